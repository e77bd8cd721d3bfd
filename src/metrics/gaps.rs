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
