//! CDNOW: numbers computed from the raw files with other tools, and held here
//! to half of their last digit.
//!
//! Orders of 23,570 customers of a music shop, all first seen in the first
//! quarter of 1997, to 1998-06-30 (Fader & Hardie), and the 1/10 sample that
//! the literature on customer value uses. An order is a day on which a customer
//! bought, also one that cost nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use perennial::config::Shop;
use perennial::ledger::{Frame, Ledger, Pace, Returns, Spend, Standing, fold, returns};
use perennial::metrics;
use perennial::metrics::Metric;
use perennial::metrics::retention::BRACKETS;
use perennial::metrics::survival::Survival;
use perennial::metrics::top_share;
use perennial::units::{Day, Days, Money, Month};

use crate::shop::{config, data, read};

/// What is known of one of the files.
struct Known {
    customers: u64,
    days: u64,
    revenue: &'static str,
    /// Customers with at least 2, 4 and 5 days.
    with: [u64; 3],
    per_day: (f64, f64),
    top_20_and_10: [f64; 2],
    /// By days since the first: [`DAYS`].
    returned: [f64; 8],
    /// Greenwood's standard error by day 30 and 365.
    errors: [f64; 2],
    next_order: [f64; 7],
    /// Active customers by month, from January, February and March 1997.
    cohorts: [&'static str; 3],
}

const DAYS: [u32; 8] = [30, 60, 90, 120, 180, 270, 365, 455];

const SAMPLE: Known = Known {
    customers: 2357,
    days: 6696,
    revenue: "244091.94",
    with: [1139, 527, 378],
    per_day: (36.453_396, 2.840_899),
    top_20_and_10: [0.674_02, 0.508_07],
    returned: [
        0.173_950, 0.254_985, 0.291_472, 0.322_868, 0.376_326, 0.425_117, 0.455_664, 0.476_029,
    ],
    errors: [0.007_808, 0.010_258],
    next_order: [0.4832, 0.6462, 0.7160, 0.7173, 0.7487, 0.7880, 0.7130],
    cohorts: [
        "781 124 95 70 65 77 65 53 52 45 62 59 45 47 63 37 37 33",
        "857 134 110 75 77 75 61 61 74 70 59 57 59 70 56 59 60",
        "719 87 84 78 63 64 55 57 73 65 47 51 78 32 38 45",
    ],
};

const MASTER: Known = Known {
    customers: 23_570,
    days: 67_591,
    revenue: "2500315.63",
    with: [11_516, 5271, 3835],
    per_day: (36.991_843, 2.867_671),
    top_20_and_10: [0.677_77, 0.509_43],
    returned: [
        0.174_586, 0.251_549, 0.292_193, 0.323_292, 0.374_501, 0.424_014, 0.458_634, 0.481_290,
    ],
    errors: [0.002_473, 0.003_246],
    next_order: [0.4886, 0.6492, 0.7051, 0.7276, 0.7416, 0.7739, 0.7865],
    cohorts: [
        "7846 1157 964 810 679 736 720 582 559 594 673 634 528 511 664 472 497 498",
        "8476 1312 980 783 847 786 626 619 666 721 661 545 568 718 545 548 551",
        "7248 1032 752 756 674 564 561 579 634 569 464 472 678 420 443 457",
    ],
};

/// Rows of one order a customer and day, from `id … YYYYMMDD CDs dollars`.
fn rows(text: &str) -> String {
    let mut days: BTreeMap<(u32, Day), i64> = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [id, .., date, _, dollars] = cells[..] else { continue };
        // One of the files has a header.
        let Ok(id) = id.parse() else { continue };
        let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
        let cents: i64 = dollars.replace('.', "").parse().unwrap();
        assert_eq!(dollars.split_once('.').unwrap().1.len(), 2);
        let key = (id, Day::of(date.parse().unwrap()));
        *days.entry(key).or_default() += cents;
    }
    let row = |((customer, day), cents): ((u32, Day), i64)| {
        format!("{customer},{day},{}.{:02},1\n", cents / 100 + 1, cents % 100)
    };
    ["customer,date,amount,discount\n".to_string()]
        .into_iter()
        .chain(days.into_iter().map(row))
        .collect()
}

/// What the rows are. Some orders cost nothing, and are orders here as in the
/// literature: each has a discount of a dollar, and costs that more before it.
const CONFIG: &str = r#"
[[orders]]
format = "columns"
[orders.columns]
customer = "customer"
date = "date"
amount = "amount"
discount = "discount"
"#;

fn ledger(path: &Path) -> (Ledger, Returns) {
    let bytes = fs::read(path).unwrap();
    let is_packed = path.extension().is_some_and(|it| it == "zst");
    let bytes = if is_packed { zstd::decode_all(&bytes[..]).unwrap() } else { bytes };
    let rows = rows(std::str::from_utf8(&bytes).unwrap());
    let orders = read(&[rows.as_bytes()], &config(CONFIG)).unwrap();
    let day = |text: &str| Day::of(text.parse().unwrap());
    let (first, as_of) = (day("1997-01-01"), day("1998-06-30"));
    let frame = Frame { first, as_of, over: true, active: Days(365) };
    (fold(&orders, frame), returns(&orders, frame, &BRACKETS))
}

