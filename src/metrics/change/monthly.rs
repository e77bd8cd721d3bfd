//! A month's total against the same month of the year before.
//!
//! The yardstick is how much such comparisons scatter in this shop. For each
//! month that has one, the logarithm of the month over the same month a year
//! before; seasons that come every year are in both and cancel. The scatter of
//! these is taken around a line, so that growth that slows down is none, and
//! it is robust, so that one month with a large campaign does not make all
//! later ones look ordinary.
//!
//! ```text
//! r(m)  = log(total(m) per day / total(m - 12) per day)
//! own   = variance of r if single events came by chance alone
//! error = √(own now + max(0, scatter(r)² - median own))
//! ```
//!
//! for the former months r, up to [`MOST`] of them. Student's t with
//! [`scatter::freedom`] makes an interval of it. The first term sees to it that
//! few orders are not called a change because they have been as few for long,
//! the second that many orders are not called one because there are many.
//!
//! A shop that grows has a verdict that it rose; whether this month was as such
//! a shop is used to is [`against_trend`]. Luck that lasts, such as a campaign
//! of several months, makes the yardstick too short: if each month has half of
//! the luck of the month before, 8 of 100 months are called a change where
//! twelve comparisons are known, and 6 where 24 are.

use crate::units::Money;
use crate::units::float;

use super::mean::Amounts;
use super::{Change, scatter};

/// A month's total, with what is needed to compare it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// Logarithm of the total by day.
    log: f64,
    /// Variance of it if single events came by chance alone.
    own: f64,
}

impl Total {
    /// A count of orders or people in a month of so many days. Half an event is
    /// added, so that a month without any has a logarithm. Chance alone is
    /// Poisson, with the variance 1 / count of a logarithm.
    pub fn count(count: u64, days: u32) -> Total {
        let count = float(count) + 0.5;
        Total { log: libm::log(count / f64::from(days)), own: 1.0 / count }
    }

    /// The revenue of so many orders. Chance alone is the number of orders;
    /// that they differ in size makes it larger, which the sum does not tell,
    /// and the shop's own scatter has to. `None` when the sum is not above 0.
    pub fn sum(sum: Money, orders: u64, days: u32) -> Option<Total> {
        (sum > Money::ZERO && orders > 0).then(|| Total {
            log: libm::log(sum.units() / f64::from(days)),
            own: 1.0 / float(orders),
        })
    }

    /// The revenue of orders whose squares are known. Chance alone is compound
    /// Poisson: the variance of the sum is the sum of squares. `None` when the
    /// sum is not above 0.
    pub fn amounts(amounts: &Amounts, days: u32) -> Option<Total> {
        let total = Total::sum(amounts.sum, amounts.count, days)?;
        #[expect(clippy::cast_precision_loss, reason = "a ratio needs no more digits")]
        let (squares, sum) = (amounts.squares as f64, amounts.sum.0 as f64);
        Some(Total { own: squares / (sum * sum), ..total })
    }
}

/// Why a month cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Fewer whole months than a comparison needs: so many more have to pass.
    MonthsMissing(u32),
    /// The month and the same a year before have fewer events than
    /// [`FEWEST_EVENTS`] together.
    FewEvents,
}

impl Unclear {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Unclear::MonthsMissing(_) => "months_missing",
            Unclear::FewEvents => "few_events",
        }
    }
}

/// Months of a year.
const YEAR: usize = 12;

/// Former comparisons below which their scatter is not known: with 8 an
/// interval reaches 3.2 scatters to either side, with 12 it is 2.4, and with 6
/// it would be 12.7.
pub const FEWEST: usize = 8;

/// Former comparisons that count. What was three years ago is another shop.
pub const MOST: usize = 24;

/// The latest comparisons that show the trend: with more, growth that slows
/// down makes every month fall behind it.
const TREND: usize = 6;

/// Events in two months together below which their logarithms are no longer
/// nearly normal.
pub const FEWEST_EVENTS: f64 = 20.0;

