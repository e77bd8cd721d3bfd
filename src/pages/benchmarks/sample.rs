//! Of what a published number is.

use crate::benchmarks::Benchmark;

use super::super::view::Setting;

/// Of how many shops and customers, and when; `None` where nothing is known.
pub(super) fn sample(on: &Setting<'_>, benchmark: &Benchmark) -> Option<String> {
    let shops = benchmark
        .shops
        .map(|n| on.say("sample-shops", &[("n", n.into()), ("number", on.words.count(n).into())]));
    let customers = benchmark.customers.map(|n| {
        on.say("sample-customers", &[("n", n.into()), ("number", on.words.count(n).into())])
    });
    let period = benchmark.period.as_ref();
    let period = period.map(|it| on.told(&format!("benchmark-{}-period", benchmark.id), it));
    let parts = [shops, customers, period].into_iter().flatten();
    Some(on.joined("one-fact-next", parts)).filter(|all| !all.is_empty())
}
