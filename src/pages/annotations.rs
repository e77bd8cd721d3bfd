//! What people note about stretches of time, on charts and in words.

use crate::report::Annotation;
use crate::units::Day;
use crate::units::Month;

use super::charts::Span;
use super::view::Setting;

/// Annotations on an axis of months.
pub(super) fn by_month(on: &Setting<'_>, months: &[Month]) -> Vec<Span> {
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Vec::new() };
    // A month is as wide as the next; its middle is its point.
    let place = |day: Day| {
        let month = day.month();
        let at = months.partition_point(|other| *other < month);
        let length = f64::from(month.last().0 - month.first().0 + 1);
        at as f64 - 0.5 + f64::from(day.0 - month.first().0) / length
    };
    spans(on, (first.first(), last.last()), place)
}

/// Annotations on an axis of so many weeks, whose points are their last days.
pub(super) fn by_week(on: &Setting<'_>, first: Day, weeks: usize) -> Vec<Span> {
    let days = i32::try_from(weeks).unwrap_or(0).saturating_mul(7);
    let place = |day: Day| f64::from(day.0 - first.0 - 6) / 7.0;
    spans(on, (first, first + (days - 1)), place)
}

fn spans(on: &Setting<'_>, (from, to): (Day, Day), place: impl Fn(Day) -> f64) -> Vec<Span> {
    let span = |one: &Annotation| Span {
        from: place(one.from.max(from)),
        to: place(one.to.min(to) + 1),
        label: one.text(&on.words.language).into(),
    };
    seen(on, from, to).map(span).collect()
}

/// Annotations of some months, with their days in words.
pub(super) fn told(on: &Setting<'_>, months: &[Month]) -> Vec<String> {
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Vec::new() };
    seen(on, first.first(), last.last()).map(|one| say(on, one)).collect()
}

fn say(on: &Setting<'_>, one: &Annotation) -> String {
    let args = [
        ("text", one.text(&on.words.language).into()),
        ("from", on.words.day(one.from).into()),
        ("to", on.words.day(one.to).into()),
    ];
    on.say(if one.from == one.to { "annotation-day" } else { "annotation-days" }, &args)
}

fn seen<'a>(on: &Setting<'a>, from: Day, to: Day) -> impl Iterator<Item = &'a Annotation> {
    let all = on.report.annotations.iter();
    all.filter(move |one| one.from <= to && one.to >= from)
}
