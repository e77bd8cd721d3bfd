//! What can be wrong with a TOML file of ours, and where.

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::Spanned;

/// A TOML file that could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The file, as the user wrote it.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A key or a value that is not understood.
    #[error("{}:{line}: {what}", path.display())]
    Bad {
        /// The file, as the user wrote it.
        path: PathBuf,
        /// Line in the file, from 1.
        line: usize,
        /// What is wrong there.
        what: String,
        /// The nearest name that would be right, or the names there are.
        hint: Option<String>,
    },
}

impl Error {
    /// What the user can do next, as one sentence, when there is something.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("look at its name, and at the folder in which it is".into())
            }
            Error::Io { path, source } if source.kind() == io::ErrorKind::IsADirectory => Some(
                format!("name a file in it, such as {}", path.join("perennial.toml").display()),
            ),
            Error::Io { .. } => None,
            Error::Bad { hint, .. } => hint.clone(),
        }
    }
}

/// Reads TOML into a value; `path` is for messages.
///
/// # Errors
///
/// [`Error::Bad`] with the line of the first key or value that is not
/// understood; an unknown key comes with the nearest known one.
pub fn parse<T: DeserializeOwned>(text: &str, path: &Path) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let message = error.message().trim();
        let what = message.lines().next().unwrap_or_default();
        let given = message.lines().find_map(|line| line.strip_prefix(HINT));
        // serde says "unknown field `x`, expected one of `a`, `b`".
        let (what, hint) = match what.split_once(", expected ") {
            Some((what, names)) if what.starts_with("unknown ") => {
                let key = what.replace("unknown field", "unknown key");
                (key.replace("unknown variant", "unknown key"), nearest_of(what, names))
            }
            Some((_, wanted)) if wanted.contains("datetime") => {
                (what.to_string(), Some("a day is written 2026-11-30, without quotes".into()))
            }
            _ => (what.to_string(), given.map(String::from)),
        };
        bad(path, text, error.span().unwrap_or_default(), what, hint)
    })
}

/// A fault in `text` at the bytes of `at`; `path` is for the message.
pub fn bad(path: &Path, text: &str, at: Range<usize>, what: String, hint: Option<String>) -> Error {
    let before = text.bytes().take(at.start);
    let line = before.filter(|byte| *byte == b'\n').count() + 1;
    Error::Bad { path: path.into(), line, what, hint }
}

/// That an id is the name of its file, without the ending.
///
/// # Errors
///
/// [`Error::Bad`] with the line of the id, and the name as its hint.
pub fn is_of_file(id: &Spanned<String>, text: &str, path: &Path) -> Result<(), Error> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    if *id.as_ref() == stem {
        return Ok(());
    }
    let what = format!("the id {:?} is not the file's name", id.as_ref());
    Err(bad(path, text, id.span(), what, Some(format!("write {stem:?}"))))
}

/// The hint for an unknown name, from serde's own two lists of names.
fn nearest_of(what: &str, names: &str) -> Option<String> {
    let quoted = |text: &str| -> Vec<String> {
        text.split('`').skip(1).step_by(2).map(String::from).collect()
    };
    let wanted = quoted(what).pop()?;
    Some(nearest(&wanted, quoted(names).iter().map(String::as_str)))
}

/// What begins the line of a message that is its hint.
pub(super) const HINT: &str = "hint: ";

/// "did you mean …", or all names when none is near.
pub fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str> + Clone) -> String {
    let all = || format!("known names are {}", names.clone().collect::<Vec<_>>().join(", "));
    near(wanted, names.clone()).unwrap_or_else(all)
}

