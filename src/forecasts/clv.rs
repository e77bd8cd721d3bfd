//! What customers will be worth: expected orders times expected amounts,
//! discounted.
//!
//! ```text
//! Σ over steps k of (E[Y(t_k)] - E[Y(t_(k-1))]) / (1+d)^(t_k in years) · E(M | z, x)
//! ```
//!
//! An order is discounted from the end of its step. Amounts are net revenue,
//! not profit. It holds as long as customers go on as those of whom the models
//! were made. Source: Fader, Hardie & Lee (2005), "RFM and CLV: Using
//! Iso-Value Curves for Customer Base Analysis", Journal of Marketing Research
//! 42(4), 415-430, with a finite horizon.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::Model;
use super::gammagamma;
use super::history::{Histories, History};
use super::shared::Shared;
use super::spend::Spend;
use super::weeks::Weeks;
use crate::units::Days;
use crate::units::Money;

/// How far ahead to look, and what the future is worth today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizon {
    /// Number of steps.
    pub steps: u32,
    /// Length of each.
    pub step: Weeks,
    /// By how much an amount is worth less a year later: 0.1 for 10 % a year.
    pub annual_rate: f64,
}

impl Horizon {
    /// Twelve months of 365.25/12 days.
    pub fn year(annual_rate: f64) -> Horizon {
        Horizon { steps: 12, step: Weeks::of_months(1), annual_rate }
    }

    /// Of each step its end, and by what an amount at it is divided.
    fn ends(self) -> Vec<(Weeks, f64)> {
        let yearly = 1.0 + self.annual_rate;
        let ends = (1..=self.steps).map(|step| Weeks(f64::from(step) * self.step.0));
        ends.map(|end| (end, libm::pow(yearly, end.0 / Weeks::YEAR.0))).collect()
    }
}

/// Customers of one history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their history.
    pub history: History,
    /// How many they are.
    pub customers: u64,
    /// Net of their repeats, of all of them together. That is all that a sum
    /// needs: E(M | z, x) is a line in z.
    pub net: Money,
}

/// Expected orders of a customer who has not left up to the last of these
/// [ends](Horizon::ends), and the same discounted.
fn orders_if_alive<M: Model>(model: &M, so_far: (u32, Days), ends: &[(Weeks, f64)]) -> (f64, f64) {
    /// Steps of which orders are computed together.
    const AT_ONCE: usize = 12;
    let (mut before, mut sum) = (0.0, 0.0);
    for ends in ends.chunks(AT_ONCE) {
        let (last, _) = ends[ends.len() - 1];
        let aheads = std::array::from_fn(|at| ends.get(at).map_or(last, |(end, _)| *end));
        let untils: [f64; AT_ONCE] = model.expected_each(so_far, aheads);
        for ((_, divisor), until) in ends.iter().zip(untils) {
            sum += (until - before) / divisor;
            before = until;
        }
    }
    (before, sum)
}

/// Discounted expected orders of a customer with this history.
pub fn orders_discounted<M: Model>(model: &M, history: History, horizon: Horizon) -> f64 {
    let so_far = (history.repeats, history.age);
    let (_, discounted) = orders_if_alive(model, so_far, &horizon.ends());
    model.alive(history) * discounted
}

/// What one customer will be worth, in units of currency. `None` where amounts
/// have no mean.
pub fn value<M: Model>(
    model: &M,
    amounts: &gammagamma::Params,
    (history, net): (History, Money),
    horizon: Horizon,
) -> Option<f64> {
    let amount = amounts.expected(Spend { repeats: history.repeats, net })?;
    Some(amount * orders_discounted(model, history, horizon))
}

/// What these customers will be worth together: the sum of [`value`]. `None`
/// where amounts have no mean.
pub fn total_value<M: Model>(
    model: &M,
    amounts: &gammagamma::Params,
    groups: &[Group],
    horizon: Horizon,
) -> Option<f64> {
    let ends = horizon.ends();
    let ahead = |repeats, age| orders_if_alive(model, (repeats, age), &ends).1;
    let mut shared = Shared::new(model, ahead);
    let mut sum = 0.0;
    for Group { history, customers, net } in groups.iter().copied() {
        let amount = amounts.expected_total(history.repeats, customers, net)?;
        let (alive, ahead) = shared.of(history);
        sum += alive * ahead * amount;
    }
    Some(sum)
}

