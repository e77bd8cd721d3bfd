//! Files that have everything: all cohorts, and all of them together.

use serde::Serialize;

use crate::ledger::Came;
use crate::ledger::Cohort;
use crate::ledger::Pace;
use crate::metrics::retention::{Kind, Measure, curve};
use crate::units::Money;

use super::super::view::Setting;

/// A file without a table on the page.
#[derive(Serialize)]
pub(super) struct File {
    title: String,
    csv: String,
}

/// One file of cohorts, one of what is pooled.
pub(super) fn all(on: &Setting<'_>) -> Vec<File> {
    let file = |id: &str, csv: String| File { title: on.say(&format!("table-{id}"), &[]), csv };
    vec![
        file("retention-cohorts", cohorts(on, "retention-cohorts")),
        file("retention-pooled", pooled(on, "retention-pooled")),
    ]
}

fn cohorts(on: &Setting<'_>, id: &str) -> String {
    let rows = |pace: Pace, cohort: &'_ Cohort| -> Vec<Vec<String>> {
        let of = |kind| curve(cohort, kind, Measure::Customers);
        let kinds = Kind::ALL.map(of);
        let row = |(age, cell): (usize, &Came)| {
            let head = [pace.id().into(), cohort.from.to_string(), age.to_string()];
            let whole = [kinds[0][0].to_string()];
            let parts = kinds.each_ref().map(|kind| kind[age].to_string());
            let sums = [cell.orders.to_string(), money(on, cell.net)];
            head.into_iter().chain(whole).chain(parts).chain(sums).collect()
        };
        cohort.cells.iter().enumerate().map(row).collect()
    };
    let of = |pace: Pace| on.report.cohorts(pace).into_iter().flat_map(move |it| rows(pace, &it));
    let columns = [
        "counted_in",
        "from",
        "age",
        "of",
        "classic",
        "unbounded",
        "cumulative",
        "orders",
        "revenue",
    ];
    on.file(id, &columns, Pace::ALL.into_iter().flat_map(of))
}

fn pooled(on: &Setting<'_>, id: &str) -> String {
    let rows = |(pace, measure): (Pace, Measure)| -> Vec<Vec<String>> {
        let number = |number: i64| match measure {
            Measure::Revenue => money(on, Money(number)),
            _ => number.to_string(),
        };
        let kinds = Kind::ALL.map(|kind| on.report.pooled(pace, kind, measure));
        let row = |age: usize| {
            let head = [pace.id().into(), measure.id().into(), age.to_string()];
            let whole = [number(kinds[0][age].whole)];
            let parts = kinds.each_ref().map(|kind| number(kind[age].part));
            head.into_iter().chain(whole).chain(parts).collect()
        };
        (0..kinds[0].len()).map(row).collect()
    };
    let all = Pace::ALL.into_iter().flat_map(|pace| Measure::ALL.map(|measure| (pace, measure)));
    let columns = ["counted_in", "measure", "age", "of", "classic", "unbounded", "cumulative"];
    on.file(id, &columns, all.flat_map(rows))
}

fn money(on: &Setting<'_>, money: Money) -> String {
    money.decimal(on.report.currency.digits())
}
