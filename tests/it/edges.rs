//! Shops at the edges of what there is: each has a report that makes sense, and
//! says why a number is missing. Their sites are left for the browser to open.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use perennial::units::Day;
use serde_json::Value;

use crate::shop::{ASSETS, Folder, ran, tree};

const HEADER: &str =
    "order,customer,date,amount,refunded,status,channel,country,product,coupon,currency\n";

const CONFIG: &str = r#"
[shop]
name = "NAME"
privacy_threshold = 3
[[orders]]
files = ["orders.csv"]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "date"
amount = "amount"
refunded = "refunded"
status = "status"
channel = "channel"
country = "country"
product = "product"
coupon = "coupon"
currency = "currency"
"#;

/// What a name in an order file may be, at its worst.
const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "\u{202e}evas ot kcilC\u{2066}",
    "Zoë 🫖 تست ทดสอบ 測試",
    "'); DROP TABLE orders; --",
    "&lt;b&gt;&#x41;",
];

/// A shop: its name, its rows, and an id that its report has a number for, or a
/// reason.
struct Edge {
    name: String,
    id: &'static str,
    rows: String,
}

/// One row in [`HEADER`].
fn row(rows: &mut String, customer: &str, day: i32, amount: &str, rest: &str) {
    let number = rows.len();
    let date = Day(18_628 + day);
    let customer =
        if customer.is_empty() { String::new() } else { format!("{customer}@example.com") };
    writeln!(rows, "{number},{customer},{date},{amount},{rest}").unwrap();
}

/// Numbers that seem to be drawn, and are always the same.
fn drawn() -> impl FnMut(u64) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    }
}

/// A shop of so many customers over so many days, who order again after days
/// drawn below `again`, with the columns after the amount by `rest`.
fn shop((customers, days, again): (u64, u64, u64), rest: impl Fn(u64) -> String) -> String {
    let (mut next, mut rows) = (drawn(), String::new());
    for customer in 0..customers {
        let mut day = next(days);
        while day < days {
            let amount = format!("{}.{:02}", 5 + next(90), next(100));
            let rest = rest(next(u64::MAX));
            row(&mut rows, &format!("c{customer}"), day as i32, &amount, &rest);
            day += 1 + next(again);
        }
    }
    // The last day of the last month has an order.
    row(&mut rows, "last", days as i32 - 1, "9.00", &rest(0));
    rows
}

fn usual(number: u64) -> String {
    let channel = ["web", "shop", "phone"][number as usize % 3];
    let country = ["GB", "IE", "FR", "DE"][number as usize / 3 % 4];
    let product =
        ["Green tea", "Black tea", "Cups", "Kettle", "Gift box"][number as usize / 12 % 5];
    format!(",paid,{channel},{country},{product},,GBP")
}

fn in_currency(code: &'static str) -> impl Fn(u64) -> String {
    move |number| usual(number).replace("GBP", code)
}

