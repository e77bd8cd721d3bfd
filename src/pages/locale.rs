//! Words of one language.

use std::collections::BTreeSet;
use std::sync::Mutex;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Error;

/// Whether a language is written from right to left.
pub(super) fn is_from_right(language: &str) -> bool {
    matches!(language.split('-').next(), Some("ar" | "fa" | "he" | "ur"))
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
        for (path, text) in files {
            let resource = FluentResource::try_new(text.into()).map_err(|(_, errors)| {
                let first = errors.first();
                fault(path, first.map_or_else(|| "is not Fluent".into(), ToString::to_string))
            })?;
            bundle.add_resource(resource).map_err(|errors| {
                let first = errors.first();
                fault(path, first.map_or_else(String::new, ToString::to_string))
            })?;
        }
        Ok(Locale { bundle, heard: Mutex::default() })
    }

    /// The message `id` with `args` in it. A message that is missing, or that
    /// wants a value it is not given, is a fault and comes out as its id.
    pub(super) fn say(&self, id: &str, args: &[Arg<'_>]) -> String {
        let mut heard = self.heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            heard.faults.insert(format!("there is no message {id}"));
            return id.into();
        };
        heard.said.insert(id.into());
        let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        for error in errors {
            heard.faults.insert(format!("in message {id}: {error}"));
        }
        text.into_owned()
    }

    /// Whether there is a message `id`.
    pub(super) fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// What was wrong with the messages that were asked for, sorted.
    pub(super) fn faults(&self) -> Vec<String> {
        let heard = self.heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        heard.faults.iter().cloned().collect()
    }

    /// The ids of the messages that were said, sorted.
    pub(super) fn said(&self) -> Vec<String> {
        let heard = self.heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        heard.said.iter().cloned().collect()
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
        assert!(Locale::new("en", [("x.ftl", "= no id\n")].into_iter()).is_err());
        let twice = [("x.ftl", "a = 1\n"), ("y.ftl", "a = 2\n")];
        assert!(Locale::new("en", twice.into_iter()).is_err());
    }
}
