//! The shop's targets beside its numbers, in words and on axes.

use serde::Serialize;

use crate::benchmarks::targets::{Distance, Target};
use crate::metrics::Unit;
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

/// Where a metric stands beside its target; `None` without one.
pub(super) fn told(on: &Setting<'_>, id: &str) -> Option<Told> {
    let target = on.report.target(id)?;
    let wanted = on.words.value(target.value);
    let Some((_, distance)) = on.report.beside(target) else {
        let text = on.say("target-open", &[("target", wanted.into())]);
        return Some(Told { class: "open", text });
    };
    let args = [
        ("target", wanted.into()),
        ("by", size(on, target, distance.difference.abs()).into()),
        ("side", side(distance).into()),
    ];
    let class = distance.verdict.id();
    Some(Told { class, text: on.say(&format!("target-{class}"), &args) })
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
            ours,
            end(|ends| ends.0),
            end(|ends| ends.1),
            on.value(target.value),
            difference,
            verdict,
        ]
    };
    let columns = [
        ("metric", false),
        ("ours", true),
        ("low", true),
        ("high", true),
        ("target", true),
        ("difference", true),
        ("verdict", false),
    ];
    let rows: Vec<_> = on.report.targets.iter().map(row).collect();
    (!rows.is_empty()).then(|| on.table("targets", &columns, rows))
}

/// How far a number is from its target, with a sign where it is below.
fn away(on: &Setting<'_>, target: &Target, distance: Distance) -> Cell {
    let by = distance.difference;
    let sign = if by < 0.0 { on.say("minus", &[]) } else { String::new() };
    let raw = match target.definition.unit {
        Unit::Money => Money::of_units(by).decimal(on.report.currency.digits()),
        _ => by.to_string(),
    };
    Cell { text: sign + &size(on, target, by.abs()), raw, class: String::new() }
}

/// A difference in the unit of its metric: of shares in points.
fn size(on: &Setting<'_>, target: &Target, by: f64) -> String {
    match target.definition.unit {
        Unit::Share => {
            let points = on.words.number(by * 100.0, 1);
            on.say("points", &[("number", points.into())])
        }
        unit => on.words.value(unit.of(by)),
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
