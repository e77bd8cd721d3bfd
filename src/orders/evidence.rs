//! How a file writes dates and decimals, from the cells at its start.
//!
//! What is found out here is held to for the whole file: a later cell that it
//! does not fit is a fault with its line.

use std::cmp::Ordering;

use crate::config::Mark;
use crate::config::Role;

use super::amount;
use super::cells::Cells;
use super::forms::{Question, forms};
use super::layout::Layout;
use super::moment::Clock;
use super::rows;
use super::serial::Epoch;
use super::shape::Shape;

/// A cell, with the line where its row starts.
pub(super) type Seen = (u64, String);

/// Cells by which a file is judged.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    dates: Vec<Seen>,
    amounts: Vec<Seen>,
}

/// Roles whose cells are decimals.
const DECIMALS: [Role; 6] =
    [Role::Amount, Role::UnitPrice, Role::Discount, Role::Tax, Role::Shipping, Role::Refunded];

impl Evidence {
    /// The cells of the rows of a file that starts so.
    pub(super) fn of(layout: &Layout, start: &[u8], shape: Shape) -> Evidence {
        let mut evidence = Evidence::default();
        let read = rows::each(start, shape, |line, row| {
            let Some(row) = row.ok().filter(|row| row.count() == layout.header.len()) else {
                return;
            };
            evidence.dates.extend(layout.date(row).map(|(cell, _)| (line, cell.into_owned())));
            let cells = DECIMALS.iter().filter_map(|role| layout.cell(row, *role));
            let cells = cells.filter(|(cell, _)| !amount::is_none(cell));
            evidence.amounts.extend(cells.map(|(cell, _)| (line, cell.to_string())));
        });
        read.expect("reading from memory cannot fail");
        evidence
    }

    /// Whether there is a date among them.
    pub(super) fn has_dates(&self) -> bool {
        !self.dates.is_empty()
    }

    /// The decimal mark with which more of the cells are decimals; a point where
    /// the mark makes no difference.
    ///
    /// # Errors
    ///
    /// A cell with a comma and one with a point, when there are as many of each.
    pub(super) fn mark(&self) -> Result<Mark, [Seen; 2]> {
        let reads = |cell: &Seen, mark| amount::parse(&cell.1, mark).is_some();
        let only = |mark, other| {
            self.amounts.iter().filter(move |cell| reads(cell, mark) && !reads(cell, other))
        };
        let mut commas = only(Mark::Comma, Mark::Point);
        let mut points = only(Mark::Point, Mark::Comma);
        match commas.clone().count().cmp(&points.clone().count()) {
            Ordering::Greater => Ok(Mark::Comma),
            Ordering::Less => Ok(Mark::Point),
            Ordering::Equal => match (commas.next(), points.next()) {
                (Some(comma), Some(point)) => Err([comma.clone(), point.clone()]),
                _ => Ok(Mark::Point),
            },
        }
    }

    /// As [`forms`], of these dates.
    ///
    /// # Errors
    ///
    /// What the dates do not settle.
    pub(super) fn forms(&self, clock: &Clock, epoch: Epoch) -> Result<Vec<String>, Question> {
        forms(&self.dates, clock, epoch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(cells: &[&str]) -> Result<Mark, [u64; 2]> {
        let amounts = cells.iter().zip(2..).map(|(cell, line)| (line, (*cell).to_string()));
        let evidence = Evidence { dates: Vec::new(), amounts: amounts.collect() };
        evidence.mark().map_err(|cells| cells.map(|(line, _)| line))
    }

    #[test]
    fn the_mark_that_reads_more_is_the_marks_of_all() {
        assert_eq!(mark(&["12,50", "1.234,00", "7"]), Ok(Mark::Comma));
        assert_eq!(mark(&["12,50", "1.50", "abc", "1.234,00"]), Ok(Mark::Comma));
        assert_eq!(mark(&["12.50", "1,50", "abc", "1,234.00"]), Ok(Mark::Point));
        assert_eq!(mark(&["12.50", "1,234.00"]), Ok(Mark::Point));
    }

    #[test]
    fn where_the_mark_makes_no_difference_it_is_a_point() {
        assert_eq!(mark(&["1.234"]), Ok(Mark::Point));
        assert_eq!(mark(&["1,234", "abc"]), Ok(Mark::Point));
        assert_eq!(mark(&[]), Ok(Mark::Point));
    }

    #[test]
    fn as_many_of_each_are_a_question() {
        assert_eq!(mark(&["7", "12.5", "12,50"]), Err([4, 3]));
    }
}
