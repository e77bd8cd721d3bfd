//! Days, months and years as one language writes them.

use icu_calendar::Date;
use icu_calendar::Iso;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, Y, YM, YMD};
use icu_locale_core::Locale;

use crate::units::Day;
use crate::units::Month;

/// How one language writes dates.
///
/// Days are written by the calendar that its readers use; months by one whose
/// months are those of the report: they begin on the same days, though their
/// year may have another number.
pub(super) struct Dates {
    day: DateTimeFormatter<YMD>,
    day_short: DateTimeFormatter<YMD>,
    day_of_year: DateTimeFormatter<MD>,
    month: DateTimeFormatter<YM>,
    month_short: DateTimeFormatter<YM>,
    year: DateTimeFormatter<Y>,
}

impl Dates {
    /// As the locale `days` writes them, and `months` those without a day.
    /// `None` when one of them has no data.
    pub(super) fn new(days: &Locale, months: &Locale) -> Option<Dates> {
        Some(Dates {
            day: DateTimeFormatter::try_new(days.into(), YMD::long()).ok()?,
            day_short: DateTimeFormatter::try_new(days.into(), YMD::medium()).ok()?,
            day_of_year: DateTimeFormatter::try_new(days.into(), MD::medium()).ok()?,
            month: DateTimeFormatter::try_new(months.into(), YM::long()).ok()?,
            month_short: DateTimeFormatter::try_new(months.into(), YM::medium()).ok()?,
            year: DateTimeFormatter::try_new(months.into(), Y::long()).ok()?,
        })
    }

    /// `30 November 2011`.
    pub(super) fn day(&self, day: Day) -> String {
        self.day.format(&iso(day)).to_string()
    }

    /// `30 Nov 2011`.
    pub(super) fn day_short(&self, day: Day) -> String {
        self.day_short.format(&iso(day)).to_string()
    }

    /// `30 Nov`, where the year is told beside it.
    pub(super) fn day_of_year(&self, day: Day) -> String {
        self.day_of_year.format(&iso(day)).to_string()
    }

    /// `November 2011`.
    pub(super) fn month(&self, month: Month) -> String {
        self.month.format(&iso(month.first())).to_string()
    }

    /// `Nov 2011`.
    pub(super) fn month_short(&self, month: Month) -> String {
        self.month_short.format(&iso(month.first())).to_string()
    }

    /// `2011`.
    pub(super) fn year(&self, month: Month) -> String {
        self.year.format(&iso(month.first())).to_string()
    }
}

/// The same day, counted from 1970-01-01 in both.
fn iso(day: Day) -> Date<Iso> {
    let date = day.date();
    Date::try_new_iso(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs())
        .expect("a civil date is a date")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_calendar_and_the_months_of_the_report() {
        let written = |days: &str, months: &str| {
            let dates = Dates::new(&days.parse().unwrap(), &months.parse().unwrap()).unwrap();
            let (day, month) = (Day(20_388), Month::parse("2025-10").unwrap());
            let of_day = [dates.day(day), dates.day_short(day), dates.day_of_year(day)];
            let sept = dates.month_short(month - 1);
            let of_month = [sept, dates.month(month), dates.month_short(month), dates.year(month)];
            [of_day.as_slice(), &of_month].concat().join(" | ")
        };
        for (days, months, expected) in [
            (
                "en-001",
                "en-001",
                "27 October 2025 | 27 Oct 2025 | 27 Oct | Sept 2025 | October 2025 | Oct 2025 | 2025",
            ),
            (
                "zh-Hant",
                "zh-Hant",
                "2025年10月27日 | 2025年10月27日 | 10月27日 | 2025年9月 | 2025年10月 | 2025年10月 | 2025年",
            ),
            (
                "ru",
                "ru",
                "27 октября 2025\u{202f}г. | 27 окт. 2025\u{202f}г. | 27 окт. | сент. 2025\u{202f}г. | октябрь 2025\u{202f}г. | окт. 2025\u{202f}г. | 2025",
            ),
            (
                "th",
                "th",
                "27 ตุลาคม 2568 | 27 ต.ค. 2568 | 27 ต.ค. | ก.ย. 2568 | ตุลาคม 2568 | ต.ค. 2568 | พ.ศ. 2568",
            ),
            (
                "fa",
                "fa-u-ca-gregory",
                "۵ آبان ۱۴۰۴ | ۵ آبان ۱۴۰۴ | ۵ آبان | سپتامبر ۲۰۲۵ | اکتبر ۲۰۲۵ | اکتبر ۲۰۲۵ | ۲۰۲۵",
            ),
        ] {
            assert_eq!(written(days, months), expected);
        }
    }
}
