//! Orders folded into counts, up to a day.
//!
//! A ledger holds integers only, and nobody can be found in it. Two ledgers of
//! different customers [`merge`](Ledger::merge) into exactly the ledger of all
//! of them, however they were split.

mod before;
mod calendar;
mod closing;
mod fold;
pub mod histories;
mod margins;
mod named;
mod pace;
mod parts;
mod paths;
mod returns;
mod sort;
mod spend;
mod tally;
mod together;
mod traits;
mod visit;
mod walk;

use std::collections::BTreeMap;

use crate::orders::Costed;
use crate::units::Day;
use crate::units::Days;
use crate::units::Money;
use crate::units::Month;

pub use fold::fold;
pub use named::{Arm, Arms, Watch, arms, standings};
pub use pace::{Pace, ROLLING_DAYS};
pub use parts::Parts;
pub use paths::{Asked, Paths, SECOND_WITHIN, Trails, Turn};
pub use returns::{
    BRACKETS_MOST, Bracket, Brackets, Came, Cohort, Grid, Returns, WEEKS_FOLLOWED, returns,
};
pub use spend::Spend;
pub use together::{Counted, Named, count_all};
pub use traits::{First, Trait};

/// The frame of a ledger: two ledgers merge only when theirs are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Day of the first order in the data.
    pub first: Day,
    /// The last day counted: the last of the report's month, or the day on
    /// which the data end, if that month is not over.
    pub as_of: Day,
    /// Whether the report's month is over.
    pub over: bool,
    /// A customer is active on a day when an order lies on it or on one of the
    /// `active - 1` days before. At least 31.
    pub active: Days,
}

impl Frame {
    /// That of the month before, which is over; `None` when the data begin
    /// later.
    pub fn before(self) -> Option<Frame> {
        let as_of = (self.as_of.month() - 1).last();
        (self.first <= as_of).then_some(Frame { as_of, over: true, ..self })
    }
}

/// Counts of everything that a report needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The frame.
    pub frame: Frame,
    /// Totals of each month that has any.
    pub months: BTreeMap<Month, MonthTotals>,
    /// By month of the first order, and month of activity.
    pub cells: BTreeMap<(Month, Month), Cell>,
    /// Gaps between an order and the next.
    pub gaps: BTreeMap<Gap, u64>,
    /// Customers by the number of their last order and the days since.
    pub waits: BTreeMap<Gap, u64>,
    /// What customers brought, by how many orders they have.
    pub brought: BTreeMap<u32, Brought>,
    /// Where each customer stands, in no order that means anything.
    pub standings: Parts<Standing>,
    /// Customers with an order in the trailing twelve months.
    pub year: Year,
    /// What each customer with an order in the trailing twelve months spent in
    /// them, ascending.
    pub spend_12m: Vec<Spend>,
    /// The base of active customers over the trailing month, quarter and year.
    pub periods: [Base; 3],
    /// How the base moved in each month.
    pub flows: BTreeMap<Month, Flow>,
    /// Customers by each trait of their first order, by name; `None` when the
    /// order does not have the trait.
    pub firsts: BTreeMap<(Trait, Option<String>), First>,
    /// Orders of a month that say what their goods cost, with its credit notes;
    /// empty when no file says it.
    pub costed: BTreeMap<Month, Costed>,
    /// The same of customers, by month of the first order, and month of activity.
    pub costed_cells: BTreeMap<(Month, Month), Costed>,
}

/// Totals of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthTotals {
    /// Orders of everybody.
    pub orders: u64,
    /// Net revenue of everybody, credit notes taken off.
    pub net: Money,
    /// Gross revenue of everybody, without credit notes.
    pub gross: Money,
    /// Credit notes of everybody; 0 or below.
    pub credits: Money,
    /// Orders that name nobody.
    pub unidentified_orders: u64,
    /// Net revenue of those who cannot be followed: orders that name nobody,
    /// and credit notes of people without an order.
    pub unidentified_net: Money,
    /// Customers whose first order is in the month.
    pub new: u64,
    /// Customers of the month whose first order was before it.
    pub returning: u64,
    /// Net revenue in the month of the new customers.
    pub new_net: Money,
}

/// Customers who first ordered in one month, in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Those with an order in the month.
    pub customers: u64,
    /// Their orders in it.
    pub orders: u64,
    /// Their net revenue in it, credit notes taken off. A credit note before a
    /// customer's first order stands in a month before the cohort's own.
    pub net: Money,
}

/// Days after an order, the `order`-th of its customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// 1 for the first order.
    pub order: u32,
    /// Days from it to the next order, or to the as-of day.
    pub days: Days,
}

/// What customers with equally many orders brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// How many they are.
    pub customers: u64,
    /// Net revenue ever of all of them.
    pub net: Money,
    /// The sum of the squares of the net of each.
    pub squares: u128,
}

