//! A cell of a sheet as text, as a CSV file would have it.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};

use crate::config::Mark;

use super::serial::{Epoch, split};

/// How a workbook counts days, and how numbers are to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Customs {
    pub(super) epoch: Epoch,
    pub(super) mark: Mark,
}

/// The text of a cell whose number format is `format`.
///
/// Dates come year first, numbers without grouping, and what a formula could
/// not compute as the sheet shows it (`#N/A`), so that it is told where it
/// matters.
pub(super) fn text<'a>(
    value: &'a DataRef<'_>,
    format: Option<&str>,
    customs: Customs,
) -> Cow<'a, str> {
    Cow::Owned(match value {
        DataRef::Empty => return Cow::Borrowed(""),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            return Cow::Borrowed(text);
        }
        DataRef::SharedString(text) => return Cow::Borrowed(text),
        DataRef::Float(number) => marked(*number, customs.mark),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.into(),
        DataRef::DateTime(serial) => moment(serial, format, customs.epoch)
            .unwrap_or_else(|| marked(serial.as_f64(), customs.mark)),
        DataRef::Error(error) => error.to_string(),
    })
}

/// A number with this decimal mark. After three decimals comes a zero: with the
/// other mark they could be taken for thousands, so that 1.234 becomes 1234.
fn marked(number: f64, mark: Mark) -> String {
    let mut text = decimal(number);
    if let Some(point) = text.find('.') {
        if text.len() - point == 4 {
            text.push('0');
        }
        if mark == Mark::Comma {
            text.replace_range(point..=point, ",");
        }
    }
    text
}

/// A number without an exponent: whole ones exactly, others to the 15
/// significant digits that a spreadsheet shows, so that 0.1 + 0.2 is 0.3.
fn decimal(number: f64) -> String {
    if !number.is_finite() || number.fract() == 0.0 {
        // Adding takes the sign off a zero.
        return (number + 0.0).to_string();
    }
    let text = format!("{number:.14e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    match usize::try_from(exponent) {
        Ok(whole) if digits.len() <= whole + 1 => {
            format!("{sign}{digits}{}", "0".repeat(whole + 1 - digits.len()))
        }
        Ok(whole) => format!("{sign}{}.{}", &digits[..=whole], &digits[whole + 1..]),
        Err(_) => {
            let zeros = usize::try_from(-1 - exponent).unwrap_or(0);
            format!("{sign}0.{}{digits}", "0".repeat(zeros))
        }
    }
}

/// What of a moment a number format shows.
#[derive(Debug, PartialEq, Eq)]
struct Shows {
    day: bool,
    time: bool,
}

/// What a format such as `dd/mm/yyyy\ hh:mm;@` shows. What stands in quotes,
/// in brackets or after a sign that makes the next one literal does not count.
fn shows(format: &str) -> Shows {
    let mut shows = Shows { day: false, time: false };
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            '"' => drop(letters.find(|it| *it == '"')),
            '[' => drop(letters.find(|it| *it == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => break,
            'y' | 'd' => shows.day = true,
            'h' | 's' => shows.time = true,
            _ => {}
        }
    }
    shows
}

