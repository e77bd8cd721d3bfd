//! Lines over ages or months.

use super::backend::Ink;
use super::labels::{End, annotate, end_room, page};
use super::place::Page;
use super::plan::{Plan, XTicks};
use super::plot::Plot;
use super::ticks::scale;
use super::{Frame, Labelled, Labels, Span, TickLabel, drawable, finite, value_at};

/// One or more [`Line`]s over the points 0, 1, 2, ….
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// What each point is called. The axis is as long as the longest of this
    /// and the lines.
    pub x: Labels,
    /// What the points are, below the axis. May be empty.
    pub x_title: String,
    /// What the values are, above the axis. May be empty.
    pub y_title: String,
    /// Later ones lie on top.
    pub series: Vec<Line>,
    /// Level lines to compare with.
    pub references: Vec<Labelled>,
    /// Stretches of x with words on top.
    pub spans: Vec<Span>,
    /// The y axis need not start at 0. Never for shares.
    pub floating: bool,
}

/// One series of [`Lines`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What stands at its end. May be empty.
    pub label: String,
    /// Its colour.
    pub token: u8,
    /// The value at each point; at `None` the line has a gap.
    pub values: Vec<Option<f64>>,
    /// Low and high at each point. May be shorter than the values, or empty.
    pub band: Vec<Option<(f64, f64)>>,
    /// Drawn dashed: a forecast, say.
    pub dashed: bool,
}

/// Draws [`Lines`].
pub fn lines(frame: &Frame, chart: &Lines, y_label: TickLabel<'_>) -> String {
    let lengths = chart.series.iter().map(|line| line.values.len().max(line.band.len()));
    let points = lengths.fold(chart.x.texts.len(), usize::max);
    let x = if points < 2 { (-1.0, 1.0) } else { (0.0, (points - 1) as f64) };
    let references = drawable(&chart.references);

    let drawn = chart.series.iter().flat_map(heights).chain(references.iter().map(|line| line.at));
    let start = if chart.floating { None } else { Some(0.0) };
    let (low, high) = ends(drawn.chain(start));
    let y = scale(low, high, 5, y_label);

    let plan = Plan {
        x_ticks: XTicks::Points(&chart.x),
        y_ticks: y.ticks,
        x_title: &chart.x_title,
        y_title: &chart.y_title,
        after: end_room(chart.series.iter().map(|line| line.label.as_str())),
        references,
        spans: chart.spans.clone(),
        ..Plan::new(frame, x, (y.low, y.high))
    };
    plan.draw(|plot| {
        let mut page = page(plot);
        for line in &chart.series {
            draw_band(plot, line, &mut page);
        }
        for line in &chart.series {
            for run in draw_line(plot, line) {
                page.avoid(&run);
            }
        }
        annotate(plot, page, &plan.references, chart.series.iter().filter_map(end).collect());
    })
}

/// The least and the greatest of `values`; 0 and 0 of none.
pub(super) fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let join = |ends: Option<(f64, f64)>, value: f64| match ends {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    };
    values.fold(None, join).unwrap_or_default()
}

/// Every height a line or its band reaches.
fn heights(line: &Line) -> Vec<f64> {
    let values = (0..line.values.len()).filter_map(|index| value_at(&line.values, index));
    let bands = (0..line.band.len()).filter_map(|index| band_at(line, index));
    values.chain(bands.flat_map(|(low, high)| [low, high])).collect()
}

/// The band at `index`, lower end first.
fn band_at(line: &Line, index: usize) -> Option<(f64, f64)> {
    let (one, other) = line.band.get(index).copied().flatten()?;
    let (one, other) = (finite(one)?, finite(other)?);
    Some((one.min(other), one.max(other)))
}

/// Splits the points where `at` gives something into runs without a gap.
pub(super) fn runs<T>(points: usize, at: impl Fn(usize) -> Option<T>) -> Vec<Vec<(f64, T)>> {
    let mut runs = Vec::new();
    let mut run = Vec::new();
    for index in 0..points {
        match at(index) {
            Some(found) => run.push((index as f64, found)),
            None if run.is_empty() => {}
            None => runs.push(std::mem::take(&mut run)),
        }
    }
    if !run.is_empty() {
        runs.push(run);
    }
    runs
}

fn draw_band(plot: &Plot<'_, '_>, line: &Line, page: &mut Page) {
    for run in runs(line.band.len(), |index| band_at(line, index)) {
        if run.len() > 1 {
            let high: Vec<_> = run.iter().map(|(x, (_, high))| (*x, *high)).collect();
            let low: Vec<_> = run.iter().map(|(x, (low, _))| (*x, *low)).collect();
            plot.band(&high, &low, Ink::Band(line.token));
            page.avoid(&plot.all_at(&high));
            page.avoid(&plot.all_at(&low));
        } else {
            for (x, (low, high)) in run {
                plot.line(&[(x, low), (x, high)], Ink::Line(line.token));
            }
        }
    }
}

