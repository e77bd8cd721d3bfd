//! What a model, fitted to everything, says of a shop's customers.

use crate::units::Days;
use crate::units::Money;

use super::clv::{Group, Horizon, Totals, totals};
use super::evidence::{Evidence, MANY};
use super::gammagamma;
use super::history::coarse;
use super::interval::{self, Estimate};
use super::kind::Kind;
use super::outlook::{Active, Expected, Parameter, SecondOrder};
use super::{Error, Fit, Fitted, History, Model, Params, Weeks};

/// All that an expectation is computed from, but the model.
pub(super) struct Shop<'a> {
    /// Ascending by history.
    pub(super) groups: Vec<Group>,
    pub(super) amounts: Option<&'a Fit<gammagamma::Params, 3>>,
    pub(super) horizon: Horizon,
    pub(super) active: Days,
}

/// What a model says of a shop.
pub(super) struct Foreseen {
    pub(super) parameters: Vec<Parameter>,
    pub(super) second: SecondOrder,
    pub(super) whole: Expected,
    pub(super) kinds: Vec<(Kind, u64, Totals)>,
}

/// What is expected by a model, fitted to everything.
pub(super) fn foresee<M: Fitted<N>, const N: usize>(shop: &Shop<'_>) -> Result<Foreseen, Error> {
    let Shop { groups, amounts, horizon, active } = shop;
    let fit = M::fit_to(&Evidence::of(groups, |group| (group.history, group.customers)))?;
    let kind = |history: History| Kind::of(history, *active);
    let params = amounts.map(|fit| &fit.params);
    let (sums, rough) = rayon::join(
        || totals(&fit.params, params, groups, *horizon, (Kind::ALL.len(), kind)),
        || rough(groups),
    );
    let mut customers = [0; Kind::ALL.len()];
    for group in groups {
        customers[kind(group.history)] += group.customers;
    }
    let one = |model: &M, amounts: Option<&gammagamma::Params>| {
        let sum = totals(model, amounts, &rough, *horizon, (1, |_| 0))[0];
        [sum.active, sum.orders, sum.revenue, sum.value]
    };
    let errors = match amounts {
        Some(amounts) => {
            interval::of_two_each(&fit, amounts, |model, amounts| one(model, Some(amounts)))
        }
        None => interval::of_each(&fit, |model| one(model, None)),
    };
    // The error beside the number is what is taken from rough histories.
    let estimate = |of: fn(&Totals) -> f64, rough: Estimate| {
        let value = sums.iter().map(of).sum();
        Estimate { value, error: value * rough.error / rough.value }
    };
    let orders = estimate(|it| it.orders, errors[1]);
    if !orders.interval().1.is_finite() {
        return Err(Error::NoNumber { model: M::MODEL });
    }
    let worth = (estimate(|it| it.revenue, errors[2]), estimate(|it| it.value, errors[3]));
    Ok(Foreseen {
        parameters: parameters(&fit),
        second: second(&fit.params),
        whole: Expected {
            customers: customers.iter().sum(),
            active: Some(Active {
                model: M::MODEL,
                customers: estimate(|it| it.active, errors[0]),
            }),
            orders,
            worth: amounts.is_some().then_some(worth),
        },
        kinds: (Kind::ALL.into_iter().zip(customers).zip(sums))
            .map(|((kind, customers), sums)| (kind, customers, sums))
            .collect(),
    })
}

fn second<M: Model>(model: &M) -> SecondOrder {
    let age = SecondOrder::AFTER;
    let of = |repeats, span| model.expected(History { repeats, span, age }, Weeks::YEAR);
    SecondOrder { again: of(1, age), once: of(0, Days(0)) }
}

/// Groups of [`History::coarse`] histories, where there are many: to say how a
/// sum changes with a parameter, not what it is.
fn rough(groups: &[Group]) -> Vec<Group> {
    if groups.len() <= MANY {
        return groups.to_vec();
    }
    let add = |one: &mut (u64, Money), other: (u64, Money)| {
        one.0 += other.0;
        one.1 += other.1;
    };
    let rows = groups.iter().map(|it| (it.history, (it.customers, it.net)));
    let group = |(history, (customers, net))| Group { history, customers, net };
    coarse(rows, 0, add).into_iter().map(group).collect()
}

