//! What to do: the playbooks that apply, by what they might be worth.

use serde::Serialize;

use crate::plans::State;
use crate::playbooks::condition::Held;
use crate::playbooks::stake::Worth;
use crate::playbooks::{Advice, Applies};
use crate::units::Money;

use super::advice::{Card, card, customers, hours, title, worth};
use super::conditions::sentence;
use super::plan;
use super::segments::{audience, meaning};
use super::stage;
use super::view::{Cell, Column, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    /// What to do first, and then.
    first: Vec<String>,
    /// Why the first.
    because: Vec<String>,
    /// Columns of the table of proposals.
    columns: Vec<Column>,
    proposals: Vec<Proposal>,
    applying: Vec<Card>,
    also: Vec<Card>,
    other_stage: Vec<Card>,
    others: Vec<Card>,
    plans: plan::Brief,
    stage: stage::View,
    /// The way to the numbers of every playbook.
    csv: String,
}

/// A row of the table of proposals.
#[derive(Serialize)]
struct Proposal {
    id: String,
    cells: Vec<Cell>,
}

/// Columns of the file that the table of proposals leaves out, at the end.
const ONLY_IN_FILE: usize = 2;

/// The strategy page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let advice = &on.report.advice;
    let cards = |is: &dyn Fn(&Advice) -> bool| -> Vec<Card> {
        advice.iter().filter(|one| is(one)).map(|one| card(on, one)).collect()
    };
    let applies = |one: &Advice| one.applies == Applies::Yes;
    let other = |one: &Advice| one.applies == Applies::OtherStage;
    let Table { mut columns, rows, csv, .. } = table(on);
    columns.truncate(columns.len() - ONLY_IN_FILE);
    let proposals = advice.iter().zip(rows).filter(|(one, _)| one.is_proposed());
    let proposal = |(one, row): (&Advice, super::view::Row)| Proposal {
        id: one.playbook.id.clone(),
        cells: row.cells.into_iter().take(columns.len()).collect(),
    };
    let next = next(on);
    View {
        first: first(on, &next),
        because: because(on, &next),
        proposals: proposals.map(proposal).collect(),
        columns,
        applying: cards(&Advice::is_proposed),
        also: cards(&|one| applies(one) && !one.is_proposed()),
        other_stage: cards(&other),
        others: cards(&|one| !applies(one) && !other(one)),
        plans: plan::brief(on),
        stage: stage::view(on),
        csv,
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

/// Every playbook, with what the table of proposals shows first.
fn table(on: &Setting<'_>) -> Table {
    let row = |advice: &Advice| {
        let playbook = &advice.playbook;
        let shown = on.report.shows(&advice.audience);
        let if_shown = |cell: Cell| if shown { cell } else { on.blank() };
        let worth = |end: fn(&Worth) -> f64| match &advice.stake.worth {
            Some(worth) => if_shown(reckoned(on, end(worth))),
            None => on.blank(),
        };
        let lead = u64::from(playbook.lead_days);
        let rank = advice.rank.map_or_else(|| on.blank(), |rank| on.count(rank as u64));
        vec![
            Cell::named(title(on, playbook).into(), &playbook.id),
            Cell::named(audience(on, &playbook.audience), &playbook.audience),
            if_shown(on.count(advice.audience.customers)),
            worth(|it| it.low),
            worth(|it| it.high),
            on.count(u64::from(playbook.effort_hours)),
            on.count(lead),
            rank,
            Cell::named(
                on.say(&format!("applies-short-{}", advice.applies.id()), &[]),
                advice.applies.id(),
            ),
        ]
    };
    on.table(
        "playbooks",
        &[
            ("playbook", false),
            ("audience", false),
            ("customers", true),
            ("worth_low", true),
            ("worth_high", true),
            ("effort_hours", true),
            ("lead_days", true),
            ("rank", true),
            ("applies", false),
        ],
        on.report.advice.iter().map(row).collect(),
    )
}

/// An amount in units of currency, rounded on the page alone.
fn reckoned(on: &Setting<'_>, units: f64) -> Cell {
    let cell = on.money(Money::of_units(units));
    Cell { text: on.words.money_round(units), ..cell }
}
