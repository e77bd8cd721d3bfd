//! Every definition, formula, window and source.

use serde::Serialize;

use crate::metrics::DEFINITIONS;
use crate::report::{Prediction, predictions};

use super::benchmarks::window;
use super::markdown::{self, Heading};
use super::outlook;
use super::texts::Told;
use super::view::{Cell, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    method: Prose,
    limits: Prose,
    metrics: Vec<Entry>,
    table: Table,
}

/// A long text.
#[derive(Serialize)]
struct Prose {
    html: String,
    /// Its highest headings, to which the list of contents leads.
    headings: Vec<Heading>,
    is_translated: bool,
}

/// A metric with its definition and its number.
#[derive(Serialize)]
struct Entry {
    id: &'static str,
    name: String,
    definition: String,
    window: String,
    value: String,
    undefined: bool,
}

/// The method page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let prose = |name: &str| {
        let Told { text, source, is_translated } = on.texts.page(name);
        let headings = markdown::headings(text, source, name);
        Prose { html: markdown::render_with(text, 3, &headings), headings, is_translated }
    };
    View {
        method: prose("method"),
        limits: prose("limits"),
        metrics: (DEFINITIONS.iter().map(|it| entry(on, it.id, it.window)))
            .chain(predictions(on.report).iter().map(|it| predicted(on, it)))
            .collect(),
        table: table(on),
    }
}

fn entry(on: &Setting<'_>, id: &'static str, over: &str) -> Entry {
    let outcome = on.metric(id).outcome;
    Entry {
        id,
        name: on.metric_name(id),
        definition: on.metric_definition(id),
        window: window(on, over),
        value: outcome.map_or_else(|why| on.words.why(why), |it| on.words.value(it.value)),
        undefined: outcome.is_err(),
    }
}

/// A number of the models, as an entry.
fn predicted(on: &Setting<'_>, it: &Prediction) -> Entry {
    let (name, definition) = outlook::definition(on, it.id);
    let value = it.outcome.ok().map(|estimate| outlook::number(on, it, estimate.value));
    Entry {
        id: it.id,
        name,
        definition,
        window: on.say("window-next_12m", &[]),
        value: value.or_else(|| outlook::why(on, it)).unwrap_or_default(),
        undefined: it.outcome.is_err(),
    }
}

/// Every metric with its parts, for the file.
fn table(on: &Setting<'_>) -> Table {
    let rows = on.report.metrics.iter().map(|metric| {
        let id = metric.definition.id;
        let reading = metric.outcome.ok();
        let parts = reading.and_then(|it| it.parts);
        let end = |which: fn((f64, f64)) -> f64| {
            reading.and_then(|it| Some(it.value.like(which(it.interval?))))
        };
        let value = |value| on.value(value);
        let or_blank = |cell: Option<Cell>| cell.unwrap_or_else(|| on.blank());
        vec![
            Cell::named(on.metric_name(id), id),
            or_blank(reading.map(|it| value(it.value))),
            or_blank(parts.map(|it| value(it.0))),
            or_blank(parts.map(|it| value(it.1))),
            or_blank(end(|it| it.0).map(value)),
            or_blank(end(|it| it.1).map(value)),
            Cell::text(metric.outcome.err().map(|why| why.id()).unwrap_or_default()),
        ]
    });
    let predicted = predictions(on.report);
    let predicted = predicted.iter().map(|it| {
        let (value, ends) = (it.outcome.ok().map(|it| it.value), it.interval());
        let cell = |number: Option<f64>| match number {
            Some(it) => Cell { raw: it.to_string(), ..Cell::default() },
            None => on.blank(),
        };
        vec![
            Cell::named(outlook::definition(on, it.id).0, it.id),
            cell(value),
            on.blank(),
            on.blank(),
            cell(ends.map(|it| it.0)),
            cell(ends.map(|it| it.1)),
            Cell::text(it.outcome.err().map(|why| why.id()).unwrap_or_default()),
        ]
    });
    let rows = rows.chain(predicted);
    on.table(
        "metrics",
        &[
            ("metric", false),
            ("value", true),
            ("numerator", true),
            ("denominator", true),
            ("low", true),
            ("high", true),
            ("why", false),
        ],
        rows.collect(),
    )
}
