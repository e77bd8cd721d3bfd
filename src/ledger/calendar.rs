//! Days and months as places in tables.

use crate::orders::Orders;
use crate::units::Day;
use crate::units::Month;

use super::Frame;

/// The days that a count looks at, with what is asked of each again and again.
pub(super) struct Calendar {
    /// The first day and its month: place 0 of each table.
    pub(super) first: Day,
    pub(super) base: Month,
    /// Of every day: the month it is in, and the last month at whose end a
    /// customer who ordered on it is active; as places.
    days: Vec<(u16, u16)>,
    /// Months to the as-of day's, that one included.
    pub(super) months: usize,
}

impl Calendar {
    /// The days from the first of the orders, or of the frame, to the as-of day.
    pub(super) fn of<L>(orders: &Orders<L>, frame: Frame) -> Calendar {
        let ordered = orders.days.keys().next().copied().unwrap_or(frame.first);
        Calendar::new(ordered.min(frame.first).min(frame.as_of), frame)
    }

    fn new(first: Day, frame: Frame) -> Calendar {
        let base = first.month();
        let place = |month: Month| u16::try_from(month.since(base)).unwrap_or(u16::MAX);
        let active = i32::try_from(frame.active.0).unwrap_or(i32::MAX / 2);
        let day = |day: Day| {
            let last = day + active - 1;
            let to = if last == last.month().last() { last.month() } else { last.month() - 1 };
            (place(day.month()), place(to))
        };
        Calendar {
            first,
            base,
            days: (first.0..=frame.as_of.0).map(|number| day(Day(number))).collect(),
            months: usize::from(place(frame.as_of.month())) + 1,
        }
    }

    /// How many days there are.
    pub(super) fn len(&self) -> usize {
        self.days.len()
    }

    /// A day's place; days before the first are taken for it.
    pub(super) fn place(&self, day: Day) -> usize {
        usize::try_from(day.0 - self.first.0).unwrap_or(0)
    }

    /// The places of a day, of its month, and of the last month at whose end
    /// somebody is active who ordered on it; `None` after the as-of day. The
    /// last is not before the day's own month, because a customer is active for
    /// 31 days or more.
    #[inline]
    pub(super) fn find(&self, day: Day) -> Option<(u32, u32, u32)> {
        let place = u32::try_from(day.0 - self.first.0).unwrap_or(0);
        let (month, to) = *self.days.get(place as usize)?;
        Some((place, month.into(), to.into()))
    }

    /// The month of the day at this place.
    pub(super) fn month(&self, day: usize) -> usize {
        usize::from(self.days[day].0)
    }

    /// The month at this place.
    pub(super) fn at(&self, place: usize) -> Month {
        self.base + i32::try_from(place).unwrap_or(i32::MAX / 2)
    }

    /// The place of the last day of each month; of the last month, the as-of
    /// day.
    pub(super) fn ends(&self) -> Vec<usize> {
        let mut ends = vec![0; self.months];
        for day in 0..self.len() {
            ends[self.month(day)] = day;
        }
        ends
    }
}
