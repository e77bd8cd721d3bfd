//! What customers bought up to a day, as counts of equal histories: a pass of
//! its own, for those who look ahead.
//!
//! An order is here a day on which a customer ordered, for two orders of a day
//! are one decision. Absent: who had which history.

use rayon::prelude::{
    IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};

use crate::orders::Orders;
use crate::units::Day;
use crate::units::Days;
use crate::units::Money;

use super::Frame;
use super::calendar::Calendar;
use super::sort::by_number;
use super::tally::{add_up, on_all_threads, visit_all};
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
///
/// Customers with equal histories are the same to a model, so it is enough to
/// count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct History {
    /// Days with an order after the first such day (x in the literature).
    pub repeats: u32,
    /// First to last order (t_x); 0 without repeats.
    pub span: Days,
    /// First order to the day (T). Never less than `span`.
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
    let counted = on_all_threads(&orders.lots, none, |counts, lot| {
        visit_all(lot, calendar, |visit| counts.visit(visit));
    });
    Apart { window, counted }.together()
}

/// Histories that each thread has counted by itself: to put them together takes
/// longer than most, and may be left to whoever asks for them.
#[derive(Clone, Debug)]
pub struct Apart {
    pub(super) window: Window,
    pub(super) counted: Vec<Counts>,
}

impl Apart {
    /// The counts of all threads.
    pub fn together(self) -> Histories {
        let none = Histories::new(self.window);
        let mut each = self.counted.into_iter();
        let Some(mut all) = each.next() else { return none };
        let (mut bought, mut later) = (vec![all.bought], vec![all.later]);
        for more in each {
            bought.push(more.bought);
            later.push(more.later);
            add_up(&mut all.by_day, &more.by_day);
            add_up(&mut all.once, &more.once);
            add_up(&mut all.once_later, &more.once_later);
        }
        let Counts { by_day, once, once_later, .. } = all;
        let ((bought, spent), later) = rayon::join(
            || bought_and_spent(&once, in_order(bought, |(packed, _)| *packed)),
            || counted_later(&once_later, in_order(later, |packed| *packed)),
        );
        Histories { bought, spent, later, by_day, ..none }
    }
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

/// Two tables as one.
fn joined<K: Ord, V>(one: Vec<(K, V)>, other: Vec<(K, V)>, add: fn(&mut V, V)) -> Vec<(K, V)> {
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    let most = one.len() + other.len();
    let next = move || match (one.peek(), other.peek()) {
        (Some((first, _)), Some((second, _))) if second < first => other.next(),
        (None, _) => other.next(),
        _ => one.next(),
    };
    added_up(most, std::iter::from_fn(next), add)
}

/// What follows each other with the same key, added up. There is room for as many
/// rows as there may be: to grow a table would have it twice, and a part that is
/// never touched takes no memory.
fn added_up<K: Eq, V>(
    most: usize,
    rows: impl Iterator<Item = (K, V)>,
    add: fn(&mut V, V),
) -> Vec<(K, V)> {
    let mut all: Vec<(K, V)> = Vec::with_capacity(most);
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
    let most = rows.size_hint().1.unwrap_or(0);
    let mut rows = added_up(most, rows, add);
    if !rows.is_sorted_by(|(one, _), (next, _)| one < next) {
        rows.sort_unstable_by(|(one, _), (next, _)| one.cmp(next));
        rows = added_up(rows.len(), rows.into_iter(), add);
    }
    rows
}

/// A history and a number in the order of [`History`], 16 bits each: days are
/// counted from 1980 in as many, and there are no more repeats than days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Rows by their repeats, for most customers have few of them: rows of one number
/// each, and in the end those of all larger ones.
type ByRepeats<T> = [Vec<T>; LAST + 1];

/// Where in [`ByRepeats`] rows of so many repeats are.
fn place(repeats: usize) -> usize {
    repeats.min(LAST)
}

const LAST: usize = 31;

/// The rows of all threads, in the order of a history and a number, of which each
/// part is a count up to some thousands.
fn in_order<T: Copy + Send>(
    all: Vec<ByRepeats<T>>,
    packed: impl Fn(&T) -> Packed + Sync,
) -> Vec<Vec<T>> {
    let mut parts: Vec<Vec<Vec<T>>> = (0..=LAST).map(|_| Vec::new()).collect();
    for rows in all {
        parts.iter_mut().zip(rows).for_each(|(part, rows)| part.push(rows));
    }
    let sorted = |rows: Vec<Vec<T>>| by_number(rows.iter().flatten().copied(), |row| packed(row).0);
    parts.into_par_iter().map(sorted).collect()
}

/// One thread's customers: a row each of those who came back, for most did not.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    /// The places of the window's first day, of the one after its split, and of
    /// its last day.
    places: [usize; 3],
    /// Of each the history, and the net of the repeats.
    bought: ByRepeats<(Packed, Money)>,
    later: ByRepeats<Packed>,
    by_day: Vec<u64>,
    /// The rest by age: those without a repeat, and those without one up to the
    /// split or after it.
    once: Vec<u64>,
    once_later: Vec<u64>,
}

