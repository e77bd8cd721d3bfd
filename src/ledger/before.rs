//! The ledger of the month before, out of the same visits.
//!
//! Most of what it counts is among what the month's own ledger counts: a cell
//! of an earlier month, or a gap that was over by then, is the same in both. So
//! only what differs is counted, and most customers did not order in the month.

use crate::orders::Lot;
use crate::units::Money;

use super::calendar::Calendar;
use super::fold::{Counts, Trailing, count_base};
use super::margins;
use super::tally::{ByOrders, Gaps, add_up};
use super::visit::{Entry, Visit};
use super::{Base, Frame, Ledger};

/// One thread's counts of what was different at the end of the month before.
pub(super) struct Before<'a> {
    frame: Frame,
    /// The place of its last day.
    end: usize,
    /// How many months there were.
    months: usize,
    /// Gaps that ended later.
    later: Gaps,
    waits: Gaps,
    brought: ByOrders,
    pub(super) year: Trailing,
    periods: [Base; 3],
    /// By month: net of people who had no order yet.
    unidentified: Vec<Money>,
    costs: margins::Counts<'a>,
}

impl<'a> Before<'a> {
    /// None yet, of an earlier frame of these days and about so many people.
    pub(super) fn new(frame: Frame, calendar: &'a Calendar, people: usize) -> Before<'a> {
        let end = calendar.place(frame.as_of);
        let months = calendar.month(end) + 1;
        Before {
            frame,
            end,
            months,
            later: Gaps::new(calendar.len()),
            waits: Gaps::new(calendar.len()),
            brought: ByOrders::default(),
            year: Trailing::of(frame, calendar, people),
            periods: [Base::default(); 3],
            unidentified: vec![Money::ZERO; months],
            costs: margins::Counts::new(calendar, end),
        }
    }

    /// Counts what the goods cost of people who are visited one by one beside it.
    pub(super) fn lot(&mut self, lot: &Lot) {
        self.costs.count(lot);
    }

    /// Counts somebody with an order, and this net in all.
    pub(super) fn visit(&mut self, visit: &Visit, net: Money) {
        let sales = visit.sales.as_slice();
        let later = sales.iter().rev().take_while(|sale| sale.day() > self.end).count();
        let orders = sales.len() - later;
        for order in orders.max(1)..sales.len() {
            self.later.count(order, sales[order].day() - sales[order - 1].day());
        }
        let Some(last) = orders.checked_sub(1) else {
            for credit in visit.credits.iter().filter(|credit| credit.day() <= self.end) {
                self.unidentified[credit.month()] += credit.net;
            }
            return;
        };
        self.waits.count(orders, self.end - sales[last].day());
        let since = |all: &[Entry]| -> Money {
            let later = all.iter().rev().take_while(|entry| entry.day() > self.end);
            later.map(|entry| entry.net).sum()
        };
        let by_then = net - since(sales) - since(&visit.credits);
        self.brought.count(orders, by_then);
        self.year.visit(visit);
        count_base(&mut self.periods, visit, self.months - 1);
    }

    /// Adds those of another thread, but for what was spent.
    pub(super) fn add(&mut self, other: Before) {
        self.later.add(other.later);
        self.waits.add(other.waits);
        self.brought.add(other.brought);
        self.year.year += other.year.year;
        add_up(&mut self.periods, &other.periods);
        add_up(&mut self.unidentified, &other.unidentified);
        self.costs.add(&other.costs);
    }

    /// The ledger of the same people, without those of its tables that no
    /// metric is made of: standings, and traits of first orders.
    pub(super) fn ledger(self, counts: &Counts) -> Ledger {
        let mut ledger = Ledger::new(self.frame);
        self.costs.add_to(&mut ledger);
        let nobody = self.unidentified.iter().zip(counts.unidentified());
        let nobody: Vec<Money> = nobody.map(|(one, other)| *one + *other).collect();
        counts.by_month(&mut ledger, self.months, &nobody);
        ledger.gaps = (counts.gaps.clone() - &self.later).into_map();
        ledger.waits = self.waits.into_map();
        ledger.brought = self.brought.into_map();
        ledger.year = self.year.year;
        ledger.periods = self.periods;
        ledger
    }
}
