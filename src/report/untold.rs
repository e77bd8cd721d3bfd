//! Groups of too few customers to be told, and those from which they could be
//! worked out.
//!
//! A report tells the same customers in several ways: by state, by where they
//! moved, by rank, by place among the ranks, and by what is expected of them. Who
//! is a few in one of them must not be what is left in another.

use std::collections::BTreeSet;

use crate::config::Shop;
use crate::forecasts::kind::Kind;
use crate::forecasts::outlook::Outlook;
use crate::metrics::{Metric, Value, of_id};
use crate::segments::lifecycle::State;
use crate::segments::movement::{Movement, Told};
use crate::segments::rfm::{Place, Rfm};
use crate::segments::sums::{Count, Sums};
use crate::segments::{EVERYONE, Group};

use super::Line;

/// What is not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// Ids of audiences.
    audiences: BTreeSet<&'static str>,
    /// Cells of the grid, by rank of R and F from 0.
    cells: BTreeSet<(usize, usize)>,
    kinds: BTreeSet<Kind>,
}

/// Customers in groups, each of which is all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Groups<'a> {
    pub(super) states: &'a [(State, Group)],
    pub(super) movement: Option<&'a Movement>,
    pub(super) rfm: &'a Rfm,
    pub(super) outlook: Option<&'a Outlook>,
}

/// What is told beside the groups.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    pub(super) metrics: &'a [Metric],
    pub(super) line: Line,
    pub(super) shop: &'a Shop,
}

impl Beside<'_> {
    /// Whether the line of the states is the activity window.
    fn is_line_window(self) -> bool {
        self.line.days.0 == self.shop.active_days()
    }
}

impl Untold {
    /// Whether an audience is told.
    pub fn shows(&self, audience: &str) -> bool {
        !self.audiences.contains(audience)
    }

    /// Whether a cell of the grid is told, by its ranks from 0.
    pub fn shows_cell(&self, cell: (usize, usize)) -> bool {
        !self.cells.contains(&cell)
    }

    /// Whether a kind of customers is told.
    pub fn shows_kind(&self, kind: Kind) -> bool {
        !self.kinds.contains(&kind)
    }
}

