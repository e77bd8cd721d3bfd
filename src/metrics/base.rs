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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Frame;
    use crate::metrics::Value;
    use crate::units::{Days, Month};

    /// A report of June with a window of 31 days, of data that begin so many days
    /// after the first of May: 60 are active at the end. At the start of the month
    /// there were 75, of the quarter 80, and of the year nobody.
    fn ledger(first: i32) -> Ledger {
        let june = Month::parse("2024-06").unwrap();
        let (first, as_of) = ((june - 1).first() + first, june.last());
        let mut ledger = Ledger::new(Frame { first, as_of, over: true, active: Days(31) });
        let base = |start, added| Base { start, end: 60, added };
        ledger.periods = [base(75, 15), base(80, 10), base(0, 60)];
        ledger.flows.insert(june - 1, Flow { won_back: 90, lapsed: 91, ..Flow::default() });
        ledger.flows.insert(june, Flow { won_back: 7, lapsed: 30, ..Flow::default() });
        ledger
    }

    fn value(outcome: Outcome) -> Result<Value, Why> {
        outcome.map(|reading| reading.value)
    }

    /// Of 75 at the start 60 - 15 = 45 are there at the end, and 30 are not.
    #[test]
    fn whoever_was_there_was_kept_or_lost() {
        let ledger = ledger(0);
        assert_eq!(value(start(&ledger, Period::Month)), Ok(Value::Count(75)));
        assert_eq!(value(end(&ledger)), Ok(Value::Count(60)));
        assert_eq!(value(added(&ledger, Period::Month)), Ok(Value::Count(15)));
        let kept = retention(&ledger, Period::Month).unwrap();
        assert_eq!(kept.value, Value::Share(0.6));
        assert_eq!(kept.parts, Some((Value::Count(45), Value::Count(75))));
        let lost = churn(&ledger, Period::Month).unwrap();
        assert_eq!(lost.value, Value::Share(0.4));
        assert_eq!(lost.parts, Some((Value::Count(30), Value::Count(75))));
        assert_eq!(value(won_back(&ledger)), Ok(Value::Count(7)));
        assert_eq!(value(lapsed(&ledger)), Ok(Value::Count(30)));
    }

    /// The window before June reaches to the first of May.
    #[test]
    fn a_base_needs_a_whole_window_before_its_period() {
        let may = Month::parse("2024-05").unwrap().first();
        let short = ledger(1);
        assert_eq!(retention(&short, Period::Month), Err(Why::HistoryTooShort(may)));
        assert_eq!(lapsed(&short), Err(Why::HistoryTooShort(may)));
        assert_eq!(value(end(&short)), Ok(Value::Count(60)));
        let quarter = Month::parse("2024-04").unwrap().first() - 31;
        assert_eq!(churn(&ledger(0), Period::Quarter), Err(Why::HistoryTooShort(quarter)));
        assert_eq!(value(retention(&ledger(-61), Period::Quarter)), Ok(Value::Share(0.625)));
        assert_eq!(retention(&ledger(-400), Period::Year), Err(Why::NobodyThere));
    }
}
