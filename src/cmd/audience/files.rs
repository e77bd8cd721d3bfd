//! The files of an export, and where they may not be.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cmd::past::SITE;
use crate::cmd::private::for_the_owner;
use crate::orders::Secret;
use crate::site;

use super::error::Error;

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    Owner,
    Anyone,
}

/// A secret of random bytes.
pub(super) fn new_secret() -> Result<Secret, Error> {
    let mut bytes = [0; Secret::BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Error::NoChance(io::Error::other(error)))?;
    Ok(Secret::new(bytes))
}

/// That a folder is neither a site nor in one.
pub(super) fn not_in_a_site(folder: &Path, root: &Path) -> Result<(), Error> {
    // Where a site is built to when nothing else is said, before there is one.
    let to_be = |root: &Path| folder.starts_with(root.join(SITE));
    if to_be(root) || to_be(Path::new("")) {
        return Err(Error::InSite { path: folder.into() });
    }
    // The part of the path that is there already, without links and dots.
    let there =
        folder.ancestors().map(|it| if it.as_os_str().is_empty() { Path::new(".") } else { it });
    let there = there.filter_map(|it| it.canonicalize().ok()).next().unwrap_or_default();
    let is_site = |it: &Path| it.join(site::MARK).exists();
    if there.ancestors().any(is_site) {
        return Err(Error::InSite { path: folder.into() });
    }
    Ok(())
}

/// Writes these files: all of them beside their places, so that a full disk leaves
/// none, and only then into these, in order. What is in its place already when one
/// cannot be put there is as it was before. A folder that has to be made for the list is
/// the owner's, and git passes over it.
pub(super) fn write(out: &Path, files: [(&PathBuf, &[u8], For); 3]) -> Result<(), Error> {
    let fault = |path: &Path, source| Error::Write { path: path.into(), source };
    if !out.exists() {
        fs::create_dir_all(out).map_err(|source| fault(out, source))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let owner = fs::Permissions::from_mode(0o700);
            fs::set_permissions(out, owner).map_err(|source| fault(out, source))?;
        }
        let ignore = out.join(".gitignore");
        fs::write(&ignore, "*\n").map_err(|source| fault(&ignore, source))?;
    }
    let mut written = Vec::new();
    let all = files.iter().try_for_each(|(path, bytes, whom)| {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = beside(path);
        let mut file = match whom {
            For::Owner => for_the_owner(&new)?,
            For::Anyone => fs::File::create(&new)?,
        };
        written.push((new, path.as_path()));
        file.write_all(bytes)
    });
    let path = || written.last().map_or(out, |(_, path)| *path);
    let done = match all {
        Ok(()) => put(&written).map_err(|(path, source)| fault(path, source)),
        Err(source) => Err(fault(path(), source)),
    };
    if done.is_err() {
        for (new, _) in &written {
            // The first error is the one to report, even if this fails too.
            let _ = fs::remove_file(new);
        }
    }
    done
}

/// Where a file is written before it is put in its place.
fn beside(path: &Path) -> PathBuf {
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    PathBuf::from(new)
}

/// Puts files in their places; when one cannot be put there, the places are as before.
fn put<'a>(written: &[(PathBuf, &'a Path)]) -> Result<(), (&'a Path, io::Error)> {
    let mut before: Vec<(&Path, Option<Vec<u8>>)> = Vec::new();
    for (new, path) in written {
        let old = match fs::read(path) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => {
                undo(&before);
                return Err((path, source));
            }
        };
        if let Err(source) = fs::rename(new, path) {
            undo(&before);
            return Err((path, source));
        }
        before.push((path, old));
    }
    Ok(())
}

/// Gives places back what was in them. The error that led here is the one to report,
/// even if this fails too.
fn undo(before: &[(&Path, Option<Vec<u8>>)]) {
    for (path, old) in before.iter().rev() {
        let _ = match old {
            Some(old) => fs::write(path, old),
            None => fs::remove_file(path),
        };
    }
}

/// Whether git would take a file along with others: it is in a repository that does
/// not ignore it. Without git nothing is.
pub(super) fn would_be_tracked(file: &Path) -> bool {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return false };
    let mut git = Command::new("git");
    git.args(["check-ignore", "-q"]).arg(name).current_dir(folder);
    let done = git.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    // 0: it is ignored; 1: it is not; else there is no repository.
    done.is_ok_and(|status| status.code() == Some(1))
}
