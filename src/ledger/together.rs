//! All that a report counts without knowing its groups, in one pass.

use crate::orders::Orders;

use super::calendar::Calendar;
use super::fold;
use super::histories::{self, Uncounted, Window};
use super::returns::{self, Brackets, Returns};
use super::tally::{on_all_threads, people_each};
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
}

/// Counts the orders up to `frame.as_of`, on all threads, visiting everybody
/// once. A window of histories ends on the same day.
///
/// Cannot fail: every order that was read can be counted.
pub fn count_all(
    orders: &Orders,
    frame: Frame,
    brackets: &Brackets,
    window: Option<Window>,
) -> Counted {
    let calendar = &Calendar::of(orders, frame);
    let plan = returns::Plan::new(calendar, frame, brackets);
    let people = people_each(orders);
    let none = || {
        let histories = window.map(|window| histories::Counts::new(window, calendar, people));
        let counts = fold::Counts::new(frame, calendar, orders.traits.len(), people);
        (counts, returns::Counts::new(&plan), histories)
    };
    let counted = on_all_threads(orders, calendar, none, |(counts, returns, histories), visit| {
        counts.visit(visit);
        returns.visit(visit);
        if let Some(histories) = histories {
            histories.visit(visit);
        }
    });
    let (mut folded, mut returned, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for (counts, returns, histories) in counted {
        folded.push(counts);
        returned.push(returns);
        known.extend(histories);
    }
    let (ledger, before) = fold::together(orders, frame, folded);
    let histories = window.map(|window| Uncounted::new(window, known));
    Counted { ledger, before, returns: plan.together(&returned), histories }
}
