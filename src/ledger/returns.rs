//! When customers come back: from the period of their first order on, in four
//! paces at once.

use crate::orders::Orders;
use crate::units::Day;
use crate::units::Money;

use super::Frame;
use super::calendar::Calendar;
use super::pace::{Pace, ROLLING_DAYS};
use super::tally::{on_all_threads, visit_all};
use super::visit::{Entry, Visit};

/// Ages for which a cohort by week is followed, age 0 included: two years. The
/// table would otherwise grow with the square of all weeks that there are.
pub const WEEKS_FOLLOWED: u32 = 105;

/// A range of ages, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// The first age, 1 or more.
    pub from: usize,
    /// The last age.
    pub to: usize,
}

/// Brackets that a grid may have.
pub const BRACKETS_MOST: usize = 8;

/// The brackets of each pace, in the order of [`Pace::ALL`]; of each the first
/// [`BRACKETS_MOST`] count.
pub type Brackets<'a> = [&'a [Bracket]; 4];

/// Counts of those who came back, of whole periods only.
///
/// A period is whole when it is over for every customer that the cohort can
/// have: orders of later periods are not in any count, so that no count changes
/// once it is there. For calendar paces that is when the data reach its end; for
/// [`Pace::Rolling`], when they reach it counted from the last day of the
/// cohort's month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returns {
    /// The frame.
    pub frame: Frame,
    /// One a pace, in the order of [`Pace::ALL`].
    pub grids: Vec<Grid>,
}

/// The cohorts of one pace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The pace.
    pub pace: Pace,
    /// The ranges of ages of [`Cohort::brackets`].
    pub brackets: Vec<Bracket>,
    /// Without a gap from that of the first order in the data to that of the
    /// as-of day, oldest first.
    pub cohorts: Vec<Cohort>,
}

/// Customers whose first order is in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// The first day of that period.
    pub from: Day,
    /// By age; age 0 is the period of the first order. Whole periods only, so
    /// that there is none when that period is not over; as many as are followed.
    pub cells: Vec<Came>,
    /// Customers who ordered again within each bracket; `None` when its last
    /// age is not whole.
    pub brackets: Vec<Option<u64>>,
}

/// A cohort at one age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Customers with an order at this age.
    pub customers: u64,
    /// Their orders at it.
    pub orders: u64,
    /// Net revenue of the cohort at it, credit notes taken off.
    pub net: Money,
    /// Customers for whom it is the first age above 0 with an order.
    pub back: u64,
    /// Customers for whom it is the last whole age with an order.
    pub last: u64,
}

/// Counts the orders of whole periods up to `frame.as_of`, on all threads.
///
/// Cannot fail: every order that was read can be counted.
pub fn returns(orders: &Orders, frame: Frame, brackets: &Brackets) -> Returns {
    let calendar = &Calendar::of(orders, frame);
    let plan = Plan::new(calendar, frame, brackets);
    let counted = on_all_threads(
        &orders.lots,
        || Counts::new(&plan),
        |counts, lot| {
            visit_all(lot, calendar, |visit| counts.visit(visit));
        },
    );
    plan.together(&counted)
}

impl Returns {
    /// The cohorts of a pace.
    pub fn grid(&self, pace: Pace) -> &Grid {
        &self.grids[pace as usize]
    }

    /// Adds every count of `other`, which must not share a customer with
    /// `self`. `None` when frame or brackets differ: the counts are then of
    /// different things.
    #[must_use]
    pub fn merge(mut self, other: &Returns) -> Option<Returns> {
        let brackets = |all: &Returns| -> Vec<Vec<Bracket>> {
            all.grids.iter().map(|grid| grid.brackets.clone()).collect()
        };
        if self.frame != other.frame || brackets(&self) != brackets(other) {
            return None;
        }
        self.add(&other.grids);
        Some(self)
    }

    /// Adds grids of the same frame and brackets, which are of the same shape.
    fn add(&mut self, grids: &[Grid]) {
        let mine = self.grids.iter_mut().flat_map(|grid| &mut grid.cohorts);
        for (mine, theirs) in mine.zip(grids.iter().flat_map(|grid| &grid.cohorts)) {
            for (mine, theirs) in mine.cells.iter_mut().zip(&theirs.cells) {
                *mine += *theirs;
            }
            for (mine, theirs) in mine.brackets.iter_mut().zip(&theirs.brackets) {
                *mine = mine.zip(*theirs).map(|(mine, theirs)| mine + theirs);
            }
        }
    }
}

