//! Round numbers on an axis, and labels that leave each other room.

use super::{Keep, Labelled, TickLabel};

/// An axis of numbers: its ends and its ticks, ascending.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) ticks: Vec<Labelled>,
}

/// The part of a step below 0 up to which an axis ends there without a tick.
const SLIVER: f64 = 0.1;

/// The smallest scale from tick to tick that holds `low` to `high`, with at
/// most `intervals` intervals. 0 to 1 if there is nothing to hold.
///
/// Steps are 1, 2 or 5 times a power of ten, and so large that no two
/// neighbouring labels are equal.
pub(super) fn scale(low: f64, high: f64, intervals: u32, label: TickLabel<'_>) -> Scale {
    let (low, high) = wide_enough(low, high);
    let mut fallback = None;
    for step in Step::from_at_least((high - low) / f64::from(intervals)).take(12) {
        let (first, last) = (step.floor(low), step.ceil(high));
        if last - first > f64::from(intervals) {
            continue;
        }
        // A little below 0 is no reason for a whole step below it.
        let sliver = low < 0.0 && step.at(first + 1.0) - low < SLIVER * step.at(1.0);
        let (low, first) = if sliver { (low, first + 1.0) } else { (step.at(first), first) };
        let ticks = step.ticks(first, last, label);
        let scale = Scale { low, high: step.at(last), ticks };
        if scale.ticks.windows(2).all(|pair| pair[0].label != pair[1].label) {
            return scale;
        }
        fallback.get_or_insert(scale);
    }
    fallback.unwrap_or(Scale { low, high, ticks: Vec::new() })
}

/// Round numbers within `low` to `high`, at most `intervals` + 1 of them.
pub(super) fn within(low: f64, high: f64, intervals: u32, label: TickLabel<'_>) -> Vec<Labelled> {
    let (low, high) = wide_enough(low, high);
    let mut fallback = None;
    for step in Step::from_at_least((high - low) / f64::from(intervals)).take(12) {
        let ticks = step.ticks(step.ceil(low), step.floor(high), label);
        if ticks.windows(2).all(|pair| pair[0].label != pair[1].label) {
            return ticks;
        }
        fallback.get_or_insert(ticks);
    }
    fallback.unwrap_or_default()
}

/// `low` to `high`, widened if that is next to nothing.
pub(super) fn wide_enough(low: f64, high: f64) -> (f64, f64) {
    let size = low.abs().max(high.abs());
    if size < 1e-12 {
        (0.0, 1.0)
    } else if high - low > 1e-9 * size {
        (low, high)
    } else {
        (low - size / 2.0, high + size / 2.0)
    }
}

/// A distance between ticks: `mantissa` · 10^`exponent`.
#[derive(Clone, Copy, Debug)]
struct Step {
    mantissa: f64,
    exponent: f64,
}

impl Step {
    /// Ever larger steps, from the smallest that is `least` or more.
    fn from_at_least(least: f64) -> impl Iterator<Item = Step> {
        let exponent = libm::log10(least).floor();
        let steps = (0..).flat_map(move |more| {
            let exponent = exponent + f64::from(more);
            [1.0, 2.0, 5.0].map(|mantissa| Step { mantissa, exponent })
        });
        steps.skip_while(move |step| step.at(1.0) < least * (1.0 - 1e-9))
    }

    /// The tick `count` steps from 0. Divides by a whole power of ten where
    /// it can, so that the third tenth is 0.3 and not 0.30000000000000004.
    fn at(self, count: f64) -> f64 {
        if self.exponent < 0.0 {
            count * self.mantissa / libm::exp10(-self.exponent)
        } else {
            count * self.mantissa * libm::exp10(self.exponent)
        }
    }

    fn floor(self, value: f64) -> f64 {
        (value / self.at(1.0) + 1e-9).floor()
    }

    fn ceil(self, value: f64) -> f64 {
        (value / self.at(1.0) - 1e-9).ceil()
    }

    fn ticks(self, first: f64, last: f64, label: TickLabel<'_>) -> Vec<Labelled> {
        let count = (last - first).max(-1.0) as u32 + 1;
        let tick = |index: u32| {
            // Adding 0 turns -0 into 0, which nobody wants labelled "-0".
            let at = self.at(first + f64::from(index)) + 0.0;
            Labelled { at, label: super::text::one_line(&label(at)) }
        };
        (0..count.min(100)).map(tick).collect()
    }
}

