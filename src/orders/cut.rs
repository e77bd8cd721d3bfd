//! A block of whole rows, cut into rows and cells.

use std::ops::ControlFlow;

use memchr::{memchr, memchr_iter};

use super::cells::Cut;
use super::lines;
use super::marks::Marks;
use super::odd::Odd;
use super::sheaf::{Sheaf, Start};

/// A row of a block.
pub(super) struct Line<'a> {
    /// Its first byte in the block.
    pub(super) start: usize,
    /// Line breaks in the block before it.
    pub(super) breaks: u64,
    /// Its cells; `None` when it is no text.
    pub(super) cells: Option<Cut<'a>>,
}

/// What a block is cut into.
pub(super) enum Piece<'a> {
    /// Rows of as many cells as were asked for.
    Sheaf(Sheaf<'a>),
    /// Any other row, and one that the csv crate has read.
    Line(Line<'a>),
}

/// Cuts blocks into rows, with the memory it needs for that.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    marks: Marks,
    spans: Vec<(u32, u32)>,
    starts: Vec<Start>,
    odd: Odd,
    breaks: u64,
}

/// Rows of a sheaf at most: they and what is made of them fit the smallest of
/// the processor's caches.
const ROWS: usize = if cfg!(test) { 16 } else { 128 };

impl Cutter {
    /// Gives every row of a block to `take`, until it breaks off.
    pub(super) fn rows(
        &mut self,
        block: &[u8],
        delimiter: u8,
        mut take: impl FnMut(Line) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.pieces(block, delimiter, 0, |piece| match piece {
            Piece::Line(line) => take(line),
            Piece::Sheaf(sheaf) => sheaf.lines().try_for_each(&mut take),
        })
    }

    /// Gives a block to `take`, piece by piece, until it breaks off. The rows
    /// are exactly those that the csv crate gives, for any bytes; lines of
    /// nothing are passed over. Rows of so many `columns` are bound in sheaves.
    ///
    /// What is common is cut here, by the places of line breaks, delimiters and
    /// quotes. Rows with doubled or stray quotes, and blocks with a lone
    /// carriage return or bytes that are no text, are left to the csv crate.
    pub(super) fn pieces(
        &mut self,
        block: &[u8],
        delimiter: u8,
        columns: usize,
        take: impl FnMut(Piece) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let text = std::str::from_utf8(block).ok();
        let text = text.filter(|_| u32::try_from(block.len()).is_ok());
        if text.is_some() {
            self.marks.find(block, delimiter);
        }
        let is_plain = |_: &&str| !self.marks.has_controls || controls_are_plain(block);
        let text = text.filter(is_plain);
        let mut rows = Rows { block, delimiter, columns, take, start: 0, breaks: 0, cutter: self };
        match text {
            Some(text) => rows.plain(text)?,
            None => {
                while rows.start < block.len() {
                    rows.odd()?;
                }
            }
        }
        self.breaks = rows.breaks;
        ControlFlow::Continue(())
    }

    /// Lines that end in the block that was cut last, if all of it was cut and
    /// a row ends where it ends.
    pub(super) fn breaks(&self) -> u64 {
        self.breaks
    }
}

/// Whether there is no NUL, and a carriage return before a line feed only.
fn controls_are_plain(block: &[u8]) -> bool {
    memchr(0, block).is_none()
        && memchr_iter(b'\r', block).all(|at| block.get(at + 1) == Some(&b'\n'))
}

struct Rows<'a, T> {
    block: &'a [u8],
    delimiter: u8,
    /// Cells of the rows of a sheaf.
    columns: usize,
    take: T,
    /// Where the row begins that is being cut, and the breaks before it.
    start: usize,
    breaks: u64,
    cutter: &'a mut Cutter,
}