/// `digits` is the number of decimals that `known` is printed with.
fn assert_near(what: &str, found: f64, known: f64, digits: i32) {
    let half = 0.5 * libm::pow(10.0, -f64::from(digits)) * (1.0 + 1e-9);
    assert!((found - known).abs() <= half, "{what}: {found} is not {known}");
}

fn assert_known((ledger, returns): &(Ledger, Returns), known: &Known) {
    counts(ledger, known);
    curve(ledger, known);
    cohorts(ledger, returns, known);
    shares(ledger, known);
}

fn metric(all: &[Metric], id: &str) -> f64 {
    let metric = all.iter().find(|metric| metric.definition.id == id).unwrap();
    metric.outcome.unwrap().value.number()
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn counts(ledger: &Ledger, known: &Known) {
    let days: u64 = ledger.months.values().map(|month| month.orders).sum();
    let revenue: Money = ledger.months.values().map(|month| month.net).sum();
    assert_eq!((ledger.customers(), days), (known.customers, known.days));
    assert_eq!(revenue.decimal(2), known.revenue);
    assert_near("revenue a day", revenue.units() / days as f64, known.per_day.0, 6);
    assert_near("days a customer", days as f64 / known.customers as f64, known.per_day.1, 6);

    for (orders, with) in [2, 4, 5].into_iter().zip(known.with) {
        let shop = Shop { loyal_orders: orders, ..Shop::default() };
        let share = metric(&metrics::all(ledger, &shop), "loyal_customer_rate");
        assert_near("customers with so many", share * known.customers as f64, with as f64, 6);
    }
    let all = metrics::all(ledger, &Shop::default());
    let again = metric(&all, "repeat_purchase_rate_ever");
    assert_near("ordered again", again * known.customers as f64, known.with[0] as f64, 6);
    for (n, share) in (1..).zip(known.next_order) {
        assert_near("next order", metric(&all, &format!("next_order_rate_{n}")), share, 4);
    }
}

fn curve(ledger: &Ledger, known: &Known) {
    let curve = Survival::from_order(ledger, 1);
    for (day, share) in DAYS.into_iter().zip(known.returned) {
        let step = curve.at(Days(day)).unwrap();
        assert_near(&format!("returned by day {day}"), step.returned(), share, 6);
    }
    for (day, error) in [30, 365].into_iter().zip(known.errors) {
        let step = curve.at(Days(day)).unwrap();
        assert_near(&format!("Greenwood on day {day}"), step.standard_error(), error, 6);
    }
    let all = metrics::all(ledger, &Shop::default());
    for day in [30, 60, 90, 180, 365] {
        let at = DAYS.iter().position(|known| *known == day).unwrap();
        let share = metric(&all, &format!("second_order_rate_{day}d"));
        assert_near("second order", share, known.returned[at], 6);
    }
}

fn cohorts(ledger: &Ledger, returns: &Returns, known: &Known) {
    let triangle = metrics::cohorts::triangle(ledger);
    assert_eq!(triangle.rows[0].cohort, Month::parse("1997-01").unwrap());
    let months = &returns.grid(Pace::Month).cohorts;
    for ((row, cohort), line) in triangle.rows.iter().zip(months).zip(known.cohorts) {
        let known: Vec<u64> = line.split(' ').map(|number| number.parse().unwrap()).collect();
        let found: Vec<u64> = row.cells.iter().map(|cell| cell.unwrap().customers).collect();
        assert_eq!(found, known, "{}", row.cohort);
        let found: Vec<u64> = cohort.cells.iter().map(|cell| cell.customers).collect();
        assert_eq!(found, known, "from {}", cohort.from);
    }
    assert_eq!(triangle.rows[3].size(), Some(0));
}

/// The published shares are of all eighteen months; the metric's are of the
/// last twelve, so it is given eighteen.
fn shares(ledger: &Ledger, known: &Known) {
    let mut ledger = ledger.clone();
    let spend = |it: &Standing| Spend { net: it.net, orders: it.orders };
    ledger.spend_12m = ledger.standings.iter().map(spend).collect();
    ledger.spend_12m.sort_unstable();
    for (percent, share) in [20, 10].into_iter().zip(known.top_20_and_10) {
        let found = top_share(&ledger, &Shop::default(), percent).unwrap().value.number();
        assert_near(&format!("top {percent}"), found, share, 5);
    }
}

#[test]
fn the_cdnow_sample_has_the_known_numbers() {
    let Some(path) = data("cdnow/CDNOW_sample.txt") else { return };
    assert_known(&ledger(&path), &SAMPLE);
}

#[test]
#[ignore = "slow: 69,659 rows"]
fn all_of_cdnow_has_the_known_numbers() {
    let Some(path) = data("cdnow/CDNOW_master.txt.zst") else { return };
    assert_known(&ledger(&path), &MASTER);
}
