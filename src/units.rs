//! Days, months, money and shares: words, no policy.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

use jiff::civil::Date;

/// A calendar day in the shop's time zone, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// The civil day that [`Day`] counts from.
const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// The day of a civil date. Cannot fail: jiff's years -9999 to 9999 fit.
    pub fn of(date: Date) -> Day {
        Day((date - EPOCH).get_days())
    }

    /// The civil date of this day; days outside jiff's years stop at its ends.
    pub fn date(self) -> Date {
        EPOCH.saturating_add(jiff::Span::new().days(self.0.clamp(-4_000_000, 2_900_000)))
    }

    /// The month this day lies in, in the proleptic Gregorian calendar.
    ///
    /// Counts in years that begin in March, so that a leap day is the last of
    /// its year. Source: Richards (2013), in Urban & Seidelmann (ed.),
    /// "Explanatory Supplement to the Astronomical Almanac", section 15.11.
    pub fn month(self) -> Month {
        /// Days from 0000-03-01 to 1970-01-01.
        const MARCH: i32 = 719_468;
        let day = self.0 + MARCH;
        let (cycle, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let since_march = (5 * day + 2) / 153;
        Month((cycle * 400 + year) * 12 + since_march + 2)
    }

    /// Days from `earlier` to this day; 0 if `earlier` is later.
    pub fn since(self, earlier: Day) -> Days {
        Days(u32::try_from(self.0 - earlier.0).unwrap_or(0))
    }
}

impl Add<i32> for Day {
    type Output = Day;
    fn add(self, days: i32) -> Day {
        Day(self.0 + days)
    }
}

impl Sub<i32> for Day {
    type Output = Day;
    fn sub(self, days: i32) -> Day {
        Day(self.0 - days)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

/// A number of whole days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days(pub u32);

/// A calendar month, as months since January of year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

impl Month {
    /// Reads `2011-11`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return None;
        }
        let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
        ((1..=9998).contains(&year) && (1..=12).contains(&month))
            .then_some(Month(year * 12 + month - 1))
    }

    /// Gregorian year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Month of the year, 1 to 12.
    pub fn number(self) -> u8 {
        u8::try_from(self.0.rem_euclid(12) + 1).expect("1 to 12 fits")
    }

    /// First day of the month.
    pub fn first(self) -> Day {
        let year = i16::try_from(self.year()).expect("a month comes from a day or a parsed year");
        let number = i8::try_from(self.number()).expect("1 to 12 fits");
        Day::of(Date::constant(year, number, 1))
    }

    /// Last day of the month.
    pub fn last(self) -> Day {
        (self + 1).first() - 1
    }

    /// Months from `earlier` to this month; negative if `earlier` is later.
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// Every month from this one to `last`, both included.
    pub fn to(
        self,
        last: Month,
    ) -> impl DoubleEndedIterator<Item = Month> + ExactSizeIterator + Clone {
        (self.0..last.0 + 1).map(Month)
    }
}

impl Add<i32> for Month {
    type Output = Month;
    fn add(self, months: i32) -> Month {
        Month(self.0 + months)
    }
}

