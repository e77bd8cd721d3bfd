//! What customers spent in the trailing twelve months.

use crate::units::Money;

/// What a customer spent in the trailing twelve months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spend {
    /// Net revenue, credit notes taken off.
    pub net: Money,
    /// Orders, 1 or more.
    pub orders: u32,
}
