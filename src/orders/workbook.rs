//! A sheet of an `.xlsx` workbook, as the CSV text that a spreadsheet would
//! save it as, with a line for each of its rows.

use std::io::{self, Cursor, Read};

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use super::cell;
use super::error::Error;
use super::serial::Epoch;
use super::shape::LOOKED_AT;

/// Bytes that a workbook of no size may unpack to, and what each of its bytes
/// adds: a sheet is seldom packed to less than a thirtieth.
const UNPACKED: u64 = 64 << 20;
const UNPACKED_PER_BYTE: u64 = 100;

/// Rows and columns of the largest sheet that spreadsheets make.
const LARGEST: (usize, u32) = (1 << 20, 1 << 14);

/// Bytes in which the number of shared texts is looked for.
const PART_START: u64 = 1 << 16;

/// What is wrong with a workbook as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// Packed, and no workbook.
    #[error("is an archive, not an order file")]
    Archive,
    /// `.xls`, `.xlsb`, `.ods`, `.numbers`.
    #[error("is a spreadsheet of another kind than .xlsx")]
    OtherKind,
    /// Encrypted.
    #[error("is protected by a password")]
    Locked,
    /// Cut off, changed, or written by something that does not know how.
    #[error("is a workbook that is damaged or incomplete")]
    Damaged,
    /// More than is reasonable for its size.
    #[error("unpacks to more than {0} MB")]
    TooLarge(u64),
    /// Nothing on any visible sheet; these are all sheets.
    #[error("has no visible sheet with rows")]
    Blank(Vec<String>),
    /// The configuration names a sheet that is not there.
    #[error("has no sheet {wanted:?}")]
    NoSheet {
        /// What was asked for.
        wanted: String,
        /// The sheets there are.
        names: Vec<String>,
    },
    /// Several sheets have a header that is known.
    #[error("has orders on several sheets")]
    Several(Vec<String>),
}

impl Fault {
    /// The fault of the workbook at this place.
    pub(super) fn of(self, place: String) -> Error {
        Error::Workbook { place, fault: self, source: None }
    }

    /// What the user can do next.
    pub(super) fn hint(&self) -> String {
        let sheets = |names: &[String]| {
            let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
            names.join(", ")
        };
        match self {
            Fault::Archive => "take the order file out of the archive".into(),
            Fault::OtherKind => "save it as .xlsx or CSV from the spreadsheet".into(),
            Fault::Locked => "save it without the password, or as CSV".into(),
            Fault::Damaged => "copy or export it again, or save it as CSV".into(),
            Fault::TooLarge(_) => "save the sheet with the orders as CSV".into(),
            Fault::Blank(names) => format!(
                "the sheets are {}; a hidden one can be named with sheet = \"…\" under [[orders]]",
                sheets(names)
            ),
            Fault::NoSheet { wanted, names } => {
                let near = crate::config::near(wanted, names.iter().map(String::as_str));
                near.unwrap_or_else(|| format!("the sheets are {}", sheets(names)))
            }
            Fault::Several(names) => {
                let first = names.first().map_or("", String::as_str);
                format!(
                    "they are {}; say which with sheet = {first:?} under [[orders]], in a section for each",
                    sheets(names)
                )
            }
        }
    }
}

/// Why nothing can be read, and what lies beneath it.
#[derive(Debug)]
pub(super) struct Unread {
    fault: Fault,
    source: Option<io::Error>,
}

impl Unread {
    /// The error of the workbook at this place.
    pub(super) fn of(self, place: String) -> Error {
        Error::Workbook { place, fault: self.fault, source: self.source }
    }
}

impl From<Fault> for Unread {
    fn from(fault: Fault) -> Unread {
        Unread { fault, source: None }
    }
}

impl From<XlsxError> for Unread {
    fn from(error: XlsxError) -> Unread {
        match error {
            XlsxError::Password => Fault::Locked.into(),
            XlsxError::Zip(error) => error.into(),
            error => damaged(&error.to_string()),
        }
    }
}

impl From<ZipError> for Unread {
    fn from(error: ZipError) -> Unread {
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Locked.into(),
            error => damaged(&error.to_string()),
        }
    }
}

fn damaged(why: &str) -> Unread {
    Unread { fault: Fault::Damaged, source: Some(io::Error::other(why)) }
}

/// What a file of the older kind is, in which encrypted workbooks are kept too.
pub(super) fn older(bytes: &[u8]) -> Fault {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_locked = bytes.windows(name.len()).any(|part| part == name);
    if is_locked { Fault::Locked } else { Fault::OtherKind }
}

/// A workbook that has been opened.
pub(super) struct Workbook {
    book: Xlsx<Cursor<Vec<u8>>>,
    epoch: Epoch,
    /// Bytes that a sheet's text may have.
    limit: u64,
}

/// The sheet that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Other visible sheets that have rows, which are not read.
    pub others: Vec<String>,
}

