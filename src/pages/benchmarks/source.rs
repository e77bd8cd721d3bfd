//! Where a published number comes from.

use crate::benchmarks::Benchmark;

use super::super::view::{Cell, Setting};

/// Who published a number, and whom that quotes.
pub(super) fn publisher(on: &Setting<'_>, benchmark: &Benchmark) -> String {
    let source = &benchmark.source;
    let publisher = ("publisher", source.publisher.clone().into());
    match &source.quoting {
        Some(origin) => {
            on.say("publisher-quoting", &[publisher, ("origin", origin.clone().into())])
        }
        None if source.computed => on.say("publisher-computed", &[publisher]),
        None => source.publisher.clone(),
    }
}

/// The same in a table, whose file has the publisher alone: it is of all languages.
pub(super) fn published_by(on: &Setting<'_>, benchmark: &Benchmark) -> Cell {
    Cell::named(publisher(on, benchmark), &benchmark.source.publisher)
}

/// A publication: who, when, and what it is called.
pub(in crate::pages) fn source(on: &Setting<'_>, benchmark: &Benchmark) -> String {
    let source = &benchmark.source;
    let args = [
        ("publisher", publisher(on, benchmark).into()),
        ("title", source.title.clone().into()),
        ("year", source.year.map(|year| year.to_string()).unwrap_or_default().into()),
    ];
    let dated = if source.year.is_some() { "source" } else { "source-undated" };
    // Whom it quotes says the same.
    let origin = if source.primary || source.quoting.is_some() { "" } else { "-second-hand" };
    on.say(&format!("{dated}{origin}"), &args)
}

/// How many shops and customers a number is of, and when.
pub(super) fn sample(on: &Setting<'_>, benchmark: &Benchmark) -> Option<String> {
    let counted = |id: &str, n: Option<u64>| n.map(|n| on.say(id, &on.words.counted(n)));
    let shops = counted("sample-shops", benchmark.shops);
    let customers = counted("sample-customers", benchmark.customers);
    let period = benchmark.period.as_ref();
    let period = period.map(|it| on.told(&format!("benchmark-{}-period", benchmark.id), it));
    let parts = [shops, customers, period].into_iter().flatten();
    Some(on.joined("one-fact-next", parts)).filter(|all| !all.is_empty())
}
