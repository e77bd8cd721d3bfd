//! What a loyalty programme would be made of: tiers, who is near the next one,
//! what points would cost, and by how much revenue would have to rise.
//!
//! Arithmetic on what customers spent, not a forecast: nobody knows before a
//! trial whether a programme moves anybody.

use serde_json::{Value as Json, json};

use crate::config::Shop;
use crate::ledger::{Ledger, Spend};
use crate::metrics::Reading;
use crate::metrics::margin::share_of_whole_months;
use crate::metrics::tiers::borders;
use crate::units::Currency;
use crate::units::Money;

use super::few::hide;

/// The rises that are reckoned with, as multiples of the one that breaks even.
const MULTIPLES: [f64; 5] = [0.0, 0.5, 1.0, 1.5, 2.0];

/// A loyalty programme for those who ordered in the trailing twelve months.
#[derive(Clone, Debug, PartialEq)]
pub struct Loyalty {
    /// Customers with an order in these months.
    pub customers: u64,
    /// Their orders in them.
    pub orders: u64,
    /// Their net revenue in them.
    pub revenue: Money,
    /// Whether the shop has set where tiers begin.
    pub configured: bool,
    /// The tiers, the lowest first, or why there are none.
    pub tiers: Result<Vec<Tier>, NoTiers>,
    /// Customers within reach of their next tier, and what they lack together;
    /// `None` where they may not be told.
    pub near: Option<Near>,
    /// What points cost, or why that is not reckoned.
    pub points: Result<Points, NoPoints>,
}

/// Customers whose spend lies between two borders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tier {
    /// What a customer has to have spent; `None` for the lowest tier.
    pub from: Option<Money>,
    /// Who is in it; `None` where they are too few to be told.
    pub of: Option<Members>,
    /// Who is within reach of the next; `None` where they may not be told, and
    /// for the highest.
    pub near: Option<Near>,
}

/// Customers of a tier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// How many.
    pub customers: u64,
    /// Their orders of the twelve months.
    pub orders: u64,
    /// Their net revenue of the twelve months.
    pub revenue: Money,
}

/// Customers who lack an average order of their tier at most for the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// How many.
    pub customers: u64,
    /// What they lack together.
    pub missing: Money,
}

/// What points cost in twelve months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// Revenue × points rate × redemption.
    pub cost: Money,
    /// What is left of revenue after the cost of goods; `None` where neither the
    /// files nor the shop say it.
    pub margin: Option<Margin>,
    /// The rise of revenue, as a share of it, at which the margin of what came
    /// on top is the cost of all points. `None` without a margin, and where
    /// points cost as much as the margin or more, so that no rise pays them.
    pub break_even: Option<f64>,
}

/// A share of revenue, and who says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// Of 0 to 1.
    pub share: f64,
    /// Whether the order files say it, or the shop's settings.
    pub measured: bool,
}

/// What comes of a rise of revenue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The rise, as a share of revenue.
    pub lift: f64,
    /// What is sold on top.
    pub more: Money,
    /// What is left of that after the cost of goods.
    pub margin: Money,
    /// What the points on all revenue cost.
    pub cost: Money,
    /// What is left of the margin after that; below 0 for a loss.
    pub left: Money,
}

/// Why there are no tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTiers {
    /// Fewer customers have spent anything than a proposal takes.
    TooFew,
    /// What they spent lies too close together.
    Alike,
}

impl NoTiers {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            NoTiers::TooFew => "too_few",
            NoTiers::Alike => "alike",
        }
    }
}

/// Why the cost of points is not reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPoints {
    /// Nobody has spent anything in the twelve months.
    NoRevenue,
}

impl NoPoints {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            NoPoints::NoRevenue => "no_revenue",
        }
    }
}

