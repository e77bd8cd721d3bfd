//! What was read of one file, to an entry and back.
//!
//! What the present build knows of the file is not in it: its name, its hash, and
//! the sum of the files before.

use std::io::{self, Read, Seek, Write};

use blake3::Hash;
use encoding_rs::Encoding;

use super::bytes::{Bytes, put_list, put_number, put_text};
use super::columns::{folded, unfolded};
use super::entry::{In, Out};
use super::rows::{halves, whole};
use super::shares;
use crate::orders::FileRead;
use crate::orders::batch::Batch;
use crate::orders::draft::LARGEST_SUM;
use crate::orders::opening::WORKBOOK;
use crate::orders::rates::Rates;
use crate::orders::tender::Tender;
use crate::units::Currency;
use crate::units::Month;

/// What the present build knows of a file.
pub(super) struct Present<'a> {
    /// As the report names it.
    pub(super) file: String,
    pub(super) hash: Hash,
    /// The sum of the files before.
    pub(super) sum: i64,
    pub(super) rates: Option<&'a Rates>,
}

/// Writes what was read, after files with the sum `before`.
pub(super) fn put(
    to: impl Write + Seek,
    name: Hash,
    batch: &Batch,
    (before, rates): (i64, Option<&Rates>),
) -> io::Result<()> {
    let Batch { read, no_customers, reasons, shares, tender, sum, asked } = batch;
    let FileRead { name: _, hash: _, format, format_title, encoding, zone, rows } = read;
    let mut head = Vec::new();
    [format.as_str(), format_title, encoding].into_iter().for_each(|it| put_text(&mut head, it));
    let sign = tender.sign.map(String::from);
    let code = tender.code.map(Currency::code);
    let told = [zone.as_deref(), no_customers.as_deref(), code, sign.as_deref()];
    told.into_iter().for_each(|it| put_list(&mut head, it.iter(), |to, it| put_text(to, it)));
    put_number(&mut head, *rows);
    put_number(&mut head, sum.saturating_sub(before).cast_unsigned());
    put_list(&mut head, reasons.iter(), |to, reason| put_text(to, reason));
    put_list(&mut head, asked.iter(), |to, (month, code)| {
        put_number(to, folded(month.0.into()));
        put_text(to, code);
        // There was a rate, or else there would be no batch.
        let parts = rates.and_then(|rates| rates.parts((*month, code))).unwrap_or_default();
        halves(parts.cast_unsigned()).into_iter().for_each(|half| put_number(to, half));
    });
    put_number(&mut head, shares.len() as u64);
    let mut out = Out::new(to, name)?;
    out.part(&head)?;
    shares.iter().try_for_each(|(share, names)| shares::put(&mut out, share, names))?;
    out.end()
}

/// Reads what was read of a file; `None` when anything is wrong with the entry,
/// or it would not be read so now.
pub(super) fn take(from: impl Read, (name, size): (Hash, u64), present: Present) -> Option<Batch> {
    let mut from = In::new(from, name, size)?;
    let head = from.part()?;
    let mut head = Bytes(&head);
    let (format, format_title) = (head.text()?.into(), head.text()?.into());
    let encoding = encoding(head.text()?)?;
    let mut told = || Some(head.list(Bytes::text)?.first().map(|it| String::from(*it)));
    let (zone, no_customers, code, sign) = (told()?, told()?, told()?, told()?);
    let code = match code {
        Some(code) => Some(Currency::parse(&code)?),
        None => None,
    };
    let tender = Tender { code, sign: sign.and_then(|sign| sign.chars().next()) };
    let rows = head.number()?;
    let sum = i64::try_from(head.number()?).ok()?.checked_add(present.sum)?;
    let reasons = head.list(|it| it.text().map(String::from))?;
    let asked = head.list(|it| rate(it, present.rates))?.into_iter().collect();
    let count = head.count()?;
    head.end()?;
    if sum > LARGEST_SUM || !reasons.is_sorted() {
        return None;
    }
    let shares = (0..count).map(|_| shares::take(&mut from, reasons.len()));
    let shares = shares.collect::<Option<Vec<_>>>()?;
    from.end()?;
    let rows_read =
        shares.iter().try_fold(0_u64, |all, (share, _)| all.checked_add(share.rows_read));
    if rows_read != Some(rows) {
        return None;
    }
    let (name, hash) = (present.file, present.hash.to_hex().to_string());
    let read = FileRead { name, hash, format, format_title, encoding, zone, rows };
    Some(Batch { read, no_customers, reasons, shares, tender, sum, asked })
}

/// A rate that was asked for, if it is still the same.
fn rate(head: &mut Bytes, rates: Option<&Rates>) -> Option<(Month, &'static str)> {
    let month = Month(i32::try_from(unfolded(head.number()?)).ok()?);
    let asked = (month, Currency::parse(head.text()?)?.code());
    let parts = whole([head.number()?, head.number()?]).cast_signed();
    (rates?.parts(asked) == Some(parts)).then_some(asked)
}

fn encoding(name: &str) -> Option<&'static str> {
    if name == WORKBOOK {
        return Some(WORKBOOK);
    }
    let known = Encoding::for_label(name.as_bytes())?.name();
    (known == name).then_some(known)
}
