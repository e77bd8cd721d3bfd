//! Money of other currencies in the report's.

use std::collections::BTreeMap;
use std::path::Path;

use crate::config;
use crate::units::Currency;
use crate::units::Money;
use crate::units::Month;

use super::error::Error;
use super::faults::Faults;
use super::hint::Hint;
use super::table::{SideFile, Table};

/// Units of the report's currency for one unit of another, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rate(i128);

impl Rate {
    /// Parts of one unit: a rate has at most twelve decimals.
    const SCALE: i128 = 10_i128.pow(Rate::PLACES as u32);
    const PLACES: usize = 12;
    /// Digits before the point, at most.
    const DIGITS: usize = 9;

    /// Reads `0.8571`; `None` for what is no decimal above 0, or has more than
    /// twelve decimals or nine digits before them.
    fn parse(text: &str) -> Option<Rate> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str, most| {
            (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
        };
        if !digits(whole, Rate::DIGITS) || !digits(fraction, Rate::PLACES) {
            return None;
        }
        let parts: i128 = format!("{whole}{fraction:0<12}").parse().ok()?;
        (parts > 0).then_some(Rate(parts))
    }
}

/// An amount at a rate, rounded half away from zero to a ten-thousandth; `None`
/// beyond what [`Money`] holds.
pub(super) fn convert(money: Money, rate: Rate) -> Option<Money> {
    let product = i128::from(money.0).checked_mul(rate.0)?;
    let half = if product < 0 { -Rate::SCALE / 2 } else { Rate::SCALE / 2 };
    i64::try_from(product.checked_add(half)? / Rate::SCALE).ok().map(Money)
}

/// What other currencies are worth, month by month.
#[derive(Clone, Debug)]
pub struct Rates {
    rates: BTreeMap<(Month, &'static str), Rate>,
    place: String,
    file: SideFile,
}

/// What is wrong with a row of rates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateProblem {
    /// Not as `2024-03`.
    #[error("month {0:?} is not a month such as \"2024-03\"")]
    Month(String),
    /// Not in ISO 4217.
    #[error("currency {0:?} is not a currency")]
    Currency(String),
    /// The report's own.
    #[error("{0} is the report's own currency, which needs no rate")]
    Own(&'static str),
    /// No decimal above 0, or too long.
    #[error("rate {0:?} is not a decimal above 0 with at most 12 decimals")]
    Rate(String),
    /// The same month and currency again.
    #[error("{1} of {0} has a rate already, on line {2}")]
    Twice(Month, &'static str, u64),
}

impl RateProblem {
    /// What the user can do next.
    pub(super) fn hint(&self) -> Hint {
        Some(match self {
            RateProblem::Month(_) => "a rate is that of a whole month, written year first".into(),
            RateProblem::Currency(code) => crate::config::near_currency(code),
            RateProblem::Rate(_) => {
                "write what one unit costs in the report's currency, with a point: 0.8571".into()
            }
            RateProblem::Own(_) => "take the row out".into(),
            RateProblem::Twice(..) => "take one of the two out".into(),
        })
    }
}

impl Rates {
    /// Reads the file that `section` names, if it names one; relative to `root`.
    /// `into` is the report's currency.
    ///
    /// # Errors
    ///
    /// Whatever keeps the file from being read, and each of its rows that is not
    /// understood.
    pub fn new(
        section: &config::Currencies,
        into: Option<Currency>,
        root: &Path,
    ) -> Result<Option<Rates>, Faults> {
        let Some(path) = &section.rates else { return Ok(None) };
        Rates::of(Table::read(path.get_ref(), root)?, into).map(Some)
    }

    fn of(table: Table, into: Option<Currency>) -> Result<Rates, Faults> {
        let mut rates = BTreeMap::new();
        let mut lines = BTreeMap::new();
        table.each(["month", "currency", "rate"], |line, cells| {
            let bad = |problem| Error::BadRate { place: table.place.clone(), line, problem };
            let (month, currency, rate) = row(cells, into).map_err(bad)?;
            let key = (month, currency.code());
            if let Some(first) = lines.insert(key, line) {
                lines.insert(key, first);
                return Err(bad(RateProblem::Twice(month, currency.code(), first)));
            }
            rates.insert(key, rate);
            Ok(())
        })?;
        Ok(Rates { rates, place: table.place, file: table.file })
    }
}

fn row(
    [month, currency, rate]: [&str; 3],
    into: Option<Currency>,
) -> Result<(Month, Currency, Rate), RateProblem> {
    let of = Currency::parse(currency);
    let known = of.ok_or_else(|| RateProblem::Currency(currency.into()))?;
    if into == Some(known) {
        return Err(RateProblem::Own(known.code()));
    }
    Ok((
        Month::parse(month).ok_or_else(|| RateProblem::Month(month.into()))?,
        known,
        Rate::parse(rate).ok_or_else(|| RateProblem::Rate(rate.into()))?,
    ))
}

/// What was converted into the report's currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The file with the rates.
    pub rates: SideFile,
    /// Orders and credit notes that count, by the code of the currency that
    /// they were in.
    pub orders: BTreeMap<&'static str, u64>,
}

/// The amounts of one order: gross and net.
pub(super) type Pair = [Money; 2];

impl Rates {
    /// The amounts of an order that counts, at the rate of its month.
    ///
    /// # Errors
    ///
    /// [`Error::NoRate`] when there is none; [`Error::TooMuch`] when the amounts
    /// are more than can be counted.
    pub(super) fn convert(
        &self,
        (from, month): (Currency, Month),
        amounts: Pair,
        (place, line): (&str, u64),
    ) -> Result<Pair, Error> {
        let Some(rate) = self.rates.get(&(month, from.code())) else {
            return Err(Error::NoRate {
                place: place.into(),
                line,
                month,
                currency: from.code().into(),
                rates: self.place.clone(),
            });
        };
        let mut converted = amounts;
        for amount in &mut converted {
            let too_much = || Error::TooMuch { place: place.into(), line };
            *amount = convert(*amount, *rate).ok_or_else(too_much)?;
        }
        Ok(converted)
    }

