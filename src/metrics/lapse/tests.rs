use super::*;
use crate::metrics::chance::Chance;
use crate::metrics::distribution::{chi_square_tail, normal_tail};
use crate::metrics::followed::examples::followed;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::f64::consts::LN_10;

/// 1,000 orders: 300 are followed on day 10, 160 on day 20 and 40 on day
/// 30; the rest have been waited for for 100 days. F is 0.3, 0.46 and 0.5,
/// and nine tenths of a half are there on day 20.
#[test]
fn the_day_is_as_computed_by_hand() {
    let lapse = Lapse::of(&followed(&[(10, 300), (20, 160), (30, 40)], &[(100, 500)])).unwrap();
    assert_eq!((lapse.day, lapse.horizon), (Days(20), Days(100)));
    assert!((lapse.returned - 0.5).abs() < 1e-12, "{lapse:?}");
    assert!((lapse.returned_by_day - 0.46).abs() < 1e-12, "{lapse:?}");
    // Nobody was lost, so F(t) / F(H) is a share of the 500 who came back:
    // 300 are far from nine tenths of them, and 460 are 10 more, which is
    // 1.5 errors of √(500 · 0.9 · 0.1). The day may be the next.
    assert_eq!(lapse.interval, (Days(20), Days(30)));
    // On day 30 there may as well be 490, which is 6 errors more: none later.
    let late = [(10, 300), (20, 160), (30, 30), (50, 10)];
    let lapse = Lapse::of(&followed(&late, &[(100, 500)])).unwrap();
    assert_eq!((lapse.day, lapse.interval), (Days(20), (Days(20), Days(30))));
}

/// By half of the horizon 950 are back, nine tenths of them on day 9; by all of
/// it 1,010, and nine tenths on day 10. Day 9 is a tenth earlier, and no more.
#[test]
fn a_day_may_move_by_a_tenth() {
    let lapse = Lapse::of(&followed(&[(9, 900), (10, 50), (60, 60)], &[(100, 500)])).unwrap();
    assert_eq!((lapse.day, lapse.horizon), (Days(10), Days(100)));
}

/// Without anybody lost, an order is worth 1 - c in D if it was followed by t, -c if
/// it was by H only, and else nothing. Of 1,000: D is -0.15 by day 10, with a
/// variance of 0.01 · 0.3 + 0.81 · 0.2 - 0.15² = 0.1425 of each, and 0.01 by day 20,
/// with 0.01 · 0.46 + 0.81 · 0.04 - 0.01² = 0.0369.
#[test]
fn a_share_is_beyond_by_errors_as_by_hand() {
    let errors = |seen: &Followed| -> Vec<f64> {
        let steps = Survival::of(seen).steps;
        steps.iter().map(|step| beyond(step, steps.last().unwrap())).collect()
    };
    let some = errors(&followed(&[(10, 300), (20, 160), (30, 40)], &[(100, 500)]));
    assert!((some[0] + 0.15 / libm::sqrt(0.1425e-3)).abs() < 1e-9, "{some:?}");
    assert!((some[1] - 0.01 / libm::sqrt(0.0369e-3)).abs() < 1e-9, "{some:?}");
    // All of 1,000 are back, 800 of them by day 10: -0.1 with 0.008 + 0.162 - 0.01.
    let all = errors(&followed(&[(10, 800), (20, 200)], &[]));
    assert!((all[0] + 0.1 / libm::sqrt(0.16e-3)).abs() < 1e-9, "{all:?}");
    assert!(all[1].is_infinite() && all[1] > 0.0);
}

#[test]
fn without_enough_orders_or_returns_there_is_none() {
    let few = followed(&[(10, 60), (20, 39)], &[]);
    assert_eq!(Lapse::of(&few), Err(Unknown::FewReturns));
    let nobody_back = followed(&[], &[(400, 5_000)]);
    assert_eq!(Lapse::of(&nobody_back), Err(Unknown::FewReturns));
    // A hundred are back in the end, but 99 within the horizon.
    let late = followed(&[(10, 99), (90, 1)], &[(50, 900), (95, 98)]);
    assert_eq!(Lapse::of(&late), Err(Unknown::FewReturns));
    assert_eq!(Lapse::of(&Followed::default()), Err(Unknown::FewReturns));
}

