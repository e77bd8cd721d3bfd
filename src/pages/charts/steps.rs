//! Step functions: a value that holds until the next one.

use super::backend::Ink;
use super::labels::{End, annotate, end_room, page};
use super::lines::ends;
use super::plan::{Plan, XTicks};
use super::ticks::{scale, wide_enough};
use super::{Frame, Labelled, TickLabel, drawable, drawable_between, finite};

/// One or more step functions, such as Kaplan-Meier curves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// Labels on the x axis, ascending. Those without room are left out.
    pub x_ticks: Vec<Labelled>,
    /// What x is, below the axis. May be empty.
    pub x_title: String,
    /// What the values are, above the axis. May be empty.
    pub y_title: String,
    /// Later ones lie on top.
    pub series: Vec<StepSeries>,
    /// Where every last value ends. Steps beyond are not drawn.
    pub until: f64,
    /// Upright lines with words on top, such as a median.
    pub markers: Vec<Labelled>,
    /// Level lines to compare with, such as one half.
    pub references: Vec<Labelled>,
    /// Where each row of its table is on the x axis.
    pub stops: Vec<f64>,
}

/// One step function.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepSeries {
    /// What stands at its end. May be empty.
    pub label: String,
    /// Its colour.
    pub token: u8,
    /// In any order.
    pub steps: Vec<Step>,
}

/// A value and from where it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// The x from which it holds.
    pub from: f64,
    /// The value.
    pub value: f64,
    /// Low and high.
    pub band: Option<(f64, f64)>,
}

/// Draws [`Steps`]. The x axis starts at 0, or before if a step does.
pub fn steps(frame: &Frame, chart: &Steps, y_label: TickLabel<'_>) -> String {
    let until = finite(chart.until).unwrap_or_default();
    let series: Vec<Vec<Step>> = chart.series.iter().map(|one| tidy(one, until)).collect();
    let all = || series.iter().flatten();
    let (start, _) = ends(all().map(|step| step.from).chain([0.0]));
    let (start, end) = wide_enough(start, until.max(start));
    let mut markers = drawable_between(&chart.markers, start, end);
    markers.sort_by(|one, other| one.at.total_cmp(&other.at));
    let references = drawable(&chart.references);

    let values = all().map(|step| step.value).chain(references.iter().map(|line| line.at));
    let sides = all().filter_map(|step| step.band).flat_map(|(low, high)| [low, high]);
    let (low, high) = ends(values.chain(sides).chain([0.0]));
    let y = scale(low, high, 5, y_label);

    let plan = Plan {
        x_ticks: XTicks::Places(drawable_between(&chart.x_ticks, start, end)),
        y_ticks: y.ticks,
        x_title: &chart.x_title,
        y_title: &chart.y_title,
        after: end_room(chart.series.iter().map(|one| one.label.as_str())),
        markers,
        references,
        stops: chart.stops.iter().map(|at| at.clamp(start, end)).collect(),
        ..Plan::new(frame, (start, end), (y.low, y.high))
    };
    plan.draw(|plot| {
        let (mut page, mut names) = (page(plot), Vec::new());
        for (one, steps) in chart.series.iter().zip(&series) {
            for [high, low] in bands(steps, end) {
                plot.band(&high, &low, Ink::Band(one.token));
                page.avoid(&plot.all_at(&high));
                page.avoid(&plot.all_at(&low));
            }
        }
        for (one, steps) in chart.series.iter().zip(&series) {
            let points = stairs(steps, end, |step| step.value);
            plot.line(&points, Ink::Line(one.token));
            if let Some(at) = points.last() {
                names.push(End { at: *at, label: one.label.clone(), token: one.token });
            }
            page.avoid(&plot.all_at(&points));
        }
        for marker in &plan.markers {
            page.avoid(&plot.all_at(&[(marker.at, y.low), (marker.at, y.high)]));
        }
        annotate(plot, page, &plan.references, names);
    })
}

/// The steps that can be drawn, in order, each band's lower end first.
fn tidy(series: &StepSeries, until: f64) -> Vec<Step> {
    let drawn = |step: &Step| {
        let band = step.band.and_then(|(one, other)| Some((finite(one)?, finite(other)?)));
        let band = band.map(|(one, other)| (one.min(other), one.max(other)));
        Some(Step { from: finite(step.from)?, value: finite(step.value)?, band })
    };
    let mut steps: Vec<Step> = series.steps.iter().filter_map(drawn).collect();
    steps.retain(|step| step.from <= until);
    steps.sort_by(|one, other| one.from.total_cmp(&other.from));
    steps
}

