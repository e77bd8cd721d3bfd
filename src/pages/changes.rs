//! Whether the numbers at the head of a report have changed, in words.

use serde::Serialize;

use crate::metrics::Unit;
use crate::metrics::Value;
use crate::metrics::change::Verdict;
use crate::report::change::{HEADLINE, Headline, Tested, Untested};
use crate::units::Money;

use super::charts::{Sparkline, sparkline};
use super::locale::Arg;
use super::tiles::Tile;
use super::view::{Cell, Column, Setting, Table};

/// What a tile says of its past.
#[derive(Debug, Serialize)]
pub(super) struct Changed {
    /// The path of a year; `None` when no more than one month of it is known.
    spark: Option<String>,
    /// What it was a year ago.
    year_ago: Option<String>,
    /// What the test against a year ago says, in a few words; `None` without one.
    short: Option<String>,
    /// What the test against a year ago says, or why there is none.
    verdict: Option<String>,
    /// Its CSS class.
    class: &'static str,
    /// What the test against the trend says.
    trend: Option<String>,
}

/// The numbers at the head of a report, with their past.
pub(super) fn tiles(on: &Setting<'_>) -> Vec<Tile> {
    let all = on.report.headline.iter();
    all.map(|one| Tile { changed: Some(changed(on, one)), ..on.tile(one.id) }).collect()
}

/// The head of this metric.
fn headline<'a>(on: &Setting<'a>, id: &str) -> Option<&'a Headline> {
    on.report.headline.iter().find(|one| one.id == id)
}

fn changed(on: &Setting<'_>, one: &Headline) -> Changed {
    let year_ago = one.year_ago().filter(|_| one.year != Err(Untested::Undefined));
    let month = on.words.month(on.report.period.month - 12);
    Changed {
        spark: spark(on, one),
        short: one.year.ok().map(|tested| say_tested(on, "tile", one, &tested, &[])),
        year_ago: year_ago.map(|value| {
            let args = [("number", on.words.value(value).into()), ("month", month.into())];
            on.say("tile-before", &args)
        }),
        verdict: match one.year {
            Ok(tested) => {
                let verdict = say_tested(on, "verdict", one, &tested, &[]);
                let named = (one.id == "aov").then(|| on.say("verdict-named", &[]));
                Some(on.joined("one-sentence-next", [Some(verdict), named].into_iter().flatten()))
            }
            Err(why) => untested(on, why),
        },
        class: one.year.map_or("untested", |tested| tested.verdict().id()),
        trend: one.trend.map(|tested| say_tested(on, "trend", one, &tested, &[])),
    }
}

/// Why there is no test; `None` when the number itself says it.
fn untested(on: &Setting<'_>, why: Untested) -> Option<String> {
    let months = match why {
        Untested::Undefined => return None,
        Untested::MonthsMissing(months) => months,
        _ => 0,
    };
    let args = [("n", months.into()), ("months", on.words.count(u64::from(months)).into())];
    Some(on.say(&format!("untested-{}", why.id()), &args))
}

/// The message `KIND-VERDICT`, with the size of the change in it.
fn say_tested(
    on: &Setting<'_>,
    kind: &str,
    one: &Headline,
    tested: &Tested,
    more: &[Arg<'_>],
) -> String {
    let change = tested.change;
    let size = |number: f64| size(on, one, number.abs());
    let (mut low, mut high) = change.interval;
    if high < 0.0 {
        (low, high) = (high, low);
    }
    let direction = if change.difference < 0.0 { "down" } else { "up" };
    let args = [
        ("by", size(change.difference).into()),
        ("low", size(low).into()),
        ("high", size(high).into()),
        ("direction", direction.into()),
        ("month", on.words.month(on.report.period.month - 12).into()),
    ];
    on.say(&format!("{kind}-{}", tested.verdict().id()), &[&args, more].concat())
}

/// A difference: of totals a share of what they were, of shares in points.
#[expect(clippy::cast_possible_truncation, reason = "amounts of orders are far below 2^63")]
fn size(on: &Setting<'_>, one: &Headline, number: f64) -> String {
    match (one.id, on.metric(one.id).definition.unit) {
        ("aov", _) => on.words.money(Money(libm::round(number * Money::SCALE as f64) as i64)),
        (_, Unit::Share) => {
            let points = on.words.number(number * 100.0, 1);
            on.say("points", &[("number", points.into())])
        }
        _ => on.words.share(number),
    }
}

/// The path of a year.
fn spark(on: &Setting<'_>, one: &Headline) -> Option<String> {
    let values: Vec<Option<f64>> =
        one.path.iter().map(|(_, value)| value.map(Value::number)).collect();
    if values.iter().flatten().count() < 2 {
        return None;
    }
    let name = on.metric_name(one.id);
    let count = on.words.count(values.len() as u64);
    let described = on.say("spark", &[("metric", name.clone().into()), ("n", count.into())]);
    let frame = on.frame(&format!("spark-{}", one.id), &name, &described);
    Some(sparkline(&frame, &Sparkline { values, token: 1 }))
}

/// What is said of the month's revenue beside that of a year ago.
pub(super) fn takings(on: &Setting<'_>) -> String {
    let Some(one) = headline(on, "revenue") else { return String::new() };
    match (one.year, one.year_ago()) {
        (Ok(tested), Some(before)) => {
            let before = [("before", on.words.value(before).into())];
            say_tested(on, "summary-change", one, &tested, &before)
        }
        (Err(why), _) => untested(on, why).unwrap_or_default(),
        _ => String::new(),
    }
}

/// How many of the headline numbers have changed beyond chance since a year ago.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    let tested = || on.report.headline.iter().filter_map(|one| one.year.ok());
    let of = |verdict| tested().filter(|one| one.verdict() == verdict).count() as u64;
    let all = tested().count() as u64;
    let (rose, fell) = (of(Verdict::Rose), of(Verdict::Fell));
    let args = [
        ("n", all.into()),
        ("all", on.words.count(all).into()),
        ("rose_n", rose.into()),
        ("rose", on.words.count(rose).into()),
        ("fell_n", fell.into()),
        ("fell", on.words.count(fell).into()),
    ];
    (all > 0).then(|| on.say("lead-changes", &args))
}

