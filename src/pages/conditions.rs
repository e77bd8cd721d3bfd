//! Conditions of playbooks, each as a sentence with its number.

use serde::Serialize;

use crate::ledger::Trait;
use crate::playbooks::check::{Checked, Held};
use crate::playbooks::condition::{Earlier, Line, Subject};

use super::segments::audience;
use super::view::Setting;

/// A condition as a card shows it.
#[derive(Serialize)]
pub(super) struct Told {
    /// `yes`, `no`, or `unknown`.
    class: &'static str,
    /// The same as a word; `None` where all hold.
    word: Option<String>,
    text: String,
}

/// A condition with its number and its line, and whether it holds.
pub(super) fn told(on: &Setting<'_>, checked: &Checked, with_word: bool) -> Told {
    let class = match checked.held.answer() {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    let word = with_word.then(|| on.say(&format!("held-{class}"), &[]));
    Told { class, word, text: sentence(on, checked) }
}

/// "Second order within 90 days: 20.9%, below 30%."
pub(super) fn sentence(on: &Setting<'_>, checked: &Checked) -> String {
    let condition = &checked.condition;
    let [number, line] = [checked.number, checked.line].map(|it| it.map(|it| on.words.value(it)));
    let number = number.unwrap_or_else(|| on.say("not-told", &[]));
    let why = match checked.held {
        Held::Undefined(why) => on.words.why(why),
        _ => String::new(),
    };
    let source = source(on, &condition.line);
    let (is_target, is_published) = (condition.line == Line::Target, !source.is_empty());
    let args = [
        ("metric", subject(on, &condition.subject).into()),
        ("number", number.into()),
        ("line", line.unwrap_or_default().into()),
        ("op", condition.op.id().into()),
        ("why", why.into()),
        ("source", source.into()),
    ];
    let id = match (checked.held, is_published) {
        (Held::Yes | Held::No | Held::WithinNoise, _) if is_target => {
            format!("applies-{}-target", checked.held.id())
        }
        (Held::Yes, _) if condition.line == Line::Than(Earlier::LastMonth) => {
            "applies-yes-untested".into()
        }
        (Held::Yes | Held::No, true) => format!("applies-{}-published", checked.held.id()),
        _ => format!("applies-{}", checked.held.id()),
    };
    on.say(&id, &args)
}

/// What a condition looks at.
fn subject(on: &Setting<'_>, subject: &Subject) -> String {
    match subject {
        Subject::Metric(id) => on.metric_name(id),
        Subject::Segment { id, size } => {
            let group = audience(on, id);
            on.say(&format!("subject-{}", size.id()), &[("group", group.into())])
        }
        Subject::Trait { by: Trait::Account, is: Some(is) }
            if matches!(is.as_str(), "account" | "guest") =>
        {
            on.say(&format!("subject-{is}"), &[])
        }
        Subject::Trait { by, is: Some(is) } => {
            let by = on.say(&format!("trait-{}", by.id()), &[]);
            on.say("subject-trait-is", &[("trait", by.into()), ("name", is.clone().into())])
        }
        Subject::Trait { by: Trait::Coupon, is: None } => on.say("subject-coupon", &[]),
        Subject::Trait { by, is: None } => {
            let by = on.say(&format!("trait-{}", by.id()), &[]);
            on.say("subject-trait", &[("trait", by.into())])
        }
    }
}

/// Whose line it is: a publisher, or a month; empty for the playbook's own.
fn source(on: &Setting<'_>, line: &Line) -> String {
    let month = on.report.period.month;
    match line {
        Line::Value(_) | Line::Target => String::new(),
        Line::Benchmark(id) => {
            let found = on.report.comparisons.iter().find(|one| one.benchmark.id == *id);
            found.map(|one| one.benchmark.source.publisher.clone()).unwrap_or_default()
        }
        Line::Than(Earlier::LastMonth) => on.words.month(month - 1),
        Line::Than(Earlier::LastYear) => on.words.month(month - 12),
    }
}
