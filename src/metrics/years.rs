//! Cohorts of a long past, taken together by year.

use crate::units::{Money, Month};

use super::cohorts::Row;
use super::margin::CohortMargin;

/// The last cohorts, which have rows of their own: so many fit beside each other
/// on a page and on a sheet of paper.
pub const ALONE: usize = 24;

/// Cohorts of a calendar year taken together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The last month of the last cohort; the first cohort begins with the month of
    /// the row.
    pub last: Month,
    /// Which cohorts it is the sum of, as places in all rows: those that are told.
    pub told: Vec<usize>,
    /// Their sums by age, as far as the age is over for each of them; no cells when
    /// none is told.
    pub row: Row,
}

/// The years of all cohorts but the last [`ALONE`]. A cohort is of `months` months,
/// and belongs to the year of its first. `apart` is a cohort that is no other's
/// like: it is alone, and not in its year.
pub fn years(rows: &[Row], months: i32, apart: Option<Month>) -> Vec<Year> {
    let older = &rows[..rows.len().saturating_sub(ALONE)];
    let key = |row: &Row| (Some(row.cohort) == apart, row.cohort.year());
    let mut at = 0;
    let year = |group: &[Row]| {
        let told: Vec<usize> =
            (at..).zip(group).filter(|(_, row)| row.size().is_some()).map(|it| it.0).collect();
        at += group.len();
        let known = || told.iter().map(|place| &rows[*place].cells);
        let ages = known().map(Vec::len).min().unwrap_or(0);
        let sum = |age: usize| {
            known().map(|cells| cells[age]).try_fold(crate::ledger::Cell::default(), |sum, cell| {
                let cell = cell?;
                Some(crate::ledger::Cell {
                    customers: sum.customers + cell.customers,
                    orders: sum.orders + cell.orders,
                    net: sum.net + cell.net,
                })
            })
        };
        let row = Row { cohort: group[0].cohort, cells: (0..ages).map(sum).collect() };
        Year { last: group[group.len() - 1].cohort + (months - 1), told, row }
    };
    older.chunk_by(|one, next| key(one) == key(next)).map(year).collect()
}

/// The margin of a customer of a year up to each age: the margin of all its cohorts
/// divided by all their customers. `None` where a cohort's is not known.
///
/// `margins` are those of all cohorts, beside `rows`.
pub fn margin(year: &Year, rows: &[Row], margins: &[CohortMargin]) -> Vec<Option<Money>> {
    let told = || year.told.iter().map(|place| (&margins[*place], rows[*place].size()));
    let at = |age: usize| {
        let sums = told().map(|(margin, size)| Some((*margin.sums.get(age)?.as_ref()?, size?)));
        let sums = sums.collect::<Option<Vec<(Money, u64)>>>()?;
        let (margin, customers) = sums
            .iter()
            .fold((Money::ZERO, 0), |(all, of), (margin, size)| (all + *margin, of + size));
        super::margin::each(margin, customers)
    };
    (0..year.row.cells.len()).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Cell;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    /// So many cohorts from a month, the last being that of the report; the cohort
    /// at a place has 100 customers and the place, of whom at each age the age and
    /// the place ordered.
    fn rows(first: &str, cohorts: usize) -> Vec<Row> {
        let cell = |place: usize, age: usize| {
            let customers = if age == 0 { 100 + place } else { age + place } as u64;
            Some(Cell { customers, orders: customers * 2, net: Money(customers as i64) })
        };
        let row = |place: usize| Row {
            cohort: month(first) + i32::try_from(place).unwrap(),
            cells: (0..cohorts - place).map(|age| cell(place, age)).collect(),
        };
        (0..cohorts).map(row).collect()
    }

    #[test]
    fn up_to_so_many_cohorts_nothing_is_taken_together() {
        assert_eq!(years(&rows("2020-01", ALONE), 1, None), []);
        assert_eq!(years(&[], 1, None), []);
        let one = years(&rows("2020-01", ALONE + 1), 1, None);
        assert_eq!(one.len(), 1);
        assert_eq!((one[0].row.cohort, one[0].last), (month("2020-01"), month("2020-01")));
    }

    #[test]
    fn a_year_is_the_sum_of_its_cohorts_as_far_as_all_of_them_are_over() {
        let rows = rows("2019-11", ALONE + 5);
        let got = years(&rows, 1, None);
        let ends: Vec<(Month, Month)> = got.iter().map(|it| (it.row.cohort, it.last)).collect();
        assert_eq!(
            ends,
            [(month("2019-11"), month("2019-12")), (month("2020-01"), month("2020-03"))]
        );
        // 100 and 101; of age 1 1 and 2; the second is a month younger than the first.
        assert_eq!(got[0].row.cells[0].unwrap().customers, 201);
        assert_eq!(got[0].row.cells[1].unwrap().customers, 3);
        assert_eq!(got[0].row.cells[1].unwrap().orders, 6);
        assert_eq!(got[0].row.cells.len(), ALONE + 4);
        assert_eq!(got[1].row.cells[0].unwrap().customers, 102 + 103 + 104);
        assert_eq!(got[1].told, [2, 3, 4]);
    }

    #[test]
    fn a_month_that_is_not_over_for_one_is_none_of_the_year() {
        let mut rows = rows("2020-01", ALONE + 2);
        for row in &mut rows {
            *row.cells.last_mut().unwrap() = None;
        }
        let got = years(&rows, 1, None);
        assert_eq!(got[0].row.cells.len(), ALONE + 1);
        assert!(got[0].row.cells.last().unwrap().is_none());
        assert!(got[0].row.cells[ALONE - 1].is_some());
    }

    #[test]
    fn a_cohort_apart_is_alone_and_one_that_is_not_told_is_in_no_sum() {
        let mut rows = rows("2020-01", ALONE + 4);
        rows[2].cells.iter_mut().for_each(|cell| *cell = None);
        let got = years(&rows, 1, Some(month("2020-01")));
        assert_eq!(got.len(), 2);
        assert_eq!(got[0].row.size(), Some(100));
        assert_eq!(got[1].row.size(), Some(101 + 103));
        assert_eq!(got[1].told, [1, 3]);
        rows.iter_mut().for_each(|row| row.cells.iter_mut().for_each(|cell| *cell = None));
        assert_eq!(years(&rows, 1, None)[0].row.cells, []);
    }

    #[test]
    fn a_margin_of_a_year_is_sum_over_sum_and_no_mean_of_margins() {
        let rows = rows("2020-01", ALONE + 2);
        let margin_of = |place: usize, sums: &[Option<Money>]| CohortMargin {
            cohort: rows[place].cohort,
            each: Vec::new(),
            sums: sums.to_vec(),
        };
        let units = |units: i64| Some(Money(units * Money::SCALE));
        let margins = [margin_of(0, &[units(300), units(900)]), margin_of(1, &[units(102), None])];
        let year = &years(&rows, 1, None)[0];
        let got = margin(year, &rows, &margins);
        // 402 by 100 and 101 customers.
        assert_eq!(got[0], units(2));
        assert_eq!(got[1..], vec![None; got.len() - 1]);
    }
}