/// Draws a line, with a dot where a point stands alone and at its end, and
/// gives what it drew in pixels.
fn draw_line(plot: &Plot<'_, '_>, line: &Line) -> Vec<Vec<(f64, f64)>> {
    let ink = if line.dashed { Ink::Dashes(line.token) } else { Ink::Line(line.token) };
    let runs = runs(line.values.len(), |index| value_at(&line.values, index));
    for (index, run) in runs.iter().enumerate() {
        if run.len() > 1 {
            plot.line(run, ink);
        }
        if let Some(last) = run.last().filter(|_| run.len() == 1 || index + 1 == runs.len()) {
            plot.dot(*last, 3.0, Ink::Fill(line.token));
        }
    }
    runs.iter().map(|run| plot.all_at(run)).collect()
}

/// The last point of a line that has one.
fn end(line: &Line) -> Option<End> {
    let last = |index: usize| value_at(&line.values, index).map(|value| (index as f64, value));
    let at = (0..line.values.len()).rev().find_map(last)?;
    Some(End { at, label: line.label.clone(), token: line.token })
}

#[cfg(test)]
mod tests {
    use super::super::checks::{check, count, frame, labelled, labels, plain, spans, texts};
    use super::*;

    fn line(token: u8, values: &[Option<f64>]) -> Line {
        Line { token, values: values.to_vec(), ..Line::default() }
    }

    #[test]
    fn any_words_fit() {
        check(|frame, words| {
            let series = (1..=5_u8).map(|token| Line {
                label: format!("{words} {token}"),
                values: (0..13 - token).map(|age| Some(1.0 / f64::from(age + 1))).collect(),
                band: vec![Some((0.1, 0.4)); 3],
                ..line(token, &[])
            });
            let chart = Lines {
                x: labels(words, 13),
                x_title: words.to_string(),
                y_title: words.to_string(),
                series: series.collect(),
                references: vec![labelled(0.3, words), labelled(0.31, "two"), labelled(0.9, "top")],
                floating: false,
                spans: spans(words),
            };
            lines(frame, &chart, &|value| format!("{value}{words}"))
        });
    }

    #[test]
    fn many_names_at_one_place_stay_apart() {
        check(|frame, words| {
            let one =
                |token| Line { label: words.to_string(), ..line(token, &[Some(1.0), Some(1.0)]) };
            let chart = Lines { series: (0..20).map(one).collect(), ..Lines::default() };
            lines(frame, &chart, &plain)
        });
    }

    #[test]
    fn whatever_is_missing_is_not_drawn() {
        let nothing: [&[Option<f64>]; 8] = [
            &[],
            &[None],
            &[None, None],
            &[Some(3.0)],
            &[Some(0.0), Some(0.0)],
            &[Some(7.0), Some(7.0), Some(7.0)],
            &[Some(f64::NAN), Some(f64::INFINITY), Some(1e300), Some(-1e300)],
            &[Some(1e-300), Some(2e-300)],
        ];
        for floating in [false, true] {
            for values in nothing {
                check(|frame, words| {
                    let series = vec![Line { label: words.to_string(), ..line(1, values) }];
                    lines(frame, &Lines { series, floating, ..Lines::default() }, &plain)
                });
            }
        }
        check(|frame, _| lines(frame, &Lines::default(), &plain));
    }

    #[test]
    fn a_gap_splits_the_line_and_a_lone_point_is_a_dot() {
        let values = [Some(1.0), Some(2.0), None, Some(3.0), None, Some(1.0), Some(1.0)];
        let chart = Lines { series: vec![line(4, &values)], ..Lines::default() };
        let svg = lines(&frame(false), &chart, &plain);
        assert_eq!(count(&svg, "s4"), 2);
        assert_eq!(count(&svg, "f4"), 2);
    }

    #[test]
    fn shares_start_at_zero_unless_told_otherwise() {
        let mut chart =
            Lines { series: vec![line(1, &[Some(8.0), Some(9.0)])], ..Lines::default() };
        assert_eq!(texts(&lines(&frame(false), &chart, &plain))[0], "0");
        chart.floating = true;
        assert_eq!(texts(&lines(&frame(false), &chart, &plain))[0], "8");
    }

    #[test]
    fn a_forecast_is_dashed() {
        let dashed = Line { dashed: true, ..line(2, &[Some(1.0), Some(2.0)]) };
        let svg = lines(&frame(false), &Lines { series: vec![dashed], ..Lines::default() }, &plain);
        assert_eq!(count(&svg, "s2 d"), 1);
    }
}
