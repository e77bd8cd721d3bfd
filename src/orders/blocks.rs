//! A stream in blocks of whole rows.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr_iter, memrchr_iter};

use super::block::Block;

/// Bytes of a row at most. Cells with a whole page of text are a thousandth of
/// this; a quote that is never closed would have all the rest of a file in
/// memory.
pub(super) const LONGEST_ROW: usize = 1 << 26;

/// Why a row is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Endless {
    /// A quote opens in it, and nothing closes it.
    Unclosed,
    /// It is longer than [`LONGEST_ROW`].
    TooLong,
}

/// Cuts a stream of CSV into blocks, each of which ends where a row ends, so
/// that they can be read apart from each other.
///
/// A cut is exact, not guessed: the quotes of a block are followed to find a
/// line break outside of them. Where a quote opens a cell and where it is a
/// letter is as in the csv crate, which opens one only at the start of a cell.
/// Where a row has no end, there is nothing to be read from its start on.
pub(super) struct Blocks<R> {
    from: R,
    delimiter: u8,
    /// Bytes of a block, unless a row is longer.
    size: usize,
    /// What stands after the last cut.
    rest: Block,
    given: usize,
    /// Whether the stream has ended. What a file has grown by since then would
    /// not begin where a row begins.
    has_ended: bool,
    longest: usize,
    endless: Option<Endless>,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(from: R, delimiter: u8, size: usize) -> Blocks<R> {
        let (rest, longest) = (Block::default(), LONGEST_ROW);
        Blocks { from, delimiter, size, rest, given: 0, has_ended: false, longest, endless: None }
    }

    /// After the last block: why the row that follows it is none, if one does.
    pub(super) fn endless(&self) -> Option<Endless> {
        self.endless
    }

    /// Has the next block, which is the first again, begin with this.
    pub(super) fn begin_with(&mut self, text: &[u8]) {
        let rest = std::mem::take(&mut self.rest);
        self.rest.append(text);
        self.rest.append(&rest);
        self.given = 0;
    }

    /// Puts the next block into `block` and gives its number, from 0; `None`
    /// after the last, which ends before a row without end.
    ///
    /// # Errors
    ///
    /// What the stream says.
    pub(super) fn next(&mut self, block: &mut Block) -> io::Result<Option<usize>> {
        block.truncate(0);
        std::mem::swap(block, &mut self.rest);
        let mut goal = self.size.max(1);
        while self.endless.is_none() {
            if !self.has_ended {
                let missing = goal.saturating_sub(block.len()).max(1);
                self.has_ended = block.fill(&mut self.from, missing)? < missing;
            }
            let (feed, is_open) = last_end(block, self.delimiter, b'\n');
            let is_over = self.has_ended && !is_open;
            let end = match feed {
                _ if is_over => block.len(),
                0 => last_end(block, self.delimiter, b'\r').0,
                _ if self.has_ended => feed.max(last_end(block, self.delimiter, b'\r').0),
                _ => feed,
            };
            if self.has_ended || (end == 0 && block.len() >= self.longest) {
                let why = if is_open { Endless::Unclosed } else { Endless::TooLong };
                self.endless = Some(why).filter(|_| !is_over);
                block.truncate(end);
                break;
            }
            if end > 0 {
                self.rest.append(&block[end..]);
                block.truncate(end);
                break;
            }
            goal = (block.len() * 2).min(self.longest);
        }
        if block.is_empty() {
            return Ok(None);
        }
        self.given += 1;
        Ok(Some(self.given - 1))
    }
}

/// Where the last row ends that is whole and ends with this byte, 0 if none
/// does; and whether a quote is still open where the block ends. `block` begins
/// where a row begins.
///
/// A carriage return at the end of the block may be half of a line's end.
fn last_end(block: &[u8], delimiter: u8, byte: u8) -> (usize, bool) {
    let (plain, is_open) = out_of_quotes(block, delimiter, byte);
    let is_end = |at: &usize| match byte {
        b'\r' => block.get(at + 1).is_some_and(|next| *next != b'\n'),
        _ => true,
    };
    let last = |part: &Range<usize>| {
        let all = memrchr_iter(byte, &block[part.clone()]);
        all.map(|at| part.start + at).find(is_end)
    };
    (plain.iter().rev().find_map(last).map_or(0, |at| at + 1), is_open)
}

