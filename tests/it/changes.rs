//! What is called a change, and what is not.

use perennial::metrics::change::Verdict;
use perennial::metrics::multiple::benjamini_hochberg;
use perennial::report::Report;
use perennial::report::change::{Headline, Untested};
use perennial::report::differences::{Difference, Speed, Test};

use crate::advice::SAMPLE;
use crate::shop::{CONFIG, config, read_rows, report};

/// Months with so many customers each, from January 2021 on, of whom every
/// other comes back ten days later; and a month after them, which shows that
/// they are over.
pub(crate) fn months(counts: &[u32]) -> Vec<String> {
    let row = |month: usize, day: u32, customer: u32| {
        let (year, number) = (2021 + month / 12, month % 12 + 1);
        let order = format!("{month}-{customer}-{day}");
        let amount = 10 + customer % 7;
        format!("{order},m{month}c{customer}@example.com,{year}-{number:02}-{day:02},{amount}")
    };
    let all = counts.iter().chain([&1]).enumerate();
    all.flat_map(|(month, count)| {
        (0..*count).flat_map(move |customer| {
            let again = (customer % 2 == 1).then(|| row(month, 11, customer));
            [Some(row(month, 1, customer)), again].into_iter().flatten()
        })
    })
    .collect()
}

/// The report of these rows.
pub(crate) fn of(rows: &[String]) -> Report {
    let config = config(CONFIG);
    report(read_rows(rows, &config), &config, None)
}

fn headline<'a>(report: &'a Report, id: &str) -> &'a Headline {
    report.headline.iter().find(|one| one.id == id).unwrap()
}

/// As many as in the year before, but for a few more or less; the last month
/// apart.
fn steady(last: u32) -> Vec<u32> {
    let mut counts: Vec<u32> = (0..30).map(|month| 80 + month * 7 % 11).collect();
    counts[29] = last;
    counts
}

#[test]
fn a_few_more_or_less_are_no_change() {
    let report = of(&months(&steady(90)));
    for id in ["revenue", "orders", "aov", "returning_customer_share"] {
        let one = headline(&report, id);
        let tested = one.year.unwrap_or_else(|why| panic!("{id}: {why:?}"));
        assert_eq!(tested.verdict(), Verdict::WithinNoise, "{one:?}");
        let (low, high) = tested.change.interval;
        assert!(low < tested.change.difference && tested.change.difference < high, "{one:?}");
    }
}

#[test]
fn three_times_as_many_and_a_third_are_changes() {
    for (last, verdict) in [(250, Verdict::Rose), (27, Verdict::Fell)] {
        let report = of(&months(&steady(last)));
        for id in ["revenue", "orders"] {
            let one = headline(&report, id);
            assert_eq!(one.year.unwrap().verdict(), verdict, "{one:?}");
            assert_eq!(one.trend.unwrap().verdict(), verdict, "{one:?}");
        }
    }
}

#[test]
fn a_change_is_one_beside_all_that_were_looked_at() {
    let report = of(&months(&steady(110)));
    let all = report.headline.iter().flat_map(|one| one.year.ok().into_iter().chain(one.trend));
    let mut tests = 0;
    for tested in all {
        assert!(tested.adjusted >= tested.change.p, "{tested:?}");
        let is_change = tested.verdict() != Verdict::WithinNoise;
        assert_eq!(is_change, tested.adjusted < 0.05, "{tested:?}");
        tests += 1;
    }
    assert!(tests > 5, "{tests}");
}

/// 21 months are enough if the first is whole; if its first order is on the
/// second, it may not be.
#[test]
fn a_first_month_that_may_not_be_whole_is_no_month_to_compare() {
    let rows = months(&[50; 21]);
    assert!(headline(&of(&rows), "orders").year.is_ok());
    let later: Vec<String> =
        rows.iter().map(|row| row.replace("2021-01-01", "2021-01-02")).collect();
    let report = of(&later);
    let orders = headline(&report, "orders");
    assert_eq!(orders.year, Err(Untested::MonthsMissing(1)));
    assert_eq!(orders.trend, None);
}

