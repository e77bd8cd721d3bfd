//! What models of buying are fitted to, prepared once for all of them.

use std::sync::OnceLock;

use super::error::Error;
use super::halves::Pairs;
use super::history::{Histories, History, coarse};
use super::leaving::Staying;
use super::nbd;
use super::weeks::Weeks;
use super::{Fit, Named as _};
use crate::units::float;

/// Histories, and what every model asks of them.
pub struct Evidence {
    mean_age: Weeks,
    mean_gap: Weeks,
    all: Pairs,
    /// The same histories with spans and ages cut, less and more.
    rough: Vec<Pairs>,
    /// The model in which nobody leaves.
    nbd: Result<Fit<nbd::Params, 2>, Error>,
    /// What leaving would make of NBD, once somebody asks.
    staying: OnceLock<Option<Staying>>,
}

/// Histories beyond which starts are tried on coarse ones first.
pub(super) const MANY: usize = 4096;

/// The coarsest level that histories are cut to.
const COARSEST: u32 = 3;

impl Evidence {
    /// Prepares these histories.
    pub fn new(histories: &Histories) -> Evidence {
        Evidence::of(histories.rows(), |row| *row)
    }

    /// Prepares the histories of rows in which they ascend, and may come apart.
    pub(super) fn of<T: Sync>(rows: &[T], of: impl Fn(&T) -> (History, u64) + Sync) -> Evidence {
        let all = Pairs::new(rows, &of);
        let weeks = all.weeks().0;
        let mean_gap = Weeks((weeks / float(all.repeats().max(1))).max(1e-2));
        Evidence {
            mean_age: Weeks(weeks / float(all.customers().max(1))),
            mean_gap,
            rough: if all.distinct() > MANY { rough(rows.iter().map(of)) } else { Vec::new() },
            nbd: nbd::Tables::new(&all).fit(mean_gap),
            all,
            staying: OnceLock::new(),
        }
    }

    /// Mean age of all customers; 0 without customers.
    pub(super) fn mean_age(&self) -> Weeks {
        self.mean_age
    }

    /// Weeks of all customers for each of their repeats.
    pub(super) fn mean_gap(&self) -> Weeks {
        self.mean_gap
    }

    /// All histories, and where they are many, fewer and fewer that say nearly
    /// the same, to begin a search on.
    pub(super) fn levels(&self) -> impl Iterator<Item = &Pairs> {
        std::iter::once(&self.all).chain(&self.rough)
    }

    /// What leaving would make of NBD; `None` where that could not be fitted.
    pub(super) fn staying(&self) -> Option<&Staying> {
        let staying = || self.nbd.as_ref().ok().map(|fit| Staying::new(&self.all, &fit.params));
        self.staying.get_or_init(staying).as_ref()
    }

    /// NBD, fitted.
    ///
    /// # Errors
    ///
    /// [`Error::NobodyRepeats`]; else as its search ended.
    pub(super) fn nbd(&self) -> Result<Fit<nbd::Params, 2>, Error> {
        self.somebody_repeats(nbd::Params::MODEL)?;
        self.nbd
    }

    /// That there is something for `model` to go by.
    ///
    /// # Errors
    ///
    /// [`Error::NobodyRepeats`] without repeats.
    pub(super) fn somebody_repeats(&self, model: &'static str) -> Result<(), Error> {
        if self.all.repeats() > 0 {
            return Ok(());
        }
        Err(Error::NobodyRepeats { model, customers: self.all.customers() })
    }
}

/// The levels of many histories.
fn rough(histories: impl Iterator<Item = (History, u64)>) -> Vec<Pairs> {
    let add = |one: &mut u64, other: u64| *one += other;
    let mut last = coarse(histories, 0, add);
    let mut levels = vec![Pairs::new(&last, |row| *row)];
    for level in 1..=COARSEST {
        if last.len() <= MANY {
            break;
        }
        last = coarse(last.into_iter(), level, add);
        levels.push(Pairs::new(&last, |row| *row));
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::History;

    fn histories(counts: &[(u32, u32, u32, u64)]) -> Histories {
        let one = |(repeats, span, age, customers): &(u32, u32, u32, u64)| {
            (History::of_days(*repeats, *span, *age), *customers)
        };
        counts.iter().map(one).collect()
    }

    /// So many histories, each of one customer.
    fn distinct(many: u32) -> Histories {
        let one = |at| (History::of_days(1, 1 + at % 50, 100 + at / 50), 1);
        (0..many).map(one).collect()
    }

    /// Three of 10 weeks, one of 20 and two of 5 are 60 weeks, with four repeats.
    #[test]
    fn a_mean_gap_is_weeks_over_repeats() {
        let gap = |counts: &[_]| Evidence::new(&histories(counts)).mean_gap().0;
        let some = [(0, 0, 70, 3), (2, 9, 140, 1), (1, 5, 35, 2)];
        assert!((gap(&some) - 15.0).abs() < 1e-12);
        assert!((Evidence::new(&histories(&some)).mean_age().0 - 10.0).abs() < 1e-12);
        // Without repeats as if there were one, and a hundredth at least.
        assert!((gap(&[(0, 0, 70, 3)]) - 30.0).abs() < 1e-12);
        assert!((gap(&[(0, 0, 0, 3)]) - 0.01).abs() < 1e-12);
        assert!((gap(&[(70, 70, 70, 3)]) - 1.0 / 7.0).abs() < 1e-12);
    }

    #[test]
    fn only_many_histories_have_rough_levels() {
        let few = distinct(4096);
        assert_eq!(Evidence::new(&few).levels().count(), 1);
        let many = distinct(4097);
        let evidence = Evidence::new(&many);
        let sizes = |pairs: &Pairs| {
            let rows: usize = pairs.0.iter().map(|block| block.rows.len()).sum();
            let customers: f64 = pairs.0.iter().map(|block| block.customers).sum();
            (rows, customers)
        };
        let levels: Vec<(usize, f64)> = evidence.levels().map(sizes).collect();
        // Spans of 1 to 15, 16 to 30 and 32 to 50 by days, twos and fours; ages
        // of 100 to 181 by eights and from 128 on by sixteens.
        assert_eq!(levels[0], (4097, 4097.0));
        assert_eq!(levels[1..], [(28 * 8, 4097.0)]);
    }

    #[test]
    fn staying_is_known_where_nbd_can_be_fitted() {
        let some = histories(&[(0, 0, 140, 50), (1, 140, 140, 20), (6, 140, 140, 10)]);
        assert!(Evidence::new(&some).staying().is_some());
        let alike = histories(&[(3, 30, 100, 700)]);
        assert!(Evidence::new(&alike).staying().is_none());
        let nobody = histories(&[(0, 0, 100, 700)]);
        let error = Evidence::new(&nobody).nbd().unwrap_err();
        assert!(matches!(error, Error::NobodyRepeats { customers: 700, .. }), "{error}");
    }
}
