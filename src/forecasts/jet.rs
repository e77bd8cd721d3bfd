//! Numbers that carry their slopes and bends.
//!
//! A likelihood written with jets gives its gradient and its matrix of second
//! derivatives exactly and in one go, so that a search can take Newton's steps
//! and standard errors need no differences. Source: Griewank & Walther (2008),
//! "Evaluating Derivatives", chapter 13: Taylor arithmetic of degree 2.

use std::array::from_fn;
use std::ops::{Add, Mul, Neg, Sub};

use super::special;

/// A value with its first and second derivatives by `N` variables. `Jet<0>` is
/// a plain number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Jet<const N: usize> {
    pub(super) value: f64,
    pub(super) slope: [f64; N],
    /// Symmetric.
    pub(super) bend: [[f64; N]; N],
}

impl<const N: usize> Jet<N> {
    pub(super) fn constant(value: f64) -> Jet<N> {
        Jet { value, slope: [0.0; N], bend: [[0.0; N]; N] }
    }

    /// e to the variable at `at`, which is `log`: a positive parameter that is
    /// searched by its logarithm.
    pub(super) fn exp_of_variable(log: f64, at: usize) -> Jet<N> {
        let mut jet = Jet::constant(libm::exp(log));
        jet.slope[at] = jet.value;
        jet.bend[at][at] = jet.value;
        jet
    }

    /// f(self), from f, f' and f'' at the value.
    pub(super) fn chain(self, f: f64, f1: f64, f2: f64) -> Jet<N> {
        let slope = self.slope;
        Jet {
            value: f,
            slope: slope.map(|it| f1 * it),
            bend: from_fn(|i| from_fn(|j| f1 * self.bend[i][j] + f2 * slope[i] * slope[j])),
        }
    }

    /// f of three jets, from f's jet by its three arguments.
    pub(super) fn of_three(f: Jet<3>, by: [Jet<N>; 3]) -> Jet<N> {
        let mut jet = Jet::constant(f.value);
        for (k, one) in by.iter().enumerate() {
            for i in 0..N {
                jet.slope[i] += f.slope[k] * one.slope[i];
                for j in 0..N {
                    jet.bend[i][j] += f.slope[k] * one.bend[i][j];
                    for (l, other) in by.iter().enumerate() {
                        jet.bend[i][j] += f.bend[k][l] * one.slope[i] * other.slope[j];
                    }
                }
            }
        }
        jet
    }

    pub(super) fn ln(self) -> Jet<N> {
        let one_by = 1.0 / self.value;
        self.chain(libm::log(self.value), one_by, -one_by * one_by)
    }

    pub(super) fn recip(self) -> Jet<N> {
        let one_by = 1.0 / self.value;
        self.chain(one_by, -one_by * one_by, 2.0 * one_by * one_by * one_by)
    }

    pub(super) fn ln_gamma(self) -> Jet<N> {
        let x = self.value;
        if N == 0 {
            return Jet::constant(special::ln_gamma(x));
        }
        self.chain(special::ln_gamma(x), special::digamma(x), special::trigamma(x))
    }
}

impl<const N: usize> Add for Jet<N> {
    type Output = Jet<N>;
    fn add(self, other: Jet<N>) -> Jet<N> {
        Jet {
            value: self.value + other.value,
            slope: from_fn(|i| self.slope[i] + other.slope[i]),
            bend: from_fn(|i| from_fn(|j| self.bend[i][j] + other.bend[i][j])),
        }
    }
}

impl<const N: usize> Neg for Jet<N> {
    type Output = Jet<N>;
    fn neg(self) -> Jet<N> {
        self * -1.0
    }
}

impl<const N: usize> Sub for Jet<N> {
    type Output = Jet<N>;
    fn sub(self, other: Jet<N>) -> Jet<N> {
        self + -other
    }
}

#[expect(clippy::suspicious_arithmetic_impl, reason = "the rule of products has sums")]
impl<const N: usize> Mul for Jet<N> {
    type Output = Jet<N>;
    fn mul(self, other: Jet<N>) -> Jet<N> {
        let (u, v) = (&self, &other);
        Jet {
            value: u.value * v.value,
            slope: from_fn(|i| u.value * v.slope[i] + v.value * u.slope[i]),
            bend: from_fn(|i| {
                from_fn(|j| {
                    let cross = u.slope[i] * v.slope[j] + u.slope[j] * v.slope[i];
                    u.value * v.bend[i][j] + v.value * u.bend[i][j] + cross
                })
            }),
        }
    }
}

