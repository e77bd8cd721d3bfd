//! All input files to orders.

use std::io::{self, Read};

use crate::config;
use crate::config::Shop;
use crate::units::Currency;

use super::draft::Kept;
use super::error::{Error, Faults};
use super::format::Formats;
use super::gather::gather;
use super::job::Job;
use super::names::Names;
use super::opening::{Opened, Opening};
use super::share::Share;
use super::sheet::Sheet;
use super::swift::Outcome;
use super::{FileRead, Orders, Source, careful, swift};

/// Order files of one layout: a section of the configuration with its
/// patterns resolved.
#[derive(Clone, Debug)]
pub struct Input {
    /// The files, in the order in which they are read.
    pub sources: Vec<Source>,
    /// The section; its `files` are not looked at.
    pub section: config::Orders,
}

/// Reads every input file. `progress` is told how many bytes were read so far.
///
/// The result does not depend on the order of the rows, but for the names of
/// lines in [`super::LeftOut::lines`], and in layouts where only the first row
/// of an order has all its cells. Of files that hold the same order the last
/// one counts. Nor does it depend on the number of threads, which is that of
/// the current `rayon` pool.
///
/// # Errors
///
/// Every fault of every file at once. One file that cannot be read does not
/// keep the others from being checked.
pub fn read(
    inputs: &[Input],
    formats: &Formats,
    shop: &Shop,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Orders, Faults> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut faults = Faults::default();
    let files = inputs.iter().map(|input| input.sources.len()).sum::<usize>();
    let mut before = 0;
    for (store, input) in inputs.iter().enumerate() {
        for source in &input.sources {
            let mut file = File {
                opening: Opening { source, section: &input.section, formats, shop },
                store,
                remembers: files > 1,
                currency: sheets.last().and_then(|sheet| sheet.currency).or(shop.currency),
                sum: sheets.last().map_or(0, |sheet| sheet.sum),
                block: swift::BLOCK,
                progress: &mut |bytes| progress(before + bytes),
            };
            match file.read(&mut faults) {
                Ok(sheet) => sheets.push(sheet),
                Err(error) => faults.add(error),
            }
            before += source.size();
        }
    }
    faults.none()?;
    let orders = gather(sheets);
    if orders.span().is_none() {
        let left_out = orders.account.left_out.into_iter();
        return Err(Faults::from(Error::NoOrders {
            rows: orders.account.rows_read,
            reasons: left_out.map(|(why, left)| (why, left.rows)).collect(),
        }));
    }
    Ok(orders)
}

/// A file to be read.
struct File<'a> {
    opening: Opening<'a>,
    store: usize,
    remembers: bool,
    /// Currency and sum of the files before.
    currency: Option<Currency>,
    sum: i64,
    /// Bytes of a block.
    block: usize,
    progress: &'a mut (dyn FnMut(u64) + Send),
}

