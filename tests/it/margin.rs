//! What is left after the cost of goods: from the rows to `report.json`.

use perennial::metrics::Value;
use perennial::orders::{Costed, Orders, Source};
use perennial::units::Money;
use proptest::prelude::*;
use serde_json::json;

use crate::random::{LINES, all_rows, file, lines_that_cost, shop};
use crate::shop::{Folder, config, read, read_sources, report};

/// Orders of one row each.
const ROWS: &str = r#"
[shop]
currency = "GBP"
privacy_threshold = 1
[[orders]]
files = ["*.csv"]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "date"
amount = "amount"
discount = "discount"
refunded = "refunded"
cost = "cost"
"#;

const HEADER: &str = "order,customer,date,amount,discount,refunded,cost\n";

/// All that goods cost, and the orders that say it.
fn costed(orders: &Orders) -> Costed {
    orders.costs.values().fold(Costed::default(), |mut all, day| {
        all += *day;
        all
    })
}

fn pounds(pence: i64) -> Money {
    Money(pence * Money::SCALE / 100)
}

/// Ada's goods cost 40 of 100 before a discount of 20, and a quarter of what she
/// paid was refunded: 30 of cost is left. Ben's all went back. Nobody's cost 5.
/// Cid's do not say it, and the credit note brings 2 back.
const SOME: &str = "1,ada@example.com,2024-01-05,100,20,20,40\n\
    2,ben@example.com,2024-01-06,50,,50,20\n\
    3,,2024-01-07,9,,,5\n\
    4,cid@example.com,2024-01-31,7,,,\n\
    5,ada@example.com,2024-01-31,-6,,,2\n";

#[test]
fn cost_is_of_the_goods_that_were_not_refunded() {
    let text = format!("{HEADER}{SOME}");
    let orders = read(&[text.as_bytes()], &config(ROWS)).unwrap();
    // 30 + 0 + 5 - 2, of 60 + 0 + 9 - 6.
    assert_eq!(costed(&orders), Costed { orders: 3, net: pounds(6300), cost: pounds(3300) });
}

#[test]
fn an_order_of_several_files_costs_what_the_last_says() {
    let file = |rows: &str| -> &'static [u8] { format!("{HEADER}{rows}").leak().as_bytes() };
    let later = "1,ada@example.com,2024-01-05,100,20,20,30\n3,,2024-01-07,9,,,\n";
    let sources =
        vec![Source::Embedded("a.csv", file(SOME)), Source::Embedded("b.csv", file(later))];
    let orders = read_sources(sources, &config(ROWS)).unwrap();
    assert_eq!(costed(&orders), Costed { orders: 2, net: pounds(5400), cost: pounds(2050) });
    let of_ada = orders.lots.iter().flat_map(|lot| lot.people_with_costs());
    let mut all: Vec<Vec<Option<Money>>> = of_ada.map(|(_, costs)| costs.to_vec()).collect();
    all.sort();
    let of = |pence| Some(pounds(pence));
    assert_eq!(all, [vec![None], vec![of(0)], vec![of(2250), of(-200)]]);
}

#[test]
fn an_order_has_a_cost_if_all_of_its_lines_have_one() {
    let lines = LINES.replace("refunded = \"refunded\"", "unit_cost = \"refunded\"");
    let rows = [
        "1,ada@example.com,2024-01-05,3,10,4,paid,,\n",
        "1,ada@example.com,2024-01-05,1,2,0.5,paid,,\n",
        "2,ben@example.com,2024-01-06,1,10,4,paid,,\n",
        "2,ben@example.com,2024-01-06,1,10,,paid,,\n",
    ];
    let text = file(&rows.map(String::from));
    let orders = read(&[&text], &config(&lines)).unwrap();
    assert_eq!(costed(&orders), Costed { orders: 1, net: pounds(3200), cost: pounds(1250) });
}

#[test]
fn a_format_takes_a_column_of_costs_beside_its_own() {
    let path = crate::shop::repository("tests/fixtures/formats/shopify.csv");
    let mut from = csv::Reader::from_path(path).unwrap();
    let mut to = csv::Writer::from_writer(Vec::new());
    let header: Vec<&str> = from.headers().unwrap().iter().chain(["Cost per item"]).collect();
    to.write_record(&header).unwrap();
    let quantity = header.iter().position(|name| *name == "Lineitem quantity").unwrap();
    for row in from.records() {
        let row = row.unwrap();
        let cost = if row[quantity].is_empty() { "" } else { "0.5" };
        to.write_record(row.iter().chain([cost])).unwrap();
    }
    let text = to.into_inner().unwrap();
    let own = "[[orders]]\nformat = \"shopify\"\n[orders.columns]\nunit_cost = \"Cost per item\"\n";
    let orders = read(&[&text], &config(own)).unwrap();
    let sold: u64 = orders.days.values().map(|day| day.all().orders).sum();
    let Costed { orders: with_cost, cost, .. } = costed(&orders);
    assert_eq!((with_cost, sold), (11, 11));
    // 13 units of 0.50 that stayed, and of an order of 2 as much as 25 of 43.
    assert_eq!(cost, pounds(650) + Money(5_814));
}

