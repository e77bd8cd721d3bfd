//! Rows in parts.

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator, ParallelSlice as _};

/// Rows, in the parts in which they were counted: millions of them need not be
/// moved to stand in one table. Which row is in which part means nothing.
#[derive(Clone, Debug)]
pub struct Parts<T>(Vec<Vec<T>>);

/// Rows that one thread takes at once.
const CHUNK: usize = 1 << 16;

impl<T> Parts<T> {
    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.0.iter().flatten()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Counts all rows, on all threads: each has counts of its own, that begin as
    /// `none`. All are added up, in an order that is not the same each time.
    pub fn counted<C: Send>(
        &self,
        none: impl Fn() -> C + Sync,
        count: impl Fn(&mut C, &T) + Sync,
        add: impl Fn(&mut C, C) + Sync,
    ) -> C
    where
        T: Sync,
    {
        let chunks = self.0.par_iter().flat_map(|part| part.par_chunks(CHUNK));
        let counted = chunks.fold(&none, |mut counts, rows| {
            rows.iter().for_each(|row| count(&mut counts, row));
            counts
        });
        counted.reduce(&none, |mut all, counts| {
            add(&mut all, counts);
            all
        })
    }

    /// Takes the rows of another.
    pub(super) fn join(&mut self, other: Parts<T>) {
        self.0.extend(other.0);
    }
}

impl<T> Default for Parts<T> {
    fn default() -> Parts<T> {
        Parts(Vec::new())
    }
}

impl<T> From<Vec<T>> for Parts<T> {
    fn from(rows: Vec<T>) -> Parts<T> {
        Parts(vec![rows])
    }
}

impl<T> FromIterator<T> for Parts<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Parts<T> {
        rows.into_iter().collect::<Vec<T>>().into()
    }
}

impl<T> Extend<T> for Parts<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, rows: I) {
        self.join(rows.into_iter().collect());
    }
}

/// Of the same rows one after the other, whatever the parts.
impl<T: PartialEq> PartialEq for Parts<T> {
    fn eq(&self, other: &Parts<T>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for Parts<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_their_rows() {
        let mut parts: Parts<u32> = (0..5).collect();
        parts.extend([5, 6]);
        parts.join(Parts::default());
        assert_eq!(parts, (0..7).collect());
        assert_ne!(parts, (0..8).collect());
        assert_eq!((parts.len(), parts.is_empty()), (7, false));
        assert!(Parts::<u32>::from(Vec::new()).is_empty());
        parts.extend(7..200_000);
        let sum = parts.counted(|| 0, |sum, row| *sum += u64::from(*row), |sum, more| *sum += more);
        assert_eq!(sum, (0..200_000).sum::<u64>());
    }
}
