//! Whether customers come back differently by what their first order tells.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::ledger::Trait;
use crate::ledger::{Paths, SECOND_WITHIN};
use crate::metrics::Outcome;
use crate::metrics::followed::Followed;
use crate::metrics::logrank::LogRank;
use crate::metrics::multiple::benjamini_hochberg;
use crate::metrics::survival::Survival;
use crate::segments::firsts::{Slice, SliceName};
use crate::units::Days;

/// The expected share of false differences among those that are told.
const FALSE: f64 = 0.05;

/// How customers of a slice come back.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Share with a second order within [`SECOND_WITHIN`].
    pub second: Outcome,
    /// The slice against all others of its trait; `None` if there are no
    /// others, for all others together, or if nothing could differ.
    pub test: Option<Test>,
}

/// A slice against the rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// Customers who came back.
    pub observed: u64,
    /// As many would have, if they were as the rest.
    pub expected: f64,
    /// Probability of a difference at least so large if they were as the rest.
    pub p: f64,
    /// The same, adjusted for all slices of all traits.
    pub adjusted: f64,
}

/// What a test says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// They come back sooner, or more of them do.
    Sooner,
    /// They come back later, or fewer of them do.
    Later,
    /// The difference may be chance.
    Alike,
}

impl Speed {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Speed::Sooner => "sooner",
            Speed::Later => "later",
            Speed::Alike => "alike",
        }
    }
}

impl Test {
    /// What it says beside all other tests.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    pub fn speed(&self) -> Speed {
        if self.adjusted >= FALSE {
            Speed::Alike
        } else if self.observed as f64 > self.expected {
            Speed::Sooner
        } else {
            Speed::Later
        }
    }
}

/// The place of the slice that has a name of a trait: its own, or that of all
/// others.
pub(super) fn place(slices: &[Slice], name: Option<&str>) -> usize {
    let own = slices.iter().position(|slice| match &slice.name {
        SliceName::Named(one) => name == Some(one.as_str()),
        SliceName::Without => name.is_none(),
        SliceName::Other => false,
    });
    own.unwrap_or(slices.len().saturating_sub(1))
}

/// For each slice, in the order of `firsts`, how its customers come back. The
/// groups of `paths` have to be the places of [`place`].
pub(super) fn differences(
    firsts: &[(Trait, Vec<Slice>)],
    paths: &Paths,
) -> Vec<(Trait, Vec<Difference>)> {
    let of_trait = |(by, slices): &(Trait, Vec<Slice>)| {
        let groups: Vec<Followed> =
            (0..slices.len()).map(|at| followed(paths, *by, at..=at)).collect();
        let all = followed(paths, *by, 0..=usize::MAX);
        let difference = |(slice, group): (&Slice, &Followed)| Difference {
            second: Survival::of(group).returned_within(SECOND_WITHIN),
            test: (slice.name != SliceName::Other).then(|| test(group, &all)).flatten(),
        };
        (*by, slices.iter().zip(&groups).map(difference).collect())
    };
    let mut all: Vec<(Trait, Vec<Difference>)> = firsts.iter().map(of_trait).collect();
    let p: Vec<f64> = all.iter().flat_map(|(_, slices)| tests(slices)).map(|it| it.p).collect();
    let mut adjusted = benjamini_hochberg(&p).into_iter();
    for (_, slices) in &mut all {
        let tests = slices.len() - mirrors(slices);
        for test in slices.iter_mut().take(tests).filter_map(|it| it.test.as_mut()) {
            test.adjusted = adjusted.next().unwrap_or(test.p);
        }
        if let [Difference { test: Some(one), .. }, Difference { test: Some(other), .. }] =
            &mut **slices
        {
            other.adjusted = one.adjusted;
        }
    }
    all
}

/// The tests of a trait: of two groups, each of which is all others of the other,
/// one.
fn tests(slices: &[Difference]) -> impl Iterator<Item = &Test> {
    slices[..slices.len() - mirrors(slices)].iter().filter_map(|it| it.test.as_ref())
}

/// How many of a trait's tests say once more what another has said.
fn mirrors(slices: &[Difference]) -> usize {
    usize::from(matches!(slices, [one, other] if one.test.is_some() && other.test.is_some()))
}

/// First orders of some groups of a trait, until the second.
fn followed(paths: &Paths, by: Trait, groups: RangeInclusive<usize>) -> Followed {
    let (first, last) = ((by, *groups.start(), Days(0)), (by, *groups.end(), Days(u32::MAX)));
    let of = |table: &BTreeMap<(Trait, usize, Days), u64>| -> Vec<(Days, u64)> {
        let mut by_days = BTreeMap::<Days, u64>::new();
        for ((_, _, days), count) in table.range(first..=last) {
            *by_days.entry(*days).or_default() += count;
        }
        by_days.into_iter().collect()
    };
    Followed { events: of(&paths.events), waits: of(&paths.waits) }
}

fn test(group: &Followed, all: &Followed) -> Option<Test> {
    let tested = LogRank::of(&[group.clone(), all.without(group)])?;
    let counts = tested.groups.first()?;
    let (observed, expected) = (counts.observed, counts.expected);
    Some(Test { observed, expected, p: tested.p, adjusted: tested.p })
}
