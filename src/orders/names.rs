//! Texts that occur again and again, each as a number.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

/// Numbers for texts, in the order in which the texts were first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    numbers: HashTable<u32>,
    texts: Vec<Box<str>>,
    hasher: DefaultHashBuilder,
    /// The number last given to a text of this length, first and last byte.
    recent: Vec<u32>,
}

/// How many numbers are at hand without a search.
const RECENT: usize = 256;

impl Names {
    /// The number of `text`, a new one if it was not seen before.
    ///
    /// Numbers stop at 2^32 - 1 texts, far beyond the memory they would take.
    #[inline]
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let bytes = text.as_bytes();
        let end = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or(0));
        let place = text.len() * 37 + end(bytes.first()) * 5 + end(bytes.last());
        let place = place % RECENT;
        if let Some(number) = self.recent.get(place)
            && self.texts.get(*number as usize).is_some_and(|it| **it == *text)
        {
            return *number;
        }
        let number = self.search(text);
        self.recent.resize(RECENT, number);
        self.recent[place] = number;
        number
    }

    fn search(&mut self, text: &str) -> u32 {
        let hash = |text: &str| self.hasher.hash_one(text);
        let texts = &self.texts;
        let is_it = |number: &u32| &*texts[*number as usize] == text;
        if let Some(number) = self.numbers.find(hash(text), is_it) {
            return *number;
        }
        let number = u32::try_from(texts.len()).expect("memory ends before the numbers do");
        self.numbers.insert_unique(hash(text), number, |it| hash(&texts[*it as usize]));
        self.texts.push(text.into());
        number
    }

    /// The one of two numbers whose text sorts first.
    pub(super) fn earlier(&self, one: u32, other: u32) -> u32 {
        let text = |number: u32| &self.texts[number as usize];
        if text(other) < text(one) { other } else { one }
    }

    /// All texts, in the order of their numbers.
    pub(super) fn texts(&self) -> &[Box<str>] {
        &self.texts
    }
}

/// Names of a channel, country, product and coupon, in that order.
pub(super) type Four = [Option<u32>; 4];

/// Numbers for what orders have in common, in the order first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Fours {
    /// By all four as one number.
    numbers: HashMap<u128, u32>,
    all: Vec<Four>,
    last: Option<(u128, u32)>,
}

impl Fours {
    /// The number of these four, a new one if they were not seen together.
    pub(super) fn number(&mut self, four: Four) -> u32 {
        let as_one = four
            .iter()
            .fold(0, |all, name| all << 32 | name.map_or(0, |number| u128::from(number) + 1));
        if let Some((_, number)) = self.last.filter(|(last, _)| *last == as_one) {
            return number;
        }
        let next = u32::try_from(self.all.len()).expect("memory ends before the numbers do");
        let number = *self.numbers.entry(as_one).or_insert(next);
        if number == next {
            self.all.push(four);
        }
        self.last = Some((as_one, number));
        number
    }

    /// All of them, in the order of their numbers.
    pub(super) fn all(&self) -> &[Four] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_number() {
        let mut names = Names::default();
        assert_eq!(["b", "a", "b"].map(|text| names.number(text)), [0, 1, 0]);
        assert_eq!(names.earlier(0, 1), 1);
        assert_eq!(names.texts().concat(), "ba");
    }

    #[test]
    fn equal_fours_have_one_number() {
        let mut fours = Fours::default();
        let one = [Some(1), None, None, Some(0)];
        let other = [Some(1), None, Some(0), None];
        assert_eq!([one, other, one].map(|four| fours.number(four)), [0, 1, 0]);
        assert_eq!(fours.all(), [one, other]);
    }
}
