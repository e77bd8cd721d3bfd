//! How likely a difference is when nothing makes one: Fisher's exact test.

use crate::units::float;

/// Probabilities this near to each other are equal: they are sums of logarithms.
const EQUAL: f64 = 1.0 + 1e-7;

/// The probability of two shares at least as unlikely as these, when all who ordered
/// were dealt out to the two sides by chance.
///
/// ```text
/// P(x) = C(n, x) · C(m, k - x) / C(n + m, k)
/// p = Σ P(y) over all y with P(y) ≤ P(x)
/// ```
///
/// for x of n on one side, k - x of m on the other. From 0 to 1, and 1 where nobody
/// is. Not larger than its level more often than that, however few they are, which an
/// approximation by the normal distribution is not. Cannot fail. Source: Fisher
/// (1935), "The Logic of Inductive Inference", Journal of the Royal Statistical
/// Society 98.
pub(super) fn p((x, n): (u64, u64), (y, m): (u64, u64)) -> f64 {
    let k = x + y;
    let (least, most) = (k.saturating_sub(m), k.min(n));
    let choose = |of: u64, some: u64| {
        let ln = |count: u64| libm::lgamma(float(count) + 1.0);
        ln(of) - ln(some) - ln(of - some)
    };
    // As logarithms, without what all have in common.
    let weight = |at: u64| choose(n, at) + choose(m, k - at);
    let seen = weight(x.clamp(least, most));
    let (mut all, mut unlikely) = (0.0, 0.0);
    for at in least..=most {
        // Beside what was seen, so that nothing is too large or too small.
        let beside = libm::exp(weight(at) - seen);
        all += beside;
        unlikely += if beside <= EQUAL { beside } else { 0.0 };
    }
    (unlikely / all).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lady who tasted tea with milk (Fisher, 1935), and the students of the
    /// encyclopaedic example, as R's fisher.test gives them.
    #[test]
    fn probabilities_are_those_published() {
        for (one, other, published) in
            [((3, 4), (1, 4), 0.4857), ((4, 4), (0, 4), 0.02857), ((1, 10), (11, 14), 0.002759)]
        {
            let got = p(one, other);
            let half = if published < 0.01 { 5e-7 } else { 5e-5 };
            assert!((got - published).abs() < half, "{got}");
            assert!((p(other, one) - got).abs() < 1e-12);
        }
    }

    /// Over all ways to deal out those who ordered, each by its probability.
    #[test]
    fn no_more_than_one_in_twenty_is_claimed_where_there_is_no_effect() {
        for (n, m) in [(1350, 150), (1000, 500), (100, 12), (60, 60)] {
            for k in [12, 60, 90] {
                let ln = |count: u64| libm::lgamma(float(count) + 1.0);
                let choose = |of: u64, some: u64| ln(of) - ln(some) - ln(of - some);
                let of = |x: u64| libm::exp(choose(n, x) + choose(m, k - x) - choose(n + m, k));
                let ways = k.saturating_sub(m)..=k.min(n);
                let claimed = ways.filter(|x| p((*x, n), (k - x, m)) < 0.05);
                let share: f64 = claimed.map(of).sum();
                assert!(share < 0.05, "{share} of {n} and {m}, {k} of whom ordered");
            }
        }
    }

    #[test]
    fn what_is_alike_or_nobody_is_no_surprise() {
        assert!((p((10, 100), (1, 10)) - 1.0).abs() < 1e-9);
        assert!((p((0, 0), (0, 0)) - 1.0).abs() < 1e-12);
        assert!((p((0, 50), (0, 5)) - 1.0).abs() < 1e-12);
        let large = p((150_000, 1_800_000), (10_000, 200_000));
        assert!((0.0..1e-12).contains(&large), "{large}");
    }
}
