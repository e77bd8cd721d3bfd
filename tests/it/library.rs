//! The library: a page a playbook, and what the strategy page leaves to it.

use perennial::pages::{self, Pages};
use perennial::plans::progress;
use perennial::playbooks::Advice;
use perennial::report::Report;

use crate::advice::SAMPLE;
use crate::plans::{PLAN, parsed};
use crate::shop::ASSETS;

/// The most that a page may weigh, in bytes: it is read on telephones.
const MOST: usize = 150_000;

/// The most that the page of cohorts may weigh: its triangles grow with the square
/// of the shop's months, and each is there as chart, table and file.
const MOST_OF_COHORTS: usize = 400_000;

fn text<'a>(pages: &'a Pages, path: &str) -> &'a str {
    let file = pages.month.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(file).unwrap()
}

/// The first that is proposed and is not for everyone.
fn proposed(report: &Report) -> &Advice {
    let mut all = report.advice.iter();
    all.find(|one| one.is_proposed() && one.playbook.audience != "everyone").unwrap()
}

/// The page with its commands as they are typed: without the marks around options.
pub(crate) fn typed(page: &str) -> String {
    let mut out = String::new();
    let mut parts = page.split("<span class=\"option\">");
    out.push_str(parts.next().unwrap());
    for part in parts {
        out.push_str(&part.replacen("</span>", "", 1));
    }
    out
}

/// The sample, with a plan of a playbook that is still proposed.
pub(crate) fn under_way() -> Report {
    let mut report = SAMPLE.clone();
    let id = &proposed(&report).playbook.id;
    let plan = PLAN.replace("\"win-back\"", &format!("{id:?}")).replace("2024", "2026");
    let plans = parsed(&[("mine", &plan)]);
    report.plans = progress(&plans, report.period.month, report.period.as_of, &report.metrics);
    report
}

#[test]
fn no_page_of_the_sample_is_too_large_in_any_language() {
    let mut report = SAMPLE.clone();
    report.shop.locales = ["en", "fa", "ru", "th", "zh-Hant"].map(String::from).into();
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    let all = pages.month.iter().chain(&pages.root).filter(|(name, _)| name.ends_with(".html"));
    let too_large: Vec<String> = all
        .filter(|(name, bytes)| {
            let is_cohorts = name.ends_with("cohorts.html");
            bytes.len() >= if is_cohorts { MOST_OF_COHORTS } else { MOST }
        })
        .map(|(name, bytes)| format!("{name}: {} bytes", bytes.len()))
        .collect();
    assert!(too_large.is_empty(), "{}", too_large.join("\n"));
}

#[test]
fn every_playbook_has_a_page_and_the_strategy_page_has_the_whole_of_those_proposed() {
    let pages = pages::render(&SAMPLE, &ASSETS, &[]).unwrap();
    let (strategy, library) = (text(&pages, "strategy.html"), text(&pages, "playbooks.html"));
    let proposed = SAMPLE.advice.iter().filter(|one| one.is_proposed()).count();
    assert!(proposed > 0 && proposed < SAMPLE.advice.len());
    for one in &SAMPLE.advice {
        let id = &one.playbook.id;
        let page = text(&pages, &format!("playbooks/{id}.html"));
        assert!(page.contains("<h2>Steps</h2>") && page.contains("href=\"../style.css\""), "{id}");
        let link = format!("href=\"playbooks/{id}.html\"");
        assert!(library.contains(&link), "{id}");
        assert_eq!(
            strategy.contains(&format!("<article class=\"playbook\" id=\"{id}\">")),
            one.is_proposed()
        );
        assert_eq!(strategy.contains(&link), !one.is_proposed(), "{id}");
    }
    assert_eq!(strategy.matches("<h4>Steps</h4>").count(), proposed);
}

#[test]
fn a_proposed_playbook_says_by_which_commands_it_is_begun() {
    let card = |report: &Report| {
        let id = &proposed(report).playbook.id;
        let pages = pages::render(report, &ASSETS, &[]).unwrap();
        (id.clone(), typed(text(&pages, &format!("playbooks/{id}.html"))))
    };
    let (id, page) = card(&SAMPLE);
    let adopt = "perennial plan adopt";
    assert!(page.contains(&format!("{adopt} {id} --month 2026-10 --owner NAME")), "{page}");
    assert!(page.contains(&format!("perennial audience --plan 2026-10-{id} --for csv")), "{page}");
    // Who is under way is not adopted again.
    let (_, page) = card(&under_way());
    assert!(page.contains("perennial audience --plan mine --for csv") && !page.contains(adopt));
    // Nobody writes to everyone, and nothing is begun that is not proposed.
    let pages = pages::render(&SAMPLE, &ASSETS, &[]).unwrap();
    for one in &SAMPLE.advice {
        let page = text(&pages, &format!("playbooks/{}.html", one.playbook.id));
        assert_eq!(page.contains(adopt), one.is_proposed(), "{}", one.playbook.id);
        let lists = one.is_proposed() && one.playbook.audience != "everyone";
        assert_eq!(page.contains("perennial audience"), lists, "{}", one.playbook.id);
    }
}

