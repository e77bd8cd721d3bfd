//! What a row says that is an order by itself.

use crate::units::Day;
use crate::units::Money;

use super::amount::times;
use super::draft::Kept;
use super::job::Job;
use super::key::Key;
use super::labels::Labels;
use super::layout::Why;
use super::moment::Moment;
use super::names::{AllTags, Number};
use super::plan::Plan;
use super::row::Status;
use super::settle::{Amounts, Worth};

/// What the cells of a row say. Where a role has no column, its field stays as
/// it is in [`Facts::none`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    /// Whether the row is an order by itself and has nothing unusual in it. If
    /// not, nothing else here is about it.
    pub(super) is_plain: bool,
    /// The number of its order: where it stands, blank where there is none, and
    /// its word, 0 when it is longer than a word.
    pub(super) id: (u32, u32),
    pub(super) id_word: u128,
    /// What tells where its order begins, if the layout has that.
    pub(super) start: (u32, u32),
    pub(super) at: Moment,
    pub(super) customer: Option<Key>,
    pub(super) amount: Money,
    pub(super) quantity: Money,
    pub(super) unit_price: Money,
    /// Discount, tax, shipping, refunded, in that order.
    pub(super) parts: [Money; 4],
    pub(super) labels: Labels,
}

/// What becomes of an order of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single {
    pub(super) worth: Worth,
    pub(super) left_out: Option<Why>,
}

impl Facts {
    /// What a row without columns says.
    pub(super) fn none() -> Facts {
        Facts {
            is_plain: true,
            id: (0, 0),
            id_word: 0,
            start: (0, 0),
            at: Moment { day: Day(0), second: 0 },
            customer: None,
            amount: Money::ZERO,
            quantity: Money(Money::SCALE),
            unit_price: Money::ZERO,
            parts: [Money::ZERO; 4],
            labels: Labels::default(),
        }
    }

    /// The word of the order's number, if it has one.
    pub(super) fn id_word(&self) -> Option<u128> {
        Some(self.id_word).filter(|word| *word != 0)
    }

    /// Bytes of the order's number.
    pub(super) fn id_length(&self) -> usize {
        (self.id.1 - self.id.0) as usize
    }

    /// The number of the order's tags; `store` is the channel of those without.
    #[inline]
    pub(super) fn tags(&self, store: Option<Number>, all: &mut AllTags) -> u32 {
        self.labels.number.unwrap_or_else(|| {
            let [channel, others @ ..] = self.labels.tags;
            let [country, product, coupon, category, account] = others;
            all.number([channel.or(store), country, product, coupon, category, account])
        })
    }

    /// The order that the row is; `None` when it takes a closer look.
    #[inline]
    pub(super) fn order(&self, (plan, job): (&Plan, &Job), kept: &mut Kept) -> Option<Single> {
        if !self.is_plain {
            return None;
        }
        let beside = match plan.has_lines {
            true => times(self.quantity, self.unit_price)?,
            false => Money::ZERO,
        };
        let (amount, beside) = match plan.has_amount {
            true => (self.amount, beside),
            false => (beside, Money::ZERO),
        };
        let Labels { status, currency, .. } = self.labels;
        let mut left_out = match status {
            Some(Status::Out(why)) => Some(why),
            Some(Status::Counts | Status::PaidBack) | None => None,
        };
        if let Some(found) = currency {
            let is_another = match left_out {
                None => *kept.tender.code.get_or_insert(found) != found,
                Some(_) => job.is_foreign(found),
            };
            if is_another {
                return None;
            }
        }
        let [discount, tax, shipping, refunded] = self.parts;
        let is_paid_back = status == Some(Status::PaidBack);
        let cost = None;
        let amounts = Amounts { amount, discount, tax, shipping, refunded, is_paid_back, cost };
        // None is below zero, and each so small that some add up.
        let sum = self.parts.iter().fold(amount + beside, |sum, part| sum + *part);
        kept.sum = kept.sum.saturating_add(sum.0);
        let worth = Worth::of(&amounts, false, job.layout);
        if worth.gross == Money::ZERO {
            left_out = left_out.or(Some(plan.worth_nothing));
        }
        Some(Single { worth, left_out })
    }
}
