//! A block of whole rows, cut into rows and cells.

use std::ops::ControlFlow;

use memchr::{memchr, memchr_iter};

use super::cells::{Cut, Spans};
use super::marks::marks;
use super::odd::Odd;

/// A row of a block.
pub(super) struct Line<'a> {
    /// Its first byte in the block.
    pub(super) start: usize,
    /// Line breaks in the block before it.
    pub(super) breaks: u64,
    /// Its cells; `None` when it is no text.
    pub(super) cells: Option<Cut<'a>>,
}

/// Cuts blocks into rows, with the memory it needs for that.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    marks: Vec<u32>,
    spans: Vec<(u32, u32)>,
    odd: Odd,
}

impl Cutter {
    /// Gives every row of a block to `take`, until it breaks off. Exactly the
    /// rows that the csv crate gives, for any bytes; lines of nothing are
    /// passed over.
    ///
    /// Rows of so many `columns` are given a little sooner than others.
    ///
    /// What is common is cut here, by the places of line breaks, delimiters and
    /// quotes. Rows with doubled or stray quotes, and blocks with a lone
    /// carriage return or bytes that are no text, are left to the csv crate.
    pub(super) fn rows(
        &mut self,
        block: &[u8],
        delimiter: u8,
        columns: usize,
        take: impl FnMut(Line) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let text = std::str::from_utf8(block).ok();
        let text =
            text.filter(|_| u32::try_from(block.len()).is_ok() && memchr(0, block).is_none());
        let mut rows = Rows { block, delimiter, columns, take, start: 0, breaks: 0, cutter: self };
        match text {
            Some(text) if breaks_are_plain(block) => rows.plain(text),
            _ => {
                while rows.start < block.len() {
                    rows.odd()?;
                }
                ControlFlow::Continue(())
            }
        }
    }
}

/// Whether a carriage return occurs before a line feed only.
fn breaks_are_plain(block: &[u8]) -> bool {
    memchr_iter(b'\r', block).all(|at| block.get(at + 1) == Some(&b'\n'))
}

struct Rows<'a, T> {
    block: &'a [u8],
    delimiter: u8,
    /// Cells that most rows have.
    columns: usize,
    take: T,
    /// Where the row begins that is being cut, and the breaks before it.
    start: usize,
    breaks: u64,
    cutter: &'a mut Cutter,
}

