//! The likelihood that the models of buying have in common.
//!
//! In each of them a history's likelihood is a sum of two halves, of which one
//! does not depend on t_x, and the other not on T:
//!
//! ```text
//! L(x, t_x, T) = C(x) · (U(x, T) + V(x, t_x))
//! ```
//!
//! So C is computed for each x, U for each x and T, V for each x and t_x, and
//! for a history there is only a sum of two exponentials left to take. Millions
//! of customers have tens of thousands of such pairs.

use super::error::Error;
use super::fit::{Fit, Params, Problem, best};
use super::history::{Histories, History};
use super::jet::Jet;
use super::weeks::Weeks;
use crate::units::Days;

/// A model's halves, in logs, from its four parameters.
pub(super) trait Halves {
    /// ln C(x).
    fn common<const N: usize>(params: [Jet<N>; 4], repeats: u32) -> Jet<N>;
    /// ln U(x, T).
    fn by_age<const N: usize>(params: [Jet<N>; 4], repeats: u32, age: Weeks) -> Jet<N>;
    /// ln V(x, t_x); `None` for a V of 0.
    fn by_span<const N: usize>(params: [Jet<N>; 4], repeats: u32, span: Weeks) -> Option<Jet<N>>;
}

/// Histories by their pairs, with numbers of customers as weights.
pub(super) struct Pairs<M> {
    /// Customers by repeats.
    repeats: Vec<(u32, f64)>,
    /// Distinct repeats and ages.
    ages: Vec<(u32, Days)>,
    /// Distinct repeats and spans.
    spans: Vec<(u32, Days)>,
    /// Each history: its places in `ages` and `spans`, and its customers.
    rows: Vec<(u32, u32, f64)>,
    model: std::marker::PhantomData<M>,
}

impl<M> Pairs<M> {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    #[expect(clippy::cast_possible_truncation, reason = "pairs are fewer than 2^32")]
    pub(super) fn new(histories: &Histories) -> Pairs<M> {
        let mut repeats: Vec<(u32, f64)> = Vec::new();
        let (mut ages, mut spans) = (Vec::new(), Vec::new());
        let mut rows = Vec::with_capacity(histories.distinct());
        // Where an age is in `ages`, for the repeats at hand, after their
        // first place.
        let (mut places, mut first): (Vec<u32>, usize) = (Vec::new(), 0);
        for (History { repeats: x, span, age }, customers) in histories.iter() {
            let customers = customers as f64;
            match repeats.last_mut() {
                Some((last, sum)) if *last == x => *sum += customers,
                _ => {
                    repeats.push((x, customers));
                    first = ages.len();
                }
            }
            if spans.last() != Some(&(x, span)) {
                spans.push((x, span));
            }
            if places.len() <= age.0 as usize {
                places.resize(age.0 as usize + 1, u32::MAX);
            }
            let place = &mut places[age.0 as usize];
            if (*place as usize) < first || *place == u32::MAX {
                *place = ages.len() as u32;
                ages.push((x, age));
            }
            rows.push((*place, spans.len() as u32 - 1, customers));
        }
        Pairs { repeats, ages, spans, rows, model: std::marker::PhantomData }
    }
}

