//! Triangles: a row a cohort, a column an age.

use serde::Serialize;

use crate::ledger::Cell as CohortCell;
use crate::ledger::Cohort;
use crate::ledger::Pace;
use crate::metrics::cohorts::Row;
use crate::metrics::margin::CohortMargin;
use crate::metrics::retention::{Kind, Measure};
use crate::metrics::years::{ALONE, Year};
use crate::units::Money;
use crate::units::ratio;

use super::super::view::{Cell, Column, Setting, Table};

/// The least retention that gets the strongest colour of a triangle.
const HOTTEST: f64 = 0.1;

/// The most years in a table that a sheet of paper has room for below the other.
const PRINTED: usize = 12;

/// The most letters in a row of one that a sheet is wide enough for, at 4.9pt.
const LETTERS: usize = 170;

/// A triangle of the last cohorts, and the ones before them by year.
#[derive(Serialize)]
pub(super) struct Triangle {
    table: Table,
    years: Option<Table>,
    /// Whether the years are printed too.
    is_printed: bool,
}

/// A triangle under a sentence about it.
#[derive(Serialize)]
pub(super) struct Told {
    finding: String,
    folded: Vec<String>,
    triangle: Triangle,
}

/// A row of a triangle.
struct Line {
    cohort: Cell,
    size: Option<u64>,
    /// By age, as far as the cohort is followed.
    cells: Vec<Cell>,
}

/// A triangle of the month by month ones, and by which choices it is seen.
#[derive(Serialize)]
pub(super) struct Panel {
    picks: &'static str,
    triangle: Triangle,
}

/// The triangles by month: customers, orders and revenue, each as a share of
/// month 0 and as it is, and the margin where it is known.
pub(super) fn panels(on: &Setting<'_>) -> Vec<Panel> {
    let panel = |picks, triangle| Panel { picks, triangle };
    let customers = |row: &Row, cell: &CohortCell| ratio(cell.customers, row.size()?);
    let orders = |row: &Row, cell: &CohortCell| ratio(cell.orders, first(row)?.orders);
    let revenue = |row: &Row, cell: &CohortCell| {
        let whole = first(row)?.net;
        (whole > Money::ZERO).then(|| cell.net.units() / whole.units())
    };
    let all = [
        panel("customers share", shares(on, "cohort-retention", &customers)),
        panel("customers amount", self::customers(on)),
        panel("orders share", shares(on, "cohort-orders-share", &orders)),
        panel("orders amount", self::orders(on)),
        panel("revenue share", shares(on, "cohort-revenue-share", &revenue)),
        panel("revenue amount", self::revenue(on)),
    ];
    all.into_iter().chain(margin(on).map(|it| panel("margin share amount", it))).collect()
}

/// What a cohort did in its own month.
fn first(row: &Row) -> Option<&CohortCell> {
    row.cells.first()?.as_ref()
}

/// A share of what a cohort was or did in its own month.
type Share<'a> = &'a dyn Fn(&Row, &CohortCell) -> Option<f64>;

/// A triangle of shares by month. Age 0 is the whole and has no colour; the
/// strongest is the most of any cohort that is not left censored.
fn shares(on: &Setting<'_>, id: &str, share: Share<'_>) -> Triangle {
    let triangle = &on.report.triangle;
    let left_censored = triangle.left_censored();
    let rows = on.report.rows();
    let usual = rows.iter().filter(|row| Some(row.cohort) != left_censored);
    let later = usual.flat_map(|row| {
        row.cells.iter().skip(1).flatten().filter_map(move |cell| share(row, cell))
    });
    let hottest = later.fold(HOTTEST, f64::max).min(1.0);
    by_month(on, id, &|row, cell| shaded(on, share(row, cell), hottest))
}

/// Customers of each month.
fn customers(on: &Setting<'_>) -> Triangle {
    by_month(on, "cohort-customers", &|_, cell| on.count(cell.customers))
}

/// Their orders.
fn orders(on: &Setting<'_>) -> Triangle {
    by_month(on, "cohort-orders", &|_, cell| on.count(cell.orders))
}

/// Their revenue.
fn revenue(on: &Setting<'_>) -> Triangle {
    by_month(on, "cohort-revenue", &|_, cell| Cell {
        text: on.words.number(cell.net.units(), 0),
        ..on.money(cell.net)
    })
}

