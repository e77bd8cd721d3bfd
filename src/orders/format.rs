//! Export layouts: data in `content/formats`, one file a layout.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::config;
use crate::config::Columns;
use crate::config::Contacts;
use crate::config::Rules;

use super::error::Error;

/// One export layout.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// What people call it.
    pub title: String,
    /// Against what it was checked.
    pub verified: String,
    /// Headers that tell it from others; all have to be there.
    #[serde(default)]
    pub detect: Vec<String>,
    /// The currency, when the layout has one and no column for it.
    pub currency: Option<String>,
    /// The zone, when the layout has one and times without offsets.
    pub time_zone: Option<String>,
    /// What to export instead, of a layout in which nobody can be told from
    /// anybody: it has no column for the customer, and its report is of revenue
    /// only.
    pub no_customers: Option<String>,
    /// Which header plays which role.
    #[serde(default)]
    pub columns: Columns,
    /// Which header says how a customer is reached.
    #[serde(default)]
    pub contacts: Contacts,
    /// What a row is.
    #[serde(default)]
    pub rules: Rules,
}

impl Format {
    /// The software or the marketplace that writes it: its title up to the
    /// first comma. `None` of a layout that is no software's own.
    pub(super) fn software(&self) -> Option<&str> {
        let (software, _) = self.title.split_once(", ")?;
        Some(software)
    }

    /// Whether all headers that tell this layout are there.
    pub(super) fn fits(&self, header: &[String]) -> bool {
        !self.detect.is_empty() && self.detect.iter().all(|name| header.contains(name))
    }
}

/// The name of the format whose columns the configuration names.
pub(super) const COLUMNS: &str = "columns";

/// The name that asks for a format by the header.
pub(super) const AUTO: &str = "auto";

/// All layouts, by name.
#[derive(Clone, Debug, Default)]
pub struct Formats(BTreeMap<String, Format>);

impl Formats {
    /// Reads `(path, text)` of every format file; a format's name is its
    /// file's, without the ending.
    ///
    /// # Errors
    ///
    /// [`config::Error::Bad`] with the first line that is not understood.
    pub fn parse<'a>(
        files: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Formats, config::Error> {
        let mut formats = BTreeMap::new();
        for (path, text) in files {
            let path = Path::new(path);
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            formats.insert(name.unwrap_or_default(), config::parse(text, path)?);
        }
        Ok(Formats(formats))
    }

    /// The format called `name`.
    ///
    /// # Errors
    ///
    /// [`Error::NoFormat`] with the names there are.
    pub(super) fn named(&self, name: &str) -> Result<&Format, Error> {
        self.0.get(name).ok_or_else(|| Error::NoFormat {
            name: name.into(),
            known: [AUTO.into()].into_iter().chain(self.0.keys().cloned()).collect(),
        })
    }

    /// The format that this header belongs to: of those whose headers are all
    /// there, the one that asks for most; among equals the first by name.
    pub(super) fn of_header(&self, header: &[String]) -> Option<&str> {
        let fitting = self.0.iter().filter(|(_, format)| format.fits(header));
        fitting.rev().max_by_key(|(_, format)| format.detect.len()).map(|(name, _)| name.as_str())
    }
}