impl Workbook {
    /// Opens a workbook after everything in it has been unpacked once, to be
    /// counted and checked.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being a workbook of bearable size.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Workbook, Unread> {
        let limit = UNPACKED + UNPACKED_PER_BYTE * bytes.len() as u64;
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        is_workbook(&mut archive)?;
        check(&mut archive, limit)?;
        let book = Xlsx::new(archive.into_inner())?;
        let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
        Ok(Workbook { book, epoch, limit })
    }

    /// From when its dates are counted.
    pub(super) fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// The sheet with the orders: the one that is asked for, visible or not;
    /// else, of the visible ones with rows, the one whose start `is_table`; else
    /// the first.
    ///
    /// # Errors
    ///
    /// There is none, or more than one that `is_table`.
    pub(super) fn sheet(
        &mut self,
        wanted: Option<&str>,
        is_table: &dyn Fn(&[u8]) -> bool,
    ) -> Result<Sheet, Unread> {
        let all = self.book.sheets_metadata().iter();
        let all: Vec<_> = all.filter(|it| it.typ == SheetType::WorkSheet).cloned().collect();
        let names = || all.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
        if let Some(wanted) = wanted {
            if !all.iter().any(|sheet| sheet.name == wanted) {
                return Err(Fault::NoSheet { wanted: wanted.into(), names: names() }.into());
            }
            return Ok(Sheet { name: wanted.into(), others: Vec::new() });
        }
        let (mut filled, mut tables) = (Vec::new(), Vec::new());
        for sheet in all.iter().filter(|sheet| sheet.visible == SheetVisible::Visible) {
            let mut start = Vec::new();
            let mut text = self.text(&sheet.name, LOOKED_AT)?;
            text.read_to_end(&mut start).map_err(|error| damaged(&error.to_string()))?;
            if !start.is_empty() {
                filled.push(sheet.name.clone());
                tables.extend(is_table(&start).then(|| sheet.name.clone()));
            }
        }
        if tables.len() > 1 {
            return Err(Fault::Several(tables).into());
        }
        let name = tables.into_iter().next().or_else(|| filled.first().cloned());
        let name = name.ok_or_else(|| Fault::Blank(names()))?;
        filled.retain(|other| *other != name);
        Ok(Sheet { name, others: filled })
    }

    /// All rows of a sheet.
    ///
    /// # Errors
    ///
    /// The sheet is damaged, or is too large.
    pub(super) fn rows(&mut self, sheet: &str) -> Result<Text, Unread> {
        self.text(sheet, usize::MAX)
    }

    /// The first rows of a sheet, `most` of them not blank.
    fn text(&mut self, sheet: &str, most: usize) -> Result<Text, Unread> {
        let mut text = Text::default();
        let mut cells = self.book.worksheet_cells_reader(sheet)?;
        let mut filled = 0;
        while let Some((found, style)) = cells.next_cell_with_style_id()? {
            let format = cells.styles().get(style).and_then(|it| it.number_format.as_ref());
            let format = format.and_then(|it| {
                // A code that is not told stands as this.
                Some(it.format_code.as_str()).filter(|code| *code != "General")
            });
            let value = cell::text(found.get_value(), format, self.epoch);
            if value.trim().is_empty() {
                continue;
            }
            let (row, column) = found.get_position();
            if row as usize >= text.rows.len() {
                filled += 1;
                if filled > most {
                    break;
                }
            }
            text.put(row as usize, column, &value)?;
            if text.len() > self.limit {
                return Err(Fault::TooLarge(self.limit >> 20).into());
            }
        }
        Ok(text)
    }
}

/// That an archive is a workbook of the kind that is read here.
fn is_workbook(archive: &mut ZipArchive<Cursor<Vec<u8>>>) -> Result<(), Unread> {
    let has = |archive: &ZipArchive<_>, wanted: &str| {
        archive.file_names().flatten().any(|name| name.to_ascii_lowercase().starts_with(wanted))
    };
    if has(archive, "xl/workbook.bin") || has(archive, "index/") {
        return Err(Fault::OtherKind.into());
    }
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        part.take(PART_START).read_to_string(&mut kind).unwrap_or_default();
    }
    if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Err(Fault::OtherKind.into());
    }
    if !has(archive, "[content_types].xml") || !has(archive, "xl/") {
        return Err(Fault::Archive.into());
    }
    Ok(())
}

/// Unpacks everything once and keeps nothing: that it is whole, and not more
/// than `limit`, whatever it says of itself.
fn check(archive: &mut ZipArchive<Cursor<Vec<u8>>>, limit: u64) -> Result<(), Unread> {
    let mut total = 0;
    for number in 0..archive.len() {
        let mut part = archive.by_index(number)?;
        let has_texts = part.name()?.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let fault = |error: io::Error| damaged(&error.to_string());
        let mut start = Vec::new();
        part.by_ref().take(PART_START).read_to_end(&mut start).map_err(fault)?;
        let room = (limit - total).saturating_add(1);
        let size = start.len() as u64;
        let size = size + io::copy(&mut part.take(room), &mut io::sink()).map_err(fault)?;
        // Memory is taken for so many texts before the first is read.
        if has_texts && said_texts(&start).is_some_and(|texts| texts > size) {
            return Err(damaged("more texts are announced than there are"));
        }
        total += size;
        if total > limit {
            return Err(Fault::TooLarge(limit >> 20).into());
        }
    }
    Ok(())
}

