//! Why a plan cannot be made.

use std::io;
use std::path::PathBuf;

use crate::config;
use crate::units::Day;
use crate::units::Month;

/// Why a plan cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Plans belong to a project, and there is none.
    #[error("there is no {} here, and plans are kept beside it", config::FILE)]
    NoProject,
    /// The site has no report, and no month was named.
    #[error("{}: there is no report to adopt a playbook from", site.display())]
    NoMonth {
        /// The site's folder.
        site: PathBuf,
    },
    /// There is no such playbook.
    #[error("there is no playbook {id:?}")]
    NoPlaybook {
        /// The name that was given.
        id: String,
        /// The nearest that there is, or all.
        hint: String,
    },
    /// The plan would be due before it is decided.
    #[error("a plan of {month} cannot be due on {due}")]
    DueBefore {
        /// The last day that was given.
        due: Day,
        /// The month of the report.
        month: Month,
    },
    /// There is a plan of that month and playbook.
    #[error("{}: there is this plan already", path.display())]
    Exists {
        /// Its file.
        path: PathBuf,
    },
    /// The file cannot be written.
    #[error("cannot write {}", path.display())]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl Error {
    /// What the user can do next, as one sentence.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Error::NoProject => "call it in the project's folder, or name --config FILE; an empty \
                                 perennial.toml is a project too"
                .into(),
            Error::NoMonth { .. } => "run perennial build first, name the site's folder with \
                                      --site, or the month with --month 2026-11"
                .into(),
            Error::NoPlaybook { hint, .. } => hint.clone(),
            Error::DueBefore { month, .. } => format!("name a day from {} on", month.first()),
            Error::Exists { .. } => {
                "edit the file, or remove it to begin anew; it is never written over".into()
            }
            Error::Unwritten { .. } => return None,
        })
    }
}
