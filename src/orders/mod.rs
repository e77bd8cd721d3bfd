//! Input files to orders.
//!
//! 1. [`Source`]: a file, plain or packed, or a [`Stream`]; with `workbook`, `sheet`, `cell` and
//!    `serial`, a sheet of a workbook as text.
//! 2. [`Formats`]: what a header says about the layout.
//! 3. `layout`: which cell plays which role.
//! 4. `opening`, with `encoding`, `shape`, `evidence` and `forms`: how this file writes letters,
//!    rows, decimals and dates.
//! 5. `blocks`, `cut`, with `lines`: bytes cut into rows of cells.
//! 6. `row`, `draft`: rows gathered into orders, on all threads (`swift`) or one (`careful`).
//! 7. `settle`, `rates`: what an order is worth, in the report's currency.
//! 8. `share`: each draft is an order, a credit note, or left out.
//! 9. `shelf`: what was read of a file, kept for the next time.
//! 10. `gather`, `identity`: all files together.
//! 11. `crowd`, `teller`, `people`: who ordered what.
//!
//! 12. `pseudonym`, `contacts`: only when asked, who is who by a secret, and how to reach them.
//!
//! Identity ends here: an e-mail becomes the place of a [`Person`] in a list
//! that means nothing, and goes no further, but by [`contacts`] into a list that the
//! shop asks for.

mod account;
mod amount;
mod apart;
mod batch;
mod block;
mod blocks;
mod careful;
mod cell;
mod cells;
mod columns;
mod contacts;
mod costs;
mod crowd;
mod cut;
mod days;
mod digits;
mod draft;
mod encoding;
mod error;
mod evidence;
mod facts;
mod faults;
mod format;
mod forms;
mod gather;
mod hand;
mod hint;
mod identity;
mod ids;
mod inspect;
mod job;
mod key;
mod labels;
mod layout;
mod left_out;
mod lines;
mod marks;
mod memo;
mod moment;
mod names;
mod odd;
mod opening;
mod people;
mod plan;
mod pseudonym;
mod rates;
mod raw;
mod read;
mod recent;
mod refrain;
mod row;
mod rows;
mod rules;
mod serial;
mod settle;
mod shape;
mod share;
mod sheaf;
mod sheet;
mod shelf;
mod source;
mod strays;
mod stream;
mod stretch;
mod swift;
mod table;
mod teller;
mod tender;
mod terms;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use crate::units::Currency;
use crate::units::Day;
use crate::units::Money;
use crate::units::Month;

pub use contacts::{Contact, Reached, contacts};
pub use costs::Costed;
pub use crowd::Crowd;
pub use error::Error;
pub use faults::Faults;
pub use format::{Format, Formats};
pub use hint::Hint;
pub use identity::{AliasProblem, Effect, Identity, Merged, Repeat, Rule};
pub use inspect::{Inspection, Sample, Status, guess, inspect};
pub use left_out::{LeftRows, write_left_out};
pub use people::{Lot, Person};
pub use pseudonym::{Pseudonym, Secret};
pub use rates::{Converted, RateProblem, Rates};
pub use read::{Input, read, read_crowd};
pub use shelf::{Shelf, Shelved};
pub use source::Source;
pub use strays::Strays;
pub use stream::Stream;
pub use table::{SideFile, TableProblem};
pub use terms::Terms;
pub use workbook::{BadWorkbook, Sheet};

/// A name in [`Orders::names`]: of a trait of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(pub u32);

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
    /// The kind of product with the largest amount in the order.
    pub category: Option<Name>,
    /// Whether it was ordered with an account or as a guest: `account` or
    /// `guest`.
    pub account: Option<Name>,
}

impl Traits {
    /// All of them, in the order of the fields.
    pub fn all(&self) -> [Option<Name>; 6] {
        let Traits { channel, country, product, coupon, category, account } = *self;
        [channel, country, product, coupon, category, account]
    }
}

/// What was ordered on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takings {
    /// By people who are named.
    pub identified: Side,
    /// By nobody who is named.
    pub nobody: Side,
}

impl Takings {
    /// By everybody.
    pub fn all(&self) -> Side {
        let mut all = self.identified;
        all += self.nobody;
        all
    }
}

