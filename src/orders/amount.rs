//! Decimal text to exact amounts.

use crate::units::Money;

/// The largest amount of one cell, in units of currency: a sum of nearly a
/// thousand of these still fits [`Money`].
const LARGEST: i64 = 1_000_000_000_000;

/// Reads a decimal such as `-12.50`; `None` if it is not one, has more than
/// four decimals that matter, or is beyond a million million.
pub(super) fn parse(text: &str) -> Option<Money> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !(all_digits(whole) && all_digits(fraction)) || fraction.len() > Money::PLACES as usize {
        return None;
    }
    if whole.is_empty() && !digits.starts_with('.') || digits == "." {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let parts: i64 = format!("{fraction:0<4}").parse().ok()?;
    if whole >= LARGEST {
        return None;
    }
    let parts = whole * Money::SCALE + parts;
    Some(Money(if negative { -parts } else { parts }))
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
    use super::*;

    #[test]
    fn decimals_are_exact() {
        assert_eq!(parse("12.5"), Some(Money(125_000)));
        assert_eq!(parse("-0.001"), Some(Money(-10)));
        assert_eq!(parse("7"), Some(Money(70_000)));
        assert_eq!(parse(".5"), Some(Money(5_000)));
        assert_eq!(parse("3.50000000"), Some(Money(35_000)));
    }

    #[test]
    fn what_is_not_a_decimal_is_not_an_amount() {
        for text in
            ["", ".", "-", "1,5", "12.50 GBP", "0x1", "1e3", "1.23456", "NaN", "--1", "1.2.3"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("1000000000000"), None);
    }

    #[test]
    fn a_line_is_quantity_times_price() {
        assert_eq!(times(parse("6").unwrap(), parse("2.55").unwrap()), parse("15.30"));
        assert_eq!(times(parse("-12").unwrap(), parse("0.001").unwrap()), parse("-0.012"));
        assert_eq!(times(parse("0.375").unwrap(), parse("2.55").unwrap()), parse("0.9563"));
    }
}
