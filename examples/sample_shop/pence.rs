//! Money, in whole pence.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;
use std::ops::Sub;

use serde::Serialize;
use serde::Serializer;

/// Pence sterling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pence(pub(crate) i64);

impl Pence {
    /// This share of the amount, rounded down.
    pub(crate) fn share(self, share: f64) -> Pence {
        Pence((self.0 as f64 * share) as i64)
    }
}

impl Add for Pence {
    type Output = Pence;
    fn add(self, other: Pence) -> Pence {
        Pence(self.0 + other.0)
    }
}

impl Sub for Pence {
    type Output = Pence;
    fn sub(self, other: Pence) -> Pence {
        Pence(self.0 - other.0)
    }
}

impl Sum for Pence {
    fn sum<I: Iterator<Item = Pence>>(amounts: I) -> Pence {
        amounts.fold(Pence(0), Add::add)
    }
}

/// Pounds with two decimals; amounts here are never below 0.
impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Serialize for Pence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
