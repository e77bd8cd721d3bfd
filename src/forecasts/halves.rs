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

use rayon::prelude::*;

use super::error::Error;
use super::evidence::Evidence;
use super::fit::{Fit, Params, Problem, best};
use super::history::{Histories, History};
use super::jet::Jet;
use super::leaving::Staying;
use super::weeks::Weeks;
use crate::units::Days;
use crate::units::float;

/// A model's halves, in logs, from its `P` parameters.
pub(super) trait Halves<const P: usize> {
    /// ln C(x).
    fn common<const N: usize>(params: [Jet<N>; P], repeats: u32) -> Jet<N>;
    /// ln U(x, T).
    fn by_age<const N: usize>(params: [Jet<N>; P], repeats: u32, age: Weeks) -> Jet<N>;
    /// ln V(x, t_x); `None` for a V of 0.
    fn by_span<const N: usize>(params: [Jet<N>; P], repeats: u32, span: Weeks) -> Option<Jet<N>>;
    /// Whether the likelihood rises anywhere as customers begin to leave in the
    /// way of this model.
    fn rises(staying: &Staying) -> bool;
}

/// Histories by their pairs, with numbers of customers as weights.
pub(super) struct Pairs(pub(super) Vec<Block>);

/// Histories of equal repeats.
pub(super) struct Block {
    pub(super) repeats: u32,
    /// All of them.
    pub(super) customers: f64,
    /// Distinct ages.
    pub(super) ages: Vec<Days>,
    /// Distinct spans, ascending.
    pub(super) spans: Vec<Days>,
    /// Ages of all customers together, in days.
    days: u64,
    /// Each history.
    pub(super) rows: Vec<Pair>,
}

/// A history of a [`Block`]: 8 bytes, for there are millions.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    /// Its place in [`Block::ages`].
    age: u16,
    /// Its place in [`Block::spans`].
    span: u16,
    customers: u32,
}

impl Pair {
    /// Its places in [`Block::ages`] and [`Block::spans`], and its customers.
    #[inline]
    pub(super) fn parts(self) -> (usize, usize, f64) {
        (self.age.into(), self.span.into(), self.customers.into())
    }
}

impl Pairs {
    /// Of rows whose histories ascend; those of one history are added up.
    pub(super) fn new<T: Sync>(rows: &[T], of: impl Fn(&T) -> (History, u64) + Sync) -> Pairs {
        let repeats = |row: &T| of(row).0.repeats;
        let blocks: Vec<&[T]> =
            rows.chunk_by(|one, other| repeats(one) == repeats(other)).collect();
        let block = |rows: &&[T]| Block::new(rows.iter().map(&of));
        Pairs(blocks.par_iter().map(block).collect())
    }

    /// Of histories as they are counted.
    pub(super) fn of(histories: &Histories) -> Pairs {
        Pairs::new(histories.rows(), |row| *row)
    }

    /// Histories that are there at least once.
    pub(super) fn distinct(&self) -> usize {
        self.0.iter().map(|block| block.rows.len()).sum()
    }

    /// All customers.
    pub(super) fn customers(&self) -> u64 {
        self.0.iter().map(Block::people).sum()
    }

    /// Repeats of all customers.
    pub(super) fn repeats(&self) -> u64 {
        self.0.iter().map(|block| u64::from(block.repeats) * block.people()).sum()
    }

    /// Ages of all customers together.
    pub(super) fn weeks(&self) -> Weeks {
        Weeks(float(self.0.iter().map(|block| block.days).sum()) / 7.0)
    }
}

impl Block {
    /// Of equal repeats.
    fn new(histories: impl ExactSizeIterator<Item = (History, u64)>) -> Block {
        let (mut repeats, mut last) = (0, None);
        let (mut people, mut days, mut ages, mut spans) = (0, 0, Vec::new(), Vec::new());
        let mut rows: Vec<Pair> = Vec::with_capacity(histories.len());
        // Where an age is in `ages`.
        let mut places: Vec<Option<u16>> = Vec::new();
        let next = |before: usize| u16::try_from(before).expect("days are counted in 16 bits");
        for (history @ History { span, age, .. }, count) in histories {
            people += count;
            days += u64::from(age.0) * count;
            let customers = u32::try_from(count).expect("more people than there are");
            if last == Some(history)
                && let Some(pair) = rows.last_mut()
            {
                pair.customers += customers;
                continue;
            }
            (repeats, last) = (history.repeats, Some(history));
            if spans.last() != Some(&span) {
                spans.push(span);
            }
            if places.len() <= age.0 as usize {
                places.resize(age.0 as usize + 1, None);
            }
            let place = *places[age.0 as usize].get_or_insert_with(|| {
                ages.push(age);
                next(ages.len() - 1)
            });
            rows.push(Pair { age: place, span: next(spans.len() - 1), customers });
        }
        Block { repeats, customers: float(people), ages, spans, days, rows }
    }

