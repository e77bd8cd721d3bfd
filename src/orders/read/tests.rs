//! The law of threads: read swiftly or carefully, the orders are the same.

use proptest::prelude::*;

use std::ops::ControlFlow;

use crate::config::Role;

use super::super::columns::Columns;
use super::super::cut::{Cutter, Piece};
use super::super::names::AllTags;
use super::super::odd::Odd;
use super::super::raw::first_row;
use super::super::shelf::tests::again;
use super::*;

mod shops;

use shops::{
    HEADER, MORE, ROWS, TOGETHER, by_line, rows, with_commas, with_cost, with_terms, with_unit_cost,
};

/// Everything about the orders that does not depend on how they were read.
fn told(batches: Vec<Batch>, terms: &Terms) -> String {
    let mut orders = gather(batches, terms).tell_apart();
    let person = |(person, costs): (super::super::Person, &[Option<crate::units::Money>])| {
        let all = person.all().collect::<Vec<_>>();
        format!("{all:?} {costs:?} {:?}", orders.traits[person.first()])
    };
    let people = orders.lots.iter().flat_map(|lot| lot.people_with_costs());
    let mut people: Vec<String> = people.map(person).collect();
    people.sort();
    orders.lots.clear();
    // That a row is still known as it was is no part of what was read.
    orders.left_rows.files.iter_mut().for_each(|file| file.raws.clear());
    format!("{orders:#?}\n{people:#?}")
}

/// Checks that rows that are kept as they were are so.
fn check_raw(batch: &Batch, text: &str) {
    let delimiter = if text.starts_with("id;") { b';' } else { b',' };
    for (line, row) in batch.shares.iter().flat_map(|(share, _)| share.raw.rows()) {
        let above = text.split_inclusive('\n').take(usize::try_from(line).unwrap() - 1);
        let from = &text.as_bytes()[above.map(str::len).sum()..];
        assert_eq!(row, first_row(from, delimiter, &mut Odd::default()), "{line} {text}");
    }
}

/// Reads files one after the other, swiftly on so many threads, or with
/// care.
fn read_all(files: &[String], config: &str, swift: Option<(usize, usize)>) -> (String, bool) {
    let config = config::Config::from_text(config, "perennial.toml".as_ref()).unwrap();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/terms");
    let terms = &Terms::new(&config, root.as_ref()).unwrap();
    let columns = ("columns.toml", include_str!("../../../content/formats/columns.toml"));
    let (section, formats) = (&config.orders[0], Formats::parse([columns].into_iter()).unwrap());
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = pool.num_threads(swift.map_or(1, |(threads, _)| threads)).build().unwrap();
    let (mut batches, mut faults) = (Vec::<Batch>::new(), Faults::default());
    let mut was_swift = true;
    for text in files {
        let source = Source::Embedded("orders.csv", text.clone().leak().as_bytes());
        let mut file = File {
            opening: Opening { source: &source, section, formats: &formats, shop: &terms.shop },
            terms,
            store: Store { number: 0, is_one_of_several: false },
            remembers: files.len() > 1,
            tender: batches.last().map_or(terms.tender(), |batch| batch.tender),
            sum: batches.last().map_or(0, |batch| batch.sum),
            block: swift.map_or(0, |(_, block)| block),
            progress: &mut |_| {},
        };
        let batch = pool.install(|| match swift {
            // What is kept of files is in the law too.
            Some(_) => {
                let (read, clean) = (file.swiftly(), faults.first.is_empty());
                was_swift &= clean && matches!(read, Ok(Some(_)));
                let read = read.and_then(|it| it.map_or_else(|| file.carefully(&mut faults), Ok));
                read.iter().for_each(|batch| check_raw(batch, text));
                read.map(
                    |it| if faults.first.is_empty() { again(&it, file.sum, terms) } else { it },
                )
            }
            None => file.carefully(&mut faults),
        });
        match batch {
            Ok(batch) => batches.push(batch),
            Err(error) => faults.add(error),
        }
    }
    match faults.none() {
        Ok(()) => (told(batches, terms), was_swift),
        Err(faults) => (format!("{faults:#?}"), was_swift),
    }
}

