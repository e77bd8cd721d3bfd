//! Date cells to a day and a second in the shop's zone.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};
use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone};

use crate::units::Day;

use super::serial::Epoch;

/// Years in which a shop can have sold something. A mistyped one would make a
/// report of centuries.
const YEARS: RangeInclusive<i16> = 1980..=2099;

/// A day and the seconds since its midnight, in the shop's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub(super) day: Day,
    pub(super) second: u32,
}

/// How dates are written, and where days are cut.
#[derive(Clone, Debug, Default)]
pub(super) struct Clock {
    /// strptime's letters, or a name of an [`Epoch`], tried in order; year first
    /// when there are none.
    pub(super) formats: Vec<String>,
    /// Names of months that are not English, each with the English one.
    pub(super) months: Vec<(String, String)>,
    /// The zone of times without an offset; the shop's when absent.
    pub(super) written: Option<TimeZone>,
    /// The shop's zone; as the file writes it when absent.
    pub(super) zone: Option<TimeZone>,
}

impl Clock {
    /// Whether a date year first without an offset is the day that it says.
    pub(super) fn takes_days_as_written(&self) -> bool {
        self.formats.is_empty() && self.written.is_none()
    }

    /// Reads one cell; `None` if it is not a date as this clock writes them.
    ///
    /// A time with an offset, or one in the zone that the file writes, is moved
    /// to the shop's zone; any other is the shop's own, and taken as it stands.
    /// When clocks go forward, a time that the file's zone leaves out is read as
    /// by the clock before; when they go back, one that is there twice is read as
    /// the first. Of two moments in an hour that the shop's zone has twice the
    /// order is then lost; the day is not.
    pub(super) fn read(&self, text: &str) -> Option<Moment> {
        let english = self.in_english(text);
        let by_format = || self.formats.iter().find_map(|format| formatted(format, &english));
        let written = by_format().or_else(|| year_first(text))?;
        let local = written.date.to_datetime(written.time.unwrap_or(Time::midnight()));
        // A day without a time is that day everywhere.
        let offset = written.offset.filter(|_| written.time.is_some());
        let zone = self.written.as_ref().filter(|_| written.time.is_some());
        let local = match (offset, zone, &self.zone) {
            (Some(offset), _, Some(zone)) => zone.to_datetime(offset.to_timestamp(local).ok()?),
            (None, Some(written), Some(zone)) => {
                zone.to_datetime(written.to_timestamp(local).ok()?)
            }
            _ => local,
        };
        if !YEARS.contains(&local.year()) {
            return None;
        }
        let time = local.time();
        let second = i32::from(time.hour()) * 3600
            + i32::from(time.minute()) * 60
            + i32::from(time.second());
        Some(Moment { day: Day::of(local.date()), second: u32::try_from(second).ok()? })
    }

    /// The cell with the English name of its month.
    fn in_english<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let month = self.months.iter().find(|(name, _)| text.contains(name.as_str()));
        month.map_or(Cow::Borrowed(text), |(name, english)| text.replace(name, english).into())
    }
}

/// A cell as it is written.
struct Written {
    date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

/// `2024-03-31`, then perhaps `T` or a blank and `23:59[:59[.9]]`, then perhaps
/// an offset: `Z`, `+01:00`, ` -0500`, ` UTC`.
fn year_first(text: &str) -> Option<Written> {
    let date = text.get(..10)?;
    let bytes = date.as_bytes();
    if bytes[4] != bytes[7] || !matches!(bytes[4], b'-' | b'/') {
        return None;
    }
    let date = Date::new(number(&date[..4])?, number(&date[5..7])?, number(&date[8..])?).ok()?;
    let rest = &text[10..];
    if rest.is_empty() {
        return Some(Written { date, time: None, offset: None });
    }
    let rest = rest.strip_prefix(['T', ' '])?;
    let clock_end = rest.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(rest.len());
    let (clock, rest) = rest.split_at(clock_end);
    let mut parts = clock.split(':');
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = parts.next().map_or(Some(0), two)?;
    if parts.next().is_some() {
        return None;
    }
    let time = Time::new(hour, minute, second, 0).ok()?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let offset = if rest.is_empty() { None } else { Some(offset(rest.trim_start())?) };
    Some(Written { date, time: Some(time), offset })
}

fn offset(text: &str) -> Option<Offset> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(Offset::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = text[1..].replace(':', "");
    if digits.len() != 4 || !digits.is_ascii() {
        return None;
    }
    let (hours, minutes) = (two(&digits[..2])?, two(&digits[2..])?);
    if minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60)).ok()
}

