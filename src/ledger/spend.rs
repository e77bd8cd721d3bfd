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
    let (mut least, mut most, mut orders) = (i64::MAX, i64::MIN, 0);
    for spend in all.clone() {
        least = least.min(spend.net.0);
        most = most.max(spend.net.0);
        orders = orders.max(spend.orders);
    }
    // Both as one number, if they fit.
    let bits = u32::BITS - orders.leading_zeros();
    if most.abs_diff(least).leading_zeros() < bits {
        let mut all: Vec<Spend> = all.collect();
        all.sort_unstable();
        return all;
    }
    by_number(all, |it| it.net.0.abs_diff(least) << bits | u64::from(it.orders))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_spent_ascends_by_net_and_then_by_orders() {
        let spend = |net, orders| Spend { net: Money(net), orders };
        let many = |nets: &[i64]| -> Vec<Spend> {
            let all = nets.iter().flat_map(|net| [spend(*net, 7), spend(*net, 1)]);
            all.cycle().take(5_000).collect()
        };
        for nets in [&[30, -5, 20_000][..], &[4], &[i64::MIN, 9, i64::MAX]] {
            let parts = [many(nets), Vec::new(), many(&[nets[0]])];
            let mut known = parts.concat();
            known.sort_unstable();
            assert_eq!(sorted(&parts), known, "{nets:?}");
        }
        assert_eq!(sorted(&[]), []);
    }
}
