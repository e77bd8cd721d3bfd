//! Numbers to advice that applies.
//!
//! A playbook applies when its number has crossed its line. Those that apply
//! are ranked by the revenue that is at stake with their audience.

mod wire;

use std::cmp::Reverse;

use crate::benchmarks::Comparison;
use crate::benchmarks::Position;
use crate::benchmarks::condition::Op;
use crate::metrics::Metric;
use crate::metrics::Why;
use crate::segments::Group;

pub use wire::parse;
pub(crate) use wire::split;

/// Advice bound to a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Playbook {
    /// Its name in files.
    pub id: String,
    /// What to do, in a few words.
    pub title: String,
    /// For whom: an id of [`crate::segments::audiences`].
    pub audience: String,
    /// When.
    pub trigger: Trigger,
    /// What to look at afterwards.
    pub measure: Measure,
    /// The rest of the file: markdown, with its steps as a task list.
    pub body: String,
}

/// When a playbook applies.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// The metric.
    pub metric: String,
    /// The side of the line on which it applies.
    pub op: Op,
    /// The line.
    pub line: Line,
}

/// A line that a number can cross.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A number, in the metric's unit.
    Value(f64),
    /// A published number, by its id. Of a range the nearer end counts.
    Benchmark(String),
}

/// What to look at after the steps were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The metric.
    pub metric: String,
    /// Days after the last step.
    pub after_days: u32,
}

/// Whether a playbook applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// Its number has crossed its line.
    Yes,
    /// It has not.
    No,
    /// Its number is undefined.
    Undefined(Why),
    /// The published number measures something else in this shop.
    NoComparison,
    /// Nobody is in its audience.
    NobodyThere,
}

impl Applies {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Applies::Yes => "yes",
            Applies::No => "no",
            Applies::Undefined(_) => "undefined",
            Applies::NoComparison => "no_comparison",
            Applies::NobodyThere => "nobody_there",
        }
    }
}

/// A playbook in this shop and month.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The playbook.
    pub playbook: Playbook,
    /// Whether it applies.
    pub applies: Applies,
    /// The metric of its trigger.
    pub metric: Option<Metric>,
    /// The number its metric was held against.
    pub line: Option<f64>,
    /// Its audience. What is at stake is [`Group::last_year`].
    pub audience: Group,
}

/// Every playbook: first those that apply, then by the revenue at stake, the
/// most first; among equals by id.
pub fn advise(
    playbooks: &[Playbook],
    metrics: &[Metric],
    comparisons: &[Comparison],
    audiences: &[(&'static str, Group)],
) -> Vec<Advice> {
    let one = |playbook: &Playbook| {
        let trigger = &playbook.trigger;
        let metric = metrics.iter().find(|metric| metric.definition.id == trigger.metric).copied();
        let audience = audiences.iter().find(|(id, _)| *id == playbook.audience);
        let audience = audience.map(|(_, group)| *group).unwrap_or_default();
        let (applies, line) = match metric {
            Some(metric) => apply(trigger, metric, comparisons),
            None => (Applies::NoComparison, None),
        };
        let nobody = applies == Applies::Yes && audience.customers == 0;
        let applies = if nobody { Applies::NobodyThere } else { applies };
        Advice { playbook: playbook.clone(), applies, metric, line, audience }
    };
    let mut advice: Vec<Advice> = playbooks.iter().map(one).collect();
    advice.sort_by_key(|one| {
        (one.applies != Applies::Yes, Reverse(one.audience.last_year), one.playbook.id.clone())
    });
    advice
}

fn apply(trigger: &Trigger, metric: Metric, comparisons: &[Comparison]) -> (Applies, Option<f64>) {
    let line = match &trigger.line {
        Line::Value(value) => *value,
        Line::Benchmark(id) => {
            let found = comparisons.iter().find(|one| one.benchmark.id == *id);
            match found.map(|one| (&one.result, &one.benchmark)) {
                Some((Ok(Position::Undefined(why)), _)) => return (Applies::Undefined(*why), None),
                Some((Ok(_), benchmark)) => match trigger.op {
                    Op::Below | Op::AtMost => benchmark.low,
                    Op::Above | Op::AtLeast => benchmark.high,
                },
                _ => return (Applies::NoComparison, None),
            }
        }
    };
    let applies = match metric.outcome {
        Err(why) => Applies::Undefined(why),
        Ok(reading) if trigger.op.holds(reading.value.number(), line) => Applies::Yes,
        Ok(_) => Applies::No,
    };
    (applies, Some(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Reading, Value, definition};
    use crate::units::Money;

    fn playbook(id: &str, audience: &str, op: Op, value: f64) -> Playbook {
        Playbook {
            id: id.into(),
            title: id.into(),
            audience: audience.into(),
            trigger: Trigger {
                metric: "repeat_purchase_rate".into(),
                op,
                line: Line::Value(value),
            },
            measure: Measure { metric: "repeat_purchase_rate".into(), after_days: 90 },
            body: String::new(),
        }
    }

    #[test]
    fn what_applies_comes_first_and_the_most_at_stake_before_that() {
        let definition = definition("repeat_purchase_rate").unwrap();
        let reading = Reading { value: Value::Share(0.25), parts: None, interval: None };
        let metrics = [Metric { definition, outcome: Ok(reading) }];
        let group = |customers, units: i64| Group {
            customers,
            last_year: Money(units * Money::SCALE),
            ..Group::default()
        };
        let audiences =
            [("new", group(10, 100)), ("loyal", group(5, 900)), ("lapsed", group(0, 0))];
        let advice = advise(
            &[
                playbook("small", "new", Op::Below, 0.3),
                playbook("large", "loyal", Op::Below, 0.3),
                playbook("quiet", "loyal", Op::Above, 0.3),
                playbook("empty", "lapsed", Op::Below, 0.3),
            ],
            &metrics,
            &[],
            &audiences,
        );
        let got: Vec<(&str, Applies)> =
            advice.iter().map(|one| (one.playbook.id.as_str(), one.applies)).collect();
        assert_eq!(
            got,
            [
                ("large", Applies::Yes),
                ("small", Applies::Yes),
                ("quiet", Applies::No),
                ("empty", Applies::NobodyThere),
            ]
        );
    }
}
