//! Which playbooks apply, and in which order.

use std::cmp::Ordering;

use crate::segments::Group;

use super::Playbook;
use super::check::{Checked, Held, Numbers};
use super::stage::Stage;
use super::stake::{By, Coming, Measured, Prospects, Stake};

/// Playbooks that are proposed in a month; nobody does more. The rest of those
/// that apply are listed.
pub const PROPOSED: usize = 5;

/// Whether a playbook applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// Its conditions hold.
    Yes,
    /// They do not.
    No,
    /// One that decides cannot be told.
    Unknown,
    /// They hold, and nobody is in its audience.
    NobodyThere,
    /// They hold, and the audience is smaller than the privacy threshold.
    TooFewThere,
    /// It is not right for a store of this stage, whatever its conditions.
    OtherStage,
}

impl Applies {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Applies::Yes => "yes",
            Applies::No => "no",
            Applies::Unknown => "unknown",
            Applies::NobodyThere => "nobody_there",
            Applies::TooFewThere => "too_few_there",
            Applies::OtherStage => "other_stage",
        }
    }
}

/// A playbook in this shop and month.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The playbook.
    pub playbook: Playbook,
    /// Whether it applies.
    pub applies: Applies,
    /// Its place among those that apply, from 1; `None` if it does not.
    pub rank: Option<usize>,
    /// Its conditions, each with its number.
    pub checked: Vec<Checked>,
    /// Its audience.
    pub audience: Group,
    /// What is at stake with them.
    pub stake: Stake,
}

impl Advice {
    /// Whether it is one of those that are proposed.
    pub fn is_proposed(&self) -> bool {
        self.rank.is_some_and(|rank| rank <= PROPOSED)
    }

    /// The condition by which it applies or not; `None` only where it has none. Its
    /// stage and its audience may decide beside it.
    pub fn deciding(&self) -> Option<&Checked> {
        self.playbook.when.deciding(&self.checked)
    }
}

/// Every playbook: first those that apply, then by the middle of what each is
/// worth, the most first; one of which nothing is said stands after the others, and
/// among equals the id decides.
pub fn advise(
    playbooks: &[Playbook],
    numbers: &Numbers<'_>,
    prospects: Prospects<'_>,
    stage: Stage,
) -> Vec<Advice> {
    let one = |playbook: &Playbook| {
        let group = numbers.audiences.iter().find(|(id, _)| *id == playbook.audience);
        let audience = group.map(|(_, group)| *group).unwrap_or_default();
        let nothing = Coming { id: "", revenue: 0.0, by: By::Observed };
        let coming = prospects.coming.iter().find(|it| it.id == playbook.audience).copied();
        let is_of_it =
            |it: &&Measured| it.playbook == playbook.id && it.audience == playbook.audience;
        let measured = prospects.measured.iter().find(is_of_it).cloned();
        let checked = numbers.check(&playbook.when);
        let deciding = playbook.when.deciding(&checked).map_or(Held::No, |it| it.held);
        let applies = match deciding.answer() {
            _ if !playbook.stages.contains(&stage) => Applies::OtherStage,
            None => Applies::Unknown,
            Some(false) => Applies::No,
            Some(true) if audience.customers == 0 => Applies::NobodyThere,
            Some(true) if audience.customers < numbers.privacy_threshold => Applies::TooFewThere,
            Some(true) => Applies::Yes,
        };
        let (coming, lift) = (coming.unwrap_or(nothing), playbook.lift.as_ref());
        let stake = Stake::of(&audience, coming, lift, measured);
        Advice { playbook: playbook.clone(), applies, rank: None, checked, audience, stake }
    };
    let mut advice: Vec<Advice> = playbooks.iter().map(one).collect();
    advice.sort_by(order);
    let applying = advice.iter_mut().filter(|one| one.applies == Applies::Yes);
    for (rank, one) in (1..).zip(applying) {
        one.rank = Some(rank);
    }
    advice
}

