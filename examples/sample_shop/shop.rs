//! What the shop sells, where its customers come from, and when it is busy.
//!
//! Every name and number in these tables is invented. A `pace` multiplies the
//! order rate of the customers it applies to.

use jiff::civil::Date;

use crate::pence::Pence;

/// How a customer came to the shop.
pub(crate) struct Channel {
    pub(crate) name: &'static str,
    /// First orders, in parts of 100.
    pub(crate) share: u32,
    pub(crate) pace: f64,
    /// The shop pays for the click, and often greets with a coupon.
    pub(crate) paid: bool,
}

/// Channels of first orders.
pub(crate) static CHANNELS: [Channel; 5] = [
    Channel { name: "organic", share: 34, pace: 1.2, paid: false },
    Channel { name: "email", share: 9, pace: 1.6, paid: false },
    Channel { name: "paid_search", share: 23, pace: 1.0, paid: true },
    Channel { name: "paid_social", share: 22, pace: 0.6, paid: true },
    Channel { name: "marketplace", share: 12, pace: 0.75, paid: false },
];

/// A destination.
pub(crate) struct Country {
    pub(crate) name: &'static str,
    /// Customers, in parts of 10,000.
    pub(crate) share: u32,
    pub(crate) shipping: Pence,
}

/// Destinations; the last ones have so few customers that a report may not
/// break them out.
pub(crate) static COUNTRIES: [Country; 14] = [
    Country { name: "GB", share: 7800, shipping: Pence(350) },
    Country { name: "IE", share: 640, shipping: Pence(690) },
    Country { name: "DE", share: 450, shipping: Pence(850) },
    Country { name: "FR", share: 350, shipping: Pence(850) },
    Country { name: "US", share: 290, shipping: Pence(1250) },
    Country { name: "NL", share: 190, shipping: Pence(850) },
    Country { name: "AU", share: 110, shipping: Pence(1450) },
    Country { name: "CA", share: 80, shipping: Pence(1250) },
    Country { name: "SE", share: 50, shipping: Pence(950) },
    Country { name: "NO", share: 12, shipping: Pence(950) },
    Country { name: "JP", share: 10, shipping: Pence(1450) },
    Country { name: "NZ", share: 8, shipping: Pence(1450) },
    Country { name: "MT", share: 6, shipping: Pence(950) },
    Country { name: "IS", share: 4, shipping: Pence(950) },
];

/// Goods after discount from which an order within [`HOME`] ships free.
pub(crate) const FREE_SHIPPING_FROM: Pence = Pence(3000);

/// The shop's own country.
pub(crate) const HOME: &str = "GB";

/// Something on the shelf.
pub(crate) struct Product {
    pub(crate) name: &'static str,
    pub(crate) category: &'static str,
    pub(crate) price: Pence,
    /// What one of it costs the shop.
    pub(crate) cost: Pence,
    /// First orders, in parts of 1,000.
    pub(crate) first: u32,
    /// Later orders, in parts of 1,000.
    pub(crate) later: u32,
    pub(crate) pace: f64,
}

const BLACK: &str = "Black tea";
const GIFTS: &str = "Gifts and sets";
const GREEN: &str = "Green tea";
const HERBAL: &str = "Herbal tea";
const LIGHT: &str = "Oolong and white tea";
const AGED: &str = "Aged tea";

