//! What the beginning of a file tells about the rest.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use jiff::tz::TimeZone;

use crate::config;
use crate::config::Role;
use crate::config::Shop;
use crate::units::Currency;

use super::encoding::{decoded, encoding};
use super::error::Error;
use super::evidence::{Evidence, Unmarked};
use super::format::{AUTO, COLUMNS, Format, Formats};
use super::forms::Question;
use super::hint::shortened;
use super::layout::Layout;
use super::moment::Clock;
use super::rows::{endless, line_of_header};
use super::rules::together;
use super::serial::Epoch;
use super::shape::{Shape, by, names, reader, shape, shape_by_comma};
use super::sheet::Text;
use super::source::Content;
use super::workbook::{Unread, Workbook};
use super::{FileRead, Sheet, Source};

/// Bytes at the start of a file by which it is judged: so many if they tell
/// what is to be known, else more, up to the second number. A single cell can be
/// longer than the first.
const START: u64 = 1 << 16;
const LONGEST_START: u64 = 1 << 24;

/// How many times more is looked at when a start does not tell.
const MORE: u64 = 4;

/// What stands for the encoding of a workbook, whose letters are always told.
pub(super) const WORKBOOK: &str = "xlsx";

/// One file, and all that is known about it before it is opened.
pub(super) struct Opening<'a> {
    pub(super) source: &'a Source,
    pub(super) section: &'a config::Orders,
    pub(super) formats: &'a Formats,
    pub(super) shop: &'a Shop,
}

/// A file whose header has been understood.
#[derive(Debug)]
pub(super) struct Opened {
    /// Its entry in the account, without its rows and its hash.
    pub(super) read: FileRead,
    pub(super) layout: Layout,
    pub(super) encoding: &'static Encoding,
    pub(super) shape: Shape,
    /// The sheet that is read of a workbook.
    pub(super) sheet: Option<Sheet>,
    /// The layout's own currency.
    pub(super) currency: Option<Currency>,
    /// What to export instead, of a layout that names nobody.
    pub(super) no_customers: Option<String>,
}

impl Opening<'_> {
    /// Opens the file, understands its beginning, and gives all of it as UTF-8.
    /// `seen` is told of every stretch of packed bytes that is read.
    ///
    /// # Errors
    ///
    /// Whatever keeps the file from being opened or understood.
    pub(super) fn open<'a>(
        &self,
        seen: &'a mut (dyn FnMut(&[u8]) + Send),
    ) -> Result<(Opened, Box<dyn Read + Send + 'a>), Error> {
        let (mut bytes, sheet): (Box<dyn Read + Send + 'a>, _) = match self.source.open(seen)? {
            Content::Text(bytes) => (bytes, None),
            Content::Workbook(bytes) => {
                let (rows, sheet, epoch) = self.sheet(bytes)?;
                (Box::new(rows), Some((sheet, epoch)))
            }
        };
        let mut start = Vec::new();
        let fault = |source| Error::Io { place: self.source.place(), source };
        let mut most = START;
        let opened = loop {
            let room = most - start.len() as u64;
            bytes.by_ref().take(room).read_to_end(&mut start).map_err(fault)?;
            let is_all = (start.len() as u64) < most;
            let is_enough = is_all || most >= LONGEST_START;
            match self.understand(&start, is_all, sheet.clone()) {
                Ok((opened, has_dates)) if is_enough || has_dates => break opened,
                Err(error) if is_enough => return Err(error),
                _ => most *= MORE,
            }
        };
        let whole = decoded(Cursor::new(start).chain(bytes), opened.encoding);
        Ok((opened, whole))
    }

    /// The text of the sheet with the orders, which one it is, and from when
    /// its days are counted.
    fn sheet(&self, bytes: Vec<u8>) -> Result<(Text, Sheet, Epoch), Error> {
        let read = || {
            let mut book = Workbook::open(bytes, self.section.rules.decimal.unwrap_or_default())?;
            let is_table = |start: &[u8]| by(b',', start, &|names| self.is_header(names)).is_some();
            let sheet = book.sheet(self.section.sheet.as_deref(), &is_table)?;
            let rows = book.rows(&sheet.name)?;
            Ok((rows, sheet, book.epoch()))
        };
        read().map_err(|it: Unread| it.of(self.source.place()))
    }

    /// Understands a file or a sheet that starts so, or of which that `is_all`.
    /// Also whether there are dates in what was looked at.
    ///
    /// # Errors
    ///
    /// Whatever makes its rows unreadable: no text, no known header, no column
    /// for a role that cannot be done without, dates of two meanings.
    fn understand(
        &self,
        start: &[u8],
        is_all: bool,
        sheet: Option<(Sheet, Epoch)>,
    ) -> Result<(Opened, bool), Error> {
        let place = self.source.place();
        let own = self.section.encoding.filter(|_| sheet.is_none());
        let encoding = own.unwrap_or_else(|| encoding(start));
        let text = beginning(start, is_all, encoding);
        let shape = if sheet.is_some() { shape_by_comma } else { shape };
        let shape = shape(text.as_bytes(), &|names| self.is_header(names));
        let header = header(&place, &text, shape)?;
        let name = self.format(&place, &header)?;
        let format = self.formats.named(name)?;
        let mut layout = self.layout(&place, header, format)?;
        let epoch = sheet.as_ref().map_or(Epoch::Of1900, |(_, epoch)| *epoch);
        let currency = format.currency.as_deref().and_then(Currency::parse);
        let known = self.shop.currency.or(currency);
        let evidence = Evidence::of(&layout, text.as_bytes(), shape);
        let has_dates = judge(&place, &mut layout, &evidence, (epoch, known))?;
        let zone = layout.clock.zone.as_ref().and_then(|zone| zone.iana_name());
        let names_nobody = !layout.has(Role::Customer);
        let opened = Opened {
            read: FileRead {
                name: self.source.name(),
                hash: String::new(),
                format: name.into(),
                format_title: format.title.clone(),
                encoding: if sheet.is_some() { WORKBOOK } else { encoding.name() },
                zone: zone.map(String::from),
                rows: 0,
            },
            layout,
            encoding,
            shape,
            sheet: sheet.map(|(sheet, _)| sheet),
            currency,
            no_customers: format.no_customers.clone().filter(|_| names_nobody),
        };
        Ok((opened, has_dates))
    }

    /// The software that writes the format called `name`, if its title says so.
    pub(super) fn software(&self, name: &str) -> Option<&str> {
        self.formats.named(name).ok()?.software()
    }

    /// Whether these names can be the header: a format's, or the one that the
    /// project names columns of.
    fn is_header(&self, names: &[String]) -> bool {
        let own = || {
            let named = self.section.columns.values().flat_map(|headers| &headers.0);
            named.filter(|name| names.contains(name)).count() > 1
        };
        match self.section.format.as_str() {
            AUTO if self.section.columns.is_empty() => self.formats.of_header(names).is_some(),
            AUTO | COLUMNS => own(),
            name => self.formats.named(name).is_ok_and(|format| format.fits(names)) || own(),
        }
    }

    /// The name of the file's format: the one that is asked for, or the one
    /// that its header tells.
    fn format(&self, place: &str, header: &[String]) -> Result<&str, Error> {
        match self.section.format.as_str() {
            AUTO if self.section.columns.is_empty() => {
                let unknown =
                    || Error::UnknownLayout { place: place.into(), header: header.to_vec() };
                self.formats.of_header(header).ok_or_else(unknown)
            }
            AUTO => Ok(COLUMNS),
            name => Ok(name),
        }
    }

    fn layout(&self, place: &str, header: Vec<String>, format: &Format) -> Result<Layout, Error> {
        let rules = together(&format.rules, &self.section.rules, &header);
        let own_zone = || format.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        let zone = self.shop.time_zone.clone().or_else(own_zone);
        let clock = Clock {
            formats: rules.date_format.0.clone(),
            months: rules.months.clone().into_iter().collect(),
            written: rules.zone.clone(),
            zone,
        };
        let columns = (&format.columns, &self.section.columns);
        let layout = Layout::new(place, header, columns, rules, clock)?;
        layout.complete(place, format.no_customers.is_none())?;
        Ok(layout)
    }
}

