//! Rows as they were.

use memchr::{memchr, memchr2};

use super::odd::Odd;

/// Some rows as they were, by their lines, as far as there is room for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    bytes: Vec<u8>,
    /// The line of each, and where it ends in `bytes`.
    rows: Vec<(u64, usize)>,
    is_full: bool,
}

/// Bytes that are kept; a file with more is read once more.
const ROOM: usize = 1 << 25;

impl Raw {
    /// Keeps a row, unless there is no more room: then none is kept.
    pub(super) fn keep(&mut self, line: u64, row: &[u8]) {
        if self.is_full || self.bytes.len() + row.len() > ROOM {
            *self = Raw { is_full: true, ..Raw::default() };
            return;
        }
        self.bytes.extend_from_slice(row);
        self.rows.push((line, self.bytes.len()));
    }

    /// Whether there is no more room.
    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    /// All that are kept.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let starts = std::iter::once(0).chain(self.rows.iter().map(|(_, end)| *end));
        starts.zip(&self.rows).map(|(start, (line, end))| (*line, &self.bytes[start..*end]))
    }

    /// Gives every row its final line.
    pub(super) fn give_lines(&mut self, final_line: impl Fn(u64) -> u64) {
        self.rows.iter_mut().for_each(|(line, _)| *line = final_line(*line));
    }

    /// Forgets all rows.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.rows.clear();
    }
}

/// The row that `text` begins with, without the end of its line.
pub(super) fn first_row<'a>(text: &'a [u8], delimiter: u8, odd: &mut Odd) -> &'a [u8] {
    let line = &text[..memchr2(b'\n', b'\r', text).unwrap_or(text.len())];
    let row = match memchr(b'"', line) {
        None => line,
        Some(_) => {
            let read = odd.read(delimiter, text);
            &text[..read.map_or(text.len(), |row| row.length)]
        }
    };
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    row.strip_suffix(b"\r").unwrap_or(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_kept_with_their_lines_until_there_is_no_room() {
        let mut raw = Raw::default();
        raw.keep(7, b"1,tea");
        raw.keep(9, b"");
        raw.give_lines(|line| line * 10);
        assert_eq!(raw.rows().collect::<Vec<_>>(), [(70, &b"1,tea"[..]), (90, b"")]);
        raw.keep(10, &vec![b'a'; ROOM]);
        raw.keep(11, b"2,mug");
        assert_eq!(raw.rows().count(), 0);
    }
}
