//! What was read of one file.

use std::collections::BTreeSet;

use crate::units::Month;

use super::FileRead;
use super::names::Names;
use super::share::{Left, Share};
use super::tender::Tender;

/// What was read of one file, each thread's part with its own names.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    pub(super) read: FileRead,
    /// What to export instead, of a layout that names nobody.
    pub(super) no_customers: Option<String>,
    /// Every reason to leave out a row, sorted.
    pub(super) reasons: Vec<String>,
    pub(super) shares: Vec<(Share, Names)>,
    /// Currency and sum of all amounts so far.
    pub(super) tender: Tender,
    pub(super) sum: i64,
    /// Rates that were asked for: of which month, and of which currency.
    pub(super) asked: BTreeSet<(Month, &'static str)>,
}

impl Batch {
    /// Rows that were left out, in the order of the file.
    pub(super) fn left(&self) -> Vec<Left> {
        let mut left: Vec<Left> =
            self.shares.iter().flat_map(|(share, _)| share.left.iter().copied()).collect();
        // Each share has them in runs that ascend.
        left.sort();
        left
    }
}
