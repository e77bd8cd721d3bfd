//! What keeps an audience from being written.

use std::io;
use std::path::PathBuf;

use crate::config;
use crate::segments;

/// What keeps an audience from being written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no project and no file was named.
    #[error("the sample shop has nobody to write to")]
    Sample,
    /// Neither the command line nor a plan names the audience.
    #[error("no audience is named")]
    NotSaid,
    /// No group has this id.
    #[error("there is no audience {id:?}")]
    NoAudience {
        /// What was asked for.
        id: String,
    },
    /// No file in `content/platforms` has this name.
    #[error("there is no platform {name:?}")]
    NoPlatform {
        /// What was asked for.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A plan's name with signs that a file's name should not have.
    #[error("{name:?} is not the name of a plan")]
    BadName {
        /// What was asked for.
        name: String,
    },
    /// There is no plan of this name.
    #[error("there is no plan {}", path.display())]
    NoPlan {
        /// Where it would be.
        path: PathBuf,
    },
    /// The plan is for another audience.
    #[error("the plan {plan} is for {theirs}, not for {asked}")]
    OtherAudience {
        /// The plan's name.
        plan: String,
        /// Its audience.
        theirs: String,
        /// What was asked for.
        asked: String,
    },
    /// The list would become part of a site.
    #[error("{} is in a site, which is for everybody to see", path.display())]
    InSite {
        /// The folder.
        path: PathBuf,
    },
    /// No order file says anything by which the platform finds people.
    #[error("no order file says an {needs} of anybody, which {platform} needs")]
    NoDetail {
        /// The platform, by its maker's name.
        platform: String,
        /// What it needs.
        needs: String,
        /// The first of that, as its key is called.
        key: &'static str,
    },
    /// Nobody is left to write to.
    #[error("of {all} customers in the audience, nobody is left to write to")]
    Nobody {
        /// How many are in the audience.
        all: usize,
        /// How many have nothing by which the platform finds them.
        unreachable: usize,
        /// How many have not agreed.
        refusing: usize,
    },
    /// The plan was exported before, on other terms.
    #[error("{} is of an export with another {what}", path.display())]
    OtherTerms {
        /// The record.
        path: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// There are records, and not the secret with which they were made.
    #[error("{} is not there, and {plan} was made with one", path.display())]
    SecretGone {
        /// Where the secret should be.
        path: PathBuf,
        /// The first record.
        plan: String,
    },
    /// One of the two files of a record is missing.
    #[error("{} has no {} beside it", facts.display(), people.display())]
    HalfARecord {
        /// The file that is there.
        facts: PathBuf,
        /// The one that is not.
        people: PathBuf,
    },
    /// A day of sending before the audience was drawn.
    #[error("{sent} is not after {as_of}, up to which orders decide who is in the audience")]
    SentTooEarly {
        /// The day that was given.
        sent: crate::units::Day,
        /// The last day of the orders that count.
        as_of: crate::units::Day,
    },
    /// The secret is not as it was written.
    #[error("{} is not 64 hexadecimal digits", path.display())]
    BadSecret {
        /// The file.
        path: PathBuf,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes for a secret")]
    NoChance(#[source] io::Error),
    /// A file cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl Error {
    /// What the user can do next, if it is not plain from the message.
    pub(in crate::cmd) fn hint(&self) -> Option<String> {
        Some(match self {
            Error::Sample => {
                "call it in a folder with a perennial.toml, or name order files after the audience"
                    .into()
            }
            Error::NotSaid => format!(
                "name one of {}; or a plan with --plan",
                segments::audience_ids().join(", ")
            ),
            Error::NoAudience { id } => {
                config::nearest(id, segments::audience_ids().into_iter())
            }
            Error::NoPlatform { name, known } => {
                config::nearest(name, known.iter().map(String::as_str))
            }
            Error::BadName { .. } => {
                "letters, digits, hyphens and underscores, as in 2026-11-win-back".into()
            }
            Error::NoPlan { .. } => {
                "leave out --plan to export an audience without one; else name a file in plan/, without its ending"
                    .into()
            }
            Error::OtherAudience { theirs, .. } => {
                format!("leave the audience out, or say {theirs}")
            }
            Error::InSite { .. } => "name another folder: --out private".into(),
            Error::NoDetail { key, .. } => format!(
                "name its column with {key} = \"…\" under [orders.contacts] in perennial.toml; or take --for csv, which has the shop's own keys"
            ),
            Error::Nobody { unreachable, refusing, .. } => format!(
                "{unreachable} cannot be found on the platform and {refusing} have not agreed to be written to"
            ),
            Error::SecretGone { .. } => {
                "put back the copy of it; if it is lost, what those were sent cannot be measured: take their records out of plan/"
                    .into()
            }
            Error::OtherTerms { what: "secret", .. } => {
                "put back the secret with which it was made; with another one nobody in it is known".into()
            }
            Error::OtherTerms { .. } => {
                "say the same again to export it for another platform; for a new export, give it a name of its own: --plan, or another month"
                    .into()
            }
            Error::HalfARecord { .. } => {
                "a record is written by perennial audience: take both of its files from a copy, or remove both"
                    .into()
            }
            Error::SentTooEarly { .. } => {
                "give the day on which the first message goes out, or leave --sent-on out".into()
            }
            Error::BadSecret { .. } => {
                "put back the copy of it; without it, earlier exports cannot be measured".into()
            }
            Error::NoChance(_) | Error::Read { .. } => return None,
            Error::Write { .. } => "let the folder be written to, or name another with --out".into(),
        })
    }
}
