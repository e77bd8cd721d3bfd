//! What a page links to, and what in it can be linked to.

use std::collections::BTreeSet;

/// The attributes of a page that take part in links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// Targets of `href` and `src`, entities decoded.
    pub(super) links: BTreeSet<String>,
    /// Every `id`, entities decoded.
    pub(super) ids: BTreeSet<String>,
    /// The ids that occur more than once.
    pub(super) repeated: BTreeSet<String>,
}

impl Page {
    /// Reads HTML or XML. Comments, declarations and what is inside `<script>`
    /// and `<style>` are skipped. Cannot fail: what is cut off ends there.
    pub(super) fn read(text: &str) -> Page {
        let mut page = Page::default();
        let mut rest = text;
        while let Some(start) = rest.find('<') {
            rest = &rest[start + 1..];
            rest = if let Some(comment) = rest.strip_prefix("!--") {
                after(comment, "-->")
            } else if let Some(data) = rest.strip_prefix("![CDATA[") {
                after(data, "]]>")
            } else if rest.starts_with(|next: char| next.is_ascii_alphabetic()) {
                page.tag(rest)
            } else {
                rest
            };
        }
        page
    }

    /// Takes in the tag whose name starts `text`; what follows it.
    fn tag<'a>(&mut self, text: &'a str) -> &'a str {
        let end = text.find(is_delimiter).unwrap_or(text.len());
        let (name, mut rest) = text.split_at(end);
        while let Some((key, value, next)) = attribute(rest) {
            match key.to_ascii_lowercase().as_str() {
                "href" | "xlink:href" | "src" => {
                    self.links.insert(decode(value));
                }
                "id" => self.id(decode(value)),
                _ => {}
            }
            rest = next;
        }
        match name.to_ascii_lowercase().as_str() {
            "script" => after_raw(rest, "</script"),
            "style" => after_raw(rest, "</style"),
            _ => rest,
        }
    }

    fn id(&mut self, id: String) {
        if !self.ids.insert(id.clone()) {
            self.repeated.insert(id);
        }
    }
}

fn is_delimiter(next: char) -> bool {
    next.is_ascii_whitespace() || matches!(next, '/' | '>')
}

/// Name and value of the first attribute in `text`, and the text after it;
/// `None` at the end of the tag. A name without a value has an empty one.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(|next: char| next.is_ascii_whitespace() || next == '/');
    let first = text.chars().next().filter(|first| *first != '>')?.len_utf8();
    let end = text[first..].find(|next| is_delimiter(next) || next == '=');
    let (key, rest) = text.split_at(end.map_or(text.len(), |end| first + end));
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return Some((key, "", rest));
    };
    let value = value.trim_ascii_start();
    match value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
        Some(quote) => {
            let (value, rest) = value[1..].split_once(quote).unwrap_or((&value[1..], ""));
            Some((key, value, rest))
        }
        None => {
            let end = value.find(|next: char| next.is_ascii_whitespace() || next == '>');
            let (value, rest) = value.split_at(end.unwrap_or(value.len()));
            Some((key, value, rest))
        }
    }
}

/// What follows the first `end` in `text`; nothing when there is none.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// What starts at the closing tag `end`, written in either case.
fn after_raw<'a>(text: &'a str, end: &str) -> &'a str {
    let lower = text.to_ascii_lowercase();
    lower.find(end).map_or("", |start| &text[start..])
}

/// An attribute's value without its entities; a name that is none of XML's
/// five stays as it is written.
fn decode(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, next)) = rest.split_once('&') {
        text.push_str(before);
        let entity = next.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        let (decoded, after) = entity.unwrap_or(('&', next));
        text.push(decoded);
        rest = after;
    }
    text + rest
}

/// The character of `amp`, `#39` or `#x27`.
fn character(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    let hex = number.and_then(|number| number.strip_prefix(['x', 'X']));
    match (name, hex, number) {
        ("amp", ..) => Some('&'),
        ("lt", ..) => Some('<'),
        ("gt", ..) => Some('>'),
        ("quot", ..) => Some('"'),
        ("apos", ..) => Some('\''),
        (_, Some(hex), _) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
        (_, _, Some(number)) => number.parse().ok().and_then(char::from_u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        Page::read(text).links.into_iter().collect()
    }

    #[test]
    fn links_are_the_attributes_of_tags_and_nothing_else() {
        let text = r##"<!DOCTYPE html><p>an href="a" in text, 1 < 2 src="b"
            <a class="x" href="c" data-href="d">href="e"</a><IMG SRC='f' alt="> href='g'">
            <use href=#h /><link href = "i"><svg><use xlink:href="#j"/></svg></p>"##;
        assert_eq!(links(text), ["#h", "#j", "c", "f", "i"]);
    }

    #[test]
    fn comments_scripts_and_styles_have_no_links() {
        let text = r#"<!-- <a href="a"> --><script src="b">"<a href='c'>"</SCRIPT>
            <style>/* <a href="d"> */</style><![CDATA[<a href="e">]]><a href="f">"#;
        assert_eq!(links(text), ["b", "f"]);
    }

    #[test]
    fn entities_are_decoded() {
        let text = r#"<a href="a?b=1&amp;c=&#x2F;&#39;&colon;&d">"#;
        assert_eq!(links(text), ["a?b=1&c=/'&colon;&d"]);
    }

    #[test]
    fn an_id_that_comes_twice_is_told_apart() {
        let page = Page::read(r#"<i id="a"><i id="b"><i id="a"><i aria-labelledby="a">"#);
        assert_eq!(page.ids, BTreeSet::from(["a".into(), "b".into()]));
        assert_eq!(page.repeated, BTreeSet::from(["a".into()]));
    }

    #[test]
    fn text_that_is_cut_off_anywhere_is_read_to_its_end() {
        let text = "<a href=\"é\" id='ü' =x ö=ß><!-- ü --><script>é</script><p/ =>&#xé;<é";
        for (end, _) in text.char_indices() {
            Page::read(&text[..end]);
        }
        assert_eq!(links(text), ["é"]);
    }
}
