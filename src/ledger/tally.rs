//! Counting: people on all threads, and days in tables where they are dense.

use std::collections::BTreeMap;
use std::ops::{AddAssign, Sub};
use std::sync::{Mutex, PoisonError};

use crate::orders::{Crowd, Lot};
use crate::units::Days;
use crate::units::Money;

use super::calendar::Calendar;
use super::visit::{Visit, days};
use super::{Brought, Gap, add_all};

/// Has each thread look at some of the lots, and gives the counts of each.
pub(super) fn on_all_threads<C: Send>(
    lots: &[Lot],
    none: impl Fn() -> C + Sync,
    count: impl Fn(&mut C, &Lot) + Sync,
) -> Vec<C> {
    let left = Mutex::new(lots.iter());
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    rayon::broadcast(|_| {
        let mut counts = none();
        while let Some(lot) = next() {
            count(&mut counts, lot);
        }
        counts
    })
}

/// Visits the people of a lot, one after the other.
pub(super) fn visit_all(lot: &Lot, calendar: &Calendar, mut each: impl FnMut(&Visit)) {
    let mut visit = Visit::new(calendar);
    for person in lot.people() {
        visit.go_to(person);
        each(&visit);
    }
}

/// About as many people as one thread visits, and rather more than fewer: room for
/// them that is never touched takes no memory, and tables that grow are copied.
pub(super) fn people_each(lots: &[Lot]) -> usize {
    each_of(lots.iter().map(Lot::how_many).sum())
}

/// As [`people_each`], of people who are not told apart. That each has ordered
/// three times is rather more people than there mostly are.
pub(super) fn people_each_of(crowd: &Crowd) -> usize {
    each_of(crowd.how_many_orders() / 3)
}

fn each_of(people: usize) -> usize {
    people.min(people / rayon::current_num_threads() * 5 / 4 + 1)
}

/// Adds the counts of another table, which has as many places.
pub(super) fn add_up<T: AddAssign + Copy>(sums: &mut [T], other: &[T]) {
    sums.iter_mut().zip(other).for_each(|(sum, more)| *sum += *more);
}

/// Adds the counts of another table, which may have fewer places, or more.
pub(super) fn add_up_to<T: AddAssign + Copy + Default>(sums: &mut Vec<T>, other: &[T]) {
    sums.resize(sums.len().max(other.len()), T::default());
    add_up(sums, other);
}

/// What customers brought, by the number of their orders.
#[derive(Default)]
pub(super) struct ByOrders {
    dense: Vec<Brought>,
    rare: BTreeMap<u32, Brought>,
}

impl ByOrders {
    /// Counts a customer.
    pub(super) fn count(&mut self, orders: usize, net: Money) {
        let brought = if orders <= DENSE {
            if self.dense.len() <= orders {
                self.dense.resize(orders + 1, Brought::default());
            }
            &mut self.dense[orders]
        } else {
            self.rare.entry(u32::try_from(orders).unwrap_or(u32::MAX)).or_default()
        };
        brought.customers += 1;
        brought.net += net;
        brought.squares += u128::from(net.0.unsigned_abs()).pow(2);
    }

    /// Adds those of another thread.
    pub(super) fn add(&mut self, other: ByOrders) {
        add_up_to(&mut self.dense, &other.dense);
        add_all(&mut self.rare, other.rare);
    }

    /// Those that there are.
    pub(super) fn into_map(self) -> BTreeMap<u32, Brought> {
        let all = (0..).zip(self.dense).chain(self.rare);
        all.filter(|(_, brought)| brought.customers > 0).collect()
    }
}

/// Orders of a customer that have a row of their own; few customers have more.
const DENSE: usize = 64;

/// Counts by [`Gap`].
#[derive(Clone, Default)]
pub(super) struct Gaps {
    /// By number of the order less 1, then by days. There are no 2^32 orders: they
    /// would take a hundred gigabytes.
    dense: Vec<u32>,
    rare: BTreeMap<Gap, u32>,
    /// Days of a row.
    row: usize,
}

impl Gaps {
    /// None yet, of gaps shorter than `row` days.
    pub(super) fn new(row: usize) -> Gaps {
        Gaps { row, ..Gaps::default() }
    }

    /// Counts `after` days after the `order`-th order, from 1.
    #[inline]
    pub(super) fn count(&mut self, order: usize, after: usize) {
        if order <= DENSE
            && let Some(count) = self.dense.get_mut((order - 1) * self.row + after)
        {
            *count += 1;
            return;
        }
        self.count_more(order, after);
    }

    #[cold]
    fn count_more(&mut self, order: usize, after: usize) {
        if order > DENSE {
            let order = u32::try_from(order).unwrap_or(u32::MAX);
            *self.rare.entry(Gap { order, days: days(after) }).or_default() += 1;
            return;
        }
        self.dense.resize(order * self.row, 0);
        self.dense[(order - 1) * self.row + after] += 1;
    }

    /// Adds those of another thread.
    pub(super) fn add(&mut self, other: Gaps) {
        add_up_to(&mut self.dense, &other.dense);
        add_all(&mut self.rare, other.rare);
    }

    /// All counts that are not 0.
    pub(super) fn into_map(self) -> BTreeMap<Gap, u64> {
        let rows = (1..).zip(self.dense.chunks(self.row.max(1)));
        let dense = rows.flat_map(|(order, counts)| {
            (0..).map(Days).zip(counts).map(move |(days, count)| (Gap { order, days }, *count))
        });
        let all = dense.chain(self.rare);
        all.filter(|(_, count)| *count > 0).map(|(gap, count)| (gap, count.into())).collect()
    }
}

/// Without those that are among others.
impl Sub<&Gaps> for Gaps {
    type Output = Gaps;
    fn sub(mut self, other: &Gaps) -> Gaps {
        self.dense.iter_mut().zip(&other.dense).for_each(|(count, less)| *count -= less);
        for (gap, less) in &other.rare {
            self.rare.entry(*gap).and_modify(|count| *count -= less);
        }
        self
    }
}
