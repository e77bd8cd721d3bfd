//! What is left of revenue after the cost of goods.

use serde::Serialize;

use crate::metrics::Why;
use crate::metrics::margin::MonthMargin;
use crate::report::Margins;
use crate::units::Money;
use crate::units::Month;

use super::annotations;
use super::charts::{BarSeries, Bars, bars};
use super::summary::month_labels;
use super::targets;
use super::tiles::Tile;
use super::view::{Cell, Figure, Setting};

/// The part of the value page.
#[derive(Serialize)]
pub(super) struct View {
    covered: String,
    tiles: Vec<Tile>,
    by_month: Figure,
}

/// Margins; `None` when no file says what goods cost.
pub(super) fn view(on: &Setting<'_>) -> Option<View> {
    let margins = on.report.margins.as_ref()?;
    let (orders, covered) = margins.covered_12m();
    let args = [
        ("n", orders.into()),
        ("orders", on.words.count(orders).into()),
        ("covered", on.words.count(covered).into()),
    ];
    Some(View {
        covered: on.say("margin-covered", &args),
        tiles: on.tiles(&["margin", "margin_12m", "margin_share_12m"]),
        by_month: by_month(on, margins),
    })
}

/// The margin of each month.
fn by_month(on: &Setting<'_>, margins: &Margins) -> Figure {
    let rows = margins.months.iter().map(|month| {
        let over = !matches!(month.margin, Err(Why::MonthNotOver(_)));
        let count = |count| if over { on.count(count) } else { on.blank() };
        let money = |money| if over { on.money(money) } else { on.blank() };
        vec![
            Cell::named(on.words.month(month.month), &month.month.to_string()),
            count(month.orders),
            count(month.costed.orders),
            money(month.costed.net),
            money(month.costed.cost),
            month.margin.map_or_else(|_| on.blank(), |margin| on.money(margin)),
            share(month).map_or_else(|| on.blank(), |share| on.share(share)),
        ]
    });
    let table = on.table(
        "margin-by-month",
        &[
            ("month", false),
            ("orders", true),
            ("orders_with_cost", true),
            ("revenue_with_cost", true),
            ("cost", true),
            ("margin", true),
            ("margin_share", true),
        ],
        rows.collect(),
    );
    let values = margins.months.iter().map(|month| month.margin.ok().map(Money::units));
    let axis: Vec<Month> = margins.months.iter().map(|month| month.month).collect();
    let chart = Bars {
        x: month_labels(on, axis.iter().copied()),
        spans: annotations::by_month(on, &axis),
        references: targets::line(on, "margin"),
        series: vec![BarSeries { token: 1, values: values.collect() }],
        ..Bars::default()
    };
    let finding = match on.metric("margin_share_12m").outcome {
        Ok(reading) => on.say("finding-margin", &[("share", on.words.value(reading.value).into())]),
        Err(_) => on.say("finding-margin-undefined", &[]),
    };
    let figure = on.figure(finding, table, &[], |frame| {
        bars(frame, &chart, &|units| on.words.money_round(units))
    });
    Figure { notes: annotations::told(on, &axis), ..figure }
}

/// The margin as a share of the revenue that it is of; `None` without revenue,
/// and of a loss.
fn share(month: &MonthMargin) -> Option<f64> {
    let (margin, net) = (month.margin.ok()?, month.costed.net);
    let is_share = net > Money::ZERO && margin >= Money::ZERO && margin <= net;
    is_share.then(|| margin.units() / net.units())
}
