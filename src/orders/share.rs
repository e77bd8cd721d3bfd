//! What one thread has read of a file: orders as records, and what became of
//! the rows.

use std::collections::BTreeMap;

use crate::units::Currency;
use crate::units::Day;
use crate::units::Money;

use super::costs::Costs;
use super::days::{Days, FIRST_DAY};
use super::draft::{Draft, Kept};
use super::error::Error;
use super::facts::{Facts, Single};
use super::identity::{Guest, Seen, Ties};
use super::job::Job;
use super::key::{Key, LOTS};
use super::layout::{CANCELLED, Layout, WORTH_NOTHING, Why};
use super::moment::Moment;
use super::names::{AllTags, Number};
use super::raw::Raw;
use super::row::Status;
use super::settle::Worth;

/// An order or credit note of somebody: 32 bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// What [`Key`] has beside the lot.
    pub(super) person: [u32; 3],
    pub(super) at: u32,
    pub(super) net: Money,
    /// Number in [`Share::all_tags`].
    pub(super) tags: u32,
    /// Number in [`Share::costs`].
    pub(super) cost: u32,
}

/// Records of a lot's first page, second page, and so on; the last goes for further
/// ones. The large are mostly untouched address space, and go back to the system when
/// they are read: the largest always, since allocators keep what is below 32 MB.
const PAGES: [usize; 4] = [1 << 7, 1 << 12, 1 << 17, 1 << 20];

/// Records in pages, which grow without being moved.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages {
    /// The page that is being filled; the processor finds it beside the others' own.
    open: Vec<Record>,
    len: usize,
    full: Vec<Vec<Record>>,
}

impl Pages {
    #[inline]
    pub(super) fn push(&mut self, record: Record) {
        if self.open.len() == self.open.capacity() {
            self.turn();
        }
        self.open.push(record);
        self.len += 1;
    }

    /// Begins a page.
    #[cold]
    fn turn(&mut self) {
        let turned = usize::from(self.len > 0) + self.full.len();
        let page = Vec::with_capacity(PAGES[turned.min(PAGES.len() - 1)]);
        let full = std::mem::replace(&mut self.open, page);
        self.full.extend(Some(full).filter(|page| !page.is_empty()));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// All of them, in the order in which they came.
    pub(super) fn records(&self) -> impl Iterator<Item = &Record> + Clone {
        self.full.iter().chain([&self.open]).flatten()
    }

    /// As [`Pages::records`], to be changed.
    pub(super) fn records_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        self.full.iter_mut().chain([&mut self.open]).flatten()
    }

    fn at(&mut self, mut place: usize) -> Option<&mut Record> {
        for page in self.full.iter_mut().chain([&mut self.open]) {
            if place < page.len() {
                return page.get_mut(place);
            }
            place -= page.len();
        }
        None
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
    /// Whether it was refunded by more than its net worth.
    pub(super) beyond: bool,
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
        /// The number of its cost.
        cost: u32,
    },
    /// It counts, names somebody by another key only, and has this place among
    /// the guests.
    OfGuest {
        place: usize,
    },
    /// It counts, and its record has this place in this lot.
    Of {
        lot: usize,
        place: usize,
    },
}

/// What one thread has read of a file.
#[derive(Clone, Debug)]
pub(super) struct Share {
    pub(super) lots: Vec<Pages>,
    pub(super) all_tags: AllTags,
    pub(super) days: Days,
    pub(super) costs: Costs,
    pub(super) left: Vec<Left>,
    /// Rows that were left out, as they were, and some others.
    pub(super) raw: Raw,
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
            all_tags: AllTags::default(),
            days: Days::default(),
            costs: Costs::default(),
            left: Vec::new(),
            raw: Raw::default(),
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
        self.left.extend(&draft.apart.left);
        let (line, further) = draft.counting(further);
        let mut worth = Worth::of(&draft.into(), draft.credit, job.layout);
        let mut why = reason(draft, &worth, job.layout);
        let mut converted = job.other(draft.currency).filter(|_| why.is_none());
        if let Some(from) = converted {
            kept.asked.insert((draft.at.day.month(), from.code()));
            worth = worth.converted(job, from, draft)?;
            let cost = worth.cost.unwrap_or_default();
            kept.add([worth.gross, worth.net, cost], (job.place, draft.line))?;
            why = reason(draft, &worth, job.layout);
            converted = converted.filter(|_| why.is_none());
        }
        let fate = match why {
            Some(why) => {
                let gross = job.in_report(draft.currency, worth.gross);
                self.left.push(Left { line, why, gross });
                let rows = further.clone().map(|line| Left { line, why, gross: Money::ZERO });
                self.left.extend(rows);
                Fate::LeftOut
            }
            None => {
                self.rows_used += draft.rows;
                match &draft.seen {
                    Some(seen) => self.count_seen(draft, seen, &worth),
                    None => {
                        self.count(draft.at, draft.customer, &worth, |all| all.number(draft.traits))
                    }
                }
            }
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
            beyond: worth.refunded_beyond,
            line,
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
        self.raw.give_lines(final_line);
    }

