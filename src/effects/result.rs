//! What the two sides of a plan ordered, and what that says of it.

use crate::ledger::Arm;
use crate::ledger::Arms;
use crate::metrics::change::Change;
use crate::metrics::change::mean;
use crate::metrics::change::mean::Amounts;
use crate::metrics::change::share;
use crate::metrics::change::share::Estimate;
use crate::metrics::multiple::holm;
use crate::units::Money;
use crate::units::ratio;

use super::Side;
use super::exact;

/// The probability of claiming any effect where no plan has one.
pub const FALSE: f64 = 0.05;

/// Customers of a side who order, and who do not, that are to be expected at least
/// if both sides are alike, before a difference is looked at: below that a share of
/// few moves in steps that no interval is exact for. Source: Cochran (1954), "Some
/// methods for strengthening the common χ² tests", Biometrics 10, 417-451.
pub const FEWEST_EXPECTED: f64 = 5.0;

/// What is known of a plan's effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// The secret is not on this computer, so nobody in the record is known.
    NoSecret,
    /// The record was made with another secret than the one that is here.
    OtherSecret,
    /// The days are not over.
    Running,
    /// A side has fewer customers than may be told.
    TooFew,
    /// Nobody was held out.
    NoHoldout,
    /// Too few have ordered to say anything.
    FewOrders,
    /// The two sides can be compared.
    Compared(Compared),
}

/// The side that was contacted less the one that was held out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// Share of customers who ordered.
    pub ordered: Change,
    /// The probability of such a difference without an effect, adjusted for all
    /// plans that are compared.
    pub adjusted: f64,
    /// How many plans that are.
    pub plans: usize,
    /// Orders per customer; `None` with too few customers.
    pub orders: Option<Change>,
    /// Net revenue per customer, in units of currency; `None` with too few
    /// customers.
    pub net: Option<Change>,
}

/// What may be said of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// More ordered, beyond chance.
    More,
    /// Fewer ordered, beyond chance.
    Fewer,
    /// By itself it would be beyond chance, and beside the other plans it is not.
    NotBesideOthers,
    /// The difference may be chance.
    NotShown,
}

impl Verdict {
    /// Whether an effect is claimed, to the better or to the worse.
    pub fn is_shown(self) -> bool {
        matches!(self, Verdict::More | Verdict::Fewer)
    }

    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::More => "more",
            Verdict::Fewer => "fewer",
            Verdict::NotBesideOthers => "not_beside_others",
            Verdict::NotShown => "not_shown",
        }
    }
}

impl Finding {
    /// A word that stays the same in every language and version.
    pub fn id(&self) -> &'static str {
        match self {
            Finding::NoSecret => "no_secret",
            Finding::OtherSecret => "other_secret",
            Finding::Running => "running",
            Finding::TooFew => "too_few",
            Finding::NoHoldout => "no_holdout",
            Finding::FewOrders => "few_orders",
            Finding::Compared(compared) => compared.verdict().id(),
        }
    }
}

impl Compared {
    /// What may be said. An effect is claimed when the interval of its difference
    /// leaves out 0 and the adjusted probability is below [`FALSE`].
    pub fn verdict(&self) -> Verdict {
        let (low, high) = self.ordered.interval;
        if low <= 0.0 && high >= 0.0 {
            Verdict::NotShown
        } else if self.adjusted >= FALSE {
            Verdict::NotBesideOthers
        } else if low > 0.0 {
            Verdict::More
        } else {
            Verdict::Fewer
        }
    }
}

/// What two sides say whose days are over. The privacy threshold is the fewest
/// customers of whom anything is told. Comparisons stand alone until they are
/// [`adjusted`].
pub fn finding(arms: &Arms<Side>, privacy_threshold: u64) -> Finding {
    let side = |side| arms.arms.get(&side).copied().unwrap_or_default();
    let (contacted, held) = (side(Side::Contacted), side(Side::HeldOut));
    let few = |arm: &Arm| arm.customers < privacy_threshold.max(1);
    if few(&contacted) || (held.customers > 0 && few(&held)) {
        return Finding::TooFew;
    }
    if held.customers == 0 {
        return Finding::NoHoldout;
    }
    compared(&contacted, &held).map_or(Finding::FewOrders, Finding::Compared)
}

/// The difference of two sides; `None` when too few have ordered, or too few have
/// not.
///
/// The share who ordered is compared by Newcombe's interval ([`share::between`]), and
/// orders and net revenue per customer by Welch's ([`mean::change`]).
fn compared(contacted: &Arm, held: &Arm) -> Option<Compared> {
    let ordered = ratio(contacted.ordered + held.ordered, contacted.customers + held.customers)?;
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    let least = contacted.customers.min(held.customers) as f64;
    if least * ordered.min(1.0 - ordered) < FEWEST_EXPECTED {
        return None;
    }
    let share_of = |arm: &Arm| Estimate::share(arm.ordered, arm.customers);
    let p = exact::p((contacted.ordered, contacted.customers), (held.ordered, held.customers));
    let ordered = Change { p, ..share::between(&share_of(held)?, &share_of(contacted)?) };
    Some(Compared {
        ordered,
        adjusted: ordered.p,
        plans: 1,
        orders: mean::change(&orders(held), &orders(contacted)),
        net: mean::change(&net(held), &net(contacted)),
    })
}