/// Expected number of customers who have not left.
///
/// By BG/NBD all without repeats are among them; MBG/NBD and Pareto/NBD know
/// better.
pub fn total_active<M: Model>(model: &M, histories: &Histories) -> f64 {
    total(model, histories, |_, _| 1.0)
}

/// Expected orders of all customers in the time `ahead`.
pub fn total_orders<M: Model>(model: &M, histories: &Histories, ahead: Weeks) -> f64 {
    total(model, histories, |repeats, age| model.expected_if_alive(repeats, age, ahead))
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn total<M: Model>(model: &M, histories: &Histories, f: impl Fn(u32, Days) -> f64) -> f64 {
    let mut shared = Shared::new(model, f);
    let of = |(history, customers): (History, u64)| {
        let (alive, ahead) = shared.of(history);
        customers as f64 * alive * ahead
    };
    histories.iter().map(of).sum()
}

/// What is expected of some customers together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Of them, those who have not left.
    pub active: f64,
    /// Their orders within the horizon.
    pub orders: f64,
    /// What these orders come to, in units of currency; not a number where
    /// amounts have no mean.
    pub revenue: f64,
    /// The same, discounted.
    pub value: f64,
}

/// Of each of several groups of customers what is expected of it, in one go:
/// `part` gives a group's place in the result, which has `parts` of them.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub fn totals<M: Model>(
    model: &M,
    amounts: Option<&gammagamma::Params>,
    groups: &[Group],
    horizon: Horizon,
    (parts, part): (usize, impl Fn(History) -> usize + Sync),
) -> Vec<Totals> {
    let ends = horizon.ends();
    let ahead = |repeats, age| orders_if_alive(model, (repeats, age), &ends);
    let of_equal = |groups: &&[Group]| {
        let mut shared = Shared::new(model, ahead);
        let mut sums = vec![Totals::default(); parts];
        for Group { history, customers, net } in groups.iter().copied() {
            let amount = amounts.and_then(|it| it.expected_total(history.repeats, customers, net));
            let amount = amount.unwrap_or(f64::NAN);
            let (alive, (orders, discounted)) = shared.of(history);
            let sum = &mut sums[part(history)];
            sum.active += customers as f64 * alive;
            sum.orders += customers as f64 * alive * orders;
            sum.revenue += alive * orders * amount;
            sum.value += alive * discounted * amount;
        }
        sums
    };
    let repeats = |group: &Group| group.history.repeats;
    let equal: Vec<&[Group]> =
        groups.chunk_by(|one, other| repeats(one) == repeats(other)).collect();
    // Added in their order, so that threads change nothing.
    let each: Vec<Vec<Totals>> = equal.par_iter().map(of_equal).collect();
    let mut sums = vec![Totals::default(); parts];
    for (sum, more) in each.iter().flat_map(|more| (0..).zip(more)) {
        let sum: &mut Totals = &mut sums[sum];
        sum.active += more.active;
        sum.orders += more.orders;
        sum.revenue += more.revenue;
        sum.value += more.value;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::{mbgnbd, paretonbd};

    fn history(repeats: u32, span: u32) -> History {
        History::new(repeats, Days(span), Days(210)).unwrap()
    }

    fn buying() -> mbgnbd::Params {
        mbgnbd::Params::new(0.525, Weeks(6.183), 0.891, 1.614).unwrap()
    }

    fn amounts() -> gammagamma::Params {
        gammagamma::Params::new(6.25, 3.74, 15.44).unwrap()
    }

    fn near(found: f64, known: f64) {
        assert!((found - known).abs() < 1e-10 * known.abs(), "{found} is not {known}");
    }

    /// E[Y(t)] of Pareto/NBD with s = 1 is P(alive) (r+x)(β+T)/(α+T) times
    /// ln((β+T+t)/(β+T)); two steps of half a year at 21 % a year, by hand.
    #[test]
    fn orders_are_discounted_from_the_end_of_their_step() {
        let params = paretonbd::Params::new(0.5, Weeks(10.0), 1.0, Weeks(20.0)).unwrap();
        let half = Weeks(Weeks::YEAR.0 / 2.0);
        let horizon = Horizon { steps: 2, step: half, annual_rate: 0.21 };
        let log = |steps: f64| libm::log((50.0 + steps * half.0) / 50.0);
        let orders = 2.5 * 50.0 / 40.0 * (log(1.0) / 1.1 + (log(2.0) - log(1.0)) / 1.21);
        let history = history(2, 70);
        near(orders_discounted(&params, history, horizon), params.alive(history) * orders);
    }

    #[test]
    fn without_a_rate_a_year_is_its_expected_orders() {
        let orders = orders_discounted(&buying(), history(2, 70), Horizon::year(0.0));
        near(orders, buying().expected(history(2, 70), Weeks::YEAR));
        assert!(orders_discounted(&buying(), history(2, 70), Horizon::year(0.1)) < orders);
    }

    #[test]
    fn a_sum_is_the_sum_of_its_customers() {
        let horizon = Horizon::year(0.1);
        let of = |it, net| value(&buying(), &amounts(), (it, Money(net)), horizon).unwrap();
        let known = of(history(2, 70), 500_000)
            + of(history(2, 70), 900_000)
            + of(history(2, 90), 100_000)
            + 3.0 * of(history(0, 0), 0);
        let group = |history, customers, net| Group { history, customers, net: Money(net) };
        let groups = [
            group(history(2, 70), 2, 1_400_000),
            group(history(2, 90), 1, 100_000),
            group(history(0, 0), 3, 0),
        ];
        near(total_value(&buying(), &amounts(), &groups, horizon).unwrap(), known);

        let histories = groups.iter().map(|group| (group.history, group.customers)).collect();
        let (two, last, none) = (history(2, 70), history(2, 90), history(0, 0));
        let alive = |history| buying().alive(history);
        near(
            total_active(&buying(), &histories),
            2.0 * alive(two) + alive(last) + 3.0 * alive(none),
        );
        let orders = |history| buying().expected(history, Weeks(39.0));
        let known = 2.0 * orders(two) + orders(last) + 3.0 * orders(none);
        near(total_orders(&buying(), &histories, Weeks(39.0)), known);
    }

    /// Against the functions of one customer, and of one number.
    #[test]
    fn totals_are_the_sums_of_each_number_by_part() {
        let horizon = Horizon::year(0.1);
        let group = |history, customers, net| Group { history, customers, net: Money(net) };
        let groups = [
            group(history(2, 70), 2, 1_400_000),
            group(history(2, 90), 1, 100_000),
            group(history(0, 0), 3, 0),
        ];
        let (model, amounts) = (buying(), amounts());
        let came_back = |history: History| usize::from(history.repeats > 0);
        let [once, again] = totals(&model, Some(&amounts), &groups, horizon, (2, came_back))[..]
        else {
            panic!("two parts")
        };
        for (sums, groups) in [(once, &groups[2..]), (again, &groups[..2])] {
            let histories = groups.iter().map(|it| (it.history, it.customers)).collect();
            near(sums.active, total_active(&model, &histories));
            near(sums.orders, total_orders(&model, &histories, Weeks::YEAR));
            near(sums.value, total_value(&model, &amounts, groups, horizon).unwrap());
            // Without a rate nothing is discounted.
            let flat = total_value(&model, &amounts, groups, Horizon::year(0.0)).unwrap();
            near(sums.revenue, flat);
        }
        let unknown = totals(&model, None, &groups, horizon, (1, |_| 0))[0];
        near(unknown.orders, once.orders + again.orders);
        assert!(unknown.revenue.is_nan() && unknown.value.is_nan());
    }
}
