//! An `.xlsx` workbook: whether it is one, which of its sheets has the orders,
//! and that sheet as text.

use std::io::{self, Cursor, Read};

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::config::Mark;

use super::cell;
use super::cell::Customs;
use super::error::Error;
use super::serial::Epoch;
use super::shape::LOOKED_AT;
use super::sheet::Text;

/// Bytes that a workbook of no size may unpack to, and what each of its bytes
/// adds: a sheet is seldom packed to less than a thirtieth.
const UNPACKED: u64 = 64 << 20;
const UNPACKED_PER_BYTE: u64 = 100;

/// Bytes in which the number of shared texts is looked for.
const PART_START: u64 = 1 << 16;

/// What is wrong with a workbook as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadWorkbook {
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

impl BadWorkbook {
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
            BadWorkbook::Archive => "take the order file out of the archive".into(),
            BadWorkbook::OtherKind => "save it as .xlsx or CSV from the spreadsheet".into(),
            BadWorkbook::Locked => "save it without the password, or as CSV".into(),
            BadWorkbook::Damaged => "copy or export it again, or save it as CSV".into(),
            BadWorkbook::TooLarge(_) => "save the sheet with the orders as CSV".into(),
            BadWorkbook::Blank(names) => format!(
                "the sheets are {}; a hidden one can be named with sheet = \"…\" under [[orders]]",
                sheets(names)
            ),
            BadWorkbook::NoSheet { wanted, names } => {
                let near = crate::config::near(wanted, names.iter().map(String::as_str));
                near.unwrap_or_else(|| format!("the sheets are {}", sheets(names)))
            }
            BadWorkbook::Several(names) => {
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
    pub(super) fault: BadWorkbook,
    source: Option<io::Error>,
}

impl Unread {
    /// The error of the workbook at this place.
    pub(super) fn of(self, place: String) -> Error {
        Error::Workbook { place, fault: self.fault, source: self.source }
    }
}

impl From<BadWorkbook> for Unread {
    fn from(fault: BadWorkbook) -> Unread {
        Unread { fault, source: None }
    }
}

impl From<XlsxError> for Unread {
    fn from(error: XlsxError) -> Unread {
        match error {
            XlsxError::Password => BadWorkbook::Locked.into(),
            XlsxError::Zip(error) => error.into(),
            error => damaged(&error.to_string()),
        }
    }
}

impl From<ZipError> for Unread {
    fn from(error: ZipError) -> Unread {
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => BadWorkbook::Locked.into(),
            error => damaged(&error.to_string()),
        }
    }
}

pub(super) fn damaged(why: &str) -> Unread {
    Unread { fault: BadWorkbook::Damaged, source: Some(io::Error::other(why)) }
}

/// What a file of the older kind is, in which encrypted workbooks are kept too.
pub(super) fn older(bytes: &[u8]) -> BadWorkbook {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_locked = bytes.windows(name.len()).any(|part| part == name);
    if is_locked { BadWorkbook::Locked } else { BadWorkbook::OtherKind }
}

/// A workbook that has been opened.
pub(super) struct Workbook {
    book: Xlsx<Cursor<Vec<u8>>>,
    customs: Customs,
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
    /// counted and checked. Its numbers are to be written with `mark`.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being a workbook of bearable size.
    pub(super) fn open(bytes: Vec<u8>, mark: Mark) -> Result<Workbook, Unread> {
        let limit = UNPACKED + UNPACKED_PER_BYTE * bytes.len() as u64;
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        is_workbook(&mut archive)?;
        check(&mut archive, limit)?;
        let book = Xlsx::new(archive.into_inner())?;
        let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
        Ok(Workbook { book, customs: Customs { epoch, mark }, limit })
    }

    /// From when its dates are counted.
    pub(super) fn epoch(&self) -> Epoch {
        self.customs.epoch
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
                return Err(BadWorkbook::NoSheet { wanted: wanted.into(), names: names() }.into());
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
            return Err(BadWorkbook::Several(tables).into());
        }
        let name = tables.into_iter().next().or_else(|| filled.first().cloned());
        let name = name.ok_or_else(|| BadWorkbook::Blank(names()))?;
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
            let value = cell::text(found.get_value(), format, self.customs);
            if value.trim().is_empty() {
                continue;
            }
            let (row, column) = found.get_position();
            if row as usize >= text.rows() {
                filled += 1;
                if filled > most {
                    break;
                }
            }
            text.put(row as usize, column, &value)?;
            if text.len() > self.limit {
                return Err(BadWorkbook::TooLarge(self.limit >> 20).into());
            }
        }
        Ok(text)
    }
}

/// That an archive is a workbook of the kind that is read here.
fn is_workbook(archive: &mut ZipArchive<Cursor<Vec<u8>>>) -> Result<(), Unread> {
    let has = |archive: &ZipArchive<_>, wanted: &str| {
        archive.file_names().flatten().any(|name| name.to_ascii_lowercase().ends_with(wanted))
    };
    if has(archive, "xl/workbook.bin") || has(archive, "index/document.iwa") {
        return Err(BadWorkbook::OtherKind.into());
    }
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        part.take(PART_START).read_to_string(&mut kind).unwrap_or_default();
    }
    if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Err(BadWorkbook::OtherKind.into());
    }
    if !has(archive, "[content_types].xml") || !has(archive, "workbook.xml") {
        return Err(BadWorkbook::Archive.into());
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
            return Err(BadWorkbook::TooLarge(limit >> 20).into());
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
