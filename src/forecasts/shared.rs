//! What customers with equally many repeats have in common, computed once.
//!
//! A shop has millions of histories, and only tens of thousands of pairs of
//! repeats and age, or of repeats and span. The costly functions are of such
//! pairs; what is left for a history is one exponential.

use super::Model;
use super::history::History;
use crate::units::Days;

/// The chance of being alive, A / (U + V), from (ln A, ln U) and ln V.
pub(super) fn alive((alive, by_age): (f64, f64), by_span: f64) -> f64 {
    // A may be a hair above U where they are equal.
    (libm::exp(alive - by_age) / (1.0 + libm::exp(by_span - by_age))).min(1.0)
}

/// A model's customers, one history after the other. It is fast where they
/// come ascending, and right in any order.
pub(super) struct Shared<'a, M, F, T> {
    model: &'a M,
    /// Something by repeats and age.
    ahead: F,
    /// The repeats at hand.
    repeats: Option<u32>,
    /// By age: what is known of these repeats.
    ages: Vec<Option<((f64, f64), T)>>,
    /// The span at hand, and the half by it.
    span: Option<(Days, f64)>,
}

impl<'a, M: Model, T: Copy, F: Fn(u32, Days) -> T> Shared<'a, M, F, T> {
    pub(super) fn new(model: &'a M, ahead: F) -> Shared<'a, M, F, T> {
        Shared { model, ahead, repeats: None, ages: Vec::new(), span: None }
    }

    /// The chance that the customer is alive, and what `ahead` says.
    pub(super) fn of(&mut self, History { repeats, span, age }: History) -> (f64, T) {
        if self.repeats != Some(repeats) {
            (self.repeats, self.span) = (Some(repeats), None);
            self.ages.clear();
        }
        let at = age.0 as usize;
        if self.ages.len() <= at {
            self.ages.resize(at + 1, None);
        }
        let (model, ahead) = (self.model, &self.ahead);
        let known = || (model.by_age(repeats, age), ahead(repeats, age));
        let (by_age, ahead) = *self.ages[at].get_or_insert_with(known);
        let by_span = match self.span {
            Some((same, half)) if same == span => half,
            _ => model.by_span(repeats, span),
        };
        self.span = Some((span, by_span));
        (alive(by_age, by_span), ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3/(4+2), and of a hair more than all, all.
    #[test]
    fn a_chance_is_a_share_and_never_more_than_one() {
        let found = alive((libm::log(3.0), libm::log(4.0)), libm::log(2.0));
        assert!((found - 0.5).abs() < 1e-15, "{found}");
        let all = alive((1e-12, 0.0), f64::NEG_INFINITY);
        assert_eq!(all.to_bits(), 1.0_f64.to_bits());
    }
}
