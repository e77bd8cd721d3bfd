//! The `perennial` program: parse, run, print one error, exit.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use perennial::cmd::{Cli, Done};

fn main() -> ExitCode {
    match Cli::parse().run(&mut std::io::stdout()) {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::WithWarnings) => ExitCode::from(1),
        // Whoever listened has heard enough.
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing can be said when even standard error is closed.
            let _ = std::io::stderr().write_all(error.report().as_bytes());
            ExitCode::from(2)
        }
    }
}
