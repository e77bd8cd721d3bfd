//! Customers with several keys, and money of several currencies, from the files
//! to the site.

use crate::shop::{CONFIG, Folder};

/// [`CONFIG`] with a telephone, the store's number and a currency for each order.
fn config(sections: &str) -> String {
    let columns = "phone = \"phone\"\ncustomer_id = \"number\"\ncurrency = \"currency\"\n";
    let config = CONFIG.replace("files = [\"*.csv\"]", "files = [\"orders.csv\"]");
    let gone = ["refunded = \"refunded\"\n", "status = \"status\"\n"];
    let gone = [&gone[..], &["channel = \"channel\"\n", "product = \"product\"\n"]].concat();
    let config = gone.iter().fold(config, |config, line| config.replace(line, ""));
    format!("{config}{columns}{sections}")
}

fn folder(sections: &str, rows: &[&str]) -> Folder {
    let folder = Folder::new();
    folder.put("perennial.toml", config(sections));
    let header = "order,customer,date,amount,phone,number,currency";
    folder.put("orders.csv", format!("{header}\n{}\n", rows.join("\n")));
    folder
}

/// Ada by two spellings of her mailbox, by an address elsewhere with her
/// telephone, and at the counter with the telephone alone; Ben by his telephone
/// as two people write it; Cyd by the shop's list; Dot alone.
const PEOPLE: [&str; 9] = [
    "1,ada+a@gmail.com,2024-01-05,10,,,",
    "2,a.da@googlemail.com,2024-01-31,10,020 7946 0018,,",
    "3,ada@example.com,2024-02-10,10,+44 20 7946 0018,17,",
    "4,,2024-02-11,10,(020) 7946-0018,0,",
    "5,ben@example.com,2024-02-12,10,0161 496 0123,21,",
    "6,ben@example.net,2024-02-13,10,0044 161 496 0123,0,",
    "7,cyd@example.com,2024-02-14,10,,,",
    "8,cyd@example.net,2024-02-15,10,0,,",
    "9,dot@example.com,2024-02-29,10,-,,",
];

const ALL: &str = "[identity]\nemail = [\"tags\", \"dots\"]\nphone = \"GB\"\n\
    customer_id = true\naliases = \"aliases.csv\"\n";

const ALIASES: &str =
    "key,same_as\ncyd@example.com,CYD@example.net\neve@example.com,dot@example.com\n";

#[test]
fn keys_of_one_person_are_one_customer_and_the_repeat_rate_is_told_twice() {
    let folder = folder(ALL, &PEOPLE);
    folder.put("aliases.csv", ALIASES);
    let ran = folder.build(&[]);
    // By the customer's column: eight addresses, each with one order. By all:
    // Ada (4 orders), Ben (2), Cyd (2) and Dot (1).
    let told = "merged    9 keys: before 0 of 8 customers ordered again, \
                after 3 of 4 customers ordered again\n";
    assert!(ran.out.contains(told), "{}", ran.out);
    let json = folder.json("site/2024-02/report.json");
    let identity = &json["data"]["identity"];
    assert_eq!(identity["keys"], 9);
    assert_eq!(identity["orders_named"], 1);
    assert_eq!(identity["before"]["customers"], 8);
    assert_eq!(identity["before"]["repeat_rate"], 0.0);
    assert_eq!(identity["after"]["customers"], 4);
    assert_eq!(identity["after"]["repeat_rate"], 0.75);
    let merged = |rule: &str| identity["rules"][rule]["merged"].as_u64().unwrap();
    // The two of Gmail; then Ada's other address and the counter, and Ben's two.
    assert_eq!(["email", "phone", "customer_id", "aliases"].map(merged), [1, 3, 0, 1]);
    assert_eq!(identity["rules"]["aliases"]["rows_of_unknown_keys"], 1);
    assert_eq!(json["data"]["customers"], 4);
    assert_eq!(json["metrics"]["repeat_purchase_rate_ever"]["value"], 0.75);

    let page = folder.text("site/2024-02/data.html");
    assert!(page.contains("0.0% (0 of 8)") && page.contains("75.0% (3 of 4)"), "{page}");
    let table = folder.text("site/2024-02/tables/identity.csv");
    assert_eq!(
        table,
        "rule,found,merged,ignored\nemail,2,1,0\nphone,5,3,0\ncustomer_id,2,0,0\naliases,2,1,1\n"
    );
    for name in ["ada", "ben@", "7946", "496 0123"] {
        assert!(!page.contains(name) && !table.contains(name), "{name}");
    }
}

