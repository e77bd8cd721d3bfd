//! A file as it is on disk, plain or packed, with whoever is told of its bytes.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;

use blake3::{Hash, Hasher};

use super::error::Error;
use super::stream::Stream;
use super::workbook;

/// Bytes of an input file that are read ahead.
const AHEAD: usize = 1 << 16;

/// Bytes that are hashed at once, where nothing but that is done with them.
const HASHED: usize = 1 << 18;

/// Where order rows come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file on disk.
    File(PathBuf),
    /// A file that is part of the program: its path, and what is in it.
    Embedded(&'static str, &'static [u8]),
    /// What can be read only once.
    Stream(Stream),
}

/// What is in a file.
pub(super) enum Content<'a> {
    /// Text in some encoding.
    Text(Box<dyn Read + Send + 'a>),
    /// All bytes of what may be a workbook.
    Workbook(Vec<u8>),
}

impl Source {
    /// What is at a path: a file, or a pipe.
    pub fn at(path: PathBuf) -> Source {
        Stream::at(&path).map_or_else(|| Source::File(path), Source::Stream)
    }

    /// Standard input.
    pub fn input() -> Source {
        Source::Stream(Stream::input())
    }

    /// As messages name it.
    pub fn place(&self) -> String {
        match self {
            Source::File(path) => path.display().to_string(),
            Source::Embedded(path, _) => (*path).to_string(),
            Source::Stream(stream) => stream.place(),
        }
    }

    /// Its name without folders: what a report may show.
    pub fn name(&self) -> String {
        if let Source::Stream(stream) = self
            && let Some(name) = stream.name()
        {
            return name;
        }
        let place = self.place();
        let name = std::path::Path::new(&place).file_name();
        name.map(|name| name.to_string_lossy().into_owned()).unwrap_or(place)
    }

    /// Bytes on disk, for progress; 0 when that is not known, as of a stream
    /// that has not been read.
    pub fn size(&self) -> u64 {
        match self {
            Source::File(path) => std::fs::metadata(path).map_or(0, |file| file.len()),
            Source::Embedded(_, bytes) => bytes.len() as u64,
            Source::Stream(stream) => stream.size(),
        }
    }

    /// Its bytes as they are on disk.
    fn raw(&self) -> Result<Box<dyn Read + Send>, Error> {
        let fault = |source| Error::Io { place: self.place(), source };
        Ok(match self {
            Source::File(path) if path.is_dir() => {
                return Err(Error::Directory { place: self.place() });
            }
            Source::File(path) => Box::new(File::open(path).map_err(fault)?),
            Source::Embedded(_, bytes) => Box::new(*bytes),
            Source::Stream(stream) => Box::new(stream.open()?),
        })
    }

    /// BLAKE3 of its bytes as they are on disk.
    ///
    /// # Errors
    ///
    /// [`Error::Io`], [`Error::Directory`], and [`Error::Copy`] of a stream.
    pub(super) fn hash(&self) -> Result<Hash, Error> {
        let (mut raw, mut hasher) = (self.raw()?, Hasher::new());
        let mut stretch = vec![0; HASHED];
        loop {
            match raw.read(&mut stretch) {
                Ok(0) => return Ok(hasher.finalize()),
                Ok(read) => drop(hasher.update(&stretch[..read])),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(source) => return Err(Error::Io { place: self.place(), source }),
            }
        }
    }

    /// Opens it and unpacks gzip and Zstandard; these and workbooks are known by
    /// their first bytes. `seen` is told of every stretch of packed bytes that
    /// was read.
    ///
    /// # Errors
    ///
    /// [`Error::Io`], [`Error::Directory`], [`Error::Empty`], [`Error::Copy`] of
    /// a stream, and [`Error::Workbook`] of one that is locked or too old.
    pub(super) fn open<'a>(
        &self,
        seen: &'a mut (dyn FnMut(&[u8]) + Send),
    ) -> Result<Content<'a>, Error> {
        let fault = |source| Error::Io { place: self.place(), source };
        let mut watched = Watched { raw: self.raw()?, seen };
        let mut start = Vec::new();
        watched.by_ref().take(4).read_to_end(&mut start).map_err(fault)?;
        if start.is_empty() {
            return Err(Error::Empty { place: self.place() });
        }
        let is_older = start == [0xd0, 0xcf, 0x11, 0xe0];
        if is_older || start == *b"PK\x03\x04" {
            watched.read_to_end(&mut start).map_err(fault)?;
            if is_older {
                return Err(workbook::older(&start).of(self.place()));
            }
            return Ok(Content::Workbook(start));
        }
        let packed = io::Cursor::new(start.clone()).chain(watched);
        let packed = BufReader::with_capacity(AHEAD, packed);
        Ok(Content::Text(if start.starts_with(&[0x1f, 0x8b]) {
            Box::new(flate2::bufread::MultiGzDecoder::new(packed))
        } else if start == [0x28, 0xb5, 0x2f, 0xfd] {
            Box::new(zstd::stream::read::Decoder::with_buffer(packed).map_err(fault)?)
        } else {
            Box::new(packed)
        }))
    }
}

/// A reader that shows all it reads to somebody else.
struct Watched<'a> {
    raw: Box<dyn Read + Send>,
    seen: &'a mut (dyn FnMut(&[u8]) + Send),
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.raw.read(into)?;
        (self.seen)(&into[..read]);
        Ok(read)
    }
}