/// The margin of a customer up to each age; `None` when no file says what goods
/// cost.
fn margin(on: &Setting<'_>) -> Option<Triangle> {
    let margins = on.report.margins.as_ref()?;
    let rows = on.report.rows();
    let cell = |each| Cell { text: on.words.money_bare(each), ..on.money(each) };
    let cells = |each: &[Option<Money>]| {
        each.iter().map(|each| each.map_or_else(|| on.blank(), cell)).collect()
    };
    let line = |(row, margin): (&Row, &CohortMargin)| Line {
        cohort: Cell::named(on.words.month_short(row.cohort), &row.cohort.to_string()),
        size: row.size(),
        cells: cells(&margin.each),
    };
    let year = |year: &Year| Line {
        cohort: when(on, year),
        size: year.row.size(),
        cells: cells(&on.report.margin_of(year)),
    };
    let years = on.report.years().iter().map(year).collect();
    Some(triangle(
        on,
        "cohort-margin",
        rows.iter().zip(&margins.cohorts).map(line).collect(),
        years,
    ))
}

/// The months of cohorts taken together: a year, or as much of one as there is.
fn when(on: &Setting<'_>, year: &Year) -> Cell {
    let (from, to) = (year.row.cohort, year.last);
    let short = |month| on.words.month_short(month).into();
    let text = match (from.number(), to.number()) {
        (1, 12) => on.words.year(from),
        _ if from == to => on.words.month_short(from),
        _ => on.say("from-month-to-month", &[("from", short(from)), ("to", short(to))]),
    };
    let id = if from == to { from.to_string() } else { format!("{from}/{to}") };
    Cell::named(text, &id)
}

/// Which cohorts are taken together, and what of it has to be known; nothing when
/// none are.
pub(super) fn folded(on: &Setting<'_>) -> Vec<String> {
    said(on, &on.report.years(), on.report.rows().len())
}

/// The same of so many cohorts, the first of which are in `years`.
fn said(on: &Setting<'_>, years: &[Year], cohorts: usize) -> Vec<String> {
    if years.is_empty() {
        return Vec::new();
    }
    let older = (cohorts - ALONE) as u64;
    let args = [
        ("alone", on.words.count(ALONE as u64).into()),
        ("n", older.into()),
        ("number", on.words.count(older).into()),
    ];
    let mut sentences = vec![on.say("cohorts-folded", &args)];
    if on.report.triangle.left_censored().is_some() {
        sentences.push(on.say("cohorts-folded-apart", &[]));
    }
    if on.report.few.is_any() {
        sentences.push(on.say("cohorts-folded-few", &[]));
    }
    sentences
}

/// Retention by quarter, of all cohorts.
pub(super) fn quarters(on: &Setting<'_>) -> Told {
    let years = on.report.years_of_quarters();
    told(on, Pace::Quarter, "cohort-retention-quarters", "finding-quarters", &years)
}

/// Retention by week, of the last cohorts.
pub(super) fn weeks(on: &Setting<'_>) -> Told {
    told(on, Pace::Week, "cohort-retention-weeks", "finding-weeks", &[])
}

fn told(on: &Setting<'_>, pace: Pace, id: &str, finding: &str, years: &[Year]) -> Told {
    let pooled = on.report.pooled(pace, Kind::Classic, Measure::Customers);
    let finding = match pooled.get(1).and_then(|kept| kept.share()) {
        Some(share) => on.say(finding, &[("share", on.words.share(share).into())]),
        None => on.say(&format!("{finding}-undefined"), &[]),
    };
    let cohorts = on.report.cohorts(pace);
    let folded = said(on, years, cohorts.len());
    Told { finding, folded, triangle: by_pace(on, id, (pace, &cohorts), years) }
}

/// Retention of the cohorts of a pace.
fn by_pace(
    on: &Setting<'_>,
    id: &str,
    (pace, cohorts): (Pace, &[Cohort]),
    years: &[Year],
) -> Triangle {
    let size = |cohort: &Cohort| cohort.cells.first().map(|cell| cell.customers);
    let shares = |cohort: &Cohort| -> Vec<Option<f64>> {
        let size = size(cohort).unwrap_or(0);
        cohort.cells.iter().map(|cell| ratio(cell.customers, size)).collect()
    };
    let usual = cohorts.iter().filter(|cohort| on.report.retention.is_pooled(cohort.from));
    let later = usual.flat_map(|cohort| shares(cohort).into_iter().skip(1).flatten());
    let hottest = later.fold(HOTTEST, f64::max);
    let line = |cohort: &Cohort| Line {
        cohort: label(on, pace, cohort),
        size: size(cohort),
        // A cohort whose own period is not over has a blank there.
        cells: match shares(cohort) {
            none if none.is_empty() => vec![on.blank()],
            shares => shares.into_iter().map(|share| shaded(on, share, hottest)).collect(),
        },
    };
    let share = |row: &Row, cell: &CohortCell| ratio(cell.customers, row.size()?);
    let shade = |row: &Row, cell: &CohortCell| shaded(on, share(row, cell), hottest);
    let years = years.iter().map(|year| self::year(on, year, &shade)).collect();
    triangle(on, id, cohorts.iter().map(line).collect(), years)
}

