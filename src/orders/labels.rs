//! Words out of a small set that a row is labelled with.

use crate::config::Role;
use crate::units::Currency;

use super::account;
use super::draft::Kept;
use super::layout::Layout;
use super::names::Tags;
use super::row::Status;
use super::sheaf::Cell;

/// The roles of cells that come again and again.
pub(super) const LABELS: [Role; 8] = [
    Role::Status,
    Role::Currency,
    Role::Channel,
    Role::Country,
    Role::Product,
    Role::Coupon,
    Role::Category,
    Role::Account,
];

/// Which of [`Tags`] a role is; `None` when it is none.
pub(super) fn tag(role: Role) -> Option<usize> {
    Some(match role {
        Role::Channel => 0,
        Role::Country => 1,
        Role::Product => 2,
        Role::Coupon => 3,
        Role::Category => 4,
        Role::Account => 5,
        _ => return None,
    })
}

/// What the cells of [`LABELS`] say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Labels {
    pub(super) status: Option<Status>,
    pub(super) currency: Option<Currency>,
    pub(super) tags: Tags,
    /// The number of all tags, when it is known.
    pub(super) number: Option<u32>,
}

impl Labels {
    /// Takes what a cell says that has nothing to come off; `None` when it is
    /// not understood.
    pub(super) fn take(
        &mut self,
        role: Role,
        cell: Cell,
        (layout, kept): (&Layout, &mut Kept),
    ) -> Option<()> {
        let (word, text) = (cell.word(), cell.text());
        match (role, tag(role)) {
            (Role::Account, Some(at)) => {
                let name = account::named(text, &layout.rules.account).ok()?;
                self.tags[at] = name.map(|name| kept.names.number(name));
            }
            (_, Some(at)) if text.is_empty() => self.tags[at] = None,
            (_, Some(at)) => self.tags[at] = Some(kept.names.number_of(word, || text)),
            (Role::Status, None) if text.is_empty() => self.status = None,
            (Role::Status, None) => {
                self.status = Some(kept.memo.status_of(layout, word, || text)?);
            }
            (_, None) if text.is_empty() => self.currency = None,
            (_, None) => self.currency = Some(kept.memo.currency_of(word, || text)?),
        }
        Some(())
    }
}
