//! The languages of a report: where the pages of each are, and how they find
//! each other.
//!
//! The first language has the places without a name: `index.html` at the root,
//! and the month's folder. Each other has a folder of its own in both
//! (`fa/index.html`, `2026-10/fa/index.html`), so that a month is still one
//! folder. What has no language, the tables' files and `report.json`, is there
//! once.

use serde::Serialize;

use super::archive::Past;
use super::locale::is_from_right;
use super::words::Words;

/// One language of a report.
#[derive(Clone, Copy)]
pub(super) struct Edition<'a> {
    pub(super) words: &'a Words,
    all: &'a [Words],
    place: usize,
}

/// A page in another language.
#[derive(Debug, Serialize)]
pub(super) struct Other {
    language: String,
    name: String,
    href: String,
}

impl<'a> Edition<'a> {
    /// One edition a language, in the order in which the shop names them.
    pub(super) fn all(all: &'a [Words]) -> impl Iterator<Item = Edition<'a>> {
        all.iter().enumerate().map(move |(place, words)| Edition { words, all, place })
    }

    /// Whether it is that of the first language.
    pub(super) fn is_first(self) -> bool {
        self.place == 0
    }

    /// Its folder within the site, and within a month: empty, or `fa/`.
    pub(super) fn folder(self) -> String {
        folder(self.all, self.place)
    }

    /// The way from its folder to the one around it.
    pub(super) fn up(self) -> &'static str {
        if self.is_first() { "" } else { "../" }
    }

    /// The way from a page of a month to the site's first page.
    pub(super) fn site(self) -> String {
        format!("../{}{}", self.up(), self.folder())
    }

    /// The way from the site's first page to the pages of a month: those of the
    /// same language, if the month has them.
    pub(super) fn month(self, past: &Past) -> String {
        let folder = if past.has(&self.words.language) { self.folder() } else { String::new() };
        format!("{}{}/{folder}", self.up(), past.month)
    }

    /// The direction of its text.
    pub(super) fn direction(self) -> &'static str {
        if is_from_right(&self.words.language) { "rtl" } else { "ltr" }
    }

    /// The same page in every other language; `page` is its path in the folder of
    /// a language.
    pub(super) fn others(self, page: &str) -> Vec<Other> {
        let back = "../".repeat(page.matches('/').count());
        let others = self.all.iter().enumerate().filter(|(place, _)| *place != self.place);
        others
            .map(|(place, words)| Other {
                language: words.language.clone(),
                name: words.say("language-name", &[]),
                href: format!("{back}{}{}{page}.html", self.up(), folder(self.all, place)),
            })
            .collect()
    }
}

fn folder(all: &[Words], place: usize) -> String {
    if place == 0 { String::new() } else { format!("{}/", all[place].language) }
}
