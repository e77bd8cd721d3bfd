//! What to do this month: the numbers that playbooks are held against, and
//! what came of it, as one value and as JSON.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::config::Shop;
use crate::forecasts::kind::Kind;
use crate::ledger::{Frame, Ledger, fold};
use crate::metrics;
use crate::metrics::{DEFINITIONS, Value};
use crate::orders::{Crowd, Orders};
use crate::playbooks::check::{Chance, Checked, YearAgo};
use crate::playbooks::condition::{Earlier, Line, Size, Subject};
use crate::playbooks::stage::{Evidence, Stage};
use crate::playbooks::{Advice, Basis, Playbook};
use crate::segments::crossed::{Cross, Lines, crossed};
use crate::units::{Days, Money, ratio};

use super::change::{HEADLINE, Headline, Untested};

/// How far the store has come, and by what that is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Store {
    /// The stage.
    pub stage: Stage,
    /// What it is told by.
    pub evidence: Evidence,
}

impl Store {
    /// Of the orders of everybody.
    pub(super) fn of(ledger: &Ledger, shop: &Shop) -> Store {
        let (first, month) = (ledger.frame.first.month(), ledger.month());
        let orders = |from: i32| -> u64 {
            let year = (month - (from + 11)).to(month - from);
            year.map(|month| ledger.totals(month).orders).sum()
        };
        let months = u32::try_from(month.since(first) + 1).unwrap_or(0);
        let growth = (months >= 24 && ledger.frame.over).then(|| ratio(orders(0), orders(12)));
        let evidence = Evidence {
            orders: orders(0),
            months,
            growth: growth.flatten().map(|times| times - 1.0),
        };
        Store { stage: evidence.stage(&shop.stage), evidence }
    }

    pub(super) fn json(&self, shop: &Shop) -> Json {
        let lines = &shop.stage;
        json!({
            "stage": self.stage.id(),
            "orders_12m": self.evidence.orders,
            "months": self.evidence.months,
            "growth": self.evidence.growth,
            "lines": {
                "gaining_orders": lines.gaining_orders,
                "gaining_months": lines.gaining_months,
                "consistent_orders": lines.consistent_orders,
                "consistent_months": lines.consistent_months,
                "fast_growth": lines.fast_growth,
                "established_orders": lines.established_orders,
                "established_months": lines.established_months,
            },
        })
    }
}

/// Each audience by the kinds of customers of whom something is expected.
pub(super) fn by_kind(
    ledger: &Ledger,
    shop: &Shop,
    lines: Lines<'_>,
) -> Vec<(&'static str, [Cross; Kind::ALL.len()])> {
    let active = Days(shop.active_days());
    crossed(ledger, lines, |it| Kind::place(it.orders > 1, it.idle, active))
}

/// The metrics that conditions ask for as of the same month a year ago, without
/// those of the headline, which has them: everything is counted once more up to
/// that month, if anybody asks.
pub(super) fn year_ago(
    playbooks: &[Playbook],
    orders: Orders<Crowd>,
    frame: Frame,
    shop: &Shop,
) -> (Orders<Crowd>, Vec<YearAgo>) {
    let others: Vec<&'static str> =
        asked(playbooks).into_iter().filter(|id| !HEADLINE.contains(id)).collect();
    let as_of = (frame.as_of.month() - 12).last();
    if others.is_empty() || as_of < frame.first {
        return (orders, Vec::new());
    }
    let orders = orders.tell_apart();
    let then = metrics::all(&fold(&orders, Frame { as_of, over: true, ..frame }), shop);
    let those = then.iter().filter(|metric| others.contains(&metric.definition.id));
    let one = |metric: &metrics::Metric| YearAgo {
        id: metric.definition.id,
        value: metric.outcome.ok().map(|reading| reading.value),
        chance: Chance::NoTest,
    };
    let those = those.map(one).collect();
    (orders.into(), those)
}

