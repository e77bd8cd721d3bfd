//! How people are reached: the files read once more, row after row, for those who
//! are asked for by their pseudonyms.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Detail;
use crate::config::Region;
use crate::config::Role;

use super::cells::{Cells, Cut};
use super::error::{Error, Problem};
use super::faults::Faults;
use super::format::{Format, Formats};
use super::hint::shortened;
use super::identity::e164;
use super::key::Key;
use super::layout::Layout;
use super::memo::Memo;
use super::moment::Moment;
use super::opening::Opening;
use super::row::Row;
use super::rules::{place_of, text};
use super::{Input, Orders, Pseudonym, Terms, rows};

/// How somebody is reached, as their latest rows say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// What the customer's column has: the shop's own key.
    pub key: String,
    /// What is known, without blanks around it; a telephone number in E.164, and
    /// nothing of one that is none.
    pub details: BTreeMap<Detail, String>,
    /// Whether they have agreed to be written to; `None` when no row says it.
    pub consent: Option<bool>,
    /// Whether some row of theirs could have said that.
    pub is_asked: bool,
}

impl Contact {
    /// Whether they may be written to, as far as the orders tell: they have agreed,
    /// or no file that they are in has a column for that.
    pub fn may_be_reached(&self) -> bool {
        self.consent == Some(true) || !self.is_asked
    }
}

/// People as [`contacts`] finds them.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// Everybody who was found.
    pub people: BTreeMap<Pseudonym, Contact>,
    /// Whether any file says who has agreed to be written to.
    pub asks_consent: bool,
}

/// Reads the files that `orders` were read of once more, for the people who are
/// `wanted`. Of what two rows say otherwise, the later counts; on one moment, no
/// agreement before one, and of two texts the one that sorts last.
///
/// # Errors
///
/// When a file cannot be read, lacks a column that the configuration names, or says
/// something of consent that is neither yes nor no.
pub fn contacts(
    inputs: &[Input],
    formats: &Formats,
    terms: &Terms,
    orders: &Orders,
    wanted: &BTreeSet<Pseudonym>,
) -> Result<Reached, Faults> {
    let mut found = Found { terms, orders, wanted, people: BTreeMap::new() };
    let (mut faults, mut asks_consent) = (Faults::default(), false);
    for (store, input) in inputs.iter().enumerate() {
        for source in &input.sources {
            let opening = Opening { source, section: &input.section, formats, shop: &terms.shop };
            match found.file(&opening, store, &mut faults) {
                Ok(asks) => asks_consent |= asks,
                Err(error) => faults.add(error),
            }
        }
    }
    faults.none()?;
    let people = found.people.into_iter().map(|(who, latest)| (who, latest.contact()));
    Ok(Reached { people: people.collect(), asks_consent })
}

/// Who was found so far.
struct Found<'a> {
    terms: &'a Terms,
    orders: &'a Orders,
    wanted: &'a BTreeSet<Pseudonym>,
    people: BTreeMap<Pseudonym, Latest>,
}

/// The latest that rows say of somebody, each with its moment.
#[derive(Default)]
struct Latest {
    key: Option<(Option<Moment>, String)>,
    details: BTreeMap<Detail, (Option<Moment>, String)>,
    /// Whether they have not agreed, so that of one moment that counts.
    refuses: Option<(Option<Moment>, bool)>,
    is_asked: bool,
}

impl Latest {
    fn contact(self) -> Contact {
        Contact {
            key: self.key.map(|(_, key)| key).unwrap_or_default(),
            details: self.details.into_iter().map(|(of, (_, text))| (of, text)).collect(),
            consent: self.refuses.map(|(_, refuses)| !refuses),
            is_asked: self.is_asked,
        }
    }
}

