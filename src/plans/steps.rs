//! The steps of a plan, and its heading, in its markdown.

use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::units::Day;

/// A step of a plan: an item of a task list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is to be done, as plain text.
    pub text: String,
    /// Whether its box is ticked.
    pub is_done: bool,
    /// Its own last day, written `(due 2026-12-05)` in its text.
    pub due: Option<Day>,
}

/// What is found in the markdown of a plan.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The first heading of the first level, as plain text.
    pub(super) title: String,
    /// Where it is.
    pub(super) heading: Option<Range<usize>>,
    pub(super) steps: Vec<Step>,
    /// What is wrong, and where: (bytes, what, hint).
    pub(super) faults: Vec<(Range<usize>, String, String)>,
}

/// Which text is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    Title,
    Step,
    Else,
}

/// Finds heading and steps. What looks like a step and is none is a fault: it
/// would count for nothing, and nobody would see it.
pub(super) fn find(markdown: &str) -> Found {
    let mut found = Found::default();
    let mut place = In::Else;
    let mut item: Option<Range<usize>> = None;
    for (event, at) in Parser::new_ext(markdown, Options::ENABLE_TASKLISTS).into_offset_iter() {
        // A paragraph may begin between an item and its box.
        if !matches!(event, Event::Start(Tag::Paragraph))
            && let Some(at) = item.take().filter(|_| !matches!(event, Event::TaskListMarker(_)))
        {
            found.faults.extend(misread_item(&markdown[at.clone()], &at));
        }
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })
                if found.heading.is_none() =>
            {
                found.heading = Some(at);
                place = In::Title;
            }
            Event::Start(Tag::Item) => {
                item = Some(at);
                place = In::Else;
            }
            Event::TaskListMarker(is_done) => {
                found.steps.push(Step { text: String::new(), is_done, due: None });
                place = In::Step;
            }
            Event::Start(Tag::Paragraph) => {
                found.faults.extend(misread_lines(&markdown[at.clone()], at.start));
            }
            Event::Start(Tag::List(_) | Tag::CodeBlock(_))
            | Event::End(TagEnd::Heading(_) | TagEnd::Item | TagEnd::Paragraph) => {
                if place == In::Step {
                    settle(&mut found, &at);
                }
                place = In::Else;
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                put(&mut found, place, &text);
            }
            Event::SoftBreak | Event::HardBreak => put(&mut found, place, " "),
            _ => {}
        }
    }
    found
}

fn put(found: &mut Found, place: In, text: &str) {
    match (place, found.steps.last_mut()) {
        (In::Title, _) => found.title.push_str(text),
        (In::Step, Some(step)) => step.text.push_str(text),
        _ => {}
    }
}

/// What introduces the last day of a step.
const DUE: &str = "(due ";

/// Takes the day out of a step whose text is complete. `(due when ready)` is
/// text like any other; a number that is no day is a fault.
fn settle(found: &mut Found, at: &Range<usize>) {
    let Some(step) = found.steps.last_mut() else { return };
    step.text = step.text.trim().into();
    let Some((_, rest)) = step.text.split_once(DUE) else { return };
    let Some((day, _)) = rest.split_once(')') else { return };
    match day.trim().parse::<Date>() {
        Ok(date) => step.due = Some(Day::of(date)),
        Err(_) if day.starts_with(|c: char| c.is_ascii_digit()) => {
            let what = format!("{:?} is not a day", day.trim());
            found.faults.push((at.clone(), what, "write (due 2026-12-05)".into()));
        }
        Err(_) => {}
    }
}

/// How a step is written.
const FORM: &str = "write - [ ] for a step that is open, and - [x] for one that is done";

/// An item that begins with one sign or none in brackets, and is no step.
fn misread_item(item: &str, at: &Range<usize>) -> Option<(Range<usize>, String, String)> {
    let mark = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = mark.get(1..)?.trim_start();
    let (inside, after) = text.strip_prefix('[')?.split_once(']')?;
    let is_link = after.starts_with(['(', '[', ':']);
    let is_box = inside.trim().chars().count() <= 1 && !is_link;
    is_box
        .then(|| (at.clone(), format!("the box [{inside}] is neither open nor done"), FORM.into()))
}

/// Lines of a paragraph that were meant for steps.
fn misread_lines(text: &str, start: usize) -> Vec<(Range<usize>, String, String)> {
    let mut from = start;
    let mut all = Vec::new();
    for line in text.split_inclusive('\n') {
        if ["-[", "*[", "+["].iter().any(|mark| line.trim_start().starts_with(mark)) {
            let what = "there is no blank between the dash and the box".to_string();
            all.push((from..from + line.len(), what, FORM.into()));
        }
        from += line.len();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> Vec<(String, bool)> {
        let found = find(text);
        assert!(found.faults.is_empty(), "{:?}", found.faults);
        found.steps.into_iter().map(|step| (step.text, step.is_done)).collect()
    }

    #[test]
    fn steps_are_the_items_of_task_lists_however_deep() {
        let text = "# Win *them* `back`\n\n- [ ] One, **two**\n  and three\n  - [x] Nested\n\n    \
            more of it\n- [X] Done\n- no step\n1. [ ] Loose\n\n   a note\n\n\
            ```\n- [ ] code\n```\n[x] text\n";
        let step = |text: &str, is_done| (text.to_string(), is_done);
        assert_eq!(
            steps(text),
            [
                step("One, two and three", false),
                step("Nested", true),
                step("Done", true),
                step("Loose", false),
            ]
        );
        assert_eq!(find(text).title, "Win them back");
    }

    #[test]
    fn a_step_may_have_a_day_of_its_own() {
        let found = find("- [ ] Write (due 2026-12-05), then wait (due when ready)\n");
        assert_eq!(found.steps[0].due, Some(Day::of("2026-12-05".parse().unwrap())));
        assert!(find("- [ ] Write (due when ready)\n").faults.is_empty());
        let found = find("- [ ] Write (due 5.12.2026)\n");
        assert_eq!(found.faults[0].1, "\"5.12.2026\" is not a day");
    }

    #[test]
    fn what_looks_like_a_step_and_is_none_is_a_fault() {
        for text in ["- [] a\n", "- [y] a\n", "- [ x] a\n", "1. [x]a\n", "-[ ] a\n", "a\n*[x] b\n"]
        {
            let found = find(text);
            assert_eq!((found.steps.len(), found.faults.len()), (0, 1), "{text}");
        }
        for text in ["- [a](https://example.com)\n", "- [see][1]\n", "- [some] words\n", "[x] a\n"]
        {
            assert!(find(text).faults.is_empty(), "{text}");
        }
    }
}
