//! What the rows before have said, so that the same cell is not understood
//! twice.

use crate::units::Currency;
use crate::units::Day;

use super::cells::bare;
use super::layout::Layout;
use super::moment::{Clock, Moment};
use super::recent::Recent;
use super::row::{Status, meaning};
use super::sheaf::word;

/// What the last cells were, and what they meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    date: Option<([u8; 10], Day)>,
    moment: Option<(String, Moment)>,
    statuses: Recent<Status, 64>,
    currencies: Recent<Currency, 16>,
}

impl Memo {
    /// As [`Clock::read`].
    pub(super) fn moment(&mut self, clock: &Clock, cell: &str) -> Option<Moment> {
        if clock.takes_days_as_written()
            && let Some(moment) = self.year_first(clock, cell.as_bytes())
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
    pub(super) fn year_first(&mut self, clock: &Clock, bytes: &[u8]) -> Option<Moment> {
        let second = match bytes.len() {
            10 => 0,
            16 | 19 if matches!(bytes[10], b' ' | b'T') => seconds(&bytes[11..])?,
            _ => return None,
        };
        let date: &[u8; 10] = bytes.first_chunk()?;
        let day = match self.date {
            Some((last, day)) if last == *date => day,
            _ => self.another(clock, *date)?,
        };
        Some(Moment { day, second })
    }

    #[cold]
    fn another(&mut self, clock: &Clock, date: [u8; 10]) -> Option<Day> {
        // A cell may not yet be trimmed.
        let text = std::str::from_utf8(&date).ok().filter(|text| bare(text) == *text)?;
        let day = clock.read(text)?.day;
        self.date = Some((date, day));
        Some(day)
    }

    /// As [`meaning`].
    pub(super) fn status(&mut self, layout: &Layout, word: &str) -> Option<Status> {
        self.status_of(layout, self::word(word.as_bytes()), || word)
    }

    /// As [`meaning`], of a text whose word is known, if it has one.
    #[inline]
    pub(super) fn status_of<'a>(
        &mut self,
        layout: &Layout,
        word: Option<u128>,
        text: impl FnOnce() -> &'a str,
    ) -> Option<Status> {
        self.statuses.get_or(word, || meaning(layout, text()))
    }

    /// As [`Currency::parse`].
    pub(super) fn currency(&mut self, code: &str) -> Option<Currency> {
        self.currency_of(word(code.as_bytes()), || code)
    }

    /// As [`Currency::parse`], of a text whose word is known, if it has one.
    #[inline]
    pub(super) fn currency_of<'a>(
        &mut self,
        word: Option<u128>,
        code: impl FnOnce() -> &'a str,
    ) -> Option<Currency> {
        self.currencies.get_or(word, || Currency::parse(code()))
    }
}

/// Seconds since midnight of `23:59` or `23:59:59`.
#[inline]
fn seconds(time: &[u8]) -> Option<u32> {
    let clock = match *time {
        [a, b, c, d, e] => [a, b, c, d, e, b':', b'0', b'0'],
        _ => *time.first_chunk()?,
    };
    // Each byte less the one that stands there at midnight: digits, and 0 for
    // a colon.
    let digits = u64::from_le_bytes(clock) ^ u64::from_le_bytes(*b"00:00:00");
    let beyond_9 = digits.wrapping_add(0x7676_7f76_767f_7676) | digits;
    if beyond_9 & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    // Each with the one after it as two digits; no byte overflows.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_0000_ff00_00ff;
    // What is to be below 24, 60 and 60 is then below 128.
    if pairs.wrapping_add(0x0044_0000_4400_0068) & 0x0080_0000_8000_0080 != 0 {
        return None;
    }
    let two = |shift: u32| (pairs >> shift & 0xff) as u32;
    Some(two(0) * 3600 + two(24) * 60 + two(48))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_remembered_is_what_would_be_read(
            cells in prop::collection::vec("(20|19)(24|25|00)-(0[0-9]|1[0-3])-(0[0-9]|[1-3][0-9])([T ]([01][0-9]|2[0-5])[:;8]?[0-6][0-9](:[0-6][0-9])?(Z| -0500)?)?|20240101|[ =]2024-1-01|2024-01-1 ", 1..8),
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
