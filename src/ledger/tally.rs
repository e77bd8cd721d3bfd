//! Counting: people on all threads, and days in tables where they are dense.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::orders::Orders;
use crate::orders::Person;
use crate::units::Days;

use super::Gap;

/// Has each thread count some of the people, and gives the counts of each.
pub(super) fn on_all_threads<C: Send>(
    orders: &Orders,
    none: impl Fn() -> C + Sync,
    count: impl Fn(&mut C, Person) + Sync,
) -> Vec<C> {
    let next = AtomicUsize::new(0);
    rayon::broadcast(|_| {
        let mut counts = none();
        while let Some(lot) = orders.lots.get(next.fetch_add(1, Ordering::Relaxed)) {
            lot.people().for_each(|person| count(&mut counts, person));
        }
        counts
    })
}

/// Orders of a customer that have a table of their own; few customers have
/// more.
const DENSE: usize = 64;

/// Counts by [`Gap`].
#[derive(Default)]
pub(super) struct Gaps {
    /// By number of the order less 1, then by days.
    dense: Vec<Vec<u64>>,
    rare: BTreeMap<Gap, u64>,
    days: usize,
}

impl Gaps {
    /// None yet, of gaps shorter than `days`.
    pub(super) fn new(days: usize) -> Gaps {
        Gaps { days, ..Gaps::default() }
    }

    /// Counts `days` after the `order`-th order, from 1.
    pub(super) fn count(&mut self, order: usize, days: usize) {
        if order > DENSE {
            let days = Days(u32::try_from(days).unwrap_or(u32::MAX));
            let order = u32::try_from(order).unwrap_or(u32::MAX);
            *self.rare.entry(Gap { order, days }).or_default() += 1;
            return;
        }
        while self.dense.len() < order {
            self.dense.push(vec![0; self.days]);
        }
        self.dense[order - 1][days] += 1;
    }

    /// All counts that are not 0.
    pub(super) fn into_map(self) -> BTreeMap<Gap, u64> {
        let dense = (1..).zip(&self.dense).flat_map(|(order, counts)| {
            let days = (0..).map(Days).zip(counts);
            days.filter(|(_, count)| **count > 0)
                .map(move |(days, count)| (Gap { order, days }, *count))
        });
        let mut map: BTreeMap<Gap, u64> = dense.collect();
        map.extend(self.rare);
        map
    }
}
