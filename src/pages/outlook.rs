//! What customers will do and be worth: a part of the value page.

use serde::Serialize;

use crate::forecasts::Error;
use crate::forecasts::gates;
use crate::forecasts::interval::Estimate;
use crate::forecasts::outlook::{Outlook, Parameter, Trial, Unknown};
use crate::metrics::Unit;
use crate::report::{Prediction, predictions};
use crate::units::Money;

use super::groups::untold;
use super::locale::Arg;
use super::tiles::Tile;
use super::trial::{beside, by_repeats, by_week, models};
use super::view::{Cell, Figure, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    /// What is expected, and how sure that is; or why nothing is expected.
    sentences: Vec<String>,
    tiles: Vec<Tile>,
    /// What the numbers are not.
    limits: Vec<String>,
    known: Option<Known>,
    what_if: super::what_if::View,
}

/// What there is to see where something is expected.
#[derive(Serialize)]
struct Known {
    groups: Table,
    why: String,
    models: Table,
    by_repeats: Figure,
    by_week: Figure,
    parameters: Table,
    amounts: String,
}

/// What is expected, or why nothing is.
pub(super) fn view(on: &Setting<'_>) -> View {
    let known = match &on.report.outlook {
        Ok(outlook) => Some(Known {
            groups: groups(on, outlook),
            why: on.say("outlook-choice", &[("model", chosen(outlook).model.into())]),
            models: models(on, outlook),
            by_repeats: by_repeats(on, outlook),
            by_week: by_week(on, outlook),
            parameters: parameters(on, outlook),
            amounts: amounts(on, outlook),
        }),
        Err(_) => None,
    };
    let sentences = match &on.report.outlook {
        Ok(outlook) => expected(on, outlook),
        Err(Unknown::Shut(_)) => shut(on),
        Err(Unknown::NoModel(_)) => vec![on.say("outlook-no-model", &[])],
    };
    let tiles = predictions(on.report).iter().map(|it| tile(on, it)).collect();
    let limits = match &on.report.outlook {
        Ok(_) => ["outlook-without", "outlook-not-compared"].map(|id| on.say(id, &[])).to_vec(),
        Err(_) => Vec::new(),
    };
    View { sentences, tiles, limits, known, what_if: super::what_if::view(on) }
}

/// The gates that are shut, and what would open them.
fn shut(on: &Setting<'_>) -> Vec<String> {
    let facts = on.report.facts;
    let gate = |gate: gates::Gate| {
        let (found, limit) = facts.of(gate);
        let args = [
            ("found", on.words.count(found).into()),
            ("n", found.into()),
            ("limit", on.words.count(limit).into()),
        ];
        on.say(&format!("gate-{}", gate.id()), &args)
    };
    let shut = gates::shut(facts).into_iter().map(gate);
    std::iter::once(on.say("outlook-shut", &[])).chain(shut).collect()
}

pub(super) fn chosen(outlook: &Outlook) -> &Trial {
    &outlook.trials[outlook.chosen]
}

/// A whole number of what is expected.
fn whole(on: &Setting<'_>, number: f64) -> String {
    on.words.number(number, 0)
}

pub(super) fn money(on: &Setting<'_>, units: f64) -> String {
    on.words.money(Money::of_units(units))
}

/// A number with its ends, in words.
fn range<'a>(
    estimate: Estimate,
    names: [&'static str; 3],
    word: impl Fn(f64) -> String,
) -> [Arg<'a>; 3] {
    let (low, high) = estimate.interval();
    let [name, least, most] = names;
    [(name, word(estimate.value).into()), (least, word(low).into()), (most, word(high).into())]
}

fn expected(on: &Setting<'_>, outlook: &Outlook) -> Vec<String> {
    let whole_base = outlook.whole;
    let day = on.words.day(on.report.period.as_of);
    let customers = on.words.count(whole_base.customers);
    let mut args: Vec<Arg<'_>> = vec![("day", day.into()), ("customers", customers.into())];
    args.extend(range(whole_base.orders, ["orders", "low", "high"], |it| whole(on, it)));
    let mut sentences = vec![on.say("outlook-orders", &args)];
    if let Some((revenue, value)) = whole_base.worth {
        let mut args = range(revenue, ["revenue", "low", "high"], |it| money(on, it)).to_vec();
        let rate = on.words.share(on.report.shop.discount_rate);
        args.extend([("value", money(on, value.value).into()), ("rate", rate.into())]);
        sentences.push(on.say("outlook-worth", &args));
    }
    sentences.extend(off(on, outlook, "outlook-off"));
    if outlook.nobody_leaves {
        // Either leaving does not show, or the models of it are no better.
        let is_shown = |trial: &Trial| !matches!(trial.outcome, Err(Error::NobodyLeaves { .. }));
        let others = outlook.trials.iter().enumerate().filter(|(at, _)| *at != outlook.chosen);
        let shown = others.into_iter().any(|(_, trial)| is_shown(trial));
        let id = if shown { "outlook-nobody-left" } else { "outlook-nobody-leaves" };
        sentences.push(on.say(id, &[("model", chosen(outlook).model.into())]));
    }
    sentences
}

