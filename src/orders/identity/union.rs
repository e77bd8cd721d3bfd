//! Keys that are linked, as one: union-find.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};
use rayon::slice::ParallelSliceMut as _;

use crate::orders::key::Key;

use super::Rule;

/// Customers' keys that one other key may link. What more of them share is no
/// sign of one person: it is the shop's own telephone number on counter sales,
/// or the number of a till.
pub(super) const SHARED: usize = 20;

/// Which keys of customers have which other keys, by the rule that says so: in
/// order, and each once, when they are [`Links::sorted`].
#[derive(Clone, Debug, Default)]
pub(super) struct Links(Vec<(Rule, Key, Key)>);

/// Keys by the one that stands for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Roots {
    /// Every linked key that is not its own root, and the least key of those
    /// that are one with it.
    roots: HashMap<Key, Key>,
    /// How many customers fewer each rule made, when they are applied in order.
    pub(super) merged: BTreeMap<Rule, u64>,
}

impl Roots {
    /// Every key that is not its own root, and its root, sorted.
    pub(super) fn pairs(&self) -> Vec<(Key, Key)> {
        let mut pairs: Vec<(Key, Key)> =
            self.roots.iter().map(|(key, root)| (*key, *root)).collect();
        pairs.sort_unstable();
        pairs
    }

    /// The key that stands for all that are one with this.
    pub(super) fn of(&self, key: Key) -> Key {
        self.roots.get(&key).copied().unwrap_or(key)
    }
}

impl Links {
    /// Says that the customer's key `base` has `other`. All that have it are
    /// one. The order of calls changes nothing, and neither does repeating one.
    pub(super) fn add(&mut self, rule: Rule, base: Key, other: Key) {
        self.0.push((rule, other, base));
    }

    /// Puts them in order.
    pub(super) fn sorted(mut self) -> Links {
        self.0.par_sort_unstable();
        self.0.dedup();
        self
    }

    /// The keys that more than [`SHARED`] customers have, each with its rule.
    /// Aliases are said by somebody who knows, so they have no limit.
    pub(super) fn too_common(&self) -> HashMap<Key, Rule> {
        let sharing = self.0.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1));
        let customers = |same: &[(Rule, Key, Key)]| {
            same.iter().filter(|(_, other, base)| base != other).count()
        };
        let common = sharing.filter(|same| same[0].0 != Rule::Aliases && customers(same) > SHARED);
        common.map(|same| (same[0].1, same[0].0)).collect()
    }

    /// Forgets what a key that is `ignored` was said to have in place of a
    /// customer's.
    pub(super) fn drop_bases(&mut self, ignored: &HashMap<Key, Rule>) {
        self.0.retain(|(_, _, base)| !ignored.contains_key(base));
    }

    /// The keys that have others.
    pub(super) fn bases(&self) -> HashSet<Key> {
        self.0.iter().map(|(_, _, base)| *base).collect()
    }

    /// Whatever is linked, without the links by a key that is `ignored`.
    /// `counted` are the keys whose mergers are counted.
    pub(super) fn roots(&self, ignored: &HashMap<Key, Rule>, counted: &HashSet<Key>) -> Roots {
        let links = self.0.iter().filter(|(_, other, _)| !ignored.contains_key(other));
        let mut union = Union::new(links.clone().map(|(_, _, base)| *base), counted);
        let mut merged = BTreeMap::new();
        let links: Vec<&(Rule, Key, Key)> = links.collect();
        for same in links.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
            let (rule, _, first) = *same[0];
            for (_, _, base) in &same[1..] {
                *merged.entry(rule).or_default() += u64::from(union.join(first, *base));
            }
        }
        Roots { roots: union.roots(), merged }
    }
}

/// Disjoint sets of keys. Keys stand in order, so the least of a set is the one
/// with the least place.
struct Union {
    keys: Vec<Key>,
    parents: Vec<usize>,
    /// Of a root: whether its set has a key that is counted.
    counted: Vec<bool>,
}

