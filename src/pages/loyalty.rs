//! What a loyalty programme would be made of, and what it would have to bring.

use serde::Serialize;

use crate::config::Loyalty as Terms;
use crate::report::{Loyalty, NoTiers, Points, Tier};
use crate::units::{Money, ratio};

use super::charts::Row;
use super::groups::{chart, pair, part};
use super::view::{Cell, Figure, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    /// How the tiers were found, or why there are none.
    found: String,
    tiers: Option<Figure>,
    /// Who is within reach of the next tier, and what would come of it.
    reach: Vec<String>,
    /// What points cost, and what would pay for them.
    points: Vec<String>,
    assumptions: Option<Table>,
    outcomes: Option<Table>,
}

/// The loyalty page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let loyalty = &on.report.loyalty;
    let outcomes = loyalty.outcomes();
    View {
        found: found(on, loyalty),
        tiers: loyalty.tiers.as_ref().ok().map(|tiers| figure(on, loyalty, tiers)),
        reach: reach(on, loyalty),
        points: points(on, loyalty),
        assumptions: loyalty.points.ok().map(|points| assumptions(on, loyalty, points)),
        outcomes: (!outcomes.is_empty()).then(|| table(on, loyalty)),
    }
}

fn found(on: &Setting<'_>, loyalty: &Loyalty) -> String {
    let mut args = on.words.counted(loyalty.customers).to_vec();
    let id = match &loyalty.tiers {
        Ok(tiers) => {
            args.push(("tiers", on.words.count(tiers.len() as u64).into()));
            if loyalty.configured { "loyalty-configured" } else { "loyalty-proposed" }
        }
        Err(NoTiers::TooFew) => {
            let fewest = crate::metrics::tiers::FEWEST as u64;
            args.push(("fewest", on.words.count(fewest).into()));
            "loyalty-no-tiers-too_few"
        }
        Err(NoTiers::Alike) => "loyalty-no-tiers-alike",
    };
    on.say(id, &args)
}

fn name(on: &Setting<'_>, place: usize) -> String {
    on.say("loyalty-tier", &[("number", on.words.count(place as u64 + 1).into())])
}

/// Tiers with their share of the customers and of the revenue, the highest first.
fn figure(on: &Setting<'_>, loyalty: &Loyalty, tiers: &[Tier]) -> Figure {
    let row = |(place, tier): (usize, &Tier)| {
        let from = tier.from.map_or_else(|| on.blank(), |from| exact(on, from));
        let mut cells = vec![Cell::named(name(on, place), &(place + 1).to_string()), from];
        cells.extend(match tier.of {
            Some(of) => [
                on.count(of.customers),
                ratio(of.customers, loyalty.customers)
                    .map_or_else(|| on.blank(), |it| on.share(it)),
                on.money(of.revenue),
                part(of.revenue, loyalty.revenue).map_or_else(|| on.blank(), |it| on.share(it)),
                ratio(of.orders, of.customers)
                    .map_or_else(|| on.blank(), |it| on.value(crate::metrics::Value::Ratio(it))),
            ],
            None => [(); 5].map(|()| on.not_told()),
        });
        cells.push(match tier.near {
            Some(near) => on.count(near.customers),
            None if place + 1 == tiers.len() => on.blank(),
            None => on.not_told(),
        });
        cells
    };
    let table = on.table(
        "loyalty-tiers",
        &[
            ("tier", false),
            ("tier_from", true),
            ("customers", true),
            ("share_of_customers", true),
            ("revenue", true),
            ("share_of_revenue", true),
            ("orders_each_12m", true),
            ("within_reach", true),
        ],
        tiers.iter().enumerate().map(row).collect(),
    );
    let rows = tiers.iter().enumerate().map(|(place, tier)| {
        let label = label(on, tiers, place);
        let shares = tier.of.and_then(|of| {
            Some((ratio(of.customers, loyalty.customers)?, part(of.revenue, loyalty.revenue)))
        });
        match shares {
            Some((customers, revenue)) => pair(on, label, customers, revenue),
            None => Row { label, text: on.not_told().text, ..Row::default() },
        }
    });
    chart(on, table, finding(on, loyalty, tiers), rows.rev().collect())
}

/// A tier by where it begins.
fn label(on: &Setting<'_>, tiers: &[Tier], place: usize) -> String {
    let amount = |money: Money| [("amount", on.words.money(money).into())];
    let next = tiers.get(1).and_then(|tier| tier.from);
    match (tiers[place].from, next) {
        (Some(from), _) => on.say("loyalty-from", &amount(from)),
        (None, Some(next)) => on.say("loyalty-below", &amount(next)),
        (None, None) => name(on, 0),
    }
}

/// An amount with all its digits: where a tier begins is to be typed in elsewhere.
fn exact(on: &Setting<'_>, money: Money) -> Cell {
    Cell { text: on.words.money_exact(money), ..on.money(money) }
}

