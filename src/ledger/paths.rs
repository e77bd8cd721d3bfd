//! How customers came to where they are: earlier months, groups by the first
//! order, and movement since the month before.

use std::collections::BTreeMap;

use crate::orders::Name;
use crate::orders::Orders;
use crate::units::Days;
use crate::units::Money;
use crate::units::Month;

use super::calendar::Calendar;
use super::tally::on_all_threads;
use super::visit::{Visit, days};
use super::{Frame, Standing, Trait, add_all};

/// Months of a year.
const YEAR: usize = 12;

/// Days within which second orders are followed month by month.
pub const SECOND_WITHIN: Days = Days(90);

/// What a pass is asked for, beside the frame.
pub struct Asked<'a> {
    /// The number of a group by the name of a trait of the first order, which
    /// is `None` where the order does not have the trait. Numbers are small.
    pub group: &'a (dyn Fn(Trait, Option<&str>) -> usize + Sync),
    /// The class of a customer by orders, idle days and days since coming back;
    /// amounts are left 0.
    pub class: &'a (dyn Fn(&Standing) -> u8 + Sync),
}

/// Counts of how customers came to where they are.
///
/// Integers without identity. Those of different customers, made with the same
/// frame and asked for the same, add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// What stood at the end of each month.
    pub months: BTreeMap<Month, Turn>,
    /// Second orders by their month and the days since the first, of those
    /// within [`SECOND_WITHIN`].
    pub seconds: BTreeMap<(Month, Days), u64>,
    /// Customers without a second order by the end of a month, and the days
    /// since their first, as far as [`SECOND_WITHIN`].
    pub waiting: BTreeMap<(Month, Days), u64>,
    /// Days from the first order to the second, by group.
    pub events: BTreeMap<(Trait, usize, Days), u64>,
    /// Days since the first order of those without a second, by group.
    pub waits: BTreeMap<(Trait, usize, Days), u64>,
    /// Customers by their class at the end of the month before and now; `None`
    /// for those whose first order came after. Empty without a month before.
    pub moves: BTreeMap<(Option<u8>, u8), u64>,
}

/// What stood at the end of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Customers with an order in the twelve months that end with it.
    pub year_customers: u64,
    /// Of them, with two or more.
    pub year_repeaters: u64,
    /// Customers active twelve months before its end.
    pub base: u64,
    /// Of them, active at its end.
    pub kept: u64,
    /// Customers whose first order is in it.
    pub first: u64,
    /// Orders in it that name somebody, as sold: credit notes are apart.
    pub orders: u64,
    /// The net of these.
    pub net: Money,
    /// The sum of the squares of the net of each.
    pub squares: u128,
}

impl std::ops::AddAssign for Turn {
    fn add_assign(&mut self, other: Turn) {
        self.year_customers += other.year_customers;
        self.year_repeaters += other.year_repeaters;
        self.base += other.base;
        self.kept += other.kept;
        self.first += other.first;
        self.orders += other.orders;
        self.net += other.net;
        self.squares += other.squares;
    }
}

impl Paths {
    /// Adds the counts of other customers.
    pub fn add(&mut self, other: Paths) {
        add_all(&mut self.months, other.months);
        add_all(&mut self.seconds, other.seconds);
        add_all(&mut self.waiting, other.waiting);
        add_all(&mut self.events, other.events);
        add_all(&mut self.waits, other.waits);
        add_all(&mut self.moves, other.moves);
    }

    /// What stood at the end of a month; all 0 when nothing did.
    pub fn at(&self, month: Month) -> Turn {
        self.months.get(&month).copied().unwrap_or_default()
    }
}

/// Counts the orders up to `frame.as_of`, on all threads. Cannot fail.
pub fn paths(orders: &Orders, frame: Frame, asked: &Asked) -> Paths {
    let calendar = &Calendar::of(orders, frame);
    let groups = Groups::new(orders, asked);
    let ends = calendar.ends();
    let none = || Counts::new(frame, calendar, &ends, &groups, asked);
    let mut paths = Paths::default();
    for counts in on_all_threads(orders, calendar, none, Counts::visit) {
        paths.add(counts.into_paths());
    }
    paths
}

/// Groups by the places of [`Orders::traits`].
struct Groups {
    /// For each trait, the place of the group among all.
    of: Vec<[usize; 6]>,
    all: Vec<(Trait, usize)>,
}

impl Groups {
    fn new(orders: &Orders, asked: &Asked) -> Groups {
        let mut places = BTreeMap::new();
        let text = |name: Name| orders.names[name.0 as usize].as_str();
        let mut of = |traits: &crate::orders::Traits| {
            let mut at = Trait::ALL.into_iter().zip(traits.all()).map(|(by, name)| {
                let next = places.len();
                *places.entry((by, (asked.group)(by, name.map(text)))).or_insert(next)
            });
            [(); 6].map(|()| at.next().unwrap_or(0))
        };
        let of = orders.traits.iter().map(&mut of).collect();
        let mut all: Vec<_> = places.into_iter().map(|(group, place)| (place, group)).collect();
        all.sort_unstable();
        Groups { of, all: all.into_iter().map(|(_, group)| group).collect() }
    }
}

