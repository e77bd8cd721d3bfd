//! Conditions held against the numbers of a shop and month.

use std::collections::BTreeMap;

use crate::benchmarks::condition::Op;
use crate::benchmarks::targets::{Target, Verdict as Reach};
use crate::benchmarks::{Comparison, Position};
use crate::ledger::{First, Trait};
use crate::metrics::change::Verdict;
use crate::metrics::{Metric, Unit, Value, Why, of_id};
use crate::segments::{EVERYONE, Group};
use crate::units::{Money, ratio};

use super::condition::{Condition, Earlier, How, Line, Size, Subject, When};

/// A metric as of the same month a year ago.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearAgo {
    /// The metric.
    pub id: &'static str,
    /// Its number then; `None` where it was undefined.
    pub value: Option<Value>,
    /// Whether the change since is more than chance.
    pub chance: Chance,
}

/// What is known of a change beside chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// It was tested.
    Tested(Verdict),
    /// There is a test, but too little to make it with.
    TooLittle,
    /// There is no test for such a number.
    NoTest,
}

/// What came of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The number is on that side of the line.
    Yes,
    /// It is on the other.
    No,
    /// It is on that side of an earlier number or of the shop's target, but by no
    /// more than chance.
    WithinNoise,
    /// The number is undefined.
    Undefined(Why),
    /// The published number measures something else in this shop.
    NoComparison,
    /// There is no earlier number.
    NoEarlier,
    /// The shop has set no target for it.
    NoTarget,
    /// There is too little to tell the change from chance.
    NotTested,
    /// The group has fewer customers than the privacy threshold.
    TooFew,
    /// No file says anything of the trait.
    NotInTheFiles,
}

impl Held {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Held::Yes => "yes",
            Held::No => "no",
            Held::WithinNoise => "within_noise",
            Held::Undefined(_) => "undefined",
            Held::NoComparison => "no_comparison",
            Held::NoEarlier => "no_earlier",
            Held::NoTarget => "no_target",
            Held::NotTested => "not_tested",
            Held::TooFew => "too_few",
            Held::NotInTheFiles => "not_in_the_files",
        }
    }

    /// Whether the condition holds; `None` where there is nothing to decide by.
    pub fn answer(self) -> Option<bool> {
        match self {
            Held::Yes => Some(true),
            Held::No | Held::WithinNoise => Some(false),
            _ => None,
        }
    }
}

/// A condition in this shop and month.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The condition.
    pub condition: Condition,
    /// The number; `None` when undefined or not told.
    pub number: Option<Value>,
    /// What it was held against.
    pub line: Option<Value>,
    /// What came of it.
    pub held: Held,
}

/// What conditions are held against.
#[derive(Clone, Copy)]
pub struct Numbers<'a> {
    /// Every metric.
    pub metrics: &'a [Metric],
    /// The same as of the month before.
    pub last_month: Option<&'a [Metric]>,
    /// Those that conditions ask for as of the same month a year ago.
    pub last_year: &'a [YearAgo],
    /// What the shop wants its numbers to be.
    pub targets: &'a [Target],
    /// Published numbers beside ours.
    pub comparisons: &'a [Comparison],
    /// Every group of customers.
    pub audiences: &'a [(&'static str, Group)],
    /// Customers by traits of their first order.
    pub firsts: &'a BTreeMap<(Trait, Option<String>), First>,
    /// Groups with fewer customers are not told.
    pub privacy_threshold: u64,
    /// Whether a group is told: it may be hidden so that another is not what is left.
    pub is_told: &'a dyn Fn(&str) -> bool,
}

impl When {
    /// The condition by which a playbook applies or not; `None` only where there is
    /// no condition. With `all` one that does not hold decides, with `any` one that
    /// does, whatever is not known; then one that is not known, and then the first.
    pub fn deciding<'a>(&self, checked: &'a [Checked]) -> Option<&'a Checked> {
        let first = |answer| checked.iter().find(|it| it.held.answer() == answer);
        let (yes, no, unknown) = (Some(true), Some(false), None);
        match self.how {
            How::All => first(no).or(first(unknown)).or(first(yes)),
            How::Any => first(yes).or(first(unknown)).or(first(no)),
        }
    }
}

