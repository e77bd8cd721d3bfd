//! How a cell is written: step by step, as a platform's file names them.

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::config::Region;

/// Something that is done to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    /// Small letters.
    Lower,
    /// Digits only: a telephone number without its plus.
    Digits,
    /// Letters only, of any script: without blanks, digits and punctuation.
    Letters,
    /// Letters and digits only.
    LettersAndDigits,
    /// Without blanks.
    Joined,
    /// An ISO 3166 code of two letters, in capitals; nothing for anything else.
    CountryCode,
    /// SHA-256 as 64 small hexadecimal digits, as FIPS 180-4 defines it. It can be
    /// found out of which address it is by whoever has a list of addresses.
    Sha256,
}

impl Step {
    /// The text after this step.
    pub(super) fn of(self, text: &str) -> String {
        let only = |keep: fn(char) -> bool| text.chars().filter(|c| keep(*c)).collect();
        match self {
            Step::Lower => text.to_lowercase(),
            Step::Digits => only(|c| c.is_ascii_digit()),
            Step::Letters => only(char::is_alphabetic),
            Step::LettersAndDigits => only(char::is_alphanumeric),
            Step::Joined => only(|c| !c.is_whitespace()),
            Step::CountryCode => Region::parse(text).map_or(String::new(), |it| it.id.into()),
            Step::Sha256 => Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4's own example is "abc".
    #[test]
    fn sha256_is_that_of_the_standard() {
        assert_eq!(
            Step::Sha256.of("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn steps_do_what_they_are_called() {
        assert_eq!(Step::Lower.of("JÜRGEN@Example.com"), "jürgen@example.com");
        assert_eq!(Step::Digits.of("+442079460018"), "442079460018");
        assert_eq!(Step::Letters.of("St. John’s 2"), "StJohns");
        assert_eq!(Step::LettersAndDigits.of("SW1A 1AA"), "SW1A1AA");
        assert_eq!(Step::Joined.of(" a b "), "ab");
        assert_eq!(Step::CountryCode.of("gb"), "GB");
        assert_eq!(Step::CountryCode.of("United Kingdom"), "");
    }
}
