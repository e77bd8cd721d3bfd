//! Whether groups of customers come back at different speeds.

use std::collections::BTreeMap;

use crate::units::Days;
use crate::units::float;

use super::distribution;
use super::followed::Followed;

/// A log-rank test of two groups or more, also named for Mantel and Haenszel.
///
/// On every day on which somebody came back, each group is expected to have its
/// share of those who did: the share that it has of those at risk.
///
/// ```text
/// expected(g) = Σ over days of events · at risk(g) / at risk
/// statistic   = (observed - expected)' V⁻¹ (observed - expected)
/// V(g, h)     = Σ events (at risk - events) / (at risk - 1)
///                 · at risk(g) / at risk · ((g = h) - at risk(h) / at risk)
/// ```
///
/// If all groups come back alike, the statistic is chi-square with a degree of
/// freedom less than there are groups. Groups must not share a customer. The
/// test is best at seeing one group come back faster all the time; curves that
/// cross it can miss. Sources: Mantel (1966), "Evaluation of survival data and
/// two new rank order statistics arising in its consideration", Cancer
/// Chemotherapy Reports 50, 163-170; Peto & Peto (1972), JRSS A 135, 185-207.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRank {
    /// The statistic, 0 or more.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub freedom: u32,
    /// Probability of a statistic at least so large if all groups were alike.
    pub p: f64,
    /// The groups, in their order.
    pub groups: Vec<Counts>,
}

/// What the test saw of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Orders that were followed by another.
    pub observed: u64,
    /// As many would have been, if all groups were alike.
    pub expected: f64,
}

impl LogRank {
    /// Tests groups of orders. A group that was never at risk beside another on
    /// a day with an event says nothing, and adds no degree of freedom.
    ///
    /// `None` when nothing could have come out differently: fewer than two
    /// groups say something, or all who were at risk came back on the same day.
    pub fn of(groups: &[Followed]) -> Option<LogRank> {
        let mut counts = vec![Counts::default(); groups.len()];
        let mut variance = vec![vec![0.0; groups.len()]; groups.len()];
        let mut left: Vec<Left> = groups.iter().map(Left::of).collect();
        for (day, events) in events_by_day(groups) {
            let at_risk: Vec<f64> = left.iter_mut().map(|left| float(left.at_risk(day))).collect();
            let all: f64 = at_risk.iter().sum();
            let spread = if all > 1.0 { events * (all - events) / (all - 1.0) } else { 0.0 };
            for (g, here) in at_risk.iter().enumerate() {
                counts[g].expected += events * here / all;
                for (h, there) in at_risk.iter().enumerate() {
                    let own = if g == h { 1.0 } else { 0.0 };
                    variance[g][h] += spread * here / all * (own - there / all);
                }
            }
        }
        for (group, counts) in groups.iter().zip(&mut counts) {
            counts.observed = group.events.iter().map(|(_, count)| count).sum();
        }
        let (statistic, freedom) = statistic(&counts, variance)?;
        let p = distribution::chi_square_tail(statistic, freedom);
        Some(LogRank { statistic, freedom, p, groups: counts })
    }
}

/// Those of a group who still wait, on one day after the other.
struct Left<'a> {
    events: &'a [(Days, u64)],
    waits: &'a [(Days, u64)],
    count: u64,
}

