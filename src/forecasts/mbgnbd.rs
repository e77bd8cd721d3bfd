//! MBG/NBD: BG/NBD for shops where most customers order once.
//!
//! As BG/NBD, but a customer may leave after the first order too. Somebody
//! without repeats can thus be gone, and the probabilities of being alive add
//! up to a count of active customers.
//!
//! - **Unit of time**: weeks. α is in weeks; r, a and b have no unit.
//! - **Not for**: what BG/NBD is not for.
//! - **Source**: Batislam, Denizel & Filiztekin (2007), "Empirical validation
//!   and comparison of models for customer base analysis", International
//!   Journal of Research in Marketing 24(3), 201-209. The same model is Hoppe &
//!   Wagner (2007), "Customer Base Analysis: The Case for a Central Variant of
//!   the Betageometric/NBD Model", Marketing JRM 3, 75-90.

use super::bgnbd::{negative_binomial, starts, stayed, until_leaving};
use super::error::{Error, all_positive};
use super::fit::Fit;
use super::halves::{Halves, Pairs, fit, half_by_age, half_by_span};
use super::history::Histories;
use super::jet::Jet;
use super::special::ln_beta;
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
    /// P(X(t)=n) = B(a, b+n+1)/B(a, b) · P(N=n) + B(a+1, b+n)/B(a, b) · P(N≥n)
    /// ```
    ///
    /// N as in BG/NBD: one stays n + 1 times, or n times and then leaves.
    pub fn probability(&self, n: u32, within: Weeks) -> f64 {
        let Params { r, alpha, a, b } = *self;
        let (exactly, at_least) = negative_binomial(r, alpha, within, n);
        let n = f64::from(n);
        let stayed = libm::exp(ln_beta(a, b + n + 1.0) - ln_beta(a, b));
        stayed * (exactly + a / (b + n) * at_least)
    }
}

impl Fitted<4> for Params {
    const MODEL: &'static str = "MBG/NBD";
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
/// C = Γ(r+x)/Γ(r) · α^r · B(a, b+x+1)/B(a, b)
/// U = (α+T)^-(r+x)        V = a/(b+x) · (α+t_x)^-(r+x)
/// ```
impl Halves for Params {
    fn common<const N: usize>([r, alpha, a, b]: [Jet<N>; 4], repeats: u32) -> Jet<N> {
        let x = f64::from(repeats);
        (r + x).ln_gamma() - r.ln_gamma() + r * alpha.ln() + stayed(a, b, x + 1.0)
    }

    fn by_age<const N: usize>([r, alpha, ..]: [Jet<N>; 4], repeats: u32, age: Weeks) -> Jet<N> {
        -(r + f64::from(repeats)) * (alpha + age.0).ln()
    }

    fn by_span<const N: usize>(params: [Jet<N>; 4], repeats: u32, span: Weeks) -> Option<Jet<N>> {
        let [r, alpha, a, b] = params;
        let x = f64::from(repeats);
        Some(a.ln() - (b + x).ln() - (r + x) * (alpha + span.0).ln())
    }
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

    /// Of those who are alive, λ ~ Gamma(r+x, α+T) and p ~ Beta(a, b+x+1); from
    /// there on they leave after orders, as in BG/NBD.
    fn expected_if_alive(&self, repeats: u32, age: Days, ahead: Weeks) -> f64 {
        let Params { r, alpha, a, b } = *self;
        let x = f64::from(repeats);
        until_leaving(r + x, alpha + Weeks::from(age), a, b + x + 1.0, ahead)
    }

    /// A share b/(a+b) does not leave at once, and those have p ~ Beta(a, b+1).
    fn expected_of_new(&self, ahead: Weeks) -> f64 {
        let Params { r, alpha, a, b } = *self;
        b / (a + b) * until_leaving(r, alpha, a, b + 1.0, ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::History;

    #[track_caller]
    fn near(found: f64, known: f64) {
        assert!((found / known - 1.0).abs() < 1e-10, "{found} is not {known}");
    }

    fn params() -> Params {
        Params::new(0.525, Weeks(6.183), 0.891, 1.614).unwrap()
    }

    /// Computed with mpmath by integrating over λ and p what they say of one
    /// customer: λ^x e^(-λT) (1-p)^(x+1) of staying, λ^x e^(-λ t_x) p (1-p)^x
    /// of leaving after the last order, and (1 - e^(-λpt))/p orders of one who
    /// stayed.
    #[test]
    fn a_customer_is_as_the_integrals_say() {
        for (repeats, span, age, alive, expected, ln_likelihood) in [
            (0, 0, 20, 0.459_188_590_229, 0.288_662_858_76, -0.419_014_929_522),
            (2, 10, 30, 0.347_179_589_243, 0.743_110_685_148, -8.222_445_628_53),
        ] {
            let history = History::new(repeats, Days(7 * span), Days(7 * age)).unwrap();
            near(params().alive(history), alive);
            near(params().expected(history, Weeks(39.0)), expected);
            near(params().ln_likelihood(&[(history, 1)].into_iter().collect()), ln_likelihood);
        }
    }

    /// Computed with mpmath at 60 digits from the closed form of Batislam,
    /// Denizel & Filiztekin, b/(a-1) [1 - (α/(α+t))^r ₂F₁(r, b+1; a+b; z)].
    #[test]
    fn expectations_of_new_customers_are_those_of_the_paper() {
        near(params().expected_of_new(Weeks(1.0)), 0.053_084_795_263_7);
        near(params().expected_of_new(Weeks(39.0)), 1.182_953_665_597);
    }

    /// Computed with mpmath, with the tail as one less the sum before it.
    #[test]
    fn probabilities_are_those_of_the_formula_and_add_up() {
        let known = [(0, 0.610_524_461_144_5), (1, 0.181_736_195_135_5), (3, 0.044_722_712_886_65)];
        for (n, known) in known {
            near(params().probability(n, Weeks(30.0)), known);
        }
        let all = (0..600).map(|n| (f64::from(n), params().probability(n, Weeks(39.0))));
        let (sum, mean) = all.fold((0.0, 0.0), |(sum, mean), (n, p)| (sum + p, mean + n * p));
        near(sum, 1.0);
        near(mean, params().expected_of_new(Weeks(39.0)));
    }

    #[test]
    fn a_parameter_that_is_not_positive_is_named() {
        let error = Params::new(0.2, Weeks(1.0), -1.0, 2.4).unwrap_err();
        assert_eq!(error.to_string(), "MBG/NBD parameter a is -1, not a positive number");
    }
}
