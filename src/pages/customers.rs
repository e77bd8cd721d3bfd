//! The base of customers: how it moves, and when people come back.

use serde::Serialize;

use crate::ledger::Flow;
use crate::metrics::Value;
use crate::metrics::lapse::{FEWEST, Unknown};
use crate::metrics::survival::Survival;
use crate::report::GAP_BINS;
use crate::units::Days;
use crate::units::Month;

use super::annotations;
use super::charts::{
    BarSeries, Bars, Bin, Estimate, Histogram, Intervals, Labelled, Row, Step, StepSeries, Steps,
    bars, histogram, intervals, steps,
};
use super::summary::month_labels;
use super::tiles::Tile;
use super::view::{Cell, Figure, Setting};

/// Days that the curves of time to the next order show.
const CURVE_DAYS: u32 = 365;

/// Customers that a curve needs to be drawn.
const CURVE_CUSTOMERS: u64 = 50;

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    base: Vec<Tile>,
    periods: Vec<Tile>,
    flow: Option<Figure>,
    flow_undefined: Option<String>,
    repeat: Vec<Tile>,
    returns: Figure,
    ladder: Figure,
    gaps: Figure,
    /// When a customer is late, or why that is not known.
    lapse: String,
}

/// The customers page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let flow_undefined = on.metric("won_back_customers").outcome.err();
    View {
        base: on.tiles(&[
            "customers",
            "active_end",
            "new_customers",
            "won_back_customers",
            "lapsed_customers",
        ]),
        periods: on.tiles(&[
            "customer_retention_rate",
            "customer_retention_rate_quarter",
            "customer_retention_rate_month",
            "churn_rate",
            "churn_rate_quarter",
            "churn_rate_month",
        ]),
        flow: on.report.flows.iter().any(|(_, flow)| flow.is_some()).then(|| flow(on)),
        flow_undefined: flow_undefined.map(|why| on.words.why(why)),
        repeat: on.tiles(&[
            "repeat_purchase_rate",
            "repeat_purchase_rate_ever",
            "loyal_customer_rate",
            "purchase_frequency_12m",
            "median_days_to_second_order",
            "median_order_gap_days",
        ]),
        returns: returns(on),
        ladder: ladder(on),
        gaps: gaps(on),
        lapse: lapse(on),
    }
}

fn lapse(on: &Setting<'_>) -> String {
    let days = |days: Days| on.words.days(f64::from(days.0));
    let count = |days: Days| on.words.count(u64::from(days.0));
    match on.report.lapse {
        Ok(lapse) => on.say(
            "lapse",
            &[
                ("horizon", days(lapse.horizon).into()),
                ("day", count(lapse.day).into()),
                ("low", count(lapse.interval.0).into()),
                ("high", count(lapse.interval.1).into()),
                ("share", on.words.share(lapse.returned).into()),
            ],
        ),
        Err(why) => {
            let horizon = match why {
                Unknown::HorizonTooShort(horizon) => days(horizon),
                Unknown::FewReturns => String::new(),
            };
            let args = [("horizon", horizon.into()), ("n", on.words.count(FEWEST).into())];
            on.say(&format!("lapse-{}", why.id()), &args)
        }
    }
}

/// New and won back above the line, lapsed below it.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn flow(on: &Setting<'_>) -> Figure {
    let known = on.report.flows.iter().filter_map(|(month, flow)| Some((*month, (*flow)?)));
    let flows: Vec<(Month, Flow)> = known.collect();
    let rows = flows.iter().map(|(month, flow)| {
        vec![
            Cell::named(on.words.month(*month), &month.to_string()),
            on.count(flow.new),
            on.count(flow.won_back),
            on.count(flow.lapsed),
            on.count(flow.active),
        ]
    });
    let table = on.table(
        "base-by-month",
        &[("month", false), ("new", true), ("won_back", true), ("lapsed", true), ("active", true)],
        rows.collect(),
    );
    let series = |token: u8, value: fn(&Flow) -> f64| BarSeries {
        token,
        values: flows.iter().map(|(_, flow)| Some(value(flow))).collect(),
    };
    let axis: Vec<Month> = flows.iter().map(|(month, _)| *month).collect();
    let chart = Bars {
        x: month_labels(on, axis.iter().copied()),
        spans: annotations::by_month(on, &axis),
        series: vec![
            series(1, |flow| flow.new as f64),
            series(3, |flow| flow.won_back as f64),
            series(2, |flow| -(flow.lapsed as f64)),
        ],
        ..Bars::default()
    };
    // The report's own month may not be over.
    let (month, last) = flows.last().copied().unwrap_or((on.report.period.month, Flow::default()));
    let finding = on.say(
        "finding-flow",
        &[
            ("in", (last.new + last.won_back).into()),
            ("joined", on.words.count(last.new + last.won_back).into()),
            ("out", on.words.count(last.lapsed).into()),
            ("month", on.words.month(month).into()),
        ],
    );
    let legend = [(1, "legend-new"), (3, "legend-won-back"), (2, "legend-lapsed")];
    let figure = on.figure(finding, table, &legend, |frame| {
        bars(frame, &chart, &|count| on.words.number(count, 0))
    });
    Figure { notes: annotations::told(on, &axis), ..figure }
}

