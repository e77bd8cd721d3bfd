//! Customers by a trait of their first order.

use crate::ledger::First;
use crate::ledger::Ledger;
use crate::ledger::Trait;

/// Groups that are named; the rest are taken together.
const NAMED: usize = 12;

/// One group of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Which customers.
    pub name: SliceName,
    /// Their counts.
    pub first: First,
}

/// What a slice is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SliceName {
    /// As the input writes it.
    Named(String),
    /// The first order does not have the trait.
    Without,
    /// All groups too small or too many to name.
    Other,
}

/// Customers by a trait of their first order, largest group first, the rest
/// together at the end. Empty when no first order has the trait, or when all
/// groups together are below the privacy threshold.
///
/// No slice has fewer customers than `threshold`: smaller groups are taken
/// together, and if those are still too few, the smallest named one with them.
pub fn slices(ledger: &Ledger, by: Trait, threshold: u64) -> Vec<Slice> {
    let of_trait = ledger.firsts.iter().filter(|((kind, _), _)| *kind == by);
    let mut groups: Vec<Slice> = of_trait
        .map(|((_, name), first)| Slice {
            name: name.clone().map_or(SliceName::Without, SliceName::Named),
            first: *first,
        })
        .collect();
    if groups.iter().all(|slice| slice.name == SliceName::Without) {
        return Vec::new();
    }
    // Names are unique and come sorted, so equal sizes keep that order.
    groups.sort_by_key(|slice| std::cmp::Reverse(slice.first.customers));
    let large = groups.iter().take_while(|slice| slice.first.customers >= threshold).count();
    let mut named = large.min(NAMED);
    let rest =
        |named: usize| -> u64 { groups[named..].iter().map(|slice| slice.first.customers).sum() };
    while named > 0 && named < groups.len() && rest(named) < threshold {
        named -= 1;
    }
    if named == 0 && rest(0) < threshold {
        return Vec::new();
    }
    let small = groups.split_off(named);
    if !small.is_empty() {
        let mut other = First::default();
        small.iter().for_each(|slice| other += slice.first);
        groups.push(Slice { name: SliceName::Other, first: other });
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Frame;
    use crate::units::{Day, Days};

    fn sizes(groups: &[(&str, u64)], threshold: u64) -> Vec<(SliceName, u64)> {
        let frame = Frame { first: Day(0), as_of: Day(30), over: true, active: Days(365) };
        let mut ledger = Ledger::new(frame);
        for (name, customers) in groups {
            let name = (!name.is_empty()).then(|| (*name).to_string());
            let first = First { customers: *customers, ..First::default() };
            ledger.firsts.insert((Trait::Country, name), first);
        }
        let slices = slices(&ledger, Trait::Country, threshold);
        slices.into_iter().map(|slice| (slice.name, slice.first.customers)).collect()
    }

    fn named(name: &str) -> SliceName {
        SliceName::Named(name.into())
    }

    #[test]
    fn small_groups_are_taken_together() {
        let got = sizes(&[("a", 50), ("b", 9), ("c", 8), ("", 20)], 10);
        assert_eq!(got, [(named("a"), 50), (SliceName::Without, 20), (SliceName::Other, 17)]);
    }

    #[test]
    fn a_single_small_group_takes_a_larger_one_with_it() {
        assert_eq!(
            sizes(&[("a", 50), ("b", 12), ("c", 3)], 10),
            [(named("a"), 50), (SliceName::Other, 15)]
        );
    }

    #[test]
    fn as_many_as_the_threshold_are_enough() {
        assert_eq!(sizes(&[("a", 50), ("b", 10)], 10), [(named("a"), 50), (named("b"), 10)]);
        assert_eq!(
            sizes(&[("a", 50), ("b", 12), ("c", 6), ("d", 4)], 10),
            [(named("a"), 50), (named("b"), 12), (SliceName::Other, 10)]
        );
        assert_eq!(sizes(&[("a", 6), ("b", 4)], 10), [(SliceName::Other, 10)]);
        assert_eq!(sizes(&[("a", 9), ("b", 9)], 10), [(SliceName::Other, 18)]);
    }

    #[test]
    fn nothing_is_shown_of_too_few() {
        assert_eq!(sizes(&[("a", 5), ("b", 3)], 10), []);
        assert_eq!(sizes(&[("", 500)], 10), []);
    }
}
