//! Who the customers are: lifecycle, RFM, and where they came from.

use serde::Serialize;

use crate::ledger::Trait;
use crate::metrics::interval::wilson;
use crate::segments::Group;
use crate::segments::firsts::{Slice, SliceName};
use crate::units::ratio;

use super::charts::{Estimate, Intervals, Row, intervals};
use super::cohorts::heat;
use super::view::{Cell, Column, Figure, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    lifecycle: Table,
    lifecycle_finding: String,
    rfm: Table,
    rfm_grid: Table,
    definitions: Vec<Named>,
    breakdowns: Vec<Breakdown>,
    nothing_known: bool,
}

/// A group's name and what it means.
#[derive(Serialize)]
struct Named {
    name: String,
    meaning: String,
}

/// Customers by one trait of their first order.
#[derive(Serialize)]
struct Breakdown {
    id: String,
    title: String,
    figure: Figure,
}

/// The segments page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let report = on.report;
    let states: Vec<_> = report.states.iter().map(|(state, group)| (state.id(), group)).collect();
    let places: Vec<_> =
        report.rfm.places.iter().map(|(place, group)| (place.id(), group)).collect();
    let meanings = states.iter().chain(&places).map(|(id, _)| named(on, id));
    let breakdowns: Vec<Breakdown> =
        report.firsts.iter().filter_map(|(by, slices)| breakdown(on, *by, slices)).collect();
    View {
        lifecycle: groups(on, "lifecycle", &states),
        lifecycle_finding: finding(on),
        rfm: groups(on, "rfm", &places),
        rfm_grid: grid(on),
        definitions: meanings.collect(),
        nothing_known: breakdowns.is_empty(),
        breakdowns,
    }
}

fn named(on: &Setting<'_>, id: &str) -> Named {
    let half = on.words.count(u64::from(on.report.shop.active_days / 2));
    let days = on.words.count(u64::from(on.report.shop.active_days));
    let loyal = on.words.count(u64::from(on.report.shop.loyal_orders));
    let args = [("half", half.into()), ("days", days.into()), ("loyal", loyal.into())];
    Named { name: audience(on, id), meaning: on.say(&format!("meaning-{id}"), &args) }
}

/// The name of an audience.
pub(super) fn audience(on: &Setting<'_>, id: &str) -> String {
    on.say(&format!("audience-{id}"), &[])
}

fn finding(on: &Setting<'_>) -> String {
    let active: u64 = on.report.states[..4].iter().map(|(_, group)| group.customers).sum();
    let all: u64 = on.report.states.iter().map(|(_, group)| group.customers).sum();
    let share = ratio(active, all).unwrap_or_default();
    let half = on.words.count(u64::from(on.report.shop.active_days / 2));
    on.say("finding-lifecycle", &[("share", on.words.share(share).into()), ("half", half.into())])
}