/// The last of these months against the same month of the year before: a
/// difference of -0.1 is a tenth less by day.
///
/// In: whole months without a gap, the oldest first. A month that the data do
/// not hold from its first day on is left out by the caller.
///
/// # Errors
///
/// [`Unclear`], with less than 21 months or too few events.
pub fn year_on_year(months: &[Total]) -> Result<Change, Unclear> {
    let compared = Compared::of(months)?;
    Ok(compared.change(compared.now, compared.variance))
}

/// The last of these months against what the same month of the year before and
/// the growth since would give: the median of the six comparisons before is
/// taken off. Whether a month is out of the ordinary, in a shop that grows or
/// shrinks.
///
/// # Errors
///
/// As [`year_on_year`].
pub fn against_trend(months: &[Total]) -> Result<Change, Unclear> {
    let compared = Compared::of(months)?;
    let trailing = &compared.former[compared.former.len().saturating_sub(TREND)..];
    let usual = scatter::median(trailing).unwrap_or(0.0);
    // The variance of the median of n normal numbers is π / 2n of theirs.
    let of_median = std::f64::consts::FRAC_PI_2 / float(trailing.len() as u64);
    Ok(compared.change(compared.now - usual, compared.variance * (1.0 + of_median)))
}

/// A month compared, with the comparisons before it.
struct Compared {
    /// The logarithm of it over the month a year before.
    now: f64,
    /// The former logarithms, oldest first.
    former: Vec<f64>,
    /// The variance of `now` if nothing has changed.
    variance: f64,
}

impl Compared {
    fn of(months: &[Total]) -> Result<Compared, Unclear> {
        let pairs: Vec<(&Total, &Total)> =
            months.iter().zip(months.get(YEAR..).unwrap_or_default()).collect();
        let missing = (YEAR + FEWEST + 1).saturating_sub(months.len());
        let ((before, now), former) = match pairs.split_last() {
            Some((last, former)) if missing == 0 => (*last, former),
            _ => return Err(Unclear::MonthsMissing(u32::try_from(missing).unwrap_or(u32::MAX))),
        };
        if 1.0 / before.own + 1.0 / now.own < FEWEST_EVENTS {
            return Err(Unclear::FewEvents);
        }
        let former = &former[former.len().saturating_sub(MOST)..];
        let logs: Vec<f64> = former.iter().map(|(before, now)| now.log - before.log).collect();
        let own: Vec<f64> = former.iter().map(|(before, now)| now.own + before.own).collect();
        let scatter = scatter::around_line(&logs).unwrap_or(0.0);
        let shop = scatter * scatter - scatter::median(&own).unwrap_or(0.0);
        let variance = now.own + before.own + shop.max(0.0);
        Ok(Compared { now: now.log - before.log, former: logs, variance })
    }

