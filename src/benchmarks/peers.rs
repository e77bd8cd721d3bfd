//! Peers: what a number is at shops like this one.

/// Shops of which there are quartiles at least: of fewer, a quartile is one
/// shop's own number, or lies outside of all of them but one.
pub const FEWEST: usize = 4;

/// The lower quartile, the median and the upper quartile of the shops' values;
/// `None` of fewer than [`FEWEST`], or when one is no number.
///
/// Of n values in ascending order, the quantile p lies at place 1 + p (n - 1),
/// and between two places in proportion: definition 7 of Hyndman & Fan (1996),
/// "Sample quantiles in statistical packages", The American Statistician 50,
/// 361-365.
pub(super) fn quartiles(values: &[f64]) -> Option<[f64; 3]> {
    if values.len() < FEWEST || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let quarter = |quarters: usize| {
        let (place, rest) = (quarters * (sorted.len() - 1) / 4, quarters * (sorted.len() - 1) % 4);
        let below = sorted[place];
        let above = sorted[(place + 1).min(sorted.len() - 1)];
        below + (above - below) * [0.0, 0.25, 0.5, 0.75][rest]
    };
    Some([1, 2, 3].map(quarter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_the_values_in_proportion() {
        assert_eq!(quartiles(&[4.0, 1.0, 3.0, 2.0]), Some([1.75, 2.5, 3.25]));
        assert_eq!(quartiles(&[50.0, 10.0, 40.0, 20.0, 30.0]), Some([20.0, 30.0, 40.0]));
        assert_eq!(quartiles(&[1.0, 2.0, 4.0, 8.0, 16.0, 32.0]), Some([2.5, 6.0, 14.0]));
        assert_eq!(quartiles(&[7.0; 9]), Some([7.0; 3]));
    }

    #[test]
    fn of_a_few_shops_there_are_none() {
        assert_eq!(quartiles(&[1.0, 2.0, 3.0]), None);
        assert_eq!(quartiles(&[1.0, 2.0, 3.0, f64::NAN]), None);
    }
}