fn edges() -> Vec<Edge> {
    let edge = |id, rows| Edge { name: format!("The shop {id}"), id, rows };
    let one = |rows: &[(&str, i32, &str)]| {
        let mut text = String::new();
        for (customer, day, amount) in rows {
            row(&mut text, customer, *day, amount, ",paid,web,GB,Tea,,GBP");
        }
        text
    };
    let mut hostile = String::new();
    for customer in 0..60_i32 {
        let name = HOSTILE[customer as usize % HOSTILE.len()];
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        let rest = format!(",paid,{quoted},{quoted},{quoted},{quoted},GBP");
        for again in 0..3 {
            row(&mut hostile, &format!("h{customer}"), customer + again * 40, "12.50", &rest);
        }
    }
    let long = "long ".repeat(2_000);
    for customer in 0..5 {
        let rest = format!(",paid,{long},{long},{long},{long},GBP");
        row(&mut hostile, &format!("l{customer}"), 150, "3.00", &rest);
    }
    let refunds = |number: u64| format!("{}.00{}", number % 300, usual(number));
    let mut gap = shop((80, 90, 30), usual);
    for customer in 0..80 {
        row(&mut gap, &format!("c{customer}"), 240 + customer % 33, "15.00", &usual(7));
    }
    let jpy = shop((300, 400, 90), in_currency("JPY"));
    let whole = |line: &str| {
        let mut cells: Vec<&str> = line.split(',').collect();
        cells[3] = cells[3].split('.').next().unwrap_or("0");
        cells.join(",") + "\n"
    };
    let mut all = vec![
        edge("one-order", one(&[("ada", 30, "10.00")])),
        edge(
            "one-customer",
            one(&[("ada", 0, "10.00"), ("ada", 40, "12.00"), ("ada", 120, "8.00")]),
        ),
        edge("nobody-again", shop((400, 365, u64::MAX >> 12), usual)),
        edge("everybody-again", shop((200, 730, 25), usual)),
        edge("one-month", shop((150, 31, 20), usual)),
        edge("ten-years", shop((900, 3_652, 700), usual)),
        edge("more-back-than-sold", shop((200, 200, 60), refunds)),
        edge("no-decimals", jpy.lines().map(whole).collect()),
        edge("three-decimals", shop((300, 400, 90), in_currency("KWD"))),
        edge("nobody-named", one(&[("", 0, "10.00"), ("", 20, "12.00"), ("", 58, "9.00")])),
        edge("a-month-without", gap),
        edge("hostile", hostile),
        edge(
            "huge",
            shop((20_000, 1_825, 400), usual)
                .replace("Kettle", "Kettle, 1.7 l")
                .replace(",Kettle, 1.7 l,", ",\"Kettle, 1.7 l\","),
        ),
    ];
    all.last_mut().unwrap().name =
        "A shop with a name that goes on for so long that it has to be broken".into();
    let hostile = all.iter_mut().find(|it| it.id == "hostile").unwrap();
    hostile.name = HOSTILE[..3].concat().replace('"', "'");
    all
}

/// Shops that are built in every language.
const IN_ALL: [&str; 3] = ["one-customer", "nobody-named", "huge"];

/// Gives a shop all languages.
fn in_all_languages(folder: &Folder) {
    let numbers = ASSETS.below("content/locales/", "/numbers.ftl");
    let language = |path: &str| path.split('/').nth(2).unwrap().to_string();
    let mut locales: Vec<String> = numbers.map(|(path, _)| language(path)).collect();
    // The first is that of the pages without a folder of their own.
    locales.sort_by_key(|it| it != "en");
    let config = folder.text("perennial.toml");
    folder
        .put("perennial.toml", config.replace("[shop]", &format!("[shop]\nlocales = {locales:?}")));
}

/// Where the sites are left: `target/tmp/edges/NAME`.
fn place(id: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("edges").join(id)
}

fn built(edge: &Edge) -> PathBuf {
    let folder = Folder::new();
    let config = CONFIG.replace("\"NAME\"", &format!("{:?}", edge.name).replace("\\'", "'"));
    folder.put("perennial.toml", config.replace("\\u{202e}", "").replace("\\u{2066}", ""));
    folder.put("orders.csv", format!("{HEADER}{}", edge.rows));
    if IN_ALL.contains(&edge.id) {
        in_all_languages(&folder);
    }
    let site = place(edge.id);
    let _ = fs::remove_dir_all(&site);
    let ran = ran(folder.program().args(["build", "--out"]).arg(&site));
    assert_eq!(ran.code, Some(0), "{}: {}", edge.id, ran.err);
    site
}

/// The `report.json` of the only month.
fn json(site: &Path) -> Value {
    let files = tree(site);
    let (_, text) = files.iter().find(|(name, _)| name.ends_with("report.json")).unwrap();
    serde_json::from_slice(text).unwrap()
}

