//! The shop's own lapse point: the day by which those who come back have come
//! back.
//!
//! A fixed window, such as a year, is late for coffee and early for mattresses.
//! Here the orders themselves say it. F(t) is the share of orders that another
//! has followed within t days, by Kaplan & Meier over the orders of everybody
//! ([`Followed::from_any_order`]), and H the horizon, as far as enough orders
//! have been followed. The lapse day is the first day t with
//!
//! ```text
//! F(t) ≥ NEARLY_ALL · F(H)
//! ```
//!
//! so that of all who come back within H days, nine in ten have done so by t.
//! A sentence about it has to name H: who comes back later than that is in
//! neither number.
//!
//! # What the horizon hides
//!
//! Those who would come back after H make the lapse day too early, and a curve
//! that ends cannot say how many they are. But it can be seen whether they
//! still matter: they are many as long as the day moves when the horizon does.
//! So the day is told when half of the horizon would have given it to a tenth
//! ([`STEADY`]). How long the horizon then is, and how early the day, beside
//! the true day (that by which nine in ten of those who ever come back have
//! done so), for an endless number of orders:
//!
//! ```text
//! days to come back         horizon / true day    lapse day / true day
//! gamma, shape 2                   2.6                   1.00
//! exponential                      3.1                   1.00
//! gamma, shape 1/2                 3.9                   0.99
//! Weibull, shape 0.7               4.1                   0.99
//! lognormal, sigma 1               3.8                   0.98
//! lognormal, sigma 1.25            4.8                   0.97
//! lognormal, sigma 1.5             6.2                   0.95
//! Lomax, shape 3                   4.1                   0.97
//! Lomax, shape 2                   4.9                   0.95
//! Lomax, shape 1                   8.9                   0.89
//! ```
//!
//! It is within 10 % but for a tail without a mean, and a longer tail has to be
//! followed for longer. (Had the horizon to be three lapse days long, whatever
//! the tail, the day would be 0.81 of the true one with a lognormal of sigma
//! 1.5, and 0.87 with Lomax of shape 2.) The tests simulate it with shops. What
//! no horizon tells is what comes all at once after it: who buys once a year is
//! not seen in a year.
//!
//! # What else it rests on
//!
//! Late days of the curve are known from old orders only, so a shop whose
//! customers have become slower looks faster than it is. Whoever orders often
//! is in it often; the interval takes orders for independent and is too narrow
//! for that.

use crate::units::Days;

use super::followed::Followed;
use super::interval::Z;
use super::survival::{Step, Survival};

/// The share of those who come back that is to have come back. With more, the
/// day is made by few late orders and by where the data end; with less, many
/// are called late who are not. One in ten is a usual allowance.
pub const NEARLY_ALL: f64 = 0.9;

/// Orders that have to be followed still on the last day of the horizon, and
/// orders that have to be followed by another within it. With 100, a share of a
/// half is known to 10 points either way.
pub const FEWEST: u64 = 100;

/// The share of the lapse day that half of the horizon has to give: see the
/// table above.
pub const STEADY: f64 = 0.9;

/// When a customer of this shop is late.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lapse {
    /// Days since the last order by which nearly all who come back within the
    /// horizon have come back.
    pub day: Days,
    /// 95 % interval of it: the days that are not refuted by the curve.
    pub interval: (Days, Days),
    /// How far orders have been followed.
    pub horizon: Days,
    /// Share of orders that another follows within the horizon.
    pub returned: f64,
    /// Share of orders that another follows by the lapse day.
    pub returned_by_day: f64,
}

/// Why there is no lapse day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Fewer than [`FEWEST`] orders, or fewer of them followed by another.
    FewReturns,
    /// The day still moves with the horizon, which is so long.
    HorizonTooShort(Days),
}

impl Unknown {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Unknown::FewReturns => "few_returns",
            Unknown::HorizonTooShort(_) => "horizon_too_short",
        }
    }
}

impl Lapse {
    /// The lapse day of orders that were followed.
    ///
    /// # Errors
    ///
    /// [`Unknown`], where the data do not allow one.
    pub fn of(followed: &Followed) -> Result<Lapse, Unknown> {
        let horizon = horizon(followed).ok_or(Unknown::FewReturns)?;
        let curve = Survival::of(followed);
        let end = curve.at(horizon).filter(|step| step.events >= FEWEST);
        let end = end.ok_or(Unknown::FewReturns)?;
        let first = |is_there: &dyn Fn(&Step) -> bool| {
            let mut seen = curve.steps.iter().take_while(|step| step.day <= horizon);
            seen.find(|step| is_there(step)).unwrap_or(end)
        };
        let nearly = |all: &Step| first(&|step| step.returned() >= NEARLY_ALL * all.returned());
        let at = nearly(end);
        let half = curve.at(Days(horizon.0 / 2)).map_or(0, |half| nearly(half).day.0);
        if f64::from(half) < STEADY * f64::from(at.day.0) {
            return Err(Unknown::HorizonTooShort(horizon));
        }
        let low = first(&|step| beyond(step, end) >= -Z);
        let high = first(&|step| beyond(step, end) > Z);
        Ok(Lapse {
            day: at.day,
            interval: (low.day, high.day),
            horizon,
            returned: end.returned(),
            returned_by_day: at.returned(),
        })
    }
}

/// The last day on which enough orders are still waited for at its start.
pub(super) fn horizon(followed: &Followed) -> Option<Days> {
    let enough = |day: u32| followed.at_risk(Days(day)) >= FEWEST;
    if !enough(0) {
        return None;
    }
    let (mut known, mut beyond) = (0, followed.longest().0.saturating_add(1));
    while beyond - known > 1 {
        let middle = known + (beyond - known) / 2;
        if enough(middle) { known = middle } else { beyond = middle }
    }
    Some(Days(known))
}

/// By how many standard errors F(t) is beyond what a lapse day needs:
/// D = F(t) - c F(H). With S = 1 - F and V its Greenwood sum,
///
/// ```text
/// variance of D = S(t)² V(t) + c² S(H)² V(H) - 2 c S(t) S(H) V(t)
/// ```
///
/// since the logarithms of S(t) and S(H) have V(t) in common. The days with D
/// within 1.96 errors of 0 are an interval, as that of a median is made in
/// Brookmeyer & Crowley (1982), "A confidence interval for the median survival
/// time", Biometrics 38, 29-41.
fn beyond(step: &Step, end: &Step) -> f64 {
    let difference = step.returned() - NEARLY_ALL * end.returned();
    let (here, last) = (step.waiting, NEARLY_ALL * end.waiting);
    let sum =
        |share: f64, greenwood: f64| if share > 0.0 { share * share * greenwood } else { 0.0 };
    let common = if here > 0.0 { here * last * step.greenwood } else { 0.0 };
    let variance = sum(here, step.greenwood) + sum(last, end.greenwood) - 2.0 * common;
    if variance > 0.0 { difference / libm::sqrt(variance) } else { difference * f64::INFINITY }
}

#[cfg(test)]
mod tests {
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
}
