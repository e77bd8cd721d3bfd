//! This shop beside published numbers, and popular claims put to the test.

use serde::Serialize;

use crate::benchmarks::Benchmark;
use crate::benchmarks::Comparison;
use crate::benchmarks::Position;
use crate::benchmarks::claims::{Tested, Verdict};
use crate::metrics::Unit;

use super::charts::{Estimate, Intervals, Row, intervals};
use super::view::{Cell, Figure, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    figure: Option<Figure>,
    compared: Vec<Entry>,
    apart: Vec<Entry>,
    claims: Vec<ClaimView>,
    /// All published numbers, for the file.
    table: Table,
}

/// A published number beside ours.
#[derive(Serialize)]
struct Entry {
    id: String,
    name: String,
    ours: String,
    interval: Option<String>,
    theirs: String,
    /// `below`, `within`, `above`, or empty.
    position: &'static str,
    verdict: String,
    definition: String,
    note: Option<String>,
    source: String,
    url: Option<String>,
    grade: String,
    sample: Option<String>,
}

/// A claim and what came of it.
#[derive(Serialize)]
struct ClaimView {
    id: String,
    text: String,
    source: String,
    standing: String,
    known: String,
    verdict_id: &'static str,
    verdict: String,
}

/// The benchmarks page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let comparisons = &on.report.comparisons;
    let (compared, apart): (Vec<_>, Vec<_>) =
        comparisons.iter().partition(|one| one.result.is_ok());
    View {
        figure: figure(on, &compared),
        compared: compared.iter().map(|one| entry(on, one)).collect(),
        apart: apart.iter().map(|one| entry(on, one)).collect(),
        claims: on.report.claims.iter().map(|tested| claim(on, tested)).collect(),
        table: table(on),
    }
}

/// A published number in its unit; a range as both ends.
fn theirs(on: &Setting<'_>, benchmark: &Benchmark) -> String {
    let number = |number: f64| match benchmark.unit {
        Unit::Share => on.words.share(number),
        Unit::Days => on.words.days(number),
        Unit::Ratio => on.words.number(number, 2),
        Unit::Count => on.words.number(number, 0),
        Unit::Money => {
            let code = benchmark.currency.clone().unwrap_or_default();
            let amount = on.words.number(number, 2);
            on.say("money-code", &[("code", code.into()), ("amount", amount.into())])
        }
    };
    let (low, high) = (number(benchmark.low), number(benchmark.high));
    if low == high {
        return low;
    }
    on.say("range", &[("low", low.into()), ("high", high.into())])
}

fn entry(on: &Setting<'_>, one: &Comparison) -> Entry {
    let benchmark = &one.benchmark;
    let reading = one.metric.and_then(|metric| metric.outcome.ok());
    let interval = reading.and_then(|reading| reading.interval);
    let (position, verdict) = match &one.result {
        Ok(position) => (position.id(), verdict(on, *position)),
        Err(mismatches) => {
            let named = mismatches.iter().map(|it| mismatch(on, one, it.id()));
            ("", named.collect::<Vec<_>>().join(" "))
        }
    };
    let metric = one.metric.map(|metric| on.metric_name(metric.definition.id));
    Entry {
        id: benchmark.id.clone(),
        name: metric.unwrap_or_else(|| on.say("no-metric", &[])),
        ours: reading.map_or_else(|| on.say("none", &[]), |it| on.words.value(it.value)),
        interval: interval.map(|(low, high)| {
            let args = [("low", on.words.share(low).into()), ("high", on.words.share(high).into())];
            on.say("range", &args)
        }),
        theirs: theirs(on, benchmark),
        position,
        verdict,
        definition: benchmark.definition.clone(),
        note: benchmark.note.clone(),
        source: source(on, benchmark),
        url: benchmark.source.url.clone(),
        grade: benchmark.grade.clone(),
        sample: sample(on, benchmark),
    }
}

fn verdict(on: &Setting<'_>, position: Position) -> String {
    let why = match position {
        Position::Undefined(why) => on.words.why(why),
        _ => String::new(),
    };
    on.say(&format!("position-{}", position.id()), &[("why", why.into())])
}

/// Why a number is not compared, in its own words and ours.
fn mismatch(on: &Setting<'_>, one: &Comparison, id: &str) -> String {
    let theirs = match id {
        "window" => window(on, &one.benchmark.window),
        "population" => on.words.word("population", &one.benchmark.population),
        "vertical" => on.words.word("vertical", &one.benchmark.vertical),
        _ => String::new(),
    };
    let ours = one.metric.map(|metric| metric.definition);
    let ours = match (id, ours) {
        ("window", Some(ours)) => window(on, ours.window),
        ("population", Some(ours)) => on.words.word("population", ours.population),
        _ => String::new(),
    };
    on.say(&format!("mismatch-{id}"), &[("theirs", theirs.into()), ("ours", ours.into())])
}

/// A stretch of time in words: "30d", "18m", "3y", or a word.
pub(super) fn window(on: &Setting<'_>, window: &str) -> String {
    let unit = window.chars().last().unwrap_or_default();
    let number = window.strip_suffix(['d', 'm', 'y']).and_then(|number| number.parse::<u64>().ok());
    match number {
        Some(n) => {
            let args = [("n", n.into()), ("number", on.words.count(n).into())];
            on.say(&format!("window-{unit}"), &args)
        }
        None => on.words.word("window", window),
    }
}

