//! Several stores in one report, and orders that a rule leaves out whole.

use perennial::orders::Orders;

use crate::shop::{Folder, config, read};

/// A Shopify export: the columns by which it is known, and those that matter
/// here. The second row of an order has its name and its item only.
const SHOPIFY: &str = "Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,\
    Lineitem name,Lineitem price,Tags,Payment Method,Source\n";

/// Orders of two people, the first with two items.
fn shopify(mail: &str, source: &str) -> String {
    format!(
        "{SHOPIFY}\
        #1001,{mail},paid,GBP,30.00,30.00,2024-01-05 10:00:00 +0000,1,Mug,18.00,,manual,{source}\n\
        #1001,{mail},,,,,2024-01-05 10:00:00 +0000,1,Tea,12.00,,,\n\
        #1002,ben@{mail},paid,GBP,20.00,20.00,2024-02-01 10:00:00 +0000,1,Mug,20.00,,manual,{source}\n"
    )
}

/// Customers by the channel of their first order, by name.
fn channels(folder: &Folder, month: &str) -> Vec<String> {
    let report = folder.json(&format!("site/{month}/report.json"));
    let slices = report["first_orders"]["channel"].as_array();
    let named = slices.into_iter().flatten().filter(|it| it["kind"] == "named");
    let mut rows: Vec<String> =
        named.map(|it| format!("{} {}", it["name"].as_str().unwrap(), it["customers"])).collect();
    rows.sort();
    rows
}

fn two_stores(sections: &str) -> Folder {
    let folder = Folder::new();
    folder.put("north.csv", shopify("ada@example.com", ""));
    folder.put("south.csv", shopify("dee@example.net", ""));
    let shop = "[shop]\nprivacy_threshold = 1\n";
    folder.put("perennial.toml", format!("{shop}{sections}"));
    folder
}

#[test]
fn stores_with_the_same_order_numbers_stay_apart_and_each_is_a_channel() {
    let folder = two_stores(
        "[[orders]]\nname = \"North\"\nfiles = [\"north.csv\"]\n\
        [[orders]]\nname = \"South\"\nfiles = [\"south.csv\"]\n",
    );
    folder.build(&["--as-of", "2024-02"]);
    let report = folder.json("site/2024-02/report.json");
    assert_eq!(report["data"]["orders"], 4);
    assert_eq!(report["data"]["customers"], 4);
    assert_eq!(channels(&folder, "2024-02"), ["North 2", "South 2"]);
}

#[test]
fn a_store_without_a_name_is_called_by_its_software_when_there_are_several() {
    let wix = "Order number,Date created,Time,Total order quantity,Contact email,Item,Qty,Price,\
        Payment status,Total,Currency\n\
        1001,\"Jan 6, 2024\",10:00:00 AM,1,eve@example.org,Mug,1,18.00,Paid,18.00,GBP\n";
    let folder =
        two_stores("[[orders]]\nfiles = [\"north.csv\"]\n[[orders]]\nfiles = [\"wix.csv\"]\n");
    folder.put("wix.csv", wix);
    folder.build(&["--as-of", "2024-02"]);
    assert_eq!(channels(&folder, "2024-02"), ["Shopify 2", "Wix Stores 1"]);
}

#[test]
fn the_only_store_is_no_channel_unless_it_has_a_name() {
    let folder = two_stores("[[orders]]\nfiles = [\"north.csv\"]\n");
    folder.build(&["--as-of", "2024-02"]);
    assert_eq!(channels(&folder, "2024-02"), [""; 0]);
    let folder = two_stores("[[orders]]\nname = \"North\"\nfiles = [\"north.csv\"]\n");
    folder.build(&["--as-of", "2024-02"]);
    assert_eq!(channels(&folder, "2024-02"), ["North 2"]);
}

#[test]
fn a_channel_of_the_rows_is_kept_and_can_be_given_up_for_the_store() {
    let sections = |columns: &str| {
        format!(
            "[[orders]]\nname = \"North\"\nformat = \"shopify\"\nfiles = [\"north.csv\"]\n{columns}\
            [[orders]]\nname = \"South\"\nformat = \"shopify\"\nfiles = [\"south.csv\"]\n{columns}"
        )
    };
    let folder = two_stores(&sections(""));
    folder.put("north.csv", shopify("ada@example.com", "pos"));
    folder.build(&["--as-of", "2024-02"]);
    assert_eq!(channels(&folder, "2024-02"), ["South 2", "pos 2"]);
    folder.put("perennial.toml", sections("[orders.columns]\nchannel = []\n"));
    let toml = folder.text("perennial.toml");
    folder.put("perennial.toml", format!("[shop]\nprivacy_threshold = 1\n{toml}"));
    folder.build(&["--as-of", "2024-02"]);
    assert_eq!(channels(&folder, "2024-02"), ["North 2", "South 2"]);
}

