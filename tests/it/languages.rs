//! One report in several languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use perennial::pages::{self, Assets, Error, Pages, Past};
use perennial::report::{Report, json};
use perennial::site::Site;

use crate::shop::{ASSETS, CONFIG, CONTENT, config, read_rows, report};

/// The built-in files, and the English words once more as those of `languages`.
pub(crate) fn assets(languages: &[&str]) -> Assets {
    let mut all = ASSETS.clone();
    let english = "content/locales/en/";
    let files: Vec<(String, String)> =
        ASSETS.below(english, ".ftl").map(|(path, text)| (path.into(), text.into())).collect();
    for language in languages {
        for (path, text) in &files {
            let path = path.replace(english, &format!("content/locales/{language}/"));
            all.0.insert(path, text.replace("= English", &format!("= In {language}")));
        }
    }
    all
}

pub(crate) fn shop(locales: &str) -> Report {
    let rows = ["1,ada@example.com,2024-01-31,10", "2,ada@example.com,2024-02-29,20"];
    let config = config(&CONFIG.replace("[shop]", &format!("[shop]\nlocales = {locales}")));
    report(read_rows(&rows, &config), &config, None)
}

fn text<'a>(pages: &'a Pages, path: &str) -> &'a str {
    let file = pages.month.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(file).unwrap()
}

