//! The shop's targets beside its numbers.

use serde_json::{Value as Json, json};

use crate::benchmarks::targets::{Distance, Target};
use crate::metrics::{Reading, Value};

use super::Report;

impl Report {
    /// What the shop wants the metric with this id to be; `None` when it has not said.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.definition.id == id)
    }

    /// The number that a target is of; `None` when it is undefined.
    pub fn beside(&self, target: &Target) -> Option<(Reading, Distance)> {
        let reading = self.metric(target.definition.id)?.outcome.ok()?;
        Some((reading, target.distance(&reading)))
    }
}

/// Each target by its metric; `value` writes a number of the metric's unit.
pub(super) fn json(report: &Report, value: impl Fn(Value) -> Json) -> Json {
    let one = |target: &Target| {
        let beside = report.beside(target);
        let why = report.metric(target.definition.id).and_then(|metric| metric.outcome.err());
        let difference = beside.map(|(reading, it)| match reading.value {
            Value::Money(_) => value(reading.value.like(it.difference)),
            _ => json!(it.difference),
        });
        let fields = json!({
            "target": value(target.value),
            "value": beside.map(|(reading, _)| value(reading.value)),
            "difference": difference,
            "verdict": beside.map(|(_, it)| it.verdict.id()),
            "why": why.map(|why| why.id()),
        });
        (target.definition.id.to_string(), fields)
    };
    Json::Object(report.targets.iter().map(one).collect())
}
