//! A line as small as a word.

use plotters::prelude::{ChartBuilder, Circle, Color, LineSeries};

use super::backend::{Ink, document, units};
use super::lines::{ends, runs};
use super::plot::done;
use super::ticks::wide_enough;
use super::{Frame, value_at};

/// Width and height.
const SIZE: (f64, f64) = (120.0, 32.0);

/// Room around the line, for the dot.
const MARGIN: f64 = 4.0;

/// A line without axes: its shape, and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sparkline {
    /// The value at each point; at `None` the line has a gap.
    pub values: Vec<Option<f64>>,
    /// Its colour.
    pub token: u8,
}

/// Draws a [`Sparkline`] from its least to its greatest value, with a dot at
/// the last.
pub fn sparkline(frame: &Frame, chart: &Sparkline) -> String {
    let runs = runs(chart.values.len(), |index| value_at(&chart.values, index));
    let (low, high) = ends(runs.iter().flatten().map(|(_, value)| *value));
    let (low, high) = wide_enough(low, high);
    let end = chart.values.len().max(2) as f64 - 1.0;
    let (left, right) = if frame.mirrored { (end, 0.0) } else { (0.0, end) };
    document(frame, ("chart spark", ""), SIZE, |root| {
        let plot = done(
            ChartBuilder::on(root).margin(units(MARGIN)).build_cartesian_2d(left..right, low..high),
        );
        let area = plot.plotting_area();
        for (index, run) in runs.iter().enumerate() {
            if run.len() > 1 {
                let line = LineSeries::new(run.iter().copied(), Ink::Line(chart.token).color());
                for element in line {
                    done(area.draw(&element));
                }
            }
            let is_last = index + 1 == runs.len();
            if let Some(dot) = run.last().filter(|_| run.len() == 1 || is_last) {
                let radius = units(if is_last { 3.0 } else { 1.5 });
                let style = Ink::Fill(chart.token).color().filled();
                done(area.draw(&Circle::new(*dot, radius, style)));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::checks::{check, count, frame};
    use super::*;

    #[test]
    fn any_values_fit() {
        let some: [&[Option<f64>]; 8] = [
            &[],
            &[None],
            &[Some(1.0)],
            &[Some(0.0), Some(0.0)],
            &[Some(4.0), Some(4.0), Some(4.0)],
            &[Some(f64::NAN), Some(f64::INFINITY), Some(2.0)],
            &[Some(1e300), Some(-1e300)],
            &[Some(1.0), Some(-2.0), None, Some(3.0), None],
        ];
        for values in some {
            check(|frame, _| sparkline(frame, &Sparkline { values: values.to_vec(), token: 1 }));
        }
    }

    #[test]
    fn the_last_point_has_a_dot() {
        let values = vec![Some(1.0), Some(2.0), None];
        let svg = sparkline(&frame(false), &Sparkline { values, token: 5 });
        assert_eq!((count(&svg, "s5"), count(&svg, "f5")), (1, 1));
    }
}
