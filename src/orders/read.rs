//! All input files to orders.

use std::io::{self, Read};

use crate::config;

use super::batch::Batch;
use super::draft::Kept;
use super::error::Error;
use super::faults::Faults;
use super::format::Formats;
use super::gather::gather;
use super::job::{Job, Store};
use super::names::Names;
use super::opening::{Opened, Opening};
use super::share::Share;
use super::shelf::Open;
use super::swift::Outcome;
use super::tender::Tender;
use super::{Crowd, FileRead, Orders, Source, Terms, careful, swift};

/// Order files of one layout: a section of the configuration with its
/// patterns resolved.
#[derive(Clone, Debug)]
pub struct Input {
    /// The files, in the order in which they are read.
    pub sources: Vec<Source>,
    /// The section; its `files` are not looked at.
    pub section: config::Orders,
}

/// Reads every input file. `progress` is told how many bytes were read so far.
///
/// The result does not depend on the order of the rows, but for the names of
/// lines in [`super::LeftOut::lines`], and in layouts where only the first row
/// of an order has all its cells. Of files that hold the same order the last
/// one counts. Nor does it depend on the number of threads, which is that of
/// the current `rayon` pool.
///
/// # Errors
///
/// Every fault of every file at once. One file that cannot be read does not
/// keep the others from being checked.
pub fn read(
    inputs: &[Input],
    formats: &Formats,
    terms: &Terms,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Orders, Faults> {
    Ok(read_crowd(inputs, formats, terms, progress)?.tell_apart())
}

/// As [`read`], without telling people apart: for those who look at each only once.
///
/// # Errors
///
/// As [`read`].
pub fn read_crowd(
    inputs: &[Input],
    formats: &Formats,
    terms: &Terms,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Orders<Crowd>, Faults> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut faults = Faults::default();
    let files = inputs.iter().map(|input| input.sources.len()).sum::<usize>();
    let is_one_of_several = inputs.len() > 1;
    let mut shelf = Open::new(formats, terms);
    let mut before = 0;
    for (store, input) in inputs.iter().enumerate() {
        for source in &input.sources {
            let mut file = File {
                opening: Opening { source, section: &input.section, formats, shop: &terms.shop },
                terms,
                store: Store { number: store, is_one_of_several },
                remembers: files > 1,
                tender: batches.last().map_or(terms.tender(), |batch| batch.tender),
                sum: batches.last().map_or(0, |batch| batch.sum),
                block: swift::BLOCK,
                progress: &mut |bytes| progress(before + bytes),
            };
            let shelf = shelf.as_mut().filter(|_| files > 1);
            match file.get_or_read(shelf, &mut faults) {
                Ok(batch) => batches.push(batch),
                Err(error) => faults.add(error),
            }
            before += source.size();
        }
    }
    faults.none()?;
    let shelved = shelf.map(Open::close).filter(|_| files > 1);
    let mut orders = gather(batches, terms);
    orders.shelved = shelved;
    if orders.span().is_none() {
        let left_out = orders.account.left_out.into_iter();
        return Err(Faults::from(Error::NoOrders {
            rows: orders.account.rows_read,
            reasons: left_out.map(|(why, left)| (why, left.rows)).collect(),
        }));
    }
    Ok(orders)
}

/// A file to be read.
pub(super) struct File<'a> {
    pub(super) opening: Opening<'a>,
    pub(super) terms: &'a Terms,
    pub(super) store: Store,
    pub(super) remembers: bool,
    /// Currency and sum of the files before.
    pub(super) tender: Tender,
    pub(super) sum: i64,
    /// Bytes of a block.
    pub(super) block: usize,
    pub(super) progress: &'a mut (dyn FnMut(u64) + Send),
}

