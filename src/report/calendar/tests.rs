//! Days and loads by hand.

use super::*;
use crate::ledger::{Frame, Gap, Standing};
use crate::report::line::Origin;
use crate::units::Money;

/// 500 first orders: 100 are followed on day 20, 100 on day 50 and 50 on day
/// 90; the others have been waited for for 300 days. As of 31 October 2026.
fn ledger() -> Ledger {
    let as_of = Month::parse("2026-10").unwrap().last();
    let frame = Frame { first: as_of - 700, as_of, over: true, active: Days(365) };
    let mut ledger = Ledger::new(frame);
    for (days, count) in [(20, 100), (50, 100), (90, 50)] {
        ledger.gaps.insert(Gap { order: 1, days: Days(days) }, count);
    }
    ledger.waits.insert(Gap { order: 1, days: Days(300) }, 250);
    ledger
}

fn line() -> Line {
    Line { days: Days(120), origin: Origin::LapseDay(Days(101)) }
}

fn calendar(ledger: &Ledger) -> Calendar {
    Calendar::of(ledger, line(), &Shop::default(), (&[], &Paths::default()))
}

fn days(calendar: &Calendar, state: State) -> Vec<(&'static str, u32)> {
    calendar.of_state(state).map(|it| (it.purpose.id(), it.day.0)).collect()
}

#[test]
fn days_are_parts_of_the_numbers_of_the_shop() {
    let calendar = calendar(&ledger());
    // Of the 250 who order again, 125 have by day 50.
    let new = [("thanks", 0), ("help", 10), ("review", 20), ("reminder", 40)];
    assert_eq!(days(&calendar, State::New), new);
    assert_eq!(days(&calendar, State::AtRisk), [("ask", 60), ("last_reminder", 96)]);
    let lapsed = [("win_back", 120), ("goodbye", 170), ("end", 240)];
    assert_eq!(days(&calendar, State::Lapsed), lapsed);
    // No second order was followed by another: that of all takes its place.
    assert_eq!(days(&calendar, State::Loyal), [("thanks", 0), ("preview", 20), ("reminder", 40)]);
    assert!(calendar.paces[1].1.unwrap().of_all && !calendar.paces[0].1.unwrap().of_all);
}

#[test]
fn a_reminder_comes_before_a_customer_is_at_risk() {
    let mut ledger = ledger();
    ledger.gaps.clear();
    ledger.gaps.insert(Gap { order: 1, days: Days(100) }, 250);
    let calendar = calendar(&ledger);
    let last = calendar.of_state(State::New).last().unwrap();
    assert_eq!((last.day, last.basis), (Days(59), Basis::BeforeAtRisk));
}

#[test]
fn without_returns_there_is_what_the_line_tells() {
    let mut ledger = ledger();
    ledger.gaps.clear();
    let calendar = calendar(&ledger);
    assert_eq!(days(&calendar, State::New), [("thanks", 0)]);
    assert_eq!(days(&calendar, State::Lapsed), [("win_back", 120), ("end", 240)]);
    assert!(calendar.paces.iter().all(|(_, pace)| *pace == Err(NoPace::FewReturns)));
}

fn standing(orders: u32, idle: u32) -> Standing {
    let (net, last_year) = (Money::ZERO, Money::ZERO);
    Standing { orders, idle: Days(idle), back: None, net, last_year, year: last_year }
}

/// On 31 October 12 new customers have been idle for 30 days and come to day 40
/// on 10 November; 15 for 38, and come to it on 2 November; 11 for 50, and come
/// to day 60 on the tenth; 3 more of the loyal do so on the day after.
#[test]
fn those_who_come_to_a_day_are_counted_by_week() {
    let mut ledger = ledger();
    for (orders, idle, customers) in [(1, 30, 12), (1, 38, 15), (1, 50, 11), (9, 49, 3)] {
        ledger.standings.extend(std::iter::repeat_n(standing(orders, idle), customers));
    }
    let calendar = calendar(&ledger);
    let of = |state: State, purpose: Purpose| {
        let found = calendar.of_state(state).find(|it| it.purpose == purpose).unwrap();
        (found.due, found.by_week.clone())
    };
    let some = |counts: [u64; 5]| counts.map(Some).to_vec();
    assert_eq!(of(State::New, Purpose::Reminder), (Some(27), some([15, 12, 0, 0, 0])));
    // 12 and 15 come to day 60 too, on the 30th and on the 22nd.
    assert_eq!(of(State::AtRisk, Purpose::Ask), (Some(41), some([0, 14, 15, 0, 12])));
    // The three of the loyal come to no day of theirs: nobody, and it is told.
    assert_eq!(of(State::Loyal, Purpose::Reminder).0, Some(0));
}

#[test]
fn a_few_are_not_told_and_no_week_gives_them_away() {
    let mut ledger = ledger();
    for (idle, customers) in [(30, 12), (38, 15), (20, 4)] {
        ledger.standings.extend(std::iter::repeat_n(standing(1, idle), customers));
    }
    let reminder = |ledger: &Ledger| {
        let calendar = calendar(ledger);
        let found = calendar.of_state(State::New).last().unwrap().clone();
        (found.due, found.by_week)
    };
    // The 4 on 20 November are hidden, and the 12 with them.
    assert_eq!(reminder(&ledger), (Some(31), vec![Some(15), None, None, Some(0), Some(0)]));
    ledger.standings = ledger.standings.iter().filter(|it| it.idle == Days(20)).copied().collect();
    assert_eq!(reminder(&ledger), (None, vec![None; 5]));
}

/// 31 customers ordered in the 31 days of October: as many from 1 November are one
/// a day. The weeks end on 6 December: those of 26 days come to day 10 in them, and
/// but for the first of November all come to the day of the order.
#[test]
fn those_who_may_order_are_added_by_the_day() {
    let mut ledger = ledger();
    ledger.standings.extend((0..31).map(|idle| standing(1, idle)));
    let more: Vec<f64> =
        calendar(&ledger).of_state(State::New).map(|it| it.more.unwrap()).collect();
    for (found, by_hand) in more.iter().zip([35.0, 26.0, 16.0, 0.0]) {
        assert!((found - by_hand).abs() < 1e-9, "{more:?}");
    }
    ledger.frame.over = false;
    assert_eq!(calendar(&ledger).of_state(State::New).next().unwrap().more, None);
}
