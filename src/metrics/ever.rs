//! All orders up to the as-of day.

use crate::ledger::Ledger;
use crate::units::Money;

use super::{Outcome, count, money_per, rate};

/// Customers with at least `orders` orders.
pub(super) fn with_orders(ledger: &Ledger, orders: u32) -> u64 {
    let last = ledger.waits.iter().filter(|(wait, _)| wait.order >= orders);
    last.map(|(_, customers)| customers).sum()
}

pub(super) fn customers(ledger: &Ledger) -> Outcome {
    count(ledger.customers())
}

pub(super) fn repeat_purchase_rate_ever(ledger: &Ledger) -> Outcome {
    rate(with_orders(ledger, 2), ledger.customers())
}

pub(super) fn loyal_customer_rate(ledger: &Ledger, loyal_orders: u32) -> Outcome {
    rate(with_orders(ledger, loyal_orders), ledger.customers())
}

/// Customers with `n + 1` orders, of those with `n`.
pub(super) fn next_order_rate(ledger: &Ledger, n: u32) -> Outcome {
    rate(with_orders(ledger, n + 1), with_orders(ledger, n))
}

pub(super) fn clv_observed(ledger: &Ledger) -> Outcome {
    let net: Money = ledger.cells.values().map(|cell| cell.net).sum();
    money_per(net, ledger.customers())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Cell, Frame, Gap};
    use crate::metrics::{Value, Why};
    use crate::units::{Day, Days};

    /// Of ten customers four have ordered once, three twice, two three times and
    /// one five times.
    fn ledger() -> Ledger {
        let frame = Frame { first: Day(0), as_of: Day(58), over: true, active: Days(31) };
        let mut ledger = Ledger::new(frame);
        for (order, days, customers) in [(1, 3, 3), (1, 9, 1), (2, 3, 3), (3, 1, 2), (5, 8, 1)] {
            ledger.waits.insert(Gap { order, days: Days(days) }, customers);
        }
        let (first, next) = (Day(0).month(), Day(40).month());
        for ((cohort, month), net) in [((first, first), 30), ((first, next), -4), ((next, next), 9)]
        {
            let cell = Cell { net: Money(net * Money::SCALE), ..Cell::default() };
            ledger.cells.insert((cohort, month), cell);
        }
        ledger
    }

    fn share(outcome: Outcome) -> Result<(Value, u64), Why> {
        let whole = |value| if let Value::Count(whole) = value { whole } else { 0 };
        outcome.map(|it| (it.value, it.parts.map_or(0, |(_, of)| whole(of))))
    }

    #[test]
    fn customers_are_counted_by_orders_or_more() {
        let ledger = ledger();
        assert_eq!([1, 2, 3, 4, 5, 6].map(|n| with_orders(&ledger, n)), [10, 6, 3, 1, 1, 0]);
        assert_eq!(customers(&ledger).unwrap().value, Value::Count(10));
        assert_eq!(share(repeat_purchase_rate_ever(&ledger)), Ok((Value::Share(0.6), 10)));
        assert_eq!(share(loyal_customer_rate(&ledger, 3)), Ok((Value::Share(0.3), 10)));
        assert_eq!(share(next_order_rate(&ledger, 1)), Ok((Value::Share(0.6), 10)));
        assert_eq!(share(next_order_rate(&ledger, 2)), Ok((Value::Share(0.5), 6)));
        assert_eq!(share(next_order_rate(&ledger, 5)), Ok((Value::Share(0.0), 1)));
        assert_eq!(share(next_order_rate(&ledger, 6)), Err(Why::NobodyThere));
    }

    /// 30 - 4 + 9 of ten customers.
    #[test]
    fn what_a_customer_has_brought_is_of_all_cohorts() {
        let each = clv_observed(&ledger()).unwrap().value;
        assert_eq!(each, Value::Money(Money(35 * Money::SCALE / 10)));
    }
}
