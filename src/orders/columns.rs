//! Orders of one row each, read column by column.
//!
//! Nearly all rows of a large file are so. What is done here is what
//! [`Row::said`](super::row::Row::said) and [`Draft`](super::draft::Draft) do,
//! without what such rows do not need, and a column at a time: a short loop
//! over cells of one kind is what a processor is quick at. Whatever is not
//! plainly so is left to them, row by row.

use crate::config::Mark;
use crate::config::Role;
use crate::units::Money;

use super::amount::{hundredths, is_dressed, parse, usual};
use super::cells::{bare, within};
use super::draft::Kept;
use super::facts::{Facts, Single};
use super::job::Job;
use super::key::Key;
use super::layout::{Layout, with_time};
use super::memo::Memo;
use super::names::AllTags;
use super::plan::Plan;
use super::refrain::Refrain;
use super::sheaf::{Cell, Look, Sheaf};
use super::tender::{Tender, Told};

/// The roles of the parts of an amount.
const PARTS: [Role; 4] = [Role::Discount, Role::Tax, Role::Shipping, Role::Refunded];

/// Reads what the columns of sheaves say.
#[derive(Debug)]
pub(super) struct Columns {
    plan: Plan,
    refrains: Vec<Refrain>,
    /// The roles of labels that are in no refrain.
    alone: Vec<Role>,
    /// The rows of the sheaf that was read last, and some others after them.
    rows: Vec<Facts>,
}

impl Columns {
    /// For the rows of a file; `None` when those have to be read one by one.
    pub(super) fn of(job: &Job) -> Option<Columns> {
        let plan = Plan::of(job)?;
        let (refrains, alone) = Refrain::all(job.layout);
        Some(Columns { plan, refrains, alone, rows: Vec::new() })
    }

    /// Reads the columns of a sheaf; whether that was of use.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        job: &Job,
        sheaf: &Sheaf,
        kept: &mut Kept,
        all_tags: &AllTags,
    ) -> bool {
        let (layout, plan) = (job.layout, &self.plan);
        if self.rows.len() < sheaf.len() {
            self.rows.resize(sheaf.len(), Facts::none());
        }
        let rows = &mut self.rows[..sheaf.len()];
        rows.iter_mut().for_each(|facts| facts.is_plain = true);
        let mut reader = Reader { layout, sheaf, rows };
        if !reader.find_single() {
            return false;
        }
        if plan.has_rules {
            for (row, facts) in reader.rows.iter_mut().enumerate() {
                facts.is_plain = facts.is_plain && !layout.meets_a_rule(&sheaf.cut(row));
            }
        }
        // Where there is such a column, it says something of each order.
        reader.column(Role::OrderStart, &mut (), never, |(), facts, _, cell| {
            facts.start = cell.span;
            (!cell.is_empty()).then_some(())
        });
        // What the order would be then is not asked here.
        reader.column(Role::Cancelled, &mut (), never, |(), _, _, cell| {
            cell.is_empty().then_some(())
        });
        reader.dates(plan, kept);
        reader.amounts(plan, kept.tender);
        for refrain in &mut self.refrains {
            refrain.read(sheaf, reader.rows, (layout, kept), all_tags);
        }
        for role in &self.alone {
            reader.column(*role, kept, never, |kept, facts, _, cell| {
                facts.labels.take(*role, cell, (layout, kept))
            });
        }
        if plan.has_guests {
            for (row, facts) in reader.rows.iter_mut().enumerate() {
                facts.customer = layout.customer(&sheaf.cut(row)).map(Key::of_customer);
            }
        } else {
            reader.customers();
        }
        true
    }

    /// What a row says that was read.
    pub(super) fn row(&self, row: usize) -> &Facts {
        &self.rows[row]
    }

    /// The order that a row is; `None` when it takes a closer look.
    #[inline]
    pub(super) fn order(&self, job: &Job, row: usize, kept: &mut Kept) -> Option<Single> {
        self.rows[row].order((&self.plan, job), kept)
    }
}

/// No cell is read at a glance.
fn never<S>(_: &mut S, _: &mut Facts, _: Cell) -> bool {
    false
}

/// Reads columns of rows, as long as those are plain. Loops are no parts of
/// each other's functions, whose variables would take the place of their own in
/// the processor's registers.
struct Reader<'a, 'b> {
    layout: &'b Layout,
    sheaf: &'b Sheaf<'a>,
    rows: &'b mut [Facts],
}