#[test]
fn a_command_keeps_the_dashes_of_an_option_with_its_word() {
    let pages = pages::render(&SAMPLE, &ASSETS, &[]).unwrap();
    let id = &proposed(&SAMPLE).playbook.id;
    for page in ["strategy.html", "plan.html", &format!("playbooks/{id}.html")] {
        let commands: Vec<&str> =
            text(&pages, page).split("<pre class=\"command\"").skip(1).collect();
        assert!(!commands.is_empty(), "{page}");
        for command in commands {
            let command = command.split("</pre>").next().unwrap();
            assert!(command.contains("<span class=\"option\">--owner</span> NAME"), "{command}");
            let bare = command.replace("<span class=\"option\">--", "");
            assert!(!bare.contains("--"), "{page}: {command}");
        }
    }
    let style = std::str::from_utf8(&pages.root["style.css"]).unwrap();
    assert!(style.contains(".option { white-space: nowrap; }"));
}

#[test]
fn a_row_of_playbooks_says_beside_each_cell_what_it_is() {
    let pages = pages::render(&SAMPLE, &ASSETS, &[]).unwrap();
    for page in ["playbooks.html", "strategy.html"] {
        let table = text(&pages, page).split("class=\"stacks\"").nth(1).unwrap();
        let table = table.split("</table>").next().unwrap();
        let heads = table.split("<th scope=\"col\"").skip(1);
        let heads: Vec<&str> =
            heads.map(|head| head.split(['>', '<']).nth(1).unwrap()).skip(1).collect();
        assert_eq!(heads.len(), 6, "{page}");
        let body = table.split("<tbody>").nth(1).unwrap();
        let rows: Vec<&str> = body.split("<tr>").skip(1).collect();
        assert!(!rows.is_empty(), "{page}");
        for row in rows {
            let labels = row.split("data-label=\"").skip(1);
            let labels: Vec<&str> = labels.map(|it| it.split('"').next().unwrap()).collect();
            assert_eq!(labels, heads, "{page}");
        }
    }
}

#[test]
fn a_number_that_is_not_told_is_a_mark_that_the_table_explains_once() {
    let pages = pages::render(&SAMPLE, &ASSETS, &[]).unwrap();
    let page = text(&pages, "segments.html");
    let table = page.split("<div class=\"table\" id=\"movement\">").nth(1).unwrap();
    let table = table.split("</table>").next().unwrap();
    let marks = table.matches("<span aria-hidden=\"true\">*</span>").count();
    let words = table.matches("<span class=\"unseen\">not told</span>").count();
    assert!(marks > 1 && words == marks, "{table}");
    assert_eq!(table.matches("not told").count(), words, "{table}");
    assert_eq!(page.matches("* Not told: ").count(), 1);
}

/// What stands between the tags of a page, without commands and file names.
fn words_of(page: &str) -> String {
    let ends = [("<style", "</style>"), ("<code", "</code>"), ("<pre", "</pre>"), ("<", ">")];
    ends.into_iter().fold(page.to_string(), |page, (from, to)| {
        let mut parts = page.split(from);
        let mut words = parts.next().unwrap().to_string();
        parts.for_each(|part| words += part.split_once(to).map_or("", |(_, after)| after));
        words
    })
}

#[test]
fn no_page_has_the_apostrophes_of_a_typewriter() {
    let pages = pages::render(&SAMPLE, &ASSETS, &[]).unwrap();
    for (name, bytes) in pages.month.iter().filter(|(name, _)| name.ends_with(".html")) {
        let words = words_of(std::str::from_utf8(bytes).unwrap());
        let words = words.replace("&#x27;", "'").replace("&#39;", "'");
        let at = words.find('\'');
        assert_eq!(
            at.map(|at| words[..at + 1].chars().rev().take(60).collect::<String>()),
            None,
            "{name}"
        );
    }
}
