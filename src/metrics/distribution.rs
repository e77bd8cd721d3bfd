//! Tails of the distributions that tests and intervals lean on.
//!
//! All are probabilities of a value at least so large, from 0 to 1, and keep
//! their digits where they are tiny: a tail is never computed as 1 less the
//! rest. Rows of published tables hold to all their digits, and values of
//! mpmath at 40 digits to ten.

/// Probability that a standard normal is `z` or more: erfc(z / √2) / 2.
///
/// In: any number of standard deviations. Source: Abramowitz & Stegun (1964),
/// "Handbook of Mathematical Functions", 26.2.29.
pub fn normal_tail(z: f64) -> f64 {
    libm::erfc(z / std::f64::consts::SQRT_2) / 2.0
}

/// Probability that a standard normal is at least as far from 0 as `z`.
pub fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// Probability that chi-square with so many degrees of `freedom` is `x` or
/// more: the regularised incomplete gamma function Q(freedom / 2, x / 2).
///
/// In: `freedom` of 1 or more; an `x` below 0 counts as 0. Source: Press et
/// al. (2007), "Numerical Recipes", 3rd edition, section 6.2: the series where
/// x is small, else the continued fraction.
pub fn chi_square_tail(x: f64, freedom: u32) -> f64 {
    let (a, x) = (f64::from(freedom) / 2.0, x / 2.0);
    if x <= 0.0 {
        return 1.0;
    }
    let front = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    if x < a + 1.0 { 1.0 - front * gamma_series(a, x) } else { front * gamma_fraction(a, x) }
}

/// Terms of a series or a fraction. So many are needed only far from any use:
/// the series takes some times √a of them.
const TERMS: u32 = 100_000;

/// Σ x^n / (a (a + 1) … (a + n)).
fn gamma_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / a, 1.0 / a);
    for n in 1..TERMS {
        term *= x / (a + f64::from(n));
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum
}

/// 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - …))).
fn gamma_fraction(a: f64, x: f64) -> f64 {
    1.0 / lentz(x + 1.0 - a, |n| {
        let n = f64::from(n);
        (n * (a - n), x + 2.0 * n + 1.0 - a)
    })
}

