//! The report's month.

use crate::ledger::Ledger;
use crate::ledger::MonthTotals;
use crate::units::Money;

use super::{Outcome, count, money, money_per, money_share, rate};

fn totals(ledger: &Ledger) -> MonthTotals {
    ledger.totals(ledger.month())
}

/// Net revenue of the month's identified customers.
fn identified(totals: &MonthTotals) -> Money {
    totals.net - totals.unidentified_net
}

pub(super) fn orders(ledger: &Ledger) -> Outcome {
    count(totals(ledger).orders)
}

pub(super) fn revenue(ledger: &Ledger) -> Outcome {
    money(totals(ledger).net)
}

pub(super) fn aov(ledger: &Ledger) -> Outcome {
    money_per(totals(ledger).net, totals(ledger).orders)
}

pub(super) fn new_customers(ledger: &Ledger) -> Outcome {
    count(totals(ledger).new)
}

pub(super) fn returning_customers(ledger: &Ledger) -> Outcome {
    count(totals(ledger).returning)
}

pub(super) fn returning_customer_share(ledger: &Ledger) -> Outcome {
    let month = totals(ledger);
    rate(month.returning, month.new + month.returning)
}

pub(super) fn returning_revenue_share(ledger: &Ledger) -> Outcome {
    let month = totals(ledger);
    let identified = identified(&month);
    money_share(identified - month.new_net, identified)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Frame;
    use crate::metrics::{Value, Why};
    use crate::units::{Day, Days};

    fn units(units: i64) -> Money {
        Money(units * Money::SCALE)
    }

    /// A month of eight orders and 120, of which nobody is named with two and
    /// 20; new customers brought 40 of the rest. The month before had more.
    fn ledger() -> Ledger {
        let frame = Frame { first: Day(0), as_of: Day(58), over: true, active: Days(31) };
        let mut ledger = Ledger::new(frame);
        let month = MonthTotals {
            orders: 8,
            net: units(120),
            unidentified_orders: 2,
            unidentified_net: units(20),
            new: 3,
            returning: 1,
            new_net: units(40),
            ..MonthTotals::default()
        };
        ledger.months.insert(Day(0).month(), MonthTotals { orders: 80, returning: 9, ..month });
        ledger.months.insert(Day(40).month(), month);
        ledger
    }

    #[test]
    fn a_month_is_counted_by_itself() {
        let ledger = ledger();
        let of = |outcome: Outcome| outcome.unwrap().value;
        assert_eq!(of(orders(&ledger)), Value::Count(8));
        assert_eq!(of(revenue(&ledger)), Value::Money(units(120)));
        assert_eq!(of(aov(&ledger)), Value::Money(units(15)));
        assert_eq!(of(new_customers(&ledger)), Value::Count(3));
        assert_eq!(of(returning_customers(&ledger)), Value::Count(1));
        assert_eq!(of(returning_customer_share(&ledger)), Value::Share(0.25));
    }

    /// Of 120 - 20 that are named, 100 - 40 come from those who came back.
    #[test]
    fn the_share_of_those_who_came_back_is_of_what_is_named() {
        let mut ledger = ledger();
        let share = returning_revenue_share(&ledger).unwrap();
        assert_eq!(share.value, Value::Share(0.6));
        assert_eq!(share.parts, Some((Value::Money(units(60)), Value::Money(units(100)))));
        ledger.months.clear();
        assert_eq!(returning_revenue_share(&ledger), Err(Why::NobodyThere));
        assert_eq!(aov(&ledger), Err(Why::NobodyThere));
    }
}
