//! Files that have everything: all cohorts, and all of them together.

use serde::Serialize;

use crate::ledger::Cohort;
use crate::ledger::Pace;
use crate::metrics::retention::{Kind, Measure, curve};
use crate::units::Money;

use super::super::view::{Cell, Column, Setting};

/// A file without a table on the page.
#[derive(Serialize)]
pub(super) struct File {
    title: String,
    csv: String,
}

/// One file of cohorts, one of what is pooled.
pub(super) fn all(on: &Setting<'_>) -> Vec<File> {
    vec![
        file(
            on,
            "retention-cohorts",
            &[
                "counted_in",
                "from",
                "age",
                "of",
                "classic",
                "unbounded",
                "cumulative",
                "orders",
                "revenue",
            ],
            cohorts(on),
        ),
        file(
            on,
            "retention-pooled",
            &["counted_in", "measure", "age", "of", "classic", "unbounded", "cumulative"],
            pooled(on),
        ),
    ]
}

fn file(on: &Setting<'_>, id: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> File {
    let column =
        |id: &&str| Column { id: (*id).into(), label: String::new(), numeric: *id != "counted_in" };
    let table = on.table_of(id, columns.iter().map(column).collect(), rows);
    File { title: table.title, csv: table.csv }
}

fn raw(raw: impl ToString) -> Cell {
    Cell { raw: raw.to_string(), ..Cell::default() }
}

fn cohorts(on: &Setting<'_>) -> Vec<Vec<Cell>> {
    let rows = |pace: Pace, cohort: &Cohort| -> Vec<Vec<Cell>> {
        let of = |kind| curve(cohort, kind, Measure::Customers);
        let [classic, unbounded, cumulative] = Kind::ALL.map(of);
        let row = |(age, cell): (usize, &crate::ledger::Came)| {
            vec![
                raw(pace.id()),
                raw(cohort.from),
                raw(age),
                raw(classic[0]),
                raw(classic[age]),
                raw(unbounded[age]),
                raw(cumulative[age]),
                raw(cell.orders),
                raw(money(on, cell.net)),
            ]
        };
        cohort.cells.iter().enumerate().map(row).collect()
    };
    let of = |pace: Pace| on.report.cohorts(pace).iter().flat_map(move |it| rows(pace, it));
    Pace::ALL.into_iter().flat_map(of).collect()
}

fn pooled(on: &Setting<'_>) -> Vec<Vec<Cell>> {
    let rows = |(pace, measure): (Pace, Measure)| -> Vec<Vec<Cell>> {
        let number = |number: i64| match measure {
            Measure::Revenue => raw(money(on, Money(number))),
            _ => raw(number),
        };
        let kinds = Kind::ALL.map(|kind| on.report.retention.pooled(pace, kind, measure));
        let row = |age: usize| {
            let head = [raw(pace.id()), raw(measure.id()), raw(age), number(kinds[0][age].whole)];
            let parts = kinds.each_ref().map(|kind| number(kind[age].part));
            head.into_iter().chain(parts).collect()
        };
        (0..kinds[0].len()).map(row).collect()
    };
    let all = Pace::ALL.into_iter().flat_map(|pace| Measure::ALL.map(|measure| (pace, measure)));
    all.flat_map(rows).collect()
}

fn money(on: &Setting<'_>, money: Money) -> String {
    money.decimal(on.report.currency.digits())
}
