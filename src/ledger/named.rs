//! Counts by pseudonym: where everybody stands, for the lists that the shop asks
//! for, and what the arms of a trial ordered. Nothing here is in a ledger.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::orders::Orders;
use crate::orders::Pseudonym;
use crate::units::Day;
use crate::units::Money;

use super::Ledger;
use super::calendar::Calendar;
use super::fold::standing;
use super::visit::Visit;
use super::{Frame, Standing};

/// Where everybody stands who has ordered up to `frame.as_of`, as
/// [`Ledger::standings`](super::Ledger::standings) has it, by pseudonym; empty when
/// pseudonyms were not asked for.
pub fn standings(orders: &Orders, frame: Frame) -> BTreeMap<Pseudonym, Standing> {
    let calendar = Calendar::of(orders, frame);
    let mut visit = Visit::new(&calendar);
    let year = calendar.place(Ledger::new(frame).year_start());
    let people = orders.lots.iter().flat_map(|lot| lot.people_with_pseudonyms());
    let of = |(person, who)| {
        visit.go_to(person);
        (!visit.sales.is_empty()).then(|| (who, standing(&visit, year)))
    };
    people.filter_map(of).collect()
}

/// The days in which a trial looks at orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Those after the start.
    pub after: RangeInclusive<Day>,
    /// As many before it.
    pub before: RangeInclusive<Day>,
}

/// What some people ordered in the days of a [`Watch`]. Integers, so it adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arm {
    /// How many they are.
    pub customers: u64,
    /// Those with an order in the days after.
    pub ordered: u64,
    /// Their orders in those days.
    pub orders: u64,
    /// The sum of the squares of each one's orders.
    pub order_squares: u64,
    /// Their net revenue in those days, credit notes taken off.
    pub net: Money,
    /// The sum of the squares of each one's net.
    pub net_squares: u128,
    /// Those with an order in the days before.
    pub ordered_before: u64,
    /// Their net revenue in the days before.
    pub net_before: Money,
}

/// What a trial's people ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arms<K: Ord> {
    /// By arm.
    pub arms: BTreeMap<K, Arm>,
    /// People whom the orders do not know any more.
    pub missing: u64,
    /// People who were taken for several, in different arms, and are now known to be
    /// one. They count in none.
    pub mixed: u64,
}

/// Counts what people ordered by the arm that each was put into. Who was merged
/// since counts as one, and so does who was put into one arm under two pseudonyms.
pub fn arms<K: Copy + Ord>(
    orders: &Orders,
    put: &BTreeMap<Pseudonym, K>,
    watch: &Watch,
) -> Arms<K> {
    let mut people = BTreeMap::<Pseudonym, Option<K>>::new();
    for (who, arm) in put {
        let one = people.entry(orders.goes_by(*who)).or_insert(Some(*arm));
        *one = one.filter(|other| other == arm);
    }
    let mixed = people.values().filter(|arm| arm.is_none()).count() as u64;
    people.retain(|_, arm| arm.is_some());
    let mut counted = Arms { arms: BTreeMap::new(), missing: 0, mixed };
    for (person, who) in orders.lots.iter().flat_map(|lot| lot.people_with_pseudonyms()) {
        let Some(Some(arm)) = people.remove(&who) else { continue };
        counted.arms.entry(arm).or_default().add(person.all(), watch);
    }
    counted.missing = people.len() as u64;
    counted
}

impl Arm {
    /// Adds a person with these orders and credit notes.
    fn add(&mut self, all: impl Iterator<Item = (Day, Money)>, watch: &Watch) {
        let (mut orders, mut net, mut before) = (0_u64, Money::ZERO, 0_u64);
        for (day, worth) in all {
            let is_order = u64::from(worth >= Money::ZERO);
            if watch.after.contains(&day) {
                orders += is_order;
                net += worth;
            } else if watch.before.contains(&day) {
                before += is_order;
                self.net_before += worth;
            }
        }
        self.customers += 1;
        self.ordered += u64::from(orders > 0);
        self.orders += orders;
        self.order_squares += orders * orders;
        self.net += net;
        self.net_squares += u128::from(net.0.unsigned_abs()).pow(2);
        self.ordered_before += u64::from(before > 0);
    }
}
