//! What holds of how customers came to where they are, whatever the shop.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use perennial::ledger::{Asked, Frame, Ledger, Paths, Standing, Trait, count_all, fold};
use perennial::metrics;
use perennial::metrics::Value;
use perennial::metrics::retention::BRACKETS;
use perennial::orders::Orders;
use perennial::report::period;
use perennial::segments::lifecycle::State;
use perennial::units::{Days, Month};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random::{ACTIVE, PEOPLE, all_rows, lines, orders_of, parts_of, report_of, shop};
use crate::shop::{CONFIG, config, csv, read, report};

fn frame(orders: &Orders) -> Frame {
    let period = period(orders, None).unwrap();
    let (first, as_of, over) = (period.first, period.as_of, period.over);
    Frame { first, as_of, over, active: Days(ACTIVE) }
}

/// The number of a name, at its end.
fn group(name: Option<&str>) -> usize {
    name.map_or(9, |name| usize::from(name.as_bytes()[name.len() - 1] - b'0'))
}

/// Groups by number, classes by state.
fn paths_of(orders: &Orders, frame: Frame) -> Paths {
    let group = |_: Trait, name: Option<&str>| group(name);
    let class = |standing: &Standing| State::of(standing, Days(ACTIVE), 3) as u8;
    let counted = count_all(&mut orders.clone().into(), frame, &BRACKETS, None);
    let told = (orders.traits.as_slice(), orders.names.as_slice());
    let asked = Asked { group: &group, class: &class };
    counted.trails.paths(&counted.ledger.standings, told, &asked)
}

/// The counts of other customers beside these.
fn add(sum: &mut Paths, other: Paths) {
    fn table<K: Ord, V: Default + AddAssign>(sum: &mut BTreeMap<K, V>, other: BTreeMap<K, V>) {
        other.into_iter().for_each(|(key, count)| *sum.entry(key).or_default() += count);
    }
    table(&mut sum.months, other.months);
    table(&mut sum.seconds, other.seconds);
    table(&mut sum.waiting, other.waiting);
    table(&mut sum.events, other.events);
    table(&mut sum.waits, other.waits);
    table(&mut sum.moves, other.moves);
}

/// The ledger as of the end of a month.
fn ledger(orders: &Orders, frame: Frame, month: Month) -> Ledger {
    let as_of = month.last().min(frame.as_of);
    fold(orders, Frame { as_of, over: as_of == month.last(), ..frame })
}