/// Where everything is counted.
pub(super) struct Plan {
    frame: Frame,
    /// Of every day of the calendar: its period in each pace, counted from that
    /// of the first order in the data. Those before it are far beyond any
    /// other, by wrapping.
    places: Vec<[u16; 4]>,
    paces: [Ages; 4],
    /// Cells of all paces, which lie in one table.
    cells: u32,
    /// Of each age, in each pace, a bit for every bracket it is in.
    bits: Vec<[u8; 4]>,
}

/// The shape of a pace's tables.
struct Ages {
    pace: Pace,
    brackets: Vec<Bracket>,
    /// Of each cohort: its first day, its whole ages, and where its cells begin.
    cohorts: Vec<(Day, u32, u32)>,
}

impl Plan {
    pub(super) fn new(calendar: &Calendar, frame: Frame, brackets: &Brackets) -> Plan {
        let mut cells = 0;
        let paces =
            Pace::ALL.map(|pace| Ages::new(pace, frame, brackets[pace as usize], &mut cells));
        let place = |day: Day, pace: Pace| {
            #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "wraps")]
            let place = (pace.number(day) - pace.number(frame.first)) as u16;
            place
        };
        let days = (calendar.first.0..=frame.as_of.0).map(Day);
        let places = days.map(|day| Pace::ALL.map(|pace| place(day, pace))).collect();
        let longest = |ages: &Ages| ages.cohorts.first().map_or(0, |(_, longest, _)| *longest);
        let longest = paces.iter().map(longest).max().unwrap_or(0) as usize;
        let bits = |age: usize| paces.each_ref().map(|ages| ages.bits(age));
        Plan { frame, places, bits: (0..longest).map(bits).collect(), paces, cells }
    }

    /// The counts of all threads.
    pub(super) fn together(&self, counted: &[Counts]) -> Returns {
        let mut all = Returns { frame: self.frame, grids: self.grids(&Counts::new(self)) };
        counted.iter().for_each(|counts| all.add(&self.grids(counts)));
        all
    }

    fn grids(&self, counts: &Counts) -> Vec<Grid> {
        let grid = |(ages, within): (&Ages, &Vec<u64>)| {
            let cohort = |(place, (from, whole, start)): (usize, &(Day, u32, u32))| {
                let cells = &counts.cells[*start as usize..][..*whole as usize];
                let within = &within[place * BRACKETS_MOST..];
                let bracket = |(bracket, count): (&Bracket, &u64)| {
                    (bracket.to < cells.len()).then_some(*count)
                };
                Cohort {
                    from: *from,
                    cells: cells.iter().map(|cell| Came::from(*cell)).collect(),
                    brackets: ages.brackets.iter().zip(within).map(bracket).collect(),
                }
            };
            Grid {
                pace: ages.pace,
                brackets: ages.brackets.clone(),
                cohorts: ages.cohorts.iter().enumerate().map(cohort).collect(),
            }
        };
        self.paces.iter().zip(&counts.within).map(grid).collect()
    }
}

impl Ages {
    /// The shape of the tables of a pace, whose cells begin after `cells` others.
    fn new(pace: Pace, frame: Frame, brackets: &[Bracket], cells: &mut u32) -> Ages {
        // On the day on which the data end, something may be missing.
        let whole = if frame.over { frame.as_of } else { frame.as_of - 1 };
        let (first, last) = (pace.number(frame.first), pace.number(frame.as_of));
        let cohort = |cohort: i32| {
            let ages = match pace {
                Pace::Rolling => (whole.0 - pace.start(cohort + 1).0 + 2).div_euclid(ROLLING_DAYS),
                _ => pace.number(whole + 1) - cohort,
            };
            let most = if pace == Pace::Week { WEEKS_FOLLOWED } else { u32::MAX };
            let ages = u32::try_from(ages).unwrap_or(0).min(most);
            let start = *cells;
            *cells += ages;
            (pace.start(cohort), ages, start)
        };
        let cohorts = (first..=last).map(cohort).collect();
        let brackets = brackets[..brackets.len().min(BRACKETS_MOST)].to_vec();
        Ages { pace, brackets, cohorts }
    }

