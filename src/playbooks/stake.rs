//! What is at stake with an audience, and what a playbook's lift is worth.

use crate::forecasts::kind::Kind;
use crate::forecasts::outlook::Outlook;
use crate::segments::Group;
use crate::segments::crossed::Cross;
use crate::units::{Money, float};

use super::{Lift, Per};

/// Revenue that is to be expected of an audience in twelve months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coming {
    /// The audience.
    pub id: &'static str,
    /// In units of currency.
    pub revenue: f64,
    /// By what it is expected.
    pub by: By,
}

/// By what revenue is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the models.
    Model,
    /// By what the audience brought in the twelve months before.
    Observed,
}

impl By {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            By::Model => "model",
            By::Observed => "observed",
        }
    }
}

/// What a lift is worth in twelve months, in units of currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// At its lower end.
    pub low: f64,
    /// At its upper end.
    pub high: f64,
}

impl Worth {
    /// The arithmetic middle: by it playbooks are ranked.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }
}

/// What is at stake with an audience.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stake {
    /// Net revenue ever per order ever of the audience; `None` without orders.
    pub aov: Option<Money>,
    /// What is expected of it.
    pub coming: Coming,
    /// What the playbook's lift is worth; `None` if it names none.
    pub worth: Option<Worth>,
}

/// What is expected of each audience.
///
/// The models know customers by [`Kind`]: whether they came back, and for how
/// long they have been idle. What they expect of a kind is divided among its
/// customers by what each has spent so far:
///
/// ```text
/// Σ over kinds  expected(kind) · net(audience and kind) / net(kind)
/// ```
///
/// so that the lifecycle states add up to the whole. Without a model, or
/// without amounts, it is the net revenue of the trailing twelve months.
pub fn coming(
    outlook: Option<&Outlook>,
    crossed: &[(&'static str, [Cross; Kind::ALL.len()])],
) -> Vec<Coming> {
    let everyone = crossed.first().map(|(_, kinds)| *kinds).unwrap_or_default();
    let expected = outlook.filter(|it| it.amounts.is_ok()).map(|it| {
        let revenue = it.kinds.iter().map(|(_, _, sums)| sums.revenue);
        revenue.collect::<Vec<f64>>()
    });
    let expected = expected.filter(|all| all.iter().all(|revenue| revenue.is_finite()));
    let one = |(id, kinds): &(&'static str, [Cross; Kind::ALL.len()])| {
        let (revenue, by) = match &expected {
            Some(expected) => {
                let part = |(at, revenue): (usize, &f64)| {
                    let all = everyone[at].net.units();
                    if all > 0.0 { revenue * kinds[at].net.units() / all } else { 0.0 }
                };
                (expected.iter().enumerate().map(part).sum(), By::Model)
            }
            None => (kinds.iter().map(|cross| cross.year.units()).sum::<f64>(), By::Observed),
        };
        Coming { id, revenue: revenue.max(0.0), by }
    };
    crossed.iter().map(one).collect()
}

impl Stake {
    /// Of an audience and a playbook's lift.
    ///
    /// ```text
    /// lift of orders   customers · lift · AOV of the audience
    /// lift of revenue  expected revenue · lift
    /// ```
    pub(super) fn of(group: &Group, coming: Coming, lift: Option<&Lift>) -> Stake {
        let orders = i64::try_from(group.orders).unwrap_or(i64::MAX);
        let aov = (orders > 0).then(|| Money(group.net.0 / orders));
        let worth = |lift: &Lift| {
            let whole = match lift.per {
                Per::Orders => float(group.customers) * aov?.units(),
                Per::Revenue => coming.revenue,
            };
            Some(Worth { low: whole * lift.low, high: whole * lift.high })
        };
        Stake { aov, coming, worth: lift.and_then(worth) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbooks::Basis;

    fn lift(per: Per, low: f64, high: f64) -> Lift {
        Lift { per, low, high, basis: Basis::Assumption }
    }

    /// 200 customers, 500 orders at 40: 2 to 6 orders more in a hundred are
    /// worth 160 to 480, and 5 % of 9,000 are 450.
    #[test]
    fn a_lift_is_worth_what_it_is_by_hand() {
        let net = Money(20_000 * Money::SCALE);
        let group = Group { customers: 200, orders: 500, net, last_year: net };
        let coming = Coming { id: "new", revenue: 9_000.0, by: By::Observed };
        let orders = Stake::of(&group, coming, Some(&lift(Per::Orders, 0.02, 0.06)));
        assert_eq!(orders.aov, Some(Money(40 * Money::SCALE)));
        let worth = orders.worth.unwrap();
        assert!((worth.low - 160.0).abs() < 1e-9 && (worth.high - 480.0).abs() < 1e-9);
        assert!((worth.middle() - 320.0).abs() < 1e-9);
        let revenue = Stake::of(&group, coming, Some(&lift(Per::Revenue, 0.05, 0.05)));
        assert!((revenue.worth.unwrap().high - 450.0).abs() < 1e-9);
        assert_eq!(Stake::of(&group, coming, None).worth, None);
        let nobody = Stake::of(&Group::default(), coming, Some(&lift(Per::Orders, 0.1, 0.2)));
        assert_eq!((nobody.aov, nobody.worth), (None, None));
    }

    #[test]
    fn without_a_model_it_is_what_the_audience_brought() {
        let cross =
            |year: i64| Cross { customers: 1, net: Money(1), year: Money(year * Money::SCALE) };
        let kinds = [1, 2, 3, 4, 5, 6].map(cross);
        let got = coming(None, &[("everyone", kinds)]);
        assert_eq!(got, [Coming { id: "everyone", revenue: 21.0, by: By::Observed }]);
    }
}