impl<'a> Reader<'a, '_> {
    /// Finds the rows that are an order by themselves: those beside them have
    /// another number. The first and the last may have rows beyond the sheaf.
    /// Whether it is worth while to read on.
    #[inline(never)]
    fn find_single(&mut self) -> bool {
        if !self.layout.has(Role::Order) {
            return true;
        }
        let take = |facts: &mut Facts, cell: Cell| {
            (facts.id, facts.id_word) = (cell.span, cell.word().unwrap_or(0));
        };
        let quick = |(): &mut (), facts: &mut Facts, cell: Cell| {
            cell.is_bare().then(|| take(facts, cell)).is_some()
        };
        self.column(Role::Order, &mut (), quick, |(), facts, _, cell| {
            take(facts, cell);
            Some(())
        });
        let text = self.sheaf.text;
        let differ = |one: &Facts, other: &Facts| match (one.id_word, other.id_word) {
            (0, _) | (_, 0) => {
                let [one, other] = [one, other].map(|facts| within(text, facts.id));
                !one.is_empty() && !other.is_empty() && one != other
            }
            (one, other) => one != other,
        };
        let (mut count, mut from_before) = (0, false);
        let mut rest = &mut *self.rows;
        while let [facts, next, ..] = rest {
            let to_next = facts.is_plain && next.is_plain && differ(facts, next);
            facts.is_plain = from_before && to_next;
            count += usize::from(facts.is_plain);
            from_before = to_next;
            rest = &mut rest[1..];
        }
        rest.iter_mut().for_each(|last| last.is_plain = false);
        count * 2 >= self.rows.len()
    }

    #[inline(never)]
    fn dates(&mut self, plan: &Plan, kept: &mut Kept) {
        let (layout, sheaf) = (self.layout, self.sheaf);
        let quick = |memo: &mut Memo, facts: &mut Facts, cell: Cell| {
            if !plan.has_days_as_written {
                return false;
            }
            let at = memo.year_first(&layout.clock, cell.bytes());
            at.map(|at| facts.at = at).is_some()
        };
        self.column(Role::Date, &mut kept.memo, quick, |memo, facts, row, cell| {
            if cell.is_empty() {
                return None;
            }
            let cut = sheaf.cut(row);
            let time = layout.cell(&cut, Role::Time).map_or("", |(time, _)| time);
            facts.at = memo.moment(&layout.clock, &with_time(cell.text(), time))?;
            Some(())
        });
    }

    #[inline(never)]
    fn customers(&mut self) {
        let quick = |(): &mut (), facts: &mut Facts, cell: Cell| {
            let key = cell.is_bare().then(|| Key::of_small_letters(cell.bytes())).flatten();
            facts.customer = key;
            key.is_some()
        };
        self.column(Role::Customer, &mut (), quick, |(), facts, _, cell| {
            facts.customer = (!cell.is_empty()).then(|| Key::of_customer(cell.text()));
            Some(())
        });
    }

    fn amounts(&mut self, plan: &Plan, tender: Tender) {
        let (mark, blank) = ((plan.mark, tender), Some(Money::ZERO));
        let amount = if plan.has_amount { None } else { blank };
        self.amount(Role::Amount, mark, amount, |facts| &mut facts.amount);
        let one = Some(Money(Money::SCALE));
        self.amount(Role::Quantity, mark, one, |facts| &mut facts.quantity);
        self.amount(Role::UnitPrice, mark, blank, |facts| &mut facts.unit_price);
        for (at, role) in PARTS.into_iter().enumerate() {
            self.amount(role, mark, blank, |facts| &mut facts.parts[at]);
        }
    }

    /// Reads amounts, which may not be below zero, nor say anything of their
    /// currency that is not known.
    #[inline(never)]
    fn amount(
        &mut self,
        role: Role,
        (mark, tender): (Mark, Tender),
        blank: Option<Money>,
        field: impl Fn(&mut Facts) -> &mut Money,
    ) {
        // The same amount follows itself mostly where it is none.
        let mut last = (0, Money::ZERO);
        let quick = |last: &mut (u64, Money), facts: &mut Facts, cell: Cell| {
            let Some((word, length)) = cell.tail() else { return false };
            if word != last.0 {
                let Some(read) = hundredths((word, length), mark) else { return false };
                *last = (word, read);
            }
            *field(facts) = last.1;
            true
        };
        self.column(role, &mut last, quick, |_, facts, _, cell| {
            let usual = cell.word().and_then(|word| usual(word, cell.bytes().len(), mark));
            let fits =
                || !is_dressed(cell.text()) || Told::all(cell.text()).all(|it| tender.is(it));
            let read = || usual.or_else(|| parse(cell.text(), mark).filter(|_| fits()));
            let read = if cell.is_empty() { blank } else { read() };
            *field(facts) = read.filter(|amount| *amount >= Money::ZERO)?;
            Some(())
        });
    }

    /// Reads the cells of a role that are blank or have nothing to come off, if
    /// not `quick`, which does not take any others. A row is no longer plain
    /// where `read` finds nothing.
    #[inline(always)]
    fn column<S>(
        &mut self,
        role: Role,
        state: &mut S,
        quick: impl Fn(&mut S, &mut Facts, Cell<'a>) -> bool,
        read: impl Fn(&mut S, &mut Facts, usize, Cell<'a>) -> Option<()>,
    ) {
        let sheaf = self.sheaf;
        let closer = |state: &mut S, facts: &mut Facts, row: usize, cell: Cell<'a>| {
            let is_read = match cell.look() {
                Look::Blank | Look::Filled => read(state, facts, row, cell).is_some(),
                Look::Clothed => false,
            };
            facts.is_plain = facts.is_plain && is_read;
        };
        let rows = self.rows.iter_mut().enumerate();
        match self.layout.places(role) {
            [] => {}
            [place] => {
                let (place, text) = (*place, sheaf.text);
                let spans = sheaf.spans.chunks_exact(sheaf.columns);
                for ((row, facts), spans) in rows.zip(spans) {
                    let cell = Cell { text, span: spans[place] };
                    if facts.is_plain && !quick(state, facts, cell) {
                        closer(state, facts, row, cell);
                    }
                }
            }
            places => {
                for (row, facts) in rows.filter(|(_, facts)| facts.is_plain) {
                    let mut cells = places.iter().map(|place| sheaf.cell(row, *place));
                    let filled = cells.find(|cell| !bare(cell.text()).is_empty());
                    closer(state, facts, row, filled.unwrap_or_default());
                }
            }
        }
    }
}
