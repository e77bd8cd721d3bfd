//! When customers hear from the shop: what to do in the coming month, and the
//! contacts of each state with the days they fall on.

use serde::Serialize;

use crate::report::calendar::{Basis, Calendar, Contact, NoPace, Replenish, Week};
use crate::segments::lifecycle::State;

use super::locale::Arg;
use super::outlook::number_cell;
use super::segments::audience;
use super::view::{Cell, Column, Setting, Table};

/// What the template sees.
#[derive(Serialize)]
pub(super) struct View {
    month: String,
    agenda: Vec<Entry>,
    due: Table,
    due_read: String,
    due_zero: Option<String>,
    /// How soon customers of each state order again, or why that is not known.
    paces: Vec<String>,
    contacts: Table,
    regular: String,
    replenish: Option<Table>,
}

/// A day of the month, and what to do on it.
#[derive(Serialize)]
struct Entry {
    day: String,
    /// The same for a machine.
    date: String,
    title: String,
    text: String,
}

/// The calendar page.
pub(super) fn view(on: &Setting<'_>) -> View {
    let calendar = &on.report.calendar;
    let month = on.words.month(calendar.month);
    View {
        agenda: agenda(on).into_iter().map(|it| it.entry(on)).collect(),
        due: due(on, calendar),
        due_read: on.say("calendar-due-read", &[("month", month.clone().into()), least(on)]),
        due_zero: zero(on, calendar),
        month: on.say("calendar-month", &[("month", month.into())]),
        paces: calendar.paces.iter().map(|(state, pace)| self::pace(on, *state, *pace)).collect(),
        contacts: contacts(on, calendar),
        regular: regular(on, &calendar.replenish),
        replenish: (!calendar.replenish.is_empty()).then(|| replenish(on, &calendar.replenish)),
    }
}

/// The privacy threshold, as a value of a message.
fn least<'a>(on: &Setting<'_>) -> Arg<'a> {
    ("least", on.words.count(on.report.shop.privacy_threshold).into())
}

/// Something to do on a day of the coming month.
pub(super) struct Event {
    /// What tells it apart from the others of the month, for ever.
    pub(super) id: String,
    pub(super) day: crate::units::Day,
    pub(super) title: String,
    pub(super) text: String,
    /// What falls due, a line each.
    pub(super) lines: Vec<String>,
}

impl Event {
    fn entry(self, on: &Setting<'_>) -> Entry {
        let (day, date) = (on.words.day(self.day), self.day.to_string());
        Entry { day, date, title: self.title, text: self.text }
    }
}

/// Everything to do in the coming month, by day.
pub(super) fn agenda(on: &Setting<'_>) -> Vec<Event> {
    let calendar = &on.report.calendar;
    let month = [
        ("month", on.words.month(on.report.period.month + 1).into()),
        ("before", on.words.month(on.report.period.month).into()),
    ];
    let routine = calendar.routine.iter().map(|it| Event {
        id: it.task.id().into(),
        day: it.day,
        title: on.say(&format!("task-{}", it.task.id()), &month),
        text: on.say(&format!("task-{}-read", it.task.id()), &month),
        lines: Vec::new(),
    });
    let weeks = (0..).zip(&calendar.weeks).map(|(place, week)| sends(on, place, week));
    let mut all: Vec<Event> = routine.chain(weeks).collect();
    all.sort_by_key(|it| it.day);
    all
}

/// The messages of a week.
fn sends(on: &Setting<'_>, place: usize, week: &Week) -> Event {
    let contacts = || on.report.calendar.contacts.iter();
    let (told, is_all) = on.report.calendar.due_in(place);
    let line = |it: &Contact| {
        let due = it.by_week[place].filter(|due| *due > 0)?;
        let args = [
            ("state", audience(on, it.state.id()).into()),
            ("message", message(on, it).into()),
            ("day", on.words.count(it.day.0.into()).into()),
            ("n", due.into()),
            ("number", on.words.count(due).into()),
        ];
        Some(on.say("calendar-line", &args))
    };
    let args = [
        ("from", on.words.day(week.monday).into()),
        ("to", on.words.day(week.to).into()),
        ("n", told.into()),
        ("number", on.words.count(told).into()),
        least(on),
    ];
    let id = match (is_all, told) {
        (true, _) => "task-send-read",
        (false, 0) => "task-send-read-few",
        (false, _) => "task-send-read-some",
    };
    Event {
        id: format!("send-{}", place + 1),
        day: week.monday,
        title: on.say("task-send", &[]),
        text: on.say(id, &args),
        lines: contacts().filter_map(line).collect(),
    }
}

/// What a contact is for.
fn message(on: &Setting<'_>, contact: &Contact) -> String {
    on.say(&format!("message-{}", contact.purpose.id()), &[])
}

/// How soon those of a state order again.
fn pace(
    on: &Setting<'_>,
    state: State,
    pace: Result<crate::report::calendar::Pace, NoPace>,
) -> String {
    let days = |days: crate::units::Days| on.words.count(days.0.into());
    match pace {
        Ok(pace) => {
            let own = if pace.of_all { "calendar-pace-of-all" } else { "calendar-pace" };
            let args = [
                ("state", audience(on, state.id()).into()),
                ("half", days(pace.half).into()),
                ("horizon", days(pace.horizon).into()),
            ];
            on.say(own, &args)
        }
        Err(why) => {
            let half = if let NoPace::NoRoom(half) = why { days(half) } else { String::new() };
            let args = [("state", audience(on, state.id()).into()), ("half", half.into())];
            on.say(&format!("calendar-no-pace-{}", why.id()), &args)
        }
    }
}

