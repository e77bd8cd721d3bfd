//! How a file writes dates and decimals, from the cells at its start.
//!
//! What is found out here is held to for the whole file: a later cell that it
//! does not fit is a fault with its line.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::config::Mark;
use crate::config::Role;
use crate::units::Currency;
use crate::units::Money;

use super::amount;
use super::cells::Cells;
use super::forms::{Question, forms};
use super::layout::Layout;
use super::moment::Clock;
use super::row::AMOUNTS;
use super::rows;
use super::serial::Epoch;
use super::shape::Shape;

/// A cell, with the line where its row starts.
pub(super) type Seen = (u64, String);

/// Cells by which a file is judged.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// What stands between cells.
    delimiter: u8,
    /// Codes in the currency's column.
    currencies: BTreeSet<String>,
    dates: Vec<Seen>,
    amounts: Vec<Seen>,
}

/// Why the decimal mark of a file is not known.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unmarked {
    /// As many cells have a comma as a point: one of each.
    Two([Seen; 2]),
    /// Groups of three digits after a mark, which may be decimals or thousands.
    Grouped(Seen),
}

impl Evidence {
    /// The cells of the rows of a file that starts so.
    pub(super) fn of(layout: &Layout, start: &[u8], shape: Shape) -> Evidence {
        let mut evidence = Evidence { delimiter: shape.delimiter, ..Evidence::default() };
        let read = rows::each(start, shape, |line, row| {
            let Some(row) = row.ok().filter(|row| row.count() == layout.header.len()) else {
                return;
            };
            evidence.dates.extend(layout.date(row).map(|(cell, _)| (line, cell.into_owned())));
            let code = layout.cell(row, Role::Currency);
            evidence.currencies.extend(code.map(|(code, _)| code.to_string()));
            let cells = AMOUNTS.iter().filter_map(|role| layout.cell(row, *role));
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
    /// A cell with a comma and one with a point, when there are as many of each; a
    /// cell such as `1.234` when all that have a mark are so, unless the others tell.
    pub(super) fn mark(&self, currency: Option<Currency>) -> Result<Mark, Unmarked> {
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
                (Some(comma), Some(point)) => Err(Unmarked::Two([comma.clone(), point.clone()])),
                _ => self.mark_of_groups(currency),
            },
        }
    }

    /// The decimal mark of a file in whose amounts only groups of three digits
    /// follow one. They are thousands where whole numbers below 1000 stand beside
    /// them without a mark, and none above; where the currency has no smaller unit;
    /// and after a comma where commas also stand between cells, since whoever writes
    /// decimals with a comma has something else there.
    fn mark_of_groups(&self, currency: Option<Currency>) -> Result<Mark, Unmarked> {
        let read = |cell: &Seen, mark| amount::parse(&cell.1, mark).unwrap_or_default().0.abs();
        let of_more = |cell: &Seen| match read(cell, Mark::Comma).cmp(&read(cell, Mark::Point)) {
            Ordering::Greater => Some(Mark::Comma),
            Ordering::Less => Some(Mark::Point),
            Ordering::Equal => None,
        };
        let grouped = self.amounts.iter().filter_map(|cell| Some((of_more(cell)?, cell)));
        let Some((mark, first)) = grouped.clone().next() else { return Ok(Mark::Point) };
        if let Some((_, other)) = grouped.clone().find(|(other, _)| *other != mark) {
            let is_comma = mark == Mark::Point;
            let [comma, point] = if is_comma { [first, other] } else { [other, first] };
            return Err(Unmarked::Two([comma.clone(), point.clone()]));
        }
        let own = || self.currencies.iter().map(|code| Currency::parse(code));
        let has_units = |currency: Option<Currency>| currency.is_none_or(|it| it.digits() > 0);
        let is_whole = match currency {
            Some(_) => !has_units(currency),
            None => own().next().is_some() && !own().any(has_units),
        };
        if is_whole || (mark == Mark::Point && self.delimiter == b',') {
            return Ok(mark);
        }
        let whole = self.amounts.iter().filter(|cell| of_more(cell).is_none());
        match whole.map(|cell| read(cell, mark)).max() {
            Some(largest) if (1..1000 * Money::SCALE).contains(&largest) => Ok(mark),
            _ => Err(Unmarked::Grouped(first.clone())),
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

    fn mark(cells: &[&str]) -> Result<Mark, Vec<u64>> {
        mark_of(cells, b';', None)
    }

    fn mark_of(cells: &[&str], delimiter: u8, code: Option<&str>) -> Result<Mark, Vec<u64>> {
        let amounts = cells.iter().zip(2..).map(|(cell, line)| (line, (*cell).to_string()));
        let evidence = Evidence { amounts: amounts.collect(), delimiter, ..Evidence::default() };
        evidence.mark(code.and_then(Currency::parse)).map_err(|unmarked| match unmarked {
            Unmarked::Two(cells) => cells.map(|(line, _)| line).to_vec(),
            Unmarked::Grouped((line, _)) => vec![line],
        })
    }

    #[test]
    fn the_mark_that_reads_more_is_the_marks_of_all() {
        assert_eq!(mark(&["12,50", "1.234,00", "7"]), Ok(Mark::Comma));
        assert_eq!(mark(&["12,50", "1.50", "abc", "1.234,00"]), Ok(Mark::Comma));
        assert_eq!(mark(&["12.50", "1,50", "abc", "1,234.00"]), Ok(Mark::Point));
        assert_eq!(mark(&["12.50", "1,234.00"]), Ok(Mark::Point));
        assert_eq!(mark(&["1.234", "0.750"]), Ok(Mark::Point));
        assert_eq!(mark(&["8,264463", "1.234"]), Ok(Mark::Comma));
    }

    #[test]
    fn where_the_mark_makes_no_difference_it_is_a_point() {
        assert_eq!(mark(&["1234", "abc"]), Ok(Mark::Point));
        assert_eq!(mark(&[]), Ok(Mark::Point));
    }

    #[test]
    fn beside_whole_numbers_below_a_thousand_groups_are_thousands() {
        assert_eq!(mark(&["20", "1.500", "999", "0"]), Ok(Mark::Comma));
        assert_eq!(mark(&["1,500", "20", "-1,000,000"]), Ok(Mark::Point));
        assert_eq!(mark(&["1.500.000"]), Ok(Mark::Comma));
    }

    #[test]
    fn groups_that_may_be_decimals_are_a_question() {
        assert_eq!(mark(&["12.500", "1.234"]), Err(vec![2]));
        assert_eq!(mark(&["1,234", "abc", "0"]), Err(vec![2]));
        assert_eq!(mark(&["2000", "1.500"]), Err(vec![3]));
        assert_eq!(mark(&["7", "1.500", "1,500"]), Err(vec![4, 3]));
    }

    #[test]
    fn groups_are_thousands_of_a_currency_without_a_smaller_unit() {
        let found = ["JPY", "KRW", "EUR", "KWD"].map(|code| mark_of(&["12.500"], b';', Some(code)));
        assert_eq!(found, [Ok(Mark::Comma), Ok(Mark::Comma), Err(vec![2]), Err(vec![2])]);
        let codes = |codes: &[&str]| codes.iter().map(ToString::to_string).collect();
        for (currencies, found) in [
            (codes(&["JPY"]), Ok(Mark::Comma)),
            (codes(&["JPY", "EUR"]), Err(())),
            (codes(&["JPY", "?"]), Err(())),
        ] {
            let amounts = vec![(2, "12.500".to_string())];
            let evidence = Evidence { amounts, currencies, ..Evidence::default() };
            assert_eq!(evidence.mark(None).map_err(|_| ()), found);
        }
    }

    #[test]
    fn groups_after_a_comma_are_thousands_where_commas_stand_between_cells() {
        assert_eq!(mark_of(&["12,500"], b',', None), Ok(Mark::Point));
        assert_eq!(mark_of(&["12,500"], b';', None), Err(vec![2]));
        assert_eq!(mark_of(&["12.500"], b',', None), Err(vec![2]));
    }

    #[test]
    fn as_many_of_each_are_a_question() {
        assert_eq!(mark(&["7", "12.5", "12,50"]), Err(vec![4, 3]));
    }
}
