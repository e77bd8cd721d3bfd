//! What orders tell of who is who, until all of them are read.

use hashbrown::HashMap;

use crate::orders::key::Key;
use crate::units::Money;

use super::Rule;

/// By what one order tells who it is from, beside the customer's column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::orders) struct Seen {
    /// The mailbox of the key in the customer's column.
    pub(in crate::orders) mailbox: Option<Key>,
    pub(in crate::orders) phone: Option<Key>,
    pub(in crate::orders) customer_id: Option<Key>,
}

impl Seen {
    /// Joins what a further row of the order tells. Of two keys of one kind, one
    /// is taken by its value.
    pub(in crate::orders) fn join(&mut self, row: &Seen) {
        let one = |mine: Option<Key>, theirs: Option<Key>| mine.into_iter().chain(theirs).min();
        self.mailbox = one(self.mailbox, row.mailbox);
        self.phone = one(self.phone, row.phone);
        self.customer_id = one(self.customer_id, row.customer_id);
    }

    /// The keys, each with its rule.
    pub(super) fn keys(&self) -> impl Iterator<Item = (Rule, Key)> + use<> {
        let all = [
            (Rule::Email, self.mailbox),
            (Rule::Phone, self.phone),
            (Rule::CustomerId, self.customer_id),
        ];
        all.into_iter().filter_map(|(rule, key)| Some((rule, key?)))
    }

    /// The key that an order without one in the customer's column goes by,
    /// without those that are `ignored`.
    pub(super) fn key(&self, ignored: &HashMap<Key, Rule>) -> Option<Key> {
        let counts = |key: &Key| !ignored.contains_key(key);
        self.phone.filter(counts).or(self.customer_id.filter(counts))
    }
}

/// An order or credit note without a key in the customer's column that has
/// another. Until all keys are known, it counts as nobody's.
#[derive(Clone, Copy, Debug)]
pub(in crate::orders) struct Guest {
    pub(in crate::orders) seen: Seen,
    /// As [`Record`](crate::orders::share::Record) has them.
    pub(in crate::orders) at: u32,
    pub(in crate::orders) tags: u32,
    pub(in crate::orders) cost: u32,
    pub(in crate::orders) gross: Money,
    pub(in crate::orders) net: Money,
}

impl Guest {
    /// Days since the first that an order can have.
    pub(super) fn day(&self) -> i32 {
        i32::try_from(self.at / 86_400).unwrap_or_default()
    }
}

/// That a customer's key has another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::orders) struct Link {
    pub(in crate::orders) rule: Rule,
    pub(in crate::orders) customer: Key,
    pub(in crate::orders) other: Key,
    /// Of how many orders that count.
    pub(in crate::orders) orders: u32,
}

/// What the orders of a share tell of who is who. Nothing, when nobody is to be
/// merged.
#[derive(Clone, Debug, Default)]
pub(in crate::orders) struct Ties {
    /// Of how many orders that count a customer's key has another one.
    links: HashMap<(Rule, Key, Key), u32>,
    /// How many orders have a key of each rule.
    found: [u64; Rule::ALL.len()],
    pub(in crate::orders) guests: Vec<Guest>,
    /// What the orders of `Share::known` tell, by their places there.
    pub(in crate::orders) known: Vec<Option<Box<Seen>>>,
}

impl Ties {
    /// Takes what an order or credit note of this customer tells.
    pub(in crate::orders) fn add(&mut self, customer: Option<Key>, seen: &Seen, is_order: bool) {
        for (rule, other) in seen.keys() {
            self.found[rule as usize] += u64::from(is_order);
            if let Some(customer) = customer {
                *self.links.entry((rule, customer, other)).or_default() += 1;
            }
        }
    }

    /// Takes back what was added.
    pub(in crate::orders) fn take(&mut self, customer: Option<Key>, seen: &Seen, is_order: bool) {
        for (rule, other) in seen.keys() {
            self.found[rule as usize] -= u64::from(is_order);
            if let Some(orders) = customer.and_then(|it| self.links.get_mut(&(rule, it, other))) {
                *orders -= 1;
            }
        }
    }

    /// Every key that a customer's key has, in no order: rule, customer's key,
    /// the other key.
    pub(super) fn links(&self) -> impl Iterator<Item = (Rule, Key, Key)> + '_ {
        self.links.iter().filter(|(_, orders)| **orders > 0).map(|(link, _)| *link)
    }

    /// Every link, sorted, and how many orders have a key of each rule.
    pub(in crate::orders) fn told(&self) -> (Vec<Link>, [u64; Rule::ALL.len()]) {
        let link = |(&(rule, customer, other), &orders)| Link { rule, customer, other, orders };
        let mut links: Vec<Link> = self.links.iter().map(link).collect();
        links.sort_unstable();
        (links, self.found)
    }

    /// What was [`Ties::told`], without guests and what is known.
    pub(in crate::orders) fn of(links: &[Link], found: [u64; Rule::ALL.len()]) -> Ties {
        let link = |it: &Link| ((it.rule, it.customer, it.other), it.orders);
        Ties { links: links.iter().map(link).collect(), found, ..Ties::default() }
    }

    /// How many orders have a key of this rule.
    pub(super) fn found(&self, rule: Rule) -> u64 {
        self.found[rule as usize]
    }
}
