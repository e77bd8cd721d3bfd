//! What is true of the simulated shop: its parameters, and what happened.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::civil::date;
use serde::Serialize;

use crate::calendar;
use crate::cohorts;
use crate::cohorts::Cohort;
use crate::draw::SEED;
use crate::life::Life;
use crate::life::MODEL;
use crate::life::Model;
use crate::orders::Money;
use crate::orders::Order;
use crate::pence::Pence;
use crate::shop;

/// What the file says about itself.
const ABOUT: &str = "\
# The truth about the simulated orders in data/orders.csv, for tests. Written by the same command.
# An order counts when it is paid, fulfilled, refunded or partially_refunded and its total is not 0.
# gross is the sum of the column total; net = gross - discount - shipping - refunded.
# cost is of the goods that were not refunded: the column cost, times net / (net + refunded).
# A customer is an e-mail address, trimmed and in lower case, with an order that counts.
# Days are London's. Sections that begin with second_order are shares of customers; they and
# next_12_months also see what comes after the last day. next_12_months is November 2026 to October
# 2027, for customers who came before; alive are those who have not left for good when it begins.

";

/// Last day of the year after the last month that is over.
const NEXT_YEAR_END: Date = date(2027, 10, 31);

#[derive(Serialize)]
struct Truth {
    seed: u64,
    first_day: String,
    last_day: String,
    last_month_over: String,
    rows: usize,
    model: Parameters,
    left_out: BTreeMap<&'static str, usize>,
    counting: Counting,
    first_channel: BTreeMap<&'static str, usize>,
    first_country: BTreeMap<&'static str, usize>,
    first_product: BTreeMap<&'static str, usize>,
    first_category: BTreeMap<&'static str, usize>,
    first_account: BTreeMap<&'static str, usize>,
    second_order: SecondOrder,
    second_order_365d_by_channel: BTreeMap<&'static str, f64>,
    second_order_365d_by_product: BTreeMap<&'static str, f64>,
    next_12_months: NextYear,
    cohorts: Vec<Cohort>,
}

#[derive(Serialize)]
struct Parameters {
    r: f64,
    alpha_weeks: f64,
    a: f64,
    b: f64,
    channel_pace: BTreeMap<&'static str, f64>,
    first_product_pace: BTreeMap<&'static str, f64>,
    new_season: [f64; 12],
    repeat_season: [f64; 12],
}

/// Orders that count.
#[derive(Serialize)]
struct Counting {
    orders: usize,
    identified_orders: usize,
    customers: usize,
    gross: Pence,
    discount: Pence,
    shipping: Pence,
    refunded: Pence,
    net: Pence,
    identified_net: Pence,
    /// Of goods that were not refunded.
    cost: String,
}

/// Shares of customers whose second order comes at most so many days after the
/// first, whether or not the export shows it.
#[derive(Serialize)]
struct SecondOrder {
    same_day: f64,
    within_30d: f64,
    within_60d: f64,
    within_90d: f64,
    within_180d: f64,
    within_365d: f64,
}

/// The twelve months after the last month that is over, for customers who came
/// before them.
#[derive(Serialize)]
struct NextYear {
    customers: usize,
    /// Customers who had not left for good at the start.
    alive: usize,
    /// Customers with an order that counts.
    ordered: usize,
    orders: usize,
    net: Pence,
}

/// A customer with an order that counts, and all such orders up to the end of
/// the simulation, by time.
pub(crate) struct Known<'a> {
    life: &'a Life,
    pub(crate) orders: Vec<&'a Order>,
}

impl Known<'_> {
    pub(crate) fn first(&self) -> Date {
        self.orders[0].at.date()
    }

    /// Whether the second order comes at most this many days after the first.
    fn is_back_within(&self, days: i32) -> bool {
        self.orders
            .get(1)
            .is_some_and(|second| calendar::days_between(self.first(), second.at.date()) <= days)
    }

    /// Whether the customer leaves later than `date`, or never.
    fn is_alive_after(&self, date: Date) -> bool {
        self.life.left.is_none_or(|left| left > date)
    }
}

/// The whole file.
pub(crate) fn toml(lives: &[Life], rows: &[Order]) -> String {
    let known = known(lives);
    let truth = Truth {
        seed: SEED,
        first_day: calendar::OPENED.to_string(),
        last_day: calendar::LAST.to_string(),
        last_month_over: calendar::month_name(calendar::month(calendar::LAST_MONTH_END)),
        rows: rows.len(),
        model: parameters(),
        left_out: left_out(rows),
        counting: counting(&known, rows),
        first_channel: sizes(&known, |first| first.channel),
        first_country: sizes(&known, |first| first.country),
        first_product: sizes(&known, |first| first.product),
        first_category: sizes(&known, |first| first.category),
        first_account: sizes(&known, |first| if first.has_account { "account" } else { "guest" }),
        second_order: second_order(&known),
        second_order_365d_by_channel: back_within_a_year(&known, |first| first.channel),
        second_order_365d_by_product: back_within_a_year(&known, |first| first.product),
        next_12_months: next_year(&known),
        cohorts: cohorts::triangle(&known),
    };
    let text = toml::to_string(&truth).expect("plain data with text keys is valid TOML");
    format!("{ABOUT}{text}")
}

