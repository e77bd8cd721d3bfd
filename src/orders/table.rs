//! A small CSV file that the project keeps beside its order files.

use std::path::Path;

use super::error::Error;
use super::faults::Faults;
use super::hint::Hint;
use super::lines;

/// A file that is small enough to be held whole.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// As messages name it.
    pub(super) place: String,
    text: String,
    /// What the report says of it.
    pub(super) file: SideFile,
}

/// A file beside the order files, by which the report was made too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideFile {
    /// Its name without folders.
    pub name: String,
    /// BLAKE3 of its bytes, in hexadecimal.
    pub hash: String,
}

/// What is wrong with such a file as a whole, or with the shape of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableProblem {
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// Bytes that are no text.
    #[error("this is not text in UTF-8")]
    NotText,
    /// A row that is cut off or has too much.
    #[error("the row has {found} cells and the header {expected}")]
    Ragged {
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
}

impl TableProblem {
    /// What the user can do next.
    pub(super) fn hint(self) -> Hint {
        Some(match self {
            TableProblem::Empty => "take its name out of perennial.toml, or fill it".into(),
            TableProblem::NotText => "save it as CSV in UTF-8".into(),
            TableProblem::Ragged { .. } => {
                "commas stand between cells; a cell with a comma in it stands in double quotes"
                    .into()
            }
        })
    }
}

impl Table {
    /// Reads the file `path`, relative to `root`.
    ///
    /// # Errors
    ///
    /// [`Error::Io`], and those of [`Table::of`].
    pub(super) fn read(path: &Path, root: &Path) -> Result<Table, Error> {
        let path = if root == Path::new(".") { path.to_path_buf() } else { root.join(path) };
        let place = path.display().to_string();
        let bytes =
            std::fs::read(&path).map_err(|source| Error::Io { place: place.clone(), source })?;
        Table::of(&place, bytes)
    }

    /// A file that is at hand.
    ///
    /// # Errors
    ///
    /// [`Error::BadTable`] for what is empty or not UTF-8.
    pub(super) fn of(place: &str, bytes: Vec<u8>) -> Result<Table, Error> {
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let name = Path::new(place).file_name().map(|name| name.to_string_lossy().into_owned());
        let file = SideFile { name: name.unwrap_or_else(|| place.into()), hash };
        let text = String::from_utf8(bytes).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = lines::count(before, 0..before.len()) + 1;
            Error::BadTable { place: place.into(), line, problem: TableProblem::NotText }
        })?;
        if text.trim().is_empty() {
            let problem = TableProblem::Empty;
            return Err(Error::BadTable { place: place.into(), line: 1, problem });
        }
        Ok(Table { place: place.into(), text, file })
    }

    /// The cells of these columns in each row, trimmed, with the row's line.
    /// `take` says what is wrong with a row, if anything is. Other columns may
    /// be there.
    ///
    /// # Errors
    ///
    /// A column that is missing; else every row that is cut off, has too much,
    /// or is not taken.
    pub(super) fn each<const N: usize>(
        &self,
        columns: [&str; N],
        mut take: impl FnMut(u64, [&str; N]) -> Result<(), Error>,
    ) -> Result<(), Faults> {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let mut csv = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        // Text that is in memory and of any number of cells is always read.
        let header = csv.headers().cloned().unwrap_or_default();
        let mut places = [0; N];
        for (place, wanted) in places.iter_mut().zip(columns) {
            *place = header.iter().position(|name| name == wanted).ok_or_else(|| {
                let header = header.iter().map(String::from).collect();
                Error::NoColumn { place: self.place.clone(), wanted: wanted.into(), header }
            })?;
        }
        let mut faults = Faults::default();
        let (mut line, mut counted) = (1, 0);
        for row in csv.records().map_while(Result::ok) {
            let start = row.position().map_or(counted, |start| start_of(text, start));
            line += lines::count(text.as_bytes(), counted..start);
            counted = start;
            let taken = if row.len() == header.len() {
                take(line, places.map(|place| row.get(place).unwrap_or_default()))
            } else {
                let place = self.place.clone();
                let problem = TableProblem::Ragged { found: row.len(), expected: header.len() };
                Err(Error::BadTable { place, line, problem })
            };
            taken.unwrap_or_else(|error| faults.add(error));
        }
        faults.none()
    }
}

/// Where the first letter of a row is; blank lines stand before it.
fn start_of(text: &str, start: &csv::Position) -> usize {
    let from = usize::try_from(start.byte()).unwrap_or(usize::MAX).min(text.len());
    let rest = &text.as_bytes()[from..];
    from + rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
}
