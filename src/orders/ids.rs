//! Whether order numbers only rise or only fall, so that none can occur twice.

/// Order numbers of a stretch of a file, in the order of their lengths, and of one
/// length in that of their bytes: what counts up is in it, with or without a sign
/// before it.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// The first and the last.
    ends: Option<(Id, Id)>,
    rises: bool,
    falls: bool,
}

/// The length of a number and its bytes, of which the first weighs most.
type Id = (usize, u128);

impl Ids {
    /// Takes the next number, a word of this length; a text that is longer than
    /// a word may have been there before.
    #[inline]
    pub(super) fn see(&mut self, id: Option<u128>, length: usize) {
        let Some(id) = id else { return self.give_up() };
        let next = (length, id.swap_bytes());
        let Some((_, last)) = &mut self.ends else {
            *self = Ids { ends: Some((next, next)), rises: true, falls: true };
            return;
        };
        self.rises &= next > *last;
        self.falls &= next < *last;
        *last = next;
    }

    #[cold]
    fn give_up(&mut self) {
        self.ends.get_or_insert_default();
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
        self.rises &= next.rises && start > last;
        self.falls &= next.falls && start < last;
        self.ends = Some((first, end));
    }
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
        for apart in [
            &["#9", "#10", "#11"][..],
            &["12", "3", "1"],
            &["abcdefghijklmno1", "abcdefghijklmno2"],
            &["9999999999999998", "9999999999999999"],
            &["A1", "B2", "A10"],
            &["1", "01", "2a"],
            &["é", "ê"],
            &["1"],
            &[],
        ] {
            assert!(ids(apart).are_apart(), "{apart:?}");
        }
        for unlike in [
            &["#1", "#1"][..],
            &["1", "3", "2"],
            &["#1", "$2", "#3"],
            &["1", "9999999999999999999"],
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
        assert!(apart(&[&["a1"], &["b2"]]));
        assert!(apart(&[]));
        assert!(!apart(&[&["1", "2"], &["2"]]));
        assert!(!apart(&[&["1", "2"], &["4", "3"]]));
        assert!(!apart(&[&["1"], &["2"], &["1"]]));
    }
}
