//! The models beside what others published of CDNOW, where that takes its
//! orders: what was spent, and what came after the calibration. The sources are
//! those of `published`. Where there are no orders, these tests say so and pass.

use std::collections::BTreeMap;
use std::fs;

use perennial::forecasts::gammagamma::{self, Params};
use perennial::forecasts::holdout::{self, Cell, Holdout, Score};
use perennial::forecasts::{Fitted, Histories, Model as _, Params as _, Spend, Spends, Weeks};
use perennial::forecasts::{bgnbd, mbgnbd, nbd, paretonbd};
use perennial::units::{Day, Days, Money};

use crate::published::{all_near, bgnbd_of_btyd, fitted, histories, history, near};
use crate::shop::data;

/// What each customer of the sample spent on each day, by the customer's
/// number in the sample.
fn customers() -> Option<BTreeMap<u32, BTreeMap<Day, Money>>> {
    let text = fs::read_to_string(data("cdnow/CDNOW_sample.txt")?).unwrap();
    let mut customers: BTreeMap<u32, BTreeMap<Day, Money>> = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [_, id, date, _, dollars] = cells[..] else { panic!("{line}") };
        let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
        let cents: i64 = dollars.replace('.', "").parse().unwrap();
        let days = customers.entry(id.parse().unwrap()).or_default();
        *days.entry(day(&date)).or_insert(Money::ZERO) += Money(cents * 100);
    }
    Some(customers)
}

fn day(text: &str) -> Day {
    Day::of(text.parse().unwrap())
}

fn calibrated() -> Day {
    day("1997-09-30")
}

/// Repeats up to the end of the calibration, and what they came to.
fn spend(days: &BTreeMap<Day, Money>) -> Spend {
    let repeats = days.range(..=calibrated()).skip(1);
    let net = repeats.clone().map(|(_, money)| *money).sum();
    Spend { repeats: u32::try_from(repeats.count()).unwrap(), net }
}

fn spends() -> Option<Spends> {
    Some(customers()?.values().map(|days| (spend(days), 1)).collect())
}

/// GG; CLVTools; computed.
#[test]
fn amounts_are_those_published() {
    let Some(spends) = spends() else { return };
    assert_eq!(spends.customers(), 946);
    near(gammagamma::correlation(&spends).unwrap(), "0.1139");
    let fit = Params::fit(&spends).unwrap();
    all_near(fit.params.numbers(), "6.25 3.74 15.44");
    all_near(fit.params.numbers(), "6.249572 3.744225 15.44352");
    near(fit.ln_likelihood, "-4055.9177");
    near(fit.ln_likelihood, "-4055.917695");
    near(fit.params.ln_likelihood(&spends), "-4055.917695");
}

/// lifetimes, Quickstart: from means with two decimals, halves rounded up. The
/// exact mean is 35.077848.
#[test]
fn amounts_with_two_decimals_are_those_of_lifetimes() {
    let Some(spends) = spends() else { return };
    let rounded = |spend: Spend| {
        let x = i64::from(spend.repeats);
        let cents = (2 * spend.net.0 + 100 * x) / (200 * x);
        Spend { net: Money(cents * 100 * x), ..spend }
    };
    let spends = spends.iter().map(|(spend, customers)| (rounded(spend), customers)).collect();
    near(gammagamma::mean(&spends).unwrap(), "35.078552");
    let fit = Params::fit(&spends).unwrap();
    all_near(fit.params.numbers(), "6.25 3.74 15.45");
    all_near(fit.params.numbers(), "6.24880 3.74459 15.44775");
}

/// GG's sheet, which goes on from its own fit and not from what is printed of
/// it: with 6.25, 3.74 and 15.44 nobody's 35.17 would be 35.22 (computed).
#[test]
fn amounts_of_ten_customers_are_those_published() {
    let Some(customers) = customers() else { return };
    let fit = Params::fit(&spends().unwrap()).unwrap();
    let ten = |params: Params| {
        (1..=10).map(|id| params.expected(spend(&customers[&id])).unwrap()).collect::<Vec<_>>()
    };
    all_near(ten(fit.params), "24.65 18.91 35.17 35.17 35.17 71.46 18.91 35.17 27.28 35.17");
    all_near(
        ten(Params::new(6.25, 3.74, 15.44).unwrap()),
        "24.66 18.92 35.219 35.219 35.219 71.47 18.92 35.219 27.29 35.219",
    );
    near(fit.params.mean().unwrap(), "35.17");
}

