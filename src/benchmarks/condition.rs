//! Conditions on metrics, as claims and playbooks state them.

use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::config;
use crate::metrics::DEFINITIONS;
use crate::metrics::definition;

/// How a number is compared with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Op {
    /// Less.
    #[serde(rename = "<")]
    Below,
    /// Less or equal.
    #[serde(rename = "<=")]
    AtMost,
    /// More.
    #[serde(rename = ">")]
    Above,
    /// More or equal.
    #[serde(rename = ">=")]
    AtLeast,
}

impl Op {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Op::Below => "below",
            Op::AtMost => "at-most",
            Op::Above => "above",
            Op::AtLeast => "at-least",
        }
    }

    /// Whether `number` is on this side of `line`.
    pub fn holds(self, number: f64, line: f64) -> bool {
        match self {
            Op::Below => number < line,
            Op::AtMost => number <= line,
            Op::Above => number > line,
            Op::AtLeast => number >= line,
        }
    }
}

/// That a file names a metric that there is.
///
/// # Errors
///
/// [`config::Error::Bad`] with the line, and the nearest id as its hint.
pub fn known_metric(
    metric: &Spanned<String>,
    text: &str,
    path: &Path,
) -> Result<(), config::Error> {
    let id = metric.as_ref();
    if definition(id).is_some() {
        return Ok(());
    }
    let hint = config::nearest(id, DEFINITIONS.iter().map(|definition| definition.id));
    let what = format!("there is no metric {id:?}");
    Err(config::bad(path, text, metric.span(), what, Some(hint)))
}
