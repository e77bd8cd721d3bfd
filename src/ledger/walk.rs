//! Counting how customers came to where they are, in the pass over the orders.

use std::collections::BTreeMap;

use crate::units::Days;
use crate::units::Month;

use super::calendar::Calendar;
use super::paths::{First, Place, SECOND_WITHIN, Trails, Turn, filled};
use super::tally::add_up;
use super::visit::{Visit, days};
use super::{Frame, Parts};

/// Months of a year.
const YEAR: usize = 12;

/// Where everything is counted.
pub(super) struct Plan<'a> {
    calendar: &'a Calendar,
    /// The place of the last day of each month.
    ends: Vec<usize>,
    /// That of the month before the report's.
    before: Option<usize>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(calendar: &'a Calendar, frame: Frame) -> Plan<'a> {
        let ends = calendar.ends();
        let before = calendar.months.checked_sub(2).map(|month| ends[month]);
        let before = before.filter(|_| frame.first.month() < frame.as_of.month());
        Plan { calendar, ends, before }
    }

    /// The counts of all threads.
    pub(super) fn together(&self, counted: Vec<Counts>) -> Trails {
        let calendar = self.calendar;
        let mut all = Counts::new(self, 0);
        let (mut firsts, mut recent) = (Parts::default(), Parts::default());
        for counts in counted {
            all.add(&counts);
            firsts.join(counts.firsts.into());
            recent.join(counts.recent.into());
        }
        let turns = all.turns().into_iter().enumerate();
        let turns = turns.filter(|(_, turn)| *turn != Turn::default());
        let by_month = |counts: &[u64]| -> BTreeMap<(Month, Days), u64> {
            let key = |at: usize| (calendar.at(at / ROW), days(at % ROW));
            filled(counts).map(|(at, count)| (key(at), count)).collect()
        };
        Trails {
            months: turns.map(|(at, turn)| (calendar.at(at), turn)).collect(),
            seconds: by_month(&all.seconds),
            waiting: by_month(&all.waiting),
            days: calendar.len(),
            of_month: self.before.map(|before| days(calendar.len() - 1 - before)),
            firsts,
            recent,
        }
    }
}

/// One thread's counts, in tables by the places of a [`Calendar`].
pub(super) struct Counts<'a> {
    plan: &'a Plan<'a>,
    turns: Vec<Turn>,
    /// Changes from month to month: customers and repeaters of the trailing
    /// year, base and kept.
    steps: [Vec<i64>; 4],
    /// By month, then by days.
    seconds: Vec<u64>,
    waiting: Vec<u64>,
    firsts: Vec<First>,
    recent: Vec<(Option<Place>, Place)>,
}

/// Days in a row of `seconds` and `waiting`.
const ROW: usize = SECOND_WITHIN.0 as usize + 1;

