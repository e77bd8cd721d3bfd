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

/// What customers spent, by net, and of one net by orders.
pub(super) fn sorted(spends: &[Vec<Spend>]) -> Vec<Spend> {
    let all = spends.iter().flatten().copied();
    let least = all.clone().map(|spend| spend.net.0).min().unwrap_or_default();
    let most = all.clone().map(|spend| spend.orders).max().unwrap_or_default();
    let bits = u32::BITS - most.leading_zeros();
    by_number(all, |it| u128::from(it.net.0.abs_diff(least)) << bits | u128::from(it.orders))
}
