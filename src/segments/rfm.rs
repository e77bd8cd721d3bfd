//! RFM: customers ranked by idle days, orders and revenue.

use crate::ledger::Ledger;
use crate::ledger::Standing;

use super::Group;

/// Scores of one customer, each 1 to 5, where 5 is best; of thirds 1, 3 and 5.
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

    /// Places that together are whole cells of R and F, whatever the M.
    pub const WHOLE: [&'static [Place]; 6] = [
        &[Place::Champions, Place::Regulars],
        &[Place::Promising],
        &[Place::Newcomers],
        &[Place::Drifting],
        &[Place::Slipping, Place::Cooling],
        &[Place::Dormant],
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
    /// `grid[r - 1][f - 1]`, by ranks from 1 to 5, or from 1 to 3.
    pub grid: Vec<Vec<Group>>,
    /// In the order of [`Place::ALL`].
    pub places: Vec<(Place, Group)>,
    /// By which a customer's place is found.
    ranking: Ranking,
}

impl Rfm {
    /// Into how many parts customers are cut: 5 or 3.
    pub fn parts(&self) -> usize {
        self.grid.len()
    }

    /// The place of one of the customers.
    pub fn place(&self, customer: &Standing) -> Place {
        self.ranking.place(customer)
    }

    /// The place of those in a cell of the grid who brought the least.
    pub fn least(&self, r: usize, f: usize) -> Place {
        self.ranking.place_of([r + 1, f + 1, 1])
    }
}

/// Customers from which on they are cut into fifths: as many as give each of the
/// 25 places of R and F ten customers on average, or as many as may be told, if
/// that is more. Of fewer, thirds have nine places.
pub fn fifths_from(privacy_threshold: u64) -> u64 {
    25 * privacy_threshold.max(10)
}

/// Scores every customer by rank, in fifths or thirds.
///
/// ```text
/// rank = 1 + floor(parts × customers with a strictly worse value / customers)
/// score of thirds = 2 × rank - 1
/// ```
///
/// Customers with equal values have equal scores, so a part may be larger or
/// smaller than the others, and all one-time buyers share one F. Source of the
/// three ranks: Hughes (1994), "Strategic Database Marketing".
pub fn rfm(ledger: &Ledger, privacy_threshold: u64) -> Rfm {
    let ranking = Ranking::of(ledger, privacy_threshold);
    let parts = ranking.parts;
    // By all three ranks, of which both tables are sums.
    let none = || vec![Group::default(); parts * parts * parts];
    let count = |groups: &mut Vec<Group>, it: &Standing| {
        let [r, f, m] = ranking.ranks(it);
        groups[((r - 1) * parts + f - 1) * parts + m - 1].add(it);
    };
    let groups = ledger.standings.counted(none, count, |groups, others| {
        groups.iter_mut().zip(&others).for_each(|(group, more)| group.join(more));
    });
    let mut grid = vec![vec![Group::default(); parts]; parts];
    let mut places = Place::ALL.map(|place| (place, Group::default()));
    for (at, group) in groups.iter().enumerate() {
        let [r, f, m] = [at / (parts * parts), at / parts % parts, at % parts];
        grid[r][f].join(group);
        places[ranking.place_of([r + 1, f + 1, m + 1]) as usize].1.join(group);
    }
    Rfm { grid, places: places.to_vec(), ranking }
}

/// What a customer's ranks are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// Of idle days, orders and revenue.
    ranks: [Ranks; 3],
    parts: usize,
}

/// What is ranked. A day idle is worth less than no day, hence the sign.
const VALUES: [fn(&Standing) -> i64; 3] =
    [|it| -i64::from(it.idle.0), |it| i64::from(it.orders), |it| it.net.0];

