//! What models of buying are fitted to, prepared once for all of them.

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
    /// The same histories with spans and ages cut, once somebody asks.
    rough: OnceLock<Pairs>,
    /// What leaving would make of NBD, once somebody asks.
    staying: OnceLock<Option<Staying>>,
}

/// Histories beyond which starts are tried on coarse ones first.
pub(super) const MANY: usize = 4096;

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

    /// All histories.
    pub(super) fn all(&self) -> &Pairs {
        &self.all
    }

    /// What says nearly the same where there are many, to begin a search on.
    pub(super) fn rough(&self) -> &Pairs {
        if self.histories.distinct() <= MANY {
            return &self.all;
        }
        // What is waited for by all threads must not wait for one of them, so
        // this is made on one.
        self.rough.get_or_init(|| Pairs::new(&self.histories.coarse()))
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

#[cfg(test)]
mod probe {
    use super::*;
    use crate::forecasts::{Fitted as _, History, Params, bgnbd, mbgnbd, paretonbd};
    use crate::units::Days;

    #[test]
    fn probe() {
        let Ok(path) = std::env::var("PROBE") else { return };
        let text = std::fs::read_to_string(path).unwrap();
        let histories: Histories = text
            .lines()
            .map(|line| {
                let c: Vec<u64> = line.split(',').map(|c| c.parse().unwrap()).collect();
                (
                    History {
                        repeats: c[0] as u32,
                        span: Days(c[1] as u32),
                        age: Days(c[2] as u32),
                    },
                    c[3],
                )
            })
            .collect();
        let t = std::time::Instant::now();
        let evidence = Evidence::new(&histories);
        eprintln!(
            "distinct {} nbd {:?} {:?}",
            histories.distinct(),
            evidence.nbd().map(|f| (f.params.numbers(), f.ln_likelihood)),
            t.elapsed()
        );
        let staying = evidence.staying().unwrap();
        eprintln!("staying {:?}", t.elapsed());
        eprintln!(
            "bg {} mbg {} pareto {} {:?}",
            staying.rises_by_orders(0),
            staying.rises_by_orders(1),
            staying.rises_by_time(),
            t.elapsed()
        );
        staying.print();
        eprintln!("{:?} {:?}", bgnbd::Params::fit_to(&evidence), t.elapsed());
        eprintln!("{:?} {:?}", mbgnbd::Params::fit_to(&evidence), t.elapsed());
        eprintln!("{:?} {:?}", paretonbd::Params::fit_to(&evidence), t.elapsed());
    }
}
