//! Whether a number has changed by more than chance.
//!
//! Each kind of number has its own chance, and so its own file:
//!
//! - [`share`]: a share of other people than before, such as the customers of
//!   one month beside those of the same month a year ago. Chance is which
//!   people came; the interval is Newcombe's.
//! - [`monthly`]: orders, new customers, revenue. The chance that makes counts
//!   of single events scatter is the least of it: campaigns, weather and
//!   weekdays scatter more. So the yardstick is the shop's own history, each
//!   month against the same month a year before, which leaves out the seasons.
//! - [`mean`]: the average order. Chance is which orders came: Welch's test.
//!
//! What they have in common is a [`Change`]: the difference, a 95 % interval,
//! the verdict that the interval gives, and the p-value that belongs to it, for
//! [`super::multiple`] when many numbers are tested at once.
//!
//! What no test here says: why. A change beyond chance may be a campaign, a
//! price, or another way to export. And within the noise is not unchanged; the
//! interval says how large a change may have gone unseen.

pub mod mean;
pub mod monthly;
pub mod scatter;
pub mod share;

use super::distribution;
use super::interval::Z;

/// What an interval says of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The whole interval is above no change.
    Rose,
    /// The whole interval is below no change.
    Fell,
    /// The interval holds no change.
    WithinNoise,
}

impl Verdict {
    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Rose => "rose",
            Verdict::Fell => "fell",
            Verdict::WithinNoise => "within_noise",
        }
    }
}

/// A difference between two readings: the later less the earlier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The difference, in the unit of what changed. Of monthly totals it is a
    /// share of the earlier: -0.1 is a tenth less.
    pub difference: f64,
    /// 95 % interval of it.
    pub interval: (f64, f64),
    /// Probability of a difference at least so large if there were no change;
    /// below 0.05 when the interval does not hold 0.
    pub p: f64,
}

impl Change {
    /// What the interval says.
    pub fn verdict(&self) -> Verdict {
        let (low, high) = self.interval;
        if low > 0.0 {
            Verdict::Rose
        } else if high < 0.0 {
            Verdict::Fell
        } else {
            Verdict::WithinNoise
        }
    }

    /// From an interval that was made of two others: its p-value is that of a
    /// normal whose 95 % reach to as far as the interval does towards 0.
    fn by_interval(difference: f64, interval: (f64, f64)) -> Change {
        let (low, high) = interval;
        let reach = if difference < 0.0 { high - difference } else { difference - low };
        let z = if reach > 0.0 { difference / reach * Z } else { 0.0 };
        Change { difference, interval, p: distribution::two_sided(z) }
    }

    /// From a standard error that was estimated with so many degrees of
    /// freedom.
    fn by_student(difference: f64, error: f64, freedom: f64) -> Change {
        let reach = distribution::student_reach(freedom) * error;
        let t = if error > 0.0 { (difference / error).abs() } else { 0.0 };
        Change {
            difference,
            interval: (difference - reach, difference + reach),
            p: 2.0 * distribution::student_tail(t, freedom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_and_the_p_value_agree() {
        for half in [0.5, 0.99, 1.01, 2.0] {
            for side in [-1.0, 1.0] {
                let interval = (side - half, side + half);
                for change in [
                    Change::by_interval(side, interval),
                    Change::by_student(side, half / distribution::student_reach(7.5), 7.5),
                ] {
                    let expected = match (half < 1.0, side > 0.0) {
                        (false, _) => Verdict::WithinNoise,
                        (true, true) => Verdict::Rose,
                        (true, false) => Verdict::Fell,
                    };
                    assert_eq!(change.verdict(), expected, "{change:?}");
                    assert_eq!(change.p < 0.05, half < 1.0, "{change:?}");
                }
            }
        }
    }

    #[test]
    fn an_interval_that_ends_at_no_change_holds_it() {
        for interval in [(0.0, 1.0), (-1.0, 0.0)] {
            let change = Change { difference: 0.0, interval, p: 0.05 };
            assert_eq!(change.verdict(), Verdict::WithinNoise);
        }
    }

    /// Twice as far from no change as 95 % reach, on whichever side: 3.92 standard
    /// errors, and 0.0000886 of a normal are farther out. How far the interval
    /// reaches away from no change says nothing.
    #[test]
    fn the_reach_towards_no_change_decides() {
        for change in [
            Change::by_interval(0.2, (0.1, 0.9)),
            Change::by_interval(-0.2, (-0.9, -0.1)),
            Change::by_interval(20.0, (10.0, 21.0)),
        ] {
            assert!((change.p - 8.86e-5).abs() < 1e-7, "{change:?}");
        }
        assert!(Change::by_interval(0.1, (-0.1, 0.2)).p > 0.3);
    }

    #[test]
    fn no_difference_is_as_likely_as_can_be() {
        for change in [
            Change::by_interval(0.0, (0.0, 0.0)),
            Change::by_interval(0.0, (-0.1, 0.4)),
            Change::by_student(0.0, 0.0, 5.0),
            Change::by_student(0.0, 2.0, 5.0),
        ] {
            assert!((change.p - 1.0).abs() < 1e-12, "{change:?}");
        }
    }
}
