//! Models held against what came later.
//!
//! The models are fitted to the orders up to a day, and what they expect of
//! the time after it, customer by customer, is compared with what was ordered.

use std::borrow::Cow;

use super::Model;
use super::history::{Histories, History};
use super::shared::Shared;
use super::weeks::Weeks;
use crate::units::Day;
use crate::units::Days;

/// Customers who were alike up to the day, and ordered equally often after it.
///
/// The count is of customers, not a sum of their orders: how far a model is
/// off with single customers could not be told from sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Their history up to the day.
    pub history: History,
    /// Days with an order of each after it, and up to the end.
    pub later: u32,
    /// How many they are.
    pub customers: u64,
}

/// What came after the day. Cells may come in any order, and apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holdout {
    /// From the day to the end.
    pub length: Days,
    /// All customers of before.
    pub cells: Vec<Cell>,
    /// Their repeats in each week from the first order of the first of them
    /// on, before the day and after it; empty when nobody asks.
    pub weeks: Vec<u64>,
}

impl Holdout {
    /// The histories up to the day, to be fitted to.
    pub fn histories(&self) -> Histories {
        self.cells.iter().map(|cell| (cell.history, cell.customers)).collect()
    }

    /// The cells, ascending.
    pub(super) fn cells(&self) -> Cow<'_, [Cell]> {
        let mut cells = Cow::Borrowed(self.cells.as_slice());
        if !cells.is_sorted() {
            cells.to_mut().sort_unstable();
        }
        cells
    }
}

/// The most weeks that are held back.
const MOST_WEEKS: i32 = 52;

/// The last day of what a model is fitted to, of the days from `first` to
/// `as_of`: the last third of their whole weeks is held back, and 52 weeks at
/// most.
///
/// A year is what is looked ahead, so a model is best judged by a year. With
/// less than three years two thirds are kept to learn from, as a model that
/// has seen little says little of one that has seen all.
pub fn split(first: Day, as_of: Day) -> Day {
    let weeks = (as_of.0 - first.0 + 1) / 7;
    let held = (weeks / 3).min(MOST_WEEKS);
    first + 7 * (weeks - held) - 1
}

/// Repeats from which on customers are taken together.
pub const MANY: u32 = 7;

/// Customers of equally many repeats before the day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frequency {
    /// How many they are.
    pub customers: u64,
    /// What they ordered after the day.
    pub actual: u64,
    /// What was expected of them.
    pub expected: f64,
}

/// Customers of so many repeats, where they are not too few to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Least repeats.
    pub from: u32,
    /// Most repeats; `None` without an end.
    pub to: Option<u32>,
    /// What they did.
    pub did: Frequency,
}

/// Repeats of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// What was ordered in it.
    pub actual: u64,
    /// What was expected of it.
    pub expected: f64,
}

/// How good a model was.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The model's name.
    pub model: &'static str,
    /// By repeats before the day, 0 to [`MANY`] and more.
    pub frequencies: [Frequency; MANY as usize + 1],
    /// Mean over customers of |ordered - expected|. To be read, not to choose
    /// by: it is least for a model that gives everybody's median, which is 0
    /// wherever most do not come back.
    pub mean_absolute_error: f64,
    /// Poisson deviance, Σ 2 (y ln(y/e) - y + e), over customers: 0 if all is
    /// as expected. See [`best`].
    pub deviance: f64,
    /// The weeks of [`Holdout::weeks`].
    pub weeks: Vec<Week>,
}

impl Score {
    /// Orders after the day.
    pub fn actual(&self) -> u64 {
        self.frequencies.iter().map(|it| it.actual).sum()
    }

