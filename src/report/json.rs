//! A report as JSON: every number on every page.
//!
//! Money is a decimal string, a share is 0 to 1, a day is `2011-11-30`, and
//! what is undefined is null with the reason in `why`.

mod outlook;

use serde_json::{Map, Value as Json, json};

use crate::benchmarks::Comparison;
use crate::benchmarks::claims::{Claimed, Tested};
use crate::ledger::Cell;
use crate::ledger::MonthTotals;
use crate::ledger::Pace;
use crate::metrics::Metric;
use crate::metrics::Value;
use crate::metrics::cohorts::Row;
use crate::metrics::survival::Survival;
use crate::metrics::years::Year;
use crate::orders::{Converted, Merged, Repeat, Rule, SideFile};
use crate::playbooks::Advice;
use crate::segments::Group;
use crate::segments::firsts::{Slice, SliceName};
use crate::units::Money;
use crate::units::Month;
use crate::units::ratio;

use super::told;
use super::{GAP_BINS, Report};

/// The version of this form.
pub const SCHEMA: u32 = 1;

/// The report as JSON text, one line for each of its parts.
pub fn json(report: &Report) -> String {
    let of = Of { report, digits: report.currency.digits() };
    let whole = json!({
        "schema": SCHEMA,
        "languages": report.shop.locales,
        "shop": of.shop(),
        "period": {
            "month": report.period.month.to_string(),
            "from": report.period.month.first().to_string(),
            "to": report.period.month.last().to_string(),
            "as_of": report.period.as_of.to_string(),
            "over": report.period.over,
        },
        "data": of.data(),
        "metrics": of.metrics(),
        "headline": told::headline(report, |value| of.value(value)),
        "cohorts": of.cohorts(),
        "retention": super::retention::json(report, of.digits),
        "months": of.months(),
        "annotations": super::annotations::as_json(&report.annotations),
        "margin": report.margins.as_ref().map(|margins| margins.json(|it| of.money(it))),
        "flows": of.flows(),
        "time_to_next_order": report.survivals.iter().map(survival).collect::<Json>(),
        "gaps": { "days_per_bin": GAP_BINS.0, "orders": report.gaps },
        "lorenz": report.lorenz,
        "gini": report.gini,
        "outlook": of.outlook(),
        "lifecycle": of.groups(report.states.iter().map(|(state, group)| (state.id(), group))),
        "movement": told::movement(report),
        "lifecycle_line": told::line(report),
        "lapse": told::lapse(report),
        "rfm": of.rfm(),
        "first_orders": of.firsts(),
        "calendar": report.calendar.json(),
        "loyalty": report.loyalty.json(&report.shop, |it| of.money(it)),
        "targets": super::targets::json(report, |value| of.value(value)),
        "benchmarks": report.comparisons.iter().map(comparison).collect::<Json>(),
        "claims": report.claims.iter().map(claim).collect::<Json>(),
        "stage": report.store.json(&report.shop),
        "plans": super::plans::json(report, |value| of.value(value)),
        "effects": super::effects::json(report, of.digits),
        "playbooks": report.advice.iter().map(|advice| of.advice(advice)).collect::<Json>(),
    });
    let parts = whole.as_object().into_iter().flatten();
    let lines: Vec<String> = parts.map(|(name, part)| format!("{}:{part}", json!(name))).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// A report and the digits of its currency.
struct Of<'a> {
    report: &'a Report,
    digits: u32,
}

