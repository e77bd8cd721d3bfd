//! The report of a month, out of the orders.

use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

use crate::benchmarks::claims;
use crate::config::Shop;
use crate::ledger::{Counted, Frame, Trait, count_all};
use crate::metrics;
use crate::metrics::cohorts::triangle;
use crate::metrics::followed::Followed;
use crate::metrics::gaps;
use crate::metrics::lapse::Lapse;
use crate::metrics::retention::{BRACKETS, Retention};
use crate::metrics::survival::Survival;
use crate::orders::{Crowd, Orders};
use crate::plans::progress;
use crate::playbooks::advise;
use crate::playbooks::check::Numbers;
use crate::playbooks::stake::{Prospects, coming};
use crate::segments;
use crate::segments::crossed::Lines;
use crate::segments::firsts::slices;
use crate::segments::rfm::rfm;
use crate::units::Days;

use super::calendar::Calendar;
use super::change::headline;
use super::differences::differences;
use super::effects::measured;
use super::moves::{flow, movement, paths_of};
use super::untold::{Beside, Groups};
use super::{
    Content, Data, FOLLOWED, Few, GAP_BINS, Line, Loyalty, Margins, Period, Report, Store, advice,
    outlook,
};

impl Report {
    /// Computes the report of a month. Cannot fail: what is undefined says so.
    pub fn new(
        orders: impl Into<Orders<Crowd>>,
        period: Period,
        shop: &Shop,
        content: &Content,
    ) -> Report {
        Report::of(orders.into(), period, shop, content)
    }

    fn of(orders: Orders<Crowd>, period: Period, shop: &Shop, content: &Content) -> Report {
        let frame = frame(period, shop);
        let (mut orders, mut year_ago) = advice::year_ago(&content.playbooks, orders, frame, shop);
        let window = outlook::window(&orders, period);
        let Counted { ledger, before, returns, histories, trails, named } =
            count_all(&mut orders, frame, &BRACKETS, window);
        let (data, currency) = (Data::new(&mut orders, named, period), orders.currency);
        let facts = outlook::facts(&orders, &ledger);
        // The models take the longest, and meanwhile all is computed that does not
        // ask for them.
        std::thread::scope(|scope| {
            let fitted = scope.spawn(|| outlook::outlook(histories, shop, facts));
            let lapse = Lapse::of(&Followed::from_any_order(&ledger));
            let line = Line::of(shop, &lapse);
            let (previous, rfm) = rayon::join(
                || before.map(|before| metrics::all(&before, shop)),
                || rfm(&ledger, shop.privacy_threshold),
            );
            let states = segments::lifecycle::states(&ledger, line.days, shop.loyal_orders);
            let of_trait = |by: Trait| (by, slices(&ledger, by, shop.privacy_threshold));
            let firsts = Trait::ALL.map(of_trait).to_vec();
            let paths = paths_of(trails, (&ledger, &orders), (shop, line), &firsts);
            let (metrics, lorenz) = (metrics::all(&ledger, shop), metrics::lorenz(&ledger, shop));
            let gini = lorenz.as_ref().and_then(|_| metrics::gini(&ledger));
            let triangle = triangle(&ledger);
            let retention = Retention { returns, apart: triangle.left_censored() };
            let comparisons =
                content.benchmarks.compare(&metrics, shop.vertical.as_deref(), currency);
            let audiences = segments::audiences(&states, &rfm);
            let headline = headline(&ledger, &paths, &metrics, shop);
            let store = Store::of(&ledger, shop);
            let months = period.first.month().to(period.month);
            let differences = differences(&firsts, &paths);
            let calendar = Calendar::of(&ledger, line, shop, (&firsts, &paths));
            let loyalty = Loyalty::of(&ledger, shop, currency);
            let survivals = (1..=FOLLOWED).map(|n| Survival::from_order(&ledger, n)).collect();
            let lines = Lines { lapsed: line.days, loyal_orders: shop.loyal_orders, rfm: &rfm };
            let by_kind = advice::by_kind(&ledger, shop, lines);
            let (facts, outlook) = joined(fitted);
            let movement = period.before().map(|_| movement(&paths));
            let (untold, movement) = Groups {
                states: &states,
                movement: movement.as_ref(),
                rfm: &rfm,
                outlook: outlook.as_ref().ok(),
            }
            .told(Beside { metrics: &metrics, line, shop });
            let advice = {
                year_ago.extend(headline.iter().map(advice::of_headline));
                let coming = coming(outlook.as_ref().ok(), &by_kind);
                let numbers = Numbers {
                    metrics: &metrics,
                    last_month: previous.as_deref(),
                    last_year: &year_ago,
                    targets: &content.targets,
                    comparisons: &comparisons,
                    audiences: &audiences,
                    firsts: &ledger.firsts,
                    privacy_threshold: shop.privacy_threshold,
                    is_told: &|audience| untold.shows(audience),
                };
                let measured = measured(&content.effects, &content.plans);
                let prospects = Prospects { coming: &coming, measured: &measured };
                advise(&content.playbooks, &numbers, prospects, store.stage)
            };
            let few = Few::of(&retention, shop.privacy_threshold);
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
                effects: content.effects.clone(),
                months: months.clone().map(|month| (month, ledger.totals(month))).collect(),
                margins: Margins::of(&ledger, &triangle, &few),
                flows: months.map(|month| (month, flow(&ledger, month))).collect(),
                survivals,
                gaps: gaps::histogram(&ledger, GAP_BINS.0, GAP_BINS.1),
                gini,
                lorenz,
                outlook,
                facts,
                states,
                rfm,
                headline,
                lapse,
                line,
                movement,
                untold,
                differences,
                calendar,
                loyalty,
                firsts,
                metrics,
                triangle,
                few,
                retention,
                shop: shop.clone(),
                data,
            }
        })
    }
}

/// What a thread has come to; its panic is this thread's.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

pub(super) fn frame(period: Period, shop: &Shop) -> Frame {
    Frame {
        first: period.first,
        as_of: period.as_of,
        over: period.over,
        active: Days(shop.active_days()),
    }
}
