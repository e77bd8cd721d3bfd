//! What an export needs to know of a plan.

use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::cmd::error::Error as Any;
use crate::cmd::records::PLANS;
use crate::config;

use super::error::Error;

/// What an export needs to know of a plan.
#[derive(Debug, Deserialize)]
pub(super) struct Plan {
    /// Its audience's id.
    pub(super) audience: Option<String>,
    measure: Option<Measure>,
}

#[derive(Debug, Deserialize)]
struct Measure {
    after_days: Option<u32>,
}

impl Plan {
    /// Reads `plan/NAME.md` of the project in `root`.
    pub(super) fn read(root: &Path, name: &str) -> Result<Plan, Any> {
        let path = root.join(PLANS).join(format!("{name}.md"));
        let text = fs::read_to_string(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => Error::NoPlan { path: path.clone() },
            _ => Error::Read { path: path.clone(), source },
        })?;
        let front = text.strip_prefix("+++").and_then(|rest| rest.split_once("\n+++"));
        let Some((front, _)) = front else {
            let hint = "begin with a line +++, then TOML, then a line +++".to_string();
            let what = "the plan has no front matter".into();
            return Err(config::bad(&path, &text, 0..0, what, Some(hint)).into());
        };
        Ok(config::parse(front, &path)?)
    }

    /// The days after which its effect is measured.
    pub(super) fn days(&self) -> Option<u32> {
        self.measure.as_ref()?.after_days
    }
}