impl<T: FnMut(Line) -> ControlFlow<()>> Rows<'_, T> {
    /// Cuts rows until one is odd, leaves that one to [`Rows::odd`], and so on.
    fn plain(&mut self, text: &str) -> ControlFlow<()> {
        let mut places = std::mem::take(&mut self.cutter.marks);
        marks(self.block, self.delimiter, &mut places);
        while self.start < self.block.len() {
            let passed = places.partition_point(|place| (*place as usize) < self.start);
            if self.run(text, &places[passed..])? {
                self.odd()?;
            }
        }
        self.cutter.marks = places;
        ControlFlow::Continue(())
    }

    /// Cuts rows to the end of the block, or up to one that is odd; whether
    /// there is such a one.
    fn run(&mut self, text: &str, marks: &[u32]) -> ControlFlow<(), bool> {
        let block = self.block;
        let mut spans = std::mem::take(&mut self.cutter.spans);
        let mut left = marks.iter();
        spans.clear();
        // Where the cell begins, line breaks within the row so far, and where
        // the quote is that closed the cell.
        let (mut cell, mut within, mut closed) = (self.start, 0, None);
        let mut is_odd = false;
        let mut begins = true;
        loop {
            if std::mem::take(&mut begins) {
                self.straight(text, &mut left)?;
                cell = self.start;
            }
            let Some(at) = left.next() else { break };
            let at = *at as usize;
            let mark = block[at];
            if mark == b'"' {
                if at == cell {
                    closed = closing(block, &mut left, &mut within);
                    is_odd = !closed.is_some_and(|at| self.ends_cell(at + 1));
                    if is_odd {
                        break;
                    }
                }
                continue;
            }
            let end = at - usize::from(mark == b'\n' && at > cell && block[at - 1] == b'\r');
            let span = closed.take().map_or((cell, end), |close| (cell + 1, close));
            spans.push(narrow(span));
            cell = at + 1;
            if mark == b'\n' {
                let is_blank = span == (self.start, self.start);
                if !is_blank {
                    self.give(text, &spans)?;
                }
                spans.clear();
                (self.start, self.breaks) = (cell, self.breaks + within + 1);
                (within, begins) = (0, true);
            }
        }
        if self.start < block.len() && !is_odd {
            let span = closed.map_or((cell, block.len()), |close| (cell + 1, close));
            spans.push(narrow(span));
            self.give(text, &spans)?;
            self.start = block.len();
        }
        self.cutter.spans = spans;
        ControlFlow::Continue(is_odd)
    }

    /// Gives the rows of as many cells as most that have no quotes, up to one
    /// that is not so: their cells end at the marks.
    #[inline]
    fn straight(&mut self, text: &str, left: &mut std::slice::Iter<u32>) -> ControlFlow<()> {
        let (block, delimiter) = (self.block, self.delimiter);
        let Some(inner) = self.columns.checked_sub(1) else { return ControlFlow::Continue(()) };
        while let Some(ends) = left.as_slice().get(..=inner) {
            let last = ends[inner] as usize;
            // Blank lines, and lines that end with a carriage return, are not.
            let ends_well = block[last] == b'\n' && last > self.start && block[last - 1] != b'\r';
            if !ends_well || !ends[..inner].iter().all(|end| block[*end as usize] == delimiter) {
                break;
            }
            let spans = Spans::Straight(narrow((self.start, 0)).0, ends);
            let cells = Some(Cut { text, spans });
            (self.take)(Line { start: self.start, breaks: self.breaks, cells })?;
            (self.start, self.breaks) = (last + 1, self.breaks + 1);
            *left = left.as_slice()[self.columns..].iter();
        }
        ControlFlow::Continue(())
    }

    /// Whether a quoted cell is over at `at`, after its quote.
    fn ends_cell(&self, at: usize) -> bool {
        match self.block.get(at) {
            None | Some(b'\n') => true,
            Some(b'\r') => self.block.get(at + 1) == Some(&b'\n'),
            Some(byte) => *byte == self.delimiter,
        }
    }

    fn give(&mut self, text: &str, spans: &[(u32, u32)]) -> ControlFlow<()> {
        let cells = Some(Cut { text, spans: Spans::Each(spans) });
        (self.take)(Line { start: self.start, breaks: self.breaks, cells })
    }

    /// Has the csv crate's automaton read one row, and goes on after it.
    fn odd(&mut self) -> ControlFlow<()> {
        // A row begins with its first byte: blank lines and the second half of
        // a line's end stand before it.
        while self.block.get(self.start).is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            self.breaks += u64::from(self.block[self.start] == b'\n');
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
        let (length, cells) =
            (row.length.max(1), text.map(|text| Cut { text, spans: Spans::Each(spans) }));
        (self.take)(Line { start: self.start, breaks: self.breaks, cells })?;
        let end = (self.start + length).min(self.block.len());
        self.breaks += memchr_iter(b'\n', &self.block[self.start..end]).count() as u64;
        self.start = end;
        ControlFlow::Continue(())
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
mod tests {
    use csv::{ByteRecord, StringRecord};
    use proptest::prelude::*;

    use super::super::blocks::Blocks;
    use super::super::cells::Cells as _;
    use super::super::shape::reader;
    use super::*;

    /// Lines of the rows with their cells, none for what is no text.
    type Read = Vec<(u64, Option<Vec<String>>)>;

    fn in_blocks(bytes: &[u8], size: usize, columns: usize) -> Read {
        let mut blocks = Blocks::new(bytes, b',', size);
        let (mut block, mut read, mut line) = (Vec::new(), Vec::new(), 1);
        while blocks.next(&mut block).unwrap().is_some() {
            let _ = Cutter::default().rows(&block, b',', columns, |row: Line| {
                let cells = |cut: Cut| (0..cut.count()).map(|it| cut.at(it).to_string()).collect();
                read.push((line + row.breaks, row.cells.map(cells)));
                ControlFlow::Continue(())
            });
            line += memchr_iter(b'\n', &block).count() as u64;
        }
        read
    }

    /// What the csv crate makes of all of it in one go. A record's line is
    /// counted here, since the crate's own is that of the line end before it.
    fn at_once(bytes: &[u8]) -> Read {
        let mut csv = reader(b',').from_reader(bytes);
        let (mut record, mut read) = (ByteRecord::new(), Vec::new());
        loop {
            let mut start = usize::try_from(csv.position().byte()).unwrap();
            if !csv.read_byte_record(&mut record).unwrap() {
                return read;
            }
            while matches!(bytes[start], b'\n' | b'\r') {
                start += 1;
            }
            let line = 1 + memchr_iter(b'\n', &bytes[..start]).count() as u64;
            let text = StringRecord::from_byte_record(record.clone()).ok();
            let text = text.filter(|it| !it.as_slice().contains('\0'));
            read.push((line, text.map(|it| it.iter().map(String::from).collect())));
        }
    }

    #[test]
    fn a_quote_is_a_letter_unless_it_opens_a_cell() {
        let text = b"a,5\" pipe\n\"x \"\"y\"\"\n,z\",\"q\"r\r\n\n\"\"\n,\n";
        let cells: Vec<Vec<String>> =
            in_blocks(text, 1, 2).into_iter().map(|(_, cells)| cells.unwrap()).collect();
        assert_eq!(cells[0], ["a", "5\" pipe"]);
        assert_eq!(cells[1], ["x \"y\"\n,z", "qr"]);
        assert_eq!(
            (cells[2].as_slice(), cells[3].as_slice()),
            (&[String::new()][..], &[String::new(), String::new()][..])
        );
    }

    /// Bytes of which every few mean something.
    fn hostile() -> impl Strategy<Value = Vec<u8>> {
        let byte = prop_oneof![
            6 => prop::sample::select(b"a1 ;'=".to_vec()),
            3 => Just(b','),
            3 => Just(b'"'),
            2 => Just(b'\n'),
            1 => Just(b'\r'),
            1 => prop::sample::select(vec![0, 0x80, 0xc3]),
        ];
        let tame = prop::sample::select(b"ab,,\n\n\"".to_vec());
        let pieces = prop::sample::select(vec![
            "a,b\n",
            "\"a\",\"b\"\n",
            "a\r\n",
            "\"a\nb\",c\n",
            "\"a\"\"b\"\n",
            "é,1\r\n",
            "\"\r\n\",\n",
            "\n",
        ]);
        prop_oneof![
            prop::collection::vec(byte, 0..80),
            prop::collection::vec(tame, 0..80),
            prop::collection::vec(pieces, 0..30).prop_map(|it| it.concat().into_bytes()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

        #[test]
        fn wherever_it_is_cut_the_rows_are_those_of_the_csv_crate(bytes in hostile(), size in 1..40_usize, columns in 0..4_usize) {
            prop_assert_eq!(in_blocks(&bytes, size, columns), at_once(&bytes));
        }
    }
}
