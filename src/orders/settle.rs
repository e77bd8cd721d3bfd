//! What an order is worth.

use crate::config::Part;
use crate::units::Currency;
use crate::units::Money;

use super::draft::Draft;
use super::error::Error;
use super::job::Job;
use super::layout::Layout;
use super::row::Status;

/// The amounts of an order, as its rows say them; a blank is 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amounts {
    pub(super) amount: Money,
    pub(super) discount: Money,
    pub(super) tax: Money,
    pub(super) shipping: Money,
    pub(super) refunded: Money,
    /// Whether its status says that all of it was paid back.
    pub(super) is_paid_back: bool,
}

impl From<&Draft> for Amounts {
    fn from(draft: &Draft) -> Amounts {
        let [discount, tax, shipping, refunded] =
            draft.parts.map(|part| Money(part.unwrap_or_default().0.abs()));
        let is_paid_back = draft.status == Some(Status::PaidBack);
        let amount = draft.amount.unwrap_or_default();
        Amounts { amount, discount, tax, shipping, refunded, is_paid_back }
    }
}

/// What an order is worth.
///
/// ```text
/// gross = amount - tax - shipping            (+ discount, if the amount is after it)
/// net   = gross - discount - refunded        (not below 0 for a sale)
/// ```
///
/// Tax and shipping that the amount does not contain are not taken off. A
/// refund beyond the rest gives back tax or delivery, which is no revenue. An
/// amount below 0, or one that a rule calls a credit note, only takes back: its
/// gross and net are what a sale's net would be, below 0, and what it calls
/// refunded is paid back too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    pub(super) gross: Money,
    pub(super) net: Money,
    pub(super) refunded_beyond: bool,
}

impl Worth {
    /// The same in the report's currency, at the rate of the draft's month.
    ///
    /// # Errors
    ///
    /// When there is no such rate, or more money than can be counted.
    pub(super) fn converted(
        &self,
        job: &Job,
        from: Currency,
        draft: &Draft,
    ) -> Result<Worth, Error> {
        let amounts = [self.gross, self.net];
        let at = (job.place, draft.line);
        let [gross, net] = match job.rates {
            Some(rates) => rates.convert((from, draft.at.day.month()), amounts, at)?,
            None => amounts,
        };
        Ok(Worth { gross, net, refunded_beyond: self.refunded_beyond })
    }

    #[inline]
    pub(super) fn of(amounts: &Amounts, is_credit: bool, layout: &Layout) -> Worth {
        let Amounts { amount, discount, tax, shipping, refunded, is_paid_back } = *amounts;
        let unless = |part, money| if layout.without(part) { Money::ZERO } else { money };
        let within = unless(Part::Tax, tax) + unless(Part::Shipping, shipping);
        let goods = Money(amount.0.abs()) - within;
        let (gross, due) = if layout.without(Part::Discount) {
            (goods + discount, goods)
        } else {
            (goods, goods - discount)
        };
        if is_credit || amount < Money::ZERO {
            let back = -(due.max(Money::ZERO) + refunded);
            return Worth { gross: back, net: back, refunded_beyond: false };
        }
        let gross = gross.max(Money::ZERO);
        let rest = due.max(Money::ZERO) - if is_paid_back { due } else { refunded };
        Worth { gross, net: rest.max(Money::ZERO), refunded_beyond: rest < Money::ZERO }
    }
}
