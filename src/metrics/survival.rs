//! Time to the next order, with those who are still waiting counted as what
//! they are: not yet back.

use crate::ledger::Ledger;
use crate::units::Days;
use crate::units::ratio;

use super::followed::Followed;
use super::interval::Z;
use super::{Outcome, Reading, Value, Why};

/// A Kaplan-Meier curve of the time from one order to the next.
///
/// ```text
/// S(t) = Π over days d ≤ t of (1 - events(d) / at risk(d))
/// ```
///
/// A customer is at risk on day d until the next order, or until the as-of
/// day, and still on that day itself. Source: Kaplan & Meier (1958),
/// "Nonparametric estimation from incomplete observations", JASA 53, 457-481.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// Customers followed.
    pub customers: u64,
    /// The longest that anybody has been followed, or has taken.
    pub longest: Days,
    /// Days on which somebody came back, ascending.
    pub steps: Vec<Step>,
}

/// A day on which somebody came back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Days since the order before.
    pub day: Days,
    /// Orders up to this day, this one included.
    pub events: u64,
    /// Share that has not come back by the end of this day.
    pub waiting: f64,
    /// Greenwood's sum Σ events / (at risk · (at risk - events)) up to this
    /// day: the variance of `waiting` over its square. Infinite when nobody is
    /// left waiting.
    pub greenwood: f64,
}

impl Step {
    /// Share that has come back by the end of this day.
    pub fn returned(&self) -> f64 {
        1.0 - self.waiting
    }

    /// Standard error of either share. Source: Greenwood (1926), "The natural
    /// duration of cancer", Reports on Public Health 33.
    pub fn standard_error(&self) -> f64 {
        if self.waiting > 0.0 { self.waiting * libm::sqrt(self.greenwood) } else { 0.0 }
    }

    /// 95 % interval of [`Step::returned`], on the log(-log) scale, where it
    /// cannot leave 0 to 1. Source: Kalbfleisch & Prentice (1980), "The
    /// Statistical Analysis of Failure Time Data", section 1.3.
    pub fn interval(&self) -> (f64, f64) {
        if self.waiting <= 0.0 {
            return (1.0, 1.0);
        }
        let log = libm::log(self.waiting);
        let width = libm::exp(Z * libm::sqrt(self.greenwood) / log.abs());
        let (low, high) = (libm::pow(self.waiting, width), libm::pow(self.waiting, 1.0 / width));
        (1.0 - high, 1.0 - low)
    }
}

impl Survival {
    /// The curve from the `order`-th order to the next; 1 for the first.
    pub fn from_order(ledger: &Ledger, order: u32) -> Survival {
        Survival::of(&Followed::from_order(ledger, order))
    }

    /// The curve of orders that were followed.
    pub fn of(followed: &Followed) -> Survival {
        Survival::new(&followed.events, &followed.waits)
    }

    /// From events and censorings by day, each ascending.
    fn new(events: &[(Days, u64)], waits: &[(Days, u64)]) -> Survival {
        let sum = |counts: &[(Days, u64)]| counts.iter().map(|(_, count)| count).sum::<u64>();
        let customers = sum(events) + sum(waits);
        let longest = events.last().max(waits.last()).map_or(Days(0), |(day, _)| *day);
        let (mut at_risk, mut seen, mut gone) = (customers, 0, 0);
        let (mut waiting, mut greenwood) = (1.0, 0.0);
        let mut steps = Vec::with_capacity(events.len());
        for (day, count) in events {
            while let Some((_, left)) = waits.get(gone).filter(|(until, _)| until < day) {
                at_risk -= left;
                gone += 1;
            }
            seen += count;
            waiting *= ratio(at_risk - count, at_risk).unwrap_or(0.0);
            greenwood += hazard_variance(*count, at_risk);
            at_risk -= count;
            steps.push(Step { day: *day, events: seen, waiting, greenwood });
        }
        Survival { customers, longest, steps }
    }

    /// The last step up to `day`; `None` before the first.
    pub fn at(&self, day: Days) -> Option<&Step> {
        let after = self.steps.partition_point(|step| step.day <= day);
        after.checked_sub(1).map(|at| &self.steps[at])
    }

    /// Share that has come back within `days`, and its interval; `None` when
    /// nobody has been followed for so long.
    pub fn at_day(&self, days: u32) -> Option<(f64, (f64, f64))> {
        let reading = self.returned_within(Days(days)).ok()?;
        let share = reading.value.number();
        Some((share, reading.interval.unwrap_or((share, share))))
    }

    /// The first day by which half have come back; `None` if fewer ever did.
    pub fn median(&self) -> Option<Days> {
        self.steps.iter().find(|step| step.waiting <= 0.5).map(|step| step.day)
    }

