//! When customers hear from the shop: a sequence of contacts for each state, with
//! days that the shop's own orders tell, and what falls due in the month after
//! the report's.

mod load;
mod replenish;
mod routine;

use serde_json::{Value as Json, json};

use crate::config::Shop;
use crate::ledger::{Ledger, Paths, Trait};
use crate::metrics::followed::Followed;
use crate::metrics::returning::Returning;
use crate::segments::firsts::Slice;
use crate::segments::lifecycle::State;
use crate::units::{Day, Days, Month};

use super::line::Line;

use load::Idle;

pub use replenish::Replenish;
pub use routine::{Routine, Task};

/// Half of those who order again have done so after at least so many days, or
/// there is no room for messages between two orders.
pub const ROOM: Days = Days(10);

/// The share of those who order again after whom nobody is waited for.
pub const NEARLY_EVERYBODY: f64 = 0.98;

/// Contacts by state, and what to do in the coming month.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The month after the report's.
    pub month: Month,
    /// How soon customers in each state order again, of those that begin with an
    /// order.
    pub paces: Vec<(State, Result<Pace, NoPace>)>,
    /// Contacts, by state and then by day.
    pub contacts: Vec<Contact>,
    /// The weeks that begin in the coming month.
    pub weeks: Vec<Week>,
    /// What to do on which day, but for the messages.
    pub routine: Vec<Routine>,
    /// First products and categories with days of their own.
    pub replenish: Vec<Replenish>,
}

/// How soon those who order again do so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The day by which half of them have ordered.
    pub half: Days,
    /// How far orders have been followed.
    pub horizon: Days,
    /// Whether it is of all orders, since those of the state alone are too few.
    pub of_all: bool,
}

/// Why a state has no pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPace {
    /// Too few orders were followed by another.
    FewReturns,
    /// Half have ordered before [`ROOM`] days.
    NoRoom(Days),
}

impl NoPace {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            NoPace::FewReturns => "few_returns",
            NoPace::NoRoom(_) => "no_room",
        }
    }
}

/// What a contact is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Thanks, and when the goods will arrive.
    Thanks,
    /// How to get the most out of what was bought.
    Help,
    /// What the customer thinks of it.
    Review,
    /// What is new, before others see it.
    Preview,
    /// Welcome back, and what was missing.
    Welcome,
    /// It may be time to order again.
    Reminder,
    /// Whether something is wrong.
    Ask,
    /// The last message before a customer counts as lapsed.
    LastReminder,
    /// A reason to come back.
    WinBack,
    /// The last message of all.
    Goodbye,
    /// Nothing more is sent.
    End,
}

impl Purpose {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Purpose::Thanks => "thanks",
            Purpose::Help => "help",
            Purpose::Review => "review",
            Purpose::Preview => "preview",
            Purpose::Welcome => "welcome",
            Purpose::Reminder => "reminder",
            Purpose::Ask => "ask",
            Purpose::LastReminder => "last_reminder",
            Purpose::WinBack => "win_back",
            Purpose::Goodbye => "goodbye",
            Purpose::End => "end",
        }
    }

    /// Where it stands between two sales: `with`, `after` or `before`.
    pub fn phase(self) -> &'static str {
        match self {
            Purpose::Thanks => "with",
            Purpose::Help | Purpose::Review | Purpose::Preview | Purpose::Welcome => "after",
            _ => "before",
        }
    }
}

/// Which number of the shop a day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It is the day of the order.
    Order,
    /// So many fifths of the way to the day by which half have ordered.
    Fifths(u32),
    /// The last day before half of the line: fifths of the way come later.
    BeforeAtRisk,
    /// Half of the line: customers come to be at risk.
    AtRisk,
    /// Four fifths of the line.
    BeforeLine,
    /// The line: customers come to be lapsed.
    Line,
    /// As long after the line as half of those who order again take.
    AfterLine,
    /// The day by which [`NEARLY_EVERYBODY`] who orders again has.
    NearlyEverybody,
    /// Twice the line.
    TwiceLine,
}

impl Basis {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Basis::Order => "order",
            Basis::Fifths(_) => "fifths",
            Basis::BeforeAtRisk => "before_at_risk",
            Basis::AtRisk => "at_risk",
            Basis::BeforeLine => "before_line",
            Basis::Line => "line",
            Basis::AfterLine => "after_line",
            Basis::NearlyEverybody => "nearly_everybody",
            Basis::TwiceLine => "twice_line",
        }
    }
}

