//! Retention, four ways: products call different numbers by this one name.
//!
//! Of a cohort of `n` customers, at age `a`, with `A(k)` those who ordered at
//! age `k`:
//!
//! ```text
//! classic     |A(a)| / n                       ordered at exactly that age
//! unbounded   |A(a) ∪ A(a+1) ∪ …| / n          ordered at that age or a later
//! cumulative  |A(1) ∪ … ∪ A(a)| / n            had come back by that age
//! bracket     |A(b) ∪ … ∪ A(c)| / n            ordered at an age from b to c
//! ```
//!
//! So classic ≤ unbounded and classic ≤ cumulative; for one cohort unbounded
//! never rises with age and cumulative never falls, and a bracket of one age is
//! classic. The same of orders and of revenue: sums over these ages, as a part
//! of what the cohort ordered or brought at age 0. Nothing but whole ages
//! counts, so unbounded knows of no order after a cohort's last whole age (of
//! weeks, the last that is followed), and is the same as classic there.
//!
//! Several cohorts are pooled: the sum of the parts over the sum of the wholes,
//! of the cohorts that have that age whole; never a mean of rates. Since older
//! ages have fewer cohorts, a pooled curve may bend where a cohort ends.

use crate::ledger::Bracket;
use crate::ledger::Brackets;
use crate::ledger::Cohort;
use crate::ledger::Grid;
use crate::ledger::Pace;
use crate::ledger::Returns;
use crate::units::Day;
use crate::units::Month;

use super::interval::wilson;

/// The brackets that a report has: a month, a quarter and a year in weeks, and
/// a quarter, half a year and a year in the longer paces.
pub const BRACKETS: Brackets<'static> = [
    &[Bracket { from: 1, to: 4 }, Bracket { from: 5, to: 13 }, Bracket { from: 14, to: 52 }],
    MONTHS,
    &[Bracket { from: 1, to: 1 }, Bracket { from: 2, to: 2 }, Bracket { from: 3, to: 4 }],
    MONTHS,
];

/// The brackets of months, and of 30 days.
const MONTHS: &[Bracket] =
    &[Bracket { from: 1, to: 3 }, Bracket { from: 4, to: 6 }, Bracket { from: 7, to: 12 }];

/// What retention of one age is; brackets are of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Ordered at exactly that age.
    Classic,
    /// Ordered at that age or a later one.
    Unbounded,
    /// Ordered at an age from 1 to that.
    Cumulative,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Classic, Kind::Unbounded, Kind::Cumulative];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Classic => "classic",
            Kind::Unbounded => "unbounded",
            Kind::Cumulative => "cumulative",
        }
    }
}

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// People.
    Customers,
    /// Their orders, as a part of those at age 0.
    Orders,
    /// Net revenue in ten-thousandths, as a part of that at age 0.
    Revenue,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 3] = [Measure::Customers, Measure::Orders, Measure::Revenue];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Measure::Customers => "customers",
            Measure::Orders => "orders",
            Measure::Revenue => "revenue",
        }
    }
}

/// A part of a whole, which it may exceed unless both are customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Customers, orders, or money in ten-thousandths. Money may be below 0.
    pub part: i64,
    /// The same of age 0.
    pub whole: i64,
}

impl Kept {
    /// The part of the whole; `None` when there is no whole, or when more of it
    /// was taken back than sold.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    pub fn share(self) -> Option<f64> {
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }

    /// 95 % interval of a share of customers, by [`wilson`]; `None` for what is
    /// no part of a whole.
    pub fn interval(self) -> Option<(f64, f64)> {
        let (part, whole) = (u64::try_from(self.part).ok()?, u64::try_from(self.whole).ok()?);
        (whole > 0 && part <= whole).then(|| wilson(part, whole))
    }

    fn add(self, other: Kept) -> Kept {
        Kept { part: self.part + other.part, whole: self.whole + other.whole }
    }
}

/// Counts of those who came back, and what is not to be pooled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The counts.
    pub returns: Returns,
    /// The month of a cohort that holds customers of before the data begin.
    /// Cohorts of any pace that begin in it or before it are not pooled.
    pub apart: Option<Month>,
}

/// One number of each age of a cohort, from age 0. Of age 0, cumulative is 0:
/// nobody has come back yet.
pub fn curve(cohort: &Cohort, kind: Kind, measure: Measure) -> Vec<i64> {
    let at = |age: usize| {
        let cell = &cohort.cells[age];
        match (measure, kind) {
            (Measure::Customers, Kind::Classic) => count(cell.customers),
            (Measure::Customers, Kind::Unbounded) => count(cell.last),
            (Measure::Customers, Kind::Cumulative) => count(cell.back),
            (Measure::Orders, _) => count(cell.orders),
            (Measure::Revenue, _) => cell.net.0,
        }
    };
    let mut curve: Vec<i64> = (0..cohort.cells.len()).map(at).collect();
    match kind {
        Kind::Classic => {}
        Kind::Unbounded => sum_up(curve.iter_mut().rev()),
        Kind::Cumulative => {
            curve.iter_mut().take(1).for_each(|first| *first = 0);
            sum_up(curve.iter_mut());
        }
    }
    curve
}