impl Groups<'_> {
    /// What is not told of the groups, and what is told of the movement.
    pub(super) fn told(self, beside: Beside<'_>) -> (Untold, Option<Told>) {
        let mut sums = Sums::new(beside.shop.privacy_threshold);
        let everyone = told_elsewhere(&mut sums, self.everyone());
        let of_one = self.of_one(beside.metrics);
        let states = self.states(&mut sums, everyone, beside);
        let put = self.movement.map(|it| it.put(&mut sums, states, everyone));
        let (places, grid) = self.ranks(&mut sums, everyone, of_one);
        let kinds = self.kinds(&mut sums, of_one, (states, beside));
        sums.hide();
        let untold = |count: Count| !sums.is_told(count);
        let states = State::ALL.iter().zip(states).map(|(state, count)| (state.id(), count));
        let places = Place::ALL.iter().zip(places).map(|(place, count)| (place.id(), count));
        let audiences = [(EVERYONE, everyone)].into_iter().chain(states).chain(places);
        let parts = self.rfm.parts();
        let cells = (0..).zip(grid).filter(|(_, count)| untold(*count));
        let told = Untold {
            audiences: audiences.filter(|(_, count)| untold(*count)).map(|(id, _)| id).collect(),
            cells: cells.map(|(at, _)| (at / parts, at % parts)).collect(),
            kinds: kinds.into_iter().filter(|(_, count)| untold(*count)).map(|it| it.0).collect(),
        };
        (told, put.map(|put| put.told(&sums)))
    }

    fn everyone(self) -> u64 {
        self.states.iter().map(|(_, group)| group.customers).sum()
    }

    /// Customers with one order, where the share of the others tells them.
    fn of_one(self, metrics: &[Metric]) -> Option<u64> {
        let reading = of_id(metrics, "repeat_purchase_rate")?.outcome.ok()?;
        match reading.parts? {
            (Value::Count(again), Value::Count(all)) if all == self.everyone() => {
                all.checked_sub(again)
            }
            _ => None,
        }
    }

    /// States, which together are everyone. Where their line is the activity window,
    /// the lapsed are those who are not in the base, which is told.
    fn states(
        self,
        sums: &mut Sums,
        everyone: Count,
        beside: Beside<'_>,
    ) -> [Count; State::ALL.len()] {
        let states = State::ALL.map(|state| sums.count(self.states[state as usize].1.customers));
        sums.sum(&[everyone], &states);
        if beside.is_line_window() {
            sums.known(states[State::Lapsed as usize]);
        }
        states
    }

    /// Places among the ranks, and the cells of the grid: some places are as many
    /// customers as some cells. Who ordered once is in the first column, often alone.
    fn ranks(
        self,
        sums: &mut Sums,
        everyone: Count,
        of_one: Option<u64>,
    ) -> ([Count; Place::ALL.len()], Vec<Count>) {
        let (rfm, parts) = (self.rfm, self.rfm.parts());
        let places = Place::ALL.map(|place| sums.count(rfm.places[place as usize].1.customers));
        sums.sum(&[everyone], &places);
        let cells: Vec<Count> =
            rfm.grid.iter().flatten().map(|group| sums.count(group.customers)).collect();
        let of = |those: &[Place]| -> Vec<Count> {
            those.iter().map(|place| places[*place as usize]).collect()
        };
        for block in Place::WHOLE {
            let is_of_block = |at: usize| block.contains(&rfm.least(at / parts, at % parts));
            let cells: Vec<Count> =
                (0..cells.len()).filter(|at| is_of_block(*at)).map(|at| cells[at]).collect();
            sums.sum(&of(block), &cells);
        }
        let first_column: u64 = rfm.grid.iter().map(|row| row[0].customers).sum();
        if let Some(of_one) = of_one.filter(|of_one| *of_one == first_column) {
            let of_one = told_elsewhere(sums, of_one);
            sums.sum(&[of_one], &of(&[Place::Newcomers, Place::Drifting, Place::Dormant]));
        }
        (places, cells)
    }

    /// Kinds of customers of whom something is expected. With and without a repeat
    /// they are told, unless somebody ordered only more than once a day. Where the line
    /// of the states is the activity window, the idle of both are a state.
    fn kinds(
        self,
        sums: &mut Sums,
        of_one: Option<u64>,
        (states, beside): ([Count; State::ALL.len()], Beside<'_>),
    ) -> Vec<(Kind, Count)> {
        let Some(outlook) = self.outlook else { return Vec::new() };
        let kinds: Vec<(Kind, Count)> = outlook
            .kinds
            .iter()
            .map(|(kind, customers, _)| (*kind, sums.count(*customers)))
            .collect();
        let those = |is: &dyn Fn(Kind) -> bool| -> Vec<Count> {
            kinds.iter().filter(|(kind, _)| is(*kind)).map(|(_, count)| *count).collect()
        };
        let customers = |again: bool| -> u64 {
            let kinds = outlook.kinds.iter().filter(|(kind, ..)| kind.again == again);
            kinds.map(|(_, customers, _)| customers).sum()
        };
        let (once, again) = (customers(false), customers(true));
        let are_of_one = of_one == Some(once);
        if are_of_one {
            for (is_again, customers) in [(false, once), (true, again)] {
                let whole = told_elsewhere(sums, customers);
                sums.sum(&[whole], &those(&|kind| kind.again == is_again));
            }
        } else {
            let whole = told_elsewhere(sums, once + again);
            sums.sum(&[whole], &those(&|_| true));
        }
        if once + again == self.everyone() && beside.is_line_window() {
            let [new, active, loyal, won_back, at_risk, lapsed] = states;
            sums.sum(&[at_risk], &those(&|kind| kind.halves == 1));
            sums.sum(&[lapsed], &those(&|kind| kind.halves == 2));
            let lately = those(&|kind| kind.halves == 0);
            if are_of_one {
                // In the order of `Kind::ALL`.
                sums.sum(&lately[..1], &[active, loyal, won_back]);
                sums.sum(&lately[1..], &[new]);
            } else {
                sums.sum(&lately, &[new, active, loyal, won_back]);
            }
        }
        kinds
    }
}

/// A count that the report tells whatever is hidden.
fn told_elsewhere(sums: &mut Sums, customers: u64) -> Count {
    let count = sums.count(customers);
    sums.known(count);
    count
}
