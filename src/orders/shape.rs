//! The outer shape of a file: what stands between cells, and what stands above
//! the header.

use csv::{ByteRecord, ReaderBuilder};

/// How to cut a file into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The sign between two cells.
    pub(super) delimiter: u8,
    /// Records above the header.
    pub(super) preamble: usize,
}

/// Signs that stand between cells, the usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Records among which the header is looked for.
pub(super) const LOOKED_AT: usize = 30;

/// The shape of a file that starts so: the first record, by the first of the
/// delimiters, that `is_header`; else the first record, by the delimiter that
/// cuts it into most cells.
pub(super) fn shape(start: &[u8], is_header: &dyn Fn(&[String]) -> bool) -> Shape {
    DELIMITERS.into_iter().find_map(|it| by(it, start, is_header)).unwrap_or_else(|| {
        let cells = |delimiter| records(start, delimiter).next().map_or(0, |record| record.len());
        // `max_by_key` takes the last of equals.
        let delimiter = DELIMITERS.into_iter().rev().max_by_key(|it| cells(*it));
        Shape { delimiter: delimiter.unwrap_or(b','), preamble: 0 }
    })
}

/// The shape of a text in which a comma stands between cells.
pub(super) fn shape_by_comma(start: &[u8], is_header: &dyn Fn(&[String]) -> bool) -> Shape {
    by(b',', start, is_header).unwrap_or(Shape { delimiter: b',', preamble: 0 })
}

/// The shape by this delimiter; `None` when it cuts out no header.
pub(super) fn by(
    delimiter: u8,
    start: &[u8],
    is_header: &dyn Fn(&[String]) -> bool,
) -> Option<Shape> {
    let preamble = records(start, delimiter).position(|record| is_header(&record))?;
    Some(Shape { delimiter, preamble })
}

fn records(start: &[u8], delimiter: u8) -> impl Iterator<Item = Vec<String>> {
    let csv = reader(delimiter).from_reader(start);
    csv.into_byte_records().take(LOOKED_AT).map_while(Result::ok).map(|record| names(&record))
}

/// How files are read: any number of cells in a row, no header of its own.
pub(super) fn reader(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
}

/// Cells as names of columns, without blanks around them.
pub(super) fn names(record: &ByteRecord) -> Vec<String> {
    record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: &str) -> (char, usize) {
        let wanted = ["id", "total"].map(String::from);
        let is_header = |names: &[String]| wanted.iter().all(|name| names.contains(name));
        let shape = shape(start.as_bytes(), &is_header);
        (char::from(shape.delimiter), shape.preamble)
    }

    #[test]
    fn the_header_says_what_stands_between_cells() {
        assert_eq!(of("id,total\n1,2\n"), (',', 0));
        assert_eq!(of("\"id\";total\n1;2\n"), (';', 0));
        assert_eq!(of("id\ttotal\n"), ('\t', 0));
        assert_eq!(of("id|total\n"), ('|', 0));
    }

    #[test]
    fn what_stands_above_the_header_is_passed_over() {
        assert_eq!(of("sep=;\nid;total\n"), (';', 1));
        assert_eq!(of("Report\n\"May, 2024\"\n\nid,total\n"), (',', 2));
    }

    #[test]
    fn without_a_header_that_is_known_most_cells_win() {
        assert_eq!(of("a;b;c,d\n"), (';', 0));
        assert_eq!(of("a\n"), (',', 0));
        assert_eq!(of(""), (',', 0));
    }
}
