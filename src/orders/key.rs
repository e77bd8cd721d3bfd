//! Texts as numbers that say nothing about them.

use std::borrow::Cow;

use fearless_simd::prelude::{Simd, SimdBase as _, SimdMask as _};
use fearless_simd::{Level, dispatch, u8x16};
use xxhash_rust::xxh3::xxh3_128_with_seed;

/// Anything by which people are told apart, as a number that tells nothing:
/// 103 bits that tell one text from another.
///
/// Two different texts share a key with a probability of 2^-103; 25 million
/// customers have two that do with a probability below 10^-15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub(super) u128);

/// What a key is of. The same text in two spaces is two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// The customer's column.
    Customer,
    /// Mailboxes.
    Mailbox,
    /// Telephone numbers.
    Phone,
    /// Pairs of the list of aliases.
    Alias,
    /// Numbers of customers, in the store with this number.
    Store(usize),
}

impl Space {
    fn number(self) -> u64 {
        match self {
            Space::Customer => 0,
            Space::Mailbox => 1,
            Space::Phone => 2,
            Space::Alias => 3,
            Space::Store(store) => 4 + store as u64,
        }
    }
}

impl Key {
    /// Bits of a key beside its lot's.
    const REST: u32 = 96;
    const MASK: u128 = (1 << (Key::REST + LOT_BITS)) - 1;

    /// The key of a customer's cell.
    pub(super) fn of_customer(cell: &str) -> Key {
        Key::of(Space::Customer, &plain(cell))
    }

    /// As [`Key::of_customer`], of a cell's bytes; `None` where they may have
    /// capitals, or letters that are not ASCII.
    #[inline]
    pub(super) fn of_small_letters(cell: &[u8]) -> Option<Key> {
        let hash = || hash(Space::Customer.number(), cell);
        (!may_have_case(cell)).then(|| Key(hash() & Key::MASK))
    }

    /// The key of a text.
    pub(super) fn of(space: Space, text: &str) -> Key {
        Key(hash(space.number(), text.as_bytes()) & Key::MASK)
    }

    /// The key that is this number; `None` of one with more bits.
    pub(super) fn of_number(number: u128) -> Option<Key> {
        (number & !Key::MASK == 0).then_some(Key(number))
    }

    /// Its lot, and the rest of it.
    pub(super) fn parts(self) -> (usize, [u32; 3]) {
        #[expect(clippy::cast_possible_truncation, reason = "parts of a key")]
        let part = |shift: u32| (self.0 >> shift) as u32;
        (part(Key::REST) as usize, [part(64), part(32), part(0)])
    }

    /// The key of these parts.
    pub(super) fn of_parts(lot: usize, [high, middle, low]: [u32; 3]) -> Key {
        let parts = [(lot as u128, Key::REST), (high.into(), 64), (middle.into(), 32)];
        Key(parts.iter().fold(low.into(), |key, (part, shift)| key | part << shift))
    }
}

/// Bits of a key that say which lot it is in.
const LOT_BITS: u32 = 7;

/// Records are kept apart by the customer's key, so that a lot fits the
/// processor's cache when its people are told apart.
pub(super) const LOTS: usize = 1 << LOT_BITS;

/// A customer's cell in the form in which equal people are equal: e-mails
/// without regard to case.
#[inline]
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    if !may_have_case(cell.as_bytes()) || !cell.contains('@') {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(cell.to_lowercase())
}

/// Whether there is a capital, or a letter that is not ASCII.
#[inline]
fn may_have_case(bytes: &[u8]) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) else {
        return bytes.iter().any(|byte| !byte.is_ascii() || byte.is_ascii_uppercase());
    };
    let (inner, _) = bytes.as_chunks::<16>();
    let rest = inner.get(1..).unwrap_or_default();
    // What every processor of its kind can do: cells are too short to ask it for more.
    dispatch!(Level::baseline(), simd => {
        capital(simd, first)
            || capital(simd, last)
            || rest.iter().any(|bytes| capital(simd, bytes))
    })
}

#[inline(always)]
fn capital<S: Simd>(simd: S, bytes: &[u8; 16]) -> bool {
    let bytes = u8x16::from_slice(simd, bytes);
    let is_capital = (bytes - b'A').simd_le(b'Z' - b'A');
    (is_capital | bytes.simd_ge(0x80)).any_true()
}

/// The key of an order: its store, which side of the books it is on, its
/// number, and, if there may be several with that number, what tells its start.
pub(super) fn of_order(store: usize, is_credit: bool, number: &str, start: &str) -> u128 {
    let space = (store as u64) << 1 | u64::from(is_credit);
    match start {
        "" => hash(space, number.as_bytes()),
        start => hash(space, format!("{number}\u{1f}{start}").as_bytes()),
    }
}

/// Keys differ from those of other programs.
const SEED: u64 = 0x7065_7265_6e6e_6961;

fn hash(space: u64, text: &[u8]) -> u128 {
    xxh3_128_with_seed(text, SEED ^ space.wrapping_mul(0x9e37_79b9_7f4a_7c15))
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
        assert_ne!(of_order(0, false, "1", ""), of_order(0, true, "1", ""));
        assert_ne!(of_order(0, false, "1", ""), of_order(1, false, "1", ""));
    }

    #[test]
    fn a_key_is_the_same_where_no_case_can_be() {
        for text in [
            "",
            "7",
            "ada@example.com",
            "a.much.longer.name@mail.example.com",
            "x".repeat(99).as_str(),
        ] {
            assert_eq!(Key::of_small_letters(text.as_bytes()), Some(Key::of_customer(text)));
        }
        for text in [
            "A",
            "AB-12",
            "adA@example.com",
            "jürgen@example.com",
            "a.much.Longer.name@mail.example.com",
        ] {
            assert_eq!(Key::of_small_letters(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn one_text_in_two_spaces_is_two_keys() {
        let spaces = [Space::Customer, Space::Mailbox, Space::Phone, Space::Alias];
        let stores = [Space::Store(0), Space::Store(1)];
        let keys = spaces.into_iter().chain(stores).map(|space| Key::of(space, "7"));
        assert_eq!(keys.collect::<std::collections::BTreeSet<_>>().len(), 6);
    }

    #[test]
    fn a_key_is_its_parts() {
        for text in ["", "7", "ada@example.com", "+442079460018"] {
            let key = Key::of_customer(text);
            let (lot, person) = key.parts();
            assert!(lot < LOTS);
            assert_eq!(Key::of_parts(lot, person), key);
        }
    }
}
