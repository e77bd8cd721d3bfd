//! Where in a block the bytes are that mean something.

/// Bytes that are looked at together.
const WIDE: usize = 64;

/// Puts the places of delimiters, line breaks and quotes into `places`,
/// ascending. A block has fewer bytes than a `u32` counts.
///
/// All of [`WIDE`] bytes are compared at once, into a word with a bit for each:
/// cells are so short that a search begun anew for each costs more.
pub(super) fn marks(block: &[u8], delimiter: u8, places: &mut Vec<u32>) {
    places.clear();
    let (chunks, rest) = block.as_chunks::<WIDE>();
    let mut start = 0;
    for chunk in chunks {
        spread(bits(chunk, delimiter), start, places);
        start += WIDE;
    }
    // The delimiter may be a NUL; what is filled up is not looked at.
    let mut last = [0; WIDE];
    last[..rest.len()].copy_from_slice(rest);
    let is_there = !(u64::MAX.checked_shl(u32::try_from(rest.len()).unwrap_or(0)).unwrap_or(0));
    spread(bits(&last, delimiter) & is_there, start, places);
}

/// The places of the bits that are set.
#[expect(clippy::cast_possible_truncation, reason = "a block is smaller than 4 GB")]
fn spread(mut bits: u64, start: usize, places: &mut Vec<u32>) {
    places.reserve(WIDE);
    while bits != 0 {
        places.push(start as u32 + bits.trailing_zeros());
        bits &= bits - 1;
    }
}

/// A bit for each byte, the first the lowest, set where it is a mark. The
/// comparison of bytes compiles to vector instructions.
#[inline]
fn bits(chunk: &[u8; WIDE], delimiter: u8) -> u64 {
    /// Brings the lowest bits of eight bytes together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut found = [0_u8; WIDE];
    for (found, byte) in found.iter_mut().zip(chunk) {
        *found = u8::from((*byte == delimiter) | (*byte == b'\n') | (*byte == b'"'));
    }
    let (words, _) = found.as_chunks::<8>();
    let gathered = words.iter().map(|word| u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56);
    gathered.zip((0..).step_by(8)).fold(0, |bits, (byte, shift): (u64, u32)| bits | byte << shift)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_mark_is_found_and_nothing_else(
            block in prop::collection::vec(prop_oneof![Just(b','), Just(b';'), Just(b'"'), Just(b'\n'), any::<u8>()], 0..300),
        ) {
            let is_mark = |at: &usize| matches!(block[*at], b';' | b'\n' | b'"');
            let expected: Vec<usize> = (0..block.len()).filter(is_mark).collect();
            let mut places = vec![7];
            marks(&block, b';', &mut places);
            let places: Vec<usize> = places.into_iter().map(|place| place as usize).collect();
            prop_assert_eq!(places, expected);
        }
    }
}