fn net(arm: &Arm) -> Amounts {
    Amounts { count: arm.customers, sum: arm.net, squares: arm.net_squares }
}

/// Orders as if each were worth one unit.
fn orders(arm: &Arm) -> Amounts {
    let one = Money::SCALE.unsigned_abs();
    Amounts {
        count: arm.customers,
        sum: Money(i64::try_from(arm.orders).unwrap_or(i64::MAX / Money::SCALE) * Money::SCALE),
        squares: u128::from(arm.order_squares) * u128::from(one * one),
    }
}

/// Adjusts all comparisons for how many they are, so that the probability of claiming
/// any effect where there is none stays at [`FALSE`].
pub fn adjusted<'a>(findings: impl Iterator<Item = &'a mut Finding>) {
    let mut all: Vec<&mut Compared> = findings
        .filter_map(|it| match it {
            Finding::Compared(compared) => Some(compared),
            _ => None,
        })
        .collect();
    let p: Vec<f64> = all.iter().map(|it| it.ordered.p).collect();
    let plans = all.len();
    for (one, adjusted) in all.iter_mut().zip(holm(&p)) {
        (one.adjusted, one.plans) = (adjusted, plans);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arm(customers: u64, ordered: u64) -> Arm {
        let net = Money(i64::try_from(ordered).unwrap() * 30 * Money::SCALE);
        let squares = u128::from(ordered) * u128::from((30 * Money::SCALE).unsigned_abs()).pow(2);
        Arm {
            customers,
            ordered,
            orders: ordered,
            order_squares: ordered,
            net,
            net_squares: squares,
            ..Arm::default()
        }
    }

    fn of(contacted: (u64, u64), held: (u64, u64)) -> Finding {
        let arms = [(Side::Contacted, contacted), (Side::HeldOut, held)];
        let arms = arms.into_iter().filter(|(_, (customers, _))| *customers > 0);
        let arms = arms.map(|(side, (all, ordered))| (side, arm(all, ordered))).collect();
        finding(&Arms { arms, missing: 0, mixed: 0 }, 10)
    }

    /// The shares of Newcombe (1998), table II, example (a): 56 of 70 and 48 of 80.
    #[test]
    fn the_difference_is_newcombes() {
        let Finding::Compared(found) = of((70, 56), (80, 48)) else { panic!("compared") };
        assert!((found.ordered.difference - 0.2).abs() < 1e-12);
        assert!((found.ordered.interval.0 - 0.0524).abs() < 5e-5);
        assert!((found.ordered.interval.1 - 0.3339).abs() < 5e-5);
        assert_eq!(found.verdict(), Verdict::More);
        assert_eq!((found.orders, found.net), (None, None));
    }

    /// With one order each, net per customer is 30 times the share.
    #[test]
    fn net_and_orders_per_customer_are_welchs() {
        let Finding::Compared(found) = of((900, 180), (100, 12)) else { panic!("compared") };
        let (orders, net) = (found.orders.unwrap(), found.net.unwrap());
        assert!((orders.difference - 0.08).abs() < 1e-12);
        assert!((net.difference - 2.4).abs() < 1e-9);
        assert!((net.interval.0 - 30.0 * orders.interval.0).abs() < 1e-9);
        // √(s²/n) of both sides by hand: 0.0133413, 0.0326599; 131 degrees and 1.978.
        assert!((orders.interval.1 - 0.149_79).abs() < 2e-4, "{orders:?}");
    }

    #[test]
    fn nothing_is_said_of_few() {
        assert_eq!(of((9, 5), (100, 50)), Finding::TooFew);
        assert_eq!(of((900, 90), (9, 1)), Finding::TooFew);
        assert_eq!(of((900, 90), (0, 0)), Finding::NoHoldout);
        // 49 × 10 % are fewer than five.
        assert_eq!(of((49, 5), (491, 49)), Finding::FewOrders);
        assert_eq!(of((490, 441), (49, 44)), Finding::FewOrders);
        assert!(matches!(of((490, 49), (51, 6)), Finding::Compared(_)));
    }

    #[test]
    fn beside_others_more_is_asked() {
        let one = of((900, 180), (100, 11));
        let mut alone = [one];
        adjusted(alone.iter_mut());
        assert_eq!(alone[0].id(), "more");
        let mut among = [one, of((900, 90), (100, 10)), of((900, 91), (100, 9))];
        adjusted(among.iter_mut());
        assert_eq!(among[0].id(), "not_beside_others");
        assert_eq!([among[1].id(), among[2].id()], ["not_shown"; 2]);
    }
}
