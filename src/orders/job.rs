//! A file that has been opened, and how its rows are taken.

use crate::config;
use crate::config::Role;
use crate::units::Currency;
use crate::units::Money;

use super::cells::Cells;
use super::draft::Kept;
use super::error::Error;
use super::identity::{Identity, Seen};
use super::layout::{FOOTER, Layout, Why};
use super::rates::Rates;
use super::row::{Row, Said};
use super::shape::Shape;
use super::tender::Tender;

/// A file to read, as all threads see it.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    pub(super) layout: &'a Layout,
    pub(super) shape: Shape,
    /// The file as the user wrote it.
    pub(super) place: &'a str,
    /// Tells apart the orders of different stores.
    pub(super) store: usize,
    /// What the store is called: the channel of orders that name none.
    pub(super) called: Option<&'a str>,
    /// By what customers are merged, if they are.
    pub(super) identity: Option<&'a Identity>,
    /// By what other currencies than the report's are converted, if they are.
    pub(super) rates: Option<&'a Rates>,
    /// The layout's own currency.
    pub(super) own: Option<Currency>,
    /// Currency and sum of the files before.
    pub(super) tender: Tender,
    pub(super) sum: i64,
    /// Whether order numbers are kept, to be known again in another file.
    pub(super) remembers: bool,
}

/// Which store a file is of.
#[derive(Debug)]
pub(super) struct Store {
    /// Tells apart its orders from those of others.
    pub(super) number: usize,
    /// Whether there are others, from which its customers have to be told.
    pub(super) is_one_of_several: bool,
}

impl Store {
    /// What it is called: as its section says; else, one of several stores is
    /// called by the software that wrote its files.
    pub(super) fn name<'a>(
        &self,
        section: &'a config::Orders,
        software: Option<&'a str>,
    ) -> Option<&'a str> {
        let name = section.name.as_deref().filter(|name| !name.is_empty());
        name.or(software.filter(|_| self.is_one_of_several))
    }
}

/// What a row is, before it is joined to an order.
pub(super) enum Taken {
    Said(Said),
    /// It is left out, and would have been worth this.
    Left(Why, Money),
}

impl<'a> Job<'a> {
    pub(super) fn kept(&self) -> Kept {
        let mut kept = Kept { tender: self.tender, sum: self.sum, ..Kept::default() };
        kept.converts = self.rates.is_some();
        kept.store = self.called.map(|name| kept.names.number(name));
        kept
    }

    #[inline(always)]
    pub(super) fn row<C: Cells>(&self, cells: &'a C, line: u64) -> Row<'a, C> {
        Row::new(self.layout, cells, self.place, line)
    }

    /// What a row is by itself.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    #[inline(always)]
    pub(super) fn take<C: Cells>(&self, row: &Row<C>, kept: &mut Kept) -> Result<Taken, Error> {
        let layout = self.layout;
        if layout.is_footer(row.cells) {
            return Ok(Taken::Left(layout.why(FOOTER), Money::ZERO));
        }
        let (found, expected) = (row.cells.count(), layout.header.len());
        if found != expected {
            let (place, line) = (row.place.into(), row.line);
            return Err(Error::Ragged { place, line, found, expected });
        }
        match layout.left_out(row.cells) {
            Some(why) => {
                let said = row.said(&mut kept.memo).ok();
                let gross = said.and_then(|said| said.worth).unwrap_or_default();
                let currency = kept.own_currency(row, false);
                Ok(Taken::Left(why, self.in_report(currency, gross)))
            }
            None => kept.said(row).map(Taken::Said),
        }
    }

    /// The currency of an order, when it is another than the report's and is to
    /// be converted.
    pub(super) fn other(&self, currency: Option<Currency>) -> Option<Currency> {
        let of_order = currency.or(self.own).filter(|_| self.rates.is_some());
        of_order.filter(|of_order| Some(*of_order) != self.tender.code)
    }

    /// What is left out is not converted: money of another currency is none.
    pub(super) fn in_report(&self, currency: Option<Currency>, gross: Money) -> Money {
        let is_other = currency.or(self.own).is_some_and(|own| self.is_foreign(own));
        if is_other { Money::ZERO } else { gross }
    }

    /// Whether a currency is known to be another than the report's.
    pub(super) fn is_foreign(&self, currency: Currency) -> bool {
        self.tender.code.is_some_and(|own| own != currency)
    }

    /// Keys of the customer beside that of the customer's column, if they are
    /// asked for and the row has any.
    pub(super) fn seen<C: Cells>(&self, row: &Row<C>) -> Option<Box<Seen>> {
        let identity = self.identity?;
        let is_somebody = |cell: &&str| !row.layout.rules.guest.iter().any(|it| it == cell);
        let customer_id = row.cell(Role::CustomerId).filter(is_somebody);
        let seen = Seen {
            mailbox: row.layout.customer(row.cells).and_then(|cell| identity.mailbox(cell)),
            phone: row.cell(Role::Phone).and_then(|cell| identity.phone(cell)),
            customer_id: customer_id.and_then(|cell| identity.customer_id(cell, self.store)),
        };
        (seen != Seen::default()).then(|| Box::new(seen))
    }
}
