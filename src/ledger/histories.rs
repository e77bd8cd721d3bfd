//! What customers bought up to a day, as counts of equal histories: a pass of
//! its own, for those who look ahead.
//!
//! An order is here a day on which a customer ordered, for two orders of a day
//! are one decision. Absent: who had which history.

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::orders::Orders;
use crate::units::Day;
use crate::units::Days;
use crate::units::Money;

use super::Frame;
use super::calendar::Calendar;
use super::tally::on_all_threads;
use super::visit::Visit;

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
    let Window { first, as_of, .. } = window;
    // Nothing here asks who is active.
    let frame = Frame { first, as_of, over: true, active: Days(31) };
    let calendar = &Calendar::of(orders, frame);
    let none = || Counts::new(window, calendar);
    together(window, on_all_threads(orders, calendar, none, Counts::visit))
}

/// The counts of all threads.
pub(super) fn together(window: Window, counted: Vec<Counts>) -> Histories {
    let each: Vec<Histories> = counted.into_par_iter().map(Counts::into_histories).collect();
    let mut each = each.into_iter();
    let first = each.next().unwrap_or_else(|| Histories::new(window));
    each.fold(first, |all, more| all.merge(more).unwrap_or_else(|| Histories::new(window)))
}

impl Histories {
    /// Without customers.
    pub fn new(window: Window) -> Histories {
        let (bought, spent, later) = (Vec::new(), Vec::new(), Vec::new());
        let days = window.as_of.since(window.first).0 as usize + 1;
        Histories { window, bought, spent, later, by_day: vec![0; days] }
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
        let (mine, theirs) =
            ((self.bought, self.spent, self.later), (other.bought, other.spent, other.later));
        let (bought, (spent, later)) = rayon::join(
            || joined(mine.0, theirs.0, bought),
            || (joined(mine.1, theirs.1, count), joined(mine.2, theirs.2, count)),
        );
        Some(Histories { window: self.window, bought, spent, later, by_day: self.by_day })
    }
}

fn add_up(sums: &mut [u64], other: &[u64]) {
    sums.iter_mut().zip(other).for_each(|(sum, more)| *sum += more);
}

/// Two tables as one.
fn joined<K: Ord, V>(one: Vec<(K, V)>, other: Vec<(K, V)>, add: fn(&mut V, V)) -> Vec<(K, V)> {
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    let next = move || match (one.peek(), other.peek()) {
        (Some((first, _)), Some((second, _))) if second < first => other.next(),
        (None, _) => other.next(),
        _ => one.next(),
    };
    added_up(std::iter::from_fn(next), add)
}

/// What follows each other with the same key, added up.
fn added_up<K: Eq, V>(rows: impl Iterator<Item = (K, V)>, add: fn(&mut V, V)) -> Vec<(K, V)> {
    let mut all: Vec<(K, V)> = Vec::new();
    for (key, value) in rows {
        match all.last_mut() {
            Some((last, sum)) if *last == key => add(sum, value),
            _ => all.push((key, value)),
        }
    }
    all
}

/// A table of rows, which may come in any order: ascending, and each key once.
///
/// What stands beside each other is added up first, so that of rows in nearly
/// the right order few are left to sort.
pub(crate) fn table<K: Ord, V>(
    rows: impl Iterator<Item = (K, V)>,
    add: fn(&mut V, V),
) -> Vec<(K, V)> {
    let mut rows = added_up(rows, add);
    if !rows.is_sorted_by(|(one, _), (next, _)| one < next) {
        rows.sort_unstable_by(|(one, _), (next, _)| one.cmp(next));
        rows = added_up(rows.into_iter(), add);
    }
    rows
}

/// A history and a number in the order of [`History`], 16 bits each: days are
/// counted from 1980 in as many, and there are no more repeats than days.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Packed(u64);

impl Packed {
    fn new(repeats: usize, span: usize, age: usize, number: usize) -> Packed {
        let parts = [repeats, span, age, number];
        Packed(parts.into_iter().fold(0, |packed, part| packed << 16 | (part & 0xffff) as u64))
    }

