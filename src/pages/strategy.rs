//! What to do: the playbooks that apply, by what they might be worth.

use serde::Serialize;

use crate::plans::State;
use crate::playbooks::check::Held;
use crate::playbooks::{Advice, Applies};

use super::advice::{Card, card, customers, hours, is_told, reason, title, within, worth};
use super::conditions::sentence;
use super::library;
use super::plan;
use super::segments::{audience, meaning};
use super::stage;
use super::view::{Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    /// What to do first, and then.
    first: Vec<String>,
    /// Why the first.
    because: Vec<String>,
    /// What is proposed; its file has every playbook.
    proposals: Table,
    applying: Vec<Card>,
    /// Whether one of them says how it is begun.
    starts: bool,
    /// What is not proposed.
    others: Vec<Lines>,
    plans: plan::Brief,
    stage: stage::View,
}

/// Playbooks that are not proposed for one reason; at least one.
#[derive(Serialize)]
struct Lines {
    id: &'static str,
    title: String,
    /// What they have in common, where the title does not say it.
    why: Option<String>,
    lines: Vec<Line>,
}

/// A playbook in a line.
#[derive(Serialize)]
struct Line {
    id: String,
    title: String,
    /// Why it applies, or why not.
    reason: String,
    /// Who is concerned, and what it might be worth if it applies; `None` when too
    /// few to say.
    stake: Option<String>,
}

/// Columns of the file in the table of proposals.
const SHOWN: [&str; 7] =
    ["playbook", "audience", "customers", "worth_low", "worth_high", "effort_hours", "lead_days"];

/// The strategy page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let advice = &on.report.advice;
    let link = |one: &Advice| one.is_proposed().then(|| format!("#{}", one.playbook.id));
    let table = library::table(on);
    let title = on.say("section-proposals", &[]);
    let proposed = advice.iter().filter(|one| one.is_proposed());
    let applying: Vec<Card> = proposed.map(|one| card(on, one)).collect();
    let next = next(on);
    View {
        first: first(on, &next),
        because: because(on, &next),
        proposals: table.narrowed(title, &SHOWN, advice.iter().map(link)),
        starts: applying.iter().any(Card::starts),
        applying,
        others: others(on),
        plans: plan::brief(on),
        stage: stage::view(on),
    }
}

/// What is proposed and not under way; all that is proposed, when all of it is.
fn next<'a>(on: &'a Setting<'_>) -> Vec<&'a Advice> {
    let under_way = |one: &&Advice| {
        let mut plans = on.report.plans.iter().filter(|it| it.state != State::Done);
        plans.any(|it| it.plan.playbook == one.playbook.id)
    };
    let all: Vec<&Advice> = on.report.advice.iter().filter(|one| one.is_proposed()).collect();
    let next: Vec<&Advice> = all.iter().copied().filter(|one| !under_way(one)).collect();
    if next.is_empty() { all } else { next }
}

/// What to do first, for whom, and what it might be worth; and what then.
fn first(on: &Setting<'_>, next: &[&Advice]) -> Vec<String> {
    let say = |(id, one): (&str, &&Advice)| {
        let mut args = vec![
            ("title", title(on, &one.playbook).into()),
            ("group", audience(on, &one.playbook.audience).into()),
            ("customers", customers(on, one).into()),
            ("hours", hours(on, &one.playbook).into()),
        ];
        match worth(on, one) {
            Some(ends) => {
                args.extend(ends);
                args.push(within(on, one));
                on.say(id, &args)
            }
            None => on.say(&format!("{id}-unvalued"), &args),
        }
    };
    ["do-first", "do-then"].into_iter().zip(next).map(say).collect()
}

/// The conditions for which the first applies, and who is concerned.
fn because(on: &Setting<'_>, next: &[&Advice]) -> Vec<String> {
    let Some(first) = next.first() else { return Vec::new() };
    let holds = first.checked.iter().filter(|it| it.held == Held::Yes);
    let who = meaning(on, &first.playbook.audience).map(|meaning| {
        let group = audience(on, &first.playbook.audience);
        on.say("group-meaning", &[("group", group.into()), ("meaning", meaning.into())])
    });
    holds.map(|it| sentence(on, it)).chain(who).collect()
}

/// The playbooks that are not proposed, a line each, by why they are not.
fn others(on: &Setting<'_>) -> Vec<Lines> {
    let applies = |one: &Advice| one.applies == Applies::Yes;
    let other_stage = |one: &Advice| one.applies == Applies::OtherStage;
    let lines = |id: &'static str, why: Option<&str>, is: &dyn Fn(&Advice) -> bool| Lines {
        id,
        title: on.say(&format!("section-{id}"), &[]),
        why: why.map(|why| on.say(why, &[])),
        lines: on.report.advice.iter().filter(|one| is(one)).map(|one| line(on, one)).collect(),
    };
    let all = [
        lines("also", Some("also-why"), &|one| applies(one) && !one.is_proposed()),
        lines("others", None, &|one| !applies(one) && !other_stage(one)),
        lines("other-stage", None, &other_stage),
    ];
    all.into_iter().filter(|group| !group.lines.is_empty()).collect()
}

fn line(on: &Setting<'_>, advice: &Advice) -> Line {
    let playbook = &advice.playbook;
    let who = || {
        let group = audience(on, &playbook.audience);
        vec![("customers", customers(on, advice).into()), ("group", group.into())]
    };
    // What it might be worth goes with conditions that hold.
    let worth = worth(on, advice).filter(|_| advice.applies == Applies::Yes);
    let stake = is_told(on, advice).then(|| match worth {
        Some(ends) => {
            on.say("line-worth", &[who(), ends.into(), vec![within(on, advice)]].concat())
        }
        None => on.say("line-customers", &who()),
    });
    Line {
        id: playbook.id.clone(),
        title: title(on, playbook).into(),
        reason: reason(on, advice),
        stake,
    }
}
