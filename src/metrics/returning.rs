//! By which day so many of those who order again have ordered.

use crate::units::Days;

use super::followed::Followed;
use super::lapse::{FEWEST, horizon};
use super::survival::Survival;

/// Those of some orders that another follows within the horizon.
///
/// With F(t) the share of orders that another has followed within t days
/// (Kaplan & Meier) and H the last day on which [`FEWEST`] orders are still
/// waited for, the share p of those who order again has done so by the first
/// day t with
///
/// ```text
/// F(t) ≥ p · F(H)
/// ```
///
/// With nine in ten and all orders it is the lapse day. Who orders again after
/// H is in none of it, so a young shop looks faster than it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Returning {
    curve: Survival,
    horizon: Days,
    returned: f64,
}

impl Returning {
    /// Of orders that were followed; `None` with fewer than [`FEWEST`] of them,
    /// or fewer that another followed within the horizon.
    pub fn of(followed: &Followed) -> Option<Returning> {
        let horizon = horizon(followed)?;
        let curve = Survival::of(followed);
        let end = *curve.at(horizon).filter(|step| step.events >= FEWEST)?;
        Some(Returning { curve, horizon, returned: end.returned() })
    }

    /// How far orders have been followed.
    pub fn horizon(&self) -> Days {
        self.horizon
    }

    /// The first day by which this share of those who order again within the
    /// horizon has done so, of 0 to 1.
    pub fn by(&self, share: f64) -> Days {
        let is_there = |returned: f64| returned >= share * self.returned;
        let found = self.curve.steps.iter().find(|step| is_there(step.returned()));
        found.map_or(self.horizon, |step| step.day.min(self.horizon))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::followed::examples::followed;

    /// 1,000 orders, all followed for 100 days: 300 are back by day 10, 460 by
    /// day 20, 500 by day 30.
    #[test]
    fn days_are_of_those_who_order_again() {
        let returning =
            Returning::of(&followed(&[(10, 300), (20, 160), (30, 40)], &[(100, 500)])).unwrap();
        assert_eq!(returning.horizon(), Days(100));
        assert_eq!([0.5, 0.61, 0.9, 1.0].map(|share| returning.by(share).0), [10, 20, 20, 30]);
    }

    #[test]
    fn too_few_returns_tell_no_day() {
        assert_eq!(Returning::of(&followed(&[(10, 99)], &[(100, 500)])), None);
        assert_eq!(Returning::of(&Followed::default()), None);
    }
}