impl Of<'_> {
    fn money(&self, money: Money) -> Json {
        Json::String(money.decimal(self.digits))
    }

    fn value(&self, value: Value) -> Json {
        match value {
            Value::Count(count) => json!(count),
            Value::Money(money) => self.money(money),
            Value::Share(number) | Value::Days(number) | Value::Ratio(number) => json!(number),
        }
    }

    fn shop(&self) -> Json {
        let shop = &self.report.shop;
        json!({
            "name": shop.name,
            "currency": self.report.currency.code(),
            "time_zone": self.report.data.zones().first(),
            "vertical": shop.vertical,
            "active_days": shop.active_days(),
            "loyal_orders": shop.loyal_orders,
            "privacy_threshold": shop.privacy_threshold,
            "discount_rate": shop.discount_rate,
        })
    }

    fn data(&self) -> Json {
        let data = &self.report.data;
        let left_out = data.account.left_out.iter();
        let files = data.account.files.iter().map(|file| {
            json!({ "name": file.name, "blake3": file.hash, "format": file.format,
                    "encoding": file.encoding, "rows": file.rows })
        });
        let rows = left_out.clone().map(|(why, left)| (why.clone(), json!(left.rows)));
        let gross = left_out.map(|(why, left)| (why.clone(), self.money(left.gross)));
        json!({
            "rows_read": data.account.rows_read,
            "rows_used": data.account.rows_used,
            "rows_left_out": rows.collect::<Map<_, _>>(),
            "gross_left_out": gross.collect::<Map<_, _>>(),
            "orders": data.orders,
            "orders_identified": data.orders_identified,
            "orders_later": data.orders_later,
            "customers": data.customers,
            "gross": self.money(data.gross),
            "gross_identified": self.money(data.gross_identified),
            "credit_notes": data.credit_notes,
            "credits": self.money(data.credits),
            "credits_identified": self.money(data.credits_identified),
            "people_with_credit_notes_only": data.credit_only,
            "refunds_beyond": data.account.refunds_beyond,
            "first_order": data.first.to_string(),
            "last_order": data.last.to_string(),
            "files": files.collect::<Json>(),
            "identity": data.account.merged.as_ref().map(identity),
            "converted": data.account.converted.as_ref().map(converted),
            "warnings": self.report.warnings().iter().map(|it| json!(it.id())).collect::<Json>(),
        })
    }

    fn metrics(&self) -> Json {
        let one = |metric: &Metric| {
            let before = self.report.metric_before(metric.definition.id);
            let before = before.and_then(|metric| metric.outcome.ok());
            let mut fields = self.outcome(metric);
            fields.insert("previous".into(), json!(before.map(|it| self.value(it.value))));
            (metric.definition.id.to_string(), Json::Object(fields))
        };
        let mut all: Map<String, Json> = self.report.metrics.iter().map(one).collect();
        all.extend(self.predictions());
        Json::Object(all)
    }

    fn outcome(&self, metric: &Metric) -> Map<String, Json> {
        let reading = metric.outcome.ok();
        let part = |part: Option<Value>| json!(part.map(|value| self.value(value)));
        let parts = reading.and_then(|it| it.parts);
        let interval = reading.and_then(|it| it.interval);
        [
            ("value", part(reading.map(|it| it.value))),
            ("unit", json!(metric.definition.unit)),
            ("window", json!(metric.definition.window)),
            ("numerator", part(parts.map(|it| it.0))),
            ("denominator", part(parts.map(|it| it.1))),
            ("low", json!(interval.map(|it| it.0))),
            ("high", json!(interval.map(|it| it.1))),
            ("why", json!(metric.outcome.err().map(|why| why.id()))),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_string(), value))
        .collect()
    }

    fn cohorts(&self) -> Json {
        let triangle = &self.report.triangle;
        let hides = |month: Month| self.report.few.hides(Pace::Month, month.first());
        let told = self.report.rows();
        let by = |row: &Row, number: &dyn Fn(Cell) -> Json| -> Json {
            row.cells.iter().map(|cell| json!(cell.map(number))).collect()
        };
        let rows = told.iter().map(|row| {
            json!({
                "cohort": row.cohort.to_string(),
                "customers": by(row, &|cell| json!(cell.customers)),
                "orders": by(row, &|cell| json!(cell.orders)),
                "revenue": by(row, &|cell| self.money(cell.net)),
                "why": super::retention::why(hides(row.cohort)),
            })
        });
        let year = |year: &Year| {
            json!({
                "from": year.row.cohort.to_string(),
                "to": year.last.to_string(),
                "cohorts": year.told.len(),
                "customers": by(&year.row, &|cell| json!(cell.customers)),
                "orders": by(&year.row, &|cell| json!(cell.orders)),
                "revenue": by(&year.row, &|cell| self.money(cell.net)),
            })
        };
        let months = self.report.years();
        let months = months.iter().map(|it| {
            let mut told = year(it);
            let margin = self.report.margin_of(it).into_iter();
            told["margin_per_customer"] =
                margin.map(|each| json!(each.map(|each| self.money(each)))).collect();
            told
        });
        let pooled = triangle.pooled().into_iter();
        let pooled = pooled.take_while(|(_, of)| self.report.shows_count(*of));
        let pooled: Vec<(u64, u64)> = pooled.collect();
        let pooled = pooled.iter().map(|(active, of)| json!({ "active": active, "of": of }));
        json!({
            "rows": rows.collect::<Json>(),
            "years": months.collect::<Json>(),
            "years_of_quarters": self.report.years_of_quarters().iter().map(year).collect::<Json>(),
            "pooled": pooled.collect::<Json>(),
            "left_censored": triangle.left_censored().map(|month| month.to_string()),
        })
    }

    fn months(&self) -> Json {
        let month = |(at, (month, totals)): (usize, &(Month, MonthTotals))| {
            json!({
                "month": month.to_string(),
                "over": self.report.is_over(at),
                "orders": totals.orders,
                "revenue": self.money(totals.net),
                "gross": self.money(totals.gross),
                "credits": self.money(totals.credits),
                "orders_unidentified": totals.unidentified_orders,
                "revenue_unidentified": self.money(totals.unidentified_net),
                "new_customers": totals.new,
                "returning_customers": totals.returning,
                "revenue_new": self.money(totals.new_net),
            })
        };
        self.report.months.iter().enumerate().map(month).collect()
    }

    fn flows(&self) -> Json {
        let known = self.report.flows.iter().filter_map(|(month, flow)| Some((month, (*flow)?)));
        known
            .map(|(month, flow)| {
                json!({
                    "month": month.to_string(),
                    "active": flow.active,
                    "new": flow.new,
                    "won_back": flow.won_back,
                    "lapsed": flow.lapsed,
                })
            })
            .collect()
    }

    fn group(&self, group: &Group, shown: bool) -> Json {
        json!({
            "customers": shown.then_some(group.customers),
            "orders": shown.then_some(group.orders),
            "revenue": shown.then(|| self.money(group.net)),
            "revenue_last_year": shown.then(|| self.money(group.last_year)),
        })
    }

    fn groups<'a>(&self, groups: impl Iterator<Item = (&'static str, &'a Group)>) -> Json {
        let group =
            |(id, group)| (String::from(id), self.group(group, self.report.untold.shows(id)));
        Json::Object(groups.map(group).collect())
    }

    fn rfm(&self) -> Json {
        let rfm = &self.report.rfm;
        let row = |(r, row): (usize, &Vec<Group>)| {
            let shown = |f: usize| self.report.untold.shows_cell((r, f));
            (0..).zip(row).map(|(f, group)| self.group(group, shown(f))).collect::<Json>()
        };
        json!({
            "places": self.groups(rfm.places.iter().map(|(place, group)| (place.id(), group))),
            "parts": rfm.parts(),
            "grid": (0..).zip(&rfm.grid).map(row).collect::<Json>(),
        })
    }

    fn firsts(&self) -> Json {
        let slice = |slice: &Slice| {
            let (name, kind) = match &slice.name {
                SliceName::Named(name) => (Some(name), "named"),
                SliceName::Without => (None, "without"),
                SliceName::Other => (None, "other"),
            };
            json!({
                "name": name,
                "kind": kind,
                "customers": slice.first.customers,
                "repeaters": slice.first.repeaters,
                "revenue": self.money(slice.first.net),
            })
        };
        let firsts = self.report.firsts.iter().zip(&self.report.differences);
        let all = firsts.map(|((by, slices), (_, differences))| {
            let slices = slices.iter().zip(differences).map(|(of, difference)| {
                let mut fields = slice(of);
                told::difference(difference, &mut fields);
                fields
            });
            (by.id().to_string(), slices.collect::<Json>())
        });
        Json::Object(all.collect())
    }

    fn advice(&self, advice: &Advice) -> Json {
        let shown = self.report.untold.shows(&advice.playbook.audience);
        let group = self.group(&advice.audience, shown);
        super::advice::json(advice, shown, group, |value| self.value(value))
    }
}

