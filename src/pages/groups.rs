//! Groups of customers: how many they are beside what they brought.

use crate::segments::Group;
use crate::units::{Money, ratio};

use super::charts::{Dot, Estimate, Intervals, Row, ceiling, intervals};
use super::segments::audience;
use super::view::{Cell, Figure, Setting, Table};

/// The colour of the share of customers, and of that of revenue.
const TOKENS: (u8, u8) = (1, 2);

/// A row for each of `groups`, with its share of all customers and of all revenue.
/// Groups below the privacy threshold, and those from which such a group could be
/// worked out, say only that.
pub(super) fn figure(
    on: &Setting<'_>,
    id: &str,
    finding: String,
    groups: &[(&'static str, &Group)],
) -> Figure {
    let all = groups.iter().map(|(_, group)| *group).sum();
    let rows = groups.iter().map(|(id, group)| row(on, id, group, &all)).collect();
    chart(on, table(on, id, groups, &all), finding, rows)
}

/// The chart of such rows, with the table `table` below it.
pub(super) fn chart(on: &Setting<'_>, table: Table, finding: String, rows: Vec<Row>) -> Figure {
    let dots = rows.iter().flat_map(|row| {
        [row.estimate.map(|it| it.value), row.beside.map(|it| it.value)].into_iter().flatten()
    });
    let end = ceiling(dots.fold(0.0, f64::max)).min(1.0);
    let chart = Intervals { range: (0.0, end), rows, ..Intervals::default() };
    let legend = [(TOKENS.0, "legend-share-customers"), (TOKENS.1, "legend-share-revenue")];
    on.figure(finding, table, &legend, |frame| {
        intervals(frame, &chart, &|share| on.words.share_round(share))
    })
}

fn row(on: &Setting<'_>, id: &str, group: &Group, all: &Group) -> Row {
    let label = audience(on, id);
    match shares(group, all).filter(|_| on.report.untold.shows(id)) {
        Some((customers, revenue)) => pair(on, label, customers, revenue),
        None => Row { label, text: untold(on, group.customers).text, ..Row::default() },
    }
}

/// A row of two shares, that of revenue where there is one.
pub(super) fn pair(on: &Setting<'_>, label: String, customers: f64, revenue: Option<f64>) -> Row {
    let share = |share| on.words.share_round(share);
    let text = match revenue {
        Some(revenue) => on.say(
            "pair-of-shares",
            &[("one", share(customers).into()), ("other", share(revenue).into())],
        ),
        None => share(customers),
    };
    Row {
        label,
        text,
        estimate: Some(Estimate { value: customers, low: customers, high: customers }),
        beside: revenue.map(|value| Dot { value, token: TOKENS.1 }),
        token: TOKENS.0,
        ..Row::default()
    }
}

/// A group's share of the customers of all groups, and of their revenue where it is a
/// part of it; `None` where there is no customer at all.
pub(super) fn shares(group: &Group, all: &Group) -> Option<(f64, Option<f64>)> {
    Some((ratio(group.customers, all.customers)?, part(group.net, all.net)))
}

/// The share that `money` is of `whole`; `None` where refunds leave no whole, or
/// it is not within it.
pub(super) fn part(money: Money, whole: Money) -> Option<f64> {
    let is_part = whole > Money::ZERO && (Money::ZERO..=whole).contains(&money);
    is_part.then(|| money.units() / whole.units())
}

fn table(on: &Setting<'_>, id: &str, groups: &[(&'static str, &Group)], all: &Group) -> Table {
    let row = |(id, group): &(&'static str, &Group)| {
        let name = Cell::named(audience(on, id), id);
        if !on.report.untold.shows(id) {
            return vec![
                name,
                untold(on, group.customers),
                on.blank(),
                on.blank(),
                on.blank(),
                on.blank(),
            ];
        }
        vec![
            name,
            on.count(group.customers),
            on.share(ratio(group.customers, all.customers).unwrap_or_default()),
            on.count(group.orders),
            on.money(group.net),
            on.money(group.last_year),
        ]
    };
    on.table(
        id,
        &[
            ("group", false),
            ("customers", true),
            ("share", true),
            ("orders", true),
            ("revenue", true),
            ("revenue_last_year", true),
        ],
        groups.iter().map(row).collect(),
    )
}

/// "fewer than 10", or the mark of a group that is not told because of another.
pub(super) fn untold(on: &Setting<'_>, customers: u64) -> Cell {
    if on.report.shows_count(customers) {
        return on.untold();
    }
    let threshold = on.words.count(on.report.shop.privacy_threshold);
    let text = on.say("fewer-than", &[("n", threshold.into())]);
    Cell { text, raw: String::new(), class: "none".into() }
}