impl Ranking {
    /// That of the customers of a ledger; see [`rfm`].
    pub fn of(ledger: &Ledger, privacy_threshold: u64) -> Ranking {
        let customers = ledger.standings.len() as u64;
        let parts = if customers < fifths_from(privacy_threshold) { 3 } else { 5 };
        // Days and orders are few numbers, each of many customers.
        let counts = |number: fn(&Standing) -> u32| {
            let mut counts = Vec::<usize>::new();
            for number in ledger.standings.iter().map(number) {
                let number = number as usize;
                if number >= counts.len() {
                    counts.resize(number + 1, 0);
                }
                counts[number] += 1;
            }
            counts
        };
        let ((r, f), m) = rayon::join(
            || (counts(|it| it.idle.0), counts(|it| it.orders)),
            || {
                let mut values = Vec::with_capacity(ledger.standings.len());
                values.extend(ledger.standings.iter().map(VALUES[2]));
                Ranks::of(values, parts)
            },
        );
        let r = Ranks::of_counts(
            (0..r.len()).rev().map(|days| (-i64::try_from(days).unwrap_or(i64::MAX), r[days])),
            parts,
        );
        let f = Ranks::of_counts((0..).zip(f), parts);
        Ranking { ranks: [r, f, m], parts }
    }

    /// Ranks of one of the customers, from 1.
    fn ranks(&self, it: &Standing) -> [usize; 3] {
        [0, 1, 2].map(|at| self.ranks[at].rank(VALUES[at](it)))
    }

    /// The place of one of the customers.
    pub fn place(&self, it: &Standing) -> Place {
        self.place_of(self.ranks(it))
    }

    fn place_of(&self, ranks: [usize; 3]) -> Place {
        let score = |rank| if self.parts == 3 { 2 * rank - 1 } else { rank };
        let [r, f, m] = ranks.map(score);
        Place::of(Scores { r, f, m })
    }
}

/// The values at which ranks change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ranks {
    /// A value has a rank above `k` when it is above `cuts[k - 1]`, which is
    /// [`NONE_ABOVE`] when none is.
    cuts: [i64; 4],
}

/// No value is above it.
const NONE_ABOVE: i64 = i64::MAX;

impl Ranks {
    /// Of these values, one a customer, in so many parts.
    ///
    /// In ascending order at least `p` values lie strictly below a value just
    /// when it is above the `p`-th. So a rank above `k` needs a value above the
    /// one in place ceil(k × n / parts).
    fn of(mut values: Vec<i64>, parts: usize) -> Ranks {
        let all = values.len();
        let mut from = 0;
        let cut = |k: usize| {
            let place = (k * all).div_ceil(parts).checked_sub(1)?;
            let rest = values.get_mut(from..).filter(|rest| !rest.is_empty())?;
            let (_, cut, _) = rest.select_nth_unstable(place - from);
            let cut = *cut;
            from = place;
            Some(cut)
        };
        let mut cuts = (1..parts).map(cut);
        Ranks { cuts: [(); 4].map(|()| cuts.next().flatten().unwrap_or(NONE_ABOVE)) }
    }

    /// The same of values that ascend, each with how many have it.
    fn of_counts(counts: impl Iterator<Item = (i64, usize)> + Clone, parts: usize) -> Ranks {
        let all: usize = counts.clone().map(|(_, count)| count).sum();
        let mut until = 0;
        let mut ends = counts.map(|(value, count)| {
            until += count;
            (value, until)
        });
        let (mut cuts, mut end) = ([NONE_ABOVE; 4], None);
        for (k, cut) in (1..parts).zip(&mut cuts) {
            let place = (k * all).div_ceil(parts).max(1);
            while end.is_none_or(|(_, until)| until < place) {
                let Some(next) = ends.next() else { return Ranks { cuts } };
                end = Some(next);
            }
            *cut = end.map_or(NONE_ABOVE, |(value, _)| value);
        }
        Ranks { cuts }
    }