/// Curves that are drawn, each with the order that it is the time after.
fn drawn<'a>(on: &Setting<'a>) -> impl Iterator<Item = (u8, &'a Survival)> {
    let all = (1_u8..).zip(&on.report.survivals);
    all.filter(|(_, curve)| curve.customers >= CURVE_CUSTOMERS)
}

/// How soon those come back who do.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    drawn(on).next().and_then(|(_, curve)| half_returned(on, curve))
}

/// Curves of time to the second, third and fourth order.
fn returns(on: &Setting<'_>) -> Figure {
    let drawn = || drawn(on);
    let days = [7, 14, 30, 60, 90, 120, 180, 270, 365];
    let rows = drawn().flat_map(|(order, curve)| {
        days.into_iter().filter_map(move |day| Some((order, curve, day, curve.at_day(day)?)))
    });
    let rows: Vec<_> = rows.collect();
    let stops = rows.iter().map(|(_, _, day, _)| f64::from(*day)).collect();
    let rows = rows.into_iter().map(|(order, curve, day, (share, (low, high)))| {
        vec![
            on.count(u64::from(order)),
            on.count(u64::from(day)),
            on.share(share),
            on.share(low),
            on.share(high),
            on.count(curve.customers),
        ]
    });
    let table = on.table(
        "time-to-next-order",
        &[
            ("after_order", true),
            ("days", true),
            ("share", true),
            ("low", true),
            ("high", true),
            ("customers", true),
        ],
        rows.collect(),
    );
    let series = drawn().map(|(order, curve)| StepSeries {
        label: on.say(&format!("returns-{order}"), &[]),
        token: order,
        steps: steps_of(curve),
    });
    let until = drawn().map(|(_, curve)| curve.longest.0.min(CURVE_DAYS)).max().unwrap_or(0);
    let ticks = [0, 30, 60, 90, 180, 270, 365].into_iter().filter(|day| *day <= until);
    let chart = Steps {
        x_ticks: ticks
            .map(|day| Labelled { at: f64::from(day), label: on.words.count(u64::from(day)) })
            .collect(),
        x_title: on.say("axis-days-since-order", &[]),
        series: series.collect(),
        until: f64::from(until),
        stops,
        ..Steps::default()
    };
    let finding = lead(on).unwrap_or_else(|| on.say("finding-returns-undefined", &[]));
    on.figure(finding, table, &[], |frame| {
        steps(frame, &chart, &|share| on.words.share_round(share))
    })
}

/// "Of the 36.8 % who order again within 365 days, half do so within 70 days",
/// for the longest of the usual stretches that somebody has been followed.
fn half_returned(on: &Setting<'_>, curve: &Survival) -> Option<String> {
    let followed = |days: u32| Some((days, curve.at_day(days)?.0));
    let (within, share) = [CURVE_DAYS, 180, 90, 30].into_iter().find_map(followed)?;
    let half = curve.steps.iter().find(|step| share > 0.0 && step.returned() >= share / 2.0)?;
    let args = [
        ("share", on.words.share(share).into()),
        ("within", on.words.days(f64::from(within)).into()),
        ("days", on.words.days(f64::from(half.day.0)).into()),
    ];
    Some(on.say("finding-returns", &args))
}