fn states(ledger: &Ledger) -> BTreeMap<u8, u64> {
    let mut states = BTreeMap::new();
    for standing in ledger.standings.iter() {
        *states.entry(State::of(standing, Days(ACTIVE), 3) as u8).or_default() += 1;
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn paths_do_not_depend_on_how_customers_are_split(
        shop in shop(),
        sides in vec(any::<bool>(), PEOPLE),
    ) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let parts = parts_of(&shop, &sides, &lines());
        prop_assume!(parts.is_some());
        let paths = |orders: Option<Orders>| orders.map(|it| paths_of(&it, frame)).unwrap_or_default();
        let [mut sum, right] = parts.unwrap().map(paths);
        add(&mut sum, right);
        prop_assert_eq!(sum, paths_of(&orders, frame));
    }

    #[test]
    fn earlier_months_are_as_their_own_ledgers_have_them(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let paths = paths_of(&orders, frame);
        for month in frame.first.month().to(frame.as_of.month()) {
            let (ledger, turn) = (ledger(&orders, frame, month), paths.at(month));
            prop_assert_eq!(turn.year_customers, ledger.year.customers, "{}", month);
            prop_assert_eq!(turn.year_repeaters, ledger.year.repeaters, "{}", month);
            prop_assert_eq!(turn.base, ledger.periods[2].start, "{}", month);
            prop_assert_eq!(turn.kept, ledger.periods[2].end - ledger.periods[2].added, "{}", month);
            let named = ledger.totals(month);
            prop_assert_eq!(turn.orders, named.orders - named.unidentified_orders, "{}", month);
            prop_assert_eq!(turn.first, named.new, "{}", month);
        }
    }

    #[test]
    fn the_path_of_a_headline_is_the_metric_of_each_month(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let config = lines();
        for headline in report_of(&all_rows(&shop)).headline {
            for (month, value) in headline.path {
                let first = frame.first.month();
                let is_whole = month > first || month == first && frame.first == first.first();
                if month < first {
                    prop_assert_eq!(value, None, "{} {}", headline.id, month);
                    continue;
                }
                let all = metrics::all(&ledger(&orders, frame, month), &config.shop);
                let metric = all.iter().find(|metric| metric.definition.id == headline.id).unwrap();
                match (value, metric.outcome) {
                    (Some(value), Ok(reading)) => prop_assert!(
                        (value.number() - reading.value.number()).abs() < 1e-12,
                        "{} {}: {:?} {:?}", headline.id, month, value, reading
                    ),
                    (None, Err(_)) => {}
                    (value, outcome) => prop_assert!(
                        value.is_none() && !is_whole,
                        "{} {}: {:?} {:?}", headline.id, month, value, outcome
                    ),
                }
            }
        }
    }

    #[test]
    fn whoever_moved_was_somewhere_and_is_somewhere(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let (mut before, mut now) = (BTreeMap::<u8, u64>::new(), BTreeMap::<u8, u64>::new());
        for ((was, is), customers) in paths_of(&orders, frame).moves {
            *now.entry(is).or_default() += customers;
            was.into_iter().for_each(|was| *before.entry(was).or_default() += customers);
        }
        let month = frame.as_of.month();
        if frame.first.month() < month {
            prop_assert_eq!(now, states(&ledger(&orders, frame, month)));
            prop_assert_eq!(before, states(&ledger(&orders, frame, month - 1)));
        } else {
            prop_assert_eq!(now, BTreeMap::new());
        }
    }

    #[test]
    fn every_customer_is_in_one_group_of_each_trait(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let (paths, ledger) = (paths_of(&orders, frame), fold(&orders, frame));
        for by in Trait::ALL {
            let of = |table: &BTreeMap<(Trait, usize, Days), u64>, group: Option<usize>| -> u64 {
                let here = table.iter().filter(|((of, at, _), _)| *of == by && group.is_none_or(|it| it == *at));
                here.map(|(_, count)| count).sum()
            };
            prop_assert_eq!(of(&paths.events, None) + of(&paths.waits, None), ledger.customers());
            for number in [0, 1, 2, 3, 9] {
                let firsts = ledger.firsts.iter().filter(|((of, name), _)| {
                    *of == by && group(name.as_deref()) == number
                });
                let (customers, repeaters) = firsts.fold((0, 0), |(customers, repeaters), (_, first)| {
                    (customers + first.customers, repeaters + first.repeaters)
                });
                let (events, waits) = (of(&paths.events, Some(number)), of(&paths.waits, Some(number)));
                prop_assert_eq!((events + waits, events), (customers, repeaters));
            }
        }
    }
}

/// Sixty people who order each month, and three hundred who ordered once: nine in
/// ten of those who come back are back within a month.
fn lively() -> String {
    let day = |month: u32| format!("{}-{:02}-28", 2021 + month / 12, month % 12 + 1);
    let order = |it: u32, month: u32| format!("{it}-{month},c{it}@example.com,{},10", day(month));
    let regulars = (0..30).flat_map(|month| (0..60).map(move |it| order(it, month)));
    let rows: Vec<String> = regulars.chain((60..360).map(|it| order(it, it / 60))).collect();
    csv(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn states_go_by_the_lapse_day_unless_the_shop_has_set_a_window() {
    let csv = lively();
    for (set, days, origin) in [("", 60, "lapse_day"), ("active_days = 365", 365, "configured")] {
        let config = config(&CONFIG.replace("[shop]", &format!("[shop]\n{set}")));
        let report = report(read(&[csv.as_bytes()], &config).unwrap(), &config, Some("2021-06"));
        assert_eq!((report.line.days.0, report.line.origin.id()), (days, origin));
        // The base keeps to the window of a year.
        let active = report.metric("active_end").unwrap().outcome.unwrap().value;
        assert_eq!(active, Value::Count(360), "{set}");
        // Both ends of a movement are told by the same line.
        let movement = report.movement.unwrap();
        for (state, group) in &report.states {
            assert_eq!(movement.now(*state), Some(group.customers), "{set}: {state:?}");
        }
        let before = |state| movement.before(Some(state));
        assert_eq!(before(State::Lapsed), Some(if days == 60 { 120 } else { 0 }));
    }
}
