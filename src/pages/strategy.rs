//! What to do: the playbooks that apply, by what is at stake.

use serde::Serialize;

use crate::metrics::Unit;
use crate::metrics::Value;
use crate::playbooks::Advice;
use crate::playbooks::Applies;
use crate::playbooks::Line;
use crate::playbooks::Playbook;
use crate::units::Money;

use super::effects;
use super::markdown;
use super::segments::audience;
use super::view::{Cell, Setting, Table};

/// Playbooks that are proposed in a month; nobody does more. The rest of those
/// that apply are listed.
const PROPOSED: usize = 5;

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    applying: Vec<Card>,
    also: Vec<Card>,
    others: Vec<Card>,
    table: Table,
    effects: Option<effects::View>,
}

/// A playbook in this shop and month.
#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    title: String,
    audience: String,
    /// Customers in the audience; `None` when too few to say.
    customers: Option<String>,
    /// Revenue at stake with them.
    stake: Option<String>,
    /// Why it applies, or why not.
    reason: String,
    measure: String,
    body: String,
    /// Whether title and body are in the language of the page.
    is_translated: bool,
}

/// The strategy page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let advice = &on.report.advice;
    let (applying, others): (Vec<_>, Vec<_>) =
        advice.iter().partition(|one| one.applies == Applies::Yes);
    let (proposed, also) = applying.split_at(applying.len().min(PROPOSED));
    View {
        applying: proposed.iter().map(|one| card(on, one)).collect(),
        also: also.iter().map(|one| card(on, one)).collect(),
        others: others.iter().map(|one| card(on, one)).collect(),
        table: table(on),
        effects: effects::view(on),
    }
}

/// A playbook as the summary and the strategy page show it.
pub(super) fn card(on: &Setting<'_>, advice: &Advice) -> Card {
    let playbook = &advice.playbook;
    let group = advice.audience;
    let shown = on.report.shows(&group);
    let days = u64::from(playbook.measure.after_days);
    let customers = on.words.count(group.customers);
    let translated = on.texts.playbook(&playbook.id);
    let body = translated.map_or(&playbook.body, |it| &it.body);
    Card {
        id: playbook.id.clone(),
        title: title(on, playbook).into(),
        audience: audience(on, &playbook.audience),
        customers: shown.then(|| {
            on.say("customers", &[("n", group.customers.into()), ("number", customers.into())])
        }),
        stake: shown.then(|| on.words.money(group.last_year)),
        reason: reason(on, advice),
        measure: on.say(
            "measure",
            &[
                ("metric", on.metric_name(&playbook.measure.metric).into()),
                ("days", on.words.days(days as f64).into()),
            ],
        ),
        body: markdown::render(body, 4),
        is_translated: translated.is_some() || on.texts.is_source(),
    }
}

fn title<'a>(on: &'a Setting<'_>, playbook: &'a Playbook) -> &'a str {
    on.texts.playbook(&playbook.id).map_or(&playbook.title, |it| &it.title)
}

/// "Second order within 90 days is 20.9 %, below the line of 30 %."
fn reason(on: &Setting<'_>, advice: &Advice) -> String {
    let trigger = &advice.playbook.trigger;
    let metric = on.metric_name(&trigger.metric);
    let why = match advice.applies {
        Applies::Undefined(why) => on.words.why(why),
        _ => String::new(),
    };
    let number = advice.metric.and_then(|metric| metric.outcome.ok());
    let number = number.map(|reading| on.words.value(reading.value)).unwrap_or_default();
    let source = match &trigger.line {
        Line::Value(_) => String::new(),
        Line::Benchmark(id) => publisher(on, id),
    };
    let args = [
        ("metric", metric.into()),
        ("number", number.into()),
        ("line", advice.line.map(|line| line_text(on, advice, line)).unwrap_or_default().into()),
        ("op", trigger.op.id().into()),
        ("why", why.into()),
        ("source", source.clone().into()),
    ];
    let published = if source.is_empty() { "" } else { "-published" };
    match advice.applies {
        Applies::Yes | Applies::No => {
            on.say(&format!("applies-{}{published}", advice.applies.id()), &args)
        }
        other => on.say(&format!("applies-{}", other.id()), &args),
    }
}

fn publisher(on: &Setting<'_>, id: &str) -> String {
    let found = on.report.comparisons.iter().find(|one| one.benchmark.id == id);
    found.map(|one| one.benchmark.source.publisher.clone()).unwrap_or_default()
}

/// The trigger's line in its metric's unit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a playbook's line is a small number"
)]
fn line_text(on: &Setting<'_>, advice: &Advice, line: f64) -> String {
    let unit = advice.metric.map_or(Unit::Ratio, |metric| metric.definition.unit);
    on.words.value(match unit {
        Unit::Share => Value::Share(line),
        Unit::Days => Value::Days(line),
        Unit::Ratio => Value::Ratio(line),
        Unit::Count => Value::Count(line.max(0.0) as u64),
        Unit::Money => Value::Money(Money((line * 10_000.0) as i64)),
    })
}

fn table(on: &Setting<'_>) -> Table {
    let row = |advice: &Advice| {
        let group = advice.audience;
        let shown = on.report.shows(&group);
        let if_shown = |cell: Cell| if shown { cell } else { on.blank() };
        vec![
            Cell::named(title(on, &advice.playbook).into(), &advice.playbook.id),
            Cell::named(audience(on, &advice.playbook.audience), &advice.playbook.audience),
            Cell::named(
                on.say(&format!("applies-short-{}", advice.applies.id()), &[]),
                advice.applies.id(),
            ),
            if_shown(on.count(group.customers)),
            if_shown(on.money(group.last_year)),
        ]
    };
    on.table(
        "playbooks",
        &[
            ("playbook", false),
            ("audience", false),
            ("applies", false),
            ("customers", true),
            ("at_stake", true),
        ],
        on.report.advice.iter().map(row).collect(),
    )
}
