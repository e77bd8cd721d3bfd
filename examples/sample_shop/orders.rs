//! What one order is: goods, money, coupon, status.

use jiff::civil::Date;
use jiff::civil::DateTime;

use crate::calendar;
use crate::calendar::Time;
use crate::customers::Customer;
use crate::draw::Draw;
use crate::pence::Pence;
use crate::shop;
use crate::shop::Coupon;
use crate::shop::Product;

/// What became of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Paid,
    Fulfilled,
    Refunded,
    PartiallyRefunded,
    Cancelled,
    Failed,
    Pending,
    Test,
}

impl Status {
    /// The word in the export.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Status::Paid => "paid",
            Status::Fulfilled => "fulfilled",
            Status::Refunded => "refunded",
            Status::PartiallyRefunded => "partially_refunded",
            Status::Cancelled => "cancelled",
            Status::Failed => "failed",
            Status::Pending => "pending",
            Status::Test => "test",
        }
    }

    /// Whether the money came in, even if it went back.
    pub(crate) fn is_paid(self) -> bool {
        use Status::{Fulfilled, Paid, PartiallyRefunded, Refunded};
        matches!(self, Paid | Fulfilled | Refunded | PartiallyRefunded)
    }
}

/// Ends of orders that are old enough to have one, in parts of 1,000.
static STATUSES: [(Status, u32); 6] = [
    (Status::Paid, 60),
    (Status::Fulfilled, 880),
    (Status::Refunded, 13),
    (Status::PartiallyRefunded, 17),
    (Status::Cancelled, 20),
    (Status::Failed, 10),
];

/// Orders of the last days whose payment is under way at the export.
const PENDING: f64 = 0.2;

/// Last days of the export, whose orders may be pending and are not yet on
/// their way.
const FRESH_DAYS: i32 = 3;

/// Orders that are followed by a parcel for nothing, because the first one was
/// lost or damaged.
const REPLACED: f64 = 0.001;

/// What extras cost the shop, of their price.
const EXTRAS_COST: f64 = 0.42;

/// First orders with an account, of customers who leave an address.
const ACCOUNTS: f64 = 0.6;

/// Later orders before which somebody without an account makes one.
const JOINING: f64 = 0.25;

/// Streams of chance by which customers have accounts; above those of customers.
const ACCOUNT_STREAMS: u64 = 1 << 40;

/// What the median customer adds to the first product, when anything.
const EXTRAS: Pence = Pence(900);

/// Standard deviation of the logarithm of the extras of one customer's orders.
const EXTRAS_DEVIATION: f64 = 0.5;

/// The money of an order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Money {
    /// Goods before discount, and shipping.
    pub(crate) total: Pence,
    pub(crate) discount: Pence,
    pub(crate) shipping: Pence,
    pub(crate) refunded: Pence,
    /// What the goods cost the shop, refunded or not.
    pub(crate) cost: Pence,
}

impl Money {
    /// What the shop keeps for the goods: total - discount - shipping -
    /// refunded.
    pub(crate) fn net(self) -> Pence {
        self.total - self.discount - self.shipping - self.refunded
    }

    /// The cost of the goods that were not refunded, in hundredths of a penny,
    /// rounded half up: goods go back as far as their money does.
    pub(crate) fn cost_kept(self) -> i64 {
        let due = (self.net() + self.refunded).0;
        if due == 0 {
            self.cost.0 * 100
        } else {
            (self.cost.0 * 100 * self.net().0 + due / 2) / due
        }
    }
}

/// One row of the export.
#[derive(Clone)]
pub(crate) struct Order {
    /// London clock time.
    pub(crate) at: DateTime,
    /// The customer's number; `None` for a guest or a test.
    pub(crate) customer: Option<u32>,
    /// As typed at the checkout; empty for a guest.
    pub(crate) email: String,
    pub(crate) status: Status,
    pub(crate) money: Money,
    pub(crate) country: &'static str,
    pub(crate) channel: &'static str,
    pub(crate) product: &'static str,
    pub(crate) category: &'static str,
    pub(crate) has_account: bool,
    /// Empty without one.
    pub(crate) coupon: &'static str,
}

impl Order {
    /// Whether it is an order by the definition of the report: paid, and worth
    /// something.
    pub(crate) fn counts(&self) -> bool {
        self.status.is_paid() && self.money.total > Pence(0)
    }
}

/// A customer at the checkout.
struct Visit<'a> {
    customer: &'a Customer,
    /// Orders before this one.
    earlier: usize,
    date: Date,
    channel: &'static str,
    product: &'static Product,
}

/// The order of `customer` at `time`, after so many `earlier` ones.
pub(crate) fn order(customer: &Customer, earlier: usize, time: Time, draw: &mut Draw) -> Order {
    let visit = visit(customer, earlier, calendar::day(time), draw);
    let coupon = coupon(&visit, draw);
    let status = status(visit.date, draw);
    let email = customer.email.as_deref().map(|email| typed(email, earlier, draw));
    Order {
        at: calendar::clock(time),
        customer: email.as_ref().map(|_| customer.number),
        email: email.unwrap_or_default(),
        status,
        money: money(&visit, coupon, status, draw),
        country: customer.country.name,
        channel: visit.channel,
        product: visit.product.name,
        category: visit.product.category,
        has_account: has_account(customer, earlier),
        coupon: coupon.map_or("", |coupon| coupon.code),
    }
}

