//! Orders to a ledger, one customer after the other.

use rayon::slice::ParallelSliceMut as _;

use crate::orders::Name;
use crate::orders::Orders;
use crate::orders::Person;
use crate::units::Days;
use crate::units::Money;

use super::calendar::Calendar;
use super::margins;
use super::tally::{Gaps, on_all_threads};
use super::{Base, Cell, First, Flow, Frame, Ledger, MonthTotals, Period, Standing, Trait, Year};

/// Counts the orders up to `frame.as_of`, on all threads. Later orders are
/// passed over.
///
/// Cannot fail: every order that was read can be counted.
pub fn fold(orders: &Orders, frame: Frame) -> Ledger {
    let first = orders.days.keys().next().copied().unwrap_or(frame.as_of).min(frame.as_of);
    let calendar = Calendar::new(first, frame);
    let none = || Counts::new(frame, &calendar, orders.traits.len());
    let counted = on_all_threads(orders, none, Counts::person);
    let mut ledger = Ledger::new(frame);
    let standings = counted.iter().map(|counts| counts.standings.len()).sum();
    ledger.standings.reserve_exact(standings);
    counted.into_iter().for_each(|counts| ledger.add(counts.into_ledger(orders)));
    ledger.spend_12m.par_sort_unstable();
    months(&mut ledger, orders);
    margins::count(&mut ledger, orders);
    ledger
}

/// What counts of every order, whoever placed it.
fn months(ledger: &mut Ledger, orders: &Orders) {
    for (day, takings) in orders.days.range(..=ledger.frame.as_of) {
        let all = takings.all();
        let month = ledger.months.entry(day.month()).or_default();
        month.orders += all.orders;
        month.gross += all.gross;
        month.credits += all.credits;
        month.net += all.net + all.credits;
        month.unidentified_orders += takings.nobody.orders;
        month.unidentified_net += takings.nobody.net + takings.nobody.credits;
    }
}

/// An order or credit note: places of its day and month, and its net.
#[derive(Clone, Copy)]
struct Entry {
    day: usize,
    month: usize,
    net: Money,
}

/// One thread's counts, in tables by the places of a [`Calendar`].
struct Counts<'a> {
    frame: Frame,
    calendar: &'a Calendar,
    months: Vec<MonthTotals>,
    /// By cohort, then by month.
    cells: Vec<Cell>,
    gaps: Gaps,
    waits: Gaps,
    standings: Vec<Standing>,
    year: Year,
    /// The day at which the trailing twelve months begin.
    year_start: usize,
    spend_12m: Vec<Money>,
    periods: [Base; 3],
    /// `active` is the change to the month before, until the end.
    flows: Vec<Flow>,
    /// Customers who stop being active in a month, whatever came after.
    stops: Vec<u64>,
    firsts: Vec<First>,
    // Of the customer who is counted:
    sales: Vec<Entry>,
    credits: Vec<Entry>,
    stretches: Vec<Stretch>,
}

/// Months at whose ends a customer is active without a break, and the day of
/// the order that began them.
#[derive(Clone, Copy)]
struct Stretch {
    began: usize,
    from: usize,
    to: usize,
}

