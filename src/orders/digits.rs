//! Decimal digits, eight at a time.

/// A byte in each place of a word.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The number that the first `length` bytes of a word write, which are at most
/// 8; `None` when they are none or no digits. Bytes beyond them are 0.
#[inline]
pub(super) fn eight(word: u64, length: usize) -> Option<u64> {
    if !(1..=8).contains(&length) {
        return None;
    }
    last(word << (64 - 8 * length), length)
}

/// As [`eight`], of the last `length` bytes of a word, from 1 to 8; bytes before
/// them are 0. The last digit is that of the ones.
#[inline]
pub(super) fn last(word: u64, length: usize) -> Option<u64> {
    let digits = word ^ each(b'0') << (64 - 8 * length);
    let beyond_9 = digits.wrapping_add(each(0x76)) | digits;
    if beyond_9 & each(0x80) != 0 {
        return None;
    }
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    Some(fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff)
}

/// Where the first of these bytes is in a word; `None` when it is not.
#[inline]
pub(super) fn find(word: u64, byte: u8) -> Option<usize> {
    let zeros = word ^ each(byte);
    let found = zeros.wrapping_sub(each(1)) & !zeros & each(0x80);
    (found != 0).then_some(found.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sheaf::word;
    use super::*;

    proptest! {
        #[test]
        fn digits_are_their_number(text in "[0-9]{1,16}|[0-9/:;.aé-]{0,17}") {
            let is_number = text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
            let expected = text.parse().ok().filter(|_| is_number);
            let word = word(text.as_bytes()).and_then(|word| u64::try_from(word).ok());
            let read = word.and_then(|word| eight(word, text.len()));
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn a_byte_is_found_where_it_first_is(bytes: [u8; 8], byte in prop::sample::select(b".,0".to_vec())) {
            let place = bytes.iter().position(|it| *it == byte);
            prop_assert_eq!(find(u64::from_le_bytes(bytes), byte), place);
        }
    }
}
