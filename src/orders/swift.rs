//! One file in which nothing is unusual, on all threads.
//!
//! Each thread takes blocks of whole rows and settles the orders in them. That
//! needs the rows of an order to stand together and no order to come twice. At
//! the first sign that a file is not so, or of anything wrong in it, this gives
//! up, and [`super::careful`] reads the file.
//!
//! The first and the last order of a block may go on in the block beside it.
//! They are set aside as text and read in the end, joined.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use memchr::memchr_iter;

use crate::config::Role;

use super::blocks::Blocks;
use super::cells::Cut;
use super::columns::{Columns, Plan, Single};
use super::cut::{Cutter, Line, Piece};
use super::draft::{Draft, Kept};
use super::ids::Ids;
use super::job::{Job, Taken};
use super::key;
use super::row::{Row, Said};
use super::rows;
use super::share::{Left, Share};
use super::sheaf::{Cell, Sheaf, word};
use super::stretch::{Run, Stretch};

/// What came of it.
pub(super) enum Outcome {
    /// The file was read.
    Read(Vec<(Share, Kept)>),
    /// Nothing was wrong so far, but order numbers would have to be remembered.
    Forgetful,
    /// Something is unusual.
    Unusual,
}

/// Bytes of a block: it and what is made of it fit the processor's cache.
pub(super) const BLOCK: usize = 1 << 20;

/// Bits of a line's number within its block.
const LINE_BITS: u32 = 32;

/// Reads a file to its end, in blocks of `size` bytes, on all threads.
///
/// # Errors
///
/// What the stream says.
pub(super) fn read(job: &Job, from: impl Read + Send, size: usize) -> io::Result<Outcome> {
    let mut blocks = Blocks::new(from, job.shape.delimiter, size);
    let mut line = rows::pass_over(&mut blocks, job.shape.delimiter, job.shape.preamble + 1)?;
    let blocks = Mutex::new(blocks);
    let stopped = AtomicBool::new(false);
    let hands = rayon::broadcast(|_| Hand::new(job).work(&blocks, &stopped));
    let mut hands = hands.into_iter().collect::<io::Result<Vec<Hand>>>()?;
    if hands.iter().any(|hand| hand.is_unusual) {
        return Ok(Outcome::Unusual);
    }
    if hands.iter().any(|hand| !hand.apart()) {
        return Ok(Outcome::Forgetful);
    }
    let mut stretches: Vec<Stretch> =
        hands.iter_mut().flat_map(|hand| std::mem::take(&mut hand.stretches)).collect();
    stretches.sort_unstable_by_key(|stretch| stretch.block);
    let mut starts = Vec::with_capacity(stretches.len());
    for stretch in &stretches {
        starts.push(line);
        line += stretch.breaks;
    }
    let mut seams = Hand::new(job);
    let Some(ids) = seams.sew(&stretches, &mut starts) else { return Ok(Outcome::Unusual) };
    hands.push(seams);
    if !job.remembers && !Ids::all_apart(ids.iter()) {
        return Ok(Outcome::Forgetful);
    }
    let sum = hands.iter().fold(job.sum, |sum, hand| sum.saturating_add(hand.kept.sum - job.sum));
    let mut currencies = hands.iter().filter_map(|hand| hand.kept.currency);
    let currency = currencies.next();
    if sum > super::draft::LARGEST_SUM || currencies.any(|other| Some(other) != currency) {
        return Ok(Outcome::Unusual);
    }
    let mut read = Vec::with_capacity(hands.len());
    for mut hand in hands {
        hand.share.give_lines(|line| starts[(line >> LINE_BITS) as usize] + (line & LINE_MASK));
        hand.kept.sum = sum;
        hand.kept.currency = currency;
        read.push((hand.share, hand.kept));
    }
    if job.remembers && comes_twice(&read) {
        return Ok(Outcome::Unusual);
    }
    Ok(Outcome::Read(read))
}

const LINE_MASK: u64 = (1 << LINE_BITS) - 1;

/// Whether an order's key occurs twice.
fn comes_twice(read: &[(Share, Kept)]) -> bool {
    use rayon::slice::ParallelSliceMut as _;
    let known = read.iter().flat_map(|(share, _)| share.known.iter().map(|known| known.order));
    let mut orders: Vec<u128> = known.collect();
    orders.par_sort_unstable();
    orders.windows(2).any(|pair| pair[0] == pair[1])
}

/// One thread's work.
struct Hand<'a> {
    job: &'a Job<'a>,
    kept: Kept,
    share: Share,
    stretches: Vec<Stretch>,
    is_unusual: bool,
    cutter: Cutter,
    plan: Option<Plan>,
    columns: Columns,
    // Of the block that is being read:
    block: usize,
    ids: Ids,
    /// The first order's number, until it is over; blank before it is known.
    head: Option<String>,
    head_end: usize,
    run: Run,
}

