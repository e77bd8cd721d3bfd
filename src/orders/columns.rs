//! Orders of one row each, read column by column.
//!
//! Nearly all rows of a large file are so. What is done here is what
//! [`Row::said`](super::row::Row::said) and [`Draft`](super::draft::Draft) do,
//! without what such rows do not need, and a column at a time: a short loop
//! over cells of one kind is what a processor is quick at. Whatever is not
//! plainly so is left to them, row by row.

use crate::config::{Mark, Role};
use crate::units::{Currency, Money};

use super::account;
use super::amount::{parse, times, usual};
use super::cells::{bare, within};
use super::draft::Kept;
use super::job::Job;
use super::key::Key;
use super::layout::{Layout, WORTH_NOTHING, Why, with_time};
use super::moment::Moment;
use super::names::{Number, Tags};
use super::row::Status;
use super::settle::{Amounts, Worth};
use super::sheaf::{Cell, Sheaf};

/// How the rows of a file can be read so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    worth_nothing: Why,
    /// Whether rules ask something of cells, so that some rows may not be read
    /// so.
    has_rules: bool,
    has_guests: bool,
    /// Whether most dates are days as they are written.
    has_days_as_written: bool,
    has_amount: bool,
    has_lines: bool,
    mark: Mark,
}

/// An order of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single {
    pub(super) at: Moment,
    pub(super) customer: Option<Key>,
    pub(super) worth: Worth,
    pub(super) left_out: Option<Why>,
    pub(super) traits: Tags,
}

/// The roles of the parts of an amount.
const PARTS: [Role; 4] = [Role::Discount, Role::Tax, Role::Shipping, Role::Refunded];

/// The roles of what orders have in common, as they are written.
const TRAITS: [Role; 5] =
    [Role::Channel, Role::Country, Role::Product, Role::Coupon, Role::Category];

/// What the columns of a sheaf say.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// What is in each cell of the sheaf, row by row.
    looks: Vec<Look>,
    /// Where the numbers of the orders stand; blank where there is none.
    ids: Vec<(u32, u32)>,
    /// What tells where each begins, if the layout has that.
    starts: Vec<(u32, u32)>,
    /// Whether a row is an order by itself and has nothing unusual in it.
    plain: Vec<bool>,
    at: Vec<Option<Moment>>,
    amounts: Vec<Money>,
    quantities: Vec<Money>,
    unit_prices: Vec<Money>,
    parts: [Vec<Money>; 4],
    statuses: Vec<Option<Status>>,
    currencies: Vec<Option<Currency>>,
    customers: Vec<Option<Key>>,
    traits: [Vec<Option<Number>>; 5],
    accounts: Vec<Option<&'static str>>,
}

impl Plan {
    /// The plan for a file; `None` when its rows have to be read one by one.
    pub(super) fn of(job: &Job) -> Option<Plan> {
        let layout = job.layout;
        if job.identity.is_some() || job.rates.is_some() || layout.has_costs() {
            return None;
        }
        Some(Plan {
            worth_nothing: layout.why(WORTH_NOTHING),
            has_rules: layout.has_rules_for_rows(),
            has_days_as_written: layout.clock.takes_days_as_written() && !layout.has(Role::Time),
            has_guests: !layout.rules.guest.is_empty(),
            has_amount: layout.has(Role::Amount),
            has_lines: layout.has(Role::UnitPrice),
            mark: layout.rules.decimal.unwrap_or_default(),
        })
    }
}

