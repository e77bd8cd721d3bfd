//! The sections of `perennial.toml` about who is who, and about money.

use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::Region;
use super::words;

/// By what two customers are known to be one, beside the customer's column.
/// Without any of these nobody is merged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identity {
    /// What does not tell two e-mail addresses apart, at hosts that are known
    /// to deliver them to one mailbox.
    pub email: Vec<Ignored>,
    /// The region of telephone numbers that are written without a country;
    /// customers with one number are one. `None` when numbers tell nothing.
    #[serde(deserialize_with = "words::region")]
    pub phone: Option<&'static Region>,
    /// Customers to whom a store has given one number are one.
    pub customer_id: bool,
    /// A CSV file of customers who are one, relative to the configuration.
    pub aliases: Option<PathBuf>,
}

impl Identity {
    /// Whether anybody can be merged.
    pub fn is_empty(&self) -> bool {
        *self == Identity::default()
    }
}

/// A part of an e-mail address that its host does not look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ignored {
    /// `+tag` after the name.
    Tags,
    /// Dots in the name.
    Dots,
}

/// Money of other currencies than the report's.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Currencies {
    /// A CSV file of what other currencies are worth in the report's, relative
    /// to the configuration. Without it one report has one currency.
    pub rates: Option<Spanned<PathBuf>>,
}
