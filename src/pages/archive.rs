//! The site's first page: every month there is, the latest on top.
//!
//! It is made from what each month's `report.json` says, so that an older month
//! that is built again changes nothing but its own line.

use serde::Serialize;
use serde_json::Value as Json;

use crate::benchmarks::targets::{Distance, Verdict};
use crate::metrics::Unit;
use crate::metrics::Value;
use crate::report::Report;
use crate::units::Money;
use crate::units::Month;

use super::charts::{Sparkline, sparkline};
use super::editions::Edition;
use super::targets::{Told, say};
use super::view::Setting;

/// Metrics that the archive lists for each month.
const LISTED: [&str; 4] = ["revenue", "orders", "new_customers", "repeat_purchase_rate"];

/// Metrics at the head, which have a path over the months.
const HEADLINE: [&str; 4] = ["revenue", "orders", "new_customers", "returning_customers"];

/// Months that a sparkline shows.
const SPARK_MONTHS: usize = 13;

/// A month that the site already has: what its `report.json` says.
#[derive(Clone, Debug)]
pub struct Past {
    /// The month.
    pub month: Month,
    /// Its `report.json`.
    pub report: Json,
}

impl Past {
    /// Whether the month has pages in a language.
    pub(super) fn has(&self, language: &str) -> bool {
        let all = self.report["languages"].as_array().into_iter().flatten();
        all.into_iter().any(|it| it == language)
    }
}

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    latest: String,
    latest_name: String,
    headline: Vec<Headline>,
    columns: Vec<String>,
    months: Vec<Listed>,
    updated: String,
    /// What tells this shop's feed from another's.
    feed_id: String,
}

#[derive(Serialize)]
struct Headline {
    name: String,
    value: String,
    before: Option<String>,
    /// How far it is from what the shop wanted in that month.
    target: Option<Told>,
    spark: String,
}

#[derive(Serialize)]
struct Listed {
    id: String,
    /// The way to its folder.
    folder: String,
    name: String,
    values: Vec<String>,
    updated: String,
}

/// Every month of the site with this report's among them, ascending; `json` is
/// this report's `report.json`.
pub(super) fn all(report: &Report, past: &[Past], json: &str) -> Vec<Past> {
    let month = report.period.month;
    let written = serde_json::from_str(json).expect("a report is written as JSON");
    let others = past.iter().filter(|past| past.month != month).cloned();
    let mut all: Vec<Past> = others.chain([Past { month, report: written }]).collect();
    all.sort_by_key(|past| past.month);
    all
}

/// The archive of these months, of which there is at least one.
pub(super) fn view(on: &Setting<'_>, all: &[Past], edition: Edition) -> View {
    let latest = &all[all.len() - 1];
    View {
        latest: edition.month(latest),
        latest_name: on.words.month(latest.month),
        updated: updated(latest.month),
        headline: HEADLINE.iter().map(|id| headline(on, latest, id)).collect(),
        columns: LISTED.iter().map(|id| on.metric_name(id)).collect(),
        months: all.iter().rev().map(|past| listed(on, past, edition)).collect(),
        feed_id: slug(&on.report.shop.name),
    }
}

/// A name in letters that every address can have; `shop` when none is left.
fn slug(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = name.chars().map(plain).collect();
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "shop".into() } else { parts.join("-") }
}

/// Midnight after the last day that a month's report counts: the feed's date,
/// which depends on the report and not on the clock.
fn updated(month: Month) -> String {
    format!("{}T00:00:00Z", month.last() + 1)
}

fn listed(on: &Setting<'_>, past: &Past, edition: Edition) -> Listed {
    Listed {
        id: past.month.to_string(),
        folder: edition.month(past),
        name: on.words.month(past.month),
        values: LISTED.iter().map(|id| value(on, past, id, "value")).collect(),
        updated: updated(past.month),
    }
}

/// A metric's `value` or `previous` as its month wrote it, in words.
fn value(on: &Setting<'_>, past: &Past, id: &str, field: &str) -> String {
    let read = read(&past.report["metrics"][id][field], on.metric(id).definition.unit);
    read.map_or_else(|| on.say("none", &[]), |value| on.words.value(value))
}

#[expect(clippy::cast_possible_truncation, reason = "amounts that a report wrote fit")]
fn read(json: &Json, unit: Unit) -> Option<Value> {
    Some(match unit {
        Unit::Count => Value::Count(json.as_u64()?),
        Unit::Money => Value::Money(Money(libm::round(number(json)? * 10_000.0) as i64)),
        Unit::Share => Value::Share(json.as_f64()?),
        Unit::Days => Value::Days(json.as_f64()?),
        Unit::Ratio => Value::Ratio(json.as_f64()?),
    })
}

/// A number, or an amount, which is a string.
fn number(json: &Json) -> Option<f64> {
    json.as_f64().or_else(|| json.as_str()?.parse().ok())
}

/// A headline number of the latest month, with its path.
fn headline(on: &Setting<'_>, latest: &Past, id: &str) -> Headline {
    let months = latest.report["months"].as_array().map_or(&[][..], Vec::as_slice);
    let shown = &months[months.len() - months.len().min(SPARK_MONTHS)..];
    let over = latest.report["period"]["over"].as_bool().unwrap_or(true);
    let known = |at: usize| at + 1 < shown.len() || over;
    let path = shown.iter().enumerate();
    let values = path.map(|(at, month)| number(&month[id]).filter(|_| known(at))).collect();

    let name = on.metric_name(id);
    let count = on.words.count(shown.len() as u64);
    let described = on.say("spark", &[("metric", name.clone().into()), ("n", count.into())]);
    let frame = on.frame(&format!("spark-{id}"), &name, &described);
    let before = &latest.report["metrics"][id]["previous"];
    let before = (!before.is_null()).then(|| {
        let number = value(on, latest, id, "previous");
        let month = on.words.month(latest.month - 1);
        on.say("tile-before", &[("number", number.into()), ("month", month.into())])
    });
    Headline {
        value: value(on, latest, id, "value"),
        spark: sparkline(&frame, &Sparkline { values, token: 1 }),
        before,
        target: target(on, latest, id),
        name,
    }
}

/// How far the latest month is from a target, as that month wrote it; `None` when it
/// had none.
fn target(on: &Setting<'_>, latest: &Past, id: &str) -> Option<Told> {
    let written = &latest.report["targets"][id];
    let wanted = read(&written["target"], on.metric(id).definition.unit)?;
    let verdict = Verdict::ALL.into_iter().find(|verdict| written["verdict"] == verdict.id());
    let distance = number(&written["difference"]).zip(verdict);
    let distance = distance.map(|(difference, verdict)| Distance { difference, verdict });
    Some(say(on, wanted, distance))
}
