//! A file on the shelf: parts with a checksum each.
//!
//! ```text
//! magic, 8 bytes    version, 4    name, 32    length of what follows, 8
//! parts:            length, 4     checksum, 32     payload
//! ```
//!
//! The checksum is BLAKE3 of the part's number and its payload, with the entry's
//! name as the key, so that a part is where it was written. Nothing of a payload
//! is looked at before that.

use std::io::{self, Read, Seek, SeekFrom, Write};

use blake3::{Hash, Hasher};
use rayon::iter::ParallelIterator as _;
use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _};
use rayon::slice::ParallelSlice as _;

use super::bytes::Bytes;
use super::columns::{self, ROWS, Row};

const MAGIC: [u8; 8] = *b"PERENREA";

/// Of the form of entries. What is in them is of the program that is part of
/// their names.
const VERSION: u32 = 1;

/// Bytes before the parts, and before the payload of a part.
const OPENING: usize = 8 + 4 + 32 + 8;
const BEFORE: usize = 4 + 32;

fn checksum(name: &Hash, number: u64, payload: &[u8]) -> Hash {
    let mut hasher = Hasher::new_keyed(name.as_bytes());
    hasher.update(&number.to_le_bytes()).update(payload);
    hasher.finalize()
}

fn opening(name: &Hash, length: u64) -> Vec<u8> {
    [&MAGIC[..], &VERSION.to_le_bytes(), name.as_bytes(), &length.to_le_bytes()].concat()
}

/// An entry that is being written.
pub(super) struct Out<W> {
    to: W,
    name: Hash,
    /// Parts so far, and their bytes.
    number: u64,
    length: u64,
}

impl<W: Write + Seek> Out<W> {
    /// An entry with this name.
    pub(super) fn new(mut to: W, name: Hash) -> io::Result<Out<W>> {
        to.write_all(&opening(&name, 0))?;
        Ok(Out { to, name, number: 0, length: 0 })
    }

    /// Writes a part.
    pub(super) fn part(&mut self, payload: &[u8]) -> io::Result<()> {
        let checksum = checksum(&self.name, self.number, payload);
        self.checked(payload, &checksum)
    }

    fn checked(&mut self, payload: &[u8], checksum: &Hash) -> io::Result<()> {
        let length = u32::try_from(payload.len()).map_err(io::Error::other)?;
        self.to.write_all(&length.to_le_bytes())?;
        self.to.write_all(checksum.as_bytes())?;
        self.to.write_all(payload)?;
        self.number += 1;
        self.length += (BEFORE + payload.len()) as u64;
        Ok(())
    }

    /// Writes rows, as many as make a part in each, some parts on all threads at
    /// once.
    pub(super) fn rows<R: Row<N> + Sync, const N: usize>(
        &mut self,
        rows: impl Iterator<Item = R>,
    ) -> io::Result<()> {
        let mut rows = rows.peekable();
        let at_once = ROWS * rayon::current_num_threads();
        let mut some = Vec::new();
        while rows.peek().is_some() {
            some.clear();
            some.extend(rows.by_ref().take(at_once));
            let (name, first) = (self.name, self.number);
            let payloads = some.par_chunks(ROWS).enumerate().map(|(at, rows)| {
                let payload = columns::put(rows);
                let checksum = checksum(&name, first + at as u64, &payload);
                (payload, checksum)
            });
            for (payload, checksum) in payloads.collect::<Vec<(Vec<u8>, Hash)>>() {
                self.checked(&payload, &checksum)?;
            }
        }
        Ok(())
    }

    /// Says how long it is, now that this is known.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.to.seek(SeekFrom::Start(0))?;
        self.to.write_all(&opening(&self.name, self.length))?;
        self.to.flush()
    }
}

/// An entry that is being read. Whatever is not as it was written is `None`.
pub(super) struct In<R> {
    from: R,
    name: Hash,
    number: u64,
    /// Bytes that are left.
    left: u64,
}

impl<R: Read> In<R> {
    /// The entry with this name, of a file of so many bytes.
    pub(super) fn new(mut from: R, name: Hash, size: u64) -> Option<In<R>> {
        let mut found = [0; OPENING];
        from.read_exact(&mut found).ok()?;
        let left = size.checked_sub(OPENING as u64)?;
        (found[..] == opening(&name, left)).then_some(In { from, name, number: 0, left })
    }

    /// Bytes that are left: no more rows can follow.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// The next part, unchecked: its number, its checksum and its payload.
    fn next(&mut self) -> Option<(u64, Hash, Vec<u8>)> {
        let mut before = [0; BEFORE];
        self.left = self.left.checked_sub(BEFORE as u64)?;
        self.from.read_exact(&mut before).ok()?;
        let mut before = Bytes(&before);
        let length = u32::from_le_bytes(before.array()?);
        let checksum = Hash::from_bytes(before.array()?);
        self.left = self.left.checked_sub(length.into())?;
        let mut payload = vec![0; usize::try_from(length).ok()?];
        self.from.read_exact(&mut payload).ok()?;
        self.number += 1;
        Some((self.number - 1, checksum, payload))
    }

    /// The next part.
    pub(super) fn part(&mut self) -> Option<Vec<u8>> {
        let (number, expected, payload) = self.next()?;
        (checksum(&self.name, number, &payload) == expected).then_some(payload)
    }

    /// The next so many rows, which `take` is given in their order, some parts
    /// on all threads at once.
    pub(super) fn rows<T: Row<N> + Send, const N: usize>(
        &mut self,
        count: usize,
        mut take: impl FnMut(T) -> Option<()>,
    ) -> Option<()> {
        let mut counts = (0..count.div_ceil(ROWS)).map(|part| ROWS.min(count - part * ROWS));
        loop {
            let some = counts.by_ref().take(rayon::current_num_threads());
            let parts = some.map(|rows| Some((rows, self.next()?)));
            let parts = parts.collect::<Option<Vec<(usize, (u64, Hash, Vec<u8>))>>>()?;
            if parts.is_empty() {
                return Some(());
            }
            let name = &self.name;
            let read = parts.par_iter().map(|(rows, (number, expected, payload))| {
                let is_sound = checksum(name, *number, payload) == *expected;
                if is_sound { columns::take(payload, *rows) } else { None }
            });
            let read = read.collect::<Vec<Option<Vec<T>>>>();
            read.into_iter()
                .collect::<Option<Vec<Vec<T>>>>()?
                .into_iter()
                .flatten()
                .try_for_each(&mut take)?;
        }
    }

    /// That there is nothing left.
    pub(super) fn end(self) -> Option<()> {
        (self.left == 0).then_some(())
    }
}
