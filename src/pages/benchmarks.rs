//! This shop beside published numbers, and popular claims put to the test.

mod claims;
mod leaning;
mod source;

use serde::Serialize;

use crate::benchmarks::Benchmark;
use crate::benchmarks::Comparison;
use crate::benchmarks::Position;
use crate::metrics::{Metric, Reading, Unit};

use super::charts::{Estimate, Intervals, Row, ceiling, intervals};
use super::locale::Arg;
use super::targets;
use super::view::{Cell, Figure, Setting, Table};

pub(super) use leaning::{beside, tested};
pub(super) use source::source;
use source::{published_by, sample};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    figure: Option<Figure>,
    compared: Vec<Entry>,
    apart: Vec<Entry>,
    claims: Vec<claims::View>,
    /// The shop's targets beside its numbers.
    targets: Option<Table>,
    /// All published numbers, for the file.
    table: Table,
}

/// A published number beside ours.
#[derive(Serialize)]
struct Entry {
    id: String,
    /// The metric, or what was measured where nothing like it is computed.
    name: String,
    /// `None` where nothing like it is computed.
    ours: Option<String>,
    interval: Option<String>,
    /// What the shop wants ours to be.
    target: Option<String>,
    /// What their number is.
    label: String,
    theirs: String,
    /// Of peers, between what the middle half of them lie.
    around: Option<String>,
    /// `below`, `within`, `above`, or empty.
    position: &'static str,
    verdict: String,
    /// What was measured, unless that is its name.
    definition: Option<String>,
    note: Option<String>,
    source: String,
    url: Option<String>,
    grade: String,
    sample: Option<String>,
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
        claims: claims::views(on),
        targets: targets::table(on),
        table: table(on),
    }
}

/// How many of the published numbers ours is on this side of, or within.
fn at(on: &Setting<'_>, position: Position) -> u64 {
    on.report.comparisons.iter().filter(|one| one.result == Ok(position)).count() as u64
}

/// Where the shop stands beside the published numbers that fit, and how many of
/// the popular claims hold in it.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    let parts = [positions(on), claims::lead(on)];
    let told = on.joined("one-sentence-next", parts.into_iter().flatten());
    (!told.is_empty()).then_some(told)
}

fn positions(on: &Setting<'_>) -> Option<String> {
    let (all, args) = sides(on);
    (all > 0).then(|| on.say("lead-positions", &args))
}

/// How many published numbers fit, and on which side of them the shop is: of each, and of
/// one if there is one only.
fn sides<'a>(on: &Setting<'_>) -> (u64, [Arg<'a>; 6]) {
    let [above, within, below] =
        [Position::Above, Position::Within, Position::Below].map(|position| at(on, position));
    let all = above + within + below;
    let one = match (above, below) {
        (0, 0) => Position::Within,
        (0, _) => Position::Below,
        _ => Position::Above,
    };
    let args = [
        ("n", all.into()),
        ("all", on.words.count(all).into()),
        ("above", on.words.count(above).into()),
        ("within", on.words.count(within).into()),
        ("below", on.words.count(below).into()),
        ("one", one.id().into()),
    ];
    (all, args)
}

/// A number of others in its unit.
fn number(on: &Setting<'_>, benchmark: &Benchmark, number: f64) -> String {
    match benchmark.unit {
        Unit::Share => on.words.share(number),
        Unit::Days => on.words.days(number),
        Unit::Ratio => on.words.number(number, 2),
        Unit::Count => on.words.number(number, 0),
        Unit::Money => {
            let code = benchmark.currency.clone().unwrap_or_default();
            let amount = on.words.number(number, 2);
            on.say("money-code", &[("code", code.into()), ("amount", amount.into())])
        }
    }
}

/// A published number, a range as both ends, or the median of peers.
pub(super) fn theirs(on: &Setting<'_>, benchmark: &Benchmark) -> String {
    if benchmark.low < benchmark.high && benchmark.median.is_none() {
        return on.say("range", &ends(on, benchmark));
    }
    number(on, benchmark, benchmark.middle())
}

fn ends<'a>(on: &Setting<'_>, benchmark: &Benchmark) -> [Arg<'a>; 2] {
    [("low", benchmark.low), ("high", benchmark.high)]
        .map(|(name, end)| (name, number(on, benchmark, end).into()))
}

fn entry(on: &Setting<'_>, one: &Comparison) -> Entry {
    let benchmark = &one.benchmark;
    let reading = one.metric.and_then(|metric| metric.outcome.ok());
    let (position, verdict) = match &one.result {
        Ok(position) => (position.id(), verdict(on, *position, benchmark.median.is_some())),
        Err(mismatches) => {
            let named = mismatches.iter().map(|it| mismatch(on, one, it.id()));
            ("", on.joined("one-sentence-next", named))
        }
    };
    let metric = one.metric.map(|metric| on.metric_name(metric.definition.id));
    let told =
        |part: &str, text: &str| on.told(&format!("benchmark-{}-{part}", benchmark.id), text);
    let definition = told("definition", &benchmark.definition);
    Entry {
        id: benchmark.id.clone(),
        definition: metric.is_some().then(|| definition.clone()),
        ours: metric
            .as_ref()
            .map(|_| reading.map_or_else(|| on.say("none", &[]), |it| on.words.value(it.value))),
        name: metric.unwrap_or(definition),
        interval: reading.and_then(|reading| interval(on, reading)).map(|it| aside(on, it)),
        target: one.metric.and_then(|metric| targets::wanted(on, metric.definition.id)),
        label: on.say(if benchmark.median.is_some() { "peers" } else { "theirs" }, &[]),
        theirs: theirs(on, benchmark),
        around: benchmark.median.map(|_| aside(on, on.say("middle-half", &ends(on, benchmark)))),
        position,
        verdict,
        note: benchmark.note.as_ref().map(|note| told("note", note)),
        source: source(on, benchmark),
        url: benchmark.source.url.clone(),
        grade: on.say("grade-of", &[("grade", benchmark.grade.clone().into())]),
        sample: sample(on, benchmark),
    }
}

