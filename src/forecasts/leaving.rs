//! Whether orders show that anybody leaves.
//!
//! Each model of leaving mixes NBD with probabilities or rates of leaving that
//! differ between customers, and is NBD itself where these are all 0. At the
//! likeliest NBD, the ln-likelihood changes, as a small share of customers
//! begins to leave with the probability p, by that share times
//!
//! ```text
//! D(p) = Σ over customers of L(p)/L(0) - 1
//! ```
//!
//! Where D is above 0 for no p, no mixture of them does better from there
//! (Lindsay, 1983, "The Geometry of Mixture Likelihoods: A General Theory",
//! Annals of Statistics 11(1), 86-94): a search would walk towards nobody
//! leaving for ever. That takes seconds to find out in that way, and this is a
//! sum over histories, once.

use super::halves::Pairs;
use super::nbd;
use super::weeks::Weeks;
use crate::units::Days;

/// NBD, fitted, beside what leaving would make of it.
pub(super) struct Staying {
    /// By repeats x: customers, and Σ over them of ((α+T)/(α+t_x))^(r+x), by
    /// which it is likelier that they ordered as they did if they left after
    /// the last order.
    repeats: Vec<(f64, f64, f64)>,
    /// By days since the first order: customers of that age.
    ages: Vec<f64>,
    /// By the same: Σ of ((α+T)/(α+τ))^(r+x) over customers whose last order
    /// was before that day, and who are older: by which it is likelier that
    /// they ordered as they did if they left on it.
    left: Vec<f64>,
}

/// What of the customers D has to be above, to be more than rounding.
const LEAST: f64 = 1e-10;

impl Staying {
    pub(super) fn new(pairs: &Pairs, params: &nbd::Params) -> Staying {
        let oldest = pairs.0.iter().flat_map(|block| &block.ages).max().copied();
        let oldest = oldest.unwrap_or_default();
        let days = oldest.0 as usize + 1;
        let (mut repeats, mut ages, mut left) = (Vec::new(), vec![0.0; days], vec![0.0; days]);
        // ln((α+T)/(α+τ)) for the oldest T, by half days τ.
        let log = |half: usize| {
            let weeks = Weeks(half as f64 / 14.0);
            let (_, from) = params.power(0, weeks);
            let (_, to) = params.power(0, Weeks::from(oldest));
            libm::log(to.0 / from.0)
        };
        let logs: Vec<f64> = (0..2 * days).map(log).collect();
        for block in &pairs.0 {
            let (power, _) = params.power(block.repeats, Weeks(0.0));
            // Of all is taken what the oldest would have, so as not to overflow.
            let weights = block.ages.iter().map(|age| libm::exp(-power * logs[2 * age.0 as usize]));
            let weights: Vec<f64> = weights.collect();
            let mut by_span = vec![0.0; block.spans.len()];
            let mut by_age = vec![0.0; block.ages.len()];
            for (age, span, customers) in block.rows.iter().map(|pair| pair.parts()) {
                by_span[span] += customers * weights[age];
                by_age[age] += customers;
            }
            let factor = |half: usize| libm::exp(power * logs[half]);
            let at = |(span, weight): (&Days, &f64)| weight * factor(2 * span.0 as usize);
            repeats.push((
                f64::from(block.repeats),
                block.customers,
                block.spans.iter().zip(&by_span).map(at).sum(),
            ));
            // By day: who may have left on it.
            let mut change = vec![0.0; days];
            for (span, weight) in block.spans.iter().zip(&by_span) {
                change[span.0 as usize] += weight;
            }
            for ((age, customers), weight) in block.ages.iter().zip(&by_age).zip(&weights) {
                change[age.0 as usize] -= customers * weight;
                ages[age.0 as usize] += customers;
            }
            let first = block.spans.first().map_or(days, |span| span.0 as usize);
            let mut sum = 0.0;
            // On the last day nobody is left who is older.
            for day in first..days - 1 {
                sum += change[day];
                if sum > 0.0 {
                    // The mean over the day, by Simpson's rule.
                    let ends = factor(2 * day) + factor(2 * day + 2);
                    left[day] += sum * (ends + 4.0 * factor(2 * day + 1)) / 6.0;
                }
            }
        }
        Staying { repeats, ages, left }
    }

