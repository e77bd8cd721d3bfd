//! Numbers beside published numbers.
//!
//! A published number is compared only when it measures what ours measures:
//! the same metric, unit, window of time, population and trade. Otherwise each
//! [`Mismatch`] is named instead.

pub mod claims;
pub mod condition;
mod peers;
pub mod targets;
mod wire;

use std::collections::BTreeMap;

use crate::config;
use crate::metrics::Unit;
use crate::metrics::Why;
use crate::metrics::{Metric, of_id};
use crate::units::Currency;

pub use peers::FEWEST;
pub use wire::{Benchmark, GRADES, POPULATIONS, Source, WINDOWS};

/// Why a published number says nothing about ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Nothing like it is computed here.
    Metric,
    /// It is in another unit or currency.
    Unit,
    /// It looks at another stretch of time.
    Window,
    /// It is about other people, or about no people.
    Population,
    /// It is about another trade.
    Vertical,
}

impl Mismatch {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Mismatch::Metric => "metric",
            Mismatch::Unit => "unit",
            Mismatch::Window => "window",
            Mismatch::Population => "population",
            Mismatch::Vertical => "vertical",
        }
    }
}

/// Where our number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Our whole interval is below it.
    Below,
    /// It lies in our interval.
    Within,
    /// Our whole interval is above it.
    Above,
    /// Our number is undefined.
    Undefined(Why),
}

impl Position {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Position::Below => "below",
            Position::Within => "within",
            Position::Above => "above",
            Position::Undefined(_) => "undefined",
        }
    }
}

/// A published number beside ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The published number.
    pub benchmark: Benchmark,
    /// Ours, when something like it is computed.
    pub metric: Option<Metric>,
    /// Where ours stands, or everything that keeps them from being compared.
    pub result: Result<Position, Vec<Mismatch>>,
}

/// All published numbers, in the order of their files and ids.
#[derive(Clone, Debug, Default)]
pub struct Library(Vec<Benchmark>);

impl Library {
    /// Reads `(path, text)` of every benchmark file.
    ///
    /// # Errors
    ///
    /// [`config::Error::Bad`] with the first line that is not understood.
    pub fn parse<'a>(
        files: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Library, config::Error> {
        let (mut all, mut taken) = (Vec::new(), BTreeMap::new());
        for (path, text) in files {
            all.extend(wire::parse(path, text, &mut taken)?);
        }
        Ok(Library(all))
    }

    /// The published number with this id.
    pub fn get(&self, id: &str) -> Option<&Benchmark> {
        self.0.iter().find(|benchmark| benchmark.id == id)
    }

    /// Ids of all.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|benchmark| benchmark.id.as_str())
    }

    /// Every published number beside ours.
    pub fn compare(
        &self,
        metrics: &[Metric],
        vertical: Option<&str>,
        currency: Currency,
    ) -> Vec<Comparison> {
        let one = |benchmark: &Benchmark| compare(benchmark, metrics, vertical, currency);
        self.0.iter().map(one).collect()
    }
}

fn compare(
    benchmark: &Benchmark,
    metrics: &[Metric],
    vertical: Option<&str>,
    currency: Currency,
) -> Comparison {
    let metric = benchmark.metric.as_ref().and_then(|id| of_id(metrics, id)).copied();
    let mismatches = mismatches(benchmark, metric, vertical, currency);
    let result = match metric {
        Some(metric) if mismatches.is_empty() => Ok(position(benchmark, metric)),
        _ => Err(mismatches),
    };
    Comparison { benchmark: benchmark.clone(), metric, result }
}

fn mismatches(
    benchmark: &Benchmark,
    metric: Option<Metric>,
    vertical: Option<&str>,
    currency: Currency,
) -> Vec<Mismatch> {
    let Some(metric) = metric else { return vec![Mismatch::Metric] };
    let ours = metric.definition;
    let foreign =
        ours.unit == Unit::Money && benchmark.currency.as_deref() != Some(currency.code());
    let other_trade = benchmark.vertical != "all" && Some(benchmark.vertical.as_str()) != vertical;
    [
        (benchmark.unit != ours.unit || foreign, Mismatch::Unit),
        (benchmark.window != ours.window, Mismatch::Window),
        (benchmark.population != ours.population, Mismatch::Population),
        (other_trade, Mismatch::Vertical),
    ]
    .into_iter()
    .filter_map(|(differs, mismatch)| differs.then_some(mismatch))
    .collect()
}

fn position(benchmark: &Benchmark, metric: Metric) -> Position {
    let reading = match metric.outcome {
        Ok(reading) => reading,
        Err(why) => return Position::Undefined(why),
    };
    let number = reading.value.number();
    let (low, high) = reading.interval.unwrap_or((number, number));
    if high < benchmark.low {
        Position::Below
    } else if low > benchmark.high {
        Position::Above
    } else {
        Position::Within
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Reading, Value, definition};

    fn library(window: &str, vertical: &str) -> Library {
        let text = format!(
            "[source]\ntitle = \"t\"\npublisher = \"p\"\nprimary = true\n[[benchmark]]\nid = \"b\"\n\
             metric = \"second_order_rate_365d\"\ngrade = \"A\"\nvertical = \"{vertical}\"\n\
             value = 0.32\nunit = \"share\"\nwindow = \"{window}\"\npopulation = \"customers\"\n\
             definition = \"d\"\n"
        );
        Library::parse([("b.toml", text.as_str())].into_iter()).unwrap()
    }

    fn result(library: &Library, low: f64, high: f64) -> Result<Position, Vec<Mismatch>> {
        let reading = Reading {
            value: Value::Share(f64::midpoint(low, high)),
            parts: None,
            interval: Some((low, high)),
        };
        let definition = definition("second_order_rate_365d").unwrap();
        let metric = Metric { definition, outcome: Ok(reading) };
        library.compare(&[metric], Some("tea"), Currency::UNKNOWN)[0].result.clone()
    }

    #[test]
    fn the_interval_decides_where_ours_stands() {
        let same = library("365d", "all");
        assert_eq!(result(&same, 0.20, 0.31), Ok(Position::Below));
        assert_eq!(result(&same, 0.31, 0.33), Ok(Position::Within));
        assert_eq!(result(&same, 0.33, 0.40), Ok(Position::Above));
    }

    #[test]
    fn another_definition_is_not_compared_and_says_so() {
        assert_eq!(result(&library("ever", "all"), 0.3, 0.4), Err(vec![Mismatch::Window]));
        assert_eq!(
            result(&library("none", "coffee"), 0.3, 0.4),
            Err(vec![Mismatch::Window, Mismatch::Vertical])
        );
        assert_eq!(result(&library("365d", "tea"), 0.33, 0.4), Ok(Position::Above));
    }
}
