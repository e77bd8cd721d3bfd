//! Orders with the keys they tell, to orders of customers.

use std::collections::{BTreeMap, BTreeSet};

use crate::orders::table::SideFile;
use crate::orders::{Customer, Kind, Order};

use super::union::{self, Links};
use super::{Identity, Key, Rule, Space};

/// By what one order tells who it is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::orders) struct Seen {
    /// The key in the customer's column.
    pub(in crate::orders) customer: Option<Key>,
    /// The mailbox of that key.
    pub(in crate::orders) mailbox: Option<Key>,
    pub(in crate::orders) phone: Option<Key>,
    pub(in crate::orders) customer_id: Option<Key>,
}

impl Seen {
    /// The key that the order goes by, without those that are `ignored`.
    fn key(&self, ignored: &BTreeMap<Key, Rule>) -> Option<Key> {
        let other = |key: &Key| !ignored.contains_key(key);
        self.customer.or(self.phone.filter(other)).or(self.customer_id.filter(other))
    }

    /// Its other keys, each with its rule.
    fn others(&self) -> impl Iterator<Item = (Rule, Key)> {
        let all = [
            (Rule::Email, self.mailbox),
            (Rule::Phone, self.phone),
            (Rule::CustomerId, self.customer_id),
        ];
        all.into_iter().filter_map(|(rule, key)| Some((rule, key?)))
    }
}

/// What merging did to the customers. Only orders that count are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Keys that orders go by.
    pub keys: u64,
    /// Orders without a key in the customer's column that go by another.
    pub named: u64,
    /// Customers by the customer's column alone.
    pub before: Repeat,
    /// Customers with those merged who are one.
    pub after: Repeat,
    /// What each rule that is asked for did, in order.
    pub rules: Vec<(Rule, Effect)>,
    /// The list of aliases.
    pub aliases: Option<SideFile>,
}

impl Merged {
    /// Customers that one key may link; one that more share links nobody.
    pub const SHARED: usize = union::SHARED;
}

/// Customers, and how many of them came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// Customers with an order.
    pub customers: u64,
    /// Those with two orders or more.
    pub repeaters: u64,
}

/// What a rule did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Orders that have such a key; of aliases, rows of the list.
    pub found: u64,
    /// By how many it made the customers fewer, beyond the rules before it.
    pub merged: u64,
    /// Keys that link nobody since too many customers share them; of aliases,
    /// rows with a key that no order has.
    pub ignored: u64,
}

impl Repeat {
    /// Counts the customers of orders, given one for each.
    fn of<T: Ord>(customers: impl Iterator<Item = T>) -> Repeat {
        let mut orders = BTreeMap::<T, u64>::new();
        customers.for_each(|customer| *orders.entry(customer).or_default() += 1);
        let repeaters = orders.values().filter(|orders| **orders > 1).count() as u64;
        Repeat { customers: orders.len() as u64, repeaters }
    }
}