fn steps_of(curve: &Survival) -> Vec<Step> {
    let shown = curve.steps.iter().take_while(|step| step.day.0 <= CURVE_DAYS);
    let start = Step { from: 0.0, value: 0.0, band: None };
    let step = |step: &crate::metrics::survival::Step| Step {
        from: f64::from(step.day.0),
        value: step.returned(),
        band: Some(step.interval()),
    };
    std::iter::once(start).chain(shown.map(step)).collect()
}

/// The share of customers who go on to the next order.
fn ladder(on: &Setting<'_>) -> Figure {
    let steps = (1..=9).filter_map(|n: u64| {
        let metric = on.metric(&format!("next_order_rate_{n}"));
        let reading = metric.outcome.ok()?;
        let (parts, interval) = (reading.parts?, reading.interval?);
        let Value::Count(whole) = parts.1 else { return None };
        (whole >= on.report.shop.privacy_threshold).then_some((n, reading.value, parts, interval))
    });
    let steps: Vec<_> = steps.collect();
    let rows = steps.iter().map(|(n, value, (part, whole), (low, high))| {
        vec![
            on.count(*n),
            on.value(*whole),
            on.value(*part),
            on.value(*value),
            on.share(*low),
            on.share(*high),
        ]
    });
    let table = on.table(
        "order-ladder",
        &[
            ("order", true),
            ("customers", true),
            ("went_on", true),
            ("share", true),
            ("low", true),
            ("high", true),
        ],
        rows.collect(),
    );
    let row = |(n, value, _, (low, high)): &(u64, Value, _, (f64, f64))| Row {
        label: on.say(
            "ladder-step",
            &[("from", on.words.count(*n).into()), ("to", on.words.count(n + 1).into())],
        ),
        text: on.words.value(*value),
        estimate: Some(Estimate { value: value.number(), low: *low, high: *high }),
        token: 1,
        ..Row::default()
    };
    let chart = Intervals {
        range: (0.0, 1.0),
        rows: steps.iter().map(row).collect(),
        ..Intervals::default()
    };
    let finding = match steps.first() {
        Some((_, value, _, _)) => {
            on.say("finding-ladder", &[("share", on.words.value(*value).into())])
        }
        None => on.say("finding-ladder-undefined", &[]),
    };
    on.figure(finding, table, &[], |frame| {
        intervals(frame, &chart, &|share| on.words.share_round(share))
    })
}

/// Gaps between consecutive orders.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn gaps(on: &Setting<'_>) -> Figure {
    let width = u64::from(GAP_BINS.0);
    let last = GAP_BINS.1 as u64 - 1;
    let bins = || (0_u64..).zip(&on.report.gaps);
    let rows = bins().map(|(bin, count)| {
        let (from, to) = (bin * width, (bin + 1) * width - 1);
        let to = if bin == last { on.blank() } else { on.count(to) };
        vec![on.count(from), to, on.count(*count)]
    });
    let table = on.table(
        "order-gaps",
        &[("from_days", true), ("to_days", true), ("gaps", true)],
        rows.collect(),
    );
    let median = on.metric("median_order_gap_days").outcome.ok();
    // The open bin would look like a peak; the table has it.
    let closed = bins().filter(|(bin, _)| *bin < last);
    let chart = Histogram {
        x_ticks: [0, 56, 112, 168, 224, 280, 336]
            .map(|day| Labelled { at: f64::from(day), label: on.words.number(day.into(), 0) })
            .to_vec(),
        x_title: on.say("axis-days-between-orders", &[]),
        bins: closed
            .map(|(bin, count)| Bin {
                start: (bin * width) as f64,
                end: ((bin + 1) * width) as f64,
                count: *count as f64,
            })
            .collect(),
        token: 1,
        marker: median.map(|median| Labelled {
            at: median.value.number(),
            label: on.say("median", &[("days", on.words.value(median.value).into())]),
        }),
        ..Histogram::default()
    };
    let finding = match median {
        Some(median) => on.say("finding-gaps", &[("days", on.words.value(median.value).into())]),
        None => on.say("finding-gaps-undefined", &[]),
    };
    on.figure(finding, table, &[], |frame| {
        histogram(frame, &chart, &|count| on.words.number(count, 0))
    })
}
