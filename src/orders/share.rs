//! What one thread has read of a file: orders as records, and what became of
//! the rows.

use std::ops::{AddAssign, SubAssign};

use crate::units::Day;
use crate::units::Money;

use super::draft::Draft;
use super::glance::Glance;
use super::key::Key;
use super::layout::{CANCELLED, Layout, WORTH_NOTHING, Why};
use super::moment::Moment;
use super::names::{Four, Fours};
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

/// Records are kept apart by the customer's key, so that a lot fits the
/// processor's cache when its people are told apart.
pub(super) const LOTS: usize = 64;

/// Records of a lot's first page, second page and further ones. The large are
/// mostly untouched address space, and go back to the system when they are read.
const PAGES: [usize; 3] = [1 << 7, 1 << 12, 1 << 17];

/// Records in pages, which grow without being moved.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages {
    pub(super) all: Vec<Vec<Record>>,
    len: usize,
}

impl Pages {
    fn push(&mut self, record: Record) {
        match self.all.last_mut() {
            Some(page) if page.len() < page.capacity() => page.push(record),
            _ => {
                let mut page = Vec::with_capacity(PAGES[self.all.len().min(2)]);
                page.push(record);
                self.all.push(page);
            }
        }
        self.len += 1;
    }

    fn at(&mut self, mut place: usize) -> Option<&mut Record> {
        for page in &mut self.all {
            if place < page.len() {
                return page.get_mut(place);
            }
            place -= page.len();
        }
        None
    }
}

/// The lot of a key, and the rest of the key: 96 bits.
pub(super) fn lot(key: Key) -> (usize, [u32; 3]) {
    #[expect(clippy::cast_possible_truncation, reason = "parts of a key")]
    let part = |shift: u32| (key.0 >> shift) as u32;
    ((part(96) as usize) % LOTS, [part(64), part(32), part(0)])
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
}

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    LeftOut,
    /// It counts and names nobody.
    OfNobody {
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
    fn of(&mut self, day: Day) -> &mut Takings {
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
        }
    }
}

impl Share {
    /// Counts a draft, or leaves out its rows: the first, and the `further`
    /// ones by their lines. `order` is its key, when it is to be remembered.
    pub(super) fn settle(
        &mut self,
        draft: &Draft,
        layout: &Layout,
        further: impl Iterator<Item = u64> + Clone,
        order: Option<u128>,
    ) {
        let worth = Worth::of(&draft.into(), draft.credit, layout);
        let fate = match reason(draft, &worth, layout) {
            Some(why) => {
                self.left.push(Left { line: draft.line, why, gross: worth.gross });
                let rows = further.clone().map(|line| Left { line, why, gross: Money::ZERO });
                self.left.extend(rows);
                Fate::LeftOut
            }
            None => {
                self.rows_used += draft.rows;
                self.count(draft.at, draft.customer, draft.traits, &worth)
            }
        };
        let Some(order) = order else { return };
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
        });
    }

    /// Gives every line its final number.
    pub(super) fn give_lines(&mut self, final_line: impl Fn(u64) -> u64) {
        let left = self.left.iter_mut().map(|left| &mut left.line);
        let known = self.known.iter_mut().map(|known| &mut known.line);
        let further = self.further.iter_mut().map(|(_, line)| line);
        left.chain(known).chain(further).for_each(|line| *line = final_line(*line));
    }

    /// Counts an order of one row, or leaves that row out.
    #[inline]
    pub(super) fn settle_glance(&mut self, glance: &Glance, line: u64, order: Option<u128>) {
        let worth = &glance.worth;
        let fate = if let Some(why) = glance.left_out {
            self.left.push(Left { line, why, gross: worth.gross });
            Fate::LeftOut
        } else {
            self.rows_used += 1;
            self.count(glance.at, glance.customer, glance.traits, worth)
        };
        if let Some(order) = order {
            let (gross, net) = (worth.gross, worth.net);
            let day = glance.at.day;
            self.known.push(Known { order, fate, line, rows: 1, day, gross, net });
        }
    }

    #[inline]
    fn count(&mut self, at: Moment, customer: Option<Key>, traits: Four, worth: &Worth) -> Fate {
        let beyond = worth.refunded_beyond;
        self.refunds_beyond += u64::from(beyond);
        let takings = self.days.of(at.day);
        takings.side(customer.is_some()).add(worth.gross, worth.net);
        let Some(key) = customer else { return Fate::OfNobody { beyond } };
        let (lot, person) = lot(key);
        let four = self.fours.number(traits);
        let place = self.lots[lot].len;
        self.lots[lot].push(Record { person, at: stamp(at), net: worth.net, four });
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
        let beyond = match known.fate {
            Fate::LeftOut => {
                for line in lines {
                    let left = &mut self.left[..sorted];
                    let place = left.partition_point(|left| left.line < line);
                    left[place].why = why;
                }
                return;
            }
            Fate::OfNobody { beyond } => beyond,
            Fate::Of { lot, place, beyond } => {
                if let Some(record) = self.lots[lot].at(place) {
                    record.net = TAKEN_BACK;
                }
                beyond
            }
        };
        self.rows_used -= known.rows;
        self.refunds_beyond -= u64::from(beyond);
        let takings = self.days.of(known.day);
        let is_somebody = matches!(known.fate, Fate::Of { .. });
        takings.side(is_somebody).take(known.gross, known.net);
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
    fn add(&mut self, gross: Money, net: Money) {
        *self += Side::of(gross, net);
    }

    fn take(&mut self, gross: Money, net: Money) {
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
