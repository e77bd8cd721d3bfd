//! Columns beside each other whose cells come again and again together, so that
//! all of them are looked up at once.

use crate::config::Role;

use super::draft::Kept;
use super::facts::Facts;
use super::labels::{LABELS, Labels, tag};
use super::layout::Layout;
use super::names::AllTags;
use super::recent::{Phrases, Wide};
use super::sheaf::{Cell, Look, Sheaf, wide};

/// Which labels some columns hold.
#[derive(Debug)]
struct Held {
    has_status: bool,
    has_currency: bool,
    tags: Vec<usize>,
    /// Whether the layout has no other tags.
    has_all_tags: bool,
}

/// Some columns that have nothing between them, and what their cells last said.
#[derive(Debug)]
pub(super) struct Refrain {
    /// The first column, and how many there are.
    first: usize,
    width: usize,
    /// The roles of the columns, each with its place after the first.
    roles: Vec<(usize, Role)>,
    held: Held,
    /// By the text of all of the cells.
    known: Phrases<Labels>,
}

impl Refrain {
    /// The refrains of a layout, and the roles among [`LABELS`] that are in none.
    pub(super) fn all(layout: &Layout) -> (Vec<Refrain>, Vec<Role>) {
        // Unless all of them are known, those who have an account are told by
        // what nobody else has.
        let repeats = |role| role != Role::Account || !layout.rules.account.account.is_empty();
        let mut columns: Vec<(usize, Role)> = Vec::new();
        let mut alone = Vec::new();
        for role in LABELS.into_iter().filter(|role| layout.has(*role)) {
            match layout.places(role) {
                [place] if repeats(role) => columns.push((*place, role)),
                _ => alone.push(role),
            }
        }
        columns.sort_by_key(|(place, _)| *place);
        let is_beside = |one: &(usize, Role), next: &(usize, Role)| next.0 <= one.0 + 1;
        let all_tags = LABELS.iter().filter(|role| layout.has(**role) && tag(**role).is_some());
        let all_tags = all_tags.count();
        let refrains = columns.chunk_by(is_beside).map(|columns| Refrain::of(columns, all_tags));
        (refrains.collect(), alone)
    }

    fn of(columns: &[(usize, Role)], all_tags: usize) -> Refrain {
        let (first, last) = (columns[0].0, columns[columns.len() - 1].0);
        let has = |role| columns.iter().any(|(_, it)| *it == role);
        let tags: Vec<usize> = columns.iter().filter_map(|(_, role)| tag(*role)).collect();
        Refrain {
            first,
            width: last - first + 1,
            roles: columns.iter().map(|(place, role)| (place - first, *role)).collect(),
            held: Held {
                has_status: has(Role::Status),
                has_currency: has(Role::Currency),
                has_all_tags: !tags.is_empty() && tags.len() == all_tags,
                tags,
            },
            known: Phrases::default(),
        }
    }

    /// Reads the labels of rows that are plain so far.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        sheaf: &Sheaf,
        rows: &mut [Facts],
        (layout, kept): (&Layout, &mut Kept),
        all_tags: &AllTags,
    ) {
        let (first, last, block) = (self.first, self.first + self.width - 1, sheaf.text);
        let spans = sheaf.spans.chunks_exact(sheaf.columns);
        for (facts, spans) in rows.iter_mut().zip(spans) {
            if !facts.is_plain {
                continue;
            }
            let text = wide(block, together(block, (spans[first].0, spans[last].1)));
            let known = text.and_then(|text| self.known.get(text));
            if let Some(labels) = known.filter(|it| it.number.is_some() || !self.held.has_all_tags)
            {
                self.held.put(labels, &mut facts.labels);
                continue;
            }
            let cells = &spans[first..=last];
            match self.search(text, (block, cells), (layout, kept), all_tags) {
                Some(labels) => self.held.put(&labels, &mut facts.labels),
                None => facts.is_plain = false,
            }
        }
    }

    /// Looks at cells more closely than by all of their text.
    #[cold]
    #[inline(never)]
    fn search(
        &mut self,
        text: Option<Wide>,
        cells: (&str, &[(u32, u32)]),
        (layout, kept): (&Layout, &mut Kept),
        all_tags: &AllTags,
    ) -> Option<Labels> {
        if let Some(labels) = text.and_then(|text| self.known.get(text)) {
            labels.number = all_tags.known(labels.tags);
            return Some(*labels);
        }
        let labels = self.closer(cells, (layout, kept))?;
        if let Some(text) = text {
            self.known.keep(text, labels);
        }
        Some(labels)
    }

    /// Reads cells one by one; `None` when that is not plain.
    fn closer(
        &self,
        (text, spans): (&str, &[(u32, u32)]),
        (layout, kept): (&Layout, &mut Kept),
    ) -> Option<Labels> {
        let mut labels = Labels::default();
        for (at, role) in &self.roles {
            let cell = Cell { text, span: spans[*at] };
            match cell.look() {
                Look::Blank | Look::Filled => labels.take(*role, cell, (layout, kept))?,
                Look::Clothed => return None,
            }
        }
        if self.held.has_all_tags {
            labels.tags[0] = labels.tags[0].or(kept.store);
        }
        Some(labels)
    }
}

impl Held {
    /// Puts the labels of these columns beside those of others.
    #[inline]
    fn put(&self, labels: &Labels, all: &mut Labels) {
        if self.has_status {
            all.status = labels.status;
        }
        if self.has_currency {
            all.currency = labels.currency;
        }
        if self.has_all_tags {
            all.number = labels.number;
            if labels.number.is_some() {
                return;
            }
        }
        for at in &self.tags {
            all.tags[*at] = labels.tags[*at];
        }
    }
}

/// Where the text of cells stands, of which the first and the last begin and end
/// so: with what is between them, and the quote that may open the first. What is
/// in the cells is all told by that; where one is opened in the last, it is known
/// that one closes it.
#[inline]
fn together(text: &str, (start, end): (u32, u32)) -> (u32, u32) {
    // Before a cell that is in no quotes is a delimiter or the end of a line.
    let before = start.wrapping_sub(1);
    let opens = text.as_bytes().get(before as usize) == Some(&b'"');
    (start - u32::from(opens), end)
}
