//! Tiers and points by hand.

use super::*;
use crate::ledger::Frame;
use crate::units::{Day, Days};

fn units(units: i64) -> Money {
    Money(units * Money::SCALE)
}

/// 20 customers with an order of 10, 20 with two of 20, 20 with three of 30.
fn loyalty(terms: &str) -> Loyalty {
    let frame = Frame { first: Day(0), as_of: Day(364), over: true, active: Days(365) };
    let mut ledger = Ledger::new(frame);
    for (orders, net) in [(1, 10), (2, 40), (3, 90)] {
        let spend = Spend { net: units(net), orders };
        ledger.spend_12m.extend(std::iter::repeat_n(spend, 20));
    }
    let shop = Shop { loyalty: toml::from_str(terms).unwrap(), ..Shop::default() };
    Loyalty::of(&ledger, &shop, Currency::UNKNOWN)
}

#[test]
fn tiers_are_as_counted_by_hand() {
    let all = loyalty("tiers = [30, 100]");
    assert_eq!((all.customers, all.orders, all.revenue), (60, 120, units(2_800)));
    let tiers = all.tiers.clone().unwrap();
    let of = |tier: &Tier| tier.of.map(|of| (of.customers, of.orders, of.revenue));
    assert_eq!(of(&tiers[0]), Some((20, 20, units(200))));
    // They order for 10 and lack 20.
    assert_eq!(tiers[0].near, Some(Near::default()));
    assert_eq!(of(&tiers[1]), Some((40, 100, units(2_600))));
    // They order for 26: those with 90 lack 10, and those with 40 lack 60.
    assert_eq!(tiers[1].near, Some(Near { customers: 20, missing: units(200) }));
    assert_eq!(of(&tiers[2]), Some((0, 0, Money::ZERO)));
    assert_eq!(all.near, Some(Near { customers: 20, missing: units(200) }));
    assert_eq!(all.pull(0.5).unwrap().0, units(100));
}

#[test]
fn a_tier_of_a_few_is_not_told_and_neither_is_the_smallest_beside_it() {
    let mut all = loyalty("tiers = [30, 50]");
    assert!(all.tiers.unwrap().iter().all(|tier| tier.of.is_some()));
    let mut spends = vec![Spend { net: units(10), orders: 1 }; 30];
    spends.extend(vec![Spend { net: units(40), orders: 1 }; 20]);
    spends.extend(vec![Spend { net: units(90), orders: 1 }; 9]);
    all.tiers = Ok(tiers(&spends, &[units(30), units(50)], 10));
    let told: Vec<bool> = all.tiers.unwrap().iter().map(|tier| tier.of.is_some()).collect();
    assert_eq!(told, [true, false, false]);
}

#[test]
fn points_break_even_where_the_margin_on_top_pays_for_all_of_them() {
    let all = loyalty("margin = 0.4\npoints_rate = 0.1\nredemption = 0.5");
    let points = all.points.unwrap();
    assert_eq!(points.cost, units(140));
    // 0.05 of 0.4 - 0.05.
    assert!((points.break_even.unwrap() - 1.0 / 7.0).abs() < 1e-12);
    let outcomes = all.outcomes();
    assert_eq!(outcomes[0].left, units(-140));
    assert_eq!(outcomes[2].left.0.abs(), 0);
    assert_eq!(outcomes[2].more, units(400));
    assert_eq!(outcomes[2].cost, units(160));
    assert_eq!(outcomes[4].left, units(140));
}

#[test]
fn without_a_margin_or_with_one_that_points_eat_up_no_rise_pays() {
    let none = loyalty("");
    assert_eq!(none.points.unwrap().margin, None);
    assert!(none.points.unwrap().break_even.is_none() && none.outcomes().is_empty());
    let thin = loyalty("margin = 0.03\npoints_rate = 0.05\nredemption = 0.6");
    assert!(thin.points.unwrap().margin.is_some() && thin.outcomes().is_empty());
    assert_eq!(none.tiers, Err(NoTiers::TooFew));
}