    /// A bit for every bracket that an age is in.
    fn bits(&self, age: usize) -> u8 {
        let holds = |bracket: &Bracket| (bracket.from..=bracket.to).contains(&age);
        let all = self.brackets.iter().enumerate();
        all.fold(0, |bits, (at, bracket)| bits | u8::from(holds(bracket)) << at)
    }
}

/// One thread's counts.
pub(super) struct Counts<'a> {
    plan: &'a Plan,
    cells: Vec<Small>,
    /// In each pace by cohort, [`BRACKETS_MOST`] of each.
    within: [Vec<u64>; 4],
}

/// As [`Came`], for the cache. One thread does not see 2^32 orders: they would
/// take 40 gigabytes.
#[derive(Clone, Copy, Default)]
struct Small {
    customers: u32,
    orders: u32,
    net: Money,
    back: u32,
    last: u32,
}

impl From<Small> for Came {
    fn from(small: Small) -> Came {
        Came {
            customers: small.customers.into(),
            orders: small.orders.into(),
            net: small.net,
            back: small.back.into(),
            last: small.last.into(),
        }
    }
}

/// Where a customer is in one pace.
#[derive(Clone, Copy)]
struct Run {
    /// Whole ages of the cohort, and where its cells begin.
    ages: u32,
    start: u32,
    /// The last age with an order; [`NEVER`] before the first order.
    last: u32,
    bits: u8,
}

const ROLLING: usize = Pace::Rolling as usize;

/// An age that nobody has.
const NEVER: u32 = u32::MAX;

impl<'a> Counts<'a> {
    pub(super) fn new(plan: &'a Plan) -> Counts<'a> {
        let within = |ages: &Ages| vec![0; ages.cohorts.len() * BRACKETS_MOST];
        Counts {
            plan,
            cells: vec![Small::default(); plan.cells as usize],
            within: plan.paces.each_ref().map(within),
        }
    }

    pub(super) fn visit(&mut self, visit: &Visit) {
        let plan = self.plan;
        let Some(first) = visit.sales.first().copied() else { return };
        // Whoever ordered before the frame begins is in no cohort.
        let home = plan.places[first.day()];
        let cohort = |pace: usize| plan.paces[pace].cohorts.get(usize::from(home[pace]));
        let run = |pace: usize| {
            let (_, ages, start) = cohort(pace).copied().unwrap_or((Day(0), 0, 0));
            Run { ages, start, last: NEVER, bits: 0 }
        };
        let mut runs = [0, 1, 2, 3].map(run);
        // What is before the first order wraps to beyond all ages.
        let age = |entry: &Entry, pace: usize| match pace {
            ROLLING => entry.since(first) / ROLLING_DAYS.unsigned_abs(),
            _ => u32::from(plan.places[entry.day()][pace].wrapping_sub(home[pace])),
        };
        for sale in &visit.sales {
            for (pace, run) in runs.iter_mut().enumerate() {
                let age = age(sale, pace);
                if age >= run.ages {
                    continue;
                }
                // Whether it is a new age cannot be foretold, so nothing branches.
                let is_new = u32::from(age != run.last);
                let cell = &mut self.cells[(run.start + age) as usize];
                cell.net += sale.net;
                cell.orders += 1;
                cell.customers += is_new;
                cell.back += is_new & u32::from(run.last == 0);
                run.last = age;
                run.bits |= plan.bits[age as usize][pace];
            }
        }
        for credit in &visit.credits {
            for (pace, run) in runs.iter().enumerate() {
                let age = age(credit, pace);
                if age < run.ages {
                    self.cells[(run.start + age) as usize].net += credit.net;
                }
            }
        }
        for (pace, run) in runs.into_iter().enumerate().filter(|(_, run)| run.ages > 0) {
            self.cells[(run.start + run.last) as usize].last += 1;
            let mut bits = run.bits;
            while bits != 0 {
                let bracket = bits.trailing_zeros() as usize;
                self.within[pace][usize::from(home[pace]) * BRACKETS_MOST + bracket] += 1;
                bits &= bits - 1;
            }
        }
    }
}