fn held_out() -> Option<Holdout> {
    let customers = customers()?;
    let mut cells: BTreeMap<Cell, u64> = BTreeMap::new();
    let mut weeks = vec![0; 78];
    for days in customers.values() {
        let first = *days.keys().next().unwrap();
        let last = *days.range(..=calibrated()).next_back().unwrap().0;
        let (repeats, span) = (spend(days).repeats, last.since(first).0);
        let cell = Cell {
            history: history(repeats, span, calibrated().since(first).0),
            later: u32::try_from(days.range(calibrated() + 1..).count()).unwrap(),
            customers: 1,
        };
        *cells.entry(cell).or_default() += 1;
        for later in days.keys().skip(1) {
            weeks[later.since(day("1997-01-01")).0 as usize / 7] += 1;
        }
    }
    let cells = cells.into_iter().map(|(cell, customers)| Cell { customers, ..cell }).collect();
    Some(Holdout { length: Days(273), cells, weeks })
}

fn score<M: Fitted<4>>(model: &M) -> Option<Score> {
    Some(holdout::score(model, &held_out()?))
}

/// BTYD, sections 3.4 and 4.4.
#[test]
fn what_came_later_is_as_published() {
    let Some(score) = score(&bgnbd_of_btyd()) else { return };
    let mean = |orders: f64, customers: u64| orders / customers as f64;
    let all = score.frequencies.iter();
    all_near(
        all.clone().map(|it| mean(it.actual as f64, it.customers)),
        ".2367116 .6970387 1.392523 1.560000 2.532258 2.947368 3.862069 6.359375",
    );
    all_near(
        all.map(|it| mean(it.expected, it.customers)),
        ".2250893 .5231364 1.044126 1.520256 2.163824 2.653789 3.503957 6.157036",
    );
    assert_eq!(score.actual(), 1882);
    near(score.expected(), "1653.4");
    let weeks: Vec<u64> = score.weeks.iter().map(|week| week.actual).collect();
    assert_eq!(weeks[19..25], [73, 55, 70, 33, 56, 99]);
    let sum = |weeks: &[u64]| weeks.iter().sum::<u64>();
    assert_eq!((sum(&weeks[..20]), sum(&weeks[..25])), (1359, 1672));
    assert_eq!(sum(&weeks), 2457 + 1882);
    all_near(
        score.weeks[19..25].iter().map(|it| it.expected),
        "76.87 74.89 73.05 71.32 69.70 68.18",
    );
}

/// Computed, at the maximum: the error with single customers, and Pearson's
/// correlation of what each ordered and was expected to.
#[test]
fn single_customers_are_as_far_off_as_known() {
    let Some(holdout) = held_out() else { return };
    assert_eq!(holdout.histories(), histories());
    let fit = fitted::<bgnbd::Params>().params;
    near(holdout::score(&fit, &holdout).mean_absolute_error, "0.7855");
    let (mut sums, mut squares, mut n) = ([0.0; 2], [0.0; 3], 0.0);
    for Cell { history, later, customers } in holdout.cells {
        let (weight, x) = (customers as f64, f64::from(later));
        let y = fit.expected(history, Weeks::from(holdout.length));
        n += weight;
        sums = [sums[0] + weight * x, sums[1] + weight * y];
        squares =
            [squares[0] + weight * x * x, squares[1] + weight * x * y, squares[2] + weight * y * y];
    }
    let [x, y] = sums.map(|sum| sum / n);
    let [xx, xy, yy] = [squares[0] / n - x * x, squares[1] / n - x * y, squares[2] / n - y * y];
    near(xy / libm::sqrt(xx * yy), "0.626");
}

/// Of the three, Pareto/NBD was nearest to what these customers did.
#[test]
fn paretonbd_is_the_best_for_cdnow() {
    let Some(holdout) = held_out() else { return };
    let histories: Histories = holdout.histories();
    let scores = [
        holdout::score(&mbgnbd::Params::fit(&histories).unwrap().params, &holdout),
        holdout::score(&bgnbd::Params::fit(&histories).unwrap().params, &holdout),
        holdout::score(&paretonbd::Params::fit(&histories).unwrap().params, &holdout),
    ];
    assert_eq!(holdout::best(&scores).unwrap().model, "Pareto/NBD");
    // Of 1,882 orders each expects too few, for these customers ordered more in
    // their second year than the first lets expect; only the model in which
    // nobody leaves expects more, and far too many.
    let nbd = holdout::score(&nbd::Params::fit(&histories).unwrap().params, &holdout);
    let all = scores.iter().chain([&nbd]).map(|score| {
        assert_eq!(score.actual(), 1882);
        100.0 * (score.expected() / 1882.0 - 1.0)
    });
    all_near(all, "-16.2 -12.1 -11.5 55.7");
    assert!(nbd.deviance > scores[0].deviance);
    all_near(scores.map(|score| score.deviance), "3774.725 3769.421 3757.072");
}
