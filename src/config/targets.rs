//! What the shop wants its numbers to be, as its file writes it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Deserializer};
use toml::Spanned;

/// Numbers by the names of metrics, with their places in the file. Which names and
/// numbers are right is known where metrics are.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// The number for each name, in the unit of the metric.
    pub all: BTreeMap<Spanned<String>, Spanned<f64>>,
    /// The text in which the places are.
    pub text: String,
    /// The file of the text, for messages.
    pub path: PathBuf,
}

impl<'de> Deserialize<'de> for Targets {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Targets, D::Error> {
        Ok(Targets { all: BTreeMap::deserialize(from)?, ..Targets::default() })
    }
}
