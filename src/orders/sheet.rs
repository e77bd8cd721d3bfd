//! A sheet as the CSV text that a spreadsheet would save it as, with a line for
//! each of its rows.

use std::io::{self, Cursor, Read};

use super::workbook::{Unread, damaged};

/// Rows and columns of the largest sheet that spreadsheets make.
const LARGEST: (usize, u32) = (1 << 20, 1 << 14);

/// A sheet as CSV text in UTF-8. Row 5 is line 5, with as many cells as the
/// widest row, or none if it is blank; a line break within a cell is a blank.
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
    /// Rows up to the last that is not blank.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Bytes of the whole text, blank cells included.
    pub(super) fn len(&self) -> u64 {
        self.bytes.len() as u64 + self.rows.len() as u64 * u64::from(self.width)
    }

    /// Adds a cell that stands below or to the right of all before it.
    ///
    /// # Errors
    ///
    /// It does not, or no sheet is as large.
    pub(super) fn put(&mut self, row: usize, column: u32, value: &str) -> Result<(), Unread> {
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
            self.next += 1;
            if cells > 0 {
                line.extend(std::iter::repeat_n(b',', (self.width - cells) as usize));
            }
            line.push(b'\n');
            self.line.set_position(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::workbook::BadWorkbook;
    use super::*;

    fn read(cells: &[(usize, u32, &str)]) -> String {
        let mut text = Text::default();
        cells.iter().for_each(|(row, column, value)| text.put(*row, *column, value).unwrap());
        let length = text.len();
        let mut read = String::new();
        text.read_to_string(&mut read).unwrap();
        assert!(read.len() as u64 <= length);
        read
    }

    #[test]
    fn every_row_is_a_line_of_as_many_cells() {
        let cells = [(1, 1, "id"), (1, 2, "paid"), (3, 0, "a"), (3, 3, "d"), (4, 2, "7")];
        assert_eq!(read(&cells), "\n,id,paid,\n\na,,,d\n,,7,\n");
        assert_eq!(read(&[(0, 0, "one"), (2, 0, "two")]), "one\n\ntwo\n");
        assert_eq!(read(&[(2, 0, "one"), (3, 0, "two")]), "\n\none\ntwo\n");
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
            assert_eq!(text.put(row, column, "y").unwrap_err().fault, BadWorkbook::Damaged);
        }
    }
}
