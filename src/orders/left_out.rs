//! The rows that were left out, as they were.

use std::io::{self, Read, Write};

use crate::config;

use super::block::Block;
use super::blocks::Blocks;
use super::error::Error;
use super::format::Formats;
use super::lines;
use super::odd::Odd;
use super::opening::Opening;
use super::raw::first_row;
use super::{Input, LeftRow, Source, Terms};

/// Bytes that are read at once.
const BLOCK: usize = 1 << 20;

/// Writes rows that were left out, in the order of files and lines, as CSV: the file, the line, the reason,
/// and the row as it was, in UTF-8. A file is read once more for this if not all
/// of its rows are still known; `inputs` are those that were read.
///
/// # Errors
///
/// When a file cannot be read again, or `to` cannot be written.
pub fn write_left_out(
    left: &[LeftRow],
    inputs: &[Input],
    formats: &Formats,
    terms: &Terms,
    to: &mut dyn Write,
) -> Result<(), Error> {
    let mut csv = csv::Writer::from_writer(to);
    let written = |error: csv::Error| Error::Io {
        place: "the rows that were left out".into(),
        source: io::Error::other(error),
    };
    csv.write_record(["file", "line", "reason", "row"]).map_err(written)?;
    let files = inputs.iter();
    let files: Vec<(&Source, &config::Orders)> =
        files.flat_map(|it| it.sources.iter().map(|source| (source, &it.section))).collect();
    for rows in left.chunk_by(|one, next| one.file == next.file) {
        let (source, section) = files[rows[0].file];
        let (place, name) = (source.place(), source.name());
        let opening = Opening { source, section, formats, shop: &terms.shop };
        let mut write = |row: &LeftRow, text: &[u8]| {
            let line = row.line.to_string();
            let record = [name.as_bytes(), line.as_bytes(), row.reason.as_bytes(), text];
            csv.write_record(record).map_err(io::Error::other)
        };
        let given = match rows.iter().map(|row| row.text.as_deref()).collect::<Option<Vec<_>>>() {
            Some(texts) => {
                let mut all = rows.iter().zip(texts);
                all.try_for_each(|(row, text)| write(row, text)).map_err(Problem::Io)
            }
            None => each(&opening, rows, &mut write),
        };
        given.map_err(|error| match error {
            Problem::Opening(error) => error,
            Problem::Io(source) => Error::Io { place, source },
        })?;
    }
    csv.flush().map_err(|error| written(error.into()))
}

/// Why a file could not be read again.
enum Problem {
    Opening(Error),
    Io(io::Error),
}

/// Gives the text of each of these rows, which are in the order of the file.
fn each(
    opening: &Opening,
    rows: &[LeftRow],
    give: &mut dyn FnMut(&LeftRow, &[u8]) -> io::Result<()>,
) -> Result<(), Problem> {
    let mut ignored = |_: &[u8]| {};
    let (opened, whole) = opening.open(&mut ignored).map_err(Problem::Opening)?;
    let mut texts = Texts::new(whole, opened.shape.delimiter);
    for row in rows {
        // A file that has become shorter since has no such row any more.
        let Some(text) = texts.at(row.line).map_err(Problem::Io)? else { break };
        give(row, text).map_err(Problem::Io)?;
    }
    Ok(())
}

/// The rows of a file by their lines, from the first to the last.
struct Texts<R> {
    blocks: Blocks<R>,
    delimiter: u8,
    block: Block,
    /// A place in the block at which a line begins, and that line.
    start: usize,
    line: u64,
    odd: Odd,
}

impl<R: Read> Texts<R> {
    fn new(from: R, delimiter: u8) -> Texts<R> {
        let blocks = Blocks::new(from, delimiter, BLOCK);
        Texts { blocks, delimiter, block: Block::default(), start: 0, line: 1, odd: Odd::default() }
    }

    /// The row that begins in this line, which is none before the last one that
    /// was asked for; `None` when the file ends before it.
    fn at(&mut self, line: u64) -> io::Result<Option<&[u8]>> {
        while !self.go_to(line) {
            if self.blocks.next(&mut self.block)?.is_none() {
                return Ok(None);
            }
            self.start = 0;
        }
        Ok(Some(first_row(&self.block[self.start..], self.delimiter, &mut self.odd)))
    }

    /// Goes to the start of a line within the block; whether it is there.
    fn go_to(&mut self, line: u64) -> bool {
        let base = self.start;
        let mut ends = lines::ends(&self.block[base..]);
        while self.line < line {
            let Some(end) = ends.next() else {
                self.start = self.block.len();
                return false;
            };
            (self.line, self.start) = (self.line + 1, base + end);
        }
        self.start < self.block.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_its_line_in_blocks_of_any_size() {
        let file = "id,what\n1,tea\n\n2,\"two\nlines, and \"\"quotes\"\"\"\n3,5\" pipe\r\n4,mug";
        let rows = [
            (1, "id,what"),
            (2, "1,tea"),
            (4, "2,\"two\nlines, and \"\"quotes\"\"\""),
            (6, "3,5\" pipe"),
            (7, "4,mug"),
        ];
        for size in 1..file.len() + 2 {
            for skip in 0..rows.len() {
                let mut texts = Texts::new(file.as_bytes(), b',');
                texts.blocks = Blocks::new(file.as_bytes(), b',', size);
                for (line, text) in &rows[skip..] {
                    let found = texts.at(*line).unwrap().unwrap();
                    assert_eq!(std::str::from_utf8(found).unwrap(), *text, "{size} {line}");
                }
                assert_eq!(texts.at(8).unwrap(), None);
            }
        }
    }
}