/// Every contact, and why it is on its day.
fn contacts(on: &Setting<'_>, calendar: &Calendar) -> Table {
    let row = |it: &Contact| {
        vec![
            Cell::named(audience(on, it.state.id()), it.state.id()),
            on.count(it.day.0.into()),
            Cell::named(message(on, it), it.purpose.id()),
            Cell::named(on.say(&format!("phase-{}", it.purpose.phase()), &[]), it.purpose.phase()),
            Cell::named(why(on, calendar, it), it.basis.id()),
        ]
    };
    on.table(
        "calendar-contacts",
        &[
            ("group", false),
            ("day_after_order", true),
            ("message", false),
            ("phase", false),
            ("why_day", false),
        ],
        calendar.contacts.iter().map(row).collect(),
    )
}

/// Why a contact is on its day.
fn why(on: &Setting<'_>, calendar: &Calendar, contact: &Contact) -> String {
    let pace = |state: State| {
        calendar.paces.iter().find(|(of, _)| *of == state).and_then(|(_, pace)| pace.ok())
    };
    let line = on.report.line;
    let state = if contact.state == State::Lapsed { State::WonBack } else { contact.state };
    let half = pace(state).map_or(0, |pace| pace.half.0);
    let count = |days: u32| on.words.count(days.into());
    let before = match contact.basis {
        Basis::Fifths(_) => half.saturating_sub(contact.day.0),
        Basis::BeforeLine => line.days.0 - contact.day.0,
        Basis::AfterLine => contact.day.0 - line.days.0,
        _ => 0,
    };
    let fifths = if let Basis::Fifths(fifths) = contact.basis { fifths } else { 0 };
    let args = [
        ("n", before.into()),
        ("days", count(before).into()),
        ("fifths", count(fifths).into()),
        ("half", count(half).into()),
        ("risk", count(line.half().0).into()),
        ("line", count(line.days.0).into()),
    ];
    on.say(&format!("day-{}", contact.basis.id()), &args)
}

/// Why messages on the day of the order have nobody in any week; `None` where none
/// has.
fn zero(on: &Setting<'_>, calendar: &Calendar) -> Option<String> {
    let mut contacts = calendar.contacts.iter();
    let is_there = contacts.any(|it| it.day.0 == 0 && it.due == Some(0));
    is_there.then(|| on.say("calendar-due-zero", &[("day", on.words.count(0).into())]))
}

/// A number, which stands back if it is written as 0, so that the others are seen.
fn pale(on: &Setting<'_>, cell: Cell) -> Cell {
    if cell.text == on.words.count(0) { Cell { class: "zero".into(), ..cell } } else { cell }
}

/// Customers who come to the day of each contact in the coming month.
fn due(on: &Setting<'_>, calendar: &Calendar) -> Table {
    let count = |due: Option<u64>| due.map_or_else(|| on.not_told(), |due| pale(on, on.count(due)));
    let label = |id: &str, numeric| Column {
        id: id.into(),
        label: on.say(&format!("column-{id}"), &[]),
        numeric,
    };
    let mut columns =
        vec![label("group", false), label("message", false), label("day_after_order", true)];
    columns.extend(calendar.weeks.iter().map(|week| Column {
        id: week.monday.to_string(),
        label: on.words.day_of_year(week.monday),
        numeric: true,
    }));
    columns.extend([label("together", true), label("together_more", true)]);
    let row = |it: &Contact| {
        let mut cells = vec![
            Cell::named(audience(on, it.state.id()), it.state.id()),
            Cell::named(message(on, it), it.purpose.id()),
            on.count(it.day.0.into()),
        ];
        cells.extend(it.by_week.iter().map(|due| count(*due)));
        cells.push(count(it.due));
        cells.push(it.more.map_or_else(|| on.blank(), |more| pale(on, number_cell(on, more, 0))));
        cells
    };
    // What goes out soonest after an order stands first, whoever gets it.
    let mut contacts: Vec<&Contact> = calendar.contacts.iter().collect();
    contacts.sort_by_key(|it| it.day);
    on.table_of("calendar-due", columns, contacts.into_iter().map(row).collect())
}

/// Whether there is a product to be reminded of by days of its own.
fn regular(on: &Setting<'_>, all: &[Replenish]) -> String {
    let regular = all.iter().filter(|it| it.regular).count() as u64;
    let args = [
        ("n", (all.len() as u64).into()),
        ("groups", on.words.count(all.len() as u64).into()),
        ("k", regular.into()),
        ("regular", on.words.count(regular).into()),
    ];
    on.say(if all.is_empty() { "replenish-none" } else { "replenish-read" }, &args)
}

fn replenish(on: &Setting<'_>, all: &[Replenish]) -> Table {
    let row = |it: &Replenish| {
        let mut cells = vec![
            Cell::text(it.name.clone()),
            Cell::named(on.say(&format!("trait-{}", it.by.id()), &[]), it.by.id()),
            on.count(it.customers),
        ];
        cells.extend(it.quartiles.map(|days| on.count(days.0.into())));
        let id = if it.regular { "yes" } else { "no" };
        cells.push(Cell::named(on.say(&format!("regular-{id}"), &[]), id));
        cells.push(it.remind().map_or_else(|| on.blank(), |days| on.count(days.0.into())));
        cells
    };
    on.table(
        "calendar-replenish",
        &[
            ("first_bought", false),
            ("what_kind", false),
            ("ordered_again", true),
            ("quarter_by", true),
            ("half_by", true),
            ("three_quarters_by", true),
            ("regular", false),
            ("remind_on", true),
        ],
        all.iter().map(row).collect(),
    )
}