/// Ids of the metrics that conditions hold against the same month a year ago.
fn asked(playbooks: &[Playbook]) -> BTreeSet<&'static str> {
    let conditions = playbooks.iter().flat_map(|playbook| &playbook.when.conditions);
    let ids = conditions.filter_map(|condition| match (&condition.subject, &condition.line) {
        (Subject::Metric(id), Line::Than(Earlier::LastYear)) => Some(id),
        _ => None,
    });
    ids.filter_map(|id| DEFINITIONS.iter().map(|it| it.id).find(|known| known == id)).collect()
}

/// A number of the headline as of a year ago, with its test.
pub(super) fn of_headline(headline: &Headline) -> YearAgo {
    let chance = match headline.year {
        Ok(tested) => Chance::Tested(tested.verdict()),
        Err(Untested::SamePeople) => Chance::NoTest,
        Err(_) => Chance::TooLittle,
    };
    YearAgo { id: headline.id, value: headline.year_ago(), chance }
}

/// A playbook in this shop, but for its group, which is told elsewhere.
pub(super) fn json(
    advice: &Advice,
    is_shown: bool,
    group: Json,
    value: impl Fn(Value) -> Json,
) -> Json {
    let (playbook, stake) = (&advice.playbook, &advice.stake);
    let shown = |json: Json| if is_shown { json } else { Json::Null };
    let money = |units: f64| value(Value::Money(Money::of_units(units)));
    let worth = stake.worth.map(|worth| {
        json!({
            "low": money(worth.low),
            "high": money(worth.high),
            "middle": money(worth.middle()),
        })
    });
    json!({
        "id": playbook.id,
        "audience": playbook.audience,
        "applies": advice.applies.id(),
        "rank": advice.rank,
        "proposed": advice.is_proposed(),
        "how": playbook.when.how.id(),
        "when": advice.checked.iter().map(|it| condition(it, &value)).collect::<Json>(),
        "stages": playbook.stages,
        "effort_hours": playbook.effort_hours,
        "lead_days": playbook.lead_days,
        "claims": playbook.claims,
        "benchmarks": playbook.benchmarks,
        "lift": playbook.lift.as_ref().map(|lift| {
            let source = match &lift.basis {
                Basis::Assumption => None,
                Basis::Published { source, url } => Some(json!({ "title": source, "url": url })),
            };
            json!({ "per": lift.per.id(), "low": lift.low, "high": lift.high,
                    "basis": lift.basis.id(), "source": source })
        }),
        "group": group,
        "aov": shown(json!(stake.aov.map(|aov| value(Value::Money(aov))))),
        "revenue_next_12m": shown(money(stake.coming.revenue)),
        "revenue_next_12m_by": stake.coming.by.id(),
        "worth": shown(json!(worth)),
        "measured": stake.measured.as_ref().map(|it| {
            json!({ "plan": it.plan, "days": it.days, "net_per_customer": [it.low, it.high],
                    "shown": it.is_shown })
        }),
        "measure": { "metric": playbook.measure.metric, "after_days": playbook.measure.after_days },
    })
}

fn condition(checked: &Checked, value: &impl Fn(Value) -> Json) -> Json {
    let (metric, segment, size, by, is) = match &checked.condition.subject {
        Subject::Metric(id) => (Some(id), None, None, None, None),
        Subject::Segment { id, size } => (None, Some(id), Some(size.id()), None, None),
        Subject::Trait { by, is } => {
            (None, None, Some(Size::Share.id()), Some(by.id()), is.as_ref())
        }
    };
    let (benchmark, than) = match &checked.condition.line {
        Line::Value(_) => (None, None),
        Line::Benchmark(id) => (Some(id), None),
        Line::Than(earlier) => (None, Some(earlier.id())),
        Line::Target => (None, Some("target")),
    };
    json!({
        "metric": metric,
        "segment": segment,
        "trait": by,
        "is": is,
        "size": size,
        "op": checked.condition.op,
        "benchmark": benchmark,
        "than": than,
        "value": checked.number.map(value),
        "line": checked.line.map(value),
        "held": checked.held.id(),
    })
}
