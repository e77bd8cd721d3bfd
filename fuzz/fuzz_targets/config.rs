//! Any text as perennial.toml. What is understood is the same when it is
//! written and read again, and reads an order file or says why not.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use perennial::cmd;
use perennial::config;
use perennial::config::Config;
use perennial::orders::{self, Formats, Input, Source, Terms};

/// An order file with a cell for each role.
const ORDERS: &[u8] = include_bytes!("../seeds/read/all-roles.csv");

static FORMATS: LazyLock<Formats> = LazyLock::new(|| {
    let assets = cmd::embedded();
    Formats::parse(assets.below("content/formats/", ".toml")).expect("they are right")
});

/// A section as TOML, as `perennial inspect` proposes it.
fn written(section: &config::Orders) -> String {
    toml::to_string(section).expect("what was read from TOML can be written as TOML")
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(config) = Config::from_text(text, Path::new(config::FILE)) else { return };
    let shop = config.shop.clone();
    let terms = Terms { shop, ..Terms::default() };
    for section in &config.orders {
        let once = written(section);
        let again: config::Orders =
            config::parse(&once, Path::new(config::FILE)).expect("what was written can be read");
        assert_eq!(written(&again), once);
        assert_eq!(again.rules, section.rules);

        let source = Source::Embedded("orders.csv", ORDERS);
        let _ = orders::inspect(&source, section, &FORMATS, &config.shop);
        let input = Input { sources: vec![source], section: section.clone() };
        if let Ok(read) = orders::read(&[input], &FORMATS, &terms, &mut |_| {}) {
            let left_out: u64 = read.account.left_out.values().map(|left| left.rows).sum();
            assert_eq!(read.account.rows_used + left_out, read.account.rows_read);
        }
    }
});
