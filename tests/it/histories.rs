//! Counts of equal histories, and what is expected by them.

use std::collections::BTreeMap;

use perennial::forecasts::holdout::split;
use perennial::ledger::histories::{Bought, Histories, History, Window, count};
use perennial::orders::Orders;
use perennial::report::{NoRise, WhyNot, json, predictions, what_if};
use perennial::units::{Day, Days, Money};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::random::{PEOPLE, all_rows, orders_of, parts_of, shop};
use crate::shop::{CONFIG, config, csv, read, report};

fn day(text: &str) -> Day {
    Day::of(text.parse().unwrap())
}

/// The days of an order file, cut as a report cuts them.
fn window(orders: &Orders) -> Window {
    let (first, as_of) = orders.span().unwrap();
    Window { first, split: split(first, as_of), as_of }
}

fn counted(rows: &[&str], split: &str, as_of: &str) -> Histories {
    let orders = read(&[csv(rows).as_bytes()], &config(CONFIG)).unwrap();
    let (first, split, as_of) = (day("2024-01-01"), day(split), day(as_of));
    count(&orders, Window { first, split, as_of })
}

/// Two orders of a day are one; a credit note before the first repeat takes
/// back the first order; what comes after the as-of day is passed over.
#[test]
fn histories_are_counted_as_by_hand() {
    let counted = counted(
        &[
            "1,1,2024-01-01,10",
            "2,1,2024-01-03,-4",
            "3,1,2024-01-11,20",
            "4,1,2024-01-11,5",
            "5,1,2024-01-15,-2",
            "6,1,2024-01-21,7",
            "7,1,2024-02-01,99",
            "8,2,2024-01-13,8",
            "9,3,2024-01-25,8",
        ],
        "2024-01-14",
        "2024-01-31",
    );
    let history = |repeats, span, age| History { repeats, span: Days(span), age: Days(age) };
    let units = |units: i64| Money(units * Money::SCALE);
    let bought = |customers, net| Bought { customers, net: units(net) };
    assert_eq!(
        counted.bought,
        [
            (history(0, 0, 6), bought(1, 0)),
            (history(0, 0, 18), bought(1, 0)),
            (history(2, 20, 30), bought(1, 30)),
        ]
    );
    assert_eq!(counted.spent, [((2, units(30)), 1)]);
    assert_eq!(counted.later, [((history(0, 0, 1), 0), 1), ((history(1, 10, 13), 1), 1)]);
    let days: Vec<usize> = (0..counted.by_day.len()).filter(|at| counted.by_day[*at] > 0).collect();
    assert_eq!((days, counted.most_repeats()), (vec![10, 20], 2));
}

/// Customers of many repeats are sorted apart from those of few, and all ascend
/// together. Each orders day after day, and for the last time the later the fewer
/// repeats there are.
#[test]
fn many_repeats_ascend_as_few_do() {
    let (first, repeats) = (day("2024-01-01"), [45, 31, 33, 30, 32, 1, 31, 60_u32]);
    let days = |repeats: u32| (0..repeats).chain([85 - repeats / 4]);
    let rows: Vec<String> = (1..)
        .zip(repeats)
        .flat_map(|(who, repeats)| {
            let row = move |at: u32| {
                format!("{who}-{at},{who},{},{who}", first + i32::try_from(at).unwrap())
            };
            days(repeats).map(row)
        })
        .collect();
    let rows: Vec<&str> = rows.iter().rev().map(String::as_str).collect();
    let counted = counted(&rows, "2024-02-05", "2024-03-31");
    let (mut bought, mut spent, mut later) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (who, repeats) in (1..).zip(repeats) {
        let net = Money(i64::from(repeats) * who * Money::SCALE);
        let history = History { repeats, span: Days(85 - repeats / 4), age: Days(90) };
        let sum: &mut Bought = bought.entry(history).or_default();
        (sum.customers, sum.net) = (sum.customers + 1, sum.net + net);
        *spent.entry((repeats, net)).or_insert(0) += 1;
        let until = repeats.min(36) - 1;
        let history = History { repeats: until, span: Days(until), age: Days(35) };
        *later.entry((history, repeats - until)).or_insert(0) += 1;
    }
    assert_eq!(counted.bought, bought.into_iter().collect::<Vec<_>>());
    assert_eq!(counted.spent, spent.into_iter().collect::<Vec<_>>());
    assert_eq!(counted.later, later.into_iter().collect::<Vec<_>>());
    assert_eq!(counted.most_repeats(), 60);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn histories_do_not_depend_on_how_customers_are_split(
        shop in shop(),
        sides in vec(any::<bool>(), PEOPLE),
    ) {
        let orders = orders_of(&all_rows(&shop));
        let window = window(&orders);
        let whole = count(&orders, window);
        let parts = parts_of(&shop, &sides, &crate::random::lines());
        prop_assume!(parts.is_some());
        let histories = |orders: Option<Orders>| orders.map_or_else(|| Histories::new(window), |it| count(&it, window));
        let [left, right] = parts.unwrap().map(histories);
        prop_assert_eq!(left.clone().merge(right.clone()).unwrap(), whole.clone());
        prop_assert_eq!(right.merge(left).unwrap(), whole.clone());
        let later = Histories::new(Window { as_of: window.as_of + 1, ..window });
        prop_assert_eq!(whole.merge(later), None);
    }

    /// Each customer's history, the slow way.
    #[test]
    fn histories_are_those_of_the_customers(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let window = window(&orders);
        let counted = count(&orders, window);
        let mut known: BTreeMap<History, u64> = BTreeMap::new();
        let (mut repeats_after, mut early) = (0, 0);
        for person in orders.people() {
            let mut days: Vec<Day> = person.sales().map(|(day, _)| day).collect();
            days.dedup();
            let Some(first) = days.first() else { continue };
            let repeats = u32::try_from(days.len() - 1).unwrap();
            let span = days.last().unwrap().since(*first);
            *known.entry(History { repeats, span, age: window.as_of.since(*first) }).or_default() += 1;
            if *first <= window.split {
                early += 1;
                repeats_after += days.iter().filter(|day| **day > window.split).count() as u64;
            }
        }
        let found = counted.bought.iter().map(|(history, bought)| (*history, bought.customers));
        prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), known);
        prop_assert_eq!(counted.later.iter().map(|(_, customers)| customers).sum::<u64>(), early);
        let later = counted.later.iter().map(|((_, later), customers)| u64::from(*later) * customers);
        prop_assert_eq!(later.sum::<u64>(), repeats_after);
    }
}

