//! Rows that are an order each and have nothing unusual in them, read at a
//! glance.
//!
//! Nearly all rows of a large file are so. What is done here is what
//! [`Row::said`](super::row::Row::said) and [`Draft`](super::draft::Draft) do,
//! without what such rows do not need; whatever is not plainly so is left to
//! them.

use crate::config::{Mark, Role};
use crate::units::Money;

use super::amount::usual;
use super::cells::{Cells as _, Cut, Spans, bare, straight, within};
use super::draft::Kept;
use super::job::Job;
use super::key::Key;
use super::layout::{WORTH_NOTHING, Why};
use super::moment::Moment;
use super::names::Four;
use super::row::Status;
use super::settle::{Amounts, Worth};

/// Where the cells stand in the rows of a file that can be read so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    customer: Option<usize>,
    date: usize,
    amount: usize,
    /// Discount, tax, shipping, refunded.
    parts: [Option<usize>; 4],
    status: Option<usize>,
    currency: Option<usize>,
    /// Channel, country, product, coupon.
    traits: [Option<usize>; 4],
    worth_nothing: Why,
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
        let rules = &layout.rules;
        let is_plain = job.identity.is_none()
            && job.rates.is_none()
            && rules.credit_note.is_none()
            && rules.leave_out.is_empty()
            && rules.footer.is_empty()
            && rules.guest.is_empty()
            && rules.decimal.unwrap_or_default() == Mark::Point
            && layout.clock.takes_days_as_written()
            && !layout.adds_up();
        let others = [Role::OrderStart, Role::Time, Role::Quantity, Role::UnitPrice];
        let has_others = others.iter().any(|role| layout.has(*role));
        let is_single = Role::ALL.iter().all(|role| layout.places(*role).len() < 2);
        if !is_plain || has_others || layout.has(Role::Cancelled) || !is_single {
            return None;
        }
        let place = |role: Role| layout.places(role).first().copied();
        Some(Plan {
            customer: place(Role::Customer),
            date: place(Role::Date)?,
            amount: place(Role::Amount)?,
            parts: [Role::Discount, Role::Tax, Role::Shipping, Role::Refunded].map(place),
            status: place(Role::Status),
            currency: place(Role::Currency),
            traits: [Role::Channel, Role::Country, Role::Product, Role::Coupon].map(place),
            worth_nothing: layout.why(WORTH_NOTHING),
        })
    }

    /// The order that this row is; `None` when it takes more than a glance.
    #[inline]
    pub(super) fn look(&self, job: &Job, cells: &Cut, kept: &mut Kept) -> Option<Glance> {
        if cells.count() != job.layout.header.len() {
            return None;
        }
        // Once for a row and not once for a cell.
        match cells.spans {
            Spans::Each(_) => self.look_at(job, |place| bare(cells.at(place)), kept),
            Spans::Straight(start, ends) => {
                let cell = |place| bare(within(cells.text, straight(start, ends, place)));
                self.look_at(job, cell, kept)
            }
        }
    }

    #[inline(always)]
    fn look_at<'a>(
        &self,
        job: &Job,
        cell: impl Fn(usize) -> &'a str + Copy,
        kept: &mut Kept,
    ) -> Option<Glance> {
        let layout = job.layout;
        let filled = |place: Option<usize>| place.map(cell).filter(|cell| !cell.is_empty());
        let at = kept.memo.year_first(&layout.clock, cell(self.date))?;
        let amount = usual(cell(self.amount).as_bytes())?;
        let part = |place: Option<usize>| match filled(place) {
            None => Some(Money::ZERO),
            Some(cell) => usual(cell.as_bytes()),
        };
        let status = match filled(self.status) {
            None => None,
            Some(word) => Some(kept.memo.status(layout, word)?),
        };
        let [discount, tax, shipping, refunded] = &self.parts;
        let amounts = Amounts {
            amount,
            discount: part(*discount)?,
            tax: part(*tax)?,
            shipping: part(*shipping)?,
            refunded: part(*refunded)?,
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
        kept.sum = kept.sum.saturating_add(amounts.sum());
        let worth = Worth::of(&amounts, false, layout);
        if worth.gross == Money::ZERO {
            left_out = left_out.or(Some(self.worth_nothing));
        }
        let mut name = |place| filled(place).map(|cell| kept.names.number(cell));
        let [channel, country, product, coupon] = &self.traits;
        let channel = name(*channel).or(kept.store);
        let traits = [channel, name(*country), name(*product), name(*coupon)];
        let customer = filled(self.customer).map(Key::of_customer);
        Some(Glance { at, customer, worth, left_out, traits })
    }
}
