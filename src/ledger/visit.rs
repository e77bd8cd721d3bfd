//! One customer at a time, in the places of tables: what every count looks at.

use crate::orders::Person;
use crate::units::Days;
use crate::units::Money;

use super::calendar::Calendar;

/// An order or credit note: places of its day and month, and its net.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    day: u32,
    month: u32,
    pub(super) net: Money,
}

impl Entry {
    /// The place of its day.
    pub(super) fn day(self) -> usize {
        self.day as usize
    }

    /// Days since another; far beyond all days when it is earlier.
    pub(super) fn since(self, other: Entry) -> u32 {
        self.day.wrapping_sub(other.day)
    }

    /// The place of its month.
    pub(super) fn month(self) -> usize {
        self.month as usize
    }
}

/// Months at whose ends a customer is active without a break, first and last,
/// and the day of the order that began them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) began: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A customer's orders up to the as-of day.
pub(super) struct Visit<'a> {
    pub(super) calendar: &'a Calendar,
    /// Orders, in the order of time.
    pub(super) sales: Vec<Entry>,
    /// Credit notes, in the order of time.
    pub(super) credits: Vec<Entry>,
    /// At least one where there is an order.
    pub(super) stretches: Vec<Stretch>,
    /// What the first order tells, as a place in [`crate::orders::Orders::traits`].
    pub(super) first: usize,
}

impl<'a> Visit<'a> {
    pub(super) fn new(calendar: &'a Calendar) -> Visit<'a> {
        let (sales, credits, stretches) = (Vec::new(), Vec::new(), Vec::new());
        Visit { calendar, sales, credits, stretches, first: 0 }
    }

    /// Goes to the next person. A customer is active to the end of the month of
    /// each order, because the activity window is 31 days or more.
    pub(super) fn go_to(&mut self, person: Person) {
        self.sales.clear();
        self.credits.clear();
        self.stretches.clear();
        self.first = person.first();
        let mut last: Option<Stretch> = None;
        for (day, net) in person.all() {
            let Some((day, month, to)) = self.calendar.find(day) else { break };
            let entry = Entry { day, month, net };
            if net < Money::ZERO {
                self.credits.push(entry);
                continue;
            }
            self.sales.push(entry);
            let (month, to) = (month as usize, to as usize);
            match &mut last {
                Some(stretch) if month <= stretch.to + 1 => stretch.to = stretch.to.max(to),
                _ => {
                    let next = Stretch { began: day as usize, from: month, to };
                    self.stretches.extend(last.replace(next));
                }
            }
        }
        self.stretches.extend(last);
    }

    /// The place of the last order's day; only of somebody with an order.
    pub(super) fn last(&self) -> usize {
        self.sales[self.sales.len() - 1].day()
    }

    /// All orders and credit notes, orders first.
    pub(super) fn all(&self) -> impl Iterator<Item = Entry> {
        self.sales.iter().chain(&self.credits).copied()
    }
}

/// A number of days between places.
pub(super) fn days(number: usize) -> Days {
    Days(u32::try_from(number).unwrap_or(u32::MAX))
}
