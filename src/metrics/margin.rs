//! What is left of revenue after the cost of goods, where the input says what
//! they cost.

use crate::ledger::Ledger;
use crate::orders::Costed;
use crate::units::Money;
use crate::units::Month;
use crate::units::ratio;

use super::cohorts::Triangle;
use super::{Outcome, Reading, Value, Why, money, money_per};

/// The least share of orders that say their cost for a margin to be told.
pub const COVERED: f64 = 0.95;

/// The margin of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthMargin {
    /// The month.
    pub month: Month,
    /// Its orders, those included that do not say their cost.
    pub orders: u64,
    /// Those that do, with the month's credit notes.
    pub costed: Costed,
    /// Net less cost, or why it is not told.
    pub margin: Result<Money, Why>,
}

/// The margin of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortMargin {
    /// Month of the first order.
    pub cohort: Month,
    /// By age in months: the margin of all orders from the first up to the end
    /// of that month, divided by the customers of the cohort. `None` when the
    /// month is not over, or when too few of the orders say their cost.
    pub each: Vec<Option<Money>>,
    /// The same of all its customers together.
    pub sums: Vec<Option<Money>>,
}

/// Net less cost of orders of which `costed` say their cost.
///
/// # Errors
///
/// [`Why::TooFewCosts`] when fewer than [`COVERED`] do.
fn margin(orders: u64, costed: Costed) -> Result<Money, Why> {
    match ratio(costed.orders, orders) {
        Some(covered) if covered < COVERED => Err(Why::TooFewCosts),
        _ => Ok(costed.net - costed.cost),
    }
}

/// Orders of so many months up to `last`, and those of them that say their cost.
fn trailing(ledger: &Ledger, last: Month, months: i32) -> Result<(u64, Costed), Why> {
    if ledger.costed.is_empty() {
        return Err(Why::NoCosts);
    }
    let (mut orders, mut all) = (0, Costed::default());
    for month in (last - (months - 1)).to(last) {
        orders += ledger.totals(month).orders;
        all += ledger.costed.get(&month).copied().unwrap_or_default();
    }
    Ok((orders, all))
}

/// The margin of the last so many months.
pub(super) fn of_months(ledger: &Ledger, months: i32) -> Outcome {
    let (orders, costed) = trailing(ledger, ledger.month(), months)?;
    money(margin(orders, costed)?)
}

/// The share of net that the margin of the trailing twelve months is. It has no
/// interval, as any share of a sum.
pub(super) fn share_12m(ledger: &Ledger) -> Outcome {
    share(ledger, ledger.month())
}

/// The same of the last twelve months that are over.
///
/// # Errors
///
/// Why there is no such share.
pub fn share_of_whole_months(ledger: &Ledger) -> Outcome {
    share(ledger, ledger.month() - i32::from(!ledger.frame.over))
}

fn share(ledger: &Ledger, last: Month) -> Outcome {
    let (orders, costed) = trailing(ledger, last, 12)?;
    let margin = margin(orders, costed)?;
    if margin < Money::ZERO {
        return Err(Why::SoldBelowCost);
    }
    if costed.net <= Money::ZERO {
        return Err(Why::NobodyThere);
    }
    // A credit note can bring back more cost than there is.
    let share = (margin.units() / costed.net.units()).min(1.0);
    let parts = Some((Value::Money(margin), Value::Money(costed.net)));
    Ok(Reading { value: Value::Share(share), parts, interval: None })
}

/// The margin of each month from the first to the report's; `None` when no file
/// says what goods cost.
pub fn months(ledger: &Ledger) -> Option<Vec<MonthMargin>> {
    let last = ledger.month();
    let month = |month: Month| {
        let orders = ledger.totals(month).orders;
        let costed = ledger.costed.get(&month).copied().unwrap_or_default();
        let over = month < last || ledger.frame.over;
        let margin =
            if over { margin(orders, costed) } else { Err(Why::MonthNotOver(ledger.frame.as_of)) };
        MonthMargin { month, orders, costed, margin }
    };
    let is_given = !ledger.costed.is_empty();
    is_given.then(|| ledger.frame.first.month().to(last).map(month).collect())
}

/// What of a margin falls to each customer; `None` where there is none.
pub(super) fn each(margin: Money, customers: u64) -> Option<Money> {
    match money_per(margin, customers).ok()?.value {
        Value::Money(each) => Some(each),
        _ => None,
    }
}