/// What a cohort is called; in files it is the first day, or the month.
pub(super) fn label(on: &Setting<'_>, pace: Pace, cohort: &Cohort) -> Cell {
    let (from, month) = (cohort.from, cohort.from.month());
    match pace {
        Pace::Week => Cell::named(on.words.day_short(from), &from.to_string()),
        Pace::Month | Pace::Rolling => Cell::named(on.words.month_short(month), &month.to_string()),
        Pace::Quarter => Cell::named(on.words.quarter(month), &month.to_string()),
    }
}

/// A share in its step of colour; everybody has none.
fn shaded(on: &Setting<'_>, share: Option<f64>, hottest: f64) -> Cell {
    let Some(share) = share else { return on.blank() };
    let cell = Cell { text: on.words.share_round(share), ..on.share(share) };
    if share >= 1.0 { cell } else { cell.heated(heat(share / hottest)) }
}

/// A step of colour, 0 to 9, for a part of the strongest.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the part is cut off at 0 and 1"
)]
pub(in crate::pages) fn heat(part: f64) -> usize {
    (part.clamp(0.0, 1.0) * 9.0 + 0.5) as usize
}

/// A triangle by month with one cell for each cohort and age.
fn by_month(on: &Setting<'_>, id: &str, cell: &dyn Fn(&Row, &CohortCell) -> Cell) -> Triangle {
    let line = |row: &Row| Line {
        cohort: Cell::named(on.words.month_short(row.cohort), &row.cohort.to_string()),
        size: row.size(),
        cells: cells(on, row, cell),
    };
    let years = on.report.years().iter().map(|year| self::year(on, year, cell)).collect();
    triangle(on, id, on.report.rows().iter().map(line).collect(), years)
}

/// A year with one cell for each age.
fn year(on: &Setting<'_>, year: &Year, cell: &dyn Fn(&Row, &CohortCell) -> Cell) -> Line {
    Line { cohort: when(on, year), size: year.row.size(), cells: cells(on, &year.row, cell) }
}

fn cells(on: &Setting<'_>, row: &Row, cell: &dyn Fn(&Row, &CohortCell) -> Cell) -> Vec<Cell> {
    let age =
        |age: &Option<CohortCell>| age.as_ref().map_or_else(|| on.blank(), |age| cell(row, age));
    row.cells.iter().map(age).collect()
}

/// The last cohorts, and below them those before by year, in the same columns. The
/// files have every cohort, and every age.
fn triangle(on: &Setting<'_>, id: &str, lines: Vec<Line>, years: Vec<Line>) -> Triangle {
    let title = title(on, id);
    let earlier = || on.say("title-earlier-cohorts", &[("title", title.as_str().into())]);
    let years = (!years.is_empty()).then(|| whole(on, &format!("{id}-years"), earlier(), years));
    let table = whole(on, id, title.clone(), lines).latest(ALONE);
    let years = years.map(|years| years.narrow(table.columns.len()));
    let is_printed =
        years.as_ref().is_some_and(|it| it.rows.len() <= PRINTED && letters(it) <= LETTERS);
    Triangle { table, years, is_printed }
}

/// Triangles of amounts: the title tells the currency, and so the cells need not.
const IN_MONEY: [&str; 2] = ["cohort-revenue", "cohort-margin"];

fn title(on: &Setting<'_>, id: &str) -> String {
    let (title, symbol) = (on.say(&format!("table-{id}"), &[]), on.report.currency.symbol());
    if symbol.is_empty() || !IN_MONEY.contains(&id) {
        return title;
    }
    on.say("title-in-money", &[("title", title.into()), ("symbol", symbol.trim().into())])
}

/// The letters of the longest cells of each column.
fn letters(table: &Table) -> usize {
    let cells = |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at));
    let longest = |at: usize| cells(at).map(|cell| cell.text.chars().count()).max().unwrap_or(0);
    (0..table.columns.len()).map(longest).sum()
}

fn whole(on: &Setting<'_>, id: &str, title: String, lines: Vec<Line>) -> Table {
    let ages = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
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
    let row = |line: Line| {
        let size = line.size.map_or_else(|| on.blank(), |size| on.count(size));
        let beyond = std::iter::repeat_with(Cell::default).take(ages - line.cells.len());
        [line.cohort, size].into_iter().chain(line.cells).chain(beyond).collect()
    };
    on.titled(id, title, columns, lines.into_iter().map(row).collect())
}
