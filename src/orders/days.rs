//! What was ordered day by day.

use std::ops::{AddAssign, SubAssign};

use crate::units::Day;
use crate::units::Money;

use super::{Side, Takings};

/// The first day that an order can have: 1980-01-01.
pub(super) const FIRST_DAY: Day = Day(3_652);

/// Takings of each day, in pages of some days.
#[derive(Clone, Debug, Default)]
pub(super) struct Days(Vec<Option<Box<[Takings; DAYS]>>>);

/// Days of a page.
const DAYS: usize = 32;

impl Days {
    #[inline]
    pub(super) fn of(&mut self, day: Day) -> &mut Takings {
        let number = usize::try_from(day.0 - FIRST_DAY.0).unwrap_or(0);
        if self.0.get(number / DAYS).is_none_or(Option::is_none) {
            self.begin(number / DAYS);
        }
        let page = self.0[number / DAYS].as_mut().expect("it has begun");
        &mut page[number % DAYS]
    }

    /// Has room for a page.
    #[cold]
    fn begin(&mut self, page: usize) {
        self.0.resize(self.0.len().max(page + 1), None);
        self.0[page] = Some(Box::new([Takings::default(); DAYS]));
    }

    /// The days that have any.
    pub(super) fn all(&self) -> impl Iterator<Item = (Day, Takings)> + '_ {
        let pages = (0..).step_by(DAYS).zip(&self.0);
        let days = pages.flat_map(|(first, page)| (first..).zip(page.iter().flat_map(|it| **it)));
        let filled = days.filter(|(_, takings)| *takings != Takings::default());
        filled.map(|(number, takings)| (FIRST_DAY + number, takings))
    }
}

impl Takings {
    pub(super) fn side(&mut self, is_somebody: bool) -> &mut Side {
        if is_somebody { &mut self.identified } else { &mut self.nobody }
    }
}

impl Side {
    /// Adds an order or a credit note.
    #[inline]
    pub(super) fn add(&mut self, gross: Money, net: Money) {
        if gross < Money::ZERO {
            *self += Side::of(gross, net);
        } else {
            self.orders += 1;
            self.gross += gross;
            self.net += net;
        }
    }

    pub(super) fn take(&mut self, gross: Money, net: Money) {
        *self -= Side::of(gross, net);
    }

    /// One order, or one credit note.
    fn of(gross: Money, net: Money) -> Side {
        if gross < Money::ZERO {
            return Side { credit_notes: 1, credits: net, ..Side::default() };
        }
        Side { orders: 1, gross, net, ..Side::default() }
    }
}

impl AddAssign for Side {
    fn add_assign(&mut self, other: Side) {
        self.orders += other.orders;
        self.gross += other.gross;
        self.net += other.net;
        self.credit_notes += other.credit_notes;
        self.credits += other.credits;
    }
}

impl SubAssign for Side {
    fn sub_assign(&mut self, other: Side) {
        self.orders -= other.orders;
        self.gross = self.gross - other.gross;
        self.net = self.net - other.net;
        self.credit_notes -= other.credit_notes;
        self.credits = self.credits - other.credits;
    }
}
