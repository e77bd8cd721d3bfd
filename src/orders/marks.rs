//! Where in a block the bytes are that mean something.

use wide::u8x16;

/// Bytes that are looked at together.
const WIDE: usize = 64;

/// The places of delimiters, line breaks and quotes in a block, ascending.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The first `len` are of this block.
    places: Vec<u32>,
    len: usize,
    /// Whether the block has a NUL, a carriage return or the like.
    pub(super) has_controls: bool,
}

impl Marks {
    /// The marks of a block, which has fewer bytes than a `u32` counts.
    ///
    /// All of [`WIDE`] bytes are compared at once, into a word with a bit for
    /// each: cells are so short that a search begun anew for each costs more.
    pub(super) fn find(&mut self, block: &[u8], delimiter: u8) {
        let (chunks, rest) = block.as_chunks::<WIDE>();
        let (mut len, mut start, mut controls) = (0, 0, u8x16::splat(0));
        for chunk in chunks {
            let bits = bits(chunk, delimiter, &mut controls);
            len += spread(bits, start, self.room(len));
            start += WIDE;
        }
        // Filled up with what is no control; the delimiter may be anything.
        let mut last = [b'a'; WIDE];
        last[..rest.len()].copy_from_slice(rest);
        let there =
            u64::MAX.checked_shl(u32::try_from(rest.len()).unwrap_or(0)).map_or(u64::MAX, |it| !it);
        let bits = bits(&last, delimiter, &mut controls) & there;
        len += spread(bits, start, self.room(len));
        (self.len, self.has_controls) = (len, controls.to_bitmask() != 0);
    }

    /// All of them.
    pub(super) fn places(&self) -> &[u32] {
        &self.places[..self.len]
    }

    /// Room for more, after the first `len`.
    #[inline]
    fn room(&mut self, len: usize) -> &mut [u32; WIDE] {
        if self.places.len() < len + WIDE {
            self.places.resize(len * 2 + WIDE * WIDE, 0);
        }
        self.places[len..].first_chunk_mut().expect("there is room for a chunk")
    }
}

/// Puts the places of the bits that are set into `places`, and gives how many.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a block is smaller than 4 GB")]
fn spread(bits: u64, start: usize, places: &mut [u32; WIDE]) -> usize {
    let mut left = bits;
    // As many at once as there mostly are: how many there are is not to be
    // foreseen, and a loop that ends there would be mispredicted each time.
    let (most, others) = places.split_at_mut(8);
    for place in most {
        // A highest bit more changes nothing while there are others.
        *place = start as u32 + (left | 1 << 63).trailing_zeros();
        left &= left.wrapping_sub(1);
    }
    for place in others {
        if left == 0 {
            break;
        }
        *place = start as u32 + left.trailing_zeros();
        left &= left - 1;
    }
    bits.count_ones() as usize
}

/// A bit for each byte, the first the lowest, set where it is a mark. Where
/// there is a control other than a line feed, a byte of `controls` is set.
#[inline]
fn bits(chunk: &[u8; WIDE], delimiter: u8, controls: &mut u8x16) -> u64 {
    let (delimiter, feed, quote) =
        (u8x16::splat(delimiter), u8x16::splat(b'\n'), u8x16::splat(b'"'));
    let last_control = u8x16::splat(b'\r');
    let mut found = 0;
    let (parts, _) = chunk.as_chunks::<16>();
    for (part, shift) in parts.iter().zip((0..).step_by(16)) {
        let part = u8x16::from(*part);
        let feeds = part.simd_eq(feed);
        let marks = part.simd_eq(delimiter) | feeds | part.simd_eq(quote);
        found |= u64::from(marks.to_bitmask()) << shift;
        *controls |= part.min(last_control).simd_eq(part) ^ feeds;
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_mark_is_found_and_nothing_else(
            block in prop::collection::vec(prop_oneof![3 => Just(b','), 9 => Just(b'a'), 1 => Just(b'"'), 1 => Just(b'\n'), 1 => any::<u8>()], 0..300),
            delimiter in prop::sample::select(b",a\t;".to_vec()),
        ) {
            let is_mark = |at: &usize| matches!(block[*at], b'\n' | b'"') || block[*at] == delimiter;
            let expected: Vec<usize> = (0..block.len()).filter(is_mark).collect();
            let mut marks = Marks::default();
            marks.find(b"something,\0 else\n", delimiter);
            marks.find(&block, delimiter);
            let places: Vec<usize> = marks.places().iter().map(|place| *place as usize).collect();
            prop_assert_eq!(places, expected);
            let controls = block.iter().any(|byte| *byte <= b'\r' && *byte != b'\n');
            prop_assert_eq!(marks.has_controls, controls);
        }
    }
}