    /// Counts an order of one row, or leaves that row out.
    #[inline]
    pub(super) fn settle_single(
        &mut self,
        (single, facts): (&Single, &Facts),
        store: Option<Number>,
        line: u64,
        order: Option<u128>,
    ) {
        let worth = &single.worth;
        let fate = if let Some(why) = single.left_out {
            self.left.push(Left { line, why, gross: worth.gross });
            Fate::LeftOut
        } else {
            self.rows_used += 1;
            self.count(facts.at, facts.customer, worth, |all| facts.tags(store, all))
        };
        if let Some(order) = order {
            self.known.push(Known {
                order,
                fate,
                beyond: worth.refunded_beyond,
                line,
                rows: 1,
                day: facts.at.day,
                gross: worth.gross,
                net: worth.net,
                converted: None,
            });
        }
    }

    #[inline]
    fn count(
        &mut self,
        at: Moment,
        customer: Option<Key>,
        worth: &Worth,
        number: impl FnOnce(&mut AllTags) -> u32,
    ) -> Fate {
        self.refunds_beyond += u64::from(worth.refunded_beyond);
        let takings = self.days.of(at.day);
        takings.side(customer.is_some()).add(worth.gross, worth.net);
        let cost = self.costs.add(at.day, worth.net, worth.cost);
        let Some(key) = customer else { return Fate::OfNobody { cost } };
        let (lot, person) = key.parts();
        let tags = number(&mut self.all_tags);
        let place = self.lots[lot].len();
        self.lots[lot].push(Record { person, at: stamp(at), net: worth.net, tags, cost });
        Fate::Of { lot, place }
    }

    /// Counts a draft that tells keys beside that of the customer's column.
    fn count_seen(&mut self, draft: &Draft, seen: &Seen, worth: &Worth) -> Fate {
        self.ties.add(draft.customer, seen, worth.gross >= Money::ZERO);
        let fate = self.count(draft.at, draft.customer, worth, |all| all.number(draft.traits));
        let Fate::OfNobody { cost } = fate else { return fate };
        let (at, tags) = (stamp(draft.at), self.all_tags.number(draft.traits));
        let (place, gross, net) = (self.ties.guests.len(), worth.gross, worth.net);
        self.ties.guests.push(Guest { seen: *seen, at, tags, cost, gross, net });
        Fate::OfGuest { place }
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
        let customer = match known.fate {
            Fate::LeftOut => {
                for line in lines {
                    let left = &mut self.left[..sorted];
                    let place = left.partition_point(|left| left.line < line);
                    left[place].why = why;
                }
                return;
            }
            Fate::OfNobody { cost } => {
                self.costs.take(known.day, known.net, cost);
                None
            }
            Fate::OfGuest { place } => {
                self.ties.guests[place].net = TAKEN_BACK;
                self.costs.take(known.day, known.net, self.ties.guests[place].cost);
                None
            }
            Fate::Of { lot, place } => self.lots[lot].at(place).map(|record| {
                record.net = TAKEN_BACK;
                self.costs.take(known.day, known.net, record.cost);
                Key::of_parts(lot, record.person)
            }),
        };
        if let Some(seen) = self.ties.known.get(at).cloned().flatten() {
            self.ties.take(customer, &seen, known.gross >= Money::ZERO);
        }
        if let Some(orders) = known.converted.and_then(|it| self.converted.get_mut(it.code())) {
            *orders -= 1;
        }
        self.rows_used -= known.rows;
        self.refunds_beyond -= u64::from(known.beyond);
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
