//! All input files, one after the other, to orders.

use std::io::{Cursor, Read};

use csv::ByteRecord;
use encoding_rs::Encoding;
use jiff::tz::TimeZone;

use crate::config;
use crate::config::Role;
use crate::config::Shop;
use crate::units::Currency;

use super::draft::Drafts;
use super::encoding::{decoded, encoding};
use super::error::{Error, Faults};
use super::evidence::Evidence;
use super::format::{AUTO, COLUMNS, Formats};
use super::layout::{Layout, together};
use super::moment::Clock;
use super::row::Row;
use super::settle::settle;
use super::shape::{Shape, names, reader, shape};
use super::{FileRead, Orders, Source};

/// Bytes at the start of a file by which its shape is told.
const START: u64 = 1 << 16;

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
            let fault = |source| Error::Io { place: place.clone(), source };
            let mut bytes = self.source.open(&mut seen)?;
            let mut start = Vec::new();
            bytes.by_ref().take(START).read_to_end(&mut start).map_err(fault)?;
            let encoding = self.input.section.encoding.unwrap_or_else(|| encoding(&start));
            let text = beginning(&start, encoding);
            let shape = shape(text.as_bytes(), &|names| self.is_header(names));
            let whole = decoded(Cursor::new(start).chain(bytes), encoding);
            let mut csv = reader(shape.delimiter).from_reader(whole);
            let mut cells = ByteRecord::new();
            let fault = |error| not_csv(&place, error);
            for _ in 0..=shape.preamble {
                csv.read_byte_record(&mut cells).map_err(fault)?;
            }
            let (read, mut layout) = self.layout(&place, header(&place, &cells)?, gathered)?;
            judge(&place, &mut layout, text.as_bytes(), shape)?;
            gathered.account.files.push(FileRead { encoding: encoding.name(), ..read });
            files.push(File { place: place.clone(), layout });
            let layout = &files[file].layout;
            while csv.read_byte_record(&mut cells).map_err(fault)? {
                let line = cells.position().map_or(0, csv::Position::line);
                let row =
                    Row { layout, cells: &cells, place: &place, file, line, store: self.store };
                if layout.is_footer(&cells) {
                    gathered.footer(&row);
                } else if let Some(error) = faulty(&row) {
                    gathered.faults.add(error);
                } else {
                    gathered.add(&row);
                }
            }
        }
        gathered.account.files[file].hash = hash.finalize().to_hex().to_string();
        if gathered.account.files[file].rows == 0 && gathered.faults.first.is_empty() {
            return Err(Error::NoRows { place });
        }
        Ok(())
    }

    /// Whether these names can be the header: a format's, or the one that the
    /// project names columns of.
    fn is_header(&self, names: &[String]) -> bool {
        let section = &self.input.section;
        let own = || {
            let named = section.columns.values().flat_map(|headers| &headers.0);
            named.filter(|name| names.contains(name)).count() > 1
        };
        match section.format.as_str() {
            AUTO if section.columns.is_empty() => self.formats.of_header(names).is_some(),
            AUTO | COLUMNS => own(),
            name => self.formats.named(name).is_ok_and(|format| format.fits(names)) || own(),
        }
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
        let clock =
            Clock { formats: rules.date_format.0.clone(), written: rules.zone.clone(), zone };
        let columns = (&format.columns, &section.columns);
        let layout = Layout::new(place, header, columns, rules, clock)?;
        layout.complete(place, format.no_customers.is_none())?;
        if !layout.has(Role::Customer) {
            gathered.account.no_customers.extend(format.no_customers.clone());
        }
        let read = FileRead {
            name: self.source.name(),
            hash: String::new(),
            format: name.into(),
            format_title: format.title.clone(),
            encoding: "",
            zone: zone_name,
            rows: 0,
        };
        Ok((read, layout))
    }
}

/// The names of the columns.
fn header(place: &str, cells: &ByteRecord) -> Result<Vec<String>, Error> {
    let is_text = std::str::from_utf8(cells.as_slice()).is_ok_and(|text| !text.contains('\0'));
    let line = cells.position().map_or(1, csv::Position::line);
    if is_text { Ok(names(cells)) } else { Err(Error::NotText { place: place.into(), line }) }
}

/// The text that a file starts with, up to the last line that is whole.
fn beginning(start: &[u8], encoding: &'static Encoding) -> String {
    let (text, _) = encoding.decode_with_bom_removal(start);
    let whole = if start.len() as u64 == START { text.rfind('\n').map(|at| at + 1) } else { None };
    text[..whole.unwrap_or(text.len())].to_string()
}

/// Finds out how the file writes dates and decimals, where no rule says so.
fn judge(place: &str, layout: &mut Layout, start: &[u8], shape: Shape) -> Result<(), Error> {
    let rows = reader(shape.delimiter).from_reader(start).into_byte_records();
    let rows = rows.map_while(Result::ok).skip(shape.preamble + 1);
    let evidence = Evidence::of(layout, rows);
    layout.rules.decimal = Some(layout.rules.decimal.unwrap_or_else(|| evidence.mark()));
    if layout.clock.formats.is_empty() {
        let found = evidence.date_format(&layout.clock);
        let found = found.map_err(|(value, forms)| Error::TwoDates {
            place: place.into(),
            value,
            forms,
        })?;
        layout.clock.formats.extend(found);
    }
    Ok(())
}

/// What is wrong with a row as a whole.
fn faulty(row: &Row) -> Option<Error> {
    let (place, line) = (row.place.to_string(), row.line);
    let (found, expected) = (row.cells.len(), row.layout.header.len());
    if found != expected {
        return Some(Error::Ragged { place, line, found, expected });
    }
    let is_text = std::str::from_utf8(row.cells.as_slice()).is_ok_and(|text| !text.contains('\0'));
    (!is_text).then_some(Error::NotText { place, line })
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
