//! The month in half a minute: what happened, whether it is good, what to do.

use serde::Serialize;

use crate::benchmarks::{Comparison, Position};
use crate::ledger::MonthTotals;
use crate::metrics::{Value, Why};
use crate::playbooks::Applies;
use crate::report::Warning;
use crate::units::Money;
use crate::units::Month;

use super::advice::{Card, card};
use super::annotations;
use super::benchmarks;
use super::changes;
use super::charts::{BarSeries, Bars, Keep, Labels, bars};
use super::locale::Arg;
use super::plan;
use super::targets;
use super::tiles::Tile;
use super::view::{Cell, Figure, Setting, Table};

/// Playbooks on the summary; the strategy page has all that are proposed.
const TOP: usize = 3;

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    headline: Vec<Tile>,
    changes: Vec<Table>,
    /// How many comparisons there are, and how many are beyond chance.
    tests: Option<String>,
    /// What matters most of what happened, which is written larger.
    chief: Option<String>,
    /// Whether the month's takings are a change, where they are told.
    change: Option<String>,
    /// What else happened.
    sentences: Vec<String>,
    revenue: Figure,
    next: Vec<Card>,
    plans: plan::Brief,
    warnings: Vec<String>,
}

/// The summary page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let applying = on.report.advice.iter().filter(|one| one.applies == Applies::Yes);
    let mut told = sentences(on).into_iter();
    View {
        headline: changes::tiles(on),
        changes: changes::tables(on),
        tests: changes::count(on),
        chief: told.next(),
        change: takings(on).map(|_| changes::takings(on)).filter(|told| !told.is_empty()),
        sentences: told.collect(),
        revenue: revenue(on),
        next: applying.take(TOP).map(|one| card(on, one)).collect(),
        plans: plan::brief(on),
        warnings: warnings(on),
    }
}

/// What the reader has to know before any number.
pub(super) fn warnings(on: &Setting<'_>) -> Vec<String> {
    on.report.warnings().iter().map(|warning| warned(on, *warning)).collect()
}

fn warned(on: &Setting<'_>, warning: Warning) -> String {
    let [before, after] = on.report.data.strays;
    let args: Vec<Arg> = match (warning, before, after) {
        (Warning::StraysBefore, Some(strays), _) | (Warning::StraysAfter, _, Some(strays)) => vec![
            ("n", strays.orders.into()),
            ("orders", on.words.count(strays.orders).into()),
            ("day", on.words.day(strays.day).into()),
            ("days", on.words.count(strays.days.into()).into()),
        ],
        (Warning::SecretGone, ..) => {
            let plans: Vec<&str> = on.report.unmeasured().collect();
            vec![("plans", plans.join(", ").into())]
        }
        (Warning::NoCustomers, ..) => {
            let instead = on.report.data.account.no_customers.iter();
            vec![("instead", instead.cloned().collect::<Vec<_>>().join(" ").into())]
        }
        _ => vec![("day", on.words.day(on.report.period.as_of).into())],
    };
    on.say(&format!("warning-{}", warning.id()), &args)
}

/// What happened, by weight: what came in, who brought it, and how many stay.
fn sentences(on: &Setting<'_>) -> Vec<String> {
    [takings(on), people(on), second_order(on), base(on), beside(on)]
        .into_iter()
        .flatten()
        .collect()
}

/// Revenue and orders of a month that is over.
fn takings(on: &Setting<'_>) -> Option<String> {
    let (month, now) = on.report.months.last().filter(|_| on.report.period.over)?;
    let args = [
        ("month", on.words.month(*month).into()),
        ("revenue", on.words.money(now.net).into()),
        ("n", now.orders.into()),
        ("orders", on.words.count(now.orders).into()),
    ];
    Some(on.say("summary-takings", &args))
}

fn people(on: &Setting<'_>) -> Option<String> {
    let share = on.metric("returning_customer_share").outcome.ok()?;
    let (part, whole) = share.parts?;
    let count = |value: Value| if let Value::Count(count) = value { count } else { 0 };
    // Of nobody no revenue is told.
    let revenue = on.metric("returning_revenue_share").outcome.ok();
    let revenue = revenue.filter(|_| count(part) > 0);
    let args = [
        ("k", count(part).into()),
        ("n", count(whole).into()),
        ("part", on.words.value(part).into()),
        ("whole", on.words.value(whole).into()),
        ("share", on.words.value(share.value).into()),
    ];
    Some(match revenue {
        Some(revenue) => {
            let revenue = on.words.value(revenue.value).into();
            let args = [args.as_slice(), &[("revenue", revenue)]].concat();
            on.say("summary-people-revenue", &args)
        }
        None => on.say("summary-people", &args),
    })
}

fn second_order(on: &Setting<'_>) -> Option<String> {
    let reading = on.metric("second_order_rate_90d").outcome.ok()?;
    let (low, high) = reading.interval?;
    Some(on.say(
        "summary-second-order",
        &[
            ("share", on.words.value(reading.value).into()),
            ("low", on.words.share(low).into()),
            ("high", on.words.share(high).into()),
        ],
    ))
}

