//! How much of the revenue comes from how few customers.

use crate::config::Shop;
use crate::ledger::{Ledger, Spend};
use crate::units::Money;

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
    let customers = ledger.spend_12m.len() as u64;
    if customers == 0 {
        return Err(Why::NobodyThere);
    }
    let top = (customers * percent + 50) / 100;
    if top < shop.privacy_threshold.max(1) {
        return Err(Why::TooFewForPrivacy);
    }
    let place = usize::try_from(customers - top).unwrap_or(0);
    let sum = |spends: &[Spend]| spends.iter().map(|spend| spend.net).sum();
    money_share(sum(&ledger.spend_12m[place..]), sum(&ledger.spend_12m))
}

/// The Lorenz curve at whole percents: for k = 0 to 100 the share of the
/// trailing twelve months' revenue that the k % of customers with the least
/// have together; `None` without customers or revenue, or with fewer than 100
/// times the privacy threshold over 100, where a point would stand for too few,
/// and while the month is not over, when the twelve are not whole.
///
/// Source: Lorenz (1905), "Methods of measuring the concentration of wealth",
/// Publications of the American Statistical Association 9, 209-219.
pub fn lorenz(ledger: &Ledger, shop: &Shop) -> Option<Vec<f64>> {
    let spends = ledger.spend_12m.as_slice();
    let whole: Money = spends.iter().map(|spend| spend.net).sum();
    let customers = spends.len() as u64;
    let is_many = customers >= shop.privacy_threshold.max(1) * 10;
    if whole <= Money::ZERO || !is_many || !ledger.frame.over {
        return None;
    }
    let (mut sum, mut points, mut taken) = (Money::ZERO, vec![0.0], 0);
    for percent in 1..=100 {
        let upto = usize::try_from((customers * percent + 50) / 100).unwrap_or(spends.len());
        sum += spends[taken..upto].iter().map(|spend| spend.net).sum();
        taken = upto;
        points.push(sum.units() / whole.units());
    }
    Some(points)
}

/// Gini coefficient of what customers spent in the trailing twelve months, from the
/// least, x₁, to the most, xₙ.
///
/// ```text
/// G = Σ (2i - n - 1) xᵢ / (n Σ xᵢ)
/// ```
///
/// 0 when all spend alike, (n - 1)/n when one spends all; `None` where nobody brought
/// anything. Who was paid back more than they paid in these months can take it above 1.
///
/// Source: Gini (1912), "Variabilità e mutabilità", Bologna.
#[expect(clippy::cast_precision_loss, reason = "a ratio of two sums, each rounded once")]
pub fn gini(ledger: &Ledger) -> Option<f64> {
    let count = i128::try_from(ledger.spend_12m.len()).ok()?;
    let (mut whole, mut weighed) = (0_i128, 0_i128);
    for (place, spend) in (1..).zip(&ledger.spend_12m) {
        let net = i128::from(spend.net.0);
        whole += net;
        weighed += (2 * place - count - 1) * net;
    }
    (whole > 0).then(|| weighed as f64 / (count * whole) as f64)
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
            let spend = Spend { net: Money(units * Money::SCALE), orders: 1 };
            ledger.spend_12m.extend((0..*customers).map(|_| spend));
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
        assert_eq!(gini(&ledger(&[(7, 200)])), Some(0.0));
    }

    #[test]
    fn one_who_spends_it_all_makes_a_corner() {
        let curve = lorenz(&ledger(&[(0, 99), (9, 1)]), &open_shop()).unwrap();
        assert_eq!((curve[99], curve[100]), (0.0, 1.0));
        assert_eq!(gini(&ledger(&[(0, 99), (9, 1)])), Some(0.99));
    }

    /// Incomes of 1 to n have (n - 1)(n + 1) / 3n(n + 1), which is 4/15 of five.
    #[test]
    fn the_coefficient_is_that_of_all_customers() {
        let five = ledger(&[(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]);
        assert!((gini(&five).unwrap() - 4.0 / 15.0).abs() < 1e-15);
        let copies = ledger(&[(1, 70), (2, 70), (3, 70), (4, 70), (5, 70)]);
        assert!((gini(&copies).unwrap() - 4.0 / 15.0).abs() < 1e-15);
        assert_eq!(gini(&ledger(&[(0, 3)])), None);
    }

    /// With a threshold of 10 a top of ten customers is told, and a curve of a
    /// hundred; without revenue there is none.
    #[test]
    fn as_many_as_the_threshold_are_enough() {
        let shop = Shop::default();
        assert!(top_share(&ledger(&[(1, 100)]), &shop, 10).is_ok());
        assert_eq!(top_share(&ledger(&[(1, 94)]), &shop, 10), Err(Why::TooFewForPrivacy));
        assert!(lorenz(&ledger(&[(1, 100)]), &shop).is_some());
        assert_eq!(lorenz(&ledger(&[(1, 99)]), &shop), None);
        assert_eq!(lorenz(&ledger(&[(0, 200)]), &shop), None);
        assert_eq!(lorenz(&ledger(&[(-1, 100), (0, 100)]), &shop), None);
    }
}
