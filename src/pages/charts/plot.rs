//! What is between the axes, while it is drawn.

use std::cell::RefCell;

use plotters::chart::ChartContext;
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, Circle, Color, DrawingArea, IntoFont, LineSeries, Polygon, Rectangle, TextStyle,
};
use plotters_backend::text_anchor::{HPos, Pos, VPos};

use super::backend::{Ink, Svg, pixels, units};
use super::place::{Anchor, Rect, Words};
use super::text::FONT_SIZE;

/// Plotters' idea of a pair of axes.
type Chart<'p, 's> = ChartContext<'p, Svg<'s>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A pair of axes that is being drawn.
pub(super) struct Plot<'p, 's> {
    root: &'p DrawingArea<Svg<'s>, Shift>,
    chart: Chart<'p, 's>,
    /// Where the plot is, in pixels.
    pub(super) area: Rect,
    mirrored: bool,
    /// Words to be drawn last, so that nothing lies on them.
    words: RefCell<Vec<(Words, Ink)>>,
}

impl<'p, 's> Plot<'p, 's> {
    pub(super) fn new(
        root: &'p DrawingArea<Svg<'s>, Shift>,
        chart: Chart<'p, 's>,
        area: Rect,
        mirrored: bool,
    ) -> Plot<'p, 's> {
        Plot { root, chart, area, mirrored, words: RefCell::default() }
    }

    /// Where a point of the data is, in pixels.
    pub(super) fn at(&self, point: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.chart.plotting_area().map_coordinate(&point);
        (pixels(x), pixels(y))
    }

    /// Where points of the data are, in pixels.
    pub(super) fn all_at(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    /// How far down a value on the y axis is, in pixels.
    pub(super) fn row(&self, y: f64) -> f64 {
        self.at((0.0, y)).1
    }

    /// 1 if reading goes to the right, -1 if to the left.
    pub(super) fn forward(&self) -> f64 {
        if self.mirrored { -1.0 } else { 1.0 }
    }

    /// The anchor of words that begin at their position.
    pub(super) fn beginning(&self) -> Anchor {
        if self.mirrored { Anchor::Right } else { Anchor::Left }
    }

    /// The anchor of words that end at their position.
    pub(super) fn ending(&self) -> Anchor {
        if self.mirrored { Anchor::Left } else { Anchor::Right }
    }

    /// The end of the plot in reading direction, in pixels.
    pub(super) fn end(&self) -> f64 {
        if self.mirrored { self.area.left } else { self.area.right }
    }

    /// The start of the plot in reading direction, in pixels.
    pub(super) fn start(&self) -> f64 {
        if self.mirrored { self.area.right } else { self.area.left }
    }

    pub(super) fn line(&self, points: &[(f64, f64)], ink: Ink) {
        for element in LineSeries::new(points.iter().copied(), ink.color()) {
            done(self.chart.plotting_area().draw(&element));
        }
    }

    /// The area between `high` and `low`, points of both from start to end.
    pub(super) fn band(&self, high: &[(f64, f64)], low: &[(f64, f64)], ink: Ink) {
        let around: Vec<_> = high.iter().chain(low.iter().rev()).copied().collect();
        done(self.chart.plotting_area().draw(&Polygon::new(around, ink.color())));
    }

    /// A filled rectangle, `inset` pixels less on either side.
    pub(super) fn bar(&self, corners: [(f64, f64); 2], inset: f64, ink: Ink) {
        let mut bar = Rectangle::new(corners, ink.color().filled());
        bar.set_margin(0, 0, units(inset) as u32, units(inset) as u32);
        done(self.chart.plotting_area().draw(&bar));
    }

    pub(super) fn dot(&self, center: (f64, f64), radius: f64, ink: Ink) {
        let dot = Circle::new(center, units(radius), ink.color().filled());
        done(self.chart.plotting_area().draw(&dot));
    }

    /// Draws words, if there are any, on top of all lines.
    pub(super) fn words(&self, words: &Words, ink: Ink) {
        if !words.text.is_empty() {
            self.words.borrow_mut().push((words.clone(), ink));
        }
    }

    /// Draws the words.
    pub(super) fn present_words(&self) {
        for (words, ink) in self.words.take() {
            self.present(&words, ink);
        }
    }

    fn present(&self, words: &Words, ink: Ink) {
        let side = match words.anchor {
            Anchor::Left => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        let color = ink.color();
        let style = TextStyle::from(("sans-serif", FONT_SIZE).into_font())
            .color(&color)
            .pos(Pos::new(side, VPos::Center));
        done(self.root.draw_text(&words.text, &style, (units(words.x), units(words.y))));
    }
}

/// The outcome of drawing, which cannot fail.
pub(super) fn done<T, E: std::fmt::Debug>(outcome: Result<T, E>) -> T {
    outcome.expect("drawing into a string does no I/O")
}
