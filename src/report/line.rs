//! The line by which states are told: after how many idle days a customer counts
//! as lapsed, and after half as many as at risk.

use crate::config::Shop;
use crate::metrics::lapse::{Lapse, Unknown};
use crate::units::Days;

/// A lapse day is rounded up to a multiple of so many days. It is computed anew
/// each month and moves by some days with what others do; a line that moved with
/// it would put customers into other states who have done nothing.
pub const STEP: u32 = 30;

/// A line is at least so long. Half of it is then a month: between two reports
/// nobody goes past both.
const SHORTEST: u32 = 60;

/// How many idle days make a lapsed customer, and where that comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The days.
    pub days: Days,
    /// Where they come from.
    pub origin: Origin,
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The shop has set its activity window, which is the line then.
    Configured,
    /// This lapse day of the shop's own orders.
    LapseDay(Days),
    /// The activity window, since there is no lapse day.
    Window,
}

impl Origin {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Origin::Configured => "configured",
            Origin::LapseDay(_) => "lapse_day",
            Origin::Window => "window",
        }
    }
}

impl Line {
    /// The line of a shop: what it has set; else its lapse day, rounded up to a
    /// multiple of [`STEP`] and at least `SHORTEST`; else the activity window.
    pub fn of(shop: &Shop, lapse: &Result<Lapse, Unknown>) -> Line {
        match (shop.active_days, lapse) {
            (Some(days), _) => Line { days: Days(days), origin: Origin::Configured },
            (None, Ok(lapse)) => {
                let days = lapse.day.0.div_ceil(STEP).saturating_mul(STEP).max(SHORTEST);
                Line { days: Days(days), origin: Origin::LapseDay(lapse.day) }
            }
            (None, Err(_)) => Line { days: Days(shop.active_days()), origin: Origin::Window },
        }
    }

    /// Idle days from which on a customer is at risk.
    pub fn half(&self) -> Days {
        Days(self.days.0 / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(set: Option<u32>, day: Option<u32>) -> (u32, &'static str) {
        let lapse = day.map(|day| Lapse {
            day: Days(day),
            interval: (Days(day), Days(day)),
            horizon: Days(1000),
            returned: 0.5,
            returned_by_day: 0.45,
        });
        let shop = Shop { active_days: set, ..Shop::default() };
        let line = Line::of(&shop, &lapse.ok_or(Unknown::FewReturns));
        (line.days.0, line.origin.id())
    }

    #[test]
    fn what_the_shop_has_set_comes_first_and_the_window_last() {
        assert_eq!(line(Some(90), Some(200)), (90, "configured"));
        assert_eq!(line(Some(365), None), (365, "configured"));
        assert_eq!(line(None, Some(200)), (210, "lapse_day"));
        assert_eq!(line(None, None), (365, "window"));
    }

    #[test]
    fn a_line_moves_in_steps_and_is_two_months_or_longer() {
        assert_eq!(
            [1, 60, 61, 90, 91, 500].map(|day| line(None, Some(day)).0),
            [60, 60, 90, 90, 120, 510]
        );
    }
}
