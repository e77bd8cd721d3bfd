//! Millions of rows in order, without comparing any two.

/// Bits of a digit: so few that the places of all digits fit the processor's
/// smallest cache.
const DIGIT: u32 = 11;
const DIGITS: usize = 1 << DIGIT;

/// Sorts rows by a number; those of equal numbers keep their order. `room` is
/// there to be used again, and is left with nothing that means anything.
///
/// Digit by digit from the last to the first, counting how often each occurs
/// tells where its rows go. That is of use where numbers are small.
pub(super) fn by_number<T: Copy>(rows: &mut Vec<T>, room: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let most = rows.iter().map(&number).max().unwrap_or(0);
    let digits = (u64::BITS - most.leading_zeros()).div_ceil(DIGIT);
    for shift in (0..digits).map(|digit| digit * DIGIT) {
        #[expect(clippy::cast_possible_truncation, reason = "a part of a number")]
        let digit = |row: &T| (number(row) >> shift) as usize % DIGITS;
        let mut places = vec![0_usize; DIGITS];
        rows.iter().for_each(|row| places[digit(row)] += 1);
        let mut before = 0;
        for place in &mut places {
            before += std::mem::replace(place, before);
        }
        if room.len() != rows.len() {
            room.clone_from(rows);
        }
        for row in rows.iter() {
            let place = &mut places[digit(row)];
            room[*place] = *row;
            *place += 1;
        }
        std::mem::swap(rows, room);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_are_sorted_as_by_comparing(
            numbers in prop::collection::vec(prop_oneof![0..9_u64, 0..9_999_999_u64, any::<u64>()], 0..60),
        ) {
            let mut rows: Vec<(u64, usize)> = numbers.into_iter().zip(0..).collect();
            let mut expected = rows.clone();
            expected.sort_by_key(|(number, _)| *number);
            by_number(&mut rows, &mut Vec::new(), |(number, _)| *number);
            prop_assert_eq!(rows, expected);
        }
    }
}
