//! The pages' script only adds: it is small, has no words, and pages are whole
//! without it. What it does is tried out in a browser (`tests/browser`).

use std::collections::BTreeSet;

use crate::shop::{ASSETS, Folder, tree};

/// The most that the script may weigh, in bytes.
const MOST: usize = 10_000;

/// What follows each `start` in a text, up to the next `end`.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
}

#[test]
fn the_script_is_small() {
    let script = &ASSETS.0["templates/perennial.js"];
    assert!(script.len() < MOST, "{} bytes", script.len());
}

#[test]
fn pages_run_their_own_script_only_and_every_mark_has_its_row() {
    let folder = Folder::new();
    folder.build(&[]);
    let mut charts = 0;
    for (name, bytes) in tree(&folder.at("site")) {
        if !name.ends_with(".html") {
            continue;
        }
        let page = String::from_utf8(bytes).unwrap();
        let policy = between(&page, "Content-Security-Policy\" content=\"", "\"").next().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{name}: {policy}");
        assert!(!policy.contains("unsafe"), "{name}: {policy}");
        assert_eq!(page.matches("<script").count(), 1, "{name}");
        assert!(!page.contains(" style=\"") && !page.contains(" onclick="), "{name}");
        for figure in between(&page, "<figure ", "</figure>") {
            let Some(stops) = between(figure, "data-stops=\"", "\"").next() else { continue };
            let stops = stops.split(' ').count();
            let rows =
                between(figure, "<tbody>", "</tbody>").next().unwrap().matches("<tr").count();
            // The last bin of gaps is open, and in the table only.
            let drawn = rows - usize::from(figure.contains("order-gaps"));
            assert_eq!(stops, drawn, "{name}: {}", &figure[..60]);
            charts += 1;
        }
    }
    assert!(charts > 10, "{charts} charts");
}

/// The most that the file for a mail may weigh, in bytes.
const MOST_OF_ALL: usize = 2_000_000;

#[test]
fn one_file_has_every_page_and_leads_nowhere_else() {
    let folder = Folder::new();
    folder.build(&["--single-file", "report.html"]);
    let text = folder.text("report.html");
    assert!(text.len() < MOST_OF_ALL, "{} bytes", text.len());
    for never in ["<script", "<link", " src=", "url(", "href=\"../"] {
        assert!(!text.contains(never), "{never}");
    }
    let ids: Vec<&str> = between(&text, " id=\"", "\"").collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id is there twice");
    let (mut within, mut tables) = (0, 0);
    for to in between(&text, " href=\"", "\"") {
        match to.strip_prefix('#') {
            Some(id) => {
                assert!(known.contains(id), "{to}");
                within += 1;
            }
            None if to.starts_with("data:text/csv") => tables += 1,
            None => assert!(to.starts_with("https://") || to.starts_with("http://"), "{to}"),
        }
    }
    assert!(within > 50 && tables > 20, "{within} links, {tables} tables");
    for page in tree(&folder.at("site")).keys().filter(|name| name.ends_with(".html")) {
        let name = page.rsplit('/').next().unwrap().trim_end_matches(".html");
        let is_playbook = page.contains("/playbooks/");
        let id = if is_playbook { format!("playbook-{name}") } else { name.into() };
        assert!(known.contains(&*id), "{page} is not in it");
    }
    // What a page says is there, word for word.
    let summary = folder.text("site/2026-10/index.html");
    let sentence = between(&summary, "<ul class=\"sentences\">", "</ul>").next().unwrap();
    assert!(text.contains(sentence));
}
