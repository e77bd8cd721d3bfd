//! Orders with the keys they tell, to orders of customers.

use hashbrown::{HashMap, HashSet};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::orders::days::FIRST_DAY;
use crate::orders::key::{Key, LOTS, Space};
use crate::orders::share::{Record, Share, TAKEN_BACK};
use crate::units::Money;

use super::merged::{Effect, Merged, Repeat};
use super::union::{Links, Roots};
use super::{Guest, Identity, Rule};

/// Keys, each with the one that it goes by.
type Pairs = Vec<(Key, Key)>;

/// Finds out which keys are of one person, gives every order the key that all
/// its keys lead to, and says what that did, and every key that goes by another,
/// with that. What was taken back does not count. The order of shares and of what
/// is in them does not matter.
pub(in crate::orders) fn merge(shares: &mut [&mut Share], by: &Identity) -> (Merged, Pairs) {
    let before = repeat(shares);
    let mut links = links_of(shares).sorted();
    let ignored = links.too_common();
    links.drop_bases(&ignored);
    let aliases = Aliased::new(shares, by, &mut links);
    let named = name_guests(shares, &ignored, &mut links);
    let links = links.sorted();
    let keys = repeat(shares).customers;
    let counted = those(shares, &links.bases(), |record| record.net >= Money::ZERO);
    let roots = links.roots(&ignored, &counted);
    shares.iter_mut().for_each(|share| move_orders(share, &roots));

    let effect = |rule| {
        let merged = roots.merged.get(&rule).copied().unwrap_or_default();
        if rule == Rule::Aliases {
            return Effect { found: aliases.pairs, ignored: aliases.unknown, merged };
        }
        let found = shares.iter().map(|share| share.ties.found(rule)).sum();
        let ignored = ignored.values().filter(|of| **of == rule).count() as u64;
        Effect { found, ignored, merged }
    };
    let asked = Rule::ALL.into_iter().filter(|rule| by.asks(*rule));
    let rules = asked.map(|rule| (rule, effect(rule))).collect();
    let aliases = by.aliases.as_ref().map(|(_, file)| file.clone());
    let merged = Merged { keys, named, before, after: repeat(shares), rules, aliases };
    (merged, roots.pairs())
}

/// Records of a lot that count, each with its key.
fn records<'a>(
    shares: &'a [&mut Share],
    lot: usize,
) -> impl Iterator<Item = (Key, &'a Record)> + Clone {
    let all = shares.iter().flat_map(move |share| share.lots[lot].records());
    let counted = all.filter(|record| record.net != TAKEN_BACK);
    counted.map(move |record| (Key::of_parts(lot, record.person), record))
}

/// Counts the customers by the keys that orders go by.
fn repeat(shares: &[&mut Share]) -> Repeat {
    let of_lot = |lot| {
        let orders = records(shares, lot).filter(|(_, record)| record.net >= Money::ZERO);
        let mut keys: Vec<Key> = orders.map(|(key, _)| key).collect();
        keys.sort_unstable();
        let customers = keys.chunk_by(|one, next| one == next);
        let repeaters = customers.clone().filter(|orders| orders.len() > 1).count() as u64;
        Repeat { customers: customers.count() as u64, repeaters }
    };
    (0..LOTS).into_par_iter().map(of_lot).reduce(Repeat::default, |one, other| Repeat {
        customers: one.customers + other.customers,
        repeaters: one.repeaters + other.repeaters,
    })
}

/// Those of the keys by which some order goes.
fn those(
    shares: &[&mut Share],
    keys: &HashSet<Key>,
    wanted: impl Fn(&Record) -> bool + Sync,
) -> HashSet<Key> {
    let of_lot = |lot| {
        let records = records(shares, lot).filter(|(key, it)| keys.contains(key) && wanted(it));
        records.map(|(key, _)| key).collect::<Vec<Key>>()
    };
    (0..LOTS).into_par_iter().flat_map_iter(of_lot).collect::<Vec<Key>>().into_iter().collect()
}

/// All that orders tell. Those without a key in the customer's column go by
/// whichever other they have.
fn links_of(shares: &[&mut Share]) -> Links {
    let mut links = Links::default();
    let nothing = HashMap::new();
    for share in shares {
        share.ties.links().for_each(|(rule, base, other)| links.add(rule, base, other));
        share.ties.guests.iter().for_each(|guest| link(guest, &nothing, &mut links));
    }
    links
}

