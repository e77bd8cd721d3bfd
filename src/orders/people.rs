//! Orders by person, in the order of time.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use crate::units::Day;
use crate::units::Money;

use super::costs::cost;
use super::days::FIRST_DAY;
use super::key::{Key, LOTS};
use super::pseudonym::{Pseudonym, Secret};
use super::share::{Pages, Record, TAKEN_BACK};

/// Some of the people who ordered, with their orders: 10 bytes an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// Of every order and credit note; those of a person stand together.
    days: Vec<u16>,
    nets: Vec<Money>,
    /// What the goods of each cost; empty when no file says it.
    costs: Vec<Option<Money>>,
    /// Where each person's orders end in `days`.
    ends: Vec<u32>,
    /// What the first order of each person tells, as a place in
    /// [`super::Orders::traits`]; of one with credit notes only, the first of
    /// those.
    firsts: Vec<u32>,
    /// The pseudonym of each person; empty unless they are asked for.
    pseudonyms: Vec<Pseudonym>,
}

/// A person's orders and credit notes.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    days: &'a [u16],
    nets: &'a [Money],
    first: u32,
}

impl<'a> Person<'a> {
    /// Day and net of each order and credit note, in the order of time. What is
    /// below 0 is a credit note.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = (Day, Money)> + Clone + use<'a> {
        let days = self.days.iter().map(|day| FIRST_DAY + i32::from(*day));
        days.zip(self.nets.iter().copied())
    }

    /// The orders without the credit notes.
    pub fn sales(&self) -> impl DoubleEndedIterator<Item = (Day, Money)> + Clone + use<'a> {
        self.all().filter(|(_, net)| *net >= Money::ZERO)
    }

    /// What the first order tells: a place in [`super::Orders::traits`].
    pub fn first(&self) -> usize {
        self.first as usize
    }
}

impl Lot {
    /// How many people are in it.
    pub fn how_many(&self) -> usize {
        self.ends.len()
    }

    /// The people of this lot, in no order that means anything.
    pub fn people(&self) -> impl Iterator<Item = Person<'_>> {
        self.spans().zip(&self.firsts).map(|(span, first)| Person {
            days: &self.days[span.clone()],
            nets: &self.nets[span],
            first: *first,
        })
    }

    /// The same people, each with what the goods of each order and credit note
    /// cost, where that is known; nothing when no file says it.
    pub fn people_with_costs(&self) -> impl Iterator<Item = (Person<'_>, &[Option<Money>])> {
        let costs = self.spans().map(|span| self.costs.get(span).unwrap_or_default());
        self.people().zip(costs)
    }

    /// The same people, each with their pseudonym; nobody when pseudonyms are not
    /// asked for.
    pub fn people_with_pseudonyms(&self) -> impl Iterator<Item = (Person<'_>, Pseudonym)> {
        self.people().zip(self.pseudonyms.iter().copied())
    }

    /// Where the orders of each person are.
    fn spans(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| start as usize..*end as usize)
    }
}

/// Records of one lot from one share, the final numbers of its tags, and its
/// costs.
pub(super) type Part<'a> = (Pages, &'a [u32], &'a [Money]);

/// An order on its way to its person. It takes a cost along, or nothing where no
/// file has any.
#[derive(Clone, Copy, Debug, Default)]
struct Entry<C> {
    at: u32,
    first: u32,
    net: Money,
    cost: C,
}

/// What an order takes along of what its goods cost.
trait Cost: Copy + Default + Ord {
    /// The cost with this number.
    fn of(costs: &[Money], number: u32) -> Self;

    /// The costs of all orders.
    fn all(entries: &[Entry<Self>]) -> Vec<Option<Money>>;
}

impl Cost for () {
    fn of(_: &[Money], _: u32) {}

    fn all(_: &[Entry<()>]) -> Vec<Option<Money>> {
        Vec::new()
    }
}

impl Cost for Option<Money> {
    fn of(costs: &[Money], number: u32) -> Option<Money> {
        cost(costs, number)
    }

    fn all(entries: &[Entry<Option<Money>>]) -> Vec<Option<Money>> {
        entries.iter().map(|entry| entry.cost).collect()
    }
}

impl<C: Cost> Entry<C> {
    /// The order of time, in which ties end in the values themselves, so that
    /// it does not depend on the order of the input.
    fn key(&self) -> (u32, bool, Money, u32, C) {
        (self.at, self.net < Money::ZERO, self.net, self.first, self.cost)
    }
}

/// Tells people apart, with the memory it needs for that.
#[derive(Debug, Default)]
struct Teller<C> {
    /// Numbers of people from 1, in an open table that is at most half full.
    table: Vec<u32>,
    /// Of each the key, and beside it, for the processor has to fetch both, how many
    /// orders there are.
    keys: Vec<([u32; 3], u32)>,
    /// The person of each record.
    people: Vec<u32>,
    entries: Vec<Entry<C>>,
}

