//! Millions of rows in order, without comparing any two.

/// Bits of a digit: those of eleven years' days, and so few that the places of all
/// digits fit the processor's smaller caches.
const DIGIT: u32 = 12;
const DIGITS: usize = 1 << DIGIT;

/// Rows sorted by a number; those of equal numbers keep their order.
///
/// Digit by digit from the last to the first, counting how often each occurs
/// tells where its rows go. Bits in which all rows agree take no digit.
pub(super) fn by_number<T: Copy>(
    rows: impl Iterator<Item = T> + Clone,
    number: impl Fn(&T) -> u64,
) -> Vec<T> {
    let count = rows.clone().count();
    let Some(first) = rows.clone().next() else { return Vec::new() };
    if count < DIGITS / 2 {
        let mut rows: Vec<T> = rows.collect();
        rows.sort_by_key(number);
        return rows;
    }
    let differ = rows.clone().fold(0, |bits, row| bits | (number(&row) ^ number(&first)));
    let mut digits = digits(differ);
    for row in rows.clone() {
        let number = number(&row);
        digits.iter_mut().for_each(|digit| digit.places[place(number, digit.shift)] += 1);
    }
    let mut digits = digits.into_iter();
    let mut sorted = vec![first; count];
    let Some(mut last) = digits.next() else { return rows.collect() };
    last.sort(rows, &mut sorted, &number);
    let mut room = Vec::new();
    for mut digit in digits {
        if room.is_empty() {
            room.clone_from(&sorted);
        }
        digit.sort(sorted.iter().copied(), &mut room, &number);
        std::mem::swap(&mut sorted, &mut room);
    }
    sorted
}

/// A digit of numbers.
struct Digit {
    shift: u32,
    /// How often each value occurs.
    places: Box<[usize; DIGITS]>,
}

impl Digit {
    /// Puts rows in the order of this digit.
    fn sort<T>(
        &mut self,
        rows: impl Iterator<Item = T>,
        sorted: &mut [T],
        number: impl Fn(&T) -> u64,
    ) {
        let mut before = 0;
        for place in self.places.iter_mut() {
            before += std::mem::replace(place, before);
        }
        for row in rows {
            let next = &mut self.places[place(number(&row), self.shift)];
            sorted[*next] = row;
            *next += 1;
        }
    }
}

/// The value of the digit that begins at a bit.
#[inline]
fn place(number: u64, shift: u32) -> usize {
    (number >> shift) as usize % DIGITS
}

/// Digits that hold these bits, from the last.
fn digits(mut bits: u64) -> Vec<Digit> {
    let (mut digits, mut shift) = (Vec::new(), 0);
    while bits != 0 {
        shift += bits.trailing_zeros();
        bits >>= bits.trailing_zeros();
        digits.push(Digit { shift, places: Box::new([0; DIGITS]) });
        shift += DIGIT;
        bits >>= DIGIT;
    }
    digits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(numbers: impl Iterator<Item = u64>) {
        let rows: Vec<(u64, usize)> = numbers.zip(0..).collect();
        let mut expected = rows.clone();
        expected.sort_by_key(|(number, _)| *number);
        assert_eq!(by_number(rows.into_iter(), |(number, _)| *number), expected);
    }

    proptest! {
        #[test]
        fn rows_are_sorted_as_by_comparing(
            numbers in prop::collection::vec(prop_oneof![0..9_u64, 0..9_999_999_u64, any::<u64>()], 1..60),
            count in prop_oneof![0..90_usize, 2_000..9_000_usize],
        ) {
            check(numbers.iter().copied().cycle().take(count));
        }
    }

    #[test]
    fn equal_numbers_keep_their_order() {
        check(std::iter::repeat_n(7, 5_000));
        check((0..6_000).map(|at| (at % 3) << 50 | 5));
    }
}
