//! Bars per category, side by side or stacked.

use super::backend::Ink;
use super::labels::{end_room, name_references};
use super::lines::ends;
use super::place::{Anchor, Words};
use super::plan::{GAP, Plan, XTicks};
use super::plot::Plot;
use super::text::{LEADING, one_line, width};
use super::ticks::scale;
use super::{Frame, Labelled, Labels, Span, TickLabel, drawable, value_at};

/// The part of its slot that a bar fills.
const FILLED: f64 = 0.74;

/// No bar is wider than this, in pixels.
const WIDEST: f64 = 44.0;

/// One bar per category, of one or more parts.
///
/// Parts above 0 are stacked upwards, those below 0 downwards, each in the
/// order of the series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What each category is called. There are as many as the longest of this
    /// and the series has.
    pub x: Labels,
    /// What the categories are, below the axis. May be empty.
    pub x_title: String,
    /// What the values are, above the axis. May be empty.
    pub y_title: String,
    /// The parts, from 0 outwards.
    pub series: Vec<BarSeries>,
    /// Words at the outer end of each bar: above, or below a bar that only
    /// goes down. Drawn if each has room; empty for none.
    pub captions: Vec<String>,
    /// Level lines to compare with.
    pub references: Vec<Labelled>,
    /// Stretches of x with words on top.
    pub spans: Vec<Span>,
}

/// One part of every bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarSeries {
    /// Its colour.
    pub token: u8,
    /// Its size in each category; negative ones go down. `None`: no bar.
    pub values: Vec<Option<f64>>,
}

/// Draws [`Bars`]. The y axis holds 0.
pub fn bars(frame: &Frame, chart: &Bars, y_label: TickLabel<'_>) -> String {
    let lengths = chart.series.iter().map(|one| one.values.len());
    let categories = lengths.fold(chart.x.texts.len(), usize::max);
    let stacks: Vec<Stack> = (0..categories).map(|index| stack(chart, index)).collect();
    let references = drawable(&chart.references);
    let drawn = stacks.iter().flat_map(|stack| [stack.low, stack.high]);
    let (low, high) = ends(drawn.chain(references.iter().map(|line| line.at)).chain([0.0]));
    let y = scale(low, high, 5, y_label);

    let mut plan = Plan {
        x_ticks: XTicks::Points(&chart.x),
        y_ticks: y.ticks,
        x_title: &chart.x_title,
        y_title: &chart.y_title,
        after: end_room(references.iter().map(|line| line.label.as_str())),
        references: references.clone(),
        spans: chart.spans.clone(),
        ..Plan::new(frame, (-0.5, categories.max(1) as f64 - 0.5), (y.low, y.high))
    };
    let (left, right) = plan.sides();
    let slot = (right - left) / categories.max(1) as f64;
    let captions: Vec<String> = chart.captions.iter().map(|words| one_line(words)).collect();
    let captioned = captions.iter().all(|words| width(words) + GAP / 2.0 <= slot);
    if captioned && !captions.is_empty() {
        plan.above = LEADING;
    }
    let half = (FILLED * slot).min(WIDEST) / slot / 2.0;
    plan.draw(|plot| {
        for (index, stack) in stacks.iter().enumerate() {
            let x = index as f64;
            for (token, from, to) in &stack.parts {
                plot.bar([(x - half, *from), (x + half, *to)], 0.0, Ink::Fill(*token));
            }
            if let Some(text) = captions.get(index).filter(|_| captioned) {
                plot.words(&caption(plot, x, stack, text.clone()), Ink::Note);
            }
        }
        name_references(plot, &references);
    })
}

/// The parts of one bar.
#[derive(Clone, Debug, Default, PartialEq)]
struct Stack {
    /// Token, and from where to where.
    parts: Vec<(u8, f64, f64)>,
    low: f64,
    high: f64,
}

fn stack(chart: &Bars, index: usize) -> Stack {
    let mut stack = Stack::default();
    for series in &chart.series {
        let Some(value) = value_at(&series.values, index) else { continue };
        let end = if value < 0.0 { &mut stack.low } else { &mut stack.high };
        stack.parts.push((series.token, *end, *end + value));
        *end += value;
    }
    stack
}

/// The words at the outer end of a bar.
fn caption(plot: &Plot<'_, '_>, x: f64, stack: &Stack, text: String) -> Words {
    let (end, away) =
        if stack.high <= 0.0 && stack.low < 0.0 { (stack.low, 1.0) } else { (stack.high, -1.0) };
    let (x, y) = plot.at((x, end));
    Words { x, y: y + away * LEADING * 0.55, anchor: Anchor::Middle, text }
}

#[cfg(test)]
mod tests {
    use super::super::checks::{check, count, frame, labelled, labels, plain, spans, texts};
    use super::*;

    fn chart(values: &[&[Option<f64>]]) -> Bars {
        let part = |(token, values): (usize, &&[Option<f64>])| BarSeries {
            token: token as u8 + 1,
            values: values.to_vec(),
        };
        Bars { series: values.iter().enumerate().map(part).collect(), ..Bars::default() }
    }

    #[test]
    fn any_words_fit() {
        for count in [3, 24, 150] {
            check(|frame, words| {
                let values: Vec<_> = (0..count).map(|month| Some(f64::from(month % 7))).collect();
                let down: Vec<_> = values.iter().map(|value| value.map(|value| -value)).collect();
                let chart = Bars {
                    x: labels(words, count as usize),
                    x_title: words.to_string(),
                    y_title: words.to_string(),
                    captions: vec![words.to_string(); count as usize],
                    references: vec![labelled(4.0, words), labelled(-3.0, "below")],
                    spans: spans(words),
                    ..chart(&[&values, &values, &down])
                };
                bars(frame, &chart, &|value| format!("{value}{words}"))
            });
        }
    }

    #[test]
    fn whatever_is_missing_is_not_drawn() {
        let nothing: [&[Option<f64>]; 6] = [
            &[],
            &[None, None],
            &[Some(0.0)],
            &[Some(2.0), Some(2.0)],
            &[Some(f64::NAN), Some(f64::NEG_INFINITY)],
            &[Some(1e300), Some(-1e300)],
        ];
        for values in nothing {
            check(|frame, _| bars(frame, &chart(&[values, values]), &plain));
        }
        check(|frame, _| bars(frame, &Bars::default(), &plain));
    }

    #[test]
    fn parts_stack_away_from_zero() {
        let stacked = stack(&chart(&[&[Some(2.0)], &[Some(-1.0)], &[None], &[Some(3.0)]]), 0);
        let parts = format!("{:?}", stacked.parts);
        assert_eq!(parts, "[(1, 0.0, 2.0), (2, 0.0, -1.0), (4, 2.0, 5.0)]");
    }

    #[test]
    fn no_value_is_no_bar() {
        let svg = bars(&frame(false), &chart(&[&[Some(1.0), None, Some(2.0)]]), &plain);
        assert_eq!(count(&svg, "f1"), 2);
    }

    #[test]
    fn captions_are_drawn_only_if_each_has_room() {
        let mut chart = chart(&[&[Some(1.0), Some(2.0)]]);
        chart.captions = vec!["one".to_string(), "two".to_string()];
        assert!(texts(&bars(&frame(false), &chart, &plain)).contains(&"two".to_string()));
        chart.captions[0] = "much too long for half of the plot, or so one hopes".to_string();
        assert!(!texts(&bars(&frame(false), &chart, &plain)).contains(&"two".to_string()));
    }
}
