//! What customers spent in the trailing twelve months.

use crate::units::Money;

use super::sort::by_number;

/// What a customer spent in the trailing twelve months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spend {
    /// Net revenue, credit notes taken off.
    pub net: Money,
    /// Orders, 1 or more.
    pub orders: u32,
}

/// Sorts what customers spent: by net, and of one net by orders.
pub(super) fn sort(spends: &mut Vec<Spend>) {
    let least = spends.iter().map(|spend| spend.net).min().unwrap_or_default();
    let mut room = Vec::new();
    by_number(spends, &mut room, |spend| spend.orders.into());
    by_number(spends, &mut room, |spend| spend.net.0.abs_diff(least.0));
}
