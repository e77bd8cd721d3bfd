//! What one thread has read of a file, to parts of an entry and back.

use std::io::{self, Read, Seek, Write};

use super::bytes::{Bytes, put_list, put_number, put_text};
use super::entry::{In, Out};
use super::rows::CostOf;
use crate::orders::days::Days;
use crate::orders::identity::{Guest, Link, Rule, Seen, Ties};
use crate::orders::key::LOTS;
use crate::orders::layout::Why;
use crate::orders::names::{AllTags, Names, Tags};
use crate::orders::share::{Fate, Known, Left, Pages, Record, Share};
use crate::orders::{Day, Takings};
use crate::units::Currency;
use crate::units::Money;

/// How many rows of each kind follow the head of a share, in their order.
const KINDS: usize = 12;

/// Writes a share.
pub(super) fn put<W: Write + Seek>(
    out: &mut Out<W>,
    share: &Share,
    names: &Names,
) -> io::Result<()> {
    let Share {
        lots,
        all_tags,
        days,
        costs,
        left,
        // It names people.
        raw: _,
        known,
        further,
        rows_read,
        rows_used,
        refunds_beyond,
        ties,
        converted,
    } = share;
    let (links, found) = ties.told();
    let sizes = lots.iter().map(Pages::len);
    let sizes: Vec<usize> = sizes.collect();
    let days: Vec<(Day, Takings)> = days.all().collect();
    let counts: [usize; KINDS] = [
        all_tags.all().len(),
        days.len(),
        left.len(),
        known.len(),
        further.len(),
        ties.guests.len(),
        ties.known.len(),
        links.len(),
        sizes.iter().sum(),
        costs.all.len(),
        costs.days.len(),
        // That of each record, if any has one.
        if costs.all.is_empty() { 0 } else { sizes.iter().sum() },
    ];

    let mut head = Vec::new();
    let numbers = [*rows_read, *rows_used, *refunds_beyond].into_iter().chain(found);
    numbers.for_each(|number| put_number(&mut head, number));
    put_list(&mut head, converted.iter(), |to, (code, orders)| {
        put_text(to, code);
        put_number(to, *orders);
    });
    put_list(&mut head, names.texts().iter(), |to, text| put_text(to, text));
    put_list(&mut head, sizes.iter(), |to, size| put_number(to, *size as u64));
    counts.iter().for_each(|count| put_number(&mut head, *count as u64));
    out.part(&head)?;

    out.rows(all_tags.all().iter().copied())?;
    out.rows(days.into_iter())?;
    out.rows(left.iter().copied())?;
    out.rows(known.iter().copied())?;
    out.rows(further.iter().copied())?;
    out.rows(ties.guests.iter().copied())?;
    out.rows(ties.known.iter().cloned())?;
    out.rows(links.into_iter())?;
    let records = || lots.iter().flat_map(Pages::records);
    out.rows(records().copied())?;
    out.rows(costs.all.iter().copied())?;
    out.rows(costs.days.iter().map(|(day, costed)| (*day, *costed)))?;
    out.rows(records().map(|record| CostOf(record.cost)).filter(|_| !costs.all.is_empty()))
}