/// In the first year of the data old customers look new.
#[test]
fn new_customers_are_compared_once_old_ones_can_be_told() {
    let report = of(&months(&steady(90)));
    assert_eq!(headline(&report, "new_customers").year, Err(Untested::MonthsMissing(3)));
    let report = of(&months(&[60; 34]));
    assert_eq!(headline(&report, "new_customers").year.unwrap().verdict(), Verdict::WithinNoise);
}

#[test]
fn what_cannot_be_tested_says_why() {
    let few = of(&months(&[3; 30]));
    assert_eq!(headline(&few, "orders").year, Err(Untested::TooFew));
    assert_eq!(headline(&few, "aov").year, Err(Untested::TooFew));
    assert_eq!(headline(&few, "second_order_rate_90d").year, Err(Untested::SamePeople));
    assert_eq!(headline(&few, "customer_retention_rate").year, Err(Untested::HistoryTooShort));
    let guests: Vec<String> = months(&[30; 30])
        .iter()
        .map(|row| row.replace(row.split(',').nth(1).unwrap(), ""))
        .collect();
    let guests = of(&guests);
    assert_eq!(headline(&guests, "aov").year, Err(Untested::Unnamed));
    assert_eq!(headline(&guests, "new_customers").year, Err(Untested::Undefined));
    assert!(headline(&guests, "orders").year.is_ok());
}

/// Customers of one channel all come back, of another none, and those of two
/// more do by halves.
#[test]
fn channels_that_differ_are_told_from_those_that_do_not() {
    let row = |order: u32, customer: u32, day: u32, channel: &str| {
        format!("{order},c{customer}@example.com,2024-01-{day:02},10,,,{channel}")
    };
    let rows: Vec<String> = (0..120_u32)
        .flat_map(|it| {
            let (channel, again) = match it % 4 {
                0 => ("always", true),
                1 => ("never", false),
                2 => ("one", it % 8 == 2),
                _ => ("two", it % 8 == 3),
            };
            let second = again.then(|| row(1000 + it, it, 11, channel));
            [Some(row(it, it, 1, channel)), second].into_iter().flatten()
        })
        .chain([row(5000, 9999, 31, "one")])
        .collect();
    let report = of(&rows);
    let (by, differences) = &report.differences[0];
    let slices = &report.firsts[0].1;
    assert_eq!(by.id(), "channel");
    let speed = |name: &str| {
        let is_it = |it: &perennial::segments::firsts::SliceName| {
            *it == perennial::segments::firsts::SliceName::Named(name.into())
        };
        let at = slices.iter().position(|slice| is_it(&slice.name)).unwrap();
        differences[at].test.unwrap().speed()
    };
    let all = ["always", "never", "one", "two"].map(speed);
    assert_eq!(all, [Speed::Sooner, Speed::Later, Speed::Alike, Speed::Alike]);
}

/// Of two groups, each is all others of the other.
#[test]
fn two_groups_of_a_trait_are_one_test_among_all() {
    let of = |trait_: &Vec<Difference>| trait_.iter().filter_map(|it| it.test).collect::<Vec<_>>();
    let all: Vec<Vec<Test>> = SAMPLE.differences.iter().map(|(_, all)| of(all)).collect();
    let pairs = SAMPLE.differences.iter().zip(&all);
    let pairs: Vec<&Vec<Test>> = pairs
        .filter(|((_, slices), tests)| slices.len() == 2 && tests.len() == 2)
        .map(|it| it.1)
        .collect();
    assert_eq!(pairs.len(), 1);
    assert!((pairs[0][0].p - pairs[0][1].p).abs() < 1e-12);
    assert_eq!(pairs[0][0].adjusted.to_bits(), pairs[0][1].adjusted.to_bits());
    let mut p: Vec<f64> = all.iter().flatten().map(|test| test.p).collect();
    p.sort_by(f64::total_cmp);
    let twin = p.iter().position(|it| (it - pairs[0][0].p).abs() < 1e-12).unwrap();
    p.remove(twin);
    let adjusted = benjamini_hochberg(&p);
    for test in all.iter().flatten() {
        let place = p.iter().position(|it| (it - test.p).abs() < 1e-12).unwrap();
        assert!((adjusted[place] - test.adjusted).abs() < 1e-9, "{test:?}");
    }
}
