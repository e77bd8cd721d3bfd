//! Days between orders.

use crate::ledger::Ledger;
use crate::units::Days;

use super::{Outcome, Reading, Value, Why};

/// All gaps between consecutive orders: days, and how many.
pub fn all(ledger: &Ledger) -> Vec<(Days, u64)> {
    let mut by_days = std::collections::BTreeMap::<Days, u64>::new();
    for (gap, count) in &ledger.gaps {
        *by_days.entry(gap.days).or_default() += count;
    }
    by_days.into_iter().collect()
}

/// `median_order_gap_days`: the middle gap, or the mean of the middle two.
pub(super) fn median(ledger: &Ledger) -> Outcome {
    let gaps = all(ledger);
    let count: u64 = gaps.iter().map(|(_, count)| count).sum();
    if count == 0 {
        return Err(Why::NobodyThere);
    }
    let middle = (nth(&gaps, (count - 1) / 2) + nth(&gaps, count / 2)) / 2.0;
    Ok(Reading { value: Value::Days(middle), parts: None, interval: None })
}

/// The gap with `n` gaps before it.
fn nth(gaps: &[(Days, u64)], n: u64) -> f64 {
    let mut before = 0;
    let found = gaps.iter().find(|(_, count)| {
        before += count;
        before > n
    });
    f64::from(found.map_or(0, |(days, _)| days.0))
}

/// Gaps in bins of `width` days from 0: the last bin is open and holds all
/// gaps from `bins - 1` widths on.
pub fn histogram(ledger: &Ledger, width: u32, bins: usize) -> Vec<u64> {
    let mut counts = vec![0; bins];
    for (days, count) in all(ledger) {
        let bin = (days.0 / width) as usize;
        counts[bin.min(bins - 1)] += count;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Frame, Gap};
    use crate::units::Day;

    fn ledger(gaps: &[(u32, u32, u64)]) -> Ledger {
        let frame = Frame { first: Day(0), as_of: Day(99), over: true, active: Days(31) };
        let mut ledger = Ledger::new(frame);
        for (order, days, count) in gaps {
            ledger.gaps.insert(Gap { order: *order, days: Days(*days) }, *count);
        }
        ledger
    }

    fn middle(gaps: &[(u32, u32, u64)]) -> Result<Value, Why> {
        median(&ledger(gaps)).map(|reading| reading.value)
    }

    #[test]
    fn gaps_after_any_order_are_taken_together() {
        let gaps = all(&ledger(&[(1, 5, 2), (1, 9, 1), (2, 5, 3), (4, 7, 1)]));
        assert_eq!(gaps, [(Days(5), 5), (Days(7), 1), (Days(9), 1)]);
    }

    #[test]
    fn the_middle_gap_is_between_two_when_their_number_is_even() {
        // 4 4 4 10 20, then 4 4 10 20, and 3 3 9 9.
        assert_eq!(middle(&[(1, 4, 3), (1, 10, 1), (2, 20, 1)]), Ok(Value::Days(4.0)));
        assert_eq!(middle(&[(1, 4, 2), (1, 10, 1), (2, 20, 1)]), Ok(Value::Days(7.0)));
        assert_eq!(middle(&[(1, 3, 2), (2, 9, 2)]), Ok(Value::Days(6.0)));
        assert_eq!(middle(&[(1, 12, 1)]), Ok(Value::Days(12.0)));
        assert_eq!(middle(&[]), Err(Why::NobodyThere));
    }

    #[test]
    fn a_bin_begins_at_its_width_and_the_last_is_open() {
        let gaps = ledger(&[(1, 0, 1), (1, 6, 2), (1, 7, 4), (1, 13, 8), (1, 14, 16), (2, 90, 32)]);
        assert_eq!(histogram(&gaps, 7, 3), [3, 12, 48]);
        assert_eq!(histogram(&gaps, 7, 1), [63]);
    }
}
