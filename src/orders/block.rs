//! Room for a part of a stream, which is filled again and again.

use std::io::{self, Read};
use std::ops::Deref;

/// Bytes of a stream. The room behind them stays as it is when they go, so that
/// it need not be made blank before it is filled again.
#[derive(Debug, Default)]
pub(super) struct Block {
    room: Vec<u8>,
    filled: usize,
}

impl Block {
    /// Appends bytes of a stream: so many, or fewer when it ends. Gives how many
    /// there were.
    ///
    /// # Errors
    ///
    /// What the stream says.
    pub(super) fn fill(&mut self, from: &mut impl Read, bytes: usize) -> io::Result<usize> {
        let (start, end) = (self.filled, self.filled + bytes);
        self.have_room(end);
        while self.filled < end {
            match from.read(&mut self.room[self.filled..end]) {
                Ok(0) => break,
                Ok(read) => self.filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.filled - start)
    }

    /// Appends a text.
    pub(super) fn append(&mut self, text: &[u8]) {
        let end = self.filled + text.len();
        self.have_room(end);
        self.room[self.filled..end].copy_from_slice(text);
        self.filled = end;
    }

    /// Keeps the first bytes only.
    pub(super) fn truncate(&mut self, bytes: usize) {
        self.filled = self.filled.min(bytes);
    }

    fn have_room(&mut self, bytes: usize) {
        if self.room.len() < bytes {
            self.room.resize(bytes, 0);
        }
    }
}

impl Deref for Block {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.room[..self.filled]
    }
}
