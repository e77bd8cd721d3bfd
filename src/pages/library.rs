//! The library: every playbook on a page of its own to link to, and a page that
//! leads to them.

use serde::Serialize;

use crate::playbooks::Per;
use crate::playbooks::stake::Worth;
use crate::playbooks::{Advice, Applies};
use crate::units::Money;

use super::advice::{ends, measured, reason, title};
use super::segments::audience;
use super::sheet::Head;
use super::view::{Cell, Setting, Table};

/// The folder of the playbooks' pages, in that of a language.
pub(super) const FOLDER: &str = "playbooks/";

/// Where a playbook's page is, in the folder of a language and without its ending.
pub(super) fn place(id: &str) -> String {
    format!("{FOLDER}{id}")
}

/// What the template of the library's first page sees.
#[derive(Serialize)]
pub(super) struct View {
    table: Table,
}

/// Columns of the file on the library's first page.
const SHOWN: [&str; 7] =
    ["playbook", "audience", "applies", "effort_hours", "lead_days", "adds", "basis"];

/// The library's first page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let whole = table(on);
    let link = |one: &Advice| Some(format!("{}.html", place(&one.playbook.id)));
    let title = whole.title.clone();
    View { table: whole.narrowed(title, &SHOWN, on.report.advice.iter().map(link)) }
}

/// The head of a playbook's page: its title, and whether it is for now.
pub(super) fn head(on: &Setting<'_>, advice: &Advice) -> Head {
    let told = on.texts.playbook(&advice.playbook);
    let lead = match advice.applies {
        Applies::Yes if advice.is_proposed() => on.say("playbook-proposed", &[]),
        Applies::Yes => on.say("playbook-applies", &[]),
        _ => on.say("playbook-not-now", &[("reason", reason(on, advice).into())]),
    };
    Head::new(told.title.into(), lead, !told.is_translated)
}

/// Every playbook with its numbers, and its file.
pub(super) fn table(on: &Setting<'_>) -> Table {
    let row = |advice: &Advice| {
        let playbook = &advice.playbook;
        let shown = on.report.untold.shows(&playbook.audience);
        let if_shown = |cell: Cell| if shown { cell } else { on.blank() };
        let worth = |end: fn(&Worth) -> f64| match &advice.stake.worth {
            Some(worth) => if_shown(reckoned(on, end(worth))),
            None => on.blank(),
        };
        let lead = u64::from(playbook.lead_days);
        let rank = advice.rank.map_or_else(|| on.blank(), |rank| on.count(rank as u64));
        let [adds, basis] = adds(on, advice);
        vec![
            Cell::named(title(on, playbook).into(), &playbook.id),
            Cell::named(audience(on, &playbook.audience), &playbook.audience),
            if_shown(on.count(advice.audience.customers)),
            worth(|it| it.low),
            worth(|it| it.high),
            on.count(u64::from(playbook.effort_hours)),
            on.count(lead),
            rank,
            Cell::named(
                on.say(&format!("applies-short-{}", advice.applies.id()), &[]),
                advice.applies.id(),
            ),
            adds,
            basis,
        ]
    };
    on.table(
        "playbooks",
        &[
            ("playbook", false),
            ("audience", false),
            ("customers", true),
            ("worth_low", true),
            ("worth_high", true),
            ("effort_hours", true),
            ("lead_days", true),
            ("rank", true),
            ("applies", false),
            ("adds", false),
            ("basis", false),
        ],
        on.report.advice.iter().map(row).collect(),
    )
}

/// What a playbook adds, and on what that rests. The file has what it is added to, and
/// both ends: shares, or an amount of each customer.
fn adds(on: &Setting<'_>, advice: &Advice) -> [Cell; 2] {
    if let Some(it) = advice.stake.shown() {
        let raw = format!("net_per_customer {} {}", it.low, it.high);
        return [
            Cell::named(on.say("adds-measured", &measured(on, it)), &raw),
            Cell::named(on.say("basis-measured", &[]), "measured"),
        ];
    }
    let Some(lift) = &advice.playbook.lift else { return [on.blank(), on.blank()] };
    let id = match lift.per {
        Per::Orders => "adds-orders",
        Per::Revenue => "adds-revenue",
    };
    let raw = format!("{} {} {}", lift.per.id(), lift.low, lift.high);
    let basis = lift.basis.id();
    [
        Cell::named(on.say(id, &ends(on, lift)), &raw),
        Cell::named(on.say(&format!("basis-{basis}"), &[]), basis),
    ]
}

/// An amount in units of currency, rounded on the page alone.
fn reckoned(on: &Setting<'_>, units: f64) -> Cell {
    let cell = on.money(Money::of_units(units));
    Cell { text: on.words.money_round(units), ..cell }
}
