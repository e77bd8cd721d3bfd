//! What a model, fitted to everything, says of a shop's customers.

use crate::ledger::histories::table;
use crate::units::Days;
use crate::units::Money;

use super::clv::{Group, Horizon, Totals, totals};
use super::evidence::{Evidence, MANY};
use super::gammagamma;
use super::interval::{self, Estimate};
use super::kind::Kind;
use super::outlook::{Active, Expected, Parameter, SecondOrder};
use super::{Error, Fit, Fitted, History, Model, Params, Weeks};

/// All that an expectation is computed from, but the model.
pub(super) struct Shop<'a> {
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
    let histories = groups.iter().map(|group| (group.history, group.customers)).collect();
    let fit = M::fit_to(&Evidence::new(&histories))?;
    let kind = |history: History| Kind::of(history, *active);
    let params = amounts.map(|fit| &fit.params);
    let sums = totals(&fit.params, params, groups, *horizon, (Kind::ALL.len(), kind));
    let mut customers = [0; Kind::ALL.len()];
    for group in groups {
        customers[kind(group.history)] += group.customers;
    }
    let rough = rough(groups);
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
    let cut = |it: &Group| (it.history.coarse(0), (it.customers, it.net));
    let group = |(history, (customers, net))| Group { history, customers, net };
    table(groups.iter().map(cut), add).into_iter().map(group).collect()
}

/// The parameters of a fit, with their standard errors.
pub(super) fn parameters<P: Params<N>, const N: usize>(fit: &Fit<P, N>) -> Vec<Parameter> {
    let numbers = P::NAMES.into_iter().zip(fit.params.numbers()).zip(fit.standard_errors());
    numbers
        .map(|((name, value), error)| Parameter { model: P::MODEL, name, value, error })
        .collect()
}
