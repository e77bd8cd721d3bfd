//! Shops at random, for what holds of every shop.

use perennial::config::Config;
use perennial::orders::Orders;
use perennial::report::Report;
use perennial::units::Day;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::shop::{config, read, report};

/// Days of activity in [`LINES`].
pub(crate) const ACTIVE: u32 = 90;

/// Orders of several lines, each with a quantity and a price.
pub(crate) const LINES: &str = r#"
[shop]
currency = "GBP"
active_days = 90
privacy_threshold = 1
[[orders]]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "date"
quantity = "quantity"
unit_price = "price"
refunded = "refunded"
status = "status"
channel = "channel"
product = "product"
"#;

pub(crate) const HEADER: &str =
    "order,customer,date,quantity,price,refunded,status,channel,product\n";

/// One order or credit note.
#[derive(Clone, Debug)]
pub(crate) struct Sale {
    customer: Option<usize>,
    day: i32,
    refunded: u32,
    status: &'static str,
    channel: Option<u8>,
    /// Quantity, price in pence, product.
    lines: Vec<(i8, u32, Option<u8>)>,
}

/// Customers of a shop, at most.
pub(crate) const PEOPLE: usize = 12;

fn sale() -> impl Strategy<Value = Sale> {
    let status = prop::sample::select(vec!["paid", "paid", "paid", "refunded", "cancelled", ""]);
    let line = (-1_i8..4, 0_u32..5000, option::of(0_u8..4));
    (
        option::weighted(0.9, 0..PEOPLE),
        0..700_i32,
        prop_oneof![4 => Just(0_u32), 1 => 0_u32..9000],
        status,
        option::of(0_u8..3),
        vec(line, 1..4),
    )
        .prop_map(|(customer, day, refunded, status, channel, lines)| Sale {
            customer,
            day,
            refunded,
            status,
            channel,
            lines,
        })
}

/// A shop with at least one order that counts.
pub(crate) fn shop() -> impl Strategy<Value = Vec<Sale>> {
    let first = Sale {
        customer: Some(0),
        day: 0,
        refunded: 0,
        status: "paid",
        channel: None,
        lines: vec![(1, 1000, None)],
    };
    vec(sale(), 0..60).prop_map(move |mut sales| {
        sales.push(first.clone());
        sales
    })
}

fn pence(amount: u64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

/// The rows of the sale with this number, with amounts `times` as large.
pub(crate) fn rows(number: usize, sale: &Sale, people: &[String], times: u64) -> Vec<String> {
    let name =
        |prefix: &str, it: Option<u8>| it.map_or(String::new(), |it| format!("{prefix}{it}"));
    let customer = sale.customer.map_or("", |it| &people[it]);
    let (status, date) = (sale.status, Day(18_993 + sale.day));
    let row = |(at, (quantity, price, product)): (usize, &(i8, u32, Option<u8>))| {
        // The whole refund stands on the first row.
        let refunded =
            if at == 0 { pence(u64::from(sale.refunded) * times) } else { String::new() };
        let price = pence(u64::from(*price) * times);
        let (channel, product) = (name("channel", sale.channel), name("product", *product));
        format!(
            "#{number},{customer},{date},{quantity},{price},{refunded},{status},{channel},{product}\n"
        )
    };
    sale.lines.iter().enumerate().map(row).collect()
}

pub(crate) fn people() -> Vec<String> {
    (0..PEOPLE).map(|it| format!("person{it:02}@example.com")).collect()
}

/// The orders of the people on either side, true before false; those that name
/// nobody are on the former. `None` of a side without any. Of credit notes alone
/// reading makes no shop, and nothing is split.
pub(crate) fn parts_of(
    shop: &[Sale],
    sides: &[bool],
    config: &Config,
) -> Option<[Option<Orders>; 2]> {
    let people = people();
    let side = |wanted: bool| {
        let is_there = |row: &String| {
            let customer = row.split(',').nth(1).unwrap();
            let at = people.iter().position(|it| it == customer);
            at.map_or(wanted, |at| sides[at] == wanted)
        };
        let rows: Vec<String> = all_rows(shop).into_iter().filter(is_there).collect();
        if rows.is_empty() { Some(None) } else { read(&[&file(&rows)], config).ok().map(Some) }
    };
    Some([side(true)?, side(false)?])
}

pub(crate) fn all_rows(shop: &[Sale]) -> Vec<String> {
    let people = people();
    shop.iter().enumerate().flat_map(|(number, sale)| rows(number, sale, &people, 1)).collect()
}

pub(crate) fn file<'a>(rows: impl IntoIterator<Item = &'a String>) -> Vec<u8> {
    rows.into_iter().fold(HEADER.to_string(), |text, row| text + row).into_bytes()
}

pub(crate) fn lines() -> Config {
    config(LINES)
}

/// The same with goods that cost their price.
pub(crate) fn lines_that_cost() -> Config {
    config(&LINES.replace("unit_price", "unit_cost = \"price\"\nunit_price"))
}

pub(crate) fn orders_of(rows: &[String]) -> Orders {
    read(&[&file(rows)], &lines()).unwrap()
}

pub(crate) fn report_of(rows: &[String]) -> Report {
    report(orders_of(rows), &lines(), None)
}

/// So that the laws are not about empty shops only.
#[test]
fn the_shops_of_these_laws_have_something_to_them() {
    use proptest::strategy::ValueTree as _;
    use std::collections::BTreeSet;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..20 {
        let shop = shop().new_tree(&mut runner).unwrap().current();
        let report = report_of(&all_rows(&shop));
        seen.extend(
            report.metrics.iter().filter(|it| it.outcome.is_ok()).map(|it| it.definition.id),
        );
        let more = [
            (report.data.credit_notes > 0, "credit notes"),
            (report.data.account.refunds_beyond > 0, "refunds beyond"),
            (report.data.orders > report.data.orders_identified, "guests"),
        ];
        seen.extend(more.iter().filter_map(|(there, what)| there.then_some(*what)));
    }
    for what in [
        "customer_retention_rate_month",
        "won_back_customers",
        "next_order_rate_3",
        "top_10_share",
        "second_order_rate_90d",
        "credit notes",
        "refunds beyond",
        "guests",
    ] {
        assert!(seen.contains(what), "{what} is not in {seen:?}");
    }
}
