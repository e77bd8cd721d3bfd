//! Markdown to HTML, with nothing in it that could act.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use serde::Serialize;

/// What texts may have beside plain markdown.
const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_TASKLISTS).union(Options::ENABLE_STRIKETHROUGH);

/// Renders markdown. Raw HTML comes out as text, links lead only to `https`,
/// `http` and `mailto`, an image is a link to itself, since a page asks nobody
/// for anything, headings begin at `<hN>` for N = `top`, and steps of a task
/// list have a box in front.
pub(super) fn render(text: &str, top: usize) -> String {
    render_with(text, top, &[])
}

/// A heading of the highest level in a text.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Heading {
    /// Where a link to it leads.
    pub(super) id: String,
    /// Its words.
    pub(super) text: String,
}

/// The highest headings of a text, for a list of its contents.
///
/// An id is `NAME-WORDS`, by the words of the same heading of `source`, the text that
/// it is a translation of: a link is the same in each language. Where the two have not
/// as many headings, and where two have the same words, the heading's place is in it.
pub(super) fn headings(text: &str, source: &str, name: &str) -> Vec<Heading> {
    let (texts, sources) = (titles(text), titles(source));
    let is_like = texts.len() == sources.len();
    let slugs: Vec<String> = sources.iter().map(|title| slug(title)).collect();
    let id = |at: usize| {
        let by_words = slugs.get(at).filter(|slug| is_like && !slug.is_empty());
        match by_words.filter(|slug| !slugs[..at].contains(slug)) {
            Some(slug) => format!("{name}-{slug}"),
            None => format!("{name}-{}", at + 1),
        }
    };
    texts.into_iter().enumerate().map(|(at, text)| Heading { id: id(at), text }).collect()
}

/// As [`render`], with the ids of its highest headings, in their order.
pub(super) fn render_with(text: &str, top: usize, headings: &[Heading]) -> String {
    let mut ids = headings.iter().map(|heading| CowStr::from(heading.id.clone()));
    let events = Parser::new_ext(text, OPTIONS).map(|event| match tame(event, top) {
        Event::Start(Tag::Heading { level, classes, attrs, .. }) if level as usize == top => {
            Event::Start(Tag::Heading { level, id: ids.next(), classes, attrs })
        }
        other => other,
    });
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, events);
    out
}

/// The words of the highest headings, which are `##`, or `#` where a text has them.
fn titles(text: &str) -> Vec<String> {
    let mut titles = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if level <= HeadingLevel::H2 => {
                open = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => titles.extend(open.take()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(title) = &mut open {
                    title.push_str(&words);
                }
            }
            _ => {}
        }
    }
    titles
}

/// Words as a part of an address: lower case, and hyphens for all else.
fn slug(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn tame(event: Event<'_>, top: usize) -> Event<'_> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        // Drawn by the style sheet: nobody can tick it here, and a form's own
        // box would promise that.
        Event::TaskListMarker(done) => Event::InlineHtml(box_of(done).into()),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: safe(dest_url), title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: safe(dest_url), title, id })
        }
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: deeper(level, top), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(deeper(level, top))),
        other => other,
    }
}

fn box_of(is_done: bool) -> &'static str {
    if is_done { "<span class=\"box done\">✓</span> " } else { "<span class=\"box\"></span> " }
}

/// The texts' own headings begin at `##`.
fn deeper(level: HeadingLevel, top: usize) -> HeadingLevel {
    let depth = (level as usize).max(2) - 2 + top;
    HeadingLevel::try_from(depth.min(6)).unwrap_or(HeadingLevel::H6)
}

fn safe(url: CowStr<'_>) -> CowStr<'_> {
    let lower = url.to_ascii_lowercase();
    let leads_out = ["https://", "http://", "mailto:"].iter().any(|start| lower.starts_with(start));
    if leads_out { url } else { "#".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_and_scripts_come_out_as_text() {
        let out = render("<script>alert(1)</script>\n\nA <b onclick=x>b</b> [l](javascript:x)", 3);
        assert!(!render("![a](https://example.com/a.png)", 3).contains("<img"));
        assert!(!out.contains("<script") && !out.contains("<b") && !out.contains("javascript:"));
    }

    #[test]
    fn links_to_headings_are_the_same_in_each_language() {
        let source = "## What `goes` in\n\n### Of it\n\n## Gaps\n\n## Gaps\n";
        let ids = |text: &str| -> Vec<String> {
            headings(text, source, "method").into_iter().map(|it| it.id).collect()
        };
        let known = ["method-what-goes-in", "method-gaps", "method-3"];
        assert_eq!(ids(source), known);
        let text = "## Что\n\n## Паузы\n\n## Ещё\n";
        assert_eq!(ids(text), known);
        assert_eq!(ids("## Одно\n\n## Другое\n"), ["method-1", "method-2"]);
        let told = headings(text, source, "method");
        assert_eq!(told[1].text, "Паузы");
        let html = render_with(text, 3, &told);
        assert!(html.contains("<h3 id=\"method-gaps\">Паузы</h3>"), "{html}");
        let html = render_with(source, 3, &headings(source, source, "method"));
        assert!(html.contains("<h4>Of it</h4>"), "{html}");
    }

    #[test]
    fn steps_have_boxes() {
        let out = render("## Steps\n- [ ] One\n- [x] Two\n", 4);
        assert!(out.starts_with("<h4>Steps</h4>"));
        assert_eq!(out.matches("<span class=\"box\"></span> One").count(), 1);
        assert_eq!(out.matches("<span class=\"box done\">✓</span> Two").count(), 1);
    }
}
