//! The site's first page: every month there is, the latest on top.

use serde::Serialize;

use crate::metrics::Unit;
use crate::metrics::Value;
use crate::units::Money;
use crate::units::Month;

use super::charts::{Sparkline, sparkline};
use super::view::{Setting, Tile};

/// Metrics that the archive lists for each month.
const LISTED: [&str; 4] = ["revenue", "orders", "new_customers", "repeat_purchase_rate"];

/// Months that a sparkline shows.
const SPARK_MONTHS: usize = 13;

/// A month that the site already has: what its `report.json` says.
#[derive(Clone, Debug)]
pub struct Past {
    /// The month.
    pub month: Month,
    /// Its `report.json`.
    pub report: serde_json::Value,
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
    tile: Tile,
    spark: String,
}

#[derive(Serialize)]
struct Listed {
    id: String,
    name: String,
    values: Vec<String>,
    updated: String,
}

/// The archive: this report's month and those that the site has already.
pub(super) fn view(on: &Setting<'_>, past: &[Past]) -> View {
    let mut months: Vec<Listed> = past
        .iter()
        .filter(|past| past.month != on.report.period.month)
        .map(|past| earlier(on, past))
        .chain([this(on)])
        .collect();
    months.sort_by(|one, other| other.id.cmp(&one.id));
    View {
        latest: months[0].id.clone(),
        latest_name: months[0].name.clone(),
        updated: months[0].updated.clone(),
        headline: headline(on),
        columns: LISTED.iter().map(|id| on.metric_name(id)).collect(),
        months,
        feed_id: slug(&on.report.shop.name),
    }
}

/// Every month of the site, ascending.
pub(super) fn months(on: &Setting<'_>, past: &[Past]) -> Vec<String> {
    let mut months: Vec<String> = past.iter().map(|past| past.month.to_string()).collect();
    months.push(on.report.period.month.to_string());
    months.sort();
    months.dedup();
    months
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

fn this(on: &Setting<'_>) -> Listed {
    let month = on.report.period.month;
    let value = |id: &&str| {
        let outcome = on.metric(id).outcome;
        outcome.map_or_else(|_| on.say("none", &[]), |it| on.words.value(it.value))
    };
    Listed {
        id: month.to_string(),
        name: on.words.month(month),
        values: LISTED.iter().map(value).collect(),
        updated: updated(month),
    }
}

/// A month from its `report.json`; a number that is not there is blank.
fn earlier(on: &Setting<'_>, past: &Past) -> Listed {
    let value = |id: &&str| {
        let unit = on.metric(id).definition.unit;
        let read = read(&past.report["metrics"][id]["value"], unit);
        read.map_or_else(|| on.say("none", &[]), |value| on.words.value(value))
    };
    Listed {
        id: past.month.to_string(),
        name: on.words.month(past.month),
        values: LISTED.iter().map(value).collect(),
        updated: updated(past.month),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "amounts that a report wrote fit")]
fn read(json: &serde_json::Value, unit: Unit) -> Option<Value> {
    Some(match unit {
        Unit::Count => Value::Count(json.as_u64()?),
        Unit::Money => {
            let units: f64 = json.as_str()?.parse().ok()?;
            Value::Money(Money(libm::round(units * 10_000.0) as i64))
        }
        Unit::Share => Value::Share(json.as_f64()?),
        Unit::Days => Value::Days(json.as_f64()?),
        Unit::Ratio => Value::Ratio(json.as_f64()?),
    })
}

/// The headline numbers that have a path over the months.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn headline(on: &Setting<'_>) -> Vec<Headline> {
    let months = &on.report.months;
    let shown = months.len().min(SPARK_MONTHS);
    let shown = &months[months.len() - shown..];
    let over = |at: usize| at + 1 < shown.len() || on.report.period.over;
    let path = |number: fn(&crate::ledger::MonthTotals) -> f64| -> Vec<Option<f64>> {
        let all = shown.iter().enumerate();
        all.map(|(at, (_, totals))| over(at).then(|| number(totals))).collect()
    };
    let all = [
        ("revenue", path(|totals| totals.net.units())),
        ("orders", path(|totals| totals.orders as f64)),
        ("new_customers", path(|totals| totals.new as f64)),
        ("returning_customers", path(|totals| totals.returning as f64)),
    ];
    let one = |(id, values): (&str, Vec<Option<f64>>)| {
        let tile = on.tile(id);
        let count = on.words.count(shown.len() as u64);
        let described =
            on.say("spark", &[("metric", tile.name.clone().into()), ("n", count.into())]);
        let frame = on.frame(&format!("spark-{id}"), &tile.name, &described);
        Headline { spark: sparkline(&frame, &Sparkline { values, token: 1 }), tile }
    };
    all.into_iter().map(one).collect()
}