/// A message, or the end of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// Who gets it: those in this state, and for [`State::AtRisk`] and
    /// [`State::Lapsed`] whoever comes to the day.
    pub state: State,
    /// What it is for.
    pub purpose: Purpose,
    /// Days after the last order.
    pub day: Days,
    /// Where the day comes from.
    pub basis: Basis,
    /// Customers who come to the day in these weeks, unless they order before;
    /// `None` where they are too few to be told.
    pub due: Option<u64>,
    /// The same by week, in the order of [`Calendar::weeks`]; `None` where they
    /// are too few to be told, or could be had from the others.
    pub by_week: Vec<Option<u64>>,
    /// Customers more who come to it in them if as many order a day as did in the
    /// report's month; `None` where that is not told, or the month is not over.
    pub more: Option<f64>,
}

/// A week that begins in the coming month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// The Monday on which its messages go out, and its first day.
    pub monday: Day,
    /// Its last day, a Sunday.
    pub to: Day,
}

impl Calendar {
    /// The calendar for the month after that of a ledger. `paths` has first
    /// orders by the places of `firsts`.
    pub(super) fn of(
        ledger: &Ledger,
        line: Line,
        shop: &Shop,
        (firsts, paths): (&[(Trait, Vec<Slice>)], &Paths),
    ) -> Calendar {
        let month = ledger.month() + 1;
        let all = Returning::of(&Followed::from_any_order(ledger));
        let paces = paces(ledger, shop.loyal_orders, all.as_ref());
        let weeks = routine::weeks(month);
        let idle = Idle::of(ledger, line, shop.loyal_orders);
        let due = |(state, purpose, day, basis)| {
            let (due, by_week) = idle.due(state, day, &weeks, shop.privacy_threshold);
            let more = idle.more(state, day, &weeks, shop.privacy_threshold);
            Contact { state, purpose, day, basis, due, by_week, more }
        };
        let planned = State::ALL.into_iter().flat_map(|state| {
            let pace = paces.iter().find(|(of, _)| *of == state).and_then(|(_, it)| it.ok());
            sequence(state, pace, line, all.as_ref())
        });
        Calendar {
            month,
            contacts: planned.map(due).collect(),
            paces,
            routine: routine::routine(month),
            weeks,
            replenish: replenish::replenish(firsts, paths, shop.privacy_threshold),
        }
    }

    /// The contacts of a state, by day.
    pub fn of_state(&self, state: State) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(move |contact| contact.state == state)
    }

    /// Messages that are due in the week at this place, as far as they are told,
    /// and whether that is all of them.
    pub fn due_in(&self, week: usize) -> (u64, bool) {
        let messages = || self.contacts.iter().filter(|it| it.purpose != Purpose::End);
        let due = || messages().filter_map(|it| it.by_week.get(week));
        (due().flatten().sum(), due().all(|due| due.is_some()))
    }

    pub(super) fn json(&self) -> Json {
        let contact = |it: &Contact| {
            json!({
                "state": it.state.id(),
                "purpose": it.purpose.id(),
                "phase": it.purpose.phase(),
                "day": it.day.0,
                "basis": it.basis.id(),
                "due": it.due,
                "by_week": it.by_week,
                "more_if_as_many_order": it.more,
            })
        };
        let pace = |(state, pace): &(State, Result<Pace, NoPace>)| {
            json!({
                "state": state.id(),
                "half_by": pace.ok().map(|it| it.half.0),
                "horizon": pace.ok().map(|it| it.horizon.0),
                "of_all_orders": pace.ok().map(|it| it.of_all),
                "why": pace.err().map(|why| why.id()),
            })
        };
        let week = |(place, week): (usize, &Week)| {
            let (due, is_all) = self.due_in(place);
            json!({ "monday": week.monday.to_string(), "messages": due, "is_all": is_all })
        };
        let routine = |it: &Routine| json!({ "day": it.day.to_string(), "task": it.task.id() });
        json!({
            "month": self.month.to_string(),
            "paces": self.paces.iter().map(pace).collect::<Json>(),
            "contacts": self.contacts.iter().map(contact).collect::<Json>(),
            "weeks": self.weeks.iter().enumerate().map(week).collect::<Json>(),
            "routine": self.routine.iter().map(routine).collect::<Json>(),
            "first_to_second_order": self.replenish.iter().map(Replenish::json).collect::<Json>(),
        })
    }
}

