//! Lifecycle: where customers are between their first order and leaving.

use crate::ledger::Ledger;
use crate::ledger::Standing;
use crate::units::Days;

use super::Group;

/// A state of a customer on the as-of day. The first that applies is the one:
/// lapsed, at risk, won back, loyal, new, active.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// One order, and it is recent.
    New,
    /// Two orders or more, the last one recent, fewer than loyal.
    Active,
    /// `loyal_orders` or more, the last one recent.
    Loyal,
    /// Came back after lapsing, and that was recently.
    WonBack,
    /// Idle for half of the line or more.
    AtRisk,
    /// Idle for the whole of it or more.
    Lapsed,
}

impl State {
    /// Every state, in the order in which reports print them.
    pub const ALL: [State; 6] =
        [State::New, State::Active, State::Loyal, State::WonBack, State::AtRisk, State::Lapsed];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            State::New => "new",
            State::Active => "active",
            State::Loyal => "loyal",
            State::WonBack => "won_back",
            State::AtRisk => "at_risk",
            State::Lapsed => "lapsed",
        }
    }

    /// The state of customers who stand so, with a line of so many idle days.
    /// "Recent" is within the first half of it. Who came back after lapsing goes
    /// by the activity window of the ledger ([`Standing::back`]).
    pub fn of(standing: &Standing, line: Days, loyal_orders: u32) -> State {
        let half = line.0 / 2;
        if standing.idle >= line {
            State::Lapsed
        } else if standing.idle.0 >= half {
            State::AtRisk
        } else if standing.back.is_some_and(|days| days.0 < half) {
            State::WonBack
        } else if standing.orders >= loyal_orders {
            State::Loyal
        } else if standing.orders == 1 {
            State::New
        } else {
            State::Active
        }
    }
}

/// Customers by state, with a line of so many idle days, in the order of
/// [`State::ALL`].
pub fn states(ledger: &Ledger, line: Days, loyal_orders: u32) -> Vec<(State, Group)> {
    type Groups = [(State, Group); State::ALL.len()];
    let none = || State::ALL.map(|state| (state, Group::default()));
    let count = |groups: &mut Groups, standing: &Standing| {
        groups[State::of(standing, line, loyal_orders) as usize].1.add(standing);
    };
    let groups = ledger.standings.counted(none, count, |groups, others| {
        groups.iter_mut().zip(&others).for_each(|((_, group), (_, more))| group.join(more));
    });
    groups.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Money;

    fn state(orders: u32, idle: u32, back: Option<u32>) -> State {
        let (net, last_year, year) = (Money::ZERO, Money::ZERO, Money::ZERO);
        let (idle, back) = (Days(idle), back.map(Days));
        let standing = Standing { orders, idle, back, net, last_year, year };
        State::of(&standing, Days(365), 5)
    }

    #[test]
    fn a_customer_is_in_the_first_state_that_applies() {
        assert_eq!(state(1, 0, None), State::New);
        assert_eq!(state(2, 181, None), State::Active);
        assert_eq!(state(5, 181, None), State::Loyal);
        assert_eq!(state(5, 10, Some(100)), State::WonBack);
        assert_eq!(state(5, 10, Some(182)), State::Loyal);
        assert_eq!(state(9, 182, Some(190)), State::AtRisk);
        assert_eq!(state(1, 365, None), State::Lapsed);
    }

    #[test]
    fn every_state_stands_at_its_own_place() {
        for (at, state) in State::ALL.iter().enumerate() {
            assert_eq!(*state as usize, at);
        }
    }
}
