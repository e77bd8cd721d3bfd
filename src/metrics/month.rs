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