impl Found<'_> {
    /// Reads a file; whether it says who has agreed to be written to.
    fn file(
        &mut self,
        opening: &Opening,
        store: usize,
        faults: &mut Faults,
    ) -> Result<bool, Error> {
        let place = opening.source.place();
        let mut ignored = |_: &[u8]| {};
        let (opened, whole) = opening.open(&mut ignored)?;
        let format = opening.formats.named(&opened.read.format)?;
        let layout = &opened.layout;
        let columns = Columns::new(&place, layout, format, opening)?;
        let mut memo = Memo::default();
        let read = rows::each(whole, opened.shape, |line, cells| {
            let Ok(cells) = cells else { return };
            if layout.is_footer(cells) || cells.count() != layout.header.len() {
                return;
            }
            let row = Row::new(layout, cells, &place, line);
            if let Some(who) = self.who(&row, store) {
                let at = row.said(&mut memo).ok().and_then(|said| said.at);
                let told = self.tell(who, &row, at, &columns);
                told.unwrap_or_else(|error| faults.add(error));
            }
        });
        read.map_err(|source| Error::Io { place: place.clone(), source })?;
        Ok(!columns.of(Detail::Consent).is_empty())
    }

    /// Whom a row is of, if they are wanted.
    fn who(&self, row: &Row<Cut>, store: usize) -> Option<Pseudonym> {
        let (secret, identity) = (self.terms.secret.as_ref()?, &self.terms.identity);
        let wanted = |key: Key| {
            let who = self.orders.goes_by(secret.of(key));
            self.wanted.contains(&who).then_some(who)
        };
        if let Some(cell) = row.layout.customer(row.cells) {
            return wanted(Key::of_customer(cell));
        }
        let phone = row.cell(Role::Phone).and_then(|cell| identity.phone(cell));
        let is_somebody = |cell: &&str| !row.layout.rules.guest.iter().any(|it| it == cell);
        let id = row.cell(Role::CustomerId).filter(is_somebody);
        let id = id.and_then(|cell| identity.customer_id(cell, store));
        phone.and_then(wanted).or_else(|| id.and_then(wanted))
    }

    /// Takes what a row says of somebody.
    fn tell(
        &mut self,
        who: Pseudonym,
        row: &Row<Cut>,
        at: Option<Moment>,
        columns: &Columns,
    ) -> Result<(), Error> {
        let home = self.terms.identity.home();
        let latest = self.people.entry(who).or_default();
        let key = row.layout.customer(row.cells).or_else(|| row.cell(Role::CustomerId));
        later(&mut latest.key, at, key.unwrap_or_default());
        let cell = |of: Detail| {
            let mut cells = columns.of(of).iter().map(|place| text(row.cells, *place));
            cells.find(|cell| !cell.is_empty())
        };
        let email = cell(Detail::Email).or_else(|| address(row));
        let country = cell(Detail::Country).or_else(|| row.cell(Role::Country));
        let phone = cell(Detail::Phone).or_else(|| row.cell(Role::Phone));
        let home = country.and_then(Region::parse).or(home);
        let phone = phone.and_then(|cell| number(cell, home));
        let mut take = |of, text: Option<&str>| {
            let Some(text) = text else { return };
            let mut kept = latest.details.remove(&of);
            later(&mut kept, at, text);
            latest.details.extend(kept.map(|kept| (of, kept)));
        };
        take(Detail::Email, email.filter(|cell| is_address(cell)));
        take(Detail::Phone, phone.as_deref());
        take(Detail::Country, country);
        for of in [Detail::FirstName, Detail::LastName, Detail::Name, Detail::City, Detail::Zip] {
            take(of, cell(of));
        }
        latest.is_asked |= !columns.of(Detail::Consent).is_empty();
        if let Some(cell) = cell(Detail::Consent) {
            let refuses = !consent(cell).ok_or_else(|| columns.bad(row, cell))?;
            let told = Some((at, refuses));
            latest.refuses = latest.refuses.max(told);
        }
        Ok(())
    }
}

