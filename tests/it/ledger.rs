//! Small shops, folded.

use perennial::ledger::{Base, Frame, Gap, Ledger, fold};
use perennial::units::{Day, Days, Money, Month};

use crate::shop::{CONFIG, config, read_rows};

fn day(text: &str) -> Day {
    Day::of(text.parse().unwrap())
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// The ledger on the last day of 2024 of orders: customer, day, amount.
fn ledger(orders: &[(u32, &str, i32)]) -> Ledger {
    let row = |(number, (customer, day, amount)): (usize, &(u32, &str, i32))| {
        format!("{number},{customer},{day},{amount}")
    };
    let rows: Vec<String> = orders.iter().enumerate().map(row).collect();
    let orders = read_rows(&rows, &config(CONFIG));
    let (first, as_of) = (day("2023-01-05"), day("2024-12-31"));
    fold(&orders, Frame { first, as_of, over: true, active: Days(365) })
}

#[test]
fn a_customer_who_lapsed_and_came_back_is_won_back() {
    let ledger = ledger(&[(1, "2023-01-05", 10), (1, "2024-06-01", 20)]);
    let flow = |at: &str| ledger.flows.get(&month(at)).copied();
    assert_eq!(flow("2023-01").unwrap().new, 1);
    // Active for 365 days, up to and including 2024-01-04.
    assert_eq!(flow("2023-12").unwrap().active, 1);
    assert_eq!(flow("2024-01").unwrap().lapsed, 1);
    assert_eq!(flow("2024-06").unwrap().won_back, 1);
    let standing = ledger.standings.iter().next().unwrap();
    assert_eq!((standing.orders, standing.back), (2, Some(Days(213))));
    assert_eq!(standing.idle, Days(213));
    // Active on 2023-12-31 and on 2024-12-31: kept over the year.
    assert_eq!(ledger.periods[2], Base { start: 1, end: 1, added: 0 });
}

#[test]
fn the_base_of_a_month_is_the_one_before_plus_joined_less_lapsed() {
    let ledger = ledger(&[
        (1, "2023-01-05", 10),
        (1, "2024-06-01", 20),
        (2, "2023-02-01", 5),
        (3, "2024-11-30", 5),
    ]);
    let mut active = 0;
    for month in ledger.frame.first.month().to(ledger.month()) {
        let flow = ledger.flows.get(&month).copied().unwrap_or_default();
        assert_eq!(active + flow.new + flow.won_back - flow.lapsed, flow.active, "{month}");
        active = flow.active;
    }
    assert_eq!(active, 2);
}

#[test]
fn a_credit_note_is_revenue_of_its_own_month_and_no_activity() {
    let ledger = ledger(&[(1, "2024-10-01", 30), (1, "2024-11-15", -12)]);
    let cohort = month("2024-10");
    let cell = ledger.cells[&(cohort, cohort + 1)];
    assert_eq!((cell.customers, cell.orders, cell.net), (0, 0, Money(-120_000)));
    assert_eq!(ledger.months[&(cohort + 1)].orders, 0);
    assert_eq!(ledger.months[&(cohort + 1)].credits, Money(-120_000));
    assert_eq!(ledger.standings.iter().next().unwrap().net, Money(180_000));
}

#[test]
fn a_credit_note_before_the_first_order_stands_before_its_cohort() {
    let ledger = ledger(&[(1, "2023-01-01", -5), (1, "2023-03-01", 30)]);
    let cohort = month("2023-03");
    assert_eq!(ledger.cells[&(cohort, cohort - 2)].net, Money(-50_000));
    assert_eq!(ledger.months[&cohort].new_net, Money(300_000));
}

#[test]
fn people_with_credit_notes_only_are_no_customers() {
    let ledger = ledger(&[(1, "2024-11-15", -12), (2, "2024-11-16", 1)]);
    assert_eq!(ledger.customers(), 1);
    let november = ledger.months[&month("2024-11")];
    assert_eq!(november.unidentified_net, Money(-120_000));
    assert_eq!(november.unidentified_orders, 0);
}

#[test]
fn orders_after_the_as_of_day_are_passed_over() {
    let ledger = ledger(&[(1, "2024-12-31", 1), (1, "2025-01-01", 1), (2, "2025-01-01", 1)]);
    assert_eq!((ledger.year.orders, ledger.customers()), (1, 1));
    assert_eq!(ledger.waits.keys().next().unwrap(), &Gap { order: 1, days: Days(0) });
}

/// More orders than the tables are made for.
#[test]
fn a_customer_with_very_many_orders_is_counted_like_others() {
    let days: Vec<String> = (0..300).map(|at| (day("2023-01-05") + at).to_string()).collect();
    let orders: Vec<(u32, &str, i32)> = days.iter().map(|day| (1, day.as_str(), 1)).collect();
    let ledger = ledger(&orders);
    assert_eq!(ledger.gaps.len(), 299);
    assert!(ledger.gaps.iter().all(|(gap, count)| gap.days == Days(1) && *count == 1));
    assert_eq!(ledger.waits.keys().next().unwrap().order, 300);
}
