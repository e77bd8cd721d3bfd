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

/// The weeks of a month, by its Mondays. The days before the first are of the
/// first week, and the last ends with the month, so that weeks add up to it.
pub(super) fn weeks(month: Month) -> Vec<Week> {
    let (first, last) = (month.first(), month.last());
    let until = first.date().weekday().until(Weekday::Monday);
    let mut mondays: Vec<Day> = Vec::new();
    let mut monday = first + i32::from(until);
    while monday <= last {
        mondays.push(monday);
        monday = monday + 7;
    }
    let end = |place: usize| mondays.get(place + 1).map_or(last, |next| *next - 1);
    let week = |(place, monday): (usize, &Day)| Week {
        monday: *monday,
        from: if place == 0 { first } else { *monday },
        to: end(place),
    };
    mondays.iter().enumerate().map(week).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn weeks_are_of_whole_months() {
        // November 2026 begins on a Sunday.
        let weeks = weeks(month("2026-11"));
        let days = weeks.iter().map(|it| [it.monday, it.from, it.to].map(|day| day.to_string()));
        let days: Vec<_> = days.collect();
        assert_eq!(days[0], ["2026-11-02", "2026-11-01", "2026-11-08"]);
        assert_eq!(days[4], ["2026-11-30", "2026-11-30", "2026-11-30"]);
        assert_eq!(weeks.len(), 5);
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
