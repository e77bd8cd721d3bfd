//! A file that has been opened, and how its rows are taken.

use crate::units::Currency;
use crate::units::Money;

use super::cells::Cells;
use super::draft::Kept;
use super::error::Error;
use super::layout::{FOOTER, Layout, Why};
use super::row::{Row, Said};
use super::shape::Shape;

/// A file to read, as all threads see it.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    pub(super) layout: &'a Layout,
    pub(super) shape: Shape,
    /// The file as the user wrote it.
    pub(super) place: &'a str,
    /// Tells apart the orders of different stores.
    pub(super) store: usize,
    /// Currency and sum of the files before.
    pub(super) currency: Option<Currency>,
    pub(super) sum: i64,
    /// Whether order numbers are kept, to be known again in another file.
    pub(super) remembers: bool,
}

/// What a row is, before it is joined to an order.
pub(super) enum Taken {
    Said(Said),
    /// It is left out, and would have been worth this.
    Left(Why, Money),
}

impl<'a> Job<'a> {
    pub(super) fn kept(&self) -> Kept {
        Kept { currency: self.currency, sum: self.sum, ..Kept::default() }
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
                Ok(Taken::Left(why, said.and_then(|said| said.worth).unwrap_or_default()))
            }
            None => kept.said(row).map(Taken::Said),
        }
    }
}
