//! How many customers come to a day after their last order, and when.

use crate::ledger::{Ledger, Standing};
use crate::segments::lifecycle::State;
use crate::units::{Day, Days};

use super::Week;
use crate::report::few::hide;
use crate::report::line::Line;

/// Customers of some days by their state.
type ByState = [u64; State::ALL.len()];

/// Customers by their state and by the days since their last order.
pub(super) struct Idle {
    as_of: Day,
    over: bool,
    /// By days.
    counts: Vec<ByState>,
}

/// Counts of so many days, or of more.
fn at_least(counts: &mut Vec<ByState>, days: usize) -> &mut [ByState] {
    if counts.len() < days {
        counts.resize(days, ByState::default());
    }
    counts
}

impl Idle {
    pub(super) fn of(ledger: &Ledger, line: Line, loyal_orders: u32) -> Idle {
        let count = |counts: &mut Vec<_>, standing: &Standing| {
            let place = standing.idle.0 as usize;
            let state = State::of(standing, line.days, loyal_orders) as usize;
            at_least(counts, place + 1)[place][state] += 1;
        };
        let counts = ledger.standings.counted(Vec::new, count, |counts, others| {
            let mine = at_least(counts, others.len()).iter_mut().flatten();
            mine.zip(others.iter().flatten()).for_each(|(count, more)| *count += more);
        });
        Idle { as_of: ledger.frame.as_of, over: ledger.frame.over, counts }
    }

    /// Customers who come to `day` from one day to another: those in the state
    /// now, and for those who are late whoever does.
    fn between(&self, state: State, day: Days, from: Day, to: Day) -> u64 {
        let any = matches!(state, State::AtRisk | State::Lapsed);
        // Who was idle for so long as of the report comes to the day on `on`.
        let idle = |on: Day| i64::from(day.0) - i64::from(on.since(self.as_of).0);
        let (least, most) = (idle(to).max(0), idle(from));
        let at = |days: i64| usize::try_from(days).ok().and_then(|days| self.counts.get(days));
        let count = |counts: &ByState| {
            if any { counts.iter().sum() } else { counts[state as usize] }
        };
        (least..=most).filter_map(at).map(count).sum::<u64>()
    }

    /// Customers who come to `day` in the weeks together, and in each, as far as
    /// they may be told.
    pub(super) fn due(
        &self,
        state: State,
        day: Days,
        weeks: &[Week],
        threshold: u64,
    ) -> (Option<u64>, Vec<Option<u64>>) {
        let counts: Vec<(u64, bool)> = weeks
            .iter()
            .map(|week| (self.between(state, day, week.monday, week.to), false))
            .collect();
        let all: u64 = counts.iter().map(|(count, _)| count).sum();
        if (1..threshold).contains(&all) {
            return (None, vec![None; weeks.len()]);
        }
        let hidden = hide(&counts, threshold);
        let told =
            counts.iter().zip(hidden).map(|((count, _), hidden)| (!hidden).then_some(*count));
        (Some(all), told.collect())
    }

    /// Customers more who come to `day` in the weeks, if as many order a day as did
    /// in the report's month, and do not order again before:
    ///
    /// ```text
    /// customers in the state who ordered in the report's month / its days
    ///     · days of ordering from which `day` falls into the weeks
    /// ```
    ///
    /// 0 for those who are late: nobody becomes so within weeks of an order.
    pub(super) fn more(
        &self,
        state: State,
        day: Days,
        weeks: &[Week],
        threshold: u64,
    ) -> Option<f64> {
        let month = self.as_of.month();
        let days = month.last().since(month.first()).0 + 1;
        let ordered = self.counts.iter().take(days as usize);
        let ordered: u64 = ordered.map(|counts| counts[state as usize]).sum();
        if matches!(state, State::AtRisk | State::Lapsed) {
            return Some(0.0);
        }
        if !self.over || (1..threshold).contains(&ordered) {
            return None;
        }
        // Orders count from the day after as-of, which is day 1.
        let after = |on: Day| i64::from(on.since(self.as_of).0) - i64::from(day.0);
        let (first, last) = (weeks.first()?, weeks.last()?);
        let fitting = (after(last.to) - after(first.monday).max(1) + 1).max(0);
        let fitting = crate::units::float(fitting.unsigned_abs());
        Some(crate::units::float(ordered) * fitting / f64::from(days))
    }
}
