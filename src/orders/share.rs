//! What one thread has read of a file: orders as records, and what became of
//! the rows.

use std::collections::BTreeMap;
use std::ops::{AddAssign, SubAssign};

use crate::units::Currency;
use crate::units::Day;
use crate::units::Money;

use super::draft::{Draft, Kept};
use super::error::Error;
use super::identity::{Guest, Ties};
use super::job::Job;
use super::key::{Key, LOTS};
use super::layout::{CANCELLED, Layout, WORTH_NOTHING, Why};
use super::moment::Moment;
use super::names::Fours;
use super::row::Status;
use super::settle::Worth;
use super::{Side, Takings};

/// An order or credit note of somebody: 32 bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// What [`Key`] has beside the lot.
    pub(super) person: [u32; 3],
    pub(super) at: u32,
    pub(super) net: Money,
    /// Number in [`Share::fours`].
    pub(super) four: u32,
}

/// Records that are allocated at once.
const PAGE: usize = 4096;

/// Records in pages, which grow without being moved.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages(pub(super) Vec<Vec<Record>>);

impl Pages {
    pub(super) fn push(&mut self, record: Record) {
        match self.0.last_mut() {
            Some(page) if page.len() < PAGE => page.push(record),
            _ => {
                let mut page = Vec::with_capacity(PAGE);
                page.push(record);
                self.0.push(page);
            }
        }
    }

    fn len(&self) -> usize {
        self.0.last().map_or(0, |page| (self.0.len() - 1) * PAGE + page.len())
    }

    fn at(&mut self, place: usize) -> &mut Record {
        &mut self.0[place / PAGE][place % PAGE]
    }
}

/// A row that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Left {
    pub(super) line: u64,
    pub(super) why: Why,
    /// What the row's order would have added to gross revenue, on its first row.
    pub(super) gross: Money,
}

/// An order whose number is remembered, to be known again in another file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Its key.
    pub(super) order: u128,
    pub(super) fate: Fate,
    pub(super) line: u64,
    pub(super) rows: u64,
    pub(super) day: Day,
    pub(super) gross: Money,
    pub(super) net: Money,
    /// The currency from which it was converted.
    pub(super) converted: Option<Currency>,
}

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    LeftOut,
    /// It counts and names nobody.
    OfNobody {
        beyond: bool,
    },
    /// It counts, names somebody by another key only, and has this place among
    /// the guests.
    OfGuest {
        place: usize,
        beyond: bool,
    },
    /// It counts, and its record has this place in this lot.
    Of {
        lot: usize,
        place: usize,
        beyond: bool,
    },
}

/// The first day that an order can have: 1980-01-01.
pub(super) const FIRST_DAY: Day = Day(3_652);

/// Takings of each day, in pages of some days.
#[derive(Clone, Debug, Default)]
pub(super) struct Days(Vec<Option<Box<[Takings; DAYS]>>>);

/// Days of a page.
const DAYS: usize = 32;

impl Days {
    pub(super) fn of(&mut self, day: Day) -> &mut Takings {
        let number = usize::try_from(day.0 - FIRST_DAY.0).unwrap_or(0);
        if self.0.len() <= number / DAYS {
            self.0.resize(number / DAYS + 1, None);
        }
        let page = &mut self.0[number / DAYS];
        &mut page.get_or_insert_with(|| Box::new([Takings::default(); DAYS]))[number % DAYS]
    }

    /// The days that have any.
    pub(super) fn all(&self) -> impl Iterator<Item = (Day, Takings)> + '_ {
        let pages = (0..).step_by(DAYS).zip(&self.0);
        let days = pages.flat_map(|(first, page)| (first..).zip(page.iter().flat_map(|it| **it)));
        let filled = days.filter(|(_, takings)| *takings != Takings::default());
        filled.map(|(number, takings)| (FIRST_DAY + number, takings))
    }
}