impl Counts {
    /// None yet.
    pub(super) fn new(window: Window, calendar: &Calendar) -> Counts {
        let Histories { by_day, .. } = Histories::new(window);
        let places = [window.first, window.split + 1, window.as_of].map(|day| calendar.place(day));
        let [once, once_later] = [(); 2].map(|()| vec![0; places[2] + 1]);
        let (bought, later) = (ByRepeats::default(), ByRepeats::default());
        Counts { places, bought, later, by_day, once, once_later }
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
        if repeats == 0 {
            self.once[as_of - first] += 1;
        } else {
            let since = visit.all().filter(|entry| entry.day() >= begun);
            let net = since.map(|entry| entry.net).sum();
            let packed = Packed::new(repeats, last - first, as_of - first, 0);
            self.bought[place(repeats)].push((packed, net));
        }
        if first < after {
            let age = after - 1 - first;
            match (until, later) {
                (0, 0) => self.once_later[age] += 1,
                _ => self.later[place(until)].push(Packed::new(until, span, age, later)),
            }
        }
    }
}

/// Histories without a repeat, ascending, by a table of ages.
fn without_repeat(once: &[u64]) -> impl Iterator<Item = (History, u64)> {
    let history = |age| History { repeats: 0, span: Days(0), age };
    let all = (0..).map(Days).zip(once).map(move |(age, customers)| (history(age), *customers));
    all.filter(|(_, customers)| *customers > 0)
}

/// The tables [`Histories::bought`] and [`Histories::spent`].
#[expect(clippy::type_complexity, reason = "the types of two fields")]
fn bought_and_spent(
    once: &[u64],
    all: Vec<Vec<(Packed, Money)>>,
) -> (Vec<(History, Bought)>, Vec<((u32, Money), u64)>) {
    let one =
        |(packed, net): &(Packed, Money)| (packed.parts().0, Bought { customers: 1, net: *net });
    let add = |sum: &mut Bought, one: Bought| {
        sum.customers += one.customers;
        sum.net += one.net;
    };
    let once = without_repeat(once)
        .map(|(history, customers)| (history, Bought { customers, net: Money::ZERO }));
    let most = how_many(&all) + once.size_hint().1.unwrap_or(0);
    let bought = || added_up(most, once.chain(all.iter().flatten().map(one)), add);
    rayon::join(bought, || spent(&all))
}

/// The table [`Histories::spent`], of rows in the order of their histories.
fn spent(all: &[Vec<(Packed, Money)>]) -> Vec<((u32, Money), u64)> {
    let repeats = |(packed, _): &(Packed, Money)| packed.parts().0.repeats;
    let equal = |one: &_, other: &_| repeats(one) == repeats(other);
    let equal: Vec<&[(Packed, Money)]> = all.iter().flat_map(|rows| rows.chunk_by(equal)).collect();
    let sorted = |rows: &&[(Packed, Money)]| {
        let nets = rows.iter().map(|(_, net)| *net);
        let least = nets.clone().min().unwrap_or_default();
        let nets = by_number(nets, |net| net.0.abs_diff(least.0));
        (rows.first().map_or(0, repeats), nets)
    };
    let sorted: Vec<(u32, Vec<Money>)> = equal.par_iter().map(sorted).collect();
    let most = sorted.iter().map(|(_, nets)| nets.len()).sum();
    let rows = sorted.iter().flat_map(|(repeats, nets)| nets.iter().map(|net| (*repeats, *net)));
    added_up(most, rows.map(|spent| (spent, 1)), |sum, more| *sum += more)
}

/// The table [`Histories::later`].
fn counted_later(once: &[u64], all: Vec<Vec<Packed>>) -> Vec<((History, u32), u64)> {
    let add = |sum: &mut u64, more: u64| *sum += more;
    let once = without_repeat(once).map(|(history, customers)| ((history, 0), customers));
    let rows = all.iter().flatten().map(|one| (one.parts(), 1));
    joined(once.collect(), added_up(how_many(&all), rows, add), add)
}

/// Rows of all parts.
fn how_many<T>(parts: &[Vec<T>]) -> usize {
    parts.iter().map(Vec::len).sum()
}
