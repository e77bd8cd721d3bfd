//! What can be wrong with order files.

use std::fmt;
use std::io;

use crate::units::Month;

use super::identity::AliasProblem;
use super::rates::RateProblem;
use super::table::TableProblem;
use super::workbook::BadWorkbook;

/// An order file, or a row of one, that cannot be used.
///
/// The message says what is wrong and where; [`Error::hint`] says what to do
/// about it. A message never includes its `source`: the caller prints the
/// chain.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be opened or read.
    #[error("cannot read {place}")]
    Io {
        /// The file, as the user wrote it.
        place: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// A stream could not be copied.
    #[error("cannot keep a copy of {place} in the folder of temporary files")]
    Copy {
        /// The stream, as the user wrote it.
        place: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// A folder stands where a file should.
    #[error("{place} is a directory, not an order file")]
    Directory {
        /// The folder.
        place: String,
    },
    /// No bytes at all.
    #[error("{place} is empty")]
    Empty {
        /// The file.
        place: String,
    },
    /// A spreadsheet or an archive of which no rows can be read.
    #[error("{place} {fault}")]
    Workbook {
        /// The file.
        place: String,
        /// What is wrong with it.
        fault: BadWorkbook,
        /// What stands in the way of its bytes, when it is damaged.
        source: Option<io::Error>,
    },
    /// A header and nothing below it.
    #[error("{place} has a header and no rows")]
    NoRows {
        /// The file.
        place: String,
    },
    /// Bytes that are no text.
    #[error("{place}:{line}: this is not text in UTF-8")]
    NotText {
        /// The file.
        place: String,
        /// Line, from 1.
        line: u64,
    },
    /// A pattern of the configuration that matches no file.
    #[error("no file matches {pattern:?}")]
    NoFile {
        /// The pattern, as the user wrote it.
        pattern: String,
    },
    /// A format name that no file in `content/formats` has.
    #[error("there is no format {name:?}")]
    NoFormat {
        /// What was asked for.
        name: String,
        /// The formats there are.
        known: Vec<String>,
    },
    /// A header that no format recognises.
    #[error("{place}:1: no known format has this header")]
    UnknownLayout {
        /// The file.
        place: String,
        /// Its columns.
        header: Vec<String>,
    },
    /// Nothing says which column plays a role that cannot be done without.
    #[error("{place}: no column is named for the {role}")]
    NoRole {
        /// The file.
        place: String,
        /// The role.
        role: &'static str,
        /// Its columns.
        header: Vec<String>,
    },
    /// A column that the configuration names and the file lacks.
    #[error("{place}:1: there is no column {wanted:?}")]
    NoColumn {
        /// The file.
        place: String,
        /// The header that was asked for.
        wanted: String,
        /// The columns there are.
        header: Vec<String>,
    },
    /// A row that is cut off or has too much.
    #[error("{place}:{line}: the row has {found} cells and the header {expected}")]
    Ragged {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// A cell that is not what its role needs.
    #[error("{place}:{line}: {column} {value:?} is not {problem}")]
    BadCell {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
        /// Header of the column.
        column: String,
        /// What is there; shortened when long.
        value: String,
        /// What was expected.
        problem: Problem,
    },
    /// Dates that may be read with the day or with the month first.
    #[error("{place}: dates such as {value:?} can be read in two ways")]
    TwoDates {
        /// The file.
        place: String,
        /// One of them.
        value: String,
        /// Two forms that fit all that were looked at.
        forms: [String; 2],
    },
    /// Rows of one order that disagree.
    #[error("{place}:{line}: this row has another {role} than the rows above it of the same order")]
    Disagree {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
        /// The role whose cells differ.
        role: &'static str,
    },
    /// Amounts in another currency than the report's.
    #[error("{place}:{line}: the currency is {found}, and the report's is {expected}")]
    TwoCurrencies {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
        /// The row's code.
        found: String,
        /// The report's.
        expected: String,
    },
    /// An order in another currency, and no rate for its month.
    #[error("{place}:{line}: the order is in {currency}, and {rates} has no rate for {month}")]
    NoRate {
        /// The file.
        place: String,
        /// Line where the first such order starts.
        line: u64,
        /// The order's month.
        month: Month,
        /// The order's code.
        currency: String,
        /// The file with the rates.
        rates: String,
    },
    /// A file of aliases or rates that is not one.
    #[error("{place}:{line}: {problem}")]
    BadTable {
        /// The file.
        place: String,
        /// Line, from 1.
        line: u64,
        /// What is wrong there.
        problem: TableProblem,
    },
    /// A row of the file with rates that is not understood.
    #[error("{place}:{line}: {problem}")]
    BadRate {
        /// The file.
        place: String,
        /// Line of the row.
        line: u64,
        /// What is wrong with it.
        problem: RateProblem,
    },
    /// A row of the file with aliases that is not understood.
    #[error("{place}:{line}: {problem}")]
    BadAlias {
        /// The file.
        place: String,
        /// Line of the row.
        line: u64,
        /// What is wrong with it.
        problem: AliasProblem,
    },
    /// More money than a sum can hold.
    #[error("{place}:{line}: the amounts up to this row add up to more than can be counted")]
    TooMuch {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
    },
    /// Rows there are, and none of them is an order that counts.
    #[error("none of the {rows} rows is an order that counts")]
    NoOrders {
        /// Rows read.
        rows: u64,
        /// Reasons and how many rows each left out.
        reasons: Vec<(String, u64)>,
    },
}

/// What a cell was expected to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// As the file's other dates, or as `date_format` says.
    #[error("a date from 1980 to 2099")]
    Date,
    /// Something, where nothing is.
    #[error("filled, and every order needs a date")]
    NoDate,
    /// A decimal number with at most four decimals.
    #[error("an amount")]
    Amount,
    /// A decimal number.
    #[error("a quantity")]
    Quantity,
    /// A word that the format or the rules explain.
    #[error("a status that is known")]
    Status,
    /// An ISO 4217 code.
    #[error("a currency")]
    Currency,
}

/// A sentence that says what to do next.
pub type Hint = Option<String>;

impl Error {
    /// What the user can do next, as one sentence, when there is something.
    pub fn hint(&self) -> Hint {
        let columns = |header: &[String]| {
            let named: Vec<&str> =
                header.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            format!("the columns are {}", named.join(", "))
        };
        Some(match self {
            Error::Io { .. } | Error::NoRows { .. } | Error::TooMuch { .. } => return None,
            Error::Directory { place } => {
                format!("name the files in it: '{}/*.csv'", place.trim_end_matches('/'))
            }
            Error::Copy { .. } => {
                "set TMPDIR to a folder with room for it, or give it as a file".into()
            }
            Error::Workbook { fault, .. } => fault.hint(),
            Error::Empty { .. } => "export the file again from the store".into(),
            Error::NotText { .. } => {
                "give a CSV file, plain, .gz or .zst, or an .xlsx workbook; if it is text of another kind, say encoding = \"windows-1252\" under [[orders]]"
                    .into()
            }
            Error::NoFile { .. } => {
                "paths under [[orders]] files are relative to perennial.toml".into()
            }
            Error::NoFormat { known, name } => {
                crate::config::nearest(name, known.iter().map(String::as_str))
            }
            Error::UnknownLayout { header, .. } => format!(
                "{}; name their roles under [orders.columns] in perennial.toml, with format = \"columns\"",
                columns(header)
            ),
            Error::NoRole { role, header, .. } => format!(
                "{}; name one with {role} = \"…\" under [orders.columns] in perennial.toml",
                columns(header)
            ),
            Error::NoColumn { header, wanted, .. } => {
                let near = crate::config::near(wanted, header.iter().map(String::as_str));
                near.unwrap_or_else(|| columns(header))
            }
            Error::Ragged { .. } => {
                "a file that stops half-way ends so: export it again; else look for a stray quote".into()
            }
            Error::BadCell { problem, .. } => return problem.hint(),
            Error::TwoDates { forms: [one, other], .. } => format!(
                "set date_format = {one:?} or date_format = {other:?} under [orders.rules]"
            ),
            Error::Disagree { role: "amount", .. } => {
                "if amount is the amount of one line, map quantity and unit_price instead, or leave out order"
                    .into()
            }
            Error::Disagree { .. } => {
                "check that the column mapped as order is unique to one order".into()
            }
            Error::TwoCurrencies { .. } => {
                "a report has one currency: name a file of rates with rates = \"rates.csv\" under [currency], or build a report from the export of each"
                    .into()
            }
            Error::NoRate { month, currency, .. } => {
                format!("add the row {month},{currency},… with what one {currency} was worth")
            }
            Error::BadTable { problem, .. } => return problem.hint(),
            Error::BadRate { problem, .. } => return problem.hint(),
            Error::BadAlias { problem, .. } => return problem.hint(),
            Error::NoOrders { reasons, .. } => {
                if reasons.is_empty() {
                    return None;
                }
                let reasons: Vec<String> =
                    reasons.iter().map(|(why, rows)| format!("{rows} {why}")).collect();
                format!("left out were {}; look at [orders.rules]", reasons.join(", "))
            }
        })
    }
}

impl Problem {
    fn hint(self) -> Hint {
        match self {
            Problem::Date => Some(
                "if the file writes dates in a way of its own, name it with date_format = \"%d/%m/%Y\" under [orders.rules]"
                    .into(),
            ),
            Problem::Amount | Problem::Quantity => {
                Some("numbers of a file are all written in one way, 1,234.50 or 1.234,50; the latter is decimal = \",\" under [orders.rules]".into())
            }
            Problem::Status => Some(
                "say what it means under [orders.rules.status]: counts = [\"…\"], or leave_out = { \"…\" = \"why\" }"
                    .into(),
            ),
            Problem::Currency | Problem::NoDate => None,
        }
    }
}

/// Every fault of the input at once.
#[derive(Debug, Default)]
pub struct Faults {
    /// The first of them, in the order of the input; at most [`Faults::KEPT`].
    pub first: Vec<Error>,
    /// How many there are beyond those.
    pub more: u64,
}

impl Faults {
    /// Faults that are kept with their text.
    pub const KEPT: usize = 100;

    /// Adds one.
    pub(super) fn add(&mut self, error: Error) {
        if self.first.len() < Faults::KEPT { self.first.push(error) } else { self.more += 1 }
    }

    /// These and others.
    pub(super) fn and(mut self, others: Faults) -> Faults {
        others.first.into_iter().for_each(|error| self.add(error));
        self.more += others.more;
        self
    }

    /// `Ok` when there are none.
    pub(super) fn none(self) -> Result<(), Faults> {
        if self.first.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl From<Error> for Faults {
    fn from(error: Error) -> Faults {
        Faults { first: vec![error], more: 0 }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} faults in the order files", self.first.len() as u64 + self.more)
    }
}

impl std::error::Error for Faults {}
