//! One thread's reading of rows: by column where that can be, and else one by
//! one.

use std::ops::ControlFlow;

use crate::config::Role;

use super::cells::{Cut, within};
use super::columns::Columns;
use super::cut::{Cutter, Line, Piece};
use super::draft::{Draft, Kept};
use super::facts::{Facts, Single};
use super::ids::Ids;
use super::job::{Job, Taken};
use super::key;
use super::odd::Odd;
use super::raw::first_row;
use super::row::{Row, Said};
use super::share::{Left, Share};
use super::sheaf::{Sheaf, Start, word};
use super::stretch::{Run, Stretch};

/// Bits of a line's number within its block.
pub(super) const LINE_BITS: u32 = 32;

/// One thread's work.
pub(super) struct Hand<'a> {
    pub(super) job: &'a Job<'a>,
    pub(super) kept: Kept,
    pub(super) share: Share,
    pub(super) stretches: Vec<Stretch>,
    pub(super) is_unusual: bool,
    pub(super) cutter: Cutter,
    odd: Odd,
    columns: Option<Columns>,
    // Of the block that is being read:
    pub(super) block: usize,
    pub(super) ids: Ids,
    /// The first order's number, until it is over; blank before it is known.
    pub(super) head: Option<String>,
    pub(super) head_end: usize,
    pub(super) run: Run,
}

