//! The cohort triangle, up to the last day of the export.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::calendar;
use crate::pence::Pence;
use crate::truth::Known;

/// Customers whose first order that counts is in one month. The lists start
/// with that month and end with the month of the last day, which is not over.
#[derive(Serialize)]
pub(crate) struct Cohort {
    month: String,
    customers: usize,
    active: Vec<usize>,
    orders: Vec<usize>,
    net: Vec<Pence>,
}

/// One month of a cohort.
#[derive(Default)]
struct Cell {
    active: BTreeSet<u32>,
    orders: usize,
    net: Pence,
}

/// Every cohort, oldest first.
pub(crate) fn triangle(known: &[Known<'_>]) -> Vec<Cohort> {
    let cells = cells(known);
    let last = calendar::month(calendar::LAST);
    (calendar::month(calendar::OPENED)..=last)
        .map(|first| {
            let row: Vec<Option<&Cell>> =
                (first..=last).map(|month| cells.get(&(first, month))).collect();
            let active: Vec<usize> =
                row.iter().map(|cell| cell.map_or(0, |cell| cell.active.len())).collect();
            Cohort {
                month: calendar::month_name(first),
                customers: active[0],
                active,
                orders: row.iter().map(|cell| cell.map_or(0, |cell| cell.orders)).collect(),
                net: row.iter().map(|cell| cell.map_or(Pence(0), |cell| cell.net)).collect(),
            }
        })
        .collect()
}

/// What happened, by month of first order and month of order. A pair with no
/// order is missing.
fn cells(known: &[Known<'_>]) -> BTreeMap<(i32, i32), Cell> {
    let mut cells: BTreeMap<(i32, i32), Cell> = BTreeMap::new();
    for one in known {
        let first = calendar::month(one.first());
        for order in one.orders.iter().filter(|order| order.at.date() <= calendar::LAST) {
            let cell = cells.entry((first, calendar::month(order.at.date()))).or_default();
            cell.active.extend(order.customer);
            cell.orders += 1;
            cell.net = cell.net + order.money.net();
        }
    }
    cells
}