/// With 50 days of the curve 400 are back, nine tenths of them on day 40;
/// with all of it 500, and nine tenths on day 60.
#[test]
fn a_day_that_moves_with_the_horizon_is_not_told() {
    let mut rising = followed(&[(20, 200), (40, 200), (60, 100)], &[(119, 500)]);
    assert_eq!(Lapse::of(&rising), Err(Unknown::HorizonTooShort(Days(119))));
    rising.waits = vec![(Days(120), 500)];
    assert_eq!(Lapse::of(&rising).unwrap().day, Days(60));
}

/// What a shop sees: customers arrive all the time, come back after so many
/// days each time with a probability, and are seen until the last day.
fn simulate(
    chance: &mut Chance,
    (customers, window): (u32, f64),
    draw: fn(&mut Chance, f64) -> f64,
) -> Followed {
    let (mut events, mut waits) = (BTreeMap::<u32, u64>::new(), BTreeMap::<u32, u64>::new());
    for _ in 0..customers {
        let (mut day, pace) = (window * chance.unit(), chance.exponential());
        loop {
            let gap = draw(chance, pace);
            if day + gap > window {
                *waits.entry(whole(window - day)).or_default() += 1;
                break;
            }
            *events.entry(whole(gap) + 1).or_default() += 1;
            day += gap;
        }
    }
    let days = |counts: BTreeMap<u32, u64>| {
        counts.into_iter().map(|(day, count)| (Days(day), count)).collect()
    };
    Followed { events: days(events), waits: days(waits) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some days")]
fn whole(days: f64) -> u32 {
    days as u32
}

/// Half come back after an exponential time with a mean of 60 days: nine in
/// ten of them within 138.
fn exponential(chance: &mut Chance, _: f64) -> f64 {
    if chance.unit() < 0.5 { 60.0 * chance.exponential() } else { f64::INFINITY }
}

/// As many, after a lognormal time with sigma 1 around 40 days: 144.
fn lognormal(chance: &mut Chance, _: f64) -> f64 {
    if chance.unit() < 0.5 { 40.0 * libm::exp(chance.normal()) } else { f64::INFINITY }
}

/// As many, each customer at a pace of their own, which is exponential: the
/// time is Lomax with shape 1, the longest tail of the table. 540.
fn paced(chance: &mut Chance, pace: f64) -> f64 {
    if chance.unit() < 0.5 { 60.0 * chance.exponential() / pace } else { f64::INFINITY }
}

/// The lapse days of 20 shops, where there is one.
fn lapse_days(months: u32, draw: fn(&mut Chance, f64) -> f64) -> Vec<f64> {
    let mut chance = Chance::seeded(5);
    let window = f64::from(months) * 30.4;
    let mut shop = |_| Lapse::of(&simulate(&mut chance, (3_000, window), draw)).ok();
    (0..20).filter_map(&mut shop).map(|lapse| f64::from(lapse.day.0)).collect()
}

/// The table above: orders without end, of which half are followed after a
/// time with this distribution, by its tail at times of the true day.
#[test]
#[ignore = "slow: long curves"]
fn the_table_of_horizons_is_true() {
    type Tail = fn(f64) -> f64;
    let rows: [(Tail, f64, f64); 7] = [
        (|t| chi_square_tail(7.779_440 * t, 4), 2.6, 1.00),
        (|t| libm::exp(-LN_10 * t), 3.1, 1.00),
        (|t| chi_square_tail(2.705_543 * t, 1), 3.9, 0.99),
        (|t| libm::exp(-LN_10 * libm::pow(t, 0.7)), 4.1, 0.99),
        (|t| normal_tail(1.281_552 + libm::log(t) / 1.5), 6.2, 0.95),
        (|t| 1.0 / libm::pow(1.0 + 2.162_278 * t, 2.0), 4.9, 0.95),
        (|t| 1.0 / (1.0 + 9.0 * t), 8.9, 0.89),
    ];
    for (tail, horizon, early) in rows {
        let day = (20..120).find_map(|tenth: u32| {
            Lapse::of(&endless(tail, tenth * TRUE_DAY / 10)).ok().map(|it| (tenth, it.day.0))
        });
        let (tenth, day) = day.unwrap();
        assert!((f64::from(tenth) / 10.0 - horizon).abs() < 0.11, "{horizon}: {tenth}");
        let ratio = f64::from(day) / f64::from(TRUE_DAY);
        assert!((ratio - early).abs() < 0.011, "{early}: {ratio}");
    }
}

/// The true day of the table, fine enough for its digits.
const TRUE_DAY: u32 = 500;

/// A million million orders, half of which are followed in the end, that
/// have all been waited for for so long.
fn endless(tail: fn(f64) -> f64, horizon: u32) -> Followed {
    let all = 1e12;
    let left = |day: u32| 0.5 + 0.5 * tail(f64::from(day) / f64::from(TRUE_DAY));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "to 1e12")]
    let count = |share: f64| (share * all) as u64;
    let events = (1..=horizon).map(|day| (Days(day), count(left(day - 1) - left(day))));
    Followed { events: events.collect(), waits: vec![(Days(horizon), count(left(horizon)))] }
}

