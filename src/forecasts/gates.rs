//! Whether there is enough to go by.
//!
//! A model can be fitted to very little, and then says more about itself than
//! about the shop. The lines are those that Klaviyo asks for before it predicts:
//! judgement, not statistics, but of somebody with many shops to judge by.

use crate::units::Days;

/// Least number of customers.
pub const CUSTOMERS: u64 = 500;
/// Least number of days that the data cover.
pub const DAYS: Days = Days(180);
/// The last order lies within so many days, the as-of day included.
pub const IDLE: Days = Days(30);
/// Least number of orders of the customer with most.
pub const ORDERS: u32 = 3;

/// What the gates look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Customers with an order.
    pub customers: u64,
    /// Days from the first order to the as-of day, both counted.
    pub days: Days,
    /// The last order of anybody to the as-of day; 0 for an order on it.
    pub idle: Days,
    /// Days with an order of the customer who has most.
    pub most_orders: u32,
}

impl Facts {
    /// What a gate looks at, and what it has to be: the least, or for
    /// [`Gate::Idle`] the most that is still enough.
    pub fn of(&self, gate: Gate) -> (u64, u64) {
        match gate {
            Gate::Customers => (self.customers, CUSTOMERS),
            Gate::Days => (self.days.0.into(), DAYS.0.into()),
            Gate::Idle => (self.idle.0.into(), (IDLE.0 - 1).into()),
            Gate::Orders => (self.most_orders.into(), ORDERS.into()),
        }
    }
}

/// Something that there is too little of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// Fewer than [`CUSTOMERS`].
    Customers,
    /// Fewer than [`DAYS`].
    Days,
    /// No order within [`IDLE`].
    Idle,
    /// Nobody with [`ORDERS`].
    Orders,
}

impl Gate {
    /// Every gate.
    pub const ALL: [Gate; 4] = [Gate::Customers, Gate::Days, Gate::Idle, Gate::Orders];

    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Gate::Customers => "customers",
            Gate::Days => "days",
            Gate::Idle => "idle",
            Gate::Orders => "orders",
        }
    }
}

/// The gates that are shut, in the order of [`Gate`]; none when there is
/// enough.
pub fn shut(facts: Facts) -> Vec<Gate> {
    [
        (Gate::Customers, facts.customers < CUSTOMERS),
        (Gate::Days, facts.days < DAYS),
        (Gate::Idle, facts.idle >= IDLE),
        (Gate::Orders, facts.most_orders < ORDERS),
    ]
    .into_iter()
    .filter_map(|(gate, is_shut)| is_shut.then_some(gate))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENOUGH: Facts = Facts { customers: 500, days: Days(180), idle: Days(29), most_orders: 3 };

    #[test]
    fn what_just_suffices_is_enough() {
        assert_eq!(shut(ENOUGH), []);
    }

    #[test]
    fn what_just_suffices_is_what_a_gate_has_to_be() {
        let known = [(500, 500), (180, 180), (29, 29), (3, 3)];
        assert_eq!(Gate::ALL.map(|gate| ENOUGH.of(gate)), known);
    }

    #[test]
    fn each_gate_is_shut_by_one_less() {
        assert_eq!(shut(Facts { customers: 499, ..ENOUGH }), [Gate::Customers]);
        assert_eq!(shut(Facts { days: Days(179), ..ENOUGH }), [Gate::Days]);
        assert_eq!(shut(Facts { idle: Days(30), ..ENOUGH }), [Gate::Idle]);
        assert_eq!(shut(Facts { most_orders: 2, ..ENOUGH }), [Gate::Orders]);
        let nothing = Facts { customers: 0, days: Days(0), idle: Days(99), most_orders: 0 };
        assert_eq!(shut(nothing), [Gate::Customers, Gate::Days, Gate::Idle, Gate::Orders]);
    }
}
