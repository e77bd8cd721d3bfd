//! Words of upright lines and of stretches of the x axis, above the plot.

use super::place::{Anchor, Rect, Words};
use super::plan::{GAP, Plan, WIDTH};
use super::text::ellipsis;
use super::{Labelled, Span, finite};

/// The most room the words of a marker get.
const MARK_ROOM: f64 = 280.0;

/// Words of markers beyond so many rows are left out.
const MARK_ROWS: usize = 5;

impl Plan<'_> {
    /// The stretches that lie on the axis, as far as they do, in order.
    pub(super) fn seen(&self) -> Vec<Span> {
        let (start, end) = self.x;
        let cut = |span: &Span| {
            let (from, to) = (finite(span.from)?, finite(span.to)?);
            let seen = to >= start && from <= end && from <= to;
            let (from, to) = (from.max(start), to.min(end));
            seen.then(|| Span { from, to, label: span.label.clone() })
        };
        let mut seen: Vec<Span> = self.spans.iter().filter_map(cut).collect();
        seen.sort_by(|one, other| one.from.total_cmp(&other.from));
        seen
    }

    /// Markers, and the middles of stretches.
    fn marked(&self) -> Vec<Labelled> {
        let middle = |span: Span| Labelled { at: (span.from + span.to) / 2.0, label: span.label };
        let mut all = self.markers.clone();
        all.extend(self.seen().into_iter().map(middle));
        all.sort_by(|one, other| one.at.total_cmp(&other.at));
        all
    }

    /// The words of each marker and the row they are in, 0 the lowest.
    ///
    /// Of two that are close, the first has its words before its line and the
    /// second after; if that is not enough, they go one row up.
    pub(super) fn marker_words(&self) -> Vec<(usize, Words)> {
        let marked = self.marked();
        let named = marked.iter().filter(|marker| !marker.label.is_empty());
        let centred: Vec<Words> = named
            .map(|marker| Words {
                x: self.column(marker.at),
                y: 0.0,
                anchor: Anchor::Middle,
                text: ellipsis(&marker.label, MARK_ROOM),
            })
            .collect();
        let touch =
            |one: &Rect, other: &Rect| one.left < other.right + GAP && other.left < one.right + GAP;
        let touching: Vec<bool> =
            centred.windows(2).map(|pair| touch(&pair[0].rect(), &pair[1].rect())).collect();
        let (before, after) = match self.frame.mirrored {
            false => (Anchor::Right, Anchor::Left),
            true => (Anchor::Left, Anchor::Right),
        };

        let mut rows: Vec<Vec<Rect>> = Vec::new();
        let mut placed = Vec::new();
        for (index, mut words) in centred.into_iter().enumerate() {
            let touches_last = index > 0 && touching[index - 1];
            let touches_next = touching.get(index).is_some_and(|touches| *touches);
            words.anchor = match (touches_last, touches_next) {
                (false, true) => before,
                (true, false) => after,
                _ => Anchor::Middle,
            };
            let words = words.kept_within(1.0, WIDTH - 1.0);
            let rect = words.rect();
            let free = |row: &Vec<Rect>| !row.iter().any(|other| touch(&rect, other));
            let row = rows.iter().position(free).unwrap_or(rows.len());
            if row == MARK_ROWS {
                continue;
            }
            if row == rows.len() {
                rows.push(Vec::new());
            }
            rows[row].push(rect);
            placed.push((row, words));
        }
        placed
    }
}