    /// Share that has come back within `days`.
    ///
    /// # Errors
    ///
    /// [`Why::NobodyThere`] without customers; [`Why::NotFollowedSoLong`] when
    /// nobody has been followed for `days`.
    pub fn returned_within(&self, days: Days) -> Outcome {
        if self.customers == 0 {
            return Err(Why::NobodyThere);
        }
        if self.longest < days {
            return Err(Why::NotFollowedSoLong);
        }
        let parts = |events| Some((Value::Count(events), Value::Count(self.customers)));
        Ok(match self.at(days) {
            Some(step) => Reading {
                value: Value::Share(step.returned()),
                parts: parts(step.events),
                interval: Some(step.interval()),
            },
            None => Reading { value: Value::Share(0.0), parts: parts(0), interval: None },
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn hazard_variance(events: u64, at_risk: u64) -> f64 {
    events as f64 / (at_risk as f64 * (at_risk - events) as f64)
}

/// `median_days_to_second_order`.
pub(super) fn median_days_to_second_order(ledger: &Ledger) -> Outcome {
    let survival = Survival::from_order(ledger, 1);
    if survival.customers == 0 {
        return Err(Why::NobodyThere);
    }
    let median = survival.median().ok_or(Why::FewerThanHalfReturned)?;
    let value = Value::Days(f64::from(median.0));
    Ok(Reading { value, parts: None, interval: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Frame, Gap};
    use crate::metrics::followed::examples::remission;
    use crate::units::Day;

    fn freireich() -> Survival {
        Survival::of(&remission())
    }

    /// Collett (2015), "Modelling Survival Data in Medical Research", and
    /// Kleinbaum & Klein (2012), "Survival Analysis", table 2.3, print these.
    #[test]
    fn kaplan_meier_matches_the_textbooks() {
        let curve = freireich();
        for (week, waiting, error) in [
            (6, 0.8571, 0.0764),
            (7, 0.8067, 0.0869),
            (10, 0.7529, 0.0963),
            (13, 0.6902, 0.1068),
            (16, 0.6275, 0.1141),
            (22, 0.5378, 0.1282),
            (23, 0.4482, 0.1346),
        ] {
            let step = curve.at(Days(week)).unwrap();
            assert!((step.waiting - waiting).abs() < 5e-5, "{week}: {step:?}");
            assert!((step.standard_error() - error).abs() < 5e-5, "{week}: {step:?}");
        }
        assert_eq!(curve.median(), Some(Days(23)));
    }

    #[test]
    fn nobody_followed_for_so_long_is_no_share() {
        let curve = freireich();
        assert_eq!(curve.returned_within(Days(36)).unwrap_err(), Why::NotFollowedSoLong);
        assert!(curve.returned_within(Days(35)).is_ok());
        let nobody = Survival::default();
        assert_eq!(nobody.returned_within(Days(30)).unwrap_err(), Why::NobodyThere);
    }

    #[test]
    fn the_interval_holds_the_share_and_stays_between_0_and_1() {
        for step in freireich().steps {
            let (low, high) = step.interval();
            assert!(0.0 <= low && low <= step.returned() && step.returned() <= high && high <= 1.0);
        }
        let all = Survival::new(&[(Days(1), 4)], &[]);
        assert_eq!(all.steps[0].interval(), (1.0, 1.0));
        assert_eq!(all.steps[0].standard_error().to_bits(), 0);
    }

    /// Of ten who were followed for 40 days three came back, on day 8 and 20.
    #[test]
    fn a_share_is_told_by_the_day() {
        let curve = Survival::new(&[(Days(8), 2), (Days(20), 1)], &[(Days(40), 7)]);
        let (share, (low, high)) = curve.at_day(19).unwrap();
        assert!((share - 0.2).abs() < 1e-12 && low < 0.2 && high > 0.2 && high < 1.0);
        assert!((curve.at_day(20).unwrap().0 - 0.3).abs() < 1e-12);
        assert_eq!(curve.at_day(7), Some((0.0, (0.0, 0.0))));
        assert_eq!(curve.at_day(41), None);
        let parts = |days| curve.returned_within(Days(days)).unwrap().parts;
        assert_eq!(parts(7), Some((Value::Count(0), Value::Count(10))));
        assert_eq!(parts(40), Some((Value::Count(3), Value::Count(10))));
    }

    #[test]
    fn the_day_of_half_is_told_where_half_came() {
        let frame = Frame { first: Day(0), as_of: Day(99), over: true, active: Days(365) };
        let mut ledger = Ledger::new(frame);
        assert_eq!(median_days_to_second_order(&ledger).unwrap_err(), Why::NobodyThere);
        let after = |days| Gap { order: 1, days: Days(days) };
        ledger.gaps.extend([(after(5), 2), (after(30), 1)]);
        ledger.waits.insert(after(60), 3);
        let found = median_days_to_second_order(&ledger).unwrap();
        assert_eq!(found.value, Value::Days(30.0));
        ledger.waits.insert(after(60), 4);
        assert_eq!(median_days_to_second_order(&ledger).unwrap_err(), Why::FewerThanHalfReturned);
    }

    /// In week 6 three of 21 relapse: S = 0.857 and 0.620 to 0.952 on this scale,
    /// as `survfit(…, conf.type = "log-log")` of R's survival prints.
    #[test]
    fn the_interval_is_that_of_r() {
        let (low, high) = freireich().steps[0].interval();
        assert!((low - (1.0 - 0.952)).abs() < 5e-4, "{low}");
        assert!((high - (1.0 - 0.620)).abs() < 5e-4, "{high}");
    }
}
