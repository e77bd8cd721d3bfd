//! How rows that are orders by themselves are read.

use crate::config::Mark;
use crate::config::Role;

use super::job::Job;
use super::layout::{WORTH_NOTHING, Why};

/// How the rows of a file can be read by column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) worth_nothing: Why,
    /// Whether rules ask something of cells, so that some rows may not be read
    /// so.
    pub(super) has_rules: bool,
    pub(super) has_guests: bool,
    /// Whether most dates are days as they are written.
    pub(super) has_days_as_written: bool,
    pub(super) has_amount: bool,
    pub(super) has_lines: bool,
    pub(super) mark: Mark,
}

impl Plan {
    /// The plan for a file; `None` when its rows have to be read one by one.
    pub(super) fn of(job: &Job) -> Option<Plan> {
        let layout = job.layout;
        if job.identity.is_some() || job.rates.is_some() || layout.has_costs() {
            return None;
        }
        Some(Plan {
            worth_nothing: layout.why(WORTH_NOTHING),
            has_rules: layout.has_rules_for_rows(),
            has_days_as_written: layout.clock.takes_days_as_written() && !layout.has(Role::Time),
            has_guests: !layout.rules.guest.is_empty(),
            has_amount: layout.has(Role::Amount),
            has_lines: layout.has(Role::UnitPrice),
            mark: layout.rules.decimal.unwrap_or_default(),
        })
    }
}
