//! When a playbook applies: conditions on numbers, groups and traits, as its file
//! states them.

use crate::benchmarks::condition::Op;
use crate::ledger::Trait;

/// When a playbook applies.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// Whether each has to hold, or one.
    pub how: How,
    /// The conditions; at least one.
    pub conditions: Vec<Condition>,
}

/// How many of the conditions have to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Each of them.
    All,
    /// At least one.
    Any,
}

impl How {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            How::All => "all",
            How::Any => "any",
        }
    }
}

/// A condition on one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The number.
    pub subject: Subject,
    /// The side of the line on which it holds.
    pub op: Op,
    /// The line.
    pub line: Line,
}

/// What a condition looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A metric, by its id.
    Metric(String),
    /// A group of customers.
    Segment {
        /// An id of [`crate::segments::audiences`].
        id: String,
        /// What of it.
        size: Size,
    },
    /// The share of customers whose first order has a trait.
    Trait {
        /// The trait.
        by: Trait,
        /// The one name of it that counts; any when absent.
        is: Option<String>,
    },
}

/// How a group of customers is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// How many they are.
    Customers,
    /// Their share of all customers.
    Share,
    /// Their share of what all customers were worth in their last year.
    RevenueShare,
}

impl Size {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Size::Customers => "customers",
            Size::Share => "share",
            Size::RevenueShare => "revenue_share",
        }
    }
}

/// A line that a number can cross.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A number, in the unit of what it is held against.
    Value(f64),
    /// A published number, by its id. Of a range the nearer end counts.
    Benchmark(String),
    /// The same metric earlier.
    Than(Earlier),
    /// What the shop wants the metric to be.
    Target,
}

/// An earlier month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// The month before the report's.
    LastMonth,
    /// The same month a year ago.
    LastYear,
}

impl Earlier {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Earlier::LastMonth => "last-month",
            Earlier::LastYear => "last-year",
        }
    }
}
