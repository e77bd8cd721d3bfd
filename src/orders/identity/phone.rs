//! Telephone numbers as people write them, in the one form of E.164.

use crate::config::Region;

/// Digits of a number with its calling code, at least; fewer only where a
/// country has no longer ones.
const SHORTEST: usize = 8;

/// What stands before an extension, which is no part of the number.
const EXTENSIONS: [&str; 4] = ["ext", "x", "#", ";"];

/// A number in the form `+442079460018`; `None` for what is none: too short, too
/// long, with letters in it, or all of one digit.
///
/// A number without a country is of `home`. Its digits decide, and not whether
/// anybody has it: a number that is given to nobody yet is one too. Countries
/// where a mobile number is dialled in several ways from within (Argentina) have
/// one form for each.
pub(in crate::orders) fn e164(text: &str, home: &Region) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let text = text.strip_prefix("tel:").unwrap_or(&text);
    let end = EXTENSIONS.iter().filter_map(|mark| text.find(mark)).min();
    let text = text[..end.unwrap_or(text.len())].trim();
    let text = text.strip_prefix('(').filter(|rest| rest.starts_with('+')).unwrap_or(text);
    match text.strip_prefix(['+', '\u{ff0b}']) {
        // +44 (0)20: what is dialled only from within.
        Some(rest) => abroad(&digits(&rest.replace("(0)", ""))?),
        None => at_home(&digits(text)?, home),
    }
}

/// The digits of a text that has nothing else but what stands between them.
fn digits(text: &str) -> Option<String> {
    let between = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}')
    };
    let digits: String = text.chars().filter(|c| !between(*c)).collect();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

/// A number that begins with a calling code.
fn abroad(digits: &str) -> Option<String> {
    let split = |at: usize| {
        let (code, rest) = digits.split_at_checked(at)?;
        let code = code.parse().ok().filter(|_| !code.starts_with('0'))?;
        Region::calling(code).next().map(|region| (region, rest))
    };
    let (region, rest) = (1..=3).find_map(split)?;
    let fits = |rest: &str| Region::calling(region.calling).any(|it| it.fits(rest.len()));
    whole(region, without_trunk(rest, region, &fits))
}

/// A number as it is dialled in the region.
fn at_home(digits: &str, home: &Region) -> Option<String> {
    if let Some(rest) = digits.strip_prefix(home.abroad) {
        return abroad(rest);
    }
    let rest = without_trunk(digits, home, &|rest| home.fits(rest.len()));
    if !home.fits(rest.len()) && digits.starts_with(&home.calling.to_string()) {
        return abroad(digits);
    }
    whole(home, rest)
}

/// The number without the prefix of calls within its region. No number has a 0
/// there; another digit can be the number's own first one, which then is too
/// short without it.
fn without_trunk<'a>(digits: &'a str, of: &Region, fits: &dyn Fn(&str) -> bool) -> &'a str {
    let stripped = digits.strip_prefix(of.trunk).filter(|_| !of.trunk.is_empty());
    stripped.filter(|rest| of.trunk.starts_with('0') || fits(rest)).unwrap_or(digits)
}

/// Calling code and number, if there can be such a number.
fn whole(region: &Region, rest: &str) -> Option<String> {
    let number = format!("{}{rest}", region.calling);
    let of_code = || Region::calling(region.calling);
    let longest = of_code().map(|it| it.longest).max()? + number.len() - rest.len();
    let fits = of_code().any(|it| it.fits(rest.len())) && number.len() >= SHORTEST.min(longest);
    let first = rest.chars().next()?;
    let is_filler = rest.chars().all(|digit| digit == first);
    (fits && !is_filler).then(|| format!("+{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(region: &str, text: &str) -> Option<String> {
        e164(text, Region::parse(region).unwrap())
    }

    /// The numbers are of the ranges that Ofcom and the NANP keep for fiction,
    /// or made up.
    #[test]
    fn one_number_has_one_form_however_it_is_written() {
        for text in [
            "020 7946 0018",
            "(020) 7946-0018",
            "+44 20 7946 0018",
            "+44 (0)20 7946 0018",
            "+44 020 7946 0018",
            "0044 20 7946 0018",
            "442079460018",
            "tel:+44-20-7946-0018",
            "020 7946 0018 ext. 12",
            "020\u{a0}7946\u{2011}0018 x3",
        ] {
            assert_eq!(of("GB", text).as_deref(), Some("+442079460018"), "{text}");
        }
        for text in ["(415) 555-0132", "1-415-555-0132", "+1 415.555.0132", "14155550132"] {
            assert_eq!(of("US", text).as_deref(), Some("+14155550132"), "{text}");
        }
        assert_eq!(of("GB", "011 1 415 555 0132"), None);
        assert_eq!(of("US", "011 44 20 7946 0018").as_deref(), Some("+442079460018"));
        assert_eq!(of("US", "+33 1 42 76 49 78").as_deref(), Some("+33142764978"));
        assert_eq!(of("DE", "0171/1234567").as_deref(), Some("+491711234567"));
        assert_eq!(of("HU", "06 30 123 4567").as_deref(), Some("+36301234567"));
    }

    /// What is dialled first within Russia is also how its free numbers begin,
    /// and Italian numbers keep their 0.
    #[test]
    fn the_first_digit_of_a_number_is_kept() {
        assert_eq!(of("RU", "8 912 345 67 89").as_deref(), Some("+79123456789"));
        assert_eq!(of("RU", "+7 800 555 35 35").as_deref(), Some("+78005553535"));
        assert_eq!(of("RU", "8 800 555 35 35").as_deref(), Some("+78005553535"));
        assert_eq!(of("IT", "06 6982 1234").as_deref(), Some("+390669821234"));
        assert_eq!(of("GB", "+39 06 6982 1234").as_deref(), Some("+390669821234"));
    }

    #[test]
    fn what_is_no_number_is_no_key() {
        for text in [
            "",
            "0",
            "-",
            "n/a",
            "12345",
            "0000000000",
            "+44 0000000000",
            "07700 9001",
            "07700 900123 07700 900124",
            "+999 123 456 789",
            "+",
            "+44",
            "ada@example.com",
            "1-800-FLOWERS",
            "+3367a829916",
            "\u{ff10}\u{ff12}0 7946 0018",
            "+dwPAA;phone-context=AA",
            "  2 22#:",
        ] {
            assert_eq!(of("GB", text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read(text in "\\PC{0,24}", digits in "[+0-9 ()-]{0,24}") {
            for region in ["GB", "US", "RU", "HU", "IT", "WS"] {
                let _ = of(region, &text);
                if let Some(number) = of(region, &digits) {
                    prop_assert!(number.len() <= 16, "{}", number);
                    // The form is its own, wherever it is read.
                    prop_assert_eq!(of("US", &number), Some(number));
                }
            }
        }
    }
}
