//! Estimates with their intervals, one per row.

use super::backend::Ink;
use super::place::Words;
use super::plan::{GAP, NAME_INSET, NAME_LIFT, NAME_ROOM, Plan, Ticks, WIDTH};
use super::plot::Plot;
use super::text::{LEADING, ellipsis, one_line, width, wrap};
use super::ticks::wide_enough;
use super::{Frame, Labelled, TickLabel, drawable_between, finite};

/// Height of a row.
const ROW: f64 = 34.0;

/// Height of a row if some name takes two lines.
const TALL_ROW: f64 = 46.0;

/// Height of a row below the lines of its name, where that stands above it, and
/// how much of it is below the dot.
const UNDER_NAME: (f64, f64) = (30.0, 14.0);

/// The most room the words after a row get.
const TEXT_ROOM: f64 = 120.0;

/// The part of the chart that names beside the rows and the words after them may
/// take; if they want more, names stand above.
const WORDY: f64 = 0.52;

/// A benchmark's tick reaches so far up and down.
const TICK: f64 = 11.0;

/// Rows of a dot with a whisker, its name before and its number after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals {
    /// What x is, below the axis. May be empty.
    pub x_title: String,
    /// The ends of the x axis. A whisker that goes beyond ends there; a dot
    /// beyond is left out.
    pub range: (f64, f64),
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Upright lines to compare all rows with, their words on top.
    pub markers: Vec<Labelled>,
}

/// One row of [`Intervals`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its name, on two lines if it is long, and cut short if that is not enough.
    /// All names stand above their rows if one is too long to stand beside.
    pub label: String,
    /// Words after it, such as the number itself, or why there is none. May be
    /// empty.
    pub text: String,
    /// The dot and its whisker. `None`: an empty row.
    pub estimate: Option<Estimate>,
    /// A tick to compare with.
    pub benchmark: Option<f64>,
    /// The colour of dot and whisker.
    pub token: u8,
    /// A second dot, with a line from the first to it.
    pub beside: Option<Dot>,
}

/// A number in a colour of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dot {
    /// The number.
    pub value: f64,
    /// Its colour.
    pub token: u8,
}

/// A number and how far off it may be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Draws [`Intervals`].
pub fn intervals(frame: &Frame, chart: &Intervals, x_label: TickLabel<'_>) -> String {
    let [one, other] = [chart.range.0, chart.range.1].map(|end| finite(end).unwrap_or_default());
    let range = wide_enough(one.min(other), one.max(other));
    let form = Form::of(chart);
    let named = |(row, at): (&Row, &f64)| Labelled { at: *at, label: row.label.clone() };
    let plan = Plan {
        y_ticks: chart.rows.iter().zip(&form.dots).map(named).collect(),
        ticks: form.names,
        x_title: &chart.x_title,
        height: form.height,
        markers: drawable_between(&chart.markers, range.0, range.1),
        after: form.after,
        ..Plan::new(frame, range, (form.height, 0.0))
    };
    plan.at_round_numbers(x_label).draw(|plot| {
        for (row, y) in chart.rows.iter().zip(&form.dots) {
            draw_row(plot, row, (*y, form.names), range);
        }
    })
}

/// How the rows are laid out.
#[derive(Clone, Debug, PartialEq)]
struct Form {
    names: Ticks,
    /// Height of all rows.
    height: f64,
    /// How far down the dot of each row is.
    dots: Vec<f64>,
    /// Room after the plot.
    after: f64,
}

impl Form {
    fn of(chart: &Intervals) -> Form {
        let names = || chart.rows.iter().map(|row| one_line(&row.label));
        let lines = |room: f64| names().map(|name| wrap(&name, room)).collect::<Vec<_>>();
        let texts = chart.rows.iter().map(|row| width(&ellipsis(&row.text, TEXT_ROOM)));
        let text = texts.fold(0.0, f64::max);
        let after = if text > 0.0 { text + 2.0 * GAP } else { 2.0 * GAP };

        let beside = lines(NAME_ROOM);
        let is_whole = beside.iter().zip(names()).all(|(lines, name)| lines.join(" ") == name);
        let widest = beside.iter().flatten().map(|line| width(line)).fold(0.0, f64::max);
        if is_whole && widest + after <= WORDY * WIDTH {
            let row = if beside.iter().any(|lines| lines.len() > 1) { TALL_ROW } else { ROW };
            let dots = (0..chart.rows.len()).map(|index| row * (index as f64 + 0.5)).collect();
            let height = row * chart.rows.len().max(1) as f64;
            return Form { names: Ticks::Names, height, dots, after };
        }
        let room = WIDTH - 2.0 * (GAP + NAME_INSET) - after;
        let (mut height, mut dots) = (0.0, Vec::new());
        for lines in lines(room) {
            height += LEADING * lines.len() as f64 + UNDER_NAME.0;
            dots.push(height - UNDER_NAME.1);
        }
        Form { names: Ticks::NamesAbove(room), height, dots, after: GAP }
    }
}

