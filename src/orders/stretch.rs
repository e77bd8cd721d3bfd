//! What a thread has of the block that it reads.

use super::draft::Draft;
use super::ids::Ids;
use super::raw::Raw;
use super::share::Left;

/// A block that was read, without its first and last order.
pub(super) struct Stretch {
    pub(super) block: usize,
    /// Line breaks in it.
    pub(super) breaks: u64,
    /// Numbers of the orders between.
    pub(super) ids: Ids,
    /// The rows of the first order.
    pub(super) head: Vec<u8>,
    /// The rows of the last one, and the line breaks before them; `None` when
    /// the whole block is the first.
    pub(super) tail: Option<(Vec<u8>, u64)>,
}

/// The order whose rows are being read.
#[derive(Default)]
pub(super) struct Run {
    pub(super) id: String,
    /// The value in `order_start` of the first row of the draft.
    pub(super) started: String,
    /// The order; `None` before its first row that is not left out by itself.
    pub(super) draft: Option<Draft>,
    /// Where it begins in the block: byte, and breaks before it.
    pub(super) start: (usize, u64),
    pub(super) rows: u64,
    /// Lines of the rows of the draft but the first.
    pub(super) further: Vec<u64>,
    pub(super) left: Vec<Left>,
    /// The rows as they were.
    pub(super) raw: Raw,
    /// The sum of all amounts before it.
    pub(super) sum: i64,
}