/// The continued fraction `first` + a1 / (b1 + a2 / (b2 + …)), with the pair
/// (a, b) of each step from 1. Source: Lentz (1976), "Generating Bessel
/// functions in Mie scattering calculations using continued fractions",
/// Applied Optics 15, 668-671, as modified by Thompson & Barnett (1986).
fn lentz(first: f64, step: impl Fn(u32) -> (f64, f64)) -> f64 {
    /// Stands for a denominator of 0.
    const TINY: f64 = 1e-300;
    let nonzero = |x: f64| if x.abs() < TINY { TINY } else { x };
    let mut value = nonzero(first);
    let (mut up, mut down) = (value, 0.0);
    for n in 1..TERMS {
        let (a, b) = step(n);
        up = nonzero(b + a / up);
        down = 1.0 / nonzero(b + a * down);
        value *= up * down;
        if (up * down - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

/// Probability that Student's t with so many degrees of `freedom`, not
/// necessarily whole, is `t` or more.
///
/// Half the regularised incomplete beta function I(f / (f + t²); f / 2, 1 / 2).
/// In: `freedom` above 0. Source: Abramowitz & Stegun (1964), 26.5.27 and
/// 26.5.8.
pub fn student_tail(t: f64, freedom: f64) -> f64 {
    /// Beyond so many degrees the normal is nearer than the logarithms of the
    /// gamma function are exact.
    const NORMAL: f64 = 1e7;
    if t < 0.0 {
        return 1.0 - student_tail(-t, freedom);
    }
    if freedom > NORMAL {
        return normal_tail(t);
    }
    let square = t * t;
    let (x, rest) = (freedom / (freedom + square), square / (freedom + square));
    beta(x, rest, freedom / 2.0, 0.5) / 2.0
}

/// I(x; a, b), given 1 - x as well, which may be too small to be had from x.
fn beta(x: f64, rest: f64, a: f64, b: f64) -> f64 {
    if rest <= 0.0 {
        return 1.0;
    }
    if x <= 0.0 {
        return 0.0;
    }
    // The fraction converges quickly on this side of the mean.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta(rest, x, b, a);
    }
    let scale = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b);
    let front = libm::exp(scale + a * libm::log(x) + b * libm::log(rest)) / a;
    front / lentz(1.0, |n| (beta_step(n, x, a, b), 1.0))
}

/// The numerators of the fraction of [`beta`]: odd and even ones differ.
fn beta_step(n: u32, x: f64, a: f64, b: f64) -> f64 {
    let m = f64::from(n / 2);
    if n.is_multiple_of(2) {
        m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
    } else {
        -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
    }
}

/// How many standard errors a 95 % interval reaches to either side when the
/// error was estimated with so many degrees of `freedom`: the 97.5 % point of
/// Student's t, found by halving. In: `freedom` of 1 or more.
pub fn student_reach(freedom: f64) -> f64 {
    // With one degree it is 12.7, with more it is less.
    let (mut low, mut high) = (0.0, 16.0);
    loop {
        let middle = (low + high) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if student_tail(middle, freedom) > 0.025 {
            low = middle;
        } else {
            high = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::interval::Z;

    /// To half of the tenth digit.
    fn close(got: f64, digits: f64) -> bool {
        (got - digits).abs() <= 5e-10 * digits.abs()
    }

    /// mpmath 1.4, `erfc(z / sqrt(2)) / 2`.
    #[test]
    fn the_normal_tail_is_that_of_mpmath() {
        for (z, tail) in [
            (-1.5, 0.9331927987),
            (0.0, 0.5),
            (0.5, 0.3085375387),
            (1.0, 0.1586552539),
            (3.0, 1.349898032e-3),
            (6.0, 9.865876450e-10),
            (10.0, 7.619853024e-24),
        ] {
            assert!(close(normal_tail(z), tail), "{z}: {}", normal_tail(z));
        }
        assert!(close(normal_tail(Z), 0.025) && close(two_sided(-Z), 0.05));
    }

    /// Points of 5 %: Abramowitz & Stegun (1964), table 26.8. The true point
    /// lies within half of the last digit.
    #[test]
    fn the_chi_square_tail_is_that_of_the_tables() {
        for (point, freedom, half) in
            [(3.84146, 1, 5e-6), (9.48773, 4, 5e-6), (18.3070, 10, 5e-5), (124.342, 100, 5e-4)]
        {
            assert!(chi_square_tail(point - half, freedom) > 0.05, "{point}");
            assert!(chi_square_tail(point + half, freedom) < 0.05, "{point}");
        }
    }

    /// mpmath 1.4, `gammainc(df / 2, x / 2, inf, regularized=True)`.
    #[test]
    fn the_chi_square_tail_is_that_of_mpmath() {
        for (x, freedom, tail) in [
            (0.001, 1, 0.9747728794),
            (0.01, 1, 0.9203443254),
            (16.79, 1, 4.175275139e-5),
            (700.0, 1, 2.990226975e-154),
            (26.39, 2, 1.859877375e-6),
            (0.5, 10, 0.9999933883),
            (200.0, 10, 1.613930534e-37),
            (950.0, 1000, 0.8691240657),
            (1100.0, 1000, 0.01461440813),
        ] {
            let got = chi_square_tail(x, freedom);
            assert!(close(got, tail), "{x}, {freedom}: {got}");
        }
        assert_eq!(chi_square_tail(0.0, 3).to_bits(), 1.0_f64.to_bits());
    }

    /// mpmath 1.4, `betainc(f / 2, 1 / 2, 0, f / (f + t * t), regularized=True) / 2`.
    #[test]
    fn the_student_tail_is_that_of_mpmath() {
        for (t, freedom, tail) in [
            (5.0, 0.5, 0.1429957016),
            (12.706, 1.0, 0.02500040118),
            (2.5, 3.3, 0.04002641815),
            (40.0, 4.0, 1.167008161e-6),
            (0.001, 5.0, 0.4996203934),
            (0.3, 7.5, 0.3861613293),
            (3.0, 10_000.0, 1.353224095e-3),
        ] {
            let got = student_tail(t, freedom);
            assert!(close(got, tail), "{t}, {freedom}: {got}");
        }
        assert!(close(student_tail(-0.3, 7.5), 1.0 - 0.3861613293));
        assert!(close(student_tail(2.0, 1e9), normal_tail(2.0)));
        assert_eq!(student_tail(0.0, 5.0).to_bits(), 0.5_f64.to_bits());
        assert_eq!(student_tail(f64::INFINITY, 5.0).to_bits(), 0);
    }

    /// Whole degrees: Abramowitz & Stegun (1964), table 26.10. The others:
    /// scipy 1.17, `t.ppf(0.975, f)`.
    #[test]
    fn the_student_reach_is_that_of_the_tables() {
        for (freedom, reach) in [
            (1.0, 12.706),
            (2.0, 4.303),
            (5.0, 2.571),
            (10.0, 2.228),
            (30.0, 2.042),
            (120.0, 1.980),
        ] {
            assert!((student_reach(freedom) - reach).abs() < 5e-4, "{freedom}");
        }
        for (freedom, reach) in [(2.5, 3.574654842), (3.3, 3.024874462), (1e6, 1.959966357)] {
            assert!(close(student_reach(freedom), reach), "{freedom}: {}", student_reach(freedom));
        }
    }
}
