//! What was read of all files, put together.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashSet;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::units::Currency;
use crate::units::Day;

use super::batch::Batch;
use super::crowd::Crowd;
use super::identity::merge;
use super::layout::READ_AGAIN;
use super::layout::Why;
use super::left_out::{LeftRows, OfFile};
use super::names::{Names, Number};
use super::share::Share;
use super::{Account, Costed, LeftOut, Name, Orders, Takings, Terms, Traits};

/// Puts the batches together. Of an order that several files bring, the last
/// one counts: it is the newer export, and has the newer refunds.
pub(super) fn gather(mut batches: Vec<Batch>, terms: &Terms) -> Orders<Crowd> {
    take_back(&mut batches);
    let left_rows = left_rows(&mut batches);
    let mut account = account(&batches, &left_rows);
    let mut same = BTreeMap::new();
    account.converted = terms.rates.as_ref().map(|rates| rates.converted(converted(&batches)));
    if !terms.identity.is_off() {
        let shares = batches.iter_mut().flat_map(|batch| &mut batch.shares);
        let mut shares: Vec<&mut Share> = shares.map(|(share, _)| share).collect();
        let (merged, pairs) = merge(&mut shares, &terms.identity);
        account.merged = Some(merged);
        if let Some(secret) = &terms.secret {
            let pseudonyms = pairs.iter().map(|(key, root)| [*key, *root].map(|it| secret.of(it)));
            same = pseudonyms.map(|[one, other]| (one, other)).collect();
        }
    }
    let currency = batches.last().and_then(|batch| batch.tender.code);
    let days = days(batches.iter().flat_map(|batch| batch.shares.iter().map(|(share, _)| share)));
    let costs = costs(&batches);
    let shares: Vec<(Share, Names)> = batches.into_iter().flat_map(|batch| batch.shares).collect();

    let texts = shares.iter().flat_map(|(_, names)| names.texts());
    let sorted: BTreeSet<&str> = texts.map(|text| &**text).collect();
    let names: Vec<String> = sorted.into_iter().map(String::from).collect();
    let all: Vec<Vec<Traits>> = shares.iter().map(|share| traits(share, &names)).collect();
    let sorted: BTreeSet<Traits> = all.iter().flatten().copied().collect();
    let traits: Vec<Traits> = sorted.into_iter().collect();
    let finals = all.iter().map(|all| all.iter().map(|it| place(&traits, it)).collect());
    let lots = shares.into_iter().zip(finals);
    let lots = lots.map(|((share, _), finals)| (share.lots, (finals, share.costs.all)));
    Orders {
        lots: Crowd::new(lots.collect(), terms.secret.clone()),
        same,
        days,
        costs,
        traits,
        names,
        currency: currency.unwrap_or(Currency::UNKNOWN),
        account,
        left_rows,
        shelved: None,
    }
}

/// What the orders of a share have in common, by the places of sorted names.
fn traits((share, names): &(Share, Names), sorted: &[String]) -> Vec<Traits> {
    let texts = names.texts().iter();
    let places: Vec<u32> = texts.map(|text| place(sorted, &**text)).collect();
    let place = |number: Number| places[number.get() as usize - 1];
    let name = |number: Option<Number>| number.map(|number| Name(place(number)));
    let all_tags = share.all_tags.all().iter();
    all_tags
        .map(|[channel, country, product, coupon, category, account]| Traits {
            channel: name(*channel),
            country: name(*country),
            product: name(*product),
            coupon: name(*coupon),
            category: name(*category),
            account: name(*account),
        })
        .collect()
}

/// The place of something that is among the sorted.
fn place<T: std::borrow::Borrow<U>, U: Ord + ?Sized>(sorted: &[T], it: &U) -> u32 {
    let place = sorted.binary_search_by(|other| other.borrow().cmp(it));
    u32::try_from(place.unwrap_or_default()).unwrap_or(u32::MAX)
}