impl File<'_> {
    /// Reads the file, swiftly if nothing is unusual in it.
    fn read(&mut self, faults: &mut Faults) -> Result<Sheet, Error> {
        let sheet = match self.swiftly()? {
            Some(sheet) => sheet,
            None => self.carefully(faults)?,
        };
        if sheet.read.rows == 0 && faults.first.is_empty() {
            return Err(Error::NoRows { place: sheet.place });
        }
        Ok(sheet)
    }

    /// The file as [`swift`] reads it; `None` when something is unusual in it.
    fn swiftly(&mut self) -> Result<Option<Sheet>, Error> {
        let block = self.block;
        for remembers in [self.remembers, true] {
            let (opened, hash, outcome) =
                self.pass(remembers, |job, from| swift::read(job, from, block))?;
            match outcome {
                Outcome::Read(shares) => return Ok(Some(self.sheet(opened, hash, shares))),
                Outcome::Forgetful => {}
                Outcome::Unusual => break,
            }
        }
        Ok(None)
    }

    /// The file as [`careful`] reads it.
    fn carefully(&mut self, faults: &mut Faults) -> Result<Sheet, Error> {
        let (opened, hash, share) =
            self.pass(self.remembers, |job, from| careful::read(job, from, faults))?;
        Ok(self.sheet(opened, hash, vec![share]))
    }

    /// Opens the file, has `reader` read it to its end, and gives its hash.
    fn pass<T>(
        &mut self,
        remembers: bool,
        reader: impl FnOnce(&Job, Box<dyn Read + Send + '_>) -> io::Result<T>,
    ) -> Result<(Opened, String, T), Error> {
        let place = self.opening.source.place();
        let (mut hash, mut bytes) = (blake3::Hasher::new(), 0);
        let mut seen = |read: &[u8]| {
            hash.update(read);
            bytes += read.len() as u64;
            (self.progress)(bytes);
        };
        let (opened, whole) = self.opening.open(&mut seen)?;
        let job = Job {
            layout: &opened.layout,
            shape: opened.shape,
            place: &place,
            store: self.store,
            currency: self.currency.or(opened.currency),
            sum: self.sum,
            remembers,
        };
        let read = reader(&job, whole).map_err(|source| Error::Io { place, source })?;
        Ok((opened, hash.finalize().to_hex().to_string(), read))
    }

    fn sheet(&self, opened: Opened, hash: String, shares: Vec<(Share, Kept)>) -> Sheet {
        let currency = shares.iter().find_map(|(_, kept)| kept.currency);
        let sum = shares.iter().map(|(_, kept)| kept.sum).max().unwrap_or(self.sum);
        let shares = shares.into_iter().map(|(share, kept)| (share, kept.names));
        let shares: Vec<(Share, Names)> = shares.collect();
        let rows = shares.iter().map(|(share, _)| share.rows_read).sum();
        Sheet {
            read: FileRead { hash, rows, ..opened.read },
            place: self.opening.source.place(),
            no_customers: opened.no_customers,
            reasons: opened.layout.reasons().to_vec(),
            shares,
            currency,
            sum,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Everything about the orders that does not depend on how they were read.
    fn told(sheets: Vec<Sheet>) -> String {
        let mut orders = gather(sheets);
        let person = |person: super::super::Person| {
            format!("{:?} {:?}", person.all().collect::<Vec<_>>(), orders.traits[person.first()])
        };
        let mut people: Vec<String> = orders.people().map(person).collect();
        people.sort();
        orders.lots.clear();
        format!("{orders:#?}\n{people:#?}")
    }

    /// Reads files one after the other, swiftly on so many threads, or with
    /// care.
    fn read_all(files: &[String], config: &str, swift: Option<(usize, usize)>) -> (String, bool) {
        let config = config::Config::from_text(config, "perennial.toml".as_ref()).unwrap();
        let columns = ("columns.toml", include_str!("../../content/formats/columns.toml"));
        let (section, formats) =
            (&config.orders[0], Formats::parse([columns].into_iter()).unwrap());
        let pool = rayon::ThreadPoolBuilder::new();
        let pool = pool.num_threads(swift.map_or(1, |(threads, _)| threads)).build().unwrap();
        let (mut sheets, mut faults) = (Vec::<Sheet>::new(), Faults::default());
        let mut was_swift = true;
        for text in files {
            let source = Source::Embedded("orders.csv", text.clone().leak().as_bytes());
            let mut file = File {
                opening: Opening {
                    source: &source,
                    section,
                    formats: &formats,
                    shop: &config.shop,
                },
                store: 0,
                remembers: files.len() > 1,
                currency: sheets.last().and_then(|sheet| sheet.currency),
                sum: sheets.last().map_or(0, |sheet| sheet.sum),
                block: swift.map_or(0, |(_, block)| block),
                progress: &mut |_| {},
            };
            let sheet = pool.install(|| match swift {
                Some(_) => {
                    let (read, clean) = (file.swiftly(), faults.first.is_empty());
                    was_swift &= clean && matches!(read, Ok(Some(_)));
                    read.and_then(|read| read.map_or_else(|| file.carefully(&mut faults), Ok))
                }
                None => file.carefully(&mut faults),
            });
            match sheet {
                Ok(sheet) => sheets.push(sheet),
                Err(error) => faults.add(error),
            }
        }
        match faults.none() {
            Ok(()) => (told(sheets), was_swift),
            Err(faults) => (format!("{faults:#?}"), was_swift),
        }
    }

    const ROWS: &str = r#"
        [[orders]]
        format = "columns"
        [orders.columns]
        order = "id"
        customer = "who"
        date = "when"
        amount = "amount"
        discount = "off"
        status = "status"
        product = "what"
        [orders.rules]
        leave_out = [{ column = "what", equals = "test", why = "a test" }]
        footer = ["Total"]
        [orders.rules.status]
        counts = ["", "paid"]
        leave_out = { void = "voided" }
    "#;

    /// The same without what takes more than a glance.
    fn at_a_glance() -> String {
        let lines = ROWS.lines();
        lines
            .filter(|line| !line.contains("footer") && !line.contains("a test"))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn rows() -> impl Strategy<Value = String> {
        let what = ["tea", "a \"\"quote\"\"", "two\nlines", "test", "", "Tür"];
        let row = (
            prop_oneof![20 => Just(1_u32), 3 => Just(0_u32), 1 => 0_u32..9],
            0..6_u32,
            0..500_i32,
            prop_oneof![9 => (0..5000_i32).prop_map(|it| format!("{it}.5")), 1 => Just("-3".to_string()), 1 => Just("0".to_string())],
            prop::sample::select(vec!["paid", "paid", "", "void"]),
            prop::sample::select(what.to_vec()),
        );
        prop::collection::vec(row, 1..40).prop_map(|rows| {
            let mut text = String::from("id,who,when,amount,off,status,what\n");
            let mut id = 0;
            for (step, who, day, amount, status, what) in rows {
                id = if step > 1 { step } else { id + step };
                let day = crate::units::Day(18_000 + day);
                let who = if step == 0 { String::new() } else { format!("p{who}@example.com") };
                text += &format!("#{id},{who},{day},{amount},,{status},\"{what}\"\n");
            }
            text
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

        #[test]
        fn on_any_number_of_threads_in_any_blocks_the_orders_are_the_same(
            files in prop::collection::vec(rows(), 1..3),
            threads in 1..9_usize,
            block in 1..300_usize,
        ) {
            // Rows of the one take more than a glance.
            for config in [ROWS, &at_a_glance()] {
                let (careful, _) = read_all(&files, config, None);
                let (swift, _) = read_all(&files, config, Some((threads, block)));
                prop_assert_eq!(careful, swift);
            }
        }
    }

    /// So that the law above is about something.
    #[test]
    fn usual_files_are_read_swiftly() {
        let rows = |ids: &[u32]| {
            let row = |id: &u32| {
                format!("#{id},p{}@example.com,2024-01-0{},5,,paid,tea\n", id % 3, id % 9 + 1)
            };
            "id,who,when,amount,off,status,what\n".to_string()
                + &ids.iter().map(row).collect::<String>()
        };
        let is_swift = |files: &[String]| read_all(files, ROWS, Some((2, 64))).1;
        assert!(is_swift(&[rows(&[1, 2, 3, 4, 5, 6, 7])]));
        assert!(is_swift(&[rows(&[7, 6, 5])]));
        assert!(is_swift(&[rows(&[3, 1, 2])]));
        assert!(is_swift(&[rows(&[1, 1, 1, 2, 3, 3])]));
        assert!(is_swift(&[rows(&[3, 1]), rows(&[1, 4])]));
        assert!(!is_swift(&[rows(&[1, 2, 1])]));
    }
}
