//! Where the customers of twelve months fall apart into few and many spenders.
//!
//! 1. The logarithm of each customer's spend: a tier is a multiple, not a sum.
//! 2. The best division into two, three and four by Fisher (1958), "On grouping
//!    for maximum homogeneity", JASA 53, 789-798, known on maps as the natural
//!    breaks of Jenks: the one with the least squares around the means.
//! 3. Of these the one with the fewest tiers that takes away [`EXPLAINED`] of the
//!    scatter, or else the one with the most.
//! 4. Each border moves to the widest gap near it, in proportion.

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::ledger::Spend;
use crate::units::Money;

/// The share of the squares around the mean that tiers have to take away. Of a
/// bell curve two tiers take 0.64, three 0.81 and four 0.88 (Max, 1960), so
/// three are usual and two are enough where customers are of two kinds.
pub const EXPLAINED: f64 = 0.8;

/// Tiers at most; the first is that of everybody.
pub const MOST: usize = 4;

/// Customers with spend above 0 who are enough for a proposal: with fewer, a
/// border rests on a handful.
pub const FEWEST: usize = 100;

/// A tier has one in so many customers at least: a reward for fewer moves
/// nothing.
const LEAST: usize = 50;

/// A border moves by one in so many customers at most.
const NEAR: usize = 40;

/// Groups of equal ranks of which the squares are summed: the search takes time
/// with their square, and a four-hundredth of the customers is finer than
/// [`NEAR`].
const GROUPS: usize = 400;

/// Where tiers could begin: amounts above the first, ascending; each lies in the
/// middle of a gap, in steps of `step` (the smallest amount that can be paid)
/// where one lies in the gap. Empty where fewer than [`FEWEST`] have spent
/// anything, or where no border leaves at least `fewest` customers, and one in
/// fifty, on either side.
pub fn borders(ascending: &[Spend], fewest: u64, step: Money) -> Vec<Money> {
    let from = ascending.partition_point(|spend| spend.net <= Money::ZERO);
    let spends = &ascending[from..];
    if spends.len() < FEWEST {
        return Vec::new();
    }
    let least = usize::try_from(fewest).unwrap_or(usize::MAX).max(spends.len() / LEAST);
    let breaks = breaks(spends, least);
    let mut found: Vec<(usize, Money)> = Vec::new();
    for at in breaks {
        let after = found.last().map_or(0, |(at, _)| *at).saturating_add(least);
        found.extend(gap(spends, at, (after, spends.len().saturating_sub(least)), step));
    }
    found.into_iter().map(|(_, border)| border).collect()
}

/// Customers with one in a row of equal ranks.
#[derive(Clone, Copy, Default)]
struct Sums {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Sums {
    fn and(self, other: Sums) -> Sums {
        Sums {
            count: self.count + other.count,
            sum: self.sum + other.sum,
            squares: self.squares + other.squares,
        }
    }