impl Loyalty {
    /// Of a shop's terms and its ledger; `metrics` says the margin.
    pub(super) fn of(ledger: &Ledger, shop: &Shop, currency: Currency) -> Loyalty {
        let spends = &ledger.spend_12m;
        let all = members(spends);
        let step = Money(Money::SCALE / 10_i64.pow(currency.digits().min(Money::PLACES)));
        let configured = !shop.loyalty.tiers.is_empty();
        let borders = if configured {
            Ok(shop.loyalty.tiers.clone())
        } else {
            proposed(spends, shop.privacy_threshold, step)
        };
        let tiers = borders.map(|borders| tiers(spends, &borders, shop.privacy_threshold));
        // Of all only if of each: else what is not told could be had from the rest.
        let near = tiers.as_ref().ok().and_then(|tiers| {
            let below = tiers.split_last()?.1.iter();
            below.map(|tier| tier.near).try_fold(Near::default(), |sum, one| Some(sum.and(one?)))
        });
        Loyalty {
            customers: all.customers,
            orders: all.orders,
            revenue: all.revenue,
            configured,
            tiers,
            near,
            points: points(all.revenue, share_of_whole_months(ledger).ok(), shop),
        }
    }

    /// What comes of rises around the one that breaks even; empty without it.
    ///
    /// ```text
    /// margin of what comes on top = revenue · lift · margin
    /// cost of points              = revenue · (1 + lift) · rate · redemption
    /// ```
    pub fn outcomes(&self) -> Vec<Outcome> {
        let Ok(points) = self.points else { return Vec::new() };
        let (Some(margin), Some(even)) = (points.margin, points.break_even) else {
            return Vec::new();
        };
        let outcome = |multiple: f64| {
            let lift = multiple * even;
            let more = self.revenue.units() * lift;
            let (gained, cost) = (more * margin.share, points.cost.units() * (1.0 + lift));
            let [more, margin, cost, left] =
                [more, gained, cost, gained - cost].map(Money::of_units);
            Outcome { lift, more, margin, cost, left }
        };
        MULTIPLES.map(outcome).to_vec()
    }

    /// What it adds to revenue, and as a share of it, if the share `reach` of
    /// those within reach of their next tier spend what they lack. `None` where
    /// they are not told, or there is no revenue.
    pub fn pull(&self, reach: f64) -> Option<(Money, f64)> {
        let more = self.near?.missing.units() * reach;
        let is_any = self.revenue > Money::ZERO;
        is_any.then(|| (Money::of_units(more), more / self.revenue.units()))
    }

    pub(super) fn json(&self, shop: &Shop, money: impl Fn(Money) -> Json) -> Json {
        let near = |near: Option<Near>| {
            json!(near.map(|it| json!({ "customers": it.customers, "missing": money(it.missing) })))
        };
        let tier = |tier: &Tier| {
            json!({
                "from": tier.from.map(&money),
                "customers": tier.of.map(|of| of.customers),
                "orders": tier.of.map(|of| of.orders),
                "revenue": tier.of.map(|of| money(of.revenue)),
                "within_reach": near(tier.near),
            })
        };
        let outcome = |it: &Outcome| {
            json!({ "lift": it.lift, "revenue_more": money(it.more), "margin_more": money(it.margin),
                    "cost": money(it.cost), "left": money(it.left) })
        };
        let points = self.points.ok();
        let margin = points.and_then(|it| it.margin);
        json!({
            "customers": self.customers,
            "orders": self.orders,
            "revenue": money(self.revenue),
            "configured": self.configured,
            "tiers": self.tiers.as_ref().ok().map(|tiers| tiers.iter().map(tier).collect::<Json>()),
            "why": self.tiers.as_ref().err().map(|why| why.id()),
            "within_reach": near(self.near),
            "assumed": {
                "points_rate": shop.loyalty.points_rate,
                "redemption": shop.loyalty.redemption,
                "reach": shop.loyalty.reach,
            },
            "pull": self.pull(shop.loyalty.reach).map(|(more, lift)| {
                json!({ "revenue_more": money(more), "lift": lift })
            }),
            "cost": points.map(|it| money(it.cost)),
            "margin": margin.map(|it| it.share),
            "margin_measured": margin.map(|it| it.measured),
            "break_even": points.and_then(|it| it.break_even),
            "outcomes": self.outcomes().iter().map(outcome).collect::<Json>(),
        })
    }
}

