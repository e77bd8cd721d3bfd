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

/// Sorts what customers spent, where it stands: there are millions, at the time
/// when the most memory is taken.
pub(super) fn sort(spends: &mut [Spend]) {
    // Both parts in one number, since comparing one is quicker than two.
    spends.sort_unstable_by_key(|it| i128::from(it.net.0) << 32 | i128::from(it.orders));
}
