//! Cohorts of too few customers to be told one by one, and those from which they
//! could be worked out.

use std::collections::BTreeSet;

use crate::ledger::Bracket;
use crate::ledger::Cohort;
use crate::ledger::Pace;
use crate::ledger::{Came, Cell};
use crate::metrics::cohorts::Row;
use crate::metrics::retention::{Kept, Kind, Measure, Retention};
use crate::metrics::years::{self, Year};
use crate::units::Day;

use super::Report;

/// Cohorts by week that are told one by one, the last; all are pooled.
pub const WEEKS: usize = 13;

/// The cohorts that are not told, by their first days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Few {
    weeks: BTreeSet<Day>,
    /// Those of [`Pace::Rolling`] too, which are of the same customers.
    months: BTreeSet<Day>,
    quarters: BTreeSet<Day>,
}

impl Few {
    /// Of cohorts with fewer customers than the threshold. A quarter is not told
    /// either when one of its months is not, since the others would leave it; nor
    /// a week with a day of such a month, since it may be most of it.
    pub(super) fn of(retention: &Retention, threshold: u64) -> Few {
        let few = |pace: Pace, is_known: &dyn Fn(Day) -> bool| -> BTreeSet<Day> {
            let cohorts = listed(retention, pace);
            let size = |cohort: &Cohort| cohort.cells.first().map_or(0, |cell| cell.customers);
            let sizes = cohorts.iter().map(|it| (size(it), is_known(it.from))).collect::<Vec<_>>();
            let hidden = hide(&sizes, threshold);
            cohorts
                .iter()
                .zip(hidden)
                .filter(|(_, hidden)| *hidden)
                .map(|(it, _)| it.from)
                .collect()
        };
        let months = few(Pace::Month, &|_| false);
        let has_hidden = |quarter: Day| {
            let first = quarter.month();
            first.to(first + 2).any(|month| months.contains(&month.first()))
        };
        let is_of_hidden =
            |week: Day| [week, week + 6].iter().any(|day| months.contains(&day.month().first()));
        let quarters = few(Pace::Quarter, &has_hidden);
        let weeks = few(Pace::Week, &is_of_hidden);
        Few { weeks, quarters, months }
    }

    /// Whether a cohort is not told.
    pub fn hides(&self, pace: Pace, from: Day) -> bool {
        match pace {
            Pace::Week => &self.weeks,
            Pace::Month | Pace::Rolling => &self.months,
            Pace::Quarter => &self.quarters,
        }
        .contains(&from)
    }

    /// Whether there is one that is not told.
    pub fn is_any(&self) -> bool {
        [&self.weeks, &self.months, &self.quarters].iter().any(|hidden| !hidden.is_empty())
    }
}

/// Which of all are hidden: those of 1 to `threshold` - 1 customers, those that
/// have to be, and then the smallest of the others, until what is left of a total
/// is more than one cohort and at least `threshold` customers.
pub(super) fn hide(sizes: &[(u64, bool)], threshold: u64) -> Vec<bool> {
    let is_few = |(size, known): &(u64, bool)| (1..threshold).contains(size) || *known;
    let mut hidden: Vec<bool> = sizes.iter().map(is_few).collect();
    loop {
        let left = sizes.iter().zip(&hidden).filter(|((size, _), hidden)| **hidden && *size > 0);
        let (cohorts, customers) =
            left.fold((0, 0), |(n, sum), ((size, _), _)| (n + 1, sum + size));
        if cohorts == 0 || (cohorts > 1 && customers >= threshold) {
            return hidden;
        }
        let told = (0..sizes.len()).filter(|at| !hidden[*at] && sizes[*at].0 > 0);
        let Some(next) = told.min_by_key(|at| sizes[*at].0) else { return hidden };
        hidden[next] = true;
    }
}

/// The cohorts of a pace that are listed one by one, oldest first: all, but of
/// weeks the last [`WEEKS`] that are over.
fn listed(retention: &Retention, pace: Pace) -> &[Cohort] {
    let all = &retention.grid(pace).cohorts;
    if pace != Pace::Week {
        return all;
    }
    let over = all.partition_point(|cohort| !cohort.cells.is_empty());
    &all[over.saturating_sub(WEEKS)..over]
}