/// First orders are for the customer's first product and come through the
/// customer's channel.
fn visit<'a>(customer: &'a Customer, earlier: usize, date: Date, draw: &mut Draw) -> Visit<'a> {
    if earlier == 0 {
        let Customer { channel, product, .. } = customer;
        return Visit { customer, earlier, date, channel: channel.name, product };
    }
    let product = draw.pick(&shop::PRODUCTS, |product| product.later);
    Visit { customer, earlier, date, channel: later_channel(customer.channel.name, draw), product }
}

/// Later orders drift to e-mail and to the shop's own pages, except on the
/// marketplace, which keeps most of its own.
fn later_channel(first: &'static str, draw: &mut Draw) -> &'static str {
    let stays = if first == "marketplace" { 0.75 } else { 0.45 };
    if draw.chance(stays) {
        first
    } else if draw.chance(0.6) {
        "email"
    } else {
        "organic"
    }
}

/// The parcel for nothing that follows a few orders, four to ten days later.
pub(crate) fn replacement(order: &Order, time: Time, draw: &mut Draw) -> Option<Order> {
    (order.counts() && draw.chance(REPLACED)).then(|| Order {
        at: calendar::clock(time + 4.0 + 6.0 * draw.unit()),
        status: Status::Fulfilled,
        money: Money::default(),
        coupon: "",
        ..order.clone()
    })
}

/// An order the shop's staff placed to try the checkout.
pub(crate) fn test(time: Time, draw: &mut Draw) -> Order {
    let product = draw.pick(&shop::PRODUCTS, |product| product.later);
    Order {
        at: calendar::clock(time),
        customer: None,
        email: "checkout-test@example.com".into(),
        status: Status::Test,
        money: Money { total: product.price, cost: product.cost, ..Money::default() },
        country: shop::HOME,
        channel: shop::CHANNELS[0].name,
        product: product.name,
        category: product.category,
        has_account: false,
        coupon: "",
    }
}

/// Whether the customer has an account after so many orders. Accounts change
/// nothing else, and have chance of their own.
fn has_account(customer: &Customer, earlier: usize) -> bool {
    let mut draw = Draw::stream(ACCOUNT_STREAMS + u64::from(customer.number));
    let joins = draw.chance(ACCOUNTS) || (0..earlier).any(|_| draw.chance(JOINING));
    joins && customer.email.is_some()
}

/// At most one coupon: a third of first orders from paid channels are greeted,
/// an eighth of later orders from an e-mail are thanked, and the season's offer
/// is open to all others.
fn coupon(visit: &Visit<'_>, draw: &mut Draw) -> Option<&'static Coupon> {
    let is_first = visit.earlier == 0;
    if is_first && visit.customer.channel.paid && draw.chance(1.0 / 3.0) {
        return Some(&shop::WELCOME);
    }
    if !is_first && visit.channel == "email" && draw.chance(0.125) {
        return Some(&shop::THANKS);
    }
    let (coupon, uptake) = shop::seasonal(visit.date)?;
    draw.chance(uptake).then_some(coupon)
}

/// A status that fits an order of this date.
fn status(date: Date, draw: &mut Draw) -> Status {
    let age = calendar::days_between(date, calendar::LAST);
    let fresh = (0..FRESH_DAYS).contains(&age);
    if fresh && draw.chance(PENDING) {
        return Status::Pending;
    }
    match draw.pick(&STATUSES, |(_, share)| *share).0 {
        Status::Fulfilled if fresh => Status::Paid,
        status => status,
    }
}

/// What the goods cost, what the coupon takes off, and what goes back.
fn money(visit: &Visit<'_>, coupon: Option<&Coupon>, status: Status, draw: &mut Draw) -> Money {
    let (goods, cost) = goods(visit, draw);
    let discount = coupon.map_or(Pence(0), |coupon| goods.share(coupon.off));
    let paid = goods - discount;
    let country = visit.customer.country;
    let free = country.name == shop::HOME && paid >= shop::FREE_SHIPPING_FROM;
    let shipping = if free { Pence(0) } else { country.shipping };
    let refunded = match status {
        Status::Refunded => paid,
        Status::PartiallyRefunded => paid.share(0.2 + 0.6 * draw.unit()),
        _ => Pence(0),
    };
    Money { total: goods + shipping, discount, shipping, refunded, cost }
}

/// The price of one product, once or more often, and of extras in every second
/// basket, and what they cost the shop.
fn goods(visit: &Visit<'_>, draw: &mut Draw) -> (Pence, Pence) {
    let quantity = 1 + draw.waiting(1.2) as i64;
    let Product { price, cost, .. } = visit.product;
    let (goods, cost) = (Pence(price.0 * quantity), Pence(cost.0 * quantity));
    if draw.chance(0.5) {
        let spend = visit.customer.spend * draw.log_normal(EXTRAS_DEVIATION);
        let extras = EXTRAS.share(spend);
        return (goods + extras, cost + extras.share(EXTRAS_COST));
    }
    (goods, cost)
}

/// The address as typed: the same person sometimes writes capitals or leaves a
/// space behind.
fn typed(email: &str, earlier: usize, draw: &mut Draw) -> String {
    if earlier == 0 || !draw.chance(0.05) {
        return email.into();
    }
    match draw.below(3) {
        0 => email.to_ascii_uppercase(),
        1 => format!("{}{}", email[..1].to_ascii_uppercase(), &email[1..]),
        _ => format!("{email} "),
    }
}
