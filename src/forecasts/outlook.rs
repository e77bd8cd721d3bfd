//! What a shop's customers will do and be worth in the next twelve months.
//!
//! 1. Each model is fitted to what was ordered up to a day, and held against
//!    what came after it.
//! 2. The one that [`best`](super::holdout::best) chooses is fitted to everything.
//! 3. With the amounts of [`gammagamma`] it says what is to be expected.
//!
//! Whether there is enough for that is asked before, by [`gates`](super::gates).

use crate::ledger::histories;
use crate::units::Day;
use crate::units::Days;

use super::candidates;
use super::candidates::{foreseen, tried};
use super::clv::{Group, Horizon, Totals};
use super::foreseen::{Shop, parameters};
use super::gammagamma;
use super::gates::Gate;
use super::holdout::{Cell, Holdout, Score};
use super::interval::Estimate;
use super::kind::Kind;
use super::{Error, Fit, History, Named as _, Params as _, Spend, Spends};

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
    /// Whether it is a model in which nobody leaves.
    pub nobody_leaves: bool,
    /// What a second order makes of a customer.
    pub second: SecondOrder,
    /// Of all customers.
    pub whole: Expected,
    /// Of customers by what they bought: see [`Kind`].
    pub kinds: Vec<(Kind, u64, Totals)>,
}

/// Expected orders in the next twelve months of two customers whose first order
/// was [`SecondOrder::AFTER`] days ago.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SecondOrder {
    /// Of one who placed a second order today.
    pub again: f64,
    /// Of one who has not ordered again.
    pub once: f64,
}

impl SecondOrder {
    /// The middle of the 90 days within which second orders are counted.
    pub const AFTER: Days = Days(45);
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
pub fn outlook(counted: histories::Histories, rate: f64, active: Days) -> Result<Outlook, Unknown> {
    let histories::Histories { window, bought, spent, later, by_day } = counted;
    let spend = |((repeats, net), customers)| (Spend { repeats, net }, customers);
    let spends: Spends = spent.into_iter().map(spend).collect();
    let tried = || tried(&held_back(window, later, &by_day));
    let (trials, amounts) = rayon::join(tried, || amounts(&spends));
    let group = |(history, bought): (History, histories::Bought)| {
        let histories::Bought { customers, net } = bought;
        Group { history, customers, net }
    };
    let shop = Shop {
        groups: bought.into_iter().map(group).collect(),
        amounts: amounts.as_ref().ok(),
        horizon: Horizon::year(rate),
        active,
    };
    let (foreseen, correlation) =
        rayon::join(|| foreseen(&trials, &shop), || gammagamma::correlation(&spends));
    let Some((chosen, foreseen)) = foreseen else {
        return Err(Unknown::NoModel(trials));
    };
    let known = |fit: &Fit<gammagamma::Params, 3>| {
        let mean = fit.params.mean().unwrap_or(f64::NAN);
        Amounts { customers: spends.customers(), parameters: parameters(fit), mean, correlation }
    };
    Ok(Outlook {
        first: window.first,
        split: window.split,
        held: window.as_of.since(window.split),
        amounts: amounts.as_ref().map(known).map_err(|error| *error),
        trials,
        chosen,
        buying: foreseen.parameters,
        nobody_leaves: candidates::nobody_leaves(chosen),
        second: foreseen.second,
        whole: foreseen.whole,
        kinds: foreseen.kinds,
    })
}

/// The model of amounts, where amounts have a mean.
fn amounts(spends: &Spends) -> Result<Fit<gammagamma::Params, 3>, Error> {
    let fit = gammagamma::Params::fit(spends)?;
    let [_, q, _] = fit.params.numbers();
    let no_mean = Error::NoMean { model: gammagamma::Params::MODEL, q };
    fit.params.mean().map(|_| fit).ok_or(no_mean)
}

/// What came after the split.
fn held_back(
    window: histories::Window,
    later: Vec<((History, u32), u64)>,
    by_day: &[u64],
) -> Holdout {
    let cell = |((history, later), customers)| Cell { history, later, customers };
    Holdout {
        length: window.as_of.since(window.split),
        cells: later.into_iter().map(cell).collect(),
        weeks: by_day.chunks_exact(7).map(|days| days.iter().sum()).collect(),
    }
}
