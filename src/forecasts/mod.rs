//! Counts to expectations: who will order again, how often, for how much. Pure:
//! one file a model, and for each its source.
//!
//! 1. [`Histories`] and [`Spends`] count customers with equal histories.
//! 2. [`gates`] says whether there is enough to go by.
//! 3. [`bgnbd`], [`mbgnbd`] and [`paretonbd`] are models of buying, each a
//!    [`Model`], and [`nbd`] is what they are where nobody leaves;
//!    [`gammagamma`] is one of amounts. `fit` gives a [`Fit`].
//! 4. [`holdout`] compares them with what came later, and chooses.
//! 5. [`clv`] multiplies and discounts; [`interval`] says how sure a sum is.
//! 6. [`outlook`] does all of this for a shop.
//!
//! Time is in [`Weeks`] wherever it is not whole days. Inside a model the
//! names are those of its paper; x, t_x and T are the fields of [`History`].

pub mod bgnbd;
mod candidates;
pub mod clv;
#[cfg(test)]
mod differences;
mod error;
mod evidence;
mod fit;
mod foreseen;
pub mod gammagamma;
pub mod gates;
pub mod geometric;
mod halves;
mod history;
pub mod holdout;
pub mod interval;
mod jet;
pub mod kind;
mod leaving;
pub mod mbgnbd;
pub mod nbd;
pub mod outlook;
pub mod paretonbd;
mod shared;
pub mod special;
mod spend;
mod weeks;

pub use error::Error;
pub use evidence::Evidence;
pub use fit::{Fit, Params};
pub use history::{Histories, History};
pub use kind::Kind;
pub use spend::{Spend, Spends};
pub use weeks::Weeks;

use crate::units::Days;

/// What has a name in the literature.
pub trait Named {
    /// The model's name.
    const MODEL: &'static str;
}

/// A model of when customers order, with `N` parameters that can be found.
pub trait Fitted<const N: usize>: Model + Params<N> {
    /// The likeliest parameters for what was prepared.
    ///
    /// # Errors
    ///
    /// [`Error::NobodyRepeats`], [`Error::NobodyLeaves`], [`Error::RunsAway`],
    /// [`Error::NotConverged`].
    fn fit_to(evidence: &Evidence) -> Result<Fit<Self, N>, Error>;

    /// The likeliest parameters for these histories.
    ///
    /// # Errors
    ///
    /// As [`Fitted::fit_to`].
    fn fit(histories: &Histories) -> Result<Fit<Self, N>, Error> {
        Self::fit_to(&Evidence::new(histories))
    }

    /// ln-likelihood of all customers; of two parts it is the sum.
    fn ln_likelihood(&self, histories: &Histories) -> f64;
}

/// A model of when customers order, and of when they leave unseen.
pub trait Model: Named + Copy + Sync {
    /// Logs of two numbers: of having bought so and being there still, and of
    /// the half of the likelihood that does not depend on the span. The span
    /// is in neither.
    fn by_age(&self, repeats: u32, age: Days) -> (f64, f64);

    /// Log of the other half of the likelihood, in which the age is not.
    fn by_span(&self, repeats: u32, span: Days) -> f64;

    /// Probability that a customer with this history has not left for good.
    fn alive(&self, history: History) -> f64 {
        let History { repeats, span, age } = history;
        shared::alive(self.by_age(repeats, age), self.by_span(repeats, span))
    }

    /// Expected repeats in each of the times `aheads` of a customer who has not
    /// left, by the repeats and the age so far. The span tells nothing more.
    fn expected_each<const K: usize>(&self, so_far: (u32, Days), aheads: [Weeks; K]) -> [f64; K];

    /// As [`Model::expected_each`], in the time `ahead`.
    fn expected_if_alive(&self, repeats: u32, age: Days, ahead: Weeks) -> f64 {
        let [orders] = self.expected_each((repeats, age), [ahead]);
        orders
    }

    /// Expected repeats in the time `ahead` of somebody of whom nothing is
    /// known but a first order just now: E\[X(t)\].
    fn expected_of_new(&self, ahead: Weeks) -> f64;

    /// Expected repeats in the time `ahead` of a customer with this history:
    /// E\[Y(t) | x, t_x, T\].
    fn expected(&self, history: History, ahead: Weeks) -> f64 {
        self.alive(history) * self.expected_if_alive(history.repeats, history.age, ahead)
    }
}