fn draw_row(plot: &Plot<'_, '_>, row: &Row, (y, names): (f64, Ticks), range: (f64, f64)) {
    let seen = |x: &f64| (range.0..=range.1).contains(x);
    plot.line(&[(range.0, y), (range.1, y)], Ink::Grid);
    if let Some(x) = row.benchmark.and_then(finite).filter(seen) {
        plot.line(&[(x, y - TICK), (x, y + TICK)], Ink::Benchmark);
    }
    let beside = row.beside.and_then(|dot| Some((finite(dot.value).filter(seen)?, dot.token)));
    let first = row.estimate.and_then(|estimate| finite(estimate.value)).filter(seen);
    if let (Some(from), Some((to, _))) = (first, beside) {
        plot.line(&[(from, y), (to, y)], Ink::Line(0));
    }
    if let Some(estimate) = row.estimate {
        if let (Some(low), Some(high)) = (finite(estimate.low), finite(estimate.high)) {
            let ends = [low, high].map(|x| (x.clamp(range.0, range.1), y));
            plot.line(&ends, Ink::Line(row.token));
        }
        if let Some(x) = first {
            plot.dot((x, y), 5.5, Ink::Fill(row.token));
        }
    }
    if let Some((x, token)) = beside {
        plot.dot((x, y), 5.5, Ink::Fill(token));
    }
    let is_above = matches!(names, Ticks::NamesAbove(_));
    let (x, lift, ink) = match (is_above, plot.forward() > 0.0) {
        (true, _) => (plot.end() - NAME_INSET * plot.forward(), NAME_LIFT, Ink::Note),
        (false, true) => (WIDTH - 1.0, 0.0, Ink::Tick),
        (false, false) => (1.0, 0.0, Ink::Tick),
    };
    let text = ellipsis(&row.text, TEXT_ROOM);
    plot.words(&Words { x, y: plot.row(y) - lift, anchor: plot.ending(), text }, ink);
}

#[cfg(test)]
mod tests {
    use super::super::checks::{check, count, frame, labelled, plain, texts, words};
    use super::*;

    fn row(value: f64) -> Row {
        let estimate = Some(Estimate { value, low: value - 0.1, high: value + 0.1 });
        Row { estimate, token: 1, ..Row::default() }
    }

    #[test]
    fn any_words_fit() {
        check(|frame, words| {
            let named = |value: f64| Row {
                label: words.repeat(3),
                text: words.to_string(),
                benchmark: Some(0.3),
                ..row(value)
            };
            let chart = Intervals {
                x_title: words.to_string(),
                range: (0.0, 0.6),
                rows: vec![named(0.3), named(0.55), Row { estimate: None, ..named(0.0) }],
                markers: vec![labelled(0.4, words)],
            };
            intervals(frame, &chart, &|value| format!("{value}{words}"))
        });
    }

    #[test]
    fn whatever_is_missing_is_not_drawn() {
        let ranges =
            [(0.0, 1.0), (0.0, 0.0), (2.0, 1.0), (f64::NAN, f64::INFINITY), (-1e300, 1e300)];
        for range in ranges {
            for rows in [vec![], vec![Row::default()], vec![row(f64::NAN), row(1e300), row(0.0)]] {
                check(|frame, _| {
                    intervals(
                        frame,
                        &Intervals { range, rows: rows.clone(), ..Intervals::default() },
                        &plain,
                    )
                });
            }
        }
    }

    #[test]
    fn a_dot_beyond_the_range_is_left_out() {
        let chart =
            Intervals { range: (0.0, 1.0), rows: vec![row(0.5), row(3.0)], ..Intervals::default() };
        assert_eq!(count(&intervals(&frame(false), &chart, &plain), "f1"), 1);
    }

    #[test]
    fn the_last_number_below_the_axis_is_there_however_narrow_it_is() {
        let percent = |share: f64| format!("{}%", libm::round(share * 100.0));
        let labels = |name: &str| {
            let row = Row { label: name.into(), text: "84.8%".into(), ..row(0.4) };
            let chart = Intervals { range: (0.0, 1.0), rows: vec![row], ..Intervals::default() };
            let drawn = intervals(&frame(false), &chart, &percent);
            texts(&drawn).into_iter().filter(|it| it.ends_with('%') && it != "84.8%").count()
        };
        assert_eq!([labels("UK"), labels("All of the others")], [6, 3]);
    }

    #[test]
    fn a_second_dot_is_joined_to_the_first() {
        let beside = |value| Some(Dot { value, token: 2 });
        let rows = vec![
            Row { beside: beside(0.7), ..row(0.2) },
            Row { beside: beside(f64::NAN), ..row(0.2) },
            Row { beside: beside(0.7), ..Row::default() },
        ];
        let svg = intervals(
            &frame(false),
            &Intervals { range: (0.0, 1.0), rows, ..Intervals::default() },
            &plain,
        );
        assert_eq!((count(&svg, "f1"), count(&svg, "f2"), count(&svg, "s0")), (2, 2, 1), "{svg}");
    }

    /// The name of the first row, and how high it and its text stand above the dot.
    fn lifted(label: &str) -> [String; 2] {
        let rows = vec![Row { label: label.to_string(), text: "50%".to_string(), ..row(0.5) }];
        let chart = Intervals { range: (0.0, 1.0), rows, ..Intervals::default() };
        let svg = intervals(&frame(false), &chart, &plain);
        let dot = svg.split("<circle ").nth(1).unwrap().split("cy=\"").nth(1).unwrap();
        let dot: f64 = dot.split('"').next().unwrap().parse().unwrap();
        let words = words(&svg);
        let of = |text: &str| words.iter().find(|(_, other)| other == text).unwrap().0;
        [label, "50%"]
            .map(|text| (dot - (of(text).top + of(text).bottom) / 2.0).abs())
            .map(|lift| format!("{lift:.0}"))
    }

    #[test]
    fn a_name_without_room_beside_its_row_stands_above() {
        assert_eq!(lifted("Direct"), ["0", "0"]);
        assert_eq!(lifted("Bought again within ninety days"), ["20", "20"]);
    }

    #[test]
    fn a_long_name_is_cut_short() {
        let rows =
            vec![Row { label: "Постоянные покупатели ".repeat(6), ..row(0.5) }];
        let svg = intervals(
            &frame(false),
            &Intervals { range: (0.0, 1.0), rows, ..Intervals::default() },
            &plain,
        );
        assert!(texts(&svg)[1].ends_with('…'), "{svg}");
    }
}
