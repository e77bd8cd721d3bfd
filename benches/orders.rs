//! Invented orders in any number, for measuring.
//!
//! A shop that sells evenly over five years and whose customers grow in number
//! all the while: at most a quarter as many as orders, the later ones more
//! often among those who order. The same count gives the same bytes on every
//! platform. Nothing is kept in memory.

use std::io;
use std::io::Write;

use jiff::civil::Date;
use jiff::civil::date;

/// The columns.
const HEADER: &str = "order_id,customer_email,ordered_at,status,currency,total,discount,refunded,\
                      channel,country,category";

/// The first day, and how many days there are.
const DAYS: (Date, u64) = (date(2021, 1, 1), 1826);

/// The number of the first order.
const FIRST: u64 = 1000;

/// Orders for each customer that there may be.
const ORDERS_EACH: u64 = 4;

const CHANNELS: [&str; 5] = ["web", "amazon", "etsy", "ebay", "pos"];
const COUNTRIES: [&str; 8] = ["US", "DE", "FR", "GB", "TH", "RU", "IR", "TW"];

/// As cells: a comma stands in quotes.
const CATEGORIES: [&str; 6] =
    ["beauty", "apparel", "\"home, garden\"", "pets", "supplements", "games"];

/// Numbers that look random: xorshift64 with the shifts 13, 7, 17 (Marsaglia,
/// 2003, "Xorshift RNGs").
struct Random(u64);

impl Random {
    /// The next number.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 up to, but not including, 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 up to, but not including, `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len() as u64) as usize]
    }
}

/// Writes the header and `count` orders, by day.
///
/// # Errors
///
/// What `out` cannot take.
pub(crate) fn write(count: u64, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    let customers = (count / ORDERS_EACH).max(1) as f64;
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut today = (0, DAYS.0.to_string());
    for index in 0..count {
        let day = (u128::from(index) * u128::from(DAYS.1) / u128::from(count)) as i64;
        if day != today.0 {
            today = (day, (DAYS.0 + jiff::Span::new().days(day)).to_string());
        }
        let arrived = (customers * ((index + 1) as f64 / count as f64)).max(1.0);
        one(FIRST + index, arrived, &today.1, &mut random, out)?;
    }
    Ok(())
}

/// Writes one order of one of the customers that have `arrived`. What is drawn
/// first and what next decides over all that follows.
fn one(
    number: u64,
    arrived: f64,
    day: &str,
    random: &mut Random,
    out: &mut impl Write,
) -> io::Result<()> {
    let share = random.share();
    let customer = (arrived * (1.0 - share * share * share)) as u64;
    let second = random.below(86_400);
    let total = 500 + (random.share() * random.share() * random.share() * 40_000.0) as u64;
    let status = match random.below(100) {
        0..2 => "cancelled",
        2..5 => "refunded",
        _ => "paid",
    };
    let refunded = if status == "refunded" { total } else { 0 };
    let discount = if random.below(5) == 0 { total / 10 } else { 0 };
    write!(out, "#{number},customer{customer}@example{}.com,{day} ", customer % 97)?;
    write!(out, "{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)?;
    write!(out, ",{status},USD")?;
    for cents in [total, discount, refunded] {
        write!(out, ",{}.{:02}", cents / 100, cents % 100)?;
    }
    let (channel, country) = (random.one_of(&CHANNELS), random.one_of(&COUNTRIES));
    writeln!(out, ",{channel},{country},{}", random.one_of(&CATEGORIES))
}
