//! One row: its cells read, and not yet joined to its order.

use crate::config::Mark;
use crate::config::Role;
use crate::units::Money;

use super::account;
use super::amount;
use super::cells::Cells;
use super::error::{Error, Problem};
use super::hint::shortened;
use super::layout::{Layout, Picked, Rule, Why, with_time};
use super::memo::Memo;
use super::moment::Moment;
use super::tender::Told;

/// One row and where it stands.
pub(super) struct Row<'a, C> {
    pub(super) layout: &'a Layout,
    pub(super) cells: &'a C,
    /// The file as the user wrote it.
    pub(super) place: &'a str,
    pub(super) line: u64,
    picked: Picked<'a>,
}

impl<'a, C: Cells> Row<'a, C> {
    #[inline(always)]
    pub(super) fn new(layout: &'a Layout, cells: &'a C, place: &'a str, line: u64) -> Row<'a, C> {
        Row { layout, cells, place, line, picked: layout.pick(cells) }
    }

    /// The first cell of the role's columns that is not blank.
    #[inline]
    pub(super) fn cell(&self, role: Role) -> Option<&'a str> {
        Some(self.picked[role as usize]).filter(|cell| !cell.is_empty())
    }

    /// The role's cell is not what it has to be.
    #[cold]
    pub(super) fn bad(&self, role: Role, value: &str, problem: Problem) -> Error {
        let column = self.layout.cell(self.cells, role).map_or(0, |(_, column)| column);
        Error::BadCell {
            place: self.place.into(),
            line: self.line,
            column: self.layout.header[column].clone(),
            value: shortened(value),
            problem,
        }
    }

    /// A decimal in the role's cell; `None` when the cell is blank.
    #[inline(always)]
    fn decimal(&self, role: Role, problem: fn(Mark) -> Problem) -> Result<Option<Money>, Error> {
        let Some(cell) = self.cell(role) else { return Ok(None) };
        let mark = self.layout.rules.decimal.unwrap_or_default();
        match amount::parse(cell, mark) {
            Some(amount) => Ok(Some(amount)),
            None if amount::is_none(cell) => Ok(None),
            None => Err(self.bad(role, cell, problem(mark))),
        }
    }

    /// What its amounts say of their currency.
    pub(super) fn told(&self) -> impl Iterator<Item = (Role, Told)> {
        let filled = AMOUNTS.into_iter().filter_map(|role| Some((role, self.cell(role)?)));
        let dressed = filled.filter(|(_, cell)| amount::is_dressed(cell));
        dressed.flat_map(|(role, cell)| Told::all(cell).map(move |told| (role, told)))
    }

    /// Quantity × the price of a unit; `None` when the price is blank.
    fn times_quantity(&self, role: Role) -> Result<Option<Money>, Error> {
        let quantity = self.decimal(Role::Quantity, Problem::Quantity)?;
        let Some(price) = self.decimal(role, Problem::Amount)? else { return Ok(None) };
        let quantity = quantity.unwrap_or(Money(Money::SCALE));
        let product = amount::times(quantity, price).map(Some);
        let cell = self.cell(role).unwrap_or_default();
        let mark = self.layout.rules.decimal.unwrap_or_default();
        product.ok_or_else(|| self.bad(role, cell, Problem::Amount(mark)))
    }

    /// What the goods of the row cost.
    fn cost(&self) -> Result<Option<Money>, Error> {
        match self.layout.has(Role::Cost) {
            true => self.decimal(Role::Cost, Problem::Amount),
            false => self.times_quantity(Role::UnitCost),
        }
    }

    fn status(&self, memo: &mut Memo) -> Result<Option<Status>, Error> {
        let Some(cell) = self.cell(Role::Status) else { return Ok(None) };
        let status = memo.status(self.layout, cell).map(Some);
        status.ok_or_else(|| self.bad(Role::Status, cell, Problem::Status))
    }

    /// Whether the row says that it is of an account or of a guest.
    fn account(&self) -> Result<Option<&'static str>, Error> {
        if !self.layout.has(Role::Account) {
            return Ok(None);
        }
        let cell = self.cell(Role::Account).unwrap_or_default();
        let named = account::named(cell, &self.layout.rules.account);
        named.map_err(|()| self.bad(Role::Account, cell, Problem::Account))
    }

    fn moment(&self, memo: &mut Memo) -> Result<Option<Moment>, Error> {
        let Some(date) = self.cell(Role::Date) else { return Ok(None) };
        let cell = with_time(date, self.picked[Role::Time as usize]);
        let moment = memo.moment(&self.layout.clock, &cell).map(Some);
        moment.ok_or_else(|| self.bad(Role::Date, &cell, Problem::Date))
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
    #[inline(always)]
    pub(super) fn said(&self, memo: &mut Memo) -> Result<Said, Error> {
        // Written out: going through a list of roles is slow here.
        let part = |role| self.decimal(role, Problem::Amount);
        let cost = if self.layout.has_costs() { self.cost()? } else { None };
        let (discount, tax) = (part(Role::Discount)?, part(Role::Tax)?);
        let (shipping, refunded) = (part(Role::Shipping)?, part(Role::Refunded)?);
        let at = self.moment(memo)?;
        let amount = self.decimal(Role::Amount, Problem::Amount)?;
        let line_amount = self.times_quantity(Role::UnitPrice)?;
        let worth = if self.layout.has(Role::Amount) { amount } else { line_amount };
        let below = worth.is_some_and(|worth| worth < Money::ZERO) && !self.layout.adds_up();
        Ok(Said {
            at,
            amount,
            line_amount,
            worth,
            credit: below || self.layout.is_credit_note(self.cells),
            parts: [discount, tax, shipping, refunded],
            status: self.status(memo)?,
            left_out: self.layout.order_left_out(self.cells),
            names: KINDS.map(|role| self.cell(role).is_some()),
            account: self.account()?,
            cost,
        })
    }
}

/// Roles whose cells are amounts of money.
pub(super) const AMOUNTS: [Role; 8] = [
    Role::Amount,
    Role::UnitPrice,
    Role::Discount,
    Role::Tax,
    Role::Shipping,
    Role::Refunded,
    Role::Cost,
    Role::UnitCost,
];

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
#[derive(Clone, Copy, Debug)]
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
    /// Whether it names a product, and a category.
    names: [bool; 2],
    /// Whether it is of an account or of a guest, by the names of those.
    pub(super) account: Option<&'static str>,
    /// What the goods cost.
    pub(super) cost: Option<Money>,
}

/// How far a line counts, where it has a status of its own, and what it is worth.
pub(super) type Weight = (u8, Money);

/// What lines are of: an order has that of its heaviest line.
pub(super) const KINDS: [Role; 2] = [Role::Product, Role::Category];

impl Said {
    /// Whether nothing of the row by itself keeps its order from counting.
    pub(super) fn counts(&self) -> bool {
        self.left_out.is_none() && !matches!(self.status, Some(Status::Out(_)))
    }

    /// The weight of the row's line, for each of [`KINDS`] that it names.
    pub(super) fn weights(&self, layout: &Layout) -> [Option<Weight>; 2] {
        let worth = self.line_amount.or(self.amount).unwrap_or_default();
        let counts = match self.status {
            Some(Status::Out(_)) if layout.adds_up() => 0,
            Some(Status::PaidBack) if layout.adds_up() => 1,
            _ => 2,
        };
        self.names.map(|is_named| is_named.then_some((counts, worth)))
    }
}