/// Keeps the later of two texts.
fn later(kept: &mut Option<(Option<Moment>, String)>, at: Option<Moment>, text: &str) {
    let is_later = kept.as_ref().is_none_or(|(of, kept)| (at, text) > (*of, kept));
    if is_later && !text.is_empty() {
        *kept = Some((at, text.into()));
    }
}

/// The e-mail address in the customer's columns, if one of them has any.
fn address<'a>(row: &Row<'a, Cut>) -> Option<&'a str> {
    let places = row.layout.places(Role::Customer).iter();
    places.map(|place| text(row.cells, *place)).find(|cell| is_address(cell))
}

/// Whether a text can be an e-mail address: a name, one `@`, a domain with a dot,
/// and no blank.
fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let is_plain = !text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | '<' | '>'));
    let labels = domain.split('.');
    is_plain
        && !name.is_empty()
        && !domain.contains('@')
        && domain.contains('.')
        && labels.clone().all(|label| !label.is_empty())
}

/// A telephone number in E.164; without a region only one that names its country.
fn number(cell: &str, home: Option<&Region>) -> Option<String> {
    match home {
        Some(home) => e164(cell, home),
        None => e164(cell, Region::parse("GB")?).filter(|_| cell.trim().starts_with('+')),
    }
}

/// What a word says of consent.
fn consent(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "subscribed" => Some(true),
        "no" | "n" | "false" | "0" | "unsubscribed" | "not_subscribed" => Some(false),
        _ => None,
    }
}

/// Where each detail stands in the rows of a file.
struct Columns {
    places: BTreeMap<Detail, Vec<usize>>,
}

impl Columns {
    /// Finds them. A header that the project names has to be there; one that only
    /// the format names need not.
    fn new(
        place: &str,
        layout: &Layout,
        format: &Format,
        opening: &Opening,
    ) -> Result<Columns, Error> {
        let mut places = BTreeMap::new();
        let own = &opening.section.contacts;
        for of in Detail::ALL {
            let headers = own.get(&of).or_else(|| format.contacts.get(&of));
            for name in headers.iter().flat_map(|headers| &headers.0) {
                match place_of(&layout.header, name) {
                    Some(at) => places.entry(of).or_insert_with(Vec::new).push(at),
                    None if own.contains_key(&of) => {
                        return Err(Error::NoColumn {
                            place: place.into(),
                            wanted: name.clone(),
                            header: layout.header.clone(),
                        });
                    }
                    None => {}
                }
            }
        }
        Ok(Columns { places })
    }

    /// The columns of a detail, tried in order.
    fn of(&self, of: Detail) -> &[usize] {
        self.places.get(&of).map(Vec::as_slice).unwrap_or_default()
    }

    /// The cell says neither yes nor no.
    fn bad(&self, row: &Row<Cut>, value: &str) -> Error {
        let column = self.of(Detail::Consent).first().copied().unwrap_or_default();
        Error::BadCell {
            place: row.place.into(),
            line: row.line,
            column: row.layout.header[column].clone(),
            value: shortened(value),
            problem: Problem::Consent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_domain() {
        for text in ["ada@example.com", "a.da+x@mail.example.com"] {
            assert!(is_address(text), "{text}");
        }
        for text in ["", "17850", "@example.com", "ada@", "ada@com", "a@b@c.de", "a b@example.com"]
        {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn a_number_without_a_country_needs_a_region() {
        let gb = Region::parse("GB");
        assert_eq!(number("020 7946 0018", gb).as_deref(), Some("+442079460018"));
        assert_eq!(number("020 7946 0018", None), None);
        assert_eq!(number("+1 415 555 0132", None).as_deref(), Some("+14155550132"));
    }

    #[test]
    fn consent_is_yes_or_no() {
        assert_eq!(["yes", "TRUE", "1"].map(consent), [Some(true); 3]);
        assert_eq!(["no", "False", "unsubscribed"].map(consent), [Some(false); 3]);
        assert_eq!(consent("perhaps"), None);
    }
}