/// By how much the chosen model was off.
pub(super) fn off(on: &Setting<'_>, outlook: &Outlook, id: &str) -> Option<String> {
    let trial = chosen(outlook);
    let score = trial.outcome.as_ref().ok()?;
    let weeks = f64::from(outlook.held.0) / 7.0;
    let (direction, difference) = beside(score.actual(), score.expected());
    let args = [
        ("model", trial.model.into()),
        ("split", on.words.day(outlook.split).into()),
        ("weeks", whole(on, weeks).into()),
        ("expected", whole(on, score.expected()).into()),
        ("actual", on.words.count(score.actual()).into()),
        ("difference", on.words.share_round(difference).into()),
        ("direction", direction.into()),
    ];
    Some(on.say(id, &args))
}

/// A prediction's name and definition, as metrics have them.
pub(super) fn definition(on: &Setting<'_>, id: &str) -> (String, String) {
    let rate = on.words.share(on.report.shop.discount_rate);
    let args = [("rate", rate.into())];
    (on.say(&format!("metric-{id}"), &[]), on.say(&format!("define-{id}"), &args))
}

/// A prediction's number as words.
pub(super) fn number(on: &Setting<'_>, prediction: &Prediction, number: f64) -> String {
    if prediction.unit == Unit::Money { money(on, number) } else { whole(on, number) }
}

/// Why a number is not predicted.
pub(super) fn why(on: &Setting<'_>, prediction: &Prediction) -> Option<String> {
    let why = prediction.outcome.err()?;
    Some(on.say(&format!("why-{}", why.id()), &[]))
}

fn tile(on: &Setting<'_>, it: &Prediction) -> Tile {
    let (name, definition) = definition(on, it.id);
    let estimate = it.outcome.ok();
    let basis = estimate.filter(|_| it.interval().is_some()).map(|estimate| {
        let args =
            range(estimate, ["number", "low", "high"], |number| self::number(on, it, number));
        on.say("basis-between", &args)
    });
    let value = estimate.map(|estimate| number(on, it, estimate.value));
    Tile {
        id: it.id.into(),
        name,
        value,
        why: why(on, it),
        basis,
        before: None,
        target: None,
        changed: None,
        also: Vec::new(),
        definition,
    }
}

/// An expected number in a cell; blank where it is none.
pub(super) fn number_cell(on: &Setting<'_>, number: f64, places: i16) -> Cell {
    if !number.is_finite() {
        return on.blank();
    }
    Cell { text: on.words.number(number, places), raw: number.to_string(), ..Cell::default() }
}

pub(super) fn money_cell(on: &Setting<'_>, units: f64) -> Cell {
    if units.is_finite() { on.money(Money::of_units(units)) } else { on.blank() }
}

/// Customers by what they bought, with what is expected of them.
fn groups(on: &Setting<'_>, outlook: &Outlook) -> Table {
    let (days, half) = (on.report.shop.active_days(), on.report.shop.active_days() / 2);
    let ends = [("recent", half - 1), ("half", half), ("last", days - 1), ("days", days)];
    let days = ends.map(|(name, days)| (name, on.words.count(days.into()).into()));
    let rows = outlook.kinds.iter().map(|(kind, customers, sums)| {
        let id = format!("kind-{}-{}", if kind.again { "again" } else { "once" }, kind.halves);
        let name = Cell::named(on.say(&id, &days), &id);
        if !on.report.untold.shows_kind(*kind) {
            let size = untold(on, *customers);
            return [name, size].into_iter().chain([(); 4].map(|()| on.blank())).collect();
        }
        vec![
            name,
            on.count(*customers),
            number_cell(on, sums.active, 0),
            number_cell(on, sums.orders, 0),
            money_cell(on, sums.revenue),
            money_cell(on, sums.value),
        ]
    });
    on.table(
        "outlook-groups",
        &[
            ("kind", false),
            ("customers", true),
            ("expected_active", true),
            ("expected_orders", true),
            ("expected_revenue", true),
            ("clv", true),
        ],
        rows.collect(),
    )
}

fn parameters(on: &Setting<'_>, outlook: &Outlook) -> Table {
    let amounts = outlook.amounts.iter().flat_map(|amounts| &amounts.parameters);
    let rows = outlook.buying.iter().chain(amounts).map(|it: &Parameter| {
        vec![
            Cell::text(it.name),
            Cell::text(it.model),
            number_cell(on, it.value, 3),
            number_cell(on, it.error, 3),
        ]
    });
    on.table(
        "outlook-parameters",
        &[("parameter", false), ("model", false), ("value", true), ("standard_error", true)],
        rows.collect(),
    )
}

/// Whether those who order often spend more an order, as the model of amounts
/// assumes they do not.
fn amounts(on: &Setting<'_>, outlook: &Outlook) -> String {
    let Ok(amounts) = &outlook.amounts else { return on.say("outlook-no-amounts", &[]) };
    let Some(correlation) = amounts.correlation else {
        return on.say("outlook-amounts-alike", &[]);
    };
    let strength = if correlation.abs() < WEAK { "weak" } else { "strong" };
    let args = [
        ("n", amounts.customers.into()),
        ("customers", on.words.count(amounts.customers).into()),
        ("mean", money(on, amounts.mean).into()),
        ("correlation", on.words.number(correlation, 2).into()),
        ("strength", strength.into()),
    ];
    on.say("outlook-amounts", &args)
}

/// Correlations nearer to 0 are called weak: one number then explains less than
/// a twenty-fifth of the variance of the other.
const WEAK: f64 = 0.2;
