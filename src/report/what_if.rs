//! What it would be worth if more customers came back.
//!
//! Arithmetic on shown numbers, not a forecast: it takes it that those who are
//! won order as those who come back by themselves, and says nothing of how to
//! win them. So it has no interval.

use crate::forecasts::outlook::{Outlook, Unknown};
use crate::metrics::Why;
use crate::units::float;

use super::{Report, WhyNot};

/// By how many points the rates rise.
pub const POINTS: [u32; 2] = [1, 5];

/// The rates that rise: metrics.
const RATES: [&str; 2] = ["second_order_rate_90d", "customer_retention_rate"];

/// A rate, and what a rise of it would be worth in twelve months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WhatIf {
    /// The metric that rises.
    pub id: &'static str,
    /// What a rise is reckoned from, or why it is not.
    pub outcome: Result<Rise, NoRise>,
}

/// What a rise is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rise {
    /// Customers of whom the rate is: those who came in the last twelve months,
    /// or those who are active.
    pub customers: u64,
    /// Orders in twelve months that each customer brings who is won.
    pub orders_each: f64,
    /// What such an order brings, in units of currency.
    pub amount: f64,
}

/// What a rise would bring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Won {
    /// Customers, not whole.
    pub customers: f64,
    /// Their orders.
    pub orders: f64,
    /// Net revenue, in units of currency.
    pub revenue: f64,
}

/// Why a rise is not reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRise {
    /// Nothing is expected, or no amounts are.
    NotExpected(WhyNot),
    /// The customers or the rate are not known.
    NotCounted(Why),
}

impl NoRise {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            NoRise::NotExpected(why) => why.id(),
            NoRise::NotCounted(why) => why.id(),
        }
    }
}

impl Rise {
    /// What so many points more would bring:
    ///
    /// ```text
    /// customers · points/100 · orders each · amount
    /// ```
    pub fn by(&self, points: u32) -> Won {
        let customers = float(self.customers) * f64::from(points) / 100.0;
        let orders = customers * self.orders_each;
        Won { customers, orders, revenue: orders * self.amount }
    }
}

/// What a rise of each rate would be worth.
pub fn what_if(report: &Report) -> [WhatIf; 2] {
    let [second, retention] = RATES;
    [
        WhatIf { id: second, outcome: of(report, |outlook, _| again(report, outlook)) },
        WhatIf { id: retention, outcome: of(report, retained) },
    ]
}

/// A rise, where there is an outlook and customers can be seen to lapse: before
/// that everybody counts as new, and as staying.
fn of(
    report: &Report,
    rise: impl Fn(&Outlook, f64) -> Result<Rise, NoRise>,
) -> Result<Rise, NoRise> {
    let outlook = report.outlook.as_ref().map_err(|unknown| match unknown {
        Unknown::Shut(_) => NoRise::NotExpected(WhyNot::TooLittleToGoBy),
        Unknown::NoModel(_) => NoRise::NotExpected(WhyNot::NoModelFits),
    })?;
    let [_, id] = RATES;
    let rate = report.metric(id).map_or(Err(Why::NobodyThere), |metric| metric.outcome);
    let rise = rise(outlook, rate.map_err(NoRise::NotCounted)?.value.number())?;
    if rise.customers < report.shop.privacy_threshold.max(1) {
        return Err(NoRise::NotCounted(Why::TooFewForPrivacy));
    }
    Ok(rise)
}

/// Of new customers more come back: each places a second order, and from then
/// on orders as one with two orders, and not as one with one.
fn again(report: &Report, outlook: &Outlook) -> Result<Rise, NoRise> {
    let amounts = outlook.amounts.as_ref();
    let amount = amounts.map_err(|_| NoRise::NotExpected(WhyNot::NoAmounts))?.mean;
    let year = report.months.iter().rev().take(12);
    let second = outlook.second;
    Ok(Rise {
        customers: year.map(|(_, totals)| totals.new).sum(),
        orders_each: 1.0 + second.again - second.once,
        amount,
    })
}

/// Of active customers more stay: what is expected of all of them is ordered by
/// those who do, and by so many more.
fn retained(outlook: &Outlook, rate: f64) -> Result<Rise, NoRise> {
    let active = || outlook.kinds.iter().filter(|(kind, ..)| kind.halves < 2);
    let customers: u64 = active().map(|(_, customers, _)| customers).sum();
    let orders: f64 = active().map(|(_, _, sums)| sums.orders).sum();
    let revenue: f64 = active().map(|(_, _, sums)| sums.revenue).sum();
    let staying = float(customers) * rate;
    if !(staying > 0.0 && orders > 0.0) {
        return Err(NoRise::NotCounted(Why::NobodyThere));
    }
    if !revenue.is_finite() {
        return Err(NoRise::NotExpected(WhyNot::NoAmounts));
    }
    Ok(Rise { customers, orders_each: orders / staying, amount: revenue / orders })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2,000 new customers, 5 points: 100 more, 1.8 orders each at 40.
    #[test]
    fn a_rise_is_worth_what_it_is_by_hand() {
        let rise = Rise { customers: 2_000, orders_each: 1.8, amount: 40.0 };
        let Won { customers, orders, revenue } = rise.by(5);
        assert!((customers - 100.0).abs() < 1e-9);
        assert!((orders - 180.0).abs() < 1e-9);
        assert!((revenue - 7_200.0).abs() < 1e-9);
        assert!((rise.by(1).revenue * 5.0 - revenue).abs() < 1e-9);
    }
}
