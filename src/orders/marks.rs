//! Where in a block the bytes are that end cells.

use fearless_simd::prelude::{Simd, SimdBase as _, SimdMask as _};
use fearless_simd::{Level, dispatch, u8x64};

/// Bytes that are looked at together.
const WIDE: usize = 64;

/// The places of delimiters and line feeds that end cells, ascending: of all of
/// a block from some place on, or up to a row that is odd.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The one before where they begin, as if a row ended there, and then they:
    /// the first `len` in all.
    places: Vec<u32>,
    len: usize,
    /// Those of line feeds: the first `feeds_len`.
    feeds: Vec<u32>,
    feeds_len: usize,
    /// Those of quotes that open a cell, which is all that is between them and
    /// one byte before the cell's end.
    quotes: Vec<u32>,
    /// Those of line feeds within quotes, which end nothing.
    inner: Vec<u32>,
    /// Whether a quote is open.
    is_open: bool,
    /// Whether an odd row follows.
    has_odd: bool,
}

impl Marks {
    /// Finds the marks of a block from `start` on, where a row begins, up to a
    /// quote that closes a cell and has something after it, or one that nothing
    /// closes. The block has fewer bytes than a `u32` counts. Gives whether
    /// there is a NUL, a carriage return or the like.
    ///
    /// All of [`WIDE`] bytes are compared at once, into a word with a bit for
    /// each, by the widest comparison that the processor has: cells are so short
    /// that a search begun anew for each costs more.
    pub(super) fn find(&mut self, block: &[u8], start: usize, delimiter: u8) -> bool {
        dispatch!(Level::new(), simd => self.find_by(simd, block, (start, delimiter)))
    }

    #[inline(always)]
    fn find_by<S: Simd>(&mut self, simd: S, block: &[u8], (start, delimiter): (usize, u8)) -> bool {
        let (chunks, rest) = block[start..].as_chunks::<WIDE>();
        room(&mut self.places, 0)[0] = place(1, start).wrapping_sub(1);
        (self.len, self.feeds_len) = (1, 0);
        (self.is_open, self.has_odd) = (false, false);
        self.quotes.clear();
        self.inner.clear();
        let controls = self.take(simd, block, chunks, u64::MAX, (start, delimiter));
        if self.has_odd {
            return controls;
        }
        // Filled up with what is no control; the delimiter may be anything.
        let mut last = [b'a'; WIDE];
        last[..rest.len()].copy_from_slice(rest);
        let there =
            u64::MAX.checked_shl(u32::try_from(rest.len()).unwrap_or(0)).map_or(u64::MAX, |it| !it);
        let start = block.len() - rest.len();
        let controls = controls | self.take(simd, block, &[last], there, (start, delimiter));
        self.has_odd |= self.is_open;
        controls
    }

    /// Takes what is in chunks of a block that begin at `start`, in those of
    /// their bytes that have a bit in `there`. Gives whether there are controls.
    #[inline(always)]
    fn take<S: Simd>(
        &mut self,
        simd: S,
        block: &[u8],
        chunks: &[[u8; WIDE]],
        there: u64,
        (mut start, delimiter): (usize, u8),
    ) -> bool {
        let (mut len, mut feeds_len) = (self.len, self.feeds_len);
        let mut controls = 0;
        for chunk in chunks {
            let bits = Bits::of(simd, chunk, delimiter);
            controls |= bits.controls;
            let Bits { marks, feeds, quotes, .. } = bits;
            if quotes != 0 || self.is_open {
                (self.len, self.feeds_len) = (len, feeds_len);
                self.take_quotes((block, delimiter), (marks | quotes) & there, start);
                (len, feeds_len) = (self.len, self.feeds_len);
                if self.has_odd {
                    break;
                }
            } else {
                len += spread(marks & there, start, room(&mut self.places, len));
                // A row is seldom so short that there are two.
                room(&mut self.feeds, feeds_len)[0] = place(feeds | 1 << 63, start);
                feeds_len += usize::from(feeds != 0);
                let further = feeds & feeds.wrapping_sub(1);
                if further != 0 {
                    let places = bits_of(further).map(|bit| place(bit, start));
                    let room = room(&mut self.feeds, feeds_len).iter_mut();
                    feeds_len += room.zip(places).map(|(at, place)| *at = place).count();
                }
            }
            start += WIDE;
        }
        (self.len, self.feeds_len) = (len, feeds_len);
        controls != 0
    }

