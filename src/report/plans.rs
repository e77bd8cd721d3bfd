//! Plans as JSON.

use serde_json::{Value as Json, json};

use crate::metrics::Value;
use crate::plans::{Progress, State};

use super::Report;

/// The plans of a report, and how many are in each state. Of a measure there is
/// what it was when the plan was adopted (`before`), what it is as of the report
/// (`now`, else `why`), and the day from which it is to be read.
pub(super) fn json(report: &Report, value: impl Fn(Value) -> Json) -> Json {
    let one = |one: &Progress| {
        let (plan, as_of) = (&one.plan, report.period.as_of);
        let outcome = one.now.map(|metric| metric.outcome);
        json!({
            "name": plan.name,
            "title": plan.title,
            "playbook": plan.playbook,
            "month": plan.month.to_string(),
            "owner": plan.owner,
            "due": plan.due.to_string(),
            "audience": plan.audience,
            "state": one.state.id(),
            "steps": plan.steps.len(),
            "steps_done": plan.done(),
            "steps_late": plan.late(as_of),
            "metric": plan.measure.metric,
            "after_days": plan.measure.after_days,
            "read_from": plan.read_from().to_string(),
            "before": plan.measure.before.map(&value),
            "now": outcome.and_then(Result::ok).map(|reading| value(reading.value)),
            "why": outcome.and_then(Result::err).map(|why| why.id()),
        })
    };
    json!({
        "open": report.plans_in(State::Open),
        "overdue": report.plans_in(State::Overdue),
        "done": report.plans_in(State::Done),
        "all": report.plans.iter().map(one).collect::<Json>(),
    })
}
