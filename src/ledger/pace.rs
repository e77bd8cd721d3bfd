//! Weeks, months, quarters, and thirty days of each customer's own.

use crate::units::Day;
use crate::units::Month;

/// Days of a period of [`Pace::Rolling`].
pub const ROLLING_DAYS: i32 = 30;

/// How long the periods are in which a cohort is followed, and where they
/// begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Calendar weeks from Monday, of cohorts by week, [`WEEKS_FOLLOWED`](super::WEEKS_FOLLOWED) of
    /// each.
    Week,
    /// Calendar months, of cohorts by month.
    Month,
    /// Calendar quarters, of cohorts by quarter.
    Quarter,
    /// [`ROLLING_DAYS`] from each customer's own first order, of cohorts by
    /// month: age `k` is the days `30k` to `30k + 29` after that order.
    Rolling,
}

impl Pace {
    /// Every pace, in the order of [`Returns::grids`](super::Returns::grids).
    pub const ALL: [Pace; 4] = [Pace::Week, Pace::Month, Pace::Quarter, Pace::Rolling];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Pace::Week => "week",
            Pace::Month => "month",
            Pace::Quarter => "quarter",
            Pace::Rolling => "rolling",
        }
    }

    /// The number of a day's period among all; for [`Pace::Rolling`] that of
    /// its month, by which cohorts go.
    pub(super) fn number(self, day: Day) -> i32 {
        match self {
            // Day 0 is a Thursday.
            Pace::Week => (day.0 + 3).div_euclid(7),
            Pace::Month | Pace::Rolling => day.month().0,
            Pace::Quarter => day.month().0.div_euclid(3),
        }
    }

    /// The first day of the period with this number.
    pub(super) fn start(self, number: i32) -> Day {
        match self {
            Pace::Week => Day(number * 7 - 3),
            Pace::Month | Pace::Rolling => Month(number).first(),
            Pace::Quarter => Month(number * 3).first(),
        }
    }
}