/// Where a customer stands on the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Orders ever.
    pub orders: u32,
    /// Last order to the as-of day.
    pub idle: Days,
    /// Days since the order with which the customer last came back after not
    /// being active; `None` for those who never did.
    pub back: Option<Days>,
    /// Net revenue ever.
    pub net: Money,
    /// What the customer was worth in their last year: net revenue from 364
    /// days before the last order to the as-of day.
    pub last_year: Money,
    /// Net revenue of the trailing twelve months.
    pub year: Money,
}

/// Customers with an order in the trailing twelve months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// With at least one.
    pub customers: u64,
    /// With at least two.
    pub repeaters: u64,
    /// Their orders.
    pub orders: u64,
}

/// The base of active customers over a period that ends on the as-of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// Active on the day before the period (B).
    pub start: u64,
    /// Active on its last day (E).
    pub end: u64,
    /// Of those at the end, not active at the start (N).
    pub added: u64,
}

/// The periods of [`Ledger::periods`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// The report's month.
    Month,
    /// The three months that end with it.
    Quarter,
    /// The twelve months that end with it.
    Year,
}

impl Period {
    /// Every period, in the order of [`Ledger::periods`].
    pub const ALL: [Period; 3] = [Period::Month, Period::Quarter, Period::Year];

    /// Its length in months.
    pub fn months(self) -> i32 {
        match self {
            Period::Month => 1,
            Period::Quarter => 3,
            Period::Year => 12,
        }
    }
}

/// How the base of active customers moved in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Active on its last day.
    pub active: u64,
    /// With their first order in it.
    pub new: u64,
    /// Ordered in it, had ordered before, and not active on the day before it.
    pub won_back: u64,
    /// Active on the day before it and not on its last day.
    pub lapsed: u64,
}

impl Ledger {
    /// A ledger without orders.
    pub fn new(frame: Frame) -> Ledger {
        Ledger {
            frame,
            months: BTreeMap::new(),
            cells: BTreeMap::new(),
            gaps: BTreeMap::new(),
            waits: BTreeMap::new(),
            brought: BTreeMap::new(),
            standings: Parts::default(),
            year: Year::default(),
            spend_12m: Vec::new(),
            periods: [Base::default(); 3],
            flows: BTreeMap::new(),
            firsts: BTreeMap::new(),
            costed: BTreeMap::new(),
            costed_cells: BTreeMap::new(),
        }
    }

    /// The report's month: the one that ends on the as-of day.
    pub fn month(&self) -> Month {
        self.frame.as_of.month()
    }

    /// First day of the trailing twelve months; of 365 days while the month is not
    /// over.
    pub fn year_start(&self) -> Day {
        if self.frame.over { self.start(Period::Year) } else { self.frame.as_of - 364 }
    }

    /// First day of a period that ends with the report's month.
    pub fn start(&self, period: Period) -> Day {
        (self.month() - (period.months() - 1)).first()
    }

    /// Customers with at least one order.
    pub fn customers(&self) -> u64 {
        self.waits.values().sum()
    }

    /// Totals of a month, all 0 when it has none.
    pub fn totals(&self, month: Month) -> MonthTotals {
        self.months.get(&month).copied().unwrap_or_default()
    }

    /// Adds every count of `other`, which must not share a customer with
    /// `self`: half a history is a different history.
    ///
    /// Counts are integers, so the result does not depend on how the customers
    /// were split or in which order the parts arrive, but for the order of
    /// [`Ledger::standings`]. Ledgers of different frames count different things
    /// and do not merge: `None`.
    #[must_use]
    pub fn merge(mut self, other: Ledger) -> Option<Ledger> {
        if self.frame != other.frame {
            return None;
        }
        add_all(&mut self.months, other.months);
        add_all(&mut self.cells, other.cells);
        add_all(&mut self.gaps, other.gaps);
        add_all(&mut self.waits, other.waits);
        add_all(&mut self.brought, other.brought);
        self.standings.join(other.standings);
        self.spend_12m.extend(other.spend_12m);
        add_all(&mut self.flows, other.flows);
        add_all(&mut self.firsts, other.firsts);
        add_all(&mut self.costed, other.costed);
        add_all(&mut self.costed_cells, other.costed_cells);
        self.year += other.year;
        tally::add_up(&mut self.periods, &other.periods);
        self.spend_12m.sort_unstable();
        Some(self)
    }
}

/// Adds the counts of one table to another's.
fn add_all<K: Ord, V: Default + std::ops::AddAssign>(
    table: &mut BTreeMap<K, V>,
    other: BTreeMap<K, V>,
) {
    for (key, value) in other {
        *table.entry(key).or_default() += value;
    }
}

/// Counts add up field by field.
macro_rules! counts_add {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: $name) {
                $(self.$field += other.$field;)+
            }
        }
    )+};
}

counts_add! {
    MonthTotals {
        orders, net, gross, credits, unidentified_orders, unidentified_net, new, returning, new_net
    }
    Cell { customers, orders, net }
    Came { customers, orders, net, back, last }
    Brought { customers, net, squares }
    Year { customers, repeaters, orders }
    Base { start, end, added }
    Flow { active, new, won_back, lapsed }
    First { customers, repeaters, net }
}
