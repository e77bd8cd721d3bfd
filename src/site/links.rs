//! Every link of a site leads somewhere.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::error::{Error, Fault, unreadable};
use super::page::Page;
use super::{Site, months};
use crate::units::Month;

/// The schemes that a link may have.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// The files that links can lead to, by name relative to the root.
struct Files<'a> {
    /// Files of the site being checked.
    site: BTreeMap<String, &'a [u8]>,
    /// Folders of the other months, in the folder the site goes to.
    months: BTreeMap<Month, PathBuf>,
    /// Pages read so far.
    pages: BTreeMap<String, Page>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// Out of the site, by a scheme that is let through.
    Elsewhere,
    /// Out of the site, by another scheme.
    Refused,
    /// Below the root or, if `None`, above it; and the id there, if any.
    File(Option<String>, Option<String>),
}

/// All faults in the pages of `site`, which is to be written to `out`, ordered
/// by page.
pub(super) fn faults(site: &Site, out: &Path) -> Result<Vec<Fault>, Error> {
    let mut files = Files::new(site, out)?;
    let names: Vec<String> = files.pages.keys().cloned().collect();
    let mut faults = Vec::new();
    for name in names {
        let Some(page) = files.page(&name)?.cloned() else { continue };
        for target in page.links {
            faults.extend(files.fault(&name, target)?);
        }
        let twice = page.repeated.into_iter();
        faults.extend(twice.map(|id| Fault::TwoIds { page: name.clone(), id }));
    }
    Ok(faults)
}

fn read(bytes: &[u8]) -> Page {
    Page::read(&String::from_utf8_lossy(bytes))
}

fn has_links(name: &str) -> bool {
    name.ends_with(".html") || name.rsplit('/').next() == Some("feed.xml")
}

impl<'a> Files<'a> {
    /// The files of `site`, whose pages are read on all threads, and of the other months
    /// in `out`.
    fn new(site: &'a Site, out: &Path) -> Result<Files<'a>, Error> {
        let mut files: BTreeMap<String, &[u8]> =
            site.root.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
        for (name, bytes) in &site.pages {
            files.insert(format!("{}/{name}", site.month), bytes);
        }
        let mut months = months(out)?;
        months.remove(&site.month);
        let with_links: Vec<(&String, &&[u8])> =
            files.iter().filter(|(name, _)| has_links(name)).collect();
        let pages = with_links.par_iter().map(|(name, bytes)| ((*name).clone(), read(bytes)));
        let pages = pages.collect();
        Ok(Files { site: files, months, pages })
    }

    /// The page of that name; `None` if there is no such file.
    fn page(&mut self, name: &str) -> Result<Option<&Page>, Error> {
        let entry = match self.pages.entry(name.into()) {
            Entry::Occupied(page) => return Ok(Some(page.into_mut())),
            Entry::Vacant(entry) => entry,
        };
        let page = if let Some(bytes) = self.site.get(name) {
            read(bytes)
        } else if let Some(path) = on_disk(&self.months, name) {
            read(&fs::read(&path).map_err(unreadable(&path))?)
        } else {
            return Ok(None);
        };
        Ok(Some(entry.insert(page)))
    }

    /// What is wrong with a link from `page`, if anything.
    fn fault(&mut self, page: &str, target: String) -> Result<Option<Fault>, Error> {
        let (file, id) = match resolve(page, &target) {
            Target::Elsewhere => return Ok(None),
            Target::Refused => return Ok(Some(Fault::Scheme { page: page.into(), target })),
            Target::File(file, id) => (file, id),
        };
        let Some(file) = file.filter(|name| self.has(name)) else {
            return Ok(Some(Fault::NoFile { page: page.into(), target }));
        };
        let Some(id) = id else { return Ok(None) };
        let found = self.page(&file)?.is_some_and(|page| page.ids.contains(&id));
        Ok((!found).then(|| Fault::NoAnchor { page: page.into(), target }))
    }

    fn has(&self, name: &str) -> bool {
        self.site.contains_key(name) || on_disk(&self.months, name).is_some()
    }
}

/// The file of another month that has this name in the site.
fn on_disk(months: &BTreeMap<Month, PathBuf>, name: &str) -> Option<PathBuf> {
    let (month, rest) = name.split_once('/')?;
    let path = months.get(&Month::parse(month)?)?.join(rest);
    path.is_file().then_some(path)
}

/// Where `link` leads from `page`. A link to a folder leads to no file: pages
/// are also read without a server, which would show its index.html.
fn resolve(page: &str, link: &str) -> Target {
    // Browsers drop these before they look for a scheme.
    let link: String = link.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let link = link.trim_matches(|c: char| c <= ' ');
    if let Some(scheme) = scheme(link) {
        let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return if known { Target::Elsewhere } else { Target::Refused };
    }
    let (path, id) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let file = if path.is_empty() {
        Some(page.into())
    } else {
        percent_decoded(path).and_then(|path| below(page, &path))
    };
    // HTML, "scrolling to a fragment": an empty one and "top" are the top of the page.
    let id = (!id.is_empty() && !id.eq_ignore_ascii_case("top"))
        .then(|| percent_decoded(id).unwrap_or_else(|| id.into()));
    Target::File(file, id)
}

/// `mailto` of `mailto:a@b.c`; `None` for a relative link.
fn scheme(link: &str) -> Option<&str> {
    let end = link.find([':', '/', '?', '#'])?;
    link[end..].starts_with(':').then_some(&link[..end])
}

/// The name relative to the root of `path`, which is relative to `page`;
/// `None` if it leads above the root, or starts there.
fn below(page: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    if path.starts_with('/') {
        return None;
    }
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `a b` for `a%20b`; `None` if what it says is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let byte = tail.first_chunk().filter(|_| *first == b'%').and_then(hex);
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).ok()
}

