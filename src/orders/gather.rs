//! What was read of all files, put together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::HashSet;

use crate::units::Currency;
use crate::units::Day;

use super::identity::merge;
use super::layout::READ_AGAIN;
use super::layout::Why;
use super::names::Names;
use super::people::tell_all_apart;
use super::share::Share;
use super::sheet::Sheet;
use super::{Account, LeftOut, LeftRow, Name, Orders, Takings, Terms, Traits};

/// Puts the sheets together. Of an order that several files bring, the last
/// one counts: it is the newer export, and has the newer refunds.
pub(super) fn gather(mut sheets: Vec<Sheet>, terms: &Terms) -> Orders {
    take_back(&mut sheets);
    let (mut account, left_rows) = account(&sheets);
    account.converted = terms.rates.as_ref().map(|rates| rates.converted(converted(&sheets)));
    if !terms.identity.is_off() {
        let shares = sheets.iter_mut().flat_map(|sheet| &mut sheet.shares);
        let mut shares: Vec<&mut Share> = shares.map(|(share, _)| share).collect();
        account.merged = Some(merge(&mut shares, &terms.identity));
    }
    let currency = sheets.iter().rev().find_map(|sheet| sheet.currency);
    let days = days(sheets.iter().flat_map(|sheet| sheet.shares.iter().map(|(share, _)| share)));
    let shares: Vec<(Share, Names)> = sheets.into_iter().flat_map(|sheet| sheet.shares).collect();

    let texts = shares.iter().flat_map(|(_, names)| names.texts());
    let sorted: BTreeSet<&str> = texts.map(|text| &**text).collect();
    let names: Vec<String> = sorted.into_iter().map(String::from).collect();
    let all: Vec<Vec<Traits>> = shares.iter().map(|share| traits(share, &names)).collect();
    let sorted: BTreeSet<Traits> = all.iter().flatten().copied().collect();
    let traits: Vec<Traits> = sorted.into_iter().collect();
    let finals = all.iter().map(|all| all.iter().map(|it| place(&traits, it)).collect());
    let lots = shares.into_iter().map(|(share, _)| share.lots).zip(finals);
    Orders {
        lots: tell_all_apart(lots.collect()),
        days,
        traits,
        names,
        currency: currency.unwrap_or(Currency::UNKNOWN),
        account,
        left_rows,
    }
}

/// What the orders of a share have in common, by the places of sorted names.
fn traits((share, names): &(Share, Names), sorted: &[String]) -> Vec<Traits> {
    let texts = names.texts().iter();
    let places: Vec<u32> = texts.map(|text| place(sorted, &**text)).collect();
    let name = |number: Option<u32>| number.map(|number| Name(places[number as usize]));
    let fours = share.fours.all().iter();
    fours
        .map(|[channel, country, product, coupon]| Traits {
            channel: name(*channel),
            country: name(*country),
            product: name(*product),
            coupon: name(*coupon),
        })
        .collect()
}

/// The place of something that is among the sorted.
fn place<T: std::borrow::Borrow<U>, U: Ord + ?Sized>(sorted: &[T], it: &U) -> u32 {
    let place = sorted.binary_search_by(|other| other.borrow().cmp(it));
    u32::try_from(place.unwrap_or_default()).unwrap_or(u32::MAX)
}

/// Takes back every order that a later file has too.
fn take_back(sheets: &mut [Sheet]) {
    let mut later = HashSet::<u128>::new();
    for sheet in sheets.iter_mut().rev() {
        let why = sheet.reasons.binary_search_by(|reason| reason.as_str().cmp(READ_AGAIN));
        let why = Why(why.ok().and_then(|why| u16::try_from(why).ok()).unwrap_or(u16::MAX));
        for (share, _) in &mut sheet.shares {
            share.left.sort_unstable();
            let sorted = share.left.len();
            for at in 0..share.known.len() {
                if later.contains(&share.known[at].order) {
                    share.take_back(at, why, sorted);
                }
            }
        }
        let shares = sheet.shares.iter();
        later.extend(shares.flat_map(|(share, _)| share.known.iter().map(|known| known.order)));
    }
}

fn account(sheets: &[Sheet]) -> (Account, Vec<LeftRow>) {
    let (mut account, mut left_rows) = (Account::default(), Vec::new());
    for (file, sheet) in sheets.iter().enumerate() {
        let reasons: Vec<Arc<str>> = sheet.reasons.iter().map(|it| it.as_str().into()).collect();
        account.files.push(sheet.read.clone());
        account.no_customers.extend(sheet.no_customers.clone());
        for (share, _) in &sheet.shares {
            account.rows_read += share.rows_read;
            account.rows_used += share.rows_used;
            account.refunds_beyond += share.refunds_beyond;
        }
        for left in sheet.left() {
            let reason = &reasons[usize::from(left.why.0)];
            left_rows.push(LeftRow { file, line: left.line, reason: reason.clone() });
            let out = account.left_out.entry(reason.to_string()).or_default();
            out.rows += 1;
            out.gross += left.gross;
            if out.lines.len() < LeftOut::SHOWN {
                out.lines.push(format!("{}:{}", sheet.read.name, left.line));
            }
        }
    }
    (account, left_rows)
}

/// Orders and credit notes that count and were converted, by currency.
fn converted(sheets: &[Sheet]) -> BTreeMap<&'static str, u64> {
    let mut all = BTreeMap::new();
    for (share, _) in sheets.iter().flat_map(|sheet| &sheet.shares) {
        for (code, orders) in share.converted.iter().filter(|(_, orders)| **orders > 0) {
            *all.entry(*code).or_default() += orders;
        }
    }
    all
}

/// Takings of every day that has any.
fn days<'a>(shares: impl Iterator<Item = &'a Share>) -> BTreeMap<Day, Takings> {
    let mut days = BTreeMap::<Day, Takings>::new();
    for share in shares {
        for (day, takings) in share.days.all() {
            let day = days.entry(day).or_default();
            day.identified += takings.identified;
            day.nobody += takings.nobody;
        }
    }
    days
}
