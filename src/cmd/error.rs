//! Anything that stops a command, as the user sees it.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use crate::config;
use crate::orders;
use crate::pages;
use crate::plans;
use crate::report;
use crate::site;

use super::audience;
use super::plan::PlanError;

/// Errors that are printed one by one; the rest are counted.
const PRINTED: usize = 20;

/// Anything that stops a command.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file of ours in TOML is at fault: the configuration, or content.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// Order files are at fault.
    #[error(transparent)]
    Orders(#[from] orders::Faults),
    /// Plan files are at fault.
    #[error(transparent)]
    Plans(#[from] plans::Faults),
    /// A plan cannot be made.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// There can be no report of the month.
    #[error(transparent)]
    Period(#[from] report::Error),
    /// The pages cannot be made.
    #[error(transparent)]
    Pages(#[from] pages::Error),
    /// The site cannot be written.
    #[error(transparent)]
    Site(#[from] site::Error),
    /// An audience cannot be written.
    #[error(transparent)]
    Audience(#[from] audience::Error),
    /// A file of the project's own templates or content cannot be read.
    #[error("cannot read {}", path.display())]
    Asset {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A configuration without order files.
    #[error("{} names no order files", path.display())]
    NoOrders {
        /// The configuration.
        path: PathBuf,
    },
    /// A file of the project's private folder cannot be written.
    #[error("cannot write {}", path.display())]
    Private {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The file that has all pages cannot be written.
    #[error("cannot write {}", path.display())]
    SingleFile {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The report cannot be told on standard output.
    #[error("cannot write to standard output")]
    Output(#[from] io::Error),
}

impl Error {
    /// The error as the user sees it: what and where, why, what to do. Several
    /// at once when order files or plan files are at fault.
    pub fn report(&self) -> String {
        match self {
            Error::Orders(faults) => faults_report(&faults.first, orders::Error::hint, faults.more),
            Error::Plans(faults) => faults_report(&faults.0, config::Error::hint, 0),
            _ => one(self, self.hint().as_deref()),
        }
    }

    /// Whether only the listener on standard output has gone.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Error::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn hint(&self) -> Option<String> {
        match self {
            Error::Config(error) => error.hint(),
            Error::Period(error) => Some(error.hint()),
            Error::Pages(error) => error.hint(),
            Error::Site(error) => error.hint(),
            Error::Plan(error) => error.hint(),
            Error::Audience(error) => error.hint(),
            Error::NoOrders { .. } => Some(
                "add [[orders]] with files = [\"data/*.csv\"], or name files on the command line"
                    .into(),
            ),
            Error::Private { .. } => Some(
                "rows that are left out are kept there: let the project's folder be written to"
                    .into(),
            ),
            Error::SingleFile { .. } => Some(
                "name a new file, or an earlier page, in a folder that can be written to".into(),
            ),
            _ => None,
        }
    }
}

/// What and where, why, what to do.
fn one(error: &dyn std::error::Error, hint: Option<&str>) -> String {
    let mut text = format!("error: {error}\n");
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = error.to_string();
        // tera's own messages have our first word already.
        let said = said.strip_prefix("error: ").unwrap_or(&said).trim_end();
        writeln!(text, "  because: {said}").expect("a string has no I/O to fail");
        cause = error.source();
    }
    if let Some(hint) = hint {
        writeln!(text, "  hint: {hint}").expect("a string has no I/O to fail");
    }
    text
}

/// Every fault, and after the last of those with the same hint, the hint; `more`
/// are not among them.
fn faults_report<E: std::error::Error>(
    faults: &[E],
    hint_of: impl Fn(&E) -> Option<String>,
    more: u64,
) -> String {
    let shown = &faults[..faults.len().min(PRINTED)];
    let mut text = String::new();
    for (at, fault) in shown.iter().enumerate() {
        let hint = hint_of(fault);
        let again = shown[at + 1..].iter().any(|later| hint_of(later) == hint);
        text.push_str(&one(fault, hint.as_deref().filter(|_| !again)));
    }
    let more = (faults.len() - shown.len()) as u64 + more;
    if more > 0 {
        writeln!(text, "error: and {more} more like these").expect("a string has no I/O to fail");
    }
    text
}
