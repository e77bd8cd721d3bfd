//! Rows that are an order each and have nothing unusual in them, read at a
//! glance.
//!
//! Nearly all rows of a large file are so. What is done here is what
//! [`Row::said`](super::row::Row::said) and [`Draft`](super::draft::Draft) do,
//! without what such rows do not need; whatever is not plainly so is left to
//! them.

use crate::config::{Mark, Role};
use crate::units::Money;

use super::amount::{parse, times};
use super::cells::{Cells as _, Cut, Spans, bare, straight, within};
use super::draft::Kept;
use super::job::Job;
use super::key::Key;
use super::layout::{Layout, WORTH_NOTHING, Why, with_time};
use super::moment::Moment;
use super::names::Four;
use super::row::Status;
use super::settle::{Amounts, Worth};

/// Where a role's cell stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    Nowhere,
    At(usize),
    /// The first of several columns that is filled.
    FirstOf(Role),
}

impl Place {
    fn of(layout: &Layout, role: Role) -> Place {
        match layout.places(role) {
            [] => Place::Nowhere,
            [place] => Place::At(*place),
            _ => Place::FirstOf(role),
        }
    }

    #[inline(always)]
    fn cell<'a>(self, layout: &Layout, cell: impl Fn(usize) -> &'a str) -> Option<&'a str> {
        let filled = |place: usize| Some(cell(place)).filter(|cell| !cell.is_empty());
        match self {
            Place::Nowhere => None,
            Place::At(place) => filled(place),
            Place::FirstOf(role) => layout.places(role).iter().find_map(|place| filled(*place)),
        }
    }
}

/// Where the cells stand in the rows of a file that can be read so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    customer: Place,
    date: Place,
    time: Place,
    amount: Place,
    quantity: Place,
    unit_price: Place,
    /// Discount, tax, shipping, refunded.
    parts: [Place; 4],
    status: Place,
    cancelled: Place,
    currency: Place,
    /// Channel, country, product, coupon.
    traits: [Place; 4],
    worth_nothing: Why,
    /// Whether rules ask something of cells, so that some rows may not be read
    /// so.
    has_rules: bool,
    has_guests: bool,
    /// Whether most dates are days as they are written.
    has_days_as_written: bool,
    mark: Mark,
}

/// An order of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glance {
    pub(super) at: Moment,
    pub(super) customer: Option<Key>,
    pub(super) worth: Worth,
    pub(super) left_out: Option<Why>,
    pub(super) traits: Four,
}

impl Plan {
    /// The plan for a file; `None` when its rows need more than a glance.
    pub(super) fn of(job: &Job) -> Option<Plan> {
        let layout = job.layout;
        if job.identity.is_some() || job.rates.is_some() {
            return None;
        }
        let place = |role: Role| Place::of(layout, role);
        Some(Plan {
            customer: place(Role::Customer),
            date: place(Role::Date),
            time: place(Role::Time),
            amount: place(Role::Amount),
            quantity: place(Role::Quantity),
            unit_price: place(Role::UnitPrice),
            parts: [Role::Discount, Role::Tax, Role::Shipping, Role::Refunded].map(place),
            status: place(Role::Status),
            cancelled: place(Role::Cancelled),
            currency: place(Role::Currency),
            traits: [Role::Channel, Role::Country, Role::Product, Role::Coupon].map(place),
            worth_nothing: layout.why(WORTH_NOTHING),
            has_rules: layout.has_rules_for_rows(),
            has_days_as_written: layout.clock.takes_days_as_written() && !layout.has(Role::Time),
            has_guests: !layout.rules.guest.is_empty(),
            mark: layout.rules.decimal.unwrap_or_default(),
        })
    }

    /// The order that this row is; `None` when it takes more than a glance.
    #[inline]
    pub(super) fn look(&self, job: &Job, cells: &Cut, kept: &mut Kept) -> Option<Glance> {
        let layout = job.layout;
        if cells.count() != layout.header.len() || self.has_rules && layout.meets_a_rule(cells) {
            return None;
        }
        // Once for a row and not once for a cell.
        match cells.spans {
            Spans::Each(_) => self.look_at(job, cells, |place| bare(cells.at(place)), kept),
            Spans::Straight(start, ends) => {
                let cell = |place| bare(within(cells.text, straight(start, ends, place)));
                self.look_at(job, cells, cell, kept)
            }
        }
    }

    #[inline(always)]
    fn look_at<'a>(
        &self,
        job: &Job,
        cells: &Cut<'a>,
        cell: impl Fn(usize) -> &'a str + Copy,
        kept: &mut Kept,
    ) -> Option<Glance> {
        let layout = job.layout;
        let filled = |place: Place| place.cell(layout, cell);
        if filled(self.cancelled).is_some() {
            return None;
        }
        let date = filled(self.date)?;
        let as_written = match self.has_days_as_written {
            true => kept.memo.year_first(&layout.clock, date),
            false => None,
        };
        let at = match as_written {
            Some(at) => at,
            None => {
                let cell = with_time(date, filled(self.time).unwrap_or_default());
                kept.memo.moment(&layout.clock, &cell)?
            }
        };
        let line_amount = self.line_amount(filled(self.quantity), filled(self.unit_price))?;
        let (amount, beside) = match self.amount {
            Place::Nowhere => (line_amount, Money::ZERO),
            amount => (self.decimal(filled(amount)?)?, line_amount),
        };
        let part = |place: Place| match filled(place) {
            None => Some(Money::ZERO),
            Some(cell) => self.decimal(cell),
        };
        let status = match filled(self.status) {
            None => None,
            Some(word) => Some(kept.memo.status(layout, word)?),
        };
        let [discount, tax, shipping, refunded] = self.parts;
        let amounts = Amounts {
            amount,
            discount: part(discount)?,
            tax: part(tax)?,
            shipping: part(shipping)?,
            refunded: part(refunded)?,
            is_paid_back: status == Some(Status::PaidBack),
        };
        let mut left_out = match status {
            Some(Status::Out(why)) => Some(why),
            Some(Status::Counts | Status::PaidBack) | None => None,
        };
        if left_out.is_none()
            && let Some(code) = filled(self.currency)
        {
            let found = kept.memo.currency(code)?;
            if *kept.currency.get_or_insert(found) != found {
                return None;
            }
        }
        kept.sum = kept.sum.saturating_add(amounts.sum()).saturating_add(beside.0);
        let worth = Worth::of(&amounts, false, layout);
        if worth.gross == Money::ZERO {
            left_out = left_out.or(Some(self.worth_nothing));
        }
        let mut name = |place| filled(place).map(|cell| kept.names.number(cell));
        let [channel, country, product, coupon] = self.traits;
        let channel = name(channel).or(kept.store);
        let traits = [channel, name(country), name(product), name(coupon)];
        let somebody = if self.has_guests { layout.customer(cells) } else { filled(self.customer) };
        let customer = somebody.map(Key::of_customer);
        Some(Glance { at, customer, worth, left_out, traits })
    }

    /// An amount that is not below zero.
    #[inline(always)]
    fn decimal(&self, cell: &str) -> Option<Money> {
        parse(cell, self.mark).filter(|amount| *amount >= Money::ZERO)
    }

    /// What quantity and unit price come to, which is money that was read.
    #[inline(always)]
    fn line_amount(&self, quantity: Option<&str>, unit_price: Option<&str>) -> Option<Money> {
        let quantity = match quantity {
            None => Money(Money::SCALE),
            Some(cell) => self.decimal(cell)?,
        };
        match unit_price {
            None => Some(Money::ZERO),
            Some(cell) => times(quantity, self.decimal(cell)?),
        }
    }
}
