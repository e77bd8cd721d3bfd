//! What stands first on a page, and what is said once.

use perennial::pages;

use crate::advice::{self, SAMPLE};
use crate::changes;
use crate::shop::{ASSETS, CONTENT};

/// Those of the built-in words.
const LANGUAGES: [&str; 5] = ["en", "fa", "ru", "th", "zh-Hant"];

/// The pages of a shop with these customers by month.
fn pages_of(counts: &[u32]) -> impl Fn(&str) -> String {
    let report = changes::of(&changes::months(counts));
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    move |name| String::from_utf8(pages.month[&format!("{name}.html")].clone()).unwrap()
}

/// The line below the title of a page.
fn lead(page: &str) -> &str {
    page.split("<p class=\"lead\">").nth(1).unwrap().split("</p>").next().unwrap()
}

#[test]
fn a_page_begins_with_what_it_found() {
    let mut counts = vec![80; 30];
    counts[29] = 200;
    let page = pages_of(&counts);
    let rose = "rose by more than chance since a year ago; none fell.";
    assert!(lead(&page("index")).ends_with(rose), "{}", lead(&page("index")));
    // Of 200 customers every other one comes back ten days later: half of the half.
    assert!(
        lead(&page("customers")).contains("half do so within 10 days"),
        "{}",
        lead(&page("customers"))
    );
    for (name, finding) in [("segments", "id=\"rfm\""), ("value", "id=\"lorenz\"")] {
        let page = page(name);
        let figure = page.split(finding).nth(1).unwrap();
        let caption = lead(&page).strip_suffix('.').unwrap();
        assert!(figure.contains(caption), "{name}: {caption}");
    }
    assert!(lead(&page("cohorts")).contains("ordered again in the month after"));
    assert!(lead(&page("data")).starts_with("All "), "{}", lead(&page("data")));
    assert_eq!(lead(&page("method")).matches('%').count(), 0);
}

#[test]
fn what_a_page_found_is_a_whole_sentence() {
    let mut report = SAMPLE.clone();
    // Thai sentences end without a sign.
    let languages = LANGUAGES.into_iter().filter(|language| *language != "th");
    report.shop.locales = languages.map(String::from).collect();
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    let all = pages.month.iter().filter(|(name, _)| name.ends_with(".html"));
    for (name, bytes) in all {
        let lead = lead(std::str::from_utf8(bytes).unwrap());
        let end = lead.trim_end_matches('\u{2069}');
        assert!(end.ends_with(['.', '。', '؟', '？', '?']), "{name}: {lead}");
    }
}

#[test]
fn what_is_told_of_whole_months_is_of_the_last_that_is_over() {
    let report = advice::sample("2026-11", &CONTENT);
    assert!(!report.period.over);
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    let page = |name: &str| std::str::from_utf8(&pages.month[name]).unwrap();
    assert!(page("customers.html").contains("October 2026: 262 customers joined or came back"));
    assert!(!page("value.html").contains("id=\"lorenz\""));
    assert!(!page("value.html").contains("There are too few customers in the last twelve"));
}

#[test]
fn the_summary_is_named_by_its_month_in_each_language() {
    let mut report = SAMPLE.clone();
    let headings = [
        ("", "October 2026 in brief"),
        ("fa/", "\u{2068}اکتبر ۲۰۲۶\u{2069} در یک نگاه"),
        ("ru/", "Главное за октябрь 2026\u{202f}г."),
        ("th/", "สรุปเดือนตุลาคม 2569"),
        ("zh-Hant/", "2026年10月概要"),
    ];
    report.shop.locales = LANGUAGES.map(String::from).into();
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    for (folder, heading) in headings {
        let page = std::str::from_utf8(&pages.month[&format!("{folder}index.html")]).unwrap();
        assert!(page.contains(&format!("<h1>{heading}</h1>")), "{heading}");
    }
}

