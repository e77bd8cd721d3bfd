//! Pareto/NBD: the model that BG/NBD makes easier.
//!
//! A customer orders at random at a rate λ of their own, and leaves for good
//! at random at a rate μ of their own, whether ordering or not. Across
//! customers λ ~ Gamma(r, α) and μ ~ Gamma(s, β), independently.
//!
//! - **Unit of time**: weeks. α and β are in weeks; r and s have no unit.
//! - **Not for**: what BG/NBD is not for.
//! - **Source**: Schmittlein, Morrison & Colombo (1987), "Counting Your
//!   Customers: Who Are They and What Will They Do Next?", Management Science
//!   33(1), 1-24; Fader & Hardie (2005), "A Note on Deriving the Pareto/NBD
//!   Model and Related Expressions".

use super::error::{Error, all_positive};
use super::evidence::Evidence;
use super::fit::{Fit, Params as _};
use super::halves::{Halves, fit, half_by_age, half_by_span, ln_likelihood};
use super::history::Histories;
use super::jet::Jet;
use super::leaving::Staying;
use super::special::{hyp2f1, hyp2f1_of_one};
use super::weeks::Weeks;
use super::{Fitted, Model, Named};
use crate::units::Days;

/// The four parameters of a population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    r: f64,
    alpha: Weeks,
    s: f64,
    beta: Weeks,
}

impl Params {
    /// Takes r, α, s and β.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] names the first that is not a positive number.
    pub fn new(r: f64, alpha: Weeks, s: f64, beta: Weeks) -> Result<Params, Error> {
        let params = Params { r, alpha, s, beta };
        all_positive(&params).map(|()| params)
    }
}

impl Named for Params {
    const MODEL: &'static str = "Pareto/NBD";
}

impl super::Params<4> for Params {
    const NAMES: [&'static str; 4] = ["r", "alpha", "s", "beta"];

    fn from_logs(logs: [f64; 4]) -> Params {
        let [r, alpha, s, beta] = logs.map(libm::exp);
        Params { r, alpha: Weeks(alpha), s, beta: Weeks(beta) }
    }

    fn numbers(&self) -> [f64; 4] {
        [self.r, self.alpha.0, self.s, self.beta.0]
    }
}

/// ```text
/// C = Γ(r+x)/Γ(r) · α^r · β^s
/// U = (r+x) ∫ from T to ∞ of (α+τ)^-(r+x+1) (β+τ)^-s dτ
/// V = s ∫ from t_x to ∞ of (α+τ)^-(r+x) (β+τ)^-(s+1) dτ
/// ```
///
/// The papers have being alive at T, plus having left between t_x and T. The
/// latter is V less the same integral from T, and that part put to the former
/// gives U by parts. Both are positive, so nothing cancels.
impl Halves<4> for Params {
    fn common<const N: usize>([r, alpha, s, beta]: [Jet<N>; 4], repeats: u32) -> Jet<N> {
        let x = f64::from(repeats);
        (r + x).ln_gamma() - r.ln_gamma() + r * alpha.ln() + s * beta.ln()
    }

    fn by_age<const N: usize>(params: [Jet<N>; 4], repeats: u32, age: Weeks) -> Jet<N> {
        let [r, alpha, s, beta] = params;
        let x = f64::from(repeats);
        (r + x).ln() + ln_integral(alpha + age.0, r + (x + 1.0), beta + age.0, s)
    }

    fn by_span<const N: usize>(params: [Jet<N>; 4], repeats: u32, span: Weeks) -> Option<Jet<N>> {
        let [r, alpha, s, beta] = params;
        let x = f64::from(repeats);
        Some(s.ln() + ln_integral(alpha + span.0, r + x, beta + span.0, s + 1.0))
    }