fn base(on: &Setting<'_>) -> Option<String> {
    Some(match on.metric("customer_retention_rate").outcome {
        Err(Why::MonthNotOver(_) | Why::NobodyNamed) => return None,
        Ok(reading) => {
            let (part, whole) = reading.parts?;
            on.say(
                "summary-base",
                &[
                    ("share", on.words.value(reading.value).into()),
                    ("part", on.words.value(part).into()),
                    ("whole", on.words.value(whole).into()),
                ],
            )
        }
        Err(why) => on.say("summary-base-undefined", &[("why", on.words.why(why).into())]),
    })
}

/// One number of the summary beside a published one: of those that can be
/// compared, the one best known (by grade), and of these the first in the order of
/// the headline numbers, then of the file; `None` where none can be.
fn beside(on: &Setting<'_>) -> Option<String> {
    let place = |one: &Comparison| {
        let id = one.metric?.definition.id;
        let place = on.report.headline.iter().position(|headline| headline.id == id);
        Some(place.unwrap_or(usize::MAX))
    };
    let known = |one: &&Comparison| {
        let is_number = one.metric.is_some_and(|metric| metric.outcome.is_ok());
        matches!(&one.result, Ok(position) if !matches!(position, Position::Undefined(_)))
            && is_number
    };
    let best = (on.report.comparisons.iter().filter(known))
        .filter_map(|one| Some((one.benchmark.grade.as_str(), place(one)?, one)))
        .min_by_key(|(grade, place, _)| (*grade, *place));
    let (_, _, one) = best?;
    let (metric, position) = (one.metric?, one.result.as_ref().ok()?);
    let reading = metric.outcome.ok()?;
    let args = [
        ("metric", on.metric_name(metric.definition.id).into()),
        ("number", on.words.value(reading.value).into()),
        ("theirs", benchmarks::theirs(on, &one.benchmark).into()),
        ("source", benchmarks::source(on, &one.benchmark).into()),
    ];
    Some(on.say(&format!("summary-benchmark-{}", position.id()), &args))
}

/// A part of a month's revenue.
type Part = fn(&MonthTotals) -> Money;

/// Net revenue of returning customers in a month.
fn returning(totals: &MonthTotals) -> Money {
    totals.net - totals.unidentified_net - totals.new_net
}

/// Revenue by month: of new and of returning customers, and of nobody known.
pub(super) fn revenue(on: &Setting<'_>) -> Figure {
    let months = &on.report.months;
    let over = |at: usize| on.report.is_over(at);
    let parts: [(&'static str, u8, Part); 3] = [
        ("returning", 1, returning),
        ("new", 2, |totals| totals.new_net),
        ("unidentified", 0, |totals| totals.unidentified_net),
    ];
    let axis: Vec<Month> = months.iter().map(|(month, _)| *month).collect();
    let anybody = |part: Part| months.iter().any(|(_, totals)| part(totals) != Money::ZERO);
    let shown: Vec<_> = parts.into_iter().filter(|(_, _, part)| anybody(*part)).collect();
    let rows = months.iter().enumerate().map(|(at, (month, totals))| {
        let money = |money| if over(at) { on.money(money) } else { on.blank() };
        vec![
            Cell::named(on.words.month(*month), &month.to_string()),
            money(returning(totals)),
            money(totals.new_net),
            money(totals.unidentified_net),
            money(totals.net),
        ]
    });
    let table = on.table(
        "revenue-by-month",
        &[
            ("month", false),
            ("revenue_returning", true),
            ("revenue_new", true),
            ("revenue_unidentified", true),
            ("revenue", true),
        ],
        rows.collect(),
    );
    let series = shown.iter().map(|(_, token, part)| BarSeries {
        token: *token,
        values: (months.iter().enumerate())
            .map(|(at, (_, totals))| over(at).then(|| part(totals).units()))
            .collect(),
    });
    let chart = Bars {
        x: month_labels(on, months.iter().map(|(month, _)| *month)),
        series: series.collect(),
        spans: annotations::by_month(on, &axis),
        references: targets::line(on, "revenue"),
        ..Bars::default()
    };
    let legend: Vec<(u8, String)> =
        shown.iter().map(|(id, token, _)| (*token, format!("legend-{id}"))).collect();
    let legend: Vec<(u8, &str)> = legend.iter().map(|(token, id)| (*token, id.as_str())).collect();
    let figure = on.figure(finding(on), table, &legend, |frame| {
        bars(frame, &chart, &|units| on.words.money_round(units))
    });
    Figure { notes: annotations::told(on, &axis), ..figure }
}

fn finding(on: &Setting<'_>) -> String {
    match on.metric("returning_revenue_share").outcome {
        Ok(reading) => on.say(
            "finding-revenue",
            &[
                ("share", on.words.value(reading.value).into()),
                ("month", on.words.month(on.report.period.month).into()),
            ],
        ),
        Err(_) => on.say("finding-revenue-undefined", &[]),
    }
}

/// A label for each month of an axis.
pub(super) fn month_labels(on: &Setting<'_>, months: impl Iterator<Item = Month>) -> Labels {
    let texts = months.map(|month| on.words.month_short(month));
    Labels { texts: texts.collect(), keep: Keep::Last }
}