impl Columns {
    /// Reads the columns of a sheaf; whether that was of use.
    pub(super) fn read(&mut self, plan: &Plan, job: &Job, sheaf: &Sheaf, kept: &mut Kept) -> bool {
        let layout = job.layout;
        if !self.find_single(layout, sheaf) {
            return false;
        }
        if plan.has_rules {
            for (row, plain) in self.plain.iter_mut().enumerate() {
                *plain = *plain && !layout.meets_a_rule(&sheaf.cut(row));
            }
        }
        let mut reader = Reader { layout, sheaf, looks: &self.looks, plain: &mut self.plain };
        // Where there is such a column, it says something of each order.
        let blank = (!layout.has(Role::OrderStart)).then_some((0, 0));
        reader.column(Role::OrderStart, &mut self.starts, blank, |_, cell| Some(cell.span));
        if layout.has(Role::Cancelled) {
            // What the order would be then is not asked here.
            reader.column(Role::Cancelled, &mut self.statuses, Some(None), |_, _| None);
        }
        let memo = &mut kept.memo;
        reader.column(Role::Date, &mut self.at, None, |row, cell| {
            let at = match plan.has_days_as_written {
                true => memo.year_first(&layout.clock, cell.bytes()),
                false => None,
            };
            let with_time = || {
                let cut = sheaf.cut(row);
                let time = layout.cell(&cut, Role::Time).map_or("", |(time, _)| time);
                memo.moment(&layout.clock, &with_time(cell.text(), time))
            };
            Some(Some(at.or_else(with_time)?))
        });
        // Nothing may be below zero.
        let decimal = |_: usize, cell: Cell| {
            let usual = cell.word().and_then(|word| usual(word, cell.bytes().len(), plan.mark));
            let read = usual.or_else(|| parse(cell.text(), plan.mark));
            read.filter(|amount| *amount >= Money::ZERO)
        };
        let blank = if plan.has_amount { None } else { Some(Money::ZERO) };
        reader.column(Role::Amount, &mut self.amounts, blank, decimal);
        let one = Some(Money(Money::SCALE));
        reader.column(Role::Quantity, &mut self.quantities, one, decimal);
        reader.column(Role::UnitPrice, &mut self.unit_prices, Some(Money::ZERO), decimal);
        for (role, part) in PARTS.into_iter().zip(&mut self.parts) {
            reader.column(role, part, Some(Money::ZERO), decimal);
        }
        reader.column(Role::Status, &mut self.statuses, Some(None), |_, cell| {
            memo.status_of(layout, cell.word(), || cell.text()).map(Some)
        });
        reader.column(Role::Currency, &mut self.currencies, Some(None), |_, cell| {
            memo.currency_of(cell.word(), || cell.text()).map(Some)
        });
        if plan.has_guests {
            self.customers.clear();
            let cuts = (0..sheaf.len()).map(|row| sheaf.cut(row));
            let customer = cuts.map(|cut| layout.customer(&cut).map(Key::of_customer));
            self.customers.extend(customer);
        } else {
            reader.column(Role::Customer, &mut self.customers, Some(None), |_, cell| {
                Some(Some(Key::of_customer(cell.text())))
            });
        }
        for (role, names) in TRAITS.into_iter().zip(&mut self.traits) {
            reader.column(role, names, Some(None), |_, cell| {
                Some(Some(kept.names.number_of(cell.word(), || cell.text())))
            });
        }
        let words = &layout.rules.account;
        let blank =
            if layout.has(Role::Account) { account::named("", words).ok() } else { Some(None) };
        reader.column(Role::Account, &mut self.accounts, blank, |_, cell| {
            account::named(cell.text(), words).ok()
        });
        true
    }

    /// Finds the rows that are an order by themselves: those beside them have
    /// another number. The first and the last may have rows beyond the sheaf.
    /// Whether it is worth while to read on.
    fn find_single(&mut self, layout: &Layout, sheaf: &Sheaf) -> bool {
        self.plain.clear();
        self.plain.resize(sheaf.len(), true);
        self.looks.clear();
        self.looks.extend(sheaf.spans.iter().map(|span| Look::at(sheaf.text.as_bytes(), *span)));
        self.ids.clear();
        if !layout.has(Role::Order) {
            return true;
        }
        let mut reader = Reader { layout, sheaf, looks: &self.looks, plain: &mut self.plain };
        reader.column(Role::Order, &mut self.ids, None, |_, cell| Some(cell.span));
        let text = |row: usize| within(sheaf.text, self.ids[row]).as_bytes();
        // Numbers that follow each other differ at the end.
        let differ = |one: &[u8], other: &[u8]| {
            !one.is_empty() && !other.is_empty() && (one.last() != other.last() || one != other)
        };
        let (mut count, mut from_before) = (0, false);
        for row in 0..sheaf.len() {
            let to_next = row + 1 < sheaf.len() && differ(text(row), text(row + 1));
            self.plain[row] = from_before && to_next;
            count += usize::from(self.plain[row]);
            from_before = to_next;
        }
        count * 2 >= sheaf.len()
    }

    /// The number of a row's order, and what tells where it begins.
    pub(super) fn id<'a>(&self, sheaf: &Sheaf<'a>, row: usize) -> [Cell<'a>; 2] {
        [&self.ids, &self.starts]
            .map(|spans| spans.get(row).copied().unwrap_or_default())
            .map(|span| Cell { text: sheaf.text, span })
    }

    /// The order that a row is; `None` when it takes a closer look.
    #[inline]
    pub(super) fn order(
        &self,
        (plan, job): (&Plan, &Job),
        row: usize,
        kept: &mut Kept,
    ) -> Option<Single> {
        if !self.plain[row] {
            return None;
        }
        let layout = job.layout;
        let beside = match plan.has_lines {
            true => times(self.quantities[row], self.unit_prices[row])?,
            false => Money::ZERO,
        };
        let (amount, beside) = match plan.has_amount {
            true => (self.amounts[row], beside),
            false => (beside, Money::ZERO),
        };
        let status = self.statuses[row];
        let mut left_out = match status {
            Some(Status::Out(why)) => Some(why),
            Some(Status::Counts | Status::PaidBack) | None => None,
        };
        if left_out.is_none()
            && let Some(found) = self.currencies[row]
            && *kept.currency.get_or_insert(found) != found
        {
            return None;
        }
        let [discount, tax, shipping, refunded] = self.parts.each_ref().map(|part| part[row]);
        let is_paid_back = status == Some(Status::PaidBack);
        let cost = None;
        let amounts = Amounts { amount, discount, tax, shipping, refunded, is_paid_back, cost };
        kept.sum = kept.sum.saturating_add(amounts.sum()).saturating_add(beside.0);
        let worth = Worth::of(&amounts, false, layout);
        if worth.gross == Money::ZERO {
            left_out = left_out.or(Some(plan.worth_nothing));
        }
        let [channel, country, product, coupon, category] =
            self.traits.each_ref().map(|names| names[row]);
        let account = self.accounts[row].map(|name| kept.names.number(name));
        let channel = channel.or(kept.store);
        let traits = [channel, country, product, coupon, category, account];
        let (at, customer) = (self.at[row]?, self.customers[row]);
        Some(Single { at, customer, worth, left_out, traits })
    }
}