    fn rises(staying: &Staying) -> bool {
        staying.rises_by_time()
    }
}

/// ln ∫ from 0 to ∞ of (u+τ)^-A (v+τ)^-B dτ.
///
/// ```text
/// u^-A v^(1-B) / (A+B-1) · ₂F₁(1, A; A+B; 1 - v/u)        for v ≤ u
/// ```
///
/// and with the two exchanged for u < v: Euler's transformation of the papers'
/// functions, which leaves positive terms.
fn ln_integral<const N: usize>(u: Jet<N>, a: Jet<N>, v: Jet<N>, b: Jet<N>) -> Jet<N> {
    if u.value < v.value {
        return ln_integral(v, b, u, a);
    }
    let z = (u - v) * u.recip();
    let series = if N == 0 {
        Jet::constant(hyp2f1(1.0, a.value, (a + b).value, z.value))
    } else {
        Jet::of_three(hyp2f1_of_one(a.value, (a + b).value, z.value), [a, a + b, z])
    };
    series.ln() - a * u.ln() - (b + -1.0) * v.ln() - (a + b + -1.0).ln()
}

impl Fitted<4> for Params {
    fn fit_to(evidence: &Evidence) -> Result<Fit<Params, 4>, Error> {
        let (gap, age) = (evidence.mean_gap().0, evidence.mean_age().0.max(1.0));
        let starts = [(0.5, 0.6, 0.5), (1.0, 1.0, 1.0), (3.0, 2.0, 3.0)];
        fit(evidence, &starts.map(|(r, s, ages)| [r, r * gap, s, ages * age].map(libm::log)))
    }

    fn ln_likelihood(&self, histories: &Histories) -> f64 {
        ln_likelihood::<Params, 4>(self.numbers(), histories)
    }
}

impl Model for Params {
    /// (α+T)^-(r+x) (β+T)^-s, and U.
    fn by_age(&self, repeats: u32, age: Days) -> (f64, f64) {
        let Params { r, alpha, s, beta } = *self;
        let (weeks, x) = (Weeks::from(age), f64::from(repeats));
        let alive = -(r + x) * libm::log((alpha + weeks).0) - s * libm::log((beta + weeks).0);
        (alive, half_by_age::<Params, 4>(self.numbers(), repeats, age))
    }

    fn by_span(&self, repeats: u32, span: Days) -> f64 {
        half_by_span::<Params, 4>(self.numbers(), repeats, span)
    }

    /// ```text
    /// (r+x)(β+T)/((α+T)(s-1)) · [1 - ((β+T)/(β+T+t))^(s-1)]
    /// ```
    ///
    /// At s = 1 the last part over s - 1 is ln((β+T+t)/(β+T)).
    fn expected_each<const K: usize>(
        &self,
        (repeats, age): (u32, Days),
        aheads: [Weeks; K],
    ) -> [f64; K] {
        let Params { r, alpha, s, beta } = *self;
        let (alpha, beta) = (alpha + Weeks::from(age), beta + Weeks::from(age));
        aheads.map(|ahead| {
            let log = libm::log1p(ahead.0 / beta.0);
            let power = (s - 1.0) * log;
            let ratio = if power == 0.0 { 1.0 } else { -libm::expm1(-power) / power };
            (r + f64::from(repeats)) * beta.0 / alpha.0 * log * ratio
        })
    }