/// Gives each order the customer that all its keys lead to, and says what that
/// did. `seen` has what each order tells, in the order of `orders`. Customers
/// are numbered anew; neither the order of orders nor that of rows matters.
pub(in crate::orders) fn merge(orders: &mut [Order], seen: &[Seen], by: &Identity) -> Merged {
    let mut links = Links::default();
    let nothing = BTreeMap::new();
    for one in seen {
        let Some(key) = one.key(&nothing) else { continue };
        one.others().for_each(|(rule, other)| links.add(rule, key, other));
    }
    let known: BTreeSet<Key> = seen.iter().filter_map(|one| one.customer).collect();
    let (mut unknown, mut pairs) = (0, 0);
    for (key, same_as) in by.aliases.iter().flat_map(|(aliases, _)| &aliases.pairs) {
        let both = [key, same_as].map(|text| Key::of(Space::Customer, text));
        let pair = Key::of(Space::Alias, &format!("{key}\u{1f}{same_as}"));
        both.iter().for_each(|key| links.add(Rule::Aliases, *key, pair));
        unknown += u64::from(both.iter().any(|key| !known.contains(key)));
        pairs += 1;
    }
    let ignored = links.too_common();
    let keys: Vec<Option<Key>> = seen.iter().map(|one| one.key(&ignored)).collect();
    let sold = || orders.iter().zip(seen).zip(&keys).filter(|((one, _), _)| one.kind == Kind::Sale);
    let counted: BTreeSet<Key> = sold().filter_map(|(_, key)| *key).collect();
    let roots = links.roots(&ignored, &counted);
    let root = |key: &Option<Key>| key.map(|key| roots.of(key));

    let effect = |rule| match rule {
        Rule::Aliases => Effect { found: pairs, ignored: unknown, merged: 0 },
        _ => Effect {
            found: sold().filter(|((_, it), _)| it.others().any(|(of, _)| of == rule)).count()
                as u64,
            ignored: ignored.values().filter(|of| **of == rule).count() as u64,
            merged: 0,
        },
    };
    let asked = Rule::ALL.into_iter().filter(|rule| by.asks(*rule));
    let merged = |rule| roots.merged.get(&rule).copied().unwrap_or_default();
    let done = Merged {
        keys: counted.len() as u64,
        named: sold().filter(|((_, it), key)| it.customer.is_none() && key.is_some()).count()
            as u64,
        before: Repeat::of(sold().filter_map(|((_, it), _)| it.customer)),
        after: Repeat::of(sold().filter_map(|(_, key)| root(key))),
        rules: asked.map(|rule| (rule, Effect { merged: merged(rule), ..effect(rule) })).collect(),
        aliases: by.aliases.as_ref().map(|(_, file)| file.clone()),
    };
    let people: BTreeSet<Key> = keys.iter().filter_map(root).collect();
    let numbers: BTreeMap<Key, u32> = people.into_iter().zip(0..).collect();
    for (order, key) in orders.iter_mut().zip(&keys) {
        order.customer = root(key).and_then(|key| numbers.get(&key)).copied().map(Customer);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Ignored, Region};
    use crate::orders::Traits;
    use crate::units::{Day, Money};
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    fn on() -> Identity {
        Identity {
            email: vec![Ignored::Tags, Ignored::Dots],
            phone: Region::parse("GB"),
            customer_id: true,
            aliases: None,
        }
    }

    /// An order on day `at`, and what it tells.
    fn order(at: i32, told: (&str, &str, &str), by: &Identity) -> (Order, Seen) {
        let (customer, phone, id) = told;
        let order = Order {
            customer: None,
            day: Day(at),
            second: 0,
            kind: Kind::Sale,
            gross: Money(10_000),
            net: Money(10_000),
            traits: Traits::default(),
        };
        let own = (!customer.is_empty()).then(|| Key::of(Space::Customer, customer));
        let seen = Seen {
            customer: own,
            mailbox: by.mailbox(customer),
            phone: by.phone(phone),
            customer_id: by.customer_id(id, 0),
        };
        (order, seen)
    }

    fn merged(told: &[(&str, &str, &str)], by: &Identity) -> (Merged, Vec<Option<u32>>) {
        let orders = (0..).zip(told).map(|(at, told)| order(at, *told, by));
        let (mut orders, seen): (Vec<Order>, Vec<Seen>) = orders.unzip();
        let merged = merge(&mut orders, &seen, by);
        (merged, orders.iter().map(|order| order.customer.map(|it| it.0)).collect())
    }

    #[test]
    fn a_mailbox_and_a_telephone_make_one_customer_of_three() {
        let told = [
            ("ada+a@gmail.com", "", ""),
            ("a.da@googlemail.com", "020 7946 0018", ""),
            ("ada@example.com", "+44 20 7946 0018", ""),
            ("ben@example.com", "", ""),
        ];
        let (merged, customers) = merged(&told, &on());
        assert_eq!((customers[0], customers[1]), (customers[1], customers[2]));
        assert_ne!(customers[0], customers[3]);
        assert_eq!(merged.keys, 4);
        assert_eq!(merged.before, Repeat { customers: 4, repeaters: 0 });
        assert_eq!(merged.after, Repeat { customers: 2, repeaters: 1 });
        let done: Vec<u64> = merged.rules.iter().map(|(_, effect)| effect.merged).collect();
        assert_eq!(done, [1, 1, 0]);
    }

    #[test]
    fn an_order_without_a_key_goes_by_its_telephone_or_its_number() {
        let told =
            [("", "020 7946 0018", ""), ("ada@example.com", "020 7946 0018", "7"), ("", "", "7")];
        let (merged, customers) = merged(&told, &on());
        assert_eq!(customers, [Some(0); 3]);
        assert_eq!((merged.named, merged.keys), (2, 3));
        assert_eq!(merged.before, Repeat { customers: 1, repeaters: 0 });
        assert_eq!(merged.after, Repeat { customers: 1, repeaters: 1 });
    }

    #[test]
    fn what_stands_for_nobody_links_nobody() {
        let told =
            [("ada@example.com", "0", "0"), ("ben@example.com", "0", "0"), ("", "-", " 000 ")];
        let (merged, customers) = merged(&told, &on());
        assert_eq!(merged.after.customers, 2);
        assert_eq!(customers[2], None);
        assert!(merged.rules.iter().all(|(_, effect)| *effect == Effect::default()));
    }

    /// The shop's own telephone on counter sales.
    #[test]
    fn a_telephone_that_too_many_share_is_ignored_and_names_nobody() {
        let people: Vec<String> =
            (0..=Merged::SHARED).map(|it| format!("{it}@example.com")).collect();
        let mut told: Vec<_> = people.iter().map(|it| (it.as_str(), "020 7946 0018", "")).collect();
        told.push(("", "020 7946 0018", ""));
        let (merged, customers) = merged(&told, &on());
        assert_eq!(merged.after, Repeat { customers: 21, repeaters: 0 });
        assert_eq!(*customers.last().unwrap(), None);
        let (_, phone) = merged.rules[1];
        assert_eq!((phone.merged, phone.ignored, phone.found), (0, 1, 22));
    }

    #[test]
    fn numbers_of_two_stores_are_two() {
        assert_ne!(on().customer_id("7", 0), on().customer_id("7", 1));
        assert_ne!(on().customer_id("7", 0), on().phone("7"));
    }

    #[test]
    fn nothing_is_asked_for_without_a_configuration() {
        let off = Identity::default();
        assert!(off.is_off());
        assert_eq!(off.mailbox("ada+a@gmail.com"), None);
        assert_eq!(off.phone("020 7946 0018"), None);
        assert_eq!(off.customer_id("7", 0), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn mergers_are_what_makes_customers_fewer_and_nobody_is_parted(
            told in vec((option::of(0..8_u8), option::of(0..6_u8), option::of(0..6_u8)), 1..40),
        ) {
            let by = on();
            let text = |number: Option<u8>, of: &dyn Fn(u8) -> String| number.map_or_else(String::new, of);
            let told: Vec<[String; 3]> = told.into_iter().map(|(customer, phone, id)| [
                text(customer, &|it| format!("c+{}@{}", it, if it < 2 { "gmail.com" } else { "example.com" })),
                text(phone, &|it| format!("020 7946 001{it}")),
                text(id, &|it| (it + 1).to_string()),
            ]).collect();
            let told: Vec<_> = told.iter().map(|it| (&*it[0], &*it[1], &*it[2])).collect();
            let (done, customers) = merged(&told, &by);
            let fewer: u64 = done.rules.iter().map(|(_, effect)| effect.merged).sum();
            prop_assert_eq!(done.keys - done.after.customers, fewer);
            for (one, mine) in told.iter().zip(&customers) {
                prop_assert_eq!(mine.is_some(), *one != ("", "", ""));
                for (other, theirs) in told.iter().zip(&customers) {
                    let share = [(one.0, other.0), (one.1, other.1), (one.2, other.2)];
                    if share.into_iter().any(|(one, other)| !one.is_empty() && one == other) {
                        prop_assert_eq!(mine, theirs);
                    }
                }
            }
            // The order of orders gives the same people.
            let mut backwards = told.clone();
            backwards.reverse();
            let (again, mut others) = merged(&backwards, &by);
            others.reverse();
            prop_assert_eq!(&again, &done);
            prop_assert_eq!(others, customers);
        }
    }
}
