//! Who the customers are: lifecycle, RFM, and where they came from.

use serde::Serialize;

use crate::report::{Origin, STEP};
use crate::segments::lifecycle::State;
use crate::segments::rfm::fifths_from;
use crate::segments::{EVERYONE, Group};
use crate::units::ratio;

use super::breakdowns::{Breakdown, breakdown, tested};
use super::cohorts::heat;
use super::groups::{few, figure, shares};
use super::locale::Arg;
use super::view::{Cell, Column, Figure, Setting, TOTAL, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    lifecycle: Figure,
    /// From state to state; `None` without a month before.
    movement: Option<Table>,
    movement_read: String,
    /// Which lines the states go by.
    rule: String,
    /// How many breakdowns were tested, and how many differ.
    tested: Option<String>,
    rfm_read: String,
    rfm: Figure,
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

/// The segments page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let report = on.report;
    let states: Vec<_> = report.states.iter().map(|(state, group)| (state.id(), group)).collect();
    let places = places(on);
    let meanings = states.iter().chain(&places).map(|(id, _)| named(on, id));
    let breakdowns: Vec<Breakdown> =
        report.firsts.iter().filter_map(|(by, slices)| breakdown(on, *by, slices)).collect();
    let month = on.words.month(report.period.month - 1);
    View {
        lifecycle: figure(on, "lifecycle", lately(on), &states),
        movement: movement(on),
        movement_read: on.say("movement-read", &[("month", month.into())]),
        rule: rule(on),
        tested: tested(on),
        rfm_read: rfm_read(on),
        rfm: figure(on, "rfm", ranked(on), &places),
        rfm_grid: grid(on),
        definitions: meanings.collect(),
        nothing_known: breakdowns.is_empty(),
        breakdowns,
    }
}

fn named(on: &Setting<'_>, id: &str) -> Named {
    Named { name: audience(on, id), meaning: meaning(on, id).unwrap_or_default() }
}

/// Who is in an audience; `None` for the one that leaves nobody out.
pub(super) fn meaning(on: &Setting<'_>, id: &str) -> Option<String> {
    let mut args = lines(on).to_vec();
    args.push(("parts", (on.report.rfm.parts() as u64).into()));
    args.push(("loyal", on.words.count(u64::from(on.report.shop.loyal_orders)).into()));
    (id != EVERYONE).then(|| on.say(&format!("meaning-{id}"), &args))
}

/// The name of an audience.
pub(super) fn audience(on: &Setting<'_>, id: &str) -> String {
    on.say(&format!("audience-{id}"), &[])
}

fn ranked(on: &Setting<'_>) -> String {
    lead(on).unwrap_or_else(|| on.say("finding-rfm-none", &[]))
}

/// How many of all customers have ordered lately.
fn lately(on: &Setting<'_>) -> String {
    let is_late = |state: State| matches!(state, State::AtRisk | State::Lapsed);
    let active = on.report.states.iter().filter(|(state, _)| !is_late(*state));
    let active: Group = active.map(|(_, group)| group).sum();
    let all: Group = on.report.states.iter().map(|(_, group)| group).sum();
    let Some(share) = ratio(active.customers, all.customers) else {
        return on.say("finding-lifecycle-none", &[]);
    };
    let half = on.words.count(u64::from(on.report.line.half().0));
    on.say("finding-lifecycle", &[("share", on.words.share(share).into()), ("half", half.into())])
}

/// Which group brought the most, and how many of all customers it has.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    let places = places(on);
    let (id, group) = (places.iter().filter(|(_, group)| on.report.shows(group)))
        .max_by_key(|(_, group)| group.net)?;
    let all = places.iter().map(|(_, group)| *group).sum();
    let (customers, revenue) = shares(group, &all)?;
    let args = [
        ("group", audience(on, id).into()),
        ("customers", on.words.share(customers).into()),
        ("revenue", on.words.share(revenue?).into()),
    ];
    Some(on.say("finding-rfm", &args))
}

/// The groups by rank.
fn places<'a>(on: &Setting<'a>) -> Vec<(&'static str, &'a Group)> {
    on.report.rfm.places.iter().map(|(place, group)| (place.id(), group)).collect()
}

