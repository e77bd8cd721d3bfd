//! Where in a block the bytes are that mean something.

/// Bytes that are looked at together.
const WIDE: usize = 64;

/// The places of delimiters, line breaks and quotes in a block, ascending.
///
/// All of [`WIDE`] bytes are compared at once, into a word with a bit for each:
/// cells are so short that a search begun anew for each costs more.
pub(super) struct Marks<'a> {
    block: &'a [u8],
    delimiter: u8,
    /// Where the next bytes to look at begin.
    next: usize,
    /// The places that are left of the bytes before those, as bits.
    bits: u64,
}

impl<'a> Marks<'a> {
    /// Those at `from` and after.
    pub(super) fn new(block: &'a [u8], delimiter: u8, from: usize) -> Marks<'a> {
        Marks { block, delimiter, next: from, bits: 0 }
    }

    /// Looks at the next bytes; `None` at the end of the block.
    fn look(&mut self) -> Option<()> {
        let rest = self.block.get(self.next..).filter(|rest| !rest.is_empty())?;
        self.bits = match rest.first_chunk() {
            Some(chunk) => bits(chunk, self.delimiter),
            None => {
                let mut chunk = [0; WIDE];
                chunk[..rest.len()].copy_from_slice(rest);
                bits(&chunk, self.delimiter)
            }
        };
        self.next += WIDE;
        Some(())
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.bits == 0 {
            self.look()?;
        }
        let place = self.next - WIDE + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(place)
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
            from in 0..310_usize,
        ) {
            let is_mark = |at: &usize| matches!(block[*at], b';' | b'\n' | b'"');
            let expected: Vec<usize> = (from..block.len()).filter(is_mark).collect();
            prop_assert_eq!(Marks::new(&block, b';', from).collect::<Vec<_>>(), expected);
        }
    }
}
