//! What is compared, as JSON: changes, differences, movement and lapse.

use serde_json::{Map, Value as Json, json};

use crate::metrics::Value;
use crate::segments::lifecycle::State;

use super::Report;
use super::change::{Headline, Tested};
use super::differences::Difference;

/// The numbers at the head of the report; `value` writes one.
pub(super) fn headline(report: &Report, value: impl Fn(Value) -> Json) -> Json {
    let one = |one: &Headline| {
        let point = |(month, number): &(crate::units::Month, Option<Value>)| json!({ "month": month.to_string(), "value": number.map(&value) });
        let fields = json!({
            "year_ago": one.year_ago().map(&value),
            "change": one.year.ok().map(|tested| change(&tested)),
            "against_trend": one.trend.map(|tested| change(&tested)),
            "untested": one.year.err().map(|why| why.id()),
            "path": one.path.iter().map(point).collect::<Json>(),
        });
        (one.id.to_string(), fields)
    };
    Json::Object(report.headline.iter().map(one).collect())
}

fn change(tested: &Tested) -> Json {
    json!({
        "difference": tested.change.difference,
        "low": tested.change.interval.0,
        "high": tested.change.interval.1,
        "p": tested.change.p,
        "p_adjusted": tested.adjusted,
        "verdict": tested.verdict().id(),
    })
}

/// How a slice comes back, to be added to its other fields.
pub(super) fn difference(difference: &Difference, slice: &mut Json) {
    let second = difference.second.ok();
    let interval = second.and_then(|reading| reading.interval);
    slice["second_order_90d"] = json!(second.map(|reading| reading.value.number()));
    slice["second_order_90d_low"] = json!(interval.map(|(low, _)| low));
    slice["second_order_90d_high"] = json!(interval.map(|(_, high)| high));
    slice["p"] = json!(difference.test.map(|test| test.p));
    slice["p_adjusted"] = json!(difference.test.map(|test| test.adjusted));
    slice["beside_the_rest"] = json!(difference.test.map(|test| test.speed().id()));
}

/// Customers from state to state; null where it is not told.
pub(super) fn movement(report: &Report) -> Json {
    let Some(told) = &report.movement else { return Json::Null };
    let row = |cell: &dyn Fn(State) -> Option<u64>, total: Option<u64>| {
        let cells = State::ALL.map(|now| (now.id().to_string(), json!(cell(now))));
        let cells = cells.into_iter().chain([("total".to_string(), json!(total))]);
        Json::Object(cells.collect::<Map<_, _>>())
    };
    let before = |id: &str, before: Option<State>| {
        (id.to_string(), row(&|now| told.cell(before, now), told.before(before)))
    };
    let rows = State::ALL.map(|state| before(state.id(), Some(state)));
    let new = before("no_customer_yet", None);
    let total = ("total".to_string(), row(&|now| told.now(now), told.everyone()));
    Json::Object(rows.into_iter().chain([new, total]).collect::<Map<_, _>>())
}

/// The line by which states are told.
pub(super) fn line(report: &Report) -> Json {
    let line = report.line;
    json!({ "days": line.days.0, "half": line.half().0, "origin": line.origin.id() })
}

/// The lapse day.
pub(super) fn lapse(report: &Report) -> Json {
    let lapse = report.lapse.ok();
    json!({
        "day": lapse.map(|it| it.day.0),
        "low": lapse.map(|it| it.interval.0.0),
        "high": lapse.map(|it| it.interval.1.0),
        "horizon": lapse.map(|it| it.horizon.0),
        "returned": lapse.map(|it| it.returned),
        "returned_by_day": lapse.map(|it| it.returned_by_day),
        "why": report.lapse.err().map(|why| why.id()),
    })
}
