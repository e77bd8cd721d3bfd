//! Every claim that orders can test, in a shop where it holds and in one where it
//! does not.

use std::collections::BTreeMap;

use crate::shop::{CONFIG, config, read_rows, report};

/// The last of so many months, of which July 2023 is the last.
fn day(months_ago: u32) -> String {
    let month = 2023 * 12 + 6 - months_ago;
    format!("{}-{:02}-10", month / 12, month % 12 + 1)
}

/// People who order once a month in the last `months`, for so much each time.
fn regulars(name: &str, people: u32, months: u32, amount: u32) -> Vec<String> {
    let row = |it: u32, ago: u32| {
        format!("{name}{it}.{ago},{name}{it}@example.com,{},{amount}", day(ago))
    };
    (0..people).flat_map(|it| (0..months).map(move |ago| row(it, ago))).collect()
}

/// Others who order once, as many in each of the last `months`.
fn passers_by(people: u32, months: u32, amount: u32) -> Vec<String> {
    let row =
        |it: u32, ago: u32| format!("p{it}.{ago},p{it}.{ago}@example.com,{},{amount}", day(ago));
    (0..people).flat_map(|it| (0..months).map(move |ago| row(it, ago))).collect()
}

/// What came of each claim in a shop of these orders, by its id.
fn verdicts(parts: [Vec<String>; 2]) -> BTreeMap<String, &'static str> {
    // The month is over when somebody ordered on its last day.
    let rows = [parts.concat(), vec!["last,,2023-07-31,1".into()]].concat();
    let config = config(CONFIG);
    let orders = read_rows(&rows, &config);
    let report = report(orders, &config, Some("2023-07"));
    report.claims.iter().map(|it| (it.claim.id.clone(), it.verdict.id())).collect()
}

#[test]
fn each_claim_holds_in_one_shop_and_not_in_another() {
    let (yes, no) = ("holds", "does_not_hold");
    // All stay, and 20 new ones bring half as much as they: two thirds of the
    // revenue is of those who stay, each order of whom is the smaller.
    let faithful = verdicts([regulars("r", 100, 30, 10), passers_by(20, 1, 25)]);
    // A few bring nearly everything, and the others never come back.
    let carried = verdicts([regulars("r", 25, 30, 100), passers_by(100, 30, 1)]);
    // Customers of five months, and new ones who bring 60 % or 80 %.
    let young = verdicts([regulars("r", 50, 5, 10), passers_by(30, 1, 25)]);
    let newer = verdicts([regulars("r", 50, 5, 10), passers_by(40, 1, 50)]);
    // Nearly all come back, and a few are known for long who do not: without them
    // nobody would be followed for a year.
    let kept = verdicts([regulars("r", 100, 30, 10), passers_by(1, 30, 10)]);
    for (claim, holds, fails) in [
        ("churn-five-to-seven", &faithful, &carried),
        ("eighty-twenty", &carried, &faithful),
        ("engaged-23-percent", &carried, &faithful),
        ("engaged-customers", &carried, &faithful),
        ("recurring-revenue-forty", &newer, &carried),
        ("returning-forty-percent", &young, &faithful),
        ("sell-to-existing", &kept, &carried),
        ("sixty-seventy-sales", &faithful, &young),
        ("ten-times-first-purchase", &faithful, &young),
    ] {
        assert_eq!((holds[claim], fails[claim]), (yes, no), "{claim}");
    }
    let tested = kept.values().filter(|verdict| **verdict != "not_testable").count();
    assert_eq!(tested, 9, "{kept:?}");
}
