//! Rows gathered into orders, each cell read once.

#![expect(
    clippy::disallowed_types,
    reason = "the maps are only looked up; drafts keep the order of the input"
)]

use std::collections::HashMap;

use csv::ByteRecord;

use crate::config::Role;
use crate::units::Currency;
use crate::units::Money;

use super::amount;
use super::error::{Error, Faults, Problem};
use super::layout::Layout;
use super::moment::Moment;
use super::names::{Names, customer_key};
use super::{Account, LeftOut};

/// An order in the making: what its rows have said so far.
#[derive(Debug)]
pub(super) struct Draft {
    /// Number of the file in the account, and line of the first row.
    pub(super) file: usize,
    pub(super) line: u64,
    pub(super) rows: u64,
    pub(super) credit: bool,
    pub(super) at: Moment,
    pub(super) customer: Option<u32>,
    pub(super) amount: Option<Money>,
    /// Discount, tax, shipping, refunded, in that order.
    pub(super) parts: [Option<Money>; 4],
    pub(super) status: Option<Status>,
    pub(super) cancelled: bool,
    /// Channel, country, product, coupon, in that order.
    pub(super) traits: [Option<u32>; 4],
    /// What the line of the product is worth; `None` without a product.
    heaviest: Option<Money>,
}

/// What a status word means. Of the statuses of an order's rows the greatest
/// is the order's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// It does not count, for this reason.
    Out(String),
    /// The order counts.
    Counts,
}

/// The roles of [`Draft::parts`], and how messages name them.
const PARTS: [Role; 4] = [Role::Discount, Role::Tax, Role::Shipping, Role::Refunded];
const PARTS_NAMED: [&str; 4] = ["discount", "tax", "shipping", "refunded"];

/// The roles of [`Draft::traits`].
const TRAITS: [Role; 4] = [Role::Channel, Role::Country, Role::Product, Role::Coupon];

/// The reason of rows whose order a later file brings again.
const READ_AGAIN: &str = "in a later file again";

/// Everything gathered from the rows so far.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub(super) drafts: Vec<Draft>,
    pub(super) customers: Names,
    pub(super) names: Names,
    pub(super) currency: Option<Currency>,
    pub(super) account: Account,
    pub(super) faults: Faults,
    /// Order key to draft, and value in `order` to the order key last seen.
    by_key: HashMap<String, usize>,
    last_key: HashMap<String, String>,
    /// The sum of all amounts, each without its sign.
    sum: i64,
}

/// One row and where it stands.
pub(super) struct Row<'a> {
    pub(super) layout: &'a Layout,
    pub(super) cells: &'a ByteRecord,
    /// The file as the user wrote it, and its number in the account.
    pub(super) place: &'a str,
    pub(super) file: usize,
    pub(super) line: u64,
    /// Tells apart the orders of different stores.
    pub(super) store: usize,
}

impl Row<'_> {
    fn bad(&self, column: usize, value: &str, problem: Problem) -> Error {
        let mut value: String = value.chars().take(60).collect();
        if value.len() < self.cells[column].len() {
            value = value.trim_end().to_string();
        }
        Error::BadCell {
            place: self.place.into(),
            line: self.line,
            column: self.layout.header[column].clone(),
            value,
            problem,
        }
    }

    /// A decimal in the role's cell; `None` when the cell is blank.
    fn decimal(&self, role: Role, problem: Problem) -> Result<Option<Money>, Error> {
        let Some((cell, column)) = self.layout.cell(self.cells, role) else { return Ok(None) };
        let read = amount::parse(cell).ok_or_else(|| self.bad(column, cell, problem))?;
        Ok(Some(read))
    }

    /// Quantity × unit price; `None` when either is blank.
    fn line_amount(&self) -> Result<Option<Money>, Error> {
        let quantity = self.decimal(Role::Quantity, Problem::Quantity)?;
        let Some(price) = self.decimal(Role::UnitPrice, Problem::Amount)? else { return Ok(None) };
        let quantity = quantity.unwrap_or(Money(Money::SCALE));
        let (_, column) = self.layout.cell(self.cells, Role::UnitPrice).unwrap_or_default();
        let product = amount::times(quantity, price);
        let cell = self.layout.text(self.cells, Role::UnitPrice);
        product.map(Some).ok_or_else(|| self.bad(column, cell, Problem::Amount))
    }

    fn status(&self) -> Result<Option<Status>, Error> {
        let Some((cell, column)) = self.layout.cell(self.cells, Role::Status) else {
            return Ok(None);
        };
        let words = &self.layout.rules.status;
        let word = cell.to_lowercase();
        if words.counts.contains(&word) {
            return Ok(Some(Status::Counts));
        }
        match words.leave_out.get(&word) {
            Some(why) => Ok(Some(Status::Out(why.clone()))),
            None => Err(self.bad(column, cell, Problem::Status)),
        }
    }

    fn moment(&self) -> Result<Option<Moment>, Error> {
        let Some((cell, column)) = self.layout.cell(self.cells, Role::Date) else {
            return Ok(None);
        };
        let moment = self.layout.clock.read(cell);
        moment.map(Some).ok_or_else(|| self.bad(column, cell, Problem::Date))
    }

    fn no_date(&self) -> Error {
        Error::BadCell {
            place: self.place.into(),
            line: self.line,
            column: "date".into(),
            value: String::new(),
            problem: Problem::Date,
        }
    }
}