impl File<'_> {
    /// What is on the shelf of this file, or else what is read of it, which is
    /// then put there.
    fn get_or_read(
        &mut self,
        shelf: Option<&mut Open>,
        faults: &mut Faults,
    ) -> Result<Batch, Error> {
        let Some(shelf) = shelf else { return self.read(faults) };
        let source = self.opening.source;
        let content = source.hash()?;
        if let Some(batch) = shelf.get(self, content) {
            (self.progress)(source.size());
            return Ok(batch);
        }
        let known = (faults.first.len(), faults.more);
        let batch = self.read(faults)?;
        if known == (faults.first.len(), faults.more) && batch.read.rows > 0 {
            shelf.put(self, &batch);
        }
        Ok(batch)
    }

    /// Reads the file, swiftly if nothing is unusual in it.
    pub(super) fn read(&mut self, faults: &mut Faults) -> Result<Batch, Error> {
        let batch = match self.swiftly()? {
            Some(batch) => batch,
            None => self.carefully(faults)?,
        };
        if batch.read.rows == 0 && faults.first.is_empty() {
            return Err(Error::NoRows { place: self.opening.source.place() });
        }
        Ok(batch)
    }

    /// The file as [`swift`] reads it; `None` when something is unusual in it.
    fn swiftly(&mut self) -> Result<Option<Batch>, Error> {
        let block = self.block;
        for remembers in [self.remembers, true] {
            let (opened, hash, outcome) =
                self.pass(remembers, |job, from| swift::read(job, from, block))?;
            match outcome {
                Outcome::Read(shares) => return Ok(Some(self.batch(opened, hash, shares))),
                Outcome::Forgetful => {}
                Outcome::Unusual => break,
            }
        }
        Ok(None)
    }

    /// The file as [`careful`] reads it.
    fn carefully(&mut self, faults: &mut Faults) -> Result<Batch, Error> {
        let (opened, hash, share) =
            self.pass(self.remembers, |job, from| careful::read(job, from, faults))?;
        Ok(self.batch(opened, hash, vec![share]))
    }

    /// Opens the file, has `reader` read it to its end, and gives its hash.
    fn pass<T>(
        &mut self,
        remembers: bool,
        reader: impl FnOnce(&Job, Box<dyn Read + Send + '_>) -> io::Result<T>,
    ) -> Result<(Opened, String, T), Error> {
        let place = self.opening.source.place();
        let (mut hash, mut bytes) = (blake3::Hasher::new(), 0);
        let mut seen = |read: &[u8]| {
            hash.update(read);
            bytes += read.len() as u64;
            (self.progress)(bytes);
        };
        let (opened, whole) = self.opening.open(&mut seen)?;
        if self.terms.rates.is_none()
            && let Some((found, expected)) = opened.currency.zip(self.tender.code)
            && found != expected
        {
            let [found, expected] = [found, expected].map(|it| it.code().to_string());
            return Err(Error::TwoCurrencies { place, line: 1, found, expected });
        }
        let software = self.opening.software(&opened.read.format);
        let job = Job {
            layout: &opened.layout,
            shape: opened.shape,
            place: &place,
            store: self.store.number,
            called: self.store.name(self.opening.section, software),
            identity: Some(&self.terms.identity).filter(|identity| !identity.is_off()),
            rates: self.terms.rates.as_ref(),
            own: opened.currency,
            tender: Tender { code: self.tender.code.or(opened.currency), ..self.tender },
            sum: self.sum,
            remembers,
        };
        let read = reader(&job, whole).map_err(|source| Error::Io { place, source })?;
        Ok((opened, hash.finalize().to_hex().to_string(), read))
    }

    fn batch(&self, opened: Opened, hash: String, shares: Vec<(Share, Kept)>) -> Batch {
        let tender = shares.first().map_or(self.tender, |(_, kept)| kept.tender);
        let sum = shares.iter().map(|(_, kept)| kept.sum).max().unwrap_or(self.sum);
        let asked = shares.iter().flat_map(|(_, kept)| kept.asked.iter().copied()).collect();
        let shares = shares.into_iter().map(|(share, kept)| (share, kept.names));
        let shares: Vec<(Share, Names)> = shares.collect();
        let rows = shares.iter().map(|(share, _)| share.rows_read).sum();
        Batch {
            read: FileRead { hash, rows, ..opened.read },
            no_customers: opened.no_customers,
            reasons: opened.layout.reasons().to_vec(),
            shares,
            tender,
            sum,
            asked,
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