impl Numbers<'_> {
    /// Every condition, held against the numbers.
    pub fn check(&self, when: &When) -> Vec<Checked> {
        when.conditions.iter().map(|condition| self.condition(condition)).collect()
    }

    fn condition(&self, condition: &Condition) -> Checked {
        let (number, line, held) = match &condition.subject {
            Subject::Metric(id) => self.metric(id, condition),
            Subject::Segment { id, size } => Self::of_value(condition, self.segment(id, *size)),
            Subject::Trait { by, is } => {
                Self::of_value(condition, self.first_orders(*by, is.as_deref()))
            }
        };
        let number = number.filter(|_| match &condition.subject {
            Subject::Segment { id, .. } => (self.is_told)(id),
            _ => true,
        });
        Checked { condition: condition.clone(), number, line, held }
    }

    /// A number that can only be held against another.
    fn of_value(
        condition: &Condition,
        number: Result<Value, Held>,
    ) -> (Option<Value>, Option<Value>, Held) {
        let Line::Value(line) = condition.line else { return (None, None, Held::NoComparison) };
        let unit = match condition.subject {
            Subject::Segment { size: Size::Customers, .. } => Unit::Count,
            _ => Unit::Share,
        };
        let held = match number {
            Ok(number) => side(condition.op, number, line),
            Err(held) => held,
        };
        (number.ok(), Some(unit.of(line)), held)
    }

    fn metric(&self, id: &str, condition: &Condition) -> (Option<Value>, Option<Value>, Held) {
        let Some(metric) = of_id(self.metrics, id) else {
            return (None, None, Held::NoComparison);
        };
        let number = metric.outcome.map(|reading| reading.value);
        let target = self.targets.iter().find(|it| it.definition.id == id);
        let line = match &condition.line {
            Line::Value(line) => Ok(metric.definition.unit.of(*line)),
            Line::Benchmark(benchmark) => self.published(benchmark, condition.op, metric),
            Line::Than(Earlier::LastMonth) => {
                let earlier = self.last_month.and_then(|metrics| of_id(metrics, id));
                let earlier = earlier.and_then(|it| it.outcome.ok());
                earlier.map(|reading| reading.value).ok_or(Held::NoEarlier)
            }
            Line::Than(Earlier::LastYear) => {
                let earlier = self.last_year.iter().find(|it| it.id == id);
                earlier.and_then(|it| it.value).ok_or(Held::NoEarlier)
            }
            Line::Target => target.map(|it| it.value).ok_or(Held::NoTarget),
        };
        let held = match (number, line) {
            (Err(why), _) => Held::Undefined(why),
            (_, Err(held)) => held,
            (Ok(number), Ok(line)) => {
                match (side(condition.op, number, line.number()), &condition.line) {
                    (Held::Yes, Line::Than(Earlier::LastYear)) => {
                        self.beyond_chance(id, condition.op)
                    }
                    (Held::Yes, Line::Target) => beyond_target(metric, target),
                    (held, _) => held,
                }
            }
        };
        (number.ok(), line.ok(), held)
    }

    /// The end of a published number on whose side a condition holds.
    fn published(&self, id: &str, op: Op, metric: &Metric) -> Result<Value, Held> {
        let found = self.comparisons.iter().find(|one| one.benchmark.id == id);
        let Some(one) = found else { return Err(Held::NoComparison) };
        match one.result {
            Ok(Position::Undefined(why)) => Err(Held::Undefined(why)),
            Err(_) => Err(Held::NoComparison),
            Ok(_) => Ok(metric.definition.unit.of(match op {
                Op::Below | Op::AtMost => one.benchmark.low,
                Op::Above | Op::AtLeast => one.benchmark.high,
            })),
        }
    }

    /// A change since the same month a year ago counts only beyond chance,
    /// where there is a test.
    fn beyond_chance(&self, id: &str, op: Op) -> Held {
        let wanted = match op {
            Op::Below | Op::AtMost => Verdict::Fell,
            Op::Above | Op::AtLeast => Verdict::Rose,
        };
        let chance = self.last_year.iter().find(|it| it.id == id).map(|it| it.chance);
        match chance {
            Some(Chance::Tested(verdict)) if verdict == wanted => Held::Yes,
            Some(Chance::Tested(_)) => Held::WithinNoise,
            Some(Chance::NoTest) => Held::Yes,
            Some(Chance::TooLittle) | None => Held::NotTested,
        }
    }

    fn is_too_few(&self, customers: u64) -> bool {
        customers > 0 && customers < self.privacy_threshold
    }

    fn segment(&self, id: &str, size: Size) -> Result<Value, Held> {
        let group = |id: &str| self.audiences.iter().find(|it| it.0 == id).map(|it| it.1);
        let (of, all) = (group(id).unwrap_or_default(), group(EVERYONE).unwrap_or_default());
        if self.is_too_few(of.customers) {
            return Err(Held::TooFew);
        }
        let nobody = Held::Undefined(Why::NobodyThere);
        match size {
            Size::Customers => Ok(Value::Count(of.customers)),
            Size::Share => ratio(of.customers, all.customers).map(Value::Share).ok_or(nobody),
            Size::RevenueShare if all.last_year > Money::ZERO => {
                Ok(Value::Share((of.last_year.units() / all.last_year.units()).clamp(0.0, 1.0)))
            }
            Size::RevenueShare => Err(nobody),
        }
    }

    fn first_orders(&self, by: Trait, is: Option<&str>) -> Result<Value, Held> {
        let (mut with, mut named, mut all) = (0, 0, 0);
        for ((kind, name), first) in self.firsts {
            if *kind != by {
                continue;
            }
            all += first.customers;
            named += if name.is_some() { first.customers } else { 0 };
            let counts = name.as_deref().is_some_and(|name| is.is_none_or(|is| is == name));
            with += if counts { first.customers } else { 0 };
        }
        if named == 0 {
            return Err(Held::NotInTheFiles);
        }
        if self.is_too_few(with) || self.is_too_few(all - with) {
            return Err(Held::TooFew);
        }
        ratio(with, all).map(Value::Share).ok_or(Held::Undefined(Why::NobodyThere))
    }
}