impl Sub<i32> for Month {
    type Output = Month;
    fn sub(self, months: i32) -> Month {
        Month(self.0 - months)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// An exact amount of money, in ten-thousandths of the currency's unit.
///
/// Finer than any currency's own digits, because shops price single items
/// below them (0.001 occurs in practice) and the sum has to be exact. One
/// report has one currency, so the amount does not carry it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i64);

impl Money {
    /// Parts of one unit of currency.
    pub const SCALE: i64 = 10_000;
    /// Decimal places of [`Money::SCALE`].
    pub const PLACES: u32 = 4;
    /// No money.
    pub const ZERO: Money = Money(0);

    /// In units of currency, for ratios and charts; exact up to 2^53 parts.
    #[expect(clippy::cast_precision_loss, reason = "display and ratios only")]
    pub fn units(self) -> f64 {
        self.0 as f64 / 10_000.0
    }

    /// So many units of currency, rounded to a ten-thousandth, half away from
    /// zero; 0 for what is not a number. For what is estimated, never for what
    /// is counted.
    #[expect(clippy::cast_possible_truncation, reason = "estimates end where amounts do")]
    pub fn of_units(units: f64) -> Money {
        Money(libm::round(units * 10_000.0) as i64)
    }

    /// As a decimal with at least `digits` places and no needless zeros after.
    ///
    /// `Money(89114079040)` with 2 digits is `8911407.904`.
    pub fn decimal(self, digits: u32) -> String {
        let parts = self.0.unsigned_abs();
        let scale = Money::SCALE.unsigned_abs();
        let mut fraction = format!("{:04}", parts % scale);
        while fraction.len() > digits as usize && fraction.ends_with('0') {
            fraction.pop();
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{fraction}", parts / scale)
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// What a report uses when neither the shop nor its files name a currency.
    pub const UNKNOWN: Currency = Currency(iso_currency::Currency::XXX);

    /// Reads `GBP`, in either case; `None` for a code that ISO 4217 lacks.
    pub fn parse(code: &str) -> Option<Currency> {
        iso_currency::Currency::from_code(&code.trim().to_ascii_uppercase()).map(Currency)
    }

    /// Every code of ISO 4217, in the order of the alphabet.
    pub fn codes() -> impl Iterator<Item = &'static str> + Clone {
        let letters = || b'A'..=b'Z';
        let pairs = letters().flat_map(move |one| letters().map(move |two| [one, two]));
        let all = pairs.flat_map(move |[one, two]| letters().map(move |three| [one, two, three]));
        all.filter_map(|code| Currency::parse(std::str::from_utf8(&code).ok()?)).map(Currency::code)
    }

    /// Three capital letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// What stands before an amount: `£`, or the code and a blank where the
    /// sign is none that reads from left to right; empty for
    /// [`Currency::UNKNOWN`].
    pub fn symbol(self) -> String {
        if self == Currency::UNKNOWN {
            return String::new();
        }
        let sign = self.sign();
        let arabic = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}');
        let plain = !sign.is_empty() && !sign.contains(arabic) && sign != "¤";
        if plain { sign } else { format!("{}\u{a0}", self.code()) }
    }

    /// What people write for it, `£` or `R$`; `¤` where they write nothing known.
    pub fn sign(self) -> String {
        self.0.symbol().to_string()
    }

    /// Digits after the point in an amount as people write it: 2 for GBP, 0
    /// for JPY, 3 for KWD.
    pub fn digits(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }
}

/// `part / whole` as a number; `None` when the whole is 0.
///
/// Exact to the last bit for counts below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of people and orders stay far below 2^53")]
pub fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A count as a number to compute with. Exact for counts below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of people and orders stay far below 2^53")]
pub fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_knows_its_month_and_its_date() {
        let day = Day::of(Date::constant(2011, 11, 30));
        assert_eq!(day.to_string(), "2011-11-30");
        assert_eq!(day.month(), Month::parse("2011-11").unwrap());
        assert_eq!(day.month().last(), day);
        assert_eq!((day + 1).month().to_string(), "2011-12");
    }

    #[test]
    fn a_month_is_that_of_the_calendar() {
        for day in (-800_000..800_000).step_by(13).map(Day) {
            let date = day.date();
            let month = Month(i32::from(date.year()) * 12 + i32::from(date.month()) - 1);
            assert_eq!(day.month(), month, "{date}");
        }
    }

    #[test]
    fn only_a_year_and_a_month_are_a_month() {
        for text in [
            "2011",
            "+201-11",
            "2011-+1",
            "2011-13",
            "2011-00",
            "11-11",
            "2011-1",
            "2011-11-01",
            "x",
            "",
        ] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_sign_that_reads_from_right_to_left_gives_way_to_the_code() {
        let symbol = |code| Currency::parse(code).unwrap().symbol();
        assert_eq!(symbol("gbp"), "£");
        assert_eq!(symbol("IRR"), "IRR\u{a0}");
        assert_eq!(Currency::UNKNOWN.symbol(), "");
        assert_eq!(Currency::parse("GBX"), None);
    }

    #[test]
    fn money_keeps_its_thousandths_and_drops_needless_zeros() {
        assert_eq!(Money(89_114_079_040).decimal(2), "8911407.904");
        assert_eq!(Money(-6_113_420_900).decimal(2), "-611342.09");
        assert_eq!(Money(0).decimal(2), "0.00");
        assert_eq!(Money(120_000).decimal(0), "12");
        assert_eq!(Money(-500).decimal(2), "-0.05");
    }
}
