//! The trailing twelve months.

use crate::ledger::Ledger;
use crate::ledger::MonthTotals;
use crate::units::Money;
use crate::units::ratio;

use super::{Outcome, Reading, Value, Why, count, money, money_per, rate};

/// Totals of each of them.
pub(super) fn months(ledger: &Ledger) -> impl Iterator<Item = MonthTotals> {
    (ledger.month() - 11).to(ledger.month()).map(|month| ledger.totals(month))
}

fn revenue(ledger: &Ledger) -> Money {
    months(ledger).map(|month| month.net).sum()
}

fn orders(ledger: &Ledger) -> u64 {
    months(ledger).map(|month| month.orders).sum()
}

pub(super) fn orders_12m(ledger: &Ledger) -> Outcome {
    count(orders(ledger))
}

pub(super) fn revenue_12m(ledger: &Ledger) -> Outcome {
    money(revenue(ledger))
}

pub(super) fn aov_12m(ledger: &Ledger) -> Outcome {
    money_per(revenue(ledger), orders(ledger))
}

pub(super) fn purchase_frequency_12m(ledger: &Ledger) -> Outcome {
    let year = ledger.year;
    let value = ratio(year.orders, year.customers).ok_or(Why::NobodyThere)?;
    let parts = Some((Value::Count(year.orders), Value::Count(year.customers)));
    Ok(Reading { value: Value::Ratio(value), parts, interval: None })
}

pub(super) fn repeat_purchase_rate(ledger: &Ledger) -> Outcome {
    rate(ledger.year.repeaters, ledger.year.customers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Frame, Year};
    use crate::units::{Days, Month};

    /// Fourteen months up to December: so many orders as the month is old, of 10
    /// each.
    fn ledger() -> Ledger {
        let last = Month::parse("2024-12").unwrap();
        let (first, as_of) = ((last - 13).first(), last.last());
        let mut ledger = Ledger::new(Frame { first, as_of, over: true, active: Days(31) });
        for (month, orders) in (last - 13).to(last).zip(1_i64..) {
            let net = Money(orders * 10 * Money::SCALE);
            let orders = orders.unsigned_abs();
            ledger.months.insert(month, MonthTotals { orders, net, ..MonthTotals::default() });
        }
        ledger.year = Year { customers: 40, repeaters: 10, orders: 60 };
        ledger
    }

    /// 3 + 4 + … + 14 = 102.
    #[test]
    fn a_year_is_the_month_and_the_eleven_before_it() {
        let ledger = ledger();
        assert_eq!(orders_12m(&ledger).unwrap().value, Value::Count(102));
        assert_eq!(revenue_12m(&ledger).unwrap().value, Value::Money(Money(1_020 * Money::SCALE)));
        let each = aov_12m(&ledger).unwrap();
        assert_eq!(each.value, Value::Money(Money(10 * Money::SCALE)));
    }

    #[test]
    fn frequency_and_repeat_rate_are_of_the_customers_of_the_year() {
        let mut ledger = ledger();
        let frequency = purchase_frequency_12m(&ledger).unwrap();
        assert_eq!(frequency.value, Value::Ratio(1.5));
        assert_eq!(frequency.parts, Some((Value::Count(60), Value::Count(40))));
        assert_eq!(repeat_purchase_rate(&ledger).unwrap().value, Value::Share(0.25));
        ledger.year = Year::default();
        assert_eq!(purchase_frequency_12m(&ledger), Err(Why::NobodyThere));
        assert_eq!(repeat_purchase_rate(&ledger), Err(Why::NobodyThere));
    }
}
