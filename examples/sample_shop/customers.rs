//! Who comes to the shop, and when.

use jiff::civil::Date;

use crate::calendar;
use crate::calendar::Time;
use crate::draw::Draw;
use crate::shop;
use crate::shop::Channel;
use crate::shop::Country;
use crate::shop::Product;

/// Arrivals that check out without an account. Each of them orders once.
const GUESTS: f64 = 0.105;

/// Standard deviation of the logarithm of what customers spend on extras.
const SPEND_DEVIATION: f64 = 0.4;

/// Somebody who orders at least once.
pub(crate) struct Customer {
    /// Counts arrivals from 0; also the number of the customer's stream of
    /// chance.
    pub(crate) number: u32,
    /// `None` for a guest.
    pub(crate) email: Option<String>,
    /// Time of the first order.
    pub(crate) first: Time,
    /// Where the first order came from.
    pub(crate) channel: &'static Channel,
    pub(crate) country: &'static Country,
    /// What the first order was for.
    pub(crate) product: &'static Product,
    /// What this customer spends on extras, against the median customer.
    pub(crate) spend: f64,
}

impl Customer {
    /// Order rate against a customer of an average channel and product.
    pub(crate) fn pace(&self) -> f64 {
        self.channel.pace * self.product.pace
    }
}

/// Every customer from opening day to the last day of the export, each with the
/// rest of their own chance.
pub(crate) fn arrive() -> Vec<(Customer, Draw)> {
    (0_u32..).zip(arrivals()).map(|(number, first)| customer(number, first)).collect()
}

/// Times of first orders, month by month.
fn arrivals() -> Vec<Time> {
    let mut draw = Draw::stream(0);
    let mut times = Vec::new();
    let mut from = calendar::OPENED;
    while from <= calendar::LAST {
        let to = from.last_of_month().min(calendar::LAST);
        let days = f64::from(calendar::days_between(from, to) + 1);
        let start = calendar::midnight(from);
        for _ in 0..arrivals_of(from, days, &mut draw) {
            times.push(start + draw.unit() * days);
        }
        from = from.last_of_month().saturating_add(jiff::Span::new().days(1));
    }
    times
}

/// How many arrive in the `days` from `from`: Poisson, by its normal
/// approximation.
fn arrivals_of(from: Date, days: f64, draw: &mut Draw) -> u32 {
    let open = f64::from(calendar::month(from) - calendar::month(calendar::OPENED));
    let share_of_month = days / f64::from(from.days_in_month());
    let expected = shop::arrivals_per_month(open)
        * calendar::of_month(&shop::NEW_SEASON, from)
        * share_of_month;
    (expected + expected.sqrt() * draw.normal()).round() as u32
}

fn customer(number: u32, first: Time) -> (Customer, Draw) {
    let mut draw = Draw::stream(u64::from(number) + 1);
    let email = (!draw.chance(GUESTS)).then(|| email(number, &mut draw));
    let customer = Customer {
        number,
        email,
        first,
        channel: draw.pick(&shop::CHANNELS, |channel| channel.share),
        country: draw.pick(&shop::COUNTRIES, |country| country.share),
        product: draw.pick(&shop::PRODUCTS, |product| product.first),
        spend: draw.log_normal(SPEND_DEVIATION),
    };
    (customer, draw)
}

/// An address nobody can have: example.com and example.org are reserved (RFC
/// 2606). Three characters of six are the customer's number, scrambled, so no
/// two customers share one.
fn email(number: u32, draw: &mut Draw) -> String {
    const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    // Coprime with 36, so different numbers below 36^3 stay different.
    let mut scrambled = number * 19_423 % 46_656;
    let mut name = String::new();
    for _ in 0..3 {
        name.push(char::from(LETTERS[draw.below(36) as usize]));
        name.push(char::from(LETTERS[(scrambled % 36) as usize]));
        scrambled /= 36;
    }
    format!("{name}@example.{}", if draw.chance(0.7) { "com" } else { "org" })
}
