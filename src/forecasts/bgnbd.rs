//! BG/NBD: how often a customer orders again, and who still does.
//!
//! A customer orders at random at a rate λ of their own, and after each repeat
//! leaves for good with a probability p of their own. Across customers
//! λ ~ Gamma(r, α) and p ~ Beta(a, b), independently.
//!
//! - **Unit of time**: weeks. α is in weeks; r, a and b have no unit.
//! - **Not for**: subscriptions, where leaving is seen; goods with a season, a
//!   trend or a rhythm. Nobody without repeats can have left, so a sum of
//!   [`alive`](Model::alive) is no count of active customers; MBG/NBD's is.
//! - **Source**: Fader, Hardie & Lee (2005), "'Counting Your Customers' the
//!   Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science
//!   24(2), 275-284.

use super::error::{Error, all_positive};
use super::fit::Fit;
use super::halves::{Halves, Pairs, fit, half_by_age, half_by_span, mean_gap};
use super::history::Histories;
use super::jet::Jet;
use super::special::{LONGEST, SMALL, ln_beta, ln_gamma};
use super::weeks::Weeks;
use super::{Model, Params as Fitted};
use crate::units::Days;

/// The four parameters of a population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    r: f64,
    alpha: Weeks,
    a: f64,
    b: f64,
}

impl Params {
    /// Takes r, α, a and b.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] names the first that is not a positive number.
    pub fn new(r: f64, alpha: Weeks, a: f64, b: f64) -> Result<Params, Error> {
        let params = Params { r, alpha, a, b };
        all_positive(&params).map(|()| params)
    }

    /// Probability that somebody new makes exactly `n` repeats in the time
    /// `within`.
    ///
    /// ```text
    /// P(X(t)=n) = B(a, b+n)/B(a, b) · P(N=n) + {n>0} B(a+1, b+n-1)/B(a, b) · P(N≥n)
    /// ```
    ///
    /// N is a count of orders if nobody left: negative binomial with r and
    /// t/(α+t). Eq. 8.
    pub fn probability(&self, n: u32, within: Weeks) -> f64 {
        let Params { r, alpha, a, b } = *self;
        let (exactly, at_least) = negative_binomial(r, alpha, within, n);
        let n = f64::from(n);
        let stayed = libm::exp(ln_beta(a, b + n) - ln_beta(a, b));
        if n < 1.0 {
            return stayed * exactly;
        }
        stayed * (exactly + a / (b + n - 1.0) * at_least)
    }
}

impl Fitted<4> for Params {
    const MODEL: &'static str = "BG/NBD";
    const NAMES: [&'static str; 4] = ["r", "alpha", "a", "b"];

    fn from_logs(logs: [f64; 4]) -> Params {
        let [r, alpha, a, b] = logs.map(libm::exp);
        Params { r, alpha: Weeks(alpha), a, b }
    }

    fn numbers(&self) -> [f64; 4] {
        [self.r, self.alpha.0, self.a, self.b]
    }
}

/// ```text
/// C = Γ(r+x)/Γ(r) · α^r · B(a, b+x)/B(a, b)
/// U = (α+T)^-(r+x)        V = {x>0} · a/(b+x-1) · (α+t_x)^-(r+x)
/// ```
///
/// Section 7 of the paper, rearranged: the halves are summed in logs, since
/// with hundreds of repeats either underflows.
impl Halves for Params {
    fn common<const N: usize>([r, alpha, a, b]: [Jet<N>; 4], repeats: u32) -> Jet<N> {
        let x = f64::from(repeats);
        (r + x).ln_gamma() - r.ln_gamma() + r * alpha.ln() + stayed(a, b, x)
    }

    fn by_age<const N: usize>([r, alpha, ..]: [Jet<N>; 4], repeats: u32, age: Weeks) -> Jet<N> {
        -(r + f64::from(repeats)) * (alpha + age.0).ln()
    }

    fn by_span<const N: usize>(params: [Jet<N>; 4], repeats: u32, span: Weeks) -> Option<Jet<N>> {
        let [r, alpha, a, b] = params;
        let x = f64::from(repeats);
        (repeats > 0).then(|| a.ln() - (b + (x - 1.0)).ln() - (r + x) * (alpha + span.0).ln())
    }
}

/// ln B(a, b+n)/B(a, b): the chance to stay n times.
pub(super) fn stayed<const N: usize>(a: Jet<N>, b: Jet<N>, n: f64) -> Jet<N> {
    (b + n).ln_gamma() - (a + b + n).ln_gamma() + (a + b).ln_gamma() - b.ln_gamma()
}

/// Where a search for r, α, a and b begins: customers much or little alike,
/// who leave soon or late, and order as often as these do.
pub(super) fn starts(histories: &Histories) -> [[f64; 4]; 4] {
    let gap = mean_gap(histories).0;
    [(0.3, 0.8, 2.5), (1.0, 1.0, 5.0), (3.0, 0.5, 1.0), (1.0, 3.0, 6.0)]
        .map(|(r, a, b)| [r, r * gap, a, b].map(libm::log))
}

impl Model for Params {
    fn fit(histories: &Histories) -> Result<Fit<Params, 4>, Error> {
        fit(histories, &starts(histories))
    }

