//! Cohorts: triangles, and the curve of all of them together.

use serde::Serialize;

use crate::ledger::Cell as CohortCell;
use crate::metrics::cohorts::Row;
use crate::metrics::interval::wilson;
use crate::units::ratio;

use super::charts::{Keep, Labels, Line, Lines, lines};
use super::view::{Cell, Column, Figure, Setting, Table};

/// The least retention that gets the strongest colour of a triangle.
const HOTTEST: f64 = 0.1;

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    curve: Figure,
    share: Table,
    customers: Table,
    orders: Table,
    revenue: Table,
    left_censored: Option<String>,
}

/// The cohorts page.
pub(super) fn view(on: &Setting<'_>) -> View {
    View {
        curve: curve(on),
        share: shares(on),
        customers: triangle(on, "cohort-customers", &|_, cell| on.count(cell.customers)),
        orders: triangle(on, "cohort-orders", &|_, cell| on.count(cell.orders)),
        revenue: triangle(on, "cohort-revenue", &|_, cell| Cell {
            text: on.words.money_round(cell.net.units()),
            ..on.money(cell.net)
        }),
        left_censored: left_censored(on),
    }
}

/// What has to be said of a first cohort that holds earlier customers.
pub(super) fn left_censored(on: &Setting<'_>) -> Option<String> {
    let cohort = on.report.triangle.left_censored()?;
    Some(on.say("left-censored", &[("month", on.words.month(cohort).into())]))
}

/// The triangle of retention. Age 0 is everybody and has no colour; the
/// strongest is the most of any cohort that is not left censored.
fn shares(on: &Setting<'_>) -> Table {
    let triangle = &on.report.triangle;
    let left_censored = triangle.left_censored();
    let share = |row: &Row, cell: &CohortCell| ratio(cell.customers, row.size()?);
    let usual = triangle.rows.iter().filter(|row| Some(row.cohort) != left_censored);
    let later = usual.flat_map(|row| {
        row.cells.iter().skip(1).flatten().filter_map(move |cell| share(row, cell))
    });
    let hottest = later.fold(HOTTEST, f64::max);
    self::triangle(on, "cohort-retention", &|row, cell| match share(row, cell) {
        Some(share) => {
            let cell = Cell { text: on.words.share_round(share), ..on.share(share) };
            if share >= 1.0 { cell } else { cell.heated(heat(share / hottest)) }
        }
        None => on.blank(),
    })
}

/// A step of colour, 0 to 9, for a part of the strongest.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the part is cut off at 0 and 1"
)]
pub(super) fn heat(part: f64) -> usize {
    (part.clamp(0.0, 1.0) * 9.0 + 0.5) as usize
}

/// A triangle with one cell for each cohort and age.
fn triangle(on: &Setting<'_>, id: &str, cell: &dyn Fn(&Row, &CohortCell) -> Cell) -> Table {
    let rows = &on.report.triangle.rows;
    let ages = rows.first().map_or(0, |row| row.cells.len());
    let head = ["cohort", "new_customers"].map(|id| Column {
        id: id.into(),
        label: on.say(&format!("column-{id}"), &[]),
        numeric: id != "cohort",
    });
    let age = |age: usize| Column {
        id: format!("age_{age}"),
        label: on.words.count(age as u64),
        numeric: true,
    };
    let columns = head.into_iter().chain((0..ages).map(age)).collect();
    let row = |row: &Row| {
        let size = row.size().map_or_else(|| on.blank(), |size| on.count(size));
        let month = Cell::named(on.words.month_short(row.cohort), &row.cohort.to_string());
        let known = row.cells.iter().map(|age| match age {
            Some(age) => cell(row, age),
            None => on.blank(),
        });
        let beyond = std::iter::repeat_with(Cell::default).take(ages - row.cells.len());
        [month, size].into_iter().chain(known).chain(beyond).collect()
    };
    on.table_of(id, columns, rows.iter().map(row).collect())
}

/// Pooled retention by age with its band; age 0 is everybody and not drawn.
fn curve(on: &Setting<'_>) -> Figure {
    let pooled = on.report.triangle.pooled();
    let rows = pooled.iter().enumerate().skip(1).map(|(age, (active, of))| {
        let (low, high) = wilson(*active, *of);
        let share = ratio(*active, *of).unwrap_or_default();
        vec![
            on.count(age as u64),
            on.count(*active),
            on.count(*of),
            on.share(share),
            on.share(low),
            on.share(high),
        ]
    });
    let table = on.table(
        "retention-by-age",
        &[
            ("age", true),
            ("active", true),
            ("of", true),
            ("share", true),
            ("low", true),
            ("high", true),
        ],
        rows.collect(),
    );
    let points = pooled.iter().skip(1);
    let line = Line {
        token: 1,
        values: points.clone().map(|(active, of)| ratio(*active, *of)).collect(),
        band: points.map(|(active, of)| (*of > 0).then(|| wilson(*active, *of))).collect(),
        ..Line::default()
    };
    let chart = Lines {
        x: Labels {
            texts: (1..pooled.len()).map(|age| on.words.count(age as u64)).collect(),
            keep: Keep::First,
        },
        x_title: on.say("axis-months-since-first", &[]),
        series: vec![line],
        ..Lines::default()
    };
    let finding = match pooled.get(1).and_then(|(active, of)| ratio(*active, *of)) {
        Some(share) => on.say("finding-retention", &[("share", on.words.share(share).into())]),
        None => on.say("finding-retention-undefined", &[]),
    };
    on.figure(finding, table, &[], |frame| {
        lines(frame, &chart, &|share| on.words.share_round(share))
    })
}
