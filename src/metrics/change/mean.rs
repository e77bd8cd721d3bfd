//! The average order against the average of other orders.

use crate::units::Money;

use super::Change;

/// Orders, and what an average of them needs. Integers, so it adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// How many.
    pub count: u64,
    /// Their sum.
    pub sum: Money,
    /// The sum of their squares, in squares of [`Money`]'s parts.
    pub squares: u128,
}

/// Orders below which an average is not compared: amounts are skewed, and
/// Welch's interval wants averages that are nearly normal. With orders as
/// uneven as a lognormal with deviation 1 on the log scale, an interval of two
/// times a hundred still holds 93 % and more.
pub const FEWEST: u64 = 100;

impl Amounts {
    /// Adds an order.
    pub fn add(&mut self, amount: Money) {
        self.count += 1;
        self.sum += amount;
        self.squares += u128::from(amount.0.unsigned_abs()).pow(2);
    }

    /// The average in units of currency, and its squared standard error; `None`
    /// with fewer than two orders.
    fn mean(&self) -> Option<(f64, f64)> {
        let count = i128::from(self.count);
        let divisor = (self.count > 1).then(|| float(count - 1))?;
        let sum = i128::from(self.sum.0);
        // Around a whole number near the average, so that no digits cancel.
        let near = sum / count;
        let squares = i128::try_from(self.squares).ok()? - 2 * near * sum + count * near * near;
        let rest = float(sum - near * count);
        let deviations = float(squares) - rest * rest / float(count);
        let scale = float(i128::from(Money::SCALE));
        let mean = float(sum) / float(count) / scale;
        Some((mean, (deviations / divisor / float(count)).max(0.0) / (scale * scale)))
    }
}

/// The change of the average order from `before` to `now`, in units of
/// currency.
///
/// ```text
/// t = (now - before) / √(s² now / n now + s² before / n before)
/// ```
///
/// against Student's t with Welch's degrees of freedom. The orders are taken
/// for draws that do not depend on each other, so it is for orders of different
/// times, and too sure where few customers order much. `None` with fewer than
/// [`FEWEST`] orders on either side, or if no two of them differ. Source: Welch
/// (1947), "The generalization of Student's problem when several different
/// population variances are involved", Biometrika 34, 28-35.
pub fn change(before: &Amounts, now: &Amounts) -> Option<Change> {
    (before.count.min(now.count) >= FEWEST).then(|| welch(before, now))?
}

fn welch(before: &Amounts, now: &Amounts) -> Option<Change> {
    let (mean, variance) = before.mean()?;
    let (mean_now, variance_now) = now.mean()?;
    let both = variance + variance_now;
    let share = |variance: f64, count: u64| variance * variance / float(i128::from(count) - 1);
    let freedom = both * both / (share(variance, before.count) + share(variance_now, now.count));
    (both > 0.0).then(|| Change::by_student(mean_now - mean, libm::sqrt(both), freedom))
}

#[expect(clippy::cast_precision_loss, reason = "a ratio needs no more digits")]
fn float(number: i128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::chance::Chance;
    use crate::metrics::change::Verdict;

    fn amounts(tenths: &[i64]) -> Amounts {
        let mut amounts = Amounts::default();
        tenths.iter().for_each(|amount| amounts.add(Money(amount * Money::SCALE / 10)));
        amounts
    }

    /// Student's sleep data: `t.test(extra ~ group, data = sleep)` of R prints
    /// p = 0.07939 and -3.3654832 to 0.2054832.
    #[test]
    fn welch_matches_r() {
        let one = amounts(&[7, -16, -2, -12, -1, 34, 37, 8, 0, 20]);
        let two = amounts(&[19, 8, 11, 1, -1, 44, 55, 16, 46, 34]);
        let change = welch(&two, &one).unwrap();
        assert!((change.difference + 1.58).abs() < 1e-12, "{change:?}");
        assert!((change.interval.0 + 3.365_483_2).abs() < 5e-8, "{change:?}");
        assert!((change.interval.1 - 0.205_483_2).abs() < 5e-8, "{change:?}");
        assert!((change.p - 0.07939).abs() < 5e-6, "{change:?}");
        assert_eq!(super::change(&two, &one), None);
    }

    #[test]
    fn large_amounts_lose_no_digits() {
        let shift = Money(1_000_000_000 * Money::SCALE);
        let (mut low, mut high) = (Amounts::default(), Amounts::default());
        for amount in [0, 1, 1, 2] {
            low.add(Money(amount));
            high.add(Money(amount) + shift);
        }
        let ((_, variance), (_, shifted)) = (low.mean().unwrap(), high.mean().unwrap());
        assert_eq!(variance.to_bits(), shifted.to_bits());
        assert!((variance * 1e8 - 2.0 / 3.0 / 4.0).abs() < 1e-12);
    }

    /// Orders of 1 and 2 parts are 1.5 on average, with a variance of 1/2 each and
    /// of 1/4 of the average.
    #[test]
    fn an_average_between_two_parts_has_its_error() {
        let mut two = Amounts::default();
        [1, 2].into_iter().for_each(|amount| two.add(Money(amount)));
        let (mean, variance) = two.mean().unwrap();
        assert!((mean * 1e4 - 1.5).abs() < 1e-12, "{mean}");
        assert!((variance * 1e8 - 0.25).abs() < 1e-12, "{variance}");
    }

    #[test]
    fn equal_orders_have_no_change_to_test() {
        let equal = amounts(&[500; 100]);
        assert_eq!(change(&equal, &equal), None);
        assert_eq!(amounts(&[5]).mean(), None);
    }

    /// With the same distribution before and now, at most 7 of 100 intervals do
    /// not hold 0; a fifth more is seen in most pairs of 1,000 orders.
    #[test]
    fn the_interval_holds_with_uneven_orders() {
        let mut chance = Chance::seeded(1);
        let mut draw = |count: u64, times: f64| {
            let mut amounts = Amounts::default();
            for _ in 0..count {
                #[expect(clippy::cast_possible_truncation, reason = "far below 2^63")]
                amounts.add(Money((times * libm::exp(chance.normal()) * 300_000.0) as i64));
            }
            amounts
        };
        let mut verdicts = |runs: u32, count, times| -> Vec<Verdict> {
            let pair = |_| change(&draw(count, 1.0), &draw(count, times)).unwrap().verdict();
            (0..runs).map(pair).collect()
        };
        let same = verdicts(500, FEWEST, 1.0);
        assert!(same.iter().filter(|it| **it == Verdict::WithinNoise).count() >= 465);
        let more = verdicts(50, 1000, 1.2);
        assert!(more.iter().filter(|it| **it == Verdict::Rose).count() >= 40);
        assert!(!more.contains(&Verdict::Fell));
    }
}
