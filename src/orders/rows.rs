//! The rows of a file one after the other, each with its line.

use std::io::{self, Read};
use std::ops::ControlFlow;

use super::block::Block;
use super::blocks::{Blocks, Endless};
use super::cells::Cut;
use super::cut::Cutter;
use super::error::Error;
use super::shape::Shape;

/// Bytes of a block.
const BLOCK: usize = 1 << 16;

/// Why a row has no cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bad {
    /// It is no text.
    NotText,
    /// It has no end, and is the last for that.
    Endless(Endless),
}

impl Bad {
    /// The fault that the row is.
    pub(super) fn at(self, place: &str, line: u64) -> Error {
        let place = place.into();
        match self {
            Bad::NotText => Error::NotText { place, line },
            Bad::Endless(Endless::Unclosed) => Error::Unclosed { place, line },
            Bad::Endless(Endless::TooLong) => Error::TooLong { place, line },
        }
    }
}

/// Gives every row below the header to `take`, with the line in which it
/// begins: its cells, or why it has none. A row without end is given wherever
/// it stands.
///
/// # Errors
///
/// What the stream says.
pub(super) fn each(
    from: impl Read,
    shape: Shape,
    mut take: impl FnMut(u64, Result<&Cut, Bad>),
) -> io::Result<()> {
    let mut above = shape.preamble + 1;
    each_with_those_above(from, shape, &mut |line, cells| {
        let is_endless = matches!(cells, Err(Bad::Endless(_)));
        if above == 0 || is_endless { take(line, cells) } else { above -= 1 }
    })
}

/// The line in which the header begins, in a text that is the start of a file.
pub(super) fn line_of_header(text: &str, shape: Shape) -> u64 {
    let mut lines = Vec::new();
    let read = each_with_those_above(text.as_bytes(), shape, &mut |line, _| lines.push(line));
    read.expect("reading from memory cannot fail");
    lines.get(shape.preamble).copied().unwrap_or(1)
}

/// A row without end in a text, and its line.
pub(super) fn endless(text: &str, delimiter: u8) -> Option<(u64, Bad)> {
    let (shape, mut last) = (Shape { delimiter, preamble: 0 }, None);
    let read = each_with_those_above(text.as_bytes(), shape, &mut |line, cells| {
        last = cells.err().map(|bad| (line, bad));
    });
    read.expect("reading from memory cannot fail");
    last.filter(|(_, bad)| matches!(bad, Bad::Endless(_)))
}

fn each_with_those_above(
    from: impl Read,
    shape: Shape,
    take: &mut dyn FnMut(u64, Result<&Cut, Bad>),
) -> io::Result<()> {
    let mut blocks = Blocks::new(from, shape.delimiter, BLOCK);
    let (mut block, mut line, mut cutter) = (Block::default(), 1, Cutter::default());
    while blocks.next(&mut block)?.is_some() {
        let _ = cutter.rows(&block, shape.delimiter, |row| {
            take(line + row.breaks, row.cells.as_ref().ok_or(Bad::NotText));
            ControlFlow::Continue(())
        });
        line += cutter.breaks();
    }
    if let Some(why) = blocks.endless() {
        take(line, Err(Bad::Endless(why)));
    }
    Ok(())
}

/// Passes over rows at the start of a file, and gives the line after them.
pub(super) fn pass_over<R: Read>(
    blocks: &mut Blocks<R>,
    delimiter: u8,
    mut rows: usize,
) -> io::Result<u64> {
    let (mut block, mut line, mut cutter) = (Block::default(), 1, Cutter::default());
    while rows > 0 && blocks.next(&mut block)?.is_some() {
        let mut next = None;
        let _ = cutter.rows(&block, delimiter, |row| {
            if rows == 0 {
                next = Some((row.start, row.breaks));
                return ControlFlow::Break(());
            }
            rows -= 1;
            ControlFlow::Continue(())
        });
        let (rest, breaks) = next.unwrap_or((block.len(), cutter.breaks()));
        line += breaks;
        blocks.begin_with(&block[rest..]);
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_line_of_its_first_letter() {
        let text =
            "Report\n\n id,what\n1,tea\n\n\n2,\"two\nlines\"\n3,\"a \"\"quote\"\"\"\n\n4,mug";
        for text in [text.to_string(), text.replace('\n', "\r\n"), text.replace('\n', "\r")] {
            for delimiter in [b',', b';'] {
                let shape = Shape { delimiter, preamble: 1 };
                let mut lines = Vec::new();
                each(text.as_bytes(), shape, |line, _| lines.push(line)).unwrap();
                // By another delimiter no cell begins with a quote.
                let expected =
                    if delimiter == b',' { &[4, 7, 9, 11][..] } else { &[4, 7, 8, 9, 11] };
                assert_eq!(lines, expected, "{text:?}");
                assert_eq!(line_of_header(&text, shape), 3);
            }
        }
    }
}
