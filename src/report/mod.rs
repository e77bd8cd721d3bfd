//! Everything computed, as one plain value. Nothing above knows HTML; nothing
//! below computes.

mod advice;
pub mod annotations;
mod audience;
pub mod calendar;
pub mod change;
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
mod warning;
mod what_if;

use std::panic::resume_unwind;

use crate::benchmarks::Comparison;
use crate::benchmarks::Library;
use crate::benchmarks::claims;
use crate::benchmarks::claims::{Claim, Tested};
use crate::benchmarks::targets::Target;
use crate::config::Shop;
use crate::forecasts::gates::Facts;
use crate::forecasts::outlook::{Outlook, Unknown as NoOutlook};
use crate::ledger::{Counted, Flow, Frame, MonthTotals, Trait, count_all};
use crate::metrics;
use crate::metrics::Metric;
use crate::metrics::cohorts::{Triangle, triangle};
use crate::metrics::followed::Followed;
use crate::metrics::gaps;
use crate::metrics::lapse::{Lapse, Unknown};
use crate::metrics::retention::{BRACKETS, Retention};
use crate::metrics::survival::Survival;
use crate::orders::Orders;
use crate::plans::{Plan, Progress, State as PlanState, progress};
use crate::playbooks::Advice;
use crate::playbooks::Playbook;
use crate::playbooks::advise;
use crate::playbooks::check::Numbers;
use crate::segments;
use crate::segments::Group;
use crate::segments::crossed::Lines;
use crate::segments::firsts::{Slice, slices};
use crate::segments::lifecycle::State;
use crate::segments::movement::Movement;
use crate::segments::rfm::{Rfm, rfm};
use crate::units::Currency;
use crate::units::Days;
use crate::units::Month;

use calendar::Calendar;
use change::{Headline, headline};
use differences::{Difference, differences};
use moves::{flow, movement, paths_of};

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
    /// From state to state since the end of the month before; `None` when the
    /// data begin later.
    pub movement: Option<Movement>,
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
    /// Computes the report of a month. Cannot fail: what is undefined says so.
    pub fn new(orders: Orders, period: Period, shop: &Shop, content: &Content) -> Report {
        let window = outlook::window(&orders, period);
        let Counted { ledger, before, returns, histories } =
            count_all(&orders, frame(period, shop), &BRACKETS, window);
        let facts = outlook::facts(&orders, &ledger);
        let lapse = Lapse::of(&Followed::from_any_order(&ledger));
        let (line, currency) = (Line::of(shop, &lapse), orders.currency);
        let states = segments::lifecycle::states(&ledger, line.days, shop.loyal_orders);
        let (previous, rfm) = rayon::join(
            || before.map(|before| metrics::all(&before, shop)),
            || rfm(&ledger, shop.privacy_threshold),
        );
        let of_trait = |by: Trait| (by, slices(&ledger, by, shop.privacy_threshold));
        let firsts = Trait::ALL.map(of_trait).to_vec();
        let paths = paths_of(&orders, period, (shop, line), &firsts);
        let mut year_ago = advice::year_ago(&content.playbooks, &orders, ledger.frame, shop);
        let data = Data::new(orders, period);
        // The models take the memory that the orders had, and while they are
        // fitted, another thread computes what one thread has to.
        let (numbers, (facts, outlook)) = std::thread::scope(|scope| {
            let outlook = scope.spawn(|| outlook::outlook(histories, shop, facts));
            let numbers = (metrics::all(&ledger, shop), metrics::lorenz(&ledger, shop));
            (numbers, outlook.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        let ((metrics, lorenz), triangle) = (numbers, triangle(&ledger));
        let retention = Retention { returns, apart: triangle.left_censored() };
        let comparisons = content.benchmarks.compare(&metrics, shop.vertical.as_deref(), currency);
        let audiences = segments::audiences(&ledger, &states, &rfm);
        let headline = headline(&ledger, &paths, &metrics, shop);
        let store = Store::of(&ledger, shop);
        let advice = {
            year_ago.extend(headline.iter().map(advice::of_headline));
            let lines = Lines { lapsed: line.days, loyal_orders: shop.loyal_orders, rfm: &rfm };
            let coming = advice::expected(&ledger, shop, lines, outlook.as_ref().ok());
            let numbers = Numbers {
                metrics: &metrics,
                last_month: previous.as_deref(),
                last_year: &year_ago,
                targets: &content.targets,
                comparisons: &comparisons,
                audiences: &audiences,
                firsts: &ledger.firsts,
                privacy_threshold: shop.privacy_threshold,
            };
            advise(&content.playbooks, &numbers, &coming, store.stage)
        };
        let months = period.first.month().to(period.month);
        Report {
            period,
            currency,
            previous,
            claims: claims::test(&content.claims, &metrics),
            store,
            advice,
            annotations: (content.annotations.iter())
                .filter(|one| one.from <= period.as_of && one.to >= period.first)
                .cloned()
                .collect(),
            targets: content.targets.clone(),
            comparisons,
            plans: progress(&content.plans, period.month, period.as_of, &metrics),
            effects: Vec::new(),
            months: months.clone().map(|month| (month, ledger.totals(month))).collect(),
            margins: Margins::of(&ledger, &triangle),
            flows: months.map(|month| (month, flow(&ledger, month))).collect(),
            survivals: (1..=FOLLOWED).map(|n| Survival::from_order(&ledger, n)).collect(),
            gaps: gaps::histogram(&ledger, GAP_BINS.0, GAP_BINS.1),
            gini: lorenz.as_deref().map(metrics::gini),
            lorenz,
            outlook,
            facts,
            states,
            rfm,
            headline,
            lapse,
            line,
            movement: period.before().map(|_| movement(&paths)),
            differences: differences(&firsts, &paths),
            calendar: Calendar::of(&ledger, line, shop, (&firsts, &paths)),
            loyalty: Loyalty::of(&ledger, &metrics, shop, currency),
            firsts,
            metrics,
            triangle,
            few: Few::of(&retention, shop.privacy_threshold),
            retention,
            shop: shop.clone(),
            data,
        }
    }

    /// The metric with this id.
    pub fn metric(&self, id: &str) -> Option<&Metric> {
        metrics::of_id(&self.metrics, id)
    }

    /// The metric with this id as of the month before.
    pub fn metric_before(&self, id: &str) -> Option<&Metric> {
        metrics::of_id(self.previous.as_ref()?, id)
    }

    /// Whether a group may be told: it is nobody, or not fewer than the privacy
    /// threshold.
    pub fn shows(&self, group: &Group) -> bool {
        self.shows_count(group.customers)
    }

    /// As [`Report::shows`], by how many they are.
    pub fn shows_count(&self, customers: u64) -> bool {
        customers == 0 || customers >= self.shop.privacy_threshold
    }

    /// How many of its plans are in a state.
    pub fn plans_in(&self, state: PlanState) -> u64 {
        self.plans.iter().map(|one| u64::from(one.state == state)).sum()
    }
}

fn frame(period: Period, shop: &Shop) -> Frame {
    Frame {
        first: period.first,
        as_of: period.as_of,
        over: period.over,
        active: Days(shop.active_days()),
    }
}
