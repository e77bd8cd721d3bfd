//! Records of what was exported, in the folder of plans.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config;
use crate::effects::record::{FACTS, PEOPLE, Record};
use crate::orders::Secret;
use crate::report::Sent;

use super::audience;
use super::error::Error;
use super::plan::FOLDER;
use super::private::Private;

/// All records of the project in `root`, and the secret they were made with. Without
/// a record no secret is read.
pub(super) fn all(root: &Path) -> Result<(Sent, Option<Secret>), Error> {
    let folder = root.join(FOLDER);
    let mut names = Vec::new();
    if folder.is_dir() {
        let fault = |source| audience::Error::Read { path: folder.clone(), source };
        for entry in fs::read_dir(&folder).map_err(fault)? {
            let name = entry.map_err(fault)?.file_name();
            names.extend(name.to_string_lossy().strip_suffix(FACTS).map(String::from));
        }
    }
    if names.is_empty() {
        return Ok((Sent::default(), None));
    }
    names.sort();
    let records = names.iter().map(|name| Ok(one(root, name)?.into_iter()));
    let records = records.collect::<Result<Vec<_>, Error>>()?.into_iter().flatten().collect();
    let secret = Private::of(root).secret()?;
    Ok((Sent { records, secret: secret.as_ref().map(Secret::mark) }, secret))
}

/// The record of the plan called `name`, if there is one.
pub(super) fn one(root: &Path, name: &str) -> Result<Option<Record>, Error> {
    let [facts, people] = paths(root, name);
    let read = |path: &PathBuf| {
        fs::read_to_string(path).map_err(|source| config::Error::Io { path: path.clone(), source })
    };
    match fs::metadata(&facts) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        _ => {}
    }
    if !people.exists() {
        return Err(audience::Error::HalfARecord { facts, people }.into());
    }
    let texts = (read(&facts)?, read(&people)?);
    Ok(Some(Record::parse(name, (&facts, &texts.0), (&people, &texts.1))?))
}

/// The two files of a record.
pub(super) fn paths(root: &Path, name: &str) -> [PathBuf; 2] {
    [FACTS, PEOPLE].map(|ending| root.join(FOLDER).join(format!("{name}{ending}")))
}
