//! All input files to orders.

use std::io::{self, Read};

use crate::config;
use crate::units::Currency;

use super::batch::Batch;
use super::draft::Kept;
use super::error::{Error, Faults};
use super::format::Formats;
use super::gather::gather;
use super::job::{Job, Store};
use super::names::Names;
use super::opening::{Opened, Opening};
use super::share::Share;
use super::swift::Outcome;
use super::{FileRead, Orders, Source, Terms, careful, swift};

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
    terms: &Terms,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Orders, Faults> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut faults = Faults::default();
    let files = inputs.iter().map(|input| input.sources.len()).sum::<usize>();
    let is_one_of_several = inputs.len() > 1;
    let mut before = 0;
    for (store, input) in inputs.iter().enumerate() {
        for source in &input.sources {
            let mut file = File {
                opening: Opening { source, section: &input.section, formats, shop: &terms.shop },
                terms,
                store: Store { number: store, is_one_of_several },
                remembers: files > 1,
                currency: batches.last().and_then(|batch| batch.currency).or(terms.shop.currency),
                sum: batches.last().map_or(0, |batch| batch.sum),
                block: swift::BLOCK,
                progress: &mut |bytes| progress(before + bytes),
            };
            match file.read(&mut faults) {
                Ok(batch) => batches.push(batch),
                Err(error) => faults.add(error),
            }
            before += source.size();
        }
    }
    faults.none()?;
    let orders = gather(batches, terms);
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
    terms: &'a Terms,
    store: Store,
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
    fn read(&mut self, faults: &mut Faults) -> Result<Batch, Error> {
        let batch = match self.swiftly()? {
            Some(batch) => batch,
            None => self.carefully(faults)?,
        };
        if batch.read.rows == 0 && faults.first.is_empty() {
            return Err(Error::NoRows { place: batch.place });
        }
        Ok(batch)
    }

    /// The file as [`swift`] reads it; `None` when something is unusual in it.
    fn swiftly(&mut self) -> Result<Option<Batch>, Error> {
        let block = self.block;
        for remembers in [self.remembers, true] {
            let (opened, hash, outcome) =
                self.pass(remembers, |job, from| swift::read(job, from, block))?;
            match outcome {
                Outcome::Read(shares) => return Ok(Some(self.batch(opened, hash, shares))),
                Outcome::Forgetful => {}
                Outcome::Unusual => break,
            }
        }
        Ok(None)
    }

    /// The file as [`careful`] reads it.
    fn carefully(&mut self, faults: &mut Faults) -> Result<Batch, Error> {
        let (opened, hash, share) =
            self.pass(self.remembers, |job, from| careful::read(job, from, faults))?;
        Ok(self.batch(opened, hash, vec![share]))
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
        let software = self.opening.software(&opened.read.format);
        let job = Job {
            layout: &opened.layout,
            shape: opened.shape,
            place: &place,
            store: self.store.number,
            called: self.store.name(self.opening.section, software),
            identity: Some(&self.terms.identity).filter(|identity| !identity.is_off()),
            rates: self.terms.rates.as_ref(),
            own: opened.currency,
            currency: self.currency.or(opened.currency),
            sum: self.sum,
            remembers,
        };
        let read = reader(&job, whole).map_err(|source| Error::Io { place, source })?;
        Ok((opened, hash.finalize().to_hex().to_string(), read))
    }

    fn batch(&self, opened: Opened, hash: String, shares: Vec<(Share, Kept)>) -> Batch {
        let currency = shares.iter().find_map(|(_, kept)| kept.currency);
        let sum = shares.iter().map(|(_, kept)| kept.sum).max().unwrap_or(self.sum);
        let shares = shares.into_iter().map(|(share, kept)| (share, kept.names));
        let shares: Vec<(Share, Names)> = shares.collect();
        let rows = shares.iter().map(|(share, _)| share.rows_read).sum();
        Batch {
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
    fn told(batches: Vec<Batch>, terms: &Terms) -> String {
        let mut orders = gather(batches, terms);
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
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/terms");
        let terms = &Terms::new(&config, root.as_ref()).unwrap();
        let columns = ("columns.toml", include_str!("../../content/formats/columns.toml"));
        let (section, formats) =
            (&config.orders[0], Formats::parse([columns].into_iter()).unwrap());
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
                currency: batches.last().and_then(|batch| batch.currency).or(terms.shop.currency),
                sum: batches.last().map_or(0, |batch| batch.sum),
                block: swift.map_or(0, |(_, block)| block),
                progress: &mut |_| {},
            };
            let batch = pool.install(|| match swift {
                Some(_) => {
                    let (read, clean) = (file.swiftly(), faults.first.is_empty());
                    was_swift &= clean && matches!(read, Ok(Some(_)));
                    read.and_then(|read| read.map_or_else(|| file.carefully(&mut faults), Ok))
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

    const ROWS: &str = r#"
        [[orders]]
        name = "North"
        format = "columns"
        [orders.columns]
        order = "id"
        customer = "who"
        date = "when"
        amount = "amount"
        discount = "off"
        status = "status"
        product = "what"
        phone = "phone"
        customer_id = "number"
        [orders.rules]
        leave_out = [
            { column = "what", equals = "test", why = "a test" },
            { column = "what", has = "trade", why = "trade" },
        ]
        footer = ["Total"]
        [orders.rules.status]
        counts = ["", "paid"]
        refunded = ["back"]
        leave_out = { void = "voided" }
    "#;

    /// Customers with several keys, and money of several currencies.
    const TERMS: &str = r#"
        [shop]
        currency = "GBP"
        [identity]
        email = ["tags", "dots"]
        phone = "GB"
        customer_id = true
        aliases = "aliases.csv"
        [currency]
        rates = "rates.csv"
    "#;

    fn with_terms() -> String {
        let named = "customer_id = \"number\"\n";
        format!("{TERMS}{}", ROWS.replace(named, &format!("{named}currency = \"currency\"\n")))
    }

    /// The header of [`rows`].
    const HEADER: &str = "id,who,when,amount,off,status,what,phone,number,currency\n";

    /// The same without what takes more than a glance.
    fn at_a_glance() -> String {
        let lines = ROWS.lines();
        lines
            .filter(|line| !["footer", "a test", "trade"].iter().any(|it| line.contains(it)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn rows() -> impl Strategy<Value = String> {
        let what = ["tea", "a \"\"quote\"\"", "two\nlines", "test", "", "Tür", "tea, trade"];
        let row = (
            prop_oneof![60 => Just(1_u32), 12 => Just(0_u32), 1 => 0_u32..9],
            0..6_u32,
            0..500_i32,
            prop_oneof![9 => (0..5000_i32).prop_map(|it| format!("{it}.5")), 1 => Just("-3".to_string()), 1 => Just("0".to_string())],
            prop::sample::select(vec!["paid", "paid", "", "void", "back"]),
            prop::sample::select(what.to_vec()),
            (0..9_u32, 0..6_u32, prop::sample::select(vec!["", "", "GBP", "EUR", "EUR"])),
        );
        prop::collection::vec(row, 1..40).prop_map(|rows| {
            let mut text = String::from(HEADER);
            let mut id = 0;
            for (step, who, day, amount, status, what, (phone, number, currency)) in rows {
                id = if step > 1 { step } else { id + step };
                let day = crate::units::Day(18_000 + day);
                // There are rates of dollars from 2020 on only.
                let is_dollar = (who, number) == (2, 5);
                let who = match who {
                    _ if step == 0 => String::new(),
                    0 => "a.da@gmail.com".into(),
                    1 => "ada+b@googlemail.com".into(),
                    5 => String::new(),
                    who => format!("p{who}@example.com"),
                };
                // Most further rows of an order leave out what stands once.
                let amount = if step == 0 && phone < 8 { String::new() } else { amount };
                let phone = if phone < 4 { format!("020 7946 001{phone}") } else { "-".into() };
                let currency = if step == 0 {
                    ""
                } else if is_dollar {
                    "USD"
                } else {
                    currency
                };
                text += &format!(
                    "#{id},{who},{day},{amount},,{status},\"{what}\",{phone},{number},{currency}\n"
                );
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
            // Rows of the second take no more than a glance.
            for config in [ROWS.to_string(), at_a_glance(), with_terms()] {
                let (careful, _) = read_all(&files, &config, None);
                let (swift, _) = read_all(&files, &config, Some((threads, block)));
                prop_assert_eq!(careful, swift);
            }
        }
    }

    /// So that the law above is about something.
    #[test]
    fn usual_files_are_read_swiftly() {
        let row = |id: &u32| {
            let (who, day) = (id % 3, id % 9 + 1);
            format!("#{id},p{who}@example.com,2020-01-0{day},5,,paid,tea,020 7946 0018,7,EUR\n")
        };
        let rows = |ids: &[u32]| HEADER.to_string() + &ids.iter().map(row).collect::<String>();
        for config in [ROWS.to_string(), with_terms()] {
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
}
