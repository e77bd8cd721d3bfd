//! Axes and the room around them: what the charts that have them share.

use plotters::prelude::ChartBuilder;

use super::backend::{Ink, document, places, units};
use super::place::{Anchor, Rect, Words};
use super::plot::{Plot, done};
use super::text::{FONT_SIZE, LEADING, ellipsis, width, wrap};
use super::{Frame, Labelled, Labels, Span, TickLabel, ticks};

/// Width of a chart, in the unit of the viewBox. One drawing is for all screens:
/// it is so narrow that words of [`FONT_SIZE`] can be read on a phone, which has some
/// 350 pixels for it, and wider screens show them smaller.
pub(super) const WIDTH: f64 = 432.0;

/// Height of the plot itself in most charts.
pub(super) const HEIGHT: f64 = 216.0;

/// Between words and what they belong to.
pub(super) const GAP: f64 = 8.0;

/// The most room a tick label gets, on either axis.
const TICK_ROOM: f64 = 140.0;

/// A stretch that is narrower, in pixels, is a line.
const NARROW: f64 = 3.0;

/// The most room each line of the name of a row gets beside it.
pub(super) const NAME_ROOM: f64 = 140.0;

/// How far the name of a row stands above what it names.
pub(super) const NAME_LIFT: f64 = 20.0;

/// How far from the ends of the plot words above a row are.
pub(super) const NAME_INSET: f64 = 6.0;

/// What the labels left of the plot are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ticks {
    /// Numbers, with a gridline each.
    Numbers,
    /// Names of rows, beside them. The gridlines are those of x.
    Names,
    /// Names of rows, above them and in so much room. The gridlines are those of x.
    NamesAbove(f64),
}

/// What stands below the plot.
#[derive(Clone, Debug)]
pub(super) enum XTicks<'a> {
    /// One label per whole number from 0 on.
    Points(&'a Labels),
    /// Labels at places, ascending.
    Places(Vec<Labelled>),
}

/// A pair of axes before it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Plan<'a> {
    pub(super) frame: &'a Frame,
    /// From the start of reading to its end.
    pub(super) x: (f64, f64),
    /// From the bottom to the top.
    pub(super) y: (f64, f64),
    pub(super) x_ticks: XTicks<'a>,
    /// Labels left of the plot.
    pub(super) y_ticks: Vec<Labelled>,
    /// What those labels are.
    pub(super) ticks: Ticks,
    pub(super) x_title: &'a str,
    pub(super) y_title: &'a str,
    /// Height of the plot.
    pub(super) height: f64,
    /// Room above the plot for words that belong to what is in it.
    pub(super) above: f64,
    /// Room right of the plot.
    pub(super) after: f64,
    /// Upright lines with their words on top, x ascending.
    pub(super) markers: Vec<Labelled>,
    /// Level lines. Their words are up to the content.
    pub(super) references: Vec<Labelled>,
    /// Stretches of x, with their words on top as those of markers.
    pub(super) spans: Vec<Span>,
    /// Where on the x axis each row of the chart's table is, if that is not
    /// each of the points or rows.
    pub(super) stops: Vec<f64>,
}

