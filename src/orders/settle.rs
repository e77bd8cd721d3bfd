//! Each draft is an order, a credit note, or left out.

use crate::config::Part;
use crate::units::Money;

use super::draft::{Draft, Drafts};
use super::layout::Layout;
use super::row::Status;
use super::{Customer, Kind, Name, Order, Traits};

/// The reason of orders that are worth nothing.
const WORTH_NOTHING: &str = "worth nothing";

/// The reason of orders with a date in the column for cancellations.
const CANCELLED: &str = "cancelled";

/// Where drafts come from, and how its rows are to be understood.
pub(super) struct File {
    /// As the user wrote it.
    pub(super) place: String,
    pub(super) layout: Layout,
    /// The number of the store's name: the channel of orders that name none.
    pub(super) store: Option<u32>,
}

/// Turns every draft into an order, or leaves its rows out with a reason.
/// Names are numbered anew, by their place in the sorted list.
pub(super) fn settle(gathered: &mut Drafts, files: &[File], places: &[u32]) -> Vec<Order> {
    let drafts = std::mem::take(&mut gathered.drafts);
    let mut orders = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let file = &files[draft.file];
        let worth = Worth::of(&draft, file);
        match reason(&draft, &worth, file) {
            Some(why) => {
                gathered.leave_out(&why, &file.place, draft.line, draft.rows, worth.gross);
            }
            None => {
                gathered.account.rows_used += draft.rows;
                gathered.account.refunds_beyond += u64::from(worth.refunded_beyond);
                orders.push(order(&draft, &worth, file, places));
            }
        }
    }
    orders.sort_unstable();
    orders
}

/// Why a draft is no order; `None` when it counts.
fn reason(draft: &Draft, worth: &Worth, file: &File) -> Option<String> {
    if let Some(rule) = draft.left_out {
        return Some(file.layout.why(rule).into());
    }
    if draft.cancelled {
        return Some(CANCELLED.into());
    }
    match &draft.status {
        Some(Status::Out(why)) => Some(why.clone()),
        _ if worth.gross == Money::ZERO => Some(WORTH_NOTHING.into()),
        _ => None,
    }
}

fn order(draft: &Draft, worth: &Worth, file: &File, places: &[u32]) -> Order {
    let [channel, country, product, coupon] = draft.traits;
    let name = |number: Option<u32>| number.map(|number| Name(places[number as usize]));
    Order {
        customer: draft.customer.map(Customer),
        day: draft.at.day,
        second: draft.at.second,
        kind: if worth.gross < Money::ZERO { Kind::Credit } else { Kind::Sale },
        gross: worth.gross,
        net: worth.net,
        traits: Traits {
            channel: name(channel.or(file.store)),
            country: name(country),
            product: name(product),
            coupon: name(coupon),
        },
    }
}

/// What a draft is worth.
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
struct Worth {
    gross: Money,
    net: Money,
    refunded_beyond: bool,
}

impl Worth {
    fn of(draft: &Draft, file: &File) -> Worth {
        let amount = draft.amount.unwrap_or_default();
        let [discount, tax, shipping, refunded] =
            draft.parts.map(|part| Money(part.unwrap_or_default().0.abs()));
        let is_paid_back = draft.status == Some(Status::PaidBack);
        let unless = |part, money| if file.layout.without(part) { Money::ZERO } else { money };
        let within = unless(Part::Tax, tax) + unless(Part::Shipping, shipping);
        let goods = Money(amount.0.abs()) - within;
        let (gross, due) = if file.layout.without(Part::Discount) {
            (goods + discount, goods)
        } else {
            (goods, goods - discount)
        };
        if draft.credit || amount < Money::ZERO {
            let back = -(due.max(Money::ZERO) + refunded);
            return Worth { gross: back, net: back, refunded_beyond: false };
        }
        let gross = gross.max(Money::ZERO);
        let rest = due.max(Money::ZERO) - if is_paid_back { due } else { refunded };
        Worth { gross, net: rest.max(Money::ZERO), refunded_beyond: rest < Money::ZERO }
    }
}
