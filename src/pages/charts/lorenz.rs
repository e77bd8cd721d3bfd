//! Who has how much of the whole.

use super::backend::Ink;
use super::labels::page;
use super::place::Words;
use super::plan::{Plan, XTicks};
use super::plot::Plot;
use super::text::{LEADING, ellipsis};
use super::{Frame, Labelled, TickLabel, finite};

/// Height of the plot; it is nearly as high as wide.
const HEIGHT: f64 = 320.0;

/// A cumulative share of one thing over a cumulative share of another, such as
/// revenue over customers, and the diagonal, where all have the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lorenz {
    /// What x is, below the axis. May be empty.
    pub x_title: String,
    /// What y is, above the axis. May be empty.
    pub y_title: String,
    /// From (0, 0) to (1, 1), x ascending; both are added if they are missing.
    pub points: Vec<(f64, f64)>,
    /// The colour of the curve.
    pub token: u8,
    /// The words on the diagonal. May be empty.
    pub diagonal: String,
    /// Points to point out.
    pub marks: Vec<Mark>,
    /// Where each row of its table is on the x axis, 0 to 1.
    pub stops: Vec<f64>,
}

/// A point of the curve and its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Its x, 0 to 1.
    pub x: f64,
    /// Its y, 0 to 1.
    pub y: f64,
    /// The words.
    pub label: String,
}

/// Draws a [`Lorenz`] curve. `label` puts shares into words on both axes.
pub fn lorenz(frame: &Frame, chart: &Lorenz, label: TickLabel<'_>) -> String {
    let quarters = [0.0, 0.25, 0.5, 0.75, 1.0];
    let ticks = quarters.map(|at| Labelled { at, label: label(at) }).to_vec();
    let plan = Plan {
        x_ticks: XTicks::Places(ticks.clone()),
        y_ticks: ticks,
        x_title: &chart.x_title,
        y_title: &chart.y_title,
        height: HEIGHT,
        after: 2.0 * LEADING,
        stops: chart.stops.iter().map(|at| at.clamp(0.0, 1.0)).collect(),
        ..Plan::new(frame, (0.0, 1.0), (0.0, 1.0))
    };
    plan.draw(|plot| {
        let (curve, diagonal) = (curve(&chart.points), [(0.0, 0.0), (1.0, 1.0)]);
        let above = curve.iter().map(|(x, y)| y - x).sum::<f64>() > 0.0;
        let mut page = page(plot);
        let mut draw = |points: &[(f64, f64)], ink: Ink| {
            plot.line(points, ink);
            page.avoid(&plot.all_at(points));
        };
        draw(&diagonal, Ink::Reference);
        let marks: Vec<_> =
            chart.marks.iter().filter_map(|mark| Some((share((mark.x, mark.y))?, mark))).collect();
        for ((x, y), _) in &marks {
            draw(&[(*x, 0.0), (*x, *y), (0.0, *y)], Ink::Reference);
        }
        draw(&curve, Ink::Line(chart.token));

        for (at, mark) in marks {
            plot.dot(at, 4.0, Ink::Fill(chart.token));
            if let Some(words) = page.place(around(plot, at, &mark.label, above)) {
                plot.words(&words, Ink::Note);
            }
        }
        let along = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.9];
        let beside = along.map(|at| beside_diagonal(plot, at, &chart.diagonal, above));
        if let Some(words) = page.place(beside) {
            plot.words(&words, Ink::Note);
        }
    })
}

/// A point inside the plot.
fn share((x, y): (f64, f64)) -> Option<(f64, f64)> {
    Some((finite(x)?.clamp(0.0, 1.0), finite(y)?.clamp(0.0, 1.0)))
}

/// The curve from corner to corner.
fn curve(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let between = points.iter().copied().filter_map(share);
    [(0.0, 0.0)].into_iter().chain(between).chain([(1.0, 1.0)]).collect()
}

/// Where the words of a point may go: away from the diagonal if there is room,
/// which is before it and higher if the curve is `above`, or towards it.
fn around(plot: &Plot<'_, '_>, at: (f64, f64), label: &str, above: bool) -> Vec<Words> {
    let (x, y) = plot.at(at);
    let text = ellipsis(label, (plot.area.right - plot.area.left) * 0.8);
    let out = if above { -1.0 } else { 1.0 };
    let mut candidates = Vec::new();
    for (down, away) in [(0.7, 8.0), (0.0, 12.0), (-0.7, 8.0), (1.4, 6.0), (-1.4, 6.0)] {
        for side in [out, -out] {
            let anchor = if side > 0.0 { plot.beginning() } else { plot.ending() };
            let (x, y) = (x + side * away * plot.forward(), y + side * down * LEADING);
            candidates.push(Words { x, y, anchor, text: text.clone() });
        }
    }
    candidates
}

/// Words beside the diagonal, on the side that the curve is not on.
fn beside_diagonal(plot: &Plot<'_, '_>, at: f64, label: &str, above: bool) -> Words {
    let (x, y) = plot.at((at, at));
    let text = ellipsis(label, (plot.area.right - plot.area.left) * 0.8);
    let (side, anchor) = if above { (1.0, plot.beginning()) } else { (-1.0, plot.ending()) };
    Words { x: x + side * 6.0 * plot.forward(), y: y + side * 0.7 * LEADING, anchor, text }
}

#[cfg(test)]
mod tests {
    use super::super::checks::{check, count, frame, plain};
    use super::*;

    #[test]
    fn any_words_fit() {
        check(|frame, words| {
            let mark = |x: f64, y: f64| Mark { x, y, label: words.to_string() };
            let chart = Lorenz {
                x_title: words.to_string(),
                y_title: words.to_string(),
                points: (0..=20).map(|n| f64::from(n) / 20.0).map(|x| (x, libm::sqrt(x))).collect(),
                token: 1,
                diagonal: words.to_string(),
                marks: vec![mark(0.2, 0.45), mark(0.21, 0.46), mark(1.0, 1.0), mark(0.0, 0.0)],
                ..Lorenz::default()
            };
            lorenz(frame, &chart, &|value| format!("{value}{words}"))
        });
    }

    #[test]
    fn whatever_is_missing_is_not_drawn() {
        let nothing: [&[(f64, f64)]; 4] =
            [&[], &[(0.0, 0.0), (0.0, 0.0)], &[(0.5, f64::NAN)], &[(1e300, -1e300), (0.5, 7.0)]];
        for points in nothing {
            check(|frame, words| {
                let mark = Mark { x: f64::NAN, y: 0.0, label: words.to_string() };
                let chart =
                    Lorenz { points: points.to_vec(), marks: vec![mark], ..Lorenz::default() };
                lorenz(frame, &chart, &plain)
            });
        }
    }

    #[test]
    fn a_mark_has_a_dot_and_lines_to_both_axes() {
        let mark = Mark { x: 0.2, y: 0.6, label: "top fifth".to_string() };
        let chart = Lorenz { token: 2, marks: vec![mark], ..Lorenz::default() };
        let svg = lorenz(&frame(false), &chart, &plain);
        assert_eq!((count(&svg, "f2"), count(&svg, "m"), count(&svg, "n")), (1, 2, 1));
    }
}