fn side_file(file: &SideFile) -> Json {
    json!({ "name": file.name, "blake3": file.hash })
}

fn identity(merged: &Merged) -> Json {
    let repeat = |of: Repeat| {
        json!({
            "customers": of.customers,
            "repeaters": of.repeaters,
            "repeat_rate": ratio(of.repeaters, of.customers),
        })
    };
    let rules = merged.rules.iter().map(|(rule, effect)| {
        let (found, ignored) = match rule {
            Rule::Aliases => ("rows", "rows_of_unknown_keys"),
            _ => ("orders", "keys_shared_by_too_many"),
        };
        let effect =
            json!({ found: effect.found, "merged": effect.merged, ignored: effect.ignored });
        (rule.id().to_string(), effect)
    });
    json!({
        "keys": merged.keys,
        "orders_named": merged.named,
        "before": repeat(merged.before),
        "after": repeat(merged.after),
        "rules": rules.collect::<Map<_, _>>(),
        "aliases": merged.aliases.as_ref().map(side_file),
    })
}

fn converted(converted: &Converted) -> Json {
    json!({ "rates": side_file(&converted.rates), "orders": converted.orders })
}

fn survival(curve: &Survival) -> Json {
    let step = |step: &crate::metrics::survival::Step| {
        let (low, high) = step.interval();
        json!([step.day.0, step.returned(), low, high])
    };
    json!({
        "customers": curve.customers,
        "longest": curve.longest.0,
        "median": curve.median().map(|days| days.0),
        "day_returned_low_high": curve.steps.iter().map(step).collect::<Json>(),
    })
}

fn comparison(comparison: &Comparison) -> Json {
    let benchmark = &comparison.benchmark;
    let mismatches = comparison.result.as_ref().err();
    json!({
        "id": benchmark.id,
        "metric": benchmark.metric,
        "low": benchmark.low,
        "high": benchmark.high,
        "median": benchmark.median,
        "position": comparison.result.as_ref().ok().map(|position| position.id()),
        "mismatches": mismatches.map(|all| all.iter().map(|it| it.id()).collect::<Vec<_>>()),
    })
}

fn claim(tested: &Tested) -> Json {
    let test = tested.claim.test.as_ref();
    json!({
        "id": tested.claim.id,
        "standing": tested.claim.standing.id(),
        "metric": test.map(|test| &test.metric),
        "claimed": test.map(|test| match test.claimed {
            Claimed::Side(op, value) => json!({ "op": op, "value": value }),
            Claimed::Between(low, high) => json!({ "low": low, "high": high }),
        }),
        "verdict": tested.verdict.id(),
    })
}