    /// As [`Block::customers`].
    fn people(&self) -> u64 {
        self.rows.iter().map(|pair| u64::from(pair.customers)).sum()
    }

    /// The ln-likelihood of these, with its derivatives by what the parameters'
    /// are by.
    fn ln_likelihood<M: Halves<P>, const P: usize, const N: usize>(
        &self,
        params: [Jet<N>; P],
    ) -> Jet<N> {
        // Where a half is not a number, nothing is, and the others are as slow
        // to find that out: the first, of short spans, decides.
        let number = |jet: Jet<N>| jet.value.is_finite().then_some(jet);
        let spans = self.spans.iter().map(|span| {
            match M::by_span(params, self.repeats, Weeks::from(*span)) {
                None => Some(None),
                Some(jet) => number(jet).map(Some),
            }
        });
        let Some(spans) = spans.collect::<Option<Vec<Option<Jet<N>>>>>() else {
            return Jet::constant(f64::NAN);
        };
        let by_age = |age: &Days| number(M::by_age(params, self.repeats, Weeks::from(*age)));
        let Some(ages) = self.ages.iter().map(by_age).collect::<Option<Vec<Jet<N>>>>() else {
            return Jet::constant(f64::NAN);
        };
        // Each half's own derivatives are added by its weight at the end.
        let mut weights = (vec![0.0; ages.len()], vec![0.0; spans.len()]);
        let mut total = M::common(params, self.repeats) * self.customers;
        for (age, span, customers) in self.rows.iter().map(|pair| pair.parts()) {
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
                let once = both * apart[i];
                for (sum, other) in total.bend[i].iter_mut().zip(&apart).take(i + 1) {
                    *sum += once * other;
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
        // Of what is symmetric only one side was summed.
        for i in 0..N {
            for j in 0..i {
                total.bend[j][i] = total.bend[i][j];
            }
        }
        total
    }
}

impl Pairs {
    /// The ln-likelihood of all customers. Blocks are added in their order, so
    /// that threads change nothing.
    pub(super) fn ln_likelihood_at<M: Halves<P>, const P: usize, const N: usize>(
        &self,
        params: [Jet<N>; P],
    ) -> Jet<N> {
        let block = |block: &Block| block.ln_likelihood::<M, P, N>(params);
        let all: Vec<Jet<N>> = self.0.par_iter().map(block).collect();
        all.into_iter().fold(Jet::constant(0.0), |sum, one| sum + one)
    }
}

/// The ln-likelihood of all customers, at parameters.
pub(super) fn ln_likelihood<M: Halves<P>, const P: usize>(
    params: [f64; P],
    histories: &Histories,
) -> f64 {
    Pairs::of(histories).ln_likelihood_at::<M, P, 0>(params.map(Jet::constant)).value
}

/// The log of the half by repeats and age.
pub(super) fn half_by_age<M: Halves<P>, const P: usize>(
    params: [f64; P],
    repeats: u32,
    age: Days,
) -> f64 {
    M::by_age(params.map(Jet::<0>::constant), repeats, Weeks::from(age)).value
}

/// The log of the half by repeats and span.
pub(super) fn half_by_span<M: Halves<P>, const P: usize>(
    params: [f64; P],
    repeats: u32,
    span: Days,
) -> f64 {
    let half = M::by_span(params.map(Jet::<0>::constant), repeats, Weeks::from(span));
    half.map_or(f64::NEG_INFINITY, |jet| jet.value)
}

/// A model's likelihood of some pairs, as what a search climbs.
struct Of<'a, M>(&'a Pairs, std::marker::PhantomData<M>);

impl<M: Halves<P>, const P: usize> Problem<P> for Of<'_, M> {
    fn ln_likelihood(&self, logs: [f64; P]) -> Jet<P> {
        let params = std::array::from_fn(|at| Jet::exp_of_variable(logs[at], at));
        self.0.ln_likelihood_at::<M, P, P>(params)
    }
}

