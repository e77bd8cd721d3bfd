//! What each metric is. The method page prints this table, benchmarks and
//! playbooks name its ids, and the same rows compute.

use crate::config::Shop;
use crate::ledger::Ledger;
use crate::ledger::Period;
use crate::units::Days;
use crate::units::Money;

use super::survival::Survival;
use super::{
    Outcome, Value, base, concentration, ever, gaps, margin, month, survival, worth, year,
};

/// What a metric is.
#[derive(Debug)]
pub struct Definition {
    /// Its name in files.
    pub id: &'static str,
    /// The unit of its value.
    pub unit: Unit,
    /// The stretch of time it looks at, in the words of benchmark files.
    pub window: &'static str,
    /// Whom or what it is about, in the words of benchmark files.
    pub population: &'static str,
    /// Which way is better.
    pub better: Better,
    /// The number.
    pub(super) compute: fn(&Ledger, &Shop) -> Outcome,
}

/// Two definitions are the same when they have the same id.
impl PartialEq for Definition {
    fn eq(&self, other: &Definition) -> bool {
        self.id == other.id
    }
}

/// Units of metrics, in the words of benchmark files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People, orders.
    Count,
    /// The report's currency.
    Money,
    /// 0 to 1.
    Share,
    /// Days.
    Days,
    /// One count per another.
    Ratio,
}

impl Unit {
    /// A number in this unit: money in units of currency, a count without its
    /// fraction and never below 0.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what somebody writes down is a small number"
    )]
    pub fn of(self, number: f64) -> Value {
        match self {
            Unit::Share => Value::Share(number),
            Unit::Days => Value::Days(number),
            Unit::Ratio => Value::Ratio(number),
            Unit::Count => Value::Count(number.max(0.0) as u64),
            Unit::Money => Value::Money(Money::of_units(number)),
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// It depends.
    Neither,
}

impl Definition {
    /// Whether the number says something about customers, and not only how many
    /// there are.
    pub(super) fn is_of_customers(&self) -> bool {
        self.population != "orders" && self.id != "customers"
    }

    /// Whether the number is wrong while the report's month is not over.
    pub(super) fn needs_whole_month(&self) -> bool {
        matches!(self.window, "month" | "quarter" | "12m")
    }
}

/// The definition with this id.
pub fn definition(id: &str) -> Option<&'static Definition> {
    DEFINITIONS.iter().find(|definition| definition.id == id)
}

/// `id, unit, window, population, better, compute` by row.
macro_rules! definitions {
    ($($id:literal $unit:ident $window:literal $population:literal $better:ident $compute:expr;)+) => {
        &[$(Definition {
            id: $id,
            unit: Unit::$unit,
            window: $window,
            population: $population,
            better: Better::$better,
            compute: $compute,
        }),+]
    };
}