/// How soon customers order again after an order of those in each state: after
/// the first, after the next up to loyal, after those of the loyal, and after
/// any, since the ledger does not say which order brought somebody back.
fn paces(
    ledger: &Ledger,
    loyal_orders: u32,
    all: Option<&Returning>,
) -> Vec<(State, Result<Pace, NoPace>)> {
    let last = loyal_orders.saturating_sub(1);
    [
        (State::New, 1..=1),
        (State::Active, 2..=last.max(2)),
        (State::Loyal, loyal_orders..=u32::MAX),
        (State::WonBack, 1..=u32::MAX),
    ]
    .into_iter()
    .map(|(state, orders)| {
        let is_all = state == State::WonBack;
        let own = Returning::of(&Followed::from_orders(ledger, orders));
        let (found, of_all) = match &own {
            Some(own) => (Some(own), is_all),
            None => (all, true),
        };
        let pace = found.ok_or(NoPace::FewReturns).and_then(|it| {
            let half = it.by(0.5);
            let pace = Pace { half, horizon: it.horizon(), of_all };
            if half < ROOM { Err(NoPace::NoRoom(half)) } else { Ok(pace) }
        });
        (state, pace)
    })
    .collect()
}

/// A contact that is planned: for whom, what for, when, and why then.
type Planned = (State, Purpose, Days, Basis);

/// The contacts of a state. What hangs on a pace is left out without one.
fn sequence(state: State, pace: Option<Pace>, line: Line, all: Option<&Returning>) -> Vec<Planned> {
    let planned = match state {
        State::New => {
            vec![(Purpose::Help, 1), (Purpose::Review, 2), (Purpose::Reminder, 4)]
        }
        State::Active => vec![(Purpose::Review, 2), (Purpose::Reminder, 4)],
        State::Loyal => vec![(Purpose::Preview, 2), (Purpose::Reminder, 4)],
        State::WonBack => vec![(Purpose::Welcome, 1), (Purpose::Reminder, 4)],
        State::AtRisk => {
            let before = Days(line.days.0 / 5 * 4);
            return vec![
                (state, Purpose::Ask, line.half(), Basis::AtRisk),
                (state, Purpose::LastReminder, before, Basis::BeforeLine),
            ];
        }
        State::Lapsed => return lapsed(line, all),
    };
    let mut contacts = vec![(state, Purpose::Thanks, Days(0), Basis::Order)];
    contacts.extend(pace.into_iter().flat_map(|pace| {
        planned.iter().map(move |(purpose, fifths)| {
            let day = Days(pace.half.0 * fifths / 5);
            let last = Days(line.half().0 - 1);
            if day <= last {
                (state, *purpose, day, Basis::Fifths(*fifths))
            } else {
                (state, *purpose, last, Basis::BeforeAtRisk)
            }
        })
    }));
    // Of messages that fall on one day, the last is the one that matters.
    let days: Vec<Days> = contacts.iter().map(|it| it.2).collect();
    let mut next = days.iter().skip(1);
    contacts.retain(|it| next.next() != Some(&it.2));
    contacts
}

fn lapsed(line: Line, all: Option<&Returning>) -> Vec<Planned> {
    let state = State::Lapsed;
    let mut contacts = vec![(state, Purpose::WinBack, line.days, Basis::Line)];
    if let Some(all) = all {
        let day = Days(line.days.0 + all.by(0.5).0.max(ROOM.0));
        contacts.push((state, Purpose::Goodbye, day, Basis::AfterLine));
    }
    let last = contacts.last().map_or(line.days, |it| it.2);
    let nearly = all.map(|it| it.by(NEARLY_EVERYBODY)).filter(|day| *day > last);
    let (end, basis) = match nearly {
        Some(day) => (day, Basis::NearlyEverybody),
        None => (Days((line.days.0 * 2).max(last.0 + 1)), Basis::TwiceLine),
    };
    contacts.push((state, Purpose::End, end, basis));
    contacts
}

#[cfg(test)]
mod tests;
