//! What the goods of orders cost, where a file says it.

use std::collections::BTreeMap;
use std::ops::{AddAssign, SubAssign};

use crate::units::Day;
use crate::units::Money;

/// Orders that say what their goods cost, and credit notes of files that do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Costed {
    /// Orders.
    pub orders: u64,
    /// Their net, and that of the credit notes.
    pub net: Money,
    /// The cost of the goods that were not refunded, less that of goods which
    /// credit notes bring back.
    pub cost: Money,
}

impl Costed {
    /// An order or a credit note.
    pub(crate) fn of(net: Money, cost: Money) -> Costed {
        Costed { orders: u64::from(net >= Money::ZERO), net, cost }
    }
}

impl AddAssign for Costed {
    fn add_assign(&mut self, other: Costed) {
        self.orders += other.orders;
        self.net += other.net;
        self.cost += other.cost;
    }
}

impl SubAssign for Costed {
    fn sub_assign(&mut self, other: Costed) {
        self.orders -= other.orders;
        self.net = self.net - other.net;
        self.cost = self.cost - other.cost;
    }
}

/// The costs of a share's orders. Without any it takes no memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Costs {
    /// Those of orders and credit notes, which have them by number, from 1.
    pub(super) all: Vec<Money>,
    /// Of everybody, by day.
    pub(super) days: BTreeMap<Day, Costed>,
}

/// What has no cost.
pub(super) const NONE: u32 = 0;

impl Costs {
    /// Counts an order of a day, and gives the number of its cost.
    #[inline]
    pub(super) fn add(&mut self, day: Day, net: Money, cost: Option<Money>) -> u32 {
        cost.map_or(NONE, |cost| self.add_cost(day, net, cost))
    }

    #[cold]
    fn add_cost(&mut self, day: Day, net: Money, cost: Money) -> u32 {
        *self.days.entry(day).or_default() += Costed::of(net, cost);
        self.all.push(cost);
        u32::try_from(self.all.len()).expect("memory ends before the numbers do")
    }

    /// Takes an order back.
    pub(super) fn take(&mut self, day: Day, net: Money, number: u32) {
        let Some(cost) = cost(&self.all, number) else { return };
        if let Some(costed) = self.days.get_mut(&day) {
            *costed -= Costed::of(net, cost);
        }
    }
}

/// The cost with this number.
pub(super) fn cost(all: &[Money], number: u32) -> Option<Money> {
    all.get((number as usize).checked_sub(1)?).copied()
}
