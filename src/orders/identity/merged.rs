//! What came of taking several keys for one customer, in counts.

use crate::orders::table::SideFile;

use super::{Rule, union};

/// What merging did to the customers. Only orders that count are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Keys that orders go by.
    pub keys: u64,
    /// Orders without a key in the customer's column that go by another.
    pub named: u64,
    /// Customers by the customer's column alone.
    pub before: Repeat,
    /// Customers with those merged who are one.
    pub after: Repeat,
    /// What each rule that is asked for did, in order.
    pub rules: Vec<(Rule, Effect)>,
    /// The list of aliases.
    pub aliases: Option<SideFile>,
}

impl Merged {
    /// Customers that one key may link; one that more share links nobody.
    pub const SHARED: usize = union::SHARED;
}

/// Customers, and how many of them came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// Customers with an order.
    pub customers: u64,
    /// Those with two orders or more.
    pub repeaters: u64,
}

/// What a rule did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Orders that have such a key; of aliases, rows of the list.
    pub found: u64,
    /// By how many it made the customers fewer, beyond the rules before it.
    pub merged: u64,
    /// Keys that link nobody since too many customers share them; of aliases,
    /// rows with a key that no order has.
    pub ignored: u64,
}
