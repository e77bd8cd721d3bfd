//! Every export layout: the same twelve orders come to the same numbers, as far
//! as the layout carries them. `tests/fixtures/formats/README.md` says which
//! orders these are.

use std::collections::BTreeMap;

use perennial::config::Config;
use perennial::orders::Source;
use perennial::pages;
use perennial::report::{self, Report};
use serde_json::Value as Json;

use crate::shop::{ASSETS, config, read_sources, report, repository};

pub(crate) const SHOP: &str =
    "[shop]\ncurrency = \"USD\"\ntime_zone = \"America/New_York\"\nprivacy_threshold = 1\n";

/// The shop of a fixture, in whose currency its amounts are.
pub(crate) fn shop_of(file: &str) -> String {
    let currency = match file {
        "ebay-de.csv" => "EUR",
        "ebay-uk.csv" => "GBP",
        _ => "USD",
    };
    SHOP.replace("USD", currency)
}

/// What the orders are, by columns of their own.
const TRUTH: &str = r#"
[[orders]]
format = "columns"
[orders.columns]
order = "order_id"
customer = "customer_email"
date = "created_utc"
amount = "subtotal"
discount = "discount"
refunded = "refunded"
currency = "currency"
status = "state"
[orders.rules]
amount_without = ["discount", "tax", "shipping"]
"#;

/// Revenue of January to April 2024: goods after discounts and refunds.
const GOODS: [&str; 4] = ["91.00", "60.00", "37.00", "78.00"];

/// The same of layouts without a column for refunds: 25.00 more in February,
/// and 18.00 more in March.
const NOT_REFUNDED: [&str; 4] = ["91.00", "85.00", "55.00", "78.00"];

/// What a fixture is expected to say.
struct Fixture {
    /// Its name is the format's.
    file: &'static str,
    revenue: [&'static str; 4],
    /// Keys of `report.json` that this layout cannot know, or knows otherwise.
    unlike: &'static [&'static str],
}

/// They carry everything.
const WHOLE: [Fixture; 5] = [
    Fixture { file: "shopify.csv", revenue: GOODS, unlike: &[] },
    Fixture { file: "squarespace.csv", revenue: GOODS, unlike: &[] },
    Fixture { file: "woocommerce-import.csv", revenue: GOODS, unlike: &[] },
    Fixture { file: "woocommerce-items.csv", revenue: GOODS, unlike: &[] },
    Fixture { file: "woocommerce-orders.csv", revenue: GOODS, unlike: &[] },
];

/// Discounts have no column, so that gross revenue is after them.
const GROSS: &[&str] = &["gross", "gross_identified"];

/// Refunds are rows of their own, without the delivery that was given back.
const CREDITS: &[&str] = &["credits", "credits_identified", "credit_notes", "refunds_beyond"];

/// They come to the same revenue in another way.
const NEARLY: [Fixture; 6] = [
    Fixture { file: "bigcommerce.csv", revenue: GOODS, unlike: GROSS },
    Fixture { file: "ecwid.csv", revenue: GOODS, unlike: GROSS },
    Fixture { file: "magento.csv", revenue: GOODS, unlike: GROSS },
    Fixture { file: "square-items.csv", revenue: GOODS, unlike: CREDITS },
    Fixture { file: "square-transactions.csv", revenue: GOODS, unlike: CREDITS },
    Fixture { file: "wix.csv", revenue: GOODS, unlike: GROSS },
];

/// Everything that has money in it, and what is decided by it.
const MONEY: &[&str] = &[
    "data",
    "metrics",
    "revenue",
    "aov",
    "revenue_new",
    "revenue_unidentified",
    "revenue_last_year",
    "gross",
    "lorenz",
    "gini",
    "rfm",
    "benchmarks",
    "claims",
    "loyalty",
    "playbooks",
];

/// They know who ordered when, and another revenue.
const OTHER_REVENUE: [Fixture; 7] = [
    Fixture { file: "amazon-shipments.txt", revenue: NOT_REFUNDED, unlike: MONEY },
    Fixture { file: "ebay.csv", revenue: NOT_REFUNDED, unlike: MONEY },
    Fixture { file: "ebay-de.csv", revenue: NOT_REFUNDED, unlike: MONEY },
    Fixture { file: "ebay-uk.csv", revenue: NOT_REFUNDED, unlike: MONEY },
    Fixture { file: "etsy-items.csv", revenue: NOT_REFUNDED, unlike: MONEY },
    Fixture { file: "etsy-orders.csv", revenue: NOT_REFUNDED, unlike: MONEY },
    // Payments are with delivery.
    Fixture { file: "stripe.csv", revenue: ["106.00", "65.00", "47.00", "83.00"], unlike: MONEY },
];

