//! What models of buying are fitted to, prepared once for all of them.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::error::Error;
use super::halves::Pairs;
use super::history::Histories;
use super::leaving::Staying;
use super::nbd;
use super::weeks::Weeks;
use super::{Fit, Named as _};
use crate::units::float;

/// Histories, and what every model asks of them.
pub struct Evidence<'a> {
    histories: &'a Histories,
    mean_gap: Weeks,
    all: Pairs,
    /// The model in which nobody leaves.
    nbd: Result<Fit<nbd::Params, 2>, Error>,
    /// The same histories with spans and ages cut, less and more, once somebody
    /// asks.
    rough: OnceLock<Vec<Pairs>>,
    /// What leaving would make of NBD, once somebody asks.
    staying: OnceLock<Option<Staying>>,
}

/// Histories beyond which starts are tried on coarse ones first.
pub(super) const MANY: usize = 4096;

/// The coarsest level that histories are cut to.
const COARSEST: u32 = 3;

impl<'a> Evidence<'a> {
    /// Prepares these histories.
    pub fn new(histories: &'a Histories) -> Evidence<'a> {
        let weeks = histories.mean_age().0 * float(histories.customers());
        let mean_gap = Weeks((weeks / float(histories.repeats().max(1))).max(1e-2));
        let all = Pairs::new(histories);
        let nbd = nbd::Tables::new(&all).fit(mean_gap);
        let (rough, staying) = (OnceLock::new(), OnceLock::new());
        Evidence { histories, mean_gap, all, nbd, rough, staying }
    }

    /// Mean age of all customers; 0 without customers.
    pub(super) fn mean_age(&self) -> Weeks {
        self.histories.mean_age()
    }

    /// Weeks of all customers for each of their repeats.
    pub(super) fn mean_gap(&self) -> Weeks {
        self.mean_gap
    }

    /// All histories, and where they are many, fewer and fewer that say nearly
    /// the same, to begin a search on.
    pub(super) fn levels(&self) -> impl Iterator<Item = &Pairs> {
        // What is waited for by all threads must not wait for one of them, so
        // this is made on one.
        let rough = self.rough.get_or_init(|| {
            let mut levels = Vec::new();
            let mut last = Cow::Borrowed(self.histories);
            for level in 0..=COARSEST {
                if last.distinct() <= MANY {
                    break;
                }
                last = Cow::Owned(last.coarse(level));
                levels.push(Pairs::new(&last));
            }
            levels
        });
        std::iter::once(&self.all).chain(rough)
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
        let customers = self.histories.customers();
        if self.histories.repeaters() > 0 {
            return Ok(());
        }
        Err(Error::NobodyRepeats { model, customers })
    }
}