    /// The rank of one of the values, from 1.
    fn rank(&self, value: i64) -> usize {
        1 + self.cuts.map(|cut| usize::from(value > cut)).iter().sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::ledger::Frame;
    use crate::units::{Day, Days, Money};

    fn ranks(values: &[i64], parts: usize) -> Vec<usize> {
        let ranks = Ranks::of(values.to_vec(), parts);
        let mut ascending = values.to_vec();
        ascending.sort_unstable();
        let counts = ascending.chunk_by(|one, other| one == other).map(|all| (all[0], all.len()));
        assert_eq!(Ranks::of_counts(counts, parts), ranks);
        values.iter().map(|value| ranks.rank(*value)).collect()
    }

    fn fifths(values: &[i64]) -> Vec<usize> {
        ranks(values, 5)
    }

    /// So many customers, each with a day, an order and a unit more than the one
    /// before, so that the last is best in F and M and the worst in R.
    fn customers(count: u32) -> Ledger {
        let frame = Frame { first: Day(0), as_of: Day(999), over: true, active: Days(365) };
        let mut ledger = Ledger::new(frame);
        let standing = |at: u32| Standing {
            orders: at + 1,
            idle: Days(at),
            back: None,
            net: Money(i64::from(at) * Money::SCALE),
            last_year: Money::ZERO,
            year: Money::ZERO,
        };
        ledger.standings = (0..count).map(standing).collect();
        ledger
    }

    #[test]
    fn a_few_customers_are_cut_into_thirds() {
        assert_eq!((fifths_from(1), fifths_from(10), fifths_from(20)), (250, 250, 500));
        let few = rfm(&customers(249), 10);
        assert_eq!(few.parts(), 3);
        let counts: Vec<u64> = few.grid.iter().flatten().map(|group| group.customers).collect();
        assert_eq!(counts, [0, 0, 83, 0, 83, 0, 83, 0, 0]);
        let of = |place: Place| few.places[place as usize].1.customers;
        assert_eq!((of(Place::Newcomers), of(Place::Promising), of(Place::Slipping)), (83, 83, 83));
        assert_eq!(rfm(&customers(250), 10).parts(), 5);
        assert_eq!(rfm(&customers(250), 11).parts(), 3);
    }

    #[test]
    fn equal_values_share_a_third() {
        assert_eq!(ranks(&[1, 2, 3, 4, 5, 6], 3), [1, 1, 2, 2, 3, 3]);
        assert_eq!(ranks(&[1, 1, 1, 1, 1, 2], 3), [1, 1, 1, 1, 1, 3]);
        assert_eq!(ranks(&[1, 1, 1, 2, 2, 2], 3), [1, 1, 1, 2, 2, 2]);
    }

    #[test]
    fn fifths_are_cut_by_rank_and_equal_values_share_a_score() {
        assert_eq!(fifths(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        let tied = [[1; 65].as_slice(), &[2; 20], &[3; 15]].concat();
        let mut found = fifths(&tied);
        found.dedup();
        assert_eq!(found, [1, 4, 5]);
        assert_eq!((fifths(&[]), fifths(&[7])), (vec![], vec![1]));
    }

    proptest::proptest! {
        #[test]
        fn a_score_is_the_share_of_those_strictly_worse(values in proptest::collection::vec(-9..9_i64, 0..40)) {
            let expected: Vec<usize> = values
                .iter()
                .map(|value| 5 * values.iter().filter(|other| *other < value).count() / values.len() + 1)
                .collect();
            proptest::prop_assert_eq!(fifths(&values), expected);
        }
    }

    #[test]
    fn every_place_stands_at_its_own_number() {
        for (at, place) in Place::ALL.iter().enumerate() {
            assert_eq!(*place as usize, at);
        }
    }

    #[test]
    fn a_cell_is_of_places_that_are_whole_together() {
        for r in 1..=5 {
            for f in 1..=5 {
                let of = |m: usize| Place::of(Scores { r, f, m });
                let whole = Place::WHOLE.iter().find(|whole| whole.contains(&of(1))).unwrap();
                assert!((1..=5).all(|m| whole.contains(&of(m))), "{r} {f}");
            }
        }
        assert_eq!(Place::WHOLE.iter().map(|whole| whole.len()).sum::<usize>(), Place::ALL.len());
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
