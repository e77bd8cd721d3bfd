//! Orders to a ledger, one customer after the other.

use crate::orders::Lot;
use crate::orders::Name;
use crate::orders::Orders;
use crate::units::Money;

use super::before::Before;
use super::calendar::Calendar;
use super::closing::Closing;
use super::spend;
use super::tally::{Gaps, add_up, on_all_threads, people_each, visit_all};
use super::visit::{Visit, days};
use super::{Cell, First, Flow, Frame, Ledger, Parts, Spend, Standing, Trait};

/// Counts the orders up to `frame.as_of`, on all threads. Later orders are
/// passed over.
///
/// Cannot fail: every order that was read can be counted.
pub fn fold(orders: &Orders, frame: Frame) -> Ledger {
    let calendar = &Calendar::of(orders, frame);
    let none = || Counts::new(frame, calendar, orders.traits.len(), people_each(&orders.lots));
    let counted = on_all_threads(&orders.lots, none, |counts, lot| {
        counts.lot(lot);
        visit_all(lot, calendar, |visit| counts.visit(visit));
    });
    together(orders, frame, counted).0
}

/// The counts of all threads, and what they would have been a month before.
/// Nobody has to be there anymore.
pub(super) fn together<L: Sync>(
    orders: &Orders<L>,
    frame: Frame,
    counted: Vec<Counts>,
) -> (Ledger, Option<Ledger>) {
    let mut counted = counted.into_iter();
    let Some(mut all) = counted.next() else {
        return (Ledger::new(frame), frame.before().map(Ledger::new));
    };
    // What is of single customers stays where it is.
    let (mut standings, mut spends, mut spends_before) = (Parts::default(), vec![], vec![]);
    let mut keep = |counts: &mut Counts| {
        standings.join(std::mem::take(&mut counts.standings).into());
        spends.push(std::mem::take(&mut counts.closing.year.spend));
        let before = counts.before.iter_mut().map(|before| &mut before.closing.year.spend);
        spends_before.extend(before.map(std::mem::take));
    };
    keep(&mut all);
    for mut counts in counted {
        keep(&mut counts);
        all.add(counts);
    }
    let mut before = all.before.take().map(|before| before.ledger(&all));
    let mut ledger = Ledger { standings, ..all.ledger(orders) };
    let end = |ledger: &mut Ledger, spends: Vec<Vec<Spend>>| {
        ledger.spend_12m = spend::sorted(&spends);
        months(ledger, orders);
    };
    rayon::join(
        || end(&mut ledger, spends),
        || before.as_mut().map(|before| end(before, spends_before)),
    );
    (ledger, before)
}

/// What counts of every order, whoever placed it.
fn months<L>(ledger: &mut Ledger, orders: &Orders<L>) {
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
    for (day, costed) in orders.costs.range(..=ledger.frame.as_of) {
        *ledger.costed.entry(day.month()).or_default() += *costed;
    }
}

/// Where a customer stands; only of somebody with an order.
pub(super) fn standing(visit: &Visit, year: usize) -> Standing {
    let year_from = visit.last().saturating_sub(364);
    let (mut net, mut last_year, mut of_year) = (Money::ZERO, Money::ZERO, Money::ZERO);
    for entry in visit.all() {
        net += entry.net;
        last_year += if entry.day() >= year_from { entry.net } else { Money::ZERO };
        of_year += if entry.day() >= year { entry.net } else { Money::ZERO };
    }
    let back = visit.stretches.last().filter(|_| visit.stretches.len() > 1);
    let until = visit.calendar.len() - 1;
    Standing {
        orders: u32::try_from(visit.sales.len()).unwrap_or(u32::MAX),
        idle: days(until - visit.last()),
        back: back.map(|stretch| days(until - stretch.began)),
        net,
        last_year,
        year: of_year,
    }
}

/// One thread's counts, in tables by the places of a [`Calendar`].
pub(super) struct Counts<'a> {
    calendar: &'a Calendar,
    /// By cohort, then by month.
    cells: Vec<Cell>,
    pub(super) gaps: Gaps,
    standings: Vec<Standing>,
    /// `active` is the change to the month before, until the end.
    flows: Vec<Flow>,
    /// Customers who stop being active in a month, whatever came after.
    stops: Vec<u64>,
    firsts: Vec<First>,
    pub(super) closing: Closing<'a>,
    before: Option<Before<'a>>,
}

