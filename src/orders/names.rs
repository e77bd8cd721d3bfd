//! Texts that occur again and again, each as a number.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::recent::Recent;
use super::sheaf::word;

/// The number of a text, from 1.
pub(super) type Number = NonZeroU32;

/// Numbers for texts, in the order in which the texts were first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    numbers: HashTable<Number>,
    texts: Vec<Box<str>>,
    hasher: DefaultHashBuilder,
    /// Numbers that were last given to short texts.
    recent: Recent<Number, 256>,
}

impl Names {
    /// The number of `text`, a new one if it was not seen before.
    ///
    /// Numbers stop at 2^32 - 1 texts, far beyond the memory they would take.
    pub(super) fn number(&mut self, text: &str) -> Number {
        self.number_of(word(text.as_bytes()), || text)
    }

    /// As [`Names::number`], of a text whose word is known, if it has one.
    #[inline]
    pub(super) fn number_of<'a>(
        &mut self,
        word: Option<u128>,
        text: impl FnOnce() -> &'a str,
    ) -> Number {
        if let Some(number) = word.and_then(|word| self.recent.get(word)) {
            return number;
        }
        let number = self.search(text());
        if let Some(word) = word {
            self.recent.keep(word, number);
        }
        number
    }

    fn search(&mut self, text: &str) -> Number {
        let hash = |text: &str| self.hasher.hash_one(text);
        let texts = &self.texts;
        let of = |number: Number| &*texts[number.get() as usize - 1];
        if let Some(number) = self.numbers.find(hash(text), |number| of(*number) == text) {
            return *number;
        }
        let number = next(texts.len());
        self.numbers.insert_unique(hash(text), number, |it| hash(of(*it)));
        self.texts.push(text.into());
        number
    }

    /// The one of two numbers whose text sorts first.
    pub(super) fn earlier(&self, one: Number, other: Number) -> Number {
        let text = |number: Number| &self.texts[number.get() as usize - 1];
        if text(other) < text(one) { other } else { one }
    }

    /// All texts, in the order of their numbers.
    pub(super) fn texts(&self) -> &[Box<str>] {
        &self.texts
    }
}

/// The number that comes after so many.
fn next(before: usize) -> Number {
    let number = u32::try_from(before).ok().and_then(|before| Number::MIN.checked_add(before));
    number.expect("memory ends before the numbers do")
}

/// Names of a channel, country, product and coupon, in that order.
pub(super) type Four = [Option<Number>; 4];

/// Numbers for what orders have in common, from 0 in the order first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Fours {
    /// By all four as one number.
    numbers: HashMap<u128, u32>,
    all: Vec<Four>,
    recent: Recent<u32, 1024>,
}

impl Fours {
    /// The number of these four, a new one if they were not seen together.
    #[inline]
    pub(super) fn number(&mut self, four: Four) -> u32 {
        let two = |one: Option<Number>, other: Option<Number>| {
            let number = |name: Option<Number>| name.map_or(0, |number| u64::from(number.get()));
            number(one) << 32 | number(other)
        };
        let [channel, country, product, coupon] = four;
        let high = u128::from(two(channel, country));
        let as_one = high << 64 | u128::from(two(product, coupon));
        if let Some(number) = self.recent.get(as_one) {
            return number;
        }
        let number = self.search(as_one, four);
        self.recent.keep(as_one, number);
        number
    }

    fn search(&mut self, as_one: u128, four: Four) -> u32 {
        let next = u32::try_from(self.all.len()).expect("memory ends before the numbers do");
        let number = *self.numbers.entry(as_one).or_insert(next);
        if number == next {
            self.all.push(four);
        }
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
        let texts = ["b", "a", "b", "a rather long name", "a rather long nape"];
        let numbers = texts.map(|text| names.number(text));
        assert_eq!(numbers.map(Number::get), [1, 2, 1, 3, 4]);
        assert_eq!(names.earlier(numbers[0], numbers[1]), numbers[1]);
        assert_eq!(names.texts()[..2].concat(), "ba");
        assert_eq!(texts.map(|text| names.number(text)), numbers);
    }

    #[test]
    fn equal_fours_have_one_number() {
        let mut fours = Fours::default();
        let [first, second] = [0, 1].map(|before| Some(next(before)));
        let one = [second, None, None, first];
        let other = [second, None, first, None];
        assert_eq!([one, other, one].map(|four| fours.number(four)), [0, 1, 0]);
        assert_eq!(fours.all(), [one, other]);
    }
}
