//! Each draft is an order, a credit note, or left out.

use crate::config::Part;
use crate::units::Currency;
use crate::units::Money;

use super::draft::{Draft, Drafts};
use super::error::Error;
use super::identity::{Key, Seen, Space, merge};
use super::layout::Layout;
use super::rates::Exchange;
use super::row::Status;
use super::{Customer, Kind, Name, Order, Terms, Traits};

/// The reason of orders that are worth nothing.
const WORTH_NOTHING: &str = "worth nothing";

/// The reason of orders with a date in the column for cancellations.
const CANCELLED: &str = "cancelled";

/// Where drafts come from, and how its rows are to be understood.
pub(super) struct File {
    /// As the user wrote it.
    pub(super) place: String,
    pub(super) layout: Layout,
    /// The layout's own currency.
    pub(super) currency: Option<Currency>,
}

/// Turns every draft into an order, or leaves its rows out with a reason.
/// Names are numbered anew, by their place in the sorted list, and customers
/// who are one are merged. What cannot be converted is among the faults.
pub(super) fn settle(
    gathered: &mut Drafts,
    files: &[File],
    places: &[u32],
    terms: &Terms,
) -> Vec<Order> {
    let drafts = std::mem::take(&mut gathered.drafts);
    let mut orders = Vec::with_capacity(drafts.len());
    let mut exchange = terms.rates.as_ref().map(Exchange::new);
    let people = people(gathered);
    let mut seen = Vec::new();
    for draft in drafts {
        let file = &files[draft.file];
        let mut worth = Worth::of(&draft, file);
        let mut why = reason(&draft, &worth);
        if why.is_none() {
            let into = gathered.currency;
            worth =
                in_currency(into, &draft, file, worth, exchange.as_mut()).unwrap_or_else(|error| {
                    gathered.faults.add(error);
                    worth
                });
            why = reason(&draft, &worth);
        }
        match why {
            Some(why) => {
                let gross = gathered.in_report(draft.currency.or(file.currency), worth.gross);
                gathered.leave_out(&why, &file.place, draft.line, draft.rows, gross);
            }
            None => {
                gathered.account.rows_used += draft.rows;
                gathered.account.refunds_beyond += u64::from(worth.refunded_beyond);
                orders.push(order(&draft, &worth, places));
                if !terms.identity.is_off() {
                    let (customer, mailbox) =
                        draft.customer.map(|it| people[it as usize]).unwrap_or_default();
                    let [phone, customer_id] = draft.others;
                    seen.push(Seen { customer, mailbox, phone, customer_id });
                }
            }
        }
    }
    gathered.account.converted = exchange.map(Exchange::done);
    if !terms.identity.is_off() {
        gathered.account.merged = Some(merge(&mut orders, &seen, &terms.identity));
    }
    orders.sort_unstable();
    orders
}

/// Key and mailbox of each customer, by number; none when nobody is merged.
fn people(gathered: &Drafts) -> Vec<(Option<Key>, Option<Key>)> {
    if gathered.identity.is_off() {
        return Vec::new();
    }
    let key = |text| (Some(Key::of(Space::Customer, text)), gathered.identity.mailbox(text));
    gathered.customers.texts().map(key).collect()
}

/// What an order that counts is worth in the report's currency.
fn in_currency(
    into: Option<Currency>,
    draft: &Draft,
    file: &File,
    worth: Worth,
    exchange: Option<&mut Exchange>,
) -> Result<Worth, Error> {
    let other = draft.currency.or(file.currency).filter(|from| Some(*from) != into);
    let (Some(from), Some(exchange)) = (other, exchange) else { return Ok(worth) };
    let amounts = [worth.gross, worth.net];
    let at = (file.place.as_str(), draft.line);
    let converted = exchange.convert((from, draft.at.day.month()), amounts, at)?;
    let [gross, net] = converted.unwrap_or(amounts);
    Ok(Worth { gross, net, ..worth })
}

/// Why a draft is no order; `None` when it counts.
fn reason(draft: &Draft, worth: &Worth) -> Option<String> {
    if draft.cancelled {
        return Some(CANCELLED.into());
    }
    match &draft.status {
        Some(Status::Out(why)) => Some(why.clone()),
        _ if worth.gross == Money::ZERO => Some(WORTH_NOTHING.into()),
        _ => None,
    }
}

fn order(draft: &Draft, worth: &Worth, places: &[u32]) -> Order {
    let name = |at: usize| draft.traits[at].map(|number| Name(places[number as usize]));
    Order {
        customer: draft.customer.map(Customer),
        day: draft.at.day,
        second: draft.at.second,
        kind: if worth.gross < Money::ZERO { Kind::Credit } else { Kind::Sale },
        gross: worth.gross,
        net: worth.net,
        traits: Traits { channel: name(0), country: name(1), product: name(2), coupon: name(3) },
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
/// gross and net are what a sale's net would be, below 0.
#[derive(Clone, Copy)]
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
        let unless = |part, money| if file.layout.without(part) { Money::ZERO } else { money };
        let within = unless(Part::Tax, tax) + unless(Part::Shipping, shipping);
        let goods = Money(amount.0.abs()) - within;
        let (gross, due) = if file.layout.without(Part::Discount) {
            (goods + discount, goods)
        } else {
            (goods, goods - discount)
        };
        if draft.credit || amount < Money::ZERO {
            let back = -due.max(Money::ZERO);
            return Worth { gross: back, net: back, refunded_beyond: false };
        }
        let gross = gross.max(Money::ZERO);
        let rest = due.max(Money::ZERO) - refunded;
        Worth { gross, net: rest.max(Money::ZERO), refunded_beyond: rest < Money::ZERO }
    }
}