/// Reads columns of rows, as long as those are plain.
struct Reader<'a, 'b> {
    layout: &'b Layout,
    sheaf: &'b Sheaf<'a>,
    looks: &'b [Look],
    plain: &'b mut [bool],
}

impl<'a> Reader<'a, '_> {
    /// Reads the cells of a role. A row is no longer plain where `read` finds
    /// nothing, or where the cell is blank and `blank` is nothing.
    #[inline(always)]
    fn column<T: Copy + Default>(
        &mut self,
        role: Role,
        into: &mut Vec<T>,
        blank: Option<T>,
        read: impl FnMut(usize, Cell<'a>) -> Option<T>,
    ) {
        let sheaf = self.sheaf;
        match self.layout.places(role) {
            [] => {
                into.clear();
                into.resize(sheaf.len(), blank.unwrap_or_default());
            }
            [place] => {
                let rows = sheaf.spans.chunks_exact(sheaf.columns);
                let looks = self.looks.chunks_exact(sheaf.columns);
                let cell = |(row, looks): (&[(u32, u32)], &[Look])| {
                    (Cell { text: sheaf.text, span: row[*place] }, looks[*place])
                };
                cells(self.plain, rows.zip(looks).map(cell), into, blank, read);
            }
            places => {
                let cell = |row: usize| {
                    let mut cells = places.iter().map(|place| sheaf.cell(row, *place));
                    let filled = cells.find(|cell| !bare(cell.text()).is_empty());
                    let cell = filled.unwrap_or_default();
                    (cell, Look::at(sheaf.text.as_bytes(), cell.span))
                };
                cells(self.plain, (0..sheaf.len()).map(cell), into, blank, read);
            }
        }
    }
}

/// What is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Blank,
    Filled,
    /// Blanks or a spreadsheet's armour have to come off first.
    Clothed,
}

impl Look {
    /// Of the cell with this span.
    #[inline]
    fn at(text: &[u8], (start, end): (u32, u32)) -> Look {
        match text.get(start as usize..end as usize) {
            Some([first, .., last]) if BARE[*first as usize] && last.is_ascii_graphic() => {
                Look::Filled
            }
            Some([one]) if BARE[*one as usize] => Look::Filled,
            Some([]) => Look::Blank,
            Some(cell) => Look::closer(cell),
            None => Look::Clothed,
        }
    }

    #[cold]
    fn closer(cell: &[u8]) -> Look {
        let is_bare = std::str::from_utf8(cell).is_ok_and(|cell| bare(cell).len() == cell.len());
        if is_bare { Look::Filled } else { Look::Clothed }
    }
}

/// Bytes with which a cell can begin from which nothing has to come off.
const BARE: [bool; 256] = {
    let (mut bare, mut byte) = ([false; 256], b'!');
    while byte <= b'~' {
        bare[byte as usize] = byte != b'\'' && byte != b'=';
        byte += 1;
    }
    bare
};

/// Reads cells. Not a part of its caller, whose variables would take the place
/// of its own in the processor's registers.
#[inline(never)]
fn cells<'a, T: Copy + Default>(
    plain: &mut [bool],
    cells: impl Iterator<Item = (Cell<'a>, Look)>,
    into: &mut Vec<T>,
    blank: Option<T>,
    mut read: impl FnMut(usize, Cell<'a>) -> Option<T>,
) {
    into.clear();
    into.resize(plain.len(), T::default());
    for (row, ((plain, into), (cell, look))) in plain.iter_mut().zip(into).zip(cells).enumerate() {
        if !*plain {
            continue;
        }
        let said = match look {
            Look::Filled => read(row, cell),
            Look::Blank => blank,
            Look::Clothed => None,
        };
        match said {
            Some(said) => *into = said,
            None => *plain = false,
        }
    }
}
