//! What the rows before have said, so that the same cell is not understood
//! twice.

use crate::units::Currency;
use crate::units::Day;

use super::layout::Layout;
use super::moment::{Clock, Moment};
use super::row::{Status, meaning};

/// Words that are remembered of a column with few of them.
const WORDS: usize = 64;

/// What the last cells were, and what they meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    date: Option<([u8; 10], Day)>,
    moment: Option<(String, Moment)>,
    statuses: Vec<(String, Status)>,
    currency: Option<(String, Currency)>,
}

impl Memo {
    /// As [`Clock::read`].
    pub(super) fn moment(&mut self, clock: &Clock, cell: &str) -> Option<Moment> {
        if clock.takes_days_as_written()
            && let Some(moment) = self.year_first(clock, cell)
        {
            return Some(moment);
        }
        if let Some((_, moment)) = self.moment.as_ref().filter(|(last, _)| last == cell) {
            return Some(*moment);
        }
        let moment = clock.read(cell)?;
        let (last, kept) = self.moment.get_or_insert_with(|| (String::new(), moment));
        cell.clone_into(last);
        *kept = moment;
        Some(moment)
    }

    /// `2024-03-31 23:59:59`, `2024-03-31 23:59` or the day alone: forms that
    /// no zone changes. The date is read anew only when it is another.
    #[inline(always)]
    pub(super) fn year_first(&mut self, clock: &Clock, cell: &str) -> Option<Moment> {
        let bytes = cell.as_bytes();
        let second = match bytes.len() {
            10 => 0,
            16 | 19 if matches!(bytes[10], b' ' | b'T') => seconds(&bytes[11..])?,
            _ => return None,
        };
        let date: &[u8; 10] = bytes.first_chunk()?;
        let day = match self.date {
            Some((last, day)) if last == *date => day,
            _ => {
                let day = clock.read(cell.get(..10)?)?.day;
                self.date = Some((*date, day));
                day
            }
        };
        Some(Moment { day, second })
    }

    /// As [`meaning`].
    pub(super) fn status(&mut self, layout: &Layout, word: &str) -> Option<Status> {
        if let Some((_, status)) = self.statuses.iter().find(|(seen, _)| seen == word) {
            return Some(*status);
        }
        let status = meaning(layout, word)?;
        if self.statuses.len() < WORDS {
            self.statuses.push((word.into(), status));
        }
        Some(status)
    }

    /// As [`Currency::parse`].
    pub(super) fn currency(&mut self, code: &str) -> Option<Currency> {
        if let Some((_, currency)) = self.currency.as_ref().filter(|(last, _)| last == code) {
            return Some(*currency);
        }
        let currency = Currency::parse(code)?;
        self.currency = Some((code.into(), currency));
        Some(currency)
    }
}

/// Seconds since midnight of `23:59` or `23:59:59`.
fn seconds(time: &[u8]) -> Option<u32> {
    let two = |at: usize, below: u32| {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
        Some(digit(time[at])? * 10 + digit(time[at + 1])?).filter(|number| *number < below)
    };
    let colon = |at: usize| (time[at] == b':').then_some(());
    colon(2)?;
    let minutes = two(0, 24)? * 60 + two(3, 60)?;
    let seconds = if time.len() == 8 { colon(5).and_then(|()| two(6, 60))? } else { 0 };
    Some(minutes * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_remembered_is_what_would_be_read(
            cells in prop::collection::vec("(20|19)(24|25|00)-(0[0-9]|1[0-3])-(0[0-9]|[1-3][0-9])([T ]([01][0-9]|2[0-5]):[0-6][0-9](:[0-6][0-9])?(Z| -0500)?)?", 1..8),
            zone in prop::option::of(Just("America/New_York")),
        ) {
            let zone = zone.map(|name| jiff::tz::TimeZone::get(name).unwrap());
            let (clock, mut memo) = (Clock { zone, ..Clock::default() }, Memo::default());
            for cell in cells.iter().chain(&cells) {
                prop_assert_eq!(memo.moment(&clock, cell), clock.read(cell), "{}", cell);
            }
        }
    }
}
