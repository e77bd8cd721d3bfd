//! NBD: how often a customer orders again, if nobody ever leaves.
//!
//! A customer orders at random at a rate λ of their own, for ever. Across
//! customers λ ~ Gamma(r, α). It is what the other models come to as leaving
//! becomes rare, and so the one to go by where orders show nobody leaving.
//!
//! - **Unit of time**: weeks. α is in weeks; r has no unit.
//! - **Not for**: what BG/NBD is not for, and counting who is still there: by
//!   this model all are.
//! - **Source**: Ehrenberg (1959), "The Pattern of Consumer Purchases", Applied
//!   Statistics 8(1), 26-41. By days and not by counts, as here: Fader, Hardie &
//!   Lee (2005), "'Counting Your Customers' the Easy Way", Marketing Science
//!   24(2), 275-284.

use super::error::{Error, all_positive};
use super::evidence::Evidence;
use super::fit::{Fit, Problem, best};
use super::halves::Pairs;
use super::history::Histories;
use super::jet::Jet;
use super::weeks::Weeks;
use super::{Fitted, Model, Named};
use crate::units::Days;

/// The two parameters of a population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    r: f64,
    alpha: Weeks,
}

impl Params {
    /// Takes r and α.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] names the first that is not a positive number.
    pub fn new(r: f64, alpha: Weeks) -> Result<Params, Error> {
        let params = Params { r, alpha };
        all_positive(&params).map(|()| params)
    }

    /// ln of the likelihood of one history, but for Γ(r+x)/Γ(r) · α^r, is
    /// -(r+x) ln(α+T): the power, and what is in the logarithm.
    pub(super) fn power(&self, repeats: u32, after: Weeks) -> (f64, Weeks) {
        (self.r + f64::from(repeats), self.alpha + after)
    }
}

impl Named for Params {
    const MODEL: &'static str = "NBD";
}

impl super::Params<2> for Params {
    const NAMES: [&'static str; 2] = ["r", "alpha"];

    fn from_logs(logs: [f64; 2]) -> Params {
        let [r, alpha] = logs.map(libm::exp);
        Params { r, alpha: Weeks(alpha) }
    }

    fn numbers(&self) -> [f64; 2] {
        [self.r, self.alpha.0]
    }
}

/// All that the likelihood depends on.
///
/// ```text
/// Σ over x of n (ln Γ(r+x) - ln Γ(r)) + Σ n · r ln α - Σ over T of (n r + Σ x) ln(α+T)
/// ```
pub(super) struct Tables {
    /// Repeats, with customers.
    repeats: Vec<(f64, f64)>,
    /// Ages in weeks, with customers and their repeats.
    ages: Vec<(f64, f64, f64)>,
}

impl Tables {
    pub(super) fn new(pairs: &Pairs) -> Tables {
        let mut by_day: Vec<(f64, f64)> = Vec::new();
        for block in &pairs.0 {
            let x = f64::from(block.repeats);
            for (place, _, customers) in block.rows.iter().map(|pair| pair.parts()) {
                let day = block.ages[place].0 as usize;
                if by_day.len() <= day {
                    by_day.resize(day + 1, (0.0, 0.0));
                }
                // Sums of whole numbers: exact in any order.
                by_day[day].0 += customers;
                by_day[day].1 += customers * x;
            }
        }
        let ages = (0..).zip(by_day).filter(|(_, (customers, _))| *customers > 0.0);
        let weeks = |day: u32| Weeks::from(Days(day)).0;
        Tables {
            repeats: pairs.0.iter().map(|it| (f64::from(it.repeats), it.customers)).collect(),
            ages: ages
                .map(|(day, (customers, repeats))| (weeks(day), customers, repeats))
                .collect(),
        }
    }

    /// The likeliest parameters.
    ///
    /// # Errors
    ///
    /// [`Error::RunsAway`], as when all customers order equally often, and
    /// [`Error::NotConverged`].
    pub(super) fn fit(&self, gap: Weeks) -> Result<Fit<Params, 2>, Error> {
        let starts = [0.5, 2.0].map(|r| [r, r * gap.0].map(libm::log));
        best(std::slice::from_ref(self), &starts)
    }

    fn ln_likelihood_at<const N: usize>(&self, [r, alpha]: [Jet<N>; 2]) -> Jet<N> {
        let mut sum = Jet::constant(0.0);
        let (none, start) = (r.ln_gamma(), r * alpha.ln());
        for (x, customers) in &self.repeats {
            sum = sum + ((r + *x).ln_gamma() - none + start) * *customers;
        }
        for (weeks, customers, repeats) in &self.ages {
            sum = sum - (r * *customers + *repeats) * (alpha + *weeks).ln();
        }
        sum
    }
}

impl Problem<2> for Tables {
    fn ln_likelihood(&self, logs: [f64; 2]) -> Jet<2> {
        self.ln_likelihood_at(std::array::from_fn(|at| Jet::exp_of_variable(logs[at], at)))
    }
}

impl Fitted<2> for Params {
    fn fit_to(evidence: &Evidence) -> Result<Fit<Params, 2>, Error> {
        evidence.nbd()
    }

