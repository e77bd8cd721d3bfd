//! Numbers and texts as bytes, and back with nothing taken on trust.

/// Adds a number.
pub(super) fn put_number(to: &mut Vec<u8>, number: u64) {
    to.extend_from_slice(&number.to_le_bytes());
}

/// Adds a text, with its length before it.
pub(super) fn put_text(to: &mut Vec<u8>, text: &str) {
    put_number(to, text.len() as u64);
    to.extend_from_slice(text.as_bytes());
}

/// Adds as many things as there are, with their number before them.
pub(super) fn put_list<T>(
    to: &mut Vec<u8>,
    all: impl ExactSizeIterator<Item = T>,
    mut put: impl FnMut(&mut Vec<u8>, T),
) {
    put_number(to, all.len() as u64);
    all.for_each(|it| put(to, it));
}

/// Bytes that are yet to be read. What is not there is `None`.
#[derive(Debug)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next so many.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// So many at once, as [`put_number`] or anything of a fixed size has them.
    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// The next number.
    pub(super) fn number(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// The next number, where it is one of things.
    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// The next text.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// The next list. Room is made for what is read, not for what is said to be
    /// there.
    pub(super) fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Bytes<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.count()?;
        if count > self.0.len() {
            return None;
        }
        (0..count).map(|_| read(self)).collect()
    }

    /// That there are no more.
    pub(super) fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_read_and_nothing_else() {
        let mut to = Vec::new();
        put_number(&mut to, u64::MAX);
        put_list(&mut to, ["tea", ""].iter(), |to, text| put_text(to, text));
        for end in 0..to.len() {
            let mut from = Bytes(&to[..end]);
            let read = from.number().and_then(|_| from.list(Bytes::text));
            assert_eq!(read, None, "{end}");
        }
        let mut from = Bytes(&to);
        assert_eq!(from.number(), Some(u64::MAX));
        assert_eq!(from.list(Bytes::text).unwrap(), ["tea", ""]);
        assert_eq!(from.end(), Some(()));
        assert_eq!(Bytes(&to).text(), None);
        assert_eq!(Bytes(&to).list(Bytes::number), None);
    }
}