/// The shelf. Only the starter box makes customers order faster.
pub(crate) static PRODUCTS: [Product; 14] = [
    Product {
        name: "Fernhill Breakfast",
        category: BLACK,
        price: Pence(850),
        cost: Pence(310),
        first: 150,
        later: 190,
        pace: 1.0,
    },
    Product {
        name: "Old Orchard Earl Grey",
        category: BLACK,
        price: Pence(920),
        cost: Pence(345),
        first: 120,
        later: 140,
        pace: 1.0,
    },
    Product {
        name: "Starter Box",
        category: GIFTS,
        price: Pence(1900),
        cost: Pence(1030),
        first: 170,
        later: 12,
        pace: 1.8,
    },
    Product {
        name: "Cinder Chai",
        category: BLACK,
        price: Pence(890),
        cost: Pence(330),
        first: 90,
        later: 95,
        pace: 1.0,
    },
    Product {
        name: "Terrace Sencha",
        category: GREEN,
        price: Pence(1240),
        cost: Pence(520),
        first: 80,
        later: 95,
        pace: 1.0,
    },
    Product {
        name: "Stonebridge Matcha",
        category: GREEN,
        price: Pence(2400),
        cost: Pence(1180),
        first: 75,
        later: 85,
        pace: 1.0,
    },
    Product {
        name: "Meadow Chamomile",
        category: HERBAL,
        price: Pence(690),
        cost: Pence(215),
        first: 65,
        later: 80,
        pace: 1.0,
    },
    Product {
        name: "Lemon Harbour",
        category: HERBAL,
        price: Pence(720),
        cost: Pence(230),
        first: 60,
        later: 70,
        pace: 1.0,
    },
    Product {
        name: "Quiet Lantern Oolong",
        category: LIGHT,
        price: Pence(1450),
        cost: Pence(640),
        first: 50,
        later: 70,
        pace: 1.0,
    },
    Product {
        name: "Rosehill Rooibos",
        category: HERBAL,
        price: Pence(750),
        cost: Pence(245),
        first: 50,
        later: 65,
        pace: 1.0,
    },
    Product {
        name: "Gift Hamper",
        category: GIFTS,
        price: Pence(3800),
        cost: Pence(2150),
        first: 45,
        later: 30,
        pace: 1.0,
    },
    Product {
        name: "Silver Frond White",
        category: LIGHT,
        price: Pence(1680),
        cost: Pence(790),
        first: 25,
        later: 40,
        pace: 1.0,
    },
    Product {
        name: "Highmoor Smoke",
        category: BLACK,
        price: Pence(1100),
        cost: Pence(430),
        first: 19,
        later: 26,
        pace: 1.0,
    },
    Product {
        name: "Cellar Pu-erh Cake",
        category: AGED,
        price: Pence(3200),
        cost: Pence(1720),
        first: 1,
        later: 2,
        pace: 1.0,
    },
];

/// A code and what it takes off the goods.
pub(crate) struct Coupon {
    pub(crate) code: &'static str,
    pub(crate) off: f64,
}

/// Greets customers from paid channels.
pub(crate) static WELCOME: Coupon = Coupon { code: "WELCOME10", off: 0.10 };

/// Thanks customers who come back through an e-mail.
pub(crate) static THANKS: Coupon = Coupon { code: "THANKYOU10", off: 0.10 };

static SPRING: Coupon = Coupon { code: "SPRING15", off: 0.15 };
static FROST: Coupon = Coupon { code: "FROST20", off: 0.20 };

/// The coupon everybody is offered on `date`, with the share of orders that use
/// it.
pub(crate) fn seasonal(date: Date) -> Option<(&'static Coupon, f64)> {
    match (date.month(), date.day()) {
        (3, 20..) | (4, ..=10) => Some((&SPRING, 0.18)),
        (11, 24..=30) => Some((&FROST, 0.30)),
        _ => None,
    }
}

/// New customers by month of the year, January first, against an average month.
pub(crate) const NEW_SEASON: [f64; 12] =
    [0.95, 0.92, 0.98, 0.94, 0.92, 0.78, 0.72, 0.78, 0.98, 1.1, 1.42, 1.51];

/// Repeat orders by month of the year, January first, against an average month.
pub(crate) const REPEAT_SEASON: [f64; 12] =
    [1.05, 1.0, 1.0, 0.95, 0.9, 0.8, 0.75, 0.8, 0.95, 1.1, 1.3, 1.4];

/// The highest of [`REPEAT_SEASON`].
pub(crate) const BUSIEST: f64 = 1.4;

/// New customers and guests an average month brings, `months` after opening: 90
/// at first, 243 at last, two thirds of the way after ten months.
pub(crate) fn arrivals_per_month(months: f64) -> f64 {
    243.0 - 153.0 * libm::exp(-months / 10.0)
}