impl Union {
    fn new(keys: impl Iterator<Item = Key>, counted: &HashSet<Key>) -> Union {
        let mut keys: Vec<Key> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        let counted = keys.iter().map(|key| counted.contains(key)).collect();
        Union { parents: (0..keys.len()).collect(), counted, keys }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    /// Makes two sets one; whether both had a key that is counted.
    fn join(&mut self, one: Key, other: Key) -> bool {
        let place = |key| self.keys.binary_search(&key).ok();
        let (Some(one), Some(other)) = (place(one), place(other)) else { return false };
        let (one, other) = (self.root(one), self.root(other));
        let (least, rest) = (one.min(other), one.max(other));
        if least == rest {
            return false;
        }
        let both = self.counted[least] && self.counted[rest];
        self.parents[rest] = least;
        self.counted[least] |= self.counted[rest];
        both
    }

    fn roots(mut self) -> HashMap<Key, Key> {
        let mut roots = HashMap::new();
        for at in 0..self.keys.len() {
            let root = self.root(at);
            if root != at {
                roots.insert(self.keys[at], self.keys[root]);
            }
        }
        roots
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    const RULES: [Rule; 4] = Rule::ALL;

    fn roots(links: &[(usize, u128, u128)]) -> Roots {
        let mut all = Links::default();
        for (rule, base, other) in links {
            // Other keys are of another kind than the customers'.
            all.add(RULES[*rule], Key(*base), Key(1_000 * (*rule as u128 + 1) + other));
        }
        let counted = links.iter().map(|(_, base, _)| Key(*base)).collect();
        all.sorted().roots(&HashMap::new(), &counted)
    }

    #[test]
    fn what_shares_a_key_is_one_also_by_way_of_others() {
        // 3 and 5 share a mailbox, 5 and 2 a telephone, 7 is alone.
        let roots = roots(&[(0, 3, 1), (0, 5, 1), (1, 5, 9), (1, 2, 9), (1, 7, 8)]);
        let of: Vec<u128> = [2, 3, 5, 7].into_iter().map(|key| roots.of(Key(key)).0).collect();
        assert_eq!(of, [2, 2, 2, 7]);
        let merged = |rule| roots.merged.get(&rule).copied().unwrap_or_default();
        assert_eq!(RULES.map(merged), [1, 1, 0, 0]);
    }

    #[test]
    fn one_key_of_two_kinds_is_two() {
        let roots = roots(&[(0, 3, 1), (1, 5, 1)]);
        assert_eq!(roots.of(Key(5)), Key(5));
    }

    #[test]
    fn what_too_many_share_links_nobody_unless_somebody_says_so() {
        let of = |rule, people: u128| {
            let mut links = Links::default();
            (1..=people).for_each(|base| links.add(rule, Key(base), Key(999)));
            let links = links.sorted();
            let ignored = links.too_common();
            let roots = links.roots(&ignored, &(1..=people).map(Key).collect());
            (ignored.len(), roots.of(Key(people)))
        };
        assert_eq!(of(Rule::Phone, 20), (0, Key(1)));
        assert_eq!(of(Rule::Phone, 21), (1, Key(21)));
        assert_eq!(of(Rule::Aliases, 21), (0, Key(1)));
    }

    #[test]
    fn a_key_without_an_order_links_and_is_not_counted() {
        let mut links = Links::default();
        for (base, other) in [(1, 50), (2, 50), (2, 51), (3, 51)] {
            links.add(Rule::Aliases, Key(base), Key(other));
        }
        let roots = links.sorted().roots(&HashMap::new(), &[Key(1), Key(3)].into());
        assert_eq!(roots.of(Key(3)), Key(1));
        assert_eq!(roots.merged[&Rule::Aliases], 1);
    }

    /// Which keys are in one set, by naming each set over and over.
    fn by_naming(links: &[(usize, u128, u128)]) -> BTreeMap<u128, u128> {
        let mut names: BTreeMap<u128, u128> = links.iter().map(|it| (it.1, it.1)).collect();
        loop {
            let before = names.clone();
            for (rule, base, other) in links {
                let sharing = links.iter().filter(|it| (it.0, it.2) == (*rule, *other));
                let least = sharing.map(|it| names[&it.1]).min().unwrap();
                let name = names.get_mut(base).unwrap();
                *name = least.min(*name);
            }
            if names == before {
                return names;
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_order_of_links_changes_nothing(
            (links, shuffled) in vec((0..4_usize, 0..30_u128, 0..20_u128), 0..60)
                .prop_flat_map(|links| (Just(links.clone()), Just(links).prop_shuffle())),
        ) {
            let found = roots(&links);
            prop_assert_eq!(&found, &roots(&shuffled));
            let expected = by_naming(&links);
            for (key, root) in &expected {
                prop_assert_eq!(found.of(Key(*key)), Key(*root));
            }
            // Each merger makes two customers one.
            let sets: BTreeSet<u128> = expected.values().copied().collect();
            let merged: u64 = found.merged.values().sum();
            prop_assert_eq!(merged, (expected.len() - sets.len()) as u64);
        }
    }
}