/// The corners of a stairway through `steps` up to `end`.
fn stairs(steps: &[Step], end: f64, height: impl Fn(&Step) -> f64) -> Vec<(f64, f64)> {
    let mut corners = Vec::with_capacity(2 * steps.len());
    for (index, step) in steps.iter().enumerate() {
        let next = steps.get(index + 1).map_or(end, |next| next.from);
        corners.push((step.from, height(step)));
        corners.push((next, height(step)));
    }
    corners
}

/// The upper and lower side of the band, once for each stretch that has one.
fn bands(steps: &[Step], end: f64) -> Vec<[Vec<(f64, f64)>; 2]> {
    let mut bands = Vec::new();
    let mut rest = steps;
    while let Some(first) = rest.iter().position(|step| step.band.is_some()) {
        let run = &rest[first..];
        let len = run.iter().position(|step| step.band.is_none()).unwrap_or(run.len());
        let until = run.get(len).map_or(end, |next| next.from);
        let ends = |step: &Step| step.band.unwrap_or((step.value, step.value));
        let high = stairs(&run[..len], until, |step| ends(step).1);
        let low = stairs(&run[..len], until, |step| ends(step).0);
        bands.push([high, low]);
        rest = &run[len..];
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::super::checks::{check, count, frame, labelled, plain};
    use super::*;

    fn step(from: f64, value: f64) -> Step {
        Step { from, value, band: Some((value * 0.9, value * 1.1)) }
    }

    #[test]
    fn any_words_fit() {
        check(|frame, words| {
            let steps: Vec<Step> =
                (0..40).map(|day| step(f64::from(day) * 9.0, f64::from(day) / 50.0)).collect();
            let one = |token| StepSeries { label: words.to_string(), token, steps: steps.clone() };
            let ticks = [0.0, 30.0, 60.0, 90.0, 180.0, 365.0, 400.0];
            let chart = Steps {
                x_ticks: ticks.map(|at| labelled(at, &format!("{words}{at}"))).to_vec(),
                x_title: words.to_string(),
                y_title: words.to_string(),
                series: vec![one(1), one(2)],
                until: 365.0,
                markers: [100.0, 110.0, 0.0, 365.0, 999.0].map(|at| labelled(at, words)).to_vec(),
                references: vec![labelled(0.5, words), labelled(0.52, words)],
                stops: vec![0.0, 7.0],
            };
            super::steps(frame, &chart, &plain)
        });
    }

    #[test]
    fn whatever_is_missing_is_not_drawn() {
        let nothing = [
            vec![],
            vec![step(0.0, 0.0)],
            vec![step(5.0, 1.0), step(5.0, 1.0)],
            vec![step(f64::NAN, 1.0), step(0.0, f64::INFINITY), step(1e300, 1.0)],
        ];
        for steps in nothing {
            for until in [0.0, 5.0, -3.0, f64::NAN] {
                check(|frame, words| {
                    let series =
                        StepSeries { label: words.to_string(), token: 1, steps: steps.clone() };
                    let chart = Steps { series: vec![series], until, ..Steps::default() };
                    super::steps(frame, &chart, &plain)
                });
            }
        }
        check(|frame, _| super::steps(frame, &Steps::default(), &plain));
    }

    #[test]
    fn a_value_holds_until_the_next() {
        let steps = [step(0.0, 1.0), step(2.0, 0.5)];
        let corners = stairs(&steps, 3.0, |step| step.value);
        assert_eq!(format!("{corners:?}"), "[(0.0, 1.0), (2.0, 1.0), (2.0, 0.5), (3.0, 0.5)]");
    }

    #[test]
    fn a_band_ends_where_it_is_missing() {
        let mut steps = vec![step(0.0, 1.0), step(1.0, 0.9), step(2.0, 0.8), step(3.0, 0.7)];
        steps[1].band = None;
        let series = vec![StepSeries { label: String::new(), token: 3, steps }];
        let chart = Steps { series, until: 4.0, ..Steps::default() };
        assert_eq!(count(&super::steps(&frame(false), &chart, &plain), "b3"), 2);
    }
}
