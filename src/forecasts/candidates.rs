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
    trial: fn(&Holdout, &Evidence<'_>) -> Trial,
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

fn trial<M: Fitted<N>, const N: usize>(holdout: &Holdout, evidence: &Evidence<'_>) -> Trial {
    let outcome = M::fit_to(evidence).and_then(|fit| {
        let score = holdout::score(&fit.params, holdout);
        let fits = score.deviance.is_finite();
        if fits { Ok(score) } else { Err(Error::NoNumber { model: M::MODEL }) }
    });
    Trial { model: M::MODEL, outcome }
}

/// Tries every model, in a fixed order.
pub(super) fn tried(holdout: &Holdout) -> Vec<Trial> {
    let histories = holdout.histories();
    let evidence = &Evidence::new(&histories);
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
