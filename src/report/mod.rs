//! Everything computed, as one plain value. Nothing above knows HTML; nothing
//! below computes.

mod advice;
pub mod annotations;
mod audience;
pub mod calendar;
pub mod change;
mod compute;
mod data;
pub mod differences;
mod effects;
mod few;
mod json;
mod line;
mod loyalty;
mod margin;
mod moves;
mod outlook;
mod period;
mod plans;
mod retention;
mod targets;
mod told;
mod untold;
mod warning;
mod what_if;

use crate::benchmarks::Comparison;
use crate::benchmarks::Library;
use crate::benchmarks::claims::{Claim, Tested};
use crate::benchmarks::targets::Target;
use crate::config::Shop;
use crate::forecasts::gates::Facts;
use crate::forecasts::outlook::{Outlook, Unknown as NoOutlook};
use crate::ledger::Flow;
use crate::ledger::MonthTotals;
use crate::ledger::Trait;
use crate::metrics;
use crate::metrics::Metric;
use crate::metrics::cohorts::Triangle;
use crate::metrics::lapse::{Lapse, Unknown};
use crate::metrics::retention::Retention;
use crate::metrics::survival::Survival;
use crate::plans::{Plan, Progress, State as PlanState};
use crate::playbooks::Advice;
use crate::playbooks::Playbook;
use crate::segments::Group;
use crate::segments::firsts::Slice;
use crate::segments::lifecycle::State;
use crate::segments::movement::Told;
use crate::segments::rfm::Rfm;
use crate::units::Currency;
use crate::units::Month;

use calendar::Calendar;
use change::Headline;
use differences::Difference;

pub use advice::Store;
pub use annotations::Annotation;
pub use audience::audience;
pub use data::Data;
pub use effects::{Effect, Sent, effects};
pub use few::{Few, WEEKS};
pub use json::{SCHEMA, json};
pub use line::{Line, Origin, STEP};
pub use loyalty::{Loyalty, NoPoints, NoTiers, Points, Tier};
pub use margin::Margins;
pub use outlook::{Prediction, WhyNot, predictions};
pub use period::{Error, Period, period};
pub use untold::Untold;
pub use warning::Warning;
pub use what_if::{NoRise, POINTS, Rise, WhatIf, Won, what_if};

/// Days a bin of the gap histogram is wide, and how many bins there are; the
/// last is open.
pub const GAP_BINS: (u32, usize) = (14, 27);

/// Orders whose successors are followed: the first, second and third.
const FOLLOWED: u32 = 3;

/// What people wrote, to be held against the numbers.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Published numbers.
    pub benchmarks: Library,
    /// Popular claims.
    pub claims: Vec<Claim>,
    /// Advice.
    pub playbooks: Vec<Playbook>,
    /// What was decided to do.
    pub plans: Vec<Plan>,
    /// What is noted about stretches of time.
    pub annotations: Vec<Annotation>,
    /// What the shop wants its numbers to be.
    pub targets: Vec<Target>,
    /// What came of the plans that were carried out.
    pub effects: Vec<Effect>,
}

/// One month's report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Facts and thresholds of the shop.
    pub shop: Shop,
    /// The currency of all amounts.
    pub currency: Currency,
    /// The month, and whether it is over.
    pub period: Period,
    /// What was read.
    pub data: Data,
    /// Every metric.
    pub metrics: Vec<Metric>,
    /// The same as of the month before; `None` when the data do not go back so
    /// far.
    pub previous: Option<Vec<Metric>>,
    /// The numbers at the head of the report, and whether they changed.
    pub headline: Vec<Headline>,
    /// Cohorts by month.
    pub triangle: Triangle,
    /// Cohorts by week, month and quarter, and when their customers came back.
    pub retention: Retention,
    /// The cohorts that are not told one by one.
    pub few: Few,
    /// The groups that are not told.
    pub untold: Untold,
    /// Totals by month, without a gap, from the first to the report's.
    pub months: Vec<(Month, MonthTotals)>,
    /// What is left after the cost of goods; `None` when no file says it.
    pub margins: Option<Margins>,
    /// How the base moved, over the same months; `None` before the data reach
    /// a whole activity window back.
    pub flows: Vec<(Month, Option<Flow>)>,
    /// Time from each of the first orders to the next: the first curve is from
    /// order 1 to 2.
    pub survivals: Vec<Survival>,
    /// Gaps between orders in bins of [`GAP_BINS`].
    pub gaps: Vec<u64>,
    /// Share of revenue by whole percents of customers, the least first.
    pub lorenz: Option<Vec<f64>>,
    /// Gini coefficient of the same.
    pub gini: Option<f64>,
    /// What is expected of the customers that there are, or why nothing is.
    pub outlook: Result<Outlook, NoOutlook>,
    /// By what it was decided whether to expect anything.
    pub facts: Facts,
    /// When a customer of this shop is late.
    pub lapse: Result<Lapse, Unknown>,
    /// The line by which states are told.
    pub line: Line,
    /// Customers by lifecycle state.
    pub states: Vec<(State, Group)>,
    /// From state to state since the end of the month before, as far as it may be
    /// told; `None` when the data begin later.
    pub movement: Option<Told>,
    /// Customers by RFM scores.
    pub rfm: Rfm,
    /// Customers by traits of their first order.
    pub firsts: Vec<(Trait, Vec<Slice>)>,
    /// How customers of the same groups come back, in the same order.
    pub differences: Vec<(Trait, Vec<Difference>)>,
    /// When customers hear from the shop.
    pub calendar: Calendar,
    /// What a loyalty programme would be made of.
    pub loyalty: Loyalty,
    /// What the shop wants its numbers to be, in the order of the metrics.
    pub targets: Vec<Target>,
    /// Published numbers beside ours.
    pub comparisons: Vec<Comparison>,
    /// Popular claims, tested.
    pub claims: Vec<Tested>,
    /// How far the store has come.
    pub store: Store,
    /// Every playbook, those that apply first.
    pub advice: Vec<Advice>,
    /// What is under way, and what was done of late.
    pub plans: Vec<Progress>,
    /// What is noted about the days that the report is of.
    pub annotations: Vec<Annotation>,
    /// What came of the plans that were carried out, by name. [`Report::new`] leaves
    /// it empty: [`effects`] needs people, who are not kept.
    pub effects: Vec<Effect>,
}

impl Report {
    /// Whether a month is over, by its place among all.
    pub fn is_over(&self, at: usize) -> bool {
        self.period.over || at + 1 < self.months.len()
    }

    /// The metric with this id.
    pub fn metric(&self, id: &str) -> Option<&Metric> {
        metrics::of_id(&self.metrics, id)
    }

    /// The metric with this id as of the month before.
    pub fn metric_before(&self, id: &str) -> Option<&Metric> {
        metrics::of_id(self.previous.as_ref()?, id)
    }

    /// Whether so many customers may be told: nobody, or not fewer than the privacy
    /// threshold. What is a part of a whole is asked of [`Report::untold`].
    pub fn shows_count(&self, customers: u64) -> bool {
        customers == 0 || customers >= self.shop.privacy_threshold
    }

    /// How many of its plans are in a state.
    pub fn plans_in(&self, state: PlanState) -> u64 {
        self.plans.iter().map(|one| u64::from(one.state == state)).sum()
    }
}