fn two(text: &str) -> Option<i8> {
    if text.len() == 2 { number(text) } else { None }
}

/// Digits only, unlike `str::parse`, which takes a sign.
fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

fn formatted(format: &str, text: &str) -> Option<Written> {
    if let Some(epoch) = Epoch::named(format) {
        let (date, time) = epoch.read(text)?;
        return Some(Written { date, time, offset: None });
    }
    let read = strtime::parse(format, text).ok()?;
    let time = if read.hour().is_some() { Some(read.to_time().ok()?) } else { None };
    Some(Written { date: read.to_date().ok()?, time, offset: read.offset() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &str, text: &str) -> Option<String> {
        let clock = Clock { zone: TimeZone::get(zone).ok(), ..Clock::default() };
        clock.read(text).map(|moment| format!("{} {}", moment.day, moment.second))
    }

    #[test]
    fn an_offset_is_moved_to_the_shops_zone() {
        let new_york = |text| at("America/New_York", text).unwrap();
        assert_eq!(new_york("2024-02-01T04:30:00Z"), "2024-01-31 84600");
        assert_eq!(new_york("2024-01-31 23:30:00 -0500"), "2024-01-31 84600");
        assert_eq!(new_york("2024-02-01T05:30:00.25+01:00"), "2024-01-31 84600");
    }

    #[test]
    fn a_time_without_an_offset_is_the_shops_own() {
        assert_eq!(at("America/New_York", "2024-01-31 23:30").unwrap(), "2024-01-31 84600");
        assert_eq!(at("Asia/Tokyo", "2024-01-31").unwrap(), "2024-01-31 0");
    }

    #[test]
    fn without_a_zone_the_day_is_the_one_that_is_written() {
        let moment = Clock::default().read("2024-01-31 23:30:00 -0500").unwrap();
        assert_eq!(moment.day.to_string(), "2024-01-31");
    }

    #[test]
    fn other_forms_need_their_format() {
        for text in [
            "31/01/2024",
            "2024-1-31",
            "2024-02-30",
            "2024-01-31 25:00",
            "2024-01-31 1:2",
            "",
            "0024-01-31",
            "2924-01-31",
        ] {
            assert_eq!(at("UTC", text), None, "{text}");
        }
        let formats = ["%m/%d/%Y %H:%M", "%b %d, %Y, %I:%M:%S %p", "%m/%d/%y"];
        let clock = Clock { formats: formats.map(String::from).to_vec(), ..Clock::default() };
        let day = |text| clock.read(text).map(|moment| moment.day.to_string());
        assert_eq!(day("12/1/2010 8:26").unwrap(), "2010-12-01");
        assert_eq!(day("Jan 5, 2024, 10:12:00 AM").unwrap(), "2024-01-05");
        assert_eq!(day("01/05/24").unwrap(), "2024-01-05");
        assert_eq!(day("2010-12-01 08:26").unwrap(), "2010-12-01");
        assert_eq!(day("31/12/2010 08:26"), None);
    }

    fn moved(written: &str, zone: &str, text: &str) -> String {
        let [written, zone] = [written, zone].map(|name| TimeZone::get(name).ok());
        let moment = Clock { written, zone, ..Clock::default() }.read(text).unwrap();
        format!("{} {}", moment.day, moment.second)
    }

    /// In Berlin 02:30 does not exist on 31 March 2024: by the clock before, an
    /// hour ahead of UTC, it is 01:30 UTC, when London has gone forward to 02:30.
    #[test]
    fn a_time_that_clocks_leave_out_is_read_by_the_clock_before() {
        assert_eq!(moved("Europe/Berlin", "UTC", "2024-03-31 02:30"), "2024-03-31 5400");
        assert_eq!(moved("Europe/Berlin", "UTC", "2024-03-31 01:59:59"), "2024-03-31 3599");
        assert_eq!(moved("Europe/Berlin", "UTC", "2024-03-31 03:00"), "2024-03-31 3600");
        assert_eq!(moved("Europe/Berlin", "Europe/London", "2024-03-31 02:30"), "2024-03-31 9000");
        // Havana's clocks go from midnight to one: the day is the zone's own.
        assert_eq!(moved("America/Havana", "UTC", "2024-03-10 00:30"), "2024-03-10 19800");
        assert_eq!(at("Europe/Berlin", "2024-03-31 02:30").unwrap(), "2024-03-31 9000");
        assert_eq!(at("Europe/Berlin", "2024-03-31T02:30:00+01:00").unwrap(), "2024-03-31 12600");
        assert_eq!(at("Europe/Berlin", "2024-03-31T00:59:59Z").unwrap(), "2024-03-31 7199");
        assert_eq!(at("Europe/Berlin", "2024-03-31T01:00:00Z").unwrap(), "2024-03-31 10800");
    }

    /// On 27 October 2024 Berlin has 02:30 twice, at 00:30 and 01:30 UTC.
    #[test]
    fn a_time_that_is_there_twice_is_the_first() {
        assert_eq!(moved("Europe/Berlin", "UTC", "2024-10-27 02:30"), "2024-10-27 1800");
        assert_eq!(moved("Europe/Berlin", "UTC", "2024-10-27 03:00"), "2024-10-27 7200");
        // Havana has the hour after midnight twice: the first is the same day.
        assert_eq!(moved("America/Havana", "UTC", "2024-11-03 00:30"), "2024-11-03 16200");
        assert_eq!(at("Europe/Berlin", "2024-10-27T00:30:00Z").unwrap(), "2024-10-27 9000");
        assert_eq!(at("Europe/Berlin", "2024-10-27T01:30:00Z").unwrap(), "2024-10-27 9000");
        assert_eq!(at("Europe/Berlin", "2024-10-27 02:30").unwrap(), "2024-10-27 9000");
        assert_eq!(at("Europe/Berlin", "2024-10-27T02:30+02:00").unwrap(), "2024-10-27 9000");
        assert_eq!(at("America/Havana", "2024-11-03T04:30:00Z").unwrap(), "2024-11-03 1800");
    }

    #[test]
    fn days_may_be_numbers() {
        let clock = |form: &str| Clock {
            formats: vec![form.into()],
            months: Vec::new(),
            written: TimeZone::get("UTC").ok(),
            zone: TimeZone::get("America/New_York").ok(),
        };
        let day = |form: &str, text: &str| {
            clock(form).read(text).map(|moment| format!("{} {}", moment.day, moment.second))
        };
        assert_eq!(day("excel", "45323.1875").unwrap(), "2024-01-31 84600");
        assert_eq!(day("excel", "45323").unwrap(), "2024-02-01 0");
        assert_eq!(day("excel1904", "43861.1875").unwrap(), "2024-01-31 84600");
        assert_eq!(day("excel", "2024-02-01 04:30").unwrap(), "2024-01-31 84600");
        assert_eq!(day("excel", "29220"), None);
        assert_eq!(day("excel", "73051"), None);
    }

    #[test]
    fn months_are_read_in_the_language_of_the_file() {
        let clock = Clock {
            formats: vec!["%d-%b-%y".into()],
            months: vec![("Dez".into(), "Dec".into()), ("Mär".into(), "Mar".into())],
            ..Clock::default()
        };
        let day = |text| clock.read(text).map(|moment| moment.day.to_string());
        assert_eq!(day("10-Dez-25").unwrap(), "2025-12-10");
        assert_eq!(day("01-Mär-26").unwrap(), "2026-03-01");
        assert_eq!(day("01-Jan-26").unwrap(), "2026-01-01");
        assert_eq!(day("01-Okt-26"), None);
    }

    #[test]
    fn a_file_may_write_another_zone_than_the_shops() {
        let clock = Clock {
            written: TimeZone::get("UTC").ok(),
            zone: TimeZone::get("America/New_York").ok(),
            ..Clock::default()
        };
        let moment = clock.read("2024-02-01 04:30:00").unwrap();
        assert_eq!((moment.day.to_string().as_str(), moment.second), ("2024-01-31", 84_600));
    }
}
