//! A month's pages as one HTML file that asks for no other: for a mail.
//!
//! The pages' own templates are rendered on a base that has the main part only.
//! Then ids and the links between pages are made those of one page, and links to
//! tables are made the tables themselves. Other files stay with the site, and so
//! does the script.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use crate::report::Report;

use super::archive::Past;
use super::editions::Edition;
use super::library::FOLDER;
use super::{Assets, Error, LIBRARY, PAGES, Pages, Rendered, json, languages_of, render_in};

/// A larger table is not put into the file, in bytes.
const LARGEST: usize = 60_000;

/// The base of pages that are parts of one.
const BASE: (&str, &str) = ("templates/base.html", "templates/part.html");

/// A page as a part of the file.
#[derive(Serialize)]
struct Part {
    id: String,
    /// What the page is called.
    title: String,
    /// Whether it is in the navigation; other parts are not printed.
    is_main: bool,
    html: String,
}

/// A report in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Single {
    /// The file.
    pub html: String,
    /// Ids of the messages that were said.
    pub said: Vec<String>,
}

/// The report's pages in its first language, as one HTML file.
///
/// # Errors
///
/// As [`super::render`].
pub fn single(report: &Report, assets: &Assets) -> Result<Single, Error> {
    let mut bare = assets.clone();
    bare.0.insert(BASE.0.into(), assets.text(BASE.1).into());
    let first = report.shop.locales.get(..1).unwrap_or_default();
    let words = languages_of(report, assets, first)?;
    let Some(edition) = Edition::all(&words).next() else { return Ok(Single::default()) };
    let all: Vec<Past> = super::archive::all(report, &[], &json(report));
    let mut pages = Pages::default();
    let Rendered { common, pages: names } = render_in(edition, (report, &bare), &all, &mut pages)?;
    let part = |(name, title): (String, String)| {
        let text = pages.month.get(&format!("{name}.html"));
        let text = String::from_utf8_lossy(text.map_or(&[][..], Vec::as_slice));
        let (html, is_main) = (as_part(&name, &text, &pages.month), PAGES.contains(&&*name));
        Part { id: part_id(&name), title, is_main, html }
    };
    let mut context = Context::new();
    context.insert("at", &common);
    context.insert("pages", &PAGES);
    context.insert("parts", &names.into_iter().map(part).collect::<Vec<Part>>());
    context.insert("style", assets.text("templates/style.css"));
    let locale = &edition.words.locale;
    let tera: Tera = super::templates(assets, locale.clone())?;
    let html = tera.render("single.html", &context)?;
    let (said, faults) = (locale.said(), locale.faults());
    if faults.is_empty() { Ok(Single { html, said }) } else { Err(Error::Messages(faults)) }
}

/// The id of the part that page `name` is, which the ids of its own begin with:
/// `playbook-win-back` for `playbooks/win-back`.
fn part_id(name: &str) -> String {
    name.strip_prefix(FOLDER).map_or_else(|| name.into(), |id| format!("playbook-{id}"))
}

/// Attributes that name ids of their own page.
const NAMING: [&str; 4] = ["id", "aria-labelledby", "for", "name"];

/// The main part of page `name`, with ids that no other page has and with links
/// that stay in the file; headings are one level lower.
fn as_part(name: &str, html: &str, files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let end = start + rest[start..].find('>').map_or(rest.len() - start, |end| end + 1);
        out.push_str(&tag(name, &rest[start..end], files));
        rest = &rest[end..];
    }
    out + rest
}

/// A tag of page `name`, as the file has it. Values stand in double quotes, with
/// `<` and `>` escaped, as templates and markdown write them.
fn tag(name: &str, tag: &str, files: &BTreeMap<String, Vec<u8>>) -> String {
    let is_region = tag.contains("role=\"region\"");
    let mut out = String::with_capacity(tag.len());
    for (place, part) in lowered(tag).split('"').enumerate() {
        if place % 2 == 0 {
            out.push_str(part);
            continue;
        }
        let attribute = out.trim_end_matches('=').rsplit([' ', '\n']).next().unwrap_or_default();
        let value = match attribute {
            known if NAMING.contains(&known) => {
                let ids = part.split(' ').map(|id| format!("{}-{id}", part_id(name)));
                // One chart can stand on two pages: a region is told with its page.
                let page = (is_region && known == "aria-labelledby").then(|| part_id(name));
                page.into_iter().chain(ids).collect::<Vec<String>>().join(" ")
            }
            "href" => match link(name, part, files) {
                Some(to) => to,
                // What is not in the file is not led to.
                None => {
                    out.truncate(out.len() - "href=".len());
                    out.push_str("data-left=");
                    "site".into()
                }
            },
            _ => part.into(),
        };
        out.push_str(&format!("\"{value}\""));
    }
    out
}

