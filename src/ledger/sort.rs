//! Millions of rows in order, without comparing any two.

/// Bits of a digit: those of eleven years' days, and so few that the places of all
/// digits fit the processor's smaller caches.
const DIGIT: u32 = 12;
const DIGITS: usize = 1 << DIGIT;

/// The rows of all parts, sorted by a number; those of equal numbers keep their
/// order.
///
/// Digit by digit from the last to the first, counting how often each occurs
/// tells where its rows go. Bits in which all rows agree take no digit.
pub(super) fn by_number<T: Copy>(parts: Vec<Vec<T>>, number: impl Fn(&T) -> u128) -> Vec<T> {
    let all = || parts.iter().flatten();
    let rows = parts.iter().map(Vec::len).sum();
    let Some(first) = all().next().copied() else { return Vec::new() };
    if rows < DIGITS / 2 {
        let mut rows: Vec<T> = all().copied().collect();
        rows.sort_by_key(number);
        return rows;
    }
    let differ = all().fold(0, |bits, row| bits | (number(row) ^ number(&first)));
    let mut digits = digits(differ);
    for row in all() {
        let number = number(row);
        digits.iter_mut().for_each(|digit| digit.places[place(number, digit.shift)] += 1);
    }
    let mut digits = digits.into_iter();
    let mut sorted = vec![first; rows];
    let Some(mut last) = digits.next() else { return parts.into_iter().flatten().collect() };
    last.sort(all(), &mut sorted, &number);
    drop(parts);
    let mut room = Vec::new();
    for mut digit in digits {
        if room.is_empty() {
            room.clone_from(&sorted);
        }
        digit.sort(sorted.iter(), &mut room, &number);
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
    fn sort<'a, T: Copy + 'a>(
        &mut self,
        rows: impl Iterator<Item = &'a T>,
        sorted: &mut [T],
        number: impl Fn(&T) -> u128,
    ) {
        let mut before = 0;
        for place in self.places.iter_mut() {
            before += std::mem::replace(place, before);
        }
        for row in rows {
            let next = &mut self.places[place(number(row), self.shift)];
            sorted[*next] = *row;
            *next += 1;
        }
    }
}

/// The value of the digit that begins at a bit.
#[inline]
fn place(number: u128, shift: u32) -> usize {
    (number >> shift) as usize % DIGITS
}

/// Digits that hold these bits, from the last.
fn digits(mut bits: u128) -> Vec<Digit> {
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

    fn check(parts: &[Vec<u128>]) {
        let mut before = 0;
        let mut with_places = |part: &Vec<u128>| -> Vec<(u128, usize)> {
            let rows = part.iter().copied().zip(before..).collect();
            before += part.len();
            rows
        };
        let parts: Vec<Vec<(u128, usize)>> = parts.iter().map(&mut with_places).collect();
        let mut expected = parts.concat();
        expected.sort_by_key(|(number, _)| *number);
        assert_eq!(by_number(parts, |(number, _)| *number), expected);
    }

    proptest! {
        #[test]
        fn rows_are_sorted_as_by_comparing(
            numbers in prop::collection::vec(prop_oneof![0..9_u128, 0..9_999_999_u128, any::<u128>()], 1..60),
            parts in 0..4_usize,
            most in prop_oneof![Just(50_usize), Just(4_000)],
        ) {
            let part = |at: usize| numbers.iter().rev().cycle().skip(at).take(at * most).copied();
            check(&(0..parts).map(|at| part(at).collect()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn equal_numbers_keep_their_order() {
        check(&[vec![7; 3_000], vec![], vec![7; 2_000]]);
        check(&[(0..6_000).map(|at| (at % 3) << 90 | 5).collect()]);
        check(&[]);
    }
}