    fn customers(&self) -> f64 {
        self.ages.iter().sum()
    }

    /// Whether D is above 0 for a probability to leave after an order, of which
    /// `first` says whether the first is one: 1 or 0.
    pub(super) fn rises_by_orders(&self, first: u32) -> bool {
        // From 10^-5 to 1 - 10^-3, on the scale of odds.
        let chances = (-46..=28).map(|step| 1.0 / (1.0 + libm::exp(-0.25 * f64::from(step))));
        self.rises(chances, |p| self.by_orders(f64::from(first), p))
    }

    /// ```text
    /// D(p) = Σ over x of n ((1-p)^c - 1) + {c>0} p (1-p)^(c-1) Σ ((α+T)/(α+t_x))^(r+x)
    /// ```
    ///
    /// with c = x or x + 1 chances to leave.
    fn by_orders(&self, first: f64, p: f64) -> f64 {
        let stay = libm::log1p(-p);
        let of = |(x, customers, likelier): &(f64, f64, f64)| {
            let chances = x + first;
            let left = p * libm::exp((chances - 1.0) * stay) * likelier;
            customers * libm::expm1(chances * stay) + if chances > 0.0 { left } else { 0.0 }
        };
        self.repeats.iter().map(of).sum()
    }

    /// Whether D is above 0 for a rate at which customers leave at any time.
    pub(super) fn rises_by_time(&self) -> bool {
        // Per week: one in 400 years, to two a day.
        let rates = (-40..=11).map(|step| libm::exp(0.25 * f64::from(step)));
        self.rises(rates, |rate| self.by_time(rate))
    }

    /// ```text
    /// D(μ) = Σ e^(-μT) - 1 + Σ over days τ from t_x to T of ((α+T)/(α+τ))^(r+x) · P(left on τ)
    /// ```
    fn by_time(&self, rate: f64) -> f64 {
        let day = rate / 7.0;
        let on_day = -libm::expm1(-day);
        let (mut sum, mut weeks) = (0.0, 0.0);
        for (customers, left) in self.ages.iter().zip(&self.left) {
            sum += customers * libm::expm1(-weeks) + left * libm::exp(-weeks) * on_day;
            weeks += day;
        }
        sum
    }