/// Identified customers whose first order that counts is in the export.
fn known(lives: &[Life]) -> Vec<Known<'_>> {
    let identified = lives.iter().filter(|life| life.customer.email.is_some());
    let all = identified.map(|life| Known {
        life,
        orders: life.orders.iter().filter(|order| order.counts()).collect(),
    });
    all.filter(|known| known.orders.first().is_some_and(|first| first.at.date() <= calendar::LAST))
        .collect()
}

fn parameters() -> Parameters {
    let Model { r, alpha_weeks, a, b } = MODEL;
    Parameters {
        r,
        alpha_weeks,
        a,
        b,
        channel_pace: shop::CHANNELS.iter().map(|channel| (channel.name, channel.pace)).collect(),
        first_product_pace: shop::PRODUCTS.iter().map(|item| (item.name, item.pace)).collect(),
        new_season: shop::NEW_SEASON,
        repeat_season: shop::REPEAT_SEASON,
    }
}

/// Rows that are no orders, by the word that says why.
fn left_out(rows: &[Order]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for order in rows.iter().filter(|order| !order.counts()) {
        let paid = order.status.is_paid();
        *counts.entry(if paid { "worth_nothing" } else { order.status.word() }).or_default() += 1;
    }
    counts
}

fn counting(known: &[Known<'_>], rows: &[Order]) -> Counting {
    let orders: Vec<&Order> = rows.iter().filter(|order| order.counts()).collect();
    let identified: Vec<&Order> =
        orders.iter().copied().filter(|order| order.customer.is_some()).collect();
    let sum = |part: fn(Money) -> Pence| orders.iter().map(|order| part(order.money)).sum();
    Counting {
        orders: orders.len(),
        identified_orders: identified.len(),
        customers: known.len(),
        gross: sum(|money| money.total),
        discount: sum(|money| money.discount),
        shipping: sum(|money| money.shipping),
        refunded: sum(|money| money.refunded),
        net: sum(Money::net),
        identified_net: identified.iter().map(|order| order.money.net()).sum(),
        cost: decimal(orders.iter().map(|order| order.money.cost_kept()).sum()),
    }
}

/// Hundredths of a penny as pounds.
fn decimal(parts: i64) -> String {
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

/// Customers by a trait of their first order.
fn sizes(known: &[Known<'_>], of: fn(&Order) -> &'static str) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for one in known {
        *counts.entry(of(one.orders[0])).or_default() += 1;
    }
    counts
}

fn second_order(known: &[Known<'_>]) -> SecondOrder {
    let back = |days| known.iter().filter(|one| one.is_back_within(days)).count();
    let within = |days| share(back(days), known.len());
    SecondOrder {
        same_day: within(0),
        within_30d: within(30),
        within_60d: within(60),
        within_90d: within(90),
        within_180d: within(180),
        within_365d: within(365),
    }
}

/// Share of customers who are back within 365 days, by a trait of their first
/// order.
fn back_within_a_year(
    known: &[Known<'_>],
    of: fn(&Order) -> &'static str,
) -> BTreeMap<&'static str, f64> {
    let mut back: BTreeMap<&'static str, usize> = BTreeMap::new();
    for one in known.iter().filter(|one| one.is_back_within(365)) {
        *back.entry(of(one.orders[0])).or_default() += 1;
    }
    let sizes = sizes(known, of).into_iter();
    sizes.map(|(name, size)| (name, share(back.get(name).copied().unwrap_or(0), size))).collect()
}

fn next_year(known: &[Known<'_>]) -> NextYear {
    let start = calendar::LAST_MONTH_END;
    let customers: Vec<&Known<'_>> = known.iter().filter(|one| one.first() <= start).collect();
    let in_year = |order: &Order| order.at.date() > start && order.at.date() <= NEXT_YEAR_END;
    let orders: Vec<&Order> = customers
        .iter()
        .flat_map(|one| one.orders.iter().copied())
        .filter(|order| in_year(order))
        .collect();
    NextYear {
        customers: customers.len(),
        alive: customers.iter().filter(|one| one.is_alive_after(start)).count(),
        ordered: customers.iter().filter(|one| one.orders.iter().any(|it| in_year(it))).count(),
        orders: orders.len(),
        net: orders.iter().map(|order| order.money.net()).sum(),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
