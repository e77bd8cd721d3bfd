//! Where customers came from: between states, and into the base and out of it.

use crate::config::Shop;
use crate::ledger::{Asked, Flow, Ledger, Paths, Standing, Trails, Trait};
use crate::orders::{Crowd, Orders};
use crate::segments::firsts::Slice;
use crate::segments::lifecycle::State;
use crate::segments::movement::Movement;
use crate::units::Month;

use super::differences::place;
use super::line::Line;

/// How customers came to where they are. Groups are the places of slices, and
/// classes those of states.
pub(super) fn paths_of(
    trails: Trails,
    (ledger, orders): (&Ledger, &Orders<Crowd>),
    (shop, line): (&Shop, Line),
    firsts: &[(Trait, Vec<Slice>)],
) -> Paths {
    let group = |by: Trait, name: Option<&str>| {
        firsts.iter().find(|(of, _)| *of == by).map_or(0, |(_, slices)| place(slices, name))
    };
    let class = |standing: &Standing| State::of(standing, line.days, shop.loyal_orders) as u8;
    let told = (orders.traits.as_slice(), orders.names.as_slice());
    trails.paths(&ledger.standings, told, &Asked { group: &group, class: &class })
}

/// Customers by the states that the classes of `paths` are the places of.
pub(super) fn movement(paths: &Paths) -> Movement {
    let state = |class: u8| State::ALL[usize::from(class)];
    let mut movement = Movement::default();
    for ((before, now), customers) in &paths.moves {
        movement.add(before.map(state), state(*now), *customers);
    }
    movement
}

/// How the base moved in a month, when those who lapse can be seen.
pub(super) fn flow(ledger: &Ledger, month: Month) -> Option<Flow> {
    let seen_from = ledger.frame.first + i32::try_from(ledger.frame.active.0).ok()?;
    let over = month < ledger.month() || ledger.frame.over;
    let known = over && seen_from <= month.first();
    known.then(|| ledger.flows.get(&month).copied().unwrap_or_default())
}
