//! Texts that occur again and again, each as a number.

#![expect(
    clippy::disallowed_types,
    reason = "the map is only looked up, and numbers are given anew in sorted order"
)]

use std::collections::HashMap;
use std::rc::Rc;

/// Numbers for texts, in the order in which the texts were first seen.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbers: HashMap<Rc<str>, u32>,
    texts: Vec<Rc<str>>,
}

impl Names {
    /// The number of `text`, a new one if it was not seen before.
    ///
    /// Numbers stop at 2^32 - 1 texts, far beyond the memory they would take.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).expect("memory ends before the numbers do");
        let text: Rc<str> = text.into();
        self.numbers.insert(text.clone(), number);
        self.texts.push(text);
        number
    }

    /// All texts, by their number.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// The one of two numbers whose text sorts first.
    pub(super) fn earlier(&self, one: u32, other: u32) -> u32 {
        let text = |number: u32| &self.texts[number as usize];
        if text(other) < text(one) { other } else { one }
    }

    /// All texts, sorted, and for each old number its place among them.
    pub(super) fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut texts: Vec<(Rc<str>, u32)> = self.texts.into_iter().zip(0..).collect();
        texts.sort_unstable();
        let mut places = vec![0; texts.len()];
        for (place, (_, number)) in (0..).zip(&texts) {
            places[*number as usize] = place;
        }
        (texts.into_iter().map(|(text, _)| text.to_string()).collect(), places)
    }
}

/// The form of a customer's key under which equal people are equal: e-mails
/// without regard to case, everything without blanks around it.
pub(super) fn customer_key(cell: &str) -> String {
    let cell = cell.trim();
    if cell.contains('@') { cell.to_lowercase() } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_in_sorted_order_in_the_end() {
        let mut names = Names::default();
        assert_eq!((names.number("b"), names.number("a"), names.number("b")), (0, 1, 0));
        assert_eq!(names.sorted(), (vec!["a".into(), "b".into()], vec![1, 0]));
    }

    #[test]
    fn an_email_has_no_case_and_a_number_keeps_it() {
        assert_eq!(customer_key(" Ada@Example.com "), "ada@example.com");
        assert_eq!(customer_key("AB-12"), "AB-12");
    }
}
