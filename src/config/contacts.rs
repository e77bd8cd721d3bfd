//! By which columns customers can be reached.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::OneOrMany;

/// Something by which a customer is reached, or addressed. Only the command
/// `audience` reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// The e-mail address. Without it, what the customer's column has, if that
    /// is one.
    Email,
    /// The telephone number. Without it, that of the role `phone`.
    Phone,
    /// The first name.
    FirstName,
    /// The last name.
    LastName,
    /// The whole name, where the two have no columns of their own.
    Name,
    /// The town.
    City,
    /// The postal code.
    Zip,
    /// The country. Without it, that of the role `country`.
    Country,
    /// Whether the customer has agreed to be written to.
    Consent,
}

impl Detail {
    /// Every detail, in order.
    pub const ALL: [Detail; 9] = [
        Detail::Email,
        Detail::Phone,
        Detail::FirstName,
        Detail::LastName,
        Detail::Name,
        Detail::City,
        Detail::Zip,
        Detail::Country,
        Detail::Consent,
    ];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Detail::Email => "email",
            Detail::Phone => "phone",
            Detail::FirstName => "first_name",
            Detail::LastName => "last_name",
            Detail::Name => "name",
            Detail::City => "city",
            Detail::Zip => "zip",
            Detail::Country => "country",
            Detail::Consent => "consent",
        }
    }
}

/// Which header has which detail. Several headers are tried in order, and the
/// first cell that is not blank counts.
pub type Contacts = BTreeMap<Detail, OneOrMany>;
