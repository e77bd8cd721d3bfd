//! The line below a page's title: what it found, in a sentence.

use crate::benchmarks::Position;
use crate::benchmarks::claims::Verdict as Claim;
use crate::metrics::change::Verdict;

use super::view::Setting;
use super::{cohorts, customers, segments, value};

/// What the page `name` found, where it has one finding to begin with. Without, the
/// page says what it is about.
pub(super) fn lead(on: &Setting<'_>, name: &str) -> Option<String> {
    match name {
        "index" => changes(on),
        "cohorts" => cohorts::lead(on),
        "customers" => customers::lead(on),
        "value" => value::lead(on),
        "segments" => segments::lead(on),
        "benchmarks" => benchmarks(on),
        "data" => Some(data(on)),
        _ => None,
    }
}

/// How many items are so, as a value of a message.
fn count(items: impl Iterator<Item = bool>) -> u64 {
    items.map(u64::from).sum()
}

/// How many of the headline numbers have changed beyond chance since a year ago.
fn changes(on: &Setting<'_>) -> Option<String> {
    let tested = || on.report.headline.iter().filter_map(|one| one.year.ok());
    let [rose, fell] = [Verdict::Rose, Verdict::Fell]
        .map(|verdict| count(tested().map(|one| one.verdict() == verdict)));
    let all = count(tested().map(|_| true));
    let args = [
        ("n", all.into()),
        ("all", on.words.count(all).into()),
        ("rose", rose.into()),
        ("fell", fell.into()),
    ];
    (all > 0).then(|| on.say("lead-changes", &args))
}

/// Where the shop stands beside the published numbers that fit, and how many of
/// the popular claims hold in it.
fn benchmarks(on: &Setting<'_>) -> Option<String> {
    let at = |position: Position| {
        count(on.report.comparisons.iter().map(|one| one.result == Ok(position)))
    };
    let [above, within, below] = [Position::Above, Position::Within, Position::Below].map(at);
    let verdict = |verdict: Claim| count(on.report.claims.iter().map(|it| it.verdict == verdict));
    let holds = verdict(Claim::Holds);
    let tested = holds + verdict(Claim::DoesNotHold) + verdict(Claim::TooCloseToCall);
    let positions = [
        ("n", (above + within + below).into()),
        ("all", on.words.count(above + within + below).into()),
        ("above", on.words.count(above).into()),
        ("within", on.words.count(within).into()),
        ("below", on.words.count(below).into()),
        (
            "one",
            if above > 0 {
                "above"
            } else if below > 0 {
                "below"
            } else {
                "within"
            }
            .into(),
        ),
    ];
    let claims = [
        ("n", tested.into()),
        ("all", on.words.count(tested).into()),
        ("k", holds.into()),
        ("holds", on.words.count(holds).into()),
    ];
    let parts = [
        (above + within + below > 0).then(|| on.say("lead-positions", &positions)),
        (tested > 0).then(|| on.say("lead-claims", &claims)),
    ];
    let told = on.joined("one-sentence-next", parts.into_iter().flatten());
    (!told.is_empty()).then_some(told)
}

/// How many of the rows are in the numbers.
fn data(on: &Setting<'_>) -> String {
    let account = &on.report.data.account;
    let left_out = account.rows_left_out();
    let args = [
        ("n", left_out.into()),
        ("left", on.words.count(left_out).into()),
        ("read", on.words.count(account.rows_read).into()),
    ];
    on.say("lead-rows", &args)
}
