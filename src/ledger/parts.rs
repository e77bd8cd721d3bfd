//! Rows in parts.

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator, ParallelSlice as _};

/// Rows, in the parts in which they were counted: millions of them need not be
/// moved to stand in one table. Which row is in which part means nothing.
#[derive(Clone, Debug)]
pub struct Parts<T>(Vec<Vec<T>>);

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

    /// All rows, in slices of at most so many, for all threads.
    pub fn par_chunks(&self, most: usize) -> impl ParallelIterator<Item = &[T]>
    where
        T: Sync,
    {
        self.0.par_iter().flat_map(move |part| part.par_chunks(most))
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
        let mut chunks: Vec<&[u32]> = parts.par_chunks(3).collect();
        chunks.sort_unstable();
        assert_eq!(chunks, [&[0, 1, 2][..], &[3, 4], &[5, 6]]);
    }
}