impl<C: Cost> Teller<C> {
    /// Tells the people of the lot with this number apart and puts their orders in
    /// order.
    fn tell_apart(&mut self, (number, parts): (usize, Vec<Part>), secret: Option<&Secret>) -> Lot {
        let mut ends = self.number(parts.iter().flat_map(|(pages, ..)| pages.records()));
        // Where the orders of each person begin; in the end, where they end.
        let mut before = 0;
        for end in &mut ends {
            before += std::mem::replace(end, before);
        }
        let entries = &mut self.entries;
        entries.clear();
        entries.resize(before as usize, Entry::default());
        let mut people = self.people.iter();
        for (pages, finals, costs) in &parts {
            for record in pages.records() {
                let person = people.next().expect("each record was numbered");
                if record.net == TAKEN_BACK {
                    continue;
                }
                let end = &mut ends[*person as usize];
                let first = finals[record.tags as usize];
                let cost = C::of(costs, record.cost);
                entries[*end as usize] = Entry { at: record.at, first, net: record.net, cost };
                *end += 1;
            }
        }
        drop(parts);
        // People of whom everything was taken back are nobody.
        let (mut last, mut is_there) = (0, Vec::new());
        ends.retain(|end| {
            let ordered = std::mem::replace(&mut last, *end) != *end;
            if secret.is_some() {
                is_there.push(ordered);
            }
            ordered
        });
        let there = self.keys.iter().zip(is_there).filter(|(_, is_there)| *is_there);
        let pseudonym = |secret: &Secret| {
            there.map(|((key, _), _)| secret.of(Key::of_parts(number, *key))).collect()
        };
        let pseudonyms = secret.map(pseudonym).unwrap_or_default();
        in_time(entries, &ends);
        Lot {
            firsts: firsts(entries, &ends),
            days: entries.iter().map(|entry| day(entry.at)).collect(),
            nets: entries.iter().map(|entry| entry.net).collect(),
            costs: C::all(entries),
            ends,
            pseudonyms,
        }
    }

    /// Numbers the person of each record, and gives how many orders each has.
    fn number<'a>(&mut self, records: impl Iterator<Item = &'a Record>) -> Vec<u32> {
        self.keys.clear();
        self.people.clear();
        self.table.clear();
        self.table.resize(SMALLEST, 0);
        for record in records {
            let slot = self.slot(record.person);
            let mut number = self.table[slot];
            if number == 0 {
                self.keys.push((record.person, 0));
                number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
                self.table[slot] = number;
                if self.keys.len() * 2 > self.table.len() {
                    self.grow();
                }
            }
            let (_, orders) = &mut self.keys[number as usize - 1];
            *orders += u32::from(record.net != TAKEN_BACK);
            self.people.push(number - 1);
        }
        self.keys.iter().map(|(_, orders)| *orders).collect()
    }

    /// Where a person's number is in the table, or would be.
    #[inline]
    fn slot(&self, person: [u32; 3]) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = person[2] as usize & mask;
        loop {
            match self.table[slot] {
                0 => return slot,
                found if self.keys[found as usize - 1].0 == person => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let size = self.table.len() * 2;
        self.table.clear();
        self.table.resize(size, 0);
        for (number, (key, _)) in (1..).zip(&self.keys) {
            let mut slot = key[2] as usize & (size - 1);
            while self.table[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = number;
        }
    }
}

/// The smallest table; a power of 2.
const SMALLEST: usize = 1 << 10;

/// Sorts the orders of each person. Most files are in the order of time, or in
/// the opposite one.
fn in_time<C: Cost>(entries: &mut [Entry<C>], ends: &[u32]) {
    let mut start = 0;
    for end in ends {
        let mine = &mut entries[start..*end as usize];
        if !mine.is_sorted_by_key(Entry::key) {
            mine.sort_unstable_by_key(Entry::key);
        }
        start = *end as usize;
    }
}

fn firsts<C>(entries: &[Entry<C>], ends: &[u32]) -> Vec<u32> {
    let mut start = 0;
    let first = |end: &u32| {
        let mine = &entries[start..*end as usize];
        start = *end as usize;
        let sale = mine.iter().find(|entry| entry.net >= Money::ZERO);
        sale.or(mine.first()).map_or(0, |entry| entry.first)
    };
    ends.iter().map(first).collect()
}

fn day(at: u32) -> u16 {
    u16::try_from(at / 86_400).unwrap_or(u16::MAX)
}

/// The records of a share, the final numbers of its tags, and its costs.
pub(super) type Shared = (Vec<Pages>, (Vec<u32>, Vec<Money>));

/// Tells the people of all lots apart, lot by lot on all threads, and gives them
/// pseudonyms by a secret, if there is one.
pub(super) fn tell_all_apart(shares: Vec<Shared>, secret: Option<&Secret>) -> Vec<Lot> {
    let mut lots: Vec<Vec<Part>> = (0..LOTS).map(|_| Vec::new()).collect();
    let (pages, beside): (Vec<_>, Vec<_>) = shares.into_iter().unzip();
    for (share, (finals, costs)) in pages.into_iter().zip(&beside) {
        for (lot, pages) in lots.iter_mut().zip(share) {
            lot.push((pages, finals.as_slice(), costs.as_slice()));
        }
    }
    if beside.iter().all(|(_, costs)| costs.is_empty()) {
        tell_lots_apart::<()>(lots, secret)
    } else {
        tell_lots_apart::<Option<Money>>(lots, secret)
    }
}

fn tell_lots_apart<C: Cost + Send>(lots: Vec<Vec<Part>>, secret: Option<&Secret>) -> Vec<Lot> {
    let left = Mutex::new(lots.into_iter().enumerate());
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let told = rayon::broadcast(|_| {
        let (mut teller, mut told) = (Teller::<C>::default(), Vec::new());
        while let Some((number, parts)) = next() {
            told.push((number, teller.tell_apart((number, parts), secret)));
        }
        told
    });
    let mut told: Vec<(usize, Lot)> = told.into_iter().flatten().collect();
    told.sort_unstable_by_key(|(number, _)| *number);
    told.into_iter().map(|(_, lot)| lot).collect()
}