    fn ln_likelihood(&self, histories: &Histories) -> f64 {
        let tables = Tables::new(&Pairs::of(histories));
        tables.ln_likelihood_at(super::Params::numbers(self).map(Jet::<0>::constant)).value
    }
}

impl Model for Params {
    /// The same twice, for all are there, and the other half is 0: so it may be
    /// any number.
    fn by_age(&self, _: u32, _: Days) -> (f64, f64) {
        (0.0, 0.0)
    }

    fn by_span(&self, _: u32, _: Days) -> f64 {
        f64::NEG_INFINITY
    }

    /// λ ~ Gamma(r+x, α+T) by now: (r+x)/(α+T) · t.
    fn expected_each<const K: usize>(
        &self,
        (repeats, age): (u32, Days),
        aheads: [Weeks; K],
    ) -> [f64; K] {
        let (power, weeks) = self.power(repeats, Weeks::from(age));
        aheads.map(|ahead| power / weeks.0 * ahead.0)
    }

    fn expected_of_new(&self, ahead: Weeks) -> f64 {
        self.expected_if_alive(0, Days(0), ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::differences::agree;
    use crate::forecasts::{History, bgnbd};

    #[track_caller]
    fn near(found: f64, known: f64, error: f64) {
        assert!((found / known - 1.0).abs() < error, "{found} is not {known}");
    }

    fn history(repeats: u32, span: u32, age: u32) -> History {
        History::of_days(repeats, span, age)
    }

    /// The chance of x orders by hand, one after the other: r, r+1 and so on,
    /// each over α+T, and (α/(α+T))^r of no other.
    #[test]
    fn value_slopes_and_bends_are_those_of_orders_one_by_one() {
        let counts = [((0, 0, 70), 4_u32), ((0, 0, 210), 3), ((2, 40, 70), 2), ((7, 90, 210), 5)];
        let told = |logs: [f64; 2]| {
            let [r, alpha] = logs.map(libm::exp);
            let one = |(x, _, age): (u32, u32, u32)| {
                let then = alpha + f64::from(age) / 7.0;
                let orders = (0..x).map(|i| (r + f64::from(i)) / then);
                libm::log(orders.product::<f64>() * libm::pow(alpha / then, r))
            };
            counts.iter().map(|(of, customers)| f64::from(*customers) * one(*of)).sum()
        };
        let histories = counts
            .iter()
            .map(|((x, span, age), customers)| (history(*x, *span, *age), u64::from(*customers)));
        let tables = Tables::new(&Pairs::of(&histories.collect()));
        for params in [[0.4, 3.0], [3.0, 11.0]] {
            agree(|logs| tables.ln_likelihood(logs), told, params.map(libm::log));
        }
    }

    /// Two customers, by hand: ln α^r Γ(r+x)/Γ(r) (α+T)^-(r+x) with r = 2,
    /// α = 3 weeks: 9/64 for none in 5 weeks, 2·3·4 · 9/10^5 for 3 in 7.
    #[test]
    fn a_likelihood_is_as_by_hand() {
        let params = Params::new(2.0, Weeks(3.0)).unwrap();
        let histories = [(history(0, 0, 35), 2), (history(3, 20, 49), 1)].into_iter().collect();
        let known = 2.0 * libm::log(9.0 / 64.0) + libm::log(24.0 * 9.0 / 1e5);
        near(params.ln_likelihood(&histories), known, 1e-14);
        near(params.expected(history(3, 20, 49), Weeks(4.0)), 2.0, 1e-14);
        near(params.expected_of_new(Weeks(6.0)), 4.0, 1e-14);
        assert_eq!(params.alive(history(3, 3, 490)).to_bits(), 1.0_f64.to_bits());
    }

    /// With a = 10^-9 next to nobody leaves.
    #[test]
    fn bgnbd_in_which_nobody_leaves_is_this() {
        let (r, alpha) = (0.7, Weeks(9.0));
        let one = Params::new(r, alpha).unwrap();
        let other = bgnbd::Params::new(r, alpha, 1e-9, 3.0).unwrap();
        let customers: Histories = (0..9).map(|x| (history(x, 9 * x, 90 + x), 5)).collect();
        near(one.ln_likelihood(&customers), other.ln_likelihood(&customers), 1e-8);
        for it in [history(0, 0, 70), history(4, 60, 90)] {
            near(one.expected(it, Weeks(30.0)), other.expected(it, Weeks(30.0)), 1e-6);
        }
        near(one.expected_of_new(Weeks(30.0)), other.expected_of_new(Weeks(30.0)), 1e-6);
    }

    #[test]
    fn a_parameter_that_is_not_positive_is_named() {
        let error = Params::new(0.2, Weeks(0.0)).unwrap_err();
        assert_eq!(error.to_string(), "NBD parameter alpha is 0, not a positive number");
    }

    #[test]
    fn customers_who_order_equally_often_run_away() {
        let same: Histories = [(history(3, 30, 100), 700)].into_iter().collect();
        let error = Params::fit(&same).unwrap_err();
        assert!(matches!(error, Error::RunsAway { name: "alpha" | "r", .. }), "{error}");
    }
}
