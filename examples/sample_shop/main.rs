//! The demonstration shop: its customers, their orders, and the truth about
//! both. All of it is simulated.
//!
//! `cargo run --release --example sample_shop [FOLDER]` writes the same bytes
//! at each run and on each platform, into `content/sample` unless told
//! otherwise:
//!
//! 1. `customers::arrive`: who comes to the shop, and when.
//! 2. `life::live`: when each of them orders, until ten years after the
//!    export.
//! 3. `export::orders`, `export::csv`: the part of it that an export shows.
//! 4. `truth::toml`: the parameters, and what happened.
//!
//! `shop` has the invented tables, `orders` the making of one order;
//! `calendar`, `draw` and `pence` are the words.

mod calendar;
mod cohorts;
mod customers;
mod draw;
mod export;
mod life;
mod orders;
mod pence;
mod shop;
mod truth;

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

/// A file or folder that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
struct Unwritten {
    path: PathBuf,
    source: io::Error,
}

fn main() -> ExitCode {
    let out = env::args_os().nth(1).map_or("content/sample".into(), PathBuf::from);
    match write(&out, &simulate()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The shop's files, by their path in the folder.
fn simulate() -> [(&'static str, Vec<u8>); 6] {
    let lives: Vec<life::Life> = customers::arrive().into_iter().map(life::live).collect();
    let orders = export::orders(&lives);
    [
        ("README.md", include_bytes!("files/README.md").to_vec()),
        ("perennial.toml", include_bytes!("files/perennial.toml").to_vec()),
        (
            "plan/2026-08-second-order.md",
            include_bytes!("files/plan/2026-08-second-order.md").to_vec(),
        ),
        ("plan/2026-10-win-back.md", include_bytes!("files/plan/2026-10-win-back.md").to_vec()),
        ("data/orders.csv", export::csv(&orders)),
        ("truth.toml", truth::toml(&lives, &orders).into_bytes()),
    ]
}

fn write(out: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), Unwritten> {
    for (name, bytes) in files {
        let path = out.join(name);
        let folder = path.parent().unwrap_or(out);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|source| Unwritten { path, source })?;
    }
    Ok(())
}
