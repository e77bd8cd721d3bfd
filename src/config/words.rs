//! Values of a configuration that have a form of their own.

use std::fmt;

use encoding_rs::Encoding;
use jiff::tz::TimeZone;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::units::Currency;

use super::error::{HINT, near};
use super::{Is, LeaveOut, Region, Test};

/// One text or several, in the order in which they are tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOrMany(pub Vec<String>);

impl OneOrMany {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for OneOrMany {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(to),
            many => many.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<OneOrMany, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }
            fn visit_str<E: Error>(self, one: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![one.into()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut many: A) -> Result<OneOrMany, A::Error> {
                let mut headers = Vec::new();
                while let Some(header) = many.next_element()? {
                    headers.push(header);
                }
                Ok(OneOrMany(headers))
            }
        }
        from.deserialize_any(Either)
    }
}

/// Languages by their codes, at least one, and each once.
pub(super) fn languages<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let all = Vec::<String>::deserialize(from)?;
    let is_code = |code: &String| code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if all.is_empty() || !all.iter().all(is_code) {
        return Err(D::Error::custom("locales wants codes of languages: [\"en\", \"fa\"]"));
    }
    match all.iter().enumerate().find(|(at, code)| all[..*at].contains(code)) {
        Some((_, twice)) => Err(D::Error::custom(format!("locales has {twice} twice"))),
        None => Ok(all),
    }
}

/// A condition as a file writes it: one of `starts_with`, `equals` and `has`.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireTest {
    column: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_with: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    equals: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has: Option<String>,
}

impl From<Test> for WireTest {
    fn from(test: Test) -> WireTest {
        let (starts_with, equals, has) = match test.is {
            Is::StartingWith(start) => (Some(start), None, None),
            Is::Equal(same) => (None, Some(same), None),
            Is::Having(word) => (None, None, Some(word)),
        };
        WireTest { column: test.column, starts_with, equals, has }
    }
}

impl TryFrom<WireTest> for Test {
    type Error = &'static str;
    fn try_from(wire: WireTest) -> Result<Test, &'static str> {
        let is = match (wire.starts_with, wire.equals, wire.has) {
            (Some(start), None, None) => Is::StartingWith(start),
            (None, Some(same), None) => Is::Equal(same),
            (None, None, Some(word)) if word.trim().is_empty() || word.contains(',') => {
                return Err("has wants one word of a list, which has no comma in it");
            }
            (None, None, Some(word)) => Is::Having(word),
            _ => return Err("a rule for a column needs one of starts_with, equals and has"),
        };
        Ok(Test { column: wire.column, is })
    }
}

/// Rows to leave out as a file writes them.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireLeaveOut {
    column: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_with: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    equals: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has: Option<String>,
    why: String,
}

impl From<LeaveOut> for WireLeaveOut {
    fn from(rule: LeaveOut) -> WireLeaveOut {
        let WireTest { column, starts_with, equals, has } = rule.test.into();
        WireLeaveOut { column, starts_with, equals, has, why: rule.why }
    }
}

impl TryFrom<WireLeaveOut> for LeaveOut {
    type Error = &'static str;
    fn try_from(wire: WireLeaveOut) -> Result<LeaveOut, &'static str> {
        let WireLeaveOut { column, starts_with, equals, has, why } = wire;
        let test = WireTest { column, starts_with, equals, has }.try_into()?;
        Ok(LeaveOut { test, why })
    }
}

/// An ISO 4217 code.
pub(super) fn currency<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Currency>, D::Error> {
    let code = String::deserialize(from)?;
    let known = Currency::parse(&code);
    known.map(Some).ok_or_else(|| {
        hinted(format!("{code:?} is not an ISO 4217 currency"), &near_currency(&code))
    })
}

/// The hint for what is no currency: the nearest code, or how one is written.
pub fn near_currency(code: &str) -> String {
    let near = near(&code.trim().to_ascii_uppercase(), Currency::codes());
    near.unwrap_or_else(|| "write its three letters, as \"EUR\" or \"GBP\"".into())
}

/// An IANA zone name.
pub(super) fn zone<'de, D: Deserializer<'de>>(from: D) -> Result<Option<TimeZone>, D::Error> {
    let name = String::deserialize(from)?;
    let known = TimeZone::get(&name).ok();
    known.map(Some).ok_or_else(|| {
        let hint = near_zone(&name)
            .unwrap_or_else(|| "write its region and a city of it, as \"Asia/Bangkok\"".into());
        hinted(format!("{name:?} is not a time zone such as \"Europe/London\""), &hint)
    })
}

/// "did you mean …" of the zones' names, or of their cities; `None` when none is near.
fn near_zone(wanted: &str) -> Option<String> {
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let wanted_city = city(&wanted.trim().replace(' ', "_"));
    near(wanted, names.iter().map(String::as_str)).or_else(|| {
        let of_city = names.iter().find(|name| name.contains('/') && city(name) == wanted_city)?;
        near(of_city, std::iter::once(of_city.as_str()))
    })
}

/// A fault with a hint, which [`super::parse`] takes from its own line.
fn hinted<E: Error>(what: String, hint: &str) -> E {
    E::custom(format!("{what}\n{HINT}{hint}"))
}

/// A region that has telephone numbers.
pub(super) fn region<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<&'static Region>, D::Error> {
    let id = String::deserialize(from)?;
    let known = Region::parse(&id);
    known.map(Some).ok_or_else(|| {
        Error::custom(format!("{id:?} is not an ISO 3166 code of a country such as \"GB\""))
    })
}

/// A name of an encoding.
pub(super) fn encoding<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<&'static Encoding>, D::Error> {
    let name = String::deserialize(from)?;
    let known = Encoding::for_label(name.as_bytes());
    known.map(Some).ok_or_else(|| {
        Error::custom(format!("{name:?} is not an encoding such as \"windows-1252\""))
    })
}

/// The name of an encoding.
pub(super) fn encoding_name<S: Serializer>(
    encoding: &Option<&'static Encoding>,
    to: S,
) -> Result<S::Ok, S::Error> {
    encoding.map(Encoding::name).serialize(to)
}

/// The name of a zone.
pub(super) fn zone_name<S: Serializer>(zone: &Option<TimeZone>, to: S) -> Result<S::Ok, S::Error> {
    zone.as_ref().and_then(|zone| zone.iana_name()).serialize(to)
}

/// A number of days that is a month or longer.
pub(super) fn active_days<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    at_least(from, 31, "days, so that nobody lapses within the month of an order").map(Some)
}

/// A number of orders that a first order is not yet.
pub(super) fn at_least_two<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    at_least(from, 2, "orders")
}

/// A part of a whole, 0 to 1.
pub(super) fn share<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let number = f64::deserialize(from)?;
    if !(0.0..=1.0).contains(&number) {
        return Err(Error::custom(format!("{number} is not from 0 to 1 (0.1 is 10 %)")));
    }
    Ok(number)
}

fn at_least<'de, D: Deserializer<'de>>(from: D, least: u32, what: &str) -> Result<u32, D::Error> {
    let number = u32::deserialize(from)?;
    if !(least..=36_500).contains(&number) {
        return Err(Error::custom(format!("{number} is not from {least} to 36500 {what}")));
    }
    Ok(number)
}
