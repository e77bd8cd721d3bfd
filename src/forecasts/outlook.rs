//! What a shop's customers will do and be worth in the next twelve months.
//!
//! 1. Each model is fitted to what was ordered up to a day, and held against
//!    what came after it.
//! 2. The one that [`holdout::best`] chooses is fitted to everything.
//! 3. With the amounts of [`gammagamma`] it says what is to be expected.
//!
//! Whether there is enough for that is asked before, by [`gates`](super::gates).

use std::panic::resume_unwind;
use std::thread;

use crate::ledger::histories;
use crate::units::Day;
use crate::units::Days;

use super::clv::{Group, Horizon, Totals, totals};
use super::gammagamma;
use super::gates::Gate;
use super::halves::{MANY, STEP};
use super::holdout::{self, Cell, Holdout, Score};
use super::interval::{self, Estimate};
use super::kind::Kind;
use super::{
    Error, Fit, Histories, History, Model, Params, Spend, Spends, bgnbd, mbgnbd, paretonbd,
};

/// What is expected of the customers that there are now.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Day of the first order of a customer.
    pub first: Day,
    /// The last day of what the models were first fitted to.
    pub split: Day,
    /// From it to the as-of day.
    pub held: Days,
    /// How each model did, in a fixed order.
    pub trials: Vec<Trial>,
    /// Which of these is gone by.
    pub chosen: usize,
    /// Its parameters, fitted to everything.
    pub buying: Vec<Parameter>,
    /// What is known of amounts, or why nothing is.
    pub amounts: Result<Amounts, Error>,
    /// Of all customers.
    pub whole: Expected,
    /// Of customers by what they bought: see [`Kind`].
    pub kinds: Vec<(Kind, u64, Totals)>,
}

/// A model up to the split, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The model's name.
    pub model: &'static str,
    /// How good it was, or why it could not be fitted.
    pub outcome: Result<Score, Error>,
}

/// A parameter of a fitted model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// The model's name.
    pub model: &'static str,
    /// The parameter's name in the literature.
    pub name: &'static str,
    /// Its likeliest value.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

/// What is known of amounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Amounts {
    /// Customers with repeats that were worth something.
    pub customers: u64,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// Mean amount of an order across customers, in units of currency.
    pub mean: f64,
    /// Of the number of repeats and their mean amount. The model assumes 0.
    pub correlation: Option<f64>,
}

/// A number of customers who have not left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Active {
    /// The model by which it is.
    pub model: &'static str,
    /// The number.
    pub customers: Estimate,
}

/// What is expected of all customers, with how sure the parameters make it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// How many customers there are.
    pub customers: u64,
    /// Of them, those who have not left. It is by the best of the models in
    /// which a customer can leave before a repeat; `None` where none of these
    /// could be fitted.
    pub active: Option<Active>,
    /// Their orders in twelve months.
    pub orders: Estimate,
    /// What these come to, and the same discounted, in units of currency;
    /// `None` without amounts.
    pub worth: Option<(Estimate, Estimate)>,
}

/// Why nothing is expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Unknown {
    /// There is too little to go by.
    Shut(Vec<Gate>),
    /// No model could be fitted.
    NoModel(Vec<Trial>),
}

impl Unknown {
    /// A word that stays the same in every language and version.
    pub fn id(&self) -> &'static str {
        match self {
            Unknown::Shut(_) => "too_little_to_go_by",
            Unknown::NoModel(_) => "no_model_fits",
        }
    }
}

/// What is expected by counts of histories, with the yearly rate at which the
/// future is discounted, and the days for which a customer is active.
///
/// # Errors
///
/// [`Unknown::NoModel`] where none could be fitted.
pub fn outlook(
    counted: &histories::Histories,
    rate: f64,
    active: Days,
) -> Result<Outlook, Unknown> {
    let spends: Spends = (counted.spent.iter())
        .map(|((repeats, net), customers)| (Spend { repeats: *repeats, net: *net }, *customers))
        .collect();
    let (trials, amounts) = tried(&held_back(counted), &spends);
    let bought = counted.bought.iter();
    let group = |(it, bought): &(histories::History, histories::Bought)| Group {
        history: history(*it),
        customers: bought.customers,
        net: bought.net,
    };
    let shop = Shop {
        groups: bought.map(group).collect(),
        amounts: amounts.as_ref().ok(),
        horizon: Horizon::year(rate),
        active,
    };
    let Some((chosen, foreseen)) = foreseen(&trials, &shop) else {
        return Err(Unknown::NoModel(trials));
    };
    let known = |fit: &Fit<gammagamma::Params, 3>| {
        let mean = fit.params.mean().unwrap_or(f64::NAN);
        let correlation = gammagamma::correlation(&spends);
        Amounts { customers: spends.customers(), parameters: parameters(fit), mean, correlation }
    };
    Ok(Outlook {
        first: counted.window.first,
        split: counted.window.split,
        held: counted.window.as_of.since(counted.window.split),
        amounts: amounts.as_ref().map(known).map_err(|error| *error),
        trials,
        chosen,
        buying: foreseen.parameters,
        whole: foreseen.whole,
        kinds: foreseen.kinds,
    })
}

