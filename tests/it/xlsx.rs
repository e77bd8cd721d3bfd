//! Workbooks to test with, written cell by cell.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What a cell is.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// Text that is shared among cells.
    Text(String),
    /// Text of its own.
    Inline(String),
    /// A number, as the file has it.
    Number(String),
    /// A number with one of the [`FORMATS`], by its place there.
    Formatted(String, usize),
    /// A truth.
    Bool(bool),
    /// What a formula could not compute.
    Error(&'static str),
    /// A formula and the text that it came to.
    Formula(&'static str, String),
    /// A formula that was never computed.
    Uncomputed(&'static str),
    /// A date in words of ISO 8601.
    Iso(&'static str),
}

/// Number formats, by their places: general, a day, a day with a time, a time,
/// a sum.
const FORMATS: [(u32, &str); 5] =
    [(0, ""), (14, ""), (164, "dd/mm/yyyy\\ hh:mm"), (20, ""), (165, "#,##0.00\\ \"dh\"")];

/// The places of [`FORMATS`].
pub(crate) const DAY: usize = 1;
pub(crate) const DAY_TIME: usize = 2;
pub(crate) const TIME: usize = 3;
pub(crate) const SUM: usize = 4;

/// A sheet: cells by row and column, from 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) is_hidden: bool,
    pub(crate) cells: Vec<(usize, usize, Cell)>,
}

/// A sheet of these rows, from its first row and column. Blank cells are left
/// out.
pub(crate) fn sheet(name: &'static str, rows: &[&[&str]]) -> Sheet {
    let mut cells = Vec::new();
    for (row, values) in rows.iter().enumerate() {
        for (column, value) in values.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            let is_number = value.parse::<f64>().is_ok();
            let text = (*value).to_string();
            let cell = if is_number { Cell::Number(text) } else { Cell::Text(text) };
            cells.push((row, column, cell));
        }
    }
    Sheet { name, is_hidden: false, cells }
}

/// The parts of a workbook of these sheets.
pub(crate) fn parts(sheets: &[Sheet], is_1904: bool) -> Vec<(String, Vec<u8>)> {
    let mut texts = Vec::new();
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let (mut names, mut relations, mut written) = (String::new(), String::new(), Vec::new());
    for (sheet, number) in sheets.iter().zip(1..) {
        let state = if sheet.is_hidden { " state=\"hidden\"" } else { "" };
        let name = escaped(sheet.name);
        write!(names, "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>")
            .unwrap();
        write!(relations, "<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>").unwrap();
        let rows = rows(&sheet.cells, &mut texts);
        let text = format!("<worksheet {main}><sheetData>{rows}</sheetData></worksheet>");
        written.push((format!("xl/worksheets/sheet{number}.xml"), text));
    }
    let formats: String = FORMATS
        .iter()
        .filter(|(id, _)| *id > 163)
        .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(code)))
        .collect();
    let styles: String = FORMATS.iter().map(|(id, _)| format!("<xf numFmtId=\"{id}\"/>")).collect();
    let shared: String = texts
        .iter()
        .map(|text| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(text)))
        .collect();
    let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    written.extend([
        ("[Content_Types].xml".into(), "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into()),
        ("_rels/.rels".into(), format!("<Relationships {package}><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/workbook.xml".into(), format!("<workbook {main}><workbookPr date1904=\"{}\"/><sheets>{names}</sheets></workbook>", u8::from(is_1904))),
        ("xl/_rels/workbook.xml.rels".into(), format!("<Relationships {package}>{relations}</Relationships>")),
        ("xl/styles.xml".into(), format!("<styleSheet {main}><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>")),
        ("xl/sharedStrings.xml".into(), format!("<sst {main} count=\"{0}\" uniqueCount=\"{0}\">{shared}</sst>", texts.len())),
    ]);
    written.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

fn rows(cells: &[(usize, usize, Cell)], texts: &mut Vec<String>) -> String {
    let mut written = String::new();
    for row in cells.chunk_by(|one, next| one.0 == next.0) {
        write!(written, "<row r=\"{}\">", row[0].0 + 1).unwrap();
        for (row, column, cell) in row {
            let place = format!("r=\"{}{}\"", letters(*column), row + 1);
            match cell {
                Cell::Text(text) => {
                    let at = texts.iter().position(|it| it == text);
                    let at = at.unwrap_or_else(|| {
                        texts.push(text.clone());
                        texts.len() - 1
                    });
                    write!(written, "<c {place} t=\"s\"><v>{at}</v></c>")
                }
                Cell::Inline(text) => write!(
                    written,
                    "<c {place} t=\"inlineStr\"><is><t>{}</t></is></c>",
                    escaped(text)
                ),
                Cell::Number(number) => write!(written, "<c {place}><v>{number}</v></c>"),
                Cell::Formatted(number, format) => {
                    write!(written, "<c {place} s=\"{format}\"><v>{number}</v></c>")
                }
                Cell::Bool(is_true) => {
                    write!(written, "<c {place} t=\"b\"><v>{}</v></c>", u8::from(*is_true))
                }
                Cell::Error(error) => write!(written, "<c {place} t=\"e\"><v>{error}</v></c>"),
                Cell::Formula(formula, text) => write!(
                    written,
                    "<c {place} t=\"str\"><f>{formula}</f><v>{}</v></c>",
                    escaped(text)
                ),
                Cell::Uncomputed(formula) => write!(written, "<c {place}><f>{formula}</f></c>"),
                Cell::Iso(text) => write!(written, "<c {place} t=\"d\"><v>{text}</v></c>"),
            }
            .unwrap();
        }
        written += "</row>";
    }
    written
}

/// A column by its letters: 0 is A, 26 is AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap());
    match column / 26 {
        0 => last.to_string(),
        more => letters(more - 1) + &last.to_string(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Parts as a file.
pub(crate) fn zipped(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook whose dates count from 1900.
pub(crate) fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    zipped(&parts(sheets, false), CompressionMethod::Deflated)
}
