//! RFM: customers ranked by idle days, orders and revenue.

use crate::ledger::Ledger;
use crate::ledger::Standing;

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
    // A day idle is worth less than no day, hence the sign.
    let ranked: [fn(&Standing) -> i64; 3] =
        [|it| -i64::from(it.idle.0), |it| i64::from(it.orders), |it| it.net.0];
    let fifths = ranked.map(|value| Fifths::of(ledger.standings.iter().map(value).collect()));

    let mut grid = [[Group::default(); 5]; 5];
    let mut places = Place::ALL.map(|place| (place, Group::default()));
    for it in &ledger.standings {
        let [r, f, m] = [0, 1, 2].map(|at| fifths[at].score(ranked[at](it)));
        grid[r - 1][f - 1].add(it);
        places[Place::of(Scores { r, f, m }) as usize].1.add(it);
    }
    Rfm { grid, places: places.to_vec() }
}

/// The values at which scores change.
struct Fifths {
    /// A value has a score above `k` when it is above `cuts[k - 1]`; `None`
    /// when none is.
    cuts: [Option<i64>; 4],
}

impl Fifths {
    /// Of these values, one a customer.
    ///
    /// In ascending order at least `p` values lie strictly below a value just
    /// when it is above the `p`-th. So a score above `k` needs a value above the
    /// one in place ceil(k × n / 5).
    fn of(mut values: Vec<i64>) -> Fifths {
        let all = values.len();
        let mut from = 0;
        let cuts = [1, 2, 3, 4].map(|k| {
            let place = (k * all).div_ceil(5).checked_sub(1)?;
            let rest = values.get_mut(from..).filter(|rest| !rest.is_empty())?;
            let (_, cut, _) = rest.select_nth_unstable(place - from);
            let cut = *cut;
            from = place;
            Some(cut)
        });
        Fifths { cuts }
    }

    /// The score of one of the values.
    fn score(&self, value: i64) -> usize {
        1 + self.cuts.iter().flatten().filter(|cut| value > **cut).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(values: &[i64]) -> Vec<usize> {
        let fifths = Fifths::of(values.to_vec());
        values.iter().map(|value| fifths.score(*value)).collect()
    }

    #[test]
    fn fifths_are_cut_by_rank_and_equal_values_share_a_score() {
        assert_eq!(scores(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        let tied = [[1; 65].as_slice(), &[2; 20], &[3; 15]].concat();
        let mut found = scores(&tied);
        found.dedup();
        assert_eq!(found, [1, 4, 5]);
        assert_eq!((scores(&[]), scores(&[7])), (vec![], vec![1]));
    }

    proptest::proptest! {
        #[test]
        fn a_score_is_the_share_of_those_strictly_worse(values in proptest::collection::vec(-9..9_i64, 0..40)) {
            let expected: Vec<usize> = values
                .iter()
                .map(|value| 5 * values.iter().filter(|other| *other < value).count() / values.len() + 1)
                .collect();
            proptest::prop_assert_eq!(scores(&values), expected);
        }
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
