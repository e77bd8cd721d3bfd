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

    /// u ln Γ(u + v) / v, at u = e^x, v = e^y.
    fn function<const N: usize>(u: Jet<N>, v: Jet<N>) -> Jet<N> {
        u * (u + v).ln_gamma() * v.recip() - v.ln()
    }

    #[test]
    fn slopes_and_bends_are_those_of_differences() {
        let (x, y, h) = (0.3, -0.4, 1e-4);
        let jet = function(Jet::<2>::exp_of_variable(x, 0), Jet::exp_of_variable(y, 1));
        let at = |x, y| {
            let number = |log| Jet::<0>::constant(libm::exp(log));
            function(number(x), number(y)).value
        };
        let near = |got: f64, want: f64| assert!((got - want).abs() < 1e-6, "{got} {want}");
        near(jet.value, at(x, y));
        near(jet.slope[0], (at(x + h, y) - at(x - h, y)) / (2.0 * h));
        near(jet.slope[1], (at(x, y + h) - at(x, y - h)) / (2.0 * h));
        near(jet.bend[0][0], (at(x + h, y) - 2.0 * at(x, y) + at(x - h, y)) / (h * h));
        near(jet.bend[1][1], (at(x, y + h) - 2.0 * at(x, y) + at(x, y - h)) / (h * h));
        let cross = at(x + h, y + h) - at(x + h, y - h) - at(x - h, y + h) + at(x - h, y - h);
        near(jet.bend[0][1], cross / (4.0 * h * h));
        assert!((jet.bend[1][0] - jet.bend[0][1]).abs() < 1e-12);
    }
}
