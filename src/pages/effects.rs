//! What came of the plans that were carried out: a card for each, those that can be
//! compared beside each other, and what both sides ordered.

use serde::Serialize;

use crate::effects::Side;
use crate::effects::result::{Compared, Finding, Verdict};
use crate::ledger::Arm;
use crate::metrics::change::Change;
use crate::metrics::change::mean::FEWEST;
use crate::report::Effect;
use crate::units::Money;
use crate::units::float;
use crate::units::ratio;

use super::charts::{Estimate, Intervals, Row, intervals};
use super::segments::audience;
use super::view::{Cell, Figure, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    cards: Vec<Card>,
    figure: Option<Figure>,
    table: Option<Table>,
}

/// A plan that was carried out.
#[derive(Serialize)]
struct Card {
    plan: String,
    audience: String,
    /// How many customers each side has; `None` when too few to say.
    contacted: Option<String>,
    held_out: Option<String>,
    finding: &'static str,
    sentence: String,
    net: Option<String>,
    notes: Vec<String>,
    window: String,
}

/// The effects; `None` when nothing was carried out.
pub(super) fn view(on: &Setting<'_>) -> Option<View> {
    let effects = &on.report.effects;
    if effects.is_empty() {
        return None;
    }
    let compared: Vec<(&Effect, &Compared)> =
        effects.iter().filter_map(|effect| Some((effect, compared(effect)?))).collect();
    let has_sides = effects.iter().any(|effect| !effect.sides.is_empty());
    Some(View {
        cards: effects.iter().map(|effect| card(on, effect)).collect(),
        figure: (!compared.is_empty()).then(|| figure(on, &compared)),
        table: has_sides.then(|| table(on, effects)),
    })
}

fn compared(effect: &Effect) -> Option<&Compared> {
    match &effect.finding {
        Finding::Compared(compared) => Some(compared),
        _ => None,
    }
}

fn side(effect: &Effect, side: Side) -> Arm {
    effect.sides.get(&side).copied().unwrap_or_default()
}

fn card(on: &Setting<'_>, effect: &Effect) -> Card {
    let (from, to) = (on.words.day(effect.from), on.words.day(effect.to));
    let notes = [("effect-missing", effect.missing), ("effect-mixed", effect.mixed)];
    let note = |(id, n): &(&str, u64)| on.say(id, &on.words.counted(*n));
    Card {
        plan: effect.plan.clone(),
        audience: audience(on, &effect.audience),
        contacted: effect.sent.map(|(contacted, _)| on.words.count(contacted)),
        held_out: effect.sent.map(|(_, held_out)| on.words.count(held_out)),
        finding: effect.finding.id(),
        sentence: sentence(on, effect),
        net: compared(effect).map(|compared| net(on, effect, compared)),
        notes: notes.iter().filter(|(_, n)| *n > 0).map(note).collect(),
        window: on.say("effect-window", &[("from", from.into()), ("to", to.into())]),
    }
}

/// What may be said of the plan. Shares are told of each 100, so that their
/// difference is a number of people.
fn sentence(on: &Setting<'_>, effect: &Effect) -> String {
    let hundred = |share: f64| on.words.number(share * 100.0, 1);
    let of = |part: u64, whole: u64| hundred(ratio(part, whole).unwrap_or_default());
    let (contacted, held) = (side(effect, Side::Contacted), side(effect, Side::HeldOut));
    let ordered = compared(effect).map(|it| (it.ordered, it.verdict()));
    let (change, verdict) = ordered.unwrap_or((NOTHING, Verdict::NotShown));
    // What is fewer is told without a sign.
    let ends = match verdict {
        Verdict::Fewer => (-change.interval.1, -change.interval.0),
        _ => change.interval,
    };
    let args = [
        ("to", on.words.day(effect.to).into()),
        ("days", on.words.days(f64::from(effect.days)).into()),
        ("n", (change.difference.abs() * 100.0).into()),
        ("number", hundred(change.difference.abs()).into()),
        ("low", hundred(ends.0).into()),
        ("high", hundred(ends.1).into()),
        ("contacted", of(contacted.ordered, contacted.customers).into()),
        ("held_out", of(held.ordered, held.customers).into()),
        ("before", of(contacted.ordered_before, contacted.customers).into()),
        ("after", of(contacted.ordered, contacted.customers).into()),
        ("plans", on.words.count(compared(effect).map_or(0, |it| it.plans as u64)).into()),
    ];
    on.say(&format!("effect-{}", effect.finding.id()), &args)
}

