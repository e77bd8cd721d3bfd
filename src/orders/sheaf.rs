//! Rows of one shape that stand one after the other, so that a column of them
//! can be read at once.

use std::ops::Range;

use super::cells::{Cut, bare, within};
use super::cut::Line;
use super::recent::Wide;

/// Rows with equally many cells.
#[derive(Clone, Debug)]
pub(super) struct Sheaf<'a> {
    pub(super) text: &'a str,
    pub(super) columns: usize,
    /// Where the cells begin and end in the text, row by row.
    pub(super) spans: &'a [(u32, u32)],
    /// Where each row begins.
    pub(super) starts: &'a [Start],
    /// The rows that are of this sheaf. One before and one after them may be
    /// there to be looked at, and are of the sheaves beside it.
    pub(super) own: Range<usize>,
}

/// Where a row begins in its block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) byte: u32,
    /// Line breaks before it.
    pub(super) breaks: u32,
}

impl Start {
    /// A block has fewer bytes than a `u32` counts.
    #[expect(clippy::cast_possible_truncation, reason = "blocks are smaller")]
    pub(super) fn new(byte: usize, breaks: u64) -> Start {
        Start { byte: byte as u32, breaks: breaks as u32 }
    }
}

impl<'a> Sheaf<'a> {
    /// How many rows there are to be looked at.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// A row of its own.
    pub(super) fn line(&self, row: usize) -> Line<'a> {
        let Start { byte, breaks } = self.starts[row];
        Line { start: byte as usize, breaks: breaks.into(), cells: Some(self.cut(row)) }
    }

    /// The cells of a row.
    pub(super) fn cut(&self, row: usize) -> Cut<'a> {
        let spans = &self.spans[row * self.columns..][..self.columns];
        Cut { text: self.text, spans }
    }

    /// Its own rows, one by one.
    pub(super) fn lines(self) -> impl Iterator<Item = Line<'a>> {
        self.own.clone().map(move |row| self.line(row))
    }

    /// A cell.
    pub(super) fn cell(&self, row: usize, place: usize) -> Cell<'a> {
        Cell { text: self.text, span: self.spans[row * self.columns + place] }
    }
}

/// A cell in its text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    pub(super) span: (u32, u32),
}

impl<'a> Cell<'a> {
    /// It as text.
    #[inline]
    pub(super) fn text(&self) -> &'a str {
        within(self.text, self.span)
    }

    /// Whether nothing is in it.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.span.0 == self.span.1
    }

    /// Its bytes.
    #[inline]
    pub(super) fn bytes(&self) -> &'a [u8] {
        let (start, end) = self.span;
        self.text.as_bytes().get(start as usize..end as usize).unwrap_or_default()
    }

    /// A cell of at most 16 bytes as a number: equal texts are equal numbers,
    /// and since no text has a NUL, others are others. `None` when it is longer.
    #[inline]
    pub(super) fn word(&self) -> Option<u128> {
        let (start, length) = (self.span.0 as usize, (self.span.1 - self.span.0) as usize);
        let mask = MASKS.get(length)?;
        match self.text.as_bytes().get(start..).and_then(<[u8]>::first_chunk::<16>) {
            Some(bytes) => Some(u128::from_le_bytes(*bytes) & mask),
            None => word(self.bytes()),
        }
    }

    /// A cell of one to eight bytes, moved to the end of a word, with its length.
    #[inline]
    pub(super) fn tail(&self) -> Option<(u64, usize)> {
        let (start, end) = (self.span.0 as usize, self.span.1 as usize);
        let length = end - start;
        if !(1..=8).contains(&length) {
            return None;
        }
        let bytes = self.text.as_bytes().get(..end)?.last_chunk()?;
        Some((u64::from_le_bytes(*bytes) & u64::MAX << (64 - 8 * length), length))
    }

    /// Whether it has something in it, and nothing that comes off, as can be
    /// seen at its edges.
    #[inline]
    pub(super) fn is_bare(&self) -> bool {
        match self.bytes() {
            [first, .., last] => BARE[*first as usize] && last.is_ascii_graphic(),
            [one] => BARE[*one as usize],
            [] => false,
        }
    }

    /// What is in it.
    pub(super) fn look(&self) -> Look {
        let text = self.text();
        match text.is_empty() {
            true => Look::Blank,
            false if self.is_bare() || bare(text).len() == text.len() => Look::Filled,
            false => Look::Clothed,
        }
    }
}

/// What is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Blank,
    Filled,
    /// Blanks or a spreadsheet's armour have to come off first.
    Clothed,
}

/// Bytes with which a cell can begin from which nothing has to come off.
const BARE: [bool; 256] = {
    let (mut bare, mut byte) = ([false; 256], b'!');
    while byte <= b'~' {
        bare[byte as usize] = byte != b'\'' && byte != b'=';
        byte += 1;
    }
    bare
};

/// A text as the word of a cell is; `None` when it has more than 32 bytes, or
/// stands so near to the end of what it is in.
#[inline]
pub(super) fn wide(text: &str, (start, end): (u32, u32)) -> Option<Wide> {
    let length = (end - start) as usize;
    let bytes: &[u8; 32] = text.as_bytes().get(start as usize..)?.first_chunk()?;
    let (low, high) = bytes.split_at(16);
    let half = |bytes: &[u8]| bytes.first_chunk().map_or(0, |it| u128::from_le_bytes(*it));
    let (first, rest) = (MASKS[length.min(16)], MASKS.get(length.saturating_sub(16))?);
    Some([half(low) & first, half(high) & rest])
}

/// As [`Cell::word`].
pub(super) fn word(bytes: &[u8]) -> Option<u128> {
    let mut padded = [0; 16];
    padded.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(u128::from_le_bytes(padded))
}

/// For each length the bits that belong to a cell.
const MASKS: [u128; 17] = {
    let mut masks = [u128::MAX; 17];
    let mut length = 0;
    while length < 16 {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_its_text_wherever_it_stands() {
        let text = "paid,paid;a text of sixteen,something longer than that,x";
        let cell = |from: usize, to: usize| {
            let end = |at: usize| u32::try_from(at).unwrap();
            Cell { text, span: (end(from), end(to)) }
        };
        assert_eq!(cell(0, 4).word(), cell(5, 9).word());
        assert_eq!(cell(0, 4).word(), word(b"paid"));
        assert_ne!(cell(0, 4).word(), cell(0, 5).word());
        assert_eq!(cell(0, 0).word(), Some(0));
        assert_eq!(cell(10, 26).word(), word(b"a text of sixtee"));
        assert_eq!((cell(10, 27).word(), word(&[b'a'; 17])), (None, None));
        assert_eq!(cell(text.len() - 1, text.len()).word(), word(b"x"));
    }
}