/// They do not know who ordered.
const NOBODY: [Fixture; 4] = [
    Fixture { file: "amazon-orders.txt", revenue: NOT_REFUNDED, unlike: &[] },
    // With delivery. An order that was paid back in part counts in full.
    Fixture { file: "prestashop.csv", revenue: ["106.00", "65.00", "65.00", "83.00"], unlike: &[] },
    // Discounts have no column either: 6.00 more in February.
    Fixture { file: "walmart.csv", revenue: ["91.00", "91.00", "55.00", "78.00"], unlike: &[] },
    Fixture { file: "woocommerce-analytics.csv", revenue: NOT_REFUNDED, unlike: &[] },
];

fn with_customers() -> impl Iterator<Item = &'static Fixture> {
    WHOLE.iter().chain(&NEARLY).chain(&OTHER_REVENUE)
}

impl Fixture {
    fn format(&self) -> &'static str {
        self.file.rsplit_once('.').unwrap().0
    }

    fn report(&self) -> Report {
        april(self.file, &config(&shop_of(self.file)))
    }
}

/// The report of April on a fixture.
fn april(file: &str, config: &Config) -> Report {
    let path = repository("tests/fixtures/formats").join(file);
    let orders = read_sources(vec![Source::File(path)], config);
    report(orders.unwrap_or_else(|faults| panic!("{file}: {faults:?}")), config, Some("2024-04"))
}

fn truth() -> Report {
    april("truth_orders.csv", &config(&format!("{SHOP}{TRUTH}")))
}

fn json(report: &Report) -> Json {
    serde_json::from_str(&report::json(report)).unwrap()
}

/// Orders and revenue of each month.
fn months(report: &Report) -> (Vec<u64>, Vec<String>) {
    let months = report.months.iter();
    months.map(|(_, totals)| (totals.orders, totals.net.decimal(2))).unzip()
}

/// Takes keys out, however deep they are.
fn without(json: &mut Json, keys: &[&str]) {
    match json {
        Json::Object(fields) => {
            fields.retain(|key, _| !keys.contains(&key.as_str()));
            fields.values_mut().for_each(|value| without(value, keys));
        }
        Json::Array(values) => values.iter_mut().for_each(|value| without(value, keys)),
        _ => {}
    }
}

/// Leaves out the playbooks that go by a trait, and the ranks among all.
fn advice_without_traits(json: &mut Json) {
    let Some(all) = json["playbooks"].as_array_mut() else { return };
    let goes_by_trait = |one: &Json| {
        one["when"].as_array().unwrap().iter().any(|condition| !condition["trait"].is_null())
    };
    all.retain(|one| !goes_by_trait(one));
    all.iter_mut().for_each(|one| without(one, &["rank", "proposed"]));
}

/// What tells a layout from others, by the layout's name.
fn detect_sets() -> BTreeMap<String, Vec<String>> {
    let formats = ASSETS.below("content/formats/", ".toml").map(|(path, text)| {
        let name = path.trim_start_matches("content/formats/").trim_end_matches(".toml");
        let format: toml::Table = text.parse().unwrap();
        let detect = format.get("detect").and_then(|detect| detect.as_array());
        let headers = detect.into_iter().flatten().map(|it| it.as_str().unwrap().to_string());
        (name.to_string(), headers.collect())
    });
    formats.collect()
}

/// The record of a file that has all of these names.
fn header(file: &str, names: &[String]) -> Vec<String> {
    let bytes = std::fs::read(repository("tests/fixtures/formats").join(file)).unwrap();
    let by = |delimiter| {
        let mut csv = csv::ReaderBuilder::new();
        csv.delimiter(delimiter).has_headers(false).flexible(true);
        let records = csv.from_reader(bytes.as_slice()).into_records();
        let records = records.map(|it| it.unwrap().iter().map(String::from).collect::<Vec<_>>());
        records.into_iter().find(|record| names.iter().all(|name| record.contains(name)))
    };
    [b',', b';', b'\t'].into_iter().find_map(by).unwrap_or_else(|| panic!("{file}: no header"))
}

