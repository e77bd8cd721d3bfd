//! What is left after the cost of goods, as one value and as JSON.

use serde_json::{Value as Json, json};

use crate::ledger::Ledger;
use crate::ledger::Pace;
use crate::metrics::cohorts::Triangle;
use crate::metrics::margin::{CohortMargin, MonthMargin, cohorts, months};
use crate::metrics::years::{self, Year};
use crate::units::Money;

use super::Report;
use super::few::Few;

/// Margins by month and by cohort.
#[derive(Clone, Debug, PartialEq)]
pub struct Margins {
    /// From the first month to the report's, without a gap.
    pub months: Vec<MonthMargin>,
    /// Oldest first.
    pub cohorts: Vec<CohortMargin>,
}

impl Margins {
    /// Of a ledger; `None` when no file says what goods cost. Cohorts of too few
    /// have no margin.
    pub(super) fn of(ledger: &Ledger, triangle: &Triangle, few: &Few) -> Option<Margins> {
        let months = months(ledger)?;
        let mut cohorts = cohorts(ledger, triangle);
        for row in cohorts.iter_mut().filter(|it| few.hides(Pace::Month, it.cohort.first())) {
            row.each.iter_mut().chain(&mut row.sums).for_each(|margin| *margin = None);
        }
        Some(Margins { months, cohorts })
    }

    /// Orders of the trailing twelve months, and those that say their cost.
    pub fn covered_12m(&self) -> (u64, u64) {
        let year = self.months.iter().rev().take(12);
        year.fold((0, 0), |(all, some), month| (all + month.orders, some + month.costed.orders))
    }

    pub(super) fn json(&self, money: impl Fn(Money) -> Json) -> Json {
        let months = self.months.iter().map(|month| {
            json!({
                "month": month.month.to_string(),
                "orders": month.orders,
                "orders_with_cost": month.costed.orders,
                "revenue_with_cost": money(month.costed.net),
                "cost": money(month.costed.cost),
                "margin": month.margin.ok().map(&money),
                "why": month.margin.err().map(|why| why.id()),
            })
        });
        let cohorts = self.cohorts.iter().map(|row| {
            let each = row.each.iter().map(|each| json!(each.map(&money)));
            json!({ "cohort": row.cohort.to_string(), "margin_per_customer": each.collect::<Json>() })
        });
        let (orders, with_cost) = self.covered_12m();
        json!({
            "orders_12m": orders,
            "orders_with_cost_12m": with_cost,
            "months": months.collect::<Json>(),
            "cohorts": cohorts.collect::<Json>(),
        })
    }
}

impl Report {
    /// The margin of a customer of a year by age; empty when no file says what goods
    /// cost.
    pub fn margin_of(&self, year: &Year) -> Vec<Option<Money>> {
        let of = |margins: &Margins| years::margin(year, &self.rows(), &margins.cohorts);
        self.margins.as_ref().map(of).unwrap_or_default()
    }
}
