//! The pages' script only adds: it is small, has no words, and pages are whole
//! without it. What it does is tried out in a browser (`tests/browser`).

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
