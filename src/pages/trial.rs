//! The models beside what came after they were fitted: a part of the value
//! page.

use crate::forecasts::Error;
use crate::forecasts::holdout::Row;
use crate::forecasts::outlook::Outlook;

use super::annotations;
use super::charts::{Keep, Labels, Line, Lines, lines};
use super::outlook::{chosen, number_cell, off};
use super::view::{Cell, Figure, Setting, Table};

/// Which way what came differs from what was expected, and by what share.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn beside(actual: u64, expected: f64) -> (&'static str, f64) {
    let share = actual as f64 / expected - 1.0;
    let direction = match share {
        share if share >= 0.005 => "more",
        share if share <= -0.005 => "less",
        _ => "same",
    };
    (direction, share.abs())
}

/// Every model beside what came.
pub(super) fn models(on: &Setting<'_>, outlook: &Outlook) -> Table {
    let rows = outlook.trials.iter().enumerate().map(|(at, trial)| {
        let mut row = vec![Cell::text(trial.model)];
        match &trial.outcome {
            Ok(score) => {
                let (_, difference) = beside(score.actual(), score.expected());
                row.extend([
                    on.count(score.actual()),
                    number_cell(on, score.expected(), 0),
                    on.share(difference),
                    number_cell(on, score.deviance, 1),
                    number_cell(on, score.mean_absolute_error, 3),
                ]);
            }
            Err(_) => row.extend(std::iter::repeat_with(|| on.blank()).take(5)),
        }
        let result = match &trial.outcome {
            Ok(_) if at == outlook.chosen => "chosen",
            Ok(_) => "not_chosen",
            Err(error) => error.id(),
        };
        let message = match &trial.outcome {
            Ok(_) | Err(Error::NobodyLeaves { .. }) => format!("model-{result}"),
            Err(_) => "model-unfit".into(),
        };
        row.push(Cell::named(on.say(&message, &[]), result));
        row
    });
    on.table(
        "outlook-models",
        &[
            ("model", false),
            ("actual", true),
            ("expected", true),
            ("off_by", true),
            ("deviance", true),
            ("absolute_error", true),
            ("result", false),
        ],
        rows.collect(),
    )
}

/// Mean orders after the split by orders before it.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn by_repeats(on: &Setting<'_>, outlook: &Outlook) -> Figure {
    let score = chosen(outlook).outcome.as_ref().ok();
    let rows = score.map_or_else(Vec::new, |it| it.rows(on.report.shop.privacy_threshold));
    let name = |row: &Row| match row.to {
        Some(to) if to == row.from => on.words.count(to.into()),
        Some(to) => on.say(
            "repeats-to",
            &[
                ("from", on.words.count(row.from.into()).into()),
                ("to", on.words.count(to.into()).into()),
            ],
        ),
        None => on.say("repeats-from", &[("from", on.words.count(row.from.into()).into())]),
    };
    let actual = |row: &Row| row.did.actual as f64 / row.did.customers as f64;
    let expected = |row: &Row| row.did.expected / row.did.customers as f64;
    let cells = rows.iter().map(|row| {
        vec![
            Cell::named(name(row), &row.from.to_string()),
            on.count(row.did.customers),
            on.count(row.did.actual),
            number_cell(on, row.did.expected, 1),
            number_cell(on, actual(row), 2),
            number_cell(on, expected(row), 2),
        ]
    });
    let table = on.table(
        "outlook-by-repeats",
        &[
            ("repeats", false),
            ("customers", true),
            ("actual", true),
            ("expected", true),
            ("actual_each", true),
            ("expected_each", true),
        ],
        cells.collect(),
    );
    let chart = Lines {
        x: Labels { texts: rows.iter().map(name).collect(), keep: Keep::First },
        x_title: on.say("axis-repeats-before", &[]),
        series: vec![
            Line {
                token: 1,
                values: rows.iter().map(|it| Some(actual(it))).collect(),
                ..Line::default()
            },
            Line {
                token: 2,
                values: rows.iter().map(|it| Some(expected(it))).collect(),
                dashed: true,
                ..Line::default()
            },
        ],
        ..Lines::default()
    };
    let finding = off(on, outlook, "finding-outlook-by-repeats").unwrap_or_default();
    let legend = [(1, "legend-actual"), (2, "legend-expected")];
    on.figure(finding, table, &legend, |frame| {
        lines(frame, &chart, &|mean| on.words.number(mean, 1))
    })
}

/// Repeats of those who were there by the split, added up week by week.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn by_week(on: &Setting<'_>, outlook: &Outlook) -> Figure {
    let weeks = chosen(outlook).outcome.as_ref().map_or(&[][..], |score| &score.weeks);
    let (mut actual, mut expected) = (0, 0.0);
    let sums: Vec<(u64, f64)> = (weeks.iter())
        .map(|week| {
            actual += week.actual;
            expected += week.expected;
            (actual, expected)
        })
        .collect();
    let last = |at: usize| outlook.first + 7 * i32::try_from(at + 1).unwrap_or(i32::MAX / 8) - 1;
    let held = |at: usize| last(at) > outlook.split;
    let rows = weeks.iter().zip(&sums).enumerate().map(|(at, (week, (actual, expected)))| {
        let day = last(at);
        let part = if held(at) { "held" } else { "fitted" };
        vec![
            Cell::named(on.words.day(day), &day.to_string()),
            Cell::named(on.say(&format!("part-{part}"), &[]), part),
            on.count(week.actual),
            number_cell(on, week.expected, 1),
            on.count(*actual),
            number_cell(on, *expected, 0),
        ]
    });
    let table = on.table(
        "outlook-by-week",
        &[
            ("week_to", false),
            ("part", false),
            ("actual", true),
            ("expected", true),
            ("actual_sum", true),
            ("expected_sum", true),
        ],
        rows.collect(),
    );
    // Where the weeks held back begin, the dashes go on from the line's end.
    let split = (0..sums.len()).find(|at| held(*at)).unwrap_or(sums.len());
    let values = |from: usize, to: usize| {
        let of = |(at, (_, expected)): (usize, &(u64, f64))| {
            (from..to).contains(&at).then_some(*expected)
        };
        sums.iter().enumerate().map(of).collect()
    };
    let months = (0..sums.len()).map(|at| on.words.month_short(last(at).month()));
    let chart = Lines {
        x: Labels { texts: months.collect(), keep: Keep::Last },
        spans: annotations::by_week(on, outlook.first, sums.len()),
        series: vec![
            Line {
                token: 1,
                values: sums.iter().map(|it| Some(it.0 as f64)).collect(),
                ..Line::default()
            },
            Line { token: 2, values: values(0, split), ..Line::default() },
            Line {
                token: 3,
                values: values(split.saturating_sub(1), sums.len()),
                dashed: true,
                ..Line::default()
            },
        ],
        ..Lines::default()
    };
    let day = on.words.day(outlook.split);
    let finding = on.say("finding-outlook-by-week", &[("split", day.into())]);
    let legend = [(1, "legend-actual"), (2, "legend-expected-fitted"), (3, "legend-expected-held")];
    on.figure(finding, table, &legend, |frame| {
        lines(frame, &chart, &|count| on.words.number(count, 0))
    })
}
