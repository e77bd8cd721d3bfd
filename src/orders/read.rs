//! All input files, one after the other, to orders.

use csv::ByteRecord;
use jiff::tz::TimeZone;

use crate::config;
use crate::config::Shop;
use crate::units::Currency;

use super::draft::{Drafts, Row};
use super::error::{Error, Faults};
use super::format::{AUTO, COLUMNS, Formats};
use super::layout::{Layout, together};
use super::moment::Clock;
use super::settle::settle;
use super::{FileRead, Orders, Source};

/// Order files of one layout: a section of the configuration with its
/// patterns resolved.
#[derive(Clone, Debug)]
pub struct Input {
    /// The files, in the order in which they are read.
    pub sources: Vec<Source>,
    /// The section; its `files` are not looked at.
    pub section: config::Orders,
}

/// A file whose header has been understood.
pub(super) struct File {
    pub(super) place: String,
    pub(super) layout: Layout,
}

/// Reads every input file. `progress` is told of each stretch of bytes read.
///
/// The result does not depend on the order of the rows, but for the names of
/// lines in [`super::LeftOut::lines`].
///
/// # Errors
///
/// Every fault of every file at once. One file that cannot be read does not
/// keep the others from being checked.
pub fn read(
    inputs: &[Input],
    formats: &Formats,
    shop: &Shop,
    progress: &mut dyn FnMut(u64),
) -> Result<Orders, Faults> {
    let mut gathered = Drafts::default();
    gathered.currency = shop.currency;
    let mut files = Vec::new();
    for (store, input) in inputs.iter().enumerate() {
        for source in &input.sources {
            let reading = Reading { source, store, input, formats, shop };
            if let Err(error) = reading.run(&mut gathered, &mut files, progress) {
                gathered.faults.add(error);
            }
        }
    }
    std::mem::take(&mut gathered.faults).none()?;
    let (names, places) = std::mem::take(&mut gathered.names).sorted();
    let orders = settle(&mut gathered, &files, &places);
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

/// One file and all that is known about it before it is opened.
struct Reading<'a> {
    source: &'a Source,
    store: usize,
    input: &'a Input,
    formats: &'a Formats,
    shop: &'a Shop,
}

impl Reading<'_> {
    fn run(
        &self,
        gathered: &mut Drafts,
        files: &mut Vec<File>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), Error> {
        let place = self.source.place();
        let mut hash = blake3::Hasher::new();
        let mut seen = |bytes: &[u8]| {
            hash.update(bytes);
            progress(bytes.len() as u64);
        };
        let file = files.len();
        {
            let bytes = self.source.open(&mut seen)?;
            let mut csv =
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
            let mut cells = ByteRecord::new();
            let fault = |error| not_csv(&place, error);
            csv.read_byte_record(&mut cells).map_err(fault)?;
            let header = header(&place, &cells)?;
            let (read, layout) = self.layout(&place, header, gathered)?;
            gathered.account.files.push(read);
            files.push(File { place: place.clone(), layout });
            let layout = &files[file].layout;
            while csv.read_byte_record(&mut cells).map_err(fault)? {
                let line = cells.position().map_or(0, csv::Position::line);
                match faulty(&place, line, &cells, layout) {
                    Some(error) => gathered.faults.add(error),
                    None => gathered.add(&Row {
                        layout,
                        cells: &cells,
                        place: &place,
                        file,
                        line,
                        store: self.store,
                    }),
                }
            }
        }
        gathered.account.files[file].hash = hash.finalize().to_hex().to_string();
        if gathered.account.files[file].rows == 0 && gathered.faults.first.is_empty() {
            return Err(Error::NoRows { place });
        }
        Ok(())
    }

    /// The file's format by its name or its header, and where its roles are.
    fn layout(
        &self,
        place: &str,
        header: Vec<String>,
        gathered: &mut Drafts,
    ) -> Result<(FileRead, Layout), Error> {
        let section = &self.input.section;
        let name = match section.format.as_str() {
            AUTO if section.columns.is_empty() => {
                let found = self.formats.of_header(&header);
                found.ok_or_else(|| Error::UnknownLayout {
                    place: place.into(),
                    header: header.clone(),
                })?
            }
            AUTO => COLUMNS,
            name => name,
        };
        let format = self.formats.named(name)?;
        if gathered.currency.is_none() {
            gathered.currency = format.currency.as_deref().and_then(Currency::parse);
        }
        let rules = together(&format.rules, &section.rules);
        let own_zone = || format.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        let zone = self.shop.time_zone.clone().or_else(own_zone);
        let zone_name = zone.as_ref().and_then(|zone| zone.iana_name()).map(String::from);
        let clock = Clock { format: rules.date_format.clone(), zone };
        let columns = (&format.columns, &section.columns);
        let layout = Layout::new(place, header, columns, rules, clock)?;
        let read = FileRead {
            name: self.source.name(),
            hash: String::new(),
            format: name.into(),
            format_title: format.title.clone(),
            zone: zone_name,
            rows: 0,
        };
        Ok((read, layout))
    }
}

/// The names in the first row, without blanks around them and without a byte
/// order mark.
fn header(place: &str, cells: &ByteRecord) -> Result<Vec<String>, Error> {
    let name = |cell: &[u8]| {
        let text = std::str::from_utf8(cell).ok().filter(|text| !text.contains('\0'));
        let text = text.ok_or_else(|| Error::NotText { place: place.into(), line: 1 })?;
        Ok(text.trim_start_matches('\u{feff}').trim().to_string())
    };
    cells.iter().map(name).collect()
}

/// What is wrong with a row as a whole.
fn faulty(place: &str, line: u64, cells: &ByteRecord, layout: &Layout) -> Option<Error> {
    let place = || place.to_string();
    if cells.len() != layout.header.len() {
        let (found, expected) = (cells.len(), layout.header.len());
        return Some(Error::Ragged { place: place(), line, found, expected });
    }
    let is_text = std::str::from_utf8(cells.as_slice()).is_ok_and(|text| !text.contains('\0'));
    (!is_text).then(|| Error::NotText { place: place(), line })
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
