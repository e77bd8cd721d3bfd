//! What loyal and returning customers bring beside others: multiples, by which
//! popular claims are tested.

use std::ops::RangeBounds;

use crate::config::Shop;
use crate::ledger::Ledger;
use crate::units::Money;

use super::interval::Z;
use super::{Outcome, Reading, Value, Why, money_per, year};

/// Sums over customers of what they bring, x, and of what it is divided by, k.
/// Whole numbers, so that they do not depend on the order of the customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sums {
    customers: u64,
    x: i128,
    k: i128,
    xx: i128,
    xk: i128,
    kk: i128,
}

impl Sums {
    /// Of customers with so many orders, their net revenue divided by `per`.
    #[expect(clippy::cast_possible_wrap, reason = "squares of amounts stay below 2^127")]
    fn of(ledger: &Ledger, orders: impl RangeBounds<u32>, per: fn(u32) -> u32) -> Sums {
        let mut sums = Sums::default();
        for (orders, brought) in ledger.brought.range(orders) {
            let (x, k) = (i128::from(brought.net.0), i128::from(per(*orders)));
            let customers = i128::from(brought.customers);
            sums.customers += brought.customers;
            sums.x += x;
            sums.k += k * customers;
            sums.xx += brought.squares as i128;
            sums.xk += x * k;
            sums.kk += k * k * customers;
        }
        sums
    }

    fn net(&self) -> Money {
        Money(i64::try_from(self.x).unwrap_or(i64::MAX))
    }

    /// The ratio of the sums, r = Σx / Σk, and its standard error over r:
    ///
    /// ```text
    /// error = √(n / (n - 1) · Σ(x - r k)²) / Σk
    /// ```
    ///
    /// `None` of fewer than two customers or when they bring nothing. Source:
    /// Cochran (1977), "Sampling Techniques", 3rd edition, section 6.3.
    #[expect(clippy::cast_precision_loss, reason = "rounded once, after exact sums")]
    fn ratio(&self) -> Option<(f64, f64)> {
        if self.customers < 2 || self.x <= 0 || self.k <= 0 {
            return None;
        }
        let (n, k) = (self.customers as f64, self.k as f64);
        let ratio = self.x as f64 / k;
        let squares =
            self.xx as f64 - 2.0 * ratio * self.xk as f64 + ratio * ratio * self.kk as f64;
        let error = libm::sqrt(n / (n - 1.0) * squares.max(0.0)) / k;
        Some((ratio, error / ratio))
    }
}

/// `above` over `below`, each with its standard error over itself, and the 95 %
/// interval of that on the logarithmic scale, where it is symmetric:
/// `exp(ln ratio ± z √(error² + error²))`.
fn multiple((above, error): (f64, f64), (below, other): (f64, f64)) -> (Value, (f64, f64)) {
    let ratio = above / below;
    let times = libm::exp(Z * libm::sqrt(error * error + other * other));
    (Value::Ratio(ratio), (ratio / times, ratio * times))
}

/// Parts of money per count, unrounded; `None` when there is none.
#[expect(clippy::cast_precision_loss, reason = "rounded once, after exact sums")]
fn each(net: Money, count: u64) -> Option<f64> {
    (net > Money::ZERO && count > 0).then(|| net.0 as f64 / count as f64)
}

fn enough(customers: u64, shop: &Shop) -> Result<(), Why> {
    if customers == 0 {
        return Err(Why::NobodyThere);
    }
    if customers < shop.privacy_threshold { Err(Why::TooFewForPrivacy) } else { Ok(()) }
}

/// Net revenue so far of a loyal customer, divided by an average order of the
/// months in which customers first ordered. The interval is that of the former:
/// the latter is of many more orders and taken as it is.
///
/// # Errors
///
/// [`Why::TooFewForPrivacy`] when fewer are loyal than the privacy threshold;
/// [`Why::MoreRefundsThanSales`] when one of the two is not above 0.
pub(super) fn loyal_value_multiple(ledger: &Ledger, shop: &Shop) -> Outcome {
    let loyal = Sums::of(ledger, shop.loyal_orders.., |_| 1);
    enough(loyal.customers, shop)?;
    let firsts = ledger.cells.iter().filter(|((cohort, month), _)| cohort == month);
    let (net, orders) = firsts
        .fold((Money::ZERO, 0), |(net, orders), (_, cell)| (net + cell.net, orders + cell.orders));
    let parts = (money_per(loyal.net(), loyal.customers)?.value, money_per(net, orders)?.value);
    let below = each(net, orders).ok_or(Why::MoreRefundsThanSales)?;
    let above = loyal.ratio().ok_or(Why::MoreRefundsThanSales)?;
    let (value, interval) = multiple(above, (below, 0.0));
    Ok(Reading { value, parts: Some(parts), interval: Some(interval) })
}

