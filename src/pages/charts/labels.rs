//! Words beside lines: the names at their ends, and those of references.

use super::Labelled;
use super::backend::Ink;
use super::place::{Anchor, Page, Rect, Words, apart};
use super::plan::GAP;
use super::plot::Plot;
use super::text::{LEADING, ellipsis, one_line, width};

/// The most room a name at the end of a line gets.
const END_ROOM: f64 = 150.0;

/// A name after the plot that is wider goes on two lines, if that makes it narrower.
const END_LINE: f64 = 104.0;

/// Names at the ends of lines are this far apart.
const END_LEADING: f64 = LEADING;

/// A line that ends this far before the end of the plot has its name inside.
const EARLY: f64 = 24.0;

/// The last point of a line, in the unit of the data, and the line's name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct End {
    pub(super) at: (f64, f64),
    pub(super) label: String,
    pub(super) token: u8,
}

/// Room after the plot for names at its end.
pub(super) fn end_room<'a>(labels: impl Iterator<Item = &'a str>) -> f64 {
    let widest = labels.flat_map(end_lines).map(|line| width(&line)).fold(0.0, f64::max);
    if widest > 0.0 { widest + GAP + 1.0 } else { GAP }
}

/// A name after the plot: on one line if that is short, else on two that are as
/// even as words allow.
fn end_lines(label: &str) -> Vec<String> {
    let label = one_line(label);
    if width(&label) <= END_LINE {
        return vec![label];
    }
    let halves = label.match_indices(' ').map(|(at, _)| [&label[..at], &label[at + 1..]]);
    let widest = |lines: &[&str; 2]| width(lines[0]).max(width(lines[1]));
    let best = halves.min_by(|one, other| widest(one).total_cmp(&widest(other)));
    match best {
        Some(lines) => lines.map(|line| ellipsis(line, END_ROOM)).to_vec(),
        None => vec![ellipsis(&label, END_ROOM)],
    }
}

/// Draws the words of references and the names of lines, so that they keep off
/// each other and off what is on `page`.
pub(super) fn annotate(
    plot: &Plot<'_, '_>,
    mut page: Page,
    references: &[Labelled],
    ends: Vec<End>,
) {
    let (early, at_end): (Vec<End>, Vec<End>) = ends
        .into_iter()
        .filter(|end| !end.label.is_empty())
        .partition(|end| (plot.end() - plot.at(end.at).0) * plot.forward() > EARLY);
    let names =
        at_end.iter().map(|end| (plot.at(end.at).1, end.label.as_str(), Ink::Name(end.token)));
    column(plot, names.collect());
    for reference in references {
        if let Some(words) = page.place(beside_reference(plot, reference)) {
            plot.words(&words, Ink::Note);
        }
    }
    for end in early {
        if let Some(words) = page.place(beside_end(plot, &end)) {
            plot.words(&words, Ink::Name(end.token));
        }
    }
}

/// The plot, as a page for words, still empty.
pub(super) fn page(plot: &Plot<'_, '_>) -> Page {
    Page::new(Rect { top: plot.area.top - GAP, ..plot.area })
}

/// Draws the words of references after the plot, where no bar is.
pub(super) fn name_references(plot: &Plot<'_, '_>, references: &[Labelled]) {
    let named = references.iter().filter(|reference| !reference.label.is_empty());
    let beside = named.map(|line| (plot.row(line.at), line.label.as_str(), Ink::Note));
    column(plot, beside.collect());
}

