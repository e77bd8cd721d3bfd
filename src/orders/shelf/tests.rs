//! What is on the shelf is what was put there, or nothing.

use std::io::Cursor;

use super::*;
use crate::config::Config;
use crate::orders::read::tests::with_file;
use crate::orders::{Input, Source, read};

const NAME: Hash = Hash::from_bytes([7; 32]);

fn put(batch: &Batch, before: i64, terms: &Terms) -> Vec<u8> {
    let mut to = Cursor::new(Vec::new());
    batches::put(&mut to, NAME, batch, (before, terms.rates.as_ref())).unwrap();
    to.into_inner()
}

fn take(bytes: &[u8], batch: &Batch, sum: i64, terms: &Terms) -> Option<Batch> {
    let (file, hash) = (batch.read.name.clone(), Hash::from_hex(&batch.read.hash).unwrap());
    let present = Present { file, hash, sum, rates: terms.rates.as_ref() };
    batches::take(bytes, (NAME, bytes.len() as u64), present)
}

/// The batch of a file, after files with the sum `before`, put and taken again.
pub(in crate::orders) fn again(batch: &Batch, before: i64, terms: &Terms) -> Batch {
    let bytes = put(batch, before, terms);
    let taken = take(&bytes, batch, before, terms).unwrap();
    assert!(put(&taken, before, terms) == bytes);
    taken
}

const CONFIG: &str = r#"
    [shop]
    currency = "GBP"
    [identity]
    email = ["tags", "dots"]
    phone = "GB"
    customer_id = true
    [currency]
    rates = "rates.csv"
    [[orders]]
    format = "columns"
    [orders.columns]
    order = "id"
    customer = "who"
    date = "when"
    amount = "amount"
    cost = "amount"
    currency = "money"
    product = "what"
    phone = "phone"
    customer_id = "number"
"#;

/// A guest, an order in another currency, one of two rows, and one that is worth
/// nothing.
const ROWS: &str = "id,who,when,amount,money,what,phone,number\n\
    1,a.da@gmail.com,2020-01-05,10,GBP,tea,020 7946 0018,7\n\
    2,,2020-01-06,20,EUR,mug,020 7946 0018,\n\
    3,ben@example.com,2020-01-07,30,,\"tea, green\",,8\n\
    3,ben@example.com,2020-01-07,,,mug,,\n\
    4,ben@example.com,2020-01-08,0,GBP,,,\n\
    5,,2020-01-09,5,GBP,,,\n";

fn formats() -> Formats {
    let columns = ("columns.toml", include_str!("../../../content/formats/columns.toml"));
    Formats::parse([columns].into_iter()).unwrap()
}

fn terms(config: &str) -> (Config, Terms) {
    let config = Config::from_text(config, "perennial.toml".as_ref()).unwrap();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/terms");
    let terms = Terms::new(&config, root.as_ref()).unwrap();
    (config, terms)
}

/// The bytes of the entry of a file with [`ROWS`], and its batch.
fn entry() -> (Vec<u8>, Batch, Terms) {
    let (config, terms) = terms(CONFIG);
    let source = Source::Embedded("orders.csv", ROWS.as_bytes());
    let formats = &formats();
    let read = |file: &mut File| file.read(&mut crate::orders::Faults::default()).unwrap();
    let batch = with_file(&source, &config.orders[0], formats, &terms, read);
    (put(&batch, 0, &terms), batch, terms)
}

#[test]
fn an_entry_that_is_not_as_it_was_written_is_none() {
    let (bytes, batch, terms) = entry();
    let is_there = |bytes: &[u8]| take(bytes, &batch, 0, &terms).is_some();
    assert!(is_there(&bytes));
    assert!(!is_there(&[]) && !is_there(&[&bytes[..], &[0]].concat()));
    for at in 0..bytes.len() {
        assert!(!is_there(&bytes[..at]), "{at}");
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(!is_there(&changed), "{at}");
    }
    let present = Present { file: String::new(), hash: NAME, sum: 0, rates: terms.rates.as_ref() };
    let other = Hash::from_bytes([8; 32]);
    assert!(batches::take(&bytes[..], (other, bytes.len() as u64), present).is_none());
}

