//! Time as the models measure it.

use std::ops::{Add, Sub};

use crate::units::Days;

/// A length of time in weeks, whole or not.
///
/// Every parameter with a unit and every horizon is one of these, so that
/// weeks cannot be taken for days or months.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Weeks(pub f64);

impl Weeks {
    /// A year of 365.25 days.
    pub const YEAR: Weeks = Weeks(365.25 / 7.0);

    /// So many twelfths of [`Weeks::YEAR`].
    pub fn of_months(months: u32) -> Weeks {
        Weeks(f64::from(months) * 365.25 / (12.0 * 7.0))
    }
}

impl From<Days> for Weeks {
    fn from(days: Days) -> Weeks {
        Weeks(f64::from(days.0) / 7.0)
    }
}

impl Add for Weeks {
    type Output = Weeks;
    fn add(self, other: Weeks) -> Weeks {
        Weeks(self.0 + other.0)
    }
}

impl Sub for Weeks {
    type Output = Weeks;
    fn sub(self, other: Weeks) -> Weeks {
        Weeks(self.0 - other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_twelve_months_and_a_week_is_seven_days() {
        assert_eq!(Weeks::of_months(12), Weeks::YEAR);
        assert_eq!(Weeks::from(Days(217)), Weeks(31.0));
        assert_eq!((Weeks(5.0) + Weeks(2.0), Weeks(5.0) - Weeks(2.0)), (Weeks(7.0), Weeks(3.0)));
    }
}