/// No change, where none is told.
const NOTHING: Change = Change { difference: 0.0, interval: (0.0, 0.0), p: 1.0 };

fn net(on: &Setting<'_>, effect: &Effect, compared: &Compared) -> String {
    let Some(change) = compared.net else {
        return on.say("effect-net-few", &[("number", on.words.count(FEWEST).into())]);
    };
    let each = |of| on.words.money_exact(each(&side(effect, of)));
    let money = |units: f64| on.words.money_exact(Money::of_units(units));
    on.say(
        "effect-net",
        &[
            ("contacted", each(Side::Contacted).into()),
            ("held_out", each(Side::HeldOut).into()),
            ("low", money(change.interval.0).into()),
            ("high", money(change.interval.1).into()),
        ],
    )
}

/// Net revenue per customer.
fn each(arm: &Arm) -> Money {
    Money::of_units(arm.net.units() / float(arm.customers.max(1)))
}

/// The plans that can be compared, as dots and whiskers beside no effect.
fn figure(on: &Setting<'_>, compared: &[(&Effect, &Compared)]) -> Figure {
    let cells = compared.iter().map(|(effect, it)| {
        let id = it.verdict().id();
        vec![
            Cell::text(effect.plan.clone()),
            on.share(it.ordered.difference),
            on.share(it.ordered.interval.0),
            on.share(it.ordered.interval.1),
            Cell { raw: it.adjusted.to_string(), ..Cell::text(on.words.probability(it.adjusted)) },
            Cell::named(on.say(&format!("short-{id}"), &[]), id),
        ]
    });
    let columns = [
        ("plan", false),
        ("difference", true),
        ("low", true),
        ("high", true),
        ("p_adjusted", true),
        ("result", false),
    ];
    let table = on.table("effects-compared", &columns, cells.collect());
    let row = |(effect, it): &(&Effect, &Compared)| {
        let (low, high) = it.ordered.interval;
        Row {
            label: effect.plan.clone(),
            text: on.words.share(it.ordered.difference),
            estimate: Some(Estimate { value: it.ordered.difference, low, high }),
            benchmark: Some(0.0),
            token: 1,
            ..Row::default()
        }
    };
    let ends = compared.iter().map(|(_, it)| it.ordered.interval);
    let range = ends
        .fold((0.0_f64, 0.0_f64), |(least, most), (low, high)| (least.min(low), most.max(high)));
    let chart = Intervals {
        x_title: on.say("table-effects-compared", &[]),
        range,
        rows: compared.iter().map(row).collect(),
        ..Intervals::default()
    };
    let shown = compared.iter().filter(|(_, it)| it.verdict().is_shown()).count() as u64;
    let args = [
        ("n", shown.into()),
        ("number", on.words.count(shown).into()),
        ("plans", on.words.count(compared.len() as u64).into()),
    ];
    on.figure(on.say("finding-effects-compared", &args), table, &[], |frame| {
        intervals(frame, &chart, &|share| on.words.share_round(share))
    })
}

fn table(on: &Setting<'_>, effects: &[Effect]) -> Table {
    let row = |effect: &Effect, side: Side, arm: &Arm| {
        let per = float(arm.orders) / float(arm.customers.max(1));
        vec![
            Cell::text(effect.plan.clone()),
            Cell::named(on.say(&format!("effect-{}", side.id()), &[]), side.id()),
            on.count(arm.customers),
            on.count(arm.ordered),
            ratio(arm.ordered, arm.customers).map_or_else(|| on.blank(), |share| on.share(share)),
            Cell { raw: per.to_string(), ..Cell::text(on.words.number(per, 2)) },
            on.money(each(arm)),
        ]
    };
    let rows = effects
        .iter()
        .flat_map(|effect| effect.sides.iter().map(move |(side, arm)| row(effect, *side, arm)));
    let columns = [
        ("plan", false),
        ("side", false),
        ("customers", true),
        ("ordered", true),
        ("ordered_share", true),
        ("orders_per_customer", true),
        ("net_per_customer", true),
    ];
    on.table("effects", &columns, rows.collect())
}