#[test]
fn a_shop_without_costs_keeps_none_and_tells_none() {
    let text = format!("{HEADER}{SOME}");
    let config = config(&ROWS.replace("cost = \"cost\"", ""));
    let orders = read(&[text.as_bytes()], &config).unwrap();
    assert!(orders.costs.is_empty());
    assert!(orders.lots.iter().flat_map(|lot| lot.people_with_costs()).all(|it| it.1.is_empty()));
    let report = report(orders, &config, None);
    assert_eq!(report.margins, None);
    assert!(report.metric("margin").unwrap().outcome.is_err());
}

#[test]
fn the_report_and_its_pages_say_what_is_left() {
    let folder = Folder::new();
    folder.put("perennial.toml", ROWS);
    // Cid's cost is known; in February nobody's is.
    let january = SOME.replace("7,,,\n", "7,,,3\n");
    let rows = format!("{HEADER}{january}6,ada@example.com,2024-02-29,10,,,\n");
    folder.put("orders.csv", rows);
    folder.build(&["--as-of", "2024-01"]);
    let json = folder.json("site/2024-01/report.json");
    // 60 + 0 + 9 + 7 - 6, less 30 + 0 + 5 + 3 - 2.
    let metric = |id: &str| json["metrics"][id]["value"].clone();
    assert_eq!(metric("margin"), json!("34.00"));
    assert_eq!(metric("margin_12m"), json!("34.00"));
    assert_eq!(metric("margin_share_12m"), json!(34.0 / 70.0));
    // Ada, Ben and Cid: 60 + 0 + 7 - 6 less 30 + 0 + 3 - 2, of three.
    let each = &json["margin"]["cohorts"][0]["margin_per_customer"];
    assert_eq!(*each, json!(["10.00"]));
    let page = folder.text("site/2024-01/value.html");
    assert!(page.contains("Of 4 orders of twelve months, 4 say"), "{page}");
    let table = folder.text("site/2024-01/tables/margin-by-month.csv");
    assert_eq!(table.lines().nth(1), Some("2024-01,4,4,70.00,36.00,34.00,0.4857142857142857"));

    folder.build(&["--as-of", "2024-02"]);
    let json = folder.json("site/2024-02/report.json");
    assert_eq!(json["metrics"]["margin"]["why"], json!("too_few_costs"));
    assert_eq!(json["metrics"]["margin_12m"]["why"], json!("too_few_costs"));
    assert_eq!(json["margin"]["cohorts"][0]["margin_per_customer"], json!(["10.00", null]));

    // Three customers are too few for others to be told of them.
    folder.put("perennial.toml", ROWS.replace("threshold = 1", "threshold = 10"));
    folder.build(&["--as-of", "2024-02", "--out", "few"]);
    let json = folder.json("few/2024-02/report.json");
    assert_eq!(json["margin"]["cohorts"][0]["margin_per_customer"], json!([null, null]));
    let table = folder.text("few/2024-02/tables/cohort-margin.csv");
    assert_eq!(table.lines().nth(1), Some("2024-01,,,"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    /// However much goes back.
    #[test]
    fn what_costs_its_price_leaves_nothing(shop in shop()) {
        let rows = all_rows(&shop);
        let text = file(&rows);
        let config = lines_that_cost();
        let all = report(read(&[&text], &config).unwrap(), &config, None);
        let months = all.margins.iter().flat_map(|margins| &margins.months);
        for (month, (_, totals)) in months.zip(&all.months) {
            // A credit note can give back more than its goods.
            let margin = month.costed.net - month.costed.cost;
            prop_assert!(margin <= Money::ZERO, "{:?}", month);
            prop_assert!(totals.credits < Money::ZERO || margin == Money::ZERO, "{:?}", month);
            prop_assert_eq!(month.costed.orders, month.orders);
        }
        if let Ok(reading) = all.metric("margin").unwrap().outcome {
            let Value::Money(margin) = reading.value else { panic!("an amount") };
            prop_assert!(margin <= Money::ZERO);
        }
    }
}
