//! Input files to orders.
//!
//! 1. [`Source`]: a file, plain or packed; with `workbook`, `sheet`, `cell` and `serial`, a sheet
//!    of a workbook as text.
//! 2. [`Formats`]: what a header says about the layout.
//! 3. `layout`: which cell plays which role.
//! 4. `opening`, with `encoding`, `shape` and `evidence`: how this file writes letters, rows,
//!    dates and decimals.
//! 5. `row`, `draft`: rows gathered into orders, each cell read once.
//! 6. `settle`: each draft is an order, a credit note, or left out.
//!
//! Identity ends here: an e-mail becomes a [`Customer`], a number without
//! meaning, and goes no further.

mod amount;
mod cell;
mod draft;
mod encoding;
mod error;
mod evidence;
mod format;
mod inspect;
mod layout;
mod moment;
mod names;
mod opening;
mod read;
mod row;
mod serial;
mod settle;
mod shape;
mod sheet;
mod source;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use crate::units::Currency;
use crate::units::Day;
use crate::units::Money;
use crate::units::Month;

pub use error::{Error, Faults, Hint};
pub use format::{Format, Formats};
pub use inspect::{Inspection, Sample, Status, guess, inspect};
pub use read::{Input, read};
pub use source::Source;
pub use workbook::{BadWorkbook, Sheet};

/// A person, as a number that means nothing outside one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Customer(pub u32);

/// A name in [`Orders::names`]: of a channel, country, product or coupon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(pub u32);

/// Whether a row group sold something or only took money back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An order.
    Sale,
    /// A credit note: negative revenue on its own day, and no activity.
    Credit,
}

/// What an order tells about its circumstances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Traits {
    /// How the customer came.
    pub channel: Option<Name>,
    /// Where it went.
    pub country: Option<Name>,
    /// The product with the largest amount in the order.
    pub product: Option<Name>,
    /// A voucher that was used.
    pub coupon: Option<Name>,
}

/// One order or credit note that counts.
///
/// The order of the fields is the order of time within one customer, and ties
/// end in the values themselves, so it does not depend on the input's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// Who; `None` when the order names nobody.
    pub customer: Option<Customer>,
    /// The day in the shop's zone.
    pub day: Day,
    /// Seconds since that day's midnight; 0 when the file has no time.
    pub second: u32,
    /// Sale or credit note.
    pub kind: Kind,
    /// Before discounts and refunds, without tax and delivery where the file
    /// separates them. Above 0 for a sale, below 0 for a credit note.
    pub gross: Money,
    /// Gross less discounts and refunds; never below 0 for a sale.
    pub net: Money,
    /// Circumstances.
    pub traits: Traits,
}

/// Everything read from the input.
#[derive(Clone, Debug)]
pub struct Orders {
    /// Orders and credit notes, sorted.
    pub orders: Vec<Order>,
    /// Text of every [`Name`], sorted.
    pub names: Vec<String>,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What happened to every row.
    pub account: Account,
}

/// What happened to every row: `rows_used` and all rows left out add up to
/// `rows_read`.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Input files, in the order they were read.
    pub files: Vec<FileRead>,
    /// Rows after the headers.
    pub rows_read: u64,
    /// Rows that became part of an order or a credit note.
    pub rows_used: u64,
    /// The rest, by reason.
    pub left_out: BTreeMap<String, LeftOut>,
    /// What to export instead of a file that names nobody, sorted.
    pub no_customers: BTreeSet<String>,
    /// Orders that were refunded by more than their net worth, which is then
    /// tax or delivery given back.
    pub refunds_beyond: u64,
}

/// Rows left out for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many.
    pub rows: u64,
    /// What they would have added to gross revenue.
    pub gross: Money,
    /// Where the first of them are, as `file:line`; at most [`LeftOut::SHOWN`].
    pub lines: Vec<String>,
}

impl LeftOut {
    /// Places that are named for each reason.
    pub const SHOWN: usize = 5;
}

/// One input file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRead {
    /// Its name without folders.
    pub name: String,
    /// BLAKE3 of its bytes as they are on disk, in hexadecimal.
    pub hash: String,
    /// Its format's name.
    pub format: String,
    /// Its format's title.
    pub format_title: String,
    /// Its encoding, by the name that browsers use; `xlsx` for a workbook.
    pub encoding: &'static str,
    /// The zone in which its days are cut; `None` when they are taken as the
    /// file writes them.
    pub zone: Option<String>,
    /// Rows after the header.
    pub rows: u64,
}

impl Orders {
    /// Days of the first and the last order. Credit notes are no activity.
    pub fn span(&self) -> Option<(Day, Day)> {
        let days = || self.orders.iter().filter(|one| one.kind == Kind::Sale).map(|one| one.day);
        Some((days().min()?, days().max()?))
    }

    /// The last month that the orders show to be over: one of them is dated on
    /// its last day or later.
    pub fn last_month_over(&self) -> Option<Month> {
        let (first, last) = self.span()?;
        let month = if last == last.month().last() { last.month() } else { last.month() - 1 };
        (month >= first.month()).then_some(month)
    }

    /// Whether `month` can be taken to be over: the orders go on to its last
    /// day, or stop before it by no more than the longest stretch without an
    /// order that occurred earlier.
    pub fn covers(&self, month: Month) -> bool {
        let Some((_, last)) = self.span() else { return false };
        let mut days: Vec<Day> =
            self.orders.iter().filter(|one| one.kind == Kind::Sale).map(|one| one.day).collect();
        days.sort_unstable();
        let longest = days.windows(2).map(|pair| pair[1].since(pair[0])).max().unwrap_or_default();
        month.last().since(last) <= longest
    }
}
