//! Texts as numbers that say nothing about them.

use xxhash_rust::xxh3::xxh3_128_with_seed;

/// A person's key: 128 bits that tell one text from another.
///
/// Two different texts share a key with a probability of 2^-128; of the 90 to
/// 102 bits that are kept beyond reading, 25 million customers have two that
/// agree with a probability below 10^-15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub(super) u128);

impl Key {
    /// The key of a customer's cell, in the form in which equal people are
    /// equal: e-mails without regard to case.
    pub(super) fn of_customer(cell: &str) -> Key {
        let (mut is_email, mut has_case) = (false, false);
        for byte in cell.bytes() {
            is_email |= byte == b'@';
            has_case |= byte >= 0x80 || byte.is_ascii_uppercase();
        }
        if is_email && has_case { Key::of(&cell.to_lowercase()) } else { Key::of(cell) }
    }

    fn of(text: &str) -> Key {
        Key(xxh3_128_with_seed(text.as_bytes(), SEED))
    }
}

/// Keys differ from those of other programs.
const SEED: u64 = 0x7065_7265_6e6e_6961;

/// The key of an order: its store, which side of the books it is on, and its
/// number.
pub(super) fn of_order(store: usize, is_credit: bool, number: &str) -> u128 {
    let side = (store as u64) << 1 | u64::from(is_credit);
    xxh3_128_with_seed(number.as_bytes(), SEED ^ side.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_has_no_case_and_a_number_keeps_it() {
        let key = Key::of_customer;
        assert_eq!(key("Ada@Example.com"), key("ada@example.com"));
        assert_eq!(key("JÜRGEN@example.com"), key("jürgen@example.com"));
        assert_ne!(key("AB-12"), key("ab-12"));
        assert_ne!(of_order(0, false, "1"), of_order(0, true, "1"));
        assert_ne!(of_order(0, false, "1"), of_order(1, false, "1"));
    }
}
