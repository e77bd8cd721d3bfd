//! Which month a report is about.

use crate::orders::Orders;
use crate::units::Day;
use crate::units::Month;

/// A report's month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The month.
    pub month: Month,
    /// Whether it is over.
    pub over: bool,
    /// The last day counted: the month's last, or the day of the last order
    /// when the month is not over.
    pub as_of: Day,
    /// Day of the first order in the data.
    pub first: Day,
}

/// A month that there can be no report of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing was ordered yet.
    #[error("there is no report of {month}: the first order is on {first}")]
    BeforeTheData {
        /// The month that was asked for.
        month: Month,
        /// Day of the first order.
        first: Day,
    },
    /// The data end before it, by more than a pause that they have shown.
    #[error("there is no report of {month}: the last order is on {last}")]
    AfterTheData {
        /// The month that was asked for.
        month: Month,
        /// Day of the last order.
        last: Day,
    },
}

impl Error {
    /// What the user can do next.
    pub fn hint(&self) -> String {
        let month = match self {
            Error::BeforeTheData { first, .. } => first.month(),
            Error::AfterTheData { last, .. } => last.month(),
        };
        format!("choose another month: --as-of {month}; or add the orders that are missing")
    }
}

/// The month that was asked for, or else the last that the orders show to be
/// over, as one of them is dated on its last day or later; the first month, not
/// over, when none is. A few orders long after all others are taken for mistyped.
///
/// # Errors
///
/// When the orders say nothing about the month that was asked for.
pub fn period<L>(orders: &Orders<L>, asked: Option<Month>) -> Result<Period, Error> {
    let (first, last) =
        orders.span().expect("reading has refused input without an order that counts");
    let Some(month) = asked else {
        return Ok(last_over(first, orders.strays_after().map_or(last, |strays| strays.others)));
    };
    if month < first.month() {
        return Err(Error::BeforeTheData { month, first });
    }
    if month < last.month() || orders.covers(month) {
        return Ok(Period { month, over: true, as_of: month.last(), first });
    }
    if month > last.month() {
        return Err(Error::AfterTheData { month, last });
    }
    Ok(Period { month, over: false, as_of: last, first })
}

fn last_over(first: Day, last: Day) -> Period {
    let month = if last == last.month().last() { last.month() } else { last.month() - 1 };
    if month < first.month() {
        return Period { month: last.month(), over: false, as_of: last, first };
    }
    Period { month, over: true, as_of: month.last(), first }
}

impl Period {
    /// The month before, which is over; `None` when the data begin later.
    pub fn before(self) -> Option<Period> {
        let month = self.month - 1;
        let period = Period { month, over: true, as_of: month.last(), first: self.first };
        (self.first <= month.last()).then_some(period)
    }
}
