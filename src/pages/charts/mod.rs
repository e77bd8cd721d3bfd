//! Charts: pure functions from numbers and finished words to a string of SVG.
//!
//! A chart takes a [`Frame`] (who it is and which way it reads), plain data,
//! and, where an axis has numbers, a [`TickLabel`] that puts them into words.
//! It reads no clock, no locale and no file, and cannot fail: without data it
//! is an empty pair of axes. A value that is not finite counts as missing.
//!
//! The SVG is inline and scales to its container. It has no colour, font or
//! line width of its own; the stylesheet gives them by class:
//!
//! - `svg.chart`: every chart; `svg.chart.spark`: a [`sparkline()`], which keeps
//!   its own size.
//! - `s0` … `s14`: lines in the colour of that token (`stroke`, `fill: none`).
//! - `d`: beside `s…` on a line that is dashed.
//! - `f0` … `f14`: bars and dots (`fill`).
//! - `b0` … `b14`: bands around lines (`fill`, translucent).
//! - `l0` … `l14`: words in the colour of a line.
//! - `g`: gridlines. `a`: the line at zero.
//! - `m`: reference lines, markers and the diagonal, dashed by custom.
//! - `k`: benchmark ticks.
//! - `t`: tick labels. `u`: axis titles. `n`: notes inside the plot.
//!
//! `l…` and `n` may lie on lines, so they want a halo in the colour of the
//! paper. Every `<text>` wants `unicode-bidi: plaintext`.
//!
//! Colour tokens: 0 is the muted colour, for context; 1 to 8 are categories;
//! 9 to 14 are a ramp, light to strong, for series that have an order. A higher
//! token starts again at 1.
//!
//! Words are laid out as if set in [`FONT_SIZE`], the size for narrow screens,
//! where the SVG is scaled down most. A stylesheet may set them smaller and
//! nothing moves; set larger, they may touch or be cut off.
//!
//! A legend is the caller's, in HTML. Labels at the ends of lines are offered
//! instead where they fit; a label that does not fit is left out.

mod backend;
mod bars;
#[cfg(test)]
mod checks;
mod histogram;
mod intervals;
mod labels;
mod lines;
mod lorenz;
mod markers;
mod place;
mod plan;
mod plot;
mod sparkline;
mod steps;
mod text;
mod ticks;

pub use bars::{BarSeries, Bars, bars};
pub use histogram::{Bin, Histogram, histogram};
pub use intervals::{Dot, Estimate, Intervals, Row, intervals};
pub use lines::{Line, Lines, lines};
pub use lorenz::{Lorenz, Mark, lorenz};
pub use sparkline::{Sparkline, sparkline};
pub use steps::{Step, StepSeries, Steps, steps};
pub use text::FONT_SIZE;

/// What every chart has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Unique on the page. Letters, digits, `-` and `_`; anything else becomes
    /// `-`. The ids in the SVG start with it.
    pub id: String,
    /// Its name, for those who hear it and as the tooltip.
    pub title: String,
    /// What it shows, in a sentence, for those who cannot see it.
    pub description: String,
    /// Reads from right to left: x runs leftwards and y labels stand right.
    pub mirrored: bool,
}

/// Puts a number on an axis into words.
///
/// Asked for round numbers only. Should two neighbours come out equal, the
/// axis takes larger steps.
pub type TickLabel<'a> = &'a dyn Fn(f64) -> String;

/// A position on an axis and its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labelled {
    /// Where, in the unit of the axis.
    pub at: f64,
    /// The words. May be empty.
    pub label: String,
}

/// A stretch of an axis and its words, such as a campaign on an axis of months.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// Where it begins, in the unit of the axis.
    pub from: f64,
    /// Where it ends; not before.
    pub to: f64,
    /// The words. Those without room are cut short, or left out.
    pub label: String,
}

/// One label per point of an axis that counts 0, 1, 2, …
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The words, from point 0 on. An empty one is not drawn.
    pub texts: Vec<String>,
    /// What stays when there is no room for all: every second label, every
    /// third, …
    pub keep: Keep,
}

/// From which end labels are counted off when there is no room for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The first label stays: right for ages.
    #[default]
    First,
    /// The last label stays: right for months up to now.
    Last,
}

/// The largest number a chart can draw, either side of 0; larger ones are
/// drawn there. Keeps differences and steps finite.
const LARGEST: f64 = 1e15;

/// `value` if it can be drawn.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-LARGEST, LARGEST))
}

/// Where an axis from 0 ends that holds `most`: the least of 1, 1.5, 2, 2.5, 3, 4,
/// 5, 6, 8 times a power of ten that is not less. It has no memory, and is the same
/// in the next month unless the most has crossed one of these. 1 for nothing.
pub fn ceiling(most: f64) -> f64 {
    let Some(most) = finite(most).filter(|most| *most > 1e-12) else { return 1.0 };
    let exponent = libm::floor(libm::log10(most));
    // Divided by a whole power of ten, 3 tenths are 0.3 and not a little more.
    let power = |exponent: f64| {
        move |times: f64| match exponent < 0.0 {
            true => times / libm::exp10(-exponent),
            false => times * libm::exp10(exponent),
        }
    };
    let known = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0].map(power(exponent));
    let holds = |end: &f64| *end >= most * (1.0 - 1e-9);
    known.into_iter().find(holds).unwrap_or_else(|| power(exponent + 1.0)(1.0))
}

/// The value at `index`, if there is one and it can be drawn.
fn value_at(values: &[Option<f64>], index: usize) -> Option<f64> {
    values.get(index).copied().flatten().and_then(finite)
}

/// Those of `places` that can be drawn and lie between `low` and `high`.
fn drawable_between(places: &[Labelled], low: f64, high: f64) -> Vec<Labelled> {
    let mut places = drawable(places);
    places.retain(|place| (low..=high).contains(&place.at));
    places
}

/// Those of `places` that can be drawn.
fn drawable(places: &[Labelled]) -> Vec<Labelled> {
    let drawn = |place: &Labelled| {
        finite(place.at).map(|at| Labelled { at, label: text::one_line(&place.label) })
    };
    places.iter().filter_map(drawn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_the_same_place_for_numbers_that_are_alike() {
        let ends =
            |most: &[f64]| most.iter().map(|most| ceiling(*most).to_string()).collect::<Vec<_>>();
        assert_eq!(ends(&[0.201, 0.21, 0.249, 0.25]), ["0.25"; 4]);
        assert_eq!(ends(&[0.3, 0.31, 0.81, 1.0, 9.0]), ["0.3", "0.4", "1", "1", "10"]);
        assert_eq!(ends(&[20_525.0, 0.0, -3.0, f64::NAN]), ["25000", "1", "1", "1"]);
    }
}
