//! Days from the first order to the second, by what was bought first.

use serde_json::{Value as Json, json};

use crate::ledger::{Paths, Trait};
use crate::segments::firsts::{Slice, SliceName};
use crate::units::Days;

/// Second orders that are enough for quartiles: with 40, the middle half is told
/// by 20 of them.
const FEWEST: u64 = 40;

/// The middle half of regular gaps is at most so wide beside the median. Of gaps
/// that are all chance (exponential) it is 1.6 times as wide.
const MIDDLE: f64 = 0.5;

/// Days from a first order with a product, or of a category, to the second order
/// of whatever kind, of those who placed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replenish {
    /// [`Trait::Product`] or [`Trait::Category`].
    pub by: Trait,
    /// What was bought first.
    pub name: String,
    /// Customers who have ordered a second time.
    pub customers: u64,
    /// Days by which a quarter, half and three quarters of them had.
    pub quartiles: [Days; 3],
    /// Whether the middle half is narrow enough to time a message by.
    pub regular: bool,
}

impl Replenish {
    /// The day on which to remind: four fifths of the way to the median; `None`
    /// where the gaps are not regular.
    pub fn remind(&self) -> Option<Days> {
        self.regular.then(|| Days(self.quartiles[1].0 / 5 * 4 + self.quartiles[1].0 % 5 * 4 / 5))
    }

    pub(super) fn json(&self) -> Json {
        let [low, middle, high] = self.quartiles.map(|days| days.0);
        json!({
            "trait": self.by.id(),
            "name": self.name,
            "customers": self.customers,
            "quarter": low,
            "median": middle,
            "three_quarters": high,
            "regular": self.regular,
            "remind": self.remind().map(|days| days.0),
        })
    }
}

/// Products and categories with enough second orders: the regular first, and then
/// by customers.
pub(super) fn replenish(
    firsts: &[(Trait, Vec<Slice>)],
    paths: &Paths,
    threshold: u64,
) -> Vec<Replenish> {
    let by = |it: &&(Trait, Vec<Slice>)| matches!(it.0, Trait::Product | Trait::Category);
    let mut all: Vec<Replenish> = firsts
        .iter()
        .filter(by)
        .flat_map(|(by, slices)| {
            slices.iter().enumerate().filter_map(|(place, slice)| {
                let SliceName::Named(name) = &slice.name else { return None };
                let gaps = paths.events.range((*by, place, Days(0))..=(*by, place, Days(u32::MAX)));
                let gaps: Vec<(Days, u64)> =
                    gaps.map(|((_, _, days), count)| (*days, *count)).collect();
                let customers: u64 = gaps.iter().map(|(_, count)| count).sum();
                let quartiles = [1, 2, 3].map(|quarter| quantile(&gaps, customers, quarter));
                let [low, middle, high] = quartiles.map(|days| f64::from(days.0));
                let regular = middle > 0.0 && high - low <= MIDDLE * middle;
                let one = Replenish { by: *by, name: name.clone(), customers, quartiles, regular };
                (customers >= FEWEST.max(threshold)).then_some(one)
            })
        })
        .collect();
    // Slices come by size and names are unique, so equal ones keep that order.
    all.sort_by_key(|it| (!it.regular, std::cmp::Reverse(it.customers)));
    all
}

/// The first day by which so many quarters of them had ordered.
fn quantile(gaps: &[(Days, u64)], customers: u64, quarters: u64) -> Days {
    let mut before = 0;
    let found = gaps.iter().find(|(_, count)| {
        before += count;
        before * 4 >= customers * quarters
    });
    found.map_or(Days(0), |(days, _)| *days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::First;

    fn of(gaps: &[(u32, u64)]) -> Vec<Replenish> {
        let slice = Slice { name: SliceName::Named("Tea".into()), first: First::default() };
        let firsts = [(Trait::Product, vec![slice])];
        let mut paths = Paths::default();
        for (days, count) in gaps {
            paths.events.insert((Trait::Product, 0, Days(*days)), *count);
        }
        replenish(&firsts, &paths, 10)
    }

    /// Of 40, 10 by day 28, 30 by day 33: 5 days around 30.
    #[test]
    fn a_narrow_middle_half_is_regular() {
        let all = of(&[(28, 10), (30, 10), (33, 10), (90, 10)]);
        assert_eq!(all[0].quartiles.map(|it| it.0), [28, 30, 33]);
        assert_eq!(all[0].remind(), Some(Days(24)));
    }

    #[test]
    fn a_wide_one_is_not_and_few_are_not_told() {
        let wide = of(&[(10, 10), (30, 10), (33, 10), (90, 10)]);
        assert_eq!((wide[0].regular, wide[0].remind()), (false, None));
        assert_eq!(of(&[(30, 39)]), []);
    }
}
