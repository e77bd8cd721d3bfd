//! Popular claims, and what came of them in this shop.

use serde::Serialize;

use crate::benchmarks::claims::{Claimed, Tested, Verdict};

use super::super::view::Setting;
use super::interval;

/// A claim and what came of it.
#[derive(Serialize)]
pub(super) struct View {
    pub(super) id: String,
    pub(super) text: String,
    source: String,
    standing: String,
    known: String,
    /// What exactly was tested.
    asks: Option<String>,
    pub(super) verdict_id: &'static str,
    pub(super) verdict: String,
}

/// Claims: those with a verdict first, then those that cannot be tested yet, then
/// those that never can; each in the order of their ids.
pub(super) fn views(on: &Setting<'_>) -> Vec<View> {
    let mut claims: Vec<&Tested> = on.report.claims.iter().collect();
    claims.sort_by_key(|tested| match tested.verdict {
        Verdict::Holds | Verdict::DoesNotHold | Verdict::TooCloseToCall => 0,
        Verdict::Undefined(_) => 1,
        Verdict::NotTestable => 2,
    });
    claims.into_iter().map(|tested| view(on, tested)).collect()
}

/// A claim with what is known of it, and its verdict in this shop.
pub(super) fn view(on: &Setting<'_>, tested: &Tested) -> View {
    let claim = &tested.claim;
    let told = |part: &str, text: &str| on.told(&format!("claim-{}{part}", claim.id), text);
    let asks = claim.test.as_ref().and_then(|test| test.asks.as_ref());
    let why = match tested.verdict {
        Verdict::Undefined(why) => on.words.why(why),
        _ => String::new(),
    };
    let args = [("numbers", numbers(on, tested).into()), ("why", why.into())];
    View {
        id: claim.id.clone(),
        text: told("", &claim.text),
        source: {
            let source = told("-source", &claim.stated_source);
            on.say("claim-stated", &[("source", source.into())])
        },
        standing: on.say(&format!("standing-{}", claim.standing.id()), &[]),
        known: told("-known", &claim.known),
        asks: asks.map(|asks| told("-asks", asks)),
        verdict_id: tested.verdict.id(),
        verdict: on.say(&format!("verdict-{}", tested.verdict.id()), &args),
    }
}

/// Our number with its interval, and what is claimed of it; empty without one.
fn numbers(on: &Setting<'_>, tested: &Tested) -> String {
    let known = tested.claim.test.as_ref().zip(tested.metric);
    let Some((test, metric, reading)) =
        known.and_then(|(test, metric)| Some((test, metric, metric.outcome.ok()?)))
    else {
        return String::new();
    };
    let line = |number: f64| on.words.value(reading.value.like(number));
    let claimed = match test.claimed {
        Claimed::Side(op, value) => {
            on.say(&format!("claimed-{}", op.id()), &[("line", line(value).into())])
        }
        Claimed::Between(low, high) => {
            on.say("range", &[("low", line(low).into()), ("high", line(high).into())])
        }
    };
    let args = [
        ("metric", on.metric_name(metric.definition.id).into()),
        ("number", on.words.value(reading.value).into()),
        ("interval", interval(on, reading).unwrap_or_default().into()),
        ("claimed", claimed.into()),
    ];
    let id = if reading.interval.is_some() { "claim-numbers-interval" } else { "claim-numbers" };
    on.say(id, &args)
}

/// How many claims were tested, and how many of them hold; `None` where none was.
pub(super) fn lead(on: &Setting<'_>) -> Option<String> {
    let of = |verdict| on.report.claims.iter().filter(|it| it.verdict == verdict).count() as u64;
    let holds = of(Verdict::Holds);
    let tested = holds + of(Verdict::DoesNotHold) + of(Verdict::TooCloseToCall);
    let args = [
        ("n", tested.into()),
        ("all", on.words.count(tested).into()),
        ("k", holds.into()),
        ("holds", on.words.count(holds).into()),
    ];
    (tested > 0).then(|| on.say("lead-claims", &args))
}
