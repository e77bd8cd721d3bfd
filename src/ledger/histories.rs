//! What customers bought up to a day, as counts of equal histories: a pass of
//! its own, for those who look ahead.
//!
//! An order is here a day on which a customer ordered, for two orders of a day
//! are one decision. Absent: who had which history.

use rayon::slice::ParallelSliceMut as _;

use crate::orders::Orders;
use crate::orders::Person;
use crate::units::Day;
use crate::units::Days;
use crate::units::Money;

use super::tally::on_all_threads;

/// The days that a count looks at. Two counts merge only when theirs are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day on which somebody who can be followed ordered.
    pub first: Day,
    /// The day up to which customers are counted a second time, with what they
    /// ordered after it.
    pub split: Day,
    /// The last day counted.
    pub as_of: Day,
}

/// One customer's buying up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct History {
    /// Days with an order after the first such day.
    pub repeats: u32,
    /// First to last order.
    pub span: Days,
    /// First order to the day.
    pub age: Days,
}

/// Customers of one history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bought {
    /// How many they are.
    pub customers: u64,
    /// Net of their repeats. A credit note counts from the day of the first
    /// repeat on; one before it takes back the first order.
    pub net: Money,
}

/// Counts of equal histories. Each table is ascending, with a key once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histories {
    /// The days.
    pub window: Window,
    /// Customers by their history up to the as-of day.
    pub bought: Vec<(History, Bought)>,
    /// Customers with repeats by how many, and the net of these together.
    pub spent: Vec<((u32, Money), u64)>,
    /// Customers by their history up to the split, and by the days with an
    /// order after it.
    pub later: Vec<((History, u32), u64)>,
    /// Repeats by days since the first of the window, of customers who had
    /// ordered by the split.
    pub by_day: Vec<u64>,
}

/// Counts histories up to `window.as_of`, on all threads.
pub fn count(orders: &Orders, window: Window) -> Histories {
    let counted = on_all_threads(orders, || Counts::new(window), Counts::person);
    let mut all = Counts::new(window);
    for counts in counted {
        all.bought.extend(counts.bought);
        all.spent.extend(counts.spent);
        all.later.extend(counts.later);
        add_up(&mut all.by_day, &counts.by_day);
    }
    all.into_histories()
}

impl Histories {
    /// Without customers.
    pub fn new(window: Window) -> Histories {
        Counts::new(window).into_histories()
    }

    /// Repeats of the customer who has most.
    pub fn most_repeats(&self) -> u32 {
        self.bought.last().map_or(0, |(history, _)| history.repeats)
    }

    /// Adds every count of `other`, which must not share a customer with
    /// `self`. `None` when the windows differ.
    #[must_use]
    pub fn merge(mut self, other: Histories) -> Option<Histories> {
        if self.window != other.window {
            return None;
        }
        add_up(&mut self.by_day, &other.by_day);
        let bought = |one: &mut Bought, other: Bought| {
            one.customers += other.customers;
            one.net += other.net;
        };
        let count = |one: &mut u64, other: u64| *one += other;
        Some(Histories {
            bought: joined(self.bought, other.bought, bought),
            spent: joined(self.spent, other.spent, count),
            later: joined(self.later, other.later, count),
            ..self
        })
    }
}

fn add_up(sums: &mut [u64], other: &[u64]) {
    sums.iter_mut().zip(other).for_each(|(sum, more)| *sum += more);
}

/// Two tables as one.
fn joined<K: Ord, V>(one: Vec<(K, V)>, other: Vec<(K, V)>, add: fn(&mut V, V)) -> Vec<(K, V)> {
    let mut all = one;
    all.extend(other);
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    together(all.into_iter(), add)
}

/// What follows each other with the same key, added up.
fn together<K: Eq, V>(sorted: impl Iterator<Item = (K, V)>, add: fn(&mut V, V)) -> Vec<(K, V)> {
    let mut all: Vec<(K, V)> = Vec::new();
    for (key, value) in sorted {
        match all.last_mut() {
            Some((last, sum)) if *last == key => add(sum, value),
            _ => all.push((key, value)),
        }
    }
    all
}

/// A history and a number in the order of [`History`], 16 bits each: days are
/// counted from 1980 in as many, and there are no more repeats than days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Packed(u64);

impl Packed {
    fn new(history: History, number: u32) -> Packed {
        let History { repeats, span, age } = history;
        let parts = [repeats, span.0, age.0, number];
        Packed(parts.into_iter().fold(0, |packed, part| packed << 16 | u64::from(part & 0xffff)))
    }

    fn parts(self) -> (History, u32) {
        let part = |at: u32| u32::try_from(self.0 >> (16 * at) & 0xffff).unwrap_or(0);
        (History { repeats: part(3), span: Days(part(2)), age: Days(part(1)) }, part(0))
    }
}

/// One thread's customers, a row each.
struct Counts {
    window: Window,
    bought: Vec<(Packed, Money)>,
    spent: Vec<(u32, Money)>,
    later: Vec<Packed>,
    by_day: Vec<u64>,
}

impl Counts {
    fn new(window: Window) -> Counts {
        let days = window.as_of.since(window.first).0 as usize + 1;
        let (bought, spent, later) = (Vec::new(), Vec::new(), Vec::new());
        Counts { window, bought, spent, later, by_day: vec![0; days] }
    }

    fn person(&mut self, person: Person) {
        let Window { first: start, split, as_of } = self.window;
        let mut days = person.sales().map(|(day, _)| day).take_while(|day| *day <= as_of);
        let Some(first) = days.next() else { return };
        let (mut last, mut repeats, mut begun) = (first, 0, None);
        let (mut until, mut later) = (History { repeats: 0, span: Days(0), age: Days(0) }, 0);
        for day in days {
            if day == last {
                continue;
            }
            last = day;
            repeats += 1;
            begun = begun.or(Some(day));
            if first <= split {
                self.by_day[day.since(start).0 as usize] += 1;
                if day <= split {
                    until = History { repeats, span: day.since(first), ..until };
                } else {
                    later += 1;
                }
            }
        }
        let net = begun.map_or(Money::ZERO, |begun| {
            let since = person.all().filter(|(day, _)| (begun..=as_of).contains(day));
            since.map(|(_, net)| net).sum()
        });
        let history = History { repeats, span: last.since(first), age: as_of.since(first) };
        self.bought.push((Packed::new(history, 0), net));
        if repeats > 0 {
            self.spent.push((repeats, net));
        }
        if first <= split {
            let until = History { age: split.since(first), ..until };
            self.later.push(Packed::new(until, later));
        }
    }

    fn into_histories(mut self) -> Histories {
        self.bought.par_sort_unstable();
        self.spent.par_sort_unstable();
        self.later.par_sort_unstable();
        let count = |sum: &mut u64, more| *sum += more;
        let bought = self.bought.into_iter();
        let bought = bought.map(|(packed, net)| (packed.parts().0, Bought { customers: 1, net }));
        Histories {
            window: self.window,
            bought: together(bought, |sum, one| {
                sum.customers += one.customers;
                sum.net += one.net;
            }),
            spent: together(self.spent.into_iter().map(|spent| (spent, 1)), count),
            later: together(self.later.into_iter().map(|one| (one.parts(), 1)), count),
            by_day: self.by_day,
        }
    }
}
