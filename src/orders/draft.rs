//! An order in the making: what its rows have said so far.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::config::Role;
use crate::units::Currency;
use crate::units::Money;
use crate::units::Month;

use super::apart::Apart;
use super::cells::Cells;
use super::error::{Error, Problem};
use super::identity::Seen;
use super::job::Job;
use super::key::Key;
use super::layout::Layout;
use super::layout::Rule;
use super::memo::Memo;
use super::moment::Moment;
use super::names::{Names, Number, Tags};
use super::row::{Row, Said, Status, Weight};
use super::tender::{Differs, Tender, Told};

/// An order in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Line of the first row, and how many there are.
    pub(super) line: u64,
    pub(super) rows: u64,
    pub(super) credit: bool,
    pub(super) at: Moment,
    pub(super) customer: Option<Key>,
    /// Other keys of the customer, if they are asked for and there are any.
    pub(super) seen: Option<Box<Seen>>,
    /// The currency, if it may be another than the report's.
    pub(super) currency: Option<Currency>,
    pub(super) amount: Option<Money>,
    /// Discount, tax, shipping, refunded, in that order.
    pub(super) parts: [Option<Money>; 4],
    pub(super) status: Option<Status>,
    pub(super) cancelled: bool,
    /// The first rule of the layout that leaves the whole order out.
    pub(super) left_out: Option<Rule>,
    pub(super) traits: Tags,
    /// The weight of the line of the product, and of the category's; `None` without
    /// them.
    heaviest: [Option<Weight>; 2],
    /// What its goods cost, and whether some of its lines do not say that.
    cost: Option<Money>,
    lacks_cost: bool,
    /// Lines that may not count while others do.
    pub(super) apart: Apart,
}

/// How messages name the parts of [`Said::parts`].
const PARTS_NAMED: [&str; 4] = ["discount", "tax", "shipping", "refunded"];

/// Where among [`Draft::traits`] the channel is, and what lines are of, in the
/// order of [`KINDS`](super::row::KINDS).
const CHANNEL: usize = 0;
const OF_LINES: [usize; 2] = [2, 4];

/// What is kept from row to row.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub(super) memo: Memo,
    pub(super) names: Names,
    /// The store's name among `names`: the channel of orders that name none.
    pub(super) store: Option<Number>,
    /// The currency of all amounts.
    pub(super) tender: Tender,
    /// The sum of all amounts, each without its sign.
    pub(super) sum: i64,
    /// Whether other currencies than the report's are converted.
    pub(super) converts: bool,
    /// Rates that were asked for: of which month, and of which currency.
    pub(super) asked: BTreeSet<(Month, &'static str)>,
}

impl Kept {
    /// What a row says, and that it can be taken together with the others.
    ///
    /// # Errors
    ///
    /// The first cell that is not what its role needs; a second currency; a sum
    /// so large that a later sum of some of its amounts could overflow.
    #[inline(always)]
    pub(super) fn said<C: Cells>(&mut self, row: &Row<C>) -> Result<Said, Error> {
        let said = row.said(&mut self.memo)?;
        // An order that does not count may be in any currency.
        if said.counts() {
            self.check_currency(row)?;
        }
        let amounts = [&said.amount, &said.line_amount, &said.cost].into_iter().chain(&said.parts);
        self.add(amounts.map(|amount| amount.unwrap_or_default()), (row.place, row.line))?;
        Ok(said)
    }

