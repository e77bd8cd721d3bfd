//! What is to be expected, as the report has it.
//!
//! The three numbers of the models are metrics to the reader, with definition,
//! interval and reason. They are none of `metrics`, which does not know the
//! models: nothing is compared with them, and no playbook applies because of
//! them.

use crate::config::Shop;
use crate::forecasts::gates::{self, Facts};
use crate::forecasts::holdout::split;
use crate::forecasts::interval::Estimate;
use crate::forecasts::outlook;
use crate::forecasts::outlook::{Outlook, Unknown};
use crate::ledger::Ledger;
use crate::ledger::histories::{Apart, Window};
use crate::metrics::Unit;
use crate::orders::{Crowd, Orders};
use crate::units::Day;
use crate::units::Days;

use super::{Period, Report};

/// A number that a model expects.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// Its name in files.
    pub id: &'static str,
    /// The unit of its value; counts are expected ones, and not whole.
    pub unit: Unit,
    /// The number, money in units of currency; or why there is none.
    pub outcome: Result<Estimate, WhyNot>,
}

impl Prediction {
    /// Its 95 % interval. `None` where it has none, as the count of those still
    /// there: in drawn shops that of MBG/NBD holds the truth in 91 % of cases.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let estimate = self.outcome.ok().filter(|_| self.id != "expected_active");
        estimate.map(|estimate| estimate.interval())
    }
}

/// Why a number is not predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// There is too little to go by.
    TooLittleToGoBy,
    /// No model could be fitted.
    NoModelFits,
    /// Nothing can be told of amounts.
    NoAmounts,
    /// In the model that is gone by nobody leaves.
    NobodyLeaves,
    /// No model could be fitted in which customers leave before a repeat.
    NobodyLeavesUnseen,
}

impl WhyNot {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            WhyNot::TooLittleToGoBy => "too_little_to_go_by",
            WhyNot::NoModelFits => "no_model_fits",
            WhyNot::NoAmounts => "no_amounts",
            WhyNot::NobodyLeaves => "nobody_leaves",
            WhyNot::NobodyLeavesUnseen => "nobody_leaves_unseen",
        }
    }
}

/// The numbers of the models.
pub fn predictions(report: &Report) -> [Prediction; 3] {
    let outlook = report.outlook.as_ref().map_err(|unknown| match unknown {
        Unknown::Shut(_) => WhyNot::TooLittleToGoBy,
        Unknown::NoModel(_) => WhyNot::NoModelFits,
    });
    let nobody = |it: &Outlook| match it.nobody_leaves {
        true => WhyNot::NobodyLeaves,
        false => WhyNot::NobodyLeavesUnseen,
    };
    let active = |it: &Outlook| it.whole.active.map(|it| it.customers);
    [
        ("expected_active", Unit::Count, outlook.and_then(|it| active(it).ok_or(nobody(it)))),
        ("expected_orders_12m", Unit::Count, outlook.map(|it| it.whole.orders)),
        ("clv_12m", Unit::Money, outlook.and_then(|it| per_customer(it).ok_or(WhyNot::NoAmounts))),
    ]
    .map(|(id, unit, outcome)| Prediction { id, unit, outcome })
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn per_customer(outlook: &Outlook) -> Option<Estimate> {
    let (_, value) = outlook.whole.worth?;
    let customers = outlook.whole.customers as f64;
    Some(Estimate { value: value.value / customers, error: value.error / customers })
}

/// The first day on which somebody who can be followed ordered.
fn first(orders: &Orders<Crowd>, as_of: Day) -> Option<Day> {
    let mut days = orders.days.range(..=as_of);
    days.find(|(_, takings)| takings.identified.orders > 0).map(|(day, _)| *day)
}

/// What the gates look at. Orders of one day still count as several.
pub(super) fn facts(orders: &Orders<Crowd>, ledger: &Ledger) -> Facts {
    let as_of = ledger.frame.as_of;
    let days = first(orders, as_of).map_or(Days(0), |first| Days(as_of.since(first).0 + 1));
    let idle = ledger.waits.keys().map(|last| last.days).min();
    Facts {
        customers: ledger.customers(),
        days,
        idle: idle.unwrap_or(days),
        most_orders: ledger.waits.last_key_value().map_or(0, |(last, _)| last.order),
    }
}

/// The days of which histories are counted; `None` when nobody ordered who can
/// be followed.
pub(super) fn window(orders: &Orders<Crowd>, period: Period) -> Option<Window> {
    let as_of = period.as_of;
    let window = |first| Window { first, split: split(first, as_of), as_of };
    first(orders, as_of).map(window)
}

/// What is expected after the days of these histories, and by which facts there
/// is enough to go by: orders of one day are one from here on.
pub(super) fn outlook(
    histories: Option<Apart>,
    shop: &Shop,
    facts: Facts,
) -> (Facts, Result<Outlook, Unknown>) {
    let shut = gates::shut(facts);
    let Some(counted) = histories.filter(|_| shut.is_empty()) else {
        return (facts, Err(Unknown::Shut(shut)));
    };
    let counted = counted.together();
    let facts = Facts { most_orders: counted.most_repeats() + 1, ..facts };
    let shut = gates::shut(facts);
    if !shut.is_empty() {
        return (facts, Err(Unknown::Shut(shut)));
    }
    (facts, outlook::outlook(counted, shop.discount_rate, Days(shop.active_days())))
}
