//! Everybody who is named, before they are told apart.

use std::sync::{Mutex, PoisonError};

use crate::units::Money;

use super::key::LOTS;
use super::people::Lot;
use super::pseudonym::Secret;
use super::share::Pages;
use super::teller::{Part, Tellers};

/// Everybody who is named, lot by lot: their orders as they were read, or people
/// who are told apart already.
///
/// To tell people apart takes memory for a second copy of their orders. Whoever
/// looks at each only once takes them [lot by lot](Crowd::on_all_threads), and
/// those orders are let go.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    lots: Vec<Waiting>,
    beside: Beside,
}

/// What the records of every lot refer to.
#[derive(Clone, Debug, Default)]
struct Beside {
    /// Of each share the final numbers of its tags, and its costs.
    shares: Vec<(Vec<u32>, Vec<Money>)>,
    /// Gives people their pseudonyms, when they are asked for.
    secret: Option<Secret>,
}

#[derive(Clone, Debug)]
enum Waiting {
    Told(Lot),
    /// The records of each share.
    Read(Vec<Pages>),
}

/// The records of a share, the final numbers of its tags, and its costs.
pub(super) type Shared = (Vec<Pages>, (Vec<u32>, Vec<Money>));

impl Crowd {
    /// The people of these shares, who get pseudonyms by a secret, if there is
    /// one.
    pub(super) fn new(shares: Vec<Shared>, secret: Option<Secret>) -> Crowd {
        let mut lots: Vec<Vec<Pages>> = (0..LOTS).map(|_| Vec::new()).collect();
        let (pages, shares): (Vec<_>, Vec<_>) = shares.into_iter().unzip();
        for share in pages {
            lots.iter_mut().zip(share).for_each(|(lot, pages)| lot.push(pages));
        }
        let lots = lots.into_iter().map(Waiting::Read).collect();
        Crowd { lots, beside: Beside { shares, secret } }
    }

    /// Has each thread look at some of the lots, one by one, each with its number,
    /// and gives what became of it.
    pub fn on_all_threads<C: Send>(
        self,
        none: impl Fn() -> C + Sync,
        each: impl Fn(&mut C, (usize, Lot)) + Sync,
    ) -> Vec<C> {
        let Crowd { lots, beside } = self;
        let left = Mutex::new(lots.into_iter().enumerate());
        let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
        rayon::broadcast(|_| {
            let (mut all, mut tellers) = (none(), Tellers::default());
            while let Some((number, waiting)) = next() {
                let lot = match waiting {
                    Waiting::Told(lot) => lot,
                    Waiting::Read(pages) => {
                        let shares = pages.into_iter().zip(&beside.shares);
                        let parts =
                            shares.map(|(pages, (finals, costs))| Part { pages, finals, costs });
                        tellers.tell_apart((number, parts.collect()), beside.secret.as_ref())
                    }
                };
                each(&mut all, (number, lot));
            }
            all
        })
    }

    /// Everybody, told apart.
    pub(super) fn tell_apart(self) -> Vec<Lot> {
        let told = self.on_all_threads(Vec::new, |told, lot| told.push(lot));
        let mut told: Vec<(usize, Lot)> = told.into_iter().flatten().collect();
        told.sort_unstable_by_key(|(number, _)| *number);
        told.into_iter().map(|(_, lot)| lot).collect()
    }

    /// How many orders and credit notes there are, with some that were taken back:
    /// there are no more people.
    pub fn how_many_orders(&self) -> usize {
        let of = |waiting: &Waiting| match waiting {
            Waiting::Told(lot) => lot.how_many_orders(),
            Waiting::Read(pages) => pages.iter().map(Pages::len).sum(),
        };
        self.lots.iter().map(of).sum()
    }
}

impl From<Vec<Lot>> for Crowd {
    fn from(lots: Vec<Lot>) -> Crowd {
        let lots = lots.into_iter().map(Waiting::Told).collect();
        Crowd { lots, beside: Beside::default() }
    }
}
