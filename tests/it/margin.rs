//! What is left after the cost of goods: from the rows to `report.json`.

use perennial::ledger::{Frame, fold};
use perennial::metrics::Value;
use perennial::orders::{Costed, Orders, Source};
use perennial::report::period;
use perennial::units::{Days, Money};
use proptest::prelude::*;
use serde_json::json;

use crate::random::{ACTIVE, LINES, all_rows, file, shop};
use crate::shop::{Folder, config, read, read_sources, report};

/// Orders of one row each.
const ROWS: &str = r#"
[shop]
currency = "GBP"
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
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    /// What costs all of its price leaves nothing, however much goes back; what
    /// costs nothing leaves all.
    #[test]
    fn a_margin_is_between_nothing_and_all(shop in shop()) {
        let rows = all_rows(&shop);
        let text = file(&rows);
        let of = |unit_cost: &str| {
            let named = format!("unit_price = \"price\"\nunit_cost = \"{unit_cost}\"");
            let config = config(&LINES.replace("unit_price = \"price\"", &named));
            report(read(&[&text], &config).unwrap(), &config, None)
        };
        let all = of("price");
        for month in all.margins.iter().flat_map(|margins| &margins.months) {
            // Only a credit note can give back more than its goods.
            let margin = month.costed.net - month.costed.cost;
            prop_assert!(margin <= Money::ZERO, "{:?}", month);
            prop_assert_eq!(month.costed.orders, month.orders);
        }
        if let Ok(reading) = all.metric("margin").unwrap().outcome {
            let Value::Money(margin) = reading.value else { panic!("an amount") };
            prop_assert!(margin <= Money::ZERO);
        }
    }

    #[test]
    fn costs_do_not_depend_on_how_customers_are_split(shop in shop(), at in any::<usize>()) {
        let named = "unit_price = \"price\"\nunit_cost = \"price\"";
        let config = config(&LINES.replace("unit_price = \"price\"", named));
        let all = all_rows(&shop);
        let people = crate::random::people();
        let (some, others): (Vec<String>, Vec<String>) = all.iter().cloned().partition(|row| {
            let who = people.iter().position(|it| row.contains(it.as_str()));
            who.is_some_and(|who| who < at % people.len())
        });
        let whole = read(&[&file(&all)], &config).unwrap();
        let span = period(&whole, None).unwrap();
        let (first, as_of, over) = (span.first, span.as_of, span.over);
        let frame = Frame { first, as_of, over, active: Days(ACTIVE) };
        let part = |rows: &[String]| {
            read(&[&file(rows)], &config).ok().map_or(perennial::ledger::Ledger::new(frame), |it| fold(&it, frame))
        };
        let (one, other) = (part(&some), part(&others));
        let merged = one.merge(other).unwrap();
        let whole = fold(&whole, frame);
        prop_assert_eq!(merged.costed, whole.costed);
        prop_assert_eq!(merged.costed_cells, whole.costed_cells);
    }
}