    /// The rate of a month, in parts of a unit; `None` where there is none.
    pub(super) fn parts(&self, asked: (Month, &'static str)) -> Option<i128> {
        self.rates.get(&asked).map(|rate| rate.0)
    }

    /// What was converted by these.
    pub(super) fn converted(&self, orders: BTreeMap<&'static str, u64>) -> Converted {
        Converted { rates: self.file.clone(), orders }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rate(text: &str) -> Rate {
        Rate::parse(text).unwrap()
    }

    fn of(text: &str) -> Result<Rates, Vec<String>> {
        let table = Table::of("rates.csv", text.into()).map_err(|it| vec![it.to_string()])?;
        let told = |faults: Faults| faults.first.iter().map(ToString::to_string).collect();
        Rates::of(table, Currency::parse("GBP")).map_err(told)
    }

    /// By hand: 10.00 × 0.8571 = 8.571; 0.0001 × 0.5 = 0.00005, half a part, and
    /// away from zero 0.0001; 33.3333 × 0.857123456789 = 28.57075336…
    #[test]
    fn an_amount_at_a_rate_is_exact_to_a_ten_thousandth() {
        let at = |parts, text| convert(Money(parts), rate(text)).map(|it| it.0);
        assert_eq!(at(100_000, "0.8571"), Some(85_710));
        assert_eq!(at(1, "0.5"), Some(1));
        assert_eq!(at(-1, "0.5"), Some(-1));
        assert_eq!(at(1, "0.499999999999"), Some(0));
        assert_eq!(at(333_333, "0.857123456789"), Some(285_708));
        assert_eq!(at(-333_333, "0.857123456789"), Some(-285_708));
        assert_eq!(at(10_000, "1"), Some(10_000));
        assert_eq!(at(10_000, "16250"), Some(162_500_000));
        assert_eq!(at(i64::MAX, "1"), Some(i64::MAX));
        assert_eq!(at(i64::MAX, "1.1"), None);
        assert_eq!(at(i64::MIN, "999999999.999999999999"), None);
    }

    #[test]
    fn a_rate_is_a_decimal_above_0() {
        assert_eq!(rate("0.000000000001"), Rate(1));
        assert_eq!(rate("1.5"), Rate(1_500_000_000_000));
        assert_eq!(rate("999999999"), Rate(999_999_999_000_000_000_000));
        for text in [
            "",
            "0",
            "0.0",
            "-1",
            "+1",
            ".5",
            "1.",
            "1,5",
            "1e3",
            "0.0000000000001",
            "1000000000",
            "x",
        ] {
            assert_eq!(Rate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_bad_row_is_told_with_its_line() {
        let rows = "month,currency,rate\n2024-03,EUR,0.85\n2024-3,EUR,0.85\n2024-03,EURO,0.85\n\
             2024-04,EUR,0,85\n2024-04,EUR,0\n2024-03,GBP,1\n2024-03,eur,0.86\n2024-03,EUR,0.87\n";
        assert_eq!(
            of(rows).unwrap_err(),
            [
                "rates.csv:3: month \"2024-3\" is not a month such as \"2024-03\"",
                "rates.csv:4: currency \"EURO\" is not a currency",
                "rates.csv:5: the row has 4 cells and the header 3",
                "rates.csv:6: rate \"0\" is not a decimal above 0 with at most 12 decimals",
                "rates.csv:7: GBP is the report's own currency, which needs no rate",
                "rates.csv:8: EUR of 2024-03 has a rate already, on line 2",
                "rates.csv:9: EUR of 2024-03 has a rate already, on line 2",
            ]
        );
        assert_eq!(
            of("month,currency\n").unwrap_err(),
            ["rates.csv:1: there is no column \"rate\""]
        );
        assert_eq!(of(" \n").unwrap_err(), ["rates.csv:1: the file is empty"]);
        assert_eq!(
            of("month,rate,currency,note\r\n2024-03, 0.85 ,EUR,\r\n").unwrap().rates.len(),
            1
        );
    }

    #[test]
    fn an_order_has_the_rate_of_its_month() {
        let rates = of("month,currency,rate\n2024-03,EUR,0.85\n2024-04,EUR,0.9\n").unwrap();
        let euro = Currency::parse("EUR").unwrap();
        let at = |month: &str| {
            let month = Month::parse(month).unwrap();
            let amounts = [Money(100_000), Money(50_000)];
            rates.convert((euro, month), amounts, ("orders.csv", 7)).map_err(|it| it.to_string())
        };
        assert_eq!(at("2024-03"), Ok([Money(85_000), Money(42_500)]));
        assert_eq!(at("2024-04"), Ok([Money(90_000), Money(45_000)]));
        let missing = "orders.csv:7: the order is in EUR, and rates.csv has no rate for 2024-05";
        assert_eq!(at("2024-05"), Err(missing.into()));
    }

    #[test]
    fn amounts_that_grow_too_large_are_a_fault() {
        let rates = of("month,currency,rate\n2024-03,IDR,999999999\n").unwrap();
        let rupiah = (Currency::parse("IDR").unwrap(), Month::parse("2024-03").unwrap());
        let amounts = [Money(1_000_000_000_000); 2];
        let told = rates.convert(rupiah, amounts, ("orders.csv", 2)).unwrap_err().to_string();
        assert!(told.starts_with("orders.csv:2: the amounts up to this row"), "{told}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rounding_is_by_half_a_part_at_most_and_keeps_sign_and_order(
            one in -1_000_000_000_i64..1_000_000_000,
            other in -1_000_000_000_i64..1_000_000_000,
            parts in 1_i128..10_000_000_000_000,
        ) {
            let at = |it| convert(Money(it), Rate(parts)).unwrap().0;
            let exact = i128::from(one) * parts;
            let apart = (i128::from(at(one)) * Rate::SCALE - exact).abs();
            prop_assert!(2 * apart <= Rate::SCALE);
            prop_assert_eq!(at(-one), -at(one));
            prop_assert_eq!(one <= other || at(one) >= at(other), true);
        }
    }
}
