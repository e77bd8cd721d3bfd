//! What a forecast of amounts goes by: counts of equal spending.

use crate::ledger::histories::table;
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
pub struct Spends(
    /// Ascending, each spend once.
    Vec<(Spend, u64)>,
);

impl Spends {
    /// Adds all of `other`, which must not share a customer with `self`.
    #[must_use]
    pub fn merge(self, other: Spends) -> Spends {
        self.0.into_iter().chain(other.0).collect()
    }

    /// Each spend with its customers, ascending by repeats and net.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Spend, u64)> + '_ {
        self.0.iter().copied()
    }

    /// The spends of equal repeats together, ascending.
    pub(super) fn by_repeats(&self) -> impl Iterator<Item = &[(Spend, u64)]> {
        self.0.chunk_by(|(one, _), (other, _)| one.repeats == other.repeats)
    }

    /// All customers that were kept.
    pub fn customers(&self) -> u64 {
        self.0.iter().map(|(_, customers)| customers).sum()
    }
}

impl FromIterator<(Spend, u64)> for Spends {
    /// Those with repeats that came to something; counts of one spend that come
    /// apart are added.
    fn from_iter<I: IntoIterator<Item = (Spend, u64)>>(counts: I) -> Spends {
        let says = |(spend, customers): &(Spend, u64)| {
            spend.repeats > 0 && spend.net > Money::ZERO && *customers > 0
        };
        // Millions of them stay where they are, if they are a table already.
        let some: Vec<(Spend, u64)> = counts.into_iter().filter(says).collect();
        if some.is_sorted_by(|(one, _), (next, _)| one < next) {
            return Spends(some);
        }
        Spends(table(some.into_iter(), |one, other| *one += other))
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

    #[test]
    fn spends_ascend_and_have_customers() {
        let spend = |repeats, net| Spend { repeats, net: Money(net) };
        let falling: Spends =
            [(spend(3, 1), 2), (spend(2, 9), 1), (spend(2, 5), 4)].into_iter().collect();
        let all: Vec<_> = falling.iter().collect();
        assert_eq!(all, [(spend(2, 5), 4), (spend(2, 9), 1), (spend(3, 1), 2)]);
        let nobody: Spends = [(spend(2, 5), 0)].into_iter().collect();
        assert_eq!(nobody, Spends::default());
    }
}