impl<T: FnMut(Piece) -> ControlFlow<()>> Rows<'_, T> {
    /// Cuts rows until one is odd, leaves that one to [`Rows::odd`], and so on.
    fn plain(&mut self, text: &str) -> ControlFlow<()> {
        let marks = std::mem::take(&mut self.cutter.marks);
        let places = marks.places();
        while self.start < self.block.len() {
            let passed = places.partition_point(|place| (*place as usize) < self.start);
            if self.run(text, &places[passed..])? {
                self.odd()?;
            }
        }
        self.cutter.marks = marks;
        ControlFlow::Continue(())
    }

    /// Cuts rows to the end of the block, or up to one that is odd; whether
    /// there is such a one.
    fn run(&mut self, text: &str, marks: &[u32]) -> ControlFlow<(), bool> {
        let mut bound = Bound {
            spans: std::mem::take(&mut self.cutter.spans),
            starts: std::mem::take(&mut self.cutter.starts),
            seen: 0,
        };
        bound.clear();
        let is_odd = self.bind(text, marks.iter(), &mut bound);
        (self.cutter.spans, self.cutter.starts) = (bound.spans, bound.starts);
        is_odd
    }

    fn bind(
        &mut self,
        text: &str,
        mut left: std::slice::Iter<u32>,
        bound: &mut Bound,
    ) -> ControlFlow<(), bool> {
        let block = self.block;
        loop {
            self.straight(text, &mut left, bound)?;
            // Where the cell begins, line breaks within the row so far, and
            // where the quote is that closed the cell.
            let (mut cell, mut within, mut closed) = (self.start, 0, None);
            let first = bound.spans.len();
            loop {
                let Some(at) = left.next() else {
                    if self.start == block.len() {
                        self.give(text, bound)?;
                        return ControlFlow::Continue(false);
                    }
                    let span = closed.map_or((cell, block.len()), |close| (cell + 1, close));
                    bound.spans.push(narrow(span));
                    self.end(text, first, bound)?;
                    self.start = block.len();
                    self.give(text, bound)?;
                    return ControlFlow::Continue(false);
                };
                let at = *at as usize;
                let mark = block[at];
                if mark == b'"' {
                    if at == cell {
                        closed = closing(block, &mut left, &mut within);
                        if !closed.is_some_and(|at| self.ends_cell(at + 1)) {
                            bound.spans.truncate(first);
                            self.give(text, bound)?;
                            return ControlFlow::Continue(true);
                        }
                    }
                    continue;
                }
                let end = at - usize::from(mark == b'\n' && at > cell && block[at - 1] == b'\r');
                let span = closed.take().map_or((cell, end), |close| (cell + 1, close));
                bound.spans.push(narrow(span));
                cell = at + 1;
                if mark == b'\n' {
                    if span == (self.start, self.start) {
                        bound.spans.truncate(first);
                    } else {
                        self.end(text, first, bound)?;
                    }
                    (self.start, self.breaks) = (cell, self.breaks + within + 1);
                    break;
                }
            }
        }
    }

    /// Binds rows of as many cells as were asked for that have no quotes, up to
    /// one that is not so: their cells end at the marks.
    #[inline]
    fn straight(
        &mut self,
        text: &str,
        left: &mut std::slice::Iter<u32>,
        bound: &mut Bound,
    ) -> ControlFlow<()> {
        let (block, delimiter) = (self.block, self.delimiter);
        let Some(inner) = self.columns.checked_sub(1) else { return ControlFlow::Continue(()) };
        while let Some(ends) = left.as_slice().get(..=inner) {
            let last = ends[inner] as usize;
            // Blank lines, and lines that end with a carriage return, are not.
            if block[last] != b'\n' || last == self.start || block[last - 1] == b'\r' {
                break;
            }
            let (first, mut are_delimiters) = (bound.spans.len(), true);
            let mut cell = narrow((self.start, 0)).0;
            bound.spans.extend(ends[..inner].iter().map(|end| {
                are_delimiters &= block.get(*end as usize) == Some(&delimiter);
                (std::mem::replace(&mut cell, *end + 1), *end)
            }));
            if !are_delimiters {
                bound.spans.truncate(first);
                break;
            }
            bound.spans.push((cell, ends[inner]));
            bound.starts.push(Start::new(self.start, self.breaks));
            (self.start, self.breaks) = (last + 1, self.breaks + 1);
            *left = left.as_slice()[self.columns..].iter();
            if bound.starts.len() == ROWS {
                self.give_full(text, bound)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Ends a row whose cells begin with the one at `first`: binds it, or gives
    /// it by itself.
    fn end(&mut self, text: &str, first: usize, bound: &mut Bound) -> ControlFlow<()> {
        if bound.spans.len() - first == self.columns {
            bound.starts.push(Start::new(self.start, self.breaks));
            return match bound.starts.len() {
                ROWS => self.give_full(text, bound),
                _ => ControlFlow::Continue(()),
            };
        }
        self.give_to(bound.starts.len(), text, bound)?;
        let cells = Some(Cut { text, spans: &bound.spans[first..] });
        (self.take)(Piece::Line(Line { start: self.start, breaks: self.breaks, cells }))?;
        bound.clear();
        ControlFlow::Continue(())
    }

    /// Gives the rows that are bound.
    fn give(&mut self, text: &str, bound: &mut Bound) -> ControlFlow<()> {
        self.give_to(bound.starts.len(), text, bound)?;
        bound.clear();
        ControlFlow::Continue(())
    }

    /// Gives the rows that are bound but for the last, which is shown only: with
    /// the one before it it begins the next sheaf.
    fn give_full(&mut self, text: &str, bound: &mut Bound) -> ControlFlow<()> {
        let rows = bound.starts.len();
        self.give_to(rows - 1, text, bound)?;
        bound.starts.drain(..rows - 2);
        bound.spans.drain(..(rows - 2) * self.columns);
        bound.seen = 1;
        ControlFlow::Continue(())
    }

    fn give_to(&mut self, end: usize, text: &str, bound: &Bound) -> ControlFlow<()> {
        let Bound { spans, starts, seen } = bound;
        if *seen == end {
            return ControlFlow::Continue(());
        }
        let own = *seen..end;
        (self.take)(Piece::Sheaf(Sheaf { text, columns: self.columns, spans, starts, own }))
    }

    /// Whether a quoted cell is over at `at`, after its quote.
    fn ends_cell(&self, at: usize) -> bool {
        match self.block.get(at) {
            None | Some(b'\n') => true,
            Some(b'\r') => self.block.get(at + 1) == Some(&b'\n'),
            Some(byte) => *byte == self.delimiter,
        }
    }

    /// Has the csv crate's automaton read one row, and goes on after it.
    fn odd(&mut self) -> ControlFlow<()> {
        // A row begins with its first byte: blank lines and the second half of
        // a line's end stand before it.
        while self.block.get(self.start).is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            self.breaks += lines::count(self.block, self.start..self.start + 1);
            self.start += 1;
        }
        let Cutter { odd, spans, .. } = &mut *self.cutter;
        let Some(row) = odd.read(self.delimiter, &self.block[self.start..]) else {
            self.start = self.block.len();
            return ControlFlow::Continue(());
        };
        spans.clear();
        let mut before = 0;
        spans.extend(
            row.ends.iter().map(|end| narrow((std::mem::replace(&mut before, *end), *end))),
        );
        // Two cells that are no text can be one where they meet.
        let is_text = |text: &&str| row.ends.iter().all(|end| text.is_char_boundary(*end));
        let text = std::str::from_utf8(row.text).ok().filter(is_text);
        let text = text.filter(|_| memchr(0, row.text).is_none());
        let (length, cells) = (row.length.max(1), text.map(|text| Cut { text, spans: &*spans }));
        (self.take)(Piece::Line(Line { start: self.start, breaks: self.breaks, cells }))?;
        let end = (self.start + length).min(self.block.len());
        self.breaks += lines::count(self.block, self.start..end);
        self.start = end;
        ControlFlow::Continue(())
    }
}

/// Rows on their way into a sheaf.
struct Bound {
    spans: Vec<(u32, u32)>,
    starts: Vec<Start>,
    /// Rows at the start that were in the sheaf before.
    seen: usize,
}

impl Bound {
    fn clear(&mut self) {
        self.spans.clear();
        self.starts.clear();
        self.seen = 0;
    }
}

/// The quote that closes the cell, whose own was the last mark.
fn closing(block: &[u8], marks: &mut std::slice::Iter<u32>, breaks: &mut u64) -> Option<usize> {
    loop {
        let at = *marks.next()? as usize;
        if block[at] == b'"' {
            return Some(at);
        }
        *breaks += u64::from(block[at] == b'\n');
    }
}

/// A block with more than 4 GB is left to the csv crate.
#[expect(clippy::cast_possible_truncation, reason = "blocks are smaller")]
fn narrow((start, end): (usize, usize)) -> (u32, u32) {
    (start as u32, end as u32)
}

#[cfg(test)]
mod tests;