/// Orders and credit notes in sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Orders.
    pub orders: u64,
    /// Their worth before discounts and refunds, without tax and delivery where
    /// the file separates them.
    pub gross: Money,
    /// Gross less discounts and refunds; never below 0 for an order.
    pub net: Money,
    /// Credit notes: rows that only take money back, which are no activity.
    pub credit_notes: u64,
    /// Their net; 0 or below.
    pub credits: Money,
}

/// Everything read from the input: people told apart, or a [`Crowd`].
#[derive(Clone, Debug)]
pub struct Orders<L = Vec<Lot>> {
    /// The people who are named, with their orders and credit notes. Whom a lot
    /// holds means nothing.
    pub lots: L,
    /// Pseudonyms of keys that are of one person, each with the one that the person
    /// goes by; empty unless they are asked for.
    pub same: BTreeMap<Pseudonym, Pseudonym>,
    /// What was ordered on each day that has any.
    pub days: BTreeMap<Day, Takings>,
    /// What everybody's goods cost, by day; empty when no file says it.
    pub costs: BTreeMap<Day, Costed>,
    /// What first orders can tell, sorted; see [`Person::first`].
    pub traits: Vec<Traits>,
    /// Text of every [`Name`], sorted.
    pub names: Vec<String>,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What happened to every row.
    pub account: Account,
    /// Every row that was left out.
    pub left_rows: LeftRows,
    /// What came of [`Terms::shelf`]; `None` without one, or of a single file.
    pub shelved: Option<Shelved>,
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
    /// What merging customers did; `None` when nothing asks for it.
    pub merged: Option<Merged>,
    /// What was in other currencies; `None` without rates.
    pub converted: Option<Converted>,
}

impl Account {
    /// Rows that were left out, for whatever reason.
    pub fn rows_left_out(&self) -> u64 {
        self.left_out.values().map(|left| left.rows).sum()
    }
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

    /// Adds those of a later file.
    fn add(&mut self, later: LeftOut) {
        self.rows += later.rows;
        self.gross += later.gross;
        let room = LeftOut::SHOWN.saturating_sub(self.lines.len());
        self.lines.extend(later.lines.into_iter().take(room));
    }
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
    /// Everybody who is named, with their orders.
    pub fn people(&self) -> impl Iterator<Item = Person<'_>> {
        self.lots.iter().flat_map(Lot::people)
    }
}

impl Orders<Crowd> {
    /// Tells everybody apart.
    pub fn tell_apart(self) -> Orders {
        self.with_lots(Crowd::tell_apart)
    }
}

impl From<Orders> for Orders<Crowd> {
    fn from(orders: Orders) -> Orders<Crowd> {
        orders.with_lots(Crowd::from)
    }
}

impl<L> Orders<L> {
    /// The same orders, and the people as something else.
    fn with_lots<M>(self, other: impl FnOnce(L) -> M) -> Orders<M> {
        let Orders { lots, same, days, costs, traits, names, currency, .. } = self;
        let Orders { account, left_rows, shelved, .. } = self;
        let lots = other(lots);
        Orders { lots, same, days, costs, traits, names, currency, account, left_rows, shelved }
    }

    /// The pseudonym by which a person goes who went by this one.
    pub fn goes_by(&self, pseudonym: Pseudonym) -> Pseudonym {
        self.same.get(&pseudonym).copied().unwrap_or(pseudonym)
    }

    /// Days with an order, ascending. Credit notes are no activity.
    fn order_days(&self) -> impl DoubleEndedIterator<Item = Day> + '_ {
        let days = self.days.iter().filter(|(_, takings)| takings.all().orders > 0);
        days.map(|(day, _)| *day)
    }

    /// Days of the first and the last order.
    pub fn span(&self) -> Option<(Day, Day)> {
        let mut days = self.order_days();
        let first = days.next()?;
        Some((first, days.next_back().unwrap_or(first)))
    }

    /// Whether `month` can be taken to be over: the orders go on to its last
    /// day, or stop before it by no more than the longest stretch without an
    /// order that occurred earlier.
    pub fn covers(&self, month: Month) -> bool {
        let Some((_, last)) = self.span() else { return false };
        let days: Vec<Day> = self.order_days().collect();
        let longest = days.windows(2).map(|pair| pair[1].since(pair[0])).max().unwrap_or_default();
        month.last().since(last) <= longest
    }
}
