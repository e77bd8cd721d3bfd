//! The base of active customers: kept, lost, added.

use crate::ledger::Base;
use crate::ledger::Flow;
use crate::ledger::Ledger;
use crate::ledger::Period;

use super::{Outcome, Why, count, rate};

/// The base over a period.
///
/// # Errors
///
/// [`Why::HistoryTooShort`] when the data do not reach back a whole activity
/// window before the period: then some who were active cannot be seen, and
/// nobody can be seen to lapse.
fn base(ledger: &Ledger, period: Period) -> Result<Base, Why> {
    let active = i32::try_from(ledger.frame.active.0).unwrap_or(i32::MAX / 2);
    let needed = ledger.start(period) - active;
    if ledger.frame.first > needed {
        return Err(Why::HistoryTooShort(needed));
    }
    Ok(ledger.periods[period as usize])
}

pub(super) fn start(ledger: &Ledger, period: Period) -> Outcome {
    count(base(ledger, period)?.start)
}

/// The base at the end is the same for every period. It is known however short
/// the data are: whoever ordered in the window is in them.
pub(super) fn end(ledger: &Ledger) -> Outcome {
    count(ledger.periods[0].end)
}

pub(super) fn added(ledger: &Ledger, period: Period) -> Outcome {
    count(base(ledger, period)?.added)
}

/// (E - N) / B.
pub(super) fn retention(ledger: &Ledger, period: Period) -> Outcome {
    let base = base(ledger, period)?;
    rate(base.end - base.added, base.start)
}

/// Lost / B, where lost = B - (E - N).
pub(super) fn churn(ledger: &Ledger, period: Period) -> Outcome {
    let base = base(ledger, period)?;
    rate(base.start - (base.end - base.added), base.start)
}

fn flow(ledger: &Ledger) -> Result<Flow, Why> {
    base(ledger, Period::Month)?;
    Ok(ledger.flows.get(&ledger.month()).copied().unwrap_or_default())
}

pub(super) fn won_back(ledger: &Ledger) -> Outcome {
    count(flow(ledger)?.won_back)
}

pub(super) fn lapsed(ledger: &Ledger) -> Outcome {
    count(flow(ledger)?.lapsed)
}
