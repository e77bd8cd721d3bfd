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
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::config::Role;

use super::block::Block;
use super::blocks::Blocks;
use super::draft::Kept;
use super::hand::{Hand, LINE_BITS};
use super::ids::Ids;
use super::job::Job;
use super::rows;
use super::share::Share;
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
    let endless = blocks.lock().unwrap_or_else(PoisonError::into_inner).endless();
    if endless.is_some() || hands.iter().any(|hand| hand.is_unusual) {
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
    let mut tender = job.tender;
    let is_one = hands.iter().try_for_each(|hand| tender.join(hand.kept.tender)).is_ok();
    if sum > super::draft::LARGEST_SUM || !is_one {
        return Ok(Outcome::Unusual);
    }
    let mut read = Vec::with_capacity(hands.len());
    for mut hand in hands {
        hand.share.give_lines(|line| starts[(line >> LINE_BITS) as usize] + (line & LINE_MASK));
        hand.kept.sum = sum;
        hand.kept.tender = tender;
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

impl<'a> Hand<'a> {
    /// Takes blocks until there is none, or some thread finds it useless.
    fn work<R: Read>(
        mut self,
        blocks: &Mutex<Blocks<R>>,
        stopped: &AtomicBool,
    ) -> io::Result<Hand<'a>> {
        let mut block = Block::default();
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
            breaks: self.cutter.breaks(),
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
}