fn finding(on: &Setting<'_>, loyalty: &Loyalty, tiers: &[Tier]) -> String {
    let top = tiers.last().and_then(|tier| tier.of.filter(|of| of.customers > 0));
    let shares = top.and_then(|of| {
        let revenue = of.revenue.units() / loyalty.revenue.units();
        let is_part = (0.0..=1.0).contains(&revenue);
        Some((ratio(of.customers, loyalty.customers)?, revenue)).filter(|_| is_part)
    });
    match shares {
        Some((customers, revenue)) => {
            let share = |share| on.words.share(share).into();
            let args = [("customers", share(customers)), ("revenue", share(revenue))];
            on.say("finding-loyalty", &args)
        }
        None => on.say("finding-loyalty-undefined", &[]),
    }
}

fn reach(on: &Setting<'_>, loyalty: &Loyalty) -> Vec<String> {
    if loyalty.tiers.is_err() {
        return Vec::new();
    }
    let terms = &on.report.shop.loyalty;
    let pull = loyalty.pull(terms.reach);
    let (Some(near), Some((more, lift))) = (loyalty.near, pull) else {
        return vec![on.say("loyalty-reach-not", &[])];
    };
    let mut args = on.words.counted(near.customers).to_vec();
    args.push(("missing", on.words.money(near.missing).into()));
    let mut sentences = vec![on.say("loyalty-reach", &args)];
    let mut args = vec![
        ("reach", on.words.share_round(terms.reach).into()),
        ("more", on.words.money(more).into()),
        ("lift", on.words.share(lift).into()),
    ];
    let even = loyalty.points.ok().and_then(|points| points.break_even);
    sentences.push(match even {
        Some(even) => {
            args.push(("even", on.words.share(even).into()));
            on.say(if lift >= even { "loyalty-pull-pays" } else { "loyalty-pull-short" }, &args)
        }
        None => on.say("loyalty-pull", &args),
    });
    sentences
}

fn points(on: &Setting<'_>, loyalty: &Loyalty) -> Vec<String> {
    let points = match loyalty.points {
        Ok(points) => points,
        Err(why) => return vec![on.say(&format!("loyalty-no-points-{}", why.id()), &[])],
    };
    let share = |share: f64| on.words.share(share).into();
    let cost = on.words.money(points.cost).into();
    let mut sentences = vec![on.say("loyalty-cost", &[("cost", cost)])];
    let Some(margin) = points.margin else {
        sentences.push(on.say("loyalty-margin-unknown", &[]));
        return sentences;
    };
    sentences.push(match points.break_even {
        Some(even) => {
            let more = Money::of_units(loyalty.revenue.units() * even);
            let args = [("lift", share(even)), ("more", on.words.money(more).into())];
            on.say("loyalty-break-even", &args)
        }
        None => on.say("loyalty-never", &[("margin", share(margin.share))]),
    });
    sentences
}

/// What the cost of points rests on, and where each of it comes from.
fn assumptions(on: &Setting<'_>, loyalty: &Loyalty, points: Points) -> Table {
    let (terms, default) = (&on.report.shop.loyalty, Terms::default());
    let files = || Cell::named(on.say("assumed-from-files", &[]), "files");
    let setting = |key: &'static str, is_set: bool| {
        let id = if is_set { "assumed-from-setting" } else { "assumed-from-default" };
        Cell::named(on.say(id, &[("key", key.into())]), key)
    };
    let row = |id: &str, value: Cell, from: Cell| {
        vec![Cell::named(on.say(&format!("assumed-{id}"), &[]), id), value, from]
    };
    let share = |id: &'static str, value: f64, default: f64| {
        row(id, on.share(value), setting(id, value.to_bits() != default.to_bits()))
    };
    let (margin, from) = match points.margin {
        Some(margin) if margin.measured => (on.share(margin.share), files()),
        Some(margin) => {
            (on.share(margin.share), Cell::named(on.say("assumed-from-own", &[]), "margin"))
        }
        None => (on.blank(), Cell::named(on.say("assumed-from-nowhere", &[]), "nowhere")),
    };
    let rows = vec![
        row("revenue", on.money(loyalty.revenue), files()),
        share("points_rate", terms.points_rate, default.points_rate),
        share("redemption", terms.redemption, default.redemption),
        row("margin", margin, from),
        share("reach", terms.reach, default.reach),
    ];
    let columns = [("assumption", false), ("assumed", true), ("assumed_from", false)];
    on.table("loyalty-assumptions", &columns, rows).stacked()
}

/// What comes of rises around the one that breaks even.
fn table(on: &Setting<'_>, loyalty: &Loyalty) -> Table {
    let rows = loyalty.outcomes().into_iter().map(|it| {
        let rise = Cell { text: on.words.share(it.lift), ..on.share(it.lift) };
        vec![rise, on.money(it.more), on.money(it.margin), on.money(it.cost), on.money(it.left)]
    });
    on.table(
        "loyalty-outcomes",
        &[
            ("lift", false),
            ("revenue_more", true),
            ("margin_more", true),
            ("points_cost", true),
            ("left_over", true),
        ],
        rows.collect(),
    )
}
