//! What BG/NBD and MBG/NBD have in common: who orders at a rate of their own,
//! and leaves after an order with a probability of their own.
//!
//! The two differ in one thing. In BG/NBD the chances to leave are the repeats;
//! in MBG/NBD the first order is one too. So the papers' formulas are the same
//! with x, or with x + 1, chances: `FIRST` is 0 or 1.

use super::error::{Error, all_positive};
use super::evidence::Evidence;
use super::fit::Fit;
use super::fit::Params as _;
use super::halves::{Halves, fit, half_by_age, half_by_span, ln_likelihood};
use super::history::Histories;
use super::jet::Jet;
use super::leaving::Staying;
use super::special::{LONGEST, SMALL, ln_beta, ln_gamma};
use super::weeks::Weeks;
use super::{Fitted, Model, Named};
use crate::units::Days;

/// The four parameters of a population whose customers have `FIRST` chances to
/// leave at their first order: 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params<const FIRST: u32> {
    r: f64,
    alpha: Weeks,
    a: f64,
    b: f64,
}

impl<const FIRST: u32> Params<FIRST> {
    /// Takes r, α, a and b.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] names the first that is not a positive number.
    pub fn new(r: f64, alpha: Weeks, a: f64, b: f64) -> Result<Params<FIRST>, Error> {
        let params = Params { r, alpha, a, b };
        all_positive(&params).map(|()| params)
    }

    /// Probability that somebody new makes exactly `n` repeats in the time
    /// `within`.
    ///
    /// ```text
    /// P(X(t)=n) = B(a, b+c)/B(a, b) · P(N=n) + {c>0} B(a+1, b+c-1)/B(a, b) · P(N≥n)
    /// ```
    ///
    /// with c = n chances to leave, or n + 1 where the first order is one: one
    /// stays all of these times, or leaves at the last. N is a count of orders
    /// if nobody left: negative binomial with r and t/(α+t). Eq. 8 of the paper
    /// on BG/NBD.
    pub fn probability(&self, n: u32, within: Weeks) -> f64 {
        let Params { r, alpha, a, b } = *self;
        let (exactly, at_least) = negative_binomial(r, alpha, within, n);
        let chances = f64::from(n) + f64::from(FIRST);
        let stayed = libm::exp(ln_beta(a, b + chances) - ln_beta(a, b));
        if chances < 1.0 {
            return stayed * exactly;
        }
        stayed * (exactly + a / (b + chances - 1.0) * at_least)
    }
}

impl<const FIRST: u32> Named for Params<FIRST> {
    const MODEL: &'static str = if FIRST == 0 { "BG/NBD" } else { "MBG/NBD" };
}

impl<const FIRST: u32> super::Params<4> for Params<FIRST> {
    const NAMES: [&'static str; 4] = ["r", "alpha", "a", "b"];

    fn from_logs(logs: [f64; 4]) -> Params<FIRST> {
        let [r, alpha, a, b] = logs.map(libm::exp);
        Params { r, alpha: Weeks(alpha), a, b }
    }

    fn numbers(&self) -> [f64; 4] {
        [self.r, self.alpha.0, self.a, self.b]
    }
}

/// With c chances to leave, x or x + 1:
///
/// ```text
/// C = Γ(r+x)/Γ(r) · α^r · B(a, b+c)/B(a, b)
/// U = (α+T)^-(r+x)        V = {c>0} · a/(b+c-1) · (α+t_x)^-(r+x)
/// ```
///
/// Section 7 of the paper on BG/NBD, rearranged: the halves are summed in logs,
/// since with hundreds of repeats either underflows.
impl<const FIRST: u32> Halves<4> for Params<FIRST> {
    fn common<const N: usize>([r, alpha, a, b]: [Jet<N>; 4], repeats: u32) -> Jet<N> {
        let x = f64::from(repeats);
        (r + x).ln_gamma() - r.ln_gamma() + r * alpha.ln() + stayed(a, b, x + f64::from(FIRST))
    }

    fn by_age<const N: usize>([r, alpha, ..]: [Jet<N>; 4], repeats: u32, age: Weeks) -> Jet<N> {
        -(r + f64::from(repeats)) * (alpha + age.0).ln()
    }

    fn by_span<const N: usize>(params: [Jet<N>; 4], repeats: u32, span: Weeks) -> Option<Jet<N>> {
        let [r, alpha, a, b] = params;
        let (x, chances) = (f64::from(repeats), repeats + FIRST);
        let left = |chances: f64| a.ln() - (b + (chances - 1.0)).ln();
        (chances > 0).then(|| left(f64::from(chances)) - (r + x) * (alpha + span.0).ln())
    }

