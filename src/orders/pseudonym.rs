//! Who is who, by a secret: the same person has the same pseudonym in each build,
//! and without the secret nobody can tell whose it is.

use std::fmt;

use super::key::Key;

/// What pseudonyms are made with: 32 random bytes that a project keeps to itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; Secret::BYTES]);

/// A person by a hash that is keyed with a [`Secret`]: 128 bits of BLAKE3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pseudonym(u128);

/// What a hash is of, so that the same bytes mean one thing only.
#[derive(Clone, Copy)]
enum Of {
    Person,
    Draw,
    Mark,
}

impl Secret {
    /// How many bytes it has.
    pub const BYTES: usize = 32;

    /// The secret of these bytes.
    pub fn new(bytes: [u8; Secret::BYTES]) -> Secret {
        Secret(bytes)
    }

    /// It as 64 hexadecimal digits, for the file in which it is kept.
    pub fn to_hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Tells this secret from others without telling it: 16 hexadecimal digits.
    pub fn mark(&self) -> String {
        self.hash(Of::Mark, &[]).to_hex()[..16].into()
    }

    /// The pseudonym of whoever goes by this key.
    pub(super) fn of(&self, key: Key) -> Pseudonym {
        let hash = self.hash(Of::Person, &key.0.to_le_bytes());
        Pseudonym(first(hash.as_bytes()))
    }

    /// A number for a person under the name of a draw, spread evenly over all
    /// numbers of 64 bits. It depends on nobody else, and two draws know nothing of
    /// each other.
    pub fn draw(&self, name: &str, who: Pseudonym) -> u64 {
        let hash = self.hash(Of::Draw, &[&who.0.to_le_bytes(), name.as_bytes()].concat());
        #[expect(clippy::cast_possible_truncation, reason = "a part of the hash")]
        let part = first(hash.as_bytes()) as u64;
        part
    }

    fn hash(&self, of: Of, bytes: &[u8]) -> blake3::Hash {
        blake3::keyed_hash(&self.0, &[&[of as u8], bytes].concat())
    }
}

/// The number of the first half of a hash.
fn first(hash: &[u8; 32]) -> u128 {
    hash[..16].iter().fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// It is nowhere written out by accident.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Pseudonym {
    /// The pseudonym that is written so: 32 hexadecimal digits; `None` for anything
    /// else.
    pub fn parse(text: &str) -> Option<Pseudonym> {
        let is_hex = text.len() == 32
            && text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'a'..=b'f'));
        let number = is_hex.then(|| u128::from_str_radix(text, 16).ok())?;
        number.map(Pseudonym)
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_hangs_on_person_and_secret_and_is_read_as_written() {
        let (one, other) = (Secret::new([1; 32]), Secret::new([2; 32]));
        let key = Key::of_customer;
        let ada = one.of(key("ada@example.com"));
        assert_eq!(ada, one.of(key("Ada@example.com")));
        assert_ne!(ada, one.of(key("ben@example.com")));
        assert_ne!(ada, other.of(key("ada@example.com")));
        assert_eq!(Pseudonym::parse(&ada.to_string()), Some(ada));
        assert_eq!(Pseudonym::parse("ada"), None);
        assert_eq!(Pseudonym::parse(&"+".repeat(32)), None);
        assert_ne!(one.mark(), other.mark());
        assert_eq!(format!("{one:?}"), "Secret(..)");
    }

    /// 4 standard errors of a share of 10 000.
    #[test]
    fn draws_are_even_and_of_two_names_independent() {
        let secret = Secret::new([7; 32]);
        let people = (0..10_000).map(|it| secret.of(Key(it)));
        let is_low = |name: &str, who| secret.draw(name, who) < u64::MAX / 10;
        let drawn: Vec<[bool; 2]> =
            people.map(|who| ["one", "other"].map(|name| is_low(name, who))).collect();
        let share = |test: &dyn Fn(&[bool; 2]) -> bool| {
            drawn.iter().filter(|it| test(it)).count() as f64 / 10_000.0
        };
        assert!((share(&|it| it[0]) - 0.1).abs() < 0.012);
        assert!((share(&|it| it[1]) - 0.1).abs() < 0.012);
        assert!((share(&|it| it[0] && it[1]) - 0.01).abs() < 0.004);
    }
}