/// Payloads of an entry.
fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut from = entry::In::new(bytes, NAME, bytes.len() as u64).unwrap();
    let mut parts = Vec::new();
    while from.left() > 0 {
        parts.push(from.part().unwrap());
    }
    parts
}

fn of_parts(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut to = Cursor::new(Vec::new());
    let mut out = entry::Out::new(&mut to, NAME).unwrap();
    parts.iter().for_each(|part| out.part(part).unwrap());
    out.end().unwrap();
    to.into_inner()
}

/// Somebody who writes checksums too can say anything, and is not believed what
/// cannot be so.
#[test]
fn whatever_an_entry_says_it_is_read_or_not_without_a_panic() {
    let (bytes, batch, terms) = entry();
    let sound = parts(&bytes);
    assert!(of_parts(&sound) == bytes);
    let (mut some, mut none) = (0, 0);
    for (part, payload) in sound.iter().enumerate() {
        for at in (0..payload.len()).step_by(7) {
            for byte in [0, 1, 0x18, 0xff] {
                let mut changed = sound.clone();
                changed[part][at] = byte;
                let taken = take(&of_parts(&changed), &batch, 0, &terms);
                if taken.is_some() { some += 1 } else { none += 1 }
            }
            let mut shorter = sound.clone();
            shorter[part].truncate(at);
            assert!(take(&of_parts(&shorter), &batch, 0, &terms).is_none(), "{part} {at}");
        }
        let without = [&sound[..part], &sound[part + 1..]].concat();
        assert!(take(&of_parts(&without), &batch, 0, &terms).is_none(), "{part}");
    }
    assert!(some > 0 && none > some, "{some} {none}");
}

#[test]
fn a_place_that_is_nowhere_is_not_believed() {
    use crate::orders::layout::Why;
    use crate::orders::share::{Fate, Known, Share};
    let (_, batch, terms) = entry();
    let is_taken = |change: &dyn Fn(&mut Share)| {
        let mut changed = batch.clone();
        changed.shares.iter_mut().for_each(|(share, _)| change(share));
        take(&put(&changed, 0, &terms), &changed, 0, &terms).is_some()
    };
    let known =
        |change: &dyn Fn(&mut Known)| is_taken(&|share| share.known.iter_mut().for_each(change));
    let records = |change: &dyn Fn(&mut crate::orders::share::Record)| {
        is_taken(&|share| {
            share.lots.iter_mut().flat_map(|pages| pages.records_mut()).for_each(change);
        })
    };
    assert!(is_taken(&|_| {}) && known(&|it| it.line = 2) && records(&|it| it.at = 9));
    assert!(!known(&|it| it.fate = Fate::Of { lot: 0, place: 9 }));
    assert!(!known(&|it| it.fate = Fate::OfGuest { place: 9 }));
    assert!(!known(&|it| (it.fate, it.line) = (Fate::LeftOut, 99)));
    assert!(!known(&|it| it.day = crate::units::Day(-1)));
    assert!(!records(&|it| it.tags = 99) && !records(&|it| it.cost = 99));
    assert!(!is_taken(&|share| share.left.iter_mut().for_each(|it| it.why = Why(99))));
    assert!(!is_taken(&|share| share.further.iter_mut().for_each(|it| it.0 = 99)));
    assert!(!is_taken(&|share| share.rows_used += 1));
}

#[test]
fn the_sum_of_the_files_before_is_that_of_the_present() {
    use crate::orders::draft::LARGEST_SUM;
    let (bytes, batch, terms) = entry();
    assert_eq!(take(&bytes, &batch, 5, &terms).unwrap().sum, batch.sum + 5);
    let most = LARGEST_SUM - batch.sum;
    assert!(take(&bytes, &batch, most, &terms).is_some());
    assert!(take(&bytes, &batch, most + 1, &terms).is_none());
}