impl<'a> Left<'a> {
    fn of(group: &'a Followed) -> Left<'a> {
        Left { events: &group.events, waits: &group.waits, count: group.count() }
    }

    /// As [`Followed::at_risk`], on days that ascend.
    fn at_risk(&mut self, day: Days) -> u64 {
        for counts in [&mut self.events, &mut self.waits] {
            while let Some(((until, count), rest)) = counts.split_first() {
                if *until >= day {
                    break;
                }
                self.count -= count;
                *counts = rest;
            }
        }
        self.count
    }
}

/// Events of all groups together.
fn events_by_day(groups: &[Followed]) -> impl Iterator<Item = (Days, f64)> {
    let mut by_day = BTreeMap::<Days, u64>::new();
    for (day, count) in groups.iter().flat_map(|group| &group.events) {
        *by_day.entry(*day).or_default() += count;
    }
    by_day.into_iter().map(|(day, count)| (day, float(count)))
}

/// The quadratic form, and how many of the groups can vary freely: one less
/// than there are, and fewer if some were never at risk together.
fn statistic(counts: &[Counts], variance: Vec<Vec<f64>>) -> Option<(f64, u32)> {
    let excess = |counts: &Counts| float(counts.observed) - counts.expected;
    let (square, rank) = quadratic_form(variance, counts.iter().map(excess).collect());
    let freedom = u32::try_from(rank).ok().filter(|freedom| *freedom > 0)?;
    Some((square, freedom))
}

/// x' A⁻ x and the rank of A, which is symmetric and has no negative
/// eigenvalue; x is in its range. By Cholesky's factor, without the rows that
/// follow from those above.
fn quadratic_form(mut matrix: Vec<Vec<f64>>, mut x: Vec<f64>) -> (f64, usize) {
    /// Of a pivot, what is left when only rounding is left.
    const NOTHING: f64 = 1e-9;
    let mut free = Vec::with_capacity(x.len());
    for row in 0..x.len() {
        for column in 0..=row {
            let known = free.iter().filter(|k| **k < column);
            let known: f64 = known.map(|k: &usize| matrix[row][*k] * matrix[column][*k]).sum();
            let rest = matrix[row][column] - known;
            if row > column {
                matrix[row][column] = rest / matrix[column][column];
            } else if rest > NOTHING * matrix[row][row] {
                let known: f64 = free.iter().map(|k| matrix[row][*k] * x[*k]).sum();
                matrix[row][row] = libm::sqrt(rest);
                x[row] = (x[row] - known) / matrix[row][row];
                free.push(row);
            }
        }
    }
    (free.iter().map(|row| x[*row] * x[*row]).sum(), free.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::followed::examples::{followed, remission};

    fn singly(events: &[u32], waits: &[u32]) -> Followed {
        let once = |days: &[u32]| days.iter().map(|day| (*day, 1)).collect::<Vec<_>>();
        followed(&once(events), &once(waits))
    }

    /// Freireich et al. (1963): weeks in remission under 6-MP, and without.
    fn freireich() -> [Followed; 2] {
        let treated = remission();
        let placebo = [
            (1, 2),
            (2, 2),
            (3, 1),
            (4, 2),
            (5, 2),
            (8, 4),
            (11, 2),
            (12, 2),
            (15, 1),
            (17, 1),
            (22, 1),
            (23, 1),
        ];
        [treated, followed(&placebo, &[])]
    }

    /// Kleinbaum & Klein (2012), "Survival Analysis", section 2.IV: 16.79, with
    /// 19.25 and 10.75 expected. The p-value: lifelines 0.30.
    #[test]
    fn two_groups_match_the_textbook() {
        let test = LogRank::of(&freireich()).unwrap();
        assert!((test.statistic - 16.79).abs() < 5e-3, "{test:?}");
        assert!((test.p - 4.1688e-5).abs() < 5e-10, "{test:?}");
        assert_eq!(test.freedom, 1);
        assert_eq!([test.groups[0].observed, test.groups[1].observed], [9, 21]);
        assert!((test.groups[0].expected - 19.25).abs() < 5e-3, "{test:?}");
        assert!((test.groups[1].expected - 10.75).abs() < 5e-3, "{test:?}");
    }

    /// `survdiff(Surv(futime, fustat) ~ rx, data = ovarian)` of R's survival
    /// prints 5.23353, 6.76647, 1.06274 and 0.302591.
    #[test]
    fn days_that_differ_match_r() {
        let first = singly(&[59, 115, 156, 268, 329, 431, 638], &[448, 477, 803, 855, 1040, 1106]);
        let second =
            singly(&[353, 365, 464, 475, 563], &[377, 421, 744, 769, 770, 1129, 1206, 1227]);
        let test = LogRank::of(&[first, second]).unwrap();
        assert!((test.statistic - 1.06274).abs() < 5e-6, "{test:?}");
        assert!((test.p - 0.302591).abs() < 5e-7, "{test:?}");
        assert!((test.groups[0].expected - 5.23353).abs() < 5e-6, "{test:?}");
        assert!((test.groups[1].expected - 6.76647).abs() < 5e-6, "{test:?}");
    }

    /// The patients of Freireich by white blood count, up to 2.30, up to 3.00
    /// and above: Kleinbaum & Klein (2012), section 2.V, print 26.39 with 2
    /// degrees. More digits: lifelines 0.30, expected counts by numpy.
    #[test]
    fn three_groups_match_the_textbook() {
        let low = singly(&[11, 12, 15, 23], &[17, 19, 20, 25, 32, 34, 35]);
        let middle = followed(
            &[(1, 1), (4, 1), (6, 1), (8, 1), (10, 1), (13, 1), (17, 1), (22, 2), (23, 1)],
            &[(9, 1), (10, 1), (11, 1), (32, 1)],
        );
        let high = followed(
            &[
                (1, 1),
                (2, 2),
                (3, 1),
                (4, 1),
                (5, 2),
                (6, 2),
                (7, 1),
                (8, 3),
                (11, 1),
                (12, 1),
                (16, 1),
            ],
            &[(6, 1)],
        );
        let test = LogRank::of(&[low, middle, high]).unwrap();
        assert_eq!(test.freedom, 2);
        assert!((test.statistic - 26.390_628_13).abs() < 5e-9, "{test:?}");
        assert!((test.p - 1.859_293_343e-6).abs() < 5e-16, "{test:?}");
        for (counts, expected) in test.groups.iter().zip([13.063_174_9, 10.723_883_6, 6.212_941_5])
        {
            assert!((counts.expected - expected).abs() < 5e-8, "{test:?}");
        }
    }

    #[test]
    fn the_order_of_groups_changes_nothing_and_an_empty_one_neither() {
        let [treated, placebo] = freireich();
        let test = LogRank::of(&[treated.clone(), placebo.clone()]).unwrap();
        let nobody = Followed::default();
        for groups in
            [[placebo.clone(), treated.clone(), nobody.clone()], [nobody, treated, placebo]]
        {
            let again = LogRank::of(&groups).unwrap();
            assert!((again.statistic - test.statistic).abs() < 1e-12);
            assert_eq!(again.freedom, 1);
        }
    }

    #[test]
    fn as_many_are_expected_as_came() {
        let test = LogRank::of(&freireich()).unwrap();
        let expected: f64 = test.groups.iter().map(|group| group.expected).sum();
        assert!((expected - 30.0).abs() < 1e-12);
        let [one, _] = freireich();
        let alike = LogRank::of(&[one.clone(), one]).unwrap();
        assert!(alike.statistic < 1e-20 && (alike.p - 1.0).abs() < 1e-9);
    }

    /// Two pairs that vary each in itself: the squares over the variances add
    /// up, and the rank is that of two tests.
    #[test]
    fn a_row_that_follows_from_those_above_adds_nothing() {
        let v = 0.7;
        let pairs = vec![
            vec![v, -v, 0.0, 0.0],
            vec![-v, v, 0.0, 0.0],
            vec![0.0, 0.0, v, -v],
            vec![0.0, 0.0, -v, v],
        ];
        let (square, rank) = quadratic_form(pairs, vec![1.0, -1.0, 2.0, -2.0]);
        assert_eq!(rank, 2);
        assert!((square - 5.0 / v).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_differ_is_not_tested() {
        let [one, _] = freireich();
        assert_eq!(LogRank::of(&[]), None);
        assert_eq!(LogRank::of(&[one.clone(), Followed::default()]), None);
        assert_eq!(LogRank::of(&[singly(&[], &[5]), singly(&[], &[6])]), None);
        // Everybody came on the one day: no other division was possible.
        assert_eq!(LogRank::of(&[singly(&[3], &[]), singly(&[3], &[])]), None);
        // On the day of the event one group was alone.
        assert_eq!(LogRank::of(&[singly(&[3], &[]), singly(&[], &[2])]), None);
    }

    /// On day 3 the first group has two of three at risk, on day 4 one of two,
    /// and on day 5 it is alone: 2/3 + 1/2 + 1 = 13/6 are expected where two came,
    /// with a variance of 2/9 + 1/4 = 17/36. So the statistic is 1/17.
    #[test]
    fn who_is_left_alone_is_expected_and_adds_no_variance() {
        let test = LogRank::of(&[singly(&[3, 5], &[]), singly(&[4], &[])]).unwrap();
        assert!((test.groups[0].expected - 13.0 / 6.0).abs() < 1e-12, "{test:?}");
        assert!((test.statistic - 1.0 / 17.0).abs() < 1e-12, "{test:?}");
    }

    /// The inverse of 2 and 1 beside it is 2 and -1 over 3, so that 1 and 0 give 2/3,
    /// whatever the unit.
    #[test]
    fn a_quadratic_form_does_not_depend_on_the_unit() {
        for unit in [1e-6, 1.0, 1e6] {
            let matrix =
                [[2.0, 1.0], [1.0, 2.0]].map(|row| row.map(|it| it * unit * unit).to_vec());
            let (square, rank) = quadratic_form(matrix.to_vec(), vec![unit, 0.0]);
            assert!((square - 2.0 / 3.0).abs() < 1e-12 && rank == 2, "{unit}: {square} {rank}");
        }
    }
}
