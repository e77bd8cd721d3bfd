//! How fast the stages are: reading and folding invented orders, and rendering
//! the sample's pages. See `benches/README.md`.

mod orders;

use std::fs;
use std::path::Path;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

use perennial::benchmarks::{Library, claims};
use perennial::cmd;
use perennial::config::Config;
use perennial::forecasts::holdout::split;
use perennial::forecasts::outlook::outlook;
use perennial::ledger::histories::{Window, count};
use perennial::ledger::{Frame, fold, returns};
use perennial::metrics::retention::BRACKETS;
use perennial::orders::{Formats, Input, Orders, Source, Terms, read};
use perennial::pages;
use perennial::pages::Assets;
use perennial::playbooks;
use perennial::report;
use perennial::report::{Content, Report};
use perennial::units::Days;

/// Orders that are read and folded.
const ROWS: u64 = 100_000;

fn main() {
    divan::main();
}

/// A file of the repository as text.
fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A shop: its configuration and its order file, in memory.
struct Shop {
    config: Config,
    formats: Formats,
    inputs: [Input; 1],
    bytes: usize,
}

impl Shop {
    fn new(config: &str, bytes: Vec<u8>, assets: &Assets) -> Shop {
        let config = Config::from_text(&text(config), Path::new(config));
        let config = config.expect("the configuration is right");
        let formats = Formats::parse(assets.below("content/formats/", ".toml"));
        let bytes: &'static [u8] = bytes.leak();
        let section = config.orders[0].clone();
        let sources = vec![Source::Embedded("orders.csv", bytes)];
        Shop {
            config,
            formats: formats.expect("the formats are right"),
            inputs: [Input { sources, section }],
            bytes: bytes.len(),
        }
    }

    /// The shop of invented orders.
    fn large() -> Shop {
        Shop::of(ROWS)
    }

    /// The shop of so many invented orders.
    fn of(rows: u64) -> Shop {
        let mut bytes = Vec::new();
        orders::write(rows, &mut bytes).expect("memory can be written to");
        Shop::new("benches/perennial.toml", bytes, &cmd::embedded())
    }

    fn read(&self) -> Orders {
        let terms = Terms { shop: self.config.shop.clone(), ..Terms::default() };
        read(&self.inputs, &self.formats, &terms, &mut |_| {}).expect("the orders are right")
    }
}

fn content(assets: &Assets) -> Content {
    let benchmarks = Library::parse(assets.below("content/benchmarks/", ".toml"));
    let benchmarks = benchmarks.expect("the benchmarks are right");
    let claims = claims::parse(assets.below("content/claims/", ".toml"));
    let claims = claims.expect("the claims are right");
    let playbooks = assets.below("content/playbooks/", ".md");
    let playbooks = playbooks::parse(playbooks, &benchmarks, &claims);
    let playbooks = playbooks.expect("the playbooks are right");
    Content { playbooks, claims, benchmarks, ..Content::default() }
}

fn frame(shop: &Shop, orders: &Orders) -> Frame {
    let period = report::period(orders, None).expect("there are orders");
    Frame {
        first: period.first,
        as_of: period.as_of,
        over: period.over,
        active: Days(shop.config.shop.active_days()),
    }
}

#[divan::bench]
fn orders_read(bencher: Bencher<'_, '_>) {
    let shop = Shop::large();
    let counted = bencher.counter(ItemsCount::new(ROWS)).counter(BytesCount::new(shop.bytes));
    counted.bench(|| shop.read());
}

#[divan::bench]
fn orders_folded(bencher: Bencher<'_, '_>) {
    let shop = Shop::large();
    let orders = shop.read();
    let frame = frame(&shop, &orders);
    let counted = bencher.counter(ItemsCount::new(orders.account.rows_used));
    counted.bench(|| fold(&orders, frame));
}

#[divan::bench]
fn returns_counted(bencher: Bencher<'_, '_>) {
    let shop = Shop::large();
    let orders = shop.read();
    let frame = frame(&shop, &orders);
    let counted = bencher.counter(ItemsCount::new(orders.account.rows_used));
    counted.bench(|| returns(&orders, frame, &BRACKETS));
}

/// Orders that the models are fitted to: half a million customers from the one,
/// two million and more from the other.
const FITTED: [u64; 2] = [1_000_000, 10_000_000];

#[divan::bench(args = FITTED, sample_count = 5)]
fn models_fitted(bencher: Bencher<'_, '_>, rows: u64) {
    let shop = Shop::of(rows);
    let orders = shop.read();
    let Frame { first, as_of, active, .. } = frame(&shop, &orders);
    let window = Window { first, split: split(first, as_of), as_of };
    let counted = count(&orders, window);
    drop(orders);
    let rate = shop.config.shop.discount_rate;
    bencher.with_inputs(|| counted.clone()).bench_values(|counted| outlook(counted, rate, active));
}

#[divan::bench]
fn sample_rendered(bencher: Bencher<'_, '_>) {
    let assets = cmd::embedded();
    let bytes = text("content/sample/data/orders.csv").into_bytes();
    let shop = Shop::new("content/sample/perennial.toml", bytes, &assets);
    let orders = shop.read();
    let period = report::period(&orders, None).expect("there are orders");
    let report = Report::new(orders, period, &shop.config.shop, &content(&assets));
    bencher.bench(|| pages::render(&report, &assets, &[]).expect("the pages are right"));
}