impl<const N: usize> Add<f64> for Jet<N> {
    type Output = Jet<N>;
    fn add(mut self, other: f64) -> Jet<N> {
        self.value += other;
        self
    }
}

impl<const N: usize> Mul<f64> for Jet<N> {
    type Output = Jet<N>;
    fn mul(self, other: f64) -> Jet<N> {
        self.chain(self.value * other, other, 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::differences::agree;

    /// Two jets with all derivatives there are: u + v/3 and u v, at u = e^x,
    /// v = e^y.
    fn both([x, y]: [f64; 2]) -> [Jet<2>; 2] {
        let (u, v) = (Jet::exp_of_variable(x, 0), Jet::exp_of_variable(y, 1));
        let mut product = Jet::constant(libm::exp(x + y));
        (product.slope, product.bend) = ([product.value; 2], [[product.value; 2]; 2]);
        [u + v.chain(v.value / 3.0, 1.0 / 3.0, 0.0), product]
    }

    /// Their values.
    fn numbers([x, y]: [f64; 2]) -> (f64, f64) {
        (libm::exp(x) + libm::exp(y) / 3.0, libm::exp(x + y))
    }

    /// Holds a function of the two, in jets, against the same of numbers.
    #[track_caller]
    fn holds(jet: impl Fn(Jet<2>, Jet<2>) -> Jet<2>, known: impl Fn(f64, f64) -> f64) {
        for at in [[0.3, -0.4], [-0.2, 1.1]] {
            let jet = |at| {
                let [one, other] = both(at);
                jet(one, other)
            };
            let known = |at| {
                let (one, other) = numbers(at);
                known(one, other)
            };
            agree(jet, known, at);
        }
    }

    #[test]
    fn sums_and_differences_are_those_of_numbers() {
        holds(|one, _| one, |one, _| one);
        holds(|_, other| other, |_, other| other);
        holds(|one, other| one + other, |one, other| one + other);
        holds(|one, other| one - other, |one, other| one - other);
        holds(|one, _| -one, |one, _| -one);
        holds(|one, _| one + 2.5, |one, _| one + 2.5);
        holds(|one, other| one + Jet::constant(2.0) + other, |one, other| one + 2.0 + other);
    }

    #[test]
    fn products_and_quotients_are_those_of_numbers() {
        holds(|one, other| one * other, |one, other| one * other);
        holds(|one, _| one * one * one, |one, _| libm::pow(one, 3.0));
        holds(|one, other| one * other.recip(), |one, other| one / other);
        holds(|one, _| one * -2.5, |one, _| -2.5 * one);
    }

    #[test]
    fn logarithms_are_those_of_numbers() {
        holds(|one, _| one.ln(), |one, _| libm::log(one));
        holds(|one, other| (one * other).ln(), |one, other| libm::log(one) + libm::log(other));
        holds(|one, other| (one + other).ln_gamma(), |one, other| libm::lgamma(one + other));
    }

    /// u v/w at u, v and w of one and other, with the derivatives written out.
    #[test]
    fn a_function_of_three_is_that_of_numbers() {
        let function = |u: f64, v: f64, w: f64| Jet {
            value: u * v / w,
            slope: [v / w, u / w, -u * v / (w * w)],
            bend: [
                [0.0, 1.0 / w, -v / (w * w)],
                [1.0 / w, 0.0, -u / (w * w)],
                [-v / (w * w), -u / (w * w), 2.0 * u * v / (w * w * w)],
            ],
        };
        holds(
            |one, other| {
                let by = [one, other, one + 2.0];
                Jet::of_three(function(by[0].value, by[1].value, by[2].value), by)
            },
            |one, other| one * other / (one + 2.0),
        );
    }

    #[test]
    fn a_plain_number_has_its_value_only() {
        let (two, three) = (Jet::<0>::constant(2.0), Jet::constant(3.0));
        assert_eq!((two * three + 1.0).value.to_bits(), 7.0_f64.to_bits());
        assert!((Jet::<0>::constant(5.0).ln_gamma().value - libm::log(24.0)).abs() < 1e-12);
    }
}