/// "did you mean …"; `None` when no name is near. A capital is as good as a small
/// letter.
pub fn near<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted = wanted.to_lowercase();
    let far = |name: &str| strsim::damerau_levenshtein(&wanted, &name.to_lowercase());
    let (distance, name) = names.map(|name| (far(name), name)).min()?;
    let is_near = distance <= wanted.chars().count().div_ceil(3);
    is_near.then(|| format!("did you mean {name:?}?"))
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use std::path::Path;

    fn fault(text: &str) -> (String, Option<String>) {
        let error = Config::from_text(text, Path::new("perennial.toml")).unwrap_err();
        (error.to_string(), error.hint())
    }

    #[test]
    fn an_unknown_key_comes_with_its_line_and_the_nearest_name() {
        let (what, hint) = fault("[shop]\nname = \"x\"\nactve_days = 90\n");
        assert_eq!(what, "perennial.toml:3: unknown key `actve_days`");
        assert_eq!(hint.unwrap(), "did you mean \"active_days\"?");
    }

    #[test]
    fn an_unknown_role_is_refused_too() {
        let (what, hint) = fault("[[orders]]\nfiles = []\n[orders.columns]\ncustomr = \"a\"\n");
        assert_eq!(what, "perennial.toml:4: unknown key `customr`");
        assert_eq!(hint.unwrap(), "did you mean \"customer\"?");
    }

    #[test]
    fn a_rule_without_a_condition_or_with_several_is_refused() {
        let rules = "[[orders]]\n[orders.rules]\n";
        let (what, _) = fault(&format!("{rules}credit_note = {{ column = \"a\" }}\n"));
        assert!(what.contains(":3: a rule for a column needs one of"), "{what}");
        let (what, _) = fault(&format!("{rules}leave_out = [{{ column = \"a\", why = \"b\" }}]\n"));
        assert!(what.contains(":3: a rule for a column needs one of"), "{what}");
        let has = |rest: &str| {
            let rule = format!("{rules}leave_out = [{{ column = \"a\", {rest}, why = \"b\" }}]\n");
            fault(&rule).0
        };
        assert!(
            has("has = \"x\", equals = \"y\"").contains(":3: a rule for a column needs one of")
        );
        assert!(has("has = \"x, y\"").contains(":3: has wants one word of a list"));
    }

    #[test]
    fn a_value_out_of_range_says_which_values_are_right() {
        assert!(fault("[shop]\nactive_days = 5\n").0.contains("5 is not from 31 to 36500 days"));
        assert!(fault("[shop]\ndiscount_rate = 10.0\n").0.contains("10 is not from 0 to 1"));
        assert!(fault("[shop]\ncurrency = \"EURO\"\n").0.contains("not an ISO 4217 currency"));
        assert!(fault("[shop]\ntime_zone = \"Mars\"\n").0.contains("not a time zone"));
        let (what, _) = fault("[identity]\nphone = \"UK\"\n");
        assert!(what.starts_with("perennial.toml:2: \"UK\" is not an ISO 3166 code"), "{what}");
    }

    #[test]
    fn a_currency_or_zone_that_there_is_not_comes_with_the_nearest() {
        let hint = |text: &str| fault(&format!("[shop]\n{text}\n")).1.unwrap();
        assert_eq!(hint("currency = \"EURO\""), "did you mean \"EUR\"?");
        assert_eq!(hint("currency = \"us$\""), "did you mean \"USD\"?");
        assert!(hint("currency = \"Pounds sterling\"").starts_with("write its three letters"));
        assert_eq!(hint("time_zone = \"Europe/Londn\""), "did you mean \"Europe/London\"?");
        assert_eq!(hint("time_zone = \"New York\""), "did you mean \"America/New_York\"?");
        assert!(hint("time_zone = \"Mars\"").starts_with("write its region and a city"));
        assert_eq!(fault("[shop]\ncurrency = \"EURO\"\n").0.lines().count(), 1);
    }

    #[test]
    fn rates_need_a_currency_to_convert_into() {
        let rates = "[currency]\nrates = \"rates.csv\"\n";
        let (what, hint) = fault(rates);
        assert!(what.starts_with("perennial.toml:2: rates convert into"), "{what}");
        assert!(hint.unwrap().contains("[shop]"));
        let shop = format!("{rates}[shop]\ncurrency = \"GBP\"\n");
        assert!(Config::from_text(&shop, Path::new("perennial.toml")).is_ok());
    }
}
