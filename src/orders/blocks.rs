//! A stream in blocks of whole rows.

use std::io::{self, Read};

use memchr::{memchr, memrchr};

/// Cuts a stream of CSV into blocks, each of which ends where a row ends, so
/// that they can be read apart from each other.
///
/// A cut is exact, not guessed: the quotes of a block are followed to find a
/// line break outside of them. Where a quote opens a cell and where it is a
/// letter is as in the csv crate, which opens one only at the start of a cell.
pub(super) struct Blocks<R> {
    from: R,
    delimiter: u8,
    /// Bytes of a block, unless a row is longer.
    size: usize,
    /// What stands after the last cut.
    rest: Vec<u8>,
    given: usize,
    /// Whether the stream has ended. What a file has grown by since then would
    /// not begin where a row begins.
    has_ended: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(from: R, delimiter: u8, size: usize) -> Blocks<R> {
        Blocks { from, delimiter, size, rest: Vec::new(), given: 0, has_ended: false }
    }

    /// Has the next block, which is the first again, begin with this.
    pub(super) fn begin_with(&mut self, text: &[u8]) {
        self.rest.splice(..0, text.iter().copied());
        self.given = 0;
    }

    /// Puts the next block into `block` and gives its number, from 0; `None`
    /// after the last.
    ///
    /// # Errors
    ///
    /// What the stream says.
    pub(super) fn next(&mut self, block: &mut Vec<u8>) -> io::Result<Option<usize>> {
        block.clear();
        std::mem::swap(block, &mut self.rest);
        let mut goal = self.size.max(1);
        loop {
            if !self.has_ended {
                let missing = goal.saturating_sub(block.len()).max(1);
                block.reserve(missing);
                let read = self.from.by_ref().take(missing as u64).read_to_end(block)?;
                self.has_ended = read < missing;
            }
            let end = if self.has_ended { block.len() } else { last_end(block, self.delimiter) };
            if self.has_ended && end == 0 {
                return Ok(None);
            }
            if end > 0 {
                self.rest.extend_from_slice(&block[end..]);
                block.truncate(end);
                self.given += 1;
                return Ok(Some(self.given - 1));
            }
            goal = block.len() * 2;
        }
    }
}

/// Where the last row ends that is whole; 0 if none is. `block` begins where a
/// row begins.
fn last_end(block: &[u8], delimiter: u8) -> usize {
    let mut end = 0;
    let mut from = 0;
    loop {
        let quote = memchr(b'"', &block[from..]).map_or(block.len(), |at| from + at);
        if let Some(at) = memrchr(b'\n', &block[from..quote]) {
            end = from + at + 1;
        }
        if quote == block.len() {
            return end;
        }
        let opens = quote == 0 || is_edge(block[quote - 1], delimiter);
        match opens.then(|| closing(block, quote + 1)) {
            Some(Some(close)) => from = close + 1,
            Some(None) => return end,
            None => from = quote + 1,
        }
    }
}

/// Whether a cell begins after this byte.
fn is_edge(byte: u8, delimiter: u8) -> bool {
    byte == delimiter || byte == b'\n' || byte == b'\r'
}

/// The quote that closes the cell whose text begins at `from`; `None` when it
/// is beyond the block, or may be doubled there.
fn closing(block: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let quote = from + memchr(b'"', &block[from..])?;
        match block.get(quote + 1) {
            Some(b'"') => from = quote + 2,
            Some(_) => return Some(quote),
            None => return None,
        }
    }
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
        let mut block = Vec::new();
        assert_eq!(blocks.next(&mut block).unwrap(), Some(0));
        assert_eq!(block, b"id,who\n1,a");
        assert_eq!(blocks.next(&mut block).unwrap(), None);
    }
}