    fn rises(staying: &Staying) -> bool {
        staying.rises_by_orders(FIRST)
    }
}

/// ln B(a, b+n)/B(a, b): the chance to stay n times.
fn stayed<const N: usize>(a: Jet<N>, b: Jet<N>, n: f64) -> Jet<N> {
    (b + n).ln_gamma() - (a + b + n).ln_gamma() + (a + b).ln_gamma() - b.ln_gamma()
}

/// Where a search for r, α, a and b begins: customers much or little alike,
/// who leave soon or late, and order as often as these do.
fn starts(gap: Weeks) -> [[f64; 4]; 4] {
    [(0.3, 0.8, 2.5), (1.0, 1.0, 5.0), (3.0, 0.5, 1.0), (1.0, 3.0, 6.0)]
        .map(|(r, a, b)| [r, r * gap.0, a, b].map(libm::log))
}

impl<const FIRST: u32> Fitted<4> for Params<FIRST> {
    fn fit_to(evidence: &Evidence) -> Result<Fit<Params<FIRST>, 4>, Error> {
        fit(evidence, &starts(evidence.mean_gap()))
    }

    fn ln_likelihood(&self, histories: &Histories) -> f64 {
        ln_likelihood::<Params<FIRST>, 4>(self.numbers(), histories)
    }
}

impl<const FIRST: u32> Model for Params<FIRST> {
    /// U, twice: in this model being alive is that half.
    fn by_age(&self, repeats: u32, age: Days) -> (f64, f64) {
        let u = half_by_age::<Params<FIRST>, 4>(self.numbers(), repeats, age);
        (u, u)
    }

    fn by_span(&self, repeats: u32, span: Days) -> f64 {
        half_by_span::<Params<FIRST>, 4>(self.numbers(), repeats, span)
    }

    /// Of those who are alive, λ ~ Gamma(r+x, α+T) and p ~ Beta(a, b+c). From
    /// here on the chances are after orders in both models, so they go on as
    /// somebody new by BG/NBD with these. Eq. 10 over P(alive).
    fn expected_each<const K: usize>(
        &self,
        (repeats, age): (u32, Days),
        aheads: [Weeks; K],
    ) -> [f64; K] {
        let Params { r, alpha, a, b } = *self;
        let (x, chances) = (f64::from(repeats), f64::from(repeats + FIRST));
        until_leaving((r + x, alpha + Weeks::from(age)), (a, b + chances), aheads)
    }

