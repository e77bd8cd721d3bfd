//! Days and times as spreadsheets count them: 45321.5625 is half past one in
//! the afternoon of 30 January 2024.

use jiff::Span;
use jiff::civil::{Date, Time};

/// Seconds of a day.
const DAY: u32 = 86_400;

/// Decimals of a day that are looked at; the rest is below a femtosecond.
const DECIMALS: usize = 20;

/// The first serial of the 1900 system that is the same day everywhere: before
/// it comes a 29 February 1900, which there was not.
const AFTER_THE_LEAP: i64 = 61;

/// The day from which days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 January 1900 is 1.
    Of1900,
    /// 1 January 1904 is 0.
    Of1904,
}

impl Epoch {
    /// The form of dates that a configuration names so.
    pub(super) fn named(form: &str) -> Option<Epoch> {
        [Epoch::Of1900, Epoch::Of1904].into_iter().find(|epoch| epoch.name() == form)
    }

    /// As a configuration names the form of dates.
    pub(super) fn name(self) -> &'static str {
        match self {
            Epoch::Of1900 => "excel",
            Epoch::Of1904 => "excel1904",
        }
    }

    /// The day with this number; `None` before March 1900 and beyond the
    /// calendar.
    pub(super) fn date(self, days: i64) -> Option<Date> {
        let zero = match self {
            Epoch::Of1900 if days < AFTER_THE_LEAP => return None,
            Epoch::Of1900 => Date::constant(1899, 12, 30),
            Epoch::Of1904 => Date::constant(1904, 1, 1),
        };
        zero.checked_add(Span::new().try_days(days).ok()?).ok()
    }

    /// Reads a serial such as `45321`, `45321.5625` or `45321,5625`, perhaps
    /// with a time beside it that is a serial or `13:30`. A whole number has no
    /// time of day.
    pub(super) fn read(self, text: &str) -> Option<(Date, Option<Time>)> {
        let (serial, beside) = match text.split_once(' ') {
            Some((serial, beside)) => (serial, Some(beside.trim_start())),
            None => (text, None),
        };
        let (days, second) = split(serial)?;
        let time = match (second, beside) {
            (Some(second), None) => Some(time(second)?),
            (None, Some(beside)) => Some(time_of_day(beside)?),
            (None, None) => None,
            (Some(_), Some(_)) => return None,
        };
        Some((self.date(days)?, time))
    }
}

fn time_of_day(text: &str) -> Option<Time> {
    match split(text) {
        Some((0, second)) => time(second.unwrap_or(0)),
        Some(_) => None,
        None => text.parse().ok(),
    }
}

/// So many seconds after midnight.
fn time(second: u32) -> Option<Time> {
    let part = |part: u32| i8::try_from(part).ok();
    Time::new(part(second / 3600)?, part(second / 60 % 60)?, part(second % 60)?, 0).ok()
}

/// Whole days, and the second of the day to which the rest is nearest; no
/// second without a rest. Exact: no float is made of the decimals.
pub(super) fn split(text: &str) -> Option<(i64, Option<u32>)> {
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(rest) {
        return None;
    }
    let days: i64 = whole.parse().ok()?;
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() {
        return Some((days, None));
    }
    let rest = &rest[..rest.len().min(DECIMALS)];
    let (mut parts, mut scale) = (0_u128, 1_u128);
    for digit in rest.bytes() {
        parts = parts * 10 + u128::from(digit - b'0');
        scale *= 10;
    }
    let second = u32::try_from((2 * parts * u128::from(DAY) + scale) / (2 * scale)).ok()?;
    Some((days.checked_add(i64::from(second / DAY))?, Some(second % DAY)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(epoch: Epoch, text: &str) -> Option<String> {
        epoch.read(text).map(|(date, time)| match time {
            Some(time) => format!("{date} {time}"),
            None => date.to_string(),
        })
    }

    /// The first by hand: 124 years and 31 leap days after 1 January 1900, and
    /// 29 days, counted from 1, with the day that there was not.
    #[test]
    fn days_are_counted_from_two_years() {
        assert_eq!(124 * 365 + 31 - 1 + 29 + 1 + 1, 45_321);
        for (text, when) in [
            ("45321", "2024-01-30"),
            ("45321.0", "2024-01-30"),
            ("45321.5625", "2024-01-30 13:30:00"),
            ("45321,5625", "2024-01-30 13:30:00"),
            ("45321 0.5625", "2024-01-30 13:30:00"),
            ("45321 13:30", "2024-01-30 13:30:00"),
            ("61", "1900-03-01"),
            ("29221", "1980-01-01"),
            ("73050", "2099-12-31"),
        ] {
            assert_eq!(at(Epoch::Of1900, text).unwrap(), when, "{text}");
        }
        assert_eq!(at(Epoch::Of1904, "43859.5625").unwrap(), "2024-01-30 13:30:00");
        assert_eq!(at(Epoch::Of1904, "0").unwrap(), "1904-01-01");
    }

    #[test]
    fn the_rest_of_a_day_is_rounded_to_a_second() {
        let second = |text| split(text).unwrap();
        assert_eq!(second("45321.00001"), (45_321, Some(1)));
        assert_eq!(second("45321.000005"), (45_321, Some(0)));
        assert_eq!(second("45321.999994"), (45_321, Some(86_399)));
        assert_eq!(second("45321.999999"), (45_322, Some(0)));
        assert_eq!(second("0.42499999999999999999999999999"), (0, Some(36_720)));
    }

    #[test]
    fn what_is_no_serial_is_none() {
        for text in [
            "",
            ".5",
            "-1",
            "+1",
            "1e5",
            "45 321",
            "45321.5 0.5",
            "45321 1.5",
            "60",
            "0",
            "99999999999999999999",
            "9999999",
            "٤٥٣٢١",
            "45321 25:00",
            "45321.5.5",
        ] {
            assert_eq!(at(Epoch::Of1900, text), None, "{text}");
        }
    }
}