impl<'a> Counts<'a> {
    /// None yet, of about so many people.
    pub(super) fn new(
        frame: Frame,
        calendar: &'a Calendar,
        traits: usize,
        people: usize,
    ) -> Counts<'a> {
        let months = calendar.months;
        Counts {
            calendar,
            cells: vec![Cell::default(); months * months],
            gaps: Gaps::new(calendar.len()),
            standings: Vec::with_capacity(people),
            flows: vec![Flow::default(); months],
            stops: vec![0; months],
            firsts: vec![First::default(); traits],
            closing: Closing::new(frame, calendar, people),
            before: frame.before().map(|before| Before::new(before, calendar, people)),
        }
    }

    /// Counts what the goods cost of people who are visited one by one beside it.
    pub(super) fn lot(&mut self, lot: &Lot) {
        self.closing.lot(lot);
        if let Some(before) = &mut self.before {
            before.closing.lot(lot);
        }
    }

    pub(super) fn visit(&mut self, visit: &Visit) {
        if visit.sales.is_empty() {
            return self.closing.nobody(visit);
        }
        self.cells(visit);
        for (order, pair) in (1..).zip(visit.sales.windows(2)) {
            self.gaps.count(order, pair[1].day() - pair[0].day());
        }
        self.flows(visit);
        let net = self.stand(visit);
        self.closing.visit(visit, visit.sales.len(), net);
        if let Some(before) = &mut self.before {
            before.visit(visit, net);
        }
    }

    fn cells(&mut self, visit: &Visit) {
        let months = self.calendar.months;
        let cells = &mut self.cells[visit.sales[0].month() * months..][..months];
        let mut last = months;
        for sale in &visit.sales {
            let cell = &mut cells[sale.month()];
            cell.customers += u64::from(sale.month() != last);
            cell.orders += 1;
            cell.net += sale.net;
            last = sale.month();
        }
        for credit in &visit.credits {
            cells[credit.month()].net += credit.net;
        }
    }

    fn flows(&mut self, visit: &Visit) {
        let Some((first, later)) = visit.stretches.split_first() else { return };
        self.flows[first.from].new += 1;
        for stretch in later {
            self.flows[stretch.from].won_back += 1;
        }
        for stretch in &visit.stretches {
            self.flows[stretch.from].active += 1;
            if let Some(stops) = self.stops.get_mut(stretch.to + 1) {
                *stops += 1;
            }
        }
    }

    /// Counts where somebody stands, and gives their net.
    fn stand(&mut self, visit: &Visit) -> Money {
        let standing = standing(visit, self.closing.year.from);
        let net = standing.net;
        self.standings.push(standing);
        let first = &mut self.firsts[visit.first];
        first.customers += 1;
        first.repeaters += u64::from(visit.sales.len() > 1);
        first.net += net;
        net
    }

    /// Adds those of another thread, but for what is of single customers.
    fn add(&mut self, other: Counts) {
        add_up(&mut self.cells, &other.cells);
        self.gaps.add(other.gaps);
        add_up(&mut self.flows, &other.flows);
        add_up(&mut self.stops, &other.stops);
        add_up(&mut self.firsts, &other.firsts);
        self.closing.add(other.closing);
        if let Some((mine, theirs)) = self.before.as_mut().zip(other.before) {
            mine.add(theirs);
        }
    }

    /// Totals, cells and flows of the months of which there is a net of people
    /// without an order.
    pub(super) fn by_month(&self, ledger: &mut Ledger, unidentified: &[Money]) {
        let (calendar, months) = (self.calendar, unidentified.len());
        for (place, cell) in self.cells.iter().enumerate() {
            let (cohort, at) = (place / calendar.months, place % calendar.months);
            if *cell == Cell::default() || cohort >= months || at >= months {
                continue;
            }
            ledger.cells.insert((calendar.at(cohort), calendar.at(at)), *cell);
            let totals = ledger.months.entry(calendar.at(at)).or_default();
            if at == cohort {
                totals.new += cell.customers;
                totals.new_net += cell.net;
            } else {
                totals.returning += cell.customers;
            }
        }
        let mut active = 0;
        for (place, (flow, stops)) in self.flows.iter().zip(&self.stops).enumerate().take(months) {
            active = active + flow.active - stops;
            let flow = Flow { active, lapsed: *stops, ..*flow };
            if flow != Flow::default() {
                ledger.flows.insert(calendar.at(place), flow);
            }
        }
        for (place, net) in unidentified.iter().enumerate() {
            if *net != Money::ZERO {
                ledger.months.entry(calendar.at(place)).or_default().unidentified_net += *net;
            }
        }
    }

    fn ledger<L>(self, orders: &Orders<L>) -> Ledger {
        let mut ledger = Ledger::new(self.closing.frame);
        self.by_month(&mut ledger, &self.closing.unidentified);
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
        self.closing.add_to(&mut ledger);
        ledger
    }
}
