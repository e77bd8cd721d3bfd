//! The site's first page: every month there is, the latest on top.
//!
//! It is made from what each month's `report.json` says, so that an older month
//! that is built again changes nothing but its own line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::benchmarks::targets::{Distance, Verdict};
use crate::metrics::Unit;
use crate::metrics::Value;
use crate::report::Report;
use crate::units::Day;
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
    /// Of its `report.json`, what is looked at here.
    pub report: Written,
}

/// Of a month's `report.json`, what the archive shows. A site has many months, and most
/// of what they say is passed over; what an older one does not say is missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Written {
    languages: Vec<String>,
    period: Until,
    metrics: BTreeMap<String, Metric>,
    /// By id, of each month up to this one.
    months: Vec<BTreeMap<String, Json>>,
    targets: BTreeMap<String, Target>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Until {
    as_of: String,
    over: Option<bool>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Metric {
    value: Json,
    previous: Json,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Target {
    target: Json,
    difference: Json,
    verdict: Option<String>,
}

impl Past {
    /// Whether the month has pages in a language.
    pub(super) fn has(&self, language: &str) -> bool {
        self.report.languages.iter().any(|it| it == language)
    }

    /// A metric's number; null when it is undefined.
    pub fn number(&self, metric: &str) -> Json {
        self.report.metrics.get(metric).map(|it| it.value.clone()).unwrap_or_default()
    }

    /// The last day that it counts, if it says so.
    pub fn as_of(&self) -> Option<Day> {
        Some(Day::of(self.report.period.as_of.parse().ok()?))
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
        values: LISTED.iter().map(|id| value(on, past, id, |it| &it.value)).collect(),
        updated: updated(past.month),
    }
}

/// A metric's value or the one before it as its month wrote it, in words.
fn value(on: &Setting<'_>, past: &Past, id: &str, field: fn(&Metric) -> &Json) -> String {
    let metric = past.report.metrics.get(id);
    let read = metric.and_then(|it| read(field(it), on.metric(id).definition.unit));
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
    let months = &latest.report.months;
    let shown = &months[months.len() - months.len().min(SPARK_MONTHS)..];
    let over = latest.report.period.over.unwrap_or(true);
    let known = |at: usize| at + 1 < shown.len() || over;
    let path = shown.iter().enumerate();
    let number = |month: &BTreeMap<String, Json>| number(month.get(id)?);
    let values = path.map(|(at, month)| number(month).filter(|_| known(at))).collect();

    let name = on.metric_name(id);
    let count = on.words.count(shown.len() as u64);
    let described = on.say("spark", &[("metric", name.clone().into()), ("n", count.into())]);
    let frame = on.frame(&format!("spark-{id}"), &name, &described);
    let before = latest.report.metrics.get(id).filter(|it| !it.previous.is_null());
    let before = before.map(|_| {
        let number = value(on, latest, id, |it| &it.previous);
        let month = on.words.month(latest.month - 1);
        on.say("tile-before", &[("number", number.into()), ("month", month.into())])
    });
    Headline {
        value: value(on, latest, id, |it| &it.value),
        spark: sparkline(&frame, &Sparkline { values, token: 1 }),
        before,
        target: target(on, latest, id),
        name,
    }
}

/// How far the latest month is from a target, as that month wrote it; `None` when it
/// had none.
fn target(on: &Setting<'_>, latest: &Past, id: &str) -> Option<Told> {
    let written = latest.report.targets.get(id)?;
    let wanted = read(&written.target, on.metric(id).definition.unit)?;
    let is_it = |verdict: &Verdict| written.verdict.as_deref() == Some(verdict.id());
    let verdict = Verdict::ALL.into_iter().find(is_it);
    let distance = number(&written.difference).zip(verdict);
    let distance = distance.map(|(difference, verdict)| Distance { difference, verdict });
    Some(say(on, wanted, distance))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn past(report: &str) -> Past {
        Past {
            month: Month::parse("2024-02").unwrap(),
            report: serde_json::from_str(report).unwrap(),
        }
    }

    #[test]
    fn what_a_month_does_not_say_is_missing_and_what_nobody_shows_is_passed_over() {
        let bare = past("{}");
        assert!(!bare.has("en") && bare.as_of().is_none());
        assert_eq!(bare.number("orders"), Json::Null);
        let some = past(
            r#"{"languages": ["en", "fa"], "period": {"as_of": "2024-02-29", "from": 1},
                "metrics": {"orders": {"value": 3, "unit": "count"}, "aov": {"why": "none"}},
                "months": [{"orders": 2, "revenue": "5.00"}], "rfm": [[{"customers": 1}]],
                "targets": {"orders": {"target": 4, "verdict": null}}}"#,
        );
        assert!(some.has("fa") && !some.has("ru"));
        assert_eq!(some.as_of(), Some(bare.month.last()));
        assert_eq!((some.number("orders"), some.number("aov")), (3.into(), Json::Null));
        assert_eq!(some.report.months[0]["orders"], 2);
        assert_eq!(some.report.targets["orders"].verdict, None);
    }
}
