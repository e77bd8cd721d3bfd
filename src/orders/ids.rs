//! Whether order numbers only rise or only fall, so that none can occur twice.

/// Order numbers of a stretch of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// What stands before the digits of all of them.
    before: Vec<u8>,
    ends: Option<(u64, u64)>,
    rises: bool,
    falls: bool,
}

/// Digits of a number that surely fits.
const DIGITS: usize = 18;

impl Ids {
    /// Takes the next number.
    pub(super) fn see(&mut self, id: &str) {
        let Some((first, last)) = self.ends else {
            let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count().min(DIGITS);
            self.before = id.as_bytes()[..id.len() - digits].to_vec();
            let number = number(&id.as_bytes()[id.len() - digits..]);
            self.ends = Some((number.unwrap_or(0), number.unwrap_or(0)));
            (self.rises, self.falls) = (number.is_some(), number.is_some());
            return;
        };
        match id.as_bytes().strip_prefix(self.before.as_slice()).and_then(number) {
            Some(number) => {
                self.rises &= number > last;
                self.falls &= number < last;
                self.ends = Some((first, number));
            }
            None => (self.rises, self.falls) = (false, false),
        }
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

/// Digits only, and not too many.
fn number(digits: &[u8]) -> Option<u64> {
    let fits = (1..=DIGITS).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    fits.then(|| digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(all: &[&str]) -> Ids {
        let mut ids = Ids::default();
        all.iter().for_each(|id| ids.see(id));
        ids
    }

    #[test]
    fn numbers_that_rise_or_fall_are_apart() {
        assert!(ids(&["#9", "#10", "#11"]).are_apart());
        assert!(ids(&["12", "3", "1"]).are_apart());
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
