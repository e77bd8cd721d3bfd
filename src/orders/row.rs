//! One row: its cells read, and not yet joined to its order.

use crate::config::Role;
use crate::units::Money;

use super::amount;
use super::cells::Cells;
use super::error::{Error, Problem};
use super::layout::{Layout, Rule, Why};
use super::memo::Memo;
use super::moment::Moment;

/// One row and where it stands.
pub(super) struct Row<'a, C> {
    pub(super) layout: &'a Layout,
    pub(super) cells: &'a C,
    /// The file as the user wrote it.
    pub(super) place: &'a str,
    pub(super) line: u64,
}

impl<C: Cells> Row<'_, C> {
    pub(super) fn bad(&self, column: usize, value: &str, problem: Problem) -> Error {
        let value: String = value.chars().take(60).collect();
        Error::BadCell {
            place: self.place.into(),
            line: self.line,
            column: self.layout.header[column].clone(),
            value: value.trim_end().into(),
            problem,
        }
    }

    /// A decimal in the role's cell; `None` when the cell is blank.
    fn decimal(&self, role: Role, problem: Problem) -> Result<Option<Money>, Error> {
        let Some((cell, column)) = self.layout.cell(self.cells, role) else { return Ok(None) };
        if amount::is_none(cell) {
            return Ok(None);
        }
        let mark = self.layout.rules.decimal.unwrap_or_default();
        amount::parse(cell, mark).map(Some).ok_or_else(|| self.bad(column, cell, problem))
    }

    /// Quantity × unit price; `None` when either is blank.
    fn line_amount(&self) -> Result<Option<Money>, Error> {
        let quantity = self.decimal(Role::Quantity, Problem::Quantity)?;
        let Some(price) = self.decimal(Role::UnitPrice, Problem::Amount)? else { return Ok(None) };
        let quantity = quantity.unwrap_or(Money(Money::SCALE));
        let (cell, column) = self.layout.cell(self.cells, Role::UnitPrice).unwrap_or_default();
        let product = amount::times(quantity, price);
        product.map(Some).ok_or_else(|| self.bad(column, cell, Problem::Amount))
    }

    fn status(&self, memo: &mut Memo) -> Result<Option<Status>, Error> {
        let Some((cell, column)) = self.layout.cell(self.cells, Role::Status) else {
            return Ok(None);
        };
        let status = memo.status(self.layout, cell);
        status.map(Some).ok_or_else(|| self.bad(column, cell, Problem::Status))
    }

    fn moment(&self, memo: &mut Memo) -> Result<Option<Moment>, Error> {
        let Some((cell, column)) = self.layout.date(self.cells) else { return Ok(None) };
        let moment = memo.moment(&self.layout.clock, &cell);
        moment.map(Some).ok_or_else(|| self.bad(column, &cell, Problem::Date))
    }

    pub(super) fn no_date(&self) -> Error {
        Error::BadCell {
            place: self.place.into(),
            line: self.line,
            column: self.layout.name(Role::Date).into(),
            value: String::new(),
            problem: Problem::NoDate,
        }
    }

    /// Everything that the row says.
    ///
    /// # Errors
    ///
    /// The first cell that is not what its role needs.
    pub(super) fn said(&self, memo: &mut Memo) -> Result<Said, Error> {
        let mut parts = [None; 4];
        for (part, role) in parts.iter_mut().zip(PARTS) {
            *part = self.decimal(role, Problem::Amount)?;
        }
        let at = self.moment(memo)?;
        let amount = self.decimal(Role::Amount, Problem::Amount)?;
        let line_amount = self.line_amount()?;
        let worth = if self.layout.has(Role::Amount) { amount } else { line_amount };
        let below = worth.is_some_and(|worth| worth < Money::ZERO) && !self.layout.adds_up();
        Ok(Said {
            at,
            amount,
            line_amount,
            worth,
            credit: below || self.layout.is_credit_note(self.cells),
            parts,
            status: self.status(memo)?,
            left_out: self.layout.order_left_out(self.cells),
            names_product: self.layout.cell(self.cells, Role::Product).is_some(),
        })
    }
}

/// The roles of [`Said::parts`].
const PARTS: [Role; 4] = [Role::Discount, Role::Tax, Role::Shipping, Role::Refunded];

/// What a status word means. Of the statuses of an order's rows the greatest
/// is the order's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// It does not count, for this reason.
    Out(Why),
    /// The order counts, and all of it was paid back.
    PaidBack,
    /// The order counts.
    Counts,
}

/// What a status word means, without regard to case; `None` if nothing says.
pub(super) fn meaning(layout: &Layout, word: &str) -> Option<Status> {
    let words = &layout.rules.status;
    if words.counts.iter().any(|it| it == word) {
        return Some(Status::Counts);
    }
    let word = word.to_lowercase();
    if words.counts.contains(&word) {
        return Some(Status::Counts);
    }
    if words.refunded.contains(&word) {
        return Some(Status::PaidBack);
    }
    words.leave_out.get(&word).map(|why| Status::Out(layout.why(why)))
}

/// What one row says.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) at: Option<Moment>,
    pub(super) amount: Option<Money>,
    pub(super) line_amount: Option<Money>,
    /// Discount, tax, shipping, refunded, in that order.
    pub(super) parts: [Option<Money>; 4],
    pub(super) status: Option<Status>,
    /// The amount; of a layout without one, quantity × unit price.
    pub(super) worth: Option<Money>,
    /// Whether the row only takes back: by a rule, or by an amount below zero
    /// that stands for the whole order.
    pub(super) credit: bool,
    /// The first rule by which the row leaves its whole order out.
    pub(super) left_out: Option<Rule>,
    names_product: bool,
}

impl Said {
    /// What the row's line is worth, if it names a product.
    pub(super) fn weight(&self) -> Option<Money> {
        self.names_product.then(|| self.line_amount.or(self.amount).unwrap_or_default())
    }
}