/// What a name is made of: whatever changes what is read, and nothing else.
#[test]
fn whatever_reading_depends_on_is_in_the_name() {
    let of = |config: &str, of_several: bool, program: &str| {
        let (config, terms) = terms(config);
        let source = Source::Embedded("orders.csv", ROWS.as_bytes());
        let formats = formats();
        let common = name::of_program(program, &formats, &terms);
        with_file(&source, &config.orders[0], &formats, &terms, |file| {
            file.store.is_one_of_several = of_several;
            file.tender = terms.tender();
            name::name(&common, file, &NAME)
        })
    };
    let own = of(CONFIG, false, "1");
    assert_eq!(own, of(CONFIG, false, "1"));
    let all = [own, of(CONFIG, true, "1"), of(CONFIG, false, "2")];
    let mut names: BTreeSet<_> = all.iter().map(|it| it.to_hex().to_string()).collect();
    assert_eq!(names.len(), 3);
    let with = |what: &str, other: &str| {
        assert!(CONFIG.contains(what));
        of(&CONFIG.replace(what, other), false, "1")
    };
    for (what, other) in [
        ("GBP", "CHF"),
        ("currency = \"GBP\"", "currency = \"GBP\"\ntime_zone = \"Europe/London\""),
        ("currency = \"GBP\"", "currency = \"GBP\"\ntime_zone = \"Europe/Paris\""),
        ("\"tags\", \"dots\"", "\"tags\""),
        ("\"GB\"", "\"FR\""),
        ("customer_id = true", "customer_id = false"),
        ("rates = \"rates.csv\"", ""),
        ("\"columns\"", "\"auto\""),
        ("[orders.columns]", "name = \"North\"\n[orders.columns]"),
        ("[orders.columns]", "encoding = \"windows-1252\"\n[orders.columns]"),
        ("[orders.columns]", "sheet = \"May\"\n[orders.columns]"),
        ("\"what\"", "\"phone\""),
        ("\"number\"\n", "\"number\"\n[orders.rules]\nzone = \"UTC\"\n"),
        ("\"number\"\n", "\"number\"\n[orders.rules]\nzone = \"Europe/Paris\"\n"),
        ("\"number\"\n", "\"number\"\n[orders.rules]\nguest = [\"0\"]\n"),
        ("customer_id = true", "customer_id = true\naliases = \"aliases.csv\""),
    ] {
        let is_new = names.insert(with(what, other).to_hex().to_string());
        assert!(is_new, "{what}: {other}");
    }
    for (what, other) in [
        ("[shop]", "[shop]\nname = \"Tea\""),
        (
            "[shop]",
            "[shop]\nactive_days = 90\nloyal_orders = 3\nprivacy_threshold = 2\ndiscount_rate = 0.2",
        ),
        ("[[orders]]", "[[orders]]\nfiles = [\"*.csv\"]"),
    ] {
        assert_eq!(own, with(what, other), "{what}: {other}");
    }
}

/// What [`name::of_rows`] leaves out is asked for nowhere in `orders`.
#[test]
fn rows_are_read_without_what_is_not_in_the_name() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/orders");
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    for path in files.filter(|path| path.is_file() && !path.ends_with("shelf/tests.rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let keys = [
            "name",
            "vertical",
            "active_days",
            "loyal_orders",
            "privacy_threshold",
            "discount_rate",
        ];
        for key in keys {
            assert!(!text.contains(&format!("shop.{key}")), "{}: {key}", path.display());
        }
    }
}

#[test]
fn only_what_is_called_as_an_entry_is_taken_away() {
    assert!(is_own(&called(&NAME)) && is_own("a1B2c3.read.new"));
    for name in ["", ".read", "notes.read", "left-out.csv", "../a1B2c3.read.new", "notes.read.new"]
    {
        assert!(!is_own(name), "{name}");
    }
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in [&called(&NAME), "a1B2c3.read.new", "notes.read", ".gitignore"] {
        fs::write(at(name), "").unwrap();
    }
    let (config, mut terms) = terms(&CONFIG.replace("money", "none"));
    terms.shelf = Some(Shelf { folder: folder.path().into() });
    let sources = vec![Source::Embedded("orders.csv", ROWS.as_bytes())];
    let input = Input { sources, section: config.orders[0].clone() };
    // A single file, of which nothing is kept; and it has no such column.
    assert!(read(&[input], &formats(), &terms, &mut |_| {}).is_err());
    assert!(at(&called(&NAME)).exists());
    let opened = Open::new(&formats(), &terms).unwrap();
    assert!(opened.close().fault.is_none());
    let left = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut left: Vec<_> = left.collect();
    left.sort();
    assert_eq!(left, [".gitignore", "notes.read"]);
}
