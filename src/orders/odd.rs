//! A single row as the csv crate's own automaton reads it.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Reads rows that are not plain. Making the automaton takes as long as reading
/// a hundred rows, so it is made once.
#[derive(Debug, Default)]
pub(super) struct Odd {
    reader: Option<(u8, Box<Reader>)>,
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// A row that was read.
pub(super) struct OddRow<'a> {
    /// Bytes of the input that it takes.
    pub(super) length: usize,
    /// Its cells, one after the other, and where each ends.
    pub(super) text: &'a [u8],
    pub(super) ends: &'a [usize],
}

impl Odd {
    /// The row that `input` begins with; `None` when there is none in it.
    pub(super) fn read(&mut self, delimiter: u8, input: &[u8]) -> Option<OddRow<'_>> {
        let (made_for, reader) = self.reader.get_or_insert_with(|| made(delimiter));
        if *made_for != delimiter {
            (*made_for, *reader) = made(delimiter);
        }
        reader.reset();
        let (mut length, mut written, mut cells) = (0, 0, 0);
        self.text.resize(self.text.len().max(1 << 8), 0);
        self.ends.resize(self.ends.len().max(1 << 5), 0);
        loop {
            // An empty rest tells the automaton that the input is over.
            let (result, read, wrote, ended) = reader.read_record(
                &input[length..],
                &mut self.text[written..],
                &mut self.ends[cells..],
            );
            (length, written, cells) = (length + read, written + wrote, cells + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return None,
            }
        }
        Some(OddRow { length, text: &self.text[..written], ends: &self.ends[..cells] })
    }
}

fn made(delimiter: u8) -> (u8, Box<Reader>) {
    (delimiter, Box::new(ReaderBuilder::new().delimiter(delimiter).build()))
}
