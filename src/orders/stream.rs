//! What can be read only once: a pipe, or standard input.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::error::Error;

/// Bytes that are copied at a time.
const STRETCH: usize = 1 << 16;

/// What standard input is called.
const INPUT: &str = "standard input";

/// Paths that stand for what the program was given open: on some systems two
/// readers of one of these share their place in it.
const GIVEN: [&str; 2] = ["/dev/stdin", "/dev/fd"];

/// A stream. Order files are read several times, so it is copied when it is
/// first read, to a file without a name, which is gone with the program.
#[derive(Clone, Debug)]
pub struct Stream {
    /// `None` for standard input.
    path: Option<PathBuf>,
    copy: Arc<Mutex<Option<File>>>,
}

impl Stream {
    pub(super) fn input() -> Stream {
        Stream { path: None, copy: Arc::default() }
    }

    /// The stream at a path; `None` when a file or a folder is there, or
    /// nothing.
    pub(super) fn at(path: &Path) -> Option<Stream> {
        let is_given = GIVEN.iter().any(|given| path.starts_with(given));
        let found = path.metadata().ok()?;
        let is_stream = !found.is_dir() && (is_given || !found.is_file());
        is_stream.then(|| Stream { path: Some(path.into()), copy: Arc::default() })
    }

    /// As the user wrote it.
    pub(super) fn place(&self) -> String {
        self.path.as_ref().map_or_else(|| INPUT.into(), |path| path.display().to_string())
    }

    /// What a report may show. A number in `/dev/fd` alone would say nothing.
    pub(super) fn name(&self) -> Option<String> {
        let is_given = |path: &&PathBuf| GIVEN.iter().any(|given| path.starts_with(given));
        self.path.as_ref().filter(is_given).map(|_| self.place())
    }

    /// Bytes of the copy; 0 until there is one.
    pub(super) fn size(&self) -> u64 {
        let copy = held(&self.copy);
        copy.as_ref().and_then(|copy| copy.metadata().ok()).map_or(0, |copy| copy.len())
    }

    /// All of it, from the start.
    ///
    /// # Errors
    ///
    /// [`Error::Io`], and [`Error::Copy`] when there is no room for the copy.
    pub(super) fn open(&self) -> Result<impl Read + Send + use<>, Error> {
        let mut copy = held(&self.copy);
        if copy.is_none() {
            let fault = |source| Error::Io { place: self.place(), source };
            *copy = Some(match &self.path {
                Some(path) => self.copied(File::open(path).map_err(fault)?)?,
                None => self.copied(io::stdin().lock())?,
            });
        }
        Ok(Reader { copy: Arc::clone(&self.copy), at: 0 })
    }

    fn copied(&self, mut from: impl Read) -> Result<File, Error> {
        let full = |source| Error::Copy { place: self.place(), source };
        let mut copy = tempfile::tempfile().map_err(full)?;
        let mut stretch = vec![0; STRETCH];
        loop {
            match from.read(&mut stretch) {
                Ok(0) => return Ok(copy),
                Ok(read) => copy.write_all(&stretch[..read]).map_err(full)?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(source) => return Err(Error::Io { place: self.place(), source }),
            }
        }
    }
}

/// What a reader that panicked has left is still the same file.
fn held(copy: &Mutex<Option<File>>) -> MutexGuard<'_, Option<File>> {
    copy.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A reader of the copy with a place of its own in it.
struct Reader {
    copy: Arc<Mutex<Option<File>>>,
    at: u64,
}

impl Read for Reader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut copy = held(&self.copy);
        let Some(copy) = copy.as_mut() else { return Ok(0) };
        copy.seek(SeekFrom::Start(self.at))?;
        let read = copy.read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives three bytes at a time, and is interrupted before each.
    struct Halting<'a>(&'a [u8], bool);

    impl Read for Halting<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            self.0.read(&mut into[..3])
        }
    }

    #[test]
    fn readers_of_a_copy_have_places_of_their_own() {
        let stream = Stream::input();
        let copy = stream.copied(Halting(b"id,who,when", false)).unwrap();
        *held(&stream.copy) = Some(copy);
        assert_eq!(stream.size(), 11);
        let (mut one, mut two) = (stream.open().unwrap(), stream.clone().open().unwrap());
        let mut read = [0; 3];
        one.read_exact(&mut read).unwrap();
        let mut all = String::new();
        two.read_to_string(&mut all).unwrap();
        one.read_exact(&mut read).unwrap();
        assert_eq!((all.as_str(), &read), ("id,who,when", b"who"));
    }

    #[test]
    fn files_and_folders_are_no_streams() {
        for path in [file!(), "src", "nowhere", "-"] {
            assert!(Stream::at(path.as_ref()).is_none(), "{path}");
        }
    }
}
