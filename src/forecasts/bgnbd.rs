//! BG/NBD: how often a customer orders again, and who still does.
//!
//! A customer orders at random at a rate λ of their own, and after each repeat
//! leaves for good with a probability p of their own. Across customers
//! λ ~ Gamma(r, α) and p ~ Beta(a, b), independently.
//!
//! - **Unit of time**: weeks. α is in weeks; r, a and b have no unit.
//! - **Not for**: subscriptions, where leaving is seen; goods with a season, a
//!   trend or a rhythm. Nobody without repeats can have left, so a sum of
//!   [`alive`](super::Model::alive) is no count of active customers; MBG/NBD's is.
//! - **Source**: Fader, Hardie & Lee (2005), "'Counting Your Customers' the
//!   Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science
//!   24(2), 275-284.

use super::geometric;

/// The four parameters of a population: r, α, a and b.
pub type Params = geometric::Params<0>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::{Error, Fitted as _, History, Model as _, Weeks};
    use crate::units::Days;

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
