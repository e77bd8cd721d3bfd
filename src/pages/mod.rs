//! Report to pages.
//!
//! 1. [`Assets`]: templates, words and texts, as files have them.
//! 2. `locale`, `words`: messages, and numbers as a language writes them.
//! 3. One file a page: a report to a view, which has nothing left to compute.
//! 4. Templates: a view to HTML.
//!
//! No sentence for a reader stands in this code, and nothing is rounded before
//! it gets here.

mod archive;
mod benchmarks;
mod breakdowns;
mod changes;
pub mod charts;
mod cohorts;
mod customers;
mod data;
mod locale;
mod markdown;
mod method;
mod outlook;
mod segments;
mod strategy;
mod summary;
mod trial;
mod value;
mod view;
mod what_if;
mod words;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use crate::report::{Report, SCHEMA, json};

pub use archive::Past;
use locale::Locale;
use view::Setting;
use words::Words;

/// The language of the pages.
const LANGUAGE: &str = "en";

/// Pages of a month, in the order of the navigation; each has a template of
/// its name.
const PAGES: [&str; 9] = [
    "index",
    "cohorts",
    "customers",
    "value",
    "segments",
    "benchmarks",
    "strategy",
    "data",
    "method",
];

/// Templates, words and texts by path: `templates/base.html`,
/// `content/locales/en/pages.ftl`, `content/method.md`.
#[derive(Clone, Debug, Default)]
pub struct Assets(pub BTreeMap<String, String>);

impl Assets {
    /// Files below `folder` that end in `ending`, as (path, text), sorted.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        all.filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }

    fn text(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }
}

/// Pages that could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A template is at fault; tera names the file, the line and the column.
    #[error("a template is at fault")]
    Template(#[from] tera::Error),
    /// A file of messages is at fault.
    #[error("{path}: {what}")]
    Words {
        /// The file, or the language.
        path: String,
        /// What is wrong.
        what: String,
    },
    /// Messages are missing, or lack a value.
    #[error("the words are incomplete: {}", .0.join("; "))]
    Messages(Vec<String>),
}

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
#[derive(Serialize)]
struct Common {
    language: String,
    shop: String,
    month: String,
    month_name: String,
    as_of: String,
    currency: String,
    version: &'static str,
    inputs: Vec<String>,
}

/// Renders a report, and the archive of the months that the site has.
///
/// # Errors
///
/// [`Error::Template`], [`Error::Words`], or [`Error::Messages`] with every
/// message that is missing.
pub fn render(report: &Report, assets: &Assets, past: &[Past]) -> Result<Pages, Error> {
    let messages = assets.below("content/locales/en/", ".ftl");
    let words = Words::new(LANGUAGE, messages, report.currency)?;
    let tera = templates(assets, words.locale.clone())?;
    let on = Setting { report, words: &words, files: RefCell::default() };
    let common = common(&on);
    let page = |name: &str, view: &dyn erased::View| -> Result<Vec<u8>, Error> {
        let mut context = Context::new();
        context.insert("at", &common);
        context.insert("name", name);
        context.insert("pages", &PAGES);
        context.insert("page", &view.value());
        let folder = if name == "archive" || name == "feed" { "" } else { &common.month };
        context.insert("folder", folder);
        let ending = if name == "feed" { "xml" } else { "html" };
        Ok(tera.render(&format!("{name}.{ending}"), &context)?.into_bytes())
    };

    let json = json(report);
    let all = archive::all(&on, past, &json);
    let archive = archive::view(&on, &all);
    let mut pages = Pages::default();
    pages.root.insert("index.html".into(), page("archive", &archive)?);
    pages.root.insert("feed.xml".into(), page("feed", &archive)?);
    let method = (assets.text("content/method.md"), assets.text("content/limits.md"));
    for (name, html) in PAGES.into_iter().zip([
        page("index", &summary::view(&on))?,
        page("cohorts", &cohorts::view(&on))?,
        page("customers", &customers::view(&on))?,
        page("value", &value::view(&on))?,
        page("segments", &segments::view(&on))?,
        page("benchmarks", &benchmarks::view(&on))?,
        page("strategy", &strategy::view(&on))?,
        page("data", &data::view(&on))?,
        page("method", &method::view(&on, method.0, method.1))?,
    ]) {
        pages.month.insert(format!("{name}.html"), html);
    }
    let style = assets.text("templates/style.css").as_bytes();
    pages.root.insert("style.css".into(), style.into());
    pages.root.insert("perennial.json".into(), mark(&all));
    pages.month.insert("style.css".into(), style.into());
    pages.month.insert("report.json".into(), json.into_bytes());
    pages.month.extend(on.files.take());
    pages.said = words.locale.said();
    match words.locale.faults() {
        faults if faults.is_empty() => Ok(pages),
        faults => Err(Error::Messages(faults)),
    }
}

/// What marks a folder as a site: which months it has.
fn mark(all: &[Past]) -> Vec<u8> {
    let months: Vec<String> = all.iter().map(|past| past.month.to_string()).collect();
    let mark = serde_json::json!({ "generator": "perennial", "schema": SCHEMA, "months": months });
    format!("{mark}\n").into_bytes()
}

/// Values of different types, as templates take them.
mod erased {
    use serde::Serialize;

    /// Anything that a template can see.
    pub(super) trait View {
        fn value(&self) -> tera::Value;
    }

    impl<T: Serialize> View for T {
        fn value(&self) -> tera::Value {
            tera::Value::from_serializable(self)
        }
    }
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

fn common(on: &Setting<'_>) -> Common {
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
        shop: if name.is_empty() { on.say("a-shop", &[]) } else { name.clone() },
        month: report.period.month.to_string(),
        month_name: words.month(report.period.month),
        as_of: words.day(report.period.as_of),
        currency: report.currency.code().into(),
        version: env!("CARGO_PKG_VERSION"),
        inputs: report.data.account.files.iter().map(input).collect(),
    }
}
