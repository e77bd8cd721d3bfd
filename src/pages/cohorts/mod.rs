//! Cohorts: triangles, and all cohorts together, counted four ways.

mod files;
mod kinds;
mod pace;
mod trend;
mod triangles;

use serde::Serialize;

use super::view::{Figure, Setting, Table};
use files::File;
pub(super) use triangles::heat;
use triangles::{Panel, Told};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    panels: Vec<Panel>,
    has_margin: bool,
    kinds: Figure,
    kinds_orders: Table,
    kinds_revenue: Table,
    curve: Figure,
    brackets: Table,
    trend: Figure,
    quarters: Told,
    weeks: Told,
    files: Vec<File>,
    left_censored: Option<String>,
    /// That some cohorts are not told, where there are such.
    few: Option<String>,
    /// That older cohorts are taken together, where there are so many.
    folded: Vec<String>,
}

/// The cohorts page.
pub(super) fn view(on: &Setting<'_>) -> View {
    View {
        panels: triangles::panels(on),
        has_margin: on.report.margins.is_some(),
        kinds: kinds::figure(on),
        kinds_orders: kinds::orders(on),
        kinds_revenue: kinds::revenue(on),
        curve: pace::figure(on),
        brackets: pace::brackets(on),
        trend: trend::figure(on),
        quarters: triangles::quarters(on),
        weeks: triangles::weeks(on),
        files: files::all(on),
        left_censored: left_censored(on),
        few: on.report.few.is_any().then(|| few(on)),
        folded: triangles::folded(on),
    }
}

/// How the last cohort does beside those before it.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    trend::finding(on, trend::followed(on))
}

fn few(on: &Setting<'_>) -> String {
    let n = on.words.count(on.report.shop.privacy_threshold);
    on.say("cohorts-few", &[("n", n.into())])
}

/// What has to be said of a first cohort that holds earlier customers.
pub(super) fn left_censored(on: &Setting<'_>) -> Option<String> {
    let cohort = on.report.triangle.left_censored()?;
    Some(on.say("left-censored", &[("month", on.words.month(cohort).into())]))
}
