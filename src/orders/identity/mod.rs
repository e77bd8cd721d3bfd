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
mod phone;
mod union;

use std::path::Path;

use crate::config;
use crate::config::Ignored;
use crate::config::Region;

use super::error::Faults;
use super::table::{SideFile, Table};
use aliases::Aliases;

pub use aliases::AliasProblem;
pub use merge::{Effect, Merged, Repeat};
pub(super) use merge::{Seen, merge};

/// Anything by which people are told apart, as a number that tells nothing.
///
/// The first 128 bits of a BLAKE3: two of a hundred million keys are the same
/// by accident with a chance below one in 10^22.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(pub(super) u128);

/// What a key is of. The same text in two spaces is two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// The customer's column.
    Customer,
    /// Mailboxes.
    Mailbox,
    /// Telephone numbers.
    Phone,
    /// Numbers of customers, in the store with this number.
    Store(usize),
    /// Pairs of the alias file.
    Alias,
}

impl Key {
    /// The key of a text.
    pub(super) fn of(space: Space, text: &str) -> Key {
        let (kind, store) = match space {
            Space::Customer => (0, 0),
            Space::Mailbox => (1, 0),
            Space::Phone => (2, 0),
            Space::Store(store) => (3, store as u64),
            Space::Alias => (4, 0),
        };
        let mut hash = blake3::Hasher::new();
        hash.update(&[kind]).update(&store.to_le_bytes()).update(text.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.finalize().as_bytes()[..16]);
        Key(u128::from_le_bytes(bytes))
    }
}

/// By what keys are known to be of one person, in the order in which the rules
/// are applied and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    /// Whether nobody can be merged.
    pub(super) fn is_off(&self) -> bool {
        !Rule::ALL.into_iter().any(|rule| self.asks(rule))
    }

    /// The mailbox of a customer's key, if it is an address at a host that is
    /// known to ignore what the configuration ignores.
    pub(super) fn mailbox(&self, customer: &str) -> Option<Key> {
        let mailbox = email::mailbox(customer, &self.email).filter(|_| self.asks(Rule::Email))?;
        Some(Key::of(Space::Mailbox, &mailbox))
    }

    /// The telephone number in a cell; `None` for what is none.
    pub(super) fn phone(&self, cell: &str) -> Option<Key> {
        Some(Key::of(Space::Phone, &phone::e164(cell, self.phone?)?))
    }

    /// The store's number in a cell; `None` for what stands for nobody.
    pub(super) fn customer_id(&self, cell: &str, store: usize) -> Option<Key> {
        let id = cell.trim();
        let nobody = id.bytes().all(|byte| matches!(byte, b'0' | b'-'));
        (self.customer_id && !nobody).then(|| Key::of(Space::Store(store), id))
    }
}
