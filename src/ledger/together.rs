//! All that a report counts without knowing its groups, in one pass.

use crate::orders::{Crowd, Lot, Orders};

use super::calendar::Calendar;
use super::fold;
use super::histories::{self, Apart, Window};
use super::paths::Trails;
use super::returns::{self, Brackets, Returns};
use super::tally::{people_each_of, visit_all};
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
    pub histories: Option<Apart>,
    /// How customers came to where they are.
    pub trails: Trails,
    /// Whoever is named, whenever they ordered.
    pub named: Named,
}

/// How many people there are, orders after the as-of day included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// With an order or a credit note.
    pub people: u64,
    /// Of them, those without an order.
    pub credit_only: u64,
}

/// Counts the orders up to `frame.as_of`, on all threads, visiting everybody
/// once, and lets the people go: their orders and what is counted of them need
/// not be there at once. A window of histories ends on the same day.
///
/// Cannot fail: every order that was read can be counted.
pub fn count_all(
    orders: &mut Orders<Crowd>,
    frame: Frame,
    brackets: &Brackets,
    window: Option<Window>,
) -> Counted {
    let calendar = &Calendar::of(orders, frame);
    let crowd = std::mem::take(&mut orders.lots);
    let plan = returns::Plan::new(calendar, frame, brackets);
    let ways = walk::Plan::new(calendar, frame);
    let (people, traits) = (people_each_of(&crowd), orders.traits.len());
    let none = || Counts {
        fold: fold::Counts::new(frame, calendar, traits, people),
        returns: returns::Counts::new(&plan),
        walk: walk::Counts::new(&ways, people),
        histories: window.map(|window| histories::Counts::new(window, calendar)),
        named: Named::default(),
    };
    let counted = crowd.on_all_threads(none, |counts, (_, lot)| counts.count(&lot, calendar));
    let (mut folded, mut returned) = (Vec::new(), Vec::new());
    let (mut walked, mut known) = (Vec::new(), Vec::new());
    let mut named = Named::default();
    for counts in counted {
        folded.push(counts.fold);
        returned.push(counts.returns);
        walked.push(counts.walk);
        known.extend(counts.histories);
        named.people += counts.named.people;
        named.credit_only += counts.named.credit_only;
    }
    let orders = &*orders;
    let ((ledger, before), (returns, trails)) = rayon::join(
        || fold::together(orders, frame, folded),
        || (plan.together(&returned), ways.together(walked)),
    );
    let histories = window.map(|window| Apart { window, counted: known });
    Counted { ledger, before, returns, histories, trails, named }
}

/// All counts of one thread.
struct Counts<'a> {
    fold: fold::Counts<'a>,
    returns: returns::Counts<'a>,
    walk: walk::Counts<'a>,
    histories: Option<histories::Counts>,
    named: Named,
}

impl Counts<'_> {
    /// Counts the people of a lot.
    fn count(&mut self, lot: &Lot, calendar: &Calendar) {
        self.named.people += lot.how_many() as u64;
        self.named.credit_only += lot.with_credit_notes_only() as u64;
        self.fold.lot(lot);
        visit_all(lot, calendar, |visit| {
            self.fold.visit(visit);
            self.returns.visit(visit);
            self.walk.visit(visit);
            if let Some(histories) = &mut self.histories {
                histories.visit(visit);
            }
        });
    }
}