    fn rises(&self, grid: impl Iterator<Item = f64>, d: impl Fn(f64) -> f64) -> bool {
        let least = LEAST * self.customers();
        // What is no number decides nothing.
        grid.map(d).any(|d| d.is_nan() || d > least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::{Histories, History};

    /// Customers who first ordered three weeks ago, by (repeats, weeks from the
    /// first order to the last), at r = 1 and α = a week.
    fn staying(customers: &[(u32, u32)]) -> Staying {
        let history = |(repeats, weeks): &(u32, u32)| (*repeats, *weeks, 3, 1);
        of_ages(&customers.iter().map(history).collect::<Vec<_>>())
    }

    /// The same by (repeats, weeks to the last order, weeks since the first,
    /// customers).
    fn of_ages(customers: &[(u32, u32, u32, u64)]) -> Staying {
        let history = |(repeats, weeks, age, customers): &(u32, u32, u32, u64)| {
            (History::of_days(*repeats, 7 * weeks, 7 * age), *customers)
        };
        let histories: Histories = customers.iter().map(history).collect();
        Staying::new(&Pairs::of(&histories), &nbd::Params::new(1.0, Weeks(1.0)).unwrap())
    }

    #[track_caller]
    fn near(found: f64, known: f64, error: f64) {
        assert!((found - known).abs() < error, "{found} is not {known}");
    }

    /// One repeat in the first week: ((1+3)/(1+1))² = 4 times as likely if that
    /// was the last. By BG/NBD there is one chance, 1-p + 4p, and by MBG/NBD
    /// there are two, (1-p)² + 4p(1-p).
    #[test]
    fn leaving_after_an_order_is_as_likely_as_by_hand() {
        let one = staying(&[(1, 1)]);
        near(one.by_orders(0.0, 0.5), 0.5 + 2.0 - 1.0, 1e-12);
        near(one.by_orders(1.0, 0.5), 0.25 + 1.0 - 1.0, 1e-12);
        assert!(one.rises_by_orders(0) && one.rises_by_orders(1));
        // Without a repeat: no chance by BG/NBD, and 4 times as likely by MBG/NBD.
        let none = staying(&[(0, 0)]);
        near(none.by_orders(0.0, 0.5), 0.0, 1e-12);
        near(none.by_orders(1.0, 0.5), 0.5 + 2.0 - 1.0, 1e-12);
        // Who ordered on the last day has stayed.
        let all = staying(&[(2, 3)]);
        near(all.by_orders(0.0, 0.5), 0.25 + 0.25 - 1.0, 1e-12);
        assert!(!all.rises_by_orders(0) && !all.rises_by_orders(1) && !all.rises_by_time());
    }

    /// The integral of μ e^(-μτ) (4/(1+τ))^(1+x) from the last order to the third
    /// week, by small steps.
    #[test]
    fn leaving_at_a_time_is_as_likely_as_by_the_integral() {
        for (repeats, from) in [(0_u32, 0_u32), (1, 1), (2, 2)] {
            let power = f64::from(1 + repeats);
            for rate in [0.02, 0.1, 0.4] {
                let step = 1e-4;
                let steps = 10_000 * (3 - from);
                let left: f64 = (0..steps)
                    .map(|at| f64::from(from) + (f64::from(at) + 0.5) * step)
                    .map(|weeks| {
                        rate * libm::exp(-rate * weeks) * libm::pow(4.0 / (1.0 + weeks), power)
                    })
                    .sum();
                let known = libm::exp(-3.0 * rate) + left * step - 1.0;
                near(staying(&[(repeats, from)]).by_time(rate), known, 2e-3 * (1.0 + known));
            }
        }
    }

    /// Customers are added up, and weigh by their number.
    #[test]
    fn what_two_customers_say_adds_up() {
        let (one, other) = (staying(&[(1, 1)]), staying(&[(0, 0)]));
        let both = staying(&[(0, 0), (1, 1)]);
        near(both.by_orders(1.0, 0.3), one.by_orders(1.0, 0.3) + other.by_orders(1.0, 0.3), 1e-12);
        near(both.by_time(0.3), one.by_time(0.3) + other.by_time(0.3), 1e-12);
    }

    /// So do customers of different ages.
    #[test]
    fn what_old_and_new_customers_say_adds_up() {
        let old = of_ages(&[(1, 1, 9, 1)]);
        let all = of_ages(&[(1, 1, 9, 2), (1, 1, 3, 5), (1, 2, 4, 1)]);
        let parts = [(2.0, old), (5.0, of_ages(&[(1, 1, 3, 1)])), (1.0, of_ages(&[(1, 2, 4, 1)]))];
        let sum = |d: &dyn Fn(&Staying) -> f64| parts.iter().map(|(n, it)| n * d(it)).sum::<f64>();
        near(all.customers(), 8.0, 1e-12);
        near(all.by_orders(1.0, 0.3), sum(&|it| it.by_orders(1.0, 0.3)), 1e-10);
        near(all.by_time(0.3), sum(&|it| it.by_time(0.3)), 1e-10);
    }

    /// Who ordered five times in the first week and not in nine since has left. Of
    /// a hundred new customers who were soon gone, among 391 old ones who were not,
    /// a rate near 0.6 a week alone is likelier than none: for most it is too fast
    /// or too slow.
    #[test]
    fn a_rate_is_found_at_which_leaving_is_likelier() {
        assert!(of_ages(&[(5, 1, 10, 1)]).rises_by_time());
        let some = of_ages(&[(2, 1, 5, 100), (1, 50, 50, 391)]);
        let d = |log: f64| some.by_time(libm::exp(log));
        assert!(d(-0.5) > 5.0 && d(-0.8) < 0.0 && d(-0.25) < 0.0, "{} {}", d(-0.8), d(-0.25));
        assert!(some.rises_by_time());
    }

    /// Of a hundred customers 10⁻⁸ is rounding.
    #[test]
    fn what_is_next_to_nothing_is_no_rise() {
        let many = of_ages(&[(1, 1, 3, 60), (0, 0, 3, 40)]);
        let rises = |d: f64| many.rises(std::iter::once(0.0), |_| d);
        assert!(!rises(LEAST * 100.0) && !rises(0.99e-8) && !rises(f64::NEG_INFINITY));
        assert!(rises(1.01e-8) && rises(f64::NAN));
    }
}
