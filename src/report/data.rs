//! What was read, before any day is left out.

use std::collections::BTreeSet;

use crate::orders::Account;
use crate::orders::Customer;
use crate::orders::Kind;
use crate::orders::Order;
use crate::orders::Orders;
use crate::units::Day;
use crate::units::Money;

use super::Period;

/// The whole input in numbers, orders after the as-of day included.
#[derive(Clone, Debug)]
pub struct Data {
    /// What happened to every row.
    pub account: Account,
    /// Orders.
    pub orders: u64,
    /// Orders that name somebody.
    pub orders_identified: u64,
    /// People with an order.
    pub customers: u64,
    /// Gross revenue of all orders.
    pub gross: Money,
    /// Gross revenue of the identified ones.
    pub gross_identified: Money,
    /// Credit notes.
    pub credit_notes: u64,
    /// Their amount; 0 or below.
    pub credits: Money,
    /// The amount of those that name somebody.
    pub credits_identified: Money,
    /// People with credit notes and no order; no customers.
    pub credit_only: u64,
    /// Orders after the as-of day, which wait for a later report.
    pub orders_later: u64,
    /// Day of the first order.
    pub first: Day,
    /// Day of the last order.
    pub last: Day,
}

impl Data {
    /// The zones in which the files' days are cut, sorted; empty when all are
    /// taken as the files write them.
    pub fn zones(&self) -> Vec<&str> {
        let named = self.account.files.iter().filter_map(|file| file.zone.as_deref());
        named.collect::<BTreeSet<&str>>().into_iter().collect()
    }

    /// Counts the input.
    pub(super) fn new(read: Orders, period: Period) -> Data {
        let (first, last) = read.span().unwrap_or((period.first, period.as_of));
        let of = |kind: Kind| read.orders.iter().filter(move |order| order.kind == kind);
        let named = |order: &&Order| order.customer.is_some();
        let people = |kind: Kind| -> BTreeSet<Customer> {
            of(kind).filter_map(|order| order.customer).collect()
        };
        let customers = people(Kind::Sale);
        Data {
            orders: of(Kind::Sale).count() as u64,
            orders_identified: of(Kind::Sale).filter(named).count() as u64,
            customers: customers.len() as u64,
            gross: of(Kind::Sale).map(|order| order.gross).sum(),
            gross_identified: of(Kind::Sale).filter(named).map(|order| order.gross).sum(),
            credit_notes: of(Kind::Credit).count() as u64,
            credits: of(Kind::Credit).map(|order| order.net).sum(),
            credits_identified: of(Kind::Credit).filter(named).map(|order| order.net).sum(),
            credit_only: people(Kind::Credit).difference(&customers).count() as u64,
            orders_later: of(Kind::Sale).filter(|order| order.day > period.as_of).count() as u64,
            first,
            last,
            account: read.account,
        }
    }
}
