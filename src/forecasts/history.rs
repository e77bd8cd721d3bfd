//! What a forecast of orders goes by: counts of equal histories.

use crate::ledger::histories::table;
use crate::units::Days;

pub use crate::ledger::histories::History;

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

    /// Histories that are there at least once.
    pub fn distinct(&self) -> usize {
        self.0.len()
    }

    /// All customers.
    pub fn customers(&self) -> u64 {
        self.0.iter().map(|(_, customers)| customers).sum()
    }

    /// Repeats of all customers.
    pub fn repeats(&self) -> u64 {
        self.iter().map(|(history, customers)| u64::from(history.repeats) * customers).sum()
    }

    /// As a slice.
    pub(super) fn rows(&self) -> &[(History, u64)] {
        &self.0
    }
}

/// Spans and ages cut as [`History::coarse`] does, of ascending histories: far
/// fewer, ascending again, which say nearly the same. To begin a search on, not to
/// end it.
pub(super) fn coarse<V>(
    rows: impl Iterator<Item = (History, V)>,
    level: u32,
    add: fn(&mut V, V),
) -> Vec<(History, V)> {
    let mut all = Vec::new();
    // What is cut to one span stands together, and is told apart by age.
    let (mut at_hand, mut ages) = ((0, Days(0)), Vec::new());
    let mut by_age: Vec<Option<V>> = Vec::new();
    let mut turn = |(repeats, span), ages: &mut Vec<Days>, by_age: &mut Vec<Option<V>>| {
        ages.sort_unstable();
        let row =
            |age: Days| Some((History { repeats, span, age }, by_age[age.0 as usize].take()?));
        all.extend(ages.drain(..).filter_map(row));
    };
    for (history, value) in rows {
        let History { repeats, span, age } = history.coarse(level);
        if at_hand != (repeats, span) {
            turn(std::mem::replace(&mut at_hand, (repeats, span)), &mut ages, &mut by_age);
        }
        let place = age.0 as usize;
        if by_age.len() <= place {
            by_age.resize_with(place + 1, || None);
        }
        match &mut by_age[place] {
            Some(sum) => add(sum, value),
            none => {
                *none = Some(value);
                ages.push(age);
            }
        }
    }
    turn(at_hand, &mut ages, &mut by_age);
    all
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
        assert_eq!((both.distinct(), both.customers(), both.repeats()), (2, 8, 10));
    }

    /// What is cut alike is added up, and ascends, as if it were sorted and counted.
    #[test]
    fn coarse_histories_are_the_same_customers() {
        let one = |at: u32| (History::of_days(1 + at % 3, 5 + at % 90, 100 + at * 7 % 500), 1 + at);
        let add = |one: &mut u32, other: u32| *one += other;
        let all = table((0..5_000).map(one), add);
        let known = table(all.iter().map(|(it, count)| (it.coarse(1), *count)), add);
        let found = coarse(all.iter().copied(), 1, add);
        assert!(known.len() < 1_000 && all.len() > 2_000, "{} of {}", known.len(), all.len());
        assert_eq!(found, known);
        assert_eq!(coarse(std::iter::empty(), 1, add), []);
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