#[test]
fn without_a_configuration_nobody_is_merged_and_nothing_is_said() {
    let folder = folder("", &PEOPLE);
    let ran = folder.build(&[]);
    assert!(!ran.out.contains("merged"), "{}", ran.out);
    let json = folder.json("site/2024-02/report.json");
    assert_eq!(json["data"]["customers"], 8);
    assert!(json["data"]["identity"].is_null() && json["data"]["converted"].is_null());
    let page = folder.text("site/2024-02/data.html");
    assert!(!page.contains("id=\"identity\"") && !page.contains("id=\"converted\""));
    assert!(!folder.at("site/2024-02/tables/identity.csv").exists());
}

#[test]
fn each_rule_merges_by_itself_alone() {
    let customers = |section: &str| {
        let folder = folder(&format!("[identity]\n{section}\n"), &PEOPLE);
        folder.build(&[]);
        folder.json("site/2024-02/report.json")["data"]["customers"].as_u64().unwrap()
    };
    assert_eq!(customers("email = [\"tags\"]"), 8);
    assert_eq!(customers("email = [\"tags\", \"dots\"]"), 7);
    // Ada's three by telephone, Ben's two; ada+a@gmail.com stays apart.
    assert_eq!(customers("phone = \"GB\""), 6);
    assert_eq!(customers("customer_id = true"), 8);
}

#[test]
fn the_list_is_beside_its_configuration() {
    let folder = Folder::new();
    folder.put("shop/perennial.toml", config("[identity]\naliases = \"aliases.csv\"\n"));
    folder.put("shop/aliases.csv", ALIASES);
    let header = "order,customer,date,amount,phone,number,currency";
    folder.put("shop/orders.csv", format!("{header}\n{}\n", PEOPLE.join("\n")));
    folder.build(&["--config", "shop/perennial.toml", "--out", "site"]);
    let json = folder.json("site/2024-02/report.json");
    assert_eq!(json["data"]["customers"], 7);
    assert_eq!(json["data"]["identity"]["aliases"]["name"], "aliases.csv");
}

/// The telephone stands in the first row of the order, the customer in the
/// second.
#[test]
fn rows_of_one_order_are_of_one_person() {
    let rows = ["1,,2024-01-31,10,020 7946 0018,,", "1,ada@example.com,2024-01-31,10,,,"];
    for rows in [rows, [rows[1], rows[0]]] {
        let later = ["2,ben@example.com,2024-02-29,10,020 7946 0018,,"];
        let folder = folder("[identity]\nphone = \"GB\"\n", &[&rows[..], &later].concat());
        folder.build(&[]);
        let json = folder.json("site/2024-02/report.json");
        assert_eq!(json["data"]["customers"], 1);
        assert_eq!(json["data"]["identity"]["before"]["customers"], 2);
    }
}