/// One thread's counts, in tables by the places of a [`Calendar`].
struct Counts<'a> {
    calendar: &'a Calendar,
    ends: &'a [usize],
    groups: &'a Groups,
    asked: &'a Asked<'a>,
    frame: Frame,
    turns: Vec<Turn>,
    /// Changes from month to month: customers and repeaters of the trailing
    /// year, base and kept.
    steps: [Vec<i64>; 4],
    /// By month, then by days.
    seconds: Vec<u64>,
    waiting: Vec<u64>,
    /// By group, then by days.
    events: Vec<u64>,
    waits: Vec<u64>,
    /// By class now, then by class before: [`NEW`] for whoever came after.
    moves: Vec<u64>,
}

/// The class before of those who had not ordered, above all others.
const NEW: usize = 256;

/// Days in a row of `seconds` and `waiting`.
const ROW: usize = SECOND_WITHIN.0 as usize + 1;

impl<'a> Counts<'a> {
    fn new(
        frame: Frame,
        calendar: &'a Calendar,
        ends: &'a [usize],
        groups: &'a Groups,
        asked: &'a Asked<'a>,
    ) -> Counts<'a> {
        let (months, dense) = (calendar.months, groups.all.len() * calendar.len());
        Counts {
            calendar,
            ends,
            groups,
            asked,
            frame,
            turns: vec![Turn::default(); months],
            steps: [(); 4].map(|()| vec![0; months + 1]),
            seconds: vec![0; months * ROW],
            waiting: vec![0; months * ROW],
            events: vec![0; dense],
            waits: vec![0; dense],
            moves: vec![0; 256 * (NEW + 1)],
        }
    }

    fn visit(&mut self, visit: &Visit) {
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
        self.group(visit);
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
            self.seconds[self.calendar.month(second) * ROW + second - first] += 1;
        }
        for (month, end) in self.ends.iter().enumerate().skip(month) {
            if end - first >= ROW || second.is_some_and(|second| second <= *end) {
                break;
            }
            self.waiting[month * ROW + end - first] += 1;
        }
    }

    fn group(&mut self, visit: &Visit) {
        let (days, day) = (self.calendar.len(), visit.sales[0].day());
        let (table, after) = match visit.sales.get(1) {
            Some(second) => (&mut self.events, second.day() - day),
            None => (&mut self.waits, days - 1 - day),
        };
        for group in self.groups.of[visit.first] {
            table[group * days + after] += 1;
        }
    }

    fn moved(&mut self, visit: &Visit) {
        if self.frame.first.month() >= self.frame.as_of.month() {
            return;
        }
        let was = self.class(visit, self.ends[self.calendar.months - 2]);
        if let Some(is) = self.class(visit, self.calendar.len() - 1) {
            self.moves[usize::from(is) * (NEW + 1) + was.map_or(NEW, usize::from)] += 1;
        }
    }

    /// The class of the customer on a day; `None` before the first order.
    fn class(&self, visit: &Visit, day: usize) -> Option<u8> {
        let orders = visit.sales.partition_point(|sale| sale.day() <= day);
        let last = visit.sales[orders.checked_sub(1)?].day();
        let begun = visit.stretches.partition_point(|stretch| stretch.began <= day);
        let back = visit.stretches[..begun].iter().skip(1).last();
        Some((self.asked.class)(&Standing {
            orders: u32::try_from(orders).unwrap_or(u32::MAX),
            idle: days(day - last),
            back: back.map(|stretch| days(day - stretch.began)),
            net: Money::ZERO,
            last_year: Money::ZERO,
            year: Money::ZERO,
        }))
    }

    fn into_paths(mut self) -> Paths {
        let mut sums = [0; 4];
        for (month, turn) in self.turns.iter_mut().enumerate() {
            for (sum, steps) in sums.iter_mut().zip(&self.steps) {
                *sum += steps[month];
            }
            let sum = |which: usize| sums[which].unsigned_abs();
            turn.year_customers = sum(0);
            turn.year_repeaters = sum(1);
            turn.base = sum(2);
            turn.kept = sum(3);
        }
        let calendar = self.calendar;
        let by_month = |counts: &[u64]| -> BTreeMap<(Month, Days), u64> {
            let key = |at: usize| (calendar.at(at / ROW), days(at % ROW));
            filled(counts).map(|(at, count)| (key(at), count)).collect()
        };
        let by_group = |counts: &[u64]| -> BTreeMap<(Trait, usize, Days), u64> {
            let key = |at: usize| {
                let (by, group) = self.groups.all[at / calendar.len()];
                (by, group, days(at % calendar.len()))
            };
            filled(counts).map(|(at, count)| (key(at), count)).collect()
        };
        let moved = |at: usize| {
            let class = |place: usize| u8::try_from(place).ok();
            (class(at % (NEW + 1)), class(at / (NEW + 1)).unwrap_or(u8::MAX))
        };
        let turns = self.turns.iter().enumerate().filter(|(_, turn)| **turn != Turn::default());
        Paths {
            months: turns.map(|(at, turn)| (calendar.at(at), *turn)).collect(),
            seconds: by_month(&self.seconds),
            waiting: by_month(&self.waiting),
            events: by_group(&self.events),
            waits: by_group(&self.waits),
            moves: filled(&self.moves).map(|(at, count)| (moved(at), count)).collect(),
        }
    }
}

/// The counts that are not 0, with their places.
fn filled(counts: &[u64]) -> impl Iterator<Item = (usize, u64)> {
    counts.iter().copied().enumerate().filter(|(_, count)| *count > 0)
}
