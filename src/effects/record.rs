//! What was exported, as a project keeps it: `plan/NAME.sent.toml` with the facts, and
//! `plan/NAME.sent.csv` with a row a customer. Nobody is named: a customer is a
//! pseudonym, which says nothing to whoever does not have the secret.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::config;
use crate::orders::Pseudonym;
use crate::units::Day;

use super::Side;

/// Endings of the two files of a record, after the plan's name.
pub const FACTS: &str = ".sent.toml";
/// The second of them.
pub const PEOPLE: &str = ".sent.csv";

/// The header of the file with the people.
const HEADER: &str = "customer,arm";

/// Who was contacted under a plan, and who was held out.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The plan's name: that of its file.
    pub plan: String,
    /// The audience's id.
    pub audience: String,
    /// The day up to which orders decided who is in it.
    pub as_of: Day,
    /// The first day on which an order counts for the effect.
    pub from: Day,
    /// How many days count.
    pub days: u32,
    /// The share that was to be held out.
    pub holdout: f64,
    /// For which platforms it was exported.
    pub platforms: BTreeSet<String>,
    /// Which secret the pseudonyms are made with: [`crate::orders::Secret::mark`].
    pub secret: String,
    /// Everybody, by pseudonym.
    pub people: BTreeMap<Pseudonym, Side>,
}

/// The facts as TOML.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    audience: String,
    as_of: Spanned<Datetime>,
    from: Spanned<Datetime>,
    days: Spanned<u32>,
    holdout: Spanned<f64>,
    platforms: BTreeSet<String>,
    contacted: u64,
    held_out: u64,
    secret: String,
}

impl Record {
    /// The last day on which an order counts for the effect.
    pub fn to(&self) -> Day {
        self.from + i32::try_from(self.days).unwrap_or(i32::MAX / 2) - 1
    }

    /// How many are on a side.
    pub fn count(&self, side: Side) -> u64 {
        self.people.values().filter(|it| **it == side).count() as u64
    }

    /// The two files as text: the facts, and the people.
    pub fn text(&self) -> (String, String) {
        let Record { audience, as_of, from, days, holdout, secret, .. } = self;
        let platforms: Vec<String> = self.platforms.iter().map(|it| format!("{it:?}")).collect();
        let facts = format!(
            "audience = {audience:?}\nas_of = {as_of}\nfrom = {from}\ndays = {days}\n\
             holdout = {holdout:?}\nplatforms = [{}]\ncontacted = {}\nheld_out = {}\n\
             secret = {secret:?}\n",
            platforms.join(", "),
            self.count(Side::Contacted),
            self.count(Side::HeldOut),
        );
        let mut people = format!("{HEADER}\n");
        for (who, side) in &self.people {
            writeln!(people, "{who},{}", side.id()).expect("a string has no I/O to fail");
        }
        (facts, people)
    }

    /// The record of a plan, from its two files as (path, text).
    ///
    /// # Errors
    ///
    /// [`config::Error::Bad`] with the first line that is not as [`Record::text`]
    /// writes it, or of counts that are not those of the people.
    pub fn parse(
        plan: &str,
        (facts_path, facts_text): (&Path, &str),
        (people_path, people_text): (&Path, &str),
    ) -> Result<Record, config::Error> {
        let facts: Facts = config::parse(facts_text, facts_path)?;
        let bad = |at, what: &str| config::bad(facts_path, facts_text, at, what.into(), hint());
        let day = |it: &Spanned<Datetime>| {
            config::day(it.as_ref())
                .ok_or_else(|| bad(it.span(), "this is not a day such as 2026-10-31"))
        };
        if !(1..=3_650).contains(facts.days.as_ref()) {
            return Err(bad(facts.days.span(), "days are from 1 to 3650"));
        }
        if !(0.0..1.0).contains(facts.holdout.as_ref()) {
            return Err(bad(
                facts.holdout.span(),
                "the share that is held out is from 0 to below 1",
            ));
        }
        let record = Record {
            plan: plan.into(),
            as_of: day(&facts.as_of)?,
            from: day(&facts.from)?,
            days: facts.days.into_inner(),
            holdout: facts.holdout.into_inner(),
            audience: facts.audience,
            platforms: facts.platforms,
            secret: facts.secret,
            people: people(people_path, people_text)?,
        };
        let counts = [record.count(Side::Contacted), record.count(Side::HeldOut)];
        if counts != [facts.contacted, facts.held_out] {
            let what = format!(
                "{} has {} contacted and {} held out, and this file says {} and {}",
                people_path.display(),
                counts[0],
                counts[1],
                facts.contacted,
                facts.held_out
            );
            return Err(bad(0..0, &what));
        }
        Ok(record)
    }
}

