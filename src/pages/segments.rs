//! Who the customers are: lifecycle, RFM, and where they came from.

use serde::Serialize;

use crate::report::{Origin, STEP};
use crate::segments::lifecycle::State;
use crate::segments::rfm::fifths_from;
use crate::segments::{EVERYONE, Group};
use crate::units::ratio;

use super::breakdowns::{Breakdown, breakdown, tested};
use super::cohorts::heat;
use super::groups::{figure, shares, untold};
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
    let states = states(on);
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
    let mut args = lines(on);
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

/// How many of all customers have ordered lately; where one of those who have not is
/// not told, which group brought the most.
fn lately(on: &Setting<'_>) -> String {
    let is_late = |state: State| matches!(state, State::AtRisk | State::Lapsed);
    let of = |late: bool| on.report.states.iter().filter(move |(it, _)| is_late(*it) == late);
    let active: Group = of(false).map(|(_, group)| group).sum();
    let all: Group = on.report.states.iter().map(|(_, group)| group).sum();
    let Some(share) = ratio(active.customers, all.customers) else {
        return on.say("finding-lifecycle-none", &[]);
    };
    if !of(true).all(|(state, _)| on.report.untold.shows(state.id())) {
        return most(on, &states(on)).unwrap_or_else(|| on.say("table-lifecycle", &[]));
    }
    let mut args = lines(on);
    args.push(("share", on.words.share(share).into()));
    on.say("finding-lifecycle", &args)
}

/// Which group by rank brought the most, and how many of all customers it has.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    most(on, &places(on))
}

/// Which of these groups brought the most, and how many of all customers it has.
fn most(on: &Setting<'_>, groups: &[(&'static str, &Group)]) -> Option<String> {
    let told = groups.iter().filter(|(id, _)| on.report.untold.shows(id));
    let (id, group) = told.max_by_key(|(_, group)| group.net)?;
    let all = groups.iter().map(|(_, group)| *group).sum();
    let (customers, revenue) = shares(group, &all)?;
    let args = [
        ("group", audience(on, id).into()),
        ("customers", on.words.share(customers).into()),
        ("revenue", on.words.share(revenue?).into()),
    ];
    Some(on.say("finding-rfm", &args))
}

/// The groups by state.
fn states<'a>(on: &Setting<'a>) -> Vec<(&'static str, &'a Group)> {
    on.report.states.iter().map(|(state, group)| (state.id(), group)).collect()
}

/// The groups by rank.
fn places<'a>(on: &Setting<'a>) -> Vec<(&'static str, &'a Group)> {
    on.report.rfm.places.iter().map(|(place, group)| (place.id(), group)).collect()
}

/// The line of the states, half of it, and the activity window, each as a number to
/// choose a plural by, and written.
fn lines<'a>(on: &Setting<'_>) -> Vec<Arg<'a>> {
    let (line, window) = (on.report.line, on.report.shop.active_days());
    let days = [
        ("days", "days_n", line.days.0),
        ("half", "half_n", line.half().0),
        ("window", "window_n", window),
    ];
    let both = |(name, n, days)| {
        [(name, on.words.count(u64::from(days)).into()), (n, u64::from(days).into())]
    };
    days.into_iter().flat_map(both).collect()
}

/// Which line the states go by, and where it comes from.
fn rule(on: &Setting<'_>) -> String {
    let mut args = lines(on);
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
    let told = on.report.movement.as_ref()?;
    let count = |count: Option<u64>| count.map_or_else(|| on.untold(), |count| on.count(count));
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
    let cell = |(at, group): ((usize, usize), &Group)| {
        if !on.report.untold.shows_cell(at) {
            return untold(on, group.customers);
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
        let cells = on.report.rfm.grid[r - 1].iter().enumerate();
        let cells = cells.map(|(f, group)| cell(((r - 1, f), group)));
        std::iter::once(name).chain(cells).collect()
    };
    on.table_of("rfm-grid", columns, (1..=parts).rev().map(row).collect())
}