    /// The change whose logarithm this is.
    fn change(&self, log: f64, variance: f64) -> Change {
        let freedom = scatter::freedom(self.former.len());
        let on_logs = Change::by_student(log, libm::sqrt(variance), freedom);
        let (low, high) = on_logs.interval;
        let interval = (libm::expm1(low), libm::expm1(high));
        Change { difference: libm::expm1(log), interval, p: on_logs.p }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::chance::Chance;
    use crate::metrics::change::Verdict;

    /// A shop whose months are Poisson around a level, times the season, times
    /// what comes of luck and weather.
    #[derive(Clone, Copy)]
    struct Shop {
        level: f64,
        season: f64,
        luck: f64,
        yearly: f64,
        months: usize,
    }

    const USUAL: Shop = Shop { level: 400.0, season: 0.3, luck: 0.1, yearly: 0.0, months: 36 };

    impl Shop {
        fn simulate(&self, chance: &mut Chance, last: f64) -> Vec<Total> {
            let month = |at: usize| {
                let turn = std::f64::consts::TAU * float(at as u64) / 12.0;
                let season = 1.0 + self.season * libm::sin(turn);
                let growth = libm::exp(self.yearly * float(at as u64) / 12.0);
                let luck = libm::exp(self.luck * chance.normal());
                let last = if at + 1 == self.months { last } else { 1.0 };
                Total::count(chance.poisson(self.level * season * growth * luck * last), 30)
            };
            (0..self.months).map(month).collect()
        }

        /// Of 2,000 runs: how many fell, stayed within the noise, and rose.
        fn verdicts(
            &self,
            last: f64,
            compare: fn(&[Total]) -> Result<Change, Unclear>,
        ) -> [u32; 3] {
            let mut chance = Chance::seeded(20);
            let mut verdicts = [0; 3];
            for _ in 0..2000 {
                let months = self.simulate(&mut chance, last);
                verdicts[match compare(&months).unwrap().verdict() {
                    Verdict::Fell => 0,
                    Verdict::WithinNoise => 1,
                    Verdict::Rose => 2,
                }] += 1;
            }
            verdicts
        }
    }

    /// By hand: ten former comparisons that are equal have no scatter, and so
    /// the error is that of counts alone, with five degrees of freedom.
    #[test]
    fn without_scatter_the_error_is_that_of_counts() {
        let mut months = vec![Total::count(400, 30); 22];
        months.extend([Total::count(300, 30)]);
        let change = year_on_year(&months).unwrap();
        let log = libm::log(300.5 / 400.5);
        let reach = 2.570_581_836 * libm::sqrt(1.0 / 300.5 + 1.0 / 400.5);
        assert!((change.difference - (300.5 / 400.5 - 1.0)).abs() < 1e-12, "{change:?}");
        assert!((change.interval.0 - libm::expm1(log - reach)).abs() < 1e-9, "{change:?}");
        assert!((change.interval.1 - libm::expm1(log + reach)).abs() < 1e-9, "{change:?}");
        assert_eq!(change.verdict(), Verdict::Fell);
        let trend = against_trend(&months).unwrap();
        // The median of six is unsure by π/12 of what one is.
        let reach = reach * libm::sqrt(1.0 + std::f64::consts::PI / 12.0);
        assert!((trend.interval.0 - libm::expm1(log - reach)).abs() < 1e-9, "{trend:?}");
        assert!((trend.interval.1 - libm::expm1(log + reach)).abs() < 1e-9, "{trend:?}");
    }

    /// Seasons of 30 % up and down, which the month before would call a decline.
    #[test]
    fn without_a_change_the_verdict_is_noise_in_any_season() {
        let [fell, noise, rose] = USUAL.verdicts(1.0, year_on_year);
        assert!(fell <= 70 && rose <= 70 && noise >= 1860, "{fell} {noise} {rose}");
    }

    #[test]
    #[ignore = "slow: 28,000 histories"]
    fn without_a_change_the_verdict_is_noise_in_any_shop() {
        for shop in [
            USUAL,
            Shop { months: 21, ..USUAL },
            Shop { months: 60, ..USUAL },
            Shop { season: 0.6, ..USUAL },
            Shop { level: 30.0, ..USUAL },
            Shop { level: 30.0, luck: 0.0, ..USUAL },
            Shop { level: 20_000.0, luck: 0.25, ..USUAL },
        ] {
            for compare in [year_on_year, against_trend] {
                let [fell, noise, rose] = shop.verdicts(1.0, compare);
                assert!(fell <= 75 && rose <= 75 && noise >= 1860, "{fell} {noise} {rose}");
            }
        }
    }

    #[test]
    #[ignore = "slow: 4,000 histories"]
    fn a_large_change_is_seen() {
        let [fell, _, rose] = USUAL.verdicts(0.6, year_on_year);
        assert!(fell >= 1600 && rose == 0, "{fell} {rose}");
        let [_, _, rose] = USUAL.verdicts(1.7, year_on_year);
        assert!(rose >= 1600, "{rose}");
    }

    /// A shop that grows by half in a year: the year before is left behind, and
    /// the month is as ever.
    #[test]
    #[ignore = "slow: 4,000 histories"]
    fn growth_rose_and_is_within_its_own_trend() {
        let growing = Shop { yearly: 0.45, ..USUAL };
        let [_, _, rose] = growing.verdicts(1.0, year_on_year);
        assert!(rose >= 1500, "{rose}");
        let [_, noise, _] = growing.verdicts(1.0, against_trend);
        assert!(noise >= 1860, "{noise}");
    }

    /// Growth that slows down from 3.7 times the year before to 1.7 times, with
    /// luck as usual: it is still growth, and the line takes it for no scatter.
    #[test]
    fn growth_that_slows_down_is_still_growth() {
        let mut chance = Chance::seeded(9);
        let (mut rose, mut noise) = (0, 0);
        for _ in 0..300 {
            let mut months = USUAL.simulate(&mut chance, 1.0);
            for (at, month) in months.iter_mut().enumerate() {
                let years = float(at as u64) / 12.0;
                month.log += 1.5 * years - 0.2 * years * years;
            }
            rose += u32::from(year_on_year(&months).unwrap().verdict() == Verdict::Rose);
            noise += u32::from(against_trend(&months).unwrap().verdict() == Verdict::WithinNoise);
        }
        assert!(rose >= 220 && noise >= 270, "{rose} {noise}");
    }

    /// Two months of a campaign, twice and three times the usual, two years
    /// ago: a month like any other is still noise, and a collapse is still seen.
    #[test]
    fn an_old_campaign_hides_nothing() {
        let mut chance = Chance::seeded(3);
        let (mut noise, mut fell) = (0, 0);
        for _ in 0..500 {
            let mut months = USUAL.simulate(&mut chance, 1.0);
            months[14].log += libm::log(3.0);
            months[19].log += libm::log(2.0);
            noise += u32::from(year_on_year(&months).unwrap().verdict() == Verdict::WithinNoise);
            months[35].log += libm::log(0.45);
            fell += u32::from(year_on_year(&months).unwrap().verdict() == Verdict::Fell);
        }
        assert!(noise >= 465 && fell >= 400, "{noise} {fell}");
    }

    #[test]
    fn what_is_too_little_is_said() {
        let month = Total::count(400, 30);
        assert_eq!(year_on_year(&[month; 20]), Err(Unclear::MonthsMissing(1)));
        assert_eq!(year_on_year(&[]), Err(Unclear::MonthsMissing(21)));
        assert_eq!(year_on_year(&[Total::count(9, 30); 40]), Err(Unclear::FewEvents));
        assert!(year_on_year(&[month; 21]).is_ok());
        // Twelve and twelve are 20 and more, together.
        assert!(year_on_year(&[Total::count(12, 30); 40]).is_ok());
        assert_eq!(Total::sum(Money(0), 3, 30), None);
        assert_eq!(Total::sum(Money(-1), 3, 30), None);
        assert_eq!(Total::sum(Money(1), 0, 30), None);
    }

    /// A leap day is no growth: 29 days with as many a day as 28.
    #[test]
    fn a_longer_month_is_no_change() {
        let mut months = vec![Total::count(2_800, 28); 24];
        months.push(Total::count(2_900, 29));
        let change = year_on_year(&months).unwrap();
        assert!(change.difference.abs() < 1e-4, "{change:?}");
        let sum = |units: i64, days| Total::sum(Money(units * Money::SCALE), 50, days).unwrap();
        assert!((sum(2_800, 28).log - sum(2_900, 29).log).abs() < 1e-12);
    }

    /// Where months scatter far more than chance has them, it does not matter how
    /// many events they have.
    #[test]
    fn what_the_shop_scatters_holds_what_chance_does() {
        let mut chance = Chance::seeded(12);
        let logs: Vec<f64> = (0..36).map(|_| 0.4 * chance.normal()).collect();
        let interval = |own: f64| {
            let months: Vec<Total> = logs.iter().map(|log| Total { log: *log, own }).collect();
            year_on_year(&months).unwrap().interval
        };
        let (many, few) = (interval(1e-6), interval(1e-2));
        assert!((many.0 - few.0).abs() < 1e-9 && (many.1 - few.1).abs() < 1e-9, "{many:?} {few:?}");
    }

    /// Orders that are all alike make revenue as sure as their number; one that
    /// is as large as all the others together does not.
    #[test]
    fn uneven_orders_make_revenue_less_sure() {
        let mut alike = Amounts::default();
        (0..100).for_each(|_| alike.add(Money(500_000)));
        let even = Total::amounts(&alike, 30).unwrap();
        assert!((even.own - 0.01).abs() < 1e-15);
        assert_eq!(even, Total::sum(alike.sum, 100, 30).unwrap());
        alike.add(alike.sum);
        let uneven = Total::amounts(&alike, 30).unwrap();
        assert!((uneven.own - (0.25 + 0.0025)).abs() < 1e-12, "{uneven:?}");
    }
}
