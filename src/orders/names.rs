//! Texts that occur again and again, each as a number.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::recent::{Phrases, Recent, Wide};
use super::sheaf::word;

/// The number of a text, from 1.
pub(super) type Number = NonZeroU32;

/// Numbers for texts, in the order in which the texts were first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    all: Texts,
    /// Numbers that were last given to short texts.
    recent: Recent<Number, 256>,
}

#[derive(Clone, Debug, Default)]
struct Texts {
    numbers: HashTable<Number>,
    texts: Vec<Box<str>>,
    hasher: DefaultHashBuilder,
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
        let Names { all, recent } = self;
        let number = recent.get_or(word, || Some(all.number(text())));
        number.expect("every text has a number")
    }

    /// The one of two numbers whose text sorts first.
    pub(super) fn earlier(&self, one: Number, other: Number) -> Number {
        let text = |number: Number| &self.all.texts[number.get() as usize - 1];
        if text(other) < text(one) { other } else { one }
    }

    /// All texts, in the order of their numbers.
    pub(super) fn texts(&self) -> &[Box<str>] {
        &self.all.texts
    }
}

impl Texts {
    fn number(&mut self, text: &str) -> Number {
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
}

/// The number that comes after so many.
fn next(before: usize) -> Number {
    let number = u32::try_from(before).ok().and_then(|before| Number::MIN.checked_add(before));
    number.expect("memory ends before the numbers do")
}

/// Names of a channel, country, product, coupon, category, and of whether it was
/// ordered with an account, in that order.
pub(super) type Tags = [Option<Number>; 6];

/// Numbers for what orders have in common, from 0 in the order first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct AllTags {
    numbers: HashMap<Tags, u32>,
    all: Vec<Tags>,
    recent: Phrases<u32>,
}

impl AllTags {
    /// The number of these tags, a new one if they were not seen together.
    #[inline]
    pub(super) fn number(&mut self, tags: Tags) -> u32 {
        let as_text = wide(tags);
        if let Some(number) = self.recent.get(as_text) {
            return *number;
        }
        let number = self.search(tags);
        self.recent.keep(as_text, number);
        number
    }

    /// The number of these tags, if they have one.
    pub(super) fn known(&self, tags: Tags) -> Option<u32> {
        self.numbers.get(&tags).copied()
    }

    fn search(&mut self, tags: Tags) -> u32 {
        let next = u32::try_from(self.all.len()).expect("memory ends before the numbers do");
        let number = *self.numbers.entry(tags).or_insert(next);
        if number == next {
            self.all.push(tags);
        }
        number
    }

    /// All of them, in the order of their numbers.
    pub(super) fn all(&self) -> &[Tags] {
        &self.all
    }
}

/// All six in the place of a text.
fn wide([channel, country, product, coupon, category, account]: Tags) -> Wide {
    let four = |numbers: [Option<Number>; 4]| {
        let number = |name: Option<Number>| name.map_or(0, |number| u128::from(number.get()));
        numbers.into_iter().fold(0, |all, name| all << 32 | number(name))
    };
    [four([channel, country, product, coupon]), four([category, account, None, None])]
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
    fn equal_tags_have_one_number() {
        let mut numbers = AllTags::default();
        let [first, second] = [0, 1].map(|before| Some(next(before)));
        let one = [second, None, None, first, None, None];
        let other = [second, None, first, None, None, None];
        let guest = [second, None, None, first, None, second];
        let kind = [second, None, None, first, second, None];
        let all = [one, other, guest, kind];
        for _ in 0..2 {
            assert_eq!(all.map(|tags| numbers.number(tags)), [0, 1, 2, 3]);
        }
        assert_eq!(numbers.all(), all);
        assert_eq!(numbers.known(guest), Some(2));
        assert_eq!(numbers.known([None; 6]), None);
    }
}
