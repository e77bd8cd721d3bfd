//! Rows gathered into orders, each cell read once.

#![expect(
    clippy::disallowed_types,
    reason = "the maps are only looked up; drafts keep the order of the input"
)]

use std::collections::HashMap;

use crate::config::Role;
use crate::units::Currency;
use crate::units::Money;

use super::error::{Error, Faults, Problem};
use super::identity::{Identity, Key};
use super::moment::Moment;
use super::names::{Names, customer_key};
use super::row::{Row, Said, Status};
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
    /// Telephone number and store's number of the customer, if they are asked
    /// for.
    pub(super) others: [Option<Key>; 2],
    /// The currency, if it may be another than the report's.
    pub(super) currency: Option<Currency>,
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

/// How messages name the parts of [`Said::parts`].
const PARTS_NAMED: [&str; 4] = ["discount", "tax", "shipping", "refunded"];

/// The roles of [`Draft::traits`].
const TRAITS: [Role; 4] = [Role::Channel, Role::Country, Role::Product, Role::Coupon];

/// The reason of records below the rows.
const FOOTER: &str = "footer";

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
    pub(super) identity: Identity,
    /// Whether other currencies than the report's are converted.
    pub(super) converts: bool,
    /// Order key to draft, and value in `order` to the order key last seen.
    by_key: HashMap<String, usize>,
    last_key: HashMap<String, String>,
    /// The sum of all amounts, each without its sign.
    sum: i64,
}

impl Drafts {
    /// Takes one row: into its order, or left out, or as a fault.
    pub(super) fn add(&mut self, row: &Row) {
        self.account.rows_read += 1;
        self.account.files[row.file].rows += 1;
        if let Some(why) = row.layout.left_out(row.cells) {
            let gross = row.said().ok().and_then(|said| said.worth).unwrap_or_default();
            let gross = self.in_report(self.own_currency(row), gross);
            self.leave_out(why, row.place, row.line, 1, gross);
        } else if let Err(error) = self.join(row) {
            self.faults.add(error);
        }
    }

    /// Takes a record that is no row but something below the rows.
    pub(super) fn footer(&mut self, row: &Row) {
        self.account.rows_read += 1;
        self.account.files[row.file].rows += 1;
        self.leave_out(FOOTER, row.place, row.line, 1, Money::ZERO);
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
        let said = row.said()?;
        // An order that does not count may be in any currency.
        if !matches!(said.status, Some(Status::Out(_))) {
            self.check_currency(row)?;
        }
        self.check_sum(row, &said)?;
        let key = self.key(row, said.credit);
        let known = key.as_ref().and_then(|key| self.by_key.get(key)).copied();
        match known {
            // The later file is the newer export, and has the newer refunds.
            Some(at) if self.drafts[at].file != row.file => {
                let newer = self.draft(row, &said)?;
                let older = std::mem::replace(&mut self.drafts[at], newer);
                let place = self.account.files[older.file].name.clone();
                let gross = self.in_report(older.currency, older.amount.unwrap_or_default());
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

    /// The key of the row's order: its store, its value in `order`, and the
    /// value in `order_start` of the row that began it. What takes back from an
    /// order is apart from it. `None` when each row is an order.
    fn key(&mut self, row: &Row, is_credit: bool) -> Option<String> {
        let (order, _) = row.layout.cell(row.cells, Role::Order)?;
        let side = if is_credit { "credit" } else { "sale" };
        let name = format!("{}\u{1f}{side}\u{1f}{order}", row.store);
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
        if self.currency.is_some_and(|expected| expected.code() == cell) {
            return Ok(());
        }
        let read = Currency::parse(cell);
        let found = read.ok_or_else(|| row.bad(column, cell, Problem::Currency))?;
        if self.converts {
            return Ok(());
        }
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
            credit: said.credit,
            at: said.at.ok_or_else(|| row.no_date())?,
            customer: self.customer(row),
            others: self.others(row),
            currency: self.own_currency(row),
            amount: said.worth,
            parts: said.parts,
            status: said.status.clone(),
            cancelled: row.layout.cell(row.cells, Role::Cancelled).is_some(),
            traits: TRAITS.map(|role| self.name(row, role)),
            heaviest: said.weight(),
        })
    }

    /// Joins a further row to its order. What stands once for the whole order
    /// may be repeated but not differ; lines add up; of two names or statuses
    /// one is taken by its value, so that the order of rows does not matter.
    fn extend(&mut self, at: usize, row: &Row, said: &Said) -> Result<(), Error> {
        let customer = self.customer(row);
        let (others, currency) = (self.others(row), self.own_currency(row));
        let traits = TRAITS.map(|role| self.name(row, role));
        let names = &self.names;
        let draft = &mut self.drafts[at];
        draft.rows += 1;
        draft.at = said.at.map_or(draft.at, |moment| moment.min(draft.at));
        let join = if row.layout.adds_up() || draft.credit { sum } else { same };
        let mut parts = draft.parts.iter_mut().zip(said.parts).zip(PARTS_NAMED);
        for (mine, theirs) in draft.others.iter_mut().zip(others) {
            // Of two, one is taken by its value.
            *mine = [*mine, theirs].into_iter().flatten().min();
        }
        let joined = same(&mut draft.customer, customer, "customer")
            .and_then(|()| same(&mut draft.currency, currency, "currency"))
            .and_then(|()| join(&mut draft.amount, said.worth, "amount"))
            .and_then(|()| parts.try_for_each(|((mine, said), name)| join(mine, said, name)));
        joined.map_err(|role| Error::Disagree { place: row.place.into(), line: row.line, role })?;
        draft.status = std::cmp::max(draft.status.take(), said.status.clone());
        draft.cancelled |= row.layout.cell(row.cells, Role::Cancelled).is_some();
        let weight = said.weight();
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
        let cell = row.layout.customer(row.cells)?;
        Some(self.customers.number(&customer_key(cell)))
    }

    /// Telephone number and store's number of the customer, if they are asked
    /// for.
    fn others(&self, row: &Row) -> [Option<Key>; 2] {
        let cell = |role| row.layout.cell(row.cells, role).map(|(cell, _)| cell);
        let named = |cell: &&str| !row.layout.rules.guest.iter().any(|guest| guest == cell);
        [
            cell(Role::Phone).and_then(|cell| self.identity.phone(cell)),
            cell(Role::CustomerId)
                .filter(named)
                .and_then(|cell| self.identity.customer_id(cell, row.store)),
        ]
    }

    /// What is left out is not converted: money of another currency is none.
    pub(super) fn in_report(&self, currency: Option<Currency>, gross: Money) -> Money {
        let is_own = currency.is_none() || currency == self.currency || !self.converts;
        if is_own { gross } else { Money::ZERO }
    }

    fn own_currency(&self, row: &Row) -> Option<Currency> {
        let (cell, _) = row.layout.cell(row.cells, Role::Currency).filter(|_| self.converts)?;
        Currency::parse(cell)
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
