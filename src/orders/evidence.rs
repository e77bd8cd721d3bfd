//! How a file writes dates and decimals, from the cells at its start.
//!
//! What is found out here is held to for the whole file: a later cell that it
//! does not fit is a fault with its line.

use csv::StringRecord;

use crate::config::Mark;
use crate::config::Role;

use super::amount;
use super::layout::Layout;
use super::moment::{Clock, Moment};
use super::serial::Epoch;

/// Cells by which a file is judged.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    dates: Vec<String>,
    amounts: Vec<String>,
}

/// Roles whose cells are decimals.
const DECIMALS: [Role; 6] =
    [Role::Amount, Role::UnitPrice, Role::Discount, Role::Tax, Role::Shipping, Role::Refunded];

/// What can stand between day, month and year, and what can follow them.
const BETWEEN: [&str; 3] = ["/", ".", "-"];
const TIMES: [&str; 9] = [
    "",
    " %H:%M",
    " %H:%M:%S",
    " %I:%M %p",
    " %I:%M:%S %p",
    ", %H:%M",
    ", %H:%M:%S",
    ", %I:%M %p",
    ", %I:%M:%S %p",
];

/// Orders of day, month and year, with `-` for what stands between.
const ORDERS: [&str; 4] = ["%d-%m-%Y", "%m-%d-%Y", "%d-%m-%y", "%m-%d-%y"];

/// Dates with the month as a word.
const WORDED: [&str; 7] =
    ["%b %d, %Y", "%d %b %Y", "%B %d, %Y", "%d %B %Y", "%d-%b-%Y", "%d-%b-%y", "%b-%d-%y"];

impl Evidence {
    /// The cells of these rows.
    pub(super) fn of(layout: &Layout, rows: impl Iterator<Item = StringRecord>) -> Evidence {
        let mut evidence = Evidence::default();
        for row in rows.filter(|row| row.len() == layout.header.len()) {
            evidence.dates.extend(layout.date(&row).map(|(cell, _)| cell.into_owned()));
            let cells = DECIMALS.iter().filter_map(|role| layout.cell(&row, *role));
            let cells = cells.filter(|(cell, _)| !amount::is_none(cell));
            evidence.amounts.extend(cells.map(|(cell, _)| cell.to_string()));
        }
        evidence
    }

    /// Whether there is a date among them.
    pub(super) fn has_dates(&self) -> bool {
        !self.dates.is_empty()
    }

    /// The decimal mark: a point, unless only a comma makes all cells decimals.
    pub(super) fn mark(&self) -> Mark {
        let all = |mark| self.amounts.iter().all(|cell| amount::parse(cell, mark).is_some());
        if !all(Mark::Point) && all(Mark::Comma) { Mark::Comma } else { Mark::Point }
    }

    /// The form of dates that are not year first; `None` when there are none,
    /// or none that is known, which the rows themselves will tell. Numbers that
    /// no other form fits are days counted from `epoch`, if all dates are.
    ///
    /// # Errors
    ///
    /// A cell and the two forms that fit it, when the cells do not settle
    /// whether the day or the month comes first.
    pub(super) fn date_format(
        &self,
        clock: &Clock,
        epoch: Epoch,
    ) -> Result<Option<String>, (String, [String; 2])> {
        let foreign: Vec<&String> =
            self.dates.iter().filter(|cell| clock.read(cell).is_none()).collect();
        let Some(first) = foreign.first() else { return Ok(None) };
        let read = |format: String| {
            let clock = Clock { formats: vec![format.clone()], ..clock.clone() };
            let moments = foreign.iter().map(|cell| clock.read(cell));
            Some((format, moments.collect::<Option<Vec<Moment>>>()?))
        };
        let mut fitting = known().filter_map(read);
        let Some((one, moments)) = fitting.next() else {
            let are_serials = foreign.len() == self.dates.len();
            let serials = || read(epoch.name().to_string()).map(|(form, _)| form);
            return Ok(are_serials.then(serials).flatten());
        };
        match fitting.find(|(_, others)| *others != moments) {
            Some((other, _)) => Err(((*first).clone(), [one, other])),
            None => Ok(Some(one)),
        }
    }
}

/// All forms that are tried.
fn known() -> impl Iterator<Item = String> {
    let numbers = BETWEEN
        .into_iter()
        .flat_map(|between| ORDERS.into_iter().map(move |order| order.replace('-', between)));
    let words = WORDED.into_iter().map(String::from);
    numbers.chain(words).flat_map(|date| TIMES.into_iter().map(move |time| format!("{date}{time}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(cells: &[&str]) -> Result<Option<String>, (String, [String; 2])> {
        let dates = cells.iter().map(|cell| (*cell).to_string()).collect();
        Evidence { dates, amounts: Vec::new() }.date_format(&Clock::default(), Epoch::Of1900)
    }

    #[test]
    fn a_day_above_twelve_settles_the_order() {
        assert_eq!(dates(&["03/04/2026", "31/03/2026"]).unwrap().unwrap(), "%d/%m/%Y");
        assert_eq!(dates(&["03/04/26 9:15", "03/31/26 23:00"]).unwrap().unwrap(), "%m/%d/%y %H:%M");
        assert_eq!(
            dates(&["Jan 5, 2024, 10:12:00 AM"]).unwrap().unwrap(),
            "%b %d, %Y, %I:%M:%S %p"
        );
        assert_eq!(dates(&["2026-04-03", "2026-12-31T10:00:00Z"]), Ok(None));
    }

    #[test]
    fn without_such_a_day_both_orders_are_named() {
        let (cell, forms) = dates(&["03/04/2026", "05/06/2026"]).unwrap_err();
        assert_eq!(cell, "03/04/2026");
        assert_eq!(forms, ["%d/%m/%Y", "%m/%d/%Y"]);
    }

    #[test]
    fn numbers_are_days_when_all_dates_are_numbers_of_our_time() {
        assert_eq!(dates(&["45321", "45321.5625"]).unwrap().unwrap(), "excel");
        assert_eq!(dates(&["29221", "73050,99"]).unwrap().unwrap(), "excel");
        for cells in [
            ["45321", "2024-01-30"],
            ["45321", "30/01/2024"],
            ["45321", "20240130"],
            ["45321", "29220"],
            ["45321", "73051"],
            ["45321", "1706571000"],
            ["45321", "-45321"],
        ] {
            assert_eq!(dates(&cells), Ok(None), "{cells:?}");
        }
        let evidence =
            Evidence { dates: vec!["43859".into(), "43859.5625".into()], amounts: Vec::new() };
        let form = evidence.date_format(&Clock::default(), Epoch::Of1904);
        assert_eq!(form.unwrap().unwrap(), "excel1904");
    }

    #[test]
    fn a_comma_is_the_mark_only_when_a_point_cannot_be() {
        let mark = |cells: &[&str]| {
            let amounts = cells.iter().map(|cell| (*cell).to_string()).collect();
            Evidence { dates: Vec::new(), amounts }.mark()
        };
        assert_eq!(mark(&["12,50", "1.234,00", "7"]), Mark::Comma);
        assert_eq!(mark(&["12.50", "1,234.00"]), Mark::Point);
        assert_eq!(mark(&["1.234"]), Mark::Point);
        assert_eq!(mark(&["12,50", "12.5"]), Mark::Point);
    }
}