/// Customers of a shop who order at random and leave at random, all by one
/// fixed sequence of numbers.
pub(crate) fn simulated(customers: u32, amount: impl Fn(u64) -> u64) -> Vec<String> {
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let mut rows = Vec::new();
    for customer in 0..customers {
        // Some order often, or for much, and some do not; some stay and some do
        // not.
        let (mean, stays, level) = (5 << next(6), 1 + next(20), 1 + next(8));
        let (mut at, mut order) = (next(200), 0);
        while at <= 364 {
            let day = Day(19_723 + i32::try_from(at).unwrap());
            let amount = amount(level * (5 + next(20)));
            rows.push(format!("{customer}-{order},c{customer}@example.com,{day},{amount}"));
            if next(stays) == 0 {
                break;
            }
            order += 1;
            at += 1;
            while next(mean) > 0 {
                at += 1;
            }
        }
    }
    rows.push("last,last@example.com,2024-12-31,10".into());
    rows
}

/// 600 customers who order every ten or every forty days for as long as there
/// are orders, on those days on which they do; six of them begin each day.
pub(crate) fn paced(orders: impl Fn(i32, i32) -> bool) -> Vec<String> {
    let mut rows = Vec::new();
    for customer in 0..600 {
        let every = if customer % 2 == 0 { 10 } else { 40 };
        for at in (customer / 6..300).step_by(every).filter(|at| orders(customer, *at)) {
            let day = Day(19_723) + at;
            rows.push(format!("{customer}-{at},c{customer}@example.com,{day},20"));
        }
    }
    rows
}

#[test]
fn a_shop_where_nobody_leaves_says_so_and_does_not_count_who_is_there() {
    let rows = paced(|_, _| true);
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let config = config(CONFIG);
    let orders = read(&[csv(&rows).as_bytes()], &config).unwrap();
    let report = report(orders, &config, None);
    let outlook = report.outlook.as_ref().unwrap();
    assert!(outlook.nobody_leaves && outlook.whole.active.is_none());
    assert_eq!(outlook.trials[outlook.chosen].model, "NBD");
    let [active, orders, _] = predictions(&report);
    assert_eq!(active.outcome, Err(WhyNot::NobodyLeaves));
    assert!(orders.outcome.unwrap().value > 600.0);
    let json: Value = serde_json::from_str(&json(&report)).unwrap();
    assert_eq!(json["outlook"]["nobody_leaves"], true);
    assert!(json["outlook"]["groups"][0]["active"].is_null());
    assert!(json["outlook"]["groups"][0]["orders"].as_f64().unwrap() > 600.0);
}

#[test]
fn a_shop_with_enough_to_go_by_has_an_outlook_and_one_without_says_why() {
    let told = |rows: &[String]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let config = config(CONFIG);
        report(read(&[csv(&rows).as_bytes()], &config).unwrap(), &config, None)
    };
    let rows = simulated(700, |number| 10 + number);
    let report = told(&rows);
    let outlook = report.outlook.as_ref().unwrap();
    let json: Value = serde_json::from_str(&json(&report)).unwrap();
    for prediction in predictions(&report) {
        let estimate = prediction.outcome.unwrap();
        let (low, high) = estimate.interval();
        assert!(low < estimate.value && estimate.value < high, "{prediction:?}");
        assert!(json["metrics"][prediction.id]["why"].is_null());
    }
    assert!(outlook.whole.active.unwrap().customers.value < 701.0);
    // A group's numbers are parts of the whole.
    let sum: f64 = outlook.kinds.iter().map(|(_, _, sums)| sums.orders).sum();
    assert!((sum / outlook.whole.orders.value - 1.0).abs() < 1e-9);
    let score = outlook.trials[outlook.chosen].outcome.as_ref().unwrap();
    for trial in &outlook.trials {
        let other = trial.outcome.as_ref().map_or(f64::INFINITY, |score| score.deviance);
        assert!(score.deviance <= other, "{}", trial.model);
    }
    let held: u64 = score.frequencies.iter().map(|it| it.customers).sum();
    let (revenue, value) = outlook.whole.worth.unwrap();
    assert!(held <= outlook.whole.customers && value.value < revenue.value);

    // Within a year everybody is new, and nobody can be seen to lapse.
    let not_yet = json["outlook"]["what_if"].as_array().unwrap();
    assert!(not_yet.iter().all(|it| it["why"] == "history_too_short"), "{not_yet:?}");

    let few = told(&rows[rows.len() - 400..]);
    assert_eq!(predictions(&few)[0].outcome, Err(WhyNot::TooLittleToGoBy));
    let reason = NoRise::NotExpected(WhyNot::TooLittleToGoBy);
    assert!(what_if(&few).iter().all(|it| it.outcome == Err(reason)));
}