/// A date, a time or a length of time; `None` if the number is none.
///
/// A day has a time if its format shows one or the number has one. Day 0 is no
/// day but a time alone.
fn moment(serial: &ExcelDateTime, format: Option<&str>, epoch: Epoch) -> Option<String> {
    let (days, second) = split(&serial.as_f64().to_string())?;
    let clock = |seconds: i64| {
        format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    };
    let of_day = i64::from(second.unwrap_or(0));
    if serial.is_duration() {
        return Some(clock(days.checked_mul(86_400)?.checked_add(of_day)?));
    }
    let shows = format.map_or(Shows { day: true, time: false }, shows);
    if days == 0 || shows.time && !shows.day {
        return Some(clock(of_day));
    }
    let date = epoch.date(days)?;
    let has_time = shows.time || second.is_some();
    Some(if has_time { format!("{date} {}", clock(of_day)) } else { date.to_string() })
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    #[test]
    fn a_number_is_what_the_sheet_shows_without_an_exponent() {
        for (number, shown) in [
            (0.1 + 0.2, "0.3"),
            (-(0.1 + 0.2), "-0.3"),
            (1e15, "1000000000000000"),
            (1_234_567_890_123_456.0, "1234567890123456"),
            (-0.0, "0"),
            (7.0, "7"),
            (19.99, "19.99"),
            (1_234.5, "1234.5"),
            (1.1 * 1.1 * 100.0, "121"),
            (100.0 * 1.15, "115"),
            (0.000_012_5, "0.0000125"),
            (2.5e-10, "0.00000000025"),
            (1e22, "10000000000000000000000"),
            (18_014_398_509_481_984.0, "18014398509481984"),
            (123_456_789_012.345_67, "123456789012.346"),
            (999_999_999_999_999.9, "1000000000000000"),
        ] {
            assert_eq!(decimal(number), shown);
        }
    }

    #[test]
    fn three_decimals_are_never_thousands() {
        for (number, point, comma) in [(1.234, "1.2340", "1,2340"), (0.125, "0.1250", "0,1250")] {
            assert_eq!(marked(number, Mark::Point), point);
            assert_eq!(marked(number, Mark::Comma), comma);
            assert_eq!(crate::orders::amount::parse(point, Mark::Comma), None);
            assert_eq!(crate::orders::amount::parse(comma, Mark::Point), None);
        }
    }

    fn shown(number: f64, format: &str, epoch: Epoch) -> String {
        let kind = match format {
            "[h]:mm:ss" => ExcelDateTimeType::TimeDelta,
            _ => ExcelDateTimeType::DateTime,
        };
        let value = ExcelDateTime::new(number, kind, epoch == Epoch::Of1904);
        let customs = Customs { epoch, mark: Mark::Point };
        text(&DataRef::DateTime(value), Some(format), customs).into_owned()
    }

    #[test]
    fn a_date_comes_year_first_in_both_systems() {
        for (number, format, expected) in [
            (45_321.0, "dd/mm/yyyy", "2024-01-30"),
            (45_321.562_5, "dd/mm/yyyy", "2024-01-30 13:30:00"),
            (45_321.0, "dd/mm/yyyy\\ hh:mm", "2024-01-30 00:00:00"),
            (45_321.999_999, "m/d/yy h:mm", "2024-01-31 00:00:00"),
            (45_321.0, "[$-de-DE]d. mmmm yyyy\"h\";@", "2024-01-30"),
            (45_321.425, "h:mm AM/PM", "10:12:00"),
            (0.425, "h:mm:ss", "10:12:00"),
            (0.425, "m/d/yy h:mm", "10:12:00"),
            (1.5, "[h]:mm:ss", "36:00:00"),
            (60.0, "dd/mm/yyyy", "60"),
            (-1.5, "dd/mm/yyyy", "-1.5"),
            (1e300, "dd/mm/yyyy", &decimal(1e300)),
        ] {
            assert_eq!(shown(number, format, Epoch::Of1900), expected, "{number} {format}");
        }
        assert_eq!(shown(43_859.562_5, "yyyy-mm-dd", Epoch::Of1904), "2024-01-30 13:30:00");
    }

    #[test]
    fn other_cells_are_as_the_sheet_shows_them() {
        let customs = Customs { epoch: Epoch::Of1900, mark: Mark::Comma };
        let of = |value| text(&value, None, customs).into_owned();
        assert_eq!(of(DataRef::Float(12.5)), "12,5");
        assert_eq!(of(DataRef::Float(1234.0)), "1234");
        assert_eq!(of(DataRef::Bool(true)), "TRUE");
        assert_eq!(of(DataRef::Error(CellErrorType::NA)), "#N/A");
        assert_eq!(of(DataRef::DateTimeIso("2024-01-30T13:30:00".into())), "2024-01-30T13:30:00");
        assert_eq!(of(DataRef::SharedString("Mug")), "Mug");
        assert_eq!(of(DataRef::Empty), "");
    }
}
