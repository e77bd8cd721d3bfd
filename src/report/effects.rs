//! What came of the plans that were carried out.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::config::Shop;
use crate::effects::Side;
use crate::effects::record::Record;
use crate::effects::result::{Finding, adjusted, finding};
use crate::ledger::Arm;
use crate::ledger::Watch;
use crate::ledger::arms;
use crate::metrics::change::Change;
use crate::orders::Orders;
use crate::plans::Plan;
use crate::playbooks::stake::Measured;
use crate::units::Day;
use crate::units::ratio;

use super::{Period, Report};

/// The records of a project.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// One a plan.
    pub records: Vec<Record>,
    /// The mark of the secret with which the orders' pseudonyms are made; `None`
    /// without one.
    pub secret: Option<String>,
}

/// What came of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The plan's name.
    pub plan: String,
    /// The audience's id.
    pub audience: String,
    /// The day up to which orders decided who is in it.
    pub as_of: Day,
    /// The first and the last day on which an order counts.
    pub from: Day,
    /// The last of them.
    pub to: Day,
    /// How many days that are.
    pub days: u32,
    /// The share that was to be held out.
    pub holdout: f64,
    /// Customers on each side, as they were exported; `None` when a side has fewer than
    /// may be told.
    pub sent: Option<(u64, u64)>,
    /// What is known.
    pub finding: Finding,
    /// What each side ordered; empty unless the days are over and both may be told.
    pub sides: BTreeMap<Side, Arm>,
    /// People in the record whom the orders do not know any more.
    pub missing: u64,
    /// People who were on both sides under two keys, and count on neither.
    pub mixed: u64,
}

/// The effects of all plans that were exported up to the end of a period, by name.
/// Orders after it do not count.
pub fn effects(orders: &Orders, period: Period, shop: &Shop, sent: &Sent) -> Vec<Effect> {
    let up_to = sent.records.iter().filter(|record| record.as_of <= period.as_of);
    let mut all: Vec<Effect> =
        up_to.map(|record| effect(orders, period, shop, (record, sent))).collect();
    all.sort_by(|one, other| one.plan.cmp(&other.plan));
    adjusted(all.iter_mut().map(|it| &mut it.finding));
    all
}

fn effect(orders: &Orders, period: Period, shop: &Shop, (of, sent): (&Record, &Sent)) -> Effect {
    let counts = [of.count(Side::Contacted), of.count(Side::HeldOut)];
    let may_be_told = |count: u64| count >= shop.privacy_threshold;
    let is_told = may_be_told(counts[0]) && (counts[1] == 0 || may_be_told(counts[1]));
    let mut effect = Effect {
        plan: of.plan.clone(),
        audience: of.audience.clone(),
        as_of: of.as_of,
        from: of.from,
        to: of.to(),
        days: of.days,
        holdout: of.holdout,
        sent: is_told.then_some((counts[0], counts[1])),
        finding: Finding::Running,
        sides: BTreeMap::new(),
        missing: 0,
        mixed: 0,
    };
    effect.finding = match &sent.secret {
        None => Finding::NoSecret,
        Some(mark) if *mark != of.secret => Finding::OtherSecret,
        Some(_) if of.to() > period.as_of => Finding::Running,
        Some(_) => {
            let days = i32::try_from(of.days).unwrap_or(i32::MAX / 2);
            let before = of.as_of - (days - 1)..=of.as_of;
            let counted = arms(orders, &of.people, &Watch { after: of.from..=of.to(), before });
            let finding = finding(&counted, shop.privacy_threshold);
            if finding != Finding::TooFew {
                (effect.missing, effect.mixed) = (counted.missing, counted.mixed);
                effect.sides = counted.arms;
            }
            finding
        }
    };
    effect
}

/// What the effects of plans say of the playbooks of which they were made, the latest
/// first. Nothing is said of a plan whose file is gone, nor by one with too few customers
/// to tell what each brought.
pub(super) fn measured(effects: &[Effect], plans: &[Plan]) -> Vec<Measured> {
    let one = |effect: &Effect| {
        let plan = plans.iter().find(|plan| plan.name == effect.plan)?;
        let Finding::Compared(compared) = &effect.finding else { return None };
        let (low, high) = compared.net?.interval;
        let measured = Measured {
            playbook: plan.playbook.clone(),
            audience: effect.audience.clone(),
            plan: effect.plan.clone(),
            days: effect.days,
            low,
            high,
            is_shown: compared.verdict().is_shown(),
        };
        Some((effect.to, measured))
    };
    let mut all: Vec<(Day, Measured)> = effects.iter().filter_map(one).collect();
    all.sort_by(|(day, it), (other, its)| other.cmp(day).then_with(|| it.plan.cmp(&its.plan)));
    all.into_iter().map(|(_, measured)| measured).collect()
}

/// The effects as they stand in `report.json`.
pub(super) fn json(report: &Report, digits: u32) -> Json {
    let change = |change: Option<Change>| {
        change.map(
            |it| json!({ "difference": it.difference, "interval": [it.interval.0, it.interval.1] }),
        )
    };
    let one = |effect: &Effect| {
        let compared = match &effect.finding {
            Finding::Compared(it) => Some(json!({
                "ordered": change(Some(it.ordered)),
                "p": it.ordered.p,
                "adjusted": it.adjusted,
                "plans": it.plans,
                "orders_per_customer": change(it.orders),
                "net_per_customer": change(it.net),
            })),
            _ => None,
        };
        let side = |(side, arm): (&Side, &Arm)| {
            let told = json!({
                "customers": arm.customers,
                "ordered": arm.ordered,
                "orders": arm.orders,
                "net": arm.net.decimal(digits),
                "ordered_before": arm.ordered_before,
                "net_before": arm.net_before.decimal(digits),
                "ordered_rate": ratio(arm.ordered, arm.customers),
            });
            (side.id().to_string(), told)
        };
        json!({
            "plan": effect.plan,
            "audience": effect.audience,
            "as_of": effect.as_of.to_string(),
            "from": effect.from.to_string(),
            "to": effect.to.to_string(),
            "days": effect.days,
            "holdout": effect.holdout,
            "contacted": effect.sent.map(|(contacted, _)| contacted),
            "held_out": effect.sent.map(|(_, held_out)| held_out),
            "finding": effect.finding.id(),
            "sides": effect.sides.iter().map(side).collect::<serde_json::Map<_, _>>(),
            "missing": effect.missing,
            "mixed": effect.mixed,
            "compared": compared,
        })
    };
    report.effects.iter().map(one).collect()
}