fn link(guest: &Guest, ignored: &HashMap<Key, Rule>, links: &mut Links) {
    let Some(base) = guest.seen.key(ignored).filter(|_| guest.net != TAKEN_BACK) else { return };
    guest.seen.keys().for_each(|(rule, other)| links.add(rule, base, other));
}

/// Gives orders that count as nobody's to those by whose other keys they go, and
/// says how many orders that are.
fn name_guests(shares: &mut [&mut Share], ignored: &HashMap<Key, Rule>, links: &mut Links) -> u64 {
    let mut named = 0;
    for share in shares {
        for guest in std::mem::take(&mut share.ties.guests) {
            link(&guest, ignored, links);
            let Some(key) = guest.seen.key(ignored).filter(|_| guest.net != TAKEN_BACK) else {
                continue;
            };
            named += u64::from(guest.net >= Money::ZERO);
            let takings = share.days.of(FIRST_DAY + guest.day());
            takings.nobody.take(guest.gross, guest.net);
            takings.identified.add(guest.gross, guest.net);
            let (lot, person) = key.parts();
            let Guest { at, net, tags, cost, .. } = guest;
            share.lots[lot].push(Record { person, at, net, tags, cost });
        }
    }
    named
}

/// Gives the orders of every key that is not its own root to that.
fn move_orders(share: &mut Share, roots: &Roots) {
    let mut moved = Vec::new();
    for (lot, pages) in share.lots.iter_mut().enumerate() {
        for record in pages.records_mut().filter(|it| it.net != TAKEN_BACK) {
            let key = Key::of_parts(lot, record.person);
            let root = roots.of(key);
            if root != key {
                let (lot, person) = root.parts();
                moved.push((lot, Record { person, ..*record }));
                record.net = TAKEN_BACK;
            }
        }
    }
    moved.into_iter().for_each(|(lot, record)| share.lots[lot].push(record));
}

/// What the list of aliases came to.
struct Aliased {
    pairs: u64,
    /// Pairs with a key that no order has in its customer's column.
    unknown: u64,
}

