//! People to the files that platforms take: a platform is a TOML file in
//! `content/platforms`, with its columns and how each cell is written.
//!
//! Each platform has rules of its own for what it wants in clear and what as a hash,
//! and changes them, so nothing is shared between them but the steps.

mod form;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::config;
use crate::config::Detail;
use crate::orders::Contact;

use form::Step;

/// What a platform takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// What people call it, and which of its files this is.
    pub title: String,
    /// Which form of its rules this is: the month in which they were looked up.
    pub version: String,
    /// Against what it was checked.
    pub verified: String,
    /// Without any of these details nobody can be found there; blank when the shop's
    /// own key will do.
    #[serde(default)]
    pub needs: Vec<Detail>,
    /// The columns of its file.
    columns: Vec<Column>,
}

/// A column of a platform's file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    header: String,
    /// The detail; the shop's own key without one.
    of: Option<Detail>,
    /// What is done to it, in order.
    #[serde(default)]
    form: Vec<Step>,
}

/// All platforms, by name.
#[derive(Clone, Debug, Default)]
pub struct Platforms(BTreeMap<String, Platform>);

impl Platforms {
    /// Reads `(path, text)` of every platform's file; its name is that of the file,
    /// without the ending.
    ///
    /// # Errors
    ///
    /// [`config::Error::Bad`] with the first line that is not understood.
    pub fn parse<'a>(
        files: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Platforms, config::Error> {
        let mut platforms = BTreeMap::new();
        for (path, text) in files {
            let path = Path::new(path);
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            platforms.insert(name.unwrap_or_default(), config::parse(text, path)?);
        }
        Ok(Platforms(platforms))
    }

    /// The platform with this name.
    pub fn get(&self, name: &str) -> Option<&Platform> {
        self.0.get(name)
    }

    /// Their names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.keys().map(String::as_str)
    }
}

impl Platform {
    /// What people call it, without which of its files this is: its title up to the
    /// first comma.
    pub fn software(&self) -> &str {
        self.title.split_once(", ").map_or(self.title.as_str(), |(software, _)| software)
    }

    /// Whether somebody can be found there.
    pub fn can_reach(&self, contact: &Contact) -> bool {
        let says = |of: &Detail| contact.details.contains_key(of);
        if self.needs.is_empty() { !contact.key.is_empty() } else { self.needs.iter().any(says) }
    }

    /// The file with these people, a row each, sorted, so that the order of rows tells
    /// nothing: CSV in UTF-8.
    ///
    /// A text that a spreadsheet would take for a formula gets an apostrophe in front.
    pub fn file<'a>(&self, people: impl Iterator<Item = &'a Contact>) -> Vec<u8> {
        let mut rows: Vec<Vec<String>> = people.map(|contact| self.row(contact)).collect();
        rows.sort_unstable();
        let mut csv = csv::WriterBuilder::new().from_writer(Vec::new());
        let header = self.columns.iter().map(|column| &column.header);
        let written = csv
            .write_record(header)
            .and_then(|()| rows.iter().try_for_each(|row| csv.write_record(row)));
        written.expect("a row has a cell for each column, and memory does not fail");
        csv.into_inner().expect("memory does not fail")
    }

    fn row(&self, contact: &Contact) -> Vec<String> {
        let cell = |column: &Column| {
            let text = match column.of {
                Some(of) => detail(contact, of),
                None => contact.key.clone(),
            };
            let steps = column.form.iter();
            inert(
                &steps.fold(text, |text, step| if text.is_empty() { text } else { step.of(&text) }),
            )
        };
        self.columns.iter().map(cell).collect()
    }
}

/// A detail of somebody; blank when it is not known. Of a whole name of two words
/// these are the first and the last name; of a longer one nobody can tell which.
fn detail(contact: &Contact, of: Detail) -> String {
    let own = |of| contact.details.get(&of).cloned().unwrap_or_default();
    let (first, last) = (own(Detail::FirstName), own(Detail::LastName));
    let whole = own(Detail::Name);
    let words: Vec<&str> = whole.split_whitespace().collect();
    let two = (first.is_empty() && last.is_empty() && words.len() == 2).then_some(words);
    match (of, two) {
        (Detail::FirstName, Some(two)) => two[0].into(),
        (Detail::LastName, Some(two)) => two[1].into(),
        (Detail::Name, _) if whole.is_empty() => format!("{first} {last}").trim().into(),
        _ => own(of),
    }
}

/// The text as a spreadsheet will take it: as text. What it would take for a formula
/// gets an apostrophe in front; numbers keep their sign.
pub fn inert(raw: &str) -> String {
    let starts_formula = raw.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if starts_formula && raw.parse::<f64>().is_err() { format!("'{raw}") } else { raw.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_in_a_cell_is_text_and_a_number_stays_one() {
        assert_eq!(inert("=cmd()"), "'=cmd()");
        assert_eq!(inert("@x"), "'@x");
        assert_eq!(inert("-12.50"), "-12.50");
        assert_eq!(inert("+442079460018"), "+442079460018");
        assert_eq!(inert("Tea"), "Tea");
    }

    #[test]
    fn a_name_of_two_words_is_a_first_and_a_last_name() {
        let of = |name: &str, of| {
            let details = [(Detail::Name, name.to_string())].into();
            detail(&Contact { details, ..Contact::default() }, of)
        };
        assert_eq!(of("Ada Lovelace", Detail::FirstName), "Ada");
        assert_eq!(of("Ada Lovelace", Detail::LastName), "Lovelace");
        assert_eq!(of("Ada King Lovelace", Detail::FirstName), "");
        assert_eq!(of("Ada King Lovelace", Detail::Name), "Ada King Lovelace");
        let details = [(Detail::FirstName, "Ada".into()), (Detail::LastName, "King".into())];
        let contact = Contact { details: details.into(), ..Contact::default() };
        assert_eq!(detail(&contact, Detail::Name), "Ada King");
    }
}
