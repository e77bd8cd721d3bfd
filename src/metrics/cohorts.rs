//! Cohorts: customers by the month of their first order, followed by month.

use crate::ledger::Cell;
use crate::ledger::Ledger;
use crate::units::Month;

/// A triangle of cohorts; one row a month from the first to the report's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triangle {
    /// Rows, oldest first.
    pub rows: Vec<Row>,
}

/// One cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Month of the first order.
    pub cohort: Month,
    /// By age in months; age 0 is the cohort's own month. `None` when that
    /// month is not over.
    pub cells: Vec<Option<Cell>>,
}

impl Row {
    /// Customers of the cohort; `None` when its own month is not over.
    pub fn size(&self) -> Option<u64> {
        self.cells.first().copied().flatten().map(|cell| cell.customers)
    }
}

/// How much larger than the usual cohort the first has to be to count as left
/// censored: everybody who was a customer already is in it.
const INFLATED: (u64, u64) = (3, 2);

/// All cohorts of a ledger.
pub fn triangle(ledger: &Ledger) -> Triangle {
    let (first, last) = (ledger.frame.first.month(), ledger.month());
    let row = |cohort: Month| {
        let cell = |month: Month| {
            let over = month < last || ledger.frame.over;
            over.then(|| ledger.cells.get(&(cohort, month)).copied().unwrap_or_default())
        };
        Row { cohort, cells: cohort.to(last).map(cell).collect() }
    };
    Triangle { rows: first.to(last).map(row).collect() }
}

impl Triangle {
    /// The first cohort, when it is at least half as large again as the median
    /// of the (up to twelve) cohorts after it: then it holds people who were
    /// customers before the data begin, and looks better than the rest.
    pub fn left_censored(&self) -> Option<Month> {
        let first = self.rows.first()?;
        let mut sizes: Vec<u64> =
            self.rows[1..].iter().take(12).filter_map(Row::size).filter(|size| *size > 0).collect();
        sizes.sort_unstable();
        let median = *sizes.get(sizes.len() / 2)?;
        (first.size()? * INFLATED.1 >= median * INFLATED.0).then_some(first.cohort)
    }

    /// Pooled retention by age, as (active, of): the customers of every cohort
    /// that is old enough who ordered at that age, and all of those cohorts'
    /// customers. A left-censored first cohort is left out.
    pub fn pooled(&self) -> Vec<(u64, u64)> {
        let left_out = self.left_censored();
        let rows = || self.rows.iter().filter(move |row| Some(row.cohort) != left_out);
        let ages = rows().map(|row| row.cells.len()).max().unwrap_or(0);
        let at = |age: usize| {
            let known = rows().filter_map(|row| Some((row.cells.get(age)?.as_ref()?, row.size()?)));
            known.fold((0, 0), |(active, of), (cell, size)| (active + cell.customers, of + size))
        };
        (0..ages).map(at).filter(|(_, of)| *of > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Frame;
    use crate::units::{Day, Days};

    /// Three months of 200, 100 and 80 new customers; the last is not over.
    fn ledger(over: bool) -> Ledger {
        let first = Month::parse("2024-01").unwrap();
        let as_of = if over { (first + 2).last() } else { (first + 2).first() + 8 };
        let mut ledger =
            Ledger::new(Frame { first: first.first(), as_of, over, active: Days(365) });
        for (cohort, month, customers) in
            [(0, 0, 200), (0, 1, 50), (0, 2, 9), (1, 1, 100), (1, 2, 30), (2, 2, 80)]
        {
            let cell = Cell { customers, orders: customers, ..Cell::default() };
            ledger.cells.insert((first + cohort, first + month), cell);
        }
        ledger
    }

    #[test]
    fn a_month_that_is_not_over_has_no_cells() {
        let triangle = triangle(&ledger(false));
        let lengths: Vec<usize> = triangle.rows.iter().map(|row| row.cells.len()).collect();
        assert_eq!(lengths, [3, 2, 1]);
        assert!(triangle.rows.iter().all(|row| row.cells.last().unwrap().is_none()));
        assert_eq!(triangle.rows[0].cells[1].unwrap().customers, 50);
    }

    #[test]
    fn an_inflated_first_cohort_is_named_and_not_pooled() {
        let triangle = triangle(&ledger(true));
        assert_eq!(triangle.left_censored().unwrap().to_string(), "2024-01");
        assert_eq!(triangle.pooled(), [(180, 180), (30, 100)]);
    }

    #[test]
    fn the_month_a_day_lies_in_is_its_cohort() {
        assert_eq!(Day(0).month().to_string(), "1970-01");
    }

    fn censored(sizes: &[u64]) -> bool {
        let month = |at: usize| Month::parse("2024-01").unwrap() + i32::try_from(at).unwrap();
        let row = |(at, size): (usize, &u64)| {
            let cell = Cell { customers: *size, ..Cell::default() };
            Row { cohort: month(at), cells: vec![Some(cell)] }
        };
        Triangle { rows: sizes.iter().enumerate().map(row).collect() }.left_censored().is_some()
    }

    /// The median of the others is 100, an empty month being none of them, and
    /// of four the upper of the middle two.
    #[test]
    fn a_first_cohort_is_inflated_from_half_as_large_again() {
        assert!(censored(&[150, 100]) && !censored(&[149, 100]));
        assert!(!censored(&[149, 0, 0, 100]));
        assert!(censored(&[150, 30, 100, 200, 40]) && !censored(&[149, 30, 100, 200, 40]));
        assert!(!censored(&[150, 0]) && !censored(&[150]));
    }
}