/// The byte of two hexadecimal digits.
fn hex(digits: &[u8; 2]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn site(root: &[(&str, &str)], pages: &[(&str, &str)]) -> Site {
        let files = |all: &[(&str, &str)]| {
            all.iter().map(|(name, text)| (name.to_string(), (*text).into())).collect()
        };
        Site { month: month("2011-11"), root: files(root), pages: files(pages) }
    }

    fn messages(site: &Site, out: &Path) -> Vec<String> {
        match site.check(out) {
            Ok(()) => Vec::new(),
            Err(Error::Links { faults }) => faults.iter().map(Fault::to_string).collect(),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn a_fault_is_named_with_its_page_and_target() {
        let site = site(
            &[("index.html", r#"<a href="2011-11/x.html"> <a href="2011-11/index.html#gone">"#)],
            &[("index.html", r#"<i id="a"><i id="a"><img src="javascript:x"><a href="/y">"#)],
        );
        assert_eq!(
            messages(&site, Path::new("no such folder")),
            [
                r#"2011-11/index.html: link "/y" leads to no file of the site"#,
                r#"2011-11/index.html: link "javascript:x" has a scheme other than https, http and mailto"#,
                r#"2011-11/index.html: id "a" is there more than once"#,
                r#"index.html: link "2011-11/index.html#gone" leads to a page without that id"#,
                r#"index.html: link "2011-11/x.html" leads to no file of the site"#,
            ]
        );
    }

    #[test]
    fn links_that_lead_somewhere_are_no_faults() {
        let page = r##"<i id="ü"><link href="../style.css?v=1&amp;w"><a href="#%c3%BC"><a href="#">
            <a href=""><a href="#top"><a href="tables/a%20b.csv"><a href="https://x.y/#z">
            <a href="HTTP://x"><a href="mailto:a@b.c"><a href="./tables/../index.html#ü">"##;
        let site = site(
            &[("style.css", ""), ("feed.xml", r#"<link href="2011-11/index.html"/>"#)],
            &[("index.html", page), ("tables/a b.csv", "")],
        );
        assert_eq!(messages(&site, Path::new("no such folder")), [""; 0]);
    }

    #[test]
    fn a_link_may_lead_to_another_month_that_is_there_already() {
        let out = tempfile::tempdir().unwrap();
        for old in ["2011-10", "2011-11"] {
            fs::create_dir(out.path().join(old)).unwrap();
            fs::write(out.path().join(old).join("index.html"), r#"<i id="a">"#).unwrap();
        }
        fs::write(out.path().join("mine.html"), "").unwrap();
        let links = r#"<a href="2011-10/index.html#a"> <a href="2011-10/index.html#b">
            <a href="2011-11/index.html"> <a href="2011-10/"> <a href="mine.html">"#;
        assert_eq!(
            messages(&site(&[("index.html", links)], &[]), out.path()),
            [
                r#"index.html: link "2011-10/" leads to no file of the site"#,
                r#"index.html: link "2011-10/index.html#b" leads to a page without that id"#,
                r#"index.html: link "2011-11/index.html" leads to no file of the site"#,
                r#"index.html: link "mine.html" leads to no file of the site"#,
            ]
        );
    }

    #[test]
    fn a_link_leads_where_a_browser_would_go() {
        let file = |name: &str| Target::File(Some(name.into()), None);
        let nowhere = Target::File(None, None);
        assert_eq!(resolve("a/b.html", "../c/./d.html?e#top"), file("c/d.html"));
        assert_eq!(resolve("a/b.html", "?x=1"), file("a/b.html"));
        assert_eq!(resolve("a/b.html", "%2e%2E/c%"), file("c%"));
        assert_eq!(resolve("a/b.html", "../../c"), nowhere);
        assert_eq!(resolve("a/b.html", "//x.y/c"), nowhere);
        assert_eq!(resolve("a/b.html", "%ff"), nowhere);
        assert_eq!(resolve("b.html", " java\nscript:x"), Target::Refused);
        assert_eq!(resolve("b.html", "data:x"), Target::Refused);
        assert_eq!(resolve("b.html", "c?d=e:f"), file("c"));
    }
}
