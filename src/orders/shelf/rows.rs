//! What there is much of in a share, as rows of numbers.
//!
//! A share takes its own word for nothing: a number that another one leads to
//! is looked at in `shares`.

use crate::units::Currency;
use crate::units::Day;
use crate::units::Money;

use super::columns::{Row, folded, unfolded};
use crate::orders::costs;
use crate::orders::days::FIRST_DAY;
use crate::orders::identity::{Guest, Link, Seen};
use crate::orders::key::{Key, LOTS};
use crate::orders::layout::Why;
use crate::orders::names::{Number, Tags};
use crate::orders::share::{Fate, Known, Left, Record};
use crate::orders::{Costed, Side, Takings};

/// The last day that seconds since [`FIRST_DAY`] can be of.
const LAST_DAY: i32 = FIRST_DAY.0 + (u32::MAX / 86_400).cast_signed();

fn money(number: u64) -> Money {
    Money(unfolded(number))
}

fn day(number: u64) -> Option<Day> {
    let day = i32::try_from(number).ok()?;
    (FIRST_DAY.0..=LAST_DAY).contains(&day).then_some(Day(day))
}

fn number_of(day: Day) -> u64 {
    u64::try_from(day.0).unwrap_or_default()
}

fn yes(number: u64) -> Option<bool> {
    (number < 2).then_some(number == 1)
}

/// A long number as two.
pub(super) fn halves(number: u128) -> [u64; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "the lower half of a number")]
    [(number >> 64) as u64, number as u64]
}

/// The long number of these two.
pub(super) fn whole([high, low]: [u64; 2]) -> u128 {
    u128::from(high) << 64 | u128::from(low)
}

fn key(number: [u64; 2]) -> Option<Key> {
    Key::of_number(whole(number))
}

/// All but its cost, which few have.
impl Row<5> for Record {
    fn cells(&self) -> [u64; 5] {
        let Record { person: [high, middle, low], at, net, tags, cost: _ } = *self;
        let person = u64::from(high) << 32 | u64::from(middle);
        [person, low.into(), at.into(), folded(net.0), tags.into()]
    }

    #[inline]
    fn of([person, low, at, net, tags]: [u64; 5]) -> Option<Record> {
        #[expect(clippy::cast_possible_truncation, reason = "the halves of a number")]
        let (high, middle) = ((person >> 32) as u32, person as u32);
        let part = |number: u64| u32::try_from(number).ok();
        let person = [high, middle, part(low)?];
        let (at, tags) = (part(at)?, part(tags)?);
        Some(Record { person, at, net: money(net), tags, cost: costs::NONE })
    }
}

/// How fates are numbered that have no lot; the others follow.
const LEFT_OUT: u64 = 0;
const OF_NOBODY: u64 = 1;
const OF_GUEST: u64 = 2;
const OF_LOT: u64 = 3;

impl Row<11> for Known {
    fn cells(&self) -> [u64; 11] {
        let Known { order, fate, beyond, line, rows, day, gross, net, converted } = *self;
        let [high, low] = halves(order);
        let (fate, place) = match fate {
            Fate::LeftOut => (LEFT_OUT, 0),
            Fate::OfNobody { cost } => (OF_NOBODY, cost.into()),
            Fate::OfGuest { place } => (OF_GUEST, place as u64),
            Fate::Of { lot, place } => (OF_LOT + lot as u64, place as u64),
        };
        let from = converted.map_or(0, |it| letters(it.code()));
        let beside = folded(gross.0.wrapping_sub(net.0));
        let (day, net) = (number_of(day), folded(net.0));
        [high, low, fate, place, beyond.into(), line, rows, day, net, beside, from]
    }

    #[inline]
    fn of(cells: [u64; 11]) -> Option<Known> {
        let [high, low, fate, place, beyond, line, rows, when, net, beside, from] = cells;
        let place = usize::try_from(place).ok()?;
        let fate = match fate {
            LEFT_OUT => Fate::LeftOut,
            OF_NOBODY => Fate::OfNobody { cost: u32::try_from(place).ok()? },
            OF_GUEST => Fate::OfGuest { place },
            _ => Fate::Of {
                lot: usize::try_from(fate - OF_LOT).ok().filter(|it| *it < LOTS)?,
                place,
            },
        };
        let net = money(net);
        Some(Known {
            order: whole([high, low]),
            fate,
            beyond: yes(beyond)?,
            line,
            rows,
            day: day(when)?,
            gross: Money(net.0.wrapping_add(unfolded(beside))),
            net,
            converted: if from == 0 { None } else { Some(currency(from)?) },
        })
    }
}

/// The letters of a currency's code as a number above 0.
fn letters(code: &str) -> u64 {
    code.bytes().fold(0, |number, letter| number << 8 | u64::from(letter))
}

fn currency(number: u64) -> Option<Currency> {
    let [.., one, two, three] = number.to_be_bytes();
    let currency = Currency::parse(std::str::from_utf8(&[one, two, three]).ok()?)?;
    (letters(currency.code()) == number).then_some(currency)
}

impl Row<3> for Left {
    fn cells(&self) -> [u64; 3] {
        let Left { line, why: Why(why), gross } = *self;
        [line, why.into(), folded(gross.0)]
    }

    fn of([line, why, gross]: [u64; 3]) -> Option<Left> {
        Some(Left { line, why: Why(u16::try_from(why).ok()?), gross: money(gross) })
    }
}

