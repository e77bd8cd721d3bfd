//! Our numbers beside what the shop wants them to be.

use crate::config;
use crate::metrics::{Better, DEFINITIONS, Definition, Reading, Value};

use super::condition::{fits, known_metric};

/// What the shop wants a metric to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The metric.
    pub definition: &'static Definition,
    /// The number, in the metric's unit.
    pub value: Value,
}

/// How far a number is from its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    /// The number less the target, in the metric's unit: of shares 0.01 is a point.
    pub difference: f64,
    /// Whether that is good.
    pub verdict: Verdict,
}

/// What is to be said of a number beside its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is at the target, or on the side of it that is better.
    Reached,
    /// It is on the other side.
    Missed,
    /// Its interval has the target in it.
    WithinChance,
    /// No side of such a number is better by itself.
    Beside,
}

impl Verdict {
    /// Each of them.
    pub const ALL: [Verdict; 4] =
        [Verdict::Reached, Verdict::Missed, Verdict::WithinChance, Verdict::Beside];

    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Reached => "reached",
            Verdict::Missed => "missed",
            Verdict::WithinChance => "within_chance",
            Verdict::Beside => "beside",
        }
    }
}

impl Target {
    /// How far a number of this metric is from it. The interval decides where there is one;
    /// a number without one decides alone.
    pub fn distance(&self, reading: &Reading) -> Distance {
        let (number, target) = (reading.value.number(), self.value.number());
        let verdict = match (reading.interval, self.definition.better) {
            (Some((low, high)), _) if low <= target && target <= high => Verdict::WithinChance,
            (_, Better::Up) if number >= target => Verdict::Reached,
            (_, Better::Down) if number <= target => Verdict::Reached,
            (_, Better::Neither) => Verdict::Beside,
            _ => Verdict::Missed,
        };
        Distance { difference: number - target, verdict }
    }
}

/// The targets of a configuration, in the order of [`DEFINITIONS`].
///
/// # Errors
///
/// [`config::Error::Bad`] with the line of the first name that is no metric, or
/// number that the metric cannot have.
pub fn read(wanted: &config::Targets) -> Result<Vec<Target>, config::Error> {
    let mut found = Vec::new();
    for (metric, number) in &wanted.all {
        let (text, path) = (&wanted.text, &wanted.path);
        let definition = known_metric(metric, text, path)?;
        let value = *number.as_ref();
        fits(definition.unit, value).map_err(|(what, hint)| {
            config::bad(path, text, number.span(), what, Some(hint.into()))
        })?;
        found.push(Target { definition, value: definition.unit.of(value) });
    }
    found.sort_by_key(|it| DEFINITIONS.iter().position(|one| one == it.definition));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Config;
    use crate::metrics::definition;
    use crate::units::Money;

    fn targets(text: &str) -> Result<Vec<Target>, config::Error> {
        read(&Config::from_text(text, Path::new("perennial.toml"))?.targets)
    }

    fn fault(text: &str) -> (String, String) {
        let error = targets(text).unwrap_err();
        (error.to_string(), error.hint().unwrap_or_default())
    }

    fn target(id: &str, value: Value) -> Target {
        Target { definition: definition(id).unwrap(), value }
    }

    #[test]
    fn targets_are_in_the_units_and_the_order_of_metrics() {
        let text = "[targets]\nrepeat_purchase_rate = 0.35\nrevenue = 12000\norders = 300\n\
                    median_order_gap_days = 45.5\n";
        let all = [
            target("orders", Value::Count(300)),
            target("revenue", Value::Money(Money(12_000 * Money::SCALE))),
            target("repeat_purchase_rate", Value::Share(0.35)),
            target("median_order_gap_days", Value::Days(45.5)),
        ];
        assert_eq!(targets(text).unwrap(), all);
        assert_eq!(targets("[shop]\nname = \"x\"\n").unwrap(), []);
    }

    #[test]
    fn a_metric_that_there_is_not_comes_with_its_line_and_the_nearest() {
        let (what, hint) = fault("[targets]\nrevenue = 12000\nrepeat_purchase_rat = 0.35\n");
        assert_eq!(what, "perennial.toml:3: there is no metric \"repeat_purchase_rat\"");
        assert_eq!(hint, "did you mean \"repeat_purchase_rate\"?");
    }

    #[test]
    fn a_number_that_the_metric_cannot_have_comes_with_its_line() {
        let (what, hint) = fault("[targets]\nrevenue = 1\nrepeat_purchase_rate = 35\n");
        assert_eq!(what, "perennial.toml:3: 35 is not a share");
        assert_eq!(hint, "a share is from 0 to 1: 0.32 for 32%");
        let what = |line: &str| fault(&format!("[targets]\n\n{line}\n")).0;
        assert_eq!(what("churn_rate = -0.1"), "perennial.toml:3: -0.1 is not a share");
        assert_eq!(what("orders = 10.5"), "perennial.toml:3: 10.5 is not a count");
        assert_eq!(what("revenue = -1"), "perennial.toml:3: -1 is not an amount");
        assert_eq!(what("revenue = inf"), "perennial.toml:3: inf is not an amount");
        assert_eq!(what("aov = nan"), "perennial.toml:3: NaN is not an amount");
        let days = what("median_order_gap_days = -2");
        assert_eq!(days, "perennial.toml:3: -2 is not a number of days");
        let ratio = what("purchase_frequency_12m = -2.0");
        assert_eq!(ratio, "perennial.toml:3: -2 is not a ratio");
        assert!(what("revenue = \"much\"").starts_with("perennial.toml:3: invalid type"));
    }

    /// By hand: 0.30 beside 0.35, with intervals that end below it and above it.
    #[test]
    fn the_interval_decides_and_then_the_side_that_is_better() {
        let reading = |value, interval| Reading { value, parts: None, interval };
        let share = |number, interval| reading(Value::Share(number), interval);
        let verdict = |id: &str, to: f64, reading: Reading| {
            let distance = target(id, reading.value.like(to)).distance(&reading);
            assert!((distance.difference - (reading.value.number() - to)).abs() < 1e-12);
            distance.verdict
        };
        let repeat = "repeat_purchase_rate";
        let missed = verdict(repeat, 0.35, share(0.30, Some((0.27, 0.33))));
        assert_eq!(missed, Verdict::Missed);
        let close = verdict(repeat, 0.35, share(0.30, Some((0.25, 0.35))));
        assert_eq!(close, Verdict::WithinChance);
        assert_eq!(verdict(repeat, 0.35, share(0.40, Some((0.36, 0.44)))), Verdict::Reached);
        assert_eq!(verdict("churn_rate", 0.35, share(0.30, None)), Verdict::Reached);
        assert_eq!(verdict("churn_rate", 0.35, share(0.40, None)), Verdict::Missed);
        assert_eq!(verdict("returning_customer_share", 0.35, share(0.4, None)), Verdict::Beside);
        let revenue = |units| reading(Value::Money(Money::of_units(units)), None);
        assert_eq!(verdict("revenue", 12_000.0, revenue(12_000.0)), Verdict::Reached);
        assert_eq!(verdict("revenue", 12_000.0, revenue(11_999.99)), Verdict::Missed);
    }
}
