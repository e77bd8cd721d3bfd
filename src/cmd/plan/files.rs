//! Plan files in a project's folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config;
use crate::plans;
use crate::plans::{Faults, Plan, Text};

use super::super::assets;
use super::super::error::Error;
use super::super::project::Project;
use super::FOLDER;

/// Something in a folder, as a user writes its path.
pub(super) fn below(root: &Path, name: &str) -> PathBuf {
    if root == Path::new(".") { name.into() } else { root.join(name) }
}

/// The plans of what is built: of the project, or of the sample. Files named
/// without a project have none.
pub(in crate::cmd) fn read(project: &Project) -> Result<Vec<Plan>, Error> {
    match &project.root {
        Some(root) => of(root),
        None if project.is_sample => Ok(plans::parse(&assets::sample_plans())?),
        None => Ok(Vec::new()),
    }
}

/// The plans in a project's folder, by name.
pub(super) fn of(root: &Path) -> Result<Vec<Plan>, Error> {
    let folder = below(root, FOLDER);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let fault = |source| Error::Asset { path: folder.clone(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.extension().is_some_and(|it| it == "md") && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        match fs::read_to_string(&path) {
            Ok(text) => texts.push(Text { path, text }),
            Err(source) => faults.push(config::Error::Io { path, source }),
        }
    }
    let read = plans::parse(&texts);
    if faults.is_empty() {
        return Ok(read?);
    }
    faults.extend(read.err().into_iter().flat_map(|Faults(more)| more));
    Err(Faults(faults).into())
}
