//! All input files, one after the other, to orders.

use csv::{ByteRecord, StringRecord};

use crate::config;
use crate::units::Currency;

use super::draft::Drafts;
use super::error::{Error, Faults};
use super::format::Formats;
use super::opening::Opening;
use super::row::Row;
use super::settle::{File, settle};
use super::shape::reader;
use super::{Orders, Source, Terms};

/// Order files of one layout: a section of the configuration with its
/// patterns resolved.
#[derive(Clone, Debug)]
pub struct Input {
    /// The files, in the order in which they are read.
    pub sources: Vec<Source>,
    /// The section; its `files` are not looked at.
    pub section: config::Orders,
}

/// Reads every input file. `progress` is told of each stretch of bytes read.
///
/// The result does not depend on the order of the rows, but for the names of
/// lines in [`super::LeftOut::lines`], and in layouts where only the first row
/// of an order has all its cells. Of files that hold the same order the last
/// one counts.
///
/// # Errors
///
/// Every fault of every file at once. One file that cannot be read does not
/// keep the others from being checked.
pub fn read(
    inputs: &[Input],
    formats: &Formats,
    terms: &Terms,
    progress: &mut dyn FnMut(u64),
) -> Result<Orders, Faults> {
    let mut gathered = Drafts::default();
    gathered.currency = terms.shop.currency;
    gathered.identity = terms.identity.clone();
    gathered.converts = terms.rates.is_some();
    let mut files = Vec::new();
    for (store, input) in inputs.iter().enumerate() {
        for source in &input.sources {
            let shop = &terms.shop;
            let opening = Opening { source, section: &input.section, formats, shop };
            if let Err(error) = read_one(&opening, store, &mut gathered, &mut files, progress) {
                gathered.faults.add(error);
            }
        }
    }
    std::mem::take(&mut gathered.faults).none()?;
    let (names, places) = std::mem::take(&mut gathered.names).sorted();
    let orders = settle(&mut gathered, &files, &places, terms);
    std::mem::take(&mut gathered.faults).none()?;
    if !orders.iter().any(|order| order.kind == super::Kind::Sale) {
        let left_out = gathered.account.left_out.into_iter();
        return Err(Faults::from(Error::NoOrders {
            rows: gathered.account.rows_read,
            reasons: left_out.map(|(why, left)| (why, left.rows)).collect(),
        }));
    }
    let currency = gathered.currency.unwrap_or(Currency::UNKNOWN);
    Ok(Orders { orders, names, currency, account: gathered.account })
}

/// Reads one file into what was gathered before.
fn read_one(
    opening: &Opening,
    store: usize,
    gathered: &mut Drafts,
    files: &mut Vec<File>,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Error> {
    let place = opening.source.place();
    let mut hash = blake3::Hasher::new();
    let mut seen = |bytes: &[u8]| {
        hash.update(bytes);
        progress(bytes.len() as u64);
    };
    let file = files.len();
    {
        let (opened, whole) = opening.open(&mut seen)?;
        gathered.currency = gathered.currency.or(opened.currency);
        let currency = opened.currency;
        gathered.account.no_customers.extend(opened.no_customers);
        gathered.account.files.push(opened.read);
        files.push(File { place: place.clone(), layout: opened.layout, currency });
        let layout = &files[file].layout;

        let mut csv = reader(opened.shape.delimiter).from_reader(whole);
        let mut bytes = ByteRecord::new();
        let mut above = opened.shape.preamble + 1;
        while csv.read_byte_record(&mut bytes).map_err(|error| not_csv(&place, error))? {
            if above > 0 {
                above -= 1;
                continue;
            }
            let line = bytes.position().map_or(0, csv::Position::line);
            // Checked once for the whole row, and its memory used again.
            bytes = match StringRecord::from_byte_record(bytes) {
                Ok(cells) => {
                    take(
                        &Row { layout, cells: &cells, place: &place, file, line, store },
                        gathered,
                    );
                    cells.into_byte_record()
                }
                Err(error) => {
                    gathered.faults.add(Error::NotText { place: place.clone(), line });
                    error.into_byte_record()
                }
            };
        }
    }
    gathered.account.files[file].hash = hash.finalize().to_hex().to_string();
    if gathered.account.files[file].rows == 0 && gathered.faults.first.is_empty() {
        return Err(Error::NoRows { place });
    }
    Ok(())
}

/// Takes one row, or what is wrong with it as a whole.
fn take(row: &Row, gathered: &mut Drafts) {
    let (place, line) = (row.place, row.line);
    let (found, expected) = (row.cells.len(), row.layout.header.len());
    if row.layout.is_footer(row.cells) {
        gathered.footer(row);
    } else if found != expected {
        gathered.faults.add(Error::Ragged { place: place.into(), line, found, expected });
    } else if row.cells.as_slice().contains('\0') {
        gathered.faults.add(Error::NotText { place: place.into(), line });
    } else {
        gathered.add(row);
    }
}

/// The csv crate reads bytes of any form, so only the disk or the packing can
/// be at fault here.
fn not_csv(place: &str, error: csv::Error) -> Error {
    let source = match error.into_kind() {
        csv::ErrorKind::Io(source) => source,
        other => std::io::Error::other(format!("{other:?}")),
    };
    Error::Io { place: place.into(), source }
}