    fn expected_of_new(&self, ahead: Weeks) -> f64 {
        self.expected_if_alive(0, Days(0), ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::History;
    use crate::forecasts::differences::agree;
    use crate::forecasts::halves::Pairs;

    #[track_caller]
    fn near(found: f64, known: f64) {
        assert!((found / known - 1.0).abs() < 1e-11, "{found} is not {known}");
    }

    fn params(s: f64) -> Params {
        Params::new(0.553, Weeks(10.578), s, Weeks(11.669)).unwrap()
    }

    fn history(repeats: u32, span: u32, age: u32) -> History {
        History::of_days(repeats, span, age)
    }

    /// The papers' likelihood by Simpson's rule: of being alive at T, and of
    /// having left at each moment between t_x and T, in w = ln(α+τ).
    fn by_simpson(logs: [f64; 4], repeats: u32, span: f64, age: f64) -> f64 {
        const PARTS: u32 = 400;
        let [r, alpha, s, beta] = logs.map(libm::exp);
        let orders: f64 = (0..repeats).map(|i| r + f64::from(i)).product();
        let bought = |tau: f64| {
            let then = alpha + tau;
            orders * libm::pow(alpha / then, r) / libm::pow(then, f64::from(repeats))
        };
        let there = |tau: f64| libm::pow(beta / (beta + tau), s);
        let (from, to) = (libm::log(alpha + span), libm::log(alpha + age));
        let step = (to - from) / f64::from(PARTS);
        let at = |part: u32| {
            let then = libm::exp(from + step * f64::from(part));
            let tau = then - alpha;
            bought(tau) * there(tau) * s / (beta + tau) * then
        };
        let inner: f64 = (1..PARTS).map(|part| at(part) * f64::from(2 + 2 * (part % 2))).sum();
        let left = (at(0) + inner + at(PARTS)) * step / 3.0;
        libm::log(bought(age) * there(age) + left)
    }

    /// α above and below β, each twice.
    #[test]
    fn value_slopes_and_bends_are_those_of_the_papers_integral() {
        let counts = [
            ((0, 0, 70), 4_u32),
            ((0, 0, 210), 3),
            ((1, 7, 210), 2),
            ((1, 203, 210), 5),
            ((3, 40, 210), 2),
        ];
        let known = |logs| {
            let one = |(x, span, age): (u32, u32, u32)| {
                by_simpson(logs, x, f64::from(span) / 7.0, f64::from(age) / 7.0)
            };
            counts.iter().map(|(of, customers)| f64::from(*customers) * one(*of)).sum()
        };
        let histories = counts
            .iter()
            .map(|((x, span, age), customers)| (history(*x, *span, *age), u64::from(*customers)));
        let pairs = Pairs::of(&histories.collect());
        let found = |logs: [f64; 4]| {
            let params = std::array::from_fn(|at| Jet::exp_of_variable(logs[at], at));
            pairs.ln_likelihood_at::<Params, 4, 4>(params)
        };
        for params in [
            [0.55, 10.6, 0.6, 8.0],
            [2.0, 14.0, 1.7, 5.0],
            [0.5, 6.0, 0.7, 11.0],
            [3.0, 8.0, 2.0, 30.0],
        ] {
            agree(found, known, params.map(libm::log));
        }
    }

    /// Computed with mpmath by integrating over the time of leaving.
    #[test]
    fn a_customer_is_as_the_integral_says() {
        for (history, ln_likelihood, alive) in [
            (history(0, 0, 140), -0.421_602_361_605_4, 0.462_808_684_487_9),
            (history(2, 70, 210), -8.208_712_362_43, 0.421_153_003_076_3),
            (history(26, 216, 217), -39.131_626_976_12, 0.997_874_260_609_9),
        ] {
            near(params(0.606).alive(history), alive);
            let one = [(history, 1)].into_iter().collect();
            near(params(0.606).ln_likelihood(&one), ln_likelihood);
        }
    }

    /// α above, at and below β are three ways to compute the same.
    #[test]
    fn nothing_jumps_where_alpha_is_beta() {
        let alive = |alpha| {
            let params = Params::new(0.5, Weeks(alpha), 0.6, Weeks(11.0)).unwrap();
            (params.alive(history(2, 70, 210)), params.alive(history(0, 0, 210)))
        };
        let (below, at, above) = (alive(11.0 - 1e-6), alive(11.0), alive(11.0 + 1e-6));
        assert!((below.0 + above.0 - 2.0 * at.0).abs() < 1e-12);
        assert!((below.1 + above.1 - 2.0 * at.1).abs() < 1e-12);
        let far = Params::new(0.5, Weeks(0.3), 0.6, Weeks(300.0)).unwrap();
        assert!((0.0..1.0).contains(&far.alive(history(2, 70, 210))));
        let far = Params::new(0.5, Weeks(300.0), 0.6, Weeks(0.3)).unwrap();
        assert!((0.0..1.0).contains(&far.alive(history(2, 70, 210))));
    }

    #[test]
    fn expectations_do_not_jump_where_s_is_1() {
        let at = |s| params(s).expected(history(2, 70, 210), Weeks(39.0));
        assert!((at(1.0 - 1e-7) + at(1.0 + 1e-7) - 2.0 * at(1.0)).abs() < 1e-12);
        // r β/α · ln((β+t)/β).
        let known = 0.553 * 11.669 / 10.578 * libm::log((11.669 + 39.0) / 11.669);
        near(params(1.0).expected_of_new(Weeks(39.0)), known);
    }

    #[test]
    fn who_ordered_today_is_surely_alive() {
        let alive = params(0.606).alive(history(1, 210, 210));
        assert!(alive <= 1.0 && alive > 1.0 - 1e-9, "{alive}");
    }

    #[test]
    fn a_parameter_that_is_not_positive_is_named() {
        let error = Params::new(0.2, Weeks(1.0), 1.0, Weeks(f64::INFINITY)).unwrap_err();
        assert_eq!(error.to_string(), "Pareto/NBD parameter beta is inf, not a positive number");
    }

    /// By hand: (r+x)(β+T)/((α+T)(s-1)) of 1 - 1/2 at s = 2, where it is
    /// 4 · 8/(6 · 1) of it, and of 1 - 1/4 at s = 3.
    #[test]
    fn expectations_are_as_by_hand() {
        let of = |s| Params::new(2.0, Weeks(1.0), s, Weeks(3.0)).unwrap();
        near(of(2.0).expected_if_alive(2, Days(35), Weeks(8.0)), 4.0 * 8.0 / 6.0 / 2.0);
        near(of(3.0).expected_if_alive(2, Days(35), Weeks(8.0)), 4.0 * 8.0 / 12.0 * 0.75);
        near(of(3.0).expected_of_new(Weeks(3.0)), 2.0 * 3.0 / 2.0 * 0.75);
    }

    fn fitted(counts: &[(u32, u32, u32, u64)]) -> Result<(Fit<Params, 4>, Histories), Error> {
        let one = |(repeats, span, age, customers): &(u32, u32, u32, u64)| {
            (history(*repeats, *span, *age), *customers)
        };
        let histories: Histories = counts.iter().map(one).collect();
        Params::fit(&histories).map(|fit| (fit, histories))
    }

    /// Of who left and who stayed there is a likeliest population: none beside
    /// it is likelier. Where all were here today, nobody leaves.
    #[test]
    fn a_fit_is_a_maximum_where_somebody_leaves() {
        let (fit, histories) = fitted(&[
            (0, 0, 140, 50),
            (1, 7, 140, 20),
            (3, 90, 140, 12),
            (6, 30, 140, 10),
            (20, 140, 140, 5),
        ])
        .unwrap();
        let at = fit.params.logs();
        let top = fit.params.ln_likelihood(&histories);
        assert!((top - fit.ln_likelihood).abs() < 1e-8, "{top}");
        for (at_which, by) in (0..8).map(|i| (i / 2, if i % 2 == 0 { 0.05 } else { -0.05 })) {
            let mut beside = at;
            beside[at_which] += by;
            assert!(Params::from_logs(beside).ln_likelihood(&histories) < top - 1e-6);
        }
        let here = [(0, 0, 1, 50), (1, 140, 140, 20), (6, 140, 140, 10)];
        assert!(matches!(fitted(&here), Err(Error::NobodyLeaves { .. })));
    }
}