/// How many comparisons were made, and how many changes are beyond chance;
/// `None` without any.
pub(super) fn count(on: &Setting<'_>) -> Option<String> {
    let all = on.report.headline.iter().flat_map(|one| one.year.ok().into_iter().chain(one.trend));
    tests(on, "summary-tests", all.map(|it| it.verdict() != Verdict::WithinNoise))
}

/// How many tests were made, and how many found something, as the message `id` says
/// it; `None` without any.
pub(super) fn tests(
    on: &Setting<'_>,
    id: &str,
    has_found: impl Iterator<Item = bool>,
) -> Option<String> {
    let (found, nothing): (Vec<bool>, Vec<bool>) = has_found.partition(|found| *found);
    let (found, all) = (found.len() as u64, (found.len() + nothing.len()) as u64);
    let args = [
        ("n", all.into()),
        ("tests", on.words.count(all).into()),
        ("k", found.into()),
        ("found", on.words.count(found).into()),
    ];
    (all > 0).then(|| on.say(id, &args))
}

/// Every comparison with its interval, and every path.
pub(super) fn tables(on: &Setting<'_>) -> Vec<Table> {
    vec![comparisons(on), paths(on)]
}

fn comparisons(on: &Setting<'_>) -> Table {
    let rows = on.report.headline.iter().flat_map(|one| {
        let trend = one.trend.map(|tested| row(on, one, "trend", Ok(tested)));
        [Some(row(on, one, "year", one.year)), trend].into_iter().flatten()
    });
    on.table(
        "changes",
        &[
            ("metric", false),
            ("against", false),
            ("value", true),
            ("previous", true),
            ("year_ago", true),
            ("difference", true),
            ("low", true),
            ("high", true),
            ("p", true),
            ("p_adjusted", true),
            ("verdict", false),
        ],
        rows.collect(),
    )
}

fn row(
    on: &Setting<'_>,
    one: &Headline,
    against: &str,
    tested: Result<Tested, Untested>,
) -> Vec<Cell> {
    let value = |value: Option<Value>| value.map_or_else(|| on.blank(), |value| on.value(value));
    let now = |metric: Option<&crate::metrics::Metric>| {
        value(metric.and_then(|metric| metric.outcome.ok()).map(|reading| reading.value))
    };
    let number = |of: fn(&Tested) -> f64| match tested {
        Ok(tested) => {
            let number = of(&tested);
            let sign = if number < 0.0 { on.say("minus", &[]) } else { String::new() };
            let text = sign + &size(on, one, number.abs());
            Cell { text, raw: number.to_string(), class: String::new() }
        }
        Err(_) => on.blank(),
    };
    let p = |of: fn(&Tested) -> f64| match tested {
        Ok(tested) => {
            let number = of(&tested);
            Cell { text: on.words.probability(number), raw: number.to_string(), ..Cell::default() }
        }
        Err(_) => on.blank(),
    };
    let verdict = tested.map_or_else(Untested::id, |tested| tested.verdict().id());
    let said = if tested.is_ok() { format!("changed-{verdict}") } else { "untested".into() };
    vec![
        Cell::named(on.metric_name(one.id), one.id),
        Cell::named(on.say(&format!("against-{against}"), &[]), against),
        now(Some(on.metric(one.id))),
        now(on.report.metric_before(one.id)),
        value(one.year_ago()),
        number(|it| it.change.difference),
        number(|it| it.change.interval.0),
        number(|it| it.change.interval.1),
        p(|it| it.change.p),
        p(|it| it.adjusted),
        Cell::named(on.say(&said, &[]), verdict),
    ]
}

fn paths(on: &Setting<'_>) -> Table {
    let head = Column { id: "month".into(), label: on.say("column-month", &[]), numeric: false };
    let metric =
        |id: &&'static str| Column { id: (*id).into(), label: on.metric_name(id), numeric: true };
    let columns = std::iter::once(head).chain(HEADLINE.iter().map(metric)).collect();
    let months = on.report.headline.first().map_or(&[][..], |one| one.path.as_slice());
    let rows = months.iter().enumerate().map(|(at, (month, _))| {
        let value = |one: &Headline| match one.path.get(at) {
            Some((_, Some(value))) => on.value(*value),
            _ => on.blank(),
        };
        let name = Cell::named(on.words.month(*month), &month.to_string());
        std::iter::once(name).chain(on.report.headline.iter().map(value)).collect()
    });
    on.table_of("headline-by-month", columns, rows.collect())
}
