//! Lines of an order that have a status of their own: one that is cancelled, or paid
//! back, while others count.

use std::iter;

use crate::units::Money;

use super::draft::Draft;
use super::job::Job;
use super::row::{Said, Status};
use super::settle::{Amounts, Worth};
use super::share::Left;

/// The lines of an order whose status takes away from it, until all are known. Where
/// amounts stand on each line, so does the status.
#[derive(Clone, Debug, Default)]
pub(super) struct Apart {
    lines: Vec<(u64, Said)>,
    /// Those that are left out of an order that counts, by line.
    pub(super) left: Vec<Left>,
    /// What was paid back of an order of which not all was.
    pub(super) back: Money,
}

impl Apart {
    /// Takes a line; whether it is one of these.
    pub(super) fn take(&mut self, line: u64, said: &Said, adds_up: bool) -> bool {
        let is_apart = adds_up && matches!(said.status, Some(Status::Out(_) | Status::PaidBack));
        if is_apart {
            self.lines.push((line, *said));
        }
        is_apart
    }
}

impl Draft {
    /// Joins the lines whose status takes away, now that those of all are known:
    /// lines of the same status are the order's, as all of them are where none
    /// counts more; others stay apart from it.
    pub(super) fn join_apart(&mut self, job: &Job) {
        for (line, said) in std::mem::take(&mut self.apart.lines) {
            let worth = || Worth::of(&Amounts::from(&said), said.credit, job.layout);
            match (said.status, self.status) {
                (Some(Status::Out(why)), Some(Status::Counts | Status::PaidBack)) => {
                    let gross = job.in_report(self.currency, worth().gross);
                    self.apart.left.push(Left { line, why, gross });
                    self.rows -= 1;
                    continue;
                }
                (Some(Status::PaidBack), Some(Status::Counts)) if !says_refund(&said) => {
                    self.apart.back += worth().net;
                }
                _ => {}
            }
            self.add(&said);
        }
        self.apart.left.sort_unstable();
    }

    /// The first row of those that are not left out, and the others, by their lines.
    pub(super) fn counting(
        &self,
        further: impl Iterator<Item = u64> + Clone,
    ) -> (u64, impl Iterator<Item = u64> + Clone) {
        let is_left = |line| self.apart.left.binary_search_by_key(&line, |it| it.line).is_ok();
        let mut rest = iter::once(self.line).chain(further).filter(move |line| !is_left(*line));
        (rest.next().unwrap_or(self.line), rest)
    }
}

fn says_refund(said: &Said) -> bool {
    let [.., refunded] = said.parts;
    refunded.is_some_and(|refunded| refunded != Money::ZERO)
}
