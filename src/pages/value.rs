//! What orders and customers are worth, and how concentrated that is.

use serde::Serialize;

use crate::metrics::Why;
use crate::report::Period;
use crate::units::Money;
use crate::units::Month;

use super::annotations;
use super::charts::{Line, Lines, Lorenz, Mark, lines, lorenz};
use super::summary::{month_labels, revenue};
use super::targets;
use super::tiles::Tile;
use super::view::{Cell, Figure, Setting};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    tiles: Vec<Tile>,
    revenue: Figure,
    aov: Figure,
    margin: Option<super::margin::View>,
    top: Vec<Tile>,
    lorenz: Option<Figure>,
    lorenz_undefined: String,
    outlook: super::outlook::View,
}

/// The value page.
pub(super) fn view(on: &Setting<'_>) -> View {
    View {
        tiles: on.tiles(&[
            "revenue",
            "revenue_12m",
            "aov",
            "aov_12m",
            "returning_revenue_share",
            "clv_observed",
        ]),
        revenue: revenue(on),
        aov: aov(on),
        margin: super::margin::view(on),
        top: on.tiles(&["top_1_share", "top_10_share", "top_20_share"]),
        lorenz: on.report.lorenz.as_ref().map(|points| concentration(on, points)),
        lorenz_undefined: match on.report.period {
            Period { over: true, .. } => on.say("finding-lorenz-undefined", &[]),
            Period { as_of, .. } => on.words.why(Why::MonthNotOver(as_of)),
        },
        outlook: super::outlook::view(on),
    }
}

/// Net revenue of an order in a month that is over.
fn aov_of(on: &Setting<'_>, at: usize) -> Option<Money> {
    let totals = on.report.months[at].1;
    let orders = i64::try_from(totals.orders).ok().filter(|orders| *orders > 0);
    let orders = orders.filter(|_| on.report.is_over(at))?;
    let half = if totals.net < Money::ZERO { -orders / 2 } else { orders / 2 };
    Some(Money((totals.net.0 + half) / orders))
}

/// Average order value by month.
fn aov(on: &Setting<'_>) -> Figure {
    let months = &on.report.months;
    let rows = (months.iter().enumerate()).map(|(at, (month, totals))| {
        vec![
            Cell::named(on.words.month(*month), &month.to_string()),
            if on.report.is_over(at) { on.money(totals.net) } else { on.blank() },
            if on.report.is_over(at) { on.count(totals.orders) } else { on.blank() },
            aov_of(on, at).map_or_else(|| on.blank(), |aov| on.money(aov)),
        ]
    });
    let table = on.table(
        "aov-by-month",
        &[("month", false), ("revenue", true), ("orders", true), ("aov", true)],
        rows.collect(),
    );
    let line = Line {
        token: 1,
        values: (0..months.len()).map(|at| aov_of(on, at).map(Money::units)).collect(),
        ..Line::default()
    };
    let axis: Vec<Month> = months.iter().map(|(month, _)| *month).collect();
    let chart = Lines {
        x: month_labels(on, axis.iter().copied()),
        series: vec![line],
        spans: annotations::by_month(on, &axis),
        references: targets::line(on, "aov"),
        ..Lines::default()
    };
    let finding = match on.metric("aov_12m").outcome {
        Ok(reading) => on.say("finding-aov", &[("aov", on.words.value(reading.value).into())]),
        Err(_) => on.say("finding-aov-undefined", &[]),
    };
    let figure = on.figure(finding, table, &[], |frame| {
        lines(frame, &chart, &|units| on.words.money_round(units))
    });
    Figure { notes: annotations::told(on, &axis), ..figure }
}

/// The Lorenz curve of the trailing twelve months.
#[expect(clippy::cast_precision_loss, reason = "there are 101 points")]
fn concentration(on: &Setting<'_>, points: &[f64]) -> Figure {
    let at = |percent: usize| points.get(percent).copied().unwrap_or(1.0);
    let rows = (0..=100)
        .step_by(5)
        .map(|percent| vec![on.share(percent as f64 / 100.0), on.share(at(percent))]);
    let table = on.table(
        "lorenz",
        &[("share_of_customers", true), ("share_of_revenue", true)],
        rows.collect(),
    );
    let top_fifth = top_fifth(points);
    let chart = Lorenz {
        x_title: on.say("axis-customers-by-revenue", &[]),
        y_title: on.say("axis-share-of-revenue", &[]),
        points: (0..).zip(points).map(|(x, y)| (f64::from(x) / 100.0, *y)).collect(),
        token: 1,
        diagonal: on.say("lorenz-equal", &[]),
        marks: vec![Mark {
            x: 0.8,
            y: at(80),
            label: on.say("lorenz-top", &[("share", on.words.share_round(top_fifth).into())]),
        }],
        stops: (0..=100).step_by(5).map(|percent| f64::from(percent) / 100.0).collect(),
    };
    on.figure(finding(on, points), table, &[], |frame| {
        lorenz(frame, &chart, &|share| on.words.share_round(share))
    })
}

/// The share of the best-paying fifth.
fn top_fifth(points: &[f64]) -> f64 {
    1.0 - points.get(80).copied().unwrap_or(1.0)
}

fn finding(on: &Setting<'_>, points: &[f64]) -> String {
    let args = [
        ("share", on.words.share(top_fifth(points)).into()),
        ("gini", on.words.number(on.report.gini.unwrap_or_default(), 2).into()),
    ];
    on.say("finding-lorenz", &args)
}

/// How much hangs on how few.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    on.report.lorenz.as_ref().map(|points| finding(on, points))
}