    /// Squares around the mean, from sums up to the end and up to the start, of
    /// which the former has more customers.
    fn scatter(self, before: Sums) -> f64 {
        let count = self.count - before.count;
        let sum = self.sum - before.sum;
        (self.squares - before.squares - sum * sum / count).max(0.0)
    }
}

/// The first places of all tiers but the lowest, by Fisher's division.
fn breaks(spends: &[Spend], least: usize) -> Vec<usize> {
    let groups = spends.len().min(GROUPS);
    let place = |group: usize| group * spends.len() / groups;
    // Beside the median, so that the sums do not depend on the currency.
    let middle = spends[spends.len() / 2].net.units();
    // A group is summed by one thread from its first customer on, so that the sums
    // do not depend on how many threads there are.
    let of_group = |group: usize| {
        let logs = spends[place(group)..place(group + 1)]
            .iter()
            .map(|spend| libm::log(spend.net.units() / middle));
        logs.fold(Sums::default(), |sum, log| {
            sum.and(Sums { count: 1.0, sum: log, squares: log * log })
        })
    };
    let each: Vec<Sums> = (0..groups).into_par_iter().map(of_group).collect();
    let mut sums = vec![Sums::default()];
    for group in each {
        sums.push(sums[sums.len() - 1].and(group));
    }
    let is_enough = |from: usize, to: usize| place(to) - place(from) >= least;
    let whole = sums[groups].scatter(sums[0]);
    if whole <= 0.0 {
        return Vec::new();
    }
    // The least scatter of the first groups in so many tiers, and where the last begins.
    let first =
        |to: usize| (if is_enough(0, to) { sums[to].scatter(sums[0]) } else { f64::INFINITY }, 0);
    let mut rows: Vec<Vec<(f64, usize)>> = vec![(0..=groups).map(first).collect()];
    let mut chosen = Vec::new();
    for tiers in 2..=MOST {
        let before = &rows[tiers - 2];
        let best = |to: usize| {
            let at = |from: usize| (before[from].0 + sums[to].scatter(sums[from]), from);
            let all = (0..to).filter(|from| is_enough(*from, to)).map(at);
            all.fold((f64::INFINITY, 0), |best, one| if one.0 < best.0 { one } else { best })
        };
        let row: Vec<(f64, usize)> = (0..=groups).map(best).collect();
        rows.push(row);
        let left = rows[tiers - 1][groups].0;
        if !left.is_finite() {
            break;
        }
        chosen.clear();
        let mut to = groups;
        for row in rows[1..].iter().rev() {
            to = row[to].1;
            chosen.push(place(to));
        }
        chosen.reverse();
        if 1.0 - left / whole >= EXPLAINED {
            break;
        }
    }
    chosen
}

/// The widest gap in proportion before a place near `at` and within `among`,
/// the place after it, and an amount in its middle. `None` where all are equal.
fn gap(spends: &[Spend], at: usize, among: (usize, usize), step: Money) -> Option<(usize, Money)> {
    let near = (spends.len() / NEAR).max(1);
    let from = at.saturating_sub(near).max(among.0).max(1);
    let to = (at + near).min(among.1).min(spends.len() - 1);
    let mut widest = (1.0, None);
    for place in from..=to {
        let wide = spends[place].net.units() / spends[place - 1].net.units();
        if wide > widest.0 {
            widest = (wide, Some(place));
        }
    }
    let place = widest.1?;
    let (below, above) = (spends[place - 1].net.0, spends[place].net.0);
    let middle = below + (above - below + 1) / 2;
    let stepped = middle.div_euclid(step.0.max(1)) * step.0.max(1);
    let border = [stepped, stepped + step.0].into_iter().find(|it| below < *it && *it <= above);
    Some((place, Money(border.unwrap_or(middle))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Money = Money(Money::SCALE / 100);

    fn spends(groups: &[(i64, i64)]) -> Vec<Spend> {
        let around = |(centre, count): &(i64, i64)| {
            let (centre, count) = (*centre, *count);
            (0..count).map(move |at| centre * (9_000 + 2_000 * at / count))
        };
        let mut all: Vec<i64> = groups.iter().flat_map(around).collect();
        all.sort_unstable();
        all.into_iter().map(|net| Spend { net: Money(net), orders: 1 }).collect()
    }

    fn units(borders: &[Money]) -> Vec<f64> {
        borders.iter().map(|border| border.units()).collect()
    }

    /// Around 10 and around 100 each within a tenth: from 11 to 90 there is
    /// nobody, and the middle is 50.5 less what the last of the first lacks.
    #[test]
    fn customers_of_two_kinds_are_two_tiers() {
        let borders = borders(&spends(&[(10, 500), (100, 200)]), 10, STEP);
        assert_eq!(units(&borders).len(), 1);
        assert!((units(&borders)[0] - 50.48).abs() < 0.011, "{borders:?}");
    }

    #[test]
    fn customers_of_three_and_four_kinds_are_as_many_tiers() {
        let three = borders(&spends(&[(10, 300), (40, 300), (160, 300)]), 10, STEP);
        assert_eq!(three.len(), 2);
        let kinds = [(10, 300), (100, 300), (1_000, 300), (10_000, 300)];
        assert!(matches!(borders(&spends(&kinds), 10, STEP).len(), 2 | 3));
    }

    #[test]
    fn all_alike_or_few_have_no_border() {
        let alike = vec![Spend { net: Money(50_000), orders: 1 }; 500];
        assert_eq!(borders(&alike, 10, STEP), []);
        assert_eq!(borders(&spends(&[(10, 50), (100, 49)]), 10, STEP), []);
        let back = vec![Spend { net: Money(-50_000), orders: 1 }; 500];
        assert_eq!(borders(&back, 10, STEP), []);
    }

    #[test]
    fn no_tier_is_of_fewer_than_may_be_told() {
        let all = spends(&[(10, 900), (100, 60), (5_000, 30)]);
        for fewest in [10, 40, 95, 600] {
            let borders = borders(&all, fewest, STEP);
            let mut from = 0;
            for end in borders.iter().copied().chain([Money(i64::MAX)]) {
                let to = all.partition_point(|spend| spend.net < end);
                assert!(borders.is_empty() || (to - from) as u64 >= fewest, "{fewest} {borders:?}");
                from = to;
            }
        }
    }

    #[test]
    fn another_unit_of_money_has_other_borders_in_proportion() {
        let all = spends(&[(10, 300), (40, 200), (90, 100)]);
        let tenfold: Vec<Spend> =
            all.iter().map(|it| Spend { net: Money(it.net.0 * 10), ..*it }).collect();
        let (one, ten) = (borders(&all, 10, STEP), borders(&tenfold, 10, Money(STEP.0 * 10)));
        assert!(!one.is_empty());
        assert_eq!(one.len(), ten.len());
        for (one, ten) in one.iter().zip(ten) {
            assert!((one.0 * 10 - ten.0).abs() <= STEP.0 * 10, "{one:?} {ten:?}");
        }
    }

    /// Of 1, 2, 10 and 11 the widest gap is before the third, and its middle 6:
    /// in steps of 7 that is 7, and steps of 100 have nothing there.
    #[test]
    fn a_border_is_the_step_in_the_middle_of_the_widest_gap() {
        let spends: Vec<Spend> = [1, 2, 10, 11]
            .map(|units| Spend { net: Money(units * Money::SCALE), orders: 1 })
            .to_vec();
        let of = |at, among, step| {
            let found = gap(&spends, at, among, Money(step * Money::SCALE));
            found.map(|(place, border)| (place, border.units()))
        };
        assert_eq!(of(2, (0, 4), 1), Some((2, 6.0)));
        assert_eq!(of(2, (0, 4), 7), Some((2, 7.0)));
        assert_eq!(of(2, (0, 4), 100), Some((2, 6.0)));
        assert_eq!(of(1, (0, 4), 1), Some((2, 6.0)), "a place further");
        assert_eq!(of(3, (0, 4), 1), Some((2, 6.0)), "a place before");
        assert_eq!(of(0, (0, 4), 1), Some((1, 2.0)));
        assert_eq!(of(3, (3, 4), 1), Some((3, 11.0)));
        assert_eq!(of(2, (0, 1), 1), Some((1, 2.0)));
        assert_eq!(gap(&[spends[0]; 4], 2, (0, 4), STEP), None);
    }

    /// Of 1, 2 and 6 the mean is 3: 4 + 1 + 9. Without the first it is 4.
    #[test]
    fn scatter_is_squares_around_the_mean() {
        let sums = |values: &[f64]| {
            let one = |value: &f64| Sums { count: 1.0, sum: *value, squares: value * value };
            values.iter().map(one).fold(Sums::default(), Sums::and)
        };
        let all = sums(&[1.0, 2.0, 6.0]);
        assert!((all.scatter(Sums::default()) - 14.0).abs() < 1e-12);
        assert!((all.scatter(sums(&[1.0])) - 8.0).abs() < 1e-12);
        assert!(all.scatter(sums(&[1.0, 2.0])).abs() < 1e-12);
    }

    /// 50 paid 10 and 50 paid 10.50: little, and all there is.
    #[test]
    fn customers_of_two_kinds_that_are_near_are_two_tiers() {
        let paid = |cents: i64| Spend { net: Money(cents * STEP.0), orders: 1 };
        let all = [[paid(1000); 50], [paid(1050); 50]].concat();
        assert_eq!(units(&borders(&all, 10, STEP)), [10.25]);
        assert_eq!(borders(&all[1..], 10, STEP), []);
        assert_eq!(breaks(&all, 10), [50]);
    }

    #[test]
    fn no_division_has_a_part_that_is_too_small() {
        let all = spends(&[(10, 900), (100, 60), (5_000, 30)]);
        for least in [20, 40, 95, 300] {
            let ends = breaks(&all, least).into_iter().chain([all.len()]);
            let parts = ends.scan(0, |from, to| Some(to - std::mem::replace(from, to)));
            let parts: Vec<usize> = parts.collect();
            assert!(
                parts.len() > 1 && parts.iter().all(|part| *part >= least),
                "{least} {parts:?}"
            );
        }
        // One in fifty of a thousand are 20, and ten spend far more than all others.
        let all = spends(&[(10, 990), (100_000, 10)]);
        for border in borders(&all, 1, STEP) {
            assert!(all.iter().filter(|spend| spend.net >= border).count() >= 20, "{border:?}");
        }
    }

    /// Of 400 a border moves by ten places. Each pays 1 more than the one before,
    /// which is most in proportion where it is least, and one 100 more.
    #[test]
    fn a_border_moves_by_one_in_forty() {
        let jumping = |jump: i64| -> Vec<Spend> {
            let net = |at: i64| 1_000 + at + if at >= jump { 100 } else { 0 };
            (0..400).map(|at| Spend { net: Money(net(at) * Money::SCALE), orders: 1 }).collect()
        };
        let place = |jump, among| gap(&jumping(jump), 200, among, STEP).map(|(place, _)| place);
        assert_eq!(
            [210, 211, 190, 189].map(|jump| place(jump, (0, 400)).unwrap()),
            [210, 190, 190, 190]
        );
        assert_eq!(place(210, (195, 205)), Some(195));
        let end = gap(&jumping(399), 399, (0, 400), STEP);
        assert_eq!(end.map(|(place, _)| place), Some(399));
    }
}
