//! Who came back when, and who is still waited for: what survival curves are
//! made of.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::ledger::Gap;
use crate::ledger::Ledger;
use crate::units::Days;

/// Orders that were followed until the next, or until the as-of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Orders after which another came, by the days until then, ascending.
    pub events: Vec<(Days, u64)>,
    /// Orders after which none has come yet, by the days since, ascending.
    pub waits: Vec<(Days, u64)>,
}

impl Followed {
    /// The `order`-th orders of all customers; 1 for the first.
    pub fn from_order(ledger: &Ledger, order: u32) -> Followed {
        let of = |table: &BTreeMap<Gap, u64>| -> Vec<(Days, u64)> {
            let all = Gap { order, days: Days(0) }..=Gap { order, days: Days(u32::MAX) };
            table.range(all).map(|(gap, count)| (gap.days, *count)).collect()
        };
        Followed { events: of(&ledger.gaps), waits: of(&ledger.waits) }
    }

    /// All orders of all customers. Whoever orders often is in it often: it
    /// says what comes after an order, not what becomes of a customer.
    pub fn from_any_order(ledger: &Ledger) -> Followed {
        Followed::from_orders(ledger, 1..=u32::MAX)
    }

    /// The orders of all customers with these numbers; 1 for the first.
    pub fn from_orders(ledger: &Ledger, orders: RangeInclusive<u32>) -> Followed {
        let all = Gap { order: *orders.start(), days: Days(0) }..=Gap {
            order: *orders.end(),
            days: Days(u32::MAX),
        };
        let of = |table: &BTreeMap<Gap, u64>| -> Vec<(Days, u64)> {
            let mut by_days = BTreeMap::<Days, u64>::new();
            for (gap, count) in table.range(all.clone()) {
                *by_days.entry(gap.days).or_default() += count;
            }
            by_days.into_iter().collect()
        };
        Followed { events: of(&ledger.gaps), waits: of(&ledger.waits) }
    }

    /// The same without those of `part`, which have to be among them.
    #[must_use]
    pub fn without(&self, part: &Followed) -> Followed {
        let less = |all: &[(Days, u64)], part: &[(Days, u64)]| -> Vec<(Days, u64)> {
            let part: BTreeMap<Days, u64> = part.iter().copied().collect();
            let left = |(day, count): &(Days, u64)| {
                (*day, count.saturating_sub(part.get(day).copied().unwrap_or_default()))
            };
            all.iter().map(left).filter(|(_, count)| *count > 0).collect()
        };
        Followed { events: less(&self.events, &part.events), waits: less(&self.waits, &part.waits) }
    }

    /// How many orders.
    pub fn count(&self) -> u64 {
        total(&self.events) + total(&self.waits)
    }

    /// How many of them still wait for the next on a day, at its start: neither
    /// followed by another before it, nor waited for less long.
    pub fn at_risk(&self, day: Days) -> u64 {
        let from = |counts: &[(Days, u64)]| {
            total(&counts[counts.partition_point(|(until, _)| *until < day)..])
        };
        from(&self.events) + from(&self.waits)
    }

    /// The longest that any of them has waited, or has taken.
    pub fn longest(&self) -> Days {
        let last = |counts: &[(Days, u64)]| counts.last().map_or(Days(0), |(day, _)| *day);
        last(&self.events).max(last(&self.waits))
    }
}

fn total(counts: &[(Days, u64)]) -> u64 {
    counts.iter().map(|(_, count)| count).sum()
}

/// What several tests follow.
#[cfg(test)]
pub(super) mod examples {
    use super::*;

    /// Counts by days.
    pub(in crate::metrics) fn followed(events: &[(u32, u64)], waits: &[(u32, u64)]) -> Followed {
        let days = |counts: &[(u32, u64)]| -> Vec<(Days, u64)> {
            counts.iter().map(|(day, count)| (Days(*day), *count)).collect()
        };
        Followed { events: days(events), waits: days(waits) }
    }

    /// Weeks in remission under 6-MP: Freireich et al. (1963), Blood 21, as
    /// printed in Cox & Oakes (1984), table 1.1.
    pub(in crate::metrics) fn remission() -> Followed {
        let single = [6, 9, 10, 11, 17, 19, 20, 25].map(|week| (week, 1));
        followed(
            &[(6, 3), (7, 1), (10, 1), (13, 1), (16, 1), (22, 1), (23, 1)],
            &[&single[..], &[(32, 2), (34, 1), (35, 1)]].concat(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Frame;
    use crate::units::Day;

    #[test]
    fn one_order_number_is_a_part_of_all() {
        let frame = Frame { first: Day(0), as_of: Day(99), over: true, active: Days(31) };
        let mut ledger = Ledger::new(frame);
        let gap = |order, days| Gap { order, days: Days(days) };
        ledger.gaps.extend([(gap(1, 10), 4), (gap(1, 20), 2), (gap(2, 10), 1)]);
        ledger.waits.extend([(gap(1, 15), 5), (gap(2, 20), 3), (gap(3, 7), 2)]);
        let first = Followed::from_order(&ledger, 1);
        assert_eq!(first.events, [(Days(10), 4), (Days(20), 2)]);
        assert_eq!(first.waits, [(Days(15), 5)]);
        assert_eq!((first.count(), first.longest()), (11, Days(20)));
        let any = Followed::from_any_order(&ledger);
        assert_eq!(any.events, [(Days(10), 5), (Days(20), 2)]);
        assert_eq!(any.waits, [(Days(7), 2), (Days(15), 5), (Days(20), 3)]);
        let rest = any.without(&first);
        assert_eq!(rest.events, [(Days(10), 1)]);
        assert_eq!(rest.waits, [(Days(7), 2), (Days(20), 3)]);
        let at_risk = [0, 7, 8, 10, 11, 16, 20, 21].map(|day| any.at_risk(Days(day)));
        assert_eq!(at_risk, [17, 17, 15, 15, 10, 5, 5, 0]);
    }
}