    /// Takes marks among which are quotes, or that are within quotes.
    #[inline(never)]
    fn take_quotes(&mut self, (block, delimiter): (&[u8], u8), marks: u64, start: usize) {
        let mut cell = self.places[self.len - 1].wrapping_add(1);
        let mut places = room(&mut self.places, self.len).iter_mut();
        let mut feeds = room(&mut self.feeds, self.feeds_len).iter_mut();
        for at in bits_of(marks).map(|bit| place(bit, start)) {
            match block[at as usize] {
                b'"' if self.is_open => {
                    if !ends_cell(block, at as usize + 1, delimiter) {
                        self.has_odd = true;
                        return;
                    }
                    self.is_open = false;
                }
                b'"' if at == cell => {
                    self.is_open = true;
                    self.quotes.push(at);
                }
                // In any other place it is a letter.
                b'"' => {}
                b'\n' if self.is_open => self.inner.push(at),
                _ if self.is_open => {}
                byte => {
                    // There is one for each bit.
                    places.next().into_iter().for_each(|place| *place = at);
                    self.len += 1;
                    cell = at + 1;
                    if byte == b'\n' {
                        feeds.next().into_iter().for_each(|place| *place = at);
                        self.feeds_len += 1;
                    }
                }
            }
        }
    }
}

/// Whether a quoted cell is over at `at`, after its quote.
fn ends_cell(block: &[u8], at: usize, delimiter: u8) -> bool {
    match block.get(at) {
        None | Some(b'\n') => true,
        Some(b'\r') => block.get(at + 1) == Some(&b'\n'),
        Some(byte) => *byte == delimiter,
    }
}

/// The marks of a block from some place on.
pub(super) struct Ahead<'a> {
    /// The mark before them, and they.
    edges: &'a [u32],
    /// The line feeds among them, the quotes that open cells, and the line
    /// feeds within quotes.
    feeds: &'a [u32],
    quotes: &'a [u32],
    inner: &'a [u32],
    /// Whether an odd row follows.
    pub(super) has_odd: bool,
}

/// Rows that follow each other and have equally many cells.
pub(super) struct Straight<'a> {
    /// The mark before them, and theirs: where their cells end.
    pub(super) edges: &'a [u32],
    /// Where the line of each ends.
    pub(super) feeds: &'a [u32],
    /// The quotes that open their cells.
    pub(super) quotes: &'a [u32],
}

impl<'a> Ahead<'a> {
    /// All of them.
    pub(super) fn of(marks: &'a Marks) -> Ahead<'a> {
        Ahead {
            edges: &marks.places[..marks.len],
            feeds: &marks.feeds[..marks.feeds_len],
            quotes: &marks.quotes,
            inner: &marks.inner,
            has_odd: marks.has_odd,
        }
    }

    /// Takes rows of so many cells, at most so many, that follow each other from
    /// `start` on, where a row begins. Lines of a single byte or none are not
    /// among them.
    pub(super) fn straight(&mut self, start: usize, columns: usize, most: usize) -> Straight<'a> {
        pass(&mut self.feeds, start);
        pass(&mut self.quotes, start);
        let (before, ends) = self.edges.split_first().unwrap_or((&0, &[]));
        let mut last = *before;
        let rows = ends.chunks_exact(columns).zip(self.feeds).take(most);
        let rows = rows.take_while(|(ends, feed)| {
            let length = feed.wrapping_sub(std::mem::replace(&mut last, **feed)) - 1;
            ends.last() == Some(feed) && length > 1
        });
        let rows = rows.count();
        let (edges, (feeds, further)) = (&self.edges[..=rows * columns], self.feeds.split_at(rows));
        (self.edges, self.feeds) = (&self.edges[rows * columns..], further);
        let end = feeds.last().map_or(start, |feed| *feed as usize);
        Straight { edges, feeds, quotes: pass(&mut self.quotes, end) }
    }

    /// Passes over line feeds within quotes before `at`, and counts them.
    #[inline]
    pub(super) fn breaks(&mut self, at: usize) -> u64 {
        if self.inner.is_empty() { 0 } else { pass(&mut self.inner, at).len() as u64 }
    }
}

/// Passes over places before `at`, and gives them.
fn pass<'a>(places: &mut &'a [u32], at: usize) -> &'a [u32] {
    let passed = places.iter().take_while(|place| (**place as usize) < at).count();
    let (before, after) = places.split_at(passed);
    *places = after;
    before
}

impl Iterator for Ahead<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let next = *self.edges.get(1)?;
        self.edges = &self.edges[1..];
        Some(next as usize)
    }
}

/// Room for more, after the first `len`.
#[inline]
fn room(places: &mut Vec<u32>, len: usize) -> &mut [u32; WIDE] {
    if places.len() < len + WIDE {
        places.resize(len * 2 + WIDE * WIDE, 0);
    }
    places[len..].first_chunk_mut().expect("there is room for a chunk")
}

/// Each bit that is set, with those above it.
fn bits_of(bits: u64) -> impl Iterator<Item = u64> {
    let next = |left: &u64| Some(left & left.wrapping_sub(1)).filter(|left| *left != 0);
    std::iter::successors(Some(bits).filter(|bits| *bits != 0), next)
}

