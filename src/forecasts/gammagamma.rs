//! Gamma-Gamma: what an order of a customer is worth on average.
//!
//! Amounts of a customer are Gamma(p, ν) with a ν of their own, and across
//! customers ν ~ Gamma(q, v). It is of repeats: the first order is how they
//! came. That those who order often spend neither more nor less an order is
//! assumed; [`correlation`] tells whether they do.
//!
//! - **Unit of money**: one of the currency. v is in it; p and q have none.
//! - **Not for**: prices that rise or fall with time; refunds, which must have
//!   been taken off before.
//! - **Source**: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary
//!   Value", www.brucehardie.com/notes/025.

use super::error::{Error, all_positive};
use super::evidence::MANY;
use super::fit::{Fit, Problem, best};
use super::jet::Jet;
use super::spend::{Spend, Spends};
use rayon::prelude::*;

use super::{Named, Params as Numbers};
use crate::units::Money;

/// The three parameters of a population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    p: f64,
    q: f64,
    v: f64,
}

impl Named for Params {
    const MODEL: &'static str = "Gamma-Gamma";
}

impl Numbers<3> for Params {
    const NAMES: [&'static str; 3] = ["p", "q", "v"];

    fn from_logs(logs: [f64; 3]) -> Params {
        let [p, q, v] = logs.map(libm::exp);
        Params { p, q, v }
    }

    fn numbers(&self) -> [f64; 3] {
        [self.p, self.q, self.v]
    }
}

impl Params {
    /// Takes p, q and v (units of currency).
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] names the first that is not a positive number.
    pub fn new(p: f64, q: f64, v: f64) -> Result<Params, Error> {
        let params = Params { p, q, v };
        all_positive(&params).map(|()| params)
    }

    /// The likeliest parameters for these amounts.
    ///
    /// The search is in multiples of the mean, so that it is the same in any
    /// currency.
    ///
    /// # Errors
    ///
    /// [`Error::NobodyRepeats`] without amounts; [`Error::RunsAway`], as when
    /// all customers spend alike; [`Error::NotConverged`].
    pub fn fit(spends: &Spends) -> Result<Fit<Params, 3>, Error> {
        let Some(unit) = mean(spends) else {
            return Err(Error::NobodyRepeats { model: Params::MODEL, customers: 0 });
        };
        let amounts = Amounts::new(spends, unit);
        let starts = [(6.0, 4.0), (2.0, 3.0), (1.0, 10.0), (20.0, 2.0)]
            .map(|(p, q)| [p, q, (q - 1.0) / p].map(libm::log));
        let scaled = |error| match error {
            Error::RunsAway { model, name: "v", value } => {
                Error::RunsAway { model, name: "v", value: value * unit }
            }
            other => other,
        };
        let rough = (spends.iter().len() > MANY).then(|| amounts.rough());
        let levels: Vec<Amounts> = std::iter::once(amounts).chain(rough).collect();
        let fit = best::<Params, 3>(&levels, &starts).map_err(scaled)?;
        let params = Params { v: fit.params.v * unit, ..fit.params };
        Ok(Fit { params, ..fit })
    }

    /// ln-likelihood of all customers, as a density of mean amounts.
    ///
    /// ```text
    /// ln Γ(px+q) - ln Γ(px) - ln Γ(q) + q ln v + (px-1) ln z + px ln x - (px+q) ln(xz+v)
    /// ```
    pub fn ln_likelihood(&self, spends: &Spends) -> f64 {
        Amounts::new(spends, 1.0).ln_likelihood_at(self.numbers().map(Jet::<0>::constant)).value
    }

    /// Mean amount of an order across customers, p v/(q-1); `None` for q ≤ 1,
    /// where there is no mean.
    pub fn mean(&self) -> Option<f64> {
        (self.q > 1.0).then(|| self.p * self.v / (self.q - 1.0))
    }

    /// Expected mean amount of a customer's orders, E(M | z, x):
    ///
    /// ```text
    /// p (v + x z)/(p x + q - 1)
    /// ```
    ///
    /// between the mean across customers and the customer's own; the former
    /// without repeats. `None` where there is no mean.
    pub fn expected(&self, spend: Spend) -> Option<f64> {
        self.expected_total(spend.repeats, 1, spend.net)
    }

    /// [`Params::expected`] summed over customers with equally many repeats,
    /// whose net together is `net`; below 0 it is taken for 0.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    pub(super) fn expected_total(&self, repeats: u32, customers: u64, net: Money) -> Option<f64> {
        let Params { p, q, v } = *self;
        let below = p * f64::from(repeats) + q - 1.0;
        let total = customers as f64 * v + net.units().max(0.0);
        (below > 0.0).then(|| p * total / below)
    }
}

/// Amounts that one thread takes at a time.
const PART: usize = 1 << 14;

