//! A share of people against a share of mostly the same people.

use crate::units::ratio;

use super::Change;
use super::share::{Estimate, correlated};

/// How a share counts a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Not at all: outside of those of whom it is a share.
    Not,
    /// In the whole, and not in the part.
    Whole,
    /// In the part, and so in the whole.
    Part,
}

/// Customers by how the share counted them before, and how it does now.
///
/// Counts only, so that such tables add up over customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap([[u64; 3]; 3]);

impl Overlap {
    /// Counts customers. Those that neither share counts change nothing.
    pub fn add(&mut self, before: Counted, now: Counted, customers: u64) {
        self.0[before as usize][now as usize] += customers;
    }

    /// Part and whole before.
    fn before(&self) -> (u64, u64) {
        let of = |counted: Counted| self.0[counted as usize].iter().sum::<u64>();
        (of(Counted::Part), of(Counted::Whole) + of(Counted::Part))
    }

    /// Part and whole now.
    fn now(&self) -> (u64, u64) {
        let of = |counted: Counted| self.0.iter().map(|row| row[counted as usize]).sum::<u64>();
        (of(Counted::Part), of(Counted::Whole) + of(Counted::Part))
    }

    /// The change of the share.
    ///
    /// The two shares go together as far as the same customers are in both:
    ///
    /// ```text
    /// r = Σ over customers in both of (x - p)(y - q)
    ///       / √(whole p (1 - p) · whole q (1 - q))
    /// ```
    ///
    /// where x and y are 1 for who is in the part, before and now, and p and q
    /// are the shares. The interval is that of [`super::share`] with this
    /// correlation. If all customers are in both, r is the phi coefficient and
    /// the interval is method 8 of Newcombe (1998), "Improved confidence
    /// intervals for the difference between binomial proportions based on
    /// paired data", Statistics in Medicine 17, 2635-2650; then only those who
    /// changed sides widen it, as in McNemar's test. If none is, r is 0.
    ///
    /// Needed where the outcomes of the two shares overlap in time, as those of
    /// trailing years do. The monthly retention of one month and of the next
    /// asks the same people twice, but for different months; what happens in
    /// them is not correlated for that, and [`super::share::between`] is right.
    ///
    /// `None` when either share is of nobody.
    pub fn change(&self) -> Option<Change> {
        let ((part, whole), (part_now, whole_now)) = (self.before(), self.now());
        let before = Estimate::share(part, whole)?;
        let now = Estimate::share(part_now, whole_now)?;
        let spread = |share: f64, whole: u64| share * (1.0 - share) * float(whole);
        let together = spread(before.value, whole) * spread(now.value, whole_now);
        let correlation = if together > 0.0 {
            self.covariation(before.value, now.value) / libm::sqrt(together)
        } else {
            0.0
        };
        Some(correlated(&before, &now, correlation))
    }

    /// Σ (x - p)(y - q) over the customers in both.
    fn covariation(&self, before: f64, now: f64) -> f64 {
        let sides = [(Counted::Whole, 0.0), (Counted::Part, 1.0)];
        let mut sum = 0.0;
        for (was, x) in sides {
            for (is, y) in sides {
                sum += float(self.0[was as usize][is as usize]) * (x - before) * (y - now);
            }
        }
        sum
    }

    /// Share of those counted before who are counted alike now; `None` when
    /// nobody was.
    pub fn unmoved(&self) -> Option<f64> {
        let stayed = |counted: Counted| self.0[counted as usize][counted as usize];
        ratio(stayed(Counted::Whole) + stayed(Counted::Part), self.before().1)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::change::Verdict;
    use crate::metrics::change::share::between;

    use Counted::{Not, Part, Whole};

    fn overlap(counts: &[(Counted, Counted, u64)]) -> Overlap {
        let mut overlap = Overlap::default();
        counts.iter().for_each(|(before, now, count)| overlap.add(*before, *now, *count));
        overlap
    }

    /// Newcombe (1998), table III, method 8. The paper's pairs are in the part
    /// of both, of the first only, of the second only, and of neither; it takes
    /// the second from the first, so the first is now.
    #[test]
    fn with_the_same_people_it_matches_newcombe() {
        for ((both, first, second, neither), low, high) in [
            ((36, 12, 2, 0), 0.0569, 0.3404),
            ((20, 12, 2, 16), 0.0618, 0.3242),
            ((18, 12, 2, 18), 0.0618, 0.3239),
            ((36, 14, 0, 0), 0.1528, 0.4167),
            ((35, 14, 0, 1), 0.1573, 0.4149),
            ((18, 14, 0, 18), 0.1504, 0.3910),
            ((1, 97, 1, 1), 0.8737, 0.9850),
            ((54, 0, 0, 0), -0.0664, 0.0664),
            ((53, 0, 0, 1), -0.0640, 0.0640),
            ((30, 0, 0, 24), -0.0074, 0.0074),
        ] {
            let pairs = [
                (Part, Part, both),
                (Whole, Part, first),
                (Part, Whole, second),
                (Whole, Whole, neither),
            ];
            let got = overlap(&pairs).change().unwrap().interval;
            assert!((got.0 - low).abs() < 5e-5 && (got.1 - high).abs() < 5e-5, "{got:?}");
        }
    }

    #[test]
    fn with_other_people_it_is_the_interval_of_other_people() {
        let apart =
            overlap(&[(Not, Part, 56), (Not, Whole, 14), (Part, Not, 48), (Whole, Not, 32)]);
        let (before, now) = (Estimate::share(48, 80).unwrap(), Estimate::share(56, 70).unwrap());
        assert_eq!(apart.change().unwrap(), between(&before, &now));
        assert_eq!(apart.unmoved(), Some(0.0));
    }

    /// 1,000 of 4,000 became 1,060 of 4,000: of other people that is nothing,
    /// of the same people sixty who moved and none back.
    #[test]
    fn movers_tell_what_two_shares_cannot() {
        let moved = overlap(&[(Part, Part, 1000), (Whole, Part, 60), (Whole, Whole, 2940)]);
        assert_eq!(moved.change().unwrap().verdict(), Verdict::Rose);
        let (before, now) = (Estimate::share(1000, 4000), Estimate::share(1060, 4000));
        let unknown = between(&before.unwrap(), &now.unwrap());
        assert_eq!(unknown.verdict(), Verdict::WithinNoise);
        assert_eq!(moved.unmoved(), Some(3940.0 / 4000.0));
    }

    #[test]
    fn a_share_of_nobody_has_no_change() {
        assert_eq!(overlap(&[(Not, Part, 9)]).change(), None);
        assert_eq!(overlap(&[(Part, Not, 9)]).change(), None);
    }
}