impl<'a> Plan<'a> {
    /// Axes without ticks, titles or markers.
    pub(super) fn new(frame: &'a Frame, x: (f64, f64), y: (f64, f64)) -> Plan<'a> {
        Plan {
            frame,
            x,
            y,
            x_ticks: XTicks::Places(Vec::new()),
            y_ticks: Vec::new(),
            ticks: Ticks::Numbers,
            x_title: "",
            y_title: "",
            height: HEIGHT,
            above: 0.0,
            after: GAP,
            markers: Vec::new(),
            references: Vec::new(),
            spans: Vec::new(),
            stops: Vec::new(),
        }
    }

    /// Labels round numbers below the axis: as many of them, up to six, as leave each
    /// other room, so that the last is not missing.
    pub(super) fn at_round_numbers(self, label: TickLabel<'_>) -> Plan<'a> {
        let places = |count| ticks::within(self.x.0, self.x.1, count, label);
        let with = |places| Plan { x_ticks: XTicks::Places(places), ..self.clone() };
        let fits = |plan: &Plan| match &plan.x_ticks {
            XTicks::Places(places) => plan.x_labels().len() == places.len(),
            XTicks::Points(_) => false,
        };
        let mut plans = (2..=5).rev().map(|count| with(places(count)));
        plans.find(fits).unwrap_or_else(|| with(places(1)))
    }

    /// The plot and where in it each row of the table is, as attributes: what a
    /// script needs to show a row beside its mark.
    fn attributes(&self, (top, bottom): (f64, f64)) -> String {
        let (left, right) = self.sides();
        let row = |at: f64| top + (at - self.y.1) / (self.y.0 - self.y.1) * self.height;
        let (axis, stops) = match &self.x_ticks {
            _ if self.has_rows() => ("y", places(self.y_ticks.iter().map(|tick| row(tick.at)))),
            XTicks::Points(labels) if self.stops.is_empty() => {
                let points = 0..labels.texts.len();
                ("x", places(points.map(|point| self.column(point as f64))))
            }
            _ => ("x", places(self.stops.iter().map(|at| self.column(*at)))),
        };
        if stops.is_empty() {
            return String::new();
        }
        let plot = places([left, top, right, bottom].into_iter());
        format!(" data-plot=\"{plot}\" data-axis=\"{axis}\" data-stops=\"{stops}\"")
    }

    fn has_rows(&self) -> bool {
        self.ticks != Ticks::Numbers
    }

    /// Room left of the plot.
    fn before(&self) -> f64 {
        if matches!(self.ticks, Ticks::NamesAbove(_)) {
            return GAP;
        }
        let widths =
            self.y_labels().into_iter().flat_map(|(_, lines)| lines).map(|line| width(&line));
        GAP + widths.fold(0.0, f64::max) + 1.0
    }

    /// The y ticks and the lines of their labels.
    fn y_labels(&self) -> Vec<(f64, Vec<String>)> {
        let lines = |tick: &Labelled| match self.ticks {
            Ticks::Numbers => vec![ellipsis(&tick.label, TICK_ROOM)],
            Ticks::Names => wrap(&tick.label, NAME_ROOM),
            Ticks::NamesAbove(room) => wrap(&tick.label, room),
        };
        self.y_ticks.iter().map(|tick| (tick.at, lines(tick))).collect()
    }

    /// Left and right end of the plot.
    pub(super) fn sides(&self) -> (f64, f64) {
        if self.frame.mirrored {
            (self.after, WIDTH - self.before())
        } else {
            (self.before(), WIDTH - self.after)
        }
    }

    /// Where `x` is, in pixels from the left.
    pub(super) fn column(&self, x: f64) -> f64 {
        let (left, right) = self.sides();
        let part = (x - self.x.0) / (self.x.1 - self.x.0);
        let part = if self.frame.mirrored { 1.0 - part } else { part };
        left + part * (right - left)
    }

    /// The x labels that fit beside each other, the middle of their line at 0.
    fn x_labels(&self) -> Vec<Words> {
        let words = |x: f64, label: &str| {
            let text = ellipsis(label, TICK_ROOM);
            let words = Words { x: self.column(x), y: 0.0, anchor: Anchor::Middle, text };
            words.kept_within(1.0, WIDTH - 1.0)
        };
        let all: Vec<Words> = match &self.x_ticks {
            XTicks::Points(labels) => {
                labels.texts.iter().enumerate().map(|(x, text)| words(x as f64, text)).collect()
            }
            XTicks::Places(places) => {
                places.iter().map(|place| words(place.at, &place.label)).collect()
            }
        };
        // Thinning reads from left to right; a mirrored axis is turned over.
        let turned = |rect: Rect| match self.frame.mirrored {
            true => (WIDTH - rect.right, WIDTH - rect.left),
            false => (rect.left, rect.right),
        };
        let boxes: Vec<_> = all.iter().map(|words| turned(words.rect())).collect();
        let kept = match &self.x_ticks {
            XTicks::Points(labels) => ticks::every(&boxes, labels.keep, GAP),
            XTicks::Places(_) => ticks::greedy(&boxes, GAP),
        };
        kept.into_iter().map(|index| all[index].clone()).collect()
    }

    /// Draws the axes, with `content` between the gridlines and the markers.
    pub(super) fn draw(&self, content: impl FnOnce(&Plot<'_, '_>)) -> String {
        let markers = self.marker_words();
        let marker_rows = markers.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        let titles = [self.y_title, self.x_title].map(title);
        let title = |lines: &[String], gap: f64| match lines.len() {
            0 => 0.0,
            lines => LEADING * lines as f64 + gap,
        };
        let least = if marker_rows > 0 { LEADING * 0.6 } else { FONT_SIZE * 0.7 };
        let above = self.above.max(least);
        // The uppermost words of markers are higher than their row.
        let head = if titles[0].is_empty() && marker_rows > 0 { 3.0 } else { 0.0 };
        let top = title(&titles[0], 6.0) + head + LEADING * marker_rows as f64 + above;
        let x_labels = self.x_labels();
        let (mut below, bottom) = (GAP, top + self.height);
        below += if x_labels.is_empty() { FONT_SIZE / 4.0 } else { LEADING + 2.0 };
        below += title(&titles[1], 3.0);
        let (left, right) = self.sides();

        let more = self.attributes((top, bottom));
        document(self.frame, ("chart", &more), (WIDTH, bottom + below), |root| {
            let (start, end) = if self.frame.mirrored { (self.x.1, self.x.0) } else { self.x };
            let chart = done(
                ChartBuilder::on(root)
                    .margin_top(units(top))
                    .margin_bottom(units(below))
                    .margin_left(units(left))
                    .margin_right(units(WIDTH - right))
                    .build_cartesian_2d(start..end, self.y.0..self.y.1),
            );
            let area = Rect { left, top, right, bottom };
            let plot = Plot::new(root, chart, area, self.frame.mirrored);
            self.draw_spans(&plot);
            self.draw_grid(&plot);
            content(&plot);
            self.draw_rules(&plot);
            self.draw_y_words(&plot);
            for mut words in x_labels {
                words.y = bottom + LEADING;
                plot.words(&words, Ink::Tick);
            }
            for (row, mut words) in markers {
                words.y = top - above - LEADING * (row as f64 + 0.5);
                plot.words(&words, Ink::Note);
            }
            self.draw_titles(&plot, &titles, bottom + below);
            plot.present_words();
        })
    }

    fn draw_spans(&self, plot: &Plot<'_, '_>) {
        for span in self.seen() {
            let wide = (self.column(span.to) - self.column(span.from)).abs() >= NARROW;
            if wide {
                plot.bar([(span.from, self.y.0), (span.to, self.y.1)], 0.0, Ink::Band(0));
            } else {
                plot.line(&[(span.from, self.y.0), (span.from, self.y.1)], Ink::Reference);
            }
        }
    }

    fn draw_grid(&self, plot: &Plot<'_, '_>) {
        let near_zero = |at: f64| at.abs() < 1e-12;
        let ink = |at: f64| if near_zero(at) { Ink::Axis } else { Ink::Grid };
        if !self.has_rows() {
            for tick in &self.y_ticks {
                plot.line(&[(self.x.0, tick.at), (self.x.1, tick.at)], ink(tick.at));
            }
        } else if let XTicks::Places(places) = &self.x_ticks {
            for place in places {
                plot.line(&[(place.at, self.y.0), (place.at, self.y.1)], ink(place.at));
            }
        }
    }

    fn draw_rules(&self, plot: &Plot<'_, '_>) {
        for marker in &self.markers {
            plot.line(&[(marker.at, self.y.0), (marker.at, self.y.1)], Ink::Reference);
        }
        for reference in &self.references {
            plot.line(&[(self.x.0, reference.at), (self.x.1, reference.at)], Ink::Reference);
        }
    }

    fn draw_y_words(&self, plot: &Plot<'_, '_>) {
        // Numbers stand against the plot, names against the edge or in the plot.
        let forward = plot.forward();
        let (x, anchor) = match self.ticks {
            Ticks::Numbers => (plot.start() - GAP * forward, plot.ending()),
            Ticks::Names => (if forward > 0.0 { 1.0 } else { WIDTH - 1.0 }, plot.beginning()),
            Ticks::NamesAbove(_) => (plot.start() + NAME_INSET * forward, plot.beginning()),
        };
        let is_above = matches!(self.ticks, Ticks::NamesAbove(_));
        // Names above lie on gridlines, as notes may.
        let ink = if is_above { Ink::Note } else { Ink::Tick };
        for (at, lines) in self.y_labels() {
            let more = LEADING * (lines.len() - 1) as f64;
            let first = plot.row(at) - if is_above { NAME_LIFT + more } else { more / 2.0 };
            for (line, text) in lines.into_iter().enumerate() {
                let y = first + LEADING * line as f64;
                plot.words(&Words { x, y, anchor, text }, ink);
            }
        }
    }

    fn draw_titles(&self, plot: &Plot<'_, '_>, titles: &[Vec<String>; 2], height: f64) {
        let (x, anchor) =
            if self.frame.mirrored { (WIDTH - 1.0, Anchor::Right) } else { (1.0, Anchor::Left) };
        let [above, below] = titles;
        for (line, text) in above.iter().enumerate() {
            let y = FONT_SIZE * 0.7 + LEADING * line as f64;
            plot.words(&Words { x, y, anchor, text: text.clone() }, Ink::Title);
        }
        let (left, right) = self.sides();
        let middle = (left + right) / 2.0;
        for (line, text) in below.iter().rev().enumerate() {
            let y = height - FONT_SIZE * 0.7 - LEADING * line as f64;
            let words = Words { x: middle, y, anchor: Anchor::Middle, text: text.clone() };
            plot.words(&words.kept_within(1.0, WIDTH - 1.0), Ink::Title);
        }
    }
}

/// The lines of the title of an axis; none without words.
fn title(words: &str) -> Vec<String> {
    let mut lines = wrap(words, WIDTH - 2.0);
    lines.retain(|line| !line.is_empty());
    lines
}