    /// [`Score::frequencies`], in which those with more repeats are taken
    /// together until they are `least` customers; none if all are fewer.
    pub fn rows(&self, least: u64) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for (repeats, did) in (0..).zip(self.frequencies) {
            let to = (repeats < MANY).then_some(repeats);
            rows.push(Row { from: repeats, to, did });
        }
        // From the end: a row that is too small goes into the one before it.
        for at in (1..rows.len()).rev() {
            if rows[at].did.customers < least {
                let Row { to, did, .. } = rows.remove(at);
                let before = &mut rows[at - 1];
                before.to = to;
                before.did.customers += did.customers;
                before.did.actual += did.actual;
                before.did.expected += did.expected;
            }
        }
        rows.retain(|row| row.did.customers >= least.max(1));
        rows
    }

    /// Expected orders after the day.
    pub fn expected(&self) -> f64 {
        self.frequencies.iter().map(|it| it.expected).sum()
    }
}

/// Holds a model, fitted to [`Holdout::histories`], against what came.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub fn score<M: Model>(model: &M, holdout: &Holdout) -> Score {
    let mut frequencies = [Frequency::default(); MANY as usize + 1];
    let (mut customers, mut absolute, mut deviance) = (0.0, 0.0, 0.0);
    let length = Weeks::from(holdout.length);
    let ahead = |repeats, age| model.expected_if_alive(repeats, age, length);
    let mut shared = Shared::new(model, ahead);
    // Sums of floats depend on their order.
    for Cell { history, later, customers: count } in holdout.cells().iter().copied() {
        let (alive, ahead) = shared.of(history);
        let expected = alive * ahead;
        let (weight, actual) = (count as f64, f64::from(later));
        let frequency = &mut frequencies[history.repeats.min(MANY) as usize];
        frequency.customers += count;
        frequency.actual += u64::from(later) * count;
        frequency.expected += weight * expected;
        customers += weight;
        absolute += weight * (actual - expected).abs();
        let ratio = if later == 0 { 0.0 } else { actual * libm::log(actual / expected) };
        deviance += weight * 2.0 * (ratio - actual + expected);
    }
    let mean_absolute_error = if customers > 0.0 { absolute / customers } else { 0.0 };
    let ages = holdout.cells.iter().map(|cell| (cell.history.age, cell.customers));
    let weeks = weeks_of(model, ages, holdout.weeks.len()).into_iter();
    let weeks =
        weeks.zip(&holdout.weeks).map(|(expected, actual)| Week { actual: *actual, expected });
    let weeks = weeks.collect();
    Score { model: M::MODEL, frequencies, mean_absolute_error, deviance, weeks }
}

/// The score to go by: the least deviance, and of equal ones the first. `None`
/// without scores.
///
/// What a report uses of a model is what it expects of each customer, and sums
/// of that. So models are judged by a measure that is least, on average, for
/// one whose expectations are right (Gneiting, 2011, "Making and Evaluating
/// Point Forecasts", JASA 106, 746-762: consistent for the mean). Of these the
/// Poisson deviance takes the error of a frequent customer by its size beside
/// what was to be expected; squares would be decided by a handful of them, and
/// absolute errors, which are not consistent, by the many who never return. It
/// needs no more than expectations, and so is the same for every model.
pub fn best(scores: &[Score]) -> Option<&Score> {
    scores.iter().reduce(|best, next| if next.deviance < best.deviance { next } else { best })
}

/// Expected repeats of everybody in each of so many weeks from the first order
/// of the first customer on, whatever they did: what to hold weekly counts
/// against, before the day and after it.
pub fn by_week<M: Model>(model: &M, histories: &Histories, weeks: usize) -> Vec<f64> {
    weeks_of(model, histories.iter().map(|(history, customers)| (history.age, customers)), weeks)
}

