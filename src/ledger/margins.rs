//! What the goods of orders cost, by cohort and month, where a file says it.

use crate::orders::Costed;
use crate::orders::Lot;
use crate::orders::Person;
use crate::units::Money;

use super::Ledger;
use super::calendar::Calendar;
use super::tally::add_up_to;

/// One thread's counts, by cohort, then by month.
pub(super) struct Counts<'a> {
    calendar: &'a Calendar,
    /// The place of the last day counted.
    end: usize,
    cells: Vec<Costed>,
}

impl<'a> Counts<'a> {
    /// None yet, up to the day at this place.
    pub(super) fn new(calendar: &'a Calendar, end: usize) -> Counts<'a> {
        Counts { calendar, end, cells: Vec::new() }
    }

    /// Counts the people of a lot.
    pub(super) fn count(&mut self, lot: &Lot) {
        if lot.has_costs() {
            let months = self.calendar.months;
            self.cells.resize(months * months, Costed::default());
            lot.people_with_costs().for_each(|(person, costs)| self.person(person, costs));
        }
    }

    fn person(&mut self, person: Person, costs: &[Option<Money>]) {
        let place = |day| self.calendar.place(day);
        let month = |day| self.calendar.month(place(day));
        let all = person.all().zip(costs).take_while(|((day, _), _)| place(*day) <= self.end);
        let Some(((first, _), _)) = all.clone().find(|((_, net), _)| *net >= Money::ZERO) else {
            return;
        };
        let cells = &mut self.cells[month(first) * self.calendar.months..];
        for ((day, net), cost) in all {
            if let Some(cost) = cost {
                cells[month(day)] += Costed::of(net, *cost);
            }
        }
    }

    /// Adds those of another thread.
    pub(super) fn add(&mut self, other: &Counts) {
        add_up_to(&mut self.cells, &other.cells);
    }

    /// Adds the counts to a ledger.
    pub(super) fn add_to(&self, ledger: &mut Ledger) {
        let months = self.calendar.months;
        for (place, cell) in self.cells.iter().enumerate() {
            if *cell != Costed::default() {
                let key = (self.calendar.at(place / months), self.calendar.at(place % months));
                *ledger.costed_cells.entry(key).or_default() += *cell;
            }
        }
    }
}
