//! What stands first on a page, and what is said once.

use perennial::pages;

use crate::changes;
use crate::shop::ASSETS;

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
        assert!(figure.contains(lead(&page)), "{name}: {}", lead(&page));
    }
    assert!(lead(&page("cohorts")).contains("ordered again in the month after"));
    assert!(lead(&page("data")).starts_with("All "), "{}", lead(&page("data")));
    assert_eq!(lead(&page("method")).matches('%').count(), 0);
}

#[test]
fn a_reason_that_several_numbers_share_is_said_once() {
    let page = pages_of(&[40; 5])("customers");
    let shared = page.split("id=\"customer_retention_rate\"").nth(1).unwrap();
    let tile = shared.split("</div>").next().unwrap();
    assert!(tile.contains("<dt id=\"churn_rate\">"), "{tile}");
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
