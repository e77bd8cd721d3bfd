//! Writes invented orders for measuring: how many, and into which file.
//!
//! `cargo run --release --example bench_orders -- 10000000 FILE`; the same
//! count gives the same bytes. See `benches/README.md`.

#[path = "../benches/orders.rs"]
mod orders;

use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let asked = match args.as_slice() {
        [count, file] => count.parse().ok().map(|count| (count, Path::new(file))),
        _ => None,
    };
    let Some((count, file)) = asked else {
        eprintln!("error: say how many orders, and which file: bench_orders 100000 orders.csv");
        return ExitCode::from(2);
    };
    match write(count, file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write {}: {error}", file.display());
            ExitCode::from(2)
        }
    }
}

fn write(count: u64, file: &Path) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    orders::write(count, &mut out)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(count: u64) -> String {
        let mut bytes = Vec::new();
        orders::write(count, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// Figures of different days compare only if this holds.
    #[test]
    fn the_same_count_gives_the_same_bytes_everywhere() {
        let hash = blake3::hash(text(10_000).as_bytes()).to_hex();
        assert_eq!(
            hash.as_str(),
            "a98792d281acd617beb1126c7a6df6b4b973011336b1b58a7db0f9904eb18b2c"
        );
    }

    #[test]
    fn orders_go_from_the_first_day_to_the_last() {
        let text = text(4000);
        let rows: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(rows.len(), 4000);
        assert!(rows[0].starts_with("#1000,") && rows[0].contains(",2021-01-01 "), "{}", rows[0]);
        assert!(rows[3999].contains(",2025-12-31 "), "{}", rows[3999]);
    }
}
