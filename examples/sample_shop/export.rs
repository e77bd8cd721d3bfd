//! The export: one row an order, by time.

use csv::Writer;

use crate::calendar;
use crate::draw::Draw;
use crate::life::Life;
use crate::orders;
use crate::orders::Order;

/// Orders the staff placed to try the checkout.
const TESTS: usize = 7;

/// The stream of chance of no customer.
const TEST_STREAM: u64 = u64::MAX;

/// The number of the first order is one more.
const FIRST_NUMBER: usize = 10_000;

/// The first line.
const HEADER: [&str; 16] = [
    "order_id",
    "email",
    "ordered_at",
    "status",
    "currency",
    "total",
    "discount",
    "shipping",
    "refunded",
    "country",
    "channel",
    "product",
    "coupon",
    "category",
    "account",
    "cost",
];

/// Orders of all lives and the staff's tests up to the last day of the export,
/// by time.
pub(crate) fn orders(lives: &[Life]) -> Vec<Order> {
    let placed = lives.iter().flat_map(|life| life.orders.iter().cloned());
    let mut orders: Vec<Order> = placed.chain(tests()).collect();
    orders.retain(|order| order.at.date() <= calendar::LAST);
    orders.sort_by_key(|order| order.at);
    orders
}

fn tests() -> Vec<Order> {
    let mut draw = Draw::stream(TEST_STREAM);
    let end = calendar::midnight(calendar::LAST);
    (0..TESTS)
        .map(|_| {
            let time = end * draw.unit();
            orders::test(time, &mut draw)
        })
        .collect()
}

/// The orders as CSV, numbered in their order.
pub(crate) fn csv(orders: &[Order]) -> Vec<u8> {
    let london = calendar::london();
    let mut writer = Writer::from_writer(Vec::new());
    let mut write = |row: &[String]| writer.write_record(row).expect("memory has no I/O to fail");
    write(&HEADER.map(String::from));
    for (index, order) in orders.iter().enumerate() {
        write(&[
            format!("F{}", FIRST_NUMBER + 1 + index),
            order.email.clone(),
            calendar::with_offset(order.at, &london),
            order.status.word().into(),
            "GBP".into(),
            order.money.total.to_string(),
            order.money.discount.to_string(),
            order.money.shipping.to_string(),
            order.money.refunded.to_string(),
            order.country.into(),
            order.channel.into(),
            order.product.into(),
            order.coupon.into(),
            order.category.into(),
            if order.has_account { "yes" } else { "no" }.into(),
            order.money.cost.to_string(),
        ]);
    }
    writer.into_inner().expect("memory has no I/O to fail")
}
