//! A benchmark file on disk.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::config;
use crate::metrics::Unit;

use super::condition::known_metric;

/// Where a published number comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When; `None` when it does not say.
    pub year: Option<u32>,
    /// Where; `None` when there is no address to give.
    pub url: Option<String>,
    /// Read at its origin, or as others quote it.
    pub primary: bool,
}

/// A published number.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Its name in files.
    pub id: String,
    /// Where it comes from.
    pub source: Source,
    /// The nearest of our metrics, if one is near.
    pub metric: Option<String>,
    /// A: primary, defined, sample given. B: primary but thin. C: without
    /// definition or method, or second-hand.
    pub grade: String,
    /// The trade, or "all".
    pub vertical: String,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The number again, or the upper end.
    pub high: f64,
    /// Its unit.
    pub unit: Unit,
    /// The currency, when the unit is money.
    pub currency: Option<String>,
    /// The stretch of time it looks at.
    pub window: String,
    /// Whom or what it is about.
    pub population: String,
    /// Shops in the sample, when stated.
    pub shops: Option<u64>,
    /// Customers in the sample, when stated.
    pub customers: Option<u64>,
    /// When the data are from, when stated.
    pub period: Option<String>,
    /// What was measured.
    pub definition: String,
    /// What is weak or odd about it.
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Source,
    benchmark: Vec<Wire>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: Spanned<String>,
    metric: Option<Spanned<String>>,
    grade: String,
    vertical: String,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    unit: Unit,
    currency: Option<String>,
    window: String,
    population: String,
    shops: Option<u64>,
    customers: Option<u64>,
    period: Option<String>,
    definition: String,
    note: Option<String>,
}

/// Reads one file.
///
/// # Errors
///
/// [`config::Error::Bad`] with the first line that is not understood: a metric
/// that there is not, or neither a value nor a range.
pub(super) fn parse(path: &str, text: &str) -> Result<Vec<Benchmark>, config::Error> {
    let path = Path::new(path);
    let file: File = config::parse(text, path)?;
    let source = file.source;
    let read = |wire: Wire| {
        if let Some(metric) = &wire.metric {
            known_metric(metric, text, path)?;
        }
        let (low, high) = match (wire.value, wire.low, wire.high) {
            (Some(value), None, None) => (value, value),
            (None, Some(low), Some(high)) if low <= high => (low, high),
            _ => {
                let what = format!("{:?} has neither a value nor a range", wire.id.as_ref());
                let hint = "give value, or low and high".into();
                return Err(config::bad(path, text, wire.id.span(), what, Some(hint)));
            }
        };
        Ok(Benchmark {
            id: wire.id.into_inner(),
            source: source.clone(),
            metric: wire.metric.map(Spanned::into_inner),
            grade: wire.grade,
            vertical: wire.vertical,
            low,
            high,
            unit: wire.unit,
            currency: wire.currency,
            window: wire.window,
            population: wire.population,
            shops: wire.shops,
            customers: wire.customers,
            period: wire.period,
            definition: wire.definition,
            note: wire.note,
        })
    };
    file.benchmark.into_iter().map(read).collect()
}