impl<M: Halves> Pairs<M> {
    /// The ln-likelihood with its derivatives by what the parameters' are by.
    fn ln_likelihood_at<const N: usize>(&self, params: [Jet<N>; 4]) -> Jet<N> {
        let by_age = |(x, age): &(u32, Days)| M::by_age(params, *x, Weeks::from(*age));
        let by_span = |(x, span): &(u32, Days)| M::by_span(params, *x, Weeks::from(*span));
        // Where a half is not a number, nothing is, and the others are as slow
        // to find that out: the first, of short spans, decides.
        let number = |jet: Jet<N>| jet.value.is_finite().then_some(jet);
        let spans = self.spans.iter().map(|pair| match by_span(pair) {
            None => Some(None),
            Some(jet) => number(jet).map(Some),
        });
        let Some(spans) = spans.collect::<Option<Vec<Option<Jet<N>>>>>() else {
            return Jet::constant(f64::NAN);
        };
        let ages = self.ages.iter().map(|pair| number(by_age(pair)));
        let Some(ages) = ages.collect::<Option<Vec<Jet<N>>>>() else {
            return Jet::constant(f64::NAN);
        };
        // Each half's own derivatives are added by its weight at the end.
        let mut weights = (vec![0.0; ages.len()], vec![0.0; spans.len()]);
        let mut total = Jet::constant(0.0);
        for (age, span, customers) in self.rows.iter().copied() {
            let (age, span) = (age as usize, span as usize);
            let u = &ages[age];
            let Some(v) = &spans[span] else {
                total.value += customers * u.value;
                weights.0[age] += customers;
                continue;
            };
            let less = libm::exp(-(u.value - v.value).abs());
            total.value += customers * (u.value.max(v.value) + libm::log1p(less));
            let (large, small) = (1.0 / (1.0 + less), less / (1.0 + less));
            let (of_u, of_v) = if u.value >= v.value { (large, small) } else { (small, large) };
            weights.0[age] += customers * of_u;
            weights.1[span] += customers * of_v;
            let both = customers * of_u * of_v;
            let apart: [f64; N] = std::array::from_fn(|i| u.slope[i] - v.slope[i]);
            for i in 0..N {
                for j in 0..N {
                    total.bend[i][j] += both * apart[i] * apart[j];
                }
            }
        }
        let derivatives = |jet: Jet<N>| Jet { value: 0.0, ..jet };
        for (weight, jet) in weights.0.into_iter().zip(ages) {
            total = total + derivatives(jet) * weight;
        }
        for (weight, jet) in weights.1.into_iter().zip(spans) {
            total = jet.map_or(total, |jet| total + derivatives(jet) * weight);
        }
        for (x, customers) in self.repeats.iter().copied() {
            total = total + M::common(params, x) * customers;
        }
        total
    }

    /// The ln-likelihood of all customers, at parameters.
    pub(super) fn ln_likelihood_of(&self, params: [f64; 4]) -> f64 {
        self.ln_likelihood_at(params.map(Jet::<0>::constant)).value
    }
}

impl<M: Halves> Problem<4> for Pairs<M> {
    fn ln_likelihood(&self, logs: [f64; 4]) -> Jet<4> {
        self.ln_likelihood_at(std::array::from_fn(|at| Jet::exp_of_variable(logs[at], at)))
    }
}

/// The log of the half by repeats and age.
pub(super) fn half_by_age<M: Halves>(params: [f64; 4], repeats: u32, age: Days) -> f64 {
    M::by_age(params.map(Jet::<0>::constant), repeats, Weeks::from(age)).value
}

/// The log of the half by repeats and span.
pub(super) fn half_by_span<M: Halves>(params: [f64; 4], repeats: u32, span: Days) -> f64 {
    let half = M::by_span(params.map(Jet::<0>::constant), repeats, Weeks::from(span));
    half.map_or(f64::NEG_INFINITY, |jet| jet.value)
}

/// Histories beyond which starts are tried on coarse ones first.
pub(super) const MANY: usize = 4096;

/// What spans and ages are cut to then.
pub(super) const STEP: Days = Days(28);

/// The likeliest parameters, from the best of some starts.
///
/// # Errors
///
/// [`Error::NobodyRepeats`] without repeats; else as the search ends.
pub(super) fn fit<M: Halves + Params<4>>(
    histories: &Histories,
    starts: &[[f64; 4]],
) -> Result<Fit<M, 4>, Error> {
    if histories.repeaters() == 0 {
        return Err(Error::NobodyRepeats { model: M::MODEL, customers: histories.customers() });
    }
    let pairs = Pairs::<M>::new(histories);
    if histories.distinct() <= MANY {
        return best(&pairs, &pairs, starts);
    }
    best(&pairs, &Pairs::<M>::new(&histories.coarse(STEP)), starts)
}

/// Weeks of all customers for each of their repeats.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn mean_gap(histories: &Histories) -> Weeks {
    let weeks = histories.mean_age().0 * histories.customers() as f64;
    Weeks((weeks / histories.repeats().max(1) as f64).max(1e-2))
}