    /// Where the first order is a chance to leave, a share b/(a+b) stays, and
    /// those have p ~ Beta(a, b+1).
    fn expected_of_new(&self, ahead: Weeks) -> f64 {
        let Params { a, b, .. } = *self;
        let stay = if FIRST == 0 { 1.0 } else { b / (a + b) };
        stay * self.expected_if_alive(0, Days(0), ahead)
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
///
/// Several times share all of a term but zⁿ, so that they cost little more than
/// one. The sum of the longest is the last to come to its end.
fn until_leaving<const K: usize>(
    (r, alpha): (f64, Weeks),
    (a, b): (f64, f64),
    aheads: [Weeks; K],
) -> [f64; K] {
    /// Sums beyond this are taken down by it.
    const LARGE: f64 = 1e200;
    /// Terms between two looks at how large the sums are.
    const AT_ONCE: u32 = 8;
    let times = aheads.map(|ahead| ahead.0.max(0.0));
    let shares = times.map(|t| t / (alpha.0 + t));
    let mut ln_scales = times.map(|t| r * libm::log(alpha.0 / (alpha.0 + t)));
    let longest = (0..K).max_by(|one, other| shares[*one].total_cmp(&shares[*other]));
    let Some(longest) = longest else { return times };
    let (mut weights, mut sums) = ([1.0; K], [0.0; K]);
    let (mut staying, mut made) = (1.0, 0.0);
    for first in (0..LONGEST).step_by(AT_ONCE as usize) {
        for n in (first..first + AT_ONCE).map(f64::from) {
            made += staying;
            staying *= (b + n) / (a + b + n);
            let step = (r + n) / (n + 1.0);
            for at in 0..K {
                weights[at] *= step * shares[at];
                sums[at] += weights[at] * made;
            }
        }
        let (n, z) = (f64::from(first + AT_ONCE), shares[longest]);
        // From here each term is at most this times the one before.
        let ratio = ((r + n) / (n + 1.0) * z).max(z) * (1.0 + 1.0 / n);
        let (term, sum) = (weights[longest] * made, sums[longest]);
        if ratio < 1.0 && term * ratio <= SMALL * sum * (1.0 - ratio) {
            return std::array::from_fn(|at| sums[at] * libm::exp(ln_scales[at]));
        }
        for at in 0..K {
            if sums[at] > LARGE {
                (weights[at], sums[at]) = (weights[at] / LARGE, sums[at] / LARGE);
                ln_scales[at] += libm::log(LARGE);
            }
        }
    }
    [f64::NAN; K]
}

/// P(N = n) and P(N ≥ n) for a negative binomial count with r and t/(α+t).
///
/// The tail is summed from its largest end: one less all before it would have
/// no digits left where it is small.
fn negative_binomial(r: f64, alpha: Weeks, within: Weeks, n: u32) -> (f64, f64) {
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

    #[test]
    fn the_sum_is_the_papers_closed_form() {
        for (r, alpha, a, b) in
            [(0.243, 4.414, 0.793, 2.426), (3.0, 0.7, 2.5, 0.4), (40.0, 9.0, 0.1, 30.0)]
        {
            for t in [0.1, 2.0, 39.0] {
                let (z, stays) = (t / (alpha + t), libm::pow(alpha / (alpha + t), r));
                let closed =
                    (a + b - 1.0) / (a - 1.0) * (1.0 - stays * hyp2f1(r, b, a + b - 1.0, z));
                let [sum] = until_leaving((r, Weeks(alpha)), (a, b), [Weeks(t)]);
                assert!(
                    (sum / closed - 1.0).abs() < 1e-9,
                    "{r} {alpha} {a} {b} {t}: {sum} {closed}"
                );
            }
        }
        let [none] = until_leaving((1.0, Weeks(1.0)), (1.0, 1.0), [Weeks(0.0)]);
        assert_eq!(none.to_bits(), 0);
    }

    /// With r = 1, a = 2 and b = 1 the closed form is 2 (1 - (1-z) · -ln(1-z)/z), and
    /// z is 0.9999 and more.
    #[test]
    fn a_long_sum_goes_on_until_nothing_is_left_out() {
        for alpha in [0.004, 0.001] {
            let left = alpha / (alpha + 39.0);
            let known = 2.0 * (1.0 + left * libm::log(left) / (1.0 - left));
            let [sum] = until_leaving((1.0, Weeks(alpha)), (2.0, 1.0), [Weeks(39.0)]);
            assert!((sum / known - 1.0).abs() < 1e-11, "{sum} {known}");
        }
    }

    #[test]
    fn several_times_at_once_are_each_of_them() {
        for (r, alpha) in [(0.25, 4.4), (3.0, 0.1), (900.0, 20.0)] {
            let aheads = [0.0, 52.0, 0.5, 4.0, 1000.0].map(Weeks);
            let all = until_leaving((r, Weeks(alpha)), (0.8, 2.4), aheads);
            for (at, ahead) in aheads.into_iter().enumerate() {
                let [one] = until_leaving((r, Weeks(alpha)), (0.8, 2.4), [ahead]);
                assert!((all[at] - one).abs() <= 1e-14 * one, "{r} {ahead:?}: {} {one}", all[at]);
            }
        }
    }

    /// Whether a model with so many chances at the first order sees somebody leave.
    fn rises<const FIRST: u32>(counts: &[(u32, u32, u32, u64)]) -> bool {
        let one = |(repeats, span, age, customers): &(u32, u32, u32, u64)| {
            (History::of_days(*repeats, *span, *age), *customers)
        };
        let histories = counts.iter().map(one).collect();
        let evidence = Evidence::new(&histories);
        let rises = <Params<FIRST> as Halves<4>>::rises(evidence.staying().unwrap());
        let fitted = Params::<FIRST>::fit_to(&evidence);
        assert_eq!(matches!(fitted, Err(Error::NobodyLeaves { .. })), !rises, "{fitted:?}");
        rises
    }

    #[test]
    fn who_has_not_been_seen_for_long_has_left_and_who_was_here_today_has_not() {
        let here = [(0, 0, 140, 50), (1, 140, 140, 20), (6, 140, 140, 10)];
        assert_eq!((rises::<0>(&here), rises::<1>(&here)), (false, false));
        let gone = [(0, 0, 140, 50), (1, 7, 140, 20), (6, 30, 140, 10), (20, 140, 140, 5)];
        assert_eq!((rises::<0>(&gone), rises::<1>(&gone)), (true, true));
        // Those of long ago who never came again can have left at the first
        // order only.
        let first = [(0, 0, 700, 100), (1, 70, 70, 60), (3, 70, 70, 40), (6, 70, 70, 20)];
        assert_eq!((rises::<0>(&first), rises::<1>(&first)), (false, true));
    }
}