fn order(one: &Advice, other: &Advice) -> Ordering {
    let middle = |it: &Advice| it.stake.worth.map_or(f64::NEG_INFINITY, |worth| worth.middle());
    let applies = |it: &Advice| it.applies != Applies::Yes;
    (applies(one).cmp(&applies(other)))
        .then_with(|| middle(other).total_cmp(&middle(one)))
        .then_with(|| one.playbook.id.cmp(&other.playbook.id))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::benchmarks::condition::Op;
    use crate::metrics::{Metric, Reading, Value, definition};
    use crate::playbooks::condition::{Condition, How, Line, Subject, When};
    use crate::playbooks::{Basis, Lift, Measure, Per};
    use crate::units::Money;

    fn playbook(id: &str, audience: &str, op: Op, high: Option<f64>) -> Playbook {
        let condition = Condition {
            subject: Subject::Metric("repeat_purchase_rate".into()),
            op,
            line: Line::Value(0.3),
        };
        let lift = |high| Lift { per: Per::Orders, low: 0.0, high, basis: Basis::Assumption };
        Playbook {
            id: id.into(),
            title: id.into(),
            audience: audience.into(),
            claims: Vec::new(),
            benchmarks: Vec::new(),
            stages: Stage::ALL.to_vec(),
            effort_hours: 1,
            lead_days: 1,
            when: When { how: How::All, conditions: vec![condition] },
            lift: high.map(lift),
            measure: Measure { metric: "repeat_purchase_rate".into(), after_days: 90 },
            body: String::new(),
        }
    }

    #[test]
    fn what_applies_comes_first_and_what_is_worth_most_before_that() {
        let definition = definition("repeat_purchase_rate").unwrap();
        let reading = Reading { value: Value::Share(0.25), parts: None, interval: None };
        let metrics = [Metric { definition, outcome: Ok(reading) }];
        let group = |customers| Group {
            customers,
            orders: customers,
            net: Money(i64::try_from(customers).unwrap() * Money::SCALE),
            ..Group::default()
        };
        let audiences = [
            ("new", group(100)),
            ("loyal", group(900)),
            ("lapsed", group(0)),
            ("at_risk", group(9)),
        ];
        let numbers = Numbers {
            metrics: &metrics,
            last_month: None,
            last_year: &[],
            targets: &[],
            comparisons: &[],
            audiences: &audiences,
            firsts: &BTreeMap::new(),
            privacy_threshold: 10,
            is_told: &|_| true,
        };
        let young = Playbook {
            stages: vec![Stage::JustStarted],
            ..playbook("young", "loyal", Op::Below, Some(0.9))
        };
        // 900 customers at 0.10 more are more than 100 at 0.475.
        let measured = Measured {
            playbook: "shown".into(),
            audience: "loyal".into(),
            plan: "2024-01-shown".into(),
            days: 60,
            low: 0.0,
            high: 0.2,
            is_shown: true,
        };
        let advice = advise(
            &[
                playbook("none", "loyal", Op::Below, None),
                playbook("b-equal", "loyal", Op::Below, Some(0.1)),
                playbook("a-equal", "loyal", Op::Below, Some(0.1)),
                playbook("most", "new", Op::Below, Some(0.95)),
                playbook("quiet", "loyal", Op::Above, Some(0.5)),
                playbook("empty", "lapsed", Op::Below, Some(0.5)),
                playbook("few", "at_risk", Op::Below, Some(0.5)),
                playbook("shown", "loyal", Op::Below, None),
                playbook("others", "new", Op::Below, None),
                young,
            ],
            &numbers,
            Prospects { measured: &[measured], ..Prospects::default() },
            Stage::Consistent,
        );
        let got: Vec<(&str, Applies, Option<usize>)> =
            advice.iter().map(|one| (one.playbook.id.as_str(), one.applies, one.rank)).collect();
        assert_eq!(
            got,
            [
                ("shown", Applies::Yes, Some(1)),
                ("most", Applies::Yes, Some(2)),
                ("a-equal", Applies::Yes, Some(3)),
                ("b-equal", Applies::Yes, Some(4)),
                ("none", Applies::Yes, Some(5)),
                ("others", Applies::Yes, Some(6)),
                ("young", Applies::OtherStage, None),
                ("quiet", Applies::No, None),
                ("few", Applies::TooFewThere, None),
                ("empty", Applies::NobodyThere, None),
            ]
        );
    }
}
