//! Report to pages.
//!
//! 1. [`Assets`]: templates, words and texts, as files have them.
//! 2. `locale`, `words`: messages, and numbers as a language writes them.
//! 3. One file a page: a report to a view, which has nothing left to compute; and
//!    one, `library`, for the pages of all playbooks.
//! 4. Templates: a view to HTML.
//!
//! No sentence for a reader stands in this code, and nothing is rounded before
//! it gets here.

mod advice;
mod annotations;
mod archive;
mod assets;
mod benchmarks;
mod breakdowns;
mod calendar;
mod changes;
pub mod charts;
mod cohorts;
mod conditions;
mod customers;
mod data;
mod dates;
mod editions;
mod effects;
mod error;
mod files;
mod groups;
mod ics;
mod library;
mod locale;
mod loyalty;
mod margin;
mod markdown;
mod method;
mod outlook;
mod plan;
mod segments;
mod sheet;
mod single;
mod stage;
mod strategy;
mod summary;
mod targets;
mod texts;
mod tiles;
mod trial;
mod value;
mod view;
mod what_if;
mod wide;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::playbooks::Advice;
use crate::report::{Report, SCHEMA, json};

pub use archive::{Past, Written};
pub use assets::Assets;
use editions::Edition;
pub use error::Error;
use files::Files;
use locale::Locale;
use sheet::Head;
pub use single::{Single, single};
use texts::Texts;
use view::Setting;
use words::Words;

/// The language in which texts are written that have no other.
const SOURCE: &str = "en";

/// Pages of a month, in the order of the navigation; each has a template of
/// its name.
const PAGES: [&str; 12] = [
    "index",
    "cohorts",
    "customers",
    "value",
    "segments",
    "benchmarks",
    "strategy",
    "plan",
    "calendar",
    "loyalty",
    "data",
    "method",
];

/// The page that leads to every playbook, which is not in the navigation.
const LIBRARY: &str = "playbooks";

/// What stands beside the pages, at the root and in each month: a month's looks
/// stay as they were.
const BESIDE: [&str; 2] = ["style.css", "perennial.js"];

/// Everything that is written for a month, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Files at the site's root.
    pub root: BTreeMap<String, Vec<u8>>,
    /// Files of the month's folder.
    pub month: BTreeMap<String, Vec<u8>>,
    /// Ids of the messages that were said.
    pub said: Vec<String>,
}

/// What every template sees.
#[derive(Clone, Serialize)]
struct Common {
    language: String,
    direction: &'static str,
    /// The way to the folder of the language.
    here: String,
    /// The way to the folder of what has no language.
    up: String,
    /// The way from a page of the month to the site's first page.
    site: String,
    shop: String,
    month: String,
    month_name: String,
    as_of: String,
    currency: String,
    version: &'static str,
    inputs: Vec<String>,
}

/// Renders a report in every language of the shop, on all threads, and the archive of
/// the months that the site has.
///
/// # Errors
///
/// [`Error::Template`], [`Error::Words`], or [`Error::Messages`] with every
/// message that is missing.
pub fn render(report: &Report, assets: &Assets, past: &[Past]) -> Result<Pages, Error> {
    let words = languages_of(report, assets, &report.shop.locales)?;
    let json = json(report);
    let all = archive::all(report, past, &json);
    let editions: Vec<Edition> = Edition::all(&words).collect();
    let rendered = |edition: &Edition| {
        let mut pages = Pages::default();
        render_in(*edition, (report, assets), &all, &mut pages).map(|_| pages)
    };
    let rendered: Vec<Result<Pages, Error>> = editions.par_iter().map(rendered).collect();
    let mut pages = Pages::default();
    let mut faults = Vec::new();
    for (edition, rendered) in editions.iter().zip(rendered) {
        let Pages { root, month, .. } = rendered?;
        pages.root.extend(root);
        pages.month.extend(month);
        // Some languages say something of others.
        pages.said.extend(edition.words.locale.said());
        faults.extend(edition.words.locale.faults());
    }
    for name in BESIDE {
        let bytes = assets.text(&format!("templates/{name}")).as_bytes();
        pages.root.insert(name.into(), bytes.into());
        pages.month.insert(name.into(), bytes.into());
    }
    pages.root.insert("perennial.json".into(), mark(&all));
    pages.month.insert("report.json".into(), json.into_bytes());
    if faults.is_empty() { Ok(pages) } else { Err(Error::Messages(faults)) }
}

/// The words of these languages.
///
/// # Errors
///
/// [`Error::NoLanguage`], and [`Error::Words`] for files that cannot be used.
fn languages_of(
    report: &Report,
    assets: &Assets,
    languages: &[String],
) -> Result<Vec<Words>, Error> {
    let known = assets.languages();
    let words = |language: &String| {
        let folder = format!("content/locales/{language}/");
        if !known.contains(language) {
            let (language, known) = (language.clone(), known.iter().cloned().collect());
            return Err(Error::NoLanguage { language, known });
        }
        Words::new(language, assets.below(&folder, ".ftl"), report.currency)
    };
    languages.iter().map(words).collect()
}

/// A month's pages in one language.
struct Rendered {
    /// What all templates saw.
    common: Common,
    /// Every page: its path without the ending, and what it is called.
    pages: Vec<(String, String)>,
}

