//! The plan that an export carries out.

use std::fs;
use std::io;
use std::path::Path;

use crate::cmd::error::Error as Any;
use crate::cmd::plan::FOLDER;
use crate::plans;
use crate::plans::{Plan, Text};

use super::error::Error;

/// Reads `plan/NAME.md` of the project in `root`.
pub(super) fn read(root: &Path, name: &str) -> Result<Option<Plan>, Any> {
    let path = root.join(FOLDER).join(format!("{name}.md"));
    let text = fs::read_to_string(&path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => Error::NoPlan { path: path.clone() },
        _ => Error::Read { path: path.clone(), source },
    })?;
    Ok(plans::parse(&[Text { path, text }])?.pop())
}