/// Customers of equal repeats, with their amounts.
struct Amounts {
    groups: Vec<Group>,
    /// What of the ln-likelihood no parameter changes: -Σ ln z, z in units of
    /// currency.
    constant: f64,
}

struct Group {
    x: f64,
    customers: f64,
    /// Σ ln(x z).
    logs: f64,
    /// Each x z, with its customers, ascending.
    totals: Vec<(f64, f64)>,
}

impl Amounts {
    /// Amounts as multiples of `unit`.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    fn new(spends: &Spends, unit: f64) -> Amounts {
        let mut groups: Vec<Group> = Vec::new();
        let mut constant = 0.0;
        for spends in spends.by_repeats() {
            let x = f64::from(spends[0].0.repeats);
            let totals = Vec::with_capacity(spends.len());
            let mut group = Group { x, customers: 0.0, logs: 0.0, totals };
            for (spend, customers) in spends {
                let (total, customers) = (spend.net.units() / unit, *customers as f64);
                group.customers += customers;
                group.logs += customers * libm::log(total);
                group.totals.push((total, customers));
            }
            // Of z = total · unit/x.
            constant -= group.logs + group.customers * libm::log(unit / x);
            groups.push(group);
        }
        Amounts { groups, constant }
    }

    /// Far fewer amounts, which say nearly the same: of those next to each other
    /// the mean. To begin a search on, not to end it.
    fn rough(&self) -> Amounts {
        let all: usize = self.groups.iter().map(|group| group.totals.len()).sum();
        let mean = |of: &[(f64, f64)]| {
            let customers: f64 = of.iter().map(|(_, customers)| customers).sum();
            let sum: f64 = of.iter().map(|(total, customers)| total * customers).sum();
            (sum / customers, customers)
        };
        let group = |group: &Group| {
            let totals = group.totals.chunks(all.div_ceil(MANY)).map(mean).collect();
            Group { totals, ..*group }
        };
        Amounts { groups: self.groups.iter().map(group).collect(), constant: self.constant }
    }

    fn ln_likelihood_at<const N: usize>(&self, [p, q, v]: [Jet<N>; 3]) -> Jet<N> {
        let mut sum = Jet::constant(self.constant);
        for Group { x, customers, logs, totals } in &self.groups {
            let px = p * *x;
            let gammas = (px + q).ln_gamma() - px.ln_gamma() - q.ln_gamma();
            sum = sum + (gammas + q * v.ln()) * *customers + px * *logs;
            let part = |part: &[(f64, f64)]| {
                let mut sums = [0.0; 3];
                for (total, customers) in part {
                    let one_by = 1.0 / (total + v.value);
                    sums[0] += customers * libm::log(total + v.value);
                    sums[1] += customers * one_by;
                    sums[2] -= customers * one_by * one_by;
                }
                sums
            };
            // Parts of a fixed size, added in their order: threads change
            // nothing.
            let parts: Vec<[f64; 3]> = totals.par_chunks(PART).map(part).collect();
            let [f, f1, f2] = parts
                .into_iter()
                .fold([0.0; 3], |sum, part| std::array::from_fn(|at| sum[at] + part[at]));
            sum = sum - (px + q) * v.chain(f, f1, f2);
        }
        sum
    }
}

impl Problem<3> for Amounts {
    fn ln_likelihood(&self, logs: [f64; 3]) -> Jet<3> {
        self.ln_likelihood_at(std::array::from_fn(|at| Jet::exp_of_variable(logs[at], at)))
    }
}

/// Mean over customers of their mean amounts, in units of currency; `None`
/// without customers.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub fn mean(spends: &Spends) -> Option<f64> {
    let customers = spends.customers();
    let sum: f64 = spends.iter().map(|(it, count)| count as f64 * mean_of(it)).sum();
    (customers > 0).then(|| sum / customers as f64)
}

fn mean_of(spend: Spend) -> f64 {
    spend.net.units() / f64::from(spend.repeats)
}

/// Pearson's correlation, across customers, of the number of repeats and their
/// mean amount. The model assumes that it is near 0. `None` when either does
/// not differ between customers.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub fn correlation(spends: &Spends) -> Option<f64> {
    let n = spends.customers() as f64;
    let z_mean = mean(spends)?;
    let repeats: f64 = spends.iter().map(|(it, k)| k as f64 * f64::from(it.repeats)).sum();
    let (mut xx, mut xz, mut zz) = (0.0, 0.0, 0.0);
    for (spend, customers) in spends.iter() {
        let (x, z) = (f64::from(spend.repeats) - repeats / n, mean_of(spend) - z_mean);
        let customers = customers as f64;
        xx += customers * x * x;
        xz += customers * x * z;
        zz += customers * z * z;
    }
    (xx > 0.0 && zz > 0.0).then(|| xz / libm::sqrt(xx * zz))
}

#[cfg(test)]
mod tests;