/// Takes back every order that a later file has too.
fn take_back(batches: &mut [Batch]) {
    let parts = rayon::current_num_threads();
    let again = (0..parts).into_par_iter().flat_map_iter(|part| again(batches, (part, parts)));
    let again: Vec<Place> = again.collect();
    for batch in &mut *batches {
        batch.shares.iter_mut().for_each(|(share, _)| share.left.sort_unstable());
    }
    let shares = batches.iter().map(|batch| batch.shares.iter());
    let sorted: Vec<Vec<usize>> =
        shares.map(|shares| shares.map(|(share, _)| share.left.len()).collect()).collect();
    for Place { file, share, at } in again {
        let batch = &mut batches[file];
        let why = Why::of(&batch.reasons, READ_AGAIN);
        batch.shares[share].0.take_back(at, why, sorted[file][share]);
    }
}

/// Where an order is known.
struct Place {
    file: usize,
    share: usize,
    /// Its place in [`Share::known`].
    at: usize,
}

/// The orders that a later file has too, of this one of so many parts of all
/// orders.
fn again(batches: &[Batch], (part, parts): (usize, usize)) -> Vec<Place> {
    let is_mine = |order: u128| usize::from(order.to_le_bytes()[0]) % parts == part;
    let (mut later, mut again) = (HashSet::<u128>::new(), Vec::new());
    for (file, batch) in batches.iter().enumerate().rev() {
        let all = || {
            let shares = batch.shares.iter().enumerate();
            let known = shares.flat_map(|(share, (it, _))| {
                (0..)
                    .zip(&it.known)
                    .map(move |(at, known)| (Place { file, share, at }, known.order))
            });
            known.filter(|(_, order)| is_mine(*order))
        };
        if !later.is_empty() {
            again.extend(all().filter(|(_, order)| later.contains(order)).map(|(place, _)| place));
        }
        // No file is before the first.
        if file > 0 {
            let known: usize = batch.shares.iter().map(|(share, _)| share.known.len()).sum();
            later.reserve(known / parts);
            later.extend(all().map(|(_, order)| order));
        }
    }
    again
}

/// The rows that were left out, taken from the batches.
fn left_rows(batches: &mut [Batch]) -> LeftRows {
    let of_file = |batch: &mut Batch| OfFile {
        reasons: batch.reasons.clone(),
        left: batch.left(),
        raws: batch.shares.iter_mut().map(|(share, _)| std::mem::take(&mut share.raw)).collect(),
    };
    LeftRows { files: batches.iter_mut().map(of_file).collect() }
}

fn account(batches: &[Batch], left_rows: &LeftRows) -> Account {
    let mut account = Account::default();
    for (batch, OfFile { reasons, left, .. }) in batches.iter().zip(&left_rows.files) {
        account.files.push(batch.read.clone());
        account.no_customers.extend(batch.no_customers.clone());
        for (share, _) in &batch.shares {
            account.rows_read += share.rows_read;
            account.rows_used += share.rows_used;
            account.refunds_beyond += share.refunds_beyond;
        }
        let mut by_reason = vec![LeftOut::default(); reasons.len()];
        for left in left {
            let out = &mut by_reason[usize::from(left.why.0)];
            out.rows += 1;
            out.gross += left.gross;
            if out.lines.len() < LeftOut::SHOWN {
                out.lines.push(format!("{}:{}", batch.read.name, left.line));
            }
        }
        for (reason, of_file) in reasons.iter().zip(by_reason) {
            if of_file.rows > 0 {
                account.left_out.entry(reason.clone()).or_default().add(of_file);
            }
        }
    }
    account
}

/// Orders and credit notes that count and were converted, by currency.
fn converted(batches: &[Batch]) -> BTreeMap<&'static str, u64> {
    let mut all = BTreeMap::new();
    for (share, _) in batches.iter().flat_map(|batch| &batch.shares) {
        for (code, orders) in share.converted.iter().filter(|(_, orders)| **orders > 0) {
            *all.entry(*code).or_default() += orders;
        }
    }
    all
}

/// What goods cost on every day with an order that says it.
fn costs(batches: &[Batch]) -> BTreeMap<Day, Costed> {
    let mut days = BTreeMap::<Day, Costed>::new();
    for (share, _) in batches.iter().flat_map(|batch| &batch.shares) {
        for (day, costed) in &share.costs.days {
            *days.entry(*day).or_default() += *costed;
        }
    }
    days.retain(|_, costed| *costed != Costed::default());
    days
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