/// The place of the lowest bit that is set.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a block is smaller than 4 GB")]
fn place(bits: u64, start: usize) -> u32 {
    start as u32 + bits.trailing_zeros()
}

/// Puts the places of the bits that are set into `places`, and gives how many.
#[inline(always)]
fn spread(bits: u64, start: usize, places: &mut [u32; WIDE]) -> usize {
    let mut left = bits;
    // As many at once as there mostly are: how many there are is not to be
    // foreseen, and a loop that ends there would be mispredicted each time.
    let (most, others) = places.split_at_mut(8);
    for at in most {
        // A highest bit more changes nothing while there are others.
        *at = place(left | 1 << 63, start);
        left &= left.wrapping_sub(1);
    }
    for at in others {
        if left == 0 {
            break;
        }
        *at = place(left, start);
        left &= left - 1;
    }
    bits.count_ones() as usize
}

/// A bit for each byte, the first the lowest.
struct Bits {
    /// Delimiters and line feeds.
    marks: u64,
    feeds: u64,
    quotes: u64,
    /// What is up to a carriage return in ASCII, and no line feed.
    controls: u64,
}

impl Bits {
    /// What is in [`WIDE`] bytes.
    #[inline(always)]
    fn of<S: Simd>(simd: S, chunk: &[u8; WIDE], delimiter: u8) -> Bits {
        let bytes = u8x64::from_slice(simd, chunk);
        let feeds = bytes.simd_eq(b'\n').to_bitmask();
        Bits {
            marks: bytes.simd_eq(delimiter).to_bitmask() | feeds,
            feeds,
            quotes: bytes.simd_eq(b'"').to_bitmask(),
            controls: bytes.simd_le(b'\r').to_bitmask() & !feeds,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_mark_is_found_and_nothing_else(
            block in prop::collection::vec(prop_oneof![3 => Just(b','), 9 => Just(b'a'), 1 => Just(b'\n'), 1 => 0..b'"', 1 => b'#'..], 0..300),
            delimiter in prop::sample::select(b",a\t;".to_vec()),
            start in 0..300_usize,
        ) {
            let start = start.min(block.len());
            let is_mark = |at: &usize| block[*at] == b'\n' || block[*at] == delimiter;
            let expected: Vec<usize> = (start..block.len()).filter(is_mark).collect();
            let feeds: Vec<usize> = expected.iter().copied().filter(|at| block[*at] == b'\n').collect();
            let mut marks = Marks::default();
            marks.find(b"something,\0 \"\n\"else\n", 0, delimiter);
            let has_controls = marks.find(&block, start, delimiter);
            let ahead = Ahead::of(&marks);
            prop_assert!(ahead.quotes.is_empty() && ahead.inner.is_empty() && !ahead.has_odd);
            prop_assert_eq!(ahead.feeds.iter().map(|at| *at as usize).collect::<Vec<_>>(), feeds);
            prop_assert_eq!(ahead.edges[0].wrapping_add(1) as usize, start);
            prop_assert_eq!(ahead.collect::<Vec<usize>>(), expected);
            let controls = block[start..].iter().any(|byte| *byte <= b'\r' && *byte != b'\n');
            prop_assert_eq!(has_controls, controls);
        }

        #[test]
        fn what_is_in_quotes_ends_nothing(
            cells in prop::collection::vec((prop::sample::select(vec!["", "a", ",\n", "b,,", "a rather long cell\n,\n, with many marks, that goes on for more than the bytes of a word,,,"]), any::<bool>(), prop::sample::select(vec![",", "\n", "\r\n"])), 0..40),
            last in prop::sample::select(vec!["", "\"open", "\"a\"b", "\"a\"\"\"\n,"]),
        ) {
            let (mut block, mut ends, mut quotes, mut inner) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            for (text, in_quotes, end) in &cells {
                let text = if *in_quotes { format!("\"{text}\"") } else { text.replace([',', '\n'], "\"").replacen('"', "-", 1) };
                if *in_quotes {
                    quotes.push(block.len());
                    inner.extend(text.match_indices('\n').map(|(at, _)| block.len() + at));
                }
                block.extend_from_slice([text.as_bytes(), end.as_bytes()].concat().as_slice());
                ends.push(block.len() - 1);
            }
            let whole = block.len();
            block.extend_from_slice(last.as_bytes());
            let mut marks = Marks::default();
            marks.find(&block, 0, b',');
            let ahead = Ahead::of(&marks);
            let all = |places: &[u32]| places.iter().map(|at| *at as usize).filter(|at| *at < whole).collect::<Vec<_>>();
            prop_assert_eq!((all(ahead.quotes), all(ahead.inner)), (quotes, inner));
            prop_assert_eq!(ahead.has_odd, !last.is_empty());
            prop_assert_eq!(ahead.collect::<Vec<usize>>(), ends);
        }
    }
}