    /// Adds amounts to the sum of all.
    ///
    /// # Errors
    ///
    /// When it becomes so large that a later sum of some could overflow.
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        amounts: impl IntoIterator<Item = Money>,
        (place, line): (&str, u64),
    ) -> Result<(), Error> {
        let mut sum = self.sum;
        for amount in amounts {
            sum = sum.saturating_add(amount.0.saturating_abs());
        }
        self.sum = sum;
        if self.sum > LARGEST_SUM {
            return Err(Error::TooMuch { place: place.into(), line });
        }
        Ok(())
    }

    /// The currency of a row, if it may be another than the report's: because others
    /// are converted, or because the row does not count.
    pub(super) fn own_currency<C: Cells>(
        &mut self,
        row: &Row<C>,
        counts: bool,
    ) -> Option<Currency> {
        if counts {
            return if self.converts { self.named(row).ok()? } else { None };
        }
        let own = self.tender.code;
        let is_other = || row.told().any(|(_, told)| own.is_some_and(|own| !told.fits(own)));
        match self.named(row) {
            Ok(None) if !is_other() => None,
            Ok(Some(named)) => Some(named),
            // Some other one.
            _ => Some(Currency::UNKNOWN),
        }
    }

    /// The currency that a row names: in a cell of its own, or with its amounts.
    fn named<C: Cells>(&mut self, row: &Row<C>) -> Result<Option<Currency>, Error> {
        if let Some(cell) = row.cell(Role::Currency) {
            let read = self.memo.currency(cell).map(Some);
            return read.ok_or_else(|| row.bad(Role::Currency, cell, Problem::Currency));
        }
        let Some((role, told)) = row.told().next() else { return Ok(None) };
        let own = self.tender.code.filter(|own| told.fits(*own));
        match own.or_else(|| told.only()) {
            None if self.converts => {
                Err(row.bad(role, row.cell(role).unwrap_or_default(), Problem::Sign))
            }
            named => Ok(named),
        }
    }

    /// That a row's amounts are in one currency, and in the report's unless others
    /// are converted.
    #[inline(always)]
    fn check_currency<C: Cells>(&mut self, row: &Row<C>) -> Result<(), Error> {
        let named = self.named(row)?;
        if self.converts {
            let other = named.and_then(|own| Some((own, row.told().find(|it| !it.1.fits(own))?)));
            return other.map_or(Ok(()), |(own, (role, _))| {
                let cell = row.cell(role).unwrap_or_default();
                Err(row.bad(role, cell, Problem::AmountIn(own.code())))
            });
        }
        let told = named.map(Told::Code).into_iter().chain(row.told().map(|(_, told)| told));
        let mut tender = self.tender;
        let taken = { told }.try_for_each(|told| tender.take(told));
        self.tender = tender;
        let (place, line) = (row.place.into(), row.line);
        taken.map_err(|Differs { found, expected }| Error::TwoCurrencies {
            place,
            line,
            found,
            expected,
        })
    }

    fn traits<C: Cells>(&mut self, row: &Row<C>, said: &Said) -> Tags {
        let mut name = |role| row.cell(role).map(|cell| self.names.number(cell));
        let (channel, country) = (name(Role::Channel), name(Role::Country));
        let (product, coupon) = (name(Role::Product), name(Role::Coupon));
        let category = name(Role::Category);
        let account = said.account.map(|account| self.names.number(account));
        [channel, country, product, coupon, category, account]
    }
}

/// The largest sum of all amounts without their signs.
pub(super) const LARGEST_SUM: i64 = i64::MAX / 4;

impl Draft {
    /// An order that begins with this row.
    ///
    /// # Errors
    ///
    /// When the row has no date.
    #[inline(always)]
    pub(super) fn begin<C: Cells>(
        job: &Job,
        row: &Row<C>,
        said: &Said,
        kept: &mut Kept,
    ) -> Result<Draft, Error> {
        let mut draft = Draft {
            line: row.line,
            rows: 1,
            credit: said.credit,
            at: said.at.ok_or_else(|| row.no_date())?,
            customer: customer(row),
            seen: job.seen(row),
            currency: kept.own_currency(row, said.counts()),
            amount: None,
            parts: [None; 4],
            status: said.status,
            cancelled: row.cell(Role::Cancelled).is_some(),
            left_out: said.left_out,
            traits: kept.traits(row, said),
            heaviest: said.weights(row.layout),
            cost: None,
            lacks_cost: false,
            apart: Apart::default(),
        };
        if !draft.apart.take(row.line, said, row.layout.adds_up()) {
            draft.add(said);
        }
        Ok(draft)
    }

