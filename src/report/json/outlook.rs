//! What is to be expected, as JSON.
//!
//! Expected numbers are not whole. Money that is computed and not counted is
//! rounded to a ten-thousandth.

use serde_json::{Map, Value as Json, json};

use crate::forecasts::gates;
use crate::forecasts::gates::Gate;
use crate::forecasts::interval::Estimate;
use crate::forecasts::outlook::{Amounts, Outlook, Parameter, SecondOrder, Trial, Unknown};
use crate::metrics::Unit;
use crate::report::{POINTS, WhatIf, predictions, what_if};
use crate::units::Money;

use super::Of;

impl Of<'_> {
    /// The numbers of the models, in the form of the metrics.
    pub(super) fn predictions(&self) -> Map<String, Json> {
        let one = |it: crate::report::Prediction| {
            let number = |number: f64| match it.unit {
                Unit::Money => self.units(number),
                _ => json!(number),
            };
            let interval = it.interval();
            let fields = json!({
                "value": it.outcome.ok().map(|estimate| number(estimate.value)),
                "unit": it.unit,
                "window": "next_12m",
                "low": interval.map(|(low, _)| number(low)),
                "high": interval.map(|(_, high)| number(high)),
                "why": it.outcome.err().map(|why| why.id()),
            });
            (it.id.to_string(), fields)
        };
        predictions(self.report).into_iter().map(one).collect()
    }

    /// An amount that was computed.
    fn units(&self, units: f64) -> Json {
        self.money(Money::of_units(units))
    }

    fn estimate(&self, estimate: Estimate, is_money: bool) -> Json {
        let number = |it: f64| if is_money { self.units(it) } else { json!(it) };
        let (low, high) = estimate.interval();
        json!({ "value": number(estimate.value), "low": number(low), "high": number(high) })
    }

    pub(super) fn outlook(&self) -> Json {
        let outlook = self.report.outlook.as_ref();
        let mut fields = match outlook {
            Ok(outlook) => self.known(outlook),
            Err(Unknown::NoModel(trials)) => json!({ "models": self.trials(trials) }),
            Err(Unknown::Shut(_)) => json!({}),
        };
        fields["why"] = json!(outlook.err().map(Unknown::id));
        fields["what_if"] = self.what_if();
        fields["gates"] = self.gates();
        fields["discount_rate"] = json!(self.report.shop.discount_rate);
        fields
    }

    fn what_if(&self) -> Json {
        let one = |WhatIf { id, outcome }: WhatIf| {
            let rise = outcome.ok();
            let by = |points: u32| {
                rise.map(|rise| rise.by(points)).map(|won| {
                    json!({
                        "points": points,
                        "customers": won.customers,
                        "orders": won.orders,
                        "revenue": self.units(won.revenue),
                    })
                })
            };
            json!({
                "metric": id,
                "why": outcome.err().map(|why| why.id()),
                "customers": rise.map(|rise| rise.customers),
                "orders_each": rise.map(|rise| rise.orders_each),
                "revenue_per_order": rise.map(|rise| self.units(rise.amount)),
                "rises": POINTS.into_iter().filter_map(by).collect::<Json>(),
            })
        };
        what_if(self.report).into_iter().map(one).collect()
    }

    fn gates(&self) -> Json {
        let facts = self.report.facts;
        let shut = gates::shut(facts);
        let gate = |gate: Gate| {
            let (found, limit) = facts.of(gate);
            let fields = json!({ "found": found, "limit": limit, "open": !shut.contains(&gate) });
            (gate.id().to_string(), fields)
        };
        Json::Object(Gate::ALL.map(gate).into_iter().collect())
    }

    fn known(&self, outlook: &Outlook) -> Json {
        let whole = outlook.whole;
        let score = outlook.trials[outlook.chosen].outcome.as_ref().ok();
        let weeks = score.iter().flat_map(|score| &score.weeks);
        let kinds = outlook.kinds.iter().map(|(kind, customers, sums)| {
            let shown = self.report.untold.shows_kind(*kind);
            let known = |number: f64| (shown && number.is_finite()).then_some(number);
            json!({
                "ordered_again": kind.again,
                "idle_half_windows": kind.halves,
                "customers": shown.then_some(customers),
                "active": known(sums.active),
                "orders": known(sums.orders),
                "revenue": known(sums.revenue).map(|it| self.units(it)),
                "value": known(sums.value).map(|it| self.units(it)),
            })
        });
        json!({
            "first": outlook.first.to_string(),
            "split": outlook.split.to_string(),
            "held_days": outlook.held.0,
            "models": self.trials(&outlook.trials),
            "model": outlook.trials[outlook.chosen].model,
            "parameters": outlook.buying.iter().map(parameter).collect::<Json>(),
            "amounts": match &outlook.amounts {
                Ok(amounts) => self.amounts(amounts),
                Err(error) => json!({ "why": error.id() }),
            },
            "customers": whole.customers,
            "nobody_leaves": outlook.nobody_leaves,
            "after_second_order": {
                "days": SecondOrder::AFTER.0,
                "ordered_again": outlook.second.again,
                "ordered_once": outlook.second.once,
            },
            "active": whole.active.map(|it| json!({ "value": it.customers.value })),
            "active_by": whole.active.map(|it| it.model),
            "orders": self.estimate(whole.orders, false),
            "revenue": whole.worth.map(|(revenue, _)| self.estimate(revenue, true)),
            "value": whole.worth.map(|(_, value)| self.estimate(value, true)),
            "groups": kinds.collect::<Json>(),
            "weeks_actual_expected":
                weeks.map(|it| json!([it.actual, it.expected])).collect::<Json>(),
        })
    }

    fn amounts(&self, amounts: &Amounts) -> Json {
        json!({
            "customers": amounts.customers,
            "mean": self.units(amounts.mean),
            "correlation": amounts.correlation,
            "parameters": amounts.parameters.iter().map(parameter).collect::<Json>(),
            "why": null,
        })
    }

    fn trials(&self, trials: &[Trial]) -> Json {
        let least = self.report.shop.privacy_threshold;
        let trial = |trial: &Trial| {
            let score = trial.outcome.as_ref().ok();
            let rows = score.map(|score| score.rows(least));
            let row = |row: &crate::forecasts::holdout::Row| {
                json!({
                    "from": row.from,
                    "to": row.to,
                    "customers": row.did.customers,
                    "actual": row.did.actual,
                    "expected": row.did.expected,
                })
            };
            json!({
                "name": trial.model,
                "why": trial.outcome.as_ref().err().map(|error| error.id()),
                "actual": score.map(|it| it.actual()),
                "expected": score.map(|it| it.expected()),
                "deviance": score.map(|it| it.deviance),
                "mean_absolute_error": score.map(|it| it.mean_absolute_error),
                "by_repeats": rows.map(|rows| rows.iter().map(row).collect::<Json>()),
            })
        };
        trials.iter().map(trial).collect()
    }
}

fn parameter(it: &Parameter) -> Json {
    json!({ "model": it.model, "name": it.name, "value": it.value, "error": it.error })
}
