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
    /// What was kept for a text's word; else what `find` finds, which is kept
    /// unless the text is longer than a word.
    #[inline]
    pub(super) fn get_or(
        &mut self,
        word: Option<u128>,
        find: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        let Some(word) = word else { return find() };
        let place = Self::place(word);
        match self.0.get(place) {
            Some((kept, found)) if *kept == word => Some(*found),
            _ => {
                let found = find()?;
                self.0.resize(N, (NONE, found));
                self.0[place] = (word, found);
                Some(found)
            }
        }
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

/// A text of at most 32 bytes, with NULs after it.
pub(super) type Wide = [u128; 2];

/// What was found for texts. A place has two of them: the last, and the last
/// that was another.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T>(Vec<[(Wide, T); 2]>);

/// As many as fit the larger of a core's own caches.
const PHRASES: usize = 1 << 10;

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases(Vec::new())
    }
}

impl<T: Copy> Phrases<T> {
    /// What was kept for `text`.
    #[inline]
    pub(super) fn get(&mut self, text: Wide) -> Option<&mut T> {
        // The halves one by one: they are in registers, not beside each other.
        let [one, two] = text;
        let is = |kept: &Wide| kept[0] == one && kept[1] == two;
        let [last, before] = self.0.get_mut(Self::place(text))?;
        if is(&last.0) {
            return Some(&mut last.1);
        }
        is(&before.0).then_some(&mut before.1)
    }

    /// Keeps what was found.
    pub(super) fn keep(&mut self, text: Wide, found: T) {
        self.0.resize(PHRASES, [([NONE; 2], found); 2]);
        let [last, before] = &mut self.0[Self::place(text)];
        (*before, *last) = (*last, (text, found));
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "parts of a text")]
    fn place([one, two]: Wide) -> usize {
        let halves = [one, one >> 64, two, two >> 64].map(|half| half as u64);
        let mixed = halves.into_iter().fold(0_u64, |mixed, half| mixed.rotate_left(23) ^ half);
        (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PHRASES.trailing_zeros())) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_until_another_takes_its_place() {
        let mut recent = Recent::<u32, 4>::default();
        let mut found = 0;
        let mut get = |word: u32| {
            let kept = recent.get_or(Some(word.into()), || {
                found += 1;
                Some(word)
            });
            assert_eq!(kept, Some(word));
        };
        (0..100).for_each(|word| [word, word].into_iter().for_each(&mut get));
        (0..100).rev().for_each(get);
        assert!((196..=198).contains(&found), "{found}");
        assert_eq!(recent.get_or(None, || Some(7)), Some(7));
        assert_eq!(recent.get_or(Some(200), || None), None);
    }

    #[test]
    fn a_text_is_kept_until_two_others_take_its_place() {
        let mut phrases = Phrases::<u32>::default();
        let text = |number: u32| [number.into(), u128::from(number) << 100];
        assert_eq!(phrases.get(text(7)), None);
        for number in 0..9_999 {
            phrases.keep(text(number), number);
            assert_eq!(phrases.get(text(number)), Some(&mut number.clone()));
        }
        let kept = (0..9_999).filter(|it| phrases.get(text(*it)) == Some(&mut it.clone()));
        assert!((1_800..=2_048).contains(&kept.count()));
    }
}
