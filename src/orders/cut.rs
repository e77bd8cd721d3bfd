//! A block of whole rows, cut into rows and cells.

use std::ops::ControlFlow;

use memchr::{memchr, memchr_iter};

use super::cells::Cut;
use super::lines;
use super::marks::{Ahead, Marks, Straight};
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
    bound: Bound,
    /// Whether the block that is being cut may have carriage returns.
    has_controls: bool,
    odd: Odd,
    /// Where the cells of an odd row stand in its own text.
    spans: Vec<(u32, u32)>,
    breaks: u64,
}

/// Rows of a sheaf at most: they and what is made of them fit the smallest of
/// the processor's caches.
const ROWS: usize = if cfg!(test) { 16 } else { 64 };

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
        let mut rows = Rows { block, delimiter, columns, take, start: 0, breaks: 0, cutter: self };
        if let Some(text) = text {
            rows.plain(text)?;
        }
        while rows.start < block.len() {
            rows.odd()?;
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
    /// Cuts rows until one is odd, leaves that one to [`Rows::odd`], and so on,
    /// to the end of the block or to where nothing is plain.
    fn plain(&mut self, text: &str) -> ControlFlow<()> {
        let mut marks = std::mem::take(&mut self.cutter.marks);
        let mut bound = std::mem::take(&mut self.cutter.bound);
        self.cutter.has_controls = false;
        while self.start < self.block.len() {
            let has_controls = marks.find(self.block, self.start, self.delimiter);
            if has_controls && !self.cutter.has_controls {
                self.cutter.has_controls = true;
                if !controls_are_plain(self.block) {
                    break;
                }
            }
            bound.clear();
            let mut ahead = Ahead::of(&marks);
            self.bind(text, &mut ahead, &mut bound)?;
            if ahead.has_odd {
                self.odd()?;
            }
        }
        (self.cutter.marks, self.cutter.bound) = (marks, bound);
        ControlFlow::Continue(())
    }

    /// Cuts rows to the end of the block, or up to one that is odd.
    fn bind(&mut self, text: &str, ahead: &mut Ahead, bound: &mut Bound) -> ControlFlow<()> {
        let block = self.block;
        loop {
            self.straight(text, ahead, bound)?;
            let (mut cell, first) = (self.start, bound.spans.len());
            loop {
                let Some(at) = ahead.next() else {
                    if ahead.has_odd || self.start == block.len() {
                        bound.spans.truncate(first);
                    } else {
                        bound.spans.push(unquoted(block, narrow((cell, block.len()))));
                        self.end(text, first, bound)?;
                        self.start = block.len();
                    }
                    return self.give(text, bound);
                };
                let is_last = block[at] == b'\n';
                let mut span = narrow((cell, at));
                if is_last {
                    without_return(block, &mut span);
                }
                bound.spans.push(unquoted(block, span));
                cell = at + 1;
                if is_last {
                    if span == narrow((self.start, self.start)) {
                        bound.spans.truncate(first);
                    } else {
                        self.end(text, first, bound)?;
                    }
                    (self.start, self.breaks) = (cell, self.breaks + ahead.breaks(at) + 1);
                    break;
                }
            }
        }
    }

    /// Binds rows of as many cells as were asked for, up to one that is not so:
    /// their cells end at the marks.
    fn straight(&mut self, text: &str, ahead: &mut Ahead, bound: &mut Bound) -> ControlFlow<()> {
        while self.columns > 0 {
            let (first, room) = (bound.spans.len(), ROWS - bound.starts.len());
            let Straight { edges, feeds, quotes } = ahead.straight(self.start, self.columns, room);
            let cells = edges.iter().zip(&edges[1..]);
            bound.spans.extend(cells.map(|(before, end)| (before.wrapping_add(1), *end)));
            let spans = &mut bound.spans[first..];
            if self.cutter.has_controls {
                let last = spans.iter_mut().skip(self.columns - 1).step_by(self.columns);
                last.for_each(|span| without_return(self.block, span));
            }
            for quote in quotes {
                let cell = spans.partition_point(|(start, _)| start < quote);
                spans[cell] = unquoted(self.block, spans[cell]);
            }
            for feed in feeds {
                bound.starts.push(Start::new(self.start, self.breaks));
                let feed = *feed as usize;
                (self.start, self.breaks) = (feed + 1, self.breaks + ahead.breaks(feed) + 1);
            }
            if bound.starts.len() < ROWS {
                break;
            }
            self.give_full(text, bound)?;
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
#[derive(Debug, Default)]
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

/// Takes the carriage return from the end of a row's last cell.
fn without_return(block: &[u8], (start, end): &mut (u32, u32)) {
    *end -= u32::from(end > start && block[*end as usize - 1] == b'\r');
}

/// A cell without the quotes that it may be in.
fn unquoted(block: &[u8], (start, end): (u32, u32)) -> (u32, u32) {
    match block.get(start as usize) {
        Some(b'"') if start < end => (start + 1, end - 1),
        _ => (start, end),
    }
}

/// A block with more than 4 GB is left to the csv crate.
#[expect(clippy::cast_possible_truncation, reason = "blocks are smaller")]
fn narrow((start, end): (usize, usize)) -> (u32, u32) {
    (start as u32, end as u32)
}

#[cfg(test)]
mod tests;
