//! Counts to numbers. Pure: one file an idea.
//!
//! [`all`] gives every metric of [`DEFINITIONS`], in its order; a metric that
//! is undefined says [`Why`]. [`cohorts::triangle`], [`survival::Survival`] and
//! [`gaps`] are the numbers behind the charts. [`change`], [`logrank`] and
//! [`multiple`] say what of all that is more than chance, and [`lapse`] when a
//! customer of this shop is late.

mod base;
#[cfg(test)]
mod chance;
pub mod change;
pub mod cohorts;
mod concentration;
mod definitions;
pub mod distribution;
mod ever;
pub mod followed;
pub mod gaps;
pub mod interval;
pub mod lapse;
pub mod logrank;
pub mod margin;
mod month;
pub mod multiple;
pub mod retention;
pub mod returning;
pub mod survival;
pub mod tiers;
mod worth;
mod year;
pub mod years;

use crate::config::Shop;
use crate::ledger::Ledger;
use crate::units::Day;
use crate::units::Money;

pub use concentration::{gini, lorenz, top_share};
pub use definitions::{Better, DEFINITIONS, Definition, Unit, definition};

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// People, orders.
    Count(u64),
    /// An amount in the report's currency.
    Money(Money),
    /// A part of a whole, 0 to 1.
    Share(f64),
    /// Days, whole or in halves.
    Days(f64),
    /// One count per another.
    Ratio(f64),
}

impl Value {
    /// The number without its unit; money in units of currency.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    pub fn number(self) -> f64 {
        match self {
            Value::Count(count) => count as f64,
            Value::Money(money) => money.units(),
            Value::Share(number) | Value::Days(number) | Value::Ratio(number) => number,
        }
    }

    /// Another number in the same unit, such as the end of an interval; a count
    /// becomes a ratio, since ends need not be whole.
    #[must_use]
    pub fn like(self, number: f64) -> Value {
        match self {
            Value::Money(_) => Value::Money(Money::of_units(number)),
            Value::Share(_) => Value::Share(number),
            Value::Days(_) => Value::Days(number),
            Value::Count(_) | Value::Ratio(_) => Value::Ratio(number),
        }
    }
}

/// A metric that is defined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The number.
    pub value: Value,
    /// What it is a part of, and of what: for a Kaplan-Meier share the orders
    /// that were seen within the days, and all customers.
    pub parts: Option<(Value, Value)>,
    /// 95 % interval, in the unit of the value.
    pub interval: Option<(f64, f64)>,
}

/// Why a metric is undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The report's month is not over: the data end on this day.
    MonthNotOver(Day),
    /// The data begin after this day, so nobody can be seen to lapse.
    HistoryTooShort(Day),
    /// No order names anybody, so nothing is known of customers.
    NobodyNamed,
    /// There is nobody, or nothing, to take a share of.
    NobodyThere,
    /// No customer has been followed for so many days.
    NotFollowedSoLong,
    /// Fewer than half have come back so far.
    FewerThanHalfReturned,
    /// The share would be of fewer customers than the privacy threshold.
    TooFewForPrivacy,
    /// More was taken back than sold, so there is no share of it.
    MoreRefundsThanSales,
    /// No file says what goods cost.
    NoCosts,
    /// Fewer than [`margin::COVERED`] of the orders say what their goods cost.
    TooFewCosts,
    /// The goods cost more than they brought, so there is no share of it.
    SoldBelowCost,
}

impl Why {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Why::MonthNotOver(_) => "month_not_over",
            Why::HistoryTooShort(_) => "history_too_short",
            Why::NobodyNamed => "nobody_named",
            Why::NobodyThere => "nobody_there",
            Why::NotFollowedSoLong => "not_followed_so_long",
            Why::FewerThanHalfReturned => "fewer_than_half_returned",
            Why::TooFewForPrivacy => "too_few_for_privacy",
            Why::MoreRefundsThanSales => "more_refunds_than_sales",
            Why::NoCosts => "no_costs",
            Why::TooFewCosts => "too_few_costs",
            Why::SoldBelowCost => "sold_below_cost",
        }
    }
}

/// What came of a metric.
pub type Outcome = Result<Reading, Why>;

/// A metric of the report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metric {
    /// What it is.
    pub definition: &'static Definition,
    /// Its number, or why there is none.
    pub outcome: Outcome,
}

/// The metric with this id among `metrics`.
pub fn of_id<'a>(metrics: &'a [Metric], id: &str) -> Option<&'a Metric> {
    metrics.iter().find(|metric| metric.definition.id == id)
}

