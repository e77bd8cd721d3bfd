//! How sure an expectation is, as far as its parameters go.
//!
//! The parameters are known up to their covariance, and so is what is computed
//! from them, by the delta method:
//!
//! ```text
//! error² = gᵀ Σ g,    g = change of the expectation by the logarithms
//! ```
//!
//! Of a sum over customers it is the gradient of the sum: errors of single
//! customers share their parameters and do not add up as if independent.
//! Absent: that customers order at random, which makes the orders of a single
//! one far less sure than this, and those of thousands hardly; and whatever is
//! wrong with the model itself. Source: Rao (1973), "Linear Statistical
//! Inference and its Applications", section 6a.2.

use super::fit::{Fit, Params};

/// The standard normal's 97.5 % point.
const Z: f64 = 1.959_963_984_540_054;

/// Half of the step in which the change by a logarithm is taken. The error is
/// some millionths of the change.
const STEP: f64 = 1e-4;

/// A number with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The number, at the likeliest parameters.
    pub value: f64,
    /// Its standard error. 0 where no parameter changes it.
    pub error: f64,
}

impl Estimate {
    /// 95 % interval, on the logarithmic scale, where it cannot fall below 0:
    /// for numbers above 0. Of any other it is the number itself.
    pub fn interval(&self) -> (f64, f64) {
        if self.value <= 0.0 {
            return (self.value, self.value);
        }
        let times = libm::exp(Z * self.error / self.value);
        (self.value / times, self.value * times)
    }
}

/// What comes of the parameters of one model.
pub fn of<P: Params<N>, const N: usize>(fit: &Fit<P, N>, f: impl Fn(&P) -> f64) -> Estimate {
    let [estimate] = of_each(fit, |params| [f(params)]);
    estimate
}

/// Several numbers that come of the parameters of one model.
pub fn of_each<P: Params<N>, const N: usize, const K: usize>(
    fit: &Fit<P, N>,
    f: impl Fn(&P) -> [f64; K],
) -> [Estimate; K] {
    let (values, variances) = (f(&fit.params), variances(fit, &f));
    std::array::from_fn(|at| Estimate { value: values[at], error: libm::sqrt(variances[at]) })
}

/// What comes of the parameters of two models, which were fitted to different
/// things, so that their errors are taken for independent.
pub fn of_two<P: Params<N>, Q: Params<M>, const N: usize, const M: usize>(
    one: &Fit<P, N>,
    other: &Fit<Q, M>,
    f: impl Fn(&P, &Q) -> f64,
) -> Estimate {
    let [estimate] = of_two_each(one, other, |one, other| [f(one, other)]);
    estimate
}

/// Several numbers that come of the parameters of two models.
pub fn of_two_each<P: Params<N>, Q: Params<M>, const N: usize, const M: usize, const K: usize>(
    one: &Fit<P, N>,
    other: &Fit<Q, M>,
    f: impl Fn(&P, &Q) -> [f64; K],
) -> [Estimate; K] {
    let by_one = variances(one, &|params: &P| f(params, &other.params));
    let by_other = variances(other, &|params: &Q| f(&one.params, params));
    let values = f(&one.params, &other.params);
    std::array::from_fn(|at| Estimate {
        value: values[at],
        error: libm::sqrt(by_one[at] + by_other[at]),
    })
}

fn variances<P: Params<N>, const N: usize, const K: usize>(
    fit: &Fit<P, N>,
    f: &impl Fn(&P) -> [f64; K],
) -> [f64; K] {
    let logs = fit.params.logs();
    let moved = |at: usize, by: f64| {
        let mut logs = logs;
        logs[at] += by;
        f(&P::from_logs(logs))
    };
    let changes: [([f64; K], [f64; K]); N] =
        std::array::from_fn(|at| (moved(at, STEP), moved(at, -STEP)));
    std::array::from_fn(|number| {
        let gradient = changes.map(|(up, down)| (up[number] - down[number]) / (2.0 * STEP));
        let mut sum = 0.0;
        for i in 0..N {
            for j in 0..N {
                sum += gradient[i] * fit.covariance[i][j] * gradient[j];
            }
        }
        sum.max(0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::gammagamma;

    /// E(M) = p v/(q-1) with logs of variance 0.04, 0.01 and 0.09, and
    /// covariance 0.01 of p and v; q/(q-1) = 2. Its relative variance is
    /// 0.04 + 0.09 + 2 · 0.01 + 2² · 0.01 = 0.19.
    #[test]
    fn errors_go_through_a_formula_as_by_hand() {
        let params = gammagamma::Params::new(3.0, 2.0, 5.0).unwrap();
        let covariance = [[0.04, 0.0, 0.01], [0.0, 0.01, 0.0], [0.01, 0.0, 0.09]];
        let fit = Fit { params, ln_likelihood: 0.0, covariance, steps: 0 };
        let mean = of(&fit, |params| params.mean().unwrap());
        assert!((mean.value - 15.0).abs() < 1e-12);
        assert!((mean.error - 15.0 * libm::sqrt(0.19)).abs() < 1e-6, "{mean:?}");
        let (low, high) = mean.interval();
        assert!((low * high - 225.0).abs() < 1e-9 && low > 0.0 && high > 15.0);

        let twice = of_two(&fit, &fit, |one, other| one.mean().unwrap() * other.mean().unwrap());
        assert!((twice.error / 225.0 - libm::sqrt(2.0 * 0.19)).abs() < 1e-6);
    }

    /// 200 · e^(∓1.96 · 50/200), to 13 digits.
    #[test]
    fn an_interval_has_each_end_by_hand() {
        let (low, high) = Estimate { value: 200.0, error: 50.0 }.interval();
        assert!((low - 122.526_382_042_917_8).abs() < 1e-9, "{low}");
        assert!((high - 326.460_304_573_337).abs() < 1e-9, "{high}");
    }

    /// q/(q-1) of a model whose q alone is unsure: at q = 2, d ln of it by ln q
    /// is -1, so that 2 with an error of 0.1 in the log has one of 0.2. With p v
    /// beside it, of a covariance that cancels them, nothing of p and v is left.
    #[test]
    fn covariances_have_signs() {
        let params = gammagamma::Params::new(3.0, 2.0, 5.0).unwrap();
        let covariance = [[0.04, 0.0, -0.04], [0.0, 0.01, 0.0], [-0.04, 0.0, 0.04]];
        let fit = Fit { params, ln_likelihood: 0.0, covariance, steps: 0 };
        let of = of(&fit, |params| {
            let [p, q, v] = params.numbers();
            p * v * q / (q - 1.0)
        });
        assert!((of.value - 30.0).abs() < 1e-12 && (of.error - 3.0).abs() < 1e-6, "{of:?}");
    }

    #[test]
    fn what_no_parameter_changes_is_sure() {
        let estimate = Estimate { value: 0.0, error: 0.0 };
        assert_eq!(estimate.interval(), (0.0, 0.0));
        assert_eq!(Estimate { value: 2.0, error: 0.0 }.interval(), (2.0, 2.0));
        let (low, high) = Estimate { value: 0.5, error: 0.1 }.interval();
        assert!(low < 0.4 && high > 0.6, "{low} {high}");
        // With parameters that are known for certain, so is the mean.
        let params = gammagamma::Params::new(3.0, 2.0, 5.0).unwrap();
        let fit = Fit { params, ln_likelihood: 0.0, covariance: [[0.0; 3]; 3], steps: 0 };
        assert_eq!(of(&fit, |params| params.mean().unwrap()).error.to_bits(), 0);
    }
}
