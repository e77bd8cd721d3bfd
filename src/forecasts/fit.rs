//! Maximum likelihood: the parameters under which what was seen is likeliest.
//!
//! Newton's method with a ridge where the likelihood is not concave (Levenberg,
//! 1944, and Marquardt, 1963), on the logarithms of the parameters, so that
//! they stay positive. Derivatives are exact ([`Jet`]), which leaves no step
//! width to choose, takes few steps, and gives the standard errors with the
//! last one. It is written here because it is short: the optimisers to be had
//! bring matrices of any size, random starts or clocks.

use super::Named;
use super::error::Error;
use super::jet::Jet;

/// A model fitted to what was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit<P, const N: usize> {
    /// The likeliest parameters.
    pub params: P,
    /// ln-likelihood at them.
    pub ln_likelihood: f64,
    /// Covariance of the logarithms of the parameters, in the order of the
    /// literature: the inverse of the negative second derivatives.
    pub covariance: [[f64; N]; N],
    /// Steps of the last search.
    pub steps: u32,
}

/// Parameters that a search can move: positive numbers, by their logarithms.
pub trait Params<const N: usize>: Named + Copy {
    /// The parameters' names in the literature, in its order.
    const NAMES: [&'static str; N];

    /// From the logarithms, in the order of the names. Finite logarithms of
    /// usual size always give parameters.
    fn from_logs(logs: [f64; N]) -> Self;

    /// The parameters, times in weeks, in the order of the names.
    fn numbers(&self) -> [f64; N];

    /// Their logarithms.
    fn logs(&self) -> [f64; N] {
        self.numbers().map(libm::log)
    }
}

impl<P: Params<N>, const N: usize> Fit<P, N> {
    /// Standard errors of the parameters themselves, by the delta method:
    /// that of the logarithm times the parameter.
    pub fn standard_errors(&self) -> [f64; N] {
        let numbers = self.params.numbers();
        std::array::from_fn(|i| numbers[i] * libm::sqrt(self.covariance[i][i]))
    }
}

/// Steps after which a search gives up. From a bad start 40 are common.
const MOST_STEPS: u32 = 200;

/// The farthest that a logarithm moves in one step.
const FARTHEST: f64 = 1.5;

/// Parameters beyond e to this, or below one over it, mean nothing.
const RUN_AWAY: f64 = 10.0;

/// A maximum is found when the next step would raise the ln-likelihood by less.
const RISE: f64 = 1e-10;

/// A model to be fitted: its ln-likelihood at the logarithms of parameters.
pub(super) trait Problem<const N: usize> {
    fn ln_likelihood(&self, logs: [f64; N]) -> Jet<N>;
}

/// The best maximum from several starts, each given by its logarithms.
///
/// The first of `problems` is the one to be solved, and each one after it is
/// like the one before, and may be smaller. The starts are searched on the last,
/// and the best is searched on from there to the first.
///
/// # Errors
///
/// [`Error::RunsAway`] or [`Error::NotConverged`], as the search on the first
/// says; if no start leads anywhere on the last, what the first start says
/// there.
pub(super) fn best<P: Params<N>, const N: usize>(
    problems: &[impl Problem<N>],
    starts: &[[f64; N]],
) -> Result<Fit<P, N>, Error> {
    let nothing = Err(Error::NotConverged { model: P::MODEL, steps: 0 });
    let Some(roughest) = problems.last() else { return nothing };
    let found = starts.iter().map(|start| climb::<P, N>(roughest, *start));
    let found = found.reduce(|best, next| match (&best, &next) {
        // Of equal maxima the first: rounding decides nothing.
        (Ok(one), Ok(other)) if other.ln_likelihood > one.ln_likelihood + 1e-6 => next,
        (Err(_), Ok(_)) => next,
        _ => best,
    });
    let mut at = found.unwrap_or(nothing)?.params.logs();
    let mut last = nothing;
    for problem in problems.iter().rev() {
        last = climb::<P, N>(problem, at);
        at = last.as_ref().map_or(at, |fit| fit.params.logs());
    }
    last
}

fn climb<P: Params<N>, const N: usize>(
    problem: &impl Problem<N>,
    start: [f64; N],
) -> Result<Fit<P, N>, Error> {
    let (mut logs, mut ridge) = (start, 0.0);
    let mut here = problem.ln_likelihood(logs);
    for steps in 0..MOST_STEPS {
        let scale = (0..N).fold(1e-12, |most: f64, i| most.max(here.bend[i][i].abs()));
        let Some(inverse) = inverse_of_negative(&here.bend, ridge * scale) else {
            ridge = larger(ridge);
            continue;
        };
        let mut step: [f64; N] = std::array::from_fn(|i| dot(&inverse[i], &here.slope));
        let rise = 0.5 * dot(&step, &here.slope);
        if is_far(&logs) {
            break;
        }
        if rise < RISE && ridge < 1e-9 {
            // The step itself is still taken: it is the better part of what is
            // left of the way.
            let params = P::from_logs(std::array::from_fn(|i| logs[i] + step[i]));
            let ln_likelihood = here.value + rise;
            return Ok(Fit { params, ln_likelihood, covariance: inverse, steps });
        }
        let longest = step.iter().fold(0.0, |most: f64, it| most.max(it.abs()));
        if longest > FARTHEST {
            step = step.map(|it| it * FARTHEST / longest);
        }
        let next = std::array::from_fn(|i| logs[i] + step[i]);
        let there = problem.ln_likelihood(next);
        if there.value >= here.value - 1e-13 * here.value.abs() {
            (logs, here) = (next, there);
            ridge = if ridge < 1e-6 { 0.0 } else { ridge / 10.0 };
        } else {
            ridge = larger(ridge);
        }
    }
    Err(why_not::<P, N>(&logs))
}

fn larger(ridge: f64) -> f64 {
    (ridge * 10.0).max(1e-4)
}

fn is_far<const N: usize>(logs: &[f64; N]) -> bool {
    logs.iter().any(|log| log.abs() > RUN_AWAY)
}

/// Why a search ended at `logs` without a maximum.
fn why_not<P: Params<N>, const N: usize>(logs: &[f64; N]) -> Error {
    let farthest = (0..N).max_by(|i, j| logs[*i].abs().total_cmp(&logs[*j].abs())).unwrap_or(0);
    if is_far(logs) {
        let (name, value) = (P::NAMES[farthest], libm::exp(logs[farthest]));
        return Error::RunsAway { model: P::MODEL, name, value };
    }
    Error::NotConverged { model: P::MODEL, steps: MOST_STEPS }
}

fn dot<const N: usize>(u: &[f64; N], v: &[f64; N]) -> f64 {
    u.iter().zip(v).map(|(one, other)| one * other).sum()
}

/// (ridge · I - bend)⁻¹ by Cholesky's decomposition; `None` unless it is
/// positive definite.
fn inverse_of_negative<const N: usize>(bend: &[[f64; N]; N], ridge: f64) -> Option<[[f64; N]; N]> {
    let mut lower = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let left = if i == j { ridge } else { 0.0 } - bend[i][j] - known;
            if i != j {
                lower[i][j] = left / lower[j][j];
            } else if left > 1e-12 * bend[i][i].abs() && left.is_finite() {
                lower[i][i] = libm::sqrt(left);
            } else {
                return None;
            }
        }
    }
    // Column by column; the inverse is symmetric, so a column is a row.
    let mut inverse = [[0.0; N]; N];
    for (column, x) in inverse.iter_mut().enumerate() {
        for i in 0..N {
            let known: f64 = (0..i).map(|k| lower[i][k] * x[k]).sum();
            x[i] = (if i == column { 1.0 } else { 0.0 } - known) / lower[i][i];
        }
        for i in (0..N).rev() {
            let known: f64 = (i + 1..N).map(|k| lower[k][i] * x[k]).sum();
            x[i] = (x[i] - known) / lower[i][i];
        }
    }
    Some(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Two([f64; 2]);

    impl Named for Two {
        const MODEL: &'static str = "two";
    }

    impl Params<2> for Two {
        const NAMES: [&'static str; 2] = ["one", "other"];

        fn from_logs(logs: [f64; 2]) -> Two {
            Two(logs.map(libm::exp))
        }

        fn numbers(&self) -> [f64; 2] {
            self.0
        }
    }

    /// A hill in the parameters u and v.
    struct Hill<F>(F);

    impl<F: Fn(Jet<2>, Jet<2>) -> Jet<2>> Problem<2> for Hill<F> {
        fn ln_likelihood(&self, logs: [f64; 2]) -> Jet<2> {
            (self.0)(Jet::exp_of_variable(logs[0], 0), Jet::exp_of_variable(logs[1], 1))
        }
    }

    fn climbed(
        hill: impl Fn(Jet<2>, Jet<2>) -> Jet<2>,
        start: [f64; 2],
    ) -> Result<Fit<Two, 2>, Error> {
        climb(&Hill(hill), start)
    }

    /// A Poisson count of 12 and one of 3, each with an exposure of 2: rates of
    /// 6 and 1.5, whose logs have variances of 1/12 and 1/3.
    #[test]
    fn a_maximum_is_found_with_its_errors() {
        let hill = |u: Jet<2>, v: Jet<2>| u.ln() * 12.0 - u * 2.0 + v.ln() * 3.0 - v * 2.0;
        for start in [[0.0, 0.0], [6.0, -6.0], [-8.0, 4.0]] {
            let fit = climbed(hill, start).unwrap();
            let near = |found: f64, known: f64| assert!((found - known).abs() < 1e-6, "{found}");
            near(fit.params.0[0], 6.0);
            near(fit.params.0[1], 1.5);
            near(fit.covariance[0][0], 1.0 / 12.0);
            near(fit.covariance[0][1], 0.0);
            near(fit.covariance[1][1], 1.0 / 3.0);
            near(fit.standard_errors()[0], 6.0 / libm::sqrt(12.0));
        }
    }

    #[test]
    fn a_hill_without_a_top_runs_away() {
        let error = climbed(|u, v| -u.recip() - v, [0.0, 0.0]).unwrap_err();
        assert!(matches!(error, Error::RunsAway { model: "two", .. }), "{error}");
    }

    #[test]
    fn a_ridge_of_equal_height_has_no_maximum() {
        let error = climbed(|u, v| (u * v).ln() - u * v, [0.5, 0.0]).unwrap_err();
        assert!(matches!(error, Error::NotConverged { steps: MOST_STEPS, .. }), "{error}");
        let error = climbed(|u, _| u * f64::NAN, [0.5, 0.0]).unwrap_err();
        assert!(matches!(error, Error::NotConverged { .. }), "{error}");
    }

    #[test]
    fn of_two_tops_the_higher_is_taken_whichever_start_comes_first() {
        let hill = bells(2.0);
        for starts in [[[0.1, 0.0], [3.9, 0.0]], [[3.9, 0.0], [0.1, 0.0]]] {
            let fit = best::<Two, 2>(&[Hill(hill), Hill(hill)], &starts).unwrap();
            assert!((fit.params.logs()[0] - 4.0).abs() < 1e-4, "{fit:?}");
        }
    }

    /// In x = ln u: a bell of `high` at 4, beside one of 1 at 0.
    fn bells(high: f64) -> impl Fn(Jet<2>, Jet<2>) -> Jet<2> + Copy {
        let bell = |x: Jet<2>, at: f64, high: f64| {
            let (x, f) = (x + -at, |x: f64| high * libm::exp(-x * x));
            let y = x.value;
            x.chain(f(y), -2.0 * y * f(y), (4.0 * y * y - 2.0) * f(y))
        };
        move |u, v| bell(u.ln(), 0.0, 1.0) + bell(u.ln(), 4.0, high) + v.ln() - v + 3.0
    }

    /// The top that is found from a start at the bell of 1 and one at the other.
    fn top(high: f64) -> f64 {
        let fit = best::<Two, 2>(&[Hill(bells(high))], &[[0.1, 0.0], [3.9, 0.0]]).unwrap();
        fit.params.logs()[0]
    }

    #[test]
    fn of_tops_as_high_but_for_rounding_the_first_is_taken() {
        for high in [1.0 - 1e-8, 1.0, 1.0 + 1e-8] {
            assert!(top(high).abs() < 1e-4, "{high}");
        }
        assert!(top(1.0 - 1e-3).abs() < 1e-4);
        assert!((top(1.0 + 1e-3) - 4.0).abs() < 1e-4);
    }

    #[test]
    fn a_start_that_leads_nowhere_is_passed_over() {
        let (far, near) = ([11.0, 0.0], [3.9, 0.0]);
        for starts in [[far, near], [near, far]] {
            let fit = best::<Two, 2>(&[Hill(bells(2.0))], &starts).unwrap();
            assert!((fit.params.logs()[0] - 4.0).abs() < 1e-4, "{fit:?}");
        }
        // Where all do, the first says why.
        let error = best::<Two, 2>(&[Hill(bells(2.0))], &[[0.0, 12.0], far]).unwrap_err();
        assert!(matches!(error, Error::RunsAway { name: "other", .. }), "{error}");
        let error = best::<Two, 2>(&[Hill(bells(2.0))], &[]).unwrap_err();
        assert!(matches!(error, Error::NotConverged { steps: 0, .. }), "{error}");
    }

    #[test]
    fn what_is_flat_or_not_finite_has_no_inverse() {
        assert_eq!(inverse_of_negative(&[[-4.0]], 0.0), Some([[0.25]]));
        for bend in [0.0, 1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(inverse_of_negative(&[[bend]], 0.0), None, "{bend}");
        }
        assert_eq!(inverse_of_negative(&[[-1.0]], f64::INFINITY), None);
        // A ridge of equal height, but for the last digits.
        let ridge = |more: f64| [[-1e6, 1e6], [1e6, -1e6 * (1.0 + more)]];
        assert_eq!(inverse_of_negative(&ridge(1e-13), 0.0), None);
        assert!(inverse_of_negative(&ridge(1e-9), 0.0).is_some());
    }

    #[test]
    fn an_inverse_is_an_inverse() {
        let bend = [[-4.0, 1.0, 0.5], [1.0, -3.0, 0.2], [0.5, 0.2, -2.0]];
        let inverse = inverse_of_negative(&bend, 0.0).unwrap();
        let times =
            |i: usize, j: usize| -> f64 { (0..3).map(|k| -bend[i][k] * inverse[k][j]).sum() };
        for (i, j) in (0..9).map(|at| (at / 3, at % 3)) {
            assert!((times(i, j) - f64::from(u8::from(i == j))).abs() < 1e-12);
        }
        assert_eq!(inverse_of_negative(&[[1.0, 0.0], [0.0, -1.0]], 0.5), None);
        assert!(inverse_of_negative(&[[1.0, 0.0], [0.0, -1.0]], 1.5).is_some());
    }

    /// The places at which a hill was looked at, in logs.
    fn looked_at(
        hill: impl Fn(Jet<2>, Jet<2>) -> Jet<2>,
        start: [f64; 2],
    ) -> (Vec<[f64; 2]>, Result<Fit<Two, 2>, Error>) {
        struct Watched<F>(F, std::cell::RefCell<Vec<[f64; 2]>>);
        impl<F: Fn(Jet<2>, Jet<2>) -> Jet<2>> Problem<2> for Watched<F> {
            fn ln_likelihood(&self, logs: [f64; 2]) -> Jet<2> {
                self.1.borrow_mut().push(logs);
                (self.0)(Jet::exp_of_variable(logs[0], 0), Jet::exp_of_variable(logs[1], 1))
            }
        }
        let watched = Watched(hill, std::cell::RefCell::default());
        let found = climb(&watched, start);
        (watched.1.into_inner(), found)
    }

    /// From far away, where Newton's own step is far too long.
    #[test]
    fn no_step_is_longer_than_it_may_be() {
        let (places, found) =
            looked_at(|u, v| u.ln() * 12.0 - u * 2.0 - v.recip() - v, [-8.0, 0.0]);
        found.unwrap();
        let steps = places.windows(2).map(|pair| (pair[1][0] - pair[0][0]).abs());
        let longest = steps.fold(0.0, f64::max);
        assert!((longest - FARTHEST).abs() < 1e-12, "{longest}");
    }

    /// -ln cosh of 4 x, less a hundred: a whole step goes over the top, and farther
    /// down on the other side.
    #[test]
    fn no_step_goes_down() {
        let roof = |u: Jet<2>, v: Jet<2>| {
            let x = u.ln();
            let (y, slope) = (4.0 * x.value, libm::tanh(4.0 * x.value));
            let bend = -16.0 * (1.0 - slope * slope);
            x.chain(-libm::log(libm::cosh(y)), -4.0 * slope, bend) + v.ln() - v + -100.0
        };
        let fit = climbed(roof, [0.5, 0.0]).unwrap();
        assert!(fit.params.logs()[0].abs() < 1e-6, "{fit:?}");
    }

    /// All customers a thousand times, or one for a thousand, are the same hill: the
    /// search goes the same way, also where it is no hill yet.
    #[test]
    fn a_search_goes_the_same_way_whatever_the_scale() {
        let hill = bells(2.0);
        let of = |scale: f64| looked_at(move |u, v| hill(u, v) * scale, [2.9, 0.5]).0;
        let known = of(1.0);
        assert!(known.len() > 5, "{known:?}");
        for scale in [1024.0, 1.0 / 1024.0] {
            assert_eq!(of(scale)[..5], known[..5], "{scale}");
        }
    }
}