/// Draws words after the plot, one below the other, each near its height in
/// pixels; the first ones if there are more than fit.
fn column(plot: &Plot<'_, '_>, mut words: Vec<(f64, &str, Ink)>) {
    let (low, high) = (plot.area.top, plot.area.bottom);
    let most = ((high - low) / END_LEADING) as usize + 1;
    let mut lines = 0;
    words.retain(|(_, text, _)| {
        lines += end_lines(text).len();
        lines <= most
    });
    words.sort_by(|one, other| one.0.total_cmp(&other.0));
    // The lines of one name want to be just as far apart as they must, and so stay
    // together whatever moves them.
    let mut placed = Vec::new();
    for (middle, text, ink) in words {
        let lines = end_lines(text);
        let first = middle - END_LEADING * (lines.len() - 1) as f64 / 2.0;
        let at = |line: usize| first + END_LEADING * line as f64;
        placed.extend(lines.into_iter().enumerate().map(|(line, text)| (at(line), text, ink)));
    }
    let middles: Vec<f64> = placed.iter().map(|(middle, ..)| *middle).collect();
    let x = plot.end() + GAP * plot.forward();
    for ((_, text, ink), y) in placed.into_iter().zip(apart(&middles, END_LEADING, low, high)) {
        plot.words(&Words { x, y, anchor: plot.beginning(), text }, ink);
    }
}

/// Where the name of a line that ends early may go.
fn beside_end(plot: &Plot<'_, '_>, end: &End) -> Vec<Words> {
    let (x, y) = plot.at(end.at);
    let text = ellipsis(&end.label, END_ROOM);
    let after = [0.0, -12.0, 12.0, -22.0, 22.0, -34.0, 34.0].map(|down| Words {
        x: x + GAP * plot.forward(),
        y: y + down,
        anchor: plot.beginning(),
        text: text.clone(),
    });
    let over = [-LEADING, LEADING, -1.8 * LEADING, 1.8 * LEADING].map(|down| Words {
        x,
        y: y + down,
        anchor: Anchor::Middle,
        text: text.clone(),
    });
    let before = [-LEADING, LEADING, -1.8 * LEADING, 1.8 * LEADING].map(|down| Words {
        x,
        y: y + down,
        anchor: plot.ending(),
        text: text.clone(),
    });
    after.into_iter().chain(over).chain(before).collect()
}

/// Where the words of a reference line may go: over or under it, at either end
/// or between.
fn beside_reference(plot: &Plot<'_, '_>, reference: &Labelled) -> Vec<Words> {
    let (width, y) = (plot.area.right - plot.area.left, plot.row(reference.at));
    let text = ellipsis(&reference.label, width - GAP);
    let mut candidates = Vec::new();
    for down in [-0.6 * LEADING, 0.6 * LEADING] {
        let words = |x: f64, anchor: Anchor| Words { x, y: y + down, anchor, text: text.clone() };
        let inset = 4.0 * plot.forward();
        candidates.push(words(plot.end() - inset, plot.ending()));
        candidates.push(words(plot.start() + inset, plot.beginning()));
        for part in [0.5, 0.35, 0.65] {
            candidates.push(words(plot.area.left + part * width, Anchor::Middle));
        }
    }
    candidates
}

#[cfg(test)]
mod tests {
    use super::super::checks::{frame, words};
    use super::super::{Line, Lines, lines};
    use super::*;

    #[test]
    fn a_long_name_goes_on_two_even_lines() {
        assert_eq!(end_lines("Cumulative"), ["Cumulative"]);
        assert_eq!(end_lines("one of a few names"), ["one of a", "few names"]);
        assert_eq!(end_lines("Wiederkaufsquote"), ["Wiederkaufsquote"]);
    }

    #[test]
    fn the_lines_of_a_name_stay_together() {
        let line = |label: &str, last: f64| Line {
            label: label.to_string(),
            values: vec![Some(0.0), Some(last)],
            ..Line::default()
        };
        let series = vec![line("Calendar months", 0.9), line("Rolling periods", 1.0)];
        let svg = lines(&frame(false), &Lines { series, ..Lines::default() }, &|v| v.to_string());
        let names: Vec<_> = words(&svg).into_iter().filter(|(rect, _)| rect.left > 300.0).collect();
        let texts: Vec<&str> = names.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["Rolling", "periods", "Calendar", "months"]);
        let apart = |pair: &[(Rect, String)]| pair[1].0.top - pair[0].0.top;
        assert!(names.windows(2).all(|pair| (apart(pair) - END_LEADING).abs() < 0.2), "{names:?}");
    }
}
