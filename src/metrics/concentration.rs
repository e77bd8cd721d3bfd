//! How much of the revenue comes from how few customers.

use crate::config::Shop;
use crate::ledger::Ledger;
use crate::units::Money;
use crate::units::ratio;

use super::{Outcome, Why, money_share};

/// Share of the trailing twelve months' revenue that comes from the top
/// `percent` of the customers who ordered in them.
///
/// The top is round-half-up(p × n) customers by their net revenue.
///
/// # Errors
///
/// [`Why::TooFewForPrivacy`] when the top is smaller than the privacy
/// threshold; [`Why::MoreRefundsThanSales`] when there is no revenue.
pub fn top_share(ledger: &Ledger, shop: &Shop, percent: u64) -> Outcome {
    let customers: u64 = ledger.spend_12m.values().sum();
    if customers == 0 {
        return Err(Why::NobodyThere);
    }
    let top = (customers * percent + 50) / 100;
    if top < shop.privacy_threshold.max(1) {
        return Err(Why::TooFewForPrivacy);
    }
    let (mut left, mut sum) = (top, Money::ZERO);
    for (spend, count) in ledger.spend_12m.iter().rev() {
        let taken = left.min(*count);
        sum += times(*spend, taken);
        left -= taken;
    }
    money_share(sum, total(ledger))
}

fn times(money: Money, count: u64) -> Money {
    Money(money.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn total(ledger: &Ledger) -> Money {
    ledger.spend_12m.iter().map(|(spend, count)| times(*spend, *count)).sum()
}

/// The Lorenz curve at whole percents: for k = 0 to 100 the share of the
/// trailing twelve months' revenue that the k % of customers with the least
/// have together; `None` without customers or revenue, or with fewer than 100
/// times the privacy threshold over 100, where a point would stand for too few.
///
/// Source: Lorenz (1905), "Methods of measuring the concentration of wealth",
/// Publications of the American Statistical Association 9, 209-219.
pub fn lorenz(ledger: &Ledger, shop: &Shop) -> Option<Vec<f64>> {
    let customers: u64 = ledger.spend_12m.values().sum();
    let whole = total(ledger);
    if whole <= Money::ZERO || customers < shop.privacy_threshold.max(1) * 10 {
        return None;
    }
    let mut spends = ledger.spend_12m.iter();
    let (mut current, mut left) = spends.next()?;
    let mut left_here = *left;
    let (mut sum, mut points) = (Money::ZERO, vec![0.0]);
    let mut taken = 0;
    for percent in 1..=100 {
        let upto = (customers * percent + 50) / 100;
        while taken < upto {
            let step = left_here.min(upto - taken);
            sum += times(*current, step);
            taken += step;
            left_here -= step;
            if left_here == 0 {
                let Some(next) = spends.next() else { break };
                (current, left) = next;
                left_here = *left;
            }
        }
        points.push(sum.units() / whole.units());
    }
    Some(points)
}

/// Gini coefficient of a [`lorenz`] curve: twice the area between it and the
/// diagonal, by the trapezium rule. 0 when all spend alike.
pub fn gini(lorenz: &[f64]) -> f64 {
    let steps = lorenz.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0);
    let count = ratio(1, lorenz.len().saturating_sub(1) as u64).unwrap_or(1.0);
    1.0 - 2.0 * steps.sum::<f64>() * count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Frame;
    use crate::metrics::Value;
    use crate::units::{Day, Days};

    fn ledger(spends: &[(i64, u64)]) -> Ledger {
        let frame = Frame { first: Day(0), as_of: Day(365), over: true, active: Days(365) };
        let mut ledger = Ledger::new(frame);
        for (units, customers) in spends {
            ledger.spend_12m.insert(Money(units * Money::SCALE), *customers);
        }
        ledger
    }

    fn open_shop() -> Shop {
        Shop { privacy_threshold: 1, ..Shop::default() }
    }

    #[test]
    fn the_top_is_rounded_half_up() {
        // 25 customers: 10 % are 2.5, so 3.
        let ledger = ledger(&[(1, 20), (10, 5)]);
        let top = top_share(&ledger, &open_shop(), 10).unwrap();
        assert_eq!(top.value, Value::Share(30.0 / 70.0));
    }

    #[test]
    fn a_top_below_the_privacy_threshold_is_not_shown() {
        let ledger = ledger(&[(1, 20), (10, 5)]);
        let why = top_share(&ledger, &Shop::default(), 10).unwrap_err();
        assert_eq!(why, Why::TooFewForPrivacy);
    }

    #[test]
    fn equal_spenders_make_a_straight_curve() {
        let curve = lorenz(&ledger(&[(7, 200)]), &Shop::default()).unwrap();
        assert_eq!(curve.len(), 101);
        assert!((curve[50] - 0.5).abs() < 1e-12);
        assert!(gini(&curve).abs() < 1e-12);
    }

    #[test]
    fn one_who_spends_it_all_makes_a_corner() {
        let curve = lorenz(&ledger(&[(0, 99), (9, 1)]), &open_shop()).unwrap();
        assert_eq!((curve[99], curve[100]), (0.0, 1.0));
        assert!((gini(&curve) - 0.99).abs() < 1e-12);
    }
}