impl Members {
    /// Net revenue of an average order; `None` without orders.
    pub fn average_order(&self) -> Option<Money> {
        let orders = i64::try_from(self.orders).ok().filter(|orders| *orders > 0)?;
        Some(Money(self.revenue.0 / orders))
    }
}

impl Near {
    fn and(self, other: Near) -> Near {
        Near { customers: self.customers + other.customers, missing: self.missing + other.missing }
    }
}

/// Where tiers could begin, by the shop's own numbers.
fn proposed(spends: &[Spend], threshold: u64, step: Money) -> Result<Vec<Money>, NoTiers> {
    let above = spends.partition_point(|spend| spend.net <= Money::ZERO);
    if spends.len() - above < crate::metrics::tiers::FEWEST {
        return Err(NoTiers::TooFew);
    }
    Some(borders(spends, threshold, step)).filter(|it| !it.is_empty()).ok_or(NoTiers::Alike)
}

/// Customers cut at borders: one more part than there are.
fn parts<'a>(ascending: &'a [Spend], borders: &[Money]) -> Vec<&'a [Spend]> {
    let mut rest = ascending;
    let mut parts = Vec::with_capacity(borders.len() + 1);
    for border in borders {
        let (below, above) = rest.split_at(rest.partition_point(|spend| spend.net < *border));
        parts.push(below);
        rest = above;
    }
    parts.push(rest);
    parts
}

fn members(spends: &[Spend]) -> Members {
    Members {
        customers: spends.len() as u64,
        orders: spends.iter().map(|spend| u64::from(spend.orders)).sum(),
        revenue: spends.iter().map(|spend| spend.net).sum(),
    }
}

/// Those of a part who lack one of its average orders at most for the border
/// above them.
fn near(part: &[Spend], next: Money) -> Near {
    let typical = members(part).average_order().unwrap_or(Money::ZERO);
    let close = &part[part.partition_point(|spend| spend.net < next - typical)..];
    Near {
        customers: close.len() as u64,
        missing: close.iter().map(|spend| next - spend.net).sum(),
    }
}

/// Some of so many customers, unless they or the others are too few to be told.
fn told(near: Near, of: u64, threshold: u64) -> Option<Near> {
    let is_enough = |customers: u64| customers == 0 || customers >= threshold;
    (is_enough(near.customers) && is_enough(of - near.customers)).then_some(near)
}

fn tiers(spends: &[Spend], borders: &[Money], threshold: u64) -> Vec<Tier> {
    let parts = parts(spends, borders);
    let sizes: Vec<(u64, bool)> = parts.iter().map(|part| (part.len() as u64, false)).collect();
    let from = std::iter::once(None).chain(borders.iter().copied().map(Some));
    let next = borders.iter().copied().map(Some).chain([None]);
    let rows = parts.iter().zip(from.zip(next)).zip(hide(&sizes, threshold));
    rows.map(|((part, (from, next)), hidden)| Tier {
        from,
        of: (!hidden).then(|| members(part)),
        near: next
            .filter(|_| !hidden)
            .and_then(|next| told(near(part, next), part.len() as u64, threshold)),
    })
    .collect()
}

fn points(revenue: Money, measured: Option<Reading>, shop: &Shop) -> Result<Points, NoPoints> {
    if revenue <= Money::ZERO {
        return Err(NoPoints::NoRevenue);
    }
    let terms = &shop.loyalty;
    let rate = terms.points_rate * terms.redemption;
    let margin = match (measured, terms.margin) {
        (Some(reading), _) => Some(Margin { share: reading.value.number(), measured: true }),
        (None, share) => share.map(|share| Margin { share, measured: false }),
    };
    Ok(Points {
        cost: Money::of_units(revenue.units() * rate),
        margin,
        break_even: margin.filter(|it| it.share > rate).map(|it| rate / (it.share - rate)),
    })
}

#[cfg(test)]
mod tests;
