//! Conditions on metrics, as claims and playbooks state them.

use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::config;
use crate::metrics::{DEFINITIONS, Definition, Unit, definition};

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

/// The metric that a file names.
///
/// # Errors
///
/// [`config::Error::Bad`] with the line, and the nearest id as its hint.
pub fn known_metric(
    metric: &Spanned<String>,
    text: &str,
    path: &Path,
) -> Result<&'static Definition, config::Error> {
    let id = metric.as_ref();
    definition(id).ok_or_else(|| {
        let hint = config::nearest(id, DEFINITIONS.iter().map(|definition| definition.id));
        let what = format!("there is no metric {id:?}");
        config::bad(path, text, metric.span(), what, Some(hint))
    })
}

/// Amounts from here on are no shop's.
const TOO_MUCH: f64 = 1e12;

/// That a number can be one of this unit.
///
/// # Errors
///
/// What is wrong with it, and what is right.
pub fn fits(unit: Unit, number: f64) -> Result<(), (String, &'static str)> {
    let is_number = (0.0..TOO_MUCH).contains(&number);
    let (fits, what, hint) = match unit {
        Unit::Share => {
            let is_share = (0.0..=1.0).contains(&number);
            (is_share, "a share", "a share is from 0 to 1: 0.32 for 32%")
        }
        Unit::Count => {
            let is_whole = is_number && libm::trunc(number) >= number;
            (is_whole, "a count", "write a whole number from 0 on")
        }
        Unit::Money => (is_number, "an amount", "write units of the currency, from 0 on"),
        Unit::Days => (is_number, "a number of days", "write days from 0 on"),
        Unit::Ratio => (is_number, "a ratio", "write a number from 0 on"),
    };
    if fits { Ok(()) } else { Err((format!("{number} is not {what}"), hint)) }
}
