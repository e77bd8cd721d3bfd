//! What a file is, and how it is read, without keeping anything of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::config;
use crate::config::Mark;
use crate::config::Role;
use crate::config::Shop;

use super::account;
use super::cells::Cells;
use super::error::Error;
use super::format::Formats;
use super::hint::shortened;
use super::layout::Layout;
use super::memo::Memo;
use super::opening::Opening;
use super::row;
use super::row::Row;
use super::rows;
use super::{FileRead, Sheet, Source};

/// Rows that are shown.
const SAMPLES: usize = 3;

/// What a file is, and how it is read.
#[derive(Debug)]
pub struct Inspection {
    /// Its name, format, encoding and zone.
    pub file: FileRead,
    /// The headers by which its format was known; none when it was named.
    pub told_by: Vec<String>,
    /// The sheet that is read of a workbook.
    pub sheet: Option<Sheet>,
    /// The sign between cells.
    pub delimiter: char,
    /// Records above the header.
    pub preamble: usize,
    /// Every column with the role it plays.
    pub columns: Vec<(String, Option<Role>)>,
    /// Columns of which a rule asks something, sorted.
    pub by_rule: BTreeSet<String>,
    /// How dates are written that are not year first.
    pub date_formats: Vec<String>,
    /// The zone of times without an offset, when it is not the shop's.
    pub written_in: Option<String>,
    /// The decimal mark.
    pub decimal: Mark,
    /// The configuration that reads the file as it was read here, whatever its
    /// opening may tell another time.
    pub section: config::Orders,
    /// Words in the status column.
    pub statuses: Vec<Status>,
    /// Codes in the currency column, or else what amounts bear, and the rows of each.
    pub currencies: BTreeMap<String, u64>,
    /// The first rows, as they are read.
    pub samples: Vec<Sample>,
}

/// A word in the status column.
#[derive(Debug, PartialEq, Eq)]
pub struct Status {
    /// As the file writes it.
    pub word: String,
    /// Rows that have it.
    pub rows: u64,
    /// Why its orders are left out; `None` when they count.
    pub left_out: Option<String>,
    /// Whether anything says what it means.
    pub is_known: bool,
}

/// A row as it is read.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its line.
    pub line: u64,
    /// Each role with its cell; people are masked.
    pub cells: Vec<(Role, String)>,
    /// The day it is of, in the shop's zone.
    pub day: Option<String>,
}

/// Looks at a file from its first to its last row.
///
/// # Errors
///
/// Whatever makes its rows unreadable; see [`guess`] for a header that no
/// format knows.
pub fn inspect(
    source: &Source,
    section: &config::Orders,
    formats: &Formats,
    shop: &Shop,
) -> Result<Inspection, Error> {
    let place = source.place();
    let mut ignored = |_: &[u8]| {};
    let (opened, whole) = Opening { source, section, formats, shop }.open(&mut ignored)?;
    let layout = &opened.layout;
    let format = formats.named(&opened.read.format)?;
    let mut own = section.clone();
    own.format.clone_from(&opened.read.format);
    if opened.sheet.is_none() && opened.encoding != encoding_rs::UTF_8 {
        own.encoding = Some(opened.encoding);
    }
    if let Some(sheet) = opened.sheet.as_ref().filter(|sheet| !sheet.others.is_empty()) {
        own.sheet = Some(sheet.name.clone());
    }
    if layout.rules.date_format.is_empty() {
        own.rules.date_format.0.clone_from(&layout.clock.formats);
    }
    if layout.rules.decimal == Some(Mark::Comma) {
        own.rules.decimal = layout.rules.decimal;
    }
    let mut inspection = Inspection {
        section: own,
        told_by: if format.fits(&layout.header) { format.detect.clone() } else { Vec::new() },
        sheet: opened.sheet,
        delimiter: char::from(opened.shape.delimiter),
        preamble: opened.shape.preamble,
        columns: layout.columns(),
        by_rule: by_rule(layout),
        date_formats: layout.clock.formats.clone(),
        written_in: layout.clock.written.as_ref().and_then(|it| it.iana_name()).map(String::from),
        decimal: layout.rules.decimal.unwrap_or_default(),
        statuses: Vec::new(),
        currencies: BTreeMap::new(),
        samples: Vec::new(),
        file: opened.read,
    };
    let mut words = BTreeMap::<String, u64>::new();
    // Where the stream ends early, what was read until then is shown.
    let _ = rows::each(whole, opened.shape, |line, cells| {
        let Ok(cells) = cells else { return };
        inspection.file.rows += 1;
        let count = |role| layout.cell(cells, role).map(|(cell, _)| cell.to_string());
        if let Some(word) = count(Role::Status) {
            *words.entry(word).or_default() += 1;
        }
        let row = Row::new(layout, cells, &place, line);
        let by_amount = || row.told().next().map(|(_, told)| told.to_string());
        if let Some(told) = count(Role::Currency).or_else(by_amount) {
            *inspection.currencies.entry(told).or_default() += 1;
        }
        if inspection.samples.len() < SAMPLES {
            inspection.samples.push(sample(&row));
        }
    });
    inspection.statuses =
        words.into_iter().map(|(word, rows)| status(layout, word, rows)).collect();
    Ok(inspection)
}