/// The page has the last 24 cohorts and the years before, the file every cohort, and
/// a year is the sum of its cohorts.
fn older_cohorts_are_by_year(site: &Path, json: &Value) {
    let files = tree(site);
    let text = |end: &str| {
        let (_, bytes) = files.iter().find(|(name, _)| name.ends_with(end)).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let page = text("cohorts.html");
    let rows_of = |id: &str| {
        let (_, table) = page.split_once(&format!("aria-labelledby=\"{id}-title\">")).unwrap();
        table.split("</table>").next().unwrap().matches("<tr>").count() - 1
    };
    let lines_of = |id: &str| text(&format!("tables/{id}.csv")).lines().count() - 1;
    let rows = json["cohorts"]["rows"].as_array().unwrap();
    let years = json["cohorts"]["years"].as_array().unwrap();
    assert!(rows.len() > 100, "{}", rows.len());
    for id in ["cohort-retention", "cohort-customers", "cohort-revenue"] {
        assert_eq!((rows_of(id), lines_of(id)), (24, rows.len()), "{id}");
        let years_of = format!("{id}-years");
        assert_eq!((rows_of(&years_of), lines_of(&years_of)), (years.len(), years.len()), "{id}");
    }
    assert_eq!(rows_of("cohort-retention-quarters"), 24);
    let number = |row: &Value, age: usize| row["customers"][age].as_u64();
    for year in years {
        let (from, to) = (year["from"].as_str().unwrap(), year["to"].as_str().unwrap());
        let is_of = |row: &&Value| (from..=to).contains(&row["cohort"].as_str().unwrap());
        let told: Vec<&Value> =
            rows.iter().filter(is_of).filter(|row| number(row, 0).is_some()).collect();
        assert_eq!(year["cohorts"], told.len());
        for age in 0..year["customers"].as_array().unwrap().len() {
            let sum = told.iter().map(|row| number(row, age)).sum::<Option<u64>>();
            assert_eq!(number(year, age), sum, "{from}: {age}");
        }
    }
}

#[test]
fn every_edge_has_a_report_that_makes_sense() {
    for edge in edges() {
        let site = built(&edge);
        for (name, bytes) in tree(&site) {
            if name.ends_with(".js") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            for never in ["NaN", ">inf", "-inf", "Infinity", "Some(", "Ok(", "£-", "c0@example"] {
                assert!(!text.contains(never), "{}: {name} has {never}", edge.id);
            }
            if name.ends_with("calendar-due.csv") {
                let day = |line: &str| line.split(',').nth(2).unwrap().parse::<u32>().unwrap();
                assert!(text.lines().skip(1).map(day).is_sorted(), "{}: {text}", edge.id);
            }
            if name.ends_with(".html") {
                assert!(
                    !text.contains("<script>alert") && !text.contains("<img"),
                    "{}: {name}",
                    edge.id
                );
                assert!(!text.contains("49{%"), "{}: {name}", edge.id);
            }
        }
        let json = json(&site);
        let metrics = json["metrics"].as_object().unwrap();
        for (id, metric) in metrics {
            let is_one = metric["value"].is_null() != metric["why"].is_null();
            assert!(is_one, "{}: {id} is neither a number nor a reason: {metric}", edge.id);
        }
        let value = |id: &str| metrics[id]["value"].clone();
        match edge.id {
            "one-order" => assert_eq!(value("customers"), 1),
            "nobody-again" => assert_eq!(value("returning_customers"), 0),
            "everybody-again" => assert!(value("repeat_purchase_rate_ever").as_f64() > Some(0.9)),
            "no-decimals" => assert!(!value("revenue").as_str().unwrap().contains('.')),
            "three-decimals" => {
                assert_eq!(value("revenue").as_str().unwrap().split('.').nth(1).unwrap().len(), 3)
            }
            "nobody-named" => assert_eq!(metrics["repeat_purchase_rate"]["why"], "nobody_named"),
            "ten-years" => older_cohorts_are_by_year(&site, &json),
            "a-month-without" => {
                let months = json["months"].as_array().unwrap();
                assert!(months.iter().any(|month| month["orders"] == 0), "{months:?}");
            }
            _ => {}
        }
    }
}