/// Reads a share, in which rows are left out for one of so many reasons.
pub(super) fn take<R: Read>(from: &mut In<R>, reasons: usize) -> Option<(Share, Names)> {
    let head = from.part()?;
    let mut head = Bytes(&head);
    let mut share = Share {
        rows_read: head.number()?,
        rows_used: head.number()?,
        refunds_beyond: head.number()?,
        ..Share::default()
    };
    let mut found = [0; Rule::ALL.len()];
    for orders in &mut found {
        *orders = head.number()?;
    }
    let converted = head.list(|it| Some((Currency::parse(it.text()?)?.code(), it.number()?)))?;
    share.converted = converted.into_iter().collect();
    let names = names(&head.list(Bytes::text)?)?;
    let sizes: [usize; LOTS] = head.list(Bytes::count)?.try_into().ok()?;
    let mut counts = [0; KINDS];
    for count in &mut counts {
        *count = head.count()?;
    }
    head.end()?;
    if counts.iter().any(|count| *count as u64 > from.left()) {
        return None;
    }
    let [all_tags, days, left, known, further, guests, seen, links, records, costs, cost_days, of] =
        counts;

    let texts = names.texts().len();
    from.rows(all_tags, |tags| put_tags(&mut share.all_tags, tags, texts))?;
    from.rows(days, |day| put_day(&mut share.days, day))?;
    from.rows(left, |row| put_to(&mut share.left, row))?;
    // Of these there are many, and they are large.
    share.known.try_reserve(known).ok()?;
    from.rows(known, |order| put_to(&mut share.known, order))?;
    from.rows(further, |row| put_to(&mut share.further, row))?;
    let (mut of_guests, mut of_known, mut tied) = (Vec::new(), Vec::new(), Vec::new());
    from.rows(guests, |guest: Guest| put_to(&mut of_guests, guest))?;
    from.rows(seen, |seen: Option<Box<Seen>>| put_to(&mut of_known, seen))?;
    from.rows(links, |link: Link| put_to(&mut tied, link))?;
    share.ties = Ties::of(&tied, found);
    (share.ties.guests, share.ties.known) = (of_guests, of_known);
    lots(from, &mut share.lots, (sizes, records))?;
    from.rows(costs, |cost: Money| put_to(&mut share.costs.all, cost))?;
    from.rows(cost_days, |(day, costed)| {
        share.costs.days.insert(day, costed);
        Some(())
    })?;
    let mut of_records = share.lots.iter_mut().flat_map(Pages::records_mut);
    from.rows(of, |CostOf(number)| {
        of_records.next()?.cost = number;
        Some(())
    })?;
    drop(of_records);
    is_sound(&share, &sizes, reasons).then_some((share, names))
}

fn put_to<T>(all: &mut Vec<T>, it: T) -> Option<()> {
    all.push(it);
    Some(())
}

/// Names with the numbers that they had.
fn names(texts: &[&str]) -> Option<Names> {
    let mut names = Names::default();
    (1..).zip(texts).all(|(number, text)| names.number(text).get() == number).then_some(names)
}

fn put_tags(all_tags: &mut AllTags, tags: Tags, texts: usize) -> Option<()> {
    let is_known = tags.iter().flatten().all(|name| name.get() as usize <= texts);
    let next = all_tags.all().len();
    (is_known && all_tags.number(tags) as usize == next).then_some(())
}

fn put_day(days: &mut Days, (day, takings): (Day, Takings)) -> Option<()> {
    *days.of(day) = takings;
    Some(())
}

/// Records of all lots, one after the other.
fn lots<R: Read>(
    from: &mut In<R>,
    lots: &mut [Pages],
    (sizes, records): ([usize; LOTS], usize),
) -> Option<()> {
    let (mut lot, mut room) = (0, sizes[0]);
    from.rows(records, |record: Record| {
        while room == 0 {
            lot += 1;
            room = *sizes.get(lot)?;
        }
        room -= 1;
        lots[lot].push(record);
        Some(())
    })?;
    let all = sizes.iter().try_fold(0_usize, |all, size| all.checked_add(*size));
    (all == Some(records)).then_some(())
}

/// Whether whatever leads to something else in the share leads to something that
/// is there, and every row is used or left out.
fn is_sound(share: &Share, sizes: &[usize; LOTS], reasons: usize) -> bool {
    let all_tags = share.all_tags.all().len();
    let has_tags = |tags: u32| (tags as usize) < all_tags;
    let has_cost = |cost: u32| cost as usize <= share.costs.all.len();
    let mut records = share.lots.iter().flat_map(Pages::records);
    let last_left = share.left.iter().map(|left| left.line).max();
    let is_left = |line: u64| last_left.is_some_and(|last| line <= last);
    let is_there = |known: &Known| match known.fate {
        Fate::LeftOut => is_left(known.line),
        Fate::OfNobody { cost } => has_cost(cost),
        Fate::OfGuest { place } => place < share.ties.guests.len(),
        Fate::Of { lot, place } => place < sizes[lot],
    };
    let is_further = |(place, line): &(u32, u64)| {
        let known = share.known.get(*place as usize);
        known.is_some_and(|known| known.fate != Fate::LeftOut || is_left(*line))
    };
    let left_out = share.left.len() as u64;
    share.rows_used.checked_add(left_out) == Some(share.rows_read)
        && records.all(|record| has_tags(record.tags) && has_cost(record.cost))
        && share.ties.guests.iter().all(|guest| has_tags(guest.tags) && has_cost(guest.cost))
        && share.left.iter().all(|Left { why: Why(why), .. }| usize::from(*why) < reasons)
        && share.known.iter().all(is_there)
        && share.further.iter().all(is_further)
}
