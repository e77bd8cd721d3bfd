//! Rows as bytes, column by column.
//!
//! The numbers of a column lie between two others, and each is written as what
//! it is above the lower one, in as many bytes as the upper one needs; or what
//! it is above the number before it, if that takes fewer.

use super::bytes::{Bytes, put_number};

/// A row of numbers, `N` of them.
pub(super) trait Row<const N: usize>: Sized {
    /// Its numbers.
    fn cells(&self) -> [u64; N];

    /// The row of these numbers; `None` when there is no such row.
    fn of(cells: [u64; N]) -> Option<Self>;
}

/// Rows that are written at once: a column of them fits the processor's cache.
pub(super) const ROWS: usize = 1 << 14;

/// In the first byte of a column: bytes of each number, and whether it is what
/// it is above the one before.
const WIDTH: u8 = 0x0f;
const BY_STEPS: u8 = 0x10;

/// A number above or below 0 as one above, small if it is near 0.
pub(super) fn folded(number: i64) -> u64 {
    (number << 1 ^ number >> 63).cast_unsigned()
}

/// What [`folded`] has made a number of.
pub(super) fn unfolded(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// Writes rows.
pub(super) fn put<R: Row<N>, const N: usize>(rows: &[R]) -> Vec<u8> {
    let cells: Vec<[u64; N]> = rows.iter().map(Row::cells).collect();
    let mut to = Vec::with_capacity(rows.len() * N * 2);
    for column in 0..N {
        // No more rows can then be told than there are bytes.
        let narrowest = usize::from(column == 0);
        put_column(&mut to, cells.iter().map(|row| row[column]), narrowest);
    }
    to
}

fn put_column(
    to: &mut Vec<u8>,
    values: impl ExactSizeIterator<Item = u64> + Clone,
    narrowest: usize,
) {
    let start = values.clone().next().unwrap_or_default();
    let mut last = start;
    let steps = values.clone().map(move |value| {
        let before = std::mem::replace(&mut last, value);
        folded(value.wrapping_sub(before).cast_signed())
    });
    let (low, width) = range(values.clone());
    let (low_step, width_of_steps) = range(steps.clone());
    let (width, narrow) = (width.max(narrowest), width_of_steps.max(narrowest));
    if narrow < width {
        to.push(BY_STEPS | narrow.to_le_bytes()[0]);
        put_number(to, start);
        put_number(to, low_step);
        put_values(to, steps.map(|step| step - low_step), narrow);
    } else {
        to.push(width.to_le_bytes()[0]);
        put_number(to, low);
        put_values(to, values.map(|value| value - low), width);
    }
}

/// The lowest number, and bytes enough for any of them above it.
fn range(values: impl Iterator<Item = u64>) -> (u64, usize) {
    let (mut low, mut high) = (u64::MAX, 0);
    for value in values {
        (low, high) = (low.min(value), high.max(value));
    }
    let above = high.saturating_sub(low);
    (if low > high { 0 } else { low }, (64 - above.leading_zeros() as usize).div_ceil(8))
}

fn put_values(to: &mut Vec<u8>, values: impl Iterator<Item = u64>, width: usize) {
    match width {
        0 => {}
        1 => values.for_each(|value| to.push(value.to_le_bytes()[0])),
        _ => values.for_each(|value| to.extend_from_slice(&value.to_le_bytes()[..width])),
    }
}

/// Reads so many rows, which have to be all that there is.
pub(super) fn take<R: Row<N>, const N: usize>(bytes: &[u8], rows: usize) -> Option<Vec<R>> {
    let mut bytes = Bytes(bytes);
    if rows > bytes.0.len() {
        return None;
    }
    let columns = (0..N).map(|_| column(&mut bytes, rows)).collect::<Option<Vec<Vec<u64>>>>()?;
    let columns: [Vec<u64>; N] = columns.try_into().ok()?;
    bytes.end()?;
    (0..rows).map(|row| R::of(std::array::from_fn(|column| columns[column][row]))).collect()
}

fn column(bytes: &mut Bytes, rows: usize) -> Option<Vec<u64>> {
    let [kind] = bytes.array()?;
    let by_steps = kind & BY_STEPS != 0;
    let mut last = if by_steps { bytes.number()? } else { 0 };
    let low = bytes.number()?;
    let width = usize::from(kind & WIDTH);
    let packed = bytes.take(rows.checked_mul(width)?)?;
    let mut values = match width {
        0 => vec![low; rows],
        1 => values::<1>(packed, low),
        2 => values::<2>(packed, low),
        3 => values::<3>(packed, low),
        4 => values::<4>(packed, low),
        5 => values::<5>(packed, low),
        6 => values::<6>(packed, low),
        7 => values::<7>(packed, low),
        8 => values::<8>(packed, low),
        _ => return None,
    };
    if by_steps {
        for value in &mut values {
            last = last.wrapping_add(unfolded(*value).cast_unsigned());
            *value = last;
        }
    }
    Some(values)
}

fn values<const WIDTH: usize>(packed: &[u8], low: u64) -> Vec<u64> {
    let (packed, _) = packed.as_chunks::<WIDTH>();
    let value = |bytes: &[u8; WIDTH]| {
        let mut value = [0; 8];
        value[..WIDTH].copy_from_slice(bytes);
        u64::from_le_bytes(value).wrapping_add(low)
    };
    packed.iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    impl Row<2> for [u64; 2] {
        fn cells(&self) -> [u64; 2] {
            *self
        }

        fn of(cells: [u64; 2]) -> Option<[u64; 2]> {
            Some(cells)
        }
    }

    #[test]
    fn a_column_takes_what_its_range_or_its_steps_take() {
        let length = |rows: &[[u64; 2]]| put(rows).len() - put(&[[0, 0]; 0]).len();
        assert_eq!(length(&[[7, u64::MAX]; 9]), 9);
        assert_eq!(length(&[[7, 1_000_000], [8, 1_000_255]]), 2 + 2);
        assert_eq!(length(&[[7, 1_000_000], [8, 1_000_256]]), 2 + 4);
        let rows: Vec<[u64; 2]> = (0..300).map(|row| [row, 3 * row]).collect();
        // Both are by steps, and have a first number for that.
        assert_eq!(length(&rows), 2 * (300 + 8));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_come_back_and_damage_is_no_panic(
            rows in prop::collection::vec((any::<u64>(), 0..300_u64), 0..40),
            near in any::<u64>(),
            (at, to) in (any::<prop::sample::Index>(), any::<u8>()),
            count in 0..50_usize,
        ) {
            let far = rows.iter().map(|(any, small)| [*any, *small]);
            let close = rows.iter().map(|(_, small)| [near.wrapping_add(*small), *small]);
            for rows in [far.collect::<Vec<[u64; 2]>>(), close.collect()] {
                let mut bytes = put(&rows);
                let count_of_rows = rows.len();
                prop_assert_eq!(take::<[u64; 2], 2>(&bytes, count_of_rows), Some(rows));
                let at = at.index(bytes.len());
                prop_assert_eq!(take::<[u64; 2], 2>(&bytes[..at], count_of_rows), None);
                drop(take::<[u64; 2], 2>(&bytes[..at], count));
                bytes[at] = to;
                drop(take::<[u64; 2], 2>(&bytes, count));
            }
        }

        #[test]
        fn numbers_unfold(number in any::<i64>()) {
            prop_assert_eq!(unfolded(folded(number)), number);
        }
    }
}
