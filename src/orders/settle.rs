//! What an order is worth.

use crate::config::Part;
use crate::units::Currency;
use crate::units::Money;

use super::draft::Draft;
use super::error::Error;
use super::job::Job;
use super::layout::Layout;
use super::row::{Said, Status};

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
    /// What the goods cost, if that is known.
    pub(super) cost: Option<Money>,
}

impl From<&Draft> for Amounts {
    fn from(draft: &Draft) -> Amounts {
        let [discount, tax, shipping, refunded] =
            draft.parts.map(|part| Money(part.unwrap_or_default().0.abs()));
        let is_paid_back = draft.status == Some(Status::PaidBack);
        let amount = draft.amount.unwrap_or_default();
        let cost = draft.cost();
        let refunded = refunded + draft.apart.back;
        Amounts { amount, discount, tax, shipping, refunded, is_paid_back, cost }
    }
}

impl From<&Said> for Amounts {
    fn from(said: &Said) -> Amounts {
        let [discount, tax, shipping, refunded] =
            said.parts.map(|part| Money(part.unwrap_or_default().0.abs()));
        let (amount, is_paid_back) = (said.worth.unwrap_or_default(), false);
        Amounts { amount, discount, tax, shipping, refunded, is_paid_back, cost: said.cost }
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
    /// What the goods cost that were not refunded; of a credit note, what those
    /// cost that came back, 0 or below. `None` where the file does not say it.
    pub(super) cost: Option<Money>,
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
        let Some(rates) = job.rates else { return Ok(*self) };
        let on = (from, draft.at.day.month());
        let [gross, net] = rates.convert(on, amounts, at)?;
        let cost = self.cost.map(|cost| rates.convert(on, [cost; 2], at)).transpose()?;
        let cost = cost.map(|[cost, _]| cost);
        Ok(Worth { gross, net, refunded_beyond: self.refunded_beyond, cost })
    }

    #[inline]
    pub(super) fn of(amounts: &Amounts, is_credit: bool, layout: &Layout) -> Worth {
        let Amounts { amount, discount, tax, shipping, refunded, is_paid_back, cost } = *amounts;
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
            // One that names no cost brings no goods back.
            let cost = layout.has_costs().then(|| -cost.unwrap_or_default());
            return Worth { gross: back, net: back, refunded_beyond: false, cost };
        }
        let gross = gross.max(Money::ZERO);
        // A word says that all was paid back, where no amount says how much.
        let all_back = is_paid_back && refunded == Money::ZERO;
        let rest = due.max(Money::ZERO) - if all_back { due } else { refunded };
        let net = rest.max(Money::ZERO);
        let cost = cost.map(|cost| part(cost, net, due));
        Worth { gross, net, refunded_beyond: rest < Money::ZERO, cost }
    }
}

/// The part of a cost that is of `net` out of what was `due`, rounded half up to
/// a ten-thousandth: goods go back with their money.
fn part(cost: Money, net: Money, due: Money) -> Money {
    if net >= due {
        return cost;
    }
    let (whole, due) = (i128::from(cost.0) * i128::from(net.0), i128::from(due.0));
    i64::try_from((whole + due / 2) / due).map_or(cost, Money)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_go_back_with_their_money() {
        for (cost, net, due, kept) in
            [(40, 100, 100, 40), (40, 75, 100, 30), (40, 0, 100, 0), (1, 1, 2, 1), (1, 1, 3, 0)]
        {
            assert_eq!(part(Money(cost), Money(net), Money(due)), Money(kept));
        }
        // A gift: nothing was due, and nothing went back.
        assert_eq!(part(Money(40), Money(0), Money(0)), Money(40));
    }
}
