//! What was read, what was left out and why, and how far to trust it.

use serde::Serialize;

use crate::orders::{Converted, Merged, Repeat, Rule};
use crate::units::ratio;

use super::cohorts::left_censored;
use super::summary::warnings;
use super::view::{Cell, Setting, Table};

/// Files whose table leaves what follows it in sight.
const LISTED: usize = 12;

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    warnings: Vec<String>,
    rows: Table,
    left_out: Option<Table>,
    files: Table,
    facts: Vec<Fact>,
    left_censored: String,
    merged: Option<Told>,
    converted: Option<Told>,
    /// Whether it takes more than a look or two to the end, so that its sections are
    /// listed at its head.
    is_long: bool,
}

/// A sentence and its table.
#[derive(Serialize)]
struct Told {
    text: String,
    table: Table,
}

/// A fact about the input.
#[derive(Serialize)]
struct Fact {
    name: String,
    value: String,
    note: String,
}

/// The data page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let account = &on.report.data.account;
    let files = files(on);
    View {
        is_long: account.merged.is_some()
            || account.converted.is_some()
            || files.rows.len() > LISTED,
        warnings: warnings(on),
        rows: rows(on),
        left_out: (!account.left_out.is_empty()).then(|| left_out(on)),
        files,
        facts: facts(on),
        merged: account.merged.as_ref().map(|it| merged(on, it)),
        converted: account.converted.as_ref().map(|it| converted(on, it)),
        left_censored: first_cohort(on),
    }
}

/// How many of the rows are in the numbers.
pub(super) fn lead(on: &Setting<'_>) -> String {
    let account = &on.report.data.account;
    let left_out = account.rows_left_out();
    let args = [
        ("n", left_out.into()),
        ("left", on.words.count(left_out).into()),
        ("read", on.words.count(account.rows_read).into()),
    ];
    on.say("lead-rows", &args)
}

/// Whether the first cohort holds earlier customers.
fn first_cohort(on: &Setting<'_>) -> String {
    let cohorts = on.report.triangle.rows.iter().filter(|row| row.size() > Some(0)).count();
    left_censored(on).unwrap_or_else(|| {
        on.say(if cohorts > 1 { "not-left-censored" } else { "first-cohort-alone" }, &[])
    })
}

/// Rows read = rows used + rows left out.
fn rows(on: &Setting<'_>) -> Table {
    let account = &on.report.data.account;
    let row = |id: &str, count: u64| {
        vec![Cell::named(on.say(&format!("rows-{id}"), &[]), id), on.count(count)]
    };
    on.table(
        "rows",
        &[("what", false), ("rows", true)],
        vec![
            row("read", account.rows_read),
            row("used", account.rows_used),
            row("left-out", account.rows_left_out()),
        ],
    )
}

fn left_out(on: &Setting<'_>) -> Table {
    let reasons = on.report.data.account.left_out.iter().map(|(why, left)| {
        vec![
            Cell::named(on.told(&format!("left-out-{}", why.replace(' ', "-")), why), why),
            on.count(left.rows),
            on.money(left.gross),
            Cell::text(on.joined("one-fact-next", left.lines.iter().cloned())),
        ]
    });
    let columns = [("reason", false), ("rows", true), ("gross", true), ("first_lines", false)];
    on.table("left-out", &columns, reasons.collect()).stacked()
}

fn files(on: &Setting<'_>) -> Table {
    let files = on.report.data.account.files.iter().map(|file| {
        vec![
            Cell::text(file.name.clone()),
            Cell::named(
                on.told(&format!("format-{}", file.format), &file.format_title),
                &file.format,
            ),
            Cell::text(file.encoding),
            on.count(file.rows),
            Cell { text: file.hash.chars().take(12).collect(), ..Cell::text(file.hash.clone()) },
        ]
    });
    let columns = [
        ("file", false),
        ("format", false),
        ("encoding", false),
        ("rows", true),
        ("blake3", false),
    ];
    on.table("files", &columns, files.collect()).stacked()
}

/// What merging did to the customers and to how many of them come back.
fn merged(on: &Setting<'_>, merged: &Merged) -> Told {
    let words = on.words;
    let rate = |of: Repeat| {
        let (part, whole) = (words.count(of.repeaters), words.count(of.customers));
        match ratio(of.repeaters, of.customers) {
            Some(share) => on.say(
                "share-of",
                &[
                    ("share", words.share(share).into()),
                    ("part", part.into()),
                    ("whole", whole.into()),
                ],
            ),
            None => on.say("none", &[]),
        }
    };
    let args = [
        ("keys", words.count(merged.keys).into()),
        ("customers", words.count(merged.after.customers).into()),
        ("named", words.count(merged.named).into()),
        ("before", rate(merged.before).into()),
        ("after", rate(merged.after).into()),
        ("most", words.count(Merged::SHARED as u64).into()),
    ];
    let rules = merged.rules.iter().map(|(rule, effect)| {
        let name = match (rule, &merged.aliases) {
            (Rule::Aliases, Some(file)) => {
                on.say("rule-aliases", &[("file", file.name.clone().into())])
            }
            _ => on.say(&format!("rule-{}", rule.id()), &[]),
        };
        vec![
            Cell::named(name, rule.id()),
            on.count(effect.found),
            on.count(effect.merged),
            on.count(effect.ignored),
        ]
    });
    let columns = [("rule", false), ("found", true), ("merged", true), ("ignored", true)];
    let table = on.table("identity", &columns, rules.collect());
    Told { text: on.say("merged-read", &args), table }
}

/// What was in other currencies.
fn converted(on: &Setting<'_>, converted: &Converted) -> Told {
    let rows =
        converted.orders.iter().map(|(code, orders)| vec![Cell::text(*code), on.count(*orders)]);
    let table = on.table("converted", &[("currency", false), ("orders", true)], rows.collect());
    let args = [
        ("currency", on.report.currency.code().into()),
        ("file", converted.rates.name.clone().into()),
        ("hash", converted.rates.hash.chars().take(12).collect::<String>().into()),
    ];
    Told { text: on.say("converted-read", &args), table }
}

fn facts(on: &Setting<'_>) -> Vec<Fact> {
    let (report, words) = (on.report, on.words);
    let data = &report.data;
    let fact = |id: &str, value: String| Fact {
        name: on.say(&format!("fact-{id}"), &[]),
        value,
        note: on.say(&format!("fact-{id}-note"), &[]),
    };
    let zones = data.zones();
    let zone = if zones.is_empty() {
        on.say("as-written", &[])
    } else {
        on.joined("one-fact-next", zones.into_iter().map(String::from))
    };
    let currency = report.currency.code().to_string();
    vec![
        fact("span", {
            let args =
                [("low", words.day(data.first).into()), ("high", words.day(data.last).into())];
            on.say("range", &args)
        }),
        fact("orders", words.count(data.orders)),
        fact("later", words.count(data.orders_later)),
        fact("unidentified", words.count(data.orders - data.orders_identified)),
        fact("customers", words.count(data.customers)),
        fact("gross", words.money_exact(data.gross)),
        fact("credits", words.money_exact(data.credits)),
        fact("credit-only", words.count(data.credit_only)),
        fact("refunds-beyond", words.count(data.account.refunds_beyond)),
        fact("zone", zone),
        fact("currency", currency),
    ]
}
