//! Customers by what their first order tells, and which of them come back
//! differently.

use serde::Serialize;

use crate::ledger::Trait;
use crate::metrics::interval::wilson;
use crate::report::differences::{Difference, Speed};
use crate::segments::firsts::{Slice, SliceName};
use crate::units::ratio;

use super::changes::tests;
use super::charts::{Estimate, Intervals, Row, ceiling, intervals};
use super::targets;
use super::view::{Cell, Figure, Setting, Table};

/// Customers by one trait of their first order.
#[derive(Serialize)]
pub(super) struct Breakdown {
    id: String,
    title: String,
    /// A sentence for each group that differs beyond chance.
    differs: Vec<String>,
    figure: Figure,
}

/// A slice beside how it comes back.
struct Group<'a> {
    name: String,
    slice: &'a Slice,
    difference: &'a Difference,
    /// Share with a second order within 90 days, and its interval.
    second: Option<(f64, (f64, f64))>,
}

impl Group<'_> {
    /// What its test says; `None` without one.
    fn speed(&self) -> Option<Speed> {
        self.difference.test.map(|test| test.speed())
    }
}

/// How many groups were tested, and how many differ; `None` without any.
pub(super) fn tested(on: &Setting<'_>) -> Option<String> {
    let all = on.report.differences.iter().flat_map(|(_, all)| all).filter_map(|it| it.test);
    tests(on, "firsts-tested", all.map(|test| test.speed() != Speed::Alike))
}

/// Customers by one trait, with the share who ordered again; `None` when the
/// input does not tell it.
pub(super) fn breakdown(on: &Setting<'_>, by: Trait, slices: &[Slice]) -> Option<Breakdown> {
    let (_, differences) = on.report.differences.iter().find(|(of, _)| *of == by)?;
    if slices.is_empty() {
        return None;
    }
    let group = |(slice, difference)| group(on, by, slice, difference);
    let groups: Vec<Group> = slices.iter().zip(differences).map(group).collect();
    let id = format!("by-{}", by.id());
    let table = table(on, &id, &groups);
    let top =
        groups.iter().filter_map(|it| it.second).map(|(_, (_, high))| high).fold(0.0, f64::max);
    let markers = targets::line(on, "second_order_rate_90d");
    let top = markers.iter().map(|line| line.at).fold(top, f64::max);
    let chart = Intervals {
        x_title: on.say("axis-ordered-again", &[]),
        range: (0.0, ceiling(top).min(1.0)),
        rows: groups.iter().map(|group| row(on, group)).collect(),
        markers,
    };
    let legend = legend(&groups);
    let figure = on.figure(finding(on, by, &groups), table, &legend, |frame| {
        intervals(frame, &chart, &|share| on.words.share_round(share))
    });
    Some(Breakdown {
        title: on.say(&format!("trait-{}", by.id()), &[]),
        differs: groups.iter().filter_map(|group| differs(on, group)).collect(),
        id,
        figure,
    })
}

/// What the colours of groups mean; nothing when all have one.
fn legend(groups: &[Group]) -> Vec<(u8, &'static str)> {
    let all = [
        (Some(Speed::Sooner), "legend-sooner"),
        (Some(Speed::Later), "legend-later"),
        (Some(Speed::Alike), "legend-alike"),
        (None, "untested"),
    ];
    let is_there = |speed| groups.iter().any(|group| group.speed() == speed);
    let keys: Vec<_> = all
        .into_iter()
        .filter(|(speed, _)| is_there(*speed))
        .map(|(speed, id)| (token(speed), id))
        .collect();
    if keys.len() > 1 { keys } else { Vec::new() }
}

/// The colour of a group by what its test says.
fn token(speed: Option<Speed>) -> u8 {
    match speed {
        Some(Speed::Sooner) => 3,
        Some(Speed::Later) => 2,
        Some(Speed::Alike) => 1,
        None => 0,
    }
}