/// The line of the states, half of it, and the activity window.
fn lines<'a>(on: &Setting<'_>) -> [Arg<'a>; 3] {
    let line = on.report.line;
    [("days", line.days.0), ("half", line.half().0), ("window", on.report.shop.active_days())]
        .map(|(name, days)| (name, on.words.count(u64::from(days)).into()))
}

/// Which line the states go by, and where it comes from.
fn rule(on: &Setting<'_>) -> String {
    let mut args = lines(on).to_vec();
    let origin = on.report.line.origin;
    if let Origin::LapseDay(day) = origin {
        args.push(("day", on.words.count(u64::from(day.0)).into()));
        args.push(("step", on.words.count(u64::from(STEP)).into()));
    }
    on.say(&format!("lifecycle-rule-{}", origin.id()), &args)
}

/// How customers are ranked, and in how many parts.
fn rfm_read(on: &Setting<'_>) -> String {
    let gate = fifths_from(on.report.shop.privacy_threshold);
    let gate = on.words.count(gate).into();
    on.say(&format!("rfm-read-{}", on.report.rfm.parts()), &[("gate", gate)])
}

/// Customers by their state at the end of the month before, down, and now,
/// across.
fn movement(on: &Setting<'_>) -> Option<Table> {
    let told = on.report.movement.as_ref()?.told(on.report.shop.privacy_threshold);
    let count = |count: Option<u64>| count.map_or_else(|| on.not_told(), |count| on.count(count));
    let column = |id: &str, label: String, numeric: bool| Column { id: id.into(), label, numeric };
    let total = || on.say("column-total", &[]);
    let mut columns = vec![column("before", on.say("column-before", &[]), false)];
    columns.extend(State::ALL.map(|state| column(state.id(), audience(on, state.id()), true)));
    columns.push(column("total", total(), true));
    let from = State::ALL.into_iter().map(Some).chain([None]);
    let mut rows: Vec<Vec<Cell>> = from
        .map(|before| {
            let name = match before {
                Some(state) => Cell::named(audience(on, state.id()), state.id()),
                None => Cell::named(on.say("no-customer-yet", &[]), "no_customer_yet"),
            };
            let cells = State::ALL.into_iter().map(|now| count(told.cell(before, now)));
            std::iter::once(name).chain(cells).chain([count(told.before(before))]).collect()
        })
        .collect();
    let now = State::ALL.into_iter().map(|now| count(told.now(now)));
    let name = Cell::named(total(), TOTAL);
    rows.push(std::iter::once(name).chain(now).chain([count(told.everyone())]).collect());
    Some(on.table_of("movement", columns, rows))
}

/// Customers by R, down, and F, across.
fn grid(on: &Setting<'_>) -> Table {
    let all: Group = on.report.rfm.grid.iter().flatten().sum();
    let head = Column { id: "r".into(), label: on.say("column-r", &[]), numeric: false };
    let score = |f: usize| Column {
        id: format!("f{f}"),
        label: on.say("column-f", &[("score", on.words.count(f as u64).into())]),
        numeric: true,
    };
    let parts = on.report.rfm.parts();
    let columns = std::iter::once(head).chain((1..=parts).map(score)).collect();
    let cell = |group: &Group| {
        if !on.report.shows(group) {
            return few(on);
        }
        let share = ratio(group.customers, all.customers).unwrap_or_default();
        // A fifth of all customers in one of 25 cells, or a third in one of 9, is
        // as strong as it gets.
        #[expect(clippy::cast_precision_loss, reason = "3 or 5")]
        on.count(group.customers).heated(heat(share * parts as f64))
    };
    let row = |r: usize| {
        let score = on.words.count(r as u64);
        let name = Cell::named(on.say("r-score", &[("score", score.into())]), &r.to_string());
        std::iter::once(name).chain(on.report.rfm.grid[r - 1].iter().map(cell)).collect()
    };
    on.table_of("rfm-grid", columns, (1..=parts).rev().map(row).collect())
}