/// Has something done with a file, as one of several.
pub(in crate::orders) fn with_file<T>(
    source: &Source,
    section: &config::Orders,
    formats: &Formats,
    terms: &Terms,
    work: impl FnOnce(&mut File) -> T,
) -> T {
    work(&mut File {
        opening: Opening { source, section, formats, shop: &terms.shop },
        terms,
        store: Store { number: 0, is_one_of_several: false },
        remembers: true,
        tender: terms.tender(),
        sum: 0,
        block: swift::BLOCK,
        progress: &mut |_| {},
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn on_any_number_of_threads_in_any_blocks_the_orders_are_the_same(
        files in prop::collection::vec(rows(), 1..3),
        threads in 1..9_usize,
        block in 1..3000_usize,
    ) {
        let more: Vec<String> = files.iter().map(|text| with_commas(text)).collect();
        let costs = [(with_cost(ROWS), &files), (with_cost(&with_terms()), &files)];
        let usual = [(ROWS.into(), &files), (TOGETHER.into(), &files), (with_terms(), &files)];
        let more = [(MORE.into(), &more), (with_unit_cost(), &more), (by_line(), &files)];
        for (config, files) in usual.into_iter().chain(costs).chain(more) {
            let (careful, _) = read_all(files, &config, None);
            let (swift, _) = read_all(files, &config, Some((threads, block)));
            prop_assert_eq!(careful, swift);
        }
    }
}

/// So that the law above is about something.
#[test]
fn usual_files_are_read_swiftly() {
    let row = |id: &u32| {
        let (who, day) = (id % 3, id % 9 + 1);
        format!("#{id},p{who}@example.com,2020-01-0{day},5,,paid,tea,020 7946 0018,7,EUR,,{id}\n")
    };
    let rows = |ids: &[u32]| HEADER.to_string() + &ids.iter().map(row).collect::<String>();
    for config in [ROWS.to_string(), TOGETHER.to_string(), with_terms(), MORE.to_string()] {
        let rows = |ids: &[u32]| if config == MORE { with_commas(&rows(ids)) } else { rows(ids) };
        let is_swift = |files: &[String]| read_all(files, &config, Some((2, 64))).1;
        assert!(is_swift(&[rows(&[1, 2, 3, 4, 5, 6, 7])]));
        assert!(is_swift(&[rows(&[7, 6, 5])]));
        assert!(is_swift(&[rows(&[3, 1, 2])]));
        assert!(is_swift(&[rows(&[1, 1, 1, 2, 3, 3])]));
        assert!(is_swift(&[rows(&[3, 1]), rows(&[1, 4])]));
        assert!(!is_swift(&[rows(&[1, 2, 1])]));
    }
    // Order 1 is in both files; its customer is in the later one only.
    let (told, _) = read_all(&[rows(&[1, 2]), rows(&[1, 3])], &with_terms(), Some((2, 64)));
    assert!(told.contains("\"EUR\": 3"), "{told}");
    assert!(told.contains("found: 3"), "{told}");
    assert!(told.contains("customers: 1,"), "{told}");
}

#[test]
fn a_row_that_is_left_out_of_a_usual_file_is_known_as_it_was() {
    let config = config::Config::from_text(ROWS, "perennial.toml".as_ref()).unwrap();
    let row = |id: u32| format!("#{id},ada@example.com,2020-01-01,5,,void,tea,,7,,,\n");
    let paid = row(3).replace("void", "paid");
    let text = [HEADER.to_string(), row(1), row(2), paid, row(4), row(5)].concat();
    let sources = vec![Source::Embedded("orders.csv", text.leak().as_bytes())];
    let input = Input { sources, section: config.orders[0].clone() };
    let orders = read(&[input], &formats(), &Terms::default(), &mut |_| {}).unwrap();
    let known = orders.left_rows.files[0].texts().unwrap().into_iter();
    let known: Vec<&str> = known.map(|text| std::str::from_utf8(text).unwrap()).collect();
    assert_eq!(known, [1, 2, 4, 5].map(|id| row(id).trim_end().to_string()));
}

/// Every format in the program.
fn formats() -> Formats {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/formats");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|it| it == "toml"));
    let text = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    let files: Vec<(String, String)> = files.map(text).collect();
    Formats::parse(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap()
}

#[test]
fn most_orders_of_one_row_of_every_format_are_read_by_column() {
    let (formats, terms, section) = (&formats(), &Terms::default(), &config::Orders::default());
    let exports = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats");
    let mut seen = 0;
    for entry in std::fs::read_dir(exports).unwrap() {
        let source = &Source::File(entry.unwrap().path());
        if matches!(source.name().as_str(), "README.md" | "truth_orders.csv") {
            continue;
        }
        let mut file = File {
            opening: Opening { source, section, formats, shop: &terms.shop },
            terms,
            store: Store { number: 0, is_one_of_several: false },
            remembers: false,
            tender: Tender::default(),
            sum: 0,
            block: 0,
            progress: &mut |_| {},
        };
        let counted = file.pass(false, |job, mut from| {
            let mut text = Vec::new();
            from.read_to_end(&mut text)?;
            let Some(mut columns) = Columns::of(job) else { return Ok((0, 0)) };
            let (mut kept, all_tags) = (job.kept(), AllTags::default());
            let (mut singles, mut rows) = (0, 0);
            let width = job.layout.header.len();
            let _ = Cutter::default().pieces(&text, job.shape.delimiter, width, |piece| {
                if let Piece::Sheaf(sheaf) = piece {
                    let id = |row: &usize| {
                        let cut = sheaf.cut(*row);
                        job.layout.cell(&cut, Role::Order).map(|(id, _)| id.to_string())
                    };
                    let ids: Vec<Option<String>> = (0..sheaf.len()).map(|row| id(&row)).collect();
                    let is_one = |at: &[Option<String>]| at[0] != at[1] && at[1] != at[2];
                    let has_orders = job.layout.has(Role::Order);
                    rows += ids.windows(3).filter(|at| !has_orders || is_one(at)).count();
                    // The sign of amounts is known by the first order, which is read alone.
                    let _ = (0..sheaf.len()).find(|row| {
                        let line = sheaf.line(*row);
                        let cells = line.cells.as_ref();
                        cells.is_some_and(|cells| kept.said(&job.row(cells, 1)).is_ok())
                    });
                    let is_of_use = columns.read(job, &sheaf, &mut kept, &all_tags);
                    let inner = (1..sheaf.len().max(1) - 1).filter(|_| is_of_use);
                    let order = |row: usize| columns.order(job, row, &mut kept);
                    singles += inner.filter_map(order).count();
                }
                ControlFlow::Continue(())
            });
            Ok((singles, rows))
        });
        let (_, _, (singles, rows)) = counted.unwrap();
        // Files with hardly any order of one row are not read so.
        seen += usize::from(rows > 3 && singles * 3 >= rows * 2);
    }
    assert!(seen >= 17, "{seen}");
}
