//! What was read of files, kept in a folder for the next time.
//!
//! Of several files only one is new in most months. What was read of the others
//! is on the shelf: an [`entry`] a file, under a [`name`] that stands for all that
//! it depends on. What is not there, or is not as it was written, is read from
//! the file.

mod batches;
mod bytes;
mod columns;
mod entry;
mod name;
mod rows;
mod shares;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufReader, BufWriter, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use blake3::Hash;

use super::batch::Batch;
use super::read::File;
use super::{Formats, Terms};
use batches::Present;

/// A folder in which what was read of files is kept. There need not be one.
///
/// Its entries have no address, telephone number or number of an order in them,
/// but hashes of these, by which somebody who has a list can tell what is on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The folder.
    pub folder: PathBuf,
}

/// What came of a shelf.
#[derive(Clone, Debug, Default)]
pub struct Shelved {
    /// Files that did not have to be read again.
    pub as_before: u64,
    /// Why something could not be kept; the first reason.
    pub fault: Option<Arc<io::Error>>,
}

/// How an entry's file ends, and one that is being written.
const ENDING: &str = ".read";
const UNFINISHED: &str = ".read.new";

/// A shelf while files are read.
pub(super) struct Open<'a> {
    shelf: &'a Shelf,
    /// What all names have in common.
    common: Hash,
    terms: &'a Terms,
    /// Files in the folder that are of this build.
    used: BTreeSet<String>,
    shelved: Shelved,
}

impl<'a> Open<'a> {
    /// The shelf of these terms, if they have one.
    pub(super) fn new(formats: &Formats, terms: &'a Terms) -> Option<Open<'a>> {
        let shelf = terms.shelf.as_ref()?;
        let common = name::common(formats, terms);
        Some(Open { shelf, common, terms, used: BTreeSet::new(), shelved: Shelved::default() })
    }

    /// What was read of a file, whose hash is `content`, another time.
    pub(super) fn get(&mut self, file: &File, content: Hash) -> Option<Batch> {
        let name = name::name(&self.common, file, &content);
        let at = fs::File::open(self.shelf.folder.join(called(&name))).ok()?;
        let size = at.metadata().ok()?.len();
        let (of_file, rates) = (file.opening.source.name(), self.terms.rates.as_ref());
        let present = Present { file: of_file, hash: content, sum: file.sum, rates };
        let batch = batches::take(BufReader::new(at), (name, size), present)?;
        self.used.insert(called(&name));
        self.shelved.as_before += 1;
        Some(batch)
    }

    /// Keeps what was read of a file.
    pub(super) fn put(&mut self, file: &File, batch: &Batch) {
        let Ok(content) = Hash::from_hex(&batch.read.hash) else { return };
        let name = name::name(&self.common, file, &content);
        match self.write(name, file.sum, batch) {
            Ok(()) => drop(self.used.insert(called(&name))),
            Err(error) => self.fault(error),
        }
    }

    fn write(&self, name: Hash, before: i64, batch: &Batch) -> io::Result<()> {
        fs::create_dir_all(&self.shelf.folder)?;
        // What is kept of people is not to be committed.
        let ignore = self.shelf.folder.join(".gitignore");
        if !ignore.exists() {
            fs::write(ignore, "*\n")?;
        }
        // Only its owner can read such a file, and it is gone after an error.
        let mut beside = tempfile::Builder::new();
        let beside = beside.prefix("").suffix(UNFINISHED).tempfile_in(&self.shelf.folder)?;
        let mut to = BufWriter::new(beside);
        batches::put(&mut to, name, batch, (before, self.terms.rates.as_ref()))?;
        to.flush()?;
        let beside = to.into_inner().map_err(io::IntoInnerError::into_error)?;
        beside.persist(self.shelf.folder.join(called(&name)))?;
        Ok(())
    }

    fn fault(&mut self, error: io::Error) {
        self.shelved.fault.get_or_insert_with(|| Arc::new(error));
    }

    /// Takes off the shelf what this build had no use for. Files that are called
    /// otherwise are not its own.
    pub(super) fn close(mut self) -> Shelved {
        let Ok(entries) = fs::read_dir(&self.shelf.folder) else { return self.shelved };
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let needless = name.to_str().filter(|name| is_own(name) && !self.used.contains(*name));
            let removed = needless.map(|_| fs::remove_file(entry.path()));
            if let Some(Err(error)) = removed {
                self.fault(error);
            }
        }
        self.shelved
    }
}

fn called(name: &Hash) -> String {
    format!("{}{ENDING}", name.to_hex())
}

/// Whether a file is called as this program calls its own.
fn is_own(name: &str) -> bool {
    let is_word = |word: &str, length| {
        word.len() == length && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_entry = name.strip_suffix(ENDING).is_some_and(|name| is_word(name, 64));
    is_entry || name.strip_suffix(UNFINISHED).is_some_and(|name| is_word(name, 6))
}

#[cfg(test)]
pub(super) mod tests;
