//! RFM: customers ranked by idle days, orders and revenue.

use std::collections::BTreeMap;

use crate::ledger::Ledger;

use super::Group;

/// Scores of one customer, each 1 to 5, where 5 is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// By idle days: the fewer the better.
    pub r: usize,
    /// By orders ever.
    pub f: usize,
    /// By net revenue ever.
    pub m: usize,
}

/// A named place among the scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// R, F and M of 4 or 5.
    Champions,
    /// F of 4 or 5, R of 3 or better, and not among the champions.
    Regulars,
    /// R of 3 or better, F of 2 or 3.
    Promising,
    /// R of 4 or 5, F of 1.
    Newcomers,
    /// R of 3, F of 1.
    Drifting,
    /// R of 1 or 2, F and M of 4 or 5.
    Slipping,
    /// R of 1 or 2, F of 2 or more, and not among the slipping.
    Cooling,
    /// R of 1 or 2, F of 1.
    Dormant,
}

impl Place {
    /// Every place, in the order in which reports print them.
    pub const ALL: [Place; 8] = [
        Place::Champions,
        Place::Regulars,
        Place::Promising,
        Place::Newcomers,
        Place::Drifting,
        Place::Slipping,
        Place::Cooling,
        Place::Dormant,
    ];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Place::Champions => "champions",
            Place::Regulars => "regulars",
            Place::Promising => "promising",
            Place::Newcomers => "newcomers",
            Place::Drifting => "drifting",
            Place::Slipping => "slipping",
            Place::Cooling => "cooling",
            Place::Dormant => "dormant",
        }
    }

    /// The place of these scores. Every combination has one.
    pub fn of(scores: Scores) -> Place {
        match (scores.r, scores.f, scores.m) {
            (4.., 4.., 4..) => Place::Champions,
            (3.., 4.., _) => Place::Regulars,
            (3.., 2.., _) => Place::Promising,
            (4.., _, _) => Place::Newcomers,
            (3, _, _) => Place::Drifting,
            (_, 4.., 4..) => Place::Slipping,
            (_, 2.., _) => Place::Cooling,
            _ => Place::Dormant,
        }
    }
}

/// All customers by their scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rfm {
    /// `grid[r - 1][f - 1]`.
    pub grid: [[Group; 5]; 5],
    /// In the order of [`Place::ALL`].
    pub places: Vec<(Place, Group)>,
}

/// Scores every customer by rank.
///
/// ```text
/// score = 1 + floor(5 × customers with a strictly worse value / customers)
/// ```
///
/// Customers with equal values have equal scores, so a fifth may be larger or
/// smaller than a fifth, and all one-time buyers share one F. Source of the
/// three ranks: Hughes (1994), "Strategic Database Marketing".
pub fn rfm(ledger: &Ledger) -> Rfm {
    let standings = || ledger.standings.iter();
    // A day idle is worth less than no day, hence the sign.
    let idle = |days: u32| -i64::from(days);
    let r = scores(standings().map(|(it, worth)| (idle(it.idle.0), worth.customers)));
    let f = scores(standings().map(|(it, worth)| (i64::from(it.orders), worth.customers)));
    let m = scores(standings().map(|(it, worth)| (it.net.0, worth.customers)));

    let mut grid = [[Group::default(); 5]; 5];
    let mut places = Place::ALL.map(|place| (place, Group::default()));
    for (it, worth) in standings() {
        let scores =
            Scores { r: r[&idle(it.idle.0)], f: f[&i64::from(it.orders)], m: m[&it.net.0] };
        grid[scores.r - 1][scores.f - 1].add(it, worth);
        places[Place::of(scores) as usize].1.add(it, worth);
    }
    Rfm { grid, places: places.to_vec() }
}

/// The score of each value, of values with customers.
fn scores(values: impl Iterator<Item = (i64, u64)>) -> BTreeMap<i64, usize> {
    let mut counts = BTreeMap::<i64, u64>::new();
    for (value, customers) in values {
        *counts.entry(value).or_default() += customers;
    }
    let all: u64 = counts.values().sum();
    let mut worse = 0;
    let score = |(value, customers)| {
        let score = usize::try_from(5 * worse / all).unwrap_or(4) + 1;
        worse += customers;
        (value, score)
    };
    counts.into_iter().map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifths_are_cut_by_rank_and_equal_values_share_a_score() {
        let ten = scores((1..=10).map(|value| (value, 1)));
        assert_eq!(ten.values().copied().collect::<Vec<_>>(), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        let tied = scores([(1, 65), (2, 20), (3, 15)].into_iter());
        assert_eq!(tied.values().copied().collect::<Vec<_>>(), [1, 4, 5]);
    }

    #[test]
    fn every_place_stands_at_its_own_number() {
        for (at, place) in Place::ALL.iter().enumerate() {
            assert_eq!(*place as usize, at);
        }
    }

    #[test]
    fn places_follow_their_definitions() {
        let place = |r, f, m| Place::of(Scores { r, f, m });
        assert_eq!(place(5, 5, 5), Place::Champions);
        assert_eq!(place(5, 5, 3), Place::Regulars);
        assert_eq!(place(3, 4, 5), Place::Regulars);
        assert_eq!(place(3, 2, 1), Place::Promising);
        assert_eq!(place(4, 1, 5), Place::Newcomers);
        assert_eq!(place(3, 1, 1), Place::Drifting);
        assert_eq!(place(2, 4, 4), Place::Slipping);
        assert_eq!(place(1, 5, 3), Place::Cooling);
        assert_eq!(place(1, 2, 1), Place::Cooling);
        assert_eq!(place(2, 1, 5), Place::Dormant);
    }
}
