//! The commands: the only place where stages meet.

mod assets;
pub mod audience;
pub mod build;
mod error;
pub mod inspect;
mod past;
pub mod plan;
mod private;
mod project;
mod reading;
mod records;
mod when;

use std::io::Write;

use clap::{Parser, Subcommand};

pub use assets::embedded;
pub use error::Error;

/// Customer-retention reports as static web sites, from order exports.
///
/// Without a command it builds: the project of the folder it is called in, or,
/// where there is no perennial.toml, the report of a simulated sample shop.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 88)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    command: Option<Command>,
}

/// What perennial can do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Build one month's report into a site.
    Build(build::Args),
    /// Write who is in a segment for a platform, and hold some out to see the effect.
    Audience(audience::Args),
    /// Say what an order file is and how it is read; write nothing.
    Inspect(inspect::Args),
    /// Adopt a playbook as a plan, or list the plans
    Plan(plan::Args),
}

/// How a command ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Without a complaint, or with warnings that were not denied.
    Well,
    /// With warnings, under `--strict`.
    WithWarnings,
}

impl Cli {
    /// Does what the command line asks for; says on `out` what was done.
    ///
    /// # Errors
    ///
    /// Whatever stops a stage. The site is then as it was.
    pub fn run(self, out: &mut dyn Write) -> Result<Done, Error> {
        match self.command.unwrap_or_else(|| Command::Build(build::Args::default())) {
            Command::Build(args) => build::run(&args, out),
            Command::Audience(args) => audience::run(&args, out),
            Command::Inspect(args) => inspect::run(&args, out),
            Command::Plan(args) => plan::run(&args, out),
        }
    }
}
