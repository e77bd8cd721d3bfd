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

use super::geometric;

/// The four parameters of a population: r, α, a and b.
pub type Params = geometric::Params<1>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::{Fitted as _, History, Model as _, Weeks};
    use crate::units::Days;

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
