//! Claims and published numbers as a playbook leans on them.

use crate::benchmarks::Comparison;
use crate::benchmarks::claims::Tested;

use super::super::advice::Lean;
use super::super::view::Setting;
use super::source::publisher;
use super::{claims, entry};

/// A claim with its verdict.
pub(in crate::pages) fn tested(on: &Setting<'_>, tested: &Tested) -> Lean {
    let claims::View { id, text, verdict, verdict_id, .. } = claims::view(on, tested);
    Lean { link: format!("claim-{id}"), text, verdict, class: verdict_id }
}

/// A published number with ours.
pub(in crate::pages) fn beside(on: &Setting<'_>, one: &Comparison) -> Lean {
    let entry = entry(on, one);
    let args = [
        ("publisher", publisher(on, &one.benchmark).into()),
        ("theirs", entry.theirs.into()),
        ("metric", entry.name.into()),
        ("ours", entry.ours.unwrap_or_else(|| on.say("none", &[])).into()),
    ];
    let text = on.say("leans-benchmark", &args);
    Lean { link: entry.id, text, verdict: entry.verdict, class: entry.position }
}