    fn ln_likelihood(&self, histories: &Histories) -> f64 {
        Pairs::<Params>::new(histories).ln_likelihood_of(self.numbers())
    }

    /// U, twice: in this model being alive is that half.
    fn by_age(&self, repeats: u32, age: Days) -> (f64, f64) {
        let u = half_by_age::<Params>(self.numbers(), repeats, age);
        (u, u)
    }

    fn by_span(&self, repeats: u32, span: Days) -> f64 {
        half_by_span::<Params>(self.numbers(), repeats, span)
    }

    /// Of those who are alive, λ ~ Gamma(r+x, α+T) and p ~ Beta(a, b+x), so
    /// they go on as somebody new with these. Eq. 10 over P(alive).
    fn expected_if_alive(&self, repeats: u32, age: Days, ahead: Weeks) -> f64 {
        let Params { r, alpha, a, b } = *self;
        let x = f64::from(repeats);
        until_leaving(r + x, alpha + Weeks::from(age), a, b + x, ahead)
    }

    fn expected_of_new(&self, ahead: Weeks) -> f64 {
        let Params { r, alpha, a, b } = *self;
        until_leaving(r, alpha, a, b, ahead)
    }
}

/// Expected orders in the time t of somebody who is there, and who after each
/// leaves with probability p, when λ ~ Gamma(r, α) and p ~ Beta(a, b).
///
/// ```text
/// (1-z)^r · Σ over n ≥ 1 of (r)ₙ/n! · zⁿ · Sₙ,    z = t/(α+t)
/// Sₙ = Σ over k < n of (b)ₖ/(a+b)ₖ
/// ```
///
/// The first part is the chance of n orders if nobody left, and Sₙ how many of
/// them are made. The paper's eq. 9 is the same in closed form,
///
/// ```text
/// (a+b-1)/(a-1) · [1 - (α/(α+t))^r · ₂F₁(r, b; a+b-1; z)]
/// ```
///
/// and is 0/0 at a = 1, and loses digits near it. All terms here are positive.
/// Some 37 (α+t)/α of them are needed; not a number beyond ten million.
pub(super) fn until_leaving(r: f64, alpha: Weeks, a: f64, b: f64, ahead: Weeks) -> f64 {
    if ahead.0 <= 0.0 {
        return 0.0;
    }
    /// Sums beyond this are taken down by it.
    const LARGE: f64 = 1e200;
    let z = ahead.0 / (alpha.0 + ahead.0);
    let mut ln_scale = r * libm::log(alpha.0 / (alpha.0 + ahead.0));
    let (mut weight, mut staying, mut made, mut sum) = (1.0, 1.0, 0.0, 0.0);
    for n in 0..LONGEST {
        let n = f64::from(n);
        made += staying;
        staying *= (b + n) / (a + b + n);
        weight *= (r + n) / (n + 1.0) * z;
        let term = weight * made;
        sum += term;
        // From here each term is at most this times the one before.
        let ratio = ((r + n + 1.0) / (n + 2.0) * z).max(z) * (1.0 + 1.0 / (n + 1.0));
        if ratio < 1.0 && term * ratio <= SMALL * sum * (1.0 - ratio) {
            return sum * libm::exp(ln_scale);
        }
        if sum > LARGE {
            (weight, sum) = (weight / LARGE, sum / LARGE);
            ln_scale += libm::log(LARGE);
        }
    }
    f64::NAN
}

/// P(N = n) and P(N ≥ n) for a negative binomial count with r and t/(α+t).
///
/// The tail is summed from its largest end: one less all before it would have
/// no digits left where it is small.
pub(super) fn negative_binomial(r: f64, alpha: Weeks, within: Weeks, n: u32) -> (f64, f64) {
    let z = within.0 / (alpha.0 + within.0);
    let at = f64::from(n);
    let ways = ln_gamma(r + at) - ln_gamma(r) - ln_gamma(at + 1.0);
    let of_n = if n == 0 { 0.0 } else { at * libm::log(z) };
    let exactly = libm::exp(ways + r * libm::log(alpha.0 / (alpha.0 + within.0)) + of_n);
    let (mut term, mut tail) = (exactly, exactly);
    for n in n..n.saturating_add(LONGEST) {
        let ratio = (r + f64::from(n)) / (f64::from(n) + 1.0) * z;
        term *= ratio;
        tail += term;
        let ratio = ratio.max(z);
        if ratio < 1.0 && term * ratio <= SMALL * tail * (1.0 - ratio) {
            break;
        }
    }
    (exactly, tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::History;
    use crate::forecasts::special::hyp2f1;

    #[track_caller]
    fn near(found: f64, known: f64) {
        assert!((found / known - 1.0).abs() < 1e-11, "{found} is not {known}");
    }

    /// Computed with mpmath from eq. 9 at 60 digits, with a + 10⁻³⁰ where a is
    /// 1.
    #[test]
    fn expectations_are_right_where_a_is_1_and_near_it() {
        let new = |a| Params::new(0.25, Weeks(4.4), a, 2.4).unwrap();
        for (a, weeks, known) in [
            (1.0, 1.0, 0.054_611_487_201_52),
            (1.0, 39.0, 1.110_606_489_788),
            (1.0, 520.0, 3.841_055_543_623),
            (1.000_000_001, 39.0, 1.110_606_489_297),
            (0.9, 39.0, 1.162_922_745_97),
            (0.9, 520.0, 4.357_576_967_313),
        ] {
            near(new(a).expected_of_new(Weeks(weeks)), known);
        }
        near(new(1.0).expected_if_alive(26, Days(217), Weeks(52.0)), 24.345_117_158_98);
        near(new(0.8).expected_if_alive(300, Days(217), Weeks(52.0)), 297.971_530_581_6);
    }

    #[test]
    fn the_sum_is_the_papers_closed_form() {
        for (r, alpha, a, b) in
            [(0.243, 4.414, 0.793, 2.426), (3.0, 0.7, 2.5, 0.4), (40.0, 9.0, 0.1, 30.0)]
        {
            for t in [0.1, 2.0, 39.0] {
                let (z, stays) = (t / (alpha + t), libm::pow(alpha / (alpha + t), r));
                let closed =
                    (a + b - 1.0) / (a - 1.0) * (1.0 - stays * hyp2f1(r, b, a + b - 1.0, z));
                let sum = until_leaving(r, Weeks(alpha), a, b, Weeks(t));
                assert!(
                    (sum / closed - 1.0).abs() < 1e-9,
                    "{r} {alpha} {a} {b} {t}: {sum} {closed}"
                );
            }
        }
        assert_eq!(until_leaving(1.0, Weeks(1.0), 1.0, 1.0, Weeks(0.0)).to_bits(), 0);
    }

    #[test]
    fn hundreds_of_repeats_are_no_trouble() {
        let params = Params::new(0.25, Weeks(4.4), 0.8, 2.4).unwrap();
        let history = |span| History { repeats: 900, span: Days(span), age: Days(1000) };
        assert!(params.alive(history(1000)) > 0.999);
        assert!((0.0..1e-100).contains(&params.alive(history(700))));
        let one = [(history(990), 1)].into_iter().collect();
        assert!(params.ln_likelihood(&one).is_finite());
        // Computed with mpmath from eq. 9 at 800 digits.
        near(params.expected_if_alive(900, Days(1000), Weeks(500.0)), 1_552.560_690_053_5);
    }

    #[test]
    fn probabilities_add_up_to_one_and_to_the_expectation() {
        let params = Params::new(0.6, Weeks(4.4), 0.8, 2.4).unwrap();
        let all = (0..600).map(|n| (f64::from(n), params.probability(n, Weeks(39.0))));
        let (sum, mean) = all.fold((0.0, 0.0), |(sum, mean), (n, p)| (sum + p, mean + n * p));
        near(sum, 1.0);
        near(mean, params.expected_of_new(Weeks(39.0)));
    }

    #[test]
    fn a_parameter_that_is_not_positive_is_named() {
        let error = Params::new(0.2, Weeks(f64::NAN), 0.8, 2.4).unwrap_err();
        assert_eq!(error.to_string(), "BG/NBD parameter alpha is NaN, not a positive number");
        assert!(Params::new(0.2, Weeks(1.0), 0.8, 0.0).is_err());
    }

    #[test]
    fn customers_of_whom_none_returned_fit_nothing() {
        let histories = [(History::new(0, Days(0), Days(90)).unwrap(), 700)].into_iter().collect();
        let error = Params::fit(&histories).unwrap_err();
        assert_eq!(error.to_string(), "BG/NBD: none of 700 customers ordered again");
    }

    /// All order every seven days and go on: they do not differ, and nobody
    /// leaves.
    #[test]
    fn customers_who_are_all_alike_run_away() {
        let history = History::new(20, Days(140), Days(140)).unwrap();
        let error = Params::fit(&[(history, 700)].into_iter().collect()).unwrap_err();
        assert!(matches!(error, Error::RunsAway { .. }), "{error}");
    }
}
