//! Who is who: several keys of one person, as one.
//!
//! An order's own key is the cell of its customer's column, without blanks and
//! capitals. All else is a link of that key to another: the mailbox of an
//! e-mail address, a telephone number, a store's number of the customer, an
//! alias. Keys that have another key in common are one person. An order without
//! a key of its own goes by its telephone number, or else by its store's number.
//!
//! Nothing here leaves `orders` but counts: [`Merged`].

mod aliases;
mod email;
mod merge;
mod merged;
mod phone;
mod seen;
mod union;

use std::fmt::Debug;
use std::path::Path;

use crate::config;
use crate::config::Ignored;
use crate::config::Region;

use super::faults::Faults;
use super::key::{Key, Space, plain};
use super::table::{SideFile, Table};
use aliases::Aliases;

pub use aliases::AliasProblem;
pub(super) use merge::merge;
pub use merged::{Effect, Merged, Repeat};
pub(super) use phone::e164;
pub(super) use seen::{Guest, Link, Seen, Ties};

/// By what keys are known to be of one person, in the order in which the rules
/// are applied and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// E-mail addresses that their host delivers to one mailbox.
    Email,
    /// Telephone numbers.
    Phone,
    /// The store's number of the customer.
    CustomerId,
    /// The shop's own list.
    Aliases,
}

impl Rule {
    /// Every rule, in order.
    pub const ALL: [Rule; 4] = [Rule::Email, Rule::Phone, Rule::CustomerId, Rule::Aliases];

    /// A word that stays the same in every language and version: the rule's key
    /// in `[identity]`.
    pub fn id(self) -> &'static str {
        match self {
            Rule::Email => "email",
            Rule::Phone => "phone",
            Rule::CustomerId => "customer_id",
            Rule::Aliases => "aliases",
        }
    }
}

/// By what customers are merged: the configuration, with its list read.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    email: Vec<Ignored>,
    phone: Option<&'static Region>,
    customer_id: bool,
    aliases: Option<(Aliases, SideFile)>,
}

impl Identity {
    /// Reads the list of aliases, if `section` names one; relative to `root`.
    ///
    /// # Errors
    ///
    /// Whatever keeps the list from being read, and each of its rows that is
    /// not understood.
    pub fn new(section: &config::Identity, root: &Path) -> Result<Identity, Faults> {
        let read = |path: &std::path::PathBuf| -> Result<(Aliases, SideFile), Faults> {
            let table = Table::read(path, root)?;
            Ok((Aliases::of(&table)?, table.file))
        };
        Ok(Identity {
            email: section.email.clone(),
            phone: section.phone,
            customer_id: section.customer_id,
            aliases: section.aliases.as_ref().map(read).transpose()?,
        })
    }

    /// Whether the configuration asks for this rule.
    pub(super) fn asks(&self, rule: Rule) -> bool {
        match rule {
            Rule::Email => !self.email.is_empty(),
            Rule::Phone => self.phone.is_some(),
            Rule::CustomerId => self.customer_id,
            Rule::Aliases => self.aliases.is_some(),
        }
    }

    /// All of it that decides what a row tells. Which keys are aliases is asked
    /// when all rows are read.
    pub(super) fn of_rows(&self) -> impl Debug {
        let Identity { email, phone, customer_id, aliases } = self;
        (email, phone, customer_id, aliases.is_some())
    }

    /// Whether nobody can be merged.
    pub(super) fn is_off(&self) -> bool {
        !Rule::ALL.into_iter().any(|rule| self.asks(rule))
    }

    /// The mailbox of a customer's cell, if it is an address at a host that is
    /// known to ignore what the configuration ignores.
    pub(super) fn mailbox(&self, customer: &str) -> Option<Key> {
        let mailbox = || email::mailbox(&plain(customer), &self.email);
        let mailbox = if self.asks(Rule::Email) { mailbox() } else { None };
        Some(Key::of(Space::Mailbox, &mailbox?))
    }

    /// The telephone number in a cell; `None` for what is none.
    pub(super) fn phone(&self, cell: &str) -> Option<Key> {
        Some(Key::of(Space::Phone, &phone::e164(cell, self.phone?)?))
    }

    /// The region of telephone numbers that are written without a country.
    pub(super) fn home(&self) -> Option<&'static Region> {
        self.phone
    }

    /// The store's number in a cell; `None` for what stands for nobody.
    pub(super) fn customer_id(&self, cell: &str, store: usize) -> Option<Key> {
        let id = cell.trim();
        let nobody = id.bytes().all(|byte| matches!(byte, b'0' | b'-'));
        (self.customer_id && !nobody).then(|| Key::of(Space::Store(store), id))
    }
}
