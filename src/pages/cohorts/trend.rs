//! Retention at one age, from cohort to cohort.

use crate::ledger::Cohort;
use crate::ledger::Pace;
use crate::metrics::retention::{Kept, Kind, Measure, at};
use crate::units::Month;

use super::super::annotations;
use super::super::charts::{Line, Lines, lines};
use super::super::summary::month_labels;
use super::super::view::{Figure, Setting};
use super::triangles::label;

/// The ages that are followed, with their tokens. No ramp: the lines cross so
/// often that neighbours have to be told apart.
const AGES: [(usize, u8); 4] = [(1, 1), (3, 2), (6, 3), (12, 4)];

/// Cohorts before the last that it stands beside: a year, so that every season
/// is among them.
const BEFORE: usize = 12;

/// A line an age; a cohort that holds earlier customers is in the table only.
pub(super) fn figure(on: &Setting<'_>) -> Figure {
    let cohorts = followed(on);
    let hides = |cohort: &Cohort| on.report.few.hides(Pace::Month, cohort.from);
    let share = |cohort: &Cohort, age: usize| {
        if hides(cohort) {
            return None;
        }
        at(cohort, age, Kind::Classic, Measure::Customers).and_then(Kept::share)
    };
    let rows = cohorts.iter().map(|cohort| {
        let size = cohort.cells.first().filter(|_| !hides(cohort));
        let size = size.map_or_else(|| on.blank(), |cell| on.count(cell.customers));
        let shares = AGES
            .map(|(age, _)| share(cohort, age).map_or_else(|| on.blank(), |share| on.share(share)));
        [label(on, Pace::Month, cohort), size].into_iter().chain(shares).collect()
    });
    let table = on.table(
        "retention-trend",
        &[
            ("cohort", false),
            ("new_customers", true),
            ("age_1", true),
            ("age_3", true),
            ("age_6", true),
            ("age_12", true),
        ],
        rows.collect(),
    );
    let value = |cohort: &Cohort, age: usize| {
        share(cohort, age).filter(|_| on.report.retention.is_pooled(cohort.from))
    };
    let line = |(age, token): (usize, u8)| Line {
        label: on.say("trend-age", &[("age", on.words.count(age as u64).into())]),
        token,
        values: cohorts.iter().map(|cohort| value(cohort, age)).collect(),
        ..Line::default()
    };
    let axis: Vec<Month> = cohorts.iter().map(|cohort| cohort.from.month()).collect();
    let chart = Lines {
        x: month_labels(on, axis.iter().copied()),
        spans: annotations::by_month(on, &axis),
        x_title: on.say("axis-month-of-first", &[]),
        series: AGES.map(line).to_vec(),
        ..Lines::default()
    };
    let undefined = || on.say("finding-trend-undefined", &[]);
    let finding = finding(on, cohorts).unwrap_or_else(undefined);
    let figure = on.figure(finding, table, &[], |frame| {
        lines(frame, &chart, &|share| on.words.share_round(share))
    });
    Figure { notes: annotations::told(on, &axis), ..figure }
}

/// Cohorts that the month after is over for, if a line can be drawn of them.
pub(super) fn followed<'a>(on: &Setting<'a>) -> &'a [Cohort] {
    let retention = &on.report.retention;
    let all = &retention.grid(Pace::Month).cohorts;
    let cohorts = &all[..all.partition_point(|cohort| cohort.cells.len() > 1)];
    let is_drawn = |cohort: &Cohort| {
        let hidden = on.report.few.hides(Pace::Month, cohort.from);
        !hidden
            && retention.is_pooled(cohort.from)
            && cohort.cells.iter().any(|cell| cell.customers > 0)
    };
    if cohorts.iter().any(is_drawn) { cohorts } else { &[] }
}

/// The last cohort that has come as far as the month after, beside those of the
/// year before it.
pub(super) fn finding(on: &Setting<'_>, cohorts: &[Cohort]) -> Option<String> {
    let hides = |cohort: &Cohort| on.report.few.hides(Pace::Month, cohort.from);
    let came = |cohort: &Cohort| cohort.cells[0].customers > 0 && !hides(cohort);
    let known = cohorts.iter().rposition(came).and_then(|place| {
        let (last, before) = on.report.retention.beside(Pace::Month, 1, place, BEFORE)?;
        Some((cohorts[place].from.month(), last.share()?, before.share()?))
    });
    let (month, last, before) = known?;
    let args = [
        ("month", on.words.month(month).into()),
        ("share", on.words.share(last).into()),
        ("before", on.words.share(before).into()),
    ];
    Some(on.say("finding-trend", &args))
}