impl<'a> Hand<'a> {
    pub(super) fn new(job: &'a Job<'a>) -> Hand<'a> {
        Hand {
            job,
            kept: job.kept(),
            share: Share::default(),
            stretches: Vec::new(),
            is_unusual: false,
            cutter: Cutter::default(),
            odd: Odd::default(),
            columns: Columns::of(job),
            block: 0,
            ids: Ids::default(),
            head: None,
            head_end: 0,
            run: Run::default(),
        }
    }

    /// Reads rows; the last order is left in `run`.
    pub(super) fn read(&mut self, number: usize, text: &[u8]) -> Option<()> {
        self.block = number;
        let (delimiter, columns) = (self.job.shape.delimiter, self.job.layout.header.len());
        let mut usual = Some(());
        let mut cutter = std::mem::take(&mut self.cutter);
        let _ = cutter.pieces(text, delimiter, columns, |piece| {
            usual = match piece {
                Piece::Sheaf(sheaf) => self.sheaf(&sheaf, text),
                Piece::Line(line) => self.line(&line, text),
            };
            if usual.is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        self.cutter = cutter;
        usual
    }

    /// Takes rows of a text, by column where that is of use.
    fn sheaf(&mut self, sheaf: &Sheaf, text: &[u8]) -> Option<()> {
        let (mut columns, all_tags) = (self.columns.take(), &self.share.all_tags);
        let read = columns
            .as_mut()
            .map(|columns| (columns.read(self.job, sheaf, &mut self.kept, all_tags), &*columns));
        let read = read.filter(|(is_of_use, _)| *is_of_use).map(|(_, columns)| columns);
        let mut rows = sheaf.own.clone();
        let usual = rows.try_for_each(|row| {
            if self.head.is_none()
                && let Some(columns) = read
                && let Some(single) = columns.order(self.job, row, &mut self.kept)
            {
                self.single(&single, columns.row(row), (sheaf, row))
            } else {
                self.line(&sheaf.line(row), text)
            }
        });
        self.columns = columns;
        usual
    }

    /// Settles an order of one row.
    fn single(
        &mut self,
        single: &Single,
        facts: &Facts,
        (sheaf, row): (&Sheaf, usize),
    ) -> Option<()> {
        if self.run.rows > 0 {
            self.commit()?;
        }
        let (job, Start { byte, breaks }) = (self.job, sheaf.starts[row]);
        let line = self.number(breaks.into());
        let mut order = None;
        if job.layout.has(Role::Order) {
            match job.remembers {
                true => {
                    let [id, start] = [facts.id, facts.start].map(|span| within(sheaf.text, span));
                    order = Some(key::of_order(job.store, false, id, start));
                }
                false => self.ids.see(facts.id_word(), facts.id_length()),
            }
        }
        self.share.rows_read += 1;
        self.share.settle_single((single, facts), self.kept.store, line, order);
        if single.left_out.is_some() && !self.share.raw.is_full() {
            let text = &sheaf.text.as_bytes()[byte as usize..];
            self.share.raw.keep(line, first_row(text, job.shape.delimiter, &mut self.odd));
        }
        Some(())
    }

    /// Takes one row of a text; `None` when it is unusual.
    fn line(&mut self, line: &Line, text: &[u8]) -> Option<()> {
        let (job, cells) = (self.job, line.cells.as_ref()?);
        let mut is_named = true;
        let mut begins = true;
        if job.layout.has(Role::Order) {
            let id = job.layout.cell(cells, Role::Order).map(|(id, _)| id);
            if self.is_in_head(id, line.start) {
                return Some(());
            }
            is_named = id.is_some();
            begins = id.is_some_and(|id| self.run.rows == 0 || id != self.run.id);
            if begins && let Some(id) = id {
                self.commit()?;
                id.clone_into(&mut self.run.id);
            }
        } else {
            self.commit()?;
        }
        if begins {
            (self.run.start, self.run.sum) = ((line.start, line.breaks), self.kept.sum);
        }
        if !self.share.raw.is_full() {
            let row = first_row(&text[line.start..], job.shape.delimiter, &mut self.odd);
            self.run.raw.keep(self.number(line.breaks), row);
        }
        self.take(cells, line.breaks, is_named)
    }

    /// Takes one row of the order whose rows are being read.
    fn take(&mut self, cells: &Cut, breaks: u64, is_named: bool) -> Option<()> {
        let job = self.job;
        let row = job.row(cells, self.number(breaks));
        self.run.rows += 1;
        match job.take(&row, &mut self.kept).ok()? {
            Taken::Left(why, gross) => self.run.left.push(Left { line: row.line, why, gross }),
            Taken::Said(_) if !is_named => return None,
            Taken::Said(said) => self.join(&row, &said)?,
        }
        Some(())
    }

    /// Whether the row still belongs to the first order of the block.
    fn is_in_head(&mut self, id: Option<&str>, start: usize) -> bool {
        let Some(head) = &mut self.head else { return false };
        match id {
            None => true,
            Some(id) if head.is_empty() => {
                id.clone_into(head);
                true
            }
            Some(id) if id == head => true,
            Some(_) => {
                (self.head, self.head_end) = (None, start);
                false
            }
        }
    }

    /// A line by its block and the breaks before it there.
    fn number(&self, breaks: u64) -> u64 {
        (self.block as u64) << LINE_BITS | breaks
    }

    /// Whether orders may share a number.
    fn tells_starts(&self) -> bool {
        self.job.layout.has(Role::OrderStart) && self.job.layout.has(Role::Order)
    }

    fn join(&mut self, row: &Row<Cut>, said: &Said) -> Option<()> {
        if self.tells_starts() {
            match (row.cell(Role::OrderStart), &self.run.draft) {
                (Some(start), None) => start.clone_into(&mut self.run.started),
                // Such a row belongs to an order elsewhere, or to none before.
                (None, None) => return None,
                (Some(start), Some(_)) if start != self.run.started => return None,
                (_, Some(_)) => {}
            }
        }
        match &mut self.run.draft {
            None => self.run.draft = Some(Draft::begin(self.job, row, said, &mut self.kept).ok()?),
            // An order and what takes back from it, one after the other.
            Some(draft) if draft.credit != said.credit => return None,
            Some(draft) => {
                draft.extend(self.job, row, said, &mut self.kept).ok()?;
                self.run.further.push(row.line);
            }
        }
        Some(())
    }

    /// Settles the order whose rows are over; `None` when it cannot be.
    pub(super) fn commit(&mut self) -> Option<()> {
        let run = &mut self.run;
        self.share.rows_read += std::mem::take(&mut run.rows);
        let left_before = self.share.left.len();
        self.share.left.append(&mut run.left);
        if let Some(draft) = run.draft.take() {
            self.settle(draft)?;
        }
        let Run { raw, .. } = &mut self.run;
        if self.share.left.len() > left_before {
            raw.rows().for_each(|(line, row)| self.share.raw.keep(line, row));
        }
        raw.clear();
        Some(())
    }

    fn settle(&mut self, mut draft: Draft) -> Option<()> {
        let (job, run) = (self.job, &mut self.run);
        let has_orders = job.layout.has(Role::Order);
        if has_orders && !job.remembers {
            self.ids.see(word(run.id.as_bytes()), run.id.len());
        }
        let is_credit = draft.credit;
        let order = (has_orders && job.remembers)
            .then(|| key::of_order(job.store, is_credit, &run.id, &run.started));
        draft.complete(job, &self.kept);
        let further = run.further.iter().copied();
        self.share.settle((job, &mut self.kept), &draft, further, order).ok()?;
        run.further.clear();
        Some(())
    }
}