    fn parts(self) -> (History, u32) {
        let part = |at: u32| u32::try_from(self.0 >> (16 * at) & 0xffff).unwrap_or(0);
        (History { repeats: part(3), span: Days(part(2)), age: Days(part(1)) }, part(0))
    }
}

/// Sorts rows, part by part from the last to the first: each is a count up to
/// some thousands, so that counting how often each occurs tells where it goes,
/// and no two rows are compared.
fn sort_by_parts<T: Copy>(rows: &mut Vec<T>, packed: impl Fn(&T) -> Packed) {
    let mut sorted = rows.clone();
    for shift in [0, 16, 32, 48] {
        let part = |row: &T| (packed(row).0 >> shift & 0xffff) as usize;
        let most = rows.iter().map(part).max().unwrap_or(0);
        if most == 0 {
            continue;
        }
        let mut places = vec![0_usize; most + 1];
        rows.iter().for_each(|row| places[part(row)] += 1);
        let mut before = 0;
        for place in &mut places {
            before += std::mem::replace(place, before);
        }
        for row in rows.iter() {
            let place = &mut places[part(row)];
            sorted[*place] = *row;
            *place += 1;
        }
        std::mem::swap(rows, &mut sorted);
    }
}

/// One thread's customers, a row each.
pub(super) struct Counts {
    window: Window,
    /// The places of the window's first day, of the one after its split, and of
    /// its last day.
    places: [usize; 3],
    /// Of each the history, and the net of the repeats.
    bought: Vec<(Packed, Money)>,
    later: Vec<Packed>,
    by_day: Vec<u64>,
}

impl Counts {
    pub(super) fn new(window: Window, calendar: &Calendar) -> Counts {
        let Histories { by_day, .. } = Histories::new(window);
        let places = [window.first, window.split + 1, window.as_of].map(|day| calendar.place(day));
        Counts { window, places, bought: Vec::new(), later: Vec::new(), by_day }
    }

    pub(super) fn visit(&mut self, visit: &Visit) {
        let [start, after, as_of] = self.places;
        let Some(first) = visit.sales.first().map(|sale| sale.day()) else { return };
        let (mut last, mut begun) = (first, as_of + 1);
        let (mut repeats, mut until, mut span, mut later) = (0, 0, 0, 0);
        for day in visit.sales.iter().map(|sale| sale.day()) {
            if day == last {
                continue;
            }
            last = day;
            repeats += 1;
            begun = begun.min(day);
            if first < after {
                self.by_day[day - start] += 1;
                if day < after {
                    (until, span) = (repeats, day - first);
                } else {
                    later += 1;
                }
            }
        }
        let since = visit.all().filter(|entry| entry.day() >= begun);
        let net = since.map(|entry| entry.net).sum();
        self.bought.push((Packed::new(repeats, last - first, as_of - first, 0), net));
        if first < after {
            self.later.push(Packed::new(until, span, after - 1 - first, later));
        }
    }

    fn into_histories(mut self) -> Histories {
        sort_by_parts(&mut self.later, |packed| *packed);
        let count = |sum: &mut u64, more| *sum += more;
        let later = added_up(self.later.iter().map(|one| (one.parts(), 1)), count);
        drop(self.later);
        sort_by_parts(&mut self.bought, |(packed, _)| *packed);
        let bought = self
            .bought
            .iter()
            .map(|(packed, net)| (packed.parts().0, Bought { customers: 1, net: *net }));
        let bought = added_up(bought, |sum, one| {
            sum.customers += one.customers;
            sum.net += one.net;
        });
        // Those with as many repeats stand together already.
        let repeated = self.bought.iter().map(|(packed, net)| (packed.parts().0.repeats, *net));
        let mut spent: Vec<(u32, Money)> = repeated.filter(|(repeats, _)| *repeats > 0).collect();
        drop(self.bought);
        spent.sort_unstable();
        Histories {
            window: self.window,
            bought,
            spent: added_up(spent.into_iter().map(|spent| (spent, 1)), count),
            later,
            by_day: self.by_day,
        }
    }
}
