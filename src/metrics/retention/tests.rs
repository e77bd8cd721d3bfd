//! Two cohorts, small enough to count by hand.
//!
//! ```text
//! age          0     1     2     3
//! January  ada x     x           x      ordered 1, 2, 0, 1 times
//!          ben x           x
//!          cy  x
//! February dee x     x
//!          eve x     x     x
//! ```

use super::*;
use crate::ledger::{Came, Frame};
use crate::units::{Days, Money};

const ALL: Bracket = Bracket { from: 1, to: 2 };
const ONE: Bracket = Bracket { from: 3, to: 3 };

fn came(customers: u64, orders: u64, net: i64, back: u64, last: u64) -> Came {
    Came { customers, orders, net: Money(net), back, last }
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn january() -> Cohort {
    let cells =
        vec![came(3, 3, 30, 0, 1), came(1, 2, 20, 1, 0), came(1, 1, -5, 1, 1), came(1, 1, 9, 0, 1)];
    Cohort { from: month("2024-01").first(), cells, brackets: vec![Some(2), Some(1)] }
}

fn february() -> Cohort {
    let cells = vec![came(2, 2, 20, 0, 0), came(2, 2, 8, 2, 1), came(1, 1, 4, 0, 1)];
    Cohort { from: month("2024-02").first(), cells, brackets: vec![Some(2), None] }
}

fn retention(apart: Option<Month>) -> Retention {
    let (first, last) = (month("2024-01").first(), month("2024-04").last());
    let frame = Frame { first, as_of: last, over: true, active: Days(365) };
    let empty = |from: &str, ages: usize| Cohort {
        from: month(from).first(),
        cells: vec![Came::default(); ages],
        brackets: vec![None, None],
    };
    let cohorts = vec![january(), february(), empty("2024-03", 2), empty("2024-04", 1)];
    let grid = |pace| Grid { pace, brackets: vec![ALL, ONE], cohorts: cohorts.clone() };
    Retention { returns: Returns { frame, grids: Pace::ALL.map(grid).to_vec() }, apart }
}

fn pairs(kept: &[Kept]) -> Vec<(i64, i64)> {
    kept.iter().map(|kept| (kept.part, kept.whole)).collect()
}

#[test]
fn a_cohort_is_counted_three_ways() {
    let customers = |kind| curve(&january(), kind, Measure::Customers);
    assert_eq!(customers(Kind::Classic), [3, 1, 1, 1]);
    assert_eq!(customers(Kind::Unbounded), [3, 2, 2, 1]);
    assert_eq!(customers(Kind::Cumulative), [0, 1, 2, 2]);
}

#[test]
fn orders_and_revenue_are_summed_over_the_same_ages() {
    let of = |kind, measure| curve(&january(), kind, measure);
    assert_eq!(of(Kind::Classic, Measure::Orders), [3, 2, 1, 1]);
    assert_eq!(of(Kind::Unbounded, Measure::Orders), [7, 4, 2, 1]);
    assert_eq!(of(Kind::Cumulative, Measure::Orders), [0, 2, 3, 4]);
    assert_eq!(of(Kind::Classic, Measure::Revenue), [30, 20, -5, 9]);
    assert_eq!(of(Kind::Unbounded, Measure::Revenue), [54, 24, 4, 9]);
    assert_eq!(of(Kind::Cumulative, Measure::Revenue), [0, 20, 15, 24]);
}

#[test]
fn pooled_is_all_parts_over_all_wholes_of_the_cohorts_old_enough() {
    let retention = retention(None);
    let of = |kind, measure| pairs(&retention.pooled(Pace::Month, kind, measure));
    assert_eq!(of(Kind::Classic, Measure::Customers), [(5, 5), (3, 5), (2, 5), (1, 3)]);
    assert_eq!(of(Kind::Unbounded, Measure::Customers), [(5, 5), (4, 5), (3, 5), (1, 3)]);
    assert_eq!(of(Kind::Cumulative, Measure::Customers), [(0, 5), (3, 5), (4, 5), (2, 3)]);
    assert_eq!(of(Kind::Cumulative, Measure::Orders), [(0, 5), (4, 5), (6, 5), (4, 3)]);
    assert_eq!(of(Kind::Classic, Measure::Revenue), [(50, 50), (28, 50), (-1, 50), (9, 30)]);
    let share = retention.pooled(Pace::Month, Kind::Classic, Measure::Customers)[1];
    assert!((share.share().unwrap() - 0.6).abs() < 1e-15);
    assert_eq!(share.interval(), Some(wilson(3, 5)));
}

#[test]
fn a_bracket_counts_people_once_and_waits_for_its_last_age() {
    let retention = retention(None);
    let of = |measure| -> Vec<Option<(i64, i64)>> {
        let all = retention.pooled_brackets(Pace::Month, measure).into_iter();
        all.map(|(_, kept)| kept.map(|kept| (kept.part, kept.whole))).collect()
    };
    // Of age 3, February has nothing yet.
    assert_eq!(of(Measure::Customers), [Some((4, 5)), Some((1, 3))]);
    assert_eq!(of(Measure::Orders), [Some((6, 5)), Some((1, 3))]);
    assert_eq!(of(Measure::Revenue), [Some((27, 50)), Some((9, 30))]);
}

#[test]
fn a_cohort_set_apart_is_in_no_pool_of_any_pace() {
    let retention = retention(Some(month("2024-01")));
    for pace in Pace::ALL {
        let pooled = retention.pooled(pace, Kind::Classic, Measure::Customers);
        assert_eq!(pairs(&pooled), [(2, 2), (2, 2), (1, 2)]);
        let brackets = retention.pooled_brackets(pace, Measure::Customers);
        assert_eq!(brackets, [(ALL, Some(Kept { part: 2, whole: 2 })), (ONE, None)]);
    }
    assert!(retention.is_pooled(month("2024-02").first()));
    assert!(!retention.is_pooled(month("2024-01").first() - 2), "a week that begins before it");
    assert!(!retention.is_pooled(month("2024-01").last()), "a week that begins in it");
}

#[test]
fn a_cohort_stands_beside_those_before_it() {
    let beside = |apart| retention(apart).beside(Pace::Month, 1, 1, 12);
    let kept = |part, whole| Kept { part, whole };
    assert_eq!(beside(None), Some((kept(2, 2), kept(1, 3))));
    assert_eq!(beside(Some(month("2024-01"))), None);
    assert_eq!(retention(None).beside(Pace::Month, 1, 2, 12), None, "nobody came in March");
    assert_eq!(retention(None).beside(Pace::Month, 1, 0, 12), None, "nobody came before");
}

#[test]
fn there_is_no_share_of_nothing_and_no_interval_of_money() {
    assert_eq!(Kept { part: 1, whole: 0 }.share(), None);
    assert_eq!(Kept { part: 1, whole: -5 }.share(), None);
    assert_eq!(Kept { part: 0, whole: 0 }.interval(), None);
    assert_eq!(Kept { part: -1, whole: 5 }.interval(), None);
    assert_eq!(Kept { part: 6, whole: 5 }.interval(), None);
}

#[test]
fn a_month_without_customers_is_in_no_pool() {
    let mut retention = retention(None);
    for grid in &mut retention.returns.grids {
        grid.cohorts[1].cells = vec![Came::default(); 9];
    }
    let pooled = retention.pooled(Pace::Month, Kind::Classic, Measure::Customers);
    assert_eq!(pairs(&pooled), [(3, 3), (1, 3), (1, 3), (1, 3)]);
}
