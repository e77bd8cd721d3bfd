//! Decimal text to exact amounts.

use std::borrow::Cow;

use crate::config::Mark;
use crate::units::{Currency, Money};

use super::digits::{eight, find, last};
use super::tender::is_sign;

/// The largest amount of one cell, in units of currency: a sum of nearly a
/// thousand of these still fits [`Money`].
const LARGEST: i64 = 1_000_000_000_000;

/// Whether a cell that is not blank stands for no amount.
pub(super) fn is_none(text: &str) -> bool {
    matches!(text, "-" | "--" | "–" | "—")
}

/// Reads a decimal such as `-12.50`, rounded half away from zero to a
/// ten-thousandth; `None` if it is not one, or is beyond a million million.
///
/// A currency's sign or code at either end is passed over, thousands may be
/// grouped, and `(12.50)` is below zero. With [`Mark::Comma`] comma and point
/// change places.
pub(super) fn parse(text: &str, mark: Mark) -> Option<Money> {
    let bare = match mark {
        Mark::Point => plain(text),
        Mark::Comma => None,
    };
    bare.or_else(|| plain(&undressed(text, mark)?))
}

/// Whether an amount may say in which currency it is.
pub(super) fn is_dressed(text: &str) -> bool {
    let is_bare = |byte: u8| byte.is_ascii_digit() || b".,-+() '".contains(&byte);
    !text.bytes().all(is_bare)
}

/// What [`parse`] makes of a word of `length` bytes that has digits, and perhaps
/// a point and one to four digits, eight bytes in all; `None` for all else.
#[inline]
pub(super) fn usual(word: u128, length: usize, mark: Mark) -> Option<Money> {
    /// What a number is worth that has so many digits after the point.
    const SCALES: [u64; 5] = [10_000, 1_000, 100, 10, 1];
    let word = u64::try_from(word).ok().filter(|_| mark == Mark::Point)?;
    let (digits, places) = match find(word, b'.') {
        None => (word, 0),
        Some(point @ 1..) => {
            let before = (1 << (8 * point)) - 1;
            // Without the point.
            (word & before | word >> 8 & !before, length.checked_sub(point + 1)?)
        }
        Some(0) => return None,
    };
    let has_point = usize::from(places > 0);
    let scale = SCALES.get(places)?;
    // A point at the end is left: it is no digit.
    let number = eight(digits, length - has_point)?;
    i64::try_from(number * scale).ok().map(Money)
}

/// What [`parse`] makes of one to eight bytes at the end of a word that have
/// digits, a point or what `mark` has for it, and two digits; `None` for all
/// else.
#[inline]
pub(super) fn hundredths((word, length): (u64, usize), mark: Mark) -> Option<Money> {
    let point = if mark == Mark::Point { b'.' } else { b',' };
    if length < 4 || word.to_le_bytes()[5] != point {
        return None;
    }
    // Without the point.
    let digits = word & 0xffff << 48 | (word << 8) & 0xffff_ffff_ff00;
    let number = last(digits, length - 1)?;
    i64::try_from(number * 100).ok().map(Money)
}

/// An optional sign, digits, and perhaps a point and digits.
fn plain(text: &str) -> Option<Money> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !(all_digits(whole) && all_digits(fraction)) {
        return None;
    }
    if whole.is_empty() && !digits.starts_with('.') || digits == "." {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let places = Money::PLACES as usize;
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(places);
    let parts = digits.fold(0, |parts, digit| parts * 10 + i64::from(digit - b'0'));
    if whole >= LARGEST {
        return None;
    }
    let rounded_up = fraction.as_bytes().get(places).is_some_and(|next| *next >= b'5');
    let parts = whole * Money::SCALE + parts + i64::from(rounded_up);
    Some(Money(if negative { -parts } else { parts }))
}

/// The decimal without currency, brackets and grouping; `None` when these are
/// not as people write them.
fn undressed(text: &str, mark: Mark) -> Option<Cow<'_, str>> {
    let (negative, inner) = match text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        Some(inner) => (true, inner),
        None => (false, text),
    };
    let inner = without_currency(inner.trim());
    let (negative, inner) = match inner.strip_prefix(['-', '\u{2212}']) {
        Some(rest) if !negative => (true, rest),
        Some(_) => return None,
        None => (negative, inner),
    };
    let inner = without_currency(inner);
    let (point, group) = if mark == Mark::Comma { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = match inner.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (inner, None),
    };
    let mut decimal = String::from(if negative { "-" } else { "" });
    decimal.push_str(&ungrouped(whole, group)?);
    if let Some(fraction) = fraction {
        decimal.push('.');
        decimal.push_str(fraction);
    }
    Some(Cow::Owned(decimal))
}

/// The digits of a whole number whose thousands may be grouped by `group`, a
/// blank or an apostrophe, all groups by the same.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let marks = [group, ' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}'];
    let Some(mark) = whole.chars().find(|c| marks.contains(c)) else { return Some(whole.into()) };
    let groups: Vec<&str> = whole.split(mark).collect();
    let rightly = groups[0].len() <= 3
        && !groups[0].is_empty()
        && !groups[0].starts_with('0')
        && groups[1..].iter().all(|digits| digits.len() == 3);
    rightly.then(|| groups.concat())
}

/// The text without a currency's sign or three-letter code at either end.
fn without_currency(text: &str) -> &str {
    let capitals = |text: &str| text.len() == 3 && text.bytes().all(|it| it.is_ascii_uppercase());
    let code = |text: &str| capitals(text) && Currency::parse(text).is_some();
    let text = text.trim_matches(is_sign).trim();
    let text = match text.split_at_checked(3) {
        Some((start, rest)) if code(start) => rest.trim(),
        _ => text,
    };
    match text.len().checked_sub(3).and_then(|at| text.split_at_checked(at)) {
        Some((rest, end)) if code(end) => rest.trim(),
        _ => text,
    }
}

