//! What can be wrong with a site, or with the folder it should go to.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

/// Faults that a message spells out; the rest are counted.
const SHOWN: usize = 20;

/// A site that could not be checked, read or written.
///
/// A message never includes its `source`: the caller prints the chain.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Something in the site's folder could not be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Something in the site's folder could not be written, moved or removed.
    #[error("cannot write {}", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A folder with files of someone else.
    #[error("{}: has files but no {}, so it is not a site", path.display(), super::MARK)]
    NotASite {
        /// The folder, as the user wrote it.
        path: PathBuf,
    },
    /// Something other than a folder where a folder should go.
    #[error("{}: is not a folder", path.display())]
    NotAFolder {
        /// What is in the way.
        path: PathBuf,
    },
    /// Something other than a file where a file should go.
    #[error("{}: is not a file", path.display())]
    NotAFile {
        /// What is in the way.
        path: PathBuf,
    },
    /// A symbolic link where a file or a folder of the site should be.
    #[error("{}: is a symbolic link, which is not followed", path.display())]
    Symlink {
        /// The link.
        path: PathBuf,
    },
    /// A name in a [`Site`](super::Site) that leads out of its place.
    #[error("{name:?}: is not a name that a file of a site can have")]
    BadName {
        /// The name, as it is in the site.
        name: String,
    },
    /// A site without [`MARK`](super::MARK), which could never be replaced.
    #[error("{}: is missing from the site", super::MARK)]
    NoMark,
    /// Links that lead nowhere and ids that are not unique, by page.
    #[error("{}", lines(faults))]
    Links {
        /// Every fault there is; never empty.
        faults: Vec<Fault>,
    },
}

/// One thing that is wrong in one page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A link to a file that the site lacks, or out of the site.
    #[error("{page}: link {target:?} leads to no file of the site")]
    NoFile {
        /// The page, relative to the root of the site.
        page: String,
        /// The link, as a browser sees it.
        target: String,
    },
    /// A link to a place that its page lacks.
    #[error("{page}: link {target:?} leads to a page without that id")]
    NoAnchor {
        /// The page, relative to the root of the site.
        page: String,
        /// The link, as a browser sees it.
        target: String,
    },
    /// A link that is neither relative nor https, http or mailto.
    #[error("{page}: link {target:?} has a scheme other than https, http and mailto")]
    Scheme {
        /// The page, relative to the root of the site.
        page: String,
        /// The link, as a browser sees it.
        target: String,
    },
    /// An id that two elements of one page have.
    #[error("{page}: id {id:?} is there more than once")]
    TwoIds {
        /// The page, relative to the root of the site.
        page: String,
        /// The id.
        id: String,
    },
}

impl Error {
    /// What the user can do next, as one sentence, when there is something.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Error::NotASite { .. } => "choose a new folder with --out, or empty this one",
            Error::NotAFolder { .. } | Error::NotAFile { .. } => {
                "move it away, or choose a new folder with --out"
            }
            Error::Symlink { .. } => {
                "put what it leads to in its place, or choose a new folder with --out"
            }
            Error::Unwritable { .. } => "choose a folder that can be written to with --out",
            Error::Unreadable { .. }
            | Error::BadName { .. }
            | Error::NoMark
            | Error::Links { .. } => return None,
        };
        Some(hint.into())
    }
}

/// For `map_err` of reading `path`.
pub(super) fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Unreadable { path: path.into(), source }
}

/// For `map_err` of changing `path`.
pub(super) fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Unwritable { path: path.into(), source }
}

/// The first [`SHOWN`] faults, one a line, and how many more there are.
fn lines(faults: &[Fault]) -> String {
    let shown: Vec<String> = faults.iter().take(SHOWN).map(Fault::to_string).collect();
    let mut text = shown.join("\n");
    if faults.len() > SHOWN {
        let more = faults.len() - SHOWN;
        write!(text, "\nand {more} more").expect("a string has no I/O to fail");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_folder_comes_with_what_to_do() {
        let error = Error::NotASite { path: "Documents".into() };
        assert_eq!(
            error.to_string(),
            "Documents: has files but no perennial.json, so it is not a site"
        );
        assert_eq!(error.hint().unwrap(), "choose a new folder with --out, or empty this one");
    }

    #[test]
    fn twenty_faults_are_spelled_out_and_the_rest_counted() {
        let fault = |n: u32| Fault::TwoIds { page: "index.html".into(), id: n.to_string() };
        let text = Error::Links { faults: (0..23).map(fault).collect() }.to_string();
        assert_eq!(text.lines().count(), 21);
        assert!(text.starts_with("index.html: id \"0\" is there more than once\n"), "{text}");
        assert!(text.ends_with("\nand 3 more"), "{text}");
    }
}
