//! Where lines end: with a line feed, a carriage return, or one after the
//! other.

use std::ops::Range;

use memchr::memchr2_iter;

/// The ends of the lines of a text: each is the place after it.
pub(super) fn ends(text: &[u8]) -> impl Iterator<Item = usize> {
    within(text, 0..text.len())
}

/// How many lines end in a part of a text. Of a line's end in two halves the
/// second counts.
pub(super) fn count(text: &[u8], part: Range<usize>) -> u64 {
    within(text, part).count() as u64
}

fn within(text: &[u8], part: Range<usize>) -> impl Iterator<Item = usize> {
    let start = part.start;
    let ends = memchr2_iter(b'\n', b'\r', &text[part]).map(move |at| start + at + 1);
    ends.filter(|end| text[end - 1] == b'\n' || text.get(*end) != Some(&b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_once() {
        let text = b"a\nb\r\nc\rd\r\r\n\n";
        assert_eq!(ends(text).collect::<Vec<_>>(), [2, 5, 7, 9, 11, 12]);
        assert_eq!(count(text, 0..text.len()), 6);
        // Half of an end, and the other half.
        assert_eq!((count(text, 2..4), count(text, 4..6), count(text, 9..9)), (0, 1, 0));
    }
}
