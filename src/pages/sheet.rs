//! A page's head, and where the page is.

use serde::Serialize;

use super::view::Setting;
use super::{Common, SOURCE, benchmarks, changes, cohorts, customers, data, segments, value};

/// What stands above the main part of a page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Head {
    /// What the page is called elsewhere.
    pub(super) title: String,
    heading: String,
    lead: String,
    /// The language of title and heading, if it is not that of the page.
    language: Option<&'static str>,
}

impl Head {
    /// The head of a page that is called by its heading.
    pub(super) fn new(heading: String, lead: String, is_source: bool) -> Head {
        let language = is_source.then_some(SOURCE);
        Head { title: heading.clone(), heading, lead, language }
    }

    /// The head of a page with messages of its own, `page-NAME` and `title-NAME`, which
    /// may name the month; its lead is what it found, or `lead-NAME`.
    pub(super) fn of(on: &Setting<'_>, name: &str) -> Head {
        let month = on.words.month(on.report.period.month);
        let args = [("month", month.into())];
        let say = |part: &str| on.say(&format!("{part}-{name}"), &args);
        let lead = found(on, name).unwrap_or_else(|| say("lead"));
        Head { title: say("page"), heading: say("title"), lead, language: None }
    }
}

/// What the page `name` found, in a sentence, where it has one finding to begin with.
/// Without, the page says what it is about.
fn found(on: &Setting<'_>, name: &str) -> Option<String> {
    // Captions end without a full stop.
    let caption = |finding: String| on.say("lead-finding", &[("finding", finding.into())]);
    match name {
        "index" => changes::lead(on),
        "cohorts" => cohorts::lead(on).map(caption),
        "customers" => customers::lead(on).map(caption),
        "value" => value::lead(on).map(caption),
        "segments" => segments::lead(on).map(caption),
        "benchmarks" => benchmarks::lead(on),
        "data" => Some(data::lead(on)),
        _ => None,
    }
}

impl Common {
    /// The same for a page in a folder below that of its language.
    pub(super) fn below(&self) -> Common {
        let up = |way: &str| format!("../{way}");
        Common { here: up(&self.here), up: up(&self.up), site: up(&self.site), ..self.clone() }
    }
}