#[test]
fn each_language_has_its_pages_and_all_have_one_set_of_tables() {
    let report = shop(r#"["en", "fa", "zh-Hant"]"#);
    let pages = pages::render(&report, &assets(&["fa", "zh-Hant"]), &[]).unwrap();
    let only = pages::render(&shop(r#"["en"]"#), &ASSETS, &[]).unwrap();
    let names = |pages: &Pages, folder: &str| -> Vec<String> {
        let names = pages.month.keys().filter_map(|name| name.strip_prefix(folder));
        names.filter(|name| name.ends_with(".html")).map(String::from).collect()
    };
    assert_eq!(names(&pages, "fa/"), names(&only, ""));
    assert_eq!(names(&pages, "zh-Hant/"), names(&only, ""));
    let files = |pages: &Pages| -> Vec<(String, Vec<u8>)> {
        let files = pages.month.iter().filter(|(name, _)| name.ends_with(".csv"));
        files.map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
    };
    assert_eq!(files(&pages), files(&only));

    let english = text(&pages, "cohorts.html");
    assert!(english.contains("<html lang=\"en\">"));
    assert!(english.contains("<link rel=\"alternate\" hreflang=\"fa\" href=\"fa/cohorts.html\">"));
    let persian = text(&pages, "fa/cohorts.html");
    assert!(persian.contains("<html lang=\"fa\" dir=\"rtl\">"));
    assert!(persian.contains("hreflang=\"en\" lang=\"en\">English</a>"));
    assert!(persian.contains("href=\"../zh-Hant/cohorts.html\""));
    assert!(persian.contains("href=\"../tables/cohort-customers.csv\""));
    assert!(!text(&only, "cohorts.html").contains("hreflang"));

    let site = Site { month: report.period.month, root: pages.root, pages: pages.month };
    site.check(Path::new("/nowhere")).unwrap();
}

#[test]
fn a_month_without_a_language_is_linked_to_in_the_first_one() {
    let before = shop(r#"["en"]"#);
    let past = Past {
        month: before.period.month - 1,
        report: serde_json::from_str(&json(&before)).unwrap(),
    };
    let pages = pages::render(&shop(r#"["en", "fa"]"#), &assets(&["fa"]), &[past]).unwrap();
    let archive = String::from_utf8(pages.root["fa/index.html"].clone()).unwrap();
    assert!(archive.contains("href=\"../2024-01/index.html\""), "{archive}");
    assert!(archive.contains("href=\"../2024-02/fa/index.html\""), "{archive}");
    let feed = String::from_utf8(pages.root["fa/feed.xml"].clone()).unwrap();
    assert!(feed.contains("xml:lang=\"fa\"") && feed.contains("href=\"../2024-02/fa/index.html\""));
}

/// With the Persian of a playbook and of the method page taken away.
pub(crate) fn half_translated() -> Assets {
    let mut all = ASSETS.clone();
    for own in ["playbooks/second-order.md", "method.md"] {
        all.0.remove(format!("content/locales/fa/{own}").as_str()).unwrap();
    }
    all
}

#[test]
fn a_text_that_is_not_translated_says_so() {
    let mut all = half_translated();
    let pages = pages::render(&shop(r#"["fa"]"#), &all, &[]).unwrap();
    let own_page = text(&pages, "playbooks/second-order.html");
    assert!(own_page.contains("<div lang=\"en\" dir=\"ltr\">"));
    assert!(own_page.contains("class=\"untranslated\"") && own_page.contains("<h1 lang=\"en\""));
    let other = text(&pages, "playbooks/win-back.html");
    assert!(!other.contains("class=\"untranslated\"") && other.contains("<h1>"));
    assert!(text(&pages, "method.html").contains("class=\"untranslated\""));

    let own = "content/locales/fa/playbooks/second-order.md";
    all.0.insert(own.into(), "# A title of its own\n\nA *body* of its own.\n".into());
    let pages = pages::render(&shop(r#"["fa"]"#), &all, &[]).unwrap();
    assert!(text(&pages, "strategy.html").contains("A title of its own"));
    let own_page = text(&pages, "playbooks/second-order.html");
    assert!(own_page.contains("<h1>A title of its own</h1>"));
    assert!(own_page.contains("<em>body</em>"));

    all.0.insert(own.into(), "No title.\n".into());
    let refused = pages::render(&shop(r#"["fa"]"#), &all, &[]).unwrap_err();
    assert_eq!(refused.to_string(), format!("{own}: does not begin with its title: # Title"));
}

#[test]
fn a_language_without_words_is_refused() {
    let refused = pages::render(&shop(r#"["en", "xx"]"#), &ASSETS, &[]).unwrap_err();
    assert!(matches!(&refused, Error::NoLanguage { language, .. } if language == "xx"));
    assert!(refused.hint().unwrap().contains("there are en"));
    for bad in [r#"locales = []"#, r#"locales = ["../en"]"#, r#"locales = ["en", "en"]"#] {
        let text = CONFIG.replace("[shop]", &format!("[shop]\n{bad}"));
        let refused = perennial::config::Config::from_text(&text, Path::new("perennial.toml"));
        let refused = refused.unwrap_err().to_string();
        assert!(refused.starts_with("perennial.toml:3"), "{bad}: {refused}");
    }
}

/// Messages by id, each with all of its text.
fn messages(language: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::<String, String>::new();
    for (path, text) in ASSETS.below(&format!("content/locales/{language}/"), ".ftl") {
        let mut id = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, value)) =
                line.split_once(" =").filter(|_| !line.starts_with([' ', '}']))
            {
                assert!(!all.contains_key(name), "{path} says {name} a second time");
                all.insert(name.into(), value.into());
                id = Some(name.to_string());
            } else if let Some(text) = id.as_ref().and_then(|id| all.get_mut(id)) {
                *text += line;
            }
        }
    }
    all
}

/// The names of values that a message shows, and of those by which it chooses.
fn values(text: &str) -> [BTreeSet<&str>; 2] {
    let end = |rest: &str| {
        rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len())
    };
    let each = || text.split('$').skip(1).map(|rest| rest.split_at(end(rest)));
    let is_choice = |rest: &str| rest.starts_with(" ->");
    [false, true].map(|choice| {
        each().filter(|(_, rest)| is_choice(rest) == choice).map(|(name, _)| name).collect()
    })
}

/// What people wrote once, in English, by the message that has it elsewhere.
fn written() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for claim in &CONTENT.claims {
        let asks = claim.test.as_ref().and_then(|test| test.asks.as_ref()).map(|_| "-asks");
        let parts = ["", "-source", "-known"].into_iter().chain(asks);
        all.extend(parts.map(|part| format!("claim-{}{part}", claim.id)));
    }
    for id in CONTENT.benchmarks.ids() {
        let benchmark = CONTENT.benchmarks.get(id).unwrap();
        let note = benchmark.note.as_ref().map(|_| "note");
        let period = benchmark.period.as_ref().map(|_| "period");
        let parts = ["definition"].into_iter().chain(note).chain(period);
        all.extend(parts.map(|part| format!("benchmark-{}-{part}", benchmark.id)));
        if !["all", "retail"].contains(&benchmark.vertical.as_str()) {
            all.insert(format!("vertical-{}", benchmark.vertical));
        }
    }
    all.extend(reasons().iter().map(|why| format!("left-out-{}", why.replace(' ', "-"))));
    all.insert("format-columns".into());
    all
}

/// Why rows are left out, by the layouts and by no rule of theirs.
fn reasons() -> BTreeSet<String> {
    let fixed = ["footer", "cancelled", "worth nothing", "in a later file again"];
    let mut all: BTreeSet<String> = fixed.map(String::from).into();
    for (_, text) in ASSETS.below("content/formats/", ".toml") {
        let format: toml::Table = text.parse().unwrap();
        let Some(rules) = format.get("rules") else { continue };
        let by_status = rules.get("status").and_then(|it| it.get("leave_out")?.as_table());
        let by_rule = rules.get("leave_out").and_then(|it| it.as_array());
        let whys = by_rule.into_iter().flatten().map(|rule| &rule["why"]);
        let whys = by_status.into_iter().flat_map(|it| it.values()).chain(whys);
        all.extend(whys.map(|why| why.as_str().unwrap().to_string()));
    }
    all
}

/// The languages that are there beside English.
fn others() -> BTreeSet<&'static str> {
    let folder = "content/locales/";
    let names =
        ASSETS.below(folder, ".ftl").filter_map(|(path, _)| path[folder.len()..].split('/').next());
    names.filter(|name| *name != "en").collect()
}

#[test]
fn every_language_has_every_word() {
    let (english, written) = (messages("en"), written());
    for language in others() {
        let own = messages(language);
        let wanted: BTreeSet<&String> = english.keys().chain(&written).collect();
        let missing: Vec<_> = wanted.iter().filter(|id| !own.contains_key(id.as_str())).collect();
        let unknown: Vec<_> = own.keys().filter(|id| !wanted.contains(id)).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{language}: {missing:?} {unknown:?}");
        for (id, text) in &english {
            let ([shown, choices], [own_shown, own_choices]) = (values(text), values(&own[id]));
            assert_eq!(own_shown, shown, "{language}: {id} shows other values");
            // A number by which to choose may be of no use in a language, or of use
            // in it alone.
            let known = |it: &&str| *it == "n" || shown.contains(it) || choices.contains(it);
            let unknown: Vec<_> = own_choices.iter().filter(|it| !known(it)).collect();
            assert!(unknown.is_empty(), "{language}: {id} chooses by {unknown:?}");
        }
    }
}

#[test]
fn every_text_is_translated_step_by_step() {
    let count = |text: &str, what: &str| text.matches(what).count();
    for language in others() {
        for (path, text) in ASSETS.below("content/playbooks/", ".md") {
            let name = path.strip_prefix("content/").unwrap();
            let own = ASSETS.0.get(&format!("content/locales/{language}/{name}"));
            let own = own.unwrap_or_else(|| panic!("{language} has no {name}"));
            for mark in ["\n## ", "\n- [ ] "] {
                assert_eq!(count(own, mark), count(text, mark), "{language}: {name} {mark:?}");
            }
        }
        for name in ["method.md", "limits.md"] {
            let own = &ASSETS.0[&format!("content/locales/{language}/{name}")];
            let text = &ASSETS.0[&format!("content/{name}")];
            assert_eq!(count(own, "\n## "), count(text, "\n## "), "{language}: {name}");
        }
    }
}

#[test]
fn a_shop_is_told_in_every_language() {
    let mut all = vec!["en"];
    all.extend(others());
    let pages = pages::render(&shop(&format!("{all:?}")), &ASSETS, &[]).unwrap();
    for language in others() {
        let method = text(&pages, &format!("{language}/method.html"));
        assert!(!method.contains("class=\"untranslated\""), "{language}");
    }
}