/// Words that stand beside a number.
fn aside(on: &Setting<'_>, words: String) -> String {
    on.say("aside", &[("words", words.into())])
}

/// The interval of one of our numbers, in its unit.
fn interval(on: &Setting<'_>, reading: Reading) -> Option<String> {
    let (low, high) = reading.interval?;
    let end = |number: f64| on.words.value(reading.value.like(number));
    Some(on.say("range", &[("low", end(low).into()), ("high", end(high).into())]))
}

/// Where ours stands beside a published number, or among peers.
fn verdict(on: &Setting<'_>, position: Position, peers: bool) -> String {
    match position {
        Position::Undefined(why) => {
            on.say("position-undefined", &[("why", on.words.why(why).into())])
        }
        _ if peers => on.say(&format!("position-{}-peers", position.id()), &[]),
        _ => on.say(&format!("position-{}", position.id()), &[]),
    }
}

/// Why a number is not compared, in its own words and ours.
fn mismatch(on: &Setting<'_>, one: &Comparison, id: &str) -> String {
    let theirs = match id {
        "window" => window(on, &one.benchmark.window),
        "population" => on.words.word("population", &one.benchmark.population),
        "vertical" => on.words.word("vertical", &one.benchmark.vertical),
        _ => String::new(),
    };
    let trade = on.report.shop.vertical.as_deref();
    let id = match (id, one.benchmark.window.as_str(), one.benchmark.vertical.as_str(), trade) {
        ("window", "none", _, _) => "window-none",
        ("vertical", _, "retail", _) => "vertical-retail",
        ("vertical", _, _, None) => "vertical-unknown",
        _ => id,
    };
    let ours = one.metric.map(|metric| metric.definition);
    let ours = match (id, ours) {
        ("window" | "window-none", Some(ours)) => window(on, ours.window),
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
        Some(n) => on.say(&format!("window-{unit}"), &on.words.counted(n)),
        None => on.words.word("window", window),
    }
}

/// Shares that are compared, as dots and whiskers beside the published number.
fn figure(on: &Setting<'_>, compared: &[&Comparison]) -> Option<Figure> {
    let shares = compared.iter().filter_map(|one| {
        let metric = one.metric?;
        let reading = metric.outcome.ok()?;
        let interval = reading.interval.filter(|_| one.benchmark.unit == Unit::Share)?;
        Some((*one, metric, reading, interval))
    });
    let shares: Vec<(&Comparison, Metric, Reading, (f64, f64))> = shares.collect();
    if shares.is_empty() {
        return None;
    }
    let rows = shares.iter().map(|(one, metric, reading, (low, high))| {
        vec![
            Cell::named(on.metric_name(metric.definition.id), metric.definition.id),
            published_by(on, &one.benchmark),
            on.value(reading.value),
            on.share(*low),
            on.share(*high),
            on.share(one.benchmark.middle()),
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
    let row = shares.iter().map(|(one, metric, reading, (low, high))| Row {
        label: on.metric_name(metric.definition.id),
        text: on.words.value(reading.value),
        estimate: Some(Estimate { value: reading.value.number(), low: *low, high: *high }),
        benchmark: Some(one.benchmark.middle()),
        token: 1,
        ..Row::default()
    });
    let ends = shares.iter().map(|(one, _, _, (_, high))| high.max(one.benchmark.high));
    let chart = Intervals {
        range: (0.0, ceiling(ends.fold(0.0, f64::max)).min(1.0)),
        rows: row.collect(),
        ..Intervals::default()
    };
    let (_, sides) = sides(on);
    let finding = on.say("finding-benchmarks", &sides);
    Some(on.figure(finding, table, &[], |frame| {
        intervals(frame, &chart, &|share| on.words.share_round(share))
    }))
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
            match benchmark.median {
                Some(median) => Cell::named(theirs(on, benchmark), &money(median)),
                None => on.blank(),
            },
            Cell::text(result),
            Cell::text(benchmark.grade.clone()),
            published_by(on, benchmark),
        ]
    };
    on.table(
        "benchmarks",
        &[
            ("benchmark", false),
            ("metric", false),
            ("low", true),
            ("high", true),
            ("median", true),
            ("result", false),
            ("grade", false),
            ("publisher", false),
        ],
        on.report.comparisons.iter().map(row).collect(),
    )
}
