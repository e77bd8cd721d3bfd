//! Every fault of the input at once.

use std::fmt;

use super::error::Error;

/// Every fault of the input at once.
#[derive(Debug, Default)]
pub struct Faults {
    /// The first of them, in the order of the input; at most [`Faults::KEPT`].
    pub first: Vec<Error>,
    /// How many there are beyond those.
    pub more: u64,
}

impl Faults {
    /// Faults that are kept with their text.
    pub const KEPT: usize = 100;

    /// Adds one.
    pub(super) fn add(&mut self, error: Error) {
        if self.first.len() < Faults::KEPT { self.first.push(error) } else { self.more += 1 }
    }

    /// These and others.
    pub(super) fn and(mut self, others: Faults) -> Faults {
        others.first.into_iter().for_each(|error| self.add(error));
        self.more += others.more;
        self
    }

    /// `Ok` when there are none.
    pub(super) fn none(self) -> Result<(), Faults> {
        if self.first.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl From<Error> for Faults {
    fn from(error: Error) -> Faults {
        Faults { first: vec![error], more: 0 }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} faults in the order files", self.first.len() as u64 + self.more)
    }
}

impl std::error::Error for Faults {}