/// Makes each number the sum of those up to it.
fn sum_up<'a>(numbers: impl Iterator<Item = &'a mut i64>) {
    let mut sum = 0;
    for number in numbers {
        sum += *number;
        *number = sum;
    }
}

fn count(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What is kept of a cohort within the bracket at this place of the grid's;
/// `None` when its last age is not whole.
pub fn bracket(grid: &Grid, cohort: &Cohort, place: usize, measure: Measure) -> Option<Kept> {
    let Bracket { from, to } = *grid.brackets.get(place)?;
    let whole = whole(cohort, measure)?;
    let part = match measure {
        Measure::Customers => count((*cohort.brackets.get(place)?)?),
        _ => curve(cohort, Kind::Classic, measure).get(from..=to)?.iter().sum(),
    };
    Some(Kept { part, whole })
}

/// Everything of age 0; `None` when that is not over.
fn whole(cohort: &Cohort, measure: Measure) -> Option<i64> {
    curve(cohort, Kind::Classic, measure).first().copied()
}

/// What is kept of a cohort at an age; `None` when the age is not whole.
pub fn at(cohort: &Cohort, age: usize, kind: Kind, measure: Measure) -> Option<Kept> {
    let part = *curve(cohort, kind, measure).get(age)?;
    Some(Kept { part, whole: whole(cohort, measure)? })
}

impl Retention {
    /// The cohorts of a pace.
    pub fn grid(&self, pace: Pace) -> &Grid {
        self.returns.grid(pace)
    }

    /// Whether a cohort that begins on this day is pooled with others.
    pub fn is_pooled(&self, from: Day) -> bool {
        self.apart.is_none_or(|month| from > month.last())
    }

    /// The cohorts of a pace that are pooled.
    fn pooled_cohorts(&self, pace: Pace) -> impl Iterator<Item = &Cohort> {
        self.grid(pace).cohorts.iter().filter(|cohort| self.is_pooled(cohort.from))
    }

    /// Pooled over the cohorts that have an age whole, by age from 0, as long as
    /// there is a customer in them.
    pub fn pooled(&self, pace: Pace, kind: Kind, measure: Measure) -> Vec<Kept> {
        let mut ages = Vec::<Kept>::new();
        for cohort in self.pooled_cohorts(pace).filter(|cohort| has_customers(cohort)) {
            let curve = curve(cohort, kind, measure);
            let whole = whole(cohort, measure).unwrap_or(0);
            if ages.len() < curve.len() {
                ages.resize(curve.len(), Kept::default());
            }
            for (age, part) in ages.iter_mut().zip(curve) {
                *age = age.add(Kept { part, whole });
            }
        }
        ages
    }

    /// Pooled over the cohorts that have all of a bracket; `None` when none has.
    pub fn pooled_brackets(&self, pace: Pace, measure: Measure) -> Vec<(Bracket, Option<Kept>)> {
        let grid = self.grid(pace);
        let pooled = |(place, each): (usize, &Bracket)| {
            let cohorts = self.pooled_cohorts(pace).filter(|cohort| has_customers(cohort));
            let kept = cohorts.filter_map(|cohort| bracket(grid, cohort, place, measure));
            (*each, kept.reduce(Kept::add))
        };
        grid.brackets.iter().enumerate().map(pooled).collect()
    }

    /// Classic retention of customers at an age, of the cohort at this place of
    /// a pace's and of the (up to) `before` pooled cohorts before it together.
    pub fn beside(
        &self,
        pace: Pace,
        age: usize,
        place: usize,
        before: usize,
    ) -> Option<(Kept, Kept)> {
        let cohorts = &self.grid(pace).cohorts;
        let kept = |cohort: &Cohort| at(cohort, age, Kind::Classic, Measure::Customers);
        let earlier = cohorts.get(place.saturating_sub(before)..place)?.iter();
        let earlier = earlier.filter(|cohort| self.is_pooled(cohort.from)).filter_map(kept);
        let earlier = earlier.reduce(Kept::add).filter(|kept| kept.whole > 0)?;
        Some((kept(cohorts.get(place)?).filter(|kept| kept.whole > 0)?, earlier))
    }
}

fn has_customers(cohort: &Cohort) -> bool {
    cohort.cells.first().is_some_and(|cell| cell.customers > 0)
}

#[cfg(test)]
mod tests;