impl Aliased {
    /// Links the pairs of the list. The shares still have their guests.
    fn new(shares: &[&mut Share], by: &Identity, links: &mut Links) -> Aliased {
        let pairs = || by.aliases.iter().flat_map(|(aliases, _)| &aliases.pairs);
        let both = |(one, other): &(String, String)| {
            [one, other].map(|text| Key::of(Space::Customer, text))
        };
        let known = those(shares, &pairs().flat_map(both).collect(), |_| true);
        let mut done = Aliased { pairs: 0, unknown: 0 };
        for pair in pairs() {
            let (keys, name) = (both(pair), format!("{}\u{1f}{}", pair.0, pair.1));
            let name = Key::of(Space::Alias, &name);
            keys.iter().for_each(|key| links.add(Rule::Aliases, *key, name));
            done.unknown += u64::from(keys.iter().any(|key| !known.contains(key)));
            done.pairs += 1;
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use crate::config::{Config, Ignored, Region};
    use crate::orders::{Formats, Input, Source, Terms, read};
    use crate::units::Day;
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

    const COLUMNS: &str = r#"
        [[orders]]
        format = "columns"
        [orders.columns]
        customer = "who"
        phone = "telephone"
        customer_id = "number"
        date = "day"
        amount = "amount"
    "#;

    /// Reads orders of these days, each with its customer, telephone and store's
    /// number, and gives the first day of each order's person.
    fn merged_on(told: &[(i32, [&str; 3])], by: &Identity) -> (Merged, Vec<Option<i32>>) {
        let mut text = String::from("who,telephone,number,day,amount\n");
        for (day, told) in told {
            text += &format!("{},{},1\n", told.join(","), Day(18_000 + day));
        }
        let config = Config::from_text(COLUMNS, "perennial.toml".as_ref()).unwrap();
        let columns = ("columns.toml", include_str!("../../../content/formats/columns.toml"));
        let formats = Formats::parse([columns].into_iter()).unwrap();
        let sources = vec![Source::Embedded("orders.csv", text.leak().as_bytes())];
        let input = Input { sources, section: config.orders[0].clone() };
        let terms = Terms { identity: by.clone(), ..Terms::default() };
        let orders = read(&[input], &formats, &terms, &mut |_| {}).unwrap();
        let mut firsts = BTreeMap::new();
        for person in orders.people() {
            let days: Vec<i32> = person.all().map(|(day, _)| day.0 - 18_000).collect();
            firsts.extend(days.iter().map(|day| (*day, days[0])));
        }
        let of = told.iter().map(|(day, _)| firsts.get(day).copied()).collect();
        (orders.account.merged.unwrap(), of)
    }

    /// As [`merged_on`], one order a day.
    fn merged(told: &[[&str; 3]], by: &Identity) -> (Merged, Vec<Option<i32>>) {
        merged_on(&(0..).zip(told.iter().copied()).collect::<Vec<_>>(), by)
    }

    #[test]
    fn a_mailbox_and_a_telephone_make_one_customer_of_three() {
        let told = [
            ["ada+a@gmail.com", "", ""],
            ["a.da@googlemail.com", "020 7946 0018", ""],
            ["ada@example.com", "+44 20 7946 0018", ""],
            ["ben@example.com", "", ""],
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
            [["", "020 7946 0018", ""], ["ada@example.com", "020 7946 0018", "7"], ["", "", "7"]];
        let (merged, customers) = merged(&told, &on());
        assert_eq!(customers, [Some(0); 3]);
        assert_eq!((merged.named, merged.keys), (2, 3));
        assert_eq!(merged.before, Repeat { customers: 1, repeaters: 0 });
        assert_eq!(merged.after, Repeat { customers: 1, repeaters: 1 });
    }

    #[test]
    fn what_stands_for_nobody_links_nobody() {
        let told =
            [["ada@example.com", "0", "0"], ["ben@example.com", "0", "0"], ["", "-", " 000 "]];
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
        let mut told: Vec<_> = people.iter().map(|it| [it.as_str(), "020 7946 0018", ""]).collect();
        told.push(["", "020 7946 0018", ""]);
        let (merged, customers) = merged(&told, &on());
        assert_eq!(merged.after, Repeat { customers: 21, repeaters: 0 });
        assert_eq!(*customers.last().unwrap(), None);
        let (_, phone) = merged.rules[1];
        assert_eq!((phone.merged, phone.ignored, phone.found), (0, 1, 22));
    }

    /// Counter sales with the shop's own telephone, two of them with the number
    /// of a customer each.
    #[test]
    fn who_has_a_telephone_that_too_many_share_goes_by_the_stores_number() {
        let people: Vec<String> =
            (0..=Merged::SHARED).map(|it| format!("{it}@example.com")).collect();
        let mut told: Vec<_> = people.iter().map(|it| [it.as_str(), "020 7946 0018", ""]).collect();
        told.push(["ada@example.com", "", "7"]);
        told.push(["ben@example.com", "", "8"]);
        told.push(["", "020 7946 0018", "7"]);
        told.push(["", "020 7946 0018", "8"]);
        let (merged, customers) = merged(&told, &on());
        assert_eq!(customers[21..], [Some(21), Some(22), Some(21), Some(22)]);
        assert_eq!(merged.after, Repeat { customers: 23, repeaters: 2 });
        assert_eq!((merged.named, merged.keys), (2, 25));
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
            let told: Vec<[&str; 3]> = told.iter().map(|it| [&*it[0], &*it[1], &*it[2]]).collect();
            let (done, customers) = merged(&told, &by);
            let fewer: u64 = done.rules.iter().map(|(_, effect)| effect.merged).sum();
            prop_assert_eq!(done.keys - done.after.customers, fewer);
            for (one, mine) in told.iter().zip(&customers) {
                prop_assert_eq!(mine.is_some(), *one != [""; 3]);
                for (other, theirs) in told.iter().zip(&customers) {
                    if one.iter().zip(other).any(|(one, other)| !one.is_empty() && one == other) {
                        prop_assert_eq!(mine, theirs);
                    }
                }
            }
            // The order of orders gives the same people.
            let mut backwards: Vec<(i32, [&str; 3])> = (0..).zip(told.iter().copied()).collect();
            backwards.reverse();
            let (again, mut others) = merged_on(&backwards, &by);
            others.reverse();
            prop_assert_eq!(&again, &done);
            prop_assert_eq!(others, customers);
        }
    }
}