/// What one thread has read of a file.
#[derive(Clone, Debug)]
pub(super) struct Share {
    pub(super) lots: Vec<Pages>,
    pub(super) fours: Fours,
    pub(super) days: Days,
    pub(super) left: Vec<Left>,
    /// Orders by number, when those have to be remembered.
    pub(super) known: Vec<Known>,
    /// Lines of the further rows of `known`: place there, and line.
    pub(super) further: Vec<(u32, u64)>,
    pub(super) rows_read: u64,
    pub(super) rows_used: u64,
    pub(super) refunds_beyond: u64,
    /// What tells which customers are one.
    pub(super) ties: Ties,
    /// Orders and credit notes that were converted, by the code of their
    /// currency.
    pub(super) converted: BTreeMap<&'static str, u64>,
}

impl Default for Share {
    fn default() -> Share {
        Share {
            lots: vec![Pages::default(); LOTS],
            fours: Fours::default(),
            days: Days::default(),
            left: Vec::new(),
            known: Vec::new(),
            further: Vec::new(),
            rows_read: 0,
            rows_used: 0,
            refunds_beyond: 0,
            ties: Ties::default(),
            converted: BTreeMap::new(),
        }
    }
}

impl Share {
    /// Counts a draft, or leaves out its rows: the first, and the `further`
    /// ones by their lines. `order` is its key, when it is to be remembered.
    ///
    /// # Errors
    ///
    /// When it counts and cannot be converted into the report's currency.
    pub(super) fn settle(
        &mut self,
        (job, kept): (&Job, &mut Kept),
        draft: &Draft,
        further: impl Iterator<Item = u64> + Clone,
        order: Option<u128>,
    ) -> Result<(), Error> {
        let mut worth = Worth::of(draft, job.layout);
        let mut why = reason(draft, &worth, job.layout);
        let mut converted = job.other(draft.currency).filter(|_| why.is_none());
        if let Some(from) = converted {
            worth = worth.converted(job, from, draft)?;
            kept.add([worth.gross, worth.net], (job.place, draft.line))?;
            why = reason(draft, &worth, job.layout);
            converted = converted.filter(|_| why.is_none());
        }
        let fate = match why {
            Some(why) => {
                let gross = job.in_report(draft.currency, worth.gross);
                self.left.push(Left { line: draft.line, why, gross });
                let rows = further.clone().map(|line| Left { line, why, gross: Money::ZERO });
                self.left.extend(rows);
                Fate::LeftOut
            }
            None => self.count(draft, &worth),
        };
        if let Some(from) = converted {
            *self.converted.entry(from.code()).or_default() += 1;
        }
        let Some(order) = order else { return Ok(()) };
        if job.identity.is_some() {
            self.ties.known.push(draft.seen.clone());
        }
        let place = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.further.extend(further.map(|line| (place, line)));
        self.known.push(Known {
            order,
            fate,
            line: draft.line,
            rows: draft.rows,
            day: draft.at.day,
            gross: worth.gross,
            net: worth.net,
            converted,
        });
        Ok(())
    }

    /// Gives every line its final number.
    pub(super) fn give_lines(&mut self, final_line: impl Fn(u64) -> u64) {
        let left = self.left.iter_mut().map(|left| &mut left.line);
        let known = self.known.iter_mut().map(|known| &mut known.line);
        let further = self.further.iter_mut().map(|(_, line)| line);
        left.chain(known).chain(further).for_each(|line| *line = final_line(*line));
    }

    fn count(&mut self, draft: &Draft, worth: &Worth) -> Fate {
        let beyond = worth.refunded_beyond;
        self.rows_used += draft.rows;
        self.refunds_beyond += u64::from(beyond);
        let takings = self.days.of(draft.at.day);
        takings.side(draft.customer.is_some()).add(worth.gross, worth.net);
        if let Some(seen) = &draft.seen {
            self.ties.add(draft.customer, seen, worth.gross >= Money::ZERO);
        }
        let (at, net) = (stamp(draft.at), worth.net);
        let Some(key) = draft.customer else {
            let Some(seen) = &draft.seen else { return Fate::OfNobody { beyond } };
            let four = self.fours.number(draft.traits);
            let (place, gross) = (self.ties.guests.len(), worth.gross);
            self.ties.guests.push(Guest { seen: **seen, at, four, gross, net });
            return Fate::OfGuest { place, beyond };
        };
        let (lot, person) = key.parts();
        let four = self.fours.number(draft.traits);
        let place = self.lots[lot].len();
        self.lots[lot].push(Record { person, at, net, four });
        Fate::Of { lot, place, beyond }
    }