/// What one row says, read from its cells and not yet joined to its order.
struct Said {
    at: Option<Moment>,
    amount: Option<Money>,
    line_amount: Option<Money>,
    parts: [Option<Money>; 4],
    status: Option<Status>,
}

impl Said {
    /// What the row's line is worth, if it names a product.
    fn weight(&self, row: &Row) -> Option<Money> {
        row.layout.cell(row.cells, Role::Product)?;
        Some(self.line_amount.unwrap_or_default())
    }
}

impl Drafts {
    /// Takes one row: into its order, or left out, or as a fault.
    pub(super) fn add(&mut self, row: &Row) {
        self.account.rows_read += 1;
        self.account.files[row.file].rows += 1;
        if let Some(why) = row.layout.left_out(row.cells) {
            let gross = row
                .line_amount()
                .ok()
                .flatten()
                .or(row.decimal(Role::Amount, Problem::Amount).ok().flatten());
            self.leave_out(why, row.place, row.line, 1, gross.unwrap_or_default());
        } else if let Err(error) = self.join(row) {
            self.faults.add(error);
        }
    }

    /// Counts rows as left out; `line` is the first of them.
    pub(super) fn leave_out(&mut self, why: &str, place: &str, line: u64, rows: u64, gross: Money) {
        let left = self.account.left_out.entry(why.into()).or_default();
        left.rows += rows;
        left.gross += gross;
        if left.lines.len() < LeftOut::SHOWN {
            let name = place.rsplit(['/', '\\']).next().unwrap_or(place);
            left.lines.push(format!("{name}:{line}"));
        }
    }

    fn join(&mut self, row: &Row) -> Result<(), Error> {
        let said = Said {
            at: row.moment()?,
            amount: row.decimal(Role::Amount, Problem::Amount)?,
            line_amount: row.line_amount()?,
            parts: self.parts(row)?,
            status: row.status()?,
        };
        self.check_currency(row)?;
        self.check_sum(row, &said)?;
        let key = self.key(row);
        let known = key.as_ref().and_then(|key| self.by_key.get(key)).copied();
        match known {
            // The later file is the newer export, and has the newer refunds.
            Some(at) if self.drafts[at].file != row.file => {
                let newer = self.draft(row, &said)?;
                let older = std::mem::replace(&mut self.drafts[at], newer);
                let place = self.account.files[older.file].name.clone();
                let gross = older.amount.unwrap_or_default();
                self.leave_out(READ_AGAIN, &place, older.line, older.rows, gross);
            }
            Some(at) => self.extend(at, row, &said)?,
            None => {
                let draft = self.draft(row, &said)?;
                if let Some(key) = key {
                    self.by_key.insert(key, self.drafts.len());
                }
                self.drafts.push(draft);
            }
        }
        Ok(())
    }

    fn parts(&self, row: &Row) -> Result<[Option<Money>; 4], Error> {
        let mut parts = [None; 4];
        for (part, role) in parts.iter_mut().zip(PARTS) {
            *part = row.decimal(role, Problem::Amount)?;
        }
        Ok(parts)
    }

    /// The key of the row's order: its store, its value in `order`, and the
    /// value in `order_start` of the row that began it. `None` when each row is
    /// an order.
    fn key(&mut self, row: &Row) -> Option<String> {
        let (order, _) = row.layout.cell(row.cells, Role::Order)?;
        let name = format!("{}\u{1f}{order}", row.store);
        if !row.layout.has(Role::OrderStart) {
            return Some(name);
        }
        match row.layout.cell(row.cells, Role::OrderStart) {
            Some((start, _)) => {
                let key = format!("{name}\u{1f}{start}");
                self.last_key.insert(name, key.clone());
                Some(key)
            }
            None => Some(self.last_key.get(&name).cloned().unwrap_or(name)),
        }
    }

