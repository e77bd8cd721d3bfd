//! What a forecast of amounts goes by: counts of equal spending.

use std::collections::BTreeMap;

use crate::units::Money;

/// What one customer spent on the days after the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spend {
    /// Days with an order after the first such day (x in the literature).
    pub repeats: u32,
    /// Net of these days (x z).
    pub net: Money,
}

/// Customers per [`Spend`]. Exact: amounts are integers.
///
/// Only those with repeats that were worth something say anything of amounts;
/// others are not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spends(BTreeMap<Spend, u64>);

impl Spends {
    /// Adds `customers` with this spend, if it has repeats and is above 0.
    pub fn add(&mut self, spend: Spend, customers: u64) {
        if spend.repeats > 0 && spend.net > Money::ZERO && customers > 0 {
            *self.0.entry(spend).or_default() += customers;
        }
    }

    /// Adds all of `other`, which must not share a customer with `self`.
    #[must_use]
    pub fn merge(mut self, other: Spends) -> Spends {
        for (spend, customers) in other.0 {
            self.add(spend, customers);
        }
        self
    }

    /// Each spend with its customers, ascending by repeats and net.
    pub fn iter(&self) -> impl Iterator<Item = (Spend, u64)> + '_ {
        self.0.iter().map(|(spend, customers)| (*spend, *customers))
    }

    /// All customers that were kept.
    pub fn customers(&self) -> u64 {
        self.0.values().sum()
    }
}

impl FromIterator<(Spend, u64)> for Spends {
    /// Counts of one spend that come apart are added.
    fn from_iter<I: IntoIterator<Item = (Spend, u64)>>(counts: I) -> Spends {
        let mut spends = Spends::default();
        for (spend, customers) in counts {
            spends.add(spend, customers);
        }
        spends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_repeats_that_were_worth_something_are_kept() {
        let spend = |repeats, net| Spend { repeats, net: Money(net) };
        let counts = [(spend(0, 5), 1), (spend(1, 0), 1), (spend(2, -1), 1), (spend(2, 9), 3)];
        let spends: Spends = counts.into_iter().collect();
        let both = spends.clone().merge(spends);
        assert_eq!(both.iter().collect::<Vec<_>>(), [(spend(2, 9), 6)]);
        assert_eq!(both.customers(), 6);
    }
}