#[test]
fn every_layout_has_a_fixture() {
    let mut known: Vec<&str> =
        with_customers().chain(&NOBODY).map(|fixture| fixture.format()).collect();
    // The first is of whoever names columns, and the second of one data set.
    known.extend(["columns", "online-retail"]);
    known.sort_unstable();
    assert!(detect_sets().keys().eq(known));
}

#[test]
fn a_header_is_of_one_layout_only() {
    let sets = detect_sets();
    for fixture in with_customers().chain(&NOBODY) {
        let header = header(fixture.file, &sets[fixture.format()]);
        let fits = |detect: &[String]| {
            !detect.is_empty() && detect.iter().all(|name| header.contains(name))
        };
        let fitting: Vec<&String> =
            sets.iter().filter(|(_, detect)| fits(detect)).map(|(name, _)| name).collect();
        assert_eq!(fitting, [fixture.format()], "{}", fixture.file);
    }
}

#[test]
fn the_header_tells_the_layout() {
    for fixture in with_customers().chain(&NOBODY) {
        assert_eq!(fixture.report().data.account.files[0].format, fixture.format());
    }
}

#[test]
fn layouts_with_customers_have_the_cohorts_of_the_truth() {
    let truth = truth();
    let cohorts = json(&truth)["cohorts"]["rows"].clone();
    assert_eq!(cohorts[0]["customers"], serde_json::json!([3, 2, 2, 1]));
    assert_eq!(cohorts[1]["customers"], serde_json::json!([1, 0, 1]));
    for fixture in with_customers() {
        let report = fixture.report();
        let mine = json(&report)["cohorts"]["rows"].clone();
        for (row, theirs) in mine.as_array().unwrap().iter().zip(cohorts.as_array().unwrap()) {
            for key in ["cohort", "customers", "orders"] {
                assert_eq!(row[key], theirs[key], "{}: {key}", fixture.file);
            }
        }
        assert_eq!(mine.as_array().unwrap().len(), cohorts.as_array().unwrap().len());
        let data = &report.data;
        let counted = (data.orders, data.orders_identified, data.customers);
        assert_eq!(counted, (11, 10, 4), "{}", fixture.file);
    }
}

#[test]
fn each_month_has_the_revenue_that_the_layout_carries() {
    for fixture in with_customers() {
        let (orders, revenue) = months(&fixture.report());
        assert_eq!(orders, [3, 4, 2, 2], "{}", fixture.file);
        assert_eq!(revenue, fixture.revenue, "{}", fixture.file);
    }
}

#[test]
fn the_report_is_the_same_whatever_the_layout() {
    // How many rows an order has, and which traits, is the layout's.
    let rows = [
        "currency",
        "files",
        "rows_read",
        "rows_used",
        "rows_left_out",
        "gross_left_out",
        "first_orders",
    ];
    let truth = json(&truth());
    for fixture in with_customers() {
        let (mut mine, mut theirs) = (json(&fixture.report()), truth.clone());
        let unlike = [&rows[..], fixture.unlike].concat();
        for json in [&mut mine, &mut theirs] {
            without(json, &unlike);
            advice_without_traits(json);
        }
        let parts = theirs.as_object().unwrap();
        assert!(parts.contains_key("cohorts") && parts.contains_key("time_to_next_order"));
        for (part, value) in parts {
            assert_eq!(&mine[part], value, "{}: {part}", fixture.file);
        }
    }
}

#[test]
fn layouts_without_customers_have_revenue_and_say_what_to_export_instead() {
    for fixture in &NOBODY {
        let report = fixture.report();
        let (orders, revenue) = months(&report);
        assert_eq!(orders, [3, 4, 2, 2], "{}", fixture.file);
        assert_eq!(revenue, fixture.revenue, "{}", fixture.file);
        assert_eq!((report.data.orders_identified, report.data.customers), (0, 0));

        let path = format!("content/formats/{}.toml", fixture.format());
        let (_, text) = ASSETS.below("content/formats/", ".toml").find(|it| it.0 == path).unwrap();
        let format: toml::Table = text.parse().unwrap();
        let instead = format["no_customers"].as_str().unwrap();
        let pages = pages::render(&report, &ASSETS, &[]).unwrap();
        for page in ["index.html", "data.html"] {
            let html = std::str::from_utf8(&pages.month[page]).unwrap();
            assert!(html.contains(instead), "{}: {page}", fixture.file);
        }
    }
}
