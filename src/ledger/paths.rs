//! How customers came to where they are: earlier months, groups by the first
//! order, and movement since the month before.
//!
//! A pass over the orders leaves [`Trails`]. Groups and classes are known when it
//! is over, and turn them into [`Paths`].

use std::collections::BTreeMap;

use crate::orders::Name;
use crate::orders::Traits;
use crate::units::Days;
use crate::units::Money;
use crate::units::Month;

use super::tally::add_up;
use super::visit::days;
use super::{Parts, Standing, Trait};

/// Days within which second orders are followed month by month.
pub const SECOND_WITHIN: Days = Days(90);

/// What is told of customers beside where they stand.
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
/// Integers without identity.
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
    /// What stood at the end of a month; all 0 when nothing did.
    pub fn at(&self, month: Month) -> Turn {
        self.months.get(&month).copied().unwrap_or_default()
    }
}

/// What a pass leaves of how customers came to where they are.
#[derive(Clone, Debug)]
pub struct Trails {
    pub(super) months: BTreeMap<Month, Turn>,
    pub(super) seconds: BTreeMap<(Month, Days), u64>,
    pub(super) waiting: BTreeMap<(Month, Days), u64>,
    /// The days that were counted.
    pub(super) days: usize,
    /// Days of the report's month; `None` without a month before.
    pub(super) of_month: Option<Days>,
    /// Of every customer what became of the first order.
    pub(super) firsts: Parts<First>,
    /// Where those stood who ordered in the report's month: at the end of the
    /// month before, if they had ordered, and now.
    pub(super) recent: Parts<(Option<Place>, Place)>,
}

/// The class before of those who had not ordered, above all others.
const NEW: usize = 256;

/// What became of a first order, in 8 bytes: there are millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    /// What it tells, as a place in [`crate::orders::Orders::traits`].
    traits: u32,
    /// Days to the second, or to the as-of day, above a bit for whether there is
    /// a second.
    after: u32,
}

impl First {
    pub(super) fn new(traits: usize, after: usize, has_second: bool) -> First {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        First { traits: number(traits), after: number(after) << 1 | u32::from(has_second) }
    }

    fn traits(self) -> usize {
        self.traits as usize
    }

    fn after(self) -> usize {
        (self.after >> 1) as usize
    }

    fn has_second(self) -> bool {
        self.after & 1 == 1
    }
}

/// Where a customer stands, without amounts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) orders: u32,
    pub(super) idle: Days,
    pub(super) back: Option<Days>,
}

impl Place {
    fn standing(self) -> Standing {
        let Place { orders, idle, back } = self;
        let [net, last_year, year] = [Money::ZERO; 3];
        Standing { orders, idle, back, net, last_year, year }
    }
}

impl Trails {
    /// The paths of all customers, of whom it is also known where they stand and
    /// what their first orders told.
    pub fn paths(
        self,
        standings: &Parts<Standing>,
        (traits, names): (&[Traits], &[String]),
        asked: &Asked,
    ) -> Paths {
        let groups = Groups::new((traits, names), asked);
        let [events, waits] = self.by_group(&groups);
        let moves = self.moves(standings, asked);
        let Trails { months, seconds, waiting, .. } = self;
        Paths { months, seconds, waiting, events, waits, moves }
    }

    /// Days from the first order to the second, and those of customers without a
    /// second.
    fn by_group(&self, groups: &Groups) -> [BTreeMap<(Trait, usize, Days), u64>; 2] {
        let none = || [(); 2].map(|()| vec![0_u64; groups.all.len() * self.days]);
        let count = |tables: &mut [Vec<u64>; 2], first: &First| {
            let table = &mut tables[usize::from(!first.has_second())];
            for group in groups.of[first.traits()] {
                table[group * self.days + first.after()] += 1;
            }
        };
        let tables = self.firsts.counted(none, count, |tables, others| {
            tables.iter_mut().zip(&others).for_each(|(table, other)| add_up(table, other));
        });
        let key = |at: usize| {
            let (by, group) = groups.all[at / self.days];
            (by, group, days(at % self.days))
        };
        tables.map(|table| filled(&table).map(|(at, count)| (key(at), count)).collect())
    }

    /// Customers by class before and now. Whoever did not order in the report's
    /// month stood at its beginning as now, but for the days since.
    fn moves(&self, standings: &Parts<Standing>, asked: &Asked) -> BTreeMap<(Option<u8>, u8), u64> {
        let Some(of_month) = self.of_month else { return BTreeMap::new() };
        let class = |it: &Standing| usize::from((asked.class)(it));
        let count = |moves: &mut Vec<u64>, was: Option<&Standing>, is: &Standing| {
            moves[class(is) * (NEW + 1) + was.map_or(NEW, class)] += 1;
        };
        let none = || vec![0; 256 * (NEW + 1)];
        let add = |moves: &mut Vec<u64>, others: Vec<u64>| add_up(moves, &others);
        let earlier = |since: Days| Days(since.0 - of_month.0);
        let stayed = |moves: &mut Vec<u64>, is: &Standing| {
            if is.idle >= of_month {
                let was = Standing { idle: earlier(is.idle), back: is.back.map(earlier), ..*is };
                count(moves, Some(&was), is);
            }
        };
        let ordered = |moves: &mut Vec<u64>, (was, is): &(Option<Place>, Place)| {
            count(moves, was.map(Place::standing).as_ref(), &is.standing());
        };
        let mut moves = standings.counted(none, stayed, add);
        add(&mut moves, self.recent.counted(none, ordered, add));
        let moved = |at: usize| {
            let class = |place: usize| u8::try_from(place).ok();
            (class(at % (NEW + 1)), class(at / (NEW + 1)).unwrap_or(u8::MAX))
        };
        filled(&moves).map(|(at, count)| (moved(at), count)).collect()
    }
}

/// Groups by the places of [`crate::orders::Orders::traits`].
struct Groups {
    /// For each trait, the place of the group among all.
    of: Vec<[usize; 6]>,
    all: Vec<(Trait, usize)>,
}

impl Groups {
    fn new((traits, names): (&[Traits], &[String]), asked: &Asked) -> Groups {
        let mut places = BTreeMap::new();
        let text = |name: Name| names[name.0 as usize].as_str();
        let mut of = |traits: &Traits| {
            let mut at = Trait::ALL.into_iter().zip(traits.all()).map(|(by, name)| {
                let next = places.len();
                *places.entry((by, (asked.group)(by, name.map(text)))).or_insert(next)
            });
            [(); 6].map(|()| at.next().unwrap_or(0))
        };
        let of = traits.iter().map(&mut of).collect();
        let mut all: Vec<_> = places.into_iter().map(|(group, place)| (place, group)).collect();
        all.sort_unstable();
        Groups { of, all: all.into_iter().map(|(_, group)| group).collect() }
    }
}

/// The counts that are not 0, with their places.
pub(super) fn filled(counts: &[u64]) -> impl Iterator<Item = (usize, u64)> {
    counts.iter().copied().enumerate().filter(|(_, count)| *count > 0)
}