/// Every metric, in the order of [`DEFINITIONS`].
pub fn all(ledger: &Ledger, shop: &Shop) -> Vec<Metric> {
    let nobody = ledger.customers() == 0;
    let metric = |definition: &'static Definition| {
        let over = ledger.frame.over || !definition.needs_whole_month();
        let outcome = if !over {
            Err(Why::MonthNotOver(ledger.frame.as_of))
        } else if nobody && definition.is_of_customers() {
            Err(Why::NobodyNamed)
        } else {
            (definition.compute)(ledger, shop)
        };
        Metric { definition, outcome }
    };
    DEFINITIONS.iter().map(metric).collect()
}

/// A count as an outcome.
fn count(count: u64) -> Outcome {
    Ok(Reading { value: Value::Count(count), parts: None, interval: None })
}

/// An amount as an outcome.
fn money(money: Money) -> Outcome {
    Ok(Reading { value: Value::Money(money), parts: None, interval: None })
}

/// `part` of `whole` people with its Wilson interval.
fn rate(part: u64, whole: u64) -> Outcome {
    let share = crate::units::ratio(part, whole).ok_or(Why::NobodyThere)?;
    Ok(Reading {
        value: Value::Share(share),
        parts: Some((Value::Count(part), Value::Count(whole))),
        interval: Some(interval::wilson(part, whole)),
    })
}

/// `part` of `whole` money. A share of a sum has no interval: its parts are
/// not drawn one by one.
fn money_share(part: Money, whole: Money) -> Outcome {
    if whole == Money::ZERO && part == Money::ZERO {
        return Err(Why::NobodyThere);
    }
    if whole <= Money::ZERO || part < Money::ZERO || part > whole {
        return Err(Why::MoreRefundsThanSales);
    }
    Ok(Reading {
        value: Value::Share(part.units() / whole.units()),
        parts: Some((Value::Money(part), Value::Money(whole))),
        interval: None,
    })
}

/// Money per count, rounded half away from zero to a ten-thousandth.
fn money_per(total: Money, count: u64) -> Outcome {
    let count = i64::try_from(count).ok().filter(|count| *count > 0).ok_or(Why::NobodyThere)?;
    let half = if total.0 < 0 { -count / 2 } else { count / 2 };
    Ok(Reading {
        value: Value::Money(Money((total.0 + half) / count)),
        parts: Some((Value::Money(total), Value::Count(count.unsigned_abs()))),
        interval: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(outcome: Outcome) -> Result<Value, Why> {
        outcome.map(|reading| reading.value)
    }

    #[test]
    fn money_per_count_is_rounded_half_away_from_zero() {
        let per = |total, count| value(money_per(Money(total), count));
        let money = |money| Ok(Value::Money(Money(money)));
        assert_eq!([per(14, 4), per(13, 4), per(-14, 4), per(-13, 4)], [4, 3, -4, -3].map(money));
        assert_eq!([per(5, 3), per(4, 3), per(-5, 3), per(-4, 3)], [2, 1, -2, -1].map(money));
        assert_eq!([per(0, 1), per(7, 1), per(-7, 1)], [0, 7, -7].map(money));
        assert_eq!([per(1, 0), per(1, u64::MAX)], [Err(Why::NobodyThere); 2]);
    }

    #[test]
    fn a_share_of_money_is_of_a_whole_that_holds_it() {
        let share = |part, whole| value(money_share(Money(part), Money(whole)));
        assert_eq!(share(30, 40), Ok(Value::Share(0.75)));
        assert_eq!([share(0, 40), share(40, 40)], [0.0, 1.0].map(|it| Ok(Value::Share(it))));
        assert_eq!(share(0, 0), Err(Why::NobodyThere));
        for (part, whole) in [(5, 0), (41, 40), (-1, 40), (-1, 0), (-5, -4), (0, -4)] {
            assert_eq!(share(part, whole), Err(Why::MoreRefundsThanSales), "{part} of {whole}");
        }
    }

    #[test]
    fn another_number_has_the_same_unit() {
        assert_eq!(Value::Money(Money(1)).like(2.5), Value::Money(Money(25_000)));
        assert_eq!(Value::Share(0.1).like(0.5), Value::Share(0.5));
        assert_eq!(Value::Days(3.0).like(0.5), Value::Days(0.5));
        assert_eq!(Value::Count(3).like(0.5), Value::Ratio(0.5));
        assert_eq!(Value::Money(Money(-15_000)).number().to_bits(), (-1.5_f64).to_bits());
    }
}
