//! The shop's targets beside its numbers, in words and on axes.

use serde::Serialize;

use crate::benchmarks::targets::{Distance, Target};
use crate::metrics::{Unit, Value};
use crate::units::Money;

use super::charts::Labelled;
use super::view::{Cell, Setting, Table};

/// A target as a tile shows it.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    /// What is to be said, as a CSS class: `reached`, `missed`, `within_chance`,
    /// `beside`, or `open` without a number.
    class: &'static str,
    text: String,
}

/// How far a metric is from its target; `None` without one.
pub(super) fn told(on: &Setting<'_>, id: &str) -> Option<Told> {
    let target = on.report.target(id)?;
    Some(say(on, target.value, on.report.beside(target).map(|(_, distance)| distance)))
}

/// How far a number is from what is wanted of it; only that without a number.
pub(super) fn say(on: &Setting<'_>, wanted: Value, distance: Option<Distance>) -> Told {
    let target = on.words.value(wanted);
    let Some(distance) = distance else {
        return Told { class: "open", text: on.say("target-open", &[("target", target.into())]) };
    };
    let args = [
        ("target", target.into()),
        ("by", size(on, wanted, distance.difference.abs()).into()),
        ("side", side(distance).into()),
    ];
    let class = distance.verdict.id();
    Told { class, text: on.say(&format!("target-{class}"), &args) }
}

/// A metric's target, written; `None` without one.
pub(super) fn wanted(on: &Setting<'_>, id: &str) -> Option<String> {
    on.report.target(id).map(|target| on.words.value(target.value))
}

/// A metric's target as a line with its words on an axis of the same number; nothing
/// without one.
pub(super) fn line(on: &Setting<'_>, id: &str) -> Vec<Labelled> {
    let line = |target: &Target| Labelled {
        at: target.value.number(),
        label: on.say("target-line", &[("target", on.words.value(target.value).into())]),
    };
    on.report.target(id).map(line).into_iter().collect()
}

/// Every target beside its number; `None` when the shop has set none.
pub(super) fn table(on: &Setting<'_>) -> Option<Table> {
    let row = |target: &Target| {
        let id = target.definition.id;
        let metric = on.metric(id);
        let interval = metric.outcome.ok().and_then(|it| Some((it.value, it.interval?)));
        let end = |of: fn((f64, f64)) -> f64| {
            interval.map_or_else(|| on.blank(), |(value, ends)| on.value(value.like(of(ends))))
        };
        let (ours, difference, verdict) = match on.report.beside(target) {
            Some((reading, distance)) => {
                let verdict = distance.verdict.id();
                let said = on.say(&format!("target-is-{verdict}"), &[]);
                (on.value(reading.value), away(on, target, distance), Cell::named(said, verdict))
            }
            None => {
                let why = metric.outcome.err().map(|why| on.words.why(why)).unwrap_or_default();
                (on.blank(), on.blank(), Cell::named(why, "undefined"))
            }
        };
        vec![
            Cell::named(on.metric_name(id), id),
            on.value(target.value),
            ours,
            difference,
            verdict,
            end(|ends| ends.0),
            end(|ends| ends.1),
        ]
    };
    let columns = [
        ("metric", false),
        ("target", true),
        ("ours", true),
        ("difference", true),
        ("verdict", false),
        ("low", true),
        ("high", true),
    ];
    let rows: Vec<_> = on.report.targets.iter().map(row).collect();
    (!rows.is_empty()).then(|| on.table("targets", &columns, rows))
}

/// How far a number is from its target, with a sign where it is below.
fn away(on: &Setting<'_>, target: &Target, distance: Distance) -> Cell {
    let by = distance.difference;
    if target.definition.unit == Unit::Money {
        return on.money(Money::of_units(by));
    }
    let sign = if by < 0.0 { on.say("minus", &[]) } else { String::new() };
    let text = sign + &size(on, target.value, by.abs());
    Cell { text, raw: by.to_string(), class: String::new() }
}

/// A difference in the unit of what is wanted: of shares in points.
fn size(on: &Setting<'_>, wanted: Value, by: f64) -> String {
    match wanted {
        Value::Share(_) => {
            let points = on.words.number(by * 100.0, 1);
            on.say("points", &[("number", points.into())])
        }
        Value::Count(_) => on.words.number(by, 0),
        other => on.words.value(other.like(by)),
    }
}

/// On which side of its target a number is.
fn side(distance: Distance) -> &'static str {
    if distance.difference > 0.0 {
        "above"
    } else if distance.difference < 0.0 {
        "below"
    } else {
        "at"
    }
}
