//! How many fall where.

use super::backend::Ink;
use super::lines::ends;
use super::plan::{Plan, XTicks};
use super::ticks::{scale, wide_enough};
use super::{Frame, Labelled, TickLabel, drawable_between, finite};

/// Counts in [`Bin`]s of equal width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// Labels on the x axis, ascending, usually at edges of bins. Those
    /// without room are left out.
    pub x_ticks: Vec<Labelled>,
    /// What x is, below the axis. May be empty.
    pub x_title: String,
    /// What is counted, above the axis. May be empty.
    pub y_title: String,
    /// Ascending, without overlap.
    pub bins: Vec<Bin>,
    /// Their colour.
    pub token: u8,
    /// An upright line with words on top, such as the median.
    pub marker: Option<Labelled>,
}

/// How many fall between two ends.
///
/// Heights are counts, so a bin that is wider than the others looks too big.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Where it starts.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// How many fall between. Less than 0 counts as 0.
    pub count: f64,
}

/// Draws a [`Histogram`].
pub fn histogram(frame: &Frame, chart: &Histogram, y_label: TickLabel<'_>) -> String {
    let drawn = |bin: &Bin| {
        let (start, end) = (finite(bin.start)?, finite(bin.end)?);
        Some(Bin { start, end, count: finite(bin.count)?.max(0.0) })
    };
    let bins: Vec<Bin> = chart.bins.iter().filter_map(drawn).collect();
    let (start, end) = ends(bins.iter().flat_map(|bin| [bin.start, bin.end]));
    let (start, end) = wide_enough(start, end);
    let (_, most) = ends(bins.iter().map(|bin| bin.count));
    let y = scale(0.0, most, 5, y_label);

    let plan = Plan {
        x_ticks: XTicks::Places(drawable_between(&chart.x_ticks, start, end)),
        y_ticks: y.ticks,
        x_title: &chart.x_title,
        y_title: &chart.y_title,
        markers: drawable_between(chart.marker.as_slice(), start, end),
        stops: bins.iter().map(|bin| (bin.start + bin.end) / 2.0).collect(),
        ..Plan::new(frame, (start, end), (y.low, y.high))
    };
    plan.draw(|plot| {
        for bin in &bins {
            let corners = [(bin.start, 0.0), (bin.end, bin.count)];
            plot.bar(corners, 0.5, Ink::Fill(chart.token));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::checks::{check, count, frame, labelled, plain};
    use super::*;

    fn chart(counts: &[f64]) -> Histogram {
        let bin = |(index, count): (usize, &f64)| Bin {
            start: index as f64 * 7.0,
            end: index as f64 * 7.0 + 7.0,
            count: *count,
        };
        Histogram {
            bins: counts.iter().enumerate().map(bin).collect(),
            token: 1,
            ..Histogram::default()
        }
    }

    #[test]
    fn any_words_fit() {
        check(|frame, words| {
            let ticks = [0.0, 7.0, 14.0, 28.0, 49.0, 70.0];
            let chart = Histogram {
                x_ticks: ticks.map(|at| labelled(at, &format!("{at}{words}"))).to_vec(),
                x_title: words.to_string(),
                y_title: words.to_string(),
                marker: Some(labelled(3.0, words)),
                ..chart(&[40.0, 22.0, 13.0, 8.0, 0.0, 3.0, 1.0])
            };
            histogram(frame, &chart, &plain)
        });
    }

    #[test]
    fn whatever_is_missing_is_not_drawn() {
        let nothing: [&[f64]; 5] = [&[], &[0.0], &[0.0, 0.0], &[f64::NAN, -2.0], &[1e300]];
        for counts in nothing {
            check(|frame, words| {
                let marker = Some(labelled(f64::NAN, words));
                histogram(frame, &Histogram { marker, ..chart(counts) }, &plain)
            });
        }
    }

    #[test]
    fn a_marker_outside_is_left_out() {
        let mut chart = chart(&[1.0, 2.0]);
        chart.marker = Some(labelled(7.0, "median"));
        assert_eq!(count(&histogram(&frame(false), &chart, &plain), "n"), 1);
        chart.marker = Some(labelled(700.0, "median"));
        assert_eq!(count(&histogram(&frame(false), &chart, &plain), "n"), 0);
    }
}