/// The names of the columns.
fn header(place: &str, text: &str, shape: Shape) -> Result<Vec<String>, Error> {
    let mut records = reader(shape.delimiter).from_reader(text.as_bytes()).into_byte_records();
    let record = records.nth(shape.preamble).and_then(Result::ok);
    let empty = || Error::Empty { place: place.into() };
    let record = record.ok_or_else(empty)?;
    let is_last = records.reader().position().byte() >= text.len() as u64;
    if is_last && let Some((line, bad)) = endless(text, shape.delimiter) {
        return Err(bad.at(place, line));
    }
    // What is not in the encoding has become U+FFFD.
    let is_text =
        std::str::from_utf8(record.as_slice()).is_ok_and(|text| !text.contains(['\0', '\u{fffd}']));
    if is_text {
        return Ok(names(&record));
    }
    Err(Error::NotText { place: place.into(), line: line_of_header(text, shape) })
}

/// The text that a file starts with, up to the last line that is whole; all of
/// it if that `is_all` of the file.
fn beginning(start: &[u8], is_all: bool, encoding: &'static Encoding) -> String {
    let (text, _) = encoding.decode_with_bom_removal(start);
    let whole = if is_all { None } else { text.rfind(['\n', '\r']).map(|at| at + 1) };
    text[..whole.unwrap_or(text.len())].to_string()
}

/// Finds out how the file writes dates and decimals, where no rule says so.
/// Gives whether there were dates to go by.
fn judge(
    place: &str,
    layout: &mut Layout,
    evidence: &Evidence,
    (epoch, currency): (Epoch, Option<Currency>),
) -> Result<bool, Error> {
    if layout.rules.decimal.is_none() {
        let unmarked = |why| match why {
            Unmarked::Two(cells) => {
                let cells = cells.map(|(line, cell)| (line, shortened(&cell)));
                Error::TwoMarks { place: place.into(), cells }
            }
            Unmarked::Grouped((line, cell)) => {
                Error::NoMark { place: place.into(), line, value: shortened(&cell) }
            }
        };
        layout.rules.decimal = Some(evidence.mark(currency).map_err(unmarked)?);
    }
    if layout.clock.formats.is_empty() {
        let found = evidence.forms(&layout.clock, epoch);
        layout.clock.formats = found.map_err(|question| asked(place, question))?;
    }
    Ok(evidence.has_dates())
}

/// What the shop is asked about its dates.
fn asked(place: &str, question: Question) -> Error {
    let place = place.into();
    match question {
        Question::TwoDates(value, forms) => {
            Error::TwoDates { place, value: shortened(&value), forms }
        }
        Question::TwoForms(mut found) => {
            found.cells = found.cells.map(|(line, cell)| (line, shortened(&cell)));
            Error::TwoForms { place, found }
        }
    }
}
