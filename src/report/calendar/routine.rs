//! What to do on which day of a month, and its weeks.

use jiff::civil::Weekday;

use crate::units::{Day, Month};

use super::Week;

/// What to do on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routine {
    /// A working day, Monday to Friday.
    pub day: Day,
    /// What.
    pub task: Task,
}

/// What is done once a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Export the orders and build the report of the month before.
    Build,
    /// Choose playbooks and adopt them as plans.
    Adopt,
    /// Hold what was sent against those who were held out.
    Review,
    /// See whether messages go out as the calendar says.
    Check,
}

impl Task {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Task::Build => "build",
            Task::Adopt => "adopt",
            Task::Review => "review",
            Task::Check => "check",
        }
    }
}

/// The routine of a month: on its first working day, on the next, on the first
/// from the 15th on, and on the last. Public holidays are not known.
pub(super) fn routine(month: Month) -> Vec<Routine> {
    let first = working(month.first(), 1);
    let last = working(month.last(), -1);
    [
        (first, Task::Build),
        (working(first + 1, 1), Task::Adopt),
        (working(month.first() + 14, 1), Task::Review),
        (last, Task::Check),
    ]
    .map(|(day, task)| Routine { day, task })
    .to_vec()
}

/// The nearest working day from one on, later (1) or earlier (-1).
fn working(mut day: Day, step: i32) -> Day {
    while matches!(day.date().weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = day + step;
    }
    day
}

/// The weeks that begin in a month, Monday to Sunday: each week is of one month.
pub(super) fn weeks(month: Month) -> Vec<Week> {
    let first = month.first();
    let monday = first + i32::from(first.date().weekday().until(Weekday::Monday));
    let mondays = (0..5).map(|week| monday + 7 * week);
    let within = mondays.take_while(|monday| *monday <= month.last());
    within.map(|monday| Week { monday, to: monday + 6 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn a_week_is_of_the_month_in_which_it_begins() {
        // November 2026 begins on a Sunday.
        let weeks = weeks(month("2026-11"));
        let days = weeks.iter().map(|it| [it.monday, it.to].map(|day| day.to_string()));
        let days: Vec<_> = days.collect();
        assert_eq!(days[0], ["2026-11-02", "2026-11-08"]);
        assert_eq!(days[4], ["2026-11-30", "2026-12-06"]);
        assert_eq!([weeks.len(), super::weeks(month("2026-12")).len()], [5, 4]);
    }

    #[test]
    fn tasks_fall_on_working_days() {
        let days = |text: &str| -> Vec<String> {
            routine(month(text)).iter().map(|it| it.day.to_string()).collect()
        };
        assert_eq!(days("2026-11"), ["2026-11-02", "2026-11-03", "2026-11-16", "2026-11-30"]);
        assert_eq!(days("2026-05"), ["2026-05-01", "2026-05-04", "2026-05-15", "2026-05-29"]);
    }
}