/// Net revenue per order of loyal customers, divided by that of the others, over
/// all orders so far.
///
/// # Errors
///
/// [`Why::TooFewForPrivacy`] when one of the two groups is below the privacy
/// threshold; [`Why::MoreRefundsThanSales`] when one brings nothing.
pub(super) fn loyal_order_multiple(ledger: &Ledger, shop: &Shop) -> Outcome {
    let loyal = Sums::of(ledger, shop.loyal_orders.., |orders| orders);
    let others = Sums::of(ledger, ..shop.loyal_orders, |orders| orders);
    enough(loyal.customers, shop)?;
    enough(others.customers, shop)?;
    let per_order = |of: &Sums| money_per(of.net(), u64::try_from(of.k).unwrap_or(0));
    let parts = (per_order(&loyal)?.value, per_order(&others)?.value);
    let above = loyal.ratio().ok_or(Why::MoreRefundsThanSales)?;
    let below = others.ratio().ok_or(Why::MoreRefundsThanSales)?;
    let (value, interval) = multiple(above, below);
    Ok(Reading { value, parts: Some(parts), interval: Some(interval) })
}

/// Net revenue of a returning customer in a month, divided by that of a new one,
/// over the trailing twelve months. Without an interval: months have sums only.
///
/// # Errors
///
/// [`Why::TooFewForPrivacy`] when fewer came back, or were new, than the privacy
/// threshold; [`Why::MoreRefundsThanSales`] when one of the two brought nothing.
pub(super) fn returning_spend_multiple_12m(ledger: &Ledger, shop: &Shop) -> Outcome {
    let (mut returning, mut new) = ((Money::ZERO, 0), (Money::ZERO, 0));
    for month in year::months(ledger) {
        returning.0 += month.net - month.unidentified_net - month.new_net;
        returning.1 += month.returning;
        new.0 += month.new_net;
        new.1 += month.new;
    }
    enough(returning.1, shop)?;
    enough(new.1, shop)?;
    let parts = (money_per(returning.0, returning.1)?.value, money_per(new.0, new.1)?.value);
    let above = each(returning.0, returning.1).ok_or(Why::MoreRefundsThanSales)?;
    let below = each(new.0, new.1).ok_or(Why::MoreRefundsThanSales)?;
    Ok(Reading { value: Value::Ratio(above / below), parts: Some(parts), interval: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Cell, Frame, MonthTotals};
    use crate::units::{Day, Days};

    const FRAME: Frame = Frame { first: Day(0), as_of: Day(58), over: true, active: Days(31) };

    fn units(units: i64) -> Money {
        Money(units * Money::SCALE)
    }

    /// Customers by orders and net revenue.
    fn ledger(customers: &[(u32, i64)]) -> Ledger {
        let mut ledger = Ledger::new(FRAME);
        for (orders, net) in customers {
            let brought = ledger.brought.entry(*orders).or_default();
            brought.customers += 1;
            brought.net += units(*net);
            brought.squares += u128::from(units(*net).0.unsigned_abs()).pow(2);
        }
        ledger
    }

    fn shop() -> Shop {
        Shop { loyal_orders: 5, privacy_threshold: 2, ..Shop::default() }
    }

    fn near(got: f64, expected: f64) {
        assert!((got - expected).abs() < 1e-9, "{got} is not {expected}");
    }

    /// Loyal: 100 in 5 orders and 140 in 5; 24 an order. Their deviations are
    /// 100 - 120 and 140 - 120, the error √(2 · 800) / 10 = 4, a sixth of 24.
    /// The others: 10 in 1 order and 20 in 2, 10 an order, without deviation.
    #[test]
    fn an_order_of_the_loyal_is_held_against_one_of_the_others() {
        let ledger = ledger(&[(5, 100), (5, 140), (1, 10), (2, 20)]);
        let reading = loyal_order_multiple(&ledger, &shop()).unwrap();
        near(reading.value.number(), 2.4);
        let times = libm::exp(Z / 6.0);
        let (low, high) = reading.interval.unwrap();
        near(low, 2.4 / times);
        near(high, 2.4 * times);
        assert_eq!(reading.parts, Some((Value::Money(units(24)), Value::Money(units(10)))));
    }

    /// Each loyal customer has brought 120, with an error of √(2 · 800) / 2 = 20;
    /// orders in the month of the first brought 8 each.
    #[test]
    fn what_the_loyal_have_brought_is_held_against_first_orders() {
        let mut ledger = ledger(&[(5, 100), (5, 140), (1, 10)]);
        let (first, next) = (Day(0).month(), Day(40).month());
        let cell = |net| Cell { customers: 3, orders: 4, net: units(net) };
        ledger.cells.extend([((first, first), cell(32)), ((first, next), cell(900))]);
        let reading = loyal_value_multiple(&ledger, &shop()).unwrap();
        near(reading.value.number(), 15.0);
        near(reading.interval.unwrap().0, 15.0 / libm::exp(Z / 6.0));
    }

    #[test]
    fn a_month_of_a_returning_customer_is_held_against_one_of_a_new_one() {
        let mut ledger = ledger(&[]);
        let month = |net, returning, new_net, new| MonthTotals {
            net: units(net),
            unidentified_net: units(5),
            returning,
            new_net: units(new_net),
            new,
            ..MonthTotals::default()
        };
        ledger.months.insert(Day(0).month(), month(65, 1, 40, 4));
        ledger.months.insert(Day(40).month(), month(45, 1, 10, 1));
        // 20 and 30 from one each, and 50 from five.
        let reading = returning_spend_multiple_12m(&ledger, &shop()).unwrap();
        near(reading.value.number(), 2.5);
        assert_eq!(reading.interval, None);
    }

    #[test]
    fn nothing_is_told_of_a_few_or_of_those_who_brought_nothing() {
        let of = |customers: &[(u32, i64)]| loyal_order_multiple(&ledger(customers), &shop());
        assert_eq!(of(&[(1, 10), (1, 10)]), Err(Why::NobodyThere));
        assert_eq!(of(&[(5, 10), (1, 10), (1, 10)]), Err(Why::TooFewForPrivacy));
        assert_eq!(of(&[(5, 10), (5, 10), (1, 10)]), Err(Why::TooFewForPrivacy));
        assert_eq!(of(&[(5, 10), (5, 10), (1, 0), (1, 0)]), Err(Why::MoreRefundsThanSales));
        let none = loyal_value_multiple(&ledger(&[(5, 10), (5, 10)]), &shop());
        assert_eq!(none, Err(Why::NobodyThere));
        let none = returning_spend_multiple_12m(&ledger(&[]), &shop());
        assert_eq!(none, Err(Why::NobodyThere));
    }

    /// Three who brought 100, 120 and 140: an error of √(3/2 · 800) / 3 = √(400/3).
    #[test]
    fn the_error_is_of_all_customers() {
        let (ratio, error) =
            Sums::of(&ledger(&[(5, 100), (5, 120), (5, 140)]), .., |_| 1).ratio().unwrap();
        near(ratio / 120e4, 1.0);
        near(error, libm::sqrt(400.0 / 3.0) / 120.0);
    }

    /// Both are uncertain by a sixth: 120 ± 20 as above, and 12 ± √(2 · 8) / 2.
    #[test]
    fn both_errors_make_a_multiple_uncertain() {
        let ledger = ledger(&[(5, 100), (5, 140), (1, 10), (1, 14)]);
        let reading = loyal_order_multiple(&ledger, &shop()).unwrap();
        near(reading.value.number(), 2.0);
        near(reading.interval.unwrap().1, 2.0 * libm::exp(Z * std::f64::consts::SQRT_2 / 6.0));
    }

    #[test]
    fn one_customer_has_no_error_and_nobody_no_average() {
        assert!(Sums::of(&ledger(&[(5, 100)]), .., |_| 1).ratio().is_none());
        assert!(Sums::of(&ledger(&[(5, 100), (5, 120)]), .., |_| 1).ratio().is_some());
        near(each(Money(6), 4).unwrap(), 1.5);
        assert_eq!(
            (each(Money(6), 0), each(Money::ZERO, 4), each(Money(-6), 4)),
            (None, None, None)
        );
    }
}
