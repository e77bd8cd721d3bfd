//! What was last found for some texts: a table that forgets.

/// What was found for words, each kept in one place until another word needs
/// that place.
#[derive(Clone, Debug)]
pub(super) struct Recent<T, const N: usize>(Vec<(u128, T)>);

/// No text is this word: it is not UTF-8.
const NONE: u128 = u128::MAX;

impl<T, const N: usize> Default for Recent<T, N> {
    fn default() -> Recent<T, N> {
        Recent(Vec::new())
    }
}

impl<T: Copy, const N: usize> Recent<T, N> {
    /// What was kept for `word`.
    #[inline]
    pub(super) fn get(&self, word: u128) -> Option<T> {
        self.0.get(Self::place(word)).filter(|(kept, _)| *kept == word).map(|(_, found)| *found)
    }

    /// Keeps what was found.
    pub(super) fn keep(&mut self, word: u128, found: T) {
        self.0.resize(N, (NONE, found));
        self.0[Self::place(word)] = (word, found);
    }

    /// A place by all bits of a word; `N` is a power of 2.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "parts of a word")]
    fn place(word: u128) -> usize {
        let (low, high) = (word as u64, (word >> 64) as u64);
        let mixed = (low ^ high.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> (64 - N.trailing_zeros())) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_until_another_takes_its_place() {
        let mut recent = Recent::<u32, 4>::default();
        assert_eq!(recent.get(7), None);
        for word in 0..100_u32 {
            recent.keep(word.into(), word);
            assert_eq!(recent.get(word.into()), Some(word));
        }
        let kept = (0..100_u32).filter(|word| recent.get((*word).into()) == Some(*word));
        assert!((2..=4).contains(&kept.count()));
    }
}