fn by_rule(layout: &Layout) -> BTreeSet<String> {
    let rules = &layout.rules;
    let tests = rules.leave_out.iter().map(|rule| &rule.test).chain(&rules.credit_note);
    tests.map(|test| test.column.clone()).collect()
}

fn status(layout: &Layout, word: String, rows: u64) -> Status {
    let meaning = row::meaning(layout, &word);
    let left_out = match &meaning {
        Some(row::Status::Out(why)) => Some(layout.reasons()[usize::from(why.0)].clone()),
        _ => None,
    };
    Status { word, rows, left_out, is_known: meaning.is_some() }
}

fn sample<C: Cells>(row: &Row<C>) -> Sample {
    let read = |role: &Role| {
        let (cell, _) = row.layout.cell(row.cells, *role)?;
        if *role == Role::Account {
            // It may be somebody's number.
            let named = account::named(cell, &row.layout.rules.account).ok().flatten();
            return Some((*role, named.map_or_else(|| masked(cell), String::from)));
        }
        let is_person = matches!(role, Role::Customer | Role::Phone | Role::CustomerId);
        Some((*role, if is_person { masked(cell) } else { shortened(cell) }))
    };
    let day =
        row.said(&mut Memo::default()).ok().and_then(|said| said.at).map(|at| at.day.to_string());
    Sample { line: row.line, cells: Role::ALL.iter().filter_map(read).collect(), day }
}

/// A person's key with all but its first letters covered: `a…@e…`.
fn masked(cell: &str) -> String {
    let first = |text: &str| text.chars().next().map_or(String::new(), |c| format!("{c}…"));
    cell.split('@').map(first).collect::<Vec<_>>().join("@")
}

/// Parts of headers by which a role is guessed, the surest first.
const HINTS: [(Role, &[&str]); 16] = [
    (Role::Customer, &["email", "e-mail", "customer id", "buyer", "customer", "client"]),
    (Role::Order, &["order id", "order number", "order no", "order #", "invoice", "order"]),
    (Role::Date, &["order date", "created", "purchase date", "ordered", "placed", "date"]),
    (Role::Amount, &["order total", "grand total", "total amount", "total", "amount"]),
    (Role::Discount, &["discount"]),
    (Role::Refunded, &["refund"]),
    (Role::Tax, &["tax", "vat"]),
    (Role::Shipping, &["shipping cost", "shipping total", "shipping", "delivery"]),
    (Role::Currency, &["currency"]),
    (Role::Status, &["order status", "status", "state"]),
    (Role::Country, &["country"]),
    (Role::Channel, &["channel", "source"]),
    (Role::Category, &["category", "product type", "department"]),
    (Role::UnitCost, &["unit cost", "cost per item", "cost price"]),
    (Role::Cost, &["cost of goods", "cogs"]),
    (Role::Product, &["product", "item name", "description"]),
];

/// Roles that these headers may play, by their words: a start for the columns
/// in a configuration, to be looked over. No header has two roles.
pub fn guess(header: &[String]) -> Vec<(Role, String)> {
    let mut taken = Vec::new();
    for (role, hints) in HINTS {
        let found = hints.iter().find_map(|hint| {
            let plain = |name: &str| name.to_lowercase().replace('_', " ");
            let free = |name: &&String| taken.iter().all(|(_, other)| other != *name);
            let mut names = header.iter().filter(free);
            // A subtotal is no total where there is one.
            let exact = names.clone().find(|name| plain(name) == *hint);
            exact.or_else(|| names.find(|name| plain(name).contains(hint)))
        });
        taken.extend(found.map(|name| (role, name.clone())));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_masked() {
        assert_eq!(masked("ada@example.com"), "a…@e…");
        assert_eq!(masked("17850"), "1…");
    }

    #[test]
    fn roles_are_guessed_by_the_words_of_headers() {
        let header = ["Order_ID", "Customer Email", "Created At", "Grand Total", "Colour"];
        let header = header.map(String::from);
        let guessed = guess(&header);
        let named =
            |role| guessed.iter().find(|(it, _)| *it == role).map(|(_, name)| name.as_str());
        assert_eq!(named(Role::Order), Some("Order_ID"));
        assert_eq!(named(Role::Customer), Some("Customer Email"));
        assert_eq!(named(Role::Date), Some("Created At"));
        assert_eq!(named(Role::Amount), Some("Grand Total"));
        assert_eq!(guessed.len(), 4);
        let header =
            ["Product category", "Product", "Unit cost", "Cost of goods"].map(String::from);
        let roles = [Role::Category, Role::UnitCost, Role::Cost, Role::Product];
        assert!(guess(&header).into_iter().map(|(role, _)| role).eq(roles));
        let header = ["Subtotal", "Total"].map(String::from);
        assert_eq!(guess(&header), [(Role::Amount, "Total".into())]);
        assert_eq!(guess(&header[..1]), [(Role::Amount, "Subtotal".into())]);
    }
}