/// Which labels to draw, of boxes from left to right as `(left, right)`: all,
/// or every second, or every third, … so that none touch.
///
/// Tries the strides that suit months first. Boxes without width are skipped.
pub(super) fn every(boxes: &[(f64, f64)], keep: Keep, gap: f64) -> Vec<usize> {
    let len = boxes.len();
    let kept = |stride: usize| -> Vec<usize> {
        let counted = |&index: &usize| match keep {
            Keep::First => index.is_multiple_of(stride),
            Keep::Last => (len - 1 - index).is_multiple_of(stride),
        };
        let drawn = |&index: &usize| boxes[index].1 > boxes[index].0;
        (0..len).filter(counted).filter(drawn).collect()
    };
    let apart =
        |kept: &[usize]| kept.windows(2).all(|pair| boxes[pair[0]].1 + gap <= boxes[pair[1]].0);
    let strides = [1, 2, 3, 4, 6, 12].into_iter().chain((2..).map(|years| 12 * years));
    let mut tried = strides.take_while(|stride| *stride < len.max(2)).map(kept);
    tried.find(|kept| apart(kept)).unwrap_or_else(|| kept(len.max(1)))
}

/// Which labels to draw, of boxes from left to right as `(left, right)`: each
/// that does not touch the last one drawn.
pub(super) fn greedy(boxes: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let mut free = f64::NEG_INFINITY;
    let mut kept = Vec::new();
    for (index, (left, right)) in boxes.iter().enumerate() {
        if right > left && *left >= free {
            kept.push(index);
            free = right + gap;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(low: f64, high: f64, label: TickLabel<'_>) -> Vec<String> {
        scale(low, high, 5, label).ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn steps_are_one_two_or_five() {
        let plain = |value: f64| value.to_string();
        assert_eq!(labels(0.0, 1.0, &plain), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
        assert_eq!(labels(0.0, 0.38, &plain), ["0", "0.1", "0.2", "0.3", "0.4"]);
        assert_eq!(labels(-130.0, 260.0, &plain), ["-200", "-100", "0", "100", "200", "300"]);
        assert_eq!(labels(-1.0, 1500.0, &plain), ["0", "500", "1000", "1500"]);
        assert_eq!(labels(0.0, 0.0, &plain), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
        assert_eq!(
            labels(0.0, 45_000.0, &plain),
            ["0", "10000", "20000", "30000", "40000", "50000"]
        );
    }

    #[test]
    fn neighbouring_labels_differ() {
        let whole = |value: f64| format!("{value:.0}");
        assert_eq!(labels(0.0, 2.0, &whole), ["0", "1", "2"]);
        assert_eq!(labels(0.0, 1.0, &|_| "same".to_string()).len(), 6);
    }

    #[test]
    fn any_finite_range_has_a_scale() {
        let plain = |value: f64| value.to_string();
        for (low, high) in [(1e15, 1e15), (-1e15, 1e15), (1e-300, 2e-300), (7.0, 7.0), (0.0, 1e-11)]
        {
            let scale = scale(low, high, 5, &plain);
            assert!(scale.low <= low && scale.high >= high, "{scale:?}");
            assert!((2..=6).contains(&scale.ticks.len()), "{scale:?}");
            within(low, high, 5, &plain);
        }
    }

    #[test]
    fn labels_are_thinned_from_the_end_that_counts() {
        let boxes: Vec<_> =
            (0..13).map(|index| f64::from(index) * 10.0).map(|x| (x, x + 25.0)).collect();
        assert_eq!(every(&boxes, Keep::First, 4.0), [0, 3, 6, 9, 12]);
        assert_eq!(every(&boxes[..12], Keep::Last, 4.0), [2, 5, 8, 11]);
        assert_eq!(every(&boxes[..2], Keep::Last, 4.0), [1]);
        assert_eq!(every(&[], Keep::Last, 4.0), [0; 0]);
    }

    #[test]
    fn uneven_labels_are_kept_when_they_fit() {
        let boxes = [(0.0, 10.0), (5.0, 15.0), (20.0, 30.0), (30.0, 30.0), (33.0, 40.0)];
        assert_eq!(greedy(&boxes, 2.0), [0, 2, 4]);
    }
}
