//! What the shop has decided to do: playbooks that were adopted.
//!
//! A plan is a file that people tick, edit and commit. Its state is what the
//! file says, as of the day of a report.

mod draft;
mod read;
mod steps;

use std::cmp::Reverse;

use crate::metrics::Value;
use crate::metrics::{Metric, of_id};
use crate::units::Day;
use crate::units::Month;

pub use draft::{Adopted, Draft};
pub use read::{Faults, Text, parse};
pub use steps::Step;

/// Days for which a plan that is done stays in reports, from the day on which
/// it was due: a year, after which the same month is there to compare with.
pub const LISTED: i32 = 365;

/// A playbook that was adopted: who does it, by when, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The stem of its file, such as `2026-11-win-back`.
    pub name: String,
    /// What is done, in a few words: the heading of the file, as plain text.
    pub title: String,
    /// The id of the playbook it was made from, which may be gone by now.
    pub playbook: String,
    /// The month of the report it was adopted from.
    pub month: Month,
    /// Who sees to it, as the shop names them.
    pub owner: String,
    /// The last day on which it is in time.
    pub due: Day,
    /// For whom: an id of [`crate::segments::audience_ids`].
    pub audience: String,
    /// By which number its effect is to be seen.
    pub measure: Measure,
    /// Its steps, in the order of the file; at least one.
    pub steps: Vec<Step>,
    /// The file after its front matter, without the heading: markdown.
    pub body: String,
}

/// By which number the effect of a plan is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The metric.
    pub metric: String,
    /// Days after the last step.
    pub after_days: u32,
    /// The number when the plan was adopted; `None` when it was undefined.
    pub before: Option<Value>,
}

/// How a plan stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It was due before, and a step is open.
    Overdue,
    /// A step is open, and there is time.
    Open,
    /// Every step is done.
    Done,
}

impl State {
    /// All of them, in the order of a page.
    pub const ALL: [State; 3] = [State::Overdue, State::Open, State::Done];

    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            State::Overdue => "overdue",
            State::Open => "open",
            State::Done => "done",
        }
    }
}

impl Plan {
    /// How it stands as of a day: done when every step is, whenever that was.
    pub fn state(&self, as_of: Day) -> State {
        if self.done() == self.steps.len() {
            State::Done
        } else if self.due < as_of {
            State::Overdue
        } else {
            State::Open
        }
    }

    /// How many steps are done.
    pub fn done(&self) -> usize {
        self.steps.iter().filter(|step| step.is_done).count()
    }

    /// How many open steps were due, each by its own day, before `as_of`.
    pub fn late(&self, as_of: Day) -> usize {
        let late = |step: &&Step| !step.is_done && step.due.is_some_and(|due| due < as_of);
        self.steps.iter().filter(late).count()
    }

    /// The first open step.
    pub fn next(&self) -> Option<&Step> {
        self.steps.iter().find(|step| !step.is_done)
    }

    /// The day from which its measure is to be read. When the last step was
    /// taken no file says, so it is counted from the day on which it was due.
    pub fn read_from(&self) -> Day {
        self.due + i32::try_from(self.measure.after_days).unwrap_or(i32::MAX / 2)
    }
}

/// A plan in the report of a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The plan.
    pub plan: Plan,
    /// How it stands as of the report's day.
    pub state: State,
    /// Its measure as of the report's day; `None` when the report does not have
    /// the metric.
    pub now: Option<Metric>,
}

/// The plans of a month's report: those that were adopted by then and are not
/// done, whenever they were adopted, and those that are done and were due within
/// [`LISTED`] days before. Overdue ones first, then by the day on which they are
/// due, the earliest first; of those done the latest first; among equals by name.
pub fn progress(plans: &[Plan], month: Month, as_of: Day, metrics: &[Metric]) -> Vec<Progress> {
    let adopted = plans.iter().filter(|plan| plan.month <= month);
    let mut all: Vec<Progress> = adopted
        .map(|plan| Progress {
            state: plan.state(as_of),
            now: of_id(metrics, &plan.measure.metric).copied(),
            plan: plan.clone(),
        })
        .filter(|one| one.state != State::Done || one.plan.due >= as_of - LISTED)
        .collect();
    all.sort_by(|one, other| {
        let by_day = match one.state {
            State::Done => Reverse(one.plan.due).cmp(&Reverse(other.plan.due)),
            _ => one.plan.due.cmp(&other.plan.due),
        };
        one.state.cmp(&other.state).then(by_day).then_with(|| one.plan.name.cmp(&other.plan.name))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    /// A plan of two steps, of which so many are done.
    fn plan(name: &str, month: &str, due: &str, done: usize) -> Plan {
        let step = |at: usize| Step { text: format!("step {at}"), is_done: at < done, due: None };
        Plan {
            name: name.into(),
            title: name.into(),
            playbook: "win-back".into(),
            month: Month::parse(month).unwrap(),
            owner: "Marketing".into(),
            due: day(due),
            audience: "lapsed".into(),
            measure: Measure { metric: "orders".into(), after_days: 60, before: None },
            steps: (0..2).map(step).collect(),
            body: String::new(),
        }
    }

    #[test]
    fn a_plan_is_in_time_on_the_day_it_is_due_and_overdue_on_the_next() {
        let open = plan("a", "2026-10", "2026-11-30", 1);
        assert_eq!(open.state(day("2026-11-30")), State::Open);
        assert_eq!(open.state(day("2026-12-01")), State::Overdue);
        let done = plan("a", "2026-10", "2026-11-30", 2);
        assert_eq!(done.state(day("2027-03-31")), State::Done);
        assert_eq!(open.read_from(), day("2027-01-29"));
    }

    #[test]
    fn a_report_has_what_was_adopted_by_then_and_carries_on_what_is_not_done() {
        let plans = [
            plan("later", "2026-12", "2027-01-31", 0),
            plan("open", "2026-11", "2026-12-31", 0),
            plan("old", "2020-01", "2020-02-29", 1),
            plan("older", "2019-01", "2019-02-28", 1),
            plan("done", "2025-11", "2025-12-01", 2),
            plan("done-since", "2026-01", "2026-03-01", 2),
            plan("done-before", "2025-10", "2025-11-29", 2),
        ];
        let month = Month::parse("2026-11").unwrap();
        let all = progress(&plans, month, day("2026-11-30"), &[]);
        let names: Vec<(&str, State)> =
            all.iter().map(|one| (one.plan.name.as_str(), one.state)).collect();
        assert_eq!(
            names,
            [
                ("older", State::Overdue),
                ("old", State::Overdue),
                ("open", State::Open),
                ("done-since", State::Done),
                ("done", State::Done),
            ]
        );
    }

    #[test]
    fn a_step_is_late_by_its_own_day() {
        let mut plan = plan("a", "2026-10", "2026-12-31", 1);
        plan.steps[1].due = Some(day("2026-11-15"));
        assert_eq!((plan.late(day("2026-11-15")), plan.late(day("2026-11-16"))), (0, 1));
        assert_eq!(plan.next().unwrap().text, "step 1");
        assert_eq!(plan.state(day("2026-11-16")), State::Open);
    }
}