impl<'a> Counts<'a> {
    fn new(frame: Frame, calendar: &'a Calendar, traits: usize) -> Counts<'a> {
        let (months, days) = (calendar.months, calendar.len());
        let year_start = Ledger::new(frame).year_start().max(calendar.first);
        Counts {
            frame,
            calendar,
            months: vec![MonthTotals::default(); months],
            cells: vec![Cell::default(); months * months],
            gaps: Gaps::new(days),
            waits: Gaps::new(days),
            standings: Vec::new(),
            year: Year::default(),
            year_start: calendar.place(year_start),
            spend_12m: Vec::new(),
            periods: [Base::default(); 3],
            flows: vec![Flow::default(); months],
            stops: vec![0; months],
            firsts: vec![First::default(); traits],
            sales: Vec::new(),
            credits: Vec::new(),
            stretches: Vec::new(),
        }
    }

    fn person(&mut self, person: Person) {
        let (calendar, as_of) = (self.calendar, self.frame.as_of);
        self.sales.clear();
        self.credits.clear();
        for (day, net) in person.all().take_while(|(day, _)| *day <= as_of) {
            let day = calendar.place(day);
            let entry = Entry { day, month: calendar.month(day), net };
            let side = if net < Money::ZERO { &mut self.credits } else { &mut self.sales };
            side.push(entry);
        }
        if self.sales.is_empty() {
            // Nobody can be followed by what was only taken back.
            for credit in &self.credits {
                self.months[credit.month].unidentified_net += credit.net;
            }
            return;
        }
        self.cells();
        self.gaps();
        let back = self.base();
        self.year();
        let net = self.standing(back);
        let first = &mut self.firsts[person.first()];
        first.customers += 1;
        first.repeaters += u64::from(self.sales.len() > 1);
        first.net += net;
    }

    fn cells(&mut self) {
        let cohort = self.sales[0].month;
        let cells = &mut self.cells[cohort * self.calendar.months..];
        for month in self.sales.chunk_by(|one, next| one.month == next.month) {
            let at = month[0].month;
            cells[at].customers += 1;
            cells[at].orders += month.len() as u64;
            let totals = &mut self.months[at];
            if at == cohort { totals.new += 1 } else { totals.returning += 1 }
        }
        for entry in self.sales.iter().chain(&self.credits) {
            cells[entry.month].net += entry.net;
            if entry.month == cohort {
                self.months[cohort].new_net += entry.net;
            }
        }
    }

    fn gaps(&mut self) {
        for (order, pair) in (1..).zip(self.sales.windows(2)) {
            self.gaps.count(order, pair[1].day - pair[0].day);
        }
        self.waits.count(self.sales.len(), self.idle());
    }

    /// Days from the last order to the as-of day.
    fn idle(&self) -> usize {
        self.calendar.len() - 1 - self.sales[self.sales.len() - 1].day
    }

    /// Counts the customer in the base of each month and period; gives the days
    /// since the order that last made them active again.
    fn base(&mut self) -> Option<Days> {
        self.stretch();
        let last = self.calendar.months - 1;
        let (first, later) = self.stretches.split_first()?;
        self.flows[first.from].new += 1;
        for stretch in later {
            self.flows[stretch.from].won_back += 1;
        }
        for stretch in &self.stretches {
            self.flows[stretch.from].active += 1;
            if stretch.to < last {
                self.stops[stretch.to + 1] += 1;
            }
        }
        let active = |month: Option<usize>| {
            month.is_some_and(|month| {
                self.stretches.iter().any(|one| one.from <= month && month <= one.to)
            })
        };
        for (base, period) in self.periods.iter_mut().zip(Period::ALL) {
            let start = active(last.checked_sub(usize::try_from(period.months()).unwrap_or(0)));
            let end = active(Some(last));
            base.start += u64::from(start);
            base.end += u64::from(end);
            base.added += u64::from(end && !start);
        }
        let back = later.last()?;
        Some(days(self.calendar.len() - 1 - back.began))
    }

    /// Finds all stretches, at least one. A customer is active to the end of
    /// the month of each order, because `active` is 31 days or more.
    fn stretch(&mut self) {
        self.stretches.clear();
        for sale in &self.sales {
            let to = self.calendar.active_to(sale.day);
            match self.stretches.last_mut() {
                Some(stretch) if sale.month <= stretch.to + 1 => stretch.to = stretch.to.max(to),
                _ => self.stretches.push(Stretch { began: sale.day, from: sale.month, to }),
            }
        }
    }

    /// Counts the trailing twelve months.
    fn year(&mut self) {
        let orders = self.sales.iter().filter(|order| order.day >= self.year_start).count() as u64;
        if orders > 0 {
            self.year.customers += 1;
            self.year.repeaters += u64::from(orders > 1);
            self.year.orders += orders;
            self.spend_12m.push(self.net_from(self.year_start));
        }
    }

    /// Net revenue of the customer on the day `start` and after.
    fn net_from(&self, start: usize) -> Money {
        let since = self.sales.iter().chain(&self.credits).filter(|entry| entry.day >= start);
        since.map(|entry| entry.net).sum()
    }

    fn standing(&mut self, back: Option<Days>) -> Money {
        let last = self.sales[self.sales.len() - 1].day;
        let net = self.net_from(0);
        self.standings.push(Standing {
            orders: u32::try_from(self.sales.len()).unwrap_or(u32::MAX),
            idle: days(self.idle()),
            back,
            net,
            last_year: self.net_from(last.saturating_sub(364)),
        });
        net
    }

    fn into_ledger(self, orders: &Orders) -> Ledger {
        let calendar = self.calendar;
        let mut ledger = Ledger::new(self.frame);
        let month = |(place, totals): (usize, MonthTotals)| (calendar.at(place), totals);
        let filled = |it: &(usize, MonthTotals)| it.1 != MonthTotals::default();
        ledger.months.extend(self.months.into_iter().enumerate().filter(filled).map(month));
        for (place, cell) in self.cells.into_iter().enumerate() {
            if cell != Cell::default() {
                let (cohort, at) = (place / calendar.months, place % calendar.months);
                ledger.cells.insert((calendar.at(cohort), calendar.at(at)), cell);
            }
        }
        let mut active = 0;
        for (place, mut flow) in self.flows.into_iter().enumerate() {
            flow.lapsed = self.stops[place];
            active += flow.active;
            active -= flow.lapsed;
            flow.active = active;
            if flow != Flow::default() {
                ledger.flows.insert(calendar.at(place), flow);
            }
        }
        for (traits, first) in orders.traits.iter().zip(self.firsts) {
            if first.customers == 0 {
                continue;
            }
            let text = |name: Option<Name>| name.map(|it| orders.names[it.0 as usize].clone());
            for (kind, name) in Trait::ALL.into_iter().zip(traits.all()) {
                *ledger.firsts.entry((kind, text(name))).or_default() += first;
            }
        }
        ledger.gaps = self.gaps.into_map();
        ledger.waits = self.waits.into_map();
        ledger.standings = self.standings;
        ledger.year = self.year;
        ledger.spend_12m = self.spend_12m;
        ledger.periods = self.periods;
        ledger
    }
}

fn days(number: usize) -> Days {
    Days(u32::try_from(number).unwrap_or(u32::MAX))
}