impl<'a> Hand<'a> {
    fn new(job: &'a Job<'a>) -> Hand<'a> {
        Hand {
            job,
            kept: job.kept(),
            share: Share::default(),
            stretches: Vec::new(),
            is_unusual: false,
            cutter: Cutter::default(),
            plan: Plan::of(job),
            columns: Columns::default(),
            block: 0,
            ids: Ids::default(),
            head: None,
            head_end: 0,
            run: Run::default(),
        }
    }

    /// Takes blocks until there is none, or some thread finds it useless.
    fn work<R: Read>(
        mut self,
        blocks: &Mutex<Blocks<R>>,
        stopped: &AtomicBool,
    ) -> io::Result<Hand<'a>> {
        let mut block = Vec::new();
        while !stopped.load(Ordering::Relaxed) {
            let next = blocks.lock().unwrap_or_else(PoisonError::into_inner).next(&mut block);
            let number = next.inspect_err(|_| stopped.store(true, Ordering::Relaxed))?;
            let Some(number) = number else { break };
            let read = self.stretch(number, &block);
            // The first block tells most files whose numbers go up and down.
            let is_useless = number == 0 && !self.job.remembers && !self.apart();
            self.is_unusual |= read.is_none();
            stopped.fetch_or(read.is_none() || is_useless, Ordering::Relaxed);
        }
        Ok(self)
    }

    fn apart(&self) -> bool {
        self.stretches.iter().all(|stretch| stretch.ids.are_apart())
    }

    /// Reads a block but for its first and last order.
    fn stretch(&mut self, number: usize, block: &[u8]) -> Option<()> {
        let has_orders = self.job.layout.has(Role::Order);
        (self.head, self.head_end) = (has_orders.then(String::new), 0);
        self.read(number, block)?;
        let mut stretch = Stretch {
            block: number,
            breaks: memchr_iter(b'\n', block).count() as u64,
            ids: std::mem::take(&mut self.ids),
            head: Vec::new(),
            tail: None,
        };
        if self.head.is_some() {
            stretch.head = block.to_vec();
        } else if has_orders {
            let (start, breaks) = self.run.start;
            stretch.head = block[..self.head_end].to_vec();
            stretch.tail = Some((block[start..].to_vec(), breaks));
            self.kept.sum = self.run.sum;
            self.run = Run::default();
        } else {
            self.commit()?;
        }
        self.stretches.push(stretch);
        Some(())
    }

    /// Reads what was set aside: the last order of each block with the first of
    /// the next. Gives the numbers of all orders in the order of the file.
    fn sew(&mut self, stretches: &[Stretch], starts: &mut Vec<u64>) -> Option<Vec<Ids>> {
        let mut ids = Vec::new();
        let mut text = Vec::new();
        let mut line = starts.first().copied().unwrap_or(1);
        for stretch in stretches {
            text.extend_from_slice(&stretch.head);
            if let Some((tail, breaks)) = &stretch.tail {
                ids.push(self.seam(&text, line, starts)?);
                ids.push(stretch.ids.clone());
                tail.clone_into(&mut text);
                line = starts[stretch.block] + breaks;
            }
        }
        ids.push(self.seam(&text, line, starts)?);
        Some(ids)
    }

    /// Reads text that begins in this line, to the end of its last order.
    fn seam(&mut self, text: &[u8], line: u64, starts: &mut Vec<u64>) -> Option<Ids> {
        self.read(starts.len(), text)?;
        starts.push(line);
        self.commit()?;
        Some(std::mem::take(&mut self.ids))
    }

    /// Reads rows; the last order is left in `run`.
    fn read(&mut self, number: usize, text: &[u8]) -> Option<()> {
        self.block = number;
        let (delimiter, columns) = (self.job.shape.delimiter, self.job.layout.header.len());
        let mut usual = Some(());
        let mut cutter = std::mem::take(&mut self.cutter);
        let _ = cutter.pieces(text, delimiter, columns, |piece| {
            usual = match piece {
                Piece::Sheaf(sheaf) => self.sheaf(&sheaf),
                Piece::Line(line) => self.line(&line),
            };
            if usual.is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        self.cutter = cutter;
        usual
    }

    /// Takes rows of a text, by column where that is of use.
    fn sheaf(&mut self, sheaf: &Sheaf) -> Option<()> {
        let mut columns = std::mem::take(&mut self.columns);
        let plan = self.plan.filter(|plan| columns.read(plan, self.job, sheaf, &mut self.kept));
        let mut rows = 0..sheaf.len();
        let usual = rows.try_for_each(|row| {
            if self.head.is_none()
                && let Some(plan) = &plan
                && let Some(single) = columns.order((plan, self.job), row, &mut self.kept)
            {
                self.single(&single, columns.id(sheaf, row), sheaf.breaks(row))
            } else {
                self.line(&sheaf.line(row))
            }
        });
        self.columns = columns;
        usual
    }

    /// Settles an order of one row.
    fn single(&mut self, single: &Single, [id, start]: [Cell; 2], breaks: u64) -> Option<()> {
        if self.run.rows > 0 {
            self.commit()?;
        }
        let (job, line) = (self.job, self.number(breaks));
        let mut order = None;
        if job.layout.has(Role::Order) {
            match job.remembers {
                true => order = Some(key::of_order(job.store, false, id.text(), start.text())),
                false => self.ids.see(id.word(), id.bytes().len()),
            }
        }
        self.share.rows_read += 1;
        self.share.settle_single(single, line, order);
        Some(())
    }

    /// Takes one row of a text; `None` when it is unusual.
    fn line(&mut self, line: &Line) -> Option<()> {
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
    fn commit(&mut self) -> Option<()> {
        let job = self.job;
        let run = &mut self.run;
        self.share.rows_read += std::mem::take(&mut run.rows);
        self.share.left.append(&mut run.left);
        let Some(mut draft) = run.draft.take() else { return Some(()) };
        let has_orders = job.layout.has(Role::Order);
        if has_orders && !job.remembers {
            self.ids.see(word(run.id.as_bytes()), run.id.len());
        }
        let is_credit = draft.credit;
        let order = (has_orders && job.remembers)
            .then(|| key::of_order(job.store, is_credit, &run.id, &run.started));
        draft.complete(&self.kept);
        let further = run.further.iter().copied();
        self.share.settle((job, &mut self.kept), &draft, further, order).ok()?;
        run.further.clear();
        Some(())
    }
}