/// `quantity` × `price`. Exact for whole quantities; a fraction of a unit is
/// rounded half away from zero to a ten-thousandth. `None` beyond [`Money`].
pub(super) fn times(quantity: Money, price: Money) -> Option<Money> {
    let scale = i128::from(Money::SCALE);
    let product = i128::from(quantity.0) * i128::from(price.0);
    let half = if product < 0 { -scale / 2 } else { scale / 2 };
    let parts = (product + half) / scale;
    (parts.unsigned_abs() < u128::from(LARGEST.unsigned_abs() * Money::SCALE.unsigned_abs()))
        .then(|| i64::try_from(parts).ok().map(Money))?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sheaf::word;
    use super::*;

    fn point(text: &str) -> Option<Money> {
        parse(text, Mark::Point)
    }

    fn comma(text: &str) -> Option<Money> {
        parse(text, Mark::Comma)
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(point("12.5"), Some(Money(125_000)));
        assert_eq!(point("-0.001"), Some(Money(-10)));
        assert_eq!(point("7"), Some(Money(70_000)));
        assert_eq!(point(".5"), Some(Money(5_000)));
        assert_eq!(point("3.50000000"), Some(Money(35_000)));
    }

    #[test]
    fn what_is_beyond_a_ten_thousandth_is_rounded_half_away_from_zero() {
        assert_eq!(point("8.264463"), Some(Money(82_645)));
        assert_eq!(point("14.158333333333333"), Some(Money(141_583)));
        assert_eq!(point("-0.00005"), Some(Money(-1)));
        assert_eq!(point("0.00004999"), Some(Money(0)));
        assert_eq!(point("9.99995"), Some(Money(100_000)));
        assert_eq!(comma("1.008,264463"), Some(Money(10_082_645)));
        assert_eq!(comma("1.23456"), None);
    }

    proptest! {
        #[test]
        fn the_usual_is_read_as_anything_else_is(text in "[0-9]{0,5}[.,]?[0-9]{0,5}|[-0-9 .$]{0,9}") {
            for mark in [Mark::Point, Mark::Comma] {
                let usual = word(text.as_bytes()).and_then(|it| usual(it, text.len(), mark));
                prop_assert!(usual.is_none() || usual == parse(&text, mark), "{:?}", usual);
            }
        }
    }

    proptest! {
        #[test]
        fn hundredths_are_read_as_anything_else_is(text in "[0-9]{0,6}[.,][0-9]{1,3}|[-0-9 .,$]{1,8}") {
            prop_assume!((1..=8).contains(&text.len()));
            let word = word(text.as_bytes()).and_then(|it| u64::try_from(it).ok()).unwrap();
            let at_end = (word << (64 - 8 * text.len()), text.len());
            for mark in [Mark::Point, Mark::Comma] {
                let read = hundredths(at_end, mark);
                prop_assert!(read.is_none() || read == parse(&text, mark), "{:?}", read);
            }
        }
    }

    #[test]
    fn most_amounts_are_hundredths() {
        for text in ["0.00", "11.37", "12345.67"] {
            let word = u64::try_from(word(text.as_bytes()).unwrap()).unwrap();
            let read = hundredths((word << (64 - 8 * text.len()), text.len()), Mark::Point);
            assert_eq!(read, Some(point(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn most_amounts_are_usual() {
        for text in ["0", "0.00", "11.37", "9.5", "12345", "1234.56", "0.0001", "99999999"] {
            let read = usual(word(text.as_bytes()).unwrap(), text.len(), Mark::Point);
            assert_eq!(read, Some(point(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_decimal_is_not_an_amount() {
        for text in [
            "",
            ".",
            "-",
            "1,5",
            "12,50",
            "0x1",
            "1e3",
            "0,750",
            "NaN",
            "--1",
            "1.2.3",
            "1,23,456",
            "(-5)",
            "12.50 gbp",
            ",500",
            "1234,567",
            "£",
            "()",
        ] {
            assert_eq!(point(text), None, "{text}");
        }
        assert_eq!(point("1000000000000"), None);
    }

    #[test]
    fn currency_grouping_and_brackets_come_off() {
        assert_eq!(point("$1,433.66"), point("1433.66"));
        assert_eq!(point("-$0.46"), point("-0.46"));
        assert_eq!(point("$-0.46"), point("-0.46"));
        assert_eq!(point("(12.00)"), point("-12"));
        assert_eq!(point("12.50 GBP"), point("12.5"));
        assert_eq!(point("USD 2,520.00"), point("2520"));
        assert_eq!(point("1 234.50 €"), point("1234.5"));
        assert_eq!(comma("116,99 €"), point("116.99"));
        assert_eq!(comma("1.234,50"), point("1234.5"));
        assert_eq!(comma("1.234"), point("1234"));
        assert_eq!(comma("12"), point("12"));
        assert_eq!(comma("12.50"), None);
    }

    #[test]
    fn a_line_is_quantity_times_price() {
        assert_eq!(times(point("6").unwrap(), point("2.55").unwrap()), point("15.30"));
        assert_eq!(times(point("-12").unwrap(), point("0.001").unwrap()), point("-0.012"));
        assert_eq!(times(point("0.375").unwrap(), point("2.55").unwrap()), point("0.9563"));
    }
}
