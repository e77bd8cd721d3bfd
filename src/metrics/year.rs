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