    /// Joins a further row to its order. What stands once for the whole order
    /// may be repeated but not differ; lines add up; of two names or statuses
    /// one is taken by its value, so that the order of rows does not matter.
    ///
    /// # Errors
    ///
    /// When the row says otherwise than those before it.
    pub(super) fn extend<C: Cells>(
        &mut self,
        job: &Job,
        row: &Row<C>,
        said: &Said,
        kept: &mut Kept,
    ) -> Result<(), Error> {
        let (traits, currency) = (kept.traits(row, said), kept.own_currency(row, said.counts()));
        self.rows += 1;
        self.at = said.at.map_or(self.at, |moment| moment.min(self.at));
        let adds_up = row.layout.adds_up();
        let is_apart = self.apart.take(row.line, said, adds_up);
        if let Some(seen) = job.seen(row) {
            self.seen.get_or_insert_default().join(&seen);
        }
        let own = if kept.converts && said.counts() {
            same(&mut self.currency, currency, "currency")
        } else {
            self.currency = self.currency.or(currency);
            Ok(())
        };
        let joined = same(&mut self.customer, customer(row), "customer")
            .and(own)
            .and_then(|()| if is_apart { Ok(()) } else { self.join(said, row.layout) });
        joined.map_err(|role| Error::Disagree { place: row.place.into(), line: row.line, role })?;
        self.status = self.status.max(said.status);
        self.cancelled |= row.cell(Role::Cancelled).is_some();
        self.left_out = self.left_out.into_iter().chain(said.left_out).min();
        let mut heavier = [Ordering::Equal; 6];
        for ((at, mine), theirs) in
            OF_LINES.iter().zip(&mut self.heaviest).zip(said.weights(row.layout))
        {
            heavier[*at] = theirs.cmp(mine);
            *mine = theirs.max(*mine);
        }
        for ((mine, theirs), heavier) in self.traits.iter_mut().zip(traits).zip(heavier) {
            *mine = match (heavier, *mine, theirs) {
                (Ordering::Greater, _, theirs) => theirs,
                (Ordering::Less, mine, _) => mine,
                (_, Some(one), Some(other)) => Some(kept.names.earlier(one, other)),
                (_, one, other) => one.or(other),
            };
        }
        Ok(())
    }

    /// Joins the amounts of a further row.
    #[inline(always)]
    fn join(&mut self, said: &Said, layout: &Layout) -> Result<(), &'static str> {
        let join = if layout.adds_up() || self.credit { sum } else { same };
        let join_cost = if layout.costs_add_up() { sum } else { join };
        let mut parts = self.parts.iter_mut().zip(said.parts).zip(PARTS_NAMED);
        join(&mut self.amount, said.worth, "amount")?;
        join_cost(&mut self.cost, said.cost, "cost")?;
        parts.try_for_each(|((mine, said), name)| join(mine, said, name))?;
        self.lacks_cost = match layout.costs_add_up() {
            true => self.lacks_cost || said.cost.is_none(),
            false => self.cost.is_none(),
        };
        Ok(())
    }

    /// Adds the amounts of a line.
    #[inline(always)]
    pub(super) fn add(&mut self, said: &Said) {
        let parts = self.parts.iter_mut().zip(said.parts);
        let parts = parts.chain([(&mut self.amount, said.worth), (&mut self.cost, said.cost)]);
        parts.for_each(|(mine, said)| plus(mine, said));
        self.lacks_cost |= said.cost.is_none();
    }

    /// What the goods cost, without a sign; `None` unless all of its lines say it.
    pub(super) fn cost(&self) -> Option<Money> {
        let cost = self.cost.filter(|_| !self.lacks_cost);
        cost.map(|cost| Money(cost.0.abs()))
    }

    /// Adds what rows say together, and the store in their place, when they are over.
    pub(super) fn complete(&mut self, job: &Job, kept: &Kept) {
        self.traits[CHANNEL] = self.traits[CHANNEL].or(kept.store);
        self.join_apart(job);
    }
}

#[inline(always)]
fn customer<C: Cells>(row: &Row<C>) -> Option<Key> {
    let cell = if row.layout.rules.guest.is_empty() {
        row.cell(Role::Customer)
    } else {
        row.layout.customer(row.cells)
    };
    cell.map(Key::of_customer)
}

/// Fills `kept` if it is blank; the role's name if both are there and differ.
fn same<T: PartialEq + Copy>(
    kept: &mut Option<T>,
    said: Option<T>,
    role: &'static str,
) -> Result<(), &'static str> {
    match (*kept, said) {
        (Some(kept), Some(said)) if kept != said => Err(role),
        (None, said) => {
            *kept = said;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Adds up; never fails.
fn sum(kept: &mut Option<Money>, said: Option<Money>, _: &'static str) -> Result<(), &'static str> {
    plus(kept, said);
    Ok(())
}

fn plus(kept: &mut Option<Money>, said: Option<Money>) {
    if let Some(said) = said {
        *kept = Some(kept.unwrap_or_default() + said);
    }
}
