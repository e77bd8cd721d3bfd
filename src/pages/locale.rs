//! Words of one language.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Error;

/// Whether a language is written from right to left.
pub(super) fn is_from_right(language: &str) -> bool {
    matches!(language.split('-').next(), Some("ar" | "fa" | "he" | "ur"))
}

/// The line, from 1, on which a message begins.
fn line_of(text: &str, id: &str) -> Option<usize> {
    let begins =
        |line: &str| line.strip_prefix(id).is_some_and(|it| it.trim_start().starts_with('='));
    text.lines().position(begins).map(|before| before + 1)
}

/// A named value in a message.
pub(super) type Arg<'a> = (&'static str, FluentValue<'a>);

/// Every message of one language.
///
/// A message that is missing is not found out by a `Result` at each of the
/// hundreds of places that say something, but remembered, and
/// [`Locale::faults`] is asked once, before anything is written.
pub(super) struct Locale {
    bundle: FluentBundle<FluentResource>,
    heard: Mutex<Heard>,
}

#[derive(Default)]
struct Heard {
    said: BTreeSet<String>,
    faults: BTreeSet<String>,
}

impl Locale {
    /// Reads `(path, text)` of every message file of `language`.
    ///
    /// # Errors
    ///
    /// [`Error::Words`] for a file that is not Fluent, and for a message that
    /// two files have.
    pub(super) fn new<'a>(
        language: &str,
        files: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Locale, Error> {
        let fault = |path: &str, what: String| Error::Words { path: path.into(), what };
        let id: LanguageIdentifier =
            language.parse().map_err(|_| fault(language, "is not a language".into()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Marks that keep a right-to-left sentence together; needless in one
        // that reads from left to right.
        bundle.set_use_isolating(is_from_right(language));
        let mut read: Vec<(&str, &str)> = Vec::new();
        for (path, text) in files {
            let resource = FluentResource::try_new(text.into()).map_err(|(_, errors)| {
                let at = errors.first().map_or(0, |first| first.pos.start);
                let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
                let why = errors.first().map(|first| first.kind.to_string()).unwrap_or_default();
                let why = why.trim_end_matches('.');
                fault(&format!("{path}:{line}"), format!("this is not Fluent: {why}"))
            })?;
            bundle.add_resource(resource).map_err(|errors| match errors.first() {
                Some(FluentError::Overriding { id, .. }) => {
                    let line = line_of(text, id).unwrap_or(1);
                    let first = read.iter().find(|(_, text)| line_of(text, id).is_some());
                    let what =
                        format!("the message {id:?} is in {} too", first.map_or(path, |it| it.0));
                    fault(&format!("{path}:{line}"), what)
                }
                first => fault(path, first.map(ToString::to_string).unwrap_or_default()),
            })?;
            read.push((path, text));
        }
        Ok(Locale { bundle, heard: Mutex::default() })
    }

    /// The message `id` with `args` in it. A message that is missing, or that
    /// wants a value it is not given, is a fault and comes out as its id.
    pub(super) fn say(&self, id: &str, args: &[Arg<'_>]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            self.heard().faults.insert(format!("there is no message {id}"));
            return id.into();
        };
        let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        let mut heard = self.heard();
        if !heard.said.contains(id) {
            heard.said.insert(id.into());
        }
        for error in errors {
            heard.faults.insert(format!("in message {id}: {error}"));
        }
        text.into_owned()
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is a message `id`.
    pub(super) fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// What was wrong with the messages that were asked for, sorted.
    pub(super) fn faults(&self) -> Vec<String> {
        self.heard().faults.iter().cloned().collect()
    }

    /// The ids of the messages that were said, sorted.
    pub(super) fn said(&self) -> Vec<String> {
        self.heard().said.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(text: &str) -> Locale {
        Locale::new("en", [("x.ftl", text)].into_iter()).ok().unwrap()
    }

    #[test]
    fn a_missing_message_or_value_is_a_fault() {
        let locale = locale("known = { $n } of us\n");
        assert_eq!(locale.say("known", &[("n", 2.into())]), "2 of us");
        assert!(locale.faults().is_empty());
        locale.say("unknown", &[]);
        locale.say("known", &[]);
        assert_eq!(locale.faults().len(), 2);
        assert_eq!(locale.said(), ["known"]);
    }

    #[test]
    fn a_file_that_is_not_fluent_is_refused() {
        let said = |files: &[(&'static str, &'static str)]| {
            Locale::new("en", files.iter().copied()).err().unwrap().to_string()
        };
        let open = said(&[("x.ftl", "a = 1\nb = { $n\n")]);
        assert!(open.starts_with("x.ftl:") && open.contains(": this is not Fluent: "), "{open}");
        let twice = [("x.ftl", "a = 1\n"), ("y.ftl", "ab = 1\na = 2\n")];
        assert_eq!(said(&twice), "y.ftl:2: the message \"a\" is in x.ftl too");
    }
}
