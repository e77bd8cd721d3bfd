//! The ledger of the month before, out of the same visits.
//!
//! Most of what it counts is among what the month's own ledger counts: a cell
//! of an earlier month, or a gap that was over by then, is the same in both. So
//! only what differs is counted, and most customers did not order in the month.

use crate::units::Money;

use super::calendar::Calendar;
use super::closing::Closing;
use super::fold::Counts;
use super::tally::Gaps;
use super::visit::{Entry, Visit};
use super::{Frame, Ledger};

/// One thread's counts of what was different at the end of the month before.
pub(super) struct Before<'a> {
    pub(super) closing: Closing<'a>,
    /// Gaps that ended later.
    later: Gaps,
}

impl<'a> Before<'a> {
    /// None yet, of an earlier frame of these days and about so many people.
    pub(super) fn new(frame: Frame, calendar: &'a Calendar, people: usize) -> Before<'a> {
        let closing = Closing::new(frame, calendar, people);
        Before { closing, later: Gaps::new(calendar.len()) }
    }

    /// Counts somebody with an order, and this net in all.
    pub(super) fn visit(&mut self, visit: &Visit, net: Money) {
        let (sales, end) = (visit.sales.as_slice(), self.closing.end);
        let later = sales.iter().rev().take_while(|sale| sale.day() > end).count();
        let orders = sales.len() - later;
        for order in orders.max(1)..sales.len() {
            self.later.count(order, sales[order].day() - sales[order - 1].day());
        }
        if orders == 0 {
            return self.closing.nobody(visit);
        }
        let since = |all: &[Entry]| -> Money {
            let later = all.iter().rev().take_while(|entry| entry.day() > end);
            later.map(|entry| entry.net).sum()
        };
        self.closing.visit(visit, orders, net - since(sales) - since(&visit.credits));
    }

    /// Adds those of another thread, but for what is of single customers.
    pub(super) fn add(&mut self, other: Before) {
        self.closing.add(other.closing);
        self.later.add(other.later);
    }

    /// The ledger of the same people, without those of its tables that no
    /// metric is made of: standings, and traits of first orders.
    pub(super) fn ledger(self, counts: &Counts) -> Ledger {
        let Before { closing, later } = self;
        let nobody = closing.unidentified.iter().zip(&counts.closing.unidentified);
        let nobody: Vec<Money> = nobody.map(|(one, other)| *one + *other).collect();
        let mut ledger = Ledger::new(closing.frame);
        counts.by_month(&mut ledger, &nobody);
        ledger.gaps = (counts.gaps.clone() - &later).into_map();
        closing.add_to(&mut ledger);
        ledger
    }
}
