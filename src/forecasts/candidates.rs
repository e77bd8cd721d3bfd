//! The models that can be gone by, and which of them is.

use rayon::prelude::*;

use super::evidence::Evidence;
use super::foreseen::{Foreseen, Shop, foresee};
use super::holdout::{self, Holdout, Score};
use super::outlook::Trial;
use super::{Error, Fitted, bgnbd, mbgnbd, nbd, paretonbd};

/// A model that can be tried and gone by.
struct Candidate {
    name: &'static str,
    counts: Counts,
    trial: fn(&Holdout, &Evidence) -> Trial,
    foresee: fn(&Shop<'_>) -> Result<Foreseen, Error>,
}

/// Whether the chances of being there add up to a count of active customers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// They do: a customer can leave before a repeat.
    Active,
    /// They do not, as nobody leaves without a repeat, and another model may.
    Others,
    /// Nobody leaves, and where that is likeliest, there is nothing to count.
    Nobody,
}

/// Every model: of equally good ones the first is gone by.
static CANDIDATES: [Candidate; 4] = [
    candidate::<mbgnbd::Params, 4>(Counts::Active),
    candidate::<bgnbd::Params, 4>(Counts::Others),
    candidate::<paretonbd::Params, 4>(Counts::Active),
    candidate::<nbd::Params, 2>(Counts::Nobody),
];

const fn candidate<M: Fitted<N>, const N: usize>(counts: Counts) -> Candidate {
    Candidate { name: M::MODEL, counts, trial: trial::<M, N>, foresee: foresee::<M, N> }
}

fn trial<M: Fitted<N>, const N: usize>(holdout: &Holdout, evidence: &Evidence) -> Trial {
    let outcome = M::fit_to(evidence).and_then(|fit| {
        let score = holdout::score(&fit.params, holdout);
        let fits = score.deviance.is_finite();
        if fits { Ok(score) } else { Err(Error::NoNumber { model: M::MODEL }) }
    });
    Trial { model: M::MODEL, outcome }
}

/// Tries every model, in a fixed order.
pub(super) fn tried(holdout: &Holdout) -> Vec<Trial> {
    let evidence = &Evidence::of(&holdout.cells(), |cell| (cell.history, cell.customers));
    CANDIDATES.par_iter().map(|it| (it.trial)(holdout, evidence)).collect()
}

/// The best model that can be fitted to everything too.
pub(super) fn foreseen(trials: &[Trial], shop: &Shop<'_>) -> Option<(usize, Foreseen)> {
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
    if CANDIDATES[chosen].counts != Counts::Active {
        let other = match CANDIDATES[chosen].counts {
            Counts::Others => next(|it| it.counts == Counts::Active).map(|(_, other)| other),
            _ => None,
        };
        foreseen.whole.active = other.as_ref().and_then(|it| it.whole.active);
        for (at, (_, _, sums)) in foreseen.kinds.iter_mut().enumerate() {
            sums.active = other.as_ref().map_or(f64::NAN, |it| it.kinds[at].2.active);
        }
    }
    Some((chosen, foreseen))
}

/// Whether the model at this place of the trials is one in which nobody leaves.
pub(super) fn nobody_leaves(chosen: usize) -> bool {
    CANDIDATES[chosen].counts == Counts::Nobody
}