impl<'a> Counts<'a> {
    /// None yet, of about so many people.
    pub(super) fn new(plan: &'a Plan<'a>, people: usize) -> Counts<'a> {
        let months = plan.calendar.months;
        Counts {
            plan,
            turns: vec![Turn::default(); months],
            steps: [(); 4].map(|()| vec![0; months + 1]),
            seconds: vec![0; months * ROW],
            waiting: vec![0; months * ROW],
            firsts: Vec::with_capacity(people),
            recent: Vec::new(),
        }
    }

    pub(super) fn visit(&mut self, visit: &Visit) {
        if visit.sales.is_empty() {
            return;
        }
        for sale in &visit.sales {
            let turn = &mut self.turns[sale.month()];
            turn.orders += 1;
            turn.net += sale.net;
            turn.squares += u128::from(sale.net.0.unsigned_abs()).pow(2);
        }
        self.year(visit);
        self.kept(visit);
        self.second(visit);
        self.first(visit);
        self.moved(visit);
    }

    /// Counts months `from` up to but without `to`.
    fn span(steps: &mut [i64], from: usize, to: usize) {
        let last = steps.len() - 1;
        let (from, to) = (from.min(last), to.min(last));
        if from < to {
            steps[from] += 1;
            steps[to] -= 1;
        }
    }

    /// An order is in the trailing twelve months of its own month and of the
    /// eleven after it.
    fn year(&mut self, visit: &Visit) {
        let [customers, repeaters, ..] = &mut self.steps;
        let (mut counted, mut again) = (0, 0);
        let mut before = None;
        for month in visit.sales.iter().map(|sale| sale.month()) {
            Counts::span(customers, month.max(counted), month + YEAR);
            counted = month + YEAR;
            if let Some(before) = before.replace(month) {
                Counts::span(repeaters, month.max(again), before + YEAR);
                again = again.max(before + YEAR);
            }
        }
    }

    /// Who is active at the end of a month is in the base a year later.
    fn kept(&mut self, visit: &Visit) {
        let [_, _, base, kept] = &mut self.steps;
        for before in &visit.stretches {
            let (from, to) = (before.from + YEAR, before.to + YEAR + 1);
            Counts::span(base, from, to);
            for now in &visit.stretches {
                Counts::span(kept, from.max(now.from), to.min(now.to + 1));
            }
        }
    }

    fn second(&mut self, visit: &Visit) {
        let first = visit.sales[0].day();
        let second = visit.sales.get(1).map(|sale| sale.day());
        let month = visit.sales[0].month();
        self.turns[month].first += 1;
        if let Some(second) = second.filter(|second| second - first < ROW) {
            self.seconds[self.plan.calendar.month(second) * ROW + second - first] += 1;
        }
        for (month, end) in self.plan.ends.iter().enumerate().skip(month) {
            if end - first >= ROW || second.is_some_and(|second| second <= *end) {
                break;
            }
            self.waiting[month * ROW + end - first] += 1;
        }
    }

    fn first(&mut self, visit: &Visit) {
        let day = visit.sales[0].day();
        let (second, last) = (visit.sales.get(1), self.plan.calendar.len() - 1);
        let after = second.map_or(last, |sale| sale.day()) - day;
        self.firsts.push(First::new(visit.first, after, second.is_some()));
    }

    fn moved(&mut self, visit: &Visit) {
        let Some(before) = self.plan.before.filter(|before| visit.last() > *before) else {
            return;
        };
        if let Some(is) = stood(visit, self.plan.calendar.len() - 1) {
            self.recent.push((stood(visit, before), is));
        }
    }

    /// Adds the tables of another thread.
    fn add(&mut self, other: &Counts) {
        add_up(&mut self.turns, &other.turns);
        self.steps.iter_mut().zip(&other.steps).for_each(|(mine, theirs)| add_up(mine, theirs));
        add_up(&mut self.seconds, &other.seconds);
        add_up(&mut self.waiting, &other.waiting);
    }

    /// What stood at the end of each month.
    fn turns(&self) -> Vec<Turn> {
        let mut sums = [0; 4];
        let turn = |(month, turn): (usize, &Turn)| {
            for (sum, steps) in sums.iter_mut().zip(&self.steps) {
                *sum += steps[month];
            }
            let [year_customers, year_repeaters, base, kept] = sums.map(i64::unsigned_abs);
            Turn { year_customers, year_repeaters, base, kept, ..*turn }
        };
        self.turns.iter().enumerate().map(turn).collect()
    }
}

/// Where a customer stood on a day; `None` before the first order.
fn stood(visit: &Visit, day: usize) -> Option<Place> {
    let orders = visit.sales.partition_point(|sale| sale.day() <= day);
    let last = visit.sales[orders.checked_sub(1)?].day();
    let begun = visit.stretches.partition_point(|stretch| stretch.began <= day);
    let back = visit.stretches[..begun].iter().skip(1).last();
    Some(Place {
        orders: u32::try_from(orders).unwrap_or(u32::MAX),
        idle: days(day - last),
        back: back.map(|stretch| days(day - stretch.began)),
    })
}