#[test]
fn what_two_files_of_one_store_share_is_read_once() {
    let folder = two_stores(
        "[[orders]]\nname = \"North\"\nfiles = [\"north*.csv\"]\n\
        [[orders]]\nname = \"South\"\nfiles = [\"south.csv\"]\n",
    );
    let north = folder.text("north.csv");
    folder.put("north-2.csv", north);
    folder.build(&["--as-of", "2024-02"]);
    let report = folder.json("site/2024-02/report.json");
    assert_eq!(report["data"]["orders"], 4);
    let expected = serde_json::json!({ "in a later file again": 3 });
    assert_eq!(report["data"]["rows_left_out"], expected);
    assert_eq!(channels(&folder, "2024-02"), ["North 2", "South 2"]);
}

/// Days of orders, and the rows left out by reason.
fn told(orders: &Orders) -> (Vec<String>, Vec<(String, u64, String)>) {
    let days = orders.days.keys().map(ToString::to_string).collect();
    let left_out = orders.account.left_out.iter();
    let left_out = left_out.map(|(why, it)| (why.clone(), it.rows, it.gross.decimal(2)));
    (days, left_out.collect())
}

#[test]
fn a_tag_leaves_out_all_rows_of_its_order() {
    let text = format!(
        "{SHOPIFY}\
        #1,ada@example.com,paid,GBP,30.00,30.00,2024-01-05 10:00:00 +0000,1,Mug,18.00,\"vip, Wholesale\",manual,web\n\
        #1,ada@example.com,,,,,2024-01-05 10:00:00 +0000,1,Tea,12.00,,,\n\
        #2,ada@example.com,paid,EUR,9.00,9.00,2024-01-06 10:00:00 +0000,1,Mug,9.00,wholesale,manual,web\n\
        #3,ada@example.com,paid,GBP,20.00,20.00,2024-01-07 10:00:00 +0000,1,Mug,20.00,\"wholesaler, vip\",manual,web\n\
        #4,ada@example.com,paid,GBP,1.00,1.00,2024-01-08 10:00:00 +0000,1,Mug,1.00,,bogus,web\n"
    );
    let (days, left_out) = told(&read(&[text.as_bytes()], &config("")).unwrap());
    assert_eq!(days, ["2024-01-07"]);
    let expected = [("test".into(), 1, "1.00".into()), ("wholesale".into(), 3, "39.00".into())];
    assert_eq!(left_out, expected);
}

#[test]
fn a_project_leaves_out_by_tags_of_its_own_whatever_the_order_of_rows() {
    let rules = "[[orders]]\nformat = \"columns\"\n\
        [orders.columns]\norder = \"no\"\ncustomer = \"who\"\ndate = \"day\"\nunit_price = \"each\"\n\
        [orders.rules]\nleave_out = [{ column = \"tags\", has = \"Trade\", why = \"trade\" }]\n";
    let rows =
        ["1,ada,2024-01-05,5,", "1,ada,2024-01-05,7,\"new, trade\"", "2,ben,2024-01-06,3,new"];
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
        let rows = order.map(|at| rows[at]).join("\n");
        let text = format!("no,who,day,each,tags\n{rows}\n");
        let (days, left_out) = told(&read(&[text.as_bytes()], &config(rules)).unwrap());
        assert_eq!(days, ["2024-01-06"]);
        assert_eq!(left_out, [("trade".into(), 2, "12.00".into())]);
    }
}

#[test]
fn magento_leaves_out_the_group_wholesale() {
    let text = "ID,Purchase Point,Purchase Date,Grand Total (Base),Status,Customer Email,Customer Group\n\
        1,Main,\"Jan 5, 2024, 2:02:00 PM\",1,complete,ada@example.com,General\n\
        2,Main,\"Jan 6, 2024, 2:02:00 PM\",2,complete,ben@example.com,Wholesale\n";
    let (days, left_out) = told(&read(&[text.as_bytes()], &config("")).unwrap());
    assert_eq!(days, ["2024-01-05"]);
    assert_eq!(left_out, [("wholesale".into(), 1, "2.00".into())]);
}

#[test]
fn inspect_says_which_columns_rules_look_at_and_prints_a_rule_as_it_is_written() {
    let folder = Folder::new();
    let row = "#1,ada@example.com,paid,GBP,30.00,30.00,2024-01-05 10:00:00 +0000,1,Mug,18.00,trade,manual,web";
    folder.put(
        "orders.csv",
        format!("{SHOPIFY}{row}\n{}\n", row.replace("#1", "#2").replace("trade", "")),
    );
    let rules = "[[orders]]\nname = \"North\"\nformat = \"shopify\"\nfiles = [\"orders.csv\"]\n[orders.rules]\n\
        leave_out = [{ column = \"Tags\", has = \"trade\", why = \"trade\" }]\n";
    folder.put("perennial.toml", rules);
    let seen = folder.run(&["inspect", "orders.csv"]).out;
    assert!(seen.contains("(by a rule)  Tags, Payment Method"), "{seen}");
    assert!(seen.contains("left out   1 rows: trade (first orders.csv:2)"), "{seen}");
    let (_, printed) = seen.split_once("reads it so:").unwrap();
    assert!(
        printed.contains("has = \"trade\"") && printed.contains("name = \"North\""),
        "{printed}"
    );
    folder.put("perennial.toml", printed);
    assert!(folder.build(&[]).out.contains("1 trade"));
}