/// Every metric, in the order in which reports print them.
pub static DEFINITIONS: &[Definition] = definitions! {
    "customers" Count "ever" "customers" Up |l, _| ever::customers(l);
    "orders" Count "month" "orders" Up |l, _| month::orders(l);
    "revenue" Money "month" "orders" Up |l, _| month::revenue(l);
    "aov" Money "month" "orders" Up |l, _| month::aov(l);
    "orders_12m" Count "12m" "orders" Up |l, _| year::orders_12m(l);
    "revenue_12m" Money "12m" "orders" Up |l, _| year::revenue_12m(l);
    "aov_12m" Money "12m" "orders" Up |l, _| year::aov_12m(l);
    "margin" Money "month" "orders" Up |l, _| margin::of_months(l, 1);
    "margin_12m" Money "12m" "orders" Up |l, _| margin::of_months(l, 12);
    "margin_share_12m" Share "12m" "orders" Up |l, _| margin::share_12m(l);
    "purchase_frequency_12m" Ratio "12m" "customers" Up |l, _| year::purchase_frequency_12m(l);
    "new_customers" Count "month" "customers" Up |l, _| month::new_customers(l);
    "returning_customers" Count "month" "customers" Up |l, _| month::returning_customers(l);
    "returning_customer_share" Share "month" "customers" Neither |l, _| month::returning_customer_share(l);
    "returning_revenue_share" Share "month" "customers" Neither |l, _| month::returning_revenue_share(l);
    "active_start" Count "12m" "customers" Up |l, _| base::start(l, Period::Year);
    "active_start_quarter" Count "quarter" "customers" Up |l, _| base::start(l, Period::Quarter);
    "active_start_month" Count "month" "customers" Up |l, _| base::start(l, Period::Month);
    "active_end" Count "12m" "customers" Up |l, _| base::end(l);
    "added" Count "12m" "customers" Up |l, _| base::added(l, Period::Year);
    "added_quarter" Count "quarter" "customers" Up |l, _| base::added(l, Period::Quarter);
    "added_month" Count "month" "customers" Up |l, _| base::added(l, Period::Month);
    "customer_retention_rate" Share "12m" "customers" Up |l, _| base::retention(l, Period::Year);
    "customer_retention_rate_quarter" Share "quarter" "customers" Up |l, _| base::retention(l, Period::Quarter);
    "customer_retention_rate_month" Share "month" "customers" Up |l, _| base::retention(l, Period::Month);
    "churn_rate" Share "12m" "customers" Down |l, _| base::churn(l, Period::Year);
    "churn_rate_quarter" Share "quarter" "customers" Down |l, _| base::churn(l, Period::Quarter);
    "churn_rate_month" Share "month" "customers" Down |l, _| base::churn(l, Period::Month);
    "won_back_customers" Count "month" "customers" Up |l, _| base::won_back(l);
    "lapsed_customers" Count "month" "customers" Down |l, _| base::lapsed(l);
    "repeat_purchase_rate" Share "12m" "customers" Up |l, _| year::repeat_purchase_rate(l);
    "repeat_purchase_rate_ever" Share "ever" "customers" Up |l, _| ever::repeat_purchase_rate_ever(l);
    "loyal_customer_rate" Share "ever" "customers" Up |l, shop| ever::loyal_customer_rate(l, shop.loyal_orders);
    "second_order_rate_30d" Share "30d" "customers" Up |l, _| second_order(l, 30);
    "second_order_rate_60d" Share "60d" "customers" Up |l, _| second_order(l, 60);
    "second_order_rate_90d" Share "90d" "customers" Up |l, _| second_order(l, 90);
    "second_order_rate_180d" Share "180d" "customers" Up |l, _| second_order(l, 180);
    "second_order_rate_365d" Share "365d" "customers" Up |l, _| second_order(l, 365);
    "median_days_to_second_order" Days "ever" "customers" Down |l, _| survival::median_days_to_second_order(l);
    "median_order_gap_days" Days "ever" "repeat_customers" Neither |l, _| gaps::median(l);
    "next_order_rate_1" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 1);
    "next_order_rate_2" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 2);
    "next_order_rate_3" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 3);
    "next_order_rate_4" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 4);
    "next_order_rate_5" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 5);
    "next_order_rate_6" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 6);
    "next_order_rate_7" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 7);
    "next_order_rate_8" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 8);
    "next_order_rate_9" Share "ever" "customers" Up |l, _| ever::next_order_rate(l, 9);
    "top_1_share" Share "12m" "customers" Neither |l, shop| concentration::top_share(l, shop, 1);
    "top_10_share" Share "12m" "customers" Neither |l, shop| concentration::top_share(l, shop, 10);
    "top_20_share" Share "12m" "customers" Neither |l, shop| concentration::top_share(l, shop, 20);
    "clv_observed" Money "ever" "customers" Up |l, _| ever::clv_observed(l);
    "loyal_value_multiple" Ratio "ever" "customers" Neither |l, shop| worth::loyal_value_multiple(l, shop);
    "loyal_order_multiple" Ratio "ever" "customers" Neither |l, shop| worth::loyal_order_multiple(l, shop);
    "returning_spend_multiple_12m" Ratio "12m" "customers" Neither |l, shop| worth::returning_spend_multiple_12m(l, shop);
};

fn second_order(ledger: &Ledger, days: u32) -> Outcome {
    Survival::from_order(ledger, 1).returned_within(Days(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<&str> = DEFINITIONS.iter().map(|definition| definition.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), DEFINITIONS.len());
    }
}