/// A number is on a side of a target only if the target is not in its interval.
fn beyond_target(metric: &Metric, target: Option<&Target>) -> Held {
    let reach = target.zip(metric.outcome.ok()).map(|(it, reading)| it.distance(&reading).verdict);
    if reach == Some(Reach::WithinChance) { Held::WithinNoise } else { Held::Yes }
}

fn side(op: Op, number: Value, line: f64) -> Held {
    if op.holds(number.number(), line) { Held::Yes } else { Held::No }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of the condition that decides among some of which that came.
    fn decides(how: How, helds: &[Held]) -> Option<usize> {
        let condition = Condition {
            subject: Subject::Metric("repeat_purchase_rate".into()),
            op: Op::Below,
            line: Line::Value(0.3),
        };
        let one = |held: &Held| Checked {
            condition: condition.clone(),
            number: None,
            line: None,
            held: *held,
        };
        let checked: Vec<Checked> = helds.iter().map(one).collect();
        let when = When { how, conditions: vec![condition; checked.len()] };
        let deciding = when.deciding(&checked)?;
        checked.iter().position(|it| std::ptr::eq(it, deciding))
    }

    #[test]
    fn the_condition_that_decides_is_the_first_that_nothing_can_outweigh() {
        let unknown = Held::NoEarlier;
        // With `any`, one that is not known leaves it open, not the one that fails.
        assert_eq!(decides(How::Any, &[Held::No, unknown]), Some(1));
        assert_eq!(decides(How::Any, &[Held::No, unknown, Held::Yes]), Some(2));
        assert_eq!(decides(How::Any, &[Held::No, Held::WithinNoise]), Some(0));
        // With `all`, the one that is not known, not the one that holds.
        assert_eq!(decides(How::All, &[Held::Yes, unknown]), Some(1));
        assert_eq!(decides(How::All, &[unknown, Held::Yes, Held::WithinNoise]), Some(2));
        assert_eq!(decides(How::All, &[Held::Yes, Held::Yes]), Some(0));
        assert_eq!(decides(How::Any, &[]), None);
    }
}