/// A place in `Share::known`, and a further line of the order there.
impl Row<2> for (u32, u64) {
    fn cells(&self) -> [u64; 2] {
        [self.0.into(), self.1]
    }

    fn of([place, line]: [u64; 2]) -> Option<(u32, u64)> {
        Some((u32::try_from(place).ok()?, line))
    }
}

impl Row<6> for Tags {
    fn cells(&self) -> [u64; 6] {
        self.map(|name| name.map_or(0, |number| number.get().into()))
    }

    fn of(cells: [u64; 6]) -> Option<Tags> {
        let mut tags = [None; 6];
        for (name, cell) in tags.iter_mut().zip(cells) {
            *name = Number::new(u32::try_from(cell).ok()?);
        }
        Some(tags)
    }
}

impl Row<11> for (Day, Takings) {
    fn cells(&self) -> [u64; 11] {
        let (day, Takings { identified, nobody }) = *self;
        let side = |Side { orders, gross, net, credit_notes, credits }| {
            [orders, folded(gross.0), folded(net.0), credit_notes, folded(credits.0)]
        };
        let ([a, b, c, d, e], [f, g, h, i, j]) = (side(identified), side(nobody));
        [number_of(day), a, b, c, d, e, f, g, h, i, j]
    }

    fn of([when, a, b, c, d, e, f, g, h, i, j]: [u64; 11]) -> Option<(Day, Takings)> {
        let side = |[orders, gross, net, credit_notes, credits]: [u64; 5]| {
            let (gross, net, credits) = (money(gross), money(net), money(credits));
            Side { orders, gross, net, credit_notes, credits }
        };
        let (identified, nobody) = (side([a, b, c, d, e]), side([f, g, h, i, j]));
        Some((day(when)?, Takings { identified, nobody }))
    }
}

/// What an order tells, if it tells anything: which keys are there, and those.
impl Row<7> for Option<Box<Seen>> {
    fn cells(&self) -> [u64; 7] {
        let Some(seen) = self else { return [0; 7] };
        let mut cells = [0; 7];
        let Seen { mailbox, phone, customer_id } = **seen;
        cells[0] = 1;
        for (at, key) in [mailbox, phone, customer_id].into_iter().enumerate() {
            if let Some(Key(key)) = key {
                cells[0] |= 2 << at;
                cells[1 + 2 * at..][..2].copy_from_slice(&halves(key));
            }
        }
        cells
    }

    fn of([are_there, a, b, c, d, e, f]: [u64; 7]) -> Option<Option<Box<Seen>>> {
        if are_there == 0 {
            return Some(None);
        }
        let one = |at: u32, number: [u64; 2]| {
            let is_there = are_there & (2 << at) != 0;
            if is_there { key(number).map(Some) } else { Some(None) }
        };
        let (mailbox, phone) = (one(0, [a, b])?, one(1, [c, d])?);
        let customer_id = one(2, [e, f])?;
        (are_there < 16).then(|| Some(Box::new(Seen { mailbox, phone, customer_id })))
    }
}

impl Row<12> for Guest {
    fn cells(&self) -> [u64; 12] {
        let Guest { seen, at, tags, cost, gross, net } = *self;
        let [a, b, c, d, e, f, g] = Some(Box::new(seen)).cells();
        let (gross, net) = (folded(gross.0), folded(net.0));
        [a, b, c, d, e, f, g, at.into(), tags.into(), cost.into(), gross, net]
    }

    fn of([a, b, c, d, e, f, g, at, tags, cost, gross, net]: [u64; 12]) -> Option<Guest> {
        let seen = Option::<Box<Seen>>::of([a, b, c, d, e, f, g])??;
        let part = |number: u64| u32::try_from(number).ok();
        let (at, tags, cost) = (part(at)?, part(tags)?, part(cost)?);
        let (gross, net) = (money(gross), money(net));
        Some(Guest { seen: *seen, at, tags, cost, gross, net })
    }
}

/// The number of a record's cost.
#[derive(Clone, Copy)]
pub(super) struct CostOf(pub(super) u32);

impl Row<1> for CostOf {
    fn cells(&self) -> [u64; 1] {
        [self.0.into()]
    }

    fn of([number]: [u64; 1]) -> Option<CostOf> {
        u32::try_from(number).ok().map(CostOf)
    }
}

impl Row<1> for Money {
    fn cells(&self) -> [u64; 1] {
        [folded(self.0)]
    }

    fn of([number]: [u64; 1]) -> Option<Money> {
        Some(money(number))
    }
}

impl Row<4> for (Day, Costed) {
    fn cells(&self) -> [u64; 4] {
        let (day, Costed { orders, net, cost }) = *self;
        [number_of(day), orders, folded(net.0), folded(cost.0)]
    }

    fn of([when, orders, net, cost]: [u64; 4]) -> Option<(Day, Costed)> {
        Some((day(when)?, Costed { orders, net: money(net), cost: money(cost) }))
    }
}

impl Row<6> for Link {
    fn cells(&self) -> [u64; 6] {
        let Link { rule, customer: Key(customer), other: Key(other), orders } = *self;
        let ([a, b], [c, d]) = (halves(customer), halves(other));
        [rule as u64, a, b, c, d, orders.into()]
    }

    fn of([rule, a, b, c, d, orders]: [u64; 6]) -> Option<Link> {
        let rule = *crate::orders::Rule::ALL.get(usize::try_from(rule).ok()?)?;
        let (customer, other) = (key([a, b])?, key([c, d])?);
        Some(Link { rule, customer, other, orders: u32::try_from(orders).ok()? })
    }
}