/// Renders a report in one language.
fn render_in(
    edition: Edition,
    (report, assets): (&Report, &Assets),
    all: &[Past],
    pages: &mut Pages,
) -> Result<Rendered, Error> {
    let words = edition.words;
    let tera = templates(assets, words.locale.clone())?;
    let texts = Texts::new(assets, &words.language)?;
    let on = Setting { report, words, texts, up: edition.up(), files: Files::default() };
    let common = common(&on, edition);
    let fill = |template: &str, at: &Common, head: Option<&Head>, path: &str, page: Value| {
        let mut context = Context::new();
        context.insert("at", at);
        context.insert("name", path);
        context.insert("head", &head);
        context.insert("pages", &PAGES);
        context.insert("others", &edition.others(path));
        context.insert("page", &page);
        let html = tera.render(template, &context)?;
        let html = if wide::is_wide(&words.language) { wide::close_up(&html) } else { html };
        Ok::<_, Error>(html.into_bytes())
    };

    let folder = edition.folder();
    let archive = Value::from_serializable(&archive::view(&on, all, edition));
    for (file, template) in [("index.html", "archive.html"), ("feed.xml", "feed.xml")] {
        let bytes = fill(template, &common, None, "index", archive.clone())?;
        pages.root.insert(format!("{folder}{file}"), bytes);
    }
    let main = |name: &&str| {
        let (name, head) = (*name, Head::of(&on, name));
        let html = fill(&format!("{name}.html"), &common, Some(&head), name, page(&on, name))?;
        Ok((name.to_string(), head.title, html))
    };
    let below = common.below();
    let playbook = |advice: &Advice| {
        let (path, head) = (library::place(&advice.playbook.id), library::head(&on, advice));
        let card = Value::from_serializable(&advice::page(&on, advice));
        let html = fill("playbook.html", &below, Some(&head), &path, card)?;
        Ok((path, head.title, html))
    };
    type Written = Result<(String, String, Vec<u8>), Error>;
    let names = [&PAGES[..], &[LIBRARY]].concat();
    let (main, playbooks): (Vec<Written>, Vec<Written>) = rayon::join(
        || names.par_iter().map(main).collect(),
        || report.advice.par_iter().map(playbook).collect(),
    );
    let mut names = Vec::new();
    // Of several errors the first is told, whichever was first.
    for page in main.into_iter().chain(playbooks) {
        let (path, title, html) = page?;
        pages.month.insert(format!("{folder}{path}.html"), html);
        names.push((path, title));
    }
    pages.month.insert(format!("{folder}calendar.ics"), ics::ics(&on));
    // They have no language, and are the same for all.
    if edition.is_first() {
        pages.month.extend(on.files.all());
    }
    Ok(Rendered { common, pages: names })
}

/// What the template of a page sees.
fn page(on: &Setting<'_>, name: &str) -> Value {
    match name {
        "index" => Value::from_serializable(&summary::view(on)),
        "cohorts" => Value::from_serializable(&cohorts::view(on)),
        "customers" => Value::from_serializable(&customers::view(on)),
        "value" => Value::from_serializable(&value::view(on)),
        "segments" => Value::from_serializable(&segments::view(on)),
        "benchmarks" => Value::from_serializable(&benchmarks::view(on)),
        "strategy" => Value::from_serializable(&strategy::view(on)),
        "plan" => Value::from_serializable(&plan::view(on)),
        "calendar" => Value::from_serializable(&calendar::view(on)),
        "loyalty" => Value::from_serializable(&loyalty::view(on)),
        "data" => Value::from_serializable(&data::view(on)),
        "method" => Value::from_serializable(&method::view(on)),
        _ => Value::from_serializable(&library::view(on)),
    }
}

/// What marks a folder as a site: which months it has.
fn mark(all: &[Past]) -> Vec<u8> {
    let months: Vec<String> = all.iter().map(|past| past.month.to_string()).collect();
    let mark = serde_json::json!({ "generator": "perennial", "schema": SCHEMA, "months": months });
    format!("{mark}\n").into_bytes()
}

fn templates(assets: &Assets, locale: Arc<Locale>) -> Result<Tera, Error> {
    let mut tera = Tera::new();
    tera.register_function("t", move |args: Kwargs, _: &State| {
        args.must_get::<&str>("id").map(|id| locale.say(id, &[]))
    });
    let files = assets.below("templates/", "ml");
    tera.add_raw_templates(
        files.map(|(path, text)| (path.trim_start_matches("templates/"), text)),
    )?;
    Ok(tera)
}

fn common(on: &Setting<'_>, edition: Edition) -> Common {
    let (report, words) = (on.report, on.words);
    let name = &report.shop.name;
    let input = |file: &crate::orders::FileRead| {
        let hash: String = file.hash.chars().take(12).collect();
        let args = [
            ("name", file.name.clone().into()),
            ("n", file.rows.into()),
            ("rows", words.count(file.rows).into()),
            ("hash", hash.into()),
        ];
        on.say("input", &args)
    };
    Common {
        language: words.language.clone(),
        direction: edition.direction(),
        here: String::new(),
        up: edition.up().into(),
        site: edition.site(),
        shop: if name.is_empty() { on.say("a-shop", &[]) } else { name.clone() },
        month: report.period.month.to_string(),
        month_name: words.month(report.period.month),
        as_of: on.say("as-of-day", &[("day", words.day(report.period.as_of).into())]),
        currency: report.currency.code().into(),
        version: env!("CARGO_PKG_VERSION"),
        inputs: report.data.account.files.iter().map(input).collect(),
    }
}
