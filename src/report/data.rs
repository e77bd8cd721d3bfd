//! What was read, before any day is left out.

use std::collections::BTreeSet;

use crate::ledger::Named;
use crate::orders::Account;
use crate::orders::Crowd;
use crate::orders::Orders;
use crate::orders::Side;
use crate::orders::Strays;
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
    /// Orders long before, and long after all others.
    pub strays: [Option<Strays>; 2],
}

impl Data {
    /// The zones in which the files' days are cut, sorted; empty when all are
    /// taken as the files write them.
    pub fn zones(&self) -> Vec<&str> {
        let named = self.account.files.iter().filter_map(|file| file.zone.as_deref());
        named.collect::<BTreeSet<&str>>().into_iter().collect()
    }

    /// Counts the input, of which it is known how many are named, and takes its
    /// account.
    pub(super) fn new(read: &mut Orders<Crowd>, named: Named, period: Period) -> Data {
        let (first, last) = read.span().unwrap_or((period.first, period.as_of));
        let (mut identified, mut nobody, mut later) = (Side::default(), Side::default(), 0);
        for (day, takings) in &read.days {
            identified += takings.identified;
            nobody += takings.nobody;
            later += if *day > period.as_of { takings.all().orders } else { 0 };
        }
        Data {
            orders: identified.orders + nobody.orders,
            orders_identified: identified.orders,
            customers: named.people - named.credit_only,
            gross: identified.gross + nobody.gross,
            gross_identified: identified.gross,
            credit_notes: identified.credit_notes + nobody.credit_notes,
            credits: identified.credits + nobody.credits,
            credits_identified: identified.credits,
            credit_only: named.credit_only,
            orders_later: later,
            first,
            last,
            strays: [read.strays_before(), read.strays_after()],
            account: std::mem::take(&mut read.account),
        }
    }
}
