//! Functions that the models are written in.

use super::jet::Jet;

/// ln Γ(x), for x > 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma_r(x).0
}

/// ln B(a, b) = ln Γ(a) + ln Γ(b) - ln Γ(a + b), for a, b > 0.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// Where the asymptotic series below are good to the last bits.
const LARGE: f64 = 12.0;

/// ψ(x) = d ln Γ(x) / dx, for x > 0. Source: Abramowitz & Stegun (1964),
/// "Handbook of Mathematical Functions", 6.3.5 and 6.3.18.
pub fn digamma(mut x: f64) -> f64 {
    let mut sum = 0.0;
    while x < LARGE {
        sum -= 1.0 / x;
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let tail = y * (1.0 / 240.0 - y * (1.0 / 132.0 - y * (691.0 / 32_760.0 - y / 12.0)));
    sum + libm::log(x) - 0.5 / x - y * (1.0 / 12.0 - y * (1.0 / 120.0 - y * (1.0 / 252.0 - tail)))
}

/// ψ'(x), for x > 0. Source: as [`digamma`], 6.4.6 and 6.4.12.
pub fn trigamma(mut x: f64) -> f64 {
    let mut sum = 0.0;
    while x < LARGE {
        sum += 1.0 / (x * x);
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let tail = y * (1.0 / 30.0 - y * (5.0 / 66.0 - y * (691.0 / 2730.0 - y * 7.0 / 6.0)));
    sum + (1.0 + 0.5 / x + y * (1.0 / 6.0 - y * (1.0 / 30.0 - y * (1.0 / 42.0 - tail)))) / x
}

/// What a term of a series may be of its sum when the rest is left out.
pub(super) const SMALL: f64 = 1e-17;

/// Terms after which a series gives up. One of z = 1 - 1e-5 needs some
/// 4 million.
pub(super) const LONGEST: u32 = 10_000_000;

/// Gauss's ₂F₁(a, b; c; z) for a, b, c > 0 and z < 1.
///
/// ```text
/// Σ (a)ₙ (b)ₙ / (c)ₙ · zⁿ / n!
/// ```
///
/// Summed as it stands, or after Euler's transformation where that converges
/// faster and its terms keep their sign but for the first; a negative z is
/// first made positive by Pfaff's. It takes some 37 / (1 - z) terms, and gives
/// a relative error below 1e-11 for parameters up to 50. Not a number when z
/// is so near 1 that the series does not end. Source: Abramowitz & Stegun
/// (1964), 15.1.1, 15.3.3, 15.3.4.
pub fn hyp2f1(a: f64, b: f64, c: f64, z: f64) -> f64 {
    if z < 0.0 {
        // The larger of a and b may be the one that is taken from c, as long
        // as no sign changes within the series.
        let (a, b) = if c - a > 0.0 { (b, a) } else { (a, b) };
        return libm::pow(1.0 - z, -a) * hyp2f1(a, c - b, c, z / (z - 1.0));
    }
    let excess = c - a - b;
    if excess < 0.0 && c - a > -1.0 && c - b > -1.0 {
        return libm::pow(1.0 - z, excess) * gauss_series(c - a, c - b, c, z);
    }
    gauss_series(a, b, c, z)
}

fn gauss_series(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for n in 0..LONGEST {
        let n = f64::from(n);
        let ratio = (a + n) * (b + n) / ((c + n) * (1.0 + n)) * z;
        term *= ratio;
        sum += term;
        // What is left is at most a geometric series of the larger of this
        // ratio and the last, which is z.
        let ratio = ratio.abs().max(z);
        if ratio < 1.0 && (term * ratio).abs() <= SMALL * sum.abs() * (1.0 - ratio) {
            return sum;
        }
    }
    f64::NAN
}

/// Terms after which [`hyp2f1_of_one`] gives up: a search that comes to such a z
/// turns back.
const LONGEST_OF_ONE: usize = 4_000;

/// ₂F₁(1, b; c; z) for 0 ≤ z < 1 and c > b > 0, with its derivatives by b, c
/// and z, from Gauss's continued fraction
///
/// ```text
/// 1/(1 - t₁z/(1 - t₂z/(1 - …))),    g = c - 1
/// t₂ₙ₊₁ = (b+n)(g+n)/((g+2n)(g+2n+1))    t₂ₙ = n(g-b+n)/((g+2n-1)(g+2n))
/// ```
///
/// Every t is positive. Where z is near 1 it needs as many terms as the root of
/// what the series needs. Not a number beyond some thousands of them. Source:
/// Wall (1948), "Analytic Theory of Continued Fractions", section 89.
pub(super) fn hyp2f1_of_one(b: f64, c: f64, z: f64) -> Jet<3> {
    if z < 0.5 {
        return series_of_one(b, c, z);
    }
    let Some(terms) = terms_of_one(b, c - 1.0, z) else { return Jet::constant(f64::NAN) };
    // ln of what is below a fraction line, from the innermost one outwards.
    let (mut below, mut slope, mut bend) = (1.0, [0.0; 3], [[0.0; 3]; 3]);
    for n in (1..=terms).rev() {
        let Term { t, by_b, by_b2, by_g, by_g2, by_both } = Term::new(b, c - 1.0, n);
        let y = t * z / below;
        let of_y: [f64; 3] = [by_b - slope[0], by_g - slope[1], 1.0 / z - slope[2]];
        let mut bend_of_y = bend.map(|row| row.map(|it| -it));
        bend_of_y[0][0] += by_b2;
        bend_of_y[1][1] += by_g2;
        bend_of_y[0][1] += by_both;
        bend_of_y[1][0] += by_both;
        bend_of_y[2][2] -= 1.0 / (z * z);
        below = 1.0 - y;
        let (once, twice) = (y / below, y / (below * below));
        slope = of_y.map(|it| -once * it);
        for i in 0..3 {
            for j in 0..3 {
                bend[i][j] = -once * bend_of_y[i][j] - twice * of_y[i] * of_y[j];
            }
        }
    }
    let value = 1.0 / below;
    let mut jet = Jet { value, slope: slope.map(|it| -value * it), bend };
    for i in 0..3 {
        for j in 0..3 {
            jet.bend[i][j] = value * (slope[i] * slope[j] - bend[i][j]);
        }
    }
    jet
}

/// The same as a series, which is short where z is small, and where z is 0 has
/// derivatives too: each term is e to Σ ln(b+k) - Σ ln(c+k) + n ln z, so its
/// derivatives are the term times sums of 1/(b+k) and 1/(c+k), and their
/// squares.
fn series_of_one(b: f64, c: f64, z: f64) -> Jet<3> {
    // Where z is 0, its derivatives are still those of the first terms.
    let z = z.max(1e-100);
    let (mut term, mut total) = (1.0, Jet::<3>::constant(1.0));
    let (mut by_b, mut by_b2, mut by_c, mut by_c2) = (0.0, 0.0, 0.0, 0.0);
    for n in 0..4_000_u32 {
        let k = f64::from(n);
        let (one_b, one_c) = (1.0 / (b + k), 1.0 / (c + k));
        term *= (b + k) * one_c * z;
        by_b += one_b;
        by_b2 += one_b * one_b;
        by_c += one_c;
        by_c2 += one_c * one_c;
        let (n, by_z) = (k + 1.0, (k + 1.0) / z);
        total.value += term;
        let slope = [by_b, -by_c, by_z];
        for i in 0..3 {
            total.slope[i] += term * slope[i];
            for j in 0..3 {
                total.bend[i][j] += term * slope[i] * slope[j];
            }
        }
        total.bend[0][0] -= term * by_b2;
        total.bend[1][1] += term * by_c2;
        total.bend[2][2] -= term * by_z / z;
        // The slowest to converge has n² in it.
        if n > 2.0 && term * n * n <= SMALL * total.value * (1.0 - z) {
            return total;
        }
    }
    Jet::constant(f64::NAN)
}

/// A tₙ, with the derivatives of its log by b and g.
struct Term {
    t: f64,
    by_b: f64,
    by_b2: f64,
    by_g: f64,
    by_g2: f64,
    by_both: f64,
}

/// tₙ.
fn term_of_one(b: f64, g: f64, n: usize) -> f64 {
    if n == 1 {
        return b / (g + 1.0);
    }
    let half = (n / 2) as f64;
    if n % 2 == 1 {
        return (b + half) * (g + half) / ((g + 2.0 * half) * (g + 2.0 * half + 1.0));
    }
    half * (g - b + half) / ((g + 2.0 * half - 1.0) * (g + 2.0 * half))
}

impl Term {
    fn new(b: f64, g: f64, n: usize) -> Term {
        let (t, half) = (term_of_one(b, g, n), (n / 2) as f64);
        let is_odd = n % 2 == 1;
        let (one, other) =
            (1.0 / (g + 2.0 * half), 1.0 / (g + 2.0 * half + if is_odd { 1.0 } else { -1.0 }));
        let (below, below2) = (one + other, one * one + other * other);
        if n == 1 {
            // t₁ = b/(g+1).
            let b = 1.0 / b;
            return Term {
                t,
                by_b: b,
                by_b2: -b * b,
                by_g: -other,
                by_g2: other * other,
                by_both: 0.0,
            };
        }
        if is_odd {
            let (b, g) = (1.0 / (b + half), 1.0 / (g + half));
            return Term {
                t,
                by_b: b,
                by_b2: -b * b,
                by_g: g - below,
                by_g2: below2 - g * g,
                by_both: 0.0,
            };
        }
        let left = 1.0 / (g - b + half);
        Term {
            t,
            by_b: -left,
            by_b2: -left * left,
            by_g: left - below,
            by_g2: below2 - left * left,
            by_both: left * left,
        }
    }
}

/// How many terms it takes until the value stands still, and some more for the
/// derivatives; by the method of Lentz (1976). `None` if too many.
fn terms_of_one(b: f64, g: f64, z: f64) -> Option<usize> {
    let (mut over, mut under, mut still) = (1.0, 0.0, false);
    for n in 1..LONGEST_OF_ONE {
        let tz = term_of_one(b, g, n) * z;
        (over, under) = (1.0 - tz / over, 1.0 / (1.0 - tz * under));
        let change = (over * under - 1.0).abs();
        // A single step without a change can be by accident.
        if still && change < 1e-15 {
            return Some(n + n / 4 + 8);
        }
        still = change < 1e-15;
        if !change.is_finite() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: &str = include_str!("../../tests/fixtures/hyp2f1/values.txt");

    fn rows() -> impl Iterator<Item = [f64; 5]> {
        let rows = VALUES.lines().filter(|line| !line.starts_with('#'));
        rows.map(|line| {
            let cells: Vec<f64> = line.split(' ').map(|cell| cell.parse().unwrap()).collect();
            cells.try_into().unwrap()
        })
    }

    #[test]
    fn hyp2f1_is_that_of_mpmath() {
        assert_eq!(rows().count(), 256);
        for [a, b, c, z, known] in rows() {
            let found = hyp2f1(a, b, c, z);
            assert!((found / known - 1.0).abs() < 1e-11, "{a} {b} {c} {z}: {found}, {known}");
        }
    }

    #[test]
    fn hyp2f1_does_not_care_which_parameter_comes_first() {
        for [a, b, c, z, known] in rows() {
            let found = hyp2f1(b, a, c, z);
            assert!((found / known - 1.0).abs() < 1e-11, "{a} {b} {c} {z}: {found}, {known}");
        }
    }

    #[test]
    fn hyp2f1_of_one_is_hyp2f1_with_the_slopes_of_differences() {
        for (b, c, z) in
            [(0.55, 2.16, 0.1), (26.55, 28.16, 0.9), (1.6, 28.2, 0.99), (2.0, 3.0, 0.0)]
        {
            let jet = hyp2f1_of_one(b, c, z);
            let near = |found: f64, known: f64, error: f64| {
                assert!(
                    (found - known).abs() <= error * known.abs() + 1e-12,
                    "{b} {c} {z}: {found} {known}"
                );
            };
            near(jet.value, hyp2f1(1.0, b, c, z), 1e-13);
            let h = 1e-4 * (1.0 - z);
            let at = |i: f64, j: f64, k: f64| hyp2f1(1.0, b + i * h, c + j * h, z + k * h);
            near(jet.slope[0], (at(1.0, 0.0, 0.0) - at(-1.0, 0.0, 0.0)) / (2.0 * h), 1e-5);
            near(jet.slope[1], (at(0.0, 1.0, 0.0) - at(0.0, -1.0, 0.0)) / (2.0 * h), 1e-5);
            near(jet.slope[2], (at(0.0, 0.0, 1.0) - at(0.0, 0.0, -1.0)) / (2.0 * h), 1e-5);
            let h = 1e-5;
            let slope = |i: f64, j: f64, k: f64| {
                hyp2f1_of_one(b + i * h, c + j * h, z + k * h * (1.0 - z)).slope
            };
            let (up, down) = (slope(1.0, 0.0, 0.0), slope(-1.0, 0.0, 0.0));
            near(jet.bend[0][0], (up[0] - down[0]) / (2.0 * h), 1e-4);
            near(jet.bend[0][2], (up[2] - down[2]) / (2.0 * h), 1e-4);
            let (up, down) = (slope(0.0, 1.0, 0.0), slope(0.0, -1.0, 0.0));
            near(jet.bend[1][0], (up[0] - down[0]) / (2.0 * h), 1e-4);
            near(jet.bend[1][1], (up[1] - down[1]) / (2.0 * h), 1e-4);
            let up = slope(0.0, 0.0, 1.0);
            near(jet.bend[2][2], (up[2] - jet.slope[2]) / (h * (1.0 - z)), 1e-3);
            near(jet.bend[2][1], (up[1] - jet.slope[1]) / (h * (1.0 - z)), 1e-3);
        }
    }

    /// Abramowitz & Stegun (1964), table 6.1 and 6.3.2 to 6.4.4: ψ(1) = -γ,
    /// ψ(1/2) = -γ - 2 ln 2, ψ'(1) = π²/6, ψ'(1/2) = π²/2.
    #[test]
    fn gammas_at_known_points() {
        let gamma = 0.577_215_664_901_532_9;
        let pi2 = std::f64::consts::PI * std::f64::consts::PI;
        let near =
            |found: f64, known: f64| assert!((found - known).abs() < 1e-14, "{found} {known}");
        near(digamma(1.0), -gamma);
        near(digamma(0.5), -gamma - 2.0 * std::f64::consts::LN_2);
        near(digamma(31.0), digamma(30.0) + 1.0 / 30.0);
        near(trigamma(1.0), pi2 / 6.0);
        near(trigamma(0.5), pi2 / 2.0);
        near(trigamma(31.0), trigamma(30.0) - 1.0 / 900.0);
        near(ln_beta(2.0, 3.0), -libm::log(12.0));
    }

    /// Where the series begin, they are good to the last bits. Computed with
    /// mpmath at 40 digits.
    #[test]
    fn gammas_are_those_of_mpmath() {
        for (x, di, tri) in [
            (12.0, 2.442_661_679_975_812, 0.086_901_872_871_768_39),
            (12.5, 2.485_195_651_274_912, 0.083_285_224_601_578_37),
            (13.75, 2.584_234_648_950_375, 0.075_435_945_455_979_63),
        ] {
            assert!((digamma(x) - di).abs() < 9e-16, "{x}: {}", digamma(x));
            assert!((trigamma(x) - tri).abs() < 3e-17, "{x}: {}", trigamma(x));
        }
    }

    /// -ln(1-z)/z, where the series are long.
    #[test]
    fn series_go_on_until_nothing_is_left_out() {
        let z = 0.9999;
        let known = -libm::log1p(-z) / z;
        assert!((hyp2f1(1.0, 1.0, 2.0, z) / known - 1.0).abs() < 1e-12);
        let jet = hyp2f1_of_one(1.0, 2.0, z);
        assert!((jet.value / known - 1.0).abs() < 1e-12, "{}", jet.value);
        // Its derivative by z: (1/(1-z) - value)/z.
        let slope = (1.0 / (1.0 - z) - known) / z;
        assert!((jet.slope[2] / slope - 1.0).abs() < 1e-9, "{}", jet.slope[2]);
    }
}
