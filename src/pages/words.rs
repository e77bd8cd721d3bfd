//! Numbers and money as one language writes them: the only rounding.

use std::sync::Arc;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale as IcuLocale;

use crate::metrics::Value;
use crate::metrics::Why;
use crate::units::Currency;
use crate::units::Day;
use crate::units::Money;
use crate::units::Month;

use super::Error;
use super::dates::Dates;
use super::locale::{Arg, Locale};

/// Amounts from here on are written without decimals, in units of currency.
const WHOLE_FROM: i64 = 1000;

/// The minus sign, as wide as a plus.
const MINUS: &str = "\u{2212}";

/// One language, and the currency of one report.
pub(super) struct Words {
    /// BCP 47 code.
    pub(super) language: String,
    pub(super) locale: Arc<Locale>,
    numbers: DecimalFormatter,
    dates: Dates,
    currency: Currency,
}

impl Words {
    /// The words of `language` from `(path, text)` of its message files.
    ///
    /// # Errors
    ///
    /// [`Error::Words`] for files that cannot be used.
    pub(super) fn new<'a>(
        language: &str,
        files: impl Iterator<Item = (&'a str, &'a str)>,
        currency: Currency,
    ) -> Result<Words, Error> {
        let fault = |what: &str| Error::Words { path: language.into(), what: what.into() };
        let icu: IcuLocale = language.parse().map_err(|_| fault("is not a language"))?;
        let numbers = DecimalFormatter::try_new((&icu).into(), Default::default())
            .map_err(|_| fault("has no form of numbers"))?;
        let locale = Arc::new(Locale::new(language, files)?);
        let by = |id: &str| locale.say(id, &[]).parse::<IcuLocale>();
        let dates = match (by("dates-like"), by("months-like")) {
            (Ok(days), Ok(months)) => Dates::new(&days, &months),
            _ => None,
        };
        let dates =
            dates.ok_or_else(|| fault("has no form of dates: see dates-like, months-like"))?;
        Ok(Words { language: language.into(), locale, numbers, dates, currency })
    }

    /// A message.
    pub(super) fn say(&self, id: &str, args: &[Arg<'_>]) -> String {
        self.locale.say(id, args)
    }

    /// The message `KIND-WORD`, or the word itself, which may be a project's own.
    pub(super) fn word(&self, kind: &str, word: &str) -> String {
        let id = format!("{kind}-{word}");
        if self.locale.has(&id) { self.say(&id, &[]) } else { word.replace(['-', '_'], " ") }
    }

    /// Whole parts of which `10^places` make one. A number below 0 has a minus
    /// sign, where some languages' data have a hyphen.
    fn decimal(&self, parts: i64, places: i16) -> String {
        let mut decimal = Decimal::from(parts);
        decimal.multiply_pow10(-places);
        self.numbers.format(&decimal).to_string().replace('-', MINUS)
    }

    /// A number with this many decimals, rounded half away from zero.
    #[expect(clippy::cast_possible_truncation, reason = "what is shown is far below 2^53")]
    pub(super) fn number(&self, number: f64, places: i16) -> String {
        let scale = libm::pow(10.0, f64::from(places));
        self.decimal(libm::round(number * scale) as i64, places)
    }

    /// So many people as were reckoned: nobody is told of parts of one.
    pub(super) fn people(&self, number: f64) -> String {
        if number > 0.0 && number < 0.5 {
            return self.say("number-below", &[("number", self.count(1).into())]);
        }
        self.number(number, 0)
    }

    /// A probability of a test, to a thousandth.
    pub(super) fn probability(&self, p: f64) -> String {
        if p < 0.001 {
            return self.say("number-below", &[("number", self.number(0.001, 3).into())]);
        }
        self.number(p, 3)
    }

    /// A count.
    pub(super) fn count(&self, count: u64) -> String {
        self.decimal(i64::try_from(count).unwrap_or(i64::MAX), 0)
    }

    /// A count as two values of a message: `n`, by which it chooses a plural, and
    /// `number`, which it says.
    pub(super) fn counted<'a>(&self, n: u64) -> [Arg<'a>; 2] {
        [("n", n.into()), ("number", self.count(n).into())]
    }

    /// A share as a percentage with one decimal.
    pub(super) fn share(&self, share: f64) -> String {
        self.say("percent", &[("number", self.number(share * 100.0, 1).into())])
    }

    /// A share as a percentage without decimals, for axes.
    pub(super) fn share_round(&self, share: f64) -> String {
        self.say("percent", &[("number", self.number(share * 100.0, 0).into())])
    }

    /// An amount: with its currency's digits below a thousand, without above and of nothing.
    pub(super) fn money(&self, money: Money) -> String {
        self.amount(money, self.digits(money))
    }

    /// As [`Words::money`], where the currency is told beside it.
    pub(super) fn money_bare(&self, money: Money) -> String {
        self.number(money.units(), i16::try_from(self.digits(money)).unwrap_or(2))
    }

    fn digits(&self, money: Money) -> u32 {
        let is_large = money.0.abs() >= WHOLE_FROM * Money::SCALE;
        if is_large || money == Money::ZERO { 0 } else { self.currency.digits() }
    }

    /// An amount with all its currency's digits.
    pub(super) fn money_exact(&self, money: Money) -> String {
        self.amount(money, self.currency.digits())
    }

    /// An amount on an axis, from units of currency.
    #[expect(clippy::cast_possible_truncation, reason = "axes end where amounts do")]
    pub(super) fn money_round(&self, units: f64) -> String {
        self.amount(Money(libm::round(units) as i64 * Money::SCALE), 0)
    }

    fn amount(&self, money: Money, digits: u32) -> String {
        let step = 10_i64.pow(Money::PLACES - digits.min(Money::PLACES));
        let parts = (money.0.abs() + step / 2) / step;
        let places = i16::try_from(digits).unwrap_or(2);
        let id = if money.0 < 0 && parts > 0 { "money-negative" } else { "money" };
        let amount = self.decimal(parts, places);
        self.say(id, &[("symbol", self.currency.symbol().into()), ("amount", amount.into())])
    }

    /// A number of days, in halves at the finest.
    pub(super) fn days(&self, days: f64) -> String {
        let whole = libm::trunc(days);
        let places = i16::from(days - whole > 0.0);
        self.say("days", &[("n", days.into()), ("number", self.number(days, places).into())])
    }

    /// `November 2011`.
    pub(super) fn month(&self, month: Month) -> String {
        self.dates.month(month)
    }

    /// `Nov 2011`.
    pub(super) fn month_short(&self, month: Month) -> String {
        self.dates.month_short(month)
    }

    /// `2011`.
    pub(super) fn year(&self, month: Month) -> String {
        self.dates.year(month)
    }

    /// `Q4 2011`: the quarter that begins with this month.
    pub(super) fn quarter(&self, month: Month) -> String {
        let quarter = u64::from((month.number() - 1) / 3 + 1);
        let args =
            [("quarter", self.count(quarter).into()), ("year", self.dates.year(month).into())];
        self.say("quarter-of-year", &args)
    }

    /// `30 November 2011`.
    pub(super) fn day(&self, day: Day) -> String {
        self.dates.day(day)
    }

    /// `30 Nov 2011`.
    pub(super) fn day_short(&self, day: Day) -> String {
        self.dates.day_short(day)
    }

    /// `30 Nov`, where the year is told beside it.
    pub(super) fn day_of_year(&self, day: Day) -> String {
        self.dates.day_of_year(day)
    }

    /// A metric's value with its unit.
    pub(super) fn value(&self, value: Value) -> String {
        match value {
            Value::Count(count) => self.count(count),
            Value::Money(money) => self.money(money),
            Value::Share(share) => self.share(share),
            Value::Days(days) => self.days(days),
            Value::Ratio(ratio) => self.number(ratio, 2),
        }
    }

    /// Why a metric is undefined, as a sentence.
    pub(super) fn why(&self, why: Why) -> String {
        let day = match why {
            Why::MonthNotOver(day) | Why::HistoryTooShort(day) => self.day(day),
            _ => String::new(),
        };
        self.say(&format!("why-{}", why.id()), &[("day", day.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_below_a_thousand_have_decimals_unless_they_are_nothing() {
        let file = "dates-like = en\nmonths-like = en\nmoney = { $symbol }{ $amount }\n\
                    money-negative = -{ $symbol }{ $amount }\n";
        let pounds = Currency::parse("GBP").unwrap();
        let words = Words::new("en", [("en.ftl", file)].into_iter(), pounds).unwrap();
        let amounts = [0.0, 0.01, 999.99, 1000.0, -0.5, -1000.4];
        let written = amounts.map(|amount| words.money(Money::of_units(amount)));
        assert_eq!(written, ["£0", "£0.01", "£999.99", "£1,000", "-£0.50", "-£1,000"]);
    }
}
