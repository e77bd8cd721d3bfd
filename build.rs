//! Builds again when a file changes that is embedded in the program, and tells
//! the program what it was made of.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// What decides how order files are read.
const MADE_OF: [&str; 5] = ["src", "content/formats", "Cargo.toml", "Cargo.lock", "build.rs"];

fn main() {
    for part in ["templates", "content"].into_iter().chain(MADE_OF) {
        println!("cargo::rerun-if-changed={part}");
    }
    println!("cargo::rustc-env=PERENNIAL_SOURCE={:016x}", source(Path::new("")));
}

/// A number for names and bytes of the files in `root` that the program is made
/// of, by which two builds of one version are told apart.
pub fn source(root: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    for part in MADE_OF {
        add(root, Path::new(part), &mut hasher);
    }
    hasher.finish()
}

fn add(root: &Path, part: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(root.join(part)) {
        let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
        let mut parts: Vec<PathBuf> = names.map(|name| part.join(name)).collect();
        parts.sort();
        parts.iter().for_each(|part| add(root, part, hasher));
        return;
    }
    (part, fs::read(root.join(part)).unwrap_or_default()).hash(hasher);
}
