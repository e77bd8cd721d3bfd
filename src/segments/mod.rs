//! Counts to groups of customers. Pure: one file an idea.
//!
//! Every customer is in one lifecycle [`State`] and in one [`rfm::Place`];
//! [`audiences`] lists both with their sizes, by the ids that playbooks use.

pub mod crossed;
pub mod firsts;
pub mod lifecycle;
pub mod members;
pub mod movement;
pub mod rfm;
pub mod sums;

use std::iter::Sum;

use crate::ledger::Standing;
use crate::units::Money;

use lifecycle::State;
use rfm::Rfm;

/// The audience that leaves nobody out.
pub const EVERYONE: &str = "everyone";

/// Customers who have something in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub customers: u64,
    /// Their orders ever.
    pub orders: u64,
    /// Their net revenue ever.
    pub net: Money,
    /// What they were worth in their last year as customers: the revenue that
    /// is at stake with them.
    pub last_year: Money,
}

impl Group {
    /// Adds other customers.
    fn join(&mut self, other: &Group) {
        self.customers += other.customers;
        self.orders += other.orders;
        self.net += other.net;
        self.last_year += other.last_year;
    }

    /// Adds a customer.
    fn add(&mut self, standing: &Standing) {
        self.customers += 1;
        self.orders += u64::from(standing.orders);
        self.net += standing.net;
        self.last_year += standing.last_year;
    }
}

/// Groups that have nobody in common, as one.
impl<'a> Sum<&'a Group> for Group {
    fn sum<I: Iterator<Item = &'a Group>>(groups: I) -> Group {
        groups.fold(Group::default(), |mut all, group| {
            all.join(group);
            all
        })
    }
}

/// Every audience that a playbook can name, with its customers: everyone is in one
/// state.
pub fn audiences(states: &[(State, Group)], rfm: &Rfm) -> Vec<(&'static str, Group)> {
    let everyone = states.iter().map(|(_, group)| group).sum();
    let states = states.iter().copied();
    let places = rfm.places.iter().copied();
    [(EVERYONE, everyone)]
        .into_iter()
        .chain(states.map(|(state, group)| (state.id(), group)))
        .chain(places.map(|(place, group)| (place.id(), group)))
        .collect()
}

/// The ids of [`audiences`].
pub fn audience_ids() -> Vec<&'static str> {
    let states = State::ALL.iter().map(|state| state.id());
    let places = rfm::Place::ALL.iter().map(|place| place.id());
    [EVERYONE].into_iter().chain(states).chain(places).collect()
}
