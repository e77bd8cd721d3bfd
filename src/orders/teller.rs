//! Telling people apart: records to orders by person.

use crate::units::Money;

use super::costs::cost;
use super::key::Key;
use super::people::Lot;
use super::pseudonym::Secret;
use super::share::{Pages, Record, TAKEN_BACK};

/// Records of one lot from one share.
pub(super) struct Part<'a> {
    pub(super) pages: Pages,
    /// The final numbers of the share's tags.
    pub(super) finals: &'a [u32],
    /// What goods cost, by number.
    pub(super) costs: &'a [Money],
}

/// A thread's tellers. That of orders without costs has less to move.
#[derive(Debug, Default)]
pub(super) struct Tellers {
    plain: Teller<()>,
    costed: Teller<Option<Money>>,
}

impl Tellers {
    /// Tells the people of the lot with this number apart and puts their orders in
    /// order.
    pub(super) fn tell_apart(
        &mut self,
        (number, parts): (usize, Vec<Part>),
        secret: Option<&Secret>,
    ) -> Lot {
        if parts.iter().all(|part| part.costs.is_empty()) {
            self.plain.tell_apart((number, parts), secret)
        } else {
            self.costed.tell_apart((number, parts), secret)
        }
    }
}

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
    fn tell_apart(&mut self, (number, parts): (usize, Vec<Part>), secret: Option<&Secret>) -> Lot {
        let records = parts.iter().map(|part| part.pages.len()).sum();
        let all = parts.iter().flat_map(|part| part.pages.records());
        let mut ends = self.number(records, all);
        // Where the orders of each person begin; in the end, where they end.
        let mut before = 0;
        for end in &mut ends {
            before += std::mem::replace(end, before);
        }
        // What is left there of the lot before is written over.
        let entries = &mut self.entries;
        entries.resize(before as usize, Entry::default());
        let mut people = self.people.iter();
        for Part { pages, finals, costs } in &parts {
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
        let (firsts, credit_only) = firsts(entries, &ends);
        Lot {
            firsts,
            credit_only,
            days: entries.iter().map(|entry| day(entry.at)).collect(),
            nets: entries.iter().map(|entry| entry.net).collect(),
            costs: C::all(entries),
            ends,
            pseudonyms,
        }
    }

    /// Numbers the person of each record, and gives how many orders each has.
    fn number<'a>(&mut self, count: usize, records: impl Iterator<Item = &'a Record>) -> Vec<u32> {
        self.keys.clear();
        self.people.clear();
        self.table.clear();
        // Most have ordered several times.
        self.table.resize((count / 2).next_power_of_two().max(SMALLEST), 0);
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

/// What the first order of each person tells, and how many have none.
fn firsts<C>(entries: &[Entry<C>], ends: &[u32]) -> (Vec<u32>, usize) {
    let (mut start, mut credit_only) = (0, 0);
    let first = |end: &u32| {
        let mine = &entries[start..*end as usize];
        start = *end as usize;
        let sale = mine.iter().find(|entry| entry.net >= Money::ZERO);
        credit_only += usize::from(sale.is_none());
        sale.or(mine.first()).map_or(0, |entry| entry.first)
    };
    (ends.iter().map(first).collect(), credit_only)
}

fn day(at: u32) -> u16 {
    u16::try_from(at / 86_400).unwrap_or(u16::MAX)
}
