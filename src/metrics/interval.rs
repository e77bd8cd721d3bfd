//! Intervals of shares.

/// The standard normal's 97.5 % point.
pub const Z: f64 = 1.959_963_984_540_054;

/// 95 % score interval of `part` in `whole`.
///
/// ```text
/// (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
/// ```
///
/// In: counts, `part ≤ whole`, `whole > 0`. Out: two shares, 0 ≤ low ≤ p ≤
/// high ≤ 1. Source: Wilson (1927), "Probable inference, the law of
/// succession, and statistical inference", JASA 22, 209-212.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub fn wilson(part: u64, whole: u64) -> (f64, f64) {
    let n = whole as f64;
    let p = part as f64 / n;
    let (z2, scale) = (Z * Z, 1.0 + Z * Z / n);
    let middle = (p + z2 / (2.0 * n)) / scale;
    let half = Z * libm::sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n)) / scale;
    // At the ends the two terms are equal but for their last bits.
    let low = if part == 0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if part == whole { 1.0 } else { (middle + half).min(1.0) };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe (1998), "Two-sided confidence intervals for the single
    /// proportion", Statistics in Medicine 17, 857-872, table I, method 3.
    #[test]
    fn wilson_matches_newcombe() {
        for (part, whole, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0000, 0.1611),
            (1, 29, 0.0061, 0.1718),
            // The other end of the third.
            (20, 20, 0.8389, 1.0000),
        ] {
            let got = wilson(part, whole);
            assert!((got.0 - low).abs() < 5e-5 && (got.1 - high).abs() < 5e-5, "{got:?}");
        }
    }
}