#[test]
fn the_summary_tells_one_thing_before_the_others() {
    let page = pages_of(&[80; 30])("index");
    let told = page.split("id=\"headline\"").nth(1).unwrap().split("</section>").next().unwrap();
    let (chief, others) = told.split_once("<ul class=\"sentences\">").unwrap();
    assert_eq!(chief.matches("<p class=\"chief\">").count(), 1, "{chief}");
    // What came in, and below it whether that is a change.
    assert!(chief.contains(" orders.</p>\n  <p class=\"change\">"), "{chief}");
    assert!(!others.contains(" orders.</li>"), "{others}");
    assert!(others.matches("<li>").count() >= 3, "{others}");
}

#[test]
fn the_method_page_lists_its_headings_under_the_same_addresses_in_each_language() {
    let mut report = SAMPLE.clone();
    report.shop.locales = LANGUAGES.map(String::from).into();
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    let page = |folder: &str| {
        String::from_utf8(pages.month[&format!("{folder}method.html")].clone()).unwrap()
    };
    let links = |page: &str| -> Vec<String> {
        let list = page.split("<nav class=\"toc\"").nth(1).unwrap().split("</nav>").next().unwrap();
        let links = list.split("<a href=\"#").skip(1);
        links.map(|link| link.split('"').next().unwrap().to_string()).collect()
    };
    let english = links(&page(""));
    assert!(
        ["definitions", "method-as-of", "limits-causes"]
            .iter()
            .all(|id| english.contains(&(*id).into()))
    );
    for folder in ["", "fa/", "ru/", "th/", "zh-Hant/"] {
        let page = page(folder);
        assert_eq!(links(&page), english, "{folder}");
        for id in &english {
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{folder} {id}");
        }
        let prose = page.split("<section class=\"prose\"").skip(1);
        let headings: usize = prose.map(|part| part.matches("<h3").count()).sum();
        assert_eq!(headings, english.len() - 3, "{folder}");
    }
}

#[test]
fn what_only_some_tiles_have_stands_below_what_all_have() {
    let page = String::from_utf8(
        pages::render(&SAMPLE, &ASSETS, &[]).unwrap().month["index.html"].clone(),
    );
    let page = page.unwrap();
    let tiles: Vec<&str> = page.split("<div class=\"tile\"").skip(1).collect();
    let place = |tile: &str, class: &str| tile.find(&format!("<dd class=\"{class}"));
    let aimed: Vec<&&str> = tiles.iter().filter(|it| place(it, "target").is_some()).collect();
    assert!(!aimed.is_empty() && aimed.len() < tiles.len());
    for tile in aimed {
        let [change, target, definition] =
            ["change", "target", "definition"].map(|class| place(tile, class).unwrap());
        assert!(change < target && target < definition, "{tile}");
    }
    // Each kind of line has a row of its own in the style sheet, by which tiles align.
    let style = ASSETS.0["templates/style.css"].as_str();
    for class in ["dt", ".number", ".path", ".target", ".definition"] {
        assert!(style.contains(&format!("  .tile {class} {{ grid-row: ")), "{class}");
    }
    // A reason takes the rows of what is not there, and pushes nothing apart beside it.
    let reason = ":not(:has(.path, .change, .before)) .why { grid-row: 3 / span 3; }";
    assert!(style.contains(reason));
}

#[test]
fn a_reason_that_several_numbers_share_is_said_once() {
    let page = pages_of(&[40; 5])("customers");
    let shared = page.split("id=\"customer_retention_rate\"").nth(1).unwrap();
    let tile = shared.split("</div>").next().unwrap();
    assert!(tile.contains("<span id=\"churn_rate\">"), "{tile}");
    assert_eq!(tile.matches("class=\"why\"").count(), 1, "{tile}");
    // Both still have their definitions, and both can be linked to.
    assert_eq!(tile.matches("<p>").count(), 2, "{tile}");
    assert_eq!(page.matches("id=\"churn_rate\"").count(), 1);
}

#[test]
fn groups_are_told_by_customers_and_by_revenue() {
    let page = pages_of(&[80; 30])("segments");
    let figure = page.split("id=\"lifecycle\"").nth(1).unwrap();
    let svg = figure.split("</svg>").next().unwrap();
    assert!(svg.contains("class=\"f1\"") && svg.contains("class=\"f2\""), "{svg}");
    assert!(figure.contains("Share of customers") && figure.contains("Share of revenue"));
}