    fn check_currency(&mut self, row: &Row) -> Result<(), Error> {
        let Some((cell, column)) = row.layout.cell(row.cells, Role::Currency) else {
            return Ok(());
        };
        let read = Currency::parse(cell);
        let found = read.ok_or_else(|| row.bad(column, cell, Problem::Currency))?;
        let expected = *self.currency.get_or_insert(found);
        if found == expected {
            return Ok(());
        }
        Err(Error::TwoCurrencies {
            place: row.place.into(),
            line: row.line,
            found: found.code().into(),
            expected: expected.code().into(),
        })
    }

    /// Keeps the sum of all amounts, each without its sign, so small that no
    /// later sum of some of them can overflow.
    fn check_sum(&mut self, row: &Row, said: &Said) -> Result<(), Error> {
        let amounts = [said.amount, said.line_amount].into_iter().chain(said.parts);
        for amount in amounts.flatten() {
            self.sum = self.sum.saturating_add(amount.0.saturating_abs());
        }
        if self.sum > i64::MAX / 4 {
            return Err(Error::TooMuch { place: row.place.into(), line: row.line });
        }
        Ok(())
    }

    /// An order that begins with this row.
    fn draft(&mut self, row: &Row, said: &Said) -> Result<Draft, Error> {
        Ok(Draft {
            file: row.file,
            line: row.line,
            rows: 1,
            credit: row.layout.is_credit_note(row.cells),
            at: said.at.ok_or_else(|| row.no_date())?,
            customer: self.customer(row),
            amount: if row.layout.has(Role::Amount) { said.amount } else { said.line_amount },
            parts: said.parts,
            status: said.status.clone(),
            cancelled: row.layout.cell(row.cells, Role::Cancelled).is_some(),
            traits: TRAITS.map(|role| self.name(row, role)),
            heaviest: said.weight(row),
        })
    }

    /// Joins a further row to its order. What stands once for the whole order
    /// may be repeated but not differ; lines add up; of two names or statuses
    /// one is taken by its value, so that the order of rows does not matter.
    fn extend(&mut self, at: usize, row: &Row, said: &Said) -> Result<(), Error> {
        let customer = self.customer(row);
        let traits = TRAITS.map(|role| self.name(row, role));
        let names = &self.names;
        let draft = &mut self.drafts[at];
        draft.rows += 1;
        draft.at = said.at.map_or(draft.at, |moment| moment.min(draft.at));
        let once_per_order = row.layout.has(Role::Amount);
        let join = if once_per_order { same } else { sum };
        let amount = if once_per_order { said.amount } else { said.line_amount };
        let mut parts = draft.parts.iter_mut().zip(said.parts).zip(PARTS_NAMED);
        let joined = same(&mut draft.customer, customer, "customer")
            .and_then(|()| join(&mut draft.amount, amount, "amount"))
            .and_then(|()| parts.try_for_each(|((mine, said), name)| join(mine, said, name)));
        joined.map_err(|role| Error::Disagree { place: row.place.into(), line: row.line, role })?;
        draft.status = std::cmp::max(draft.status.take(), said.status.clone());
        draft.cancelled |= row.layout.cell(row.cells, Role::Cancelled).is_some();
        let weight = said.weight(row);
        for (role, (mine, theirs)) in TRAITS.iter().zip(draft.traits.iter_mut().zip(traits)) {
            *mine = match (*mine, theirs) {
                (_, theirs) if *role == Role::Product && weight > draft.heaviest => theirs,
                (mine, _) if *role == Role::Product && weight < draft.heaviest => mine,
                (Some(one), Some(other)) => Some(names.earlier(one, other)),
                (one, other) => one.or(other),
            };
        }
        draft.heaviest = draft.heaviest.max(weight);
        Ok(())
    }

    fn customer(&mut self, row: &Row) -> Option<u32> {
        let (cell, _) = row.layout.cell(row.cells, Role::Customer)?;
        Some(self.customers.number(&customer_key(cell)))
    }

    fn name(&mut self, row: &Row, role: Role) -> Option<u32> {
        row.layout.cell(row.cells, role).map(|(cell, _)| self.names.number(cell))
    }
}

/// Fills `kept` if it is blank; the role's name if both are there and differ.
fn same<T: PartialEq + Copy>(
    kept: &mut Option<T>,
    said: Option<T>,
    role: &'static str,
) -> Result<(), &'static str> {
    match (*kept, said) {
        (Some(kept), Some(said)) if kept != said => Err(role),
        (None, said) => {
            *kept = said;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Adds up; never fails.
fn sum(kept: &mut Option<Money>, said: Option<Money>, _: &'static str) -> Result<(), &'static str> {
    if let Some(said) = said {
        *kept = Some(kept.unwrap_or_default() + said);
    }
    Ok(())
}
