//! What is under way: the plans, by how they stand.

use serde::Serialize;

use crate::plans::{Progress, State};
use crate::playbooks::Applies;

use super::advice::title;
use super::effects;
use super::locale::Arg;
use super::markdown;
use super::segments::audience;
use super::view::{Cell, Setting, Table};

/// The playbook that the example adopts where none applies that is not adopted.
const EXAMPLE: &str = "win-back";

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    brief: Brief,
    groups: Vec<Group>,
    effects: Option<effects::View>,
    /// The playbook in the example of how to adopt one.
    example: String,
    table: Table,
}

/// Plans in a sentence, with those that are not done, for other pages.
#[derive(Serialize)]
pub(super) struct Brief {
    /// `None` when there is no plan.
    sentence: Option<String>,
    unfinished: Vec<Line>,
}

/// A plan in a line.
#[derive(Serialize)]
struct Line {
    name: String,
    title: String,
    state: &'static str,
    /// By when, by whom, and how far it is.
    told: String,
}

/// Plans in one state; at least one.
#[derive(Serialize)]
struct Group {
    id: &'static str,
    title: String,
    plans: Vec<Card>,
}

/// A plan.
#[derive(Serialize)]
struct Card {
    name: String,
    title: String,
    /// The playbook, if it is still there: id and title.
    playbook: Option<(String, String)>,
    owner: String,
    due: String,
    steps: String,
    late: Option<String>,
    audience: String,
    metric: String,
    read: String,
    then_label: String,
    then: Option<String>,
    /// `None` in the month of the adoption: it would be the same number again.
    now_label: Option<String>,
    now: Option<String>,
    /// Why there is no number now.
    why: Option<String>,
    body: String,
}

/// The page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let adopted = |id: &str| on.report.plans.iter().any(|one| one.plan.playbook == id);
    let mut advice = on.report.advice.iter();
    let next = advice.find(|it| it.applies == Applies::Yes && !adopted(&it.playbook.id));
    let groups = State::ALL.map(|state| Group {
        id: state.id(),
        title: on.say(&format!("section-plans-{}", state.id()), &[]),
        plans: of(on, state).map(|one| card(on, one)).collect(),
    });
    View {
        brief: brief(on),
        groups: groups.into_iter().filter(|group| !group.plans.is_empty()).collect(),
        effects: effects::view(on),
        example: next.map_or(EXAMPLE, |advice| &advice.playbook.id).into(),
        table: table(on),
    }
}

/// The plans as other pages show them.
pub(super) fn brief(on: &Setting<'_>) -> Brief {
    let count = |state| on.words.count(on.report.plans_in(state)).into();
    let args = [
        ("open", count(State::Open)),
        ("overdue", count(State::Overdue)),
        ("done", count(State::Done)),
    ];
    let any = !on.report.plans.is_empty();
    let unfinished = of(on, State::Overdue).chain(of(on, State::Open));
    Brief {
        sentence: any.then(|| on.say("plans-sentence", &args)),
        unfinished: unfinished.map(|one| line(on, one)).collect(),
    }
}

fn of<'a>(on: &'a Setting<'_>, state: State) -> impl Iterator<Item = &'a Progress> {
    on.report.plans.iter().filter(move |one| one.state == state)
}

fn line(on: &Setting<'_>, one: &Progress) -> Line {
    let plan = &one.plan;
    let args = [
        ("due", on.words.day(plan.due).into()),
        ("owner", plan.owner.as_str().into()),
        ("done", on.words.count(plan.done() as u64).into()),
        ("n", plan.steps.len().into()),
        ("steps", on.words.count(plan.steps.len() as u64).into()),
    ];
    Line {
        name: plan.name.clone(),
        title: plan.title.clone(),
        state: one.state.id(),
        told: on.say(&format!("plan-line-{}", one.state.id()), &args),
    }
}

fn card(on: &Setting<'_>, one: &Progress) -> Card {
    let (plan, period) = (&one.plan, on.report.period);
    let count = |id: &str, count: usize, of: usize| {
        let args: [Arg<'_>; 4] = [
            ("k", count.into()),
            ("count", on.words.count(count as u64).into()),
            ("n", of.into()),
            ("all", on.words.count(of as u64).into()),
        ];
        on.say(id, &args)
    };
    let advice = on.report.advice.iter().find(|it| it.playbook.id == plan.playbook);
    let playbook = advice.map(|it| (it.playbook.id.clone(), title(on, &it.playbook).into()));
    let late = plan.late(period.as_of);
    let days = u64::from(plan.measure.after_days);
    let read = if plan.read_from() > period.as_of { "plan-read-later" } else { "plan-read-now" };
    let read_args = [
        ("day", on.words.day(plan.read_from()).into()),
        ("days", on.words.days(days as f64).into()),
    ];
    let outcome = one.now.map(|metric| metric.outcome);
    let in_month = |id: &str, month| on.say(id, &[("month", on.words.month(month).into())]);
    Card {
        name: plan.name.clone(),
        title: plan.title.clone(),
        playbook,
        owner: plan.owner.clone(),
        due: on.words.day(plan.due),
        steps: count("plan-steps-done", plan.done(), plan.steps.len()),
        late: (late > 0).then(|| count("plan-steps-late", late, plan.steps.len())),
        audience: audience(on, &plan.audience),
        metric: on.metric_name(&plan.measure.metric),
        read: on.say(read, &read_args),
        then_label: in_month("plan-then", plan.month),
        then: plan.measure.before.map(|value| on.words.value(value)),
        now_label: (plan.month != period.month).then(|| in_month("plan-now", period.month)),
        now: outcome.and_then(Result::ok).map(|reading| on.words.value(reading.value)),
        why: outcome.and_then(Result::err).map(|why| on.words.why(why)),
        body: markdown::render(&plan.body, 4),
    }
}

fn table(on: &Setting<'_>) -> Table {
    let row = |one: &Progress| {
        let plan = &one.plan;
        let now = one.now.and_then(|metric| metric.outcome.ok());
        let number = |value| on.value(value);
        let of = |steps: usize| on.count(steps as u64);
        vec![
            Cell::named(plan.title.clone(), &plan.name),
            Cell::text(plan.playbook.clone()),
            Cell::text(plan.owner.clone()),
            Cell::named(on.words.day(plan.due), &plan.due.to_string()),
            Cell::named(on.say(&format!("plan-{}", one.state.id()), &[]), one.state.id()),
            of(plan.done()),
            of(plan.steps.len()),
            Cell::named(on.metric_name(&plan.measure.metric), &plan.measure.metric),
            plan.measure.before.map_or_else(|| on.blank(), number),
            now.map_or_else(|| on.blank(), |reading| on.value(reading.value)),
        ]
    };
    on.table(
        "plans",
        &[
            ("plan", false),
            ("playbook", false),
            ("owner", false),
            ("due", false),
            ("state", false),
            ("steps_done", true),
            ("steps", true),
            ("metric", false),
            ("when_adopted", true),
            ("now", true),
        ],
        on.report.plans.iter().map(row).collect(),
    )
}
