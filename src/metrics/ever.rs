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
