//! One file, row after row, whatever is in it.
//!
//! The rows of an order may stand anywhere, and every fault is told with its
//! line. [`super::swift`] gives the same result for files in which nothing is
//! unusual.

use std::collections::BTreeSet;
use std::io::{self, Read};

use hashbrown::HashMap;

use crate::config::Role;

use super::cells::{Cells, Cut};
use super::draft::{Draft, Kept};
use super::error::Error;
use super::faults::Faults;
use super::job::{Job, Taken};
use super::key;
use super::row::{Row, Said};
use super::rows;
use super::share::{Left, Share};

/// Reads a file to its end. What is wrong with rows goes to `faults`.
///
/// # Errors
///
/// What the stream says.
pub(super) fn read(job: &Job, from: impl Read, faults: &mut Faults) -> io::Result<(Share, Kept)> {
    let mut drafts = Drafts { kept: job.kept(), ..Drafts::default() };
    rows::each(from, job.shape, |line, cells| {
        drafts.share.rows_read += 1;
        let taken = match cells {
            Ok(cells) => drafts.take(job, cells, line),
            Err(bad) => Err(bad.at(job.place, line)),
        };
        taken.unwrap_or_else(|error| faults.add(error));
    })?;
    Ok(drafts.settle(job, faults))
}

/// Orders in the making.
#[derive(Default)]
struct Drafts {
    kept: Kept,
    share: Share,
    drafts: Vec<(Draft, Option<u128>)>,
    /// The rows of a draft but its first: place in `drafts`, and line.
    further: Vec<(usize, u64)>,
    by_key: HashMap<u128, usize>,
    /// By value in `order`: the key last seen with a value in `order_start`.
    started: HashMap<u128, u128>,
}

impl Drafts {
    fn take(&mut self, job: &Job, cells: &Cut, line: u64) -> Result<(), Error> {
        let row = job.row(cells, line);
        match job.take(&row, &mut self.kept)? {
            Taken::Left(why, gross) => self.share.left.push(Left { line, why, gross }),
            Taken::Said(said) => self.join(job, &row, &said)?,
        }
        Ok(())
    }

    fn join<C: Cells>(&mut self, job: &Job, row: &Row<C>, said: &Said) -> Result<(), Error> {
        let key = self.key(job, row, said.credit);
        if let Some(at) = key.and_then(|key| self.by_key.get(&key).copied()) {
            self.further.push((at, row.line));
            return self.drafts[at].0.extend(job, row, said, &mut self.kept);
        }
        let draft = Draft::begin(job, row, said, &mut self.kept)?;
        if let Some(key) = key {
            self.by_key.insert(key, self.drafts.len());
        }
        self.drafts.push((draft, key));
        Ok(())
    }

    /// The key of the row's order: its store, its value in `order`, and the
    /// value in `order_start` of the row that began it. What takes back from an
    /// order is apart from it. `None` when each row is an order.
    fn key<C: Cells>(&mut self, job: &Job, row: &Row<C>, is_credit: bool) -> Option<u128> {
        let order = row.cell(Role::Order)?;
        let name = key::of_order(job.store, is_credit, order, "");
        if !row.layout.has(Role::OrderStart) {
            return Some(name);
        }
        match row.cell(Role::OrderStart) {
            Some(start) => {
                let started = key::of_order(job.store, is_credit, order, start);
                self.started.insert(name, started);
                Some(started)
            }
            None => Some(self.started.get(&name).copied().unwrap_or(name)),
        }
    }

    /// Settles all of them. A rate that is missing is told once.
    fn settle(mut self, job: &Job, faults: &mut Faults) -> (Share, Kept) {
        let mut missing = BTreeSet::new();
        self.further.sort_unstable();
        let mut further = self.further.as_slice();
        for (at, (draft, key)) in self.drafts.iter_mut().enumerate() {
            draft.complete(job, &self.kept);
            let (mine, rest) = further.split_at(further.partition_point(|(it, _)| *it == at));
            further = rest;
            let lines = mine.iter().map(|(_, line)| *line);
            let (on, order) = ((job, &mut self.kept), key.filter(|_| job.remembers));
            match self.share.settle(on, draft, lines, order) {
                Err(Error::NoRate { month, currency, .. })
                    if !missing.insert((month, currency.clone())) => {}
                settled => settled.unwrap_or_else(|error| faults.add(error)),
            }
        }
        (self.share, self.kept)
    }
}