/// The window from which on shops of 3,000 customers have a day: 15 months
/// for a true day of 138, 24 for one of 144 with a longer tail. Where half
/// of them have one, it is within 10 % of the truth on average.
#[test]
#[ignore = "slow: 280 shops"]
fn a_day_that_most_shops_have_is_within_a_tenth_of_the_truth() {
    type Draw = fn(&mut Chance, f64) -> f64;
    for (draw, truth, from) in [(exponential as Draw, 138.2, 15), (lognormal, 144.1, 24)] {
        assert!(lapse_days(9, draw).is_empty());
        for months in [12, 15, 18, 24, 36, 60] {
            let days = lapse_days(months, draw);
            assert_eq!(days.len() >= 10, months >= from, "{months}: {days:?}");
            let mean = days.iter().sum::<f64>() / f64::from(u32::try_from(days.len()).unwrap());
            let near = (mean / truth - 1.0).abs() < 0.1;
            assert!(near || months < from, "{months}: {mean}");
        }
    }
}

#[test]
fn with_a_long_tail_there_is_no_day_for_years() {
    for months in [12, 24, 36] {
        assert!(lapse_days(months, paced).is_empty(), "{months}");
    }
    assert!(lapse_days(72, paced).len() <= 6);
}

/// Of 300 shops with four years of data and orders that are independent.
#[test]
#[ignore = "slow: 300 shops"]
fn the_interval_holds_the_true_day() {
    let mut chance = Chance::seeded(11);
    let mut holds = |_: &u32| {
        let seen = simulate(&mut chance, (1_500, 48.0 * 30.4), exponential);
        let (low, high) = Lapse::of(&seen).unwrap().interval;
        (low.0..=high.0).contains(&139)
    };
    let held = (0..300).filter(&mut holds).count();
    assert!((276..298).contains(&held), "{held}");
}

proptest! {
    #[test]
    fn a_day_is_the_first_by_which_nearly_all_are_back(
        events in prop::collection::btree_map(0_u32..400, 1_u64..90, 1..40),
        waits in prop::collection::btree_map(0_u32..900, 1_u64..90, 0..40),
    ) {
        let seen = followed(
            &events.into_iter().collect::<Vec<_>>(),
            &waits.into_iter().collect::<Vec<_>>(),
        );
        let Ok(lapse) = Lapse::of(&seen) else { return Ok(()) };
        let (low, high) = lapse.interval;
        prop_assert!(low <= lapse.day && lapse.day <= high && high <= lapse.horizon);
        let line = NEARLY_ALL * lapse.returned;
        prop_assert!(line <= lapse.returned_by_day && lapse.returned_by_day <= lapse.returned);
        let curve = Survival::of(&seen);
        let before = curve.steps.iter().take_while(|step| step.day < lapse.day).last();
        prop_assert!(before.is_none_or(|step| step.returned() < line));
        prop_assert!(seen.at_risk(lapse.horizon) >= FEWEST);
        prop_assert!(seen.at_risk(Days(lapse.horizon.0 + 1)) < FEWEST);
    }
}
