//! Audiences by another division of their customers.

use crate::ledger::{Ledger, Standing};
use crate::units::{Days, Money};

use super::audience_ids;
use super::lifecycle::State;
use super::rfm::{Place, Rfm};

/// Customers of an audience who have something else in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cross {
    /// How many.
    pub customers: u64,
    /// Their net revenue ever.
    pub net: Money,
    /// Their net revenue of the trailing twelve months.
    pub year: Money,
}

/// By what customers are put into audiences.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    /// Idle days after which customers have lapsed.
    pub lapsed: Days,
    /// Orders that make a loyal customer.
    pub loyal_orders: u32,
    /// The ranks.
    pub rfm: &'a Rfm,
}

/// Each audience, in the order of [`audience_ids`], by the places that `class`
/// gives its customers, each below `N`.
pub fn crossed<const N: usize>(
    ledger: &Ledger,
    lines: Lines<'_>,
    class: impl Fn(&Standing) -> usize + Sync,
) -> Vec<(&'static str, [Cross; N])> {
    // By state, place and class, of which every audience is a sum.
    const PLACES: usize = Place::ALL.len();
    let none = || vec![[Cross::default(); N]; State::ALL.len() * PLACES];
    let count = |table: &mut Vec<[Cross; N]>, it: &Standing| {
        let state = State::of(it, lines.lapsed, lines.loyal_orders) as usize;
        let place = lines.rfm.place(it) as usize;
        let cross = &mut table[state * PLACES + place][class(it)];
        cross.customers += 1;
        cross.net += it.net;
        cross.year += it.year;
    };
    let table = ledger.standings.counted(none, count, |table, other| {
        table.iter_mut().zip(&other).for_each(|(mine, more)| join(mine, more));
    });
    let mut all: Vec<_> =
        audience_ids().into_iter().map(|id| (id, [Cross::default(); N])).collect();
    for (at, more) in table.iter().enumerate() {
        // Everyone first, then states, then places.
        let (state, place) = (at / PLACES, at % PLACES);
        for audience in [0, 1 + state, 1 + State::ALL.len() + place] {
            join(&mut all[audience].1, more);
        }
    }
    all
}

/// Adds other customers, class by class.
fn join<const N: usize>(mine: &mut [Cross; N], others: &[Cross; N]) {
    for (mine, more) in mine.iter_mut().zip(others) {
        mine.customers += more.customers;
        mine.net += more.net;
        mine.year += more.year;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::ledger::Frame;
    use crate::segments::lifecycle::states;
    use crate::segments::members::Members;
    use crate::segments::rfm::rfm;
    use crate::segments::{EVERYONE, audiences};
    use crate::units::Day;

    #[test]
    fn audiences_have_the_same_customers_as_when_they_are_counted_whole() {
        let frame = Frame { first: Day(0), as_of: Day(999), over: true, active: Days(365) };
        let mut ledger = Ledger::new(frame);
        let standing = |at: u32| Standing {
            orders: 1 + at % 9,
            idle: Days(at * 7 % 500),
            back: at.is_multiple_of(5).then_some(Days(at * 7 % 500)),
            net: Money(i64::from(at * at % 977)),
            last_year: Money(i64::from(at % 13)),
            year: Money(i64::from(at)),
        };
        ledger.standings = (0..600).map(standing).collect();
        let (rfm, line) = (rfm(&ledger, 10), Days(300));
        let lines = Lines { lapsed: line, loyal_orders: 5, rfm: &rfm };
        let crossed = crossed::<2>(&ledger, lines, |it| usize::from(it.orders > 1));
        let whole = audiences(&states(&ledger, line, 5), &rfm);
        assert_eq!(crossed.len(), whole.len());
        for ((id, parts), (of, group)) in crossed.iter().zip(&whole) {
            assert_eq!(id, of);
            assert_eq!(parts[0].customers + parts[1].customers, group.customers, "{id}");
            assert_eq!(parts[0].net + parts[1].net, group.net, "{id}");
            let members = Members::of(id, &ledger, (line, 5), 10).unwrap();
            let are_in = || ledger.standings.iter().filter(|it| members.has(it));
            assert_eq!(are_in().count() as u64, group.customers, "{id}");
            assert_eq!(are_in().map(|it| u64::from(it.orders)).sum::<u64>(), group.orders, "{id}");
            assert_eq!(are_in().map(|it| it.last_year).sum::<Money>(), group.last_year, "{id}");
        }
        assert!(Members::of("nobody", &ledger, (line, 5), 10).is_none());
        let (first, everyone) = &crossed[0];
        assert_eq!((*first, everyone[0].year + everyone[1].year), (EVERYONE, Money(600 * 599 / 2)));
    }
}
