//! What first orders tell: the category of goods, and account or guest.

use std::collections::BTreeMap;

use perennial::ledger::{Frame, Trait, fold};
use perennial::orders::Orders;

use crate::shop::{Folder, config, read};

/// Lines of orders.
const LINES: &str = r#"
[[orders]]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "date"
amount = "amount"
product = "product"
category = "category"
account = "account"
[orders.rules]
amount_per = "line"
"#;

const HEADER: &str = "order,customer,date,amount,product,category,account\n";

/// Customers by the names of a trait of their first order.
fn firsts(orders: &Orders, by: Trait) -> BTreeMap<String, u64> {
    let (first, as_of) = orders.span().unwrap();
    let active = perennial::units::Days(365);
    let ledger = fold(orders, Frame { first, as_of, over: true, active });
    let of_trait = ledger.firsts.into_iter().filter(|((kind, _), _)| *kind == by);
    of_trait.map(|((_, name), it)| (name.unwrap_or("-".into()), it.customers)).collect()
}

fn counts<const N: usize>(names: [(&str, u64); N]) -> BTreeMap<String, u64> {
    names.into_iter().map(|(name, count)| (name.to_string(), count)).collect()
}

#[test]
fn an_order_has_the_product_and_the_category_of_its_heaviest_line_with_one() {
    // The heaviest line names no product, and the one after it no category.
    let rows = "1,ada@example.com,2024-01-05,5,Green,Tea,\n\
         1,ada@example.com,2024-01-05,30,,Sets,\n\
         1,ada@example.com,2024-01-05,20,Mug,,\n\
         2,ben@example.com,2024-01-06,7,Cup,Ware,\n\
         2,ben@example.com,2024-01-06,7,Black,Tea,\n\
         3,cid@example.com,2024-01-07,7,,,\n";
    let mut lines: Vec<&str> = rows.lines().collect();
    for _ in 0..2 {
        let text = HEADER.to_string() + &lines.join("\n");
        let orders = read(&[text.as_bytes()], &config(LINES)).unwrap();
        assert_eq!(firsts(&orders, Trait::Product), counts([("Mug", 1), ("Black", 1), ("-", 1)]));
        assert_eq!(firsts(&orders, Trait::Category), counts([("Sets", 1), ("Tea", 1), ("-", 1)]));
        lines.reverse();
    }
}

#[test]
fn usual_words_tell_accounts_from_guests_and_others_are_asked_about() {
    let row = |(number, word): (usize, &str)| {
        format!("{number},c{number}@example.com,2024-01-05,5,,,{word}\n")
    };
    let text = |words: &[&str]| {
        HEADER.to_string() + &words.iter().copied().enumerate().map(row).collect::<String>()
    };
    let all = text(&["yes", "No", "TRUE", "guest", "", "0"]);
    let orders = read(&[all.as_bytes()], &config(LINES)).unwrap();
    assert_eq!(firsts(&orders, Trait::Account), counts([("account", 2), ("guest", 3), ("-", 1)]));

    let odd = text(&["yes", "perhaps"]);
    let faults = read(&[odd.as_bytes()], &config(LINES)).unwrap_err().first[0].to_string();
    assert!(faults.contains(":3: account \"perhaps\" is not a word for an account"), "{faults}");

    // Numbers of customers, of which a guest has none.
    let own = LINES.to_string() + "[orders.rules.account]\nguest = [\"\", \"Nobody\"]\n";
    let numbers = text(&["17", "", "nobody", "no"]);
    let orders = read(&[numbers.as_bytes()], &config(&own)).unwrap();
    assert_eq!(firsts(&orders, Trait::Account), counts([("account", 2), ("guest", 2)]));
}

#[test]
fn whoever_logs_in_while_ordering_has_an_account() {
    let rows = "1,ada@example.com,2024-01-05,5,,,guest\n1,ada@example.com,2024-01-05,5,,,yes\n";
    let text = HEADER.to_string() + rows;
    let orders = read(&[text.as_bytes()], &config(LINES)).unwrap();
    assert_eq!(firsts(&orders, Trait::Account), counts([("account", 1)]));
}

#[test]
fn stores_tell_guests_by_words_of_their_own() {
    for (file, guests) in [
        ("bigcommerce.csv", "0"),
        ("magento.csv", "NOT LOGGED IN"),
        ("woocommerce-import.csv", "0"),
        ("woocommerce-items.csv", "0"),
        ("woocommerce-orders.csv", "0"),
    ] {
        let path = crate::shop::repository(&format!("tests/fixtures/formats/{file}"));
        let text = std::fs::read_to_string(path).unwrap();
        let of = |text: &str| {
            let orders = read(&[text.as_bytes()], &config("[[orders]]\n")).unwrap();
            firsts(&orders, Trait::Account)
        };
        assert_eq!(of(&text), counts([("account", 4)]), "{file}");
        // Dee has no account.
        let (word, account) = match file {
            "magento.csv" => ("dee@example.net,General", "dee@example.net,NOT LOGGED IN"),
            _ => (",204,", ",0,"),
        };
        assert!(text.contains(word) && text.contains(guests), "{file}");
        let without = of(&text.replace(word, account));
        assert_eq!(without, counts([("account", 3), ("guest", 1)]), "{file}");
    }
}

#[test]
fn numbers_that_tell_accounts_are_not_shown() {
    let folder = Folder::new();
    let exports = "tests/fixtures/formats/bigcommerce.csv";
    folder.put("orders.csv", std::fs::read(crate::shop::repository(exports)).unwrap());
    let said = folder.run(&["inspect", "orders.csv"]).out;
    assert!(said.contains("\n  account      account\n"), "{said}");
    assert!(!said.contains("201"), "{said}");
}