impl Report {
    /// The cohorts of a pace that are listed one by one, oldest first; those that
    /// are not told have no cells, as if their first period were not over.
    pub fn cohorts(&self, pace: Pace) -> Vec<Cohort> {
        let mut cohorts = listed(&self.retention, pace).to_vec();
        for cohort in cohorts.iter_mut().filter(|it| self.few.hides(pace, it.from)) {
            cohort.cells.clear();
            cohort.brackets.iter_mut().for_each(|count| *count = None);
        }
        cohorts
    }

    /// The rows of the triangle; those that are not told have blank cells.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = self.triangle.rows.clone();
        for row in rows.iter_mut().filter(|it| self.few.hides(Pace::Month, it.cohort.first())) {
            row.cells.iter_mut().for_each(|cell| *cell = None);
        }
        rows
    }

    /// Cohorts before the last [`ALONE`](years::ALONE) by month, taken together by
    /// year. One that is not told is in no sum, from which it could be worked out.
    pub fn years(&self) -> Vec<Year> {
        years::years(&self.rows(), 1, self.triangle.left_censored())
    }

    /// Cohorts by quarter as rows, of periods that are over.
    pub fn quarters(&self) -> Vec<Row> {
        let cell =
            |came: &Came| Cell { customers: came.customers, orders: came.orders, net: came.net };
        let row = |cohort: &Cohort| Row {
            cohort: cohort.from.month(),
            cells: cohort.cells.iter().map(|came| Some(cell(came))).collect(),
        };
        self.cohorts(Pace::Quarter).iter().map(row).collect()
    }

    /// The same as [`Report::years`] of cohorts by quarter.
    pub fn years_of_quarters(&self) -> Vec<Year> {
        let rows = self.quarters();
        let apart = rows.first().map(|row| row.cohort);
        let apart = apart.filter(|month| !self.retention.is_pooled(month.first()));
        years::years(&rows, 3, apart)
    }

    /// All cohorts pooled, by age from 0, as far as they are enough customers: an
    /// old age has few cohorts, and the oldest perhaps one that is not told.
    pub fn pooled(&self, pace: Pace, kind: Kind, measure: Measure) -> Vec<Kept> {
        let customers = self.retention.pooled(pace, Kind::Classic, Measure::Customers);
        let enough = customers.iter().take_while(|kept| self.is_enough(kept.whole)).count();
        let mut pooled = self.retention.pooled(pace, kind, measure);
        pooled.truncate(enough);
        pooled
    }

    /// The same within brackets of ages.
    pub fn pooled_brackets(&self, pace: Pace, measure: Measure) -> Vec<(Bracket, Option<Kept>)> {
        let customers = self.retention.pooled_brackets(pace, Measure::Customers);
        let pooled = self.retention.pooled_brackets(pace, measure).into_iter();
        let enough = |kept: Option<Kept>| kept.is_some_and(|kept| self.is_enough(kept.whole));
        let told = pooled
            .zip(customers)
            .map(|((bracket, kept), (_, of))| (bracket, kept.filter(|_| enough(of))));
        told.collect()
    }

    /// Whether so many customers may be told of.
    pub(super) fn is_enough(&self, customers: i64) -> bool {
        u64::try_from(customers).is_ok_and(|customers| self.shows_count(customers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(sizes: &[u64]) -> Vec<usize> {
        let sizes: Vec<(u64, bool)> = sizes.iter().map(|size| (*size, false)).collect();
        let hidden = hide(&sizes, 10).into_iter().enumerate();
        hidden.filter(|(_, hidden)| *hidden).map(|(at, _)| at).collect()
    }

    #[test]
    fn a_cohort_of_a_few_is_hidden_with_another_that_it_could_be_had_from() {
        assert_eq!(hidden(&[40, 50, 60]), [0_usize; 0]);
        assert_eq!(hidden(&[40, 4, 60, 20]), [1, 3]);
        assert_eq!(hidden(&[40, 4, 3, 60]), [0, 1, 2]);
        assert_eq!(hidden(&[40, 4, 7, 60]), [1, 2]);
        assert_eq!(hidden(&[0, 4, 0]), [1]);
        assert_eq!(hidden(&[0, 10]), [0_usize; 0]);
    }

    #[test]
    fn one_that_has_to_be_hidden_is_not_hidden_alone() {
        assert_eq!(hide(&[(90, true), (50, false), (60, false)], 10), [true, true, false]);
        assert_eq!(hide(&[(90, true), (0, true), (60, false)], 10), [true, true, true]);
    }
}
