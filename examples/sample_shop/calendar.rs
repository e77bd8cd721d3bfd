//! The shop's calendar: days since it opened, London time, months.

use jiff::Span;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::civil::date;
use jiff::tz::TimeZone;

/// First day with orders.
pub(crate) const OPENED: Date = date(2023, 12, 4);

/// Last day with orders in the export, included.
pub(crate) const LAST: Date = date(2026, 11, 4);

/// Last day of the last month that is over on [`LAST`].
pub(crate) const LAST_MONTH_END: Date = date(2026, 10, 31);

/// First day that is not simulated: ten years after [`LAST`], so that nearly
/// everybody who will order again has.
pub(crate) const HORIZON: Date = date(2036, 11, 5);

/// Share of a day's orders by hour of local time, from [`FIRST_HOUR`].
/// Invented: lunch and evening are busy, and no order falls into the hours that
/// daylight saving skips or repeats.
const HOURS: [f64; 18] =
    [1.0, 3.0, 5.0, 6.0, 6.0, 6.0, 8.0, 8.0, 6.0, 5.0, 5.0, 6.0, 7.0, 9.0, 10.0, 9.0, 6.0, 3.0];

/// The hour of the first of [`HOURS`].
const FIRST_HOUR: i8 = 6;

/// A time in the simulation: days since midnight of [`OPENED`], with the
/// fraction of the day's orders that come before.
pub(crate) type Time = f64;

/// Midnight at the start of `date`.
pub(crate) fn midnight(date: Date) -> Time {
    f64::from((date - OPENED).get_days())
}

/// The day `time` falls on.
pub(crate) fn day(time: Time) -> Date {
    OPENED.saturating_add(Span::new().days(time as i64))
}

/// London clock time of `time`, to the second. Later times are never earlier on
/// the clock.
pub(crate) fn clock(time: Time) -> DateTime {
    let mut left = time.fract() * HOURS.iter().sum::<f64>();
    let mut hour = 0;
    while hour + 1 < HOURS.len() && left >= HOURS[hour] {
        left -= HOURS[hour];
        hour += 1;
    }
    let second = ((left / HOURS[hour] * 3600.0) as i32).min(3599);
    let hour = FIRST_HOUR + i8::try_from(hour).expect("18 hours fit");
    let part = |number: i32| i8::try_from(number).expect("minutes and seconds are below 60");
    day(time).at(hour, part(second / 60), part(second % 60), 0)
}

/// `local` with London's offset, as `2025-07-03T14:05:00+01:00`.
pub(crate) fn with_offset(local: DateTime, london: &TimeZone) -> String {
    let zoned = local.to_zoned(london.clone()).expect("2023 to 2036 are within jiff's years");
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// London's clock changes, from the database inside jiff.
pub(crate) fn london() -> TimeZone {
    TimeZone::get("Europe/London").expect("jiff bundles the time zone database")
}

/// Days from `first` to `later`.
pub(crate) fn days_between(first: Date, later: Date) -> i32 {
    (later - first).get_days()
}

/// Months since January of year 0.
pub(crate) fn month(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// The number of [`month`] as `2026-10`.
pub(crate) fn month_name(month: i32) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// The value for the date's month of the year, from a table that starts with
/// January.
pub(crate) fn of_month(table: &[f64; 12], date: Date) -> f64 {
    table[usize::from(date.month().unsigned_abs()) - 1]
}
