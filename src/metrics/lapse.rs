//! The shop's own lapse point: the day by which those who come back have come
//! back.
//!
//! A fixed window, such as a year, is late for coffee and early for mattresses.
//! Here the orders themselves say it. F(t) is the share of orders that another
//! has followed within t days, by Kaplan & Meier over the orders of everybody
//! ([`Followed::from_any_order`]), and H the horizon, as far as enough orders
//! have been followed. The lapse day is the first day t with
//!
//! ```text
//! F(t) ≥ NEARLY_ALL · F(H)
//! ```
//!
//! so that of all who come back within H days, nine in ten have done so by t.
//! A sentence about it has to name H: who comes back later than that is in
//! neither number.
//!
//! # What the horizon hides
//!
//! Those who would come back after H make the lapse day too early, and a curve
//! that ends cannot say how many they are. But it can be seen whether they
//! still matter: they are many as long as the day moves when the horizon does.
//! So the day is told when half of the horizon would have given it to a tenth
//! ([`STEADY`]). How long the horizon then is, and how early the day, beside
//! the true day (that by which nine in ten of those who ever come back have
//! done so), for an endless number of orders:
//!
//! ```text
//! days to come back         horizon / true day    lapse day / true day
//! gamma, shape 2                   2.6                   1.00
//! exponential                      3.1                   1.00
//! gamma, shape 1/2                 3.9                   0.99
//! Weibull, shape 0.7               4.1                   0.99
//! lognormal, sigma 1               3.8                   0.98
//! lognormal, sigma 1.25            4.8                   0.97
//! lognormal, sigma 1.5             6.2                   0.95
//! Lomax, shape 3                   4.1                   0.97
//! Lomax, shape 2                   4.9                   0.95
//! Lomax, shape 1                   8.9                   0.89
//! ```
//!
//! It is within 10 % but for a tail without a mean, and a longer tail has to be
//! followed for longer. (Had the horizon to be three lapse days long, whatever
//! the tail, the day would be 0.81 of the true one with a lognormal of sigma
//! 1.5, and 0.87 with Lomax of shape 2.) The tests simulate it with shops. What
//! no horizon tells is what comes all at once after it: who buys once a year is
//! not seen in a year.
//!
//! # What else it rests on
//!
//! Late days of the curve are known from old orders only, so a shop whose
//! customers have become slower looks faster than it is. Whoever orders often
//! is in it often; the interval takes orders for independent and is too narrow
//! for that.

use crate::units::Days;

use super::followed::Followed;
use super::interval::Z;
use super::survival::{Step, Survival};

/// The share of those who come back that is to have come back. With more, the
/// day is made by few late orders and by where the data end; with less, many
/// are called late who are not. One in ten is a usual allowance.
pub const NEARLY_ALL: f64 = 0.9;

/// Orders that have to be followed still on the last day of the horizon, and
/// orders that have to be followed by another within it. With 100, a share of a
/// half is known to 10 points either way.
pub const FEWEST: u64 = 100;

/// The share of the lapse day that half of the horizon has to give: see the
/// table above.
pub const STEADY: f64 = 0.9;

/// When a customer of this shop is late.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lapse {
    /// Days since the last order by which nearly all who come back within the
    /// horizon have come back.
    pub day: Days,
    /// 95 % interval of it: the days that are not refuted by the curve.
    pub interval: (Days, Days),
    /// How far orders have been followed.
    pub horizon: Days,
    /// Share of orders that another follows within the horizon.
    pub returned: f64,
    /// Share of orders that another follows by the lapse day.
    pub returned_by_day: f64,
}

/// Why there is no lapse day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Fewer than [`FEWEST`] orders, or fewer of them followed by another.
    FewReturns,
    /// The day still moves with the horizon, which is so long.
    HorizonTooShort(Days),
}

impl Unknown {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Unknown::FewReturns => "few_returns",
            Unknown::HorizonTooShort(_) => "horizon_too_short",
        }
    }
}

impl Lapse {
    /// The lapse day of orders that were followed.
    ///
    /// # Errors
    ///
    /// [`Unknown`], where the data do not allow one.
    pub fn of(followed: &Followed) -> Result<Lapse, Unknown> {
        let horizon = horizon(followed).ok_or(Unknown::FewReturns)?;
        let curve = Survival::of(followed);
        let end = curve.at(horizon).filter(|step| step.events >= FEWEST);
        let end = end.ok_or(Unknown::FewReturns)?;
        let first = |is_there: &dyn Fn(&Step) -> bool| {
            let mut seen = curve.steps.iter().take_while(|step| step.day <= horizon);
            seen.find(|step| is_there(step)).unwrap_or(end)
        };
        let nearly = |all: &Step| first(&|step| step.returned() >= NEARLY_ALL * all.returned());
        let at = nearly(end);
        let half = curve.at(Days(horizon.0 / 2)).map_or(0, |half| nearly(half).day.0);
        if f64::from(half) < STEADY * f64::from(at.day.0) {
            return Err(Unknown::HorizonTooShort(horizon));
        }
        let low = first(&|step| beyond(step, end) >= -Z);
        let high = first(&|step| beyond(step, end) > Z);
        Ok(Lapse {
            day: at.day,
            interval: (low.day, high.day),
            horizon,
            returned: end.returned(),
            returned_by_day: at.returned(),
        })
    }
}

/// The last day on which enough orders are still waited for at its start.
pub(super) fn horizon(followed: &Followed) -> Option<Days> {
    let enough = |day: u32| followed.at_risk(Days(day)) >= FEWEST;
    if !enough(0) {
        return None;
    }
    let (mut known, mut beyond) = (0, followed.longest().0.saturating_add(1));
    while beyond - known > 1 {
        let middle = known + (beyond - known) / 2;
        if enough(middle) { known = middle } else { beyond = middle }
    }
    Some(Days(known))
}

/// By how many standard errors F(t) is beyond what a lapse day needs:
/// D = F(t) - c F(H). With S = 1 - F and V its Greenwood sum,
///
/// ```text
/// variance of D = S(t)² V(t) + c² S(H)² V(H) - 2 c S(t) S(H) V(t)
/// ```
///
/// since the logarithms of S(t) and S(H) have V(t) in common. The days with D
/// within 1.96 errors of 0 are an interval, as that of a median is made in
/// Brookmeyer & Crowley (1982), "A confidence interval for the median survival
/// time", Biometrics 38, 29-41.
fn beyond(step: &Step, end: &Step) -> f64 {
    let difference = step.returned() - NEARLY_ALL * end.returned();
    let (here, last) = (step.waiting, NEARLY_ALL * end.waiting);
    let sum =
        |share: f64, greenwood: f64| if share > 0.0 { share * share * greenwood } else { 0.0 };
    let common = if here > 0.0 { here * last * step.greenwood } else { 0.0 };
    let variance = sum(here, step.greenwood) + sum(last, end.greenwood) - 2.0 * common;
    if variance > 0.0 { difference / libm::sqrt(variance) } else { difference * f64::INFINITY }
}

#[cfg(test)]
mod tests;