/// The best of the models that are `needed`.
fn best_of(scores: &[Score], needed: fn(&Candidate) -> bool) -> Option<usize> {
    let of = |score: &Score| CANDIDATES.iter().position(|it| it.name == score.model);
    let is_needed = |score: &&Score| of(score).is_some_and(|at| needed(&CANDIDATES[at]));
    let those: Vec<Score> = scores.iter().filter(is_needed).cloned().collect();
    holdout::best(&those).and_then(of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecasts::History;
    use crate::forecasts::clv::{Group, Horizon};
    use crate::forecasts::holdout::{Cell, Frequency, MANY};
    use crate::units::{Days, Money};

    /// (Repeats, days to the last order, days since the first, customers).
    type Counts = (u32, u32, u32, u64);

    /// Some have left.
    const GONE: [Counts; 5] =
        [(0, 0, 140, 50), (1, 7, 140, 20), (3, 90, 140, 12), (6, 30, 140, 10), (20, 140, 140, 5)];

    /// Nobody has: all who came back were here today.
    const HERE: [Counts; 4] =
        [(0, 0, 1, 50), (1, 140, 140, 20), (2, 140, 140, 9), (6, 140, 140, 10)];

    fn shop(counts: &[Counts]) -> Shop<'static> {
        let group = |(repeats, span, age, customers): &Counts| {
            let history = History::of_days(*repeats, *span, *age);
            Group { history, customers: *customers, net: Money::ZERO }
        };
        let groups = counts.iter().map(group).collect();
        Shop { groups, amounts: None, horizon: Horizon::year(0.1), active: Days(100) }
    }

    fn trial(model: &'static str, deviance: f64) -> Trial {
        let frequencies = [Frequency::default(); MANY as usize + 1];
        let (mean_absolute_error, weeks) = (0.0, Vec::new());
        let score = Score { model, frequencies, mean_absolute_error, deviance, weeks };
        Trial { model, outcome: Ok(score) }
    }

    /// The model that is gone by, and the one by which customers are counted.
    fn of(trials: &[(&'static str, f64)], counts: &[Counts]) -> Option<(usize, Foreseen)> {
        let trials: Vec<Trial> = trials.iter().map(|(model, by)| trial(model, *by)).collect();
        foreseen(&trials, &shop(counts))
    }

    #[test]
    fn the_best_model_is_gone_by() {
        let (chosen, one) = of(&[("MBG/NBD", 1.0), ("BG/NBD", 2.0), ("NBD", 3.0)], &GONE).unwrap();
        assert_eq!((chosen, one.whole.active.unwrap().model), (0, "MBG/NBD"));
        let (chosen, one) = of(&[("MBG/NBD", 2.0), ("Pareto/NBD", 1.0)], &GONE).unwrap();
        assert_eq!((chosen, one.whole.active.unwrap().model), (2, "Pareto/NBD"));
        assert!(of(&[], &GONE).is_none());
    }

    /// BG/NBD cannot count who is there: the better of those that can does.
    #[test]
    fn active_customers_are_counted_by_a_model_that_can() {
        let tried = [("MBG/NBD", 3.0), ("BG/NBD", 1.0), ("Pareto/NBD", 2.0)];
        let (chosen, one) = of(&tried, &GONE).unwrap();
        let (_, other) = of(&[("Pareto/NBD", 2.0)], &GONE).unwrap();
        assert_eq!((chosen, one.whole.active), (1, other.whole.active));
        for (one, other) in one.kinds.iter().zip(&other.kinds) {
            assert_eq!(one.2.active.to_bits(), other.2.active.to_bits());
        }
        let (_, alone) = of(&[("BG/NBD", 1.0)], &GONE).unwrap();
        assert_eq!(alone.whole.active, None);
        assert!(alone.kinds.iter().all(|(_, _, sums)| sums.active.is_nan()));
    }

    /// Where it is likeliest that nobody leaves, there is nothing to count.
    #[test]
    fn nobody_is_counted_where_nobody_leaves() {
        let (chosen, one) = of(&[("NBD", 1.0), ("MBG/NBD", 2.0)], &GONE).unwrap();
        assert_eq!((chosen, one.whole.active), (3, None));
        assert_eq!([0, 1, 2, 3].map(nobody_leaves), [false, false, false, true]);
    }

    #[test]
    fn a_model_that_does_not_fit_everything_is_passed_over() {
        let (chosen, _) = of(&[("BG/NBD", 1.0), ("MBG/NBD", 2.0), ("NBD", 3.0)], &HERE).unwrap();
        assert_eq!(chosen, 3);
        assert!(of(&[("BG/NBD", 1.0)], &HERE).is_none());
    }

    #[test]
    fn every_model_is_tried_in_its_order() {
        let outcomes = |counts: &[Counts]| {
            let cell = |(repeats, span, age, customers): &Counts| {
                let history = History::of_days(*repeats, *span, *age);
                Cell { history, later: repeats / 3, customers: *customers }
            };
            let cells = counts.iter().map(cell).collect();
            let all = tried(&Holdout { length: Days(70), cells, weeks: Vec::new() });
            all.into_iter().map(|it| (it.model, it.outcome)).collect::<Vec<_>>()
        };
        let names = ["MBG/NBD", "BG/NBD", "Pareto/NBD", "NBD"];
        for (found, name) in outcomes(&GONE).into_iter().zip(names) {
            assert_eq!((found.0, found.1.unwrap().model), (name, name));
        }
        let here = outcomes(&HERE);
        assert!(
            matches!(here[..], [(_, Err(_)), (_, Err(_)), (_, Err(_)), (_, Ok(_))]),
            "{here:?}"
        );
    }
}
