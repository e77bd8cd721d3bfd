//! `perennial plan`: what is under way, and what to take on.

mod adopt;
mod error;
mod files;
mod list;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::Done;
use super::error::Error;
use super::past::SITE;
use super::project;
use super::project::Configured;

pub use error::Error as PlanError;
pub(super) use files::read;

/// The folder of plan files, beside perennial.toml.
pub(super) const FOLDER: &str = "plan";

/// What to do with plans.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do; the plans are listed when nothing is named.
    #[command(subcommand)]
    command: Option<Command>,
    /// The project's configuration [default: perennial.toml]
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// The folder of the project's site [default: site, beside it]
    #[arg(long, value_name = "DIR", global = true)]
    site: Option<PathBuf>,
}

/// What can be done with plans.
#[derive(Debug, Subcommand)]
enum Command {
    /// Write a plan file from a playbook: its steps, with owner and last day
    Adopt(adopt::Args),
    /// List the plans: open, overdue or done as of the site's latest report
    List,
}

/// Does it, and says on `say` what was done.
///
/// # Errors
///
/// A folder that is no project, plan files at fault, or a plan that cannot be
/// made. Nothing is written then.
pub fn run(args: &Args, say: &mut dyn Write) -> Result<Done, Error> {
    let own = project::configured(args.config.as_deref())?.ok_or(PlanError::NoProject)?;
    let site = args.site.clone().unwrap_or_else(|| files::below(&own.root, SITE));
    let place = Place { own, site };
    match &args.command {
        Some(Command::Adopt(args)) => adopt::run(args, &place, say)?,
        Some(Command::List) | None => list::run(&place, say)?,
    }
    Ok(Done::Well)
}

/// A project and its site.
struct Place {
    own: Configured,
    site: PathBuf,
}

impl Place {
    fn root(&self) -> &Path {
        &self.own.root
    }
}