    /// Takes back an order that another file brings again, and leaves its rows
    /// out for that reason. The first `sorted` of the rows left out are so.
    pub(super) fn take_back(&mut self, at: usize, why: Why, sorted: usize) {
        let known = self.known[at];
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        let from = self.further.partition_point(|(it, _)| *it < place);
        let further = self.further[from..].iter().take_while(|(it, _)| *it == place);
        let lines: Vec<u64> =
            [known.line].into_iter().chain(further.map(|(_, line)| *line)).collect();
        let (beyond, customer) = match known.fate {
            Fate::LeftOut => {
                for line in lines {
                    let left = &mut self.left[..sorted];
                    let place = left.partition_point(|left| left.line < line);
                    left[place].why = why;
                }
                return;
            }
            Fate::OfNobody { beyond } => (beyond, None),
            Fate::OfGuest { place, beyond } => {
                self.ties.guests[place].net = TAKEN_BACK;
                (beyond, None)
            }
            Fate::Of { lot, place, beyond } => {
                let record = self.lots[lot].at(place);
                record.net = TAKEN_BACK;
                (beyond, Some(Key::of_parts(lot, record.person)))
            }
        };
        if let Some(seen) = self.ties.known.get(at).cloned().flatten() {
            self.ties.take(customer, &seen, known.gross >= Money::ZERO);
        }
        if let Some(orders) = known.converted.and_then(|it| self.converted.get_mut(it.code())) {
            *orders -= 1;
        }
        self.rows_used -= known.rows;
        self.refunds_beyond -= u64::from(beyond);
        let takings = self.days.of(known.day);
        takings.side(customer.is_some()).take(known.gross, known.net);
        let mut gross = known.gross;
        for line in lines {
            self.left.push(Left { line, why, gross: std::mem::take(&mut gross) });
        }
    }
}

/// The net of a record that no longer counts. No order is worth this.
pub(super) const TAKEN_BACK: Money = Money(i64::MIN);

/// Why a draft is no order; `None` when it counts.
fn reason(draft: &Draft, worth: &Worth, layout: &Layout) -> Option<Why> {
    if let Some(rule) = draft.left_out {
        return Some(rule.why);
    }
    if draft.cancelled {
        return Some(layout.why(CANCELLED));
    }
    match draft.status {
        Some(Status::Out(why)) => Some(why),
        _ if worth.gross == Money::ZERO => Some(layout.why(WORTH_NOTHING)),
        _ => None,
    }
}

/// Seconds since the start of [`FIRST_DAY`]; 120 years of them fit.
pub(super) fn stamp(at: Moment) -> u32 {
    u32::try_from(at.day.0 - FIRST_DAY.0).unwrap_or(0) * 86_400 + at.second
}

impl Takings {
    fn side(&mut self, is_somebody: bool) -> &mut Side {
        if is_somebody { &mut self.identified } else { &mut self.nobody }
    }
}

impl Side {
    pub(super) fn add(&mut self, gross: Money, net: Money) {
        *self += Side::of(gross, net);
    }

    pub(super) fn take(&mut self, gross: Money, net: Money) {
        *self -= Side::of(gross, net);
    }

    /// One order, or one credit note.
    fn of(gross: Money, net: Money) -> Side {
        if gross < Money::ZERO {
            return Side { credit_notes: 1, credits: net, ..Side::default() };
        }
        Side { orders: 1, gross, net, ..Side::default() }
    }
}

impl AddAssign for Side {
    fn add_assign(&mut self, other: Side) {
        self.orders += other.orders;
        self.gross += other.gross;
        self.net += other.net;
        self.credit_notes += other.credit_notes;
        self.credits += other.credits;
    }
}

impl SubAssign for Side {
    fn sub_assign(&mut self, other: Side) {
        self.orders -= other.orders;
        self.gross = self.gross - other.gross;
        self.net = self.net - other.net;
        self.credit_notes -= other.credit_notes;
        self.credits = self.credits - other.credits;
    }
}
