//! Markdown to HTML, with nothing in it that could act.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Renders markdown. Raw HTML comes out as text, links lead only to `https`,
/// `http` and `mailto`, an image is a link to itself, since a page asks nobody
/// for anything, headings begin at `<hN>` for N = `top`, and steps of a task
/// list have a box in front.
pub(super) fn render(text: &str, top: usize) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(text, options).map(|event| tame(event, top));
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, events);
    out
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
    fn steps_have_boxes() {
        let out = render("## Steps\n- [ ] One\n- [x] Two\n", 4);
        assert!(out.starts_with("<h4>Steps</h4>"));
        assert_eq!(out.matches("<span class=\"box\"></span> One").count(), 1);
        assert_eq!(out.matches("<span class=\"box done\">✓</span> Two").count(), 1);
    }
}
