//! Who is in an audience, for the list that the shop asks for: the same people as
//! the report counts.

use std::collections::BTreeSet;

use crate::config::Shop;
use crate::ledger::fold;
use crate::ledger::standings;
use crate::metrics::followed::Followed;
use crate::metrics::lapse::Lapse;
use crate::orders::Orders;
use crate::orders::Pseudonym;
use crate::segments::members::Members;

use super::compute::frame;
use super::{Line, Period};

/// The people in the audience with this id at the end of a period, by pseudonym;
/// `None` if there is no such audience. Nobody, when pseudonyms were not asked for.
pub fn audience(
    orders: &Orders,
    period: Period,
    shop: &Shop,
    id: &str,
) -> Option<BTreeSet<Pseudonym>> {
    let frame = frame(period, shop);
    let ledger = fold(orders, frame);
    let line = Line::of(shop, &Lapse::of(&Followed::from_any_order(&ledger)));
    let by = (line.days, shop.loyal_orders);
    let members = Members::of(id, &ledger, by, shop.privacy_threshold)?;
    let all = standings(orders, frame).into_iter();
    Some(all.filter(|(_, standing)| members.has(standing)).map(|(who, _)| who).collect())
}
