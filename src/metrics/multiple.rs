//! Many tests at once: of twenty that find nothing, one is below 5 % by chance.
//!
//! A page that tests every month, channel or product has to say which findings
//! remain when all of them are counted. [`benjamini_hochberg`] is for lists of
//! leads, where a known share of false ones does no harm; [`holm`] is for the
//! few findings that somebody will act on at a cost.

/// Adjusted p-values by which the expected share of false findings among all
/// findings is held.
///
/// ```text
/// adjusted(i) = min over ranks k ≥ rank(i) of (m p(k) / k), at most 1
/// ```
///
/// Those at 0.05 or below are findings of which 5 % are expected to be false.
/// In: p-values, 0 to 1, of tests that are independent or positively
/// dependent. Out: in the same order; empty for none. Source: Benjamini &
/// Hochberg (1995), "Controlling the false discovery rate", JRSS B 57,
/// 289-300; as adjusted values: Yekutieli & Benjamini (1999).
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let (order, tests) = (ascending(p), count(p.len()));
    let mut adjusted = vec![1.0; p.len()];
    let mut least: f64 = 1.0;
    for (rank, at) in order.iter().enumerate().rev() {
        least = least.min(p[*at] * tests / count(rank + 1));
        adjusted[*at] = least;
    }
    adjusted
}

/// Adjusted p-values by which the probability of even one false finding is
/// held, whatever depends on what.
///
/// ```text
/// adjusted(i) = max over ranks k ≤ rank(i) of ((m - k + 1) p(k)), at most 1
/// ```
///
/// In and out as [`benjamini_hochberg`]. Source: Holm (1979), "A simple
/// sequentially rejective multiple test procedure", Scandinavian Journal of
/// Statistics 6, 65-70.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![1.0; p.len()];
    let mut most: f64 = 0.0;
    for (rank, at) in ascending(p).iter().enumerate() {
        most = most.max(p[*at] * count(p.len() - rank)).min(1.0);
        adjusted[*at] = most;
    }
    adjusted
}

/// Places of the values, the least first.
fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    order
}

#[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 tests")]
fn count(tests: usize) -> f64 {
    tests as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Benjamini & Hochberg (1995), section 3.2: thrombolysis, 15 endpoints.
    const PAPER: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0000,
    ];

    fn findings(adjusted: &[f64]) -> usize {
        adjusted.iter().filter(|p| **p <= 0.05).count()
    }

    /// The paper finds four, and three by procedures that allow no false one.
    #[test]
    fn the_paper_has_four_findings_and_three() {
        assert_eq!(findings(&benjamini_hochberg(&PAPER)), 4);
        assert_eq!(findings(&holm(&PAPER)), 3);
    }

    /// m p / k by hand: at rank 6 the value of rank 7 is lower, and counts.
    #[test]
    fn an_adjusted_value_is_never_above_the_next() {
        let adjusted = benjamini_hochberg(&PAPER);
        for (at, value) in
            [(0, 15.0 * 0.0001), (3, 15.0 * 0.0095 / 4.0), (5, 15.0 * 0.0298 / 7.0), (14, 1.0)]
        {
            assert!((adjusted[at] - value).abs() < 1e-15, "{at}: {}", adjusted[at]);
        }
        let strict = holm(&PAPER);
        for (at, value) in [(0, 15.0 * 0.0001), (3, 12.0 * 0.0095), (9, 1.0), (14, 1.0)] {
            assert!((strict[at] - value).abs() < 1e-15, "{at}: {}", strict[at]);
        }
        for list in [adjusted, strict] {
            assert!(list.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }

    #[test]
    fn the_order_of_the_tests_changes_nothing() {
        let mut backwards = PAPER;
        backwards.reverse();
        for adjust in [benjamini_hochberg, holm] {
            let mut adjusted = adjust(&backwards);
            adjusted.reverse();
            assert_eq!(adjusted, adjust(&PAPER));
            assert!(adjust(&[]).is_empty());
            assert_eq!(adjust(&[0.03]), [0.03]);
        }
    }
}
