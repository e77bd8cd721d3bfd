//! The site of a project, and the reports that it has.

use std::path::Path;

use crate::pages::Past;
use crate::site;

use super::error::Error;

/// The folder of the site when `--out` names none.
pub(super) const SITE: &str = "site";

/// The months that the site has already, ascending.
pub(super) fn past(out: &Path) -> Result<Vec<Past>, Error> {
    let months = site::archive(out)?.into_iter();
    let read = months.filter_map(|(month, bytes)| {
        let report = serde_json::from_slice(&bytes).ok()?;
        Some(Past { month, report })
    });
    Ok(read.collect())
}