fn hint() -> Option<String> {
    Some("a record is written by perennial audience: take both of its files from a copy, or remove both".into())
}

fn people(path: &Path, text: &str) -> Result<BTreeMap<Pseudonym, Side>, config::Error> {
    let mut people = BTreeMap::new();
    let mut at = 0;
    for (number, line) in text.lines().enumerate() {
        let row = || {
            let (who, side) = line.split_once(',')?;
            let side = Side::ALL.into_iter().find(|it| it.id() == side)?;
            Some((Pseudonym::parse(who)?, side))
        };
        let fault = |what: &str| config::bad(path, text, at..at, what.into(), hint());
        match (number, row()) {
            (0, _) if line == HEADER => {}
            (0, _) => return Err(fault("the header is not customer,arm")),
            (_, None) => return Err(fault("this is not a customer and a side")),
            (_, Some((who, side))) => {
                if people.insert(who, side).is_some() {
                    return Err(fault("this customer is there twice"));
                }
            }
        }
        at += line.len() + 1;
    }
    Ok(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::units::Month;

    fn record() -> Record {
        let of = |last: char| Pseudonym::parse(&format!("{}{last}", "0".repeat(31))).unwrap();
        let as_of = Month::parse("2026-10").unwrap().last();
        Record {
            plan: "2026-11-win-back".into(),
            audience: "lapsed".into(),
            as_of,
            from: as_of + 1,
            days: 60,
            holdout: 0.1,
            platforms: ["klaviyo".to_string(), "meta".to_string()].into(),
            secret: "00ff00ff00ff00ff".into(),
            people: [(of('1'), Side::Contacted), (of('2'), Side::HeldOut)].into(),
        }
    }

    fn read(facts: &str, people: &str) -> Result<Record, config::Error> {
        let (one, other) = (Path::new("a.sent.toml"), Path::new("a.sent.csv"));
        Record::parse("2026-11-win-back", (one, facts), (other, people))
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let (facts, people) = record().text();
        assert_eq!(read(&facts, &people).unwrap(), record());
        assert_eq!(record().to().to_string(), "2026-12-30");
    }

    #[test]
    fn what_is_not_as_it_was_written_is_told_with_its_line() {
        let (facts, people) = record().text();
        let fault = |facts: &str, people: &str| read(facts, people).unwrap_err().to_string();
        let last = people.lines().last().unwrap();
        for (from, to, what) in [
            (
                "as_of = 2026-10-31",
                "as_of = 2026-10-31T10:00:00",
                "a.sent.toml:2: this is not a day",
            ),
            ("days = 60", "days = 0", "a.sent.toml:4: days are from 1"),
            ("holdout = 0.1", "holdout = 1.0", "a.sent.toml:5: the share"),
            ("contacted = 1", "contacted = 2", "a.sent.toml:1: a.sent.csv has 1 contacted"),
            ("secret", "sekret", "a.sent.toml:9: unknown key"),
        ] {
            let told = fault(&facts.replace(from, to), &people);
            assert!(told.starts_with(what), "{told}");
        }
        for (text, what) in [
            (people.replace("customer,", "who,"), "a.sent.csv:1: the header"),
            (people.replace("held_out", "heldout"), "a.sent.csv:3: this is not a customer"),
            (format!("{people}{last}\n"), "a.sent.csv:4: this customer is there twice"),
        ] {
            let told = fault(&facts, &text);
            assert!(told.starts_with(what), "{told}");
        }
    }
}