/// How many shared texts there are by what is said at their start.
fn said_texts(start: &[u8]) -> Option<u64> {
    let start = String::from_utf8_lossy(start);
    let (_, rest) = start.split_once("uniqueCount")?;
    let digits = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    // What is no number here is none there either.
    digits[..end].parse().ok()
}

/// A sheet as CSV text in UTF-8. Row 5 is line 5, with as many cells as the
/// widest row; a blank row is a blank line, and a line break within a cell is a
/// blank.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// The rows up to the last cell of each that is not blank.
    bytes: Vec<u8>,
    /// Where each row ends there, and its cells.
    rows: Vec<(usize, u32)>,
    width: u32,
    /// The row to be written next, and what is left of the one before.
    next: usize,
    line: Cursor<Vec<u8>>,
}

impl Text {
    /// Bytes of the whole text, blank cells included.
    fn len(&self) -> u64 {
        self.bytes.len() as u64 + self.rows.len() as u64 * u64::from(self.width)
    }

    /// Adds a cell that stands below or to the right of all before it.
    fn put(&mut self, row: usize, column: u32, value: &str) -> Result<(), Unread> {
        if row >= LARGEST.0 || column >= LARGEST.1 {
            return Err(damaged(&format!("a cell in row {} is outside of any sheet", row + 1)));
        }
        while self.rows.len() <= row {
            self.rows.push((self.bytes.len(), 0));
        }
        let is_last = row + 1 == self.rows.len();
        let (end, cells) = &mut self.rows[row];
        if !is_last || column < *cells {
            return Err(damaged(&format!("the cells of row {} are not in order", row + 1)));
        }
        let commas = column - cells.saturating_sub(1);
        self.bytes.extend(std::iter::repeat_n(b',', commas as usize));
        let is_quoted = value.contains(['"', ',', '\n', '\r']);
        self.bytes.extend(is_quoted.then_some(b'"'));
        let mut previous = 0;
        for byte in value.bytes() {
            match byte {
                b'\n' if previous == b'\r' => {}
                b'\n' | b'\r' => self.bytes.push(b' '),
                b'"' => self.bytes.extend(b"\"\""),
                byte => self.bytes.push(byte),
            }
            previous = byte;
        }
        self.bytes.extend(is_quoted.then_some(b'"'));
        (*end, *cells) = (self.bytes.len(), column + 1);
        self.width = self.width.max(column + 1);
        Ok(())
    }
}

impl Read for Text {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.line.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            let Some((end, cells)) = self.rows.get(self.next).copied() else { return Ok(0) };
            let start = self.next.checked_sub(1).map_or(0, |before| self.rows[before].0);
            let line = self.line.get_mut();
            line.clear();
            line.extend_from_slice(&self.bytes[start..end]);
            let missing = if cells == 0 { 0 } else { self.width - cells };
            line.extend(std::iter::repeat_n(b',', missing as usize));
            line.push(b'\n');
            self.line.set_position(0);
            self.next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[(usize, u32, &str)]) -> String {
        let mut text = Text::default();
        cells.iter().for_each(|(row, column, value)| text.put(*row, *column, value).unwrap());
        let length = text.len();
        let mut read = String::new();
        text.read_to_string(&mut read).unwrap();
        assert!(read.len() as u64 <= length + 1 + read.lines().count() as u64);
        read
    }

    #[test]
    fn every_row_is_a_line_of_as_many_cells() {
        let cells = [(1, 1, "id"), (1, 2, "paid"), (3, 0, "a"), (3, 3, "d"), (4, 2, "7")];
        assert_eq!(read(&cells), "\n,id,paid,\n\na,,,d\n,,7,\n");
        assert_eq!(read(&[(0, 0, "one"), (2, 0, "two")]), "one\n\ntwo\n");
        assert_eq!(read(&[]), "");
    }

    #[test]
    fn quotes_and_line_breaks_stay_within_their_cell() {
        let cells = [(0, 0, "a, \"b\""), (0, 1, "c\r\nd\ne\rf"), (1, 1, "7")];
        assert_eq!(read(&cells), "\"a, \"\"b\"\"\",\"c d e f\"\n,7\n");
    }

    #[test]
    fn cells_out_of_order_or_off_the_sheet_are_damage() {
        for (row, column) in [(0, 0), (1, 2), (1 << 20, 0), (2, 1 << 14)] {
            let mut text = Text::default();
            text.put(1, 2, "x").unwrap();
            assert_eq!(text.put(row, column, "y").unwrap_err().fault, Fault::Damaged);
        }
    }
}
