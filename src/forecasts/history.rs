//! What a forecast of orders goes by: counts of equal histories.

use super::weeks::Weeks;
use crate::ledger::histories::table;
use crate::units::Days;

/// One customer's buying, as far as a model can see it.
///
/// Customers with equal histories are the same to a model, so it is enough to
/// count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct History {
    /// Days with an order after the first such day (x in the literature).
    pub repeats: u32,
    /// First to last order (t_x); 0 without repeats.
    pub span: Days,
    /// First order to the as-of day (T). Never less than `span`.
    pub age: Days,
}

impl History {
    /// A history that can have been: a span within the age, of at least a day
    /// for each repeat, and of none without repeats. `None` for any other.
    pub fn new(repeats: u32, span: Days, age: Days) -> Option<History> {
        let agrees = if repeats == 0 { span == Days(0) } else { span.0 >= repeats };
        (agrees && span <= age).then_some(History { repeats, span, age })
    }

    /// A history that tests know can have been.
    #[cfg(test)]
    #[track_caller]
    pub(super) fn of_days(repeats: u32, span: u32, age: u32) -> History {
        History::new(repeats, Days(span), Days(age)).unwrap()
    }

    /// With span and age cut to their first four binary digits, or to
    /// multiples of 32 days: what is short keeps its days, for a model is
    /// another where many came back at once. By each of three levels more the
    /// digits are one less, and the multiples twice as large.
    pub(super) fn coarse(self, level: u32) -> History {
        let cut = |Days(days): Days| {
            let digits = days.checked_ilog2().unwrap_or(0);
            let step = digits.saturating_sub(3 - level.min(3)).min(5 + level.min(3));
            Days(days >> step << step)
        };
        History { span: cut(self.span), age: cut(self.age), ..self }
    }
}

/// Customers per [`History`].
///
/// Counts are integers: the same customers give the same value, however they
/// were split and in whichever order they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histories(
    /// Ascending, each history once.
    Vec<(History, u64)>,
);

impl Histories {
    /// Adds all of `other`, which must not share a customer with `self`: half
    /// a history is a different history.
    #[must_use]
    pub fn merge(self, other: Histories) -> Histories {
        self.0.into_iter().chain(other.0).collect()
    }

    /// Each history with its customers, ascending by repeats, span and age.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (History, u64)> + Clone + '_ {
        self.0.iter().copied()
    }

    /// The histories of equal repeats together, ascending.
    pub(super) fn by_repeats(&self) -> impl Iterator<Item = &[(History, u64)]> {
        self.0.chunk_by(|(one, _), (other, _)| one.repeats == other.repeats)
    }

    /// Histories that are there at least once.
    pub fn distinct(&self) -> usize {
        self.0.len()
    }

    /// All customers.
    pub fn customers(&self) -> u64 {
        self.0.iter().map(|(_, customers)| customers).sum()
    }

    /// Customers with a repeat.
    pub fn repeaters(&self) -> u64 {
        self.iter().filter(|(history, _)| history.repeats > 0).map(|(_, customers)| customers).sum()
    }

    /// Repeats of all customers.
    pub fn repeats(&self) -> u64 {
        self.iter().map(|(history, customers)| u64::from(history.repeats) * customers).sum()
    }

    /// Mean age of all customers; 0 without customers.
    #[expect(clippy::cast_precision_loss, reason = "days of customers stay far below 2^53")]
    pub fn mean_age(&self) -> Weeks {
        let days: u64 = self.iter().map(|(it, customers)| u64::from(it.age.0) * customers).sum();
        Weeks(days as f64 / 7.0 / self.customers().max(1) as f64)
    }

    /// Spans and ages cut as [`History::coarse`] does: far fewer histories, which
    /// say nearly the same. To begin a search on, not to end it.
    pub(super) fn coarse(&self, level: u32) -> Histories {
        self.iter().map(|(history, customers)| (history.coarse(level), customers)).collect()
    }
}

impl FromIterator<(History, u64)> for Histories {
    /// Counts of one history that come apart are added.
    fn from_iter<I: IntoIterator<Item = (History, u64)>>(counts: I) -> Histories {
        let some = counts.into_iter().filter(|(_, customers)| *customers > 0);
        Histories(table(some, |one, other| *one += other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up() {
        let history = History::of_days;
        let (one, two) = (history(0, 0, 30), history(2, 9, 30));
        let left: Histories = [(two, 1), (one, 3), (one, 0)].into_iter().collect();
        let right: Histories = [(two, 4)].into_iter().collect();
        let both = left.merge(right);
        assert_eq!(both.iter().collect::<Vec<_>>(), [(one, 3), (two, 5)]);
        assert_eq!((both.distinct(), both.customers(), both.repeaters()), (2, 8, 5));
        assert_eq!(both.repeats(), 10);
        let coarse = both.coarse(0);
        assert_eq!(coarse.iter().next(), Some((history(0, 0, 30), 3)));
    }

    /// Three of ten weeks, one of twenty and four of five: 70 weeks of eight, and
    /// 2 + 4 · 3 repeats.
    #[test]
    fn ages_and_repeats_are_those_of_customers() {
        let history = History::of_days;
        let counts = [(history(0, 0, 70), 3), (history(2, 9, 140), 1), (history(3, 9, 35), 4)];
        let histories: Histories = counts.into_iter().collect();
        assert_eq!(histories.mean_age(), Weeks(8.75));
        assert_eq!((histories.customers(), histories.repeaters(), histories.repeats()), (8, 5, 14));
        assert_eq!(Histories::default().mean_age(), Weeks(0.0));
    }

    #[test]
    fn a_history_of_nobody_is_not_there() {
        let nobody: Histories = [(History::of_days(1, 5, 30), 0)].into_iter().collect();
        assert_eq!(nobody, Histories::default());
    }

    #[test]
    fn a_coarse_history_keeps_short_spans_and_can_have_been() {
        let coarse = |level, span, age| {
            let history = History { repeats: 1, span: Days(span), age: Days(age) };
            let History { span, age, .. } = history.coarse(level);
            (span.0, age.0)
        };
        assert_eq!(coarse(0, 1, 15), (1, 15));
        assert_eq!(coarse(0, 16, 33), (16, 32));
        assert_eq!(coarse(0, 255, 256), (240, 256));
        assert_eq!(coarse(0, 1023, 1825), (992, 1824));
        assert_eq!(coarse(1, 9, 1825), (8, 1792));
        assert_eq!(coarse(3, 9, 1825), (8, 1792));
    }

    #[test]
    fn a_history_that_cannot_have_been_is_none() {
        assert_eq!(History::new(0, Days(1), Days(5)), None);
        assert_eq!(History::new(3, Days(2), Days(5)), None);
        assert_eq!(History::new(1, Days(6), Days(5)), None);
        assert!(History::new(5, Days(5), Days(5)).is_some());
    }
}
