//! What amounts themselves say of their currency.

use crate::shop::{CONFIG, Folder};

/// A shop with this `[shop]` section and these rows.
fn folder(shop: &str, rows: &[&str]) -> Folder {
    let folder = Folder::new();
    let config =
        CONFIG.replace("currency = \"GBP\"\n", shop).replace("\"*.csv\"", "\"orders*.csv\"");
    let gone = ["refunded = \"refunded\"\n", "channel = \"channel\"\n", "product = \"product\"\n"];
    folder.put("perennial.toml", gone.iter().fold(config, |config, line| config.replace(line, "")));
    folder.put("orders.csv", format!("{HEADER}{}\n", rows.join("\n")));
    folder
}

const HEADER: &str = "order,customer,date,amount,status\n";

/// Somebody's orders with these amounts, in January and February.
fn rows(amounts: [&str; 3]) -> [String; 3] {
    let [one, two, three] = amounts;
    [
        format!("1,ada@example.com,2024-01-05,{one},"),
        format!("2,ben@example.com,2024-01-06,{two},"),
        format!("3,ada@example.com,2024-02-29,{three},"),
    ]
}

/// The report's currency, and the revenue of both months.
fn report(folder: &Folder) -> (String, [String; 2]) {
    folder.build(&[]);
    let json = folder.json("site/2024-02/report.json");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("none").to_string();
    let revenue = [0, 1].map(|month| text(&json["months"][month]["revenue"]));
    (text(&json["shop"]["currency"]), revenue)
}

#[test]
fn amounts_of_the_reports_currency_may_say_so() {
    for (shop, amounts) in [
        ("currency = \"GBP\"\n", ["£10", "-£0.50", "7 GBP"]),
        ("currency = \"CAD\"\n", ["$10", "(0.50 $)", "CAD 7"]),
        ("currency = \"EUR\"\n", ["10", "-0.50 €", "€7"]),
    ] {
        let rows = rows(amounts);
        let (_, revenue) = report(&folder(shop, &rows.each_ref().map(String::as_str)));
        assert_eq!(revenue, ["9.50", "7.00"], "{amounts:?}");
    }
}

#[test]
fn amounts_tell_the_currency_where_nothing_else_does() {
    for (amounts, code) in [
        (["10", "20", "€7"], "EUR"),
        (["10 SEK", "20", "7"], "SEK"),
        (["$10", "$20", "7 USD"], "USD"),
        // There are several dollars.
        (["$10", "$20", "$7"], "XXX"),
        (["10", "20", "7"], "XXX"),
    ] {
        let rows = rows(amounts);
        let (told, revenue) = report(&folder("", &rows.each_ref().map(String::as_str)));
        assert_eq!((told.as_str(), revenue), (code, ["30.00", "7.00"].map(String::from)));
    }
}

/// Nothing of the first file says which dollars they are.
#[test]
fn a_sign_holds_in_the_next_file_too() {
    let shop = |amount: &str| {
        let folder = folder("", &["1,ada@example.com,2024-01-05,$10,"]);
        folder.put("orders2.csv", format!("{HEADER}2,ben@example.com,2024-02-29,{amount},\n"));
        folder
    };
    for _ in 0..2 {
        let folder = shop("$7");
        // The second time, what was read of the files is known.
        assert_eq!(report(&folder).1, ["10.00", "7.00"]);
        assert_eq!(report(&folder).1, ["10.00", "7.00"]);
    }
    let said = "error: orders2.csv:2: the currency is £, and the report's is $\n";
    let folder = shop("£7");
    for _ in 0..2 {
        let ran = folder.run(&["build"]);
        assert!(ran.code == Some(2) && ran.err.starts_with(said), "{}", ran.err);
    }
}

#[test]
fn an_order_that_does_not_count_may_be_in_any_currency() {
    let rule = "[orders.rules.status]\ncounts = [\"\"]\nleave_out = { void = \"voided\" }\n";
    let [one, two, three] = rows(["£10", "$20", "7"]);
    let rows = [one, format!("{two}void"), three];
    let folder = folder("currency = \"GBP\"\n", &rows.each_ref().map(String::as_str));
    let config = folder.text("perennial.toml") + rule;
    folder.put("perennial.toml", config);
    assert_eq!(report(&folder).1, ["10.00", "7.00"]);
    // Its dollars are no pounds.
    let left = &folder.json("site/2024-02/report.json")["data"]["gross_left_out"];
    assert_eq!(left["voided"], "0.00");
}

/// Its orders would be in one currency, and its report in another.
#[test]
fn the_currency_of_a_layout_has_to_be_the_reports() {
    let folder = Folder::new();
    let shop =
        |code: &str| format!("[shop]\ncurrency = \"{code}\"\n[[orders]]\nfiles = [\"o.csv\"]\n");
    folder.put(
        "o.csv",
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
         1,a,Mug,2,2011-01-31 10:00:00,2.55,17850,France\n",
    );
    folder.put("perennial.toml", shop("EUR"));
    let ran = folder.run(&["build"]);
    let said = "error: o.csv:1: the currency is GBP, and the report's is EUR\n";
    assert!(ran.code == Some(2) && ran.err.starts_with(said), "{}", ran.err);
    folder.put("perennial.toml", shop("GBP"));
    folder.build(&[]);
}

#[test]
fn amounts_are_converted_by_what_they_say() {
    let rows = rows(["£10", "20 €", "USD 7"]);
    let folder = folder("currency = \"GBP\"\n", &rows.each_ref().map(String::as_str));
    let config = folder.text("perennial.toml") + "[currency]\nrates = \"rates.csv\"\n";
    folder.put("perennial.toml", config);
    folder.put("rates.csv", "month,currency,rate\n2024-01,EUR,0.85\n2024-02,USD,0.8\n");
    // 10 + 20 × 0.85, and 7 × 0.8.
    assert_eq!(report(&folder).1, ["27.00", "5.60"]);
}

#[test]
fn inspect_counts_what_amounts_say() {
    let rows = rows(["£10", "20 €", "£7"]);
    let folder = folder("", &rows.each_ref().map(String::as_str));
    let ran = folder.run(&["inspect", "orders.csv"]);
    assert!(ran.out.contains("\ncurrency   £ (2 rows), € (1 rows)\n"), "{}", ran.out);
}

/// A group after a mark is thousands or decimals, which makes a thousandfold.
#[test]
fn thousands_are_told_from_decimals_by_the_amounts_beside_them() {
    for (amounts, revenue) in [
        (["1.500", "20", "999"], ["1520.00", "999.00"]),
        (["\"1,500\"", "20", "999"], ["1520.00", "999.00"]),
        (["1.500", "20.5", "999"], ["22.00", "999.00"]),
        (["1.500", "0.750", "999"], ["2.25", "999.00"]),
        (["8.264463", "14.158333333", "7"], ["22.4228", "7.00"]),
    ] {
        let rows = rows(amounts);
        let folder = folder("currency = \"GBP\"\n", &rows.each_ref().map(String::as_str));
        assert_eq!(report(&folder).1, revenue, "{amounts:?}");
    }
}
