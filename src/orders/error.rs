//! What can be wrong with order files.

use std::io;

use crate::config::Mark;
use crate::units::Month;

use super::blocks::LONGEST_ROW;
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
    /// A quote that begins a cell and nothing ends, so that the rest of the file
    /// would be one row.
    #[error("{place}:{line}: a quote opens in this row and is not closed")]
    Unclosed {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
    },
    /// A row that is longer than any that a shop's software writes.
    #[error("{place}:{line}: the row is longer than {} MB", LONGEST_ROW >> 20)]
    TooLong {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
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
        /// Two forms that fit all that were looked at, as `date_format` names them.
        forms: [Vec<String>; 2],
    },
    /// Dates of forms that are not read together.
    #[error("{place}: {found}")]
    TwoForms {
        /// The file.
        place: String,
        /// The dates.
        found: Box<TwoForms>,
    },
    /// As many amounts with a decimal comma as with a point.
    #[error(
        "{place}: as many amounts have a decimal comma as a point: {:?} in line {} and {:?} in line {}",
        .cells[0].1, .cells[0].0, .cells[1].1, .cells[1].0
    )]
    TwoMarks {
        /// The file.
        place: String,
        /// One of each, with the line where its row starts.
        cells: [(u64, String); 2],
    },
    /// Amounts of whole numbers or of decimals: nothing tells.
    #[error("{place}:{line}: the amount {value:?} can be read with decimals or with thousands")]
    NoMark {
        /// The file.
        place: String,
        /// Line where the row starts.
        line: u64,
        /// The amount.
        value: String,
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

/// Dates of two forms in one file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "dates are written in two forms: {:?} in line {} and {:?} in line {}",
    .cells[0].1, .cells[0].0, .cells[1].1, .cells[1].0
)]
pub struct TwoForms {
    /// One of each, with the line where its row starts.
    pub cells: [(u64, String); 2],
    /// By what each is read, as `date_format` names it; none for year first,
    /// which needs no name.
    pub forms: [Vec<String>; 2],
    /// Whether no date means something by both.
    pub are_apart: bool,
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
    /// A decimal number, with this mark.
    #[error("an amount")]
    Amount(Mark),
    /// A decimal number, with this mark.
    #[error("a quantity")]
    Quantity(Mark),
    /// A word that the format or the rules explain.
    #[error("a status that is known")]
    Status,
    /// A word that the format or the rules explain.
    #[error("a word for an account or a guest")]
    Account,
    /// An ISO 4217 code.
    #[error("a currency")]
    Currency,
    /// An amount whose sign is that of the order's currency.
    #[error("an amount in {0}, the order's currency")]
    AmountIn(&'static str),
    /// An amount whose sign says its currency.
    #[error("an amount whose currency is known")]
    Sign,
    /// Yes or no.
    #[error("yes or no")]
    Consent,
}
