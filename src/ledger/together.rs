//! All that a report counts without knowing its groups, in one pass.

use crate::orders::Orders;

use super::calendar::Calendar;
use super::fold;
use super::histories::{self, Uncounted, Window};
use super::paths::Trails;
use super::returns::{self, Brackets, Returns};
use super::tally::{on_all_threads, people_each};
use super::walk;
use super::{Frame, Ledger};

/// What one pass counts.
#[derive(Clone, Debug)]
pub struct Counted {
    /// As [`fold()`](super::fold()) counts it.
    pub ledger: Ledger,
    /// As of [`Frame::before`], without standings and traits of first orders,
    /// of which no metric is made.
    pub before: Option<Ledger>,
    /// As [`returns()`](super::returns()) counts it.
    pub returns: Returns,
    /// What [`histories::count`] counts, if a window was given.
    pub histories: Option<Uncounted>,
    /// How customers came to where they are.
    pub trails: Trails,
}

/// Counts the orders up to `frame.as_of`, on all threads, visiting everybody
/// once, and lets the people go: their orders and what is counted of them need
/// not be there at once. A window of histories ends on the same day.
///
/// Cannot fail: every order that was read can be counted.
pub fn count_all(
    orders: &mut Orders,
    frame: Frame,
    brackets: &Brackets,
    window: Option<Window>,
) -> Counted {
    let (begun, calendar) = (fold::begin(orders, frame), &Calendar::of(orders, frame));
    let plan = returns::Plan::new(calendar, frame, brackets);
    let ways = walk::Plan::new(calendar, frame);
    let (people, traits) = (people_each(orders), orders.traits.len());
    let none = || {
        let histories = window.map(|window| histories::Counts::new(window, calendar, people));
        let counts = fold::Counts::new(frame, calendar, traits, people);
        (counts, returns::Counts::new(&plan), walk::Counts::new(&ways, people), histories)
    };
    let lots = std::mem::take(&mut orders.lots).into_iter();
    let counted = on_all_threads(lots, calendar, none, |counted, visit| {
        let (counts, returns, trails, histories) = counted;
        counts.visit(visit);
        returns.visit(visit);
        trails.visit(visit);
        if let Some(histories) = histories {
            histories.visit(visit);
        }
    });
    let (mut folded, mut returned) = (Vec::new(), Vec::new());
    let (mut walked, mut known) = (Vec::new(), Vec::new());
    for (counts, returns, trails, histories) in counted {
        folded.push(counts);
        returned.push(returns);
        walked.push(trails);
        known.extend(histories);
    }
    let (ledger, before) = fold::together(orders, begun, folded);
    let histories = window.map(|window| Uncounted::new(window, known));
    let (returns, trails) = (plan.together(&returned), ways.together(walked));
    Counted { ledger, before, returns, histories, trails }
}