/// A heading's tag, one level lower; any other as it is.
fn lowered(tag: &str) -> String {
    let level = |open: &str| {
        let digit = tag.strip_prefix(open)?.chars().next()?.to_digit(10)?;
        let next = tag[open.len() + 1..].starts_with(['>', ' ']);
        (next && digit < 6).then(|| format!("{open}{}{}", digit + 1, &tag[open.len() + 1..]))
    };
    level("<h").or_else(|| level("</h")).unwrap_or_else(|| tag.into())
}

/// Where a link of page `name` leads in the file; `None` for what is not in it.
fn link(name: &str, to: &str, files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    if to.starts_with("https:") || to.starts_with("http:") || to.starts_with("mailto:") {
        return Some(to.into());
    }
    if let Some(id) = to.strip_prefix('#') {
        return Some(format!("#{}-{id}", part_id(name)));
    }
    let is_below = name.starts_with(FOLDER);
    let to = if is_below { to.strip_prefix("../").unwrap_or(to) } else { to };
    if let Some((page, id)) = to.split_once(".html") {
        let is_part = PAGES.contains(&page) || page == LIBRARY || page.starts_with(FOLDER);
        is_part.then_some(())?;
        let page = part_id(page);
        return Some(id.strip_prefix('#').map_or(format!("#{page}"), |id| format!("#{page}-{id}")));
    }
    let bytes = files.get(to).filter(|bytes| to.ends_with(".csv") && bytes.len() <= LARGEST)?;
    let file = to.rsplit('/').next().unwrap_or(to);
    Some(format!("data:text/csv;charset=utf-8,{}\" download=\"{file}", escaped(bytes)))
}

/// Bytes as a URL has them: all but letters, digits and a few signs as `%2C`.
fn escaped(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 5 / 4);
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~,:;()/".contains(byte) {
            out.push(char::from(*byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(html: &str) -> String {
        let csv = b"a,b\n\"1\",2 %\n".to_vec();
        as_part("value", html, &BTreeMap::from([("tables/x.csv".into(), csv)]))
    }

    #[test]
    fn ids_and_links_are_those_of_one_page() {
        assert_eq!(
            part("<p id=\"a\" class=\"b\"><a href=\"#a\">x</a></p>"),
            "<p id=\"value-a\" class=\"b\"><a href=\"#value-a\">x</a></p>"
        );
        assert_eq!(
            part("<svg aria-labelledby=\"c-t c-d\">"),
            "<svg aria-labelledby=\"value-c-t value-c-d\">"
        );
        assert_eq!(
            part("<div role=\"region\" aria-labelledby=\"a\">"),
            "<div role=\"region\" aria-labelledby=\"value value-a\">"
        );
        assert_eq!(part("<a href=\"cohorts.html\">"), "<a href=\"#cohorts\">");
        assert_eq!(part("<a href=\"playbooks/a.html\">"), "<a href=\"#playbook-a\">");
        let below = |html| as_part("playbooks/a", html, &BTreeMap::new());
        assert_eq!(below("<a href=\"../value.html#x\">"), "<a href=\"#value-x\">");
        assert_eq!(below("<a href=\"../playbooks.html\">"), "<a href=\"#playbooks\">");
        assert_eq!(
            below("<p id=\"x\"><a href=\"#x\">"),
            "<p id=\"playbook-a-x\"><a href=\"#playbook-a-x\">"
        );
        assert_eq!(part("<a href=\"customers.html#late\">"), "<a href=\"#customers-late\">");
        assert_eq!(
            part("<a href=\"https://example.com/a.html\">"),
            "<a href=\"https://example.com/a.html\">"
        );
        assert_eq!(part("<a href=\"../fa/index.html\">"), "<a data-left=\"site\">");
    }

    #[test]
    fn a_table_is_in_its_link() {
        assert_eq!(
            part("<a href=\"tables/x.csv\">x</a>"),
            "<a href=\"data:text/csv;charset=utf-8,a,b%0A%221%22,2%20%25%0A\" download=\"x.csv\">x</a>"
        );
    }

    #[test]
    fn headings_are_one_level_lower_and_text_is_as_it_was() {
        assert_eq!(
            part("<h2 id=\"a\">1 &lt; 2</h2><header>\"h2\"</header>"),
            "<h3 id=\"value-a\">1 &lt; 2</h3><header>\"h2\"</header>"
        );
    }
}
