//! The rows that were left out, and how they were.

use std::io::{self, Read, Write};

use super::block::Block;
use super::blocks::Blocks;
use super::error::Error;
use super::format::Formats;
use super::lines;
use super::odd::Odd;
use super::opening::Opening;
use super::raw::{Raw, first_row};
use super::share::Left;
use super::{Input, Terms};

/// Bytes that are read at once.
const BLOCK: usize = 1 << 20;

/// The rows that were left out of all files.
///
/// There may be very many: what was read of them stays as it is until they are written.
#[derive(Clone, Debug, Default)]
pub struct LeftRows {
    /// Of each file, in the order in which they were read.
    pub(super) files: Vec<OfFile>,
}

/// The rows that were left out of a file.
#[derive(Clone, Debug)]
pub(super) struct OfFile {
    /// Every reason.
    pub(super) reasons: Vec<String>,
    /// The rows, in the order of the file.
    pub(super) left: Vec<Left>,
    /// Those that are known as they were, and some others.
    pub(super) raws: Vec<Raw>,
}

impl LeftRows {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.iter().all(|file| file.left.is_empty())
    }
}

impl OfFile {
    /// The rows as they were; `None` unless all of them are still known.
    pub(super) fn texts(&self) -> Option<Vec<&[u8]>> {
        let mut known: Vec<(u64, &[u8])> = self.raws.iter().flat_map(Raw::rows).collect();
        // Each thread has them in runs that ascend.
        known.sort_by_key(|(line, _)| *line);
        let mut known = known.into_iter().peekable();
        let text = |left: &Left| {
            while known.next_if(|(line, _)| *line < left.line).is_some() {}
            known.peek().filter(|(line, _)| *line == left.line).map(|(_, text)| *text)
        };
        self.left.iter().map(text).collect()
    }
}

/// Writes the rows that were left out, in the order of files and lines, as CSV: the
/// file, the line, the reason, and the row as it was, in UTF-8. A file is read once more
/// for this if not all of its rows are still known; `inputs` are those that were read.
///
/// # Errors
///
/// When a file cannot be read again, or `to` cannot be written.
pub fn write_left_out(
    rows: &LeftRows,
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
    let sources = inputs.iter().flat_map(|it| it.sources.iter().map(|one| (one, &it.section)));
    for ((source, section), file) in sources.zip(&rows.files) {
        if file.left.is_empty() {
            continue;
        }
        let (place, name) = (source.place(), source.name());
        let opening = Opening { source, section, formats, shop: &terms.shop };
        let mut write = |left: &Left, text: &[u8]| {
            let (line, reason) = (left.line.to_string(), &file.reasons[usize::from(left.why.0)]);
            let record = [name.as_bytes(), line.as_bytes(), reason.as_bytes(), text];
            csv.write_record(record).map_err(io::Error::other)
        };
        let given = match file.texts() {
            Some(texts) => {
                let mut all = file.left.iter().zip(texts);
                all.try_for_each(|(left, text)| write(left, text)).map_err(Problem::Io)
            }
            None => each(&opening, &file.left, &mut write),
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
    rows: &[Left],
    give: &mut dyn FnMut(&Left, &[u8]) -> io::Result<()>,
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
