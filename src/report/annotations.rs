//! What people note about stretches of time: a campaign, a stock-out.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use toml::Spanned;
use toml::value::Datetime;

use crate::config;
use crate::units::Day;

/// A text about a day, or about several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The first day.
    pub from: Day,
    /// The last day; not before the first.
    pub to: Day,
    text: Text,
}

/// One text for all languages, or one for each of some.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(untagged, expecting = "text is a text, or a table of texts by language")]
enum Text {
    One(String),
    By(BTreeMap<String, String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(default)]
    annotation: Vec<WireAnnotation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAnnotation {
    from: Spanned<Datetime>,
    to: Option<Spanned<Datetime>>,
    text: Spanned<Text>,
}

impl Annotation {
    /// Its words in a language: those of the language, or else those in English,
    /// or else the first that there are.
    pub fn text(&self, language: &str) -> &str {
        match &self.text {
            Text::One(text) => text,
            Text::By(texts) => {
                let any = || texts.get("en").or_else(|| texts.values().next());
                texts.get(language).or_else(any).map_or("", String::as_str)
            }
        }
    }
}

/// Reads `(path, text)` of annotation files; sorted by their days.
///
/// # Errors
///
/// [`config::Error::Bad`] with the line of a key that is not known, a date that is
/// none, an end before its start, or a text that is empty.
pub fn parse<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Annotation>, config::Error> {
    let mut all = Vec::new();
    for (path, text) in files {
        let path = Path::new(path);
        let wire: Wire = config::parse(text, path)?;
        for one in wire.annotation {
            all.push(annotation(one, path, text)?);
        }
    }
    all.sort_by_key(|one| (one.from, one.to));
    Ok(all)
}

fn annotation(one: WireAnnotation, path: &Path, text: &str) -> Result<Annotation, config::Error> {
    let bad = |at, what: String, hint: &str| config::bad(path, text, at, what, Some(hint.into()));
    let day = |at: &Spanned<Datetime>| {
        config::day(at.as_ref()).ok_or_else(|| {
            let what = format!("{:?} is not a day", at.as_ref().to_string());
            bad(at.span(), what, "write a day without a time, as 2026-03-01")
        })
    };
    let from = day(&one.from)?;
    let to = one.to.as_ref().map_or(Ok(from), day)?;
    if let Some(end) = one.to.as_ref().filter(|_| to < from) {
        let what = format!("{to} is before {from}");
        return Err(bad(end.span(), what, "give to a day on from or after it"));
    }
    let at = one.text.span();
    let words = one.text.into_inner();
    let empty = match &words {
        Text::One(text) => text.trim().is_empty(),
        Text::By(texts) => texts.is_empty() || texts.values().any(|text| text.trim().is_empty()),
    };
    if empty {
        return Err(bad(at, "the text is empty".into(), "say in a few words what was going on"));
    }
    Ok(Annotation { from, to, text: words })
}

/// Annotations as JSON: days, and the texts as they were given.
pub(super) fn as_json(all: &[Annotation]) -> Json {
    let one = |one: &Annotation| json!({ "from": one.from.to_string(), "to": one.to.to_string(), "text": one.text });
    all.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[[annotation]]\nfrom = 2026-03-01\nto = 2026-03-14\ntext = \"Spring\"\n";

    fn fault(text: &str) -> String {
        parse([("a.toml", text)].into_iter()).unwrap_err().to_string()
    }

    #[test]
    fn annotations_are_sorted_and_speak_the_language_that_they_have() {
        let two = format!(
            "{GOOD}[[annotation]]\nfrom = 2026-02-03\ntext = {{ en = \"Out of tea\", ru = \"Нет чая\" }}\n"
        );
        let all = parse([("a.toml", two.as_str())].into_iter()).unwrap();
        assert_eq!(all[0].from, all[0].to);
        assert_eq!([all[0].text("ru"), all[0].text("fa")], ["Нет чая", "Out of tea"]);
        assert_eq!([all[1].text("ru"), all[1].text("en")], ["Spring", "Spring"]);
        assert_eq!(as_json(&all)[1]["to"], "2026-03-14");
    }

    #[test]
    fn what_is_wrong_with_an_annotation_comes_with_its_line() {
        assert_eq!(
            fault(&GOOD.replace("2026-03-14", "2026-02-14")),
            "a.toml:3: 2026-02-14 is before 2026-03-01"
        );
        assert_eq!(
            fault(&GOOD.replace("2026-03-01", "2026-03-01T12:00:00")),
            "a.toml:2: \"2026-03-01T12:00:00\" is not a day"
        );
        assert_eq!(fault(&GOOD.replace("Spring", " ")), "a.toml:4: the text is empty");
        assert!(fault(&GOOD.replace("to =", "until =")).starts_with("a.toml:3: unknown key"));
        assert!(fault(&GOOD.replace("\"Spring\"", "5")).starts_with("a.toml:4: "));
    }
}
