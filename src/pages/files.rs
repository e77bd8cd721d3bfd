//! The CSV files of tables.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::platforms::inert;

use super::view::{Cell, Column};

/// CSV files by their path in the month's folder.
#[derive(Debug, Default)]
pub(super) struct Files(Mutex<BTreeMap<String, Vec<u8>>>);

impl Files {
    /// Keeps a file. Pages are made in any order: two that make one table make the
    /// same file of it.
    pub(super) fn keep(&self, path: String, bytes: Vec<u8>) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        debug_assert!(files.get(&path).is_none_or(|it| *it == bytes), "two tables are {path}");
        files.insert(path, bytes);
    }

    /// All that were kept.
    pub(super) fn all(self) -> BTreeMap<String, Vec<u8>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file of rows of texts.
pub(super) fn file(columns: &[&str], mut rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().from_writer(Vec::new());
    let written = csv
        .write_record(columns)
        .and_then(|()| rows.try_for_each(|row| csv.write_record(row.iter().map(|it| inert(it)))));
    written.expect("a row has a cell for each column, and memory does not fail");
    csv.into_inner().expect("memory does not fail")
}

/// A CSV file of the raw cells.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in
/// front; numbers keep their sign.
pub(super) fn csv_file(columns: &[Column], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().from_writer(Vec::new());
    let written = csv.write_record(columns.iter().map(|column| &column.id)).and_then(|()| {
        rows.iter().try_for_each(|row| csv.write_record(row.iter().map(|cell| inert(&cell.raw))))
    });
    written.expect("a row has a cell for each column, and memory does not fail");
    csv.into_inner().expect("memory does not fail")
}