/// A model that can be tried and gone by.
struct Candidate {
    name: &'static str,
    /// Whether a customer can leave before a repeat, so that chances of being
    /// alive add up to a count of active customers.
    counts_active: bool,
    trial: fn(&Holdout, &Histories) -> Trial,
    foresee: fn(&Shop<'_>) -> Result<Foreseen, Error>,
}

/// Every model: of equally good ones the first is gone by.
static CANDIDATES: [Candidate; 3] = [
    candidate::<mbgnbd::Params>(true),
    candidate::<bgnbd::Params>(false),
    candidate::<paretonbd::Params>(true),
];

const fn candidate<M: Model>(counts_active: bool) -> Candidate {
    Candidate { name: M::MODEL, counts_active, trial: trial::<M>, foresee: foresee::<M> }
}

fn trial<M: Model>(holdout: &Holdout, histories: &Histories) -> Trial {
    let score = |fit: Fit<M, 4>| {
        let score = holdout::score(&fit.params, holdout);
        if score.deviance.is_finite() {
            Ok(score)
        } else {
            Err(Error::NoNumber { model: M::MODEL })
        }
    };
    Trial { model: M::MODEL, outcome: M::fit(histories).and_then(score) }
}

/// Tries every model, and fits amounts, on threads of their own.
fn tried(
    holdout: &Holdout,
    spends: &Spends,
) -> (Vec<Trial>, Result<Fit<gammagamma::Params, 3>, Error>) {
    let histories = &holdout.histories();
    thread::scope(|scope| {
        let trial = |it: &'static Candidate| scope.spawn(|| (it.trial)(holdout, histories));
        let trials: Vec<_> = CANDIDATES.iter().map(trial).collect();
        let amounts = gammagamma::Params::fit(spends).and_then(|fit| match fit.params.mean() {
            Some(_) => Ok(fit),
            None => {
                Err(Error::NoMean { model: gammagamma::Params::MODEL, q: fit.params.numbers()[1] })
            }
        });
        let joined = trials.into_iter().map(|it| it.join().unwrap_or_else(|it| resume_unwind(it)));
        (joined.collect(), amounts)
    })
}

/// What came after the split.
fn held_back(counted: &histories::Histories) -> Holdout {
    let histories::Window { split, as_of, .. } = counted.window;
    let cell = |((it, later), customers): &((histories::History, u32), u64)| Cell {
        history: history(*it),
        later: *later,
        customers: *customers,
    };
    Holdout {
        length: as_of.since(split),
        cells: counted.later.iter().map(cell).collect(),
        weeks: counted.by_day.chunks_exact(7).map(|days| days.iter().sum()).collect(),
    }
}

fn history(it: histories::History) -> History {
    History { repeats: it.repeats, span: it.span, age: it.age }
}

/// All that an expectation is computed from, but the model.
struct Shop<'a> {
    groups: Vec<Group>,
    amounts: Option<&'a Fit<gammagamma::Params, 3>>,
    horizon: Horizon,
    active: Days,
}

/// What a model says of a shop.
struct Foreseen {
    parameters: Vec<Parameter>,
    whole: Expected,
    kinds: Vec<(Kind, u64, Totals)>,
}

/// The best model that can be fitted to everything too.
fn foreseen(trials: &[Trial], shop: &Shop<'_>) -> Option<(usize, Foreseen)> {
    let score = |trial: &Trial| trial.outcome.as_ref().ok().cloned();
    let mut scores: Vec<Score> = trials.iter().filter_map(score).collect();
    let mut next = |needed: fn(&Candidate) -> bool| {
        while let Some(best) = best_of(&scores, needed) {
            scores.retain(|score| score.model != CANDIDATES[best].name);
            if let Ok(foreseen) = (CANDIDATES[best].foresee)(shop) {
                return Some((best, foreseen));
            }
        }
        None
    };
    let (chosen, mut foreseen) = next(|_| true)?;
    if !CANDIDATES[chosen].counts_active {
        let other = next(|it| it.counts_active).map(|(_, other)| other);
        foreseen.whole.active = other.as_ref().and_then(|it| it.whole.active);
        for (at, (_, _, sums)) in foreseen.kinds.iter_mut().enumerate() {
            sums.active = other.as_ref().map_or(f64::NAN, |it| it.kinds[at].2.active);
        }
    }
    Some((chosen, foreseen))
}

/// The best of the models that are `needed`.
fn best_of(scores: &[Score], needed: fn(&Candidate) -> bool) -> Option<usize> {
    let of = |score: &Score| CANDIDATES.iter().position(|it| it.name == score.model);
    let is_needed = |score: &&Score| of(score).is_some_and(|at| needed(&CANDIDATES[at]));
    let those: Vec<Score> = scores.iter().filter(is_needed).cloned().collect();
    holdout::best(&those).and_then(of)
}

fn foresee<M: Model>(shop: &Shop<'_>) -> Result<Foreseen, Error> {
    let Shop { groups, amounts, horizon, active } = shop;
    let histories = groups.iter().map(|group| (group.history, group.customers)).collect();
    let fit = M::fit(&histories)?;
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

/// Spans and ages cut to multiples of [`STEP`] days, where there are many: to
/// say how a sum changes with a parameter, not what it is.
fn rough(groups: &[Group]) -> Vec<Group> {
    if groups.len() <= MANY {
        return groups.to_vec();
    }
    let cut = |days: Days| Days(days.0 - days.0 % STEP.0);
    let cut = |group: &Group| {
        let history = group.history;
        let history = History { span: cut(history.span), age: cut(history.age), ..history };
        Group { history, ..*group }
    };
    let mut all: Vec<Group> = groups.iter().map(cut).collect();
    all.sort_by_key(|group| group.history);
    all.dedup_by(|next, kept| {
        let same = next.history == kept.history;
        if same {
            kept.customers += next.customers;
            kept.net += next.net;
        }
        same
    });
    all
}

fn parameters<P: Params<N>, const N: usize>(fit: &Fit<P, N>) -> Vec<Parameter> {
    let numbers = P::NAMES.into_iter().zip(fit.params.numbers()).zip(fit.standard_errors());
    numbers
        .map(|((name, value), error)| Parameter { model: P::MODEL, name, value, error })
        .collect()
}
