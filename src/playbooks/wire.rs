//! A playbook file on disk: TOML between two `+++` lines, then markdown.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::benchmarks::Library;
use crate::benchmarks::condition::Op;
use crate::benchmarks::condition::known_metric;
use crate::config;
use crate::segments::audience_ids;

use super::{Line, Measure, Playbook, Trigger};

/// The line before and after the front matter.
const FENCE: &str = "+++";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: Spanned<String>,
    title: String,
    audience: Spanned<String>,
    trigger: WireTrigger,
    measure: WireMeasure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireTrigger {
    metric: Spanned<String>,
    op: Op,
    value: Option<f64>,
    benchmark: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMeasure {
    metric: Spanned<String>,
    after_days: u32,
}

/// Reads `(path, text)` of every playbook file.
///
/// # Errors
///
/// [`config::Error::Bad`] with the first line that is not understood: no front
/// matter, an unknown key, or a metric, audience or benchmark that there is
/// not, with the nearest that there is.
pub fn parse<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
    benchmarks: &Library,
) -> Result<Vec<Playbook>, config::Error> {
    files.map(|(path, text)| playbook(Path::new(path), text, benchmarks)).collect()
}

fn playbook(path: &Path, text: &str, benchmarks: &Library) -> Result<Playbook, config::Error> {
    let (front, body) = split(text).ok_or_else(|| {
        let hint = "begin with a line +++, then TOML, then a line +++".to_string();
        config::bad(path, text, 0..0, "the playbook has no front matter".into(), Some(hint))
    })?;
    let bad = |at, what, hint| Err(config::bad(path, &front, at, what, Some(hint)));
    let wire: Wire = config::parse(&front, path)?;
    known_metric(&wire.trigger.metric, &front, path)?;
    known_metric(&wire.measure.metric, &front, path)?;

    let (id, stem) = (wire.id.as_ref(), path.file_stem().unwrap_or_default().to_string_lossy());
    if *id != stem {
        return bad(
            wire.id.span(),
            format!("the id {id:?} is not the file's name"),
            format!("write {stem:?}"),
        );
    }
    let audience = wire.audience.as_ref();
    if !audience_ids().contains(&audience.as_str()) {
        let hint = config::nearest(audience, audience_ids().into_iter());
        return bad(wire.audience.span(), format!("there is no audience {audience:?}"), hint);
    }
    let line = match (wire.trigger.value, wire.trigger.benchmark) {
        (Some(value), None) => Line::Value(value),
        (None, Some(id)) if benchmarks.get(id.as_ref()).is_some() => {
            Line::Benchmark(id.into_inner())
        }
        (None, Some(id)) => {
            let hint = config::nearest(id.as_ref(), benchmarks.ids());
            return bad(id.span(), format!("there is no benchmark {:?}", id.as_ref()), hint);
        }
        _ => {
            let hint = "give value = 0.3, or benchmark = \"…\"".into();
            return bad(
                wire.trigger.metric.span(),
                "the trigger has neither a value nor a benchmark".into(),
                hint,
            );
        }
    };
    Ok(Playbook {
        id: wire.id.into_inner(),
        title: wire.title,
        audience: wire.audience.into_inner(),
        trigger: Trigger { metric: wire.trigger.metric.into_inner(), op: wire.trigger.op, line },
        measure: Measure {
            metric: wire.measure.metric.into_inner(),
            after_days: wire.measure.after_days,
        },
        body: body.to_string(),
    })
}

/// The front matter and the rest. The front matter begins with a blank line in
/// place of the fence, so that its lines count as in the file.
pub(crate) fn split(text: &str) -> Option<(String, &str)> {
    let rest = text.strip_prefix(FENCE)?;
    let rest = rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n"))?;
    let end = rest.find(&format!("\n{FENCE}"))?;
    let body = rest[end + 1 + FENCE.len()..].trim_start_matches(['\r', '\n']);
    Some((format!("\n{}\n", &rest[..end]), body))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "+++\nid = \"p\"\ntitle = \"t\"\naudience = \"new\"\n[trigger]\n\
        metric = \"churn_rate\"\nop = \">\"\nvalue = 0.5\n[measure]\nmetric = \"churn_rate\"\n\
        after_days = 90\n+++\n\nBody\n";

    fn fault(text: &str) -> (String, Option<String>) {
        let error = playbook(Path::new("p.md"), text, &Library::default()).unwrap_err();
        (error.to_string(), error.hint())
    }

    #[test]
    fn front_matter_and_body_are_told_apart() {
        let read = playbook(Path::new("p.md"), GOOD, &Library::default()).unwrap();
        assert_eq!((read.title.as_str(), read.body.as_str()), ("t", "Body\n"));
    }

    #[test]
    fn an_unknown_name_comes_with_its_line_and_the_nearest() {
        let (what, hint) = fault(&GOOD.replace("\"new\"", "\"knew\""));
        assert_eq!(what, "p.md:4: there is no audience \"knew\"");
        assert_eq!(hint.unwrap(), "did you mean \"new\"?");
        let (what, hint) = fault(&GOOD.replacen("churn_rate", "churn_rat", 1));
        assert_eq!(what, "p.md:6: there is no metric \"churn_rat\"");
        assert_eq!(hint.unwrap(), "did you mean \"churn_rate\"?");
        let (what, _) = fault(&GOOD.replace("value = 0.5", "benchmark = \"b\""));
        assert_eq!(what, "p.md:8: there is no benchmark \"b\"");
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(fault("# Title\n").0, "p.md:1: the playbook has no front matter");
        assert!(fault(&GOOD.replace("value = 0.5\n", "")).0.contains("neither a value nor"));
        assert!(fault(&GOOD.replace("title = \"t\"\n", "")).0.contains("missing field `title`"));
    }
}
