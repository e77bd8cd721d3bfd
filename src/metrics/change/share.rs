//! A share of some people against a share of others.

use crate::metrics::Reading;
use crate::metrics::interval::wilson;
use crate::units::ratio;

use super::Change;

/// A number with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Its interval, which holds it.
    pub interval: (f64, f64),
}

impl Estimate {
    /// `part` in `whole` people with Wilson's interval; `None` of nobody.
    pub fn share(part: u64, whole: u64) -> Option<Estimate> {
        Some(Estimate { value: ratio(part, whole)?, interval: wilson(part, whole) })
    }

    /// A metric that has an interval.
    pub fn of(reading: &Reading) -> Option<Estimate> {
        Some(Estimate { value: reading.value.number(), interval: reading.interval? })
    }

    /// How far the interval reaches below and above the number.
    fn reach(&self) -> (f64, f64) {
        (self.value - self.interval.0, self.interval.1 - self.value)
    }
}

/// The change from `before` to `now`, of people who are not the same.
///
/// ```text
/// low  = difference - √((now - low now)² + (high before - before)²)
/// high = difference + √((high now - now)² + (before - low before)²)
/// ```
///
/// For shares of counts this is method 10 of Newcombe (1998), "Interval
/// estimation for the difference between independent proportions", Statistics
/// in Medicine 17, 873-890: it stays within -1 to 1 and holds its 95 % with few
/// people and with shares near 0 or 1. It holds for any two estimates that are
/// independent and have their own intervals, such as those of survival curves:
/// Zou & Donner (2008), "Construction of confidence limits about effect
/// measures", Statistics in Medicine 27, 1693-1702.
pub fn between(before: &Estimate, now: &Estimate) -> Change {
    let difference = now.value - before.value;
    let (below, above) = (before.reach(), now.reach());
    let reach = |a: f64, b: f64| libm::sqrt(a * a + b * b);
    let low = difference - reach(above.0, below.1);
    let high = difference + reach(above.1, below.0);
    Change::by_interval(difference, (low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::change::Verdict;

    /// The first is the later, as the paper takes the second from the first.
    fn change(now: (u64, u64), before: (u64, u64)) -> Change {
        let share = |(part, whole)| Estimate::share(part, whole).unwrap();
        between(&share(before), &share(now))
    }

    /// Newcombe (1998), table II, method 10.
    #[test]
    fn the_interval_matches_newcombe() {
        for (now, before, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((6, 7), (2, 7), 0.0582, 0.8062),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((0, 10), (0, 20), -0.1611, 0.2775),
            ((0, 10), (0, 10), -0.2775, 0.2775),
            ((10, 10), (0, 20), 0.6791, 1.0000),
            ((10, 10), (0, 10), 0.6075, 1.0000),
        ] {
            let got = change(now, before).interval;
            assert!((got.0 - low).abs() < 5e-5 && (got.1 - high).abs() < 5e-5, "{got:?}");
            // The other way round, the interval is the same with other signs.
            let back = change(before, now).interval;
            assert!((back.0 + high).abs() < 5e-5 && (back.1 + low).abs() < 5e-5, "{back:?}");
        }
    }

    #[test]
    fn a_share_of_few_is_within_the_noise_and_of_many_is_not() {
        assert_eq!(change((12, 40), (9, 40)).verdict(), Verdict::WithinNoise);
        assert_eq!(change((1200, 4000), (900, 4000)).verdict(), Verdict::Rose);
        assert_eq!(change((900, 4000), (1200, 4000)).verdict(), Verdict::Fell);
        assert_eq!(Estimate::share(0, 0), None);
    }
}
