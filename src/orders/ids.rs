//! Whether order numbers only rise or only fall, so that none can occur twice.

use super::digits::sixteen;
use super::sheaf::mask;

/// Order numbers of a stretch of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// What stands before the digits of all of them: a word and its length.
    before: (u128, usize),
    /// The bits of that in a word.
    mask: u128,
    ends: Option<(u64, u64)>,
    rises: bool,
    falls: bool,
}

impl Ids {
    /// Takes the next number, a word of this length; a text that is longer than
    /// a word may have been there before.
    #[inline]
    pub(super) fn see(&mut self, id: Option<u128>, length: usize) {
        let Some(id) = id else { return self.give_up() };
        let Some((first, last)) = self.ends else { return self.begin(id, length) };
        let (before, from) = self.before;
        let number = (id & self.mask == before && length > from)
            .then(|| sixteen(id >> (8 * from), length - from));
        match number.flatten() {
            Some(number) => {
                self.rises &= number > last;
                self.falls &= number < last;
                self.ends = Some((first, number));
            }
            None => self.give_up(),
        }
    }

    #[cold]
    fn begin(&mut self, id: u128, length: usize) {
        let bytes = id.to_le_bytes();
        let written = &bytes[..length];
        let digits = written.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let from = length - digits;
        self.mask = mask(from);
        self.before = (id & self.mask, from);
        let number = sixteen(id.checked_shr(8 * narrow(from)).unwrap_or(0), digits);
        self.ends = Some((number.unwrap_or(0), number.unwrap_or(0)));
        (self.rises, self.falls) = (number.is_some(), number.is_some());
    }

    #[cold]
    fn give_up(&mut self) {
        self.ends.get_or_insert((0, 0));
        (self.rises, self.falls) = (false, false);
    }

    /// Whether none can occur twice.
    pub(super) fn are_apart(&self) -> bool {
        self.ends.is_none() || self.rises || self.falls
    }

    /// Whether none can occur twice in all of these stretches, in their order.
    pub(super) fn all_apart<'a>(stretches: impl Iterator<Item = &'a Ids>) -> bool {
        let mut all: Option<Ids> = None;
        for next in stretches.filter(|it| it.ends.is_some()) {
            match &mut all {
                None => all = Some(next.clone()),
                Some(all) => all.append(next),
            }
        }
        all.is_none_or(|all| all.are_apart())
    }

    fn append(&mut self, next: &Ids) {
        let (Some((first, last)), Some((start, end))) = (self.ends, next.ends) else { return };
        let same = self.before == next.before;
        self.rises &= same && next.rises && start > last;
        self.falls &= same && next.falls && start < last;
        self.ends = Some((first, end));
    }
}

/// A word has 16 bytes.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::sheaf::word;
    use super::*;

    fn ids(all: &[&str]) -> Ids {
        let mut ids = Ids::default();
        all.iter().for_each(|id| ids.see(word(id.as_bytes()), id.len()));
        ids
    }

    #[test]
    fn numbers_that_rise_or_fall_are_apart() {
        assert!(ids(&["#9", "#10", "#11"]).are_apart());
        assert!(ids(&["12", "3", "1"]).are_apart());
        assert!(ids(&["abcdefghijklmno1", "abcdefghijklmno2"]).are_apart());
        assert!(ids(&["9999999999999998", "9999999999999999"]).are_apart());
        assert!(ids(&[]).are_apart() && ids(&["1"]).are_apart());
        for unlike in [
            &["#1", "#1"][..],
            &["1", "01"],
            &["1", "3", "2"],
            &["A1", "B2"],
            &["A", "B"],
            &["1", ""],
            &["1", "2a"],
            &["1", "9999999999999999999"],
            &["#1", "$2"],
            &["abcdefghijklmno1", "abcdefghijklmno2", "abcdefghijklmno10"],
            &["a long prefix of 1", "a long prefix of 2"],
        ] {
            assert!(!ids(unlike).are_apart(), "{unlike:?}");
        }
    }

    #[test]
    fn so_are_stretches_one_after_the_other() {
        let apart = |all: &[&[&str]]| {
            let all: Vec<Ids> = all.iter().map(|it| ids(it)).collect();
            Ids::all_apart(all.iter())
        };
        assert!(apart(&[&["#1", "#2"], &[], &["#3"], &["#10", "#11"]]));
        assert!(apart(&[&["9", "8"], &["7"]]));
        assert!(apart(&[]));
        assert!(!apart(&[&["1", "2"], &["2"]]));
        assert!(!apart(&[&["1", "2"], &["4", "3"]]));
        assert!(!apart(&[&["a1"], &["b2"]]));
        assert!(!apart(&[&["1"], &["2"], &["1"]]));
    }
}
