//! Whether somebody is in an audience, asked of one customer at a time.

use crate::ledger::Ledger;
use crate::ledger::Standing;
use crate::units::Days;

use super::EVERYONE;
use super::lifecycle::State;
use super::rfm::{Place, Ranking};

/// An audience, as a question to where a customer stands. Those who are in it are
/// as many as [`super::audiences`] counts.
#[derive(Debug)]
pub struct Members {
    which: Which,
    line: Days,
    loyal_orders: u32,
}

#[derive(Debug)]
enum Which {
    Everyone,
    State(State),
    Place(Place, Ranking),
}

impl Members {
    /// The audience with this id among the customers of a ledger, with a line of so
    /// many idle days; `None` if there is no such audience.
    pub fn of(
        id: &str,
        ledger: &Ledger,
        (line, loyal_orders): (Days, u32),
        privacy_threshold: u64,
    ) -> Option<Members> {
        let state = || State::ALL.into_iter().find(|state| state.id() == id).map(Which::State);
        let place = || {
            let place = Place::ALL.into_iter().find(|place| place.id() == id)?;
            Some(Which::Place(place, Ranking::of(ledger, privacy_threshold)))
        };
        let everyone = (id == EVERYONE).then_some(Which::Everyone);
        let which = everyone.or_else(state).or_else(place)?;
        Some(Members { which, line, loyal_orders })
    }

    /// Whether a customer of that ledger who stands so is in it.
    pub fn has(&self, standing: &Standing) -> bool {
        match &self.which {
            Which::Everyone => true,
            Which::State(state) => State::of(standing, self.line, self.loyal_orders) == *state,
            Which::Place(place, ranking) => ranking.place(standing) == *place,
        }
    }
}
