//! Months and days as command lines write them.

use jiff::civil::Date;

use crate::units::Day;
use crate::units::Month;

/// A month.
pub(super) fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "a month is written 2011-11".into())
}

/// A day.
pub(super) fn day(text: &str) -> Result<Day, String> {
    text.parse::<Date>().map(Day::of).map_err(|_| "a day is written 2011-11-30".into())
}
