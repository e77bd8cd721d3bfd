//! Any bytes as an order file: read and inspected by every section of a
//! configuration. Each says yes or no, and a yes accounts for every row.

#![no_main]

use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use perennial::cmd;
use perennial::config;
use perennial::config::Config;
use perennial::orders::{self, Formats, Input, Orders, Source, Terms};
use tempfile::NamedTempFile;

/// How files are read: by their header, and as columns, once with few rules
/// and once with many.
const CONFIG: &str = include_str!("../sections.toml");

static SECTIONS: LazyLock<(Vec<config::Orders>, Terms)> = LazyLock::new(|| {
    let config = Config::from_text(CONFIG, Path::new("sections.toml")).expect("it is right");
    let terms = Terms::new(&config, Path::new(".")).expect("it names no files");
    (config.orders, terms)
});

static FORMATS: LazyLock<Formats> = LazyLock::new(|| {
    let assets = cmd::embedded();
    Formats::parse(assets.below("content/formats/", ".toml")).expect("they are right")
});

/// Where a file costs least: in memory, if there is such a folder.
const MEMORY: &str = "/dev/shm";

fn file(bytes: &[u8]) -> NamedTempFile {
    let folder = if Path::new(MEMORY).is_dir() { MEMORY.into() } else { std::env::temp_dir() };
    let mut file = NamedTempFile::with_suffix_in(".csv", folder).expect("there is a folder");
    file.write_all(bytes).expect("there is room");
    file
}

/// Rows read = rows used + rows left out, in each file and in all.
fn add_up(orders: &Orders) {
    let account = &orders.account;
    let left_out: u64 = account.left_out.values().map(|left| left.rows).sum();
    assert_eq!(account.rows_used + left_out, account.rows_read);
    assert_eq!(account.files.iter().map(|file| file.rows).sum::<u64>(), account.rows_read);
}

fuzz_target!(|bytes: &[u8]| {
    let file = file(bytes);
    let source = Source::File(file.path().into());
    let (sections, terms) = &*SECTIONS;
    for section in sections {
        let input = Input { sources: vec![source.clone()], section: section.clone() };
        if let Ok(orders) = orders::read(&[input], &FORMATS, terms, &mut |_| {}) {
            add_up(&orders);
        }
        // Both answers are right; what matters is that there is one.
        let _ = orders::inspect(&source, section, &FORMATS, &terms.shop);
    }
});