/// [`by_week`] of customers by their age.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn weeks_of<M: Model>(
    model: &M,
    ages: impl Iterator<Item = (Days, u64)> + Clone,
    weeks: usize,
) -> Vec<f64> {
    let oldest = ages.clone().map(|(age, _)| age).max().unwrap_or_default();
    // Customers by the day of their first order.
    let mut firsts = vec![0_u64; oldest.0 as usize + 1];
    for (age, customers) in ages {
        firsts[(oldest.0 - age.0) as usize] += customers;
    }
    let days = 7 * weeks;
    let of_new = |day: usize| model.expected_of_new(Weeks(day as f64 / 7.0));
    let expected: Vec<f64> = (0..=days).map(of_new).collect();
    let until = |day: usize| -> f64 {
        let come = firsts.iter().take(day + 1).enumerate();
        come.map(|(first, customers)| *customers as f64 * expected[day - first]).sum()
    };
    (0..weeks).map(|week| until(7 * (week + 1)) - until(7 * week)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::mbgnbd;

    fn holdout(cells: &[(u32, u32, u64)]) -> Holdout {
        let cell = |(repeats, later, customers): &(u32, u32, u64)| {
            let history = History::new(*repeats, Days(*repeats * 7), Days(140)).unwrap();
            Cell { history, later: *later, customers: *customers }
        };
        Holdout { length: Days(70), cells: cells.iter().map(cell).collect(), weeks: vec![0, 3] }
    }

    fn model(r: f64) -> mbgnbd::Params {
        mbgnbd::Params::new(r, Weeks(6.0), 0.9, 1.6).unwrap()
    }

    #[test]
    fn a_third_is_held_back_and_a_year_at_most() {
        let (first, day) = (Day(0), |weeks: i32| Day(7 * weeks - 1));
        assert_eq!(split(first, day(78)), day(52));
        assert_eq!(split(first, day(78) + 6), day(52));
        assert_eq!(split(first, day(26)), day(18));
        assert_eq!(split(first, day(260)), day(208));
        // Days before the first are none of it.
        assert_eq!(split(first + 1000, day(78) + 1000), day(52) + 1000);
    }

    #[test]
    fn a_score_adds_up_as_by_hand() {
        let holdout = holdout(&[(0, 0, 5), (0, 2, 1), (9, 3, 2)]);
        let score = score(&model(0.5), &holdout);
        let expected = |at: usize| model(0.5).expected(holdout.cells[at].history, Weeks(10.0));
        let (none, many) = (expected(0), expected(2));
        assert_eq!((score.actual(), score.frequencies[7].customers), (8, 2));
        assert!((score.expected() - 6.0 * none - 2.0 * many).abs() < 1e-12);
        let absolute = 5.0 * none + (2.0 - none) + 2.0 * (3.0 - many).abs();
        assert!((score.mean_absolute_error - absolute / 8.0).abs() < 1e-12);
        let of = |y: f64, e: f64| 2.0 * (y * libm::log(y / e) - y + e);
        let deviance = 5.0 * 2.0 * none + of(2.0, none) + 2.0 * of(3.0, many);
        assert!((score.deviance - deviance).abs() < 1e-12, "{score:?}");
        let second =
            8.0 * (model(0.5).expected_of_new(Weeks(2.0)) - model(0.5).expected_of_new(Weeks(1.0)));
        assert_eq!((score.weeks.len(), score.weeks[1].actual), (2, 3));
        assert!((score.weeks[1].expected - second).abs() < 1e-12);
    }

    #[test]
    fn the_model_that_expects_what_comes_is_the_best() {
        let right = model(0.5);
        let cells = [(0, 0, 700), (0, 1, 30), (0, 2, 10), (2, 0, 40), (2, 1, 25), (2, 3, 5)];
        let holdout = holdout(&cells);
        let scores = [model(5.0), right, model(0.02)].map(|model| score(&model, &holdout));
        assert_eq!(best(&scores), Some(&scores[1]));
        assert_eq!(best(&[]), None);
        // The absolute error would choose the one that expects next to nothing.
        assert!(scores[2].mean_absolute_error < scores[1].mean_absolute_error);
    }

    #[test]
    fn small_rows_go_into_the_one_before() {
        let of = |cells: &[(u32, u32, u64)], least| {
            let rows = score(&model(0.5), &holdout(cells)).rows(least);
            rows.iter().map(|it| (it.from, it.to, it.did.customers)).collect::<Vec<_>>()
        };
        let cells = [(0, 0, 50), (1, 0, 20), (2, 1, 4), (3, 0, 7), (9, 2, 6)];
        assert_eq!(of(&cells, 10), [(0, Some(0), 50), (1, Some(2), 24), (3, None, 13)]);
        assert_eq!(of(&cells, 30), [(0, Some(0), 50), (1, None, 37)]);
        assert_eq!(of(&cells, 88), []);
    }

    /// 3 · 3 + 4 · 1 orders of those with one or two repeats, and 6 · 2 of those
    /// with more.
    #[test]
    fn rows_taken_together_add_up() {
        let cells = [(0, 0, 50), (1, 3, 3), (1, 0, 17), (2, 1, 4), (3, 0, 7), (9, 2, 6)];
        let score = score(&model(0.5), &holdout(&cells));
        let rows = score.rows(10);
        assert_eq!(rows.iter().map(|row| row.did.actual).collect::<Vec<_>>(), [0, 13, 12]);
        let expected = |repeats: &[usize]| -> f64 {
            repeats.iter().map(|at| score.frequencies[*at].expected).sum()
        };
        for (row, repeats) in rows.iter().zip([&[0][..], &[1, 2], &[3, 7]]) {
            assert!((row.did.expected - expected(repeats)).abs() < 1e-12, "{row:?}");
            assert!(row.did.expected > 0.0);
        }
        // A row of just enough stands by itself.
        let firsts: Vec<u32> = score.rows(6).iter().map(|row| row.from).collect();
        assert_eq!(firsts, [0, 1, 3, 7]);
    }

    #[test]
    fn nobody_has_no_error() {
        let score = score(&model(0.5), &holdout(&[]));
        assert_eq!((score.mean_absolute_error.to_bits(), score.deviance.to_bits()), (0, 0));
        assert_eq!(score.rows(0), []);
    }

    /// Of one who did not come again, it is what was expected.
    #[test]
    fn one_customer_has_an_error() {
        let score = score(&model(0.5), &holdout(&[(0, 0, 1)]));
        assert!(score.expected() > 0.01);
        assert!((score.mean_absolute_error - score.expected()).abs() < 1e-12);
    }

    #[test]
    fn of_equal_deviances_the_first_is_the_best() {
        let score = score(&model(0.5), &holdout(&[(0, 1, 5)]));
        let scores = [Score { model: "one", ..score.clone() }, Score { model: "other", ..score }];
        assert_eq!(best(&scores).map(|score| score.model), Some("one"));
    }

    /// A sum of floats is another one backwards, if only in the last digits.
    #[test]
    fn many_cells_backwards_are_the_same() {
        let mut cells: Vec<(u32, u32, u64)> = Vec::new();
        for repeats in 0..30 {
            cells.extend((0..5).map(|later| (repeats % 20, later, u64::from(7 + repeats * later))));
        }
        let one = score(&model(0.5), &holdout(&cells));
        cells.reverse();
        assert_eq!(score(&model(0.5), &holdout(&cells)), one);
    }

    #[test]
    fn cells_in_any_order_and_apart_are_the_same() {
        let (one, other) = (holdout(&[(0, 0, 5), (1, 2, 2)]), holdout(&[(1, 2, 2), (0, 0, 5)]));
        assert_eq!(score(&model(0.5), &one), score(&model(0.5), &other));
        assert_eq!(one.histories(), other.histories());
    }

    /// One customer from the first day, one from the eighth: in the second week
    /// the one goes on and the other begins.
    #[test]
    fn weeks_begin_with_the_first_customer() {
        let age = |days| (History::new(0, Days(0), Days(days)).unwrap(), 1);
        let weeks = by_week(&model(0.5), &[age(20), age(13)].into_iter().collect(), 3);
        let of_new = |weeks| model(0.5).expected_of_new(Weeks(weeks));
        assert!((weeks[0] - of_new(1.0)).abs() < 1e-12);
        assert!((weeks[1] - of_new(2.0)).abs() < 1e-12);
        assert!((weeks[2] - of_new(3.0) + of_new(1.0)).abs() < 1e-12);
    }
}