fn group<'a>(
    on: &Setting<'_>,
    by: Trait,
    slice: &'a Slice,
    difference: &'a Difference,
) -> Group<'a> {
    let name = match &slice.name {
        // These two names are the program's own.
        SliceName::Named(name) if by == Trait::Account => on.say(&format!("account-{name}"), &[]),
        SliceName::Named(name) => name.clone(),
        SliceName::Without => on.say("slice-without", &[]),
        SliceName::Other => on.say("slice-other", &[]),
    };
    let second = difference.second.ok().map(|reading| {
        let share = reading.value.number();
        (share, reading.interval.unwrap_or((share, share)))
    });
    Group { name, slice, difference, second }
}

fn table(on: &Setting<'_>, id: &str, groups: &[Group]) -> Table {
    let rows = groups.iter().map(|group| {
        let first = group.slice.first;
        let (low, high) = wilson(first.repeaters, first.customers);
        let second = |of: fn((f64, (f64, f64))) -> f64| match group.second {
            Some(second) => on.share(of(second)),
            None => on.blank(),
        };
        let (p, speed) = match (group.difference.test, group.speed()) {
            (Some(test), Some(speed)) => (
                Cell {
                    text: on.words.probability(test.adjusted),
                    raw: test.adjusted.to_string(),
                    ..Cell::default()
                },
                Cell::named(on.say(&format!("speed-{}", speed.id()), &[]), speed.id()),
            ),
            _ => (on.blank(), on.blank()),
        };
        vec![
            Cell::named(group.name.clone(), &raw(group.slice)),
            on.count(first.customers),
            on.count(first.repeaters),
            on.share(ratio(first.repeaters, first.customers).unwrap_or_default()),
            on.share(low),
            on.share(high),
            second(|(share, _)| share),
            second(|(_, (low, _))| low),
            second(|(_, (_, high))| high),
            p,
            speed,
            on.money(first.net),
        ]
    });
    on.table(
        id,
        &[
            ("group", false),
            ("customers", true),
            ("ordered_again", true),
            ("share", true),
            ("low", true),
            ("high", true),
            ("second_90d", true),
            ("second_90d_low", true),
            ("second_90d_high", true),
            ("p_adjusted", true),
            ("beside_the_rest", false),
            ("revenue", true),
        ],
        rows.collect(),
    )
}

fn row(on: &Setting<'_>, group: &Group) -> Row {
    let text = |share| on.words.share(share);
    Row {
        label: group.name.clone(),
        text: group.second.map_or_else(|| on.say("none", &[]), |(share, _)| text(share)),
        estimate: group.second.map(|(value, (low, high))| Estimate { value, low, high }),
        token: token(group.speed()),
        ..Row::default()
    }
}

fn raw(slice: &Slice) -> String {
    match &slice.name {
        SliceName::Named(name) => name.clone(),
        SliceName::Without => "(none)".into(),
        SliceName::Other => "(other)".into(),
    }
}

/// What is said of a group that differs from the rest beyond chance.
fn differs(on: &Setting<'_>, group: &Group) -> Option<String> {
    let speed = group.speed().filter(|speed| *speed != Speed::Alike)?;
    Some(on.say(&format!("differs-{}", speed.id()), &[("name", group.name.clone().into())]))
}

/// What is said of a breakdown: the largest named group's share, since
/// differences between groups may be chance; its title when none is named, or
/// none has been followed for long enough.
fn finding(on: &Setting<'_>, by: Trait, groups: &[Group]) -> String {
    let is_named = |group: &&Group| matches!(group.slice.name, SliceName::Named(_));
    match groups.iter().find(is_named).and_then(|group| Some((group, group.second?.0))) {
        Some((group, share)) => {
            let args = [
                ("name", group.name.clone().into()),
                ("kind", raw(group.slice).into()),
                ("share", on.words.share(share).into()),
            ];
            on.say(&format!("finding-by-{}", by.id()), &args)
        }
        None => on.say(&format!("trait-{}", by.id()), &[]),
    }
}