/// The likeliest parameters, from the best of some starts.
///
/// # Errors
///
/// [`Error::NobodyRepeats`] without repeats; [`Error::NobodyLeaves`]; else as
/// the search ends.
pub(super) fn fit<M: Halves<P> + Params<P>, const P: usize>(
    evidence: &Evidence,
    starts: &[[f64; P]],
) -> Result<Fit<M, P>, Error> {
    evidence.somebody_repeats(M::MODEL)?;
    if evidence.staying().is_some_and(|staying| !M::rises(staying)) {
        return Err(Error::NobodyLeaves { model: M::MODEL });
    }
    let of = |pairs| Of::<M>(pairs, std::marker::PhantomData);
    let levels: Vec<Of<'_, M>> = evidence.levels().map(of).collect();
    best(&levels, starts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::differences::agree;
    use crate::forecasts::{bgnbd, geometric, mbgnbd, paretonbd};

    /// Customers without repeats and with, in whose likelihood now the one half
    /// is larger and now the other, some of them alike.
    fn histories() -> Histories {
        let counts = [
            (History::of_days(0, 0, 70), 4),
            (History::of_days(0, 0, 210), 3),
            (History::of_days(1, 7, 14), 1),
            (History::of_days(1, 7, 210), 2),
            (History::of_days(1, 203, 210), 5),
            (History::of_days(3, 40, 90), 2),
            (History::of_days(3, 40, 210), 2),
            (History::of_days(3, 210, 210), 3),
        ];
        counts.into_iter().collect()
    }

    /// The story of the models, one order after the other, without a Γ: x
    /// orders by rates of r, r+1 and so on over α; and either c stays, the i-th
    /// at odds of b+i to a, or c-1 of them and then a leaving.
    fn told<const FIRST: u32>(logs: [f64; 4]) -> f64 {
        let [r, alpha, a, b] = logs.map(libm::exp);
        let one = |History { repeats, span, age }| {
            let (x, chances) = (f64::from(repeats), repeats + FIRST);
            let ordered: f64 = (0..repeats).map(|i| r + f64::from(i)).product();
            let until = |days| {
                let alpha_then = alpha + Weeks::from(days).0;
                libm::pow(alpha / alpha_then, r) / libm::pow(alpha_then, x)
            };
            let (mut there, mut left) = (1.0, 0.0);
            for i in (0..chances).map(f64::from) {
                (there, left) = (there * (b + i) / (a + b + i), there * a / (a + b + i));
            }
            libm::log(ordered * (there * until(age) + left * until(span)))
        };
        let histories = histories();
        histories.iter().map(|(history, customers)| float(customers) * one(history)).sum()
    }

    fn found<M: Halves<4>>(logs: [f64; 4]) -> Jet<4> {
        let pairs = Pairs::of(&histories());
        Of::<M>(&pairs, std::marker::PhantomData).ln_likelihood(logs)
    }

    #[test]
    fn value_slopes_and_bends_are_those_of_the_story() {
        fn holds<const FIRST: u32>() {
            for params in [[0.3, 4.0, 0.8, 2.4], [2.0, 9.0, 3.0, 0.7]] {
                let logs = params.map(libm::log);
                agree(found::<geometric::Params<FIRST>>, told::<FIRST>, logs);
            }
        }
        holds::<0>();
        holds::<1>();
    }

    /// Customers count as often as they are there, and blocks add up.
    #[test]
    fn a_likelihood_of_all_is_the_sum_of_each() {
        fn holds<M: Halves<4>>(params: [f64; 4]) {
            let one = |(history, customers): (History, u64)| {
                let alone = [(history, 1)].into_iter().collect();
                float(customers) * ln_likelihood::<M, 4>(params, &alone)
            };
            let sum: f64 = histories().iter().map(one).sum();
            let all = ln_likelihood::<M, 4>(params, &histories());
            assert!((all / sum - 1.0).abs() < 1e-12, "{all} is not {sum}");
        }
        holds::<bgnbd::Params>([0.3, 4.0, 0.8, 2.4]);
        holds::<mbgnbd::Params>([0.3, 4.0, 0.8, 2.4]);
        holds::<paretonbd::Params>([0.6, 10.0, 0.6, 12.0]);
    }

    #[test]
    fn where_a_half_is_not_a_number_the_whole_is_not() {
        let found = ln_likelihood::<bgnbd::Params, 4>([0.3, 4.0, f64::INFINITY, 2.4], &histories());
        assert!(found.is_nan(), "{found}");
    }
}
