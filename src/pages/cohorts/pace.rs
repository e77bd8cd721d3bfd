//! Calendar months beside 30 days from each first order, and brackets of every
//! pace.

use crate::ledger::Bracket;
use crate::ledger::Pace;
use crate::metrics::retention::{Kept, Kind, Measure};

use super::super::charts::{Line, Lines, lines};
use super::super::view::{Cell, Figure, Setting, Table};
use super::kinds::{ages, axis};

/// Classic retention by age with its band, counted both ways; age 0 is everybody
/// and not drawn.
pub(super) fn figure(on: &Setting<'_>) -> Figure {
    let pooled = |pace| on.report.pooled(pace, Kind::Classic, Measure::Customers);
    let (months, rolling) = (pooled(Pace::Month), pooled(Pace::Rolling));
    let row = |age: usize| -> Vec<Cell> {
        let beside = kept(on, rolling.get(age).copied());
        [on.count(age as u64)]
            .into_iter()
            .chain(kept(on, Some(months[age])))
            .chain(beside)
            .collect()
    };
    let table = on.table(
        "retention-by-age",
        &[
            ("age", true),
            ("active", true),
            ("of", true),
            ("share", true),
            ("low", true),
            ("high", true),
            ("rolling_active", true),
            ("rolling_of", true),
            ("rolling_share", true),
            ("rolling_low", true),
            ("rolling_high", true),
        ],
        (1..months.len()).map(row).collect(),
    );
    let line = |token: u8, label: &str, ages: &[Kept]| Line {
        label: on.say(label, &[]),
        token,
        values: ages.iter().skip(1).map(|kept| kept.share()).collect(),
        band: ages.iter().skip(1).map(|kept| kept.interval()).collect(),
        ..Line::default()
    };
    let chart = Lines {
        x: ages(on, 1..months.len()),
        x_title: axis(on),
        series: vec![line(2, "paces-rolling", &rolling), line(1, "paces-month", &months)],
        ..Lines::default()
    };
    let share = |ages: &[Kept]| Some(on.words.share(ages.get(1)?.share()?));
    let finding = match (share(&months), share(&rolling)) {
        (Some(share), Some(rolling)) => on.say(
            "finding-retention-rolling",
            &[("share", share.into()), ("rolling", rolling.into())],
        ),
        (Some(share), None) => on.say("finding-retention", &[("share", share.into())]),
        _ => on.say("finding-retention-undefined", &[]),
    };
    on.figure(finding, table, &[], |frame| {
        lines(frame, &chart, &|share| on.words.share_round(share))
    })
}

/// Part, whole, share and interval in cells.
fn kept(on: &Setting<'_>, kept: Option<Kept>) -> [Cell; 5] {
    let numbers = kept.and_then(|kept| Some((kept, kept.share()?, kept.interval()?)));
    let Some((kept, share, (low, high))) = numbers else {
        return std::array::from_fn(|_| on.blank());
    };
    let count = |count: i64| on.count(u64::try_from(count).unwrap_or(0));
    [count(kept.part), count(kept.whole), on.share(share), on.share(low), on.share(high)]
}

/// Who came back within some ages, and what they ordered and brought in them.
pub(super) fn brackets(on: &Setting<'_>) -> Table {
    let rows = Pace::ALL.into_iter().flat_map(|pace| {
        let of = |measure| on.report.pooled_brackets(pace, measure);
        let (orders, revenue) = (of(Measure::Orders), of(Measure::Revenue));
        let all = of(Measure::Customers).into_iter().zip(orders).zip(revenue);
        all.map(move |((customers, orders), revenue)| (pace, customers, orders.1, revenue.1))
    });
    let share = |kept: Option<Kept>| {
        kept.and_then(Kept::share).map_or_else(|| on.blank(), |share| on.share(share))
    };
    let row = |(pace, (bracket, customers), orders, revenue): (Pace, (Bracket, _), _, _)| {
        let name = Cell::named(on.say(&format!("paces-{}", pace.id()), &[]), pace.id());
        let ages = [on.count(bracket.from as u64), on.count(bracket.to as u64)];
        let customers = kept(on, customers);
        let sums = [share(orders), share(revenue)];
        [name].into_iter().chain(ages).chain(customers).chain(sums).collect()
    };
    on.table(
        "retention-brackets",
        &[
            ("counted_in", false),
            ("from_age", true),
            ("to_age", true),
            ("ordered_again", true),
            ("of", true),
            ("share", true),
            ("low", true),
            ("high", true),
            ("orders_again", true),
            ("revenue_again", true),
        ],
        rows.map(row).collect(),
    )
}
