//! What to do: the playbooks that apply, by what is at stake.

use serde::Serialize;

use crate::playbooks::Advice;
use crate::playbooks::Applies;
use crate::playbooks::Playbook;

use super::conditions::sentence;
use super::markdown;
use super::segments::audience;
use super::view::{Cell, Setting, Table};

/// Playbooks that are proposed in a month; nobody does more. The rest of those
/// that apply are listed.
const PROPOSED: usize = 5;

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    applying: Vec<Card>,
    also: Vec<Card>,
    others: Vec<Card>,
    table: Table,
}

/// A playbook in this shop and month.
#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    title: String,
    audience: String,
    /// Customers in the audience; `None` when too few to say.
    customers: Option<String>,
    /// Revenue at stake with them.
    stake: Option<String>,
    /// Why it applies, or why not.
    reason: String,
    measure: String,
    body: String,
    /// Whether title and body are in the language of the page.
    is_translated: bool,
}

/// The strategy page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let advice = &on.report.advice;
    let (applying, others): (Vec<_>, Vec<_>) =
        advice.iter().partition(|one| one.applies == Applies::Yes);
    let (proposed, also) = applying.split_at(applying.len().min(PROPOSED));
    View {
        applying: proposed.iter().map(|one| card(on, one)).collect(),
        also: also.iter().map(|one| card(on, one)).collect(),
        others: others.iter().map(|one| card(on, one)).collect(),
        table: table(on),
    }
}

/// A playbook as the summary and the strategy page show it.
pub(super) fn card(on: &Setting<'_>, advice: &Advice) -> Card {
    let playbook = &advice.playbook;
    let group = advice.audience;
    let shown = on.report.shows(&group);
    let days = u64::from(playbook.measure.after_days);
    let customers = on.words.count(group.customers);
    let translated = on.texts.playbook(&playbook.id);
    let body = translated.map_or(&playbook.body, |it| &it.body);
    Card {
        id: playbook.id.clone(),
        title: title(on, playbook).into(),
        audience: audience(on, &playbook.audience),
        customers: shown.then(|| {
            on.say("customers", &[("n", group.customers.into()), ("number", customers.into())])
        }),
        stake: shown.then(|| on.words.money(group.last_year)),
        reason: advice.first().map(|it| sentence(on, it)).unwrap_or_default(),
        measure: on.say(
            "measure",
            &[
                ("metric", on.metric_name(&playbook.measure.metric).into()),
                ("days", on.words.days(days as f64).into()),
            ],
        ),
        body: markdown::render(body, 4),
        is_translated: translated.is_some() || on.texts.is_source(),
    }
}

fn title<'a>(on: &'a Setting<'_>, playbook: &'a Playbook) -> &'a str {
    on.texts.playbook(&playbook.id).map_or(&playbook.title, |it| &it.title)
}

fn table(on: &Setting<'_>) -> Table {
    let row = |advice: &Advice| {
        let group = advice.audience;
        let shown = on.report.shows(&group);
        let if_shown = |cell: Cell| if shown { cell } else { on.blank() };
        vec![
            Cell::named(title(on, &advice.playbook).into(), &advice.playbook.id),
            Cell::named(audience(on, &advice.playbook.audience), &advice.playbook.audience),
            Cell::named(
                on.say(&format!("applies-short-{}", advice.applies.id()), &[]),
                advice.applies.id(),
            ),
            if_shown(on.count(group.customers)),
            if_shown(on.money(group.last_year)),
        ]
    };
    on.table(
        "playbooks",
        &[
            ("playbook", false),
            ("audience", false),
            ("applies", false),
            ("customers", true),
            ("at_stake", true),
        ],
        on.report.advice.iter().map(row).collect(),
    )
}
