//! What depends on the day on which a ledger ends: counted for the month and
//! for the month before in the same way.

use crate::orders::Lot;
use crate::units::Money;

use super::calendar::Calendar;
use super::margins;
use super::tally::{ByOrders, Gaps, add_up};
use super::visit::{Entry, Visit};
use super::{Base, Frame, Ledger, Period, Spend, Year};

/// One thread's counts as of a day.
pub(super) struct Closing<'a> {
    pub(super) frame: Frame,
    /// The place of the last day.
    pub(super) end: usize,
    /// How many months there are.
    pub(super) months: usize,
    /// By month: net of people without an order.
    pub(super) unidentified: Vec<Money>,
    waits: Gaps,
    brought: ByOrders,
    pub(super) year: Trailing,
    periods: [Base; 3],
    costs: margins::Counts<'a>,
}

impl<'a> Closing<'a> {
    /// None yet, of a frame of these days and about so many people.
    pub(super) fn new(frame: Frame, calendar: &'a Calendar, people: usize) -> Closing<'a> {
        let end = calendar.place(frame.as_of);
        let months = calendar.month(end) + 1;
        Closing {
            frame,
            end,
            months,
            unidentified: vec![Money::ZERO; months],
            waits: Gaps::new(calendar.len()),
            brought: ByOrders::default(),
            year: Trailing::of(frame, calendar, people),
            periods: [Base::default(); 3],
            costs: margins::Counts::new(calendar, end),
        }
    }

    /// Counts what the goods cost of people who are visited one by one beside it.
    pub(super) fn lot(&mut self, lot: &Lot) {
        self.costs.count(lot);
    }

    /// Counts somebody without an order by then, who cannot be followed by what
    /// was only taken back.
    pub(super) fn nobody(&mut self, visit: &Visit) {
        for credit in visit.credits.iter().filter(|credit| credit.day() <= self.end) {
            self.unidentified[credit.month()] += credit.net;
        }
    }

    /// Counts somebody who by then had so many orders, 1 or more, and brought
    /// this net.
    pub(super) fn visit(&mut self, visit: &Visit, orders: usize, net: Money) {
        self.waits.count(orders, self.end - visit.sales[orders - 1].day());
        self.brought.count(orders, net);
        self.year.visit(visit);
        self.base(visit);
    }

    /// Counts a customer in the base of each period that ends with the last month.
    fn base(&mut self, visit: &Visit) {
        let last = self.months - 1;
        // Most were active long before, or are in no period.
        let longest = Period::Year.months().unsigned_abs() as usize;
        if visit.stretches.last().is_none_or(|one| one.to + longest < last) {
            return;
        }
        let active = |month: Option<usize>| {
            let month = month.unwrap_or(usize::MAX);
            visit.stretches.iter().any(|one| one.from <= month && month <= one.to)
        };
        let end = active(Some(last));
        for (base, period) in self.periods.iter_mut().zip(Period::ALL) {
            let start = active(last.checked_sub(period.months().unsigned_abs() as usize));
            base.start += u64::from(start);
            base.end += u64::from(end);
            base.added += u64::from(end && !start);
        }
    }

    /// Adds those of another thread, but for what is of single customers.
    pub(super) fn add(&mut self, other: Closing) {
        add_up(&mut self.unidentified, &other.unidentified);
        self.waits.add(other.waits);
        self.brought.add(other.brought);
        self.year.year += other.year.year;
        add_up(&mut self.periods, &other.periods);
        self.costs.add(&other.costs);
    }

    /// Gives the counts to a ledger, but for the months of `unidentified`, which
    /// are among those of all.
    pub(super) fn add_to(self, ledger: &mut Ledger) {
        self.costs.add_to(ledger);
        ledger.waits = self.waits.into_map();
        ledger.brought = self.brought.into_map();
        ledger.year = self.year.year;
        ledger.periods = self.periods;
    }
}

/// Twelve months, first and last place of their days, and what was ordered in
/// them.
#[derive(Clone, Debug)]
pub(super) struct Trailing {
    pub(super) from: usize,
    to: usize,
    year: Year,
    pub(super) spend: Vec<Spend>,
}

impl Trailing {
    /// Those that end with a frame, of about so many people.
    fn of(frame: Frame, calendar: &Calendar, people: usize) -> Trailing {
        let from = calendar.place(Ledger::new(frame).year_start());
        let to = calendar.place(frame.as_of);
        Trailing { from, to, year: Year::default(), spend: Vec::with_capacity(people) }
    }

    /// Counts a customer.
    fn visit(&mut self, visit: &Visit) {
        // From the last on: most ordered long before.
        let within = |all: &[Entry]| {
            let since = all.iter().rev().take_while(|entry| entry.day() >= self.from);
            let until = since.skip_while(|entry| entry.day() > self.to);
            until.fold((0_u32, Money::ZERO), |(count, net), entry| (count + 1, net + entry.net))
        };
        let (orders, sold) = within(&visit.sales);
        if orders > 0 {
            self.year.customers += 1;
            self.year.repeaters += u64::from(orders > 1);
            self.year.orders += u64::from(orders);
            let (_, credits) = within(&visit.credits);
            self.spend.push(Spend { net: sold + credits, orders });
        }
    }
}
