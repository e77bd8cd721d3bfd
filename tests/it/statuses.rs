//! Orders whose lines have statuses of their own.

use crate::shop::Folder;

const CONFIG: &str = r#"
[shop]
currency = "GBP"
privacy_threshold = 1
[[orders]]
files = ["orders*.csv"]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "date"
amount = "amount"
refunded = "back"
status = "status"
product = "what"
cost = "cost"
[orders.rules]
amount_per = "line"
[orders.rules.status]
counts = ["paid"]
refunded = ["returned"]
leave_out = { cancelled = "cancelled", void = "voided" }
"#;

const HEADER: &str = "order,customer,date,amount,back,status,what,cost\n";

fn shop(rows: &[&str]) -> Folder {
    let folder = Folder::new();
    folder.put("perennial.toml", CONFIG);
    folder.put("orders.csv", format!("{HEADER}{}\n", rows.join("\n")));
    folder
}

/// Orders, gross, net and cost of the one month; rows that count; reasons with
/// their rows and gross.
fn told(folder: &Folder) -> (String, u64, String) {
    folder.build(&[]);
    let json = folder.json("site/2024-01/report.json");
    let month = &json["months"][0];
    let data = &json["data"];
    let cost = json["margin"]["months"][0]["cost"].to_string();
    let numbers = ["orders", "gross", "revenue"].map(|id| month[id].to_string());
    let left: Vec<String> = data["rows_left_out"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(why, rows)| format!("{why} {rows} {}", data["gross_left_out"][why]))
        .collect();
    (
        [&numbers[..], &[cost]].concat().join(" "),
        data["rows_used"].as_u64().unwrap(),
        left.join(", "),
    )
}

fn expect(rows: &[&str], numbers: &str, used: u64, left: &str) {
    let found = told(&shop(rows));
    assert_eq!(found, (numbers.replace('\'', "\""), used, left.replace('\'', "\"")), "{rows:?}");
}

#[test]
fn a_line_that_is_cancelled_is_left_out_of_an_order_that_counts() {
    let cancelled = "1,ada@example.com,2024-01-31,100,,cancelled,Mug,40";
    let paid = "1,ada@example.com,2024-01-31,5,,paid,Tea,2";
    let void = "1,ada@example.com,2024-01-31,7,,void,Cup,";
    expect(&[cancelled, paid], "1 '5.00' '5.00' '2.00'", 1, "cancelled 1 '100.00'");
    expect(&[paid, cancelled], "1 '5.00' '5.00' '2.00'", 1, "cancelled 1 '100.00'");
    expect(
        &[cancelled, paid, void, paid],
        "1 '10.00' '10.00' '4.00'",
        2,
        "cancelled 1 '100.00', voided 1 '7.00'",
    );
    // The heaviest of those that count.
    let folder = shop(&[cancelled, paid]);
    folder.build(&[]);
    let json = folder.json("site/2024-01/report.json")["first_orders"].to_string();
    assert!(json.contains("Tea") && !json.contains("Mug"), "{json}");
}

#[test]
fn a_line_that_is_returned_is_paid_back_out_of_an_order_that_counts() {
    let paid = "1,ada@example.com,2024-01-31,5,,paid,Tea,2";
    let returned = "1,ada@example.com,2024-01-31,100,,returned,Mug,40";
    let in_part = "1,ada@example.com,2024-01-31,100,30,returned,Mug,40";
    expect(&[returned, paid], "1 '105.00' '5.00' '2.00'", 2, "");
    expect(&[in_part, paid], "1 '105.00' '75.00' '30.00'", 2, "");
}

/// As it is where no line counts more than another, or the others say nothing.
#[test]
fn a_status_of_all_lines_is_the_orders() {
    let other = "2,ben@example.com,2024-01-31,1,,paid,Tea,1";
    let cancelled = "1,ada@example.com,2024-01-30,100,,cancelled,Mug,40";
    let void = "1,ada@example.com,2024-01-30,7,,void,Cup,";
    let blank = "1,ada@example.com,2024-01-30,7,,,Cup,3";
    let returned = "1,ada@example.com,2024-01-30,100,,returned,Mug,40";
    expect(&[other, cancelled, cancelled], "1 '1.00' '1.00' '1.00'", 1, "cancelled 2 '200.00'");
    expect(&[other, cancelled, void], "1 '1.00' '1.00' '1.00'", 1, "voided 2 '107.00'");
    expect(&[other, blank, cancelled], "1 '1.00' '1.00' '1.00'", 1, "cancelled 2 '107.00'");
    expect(&[other, blank, returned], "2 '108.00' '1.00' '1.00'", 3, "");
    expect(&[other, returned, cancelled], "2 '101.00' '1.00' '1.00'", 2, "cancelled 1 '100.00'");
}

/// The rows of an order that comes again are left out as such, and no row twice.
#[test]
fn lines_left_out_of_an_order_that_is_read_again_are_counted_once() {
    let cancelled = "1,ada@example.com,2024-01-31,100,,cancelled,Mug,40";
    let paid = "1,ada@example.com,2024-01-31,5,,paid,Tea,2";
    let folder = shop(&[cancelled, paid, paid]);
    folder.put("orders2.csv", format!("{HEADER}{cancelled}\n{paid}\n"));
    let (numbers, used, left) = told(&folder);
    assert_eq!(numbers, "1 \"5.00\" \"5.00\" \"2.00\"");
    assert_eq!(
        (used, left.as_str()),
        (1, "cancelled 2 \"200.00\", in a later file again 2 \"10.00\"")
    );
    let rows = folder.text(".perennial/left-out.csv");
    assert_eq!(rows.lines().count(), 1 + 4, "{rows}");
}