/// A table of groups. Groups below the privacy threshold say only that.
fn groups(on: &Setting<'_>, id: &str, groups: &[(&'static str, &Group)]) -> Table {
    let all: u64 = groups.iter().map(|(_, group)| group.customers).sum();
    let row = |(id, group): &(&'static str, &Group)| {
        let name = Cell::named(audience(on, id), id);
        if !on.report.shows(group) {
            return vec![name, few(on), on.blank(), on.blank(), on.blank(), on.blank()];
        }
        vec![
            name,
            on.count(group.customers),
            on.share(ratio(group.customers, all).unwrap_or_default()),
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

/// "fewer than 10".
fn few(on: &Setting<'_>) -> Cell {
    let threshold = on.words.count(on.report.shop.privacy_threshold);
    let text = on.say("fewer-than", &[("n", threshold.into())]);
    Cell { text, raw: String::new(), class: "none".into() }
}

/// Customers by R, down, and F, across.
fn grid(on: &Setting<'_>) -> Table {
    let all: u64 = on.report.rfm.grid.iter().flatten().map(|group| group.customers).sum();
    let head = Column { id: "r".into(), label: on.say("column-r", &[]), numeric: false };
    let score = |f: usize| Column {
        id: format!("f{f}"),
        label: on.say("column-f", &[("score", on.words.count(f as u64).into())]),
        numeric: true,
    };
    let columns = std::iter::once(head).chain((1..=5).map(score)).collect();
    let cell = |group: &Group| {
        if !on.report.shows(group) {
            return few(on);
        }
        let share = ratio(group.customers, all).unwrap_or_default();
        // A fifth of all customers in one of 25 cells is as strong as it gets.
        on.count(group.customers).heated(heat(share * 5.0))
    };
    let row = |r: usize| {
        let score = on.words.count(r as u64);
        let name = Cell::named(on.say("r-score", &[("score", score.into())]), &r.to_string());
        std::iter::once(name).chain(on.report.rfm.grid[r - 1].iter().map(cell)).collect()
    };
    on.table_of("rfm-grid", columns, (1..=5).rev().map(row).collect())
}

/// Customers by one trait, with the share who ordered again; `None` when the
/// input does not tell it.
fn breakdown(on: &Setting<'_>, by: Trait, slices: &[Slice]) -> Option<Breakdown> {
    if slices.is_empty() {
        return None;
    }
    let rates: Vec<_> = slices.iter().map(|slice| rate(on, slice)).collect();
    let rows = slices.iter().zip(&rates).map(|(slice, (name, share, (low, high)))| {
        vec![
            Cell::named(name.clone(), &raw(slice)),
            on.count(slice.first.customers),
            on.count(slice.first.repeaters),
            on.share(*share),
            on.share(*low),
            on.share(*high),
            on.money(slice.first.net),
        ]
    });
    let id = format!("by-{}", by.id());
    let table = on.table(
        &id,
        &[
            ("group", false),
            ("customers", true),
            ("ordered_again", true),
            ("share", true),
            ("low", true),
            ("high", true),
            ("revenue", true),
        ],
        rows.collect(),
    );
    let row = |(name, share, (low, high)): &(String, f64, (f64, f64))| Row {
        label: name.clone(),
        text: on.words.share(*share),
        estimate: Some(Estimate { value: *share, low: *low, high: *high }),
        benchmark: None,
        token: 1,
    };
    let top = rates.iter().map(|(_, _, (_, high))| *high).fold(0.0, f64::max);
    let chart = Intervals {
        x_title: on.say("axis-ordered-again", &[]),
        range: (0.0, top),
        rows: rates.iter().map(row).collect(),
    };
    let finding = finding_of(on, by, slices, &rates);
    let figure = on.figure(finding, table, &[], |frame| {
        intervals(frame, &chart, &|share| on.words.share_round(share))
    });
    Some(Breakdown { title: on.say(&format!("trait-{}", by.id()), &[]), id, figure })
}

/// A slice's name, the share who ordered again, and its interval.
fn rate(on: &Setting<'_>, slice: &Slice) -> (String, f64, (f64, f64)) {
    let first = slice.first;
    let name = match &slice.name {
        SliceName::Named(name) => name.clone(),
        SliceName::Without => on.say("slice-without", &[]),
        SliceName::Other => on.say("slice-other", &[]),
    };
    let share = ratio(first.repeaters, first.customers).unwrap_or_default();
    (name, share, wilson(first.repeaters, first.customers))
}

fn raw(slice: &Slice) -> String {
    match &slice.name {
        SliceName::Named(name) => name.clone(),
        SliceName::Without => "(none)".into(),
        SliceName::Other => "(other)".into(),
    }
}

/// What is said of a breakdown: the largest named group's share, since
/// differences between groups may be chance; its title when none is named.
fn finding_of(
    on: &Setting<'_>,
    by: Trait,
    slices: &[Slice],
    rates: &[(String, f64, (f64, f64))],
) -> String {
    let mut all = slices.iter().zip(rates);
    match all.find(|(slice, _)| matches!(slice.name, SliceName::Named(_))) {
        Some((_, (name, share, _))) => {
            let args = [("name", name.clone().into()), ("share", on.words.share(*share).into())];
            on.say(&format!("finding-by-{}", by.id()), &args)
        }
        None => on.say(&format!("trait-{}", by.id()), &[]),
    }
}
