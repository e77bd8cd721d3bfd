//! What it would be worth if more customers came back: a part of the value page.

use serde::Serialize;

use crate::forecasts::outlook::SecondOrder;
use crate::report::{NoRise, POINTS, Rise, WhatIf, what_if};

use super::locale::Arg;
use super::outlook::{money, money_cell, number_cell};
use super::view::{Cell, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    /// What the larger rise of each rate would be worth, or why that is not
    /// told, and what to think of it.
    sentences: Vec<String>,
    table: Option<Table>,
}

/// What a rise of each rate would be worth.
pub(super) fn view(on: &Setting<'_>) -> View {
    let all = what_if(on.report);
    let mut sentences: Vec<String> = all.iter().map(|it| sentence(on, it)).collect();
    let is_known = all.iter().any(|it| it.outcome.is_ok());
    if is_known {
        sentences.push(on.say("what-if-note", &[]));
    }
    View { sentences, table: is_known.then(|| table(on, &all)) }
}

fn sentence(on: &Setting<'_>, WhatIf { id, outcome }: &WhatIf) -> String {
    let [_, points] = POINTS;
    let rise = match outcome {
        Ok(rise) => rise,
        Err(why) => {
            let why = match *why {
                NoRise::NotExpected(why) => on.say(&format!("why-{}", why.id()), &[]),
                NoRise::NotCounted(why) => on.words.why(why),
            };
            let args = [("metric", on.metric_name(id).into()), ("why", why.into())];
            return on.say("what-if-not", &args);
        }
    };
    let won = rise.by(points);
    let mut args: Vec<Arg<'_>> = vec![
        ("points", on.words.count(points.into()).into()),
        ("customers", on.words.count(rise.customers).into()),
        ("n", libm::round(won.customers).into()),
        ("more", on.words.people(won.customers).into()),
        ("each", on.words.number(rise.orders_each, 2).into()),
        ("amount", money(on, rise.amount).into()),
        ("revenue", money(on, won.revenue).into()),
    ];
    if let Ok(outlook) = &on.report.outlook {
        args.extend([
            ("days", on.words.count(SecondOrder::AFTER.0.into()).into()),
            ("again", on.words.number(outlook.second.again, 2).into()),
            ("once", on.words.number(outlook.second.once, 2).into()),
        ]);
    }
    on.say(&format!("what-if-{id}"), &args)
}

fn table(on: &Setting<'_>, all: &[WhatIf]) -> Table {
    let row = |id: &str, rise: &Rise, points: u32| {
        let won = rise.by(points);
        vec![
            Cell::named(on.metric_name(id), id),
            on.count(points.into()),
            on.count(rise.customers),
            Cell { text: on.words.people(won.customers), ..number_cell(on, won.customers, 0) },
            number_cell(on, rise.orders_each, 2),
            money_cell(on, rise.amount),
            money_cell(on, won.revenue),
        ]
    };
    let known = all.iter().filter_map(|it| Some((it.id, it.outcome.ok()?)));
    let rows = known.flat_map(|(id, rise)| POINTS.map(|points| row(id, &rise, points)));
    on.table(
        "what-if",
        &[
            ("rate", false),
            ("points", true),
            ("rate_customers", true),
            ("customers_more", true),
            ("orders_each", true),
            ("revenue_per_order", true),
            ("revenue_more", true),
        ],
        rows.collect(),
    )
}