/// The parameters of a fit, with their standard errors.
pub(super) fn parameters<P: Params<N>, const N: usize>(fit: &Fit<P, N>) -> Vec<Parameter> {
    let numbers = P::NAMES.into_iter().zip(fit.params.numbers()).zip(fit.standard_errors());
    numbers
        .map(|((name, value), error)| Parameter { model: P::MODEL, name, value, error })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::{Spend, Spends, mbgnbd};

    /// A year of 30 days, and so many times these customers, at 20 an order: one with
    /// (repeats, days to the last order, days since the first).
    fn groups(times: u64) -> Vec<Group> {
        let some = [
            (0, 0, 140, 50_u64),
            (1, 7, 140, 20),
            (3, 90, 140, 12),
            (6, 30, 140, 10),
            (20, 140, 140, 5),
        ];
        let group = |(repeats, span, age, customers): (u32, u32, u32, u64)| Group {
            history: History::of_days(repeats, span, age),
            customers: customers * times,
            net: (0..customers * times)
                .map(|_| Money(20 * Money::SCALE * i64::from(repeats)))
                .sum(),
        };
        some.map(group).to_vec()
    }

    fn of(times: u64, amounts: Option<&Fit<gammagamma::Params, 3>>) -> Foreseen {
        let (horizon, active) = (Horizon::year(0.1), Days(100));
        let shop = Shop { groups: groups(times), amounts, horizon, active };
        foresee::<mbgnbd::Params, 4>(&shop).unwrap()
    }

    /// Of twice as many customers twice as much is expected, with an error that is √2
    /// times as large.
    #[test]
    fn errors_grow_with_the_root_of_the_customers() {
        let (once, twice) = (of(1, None).whole, of(2, None).whole);
        let (one, two) = (once.active.unwrap().customers, twice.active.unwrap().customers);
        for (one, two) in [(once.orders, twice.orders), (one, two)] {
            assert!((two.value / one.value - 2.0).abs() < 1e-6, "{one:?} {two:?}");
            assert!((two.error / one.error - std::f64::consts::SQRT_2).abs() < 1e-4);
        }
        assert_eq!((once.customers, twice.customers, once.worth), (97, 194, None));
    }

    #[test]
    fn the_whole_is_the_sum_of_its_kinds() {
        let some = [(1, 4, 30), (1, 9, 40), (1, 30, 9), (2, 16, 30), (2, 50, 9), (4, 90, 20)];
        let spend = |repeats, net| Spend { repeats, net: Money(net * Money::SCALE) };
        let spends: Spends = some
            .map(|(repeats, net, customers)| (spend(repeats, net), customers))
            .into_iter()
            .collect();
        let amounts = gammagamma::Params::fit(&spends).unwrap();
        let Foreseen { parameters, second, whole, kinds } = of(1, Some(&amounts));
        let counts: Vec<_> = kinds
            .iter()
            .map(|(kind, customers, _)| (kind.again, kind.halves, *customers))
            .collect();
        let known = [
            (true, 0, 5),
            (true, 1, 12),
            (true, 2, 30),
            (false, 0, 0),
            (false, 1, 0),
            (false, 2, 50),
        ];
        assert_eq!(counts, known.map(|(again, halves, n)| (again, halves, n)));
        let sum = |of: fn(&Totals) -> f64| kinds.iter().map(|(_, _, sums)| of(sums)).sum::<f64>();
        let near = |found: f64, known: f64| assert!((found / known - 1.0).abs() < 1e-12, "{found}");
        let (revenue, value) = whole.worth.unwrap();
        near(sum(|it| it.active), whole.active.unwrap().customers.value);
        near(sum(|it| it.orders), whole.orders.value);
        near(sum(|it| it.revenue), revenue.value);
        near(sum(|it| it.value), value.value);
        assert!(value.value < revenue.value && second.again > second.once);
        let names: Vec<_> = parameters.iter().map(|it| it.name).collect();
        assert_eq!(names, ["r", "alpha", "a", "b"]);
    }

    #[test]
    fn only_many_groups_are_taken_roughly() {
        let group = |at: u32| Group {
            history: History::of_days(1, 1 + at / 100, 100 + at % 100),
            customers: 1 + u64::from(at % 3),
            net: Money(i64::from(at)),
        };
        let few: Vec<Group> = (0..4096).map(group).collect();
        assert_eq!(rough(&few), few);
        let many: Vec<Group> = (0..4097).map(group).collect();
        let fewer = rough(&many);
        assert!(fewer.len() < 1000, "{}", fewer.len());
        let sums = |groups: &[Group]| {
            let customers: u64 = groups.iter().map(|it| it.customers).sum();
            (customers, groups.iter().map(|it| it.net).sum::<Money>())
        };
        assert_eq!(sums(&fewer), sums(&many));
    }
}
