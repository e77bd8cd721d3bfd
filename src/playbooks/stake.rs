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

/// What a plan of the shop's own said of a playbook: what the customers who were
/// contacted brought beside those who were held out.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The playbook of which the plan was made.
    pub playbook: String,
    /// The audience's id.
    pub audience: String,
    /// The plan's name.
    pub plan: String,
    /// Days within which orders counted.
    pub days: u32,
    /// Net revenue more per customer, in units of currency: both ends of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Whether the plan's effect is beyond chance. If not, it says less than nothing:
    /// the lift stands.
    pub is_shown: bool,
}

/// What stakes are reckoned from, beside audiences and lifts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prospects<'a> {
    /// What is expected of each audience.
    pub coming: &'a [Coming],
    /// What plans said, the latest first.
    pub measured: &'a [Measured],
}

/// What a playbook is worth, in units of currency: its lift in twelve months, or what
/// was measured.
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
#[derive(Clone, Debug, PartialEq)]
pub struct Stake {
    /// Net revenue ever per order ever of the audience; `None` without orders.
    pub aov: Option<Money>,
    /// What is expected of it.
    pub coming: Coming,
    /// What the playbook is worth; `None` if it names no lift, and none was shown.
    pub worth: Option<Worth>,
    /// What the latest plan said of the playbook with this audience.
    pub measured: Option<Measured>,
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
    /// What a plan has shown, which stands in the place of the playbook's lift.
    pub fn shown(&self) -> Option<&Measured> {
        self.measured.as_ref().filter(|it| it.is_shown)
    }

    /// Of an audience and a playbook's lift, or of what a plan has shown.
    ///
    /// ```text
    /// lift of orders   customers · lift · AOV of the audience
    /// lift of revenue  expected revenue · lift
    /// shown by a plan  customers · net revenue more per customer
    /// ```
    pub(super) fn of(
        group: &Group,
        coming: Coming,
        lift: Option<&Lift>,
        measured: Option<Measured>,
    ) -> Stake {
        let orders = i64::try_from(group.orders).unwrap_or(i64::MAX);
        let aov = (orders > 0).then(|| Money(group.net.0 / orders));
        let worth = |lift: &Lift| {
            let whole = match lift.per {
                Per::Orders => float(group.customers) * aov?.units(),
                Per::Revenue => coming.revenue,
            };
            Some(Worth { low: whole * lift.low, high: whole * lift.high })
        };
        let stake = Stake { aov, coming, worth: None, measured };
        let customers = float(group.customers);
        let shown = stake.shown().filter(|_| group.customers > 0);
        let shown = shown.map(|it| Worth { low: customers * it.low, high: customers * it.high });
        Stake { worth: shown.or_else(|| lift.and_then(worth)), ..stake }
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
        let of = |group, lift: Option<&Lift>| Stake::of(group, coming, lift, None);
        let orders = of(&group, Some(&lift(Per::Orders, 0.02, 0.06)));
        assert_eq!(orders.aov, Some(Money(40 * Money::SCALE)));
        let worth = orders.worth.unwrap();
        assert!((worth.low - 160.0).abs() < 1e-9 && (worth.high - 480.0).abs() < 1e-9);
        assert!((worth.middle() - 320.0).abs() < 1e-9);
        let revenue = of(&group, Some(&lift(Per::Revenue, 0.05, 0.05)));
        assert!((revenue.worth.unwrap().high - 450.0).abs() < 1e-9);
        assert_eq!(of(&group, None).worth, None);
        let nobody = of(&Group::default(), Some(&lift(Per::Orders, 0.1, 0.2)));
        assert_eq!((nobody.aov, nobody.worth), (None, None));
    }

    /// 200 customers at 0.50 less to 2.25 more: -100 to 450, where it was shown; else
    /// the lift stands.
    #[test]
    fn what_a_plan_has_shown_takes_the_place_of_the_lift() {
        let group = Group { customers: 200, orders: 500, ..Group::default() };
        let coming = Coming { id: "new", revenue: 9_000.0, by: By::Observed };
        let measured = |is_shown| Measured {
            playbook: "welcome".into(),
            audience: "new".into(),
            plan: "2024-01-welcome".into(),
            days: 60,
            low: -0.5,
            high: 2.25,
            is_shown,
        };
        let lift = lift(Per::Revenue, 0.05, 0.1);
        let of = |lift, is_shown| Stake::of(&group, coming, lift, Some(measured(is_shown)));
        let shown = Some(Worth { low: -100.0, high: 450.0 });
        assert_eq!((of(Some(&lift), true).worth, of(None, true).worth), (shown, shown));
        let stands = Worth { low: 450.0, high: 900.0 };
        assert_eq!((of(Some(&lift), false).worth, of(None, false).worth), (Some(stands), None));
        let nobody = Stake::of(&Group::default(), coming, None, Some(measured(true)));
        assert_eq!(nobody.worth, None);
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