#[test]
fn inspecting_a_file_shows_no_telephone_and_no_number() {
    let folder = folder(ALL, &PEOPLE);
    folder.put("aliases.csv", ALIASES);
    let ran = folder.run(&["inspect", "orders.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(
        ran.out.contains("phone        0…") && ran.out.contains("customer_id  1…"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("7946"), "{}", ran.out);
}

const RATES: &str =
    "month,currency,rate\n2024-01,EUR,0.85\n2024-02,EUR,0.9\n2024-02,usd,0.333333333333\n";

#[test]
fn amounts_are_converted_at_the_rate_of_their_month() {
    let rows = [
        "1,ada@example.com,2024-01-05,10.00,,,EUR",
        "2,ada@example.com,2024-02-01,10.00,,,EUR",
        "3,ben@example.com,2024-02-02,100,,,USD",
        "4,ben@example.com,2024-02-02,-0.0003,,,USD",
        "5,cyd@example.com,2024-02-29,7.00,,,GBP",
        "6,cyd@example.com,2024-02-29,1.00,,,",
        "7,cyd@example.com,2024-02-29,0.0001,,,USD",
        "TEST,cyd@example.com,2024-02-29,9.00,,,USD",
        "TEST,cyd@example.com,2024-02-29,5.00,,,GBP",
    ];
    let rules =
        "[orders.rules]\nleave_out = [{ column = \"order\", equals = \"TEST\", why = \"test\" }]\n";
    let folder = folder(&format!("{rules}[currency]\nrates = \"rates.csv\"\n"), &rows);
    folder.put("rates.csv", RATES);
    let ran = folder.build(&[]);
    assert!(
        ran.out.contains("converted 2 orders in EUR, 2 orders in USD, by rates.csv\n"),
        "{}",
        ran.out
    );
    let json = folder.json("site/2024-02/report.json");
    // 10.00 × 0.85.
    assert_eq!(json["months"][0]["revenue"], "8.50");
    // 9.00 + 33.3333 (of 33.3333333333) - 0.0001 (of 0.0000999…) + 8.00; a ten
    // -thousandth at a third comes to nothing.
    assert_eq!(json["months"][1]["revenue"], "50.3332");
    assert_eq!(json["data"]["rows_left_out"]["worth nothing"], 1);
    assert_eq!(json["data"]["gross_left_out"]["test"], "5.00");
    assert_eq!(json["data"]["converted"]["orders"], serde_json::json!({ "EUR": 2, "USD": 2 }));
    assert_eq!(json["data"]["converted"]["rates"]["name"], "rates.csv");
    let page = folder.text("site/2024-02/data.html");
    assert!(page.contains("id=\"converted\"") && page.contains("by rates.csv (BLAKE3"), "{page}");
    assert_eq!(folder.text("site/2024-02/tables/converted.csv"), "currency,orders\nEUR,2\nUSD,2\n");
}

/// A format can have a currency and no column for it.
#[test]
fn the_currency_of_a_layout_is_converted_too() {
    let folder = Folder::new();
    folder.put(
        "perennial.toml",
        "[shop]\ncurrency = \"EUR\"\n[currency]\nrates = \"rates.csv\"\n[[orders]]\nfiles = [\"orders.csv\"]\n",
    );
    folder.put("rates.csv", "month,currency,rate\n2011-01,GBP,1.2\n");
    folder.put(
        "orders.csv",
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
         1,a,Mug,2,2011-01-31 10:00:00,2.55,17850,France\n",
    );
    folder.build(&[]);
    // 2 × 2.55 × 1.2.
    assert_eq!(folder.json("site/2011-01/report.json")["months"][0]["revenue"], "6.12");
}

/// In the older file Dot's telephone is Ada's, Cyd has Ben's number, and an
/// order of the counter has a currency.
#[test]
fn of_an_order_that_is_read_again_the_later_file_says_who_and_in_what_money() {
    let sections = format!("{ALL}[currency]\nrates = \"rates.csv\"\n");
    let older = PEOPLE.map(|row| {
        row.replace("2024-02-11,10,(020) 7946-0018,0,", "2024-02-11,10,0161 496 0123,0,USD")
            .replace("2024-02-14,10,,,", "2024-02-14,10,,21,EUR")
            .replace("2024-02-29,10,-,,", "2024-02-29,10,020 7946 0018,,EUR")
    });
    assert_eq!(older.iter().zip(PEOPLE).filter(|(one, other)| *one != other).count(), 3);
    let newer = PEOPLE.map(|row| row.replace("2024-01-05,10,,,", "2024-01-05,10,,,EUR"));
    let newer = newer.each_ref().map(String::as_str);
    let once = folder(&sections, &newer);
    let again = folder(&sections, &newer);
    let toml = again.text("perennial.toml").replace("\"orders.csv\"", "\"orders*.csv\"");
    again.put("perennial.toml", toml);
    // By name it is the first to be read.
    let header = "order,customer,date,amount,phone,number,currency";
    again.put("orders-0.csv", format!("{header}\n{}\n", older.join("\n")));
    let reports = [once, again].map(|folder| {
        folder.put("aliases.csv", ALIASES);
        folder.put("rates.csv", RATES);
        folder.build(&[]);
        folder.json("site/2024-02/report.json")
    });
    let [once, again] = &reports;
    assert_eq!(again["data"]["rows_left_out"]["in a later file again"], 9);
    assert_eq!(again["data"]["converted"]["orders"], serde_json::json!({ "EUR": 1 }));
    assert_eq!(again["data"]["identity"]["after"]["customers"], 4);
    for part in ["identity", "converted", "customers", "orders", "gross_identified"] {
        assert_eq!(once["data"][part], again["data"][part], "{part}");
    }
    assert_eq!(once["months"], again["months"]);
    assert_eq!(once["metrics"], again["metrics"]);
}