/// The parts of a block that are in no quotes, without those of a single byte that
/// is not this one; and whether a quote is still open where the block ends.
fn out_of_quotes(block: &[u8], delimiter: u8, byte: u8) -> (Vec<Range<usize>>, bool) {
    let mut parts = Vec::new();
    let mut add = |part: Range<usize>| {
        let may_have = match part.len() {
            0 => false,
            1 => block[part.start] == byte,
            _ => true,
        };
        if may_have {
            parts.push(part);
        }
    };
    let mut from = 0;
    let mut quotes = memchr_iter(b'"', block).peekable();
    while let Some(quote) = quotes.next() {
        add(from..quote);
        from = quote + 1;
        if quote > 0 && !is_edge(block[quote - 1], delimiter) {
            continue;
        }
        // The cell goes on to a quote that is not doubled.
        loop {
            let Some(close) = quotes.next() else { return (parts, true) };
            if quotes.next_if_eq(&(close + 1)).is_none() {
                from = close + 1;
                break;
            }
        }
        // It may be doubled beyond the block.
        if from == block.len() {
            return (parts, false);
        }
    }
    add(from..block.len());
    (parts, false)
}

/// Whether a cell begins after this byte.
fn is_edge(byte: u8, delimiter: u8) -> bool {
    byte == delimiter || byte == b'\n' || byte == b'\r'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a part at each call; a blank one is an end.
    struct Parts<'a>(&'a [&'a str]);

    impl Read for Parts<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Some((part, rest)) = self.0.split_first() else { return Ok(0) };
            self.0 = rest;
            into[..part.len()].copy_from_slice(part.as_bytes());
            Ok(part.len())
        }
    }

    #[test]
    fn nothing_comes_after_the_end() {
        let mut blocks = Blocks::new(Parts(&["id,who\n1,a", "", "da\n2,ben\n"]), b',', 64);
        let mut block = Block::default();
        assert_eq!(blocks.next(&mut block).unwrap(), Some(0));
        assert_eq!(*block, *b"id,who\n1,a");
        assert_eq!(blocks.next(&mut block).unwrap(), None);
    }

    /// The blocks of a text, and why there are no more.
    fn cut(text: &str, size: usize, longest: usize) -> (Vec<String>, Option<Endless>) {
        let mut blocks = Blocks::new(text.as_bytes(), b',', size);
        blocks.longest = longest;
        let (mut block, mut cut) = (Block::default(), Vec::new());
        while blocks.next(&mut block).unwrap().is_some() {
            cut.push(String::from_utf8(block.to_vec()).unwrap());
        }
        (cut, blocks.endless())
    }

    #[test]
    fn what_follows_a_quote_that_is_not_closed_is_in_no_block() {
        for end in ["\n", "\r\n", "\r"] {
            for open in ["2,\"tea", "2,\"tea\n3,mug\n", "\"", "2,\"tea\"\"", "2,\"a\"\"\n"] {
                let rows = format!("id,who{end}1,\"a{end}b\"{end}");
                for size in 1..40 {
                    let (blocks, why) = cut(&format!("{rows}{open}"), size, 64);
                    assert_eq!((blocks.concat(), why), (rows.clone(), Some(Endless::Unclosed)));
                }
            }
        }
    }

    #[test]
    fn a_row_has_an_end() {
        for row in ["2,ben\n", "2,\"b\nn\"\r\n", "2,b\"n\r", "2,\"ben\""] {
            let text = format!("id,who\n1,ada\n{row}");
            for size in 1..40 {
                assert_eq!(cut(&text, size, 16).1, None);
                let (blocks, why) = cut(&format!("{text}{}", "x".repeat(40)), size, 16);
                if row.ends_with(['\n', '\r']) {
                    assert_eq!((blocks.concat(), why), (text.clone(), Some(Endless::TooLong)));
                }
            }
            let (_, why) = cut(&format!("{text}\n4,\"{}", "x".repeat(40)), 4, 16);
            assert_eq!(why, Some(Endless::Unclosed));
        }
    }

    #[test]
    fn rows_that_end_with_carriage_returns_are_cut_too() {
        let text = "id,who\r1,\"a\rb\"\r2,ben\r";
        let (blocks, why) = cut(text, 10, 16);
        assert_eq!(
            (blocks, why),
            (vec!["id,who\r".into(), "1,\"a\rb\"\r".into(), "2,ben\r".into()], None)
        );
    }
}
