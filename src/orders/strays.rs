//! Orders so far from all others in time that their dates are most likely mistyped.

use crate::units::Day;

use super::Orders;

/// The first or the last few orders, far from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strays {
    /// The day of those that is nearest to the others.
    pub day: Day,
    /// How many there are.
    pub orders: u64,
    /// Days between them and the others.
    pub days: u32,
    /// The day of the others that is nearest to them.
    pub others: Day,
}

/// Fewer days than half a year are a pause.
const APART: u32 = 180;

/// How many times the longest pause of the others the distance has to be.
const PAUSES: u32 = 3;

/// Of fewer orders in all, none is among few.
const LEAST: u64 = 20;

/// There are two at most, or one in so many.
const ONE_IN: u64 = 1000;

impl<L> Orders<L> {
    /// The first orders, if they are strays.
    pub fn strays_before(&self) -> Option<Strays> {
        strays(self.orders_by_day())
    }

    /// The last orders, if they are strays.
    pub fn strays_after(&self) -> Option<Strays> {
        strays(self.orders_by_day().rev())
    }

    fn orders_by_day(&self) -> impl DoubleEndedIterator<Item = (Day, u64)> + '_ {
        let days = self.days.iter().map(|(day, takings)| (*day, takings.all().orders));
        days.filter(|(_, orders)| *orders > 0)
    }
}

/// The first of these days with their orders, as far as those are few and all others at
/// least half a year and three times their longest pause away.
fn strays(days: impl Iterator<Item = (Day, u64)>) -> Option<Strays> {
    let days: Vec<(Day, u64)> = days.collect();
    let apart = |pair: &[(Day, u64)]| pair[0].0.0.abs_diff(pair[1].0.0);
    let all: u64 = days.iter().map(|(_, orders)| orders).sum();
    let few = (all / ONE_IN).max(2);
    // There may be strays at the other end too, which make no pause.
    let mut rest = all;
    let most = days.iter().take_while(|(_, orders)| {
        let is_among = rest > few;
        rest -= orders;
        is_among
    });
    let end = most.count();
    let (mut orders, mut found) = (0, None);
    for (at, pair) in days.windows(2).enumerate() {
        orders += pair[0].1;
        if orders > few || all < LEAST {
            break;
        }
        let pauses = days[at + 1..end.max(at + 1)].windows(2).map(apart);
        if apart(pair) >= APART.max(PAUSES * pauses.max().unwrap_or_default()) {
            let ((day, _), (others, _)) = (pair[0], pair[1]);
            found = Some(Strays { day, orders, days: apart(pair), others });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An order every few days, and then some on other days.
    fn of(every: i32, others: &[i32]) -> Option<(u64, u32)> {
        let mut days: Vec<i32> = (0..30).map(|at| at * every).chain(others.to_vec()).collect();
        days.sort_unstable();
        let days = days.into_iter().rev().map(|day| (Day(day), 1));
        strays(days).map(|it| (it.orders, it.days))
    }

    #[test]
    fn a_few_orders_far_from_all_others_are_strays() {
        assert_eq!(of(5, &[145 + 180]), Some((1, 180)));
        assert_eq!(of(5, &[145 + 365, 145 + 400]), Some((2, 365)));
        assert_eq!(of(5, &[-10_000, 145 + 365]), Some((1, 365)));
        assert_eq!(of(5, &[145 + 365, 10_000]), Some((2, 365)));
    }

    #[test]
    fn a_pause_is_none_nor_are_many() {
        assert_eq!(of(5, &[145 + 179]), None);
        assert_eq!(of(5, &[400, 401, 402]), None);
        // They order twice a year.
        assert_eq!(of(182, &[29 * 182 + 365]), None);
        assert_eq!(of(182, &[29 * 182 + 3 * 182]), Some((1, 546)));
        assert_eq!(strays([(Day(0), 1), (Day(5000), 18)].into_iter()), None);
        assert_eq!(strays([].into_iter()), None);
    }
}