/// The margin of each cohort, beside its row of the triangle.
pub fn cohorts(ledger: &Ledger, triangle: &Triangle) -> Vec<CohortMargin> {
    let row = |row: &super::cohorts::Row| {
        let (mut orders, mut all) = (0, Costed::default());
        let sums = (0..).zip(&row.cells).map(|(age, cell)| {
            orders += cell.as_ref()?.orders;
            let at = (row.cohort, row.cohort + age);
            all += ledger.costed_cells.get(&at).copied().unwrap_or_default();
            margin(orders, all).ok()
        });
        let sums: Vec<Option<Money>> = sums.collect();
        let each = sums.iter().map(|sum| each((*sum)?, row.size()?));
        CohortMargin { cohort: row.cohort, each: each.collect(), sums }
    };
    triangle.rows.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Cell, Frame, MonthTotals};
    use crate::metrics::cohorts::triangle;
    use crate::units::Days;

    fn units(units: i64) -> Money {
        Money(units * Money::SCALE)
    }

    /// Two months of a cohort of 10: 20 orders of 10 each that cost 4 each, and
    /// then as many, of which so many say it.
    fn ledger(costed: u64, cost: i64) -> Ledger {
        let first = Month::parse("2024-01").unwrap();
        let frame = Frame {
            first: first.first(),
            as_of: (first + 1).last(),
            over: true,
            active: Days(365),
        };
        let mut ledger = Ledger::new(frame);
        for (month, costed) in [(first, 20), (first + 1, costed)] {
            let net = units(10 * i64::try_from(costed).unwrap());
            let cost = units(cost * i64::try_from(costed).unwrap());
            let costed = Costed { orders: costed, net, cost };
            ledger.months.insert(month, MonthTotals { orders: 20, ..MonthTotals::default() });
            ledger.costed.insert(month, costed);
            let cell = Cell { customers: 10, orders: 20, ..Cell::default() };
            ledger.cells.insert((first, month), cell);
            ledger.costed_cells.insert((first, month), costed);
        }
        ledger
    }

    fn value(outcome: Outcome) -> Result<Value, Why> {
        outcome.map(|reading| reading.value)
    }

    #[test]
    fn a_margin_is_of_the_orders_that_say_their_cost_if_nearly_all_do() {
        let all = ledger(20, 4);
        assert_eq!(value(of_months(&all, 1)), Ok(Value::Money(units(120))));
        assert_eq!(value(of_months(&all, 12)), Ok(Value::Money(units(240))));
        assert_eq!(value(share_12m(&all)), Ok(Value::Share(0.6)));
        // 19 of 20 are just enough, and 18 are not; of both months they are.
        assert_eq!(value(of_months(&ledger(19, 4), 1)), Ok(Value::Money(units(114))));
        let fewer = ledger(18, 4);
        assert_eq!(value(of_months(&fewer, 1)), Err(Why::TooFewCosts));
        assert_eq!(value(of_months(&fewer, 12)), Ok(Value::Money(units(228))));
        assert_eq!(months(&fewer).unwrap()[1].margin, Err(Why::TooFewCosts));
    }

    #[test]
    fn a_loss_is_an_amount_and_no_share() {
        let loss = ledger(20, 11);
        assert_eq!(value(of_months(&loss, 1)), Ok(Value::Money(units(-20))));
        assert_eq!(value(share_12m(&loss)), Err(Why::SoldBelowCost));
    }

    #[test]
    fn without_costs_there_is_no_margin() {
        let mut none = ledger(20, 4);
        none.costed.clear();
        assert_eq!(value(of_months(&none, 1)), Err(Why::NoCosts));
        assert_eq!(months(&none), None);
    }

    #[test]
    fn the_margin_of_a_cohort_adds_up_from_the_first_order() {
        let of = |ledger: &Ledger| cohorts(ledger, &triangle(ledger))[0].each.clone();
        assert_eq!(of(&ledger(20, 4)), [Some(units(12)), Some(units(24))]);
        assert_eq!(of(&ledger(17, 4)), [Some(units(12)), None]);
    }

    #[test]
    fn a_margin_of_nothing_is_a_share() {
        assert_eq!(value(share_12m(&ledger(20, 10))), Ok(Value::Share(0.0)));
    }

    #[test]
    fn only_the_last_month_can_be_not_over() {
        let mut open = ledger(20, 4);
        open.frame.over = false;
        let margins: Vec<_> = months(&open).unwrap().iter().map(|month| month.margin).collect();
        assert_eq!(margins, [Ok(units(120)), Err(Why::MonthNotOver(open.frame.as_of))]);
        open.frame.over = true;
        assert!(months(&open).unwrap().iter().all(|month| month.margin == Ok(units(120))));
    }
}