fn source(on: &Setting<'_>, benchmark: &Benchmark) -> String {
    let source = &benchmark.source;
    let args = [
        ("publisher", source.publisher.clone().into()),
        ("title", source.title.clone().into()),
        ("year", source.year.map(|year| year.to_string()).unwrap_or_default().into()),
    ];
    let dated = if source.year.is_some() { "source" } else { "source-undated" };
    let origin = if source.primary { "" } else { "-second-hand" };
    on.say(&format!("{dated}{origin}"), &args)
}

fn sample(on: &Setting<'_>, benchmark: &Benchmark) -> Option<String> {
    let shops = benchmark
        .shops
        .map(|n| on.say("sample-shops", &[("n", n.into()), ("number", on.words.count(n).into())]));
    let customers = benchmark.customers.map(|n| {
        on.say("sample-customers", &[("n", n.into()), ("number", on.words.count(n).into())])
    });
    let parts: Vec<String> =
        [shops, customers, benchmark.period.clone()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Shares that are compared, as dots and whiskers beside the published number.
fn figure(on: &Setting<'_>, compared: &[&Comparison]) -> Option<Figure> {
    let shares = compared.iter().filter_map(|one| {
        let metric = one.metric?;
        let reading = metric.outcome.ok()?;
        let interval = reading.interval.filter(|_| one.benchmark.unit == Unit::Share)?;
        Some((*one, metric, reading, interval))
    });
    let shares: Vec<_> = shares.collect();
    if shares.is_empty() {
        return None;
    }
    let rows = shares.iter().map(|(one, metric, reading, (low, high))| {
        vec![
            Cell::named(on.metric_name(metric.definition.id), metric.definition.id),
            Cell::text(one.benchmark.source.publisher.clone()),
            on.value(reading.value),
            on.share(*low),
            on.share(*high),
            on.share(one.benchmark.low),
        ]
    });
    let table = on.table(
        "benchmarks-compared",
        &[
            ("metric", false),
            ("publisher", false),
            ("ours", true),
            ("low", true),
            ("high", true),
            ("theirs", true),
        ],
        rows.collect(),
    );
    let row = |(one, metric, reading, (low, high)): &(&Comparison, _, _, (f64, f64))| {
        let metric: &crate::metrics::Metric = metric;
        let reading: &crate::metrics::Reading = reading;
        Row {
            label: on.metric_name(metric.definition.id),
            text: on.words.value(reading.value),
            estimate: Some(Estimate { value: reading.value.number(), low: *low, high: *high }),
            benchmark: Some(f64::midpoint(one.benchmark.low, one.benchmark.high)),
            token: 1,
        }
    };
    let ends = shares.iter().map(|(one, _, _, (_, high))| high.max(one.benchmark.high));
    let chart = Intervals {
        x_title: String::new(),
        range: (0.0, ends.fold(0.0, f64::max)),
        rows: shares.iter().map(row).collect(),
    };
    let above = compared.iter().filter(|one| one.result == Ok(Position::Above)).count() as u64;
    let below = compared.iter().filter(|one| one.result == Ok(Position::Below)).count() as u64;
    let args = [
        ("n", (compared.len() as u64).into()),
        ("number", on.words.count(compared.len() as u64).into()),
        ("above", on.words.count(above).into()),
        ("below", on.words.count(below).into()),
    ];
    let finding = on.say("finding-benchmarks", &args);
    Some(on.figure(finding, table, &[], |frame| {
        intervals(frame, &chart, &|share| on.words.share_round(share))
    }))
}

fn claim(on: &Setting<'_>, tested: &Tested) -> ClaimView {
    let claim = &tested.claim;
    let number = tested.metric.and_then(|metric| metric.outcome.ok());
    let number = number.map(|reading| on.words.value(reading.value)).unwrap_or_default();
    let name = tested.metric.map(|metric| on.metric_name(metric.definition.id));
    let why = match tested.verdict {
        Verdict::Undefined(why) => on.words.why(why),
        _ => String::new(),
    };
    let args = [
        ("metric", name.unwrap_or_default().into()),
        ("number", number.into()),
        ("why", why.into()),
    ];
    ClaimView {
        id: claim.id.clone(),
        text: claim.text.clone(),
        source: claim.stated_source.clone(),
        standing: on.say(&format!("standing-{}", claim.standing.id()), &[]),
        known: claim.known.clone(),
        verdict_id: tested.verdict.id(),
        verdict: on.say(&format!("verdict-{}", tested.verdict.id()), &args),
    }
}

fn table(on: &Setting<'_>) -> Table {
    let money = |number: f64| number.to_string();
    let row = |one: &Comparison| {
        let benchmark = &one.benchmark;
        let result = match &one.result {
            Ok(position) => position.id().to_string(),
            Err(all) => all.iter().map(|it| it.id()).collect::<Vec<_>>().join(" "),
        };
        vec![
            Cell::text(benchmark.id.clone()),
            Cell::text(benchmark.metric.clone().unwrap_or_default()),
            Cell::named(theirs(on, benchmark), &money(benchmark.low)),
            Cell::named(theirs(on, benchmark), &money(benchmark.high)),
            Cell::text(result),
            Cell::text(benchmark.grade.clone()),
            Cell::text(benchmark.source.publisher.clone()),
        ]
    };
    on.table(
        "benchmarks",
        &[
            ("benchmark", false),
            ("metric", false),
            ("low", true),
            ("high", true),
            ("result", false),
            ("grade", false),
            ("publisher", false),
        ],
        on.report.comparisons.iter().map(row).collect(),
    )
}
