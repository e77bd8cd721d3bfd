//! Customers by what they have done, to sum what is expected of them.

use super::history::History;
use crate::units::Days;

/// Customers by whether they came back, and how long they have been idle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// With a repeat.
    pub again: bool,
    /// Idle for less than half of the activity window, for less than all of
    /// it, or for longer: 0, 1, 2.
    pub halves: u32,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 6] = [
        Kind { again: true, halves: 0 },
        Kind { again: true, halves: 1 },
        Kind { again: true, halves: 2 },
        Kind { again: false, halves: 0 },
        Kind { again: false, halves: 1 },
        Kind { again: false, halves: 2 },
    ];

    /// The place in [`Kind::ALL`] of a customer with this history, with an
    /// activity window of so many days.
    pub(super) fn of(history: History, active: Days) -> usize {
        let idle = Days(history.age.0 - history.span.0);
        Kind::place(history.repeats > 0, idle, active)
    }

    /// The same, of a customer with or without a repeat who has been idle for so
    /// long.
    pub fn place(again: bool, idle: Days, active: Days) -> usize {
        let halves = usize::from(idle.0 >= active.0 / 2) + usize::from(idle >= active);
        halves + if again { 0 } else { 3 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With 90 days of activity, by half of them and all of them.
    #[test]
    fn a_customer_is_of_the_kind_that_stands_at_the_place() {
        for (repeats, span, age, again, halves) in [
            (1, 56, 100, true, 0),
            (2, 55, 100, true, 1),
            (1, 11, 100, true, 1),
            (9, 10, 100, true, 2),
            (0, 0, 44, false, 0),
            (0, 0, 45, false, 1),
            (0, 0, 89, false, 1),
            (0, 0, 90, false, 2),
            (0, 0, 900, false, 2),
        ] {
            let at = Kind::of(History::of_days(repeats, span, age), Days(90));
            assert_eq!(Kind::ALL[at], Kind { again, halves }, "{repeats} {span} {age}");
        }
    }
}
