//! The numbers at the head of a report: their path, and whether they changed
//! by more than chance.

use std::collections::BTreeMap;

use crate::config::Shop;
use crate::ledger::Ledger;
use crate::ledger::MonthTotals;
use crate::ledger::{Paths, SECOND_WITHIN, Turn};
use crate::metrics::Reading;
use crate::metrics::Value;
use crate::metrics::change::mean::{self, Amounts};
use crate::metrics::change::monthly::{self, Total, Unclear};
use crate::metrics::change::share::{self, Estimate};
use crate::metrics::change::{Change, Verdict};
use crate::metrics::followed::Followed;
use crate::metrics::multiple::benjamini_hochberg;
use crate::metrics::survival::Survival;
use crate::metrics::{Metric, of_id};
use crate::units::Days;
use crate::units::Money;
use crate::units::Month;
use crate::units::ratio;

/// The metrics at the head of a report.
pub const HEADLINE: [&str; 8] = [
    "revenue",
    "orders",
    "aov",
    "new_customers",
    "returning_customer_share",
    "repeat_purchase_rate",
    "second_order_rate_90d",
    "customer_retention_rate",
];

/// Months of a path: from the same month a year ago to the report's.
pub const PATH: i32 = 13;

/// The expected share of false changes among those that are called a change.
pub const FALSE: f64 = 0.05;

/// A number at the head of a report.
#[derive(Clone, Debug)]
pub struct Headline {
    /// The metric.
    pub id: &'static str,
    /// Its value as of the last [`PATH`] months, the report's last; `None`
    /// where it is undefined.
    pub path: Vec<(Month, Option<Value>)>,
    /// Against the same month a year ago.
    pub year: Result<Tested, Untested>,
    /// Of totals: against what a year ago and the growth since would give.
    pub trend: Option<Tested>,
}

/// A change that was tested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// The change.
    pub change: Change,
    /// Its p-value, adjusted for all changes of the report that are tested.
    pub adjusted: f64,
}

impl Tested {
    /// A change is one only beside all others that were looked at.
    pub fn verdict(&self) -> Verdict {
        if self.adjusted < FALSE { self.change.verdict() } else { Verdict::WithinNoise }
    }
}

/// Why a change was not tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untested {
    /// So many more months have to pass.
    MonthsMissing(u32),
    /// Fewer orders or customers than the test needs.
    TooFew,
    /// The data do not reach far enough behind the same month a year ago.
    HistoryTooShort,
    /// Most of the orders name nobody, and only their sum is known.
    Unnamed,
    /// Mostly the same customers are in both numbers.
    SamePeople,
    /// The number itself is undefined.
    Undefined,
}

impl Untested {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Untested::MonthsMissing(_) => "months_missing",
            Untested::TooFew => "too_few",
            Untested::HistoryTooShort => "history_too_short",
            Untested::Unnamed => "unnamed",
            Untested::SamePeople => "same_people",
            Untested::Undefined => "undefined",
        }
    }
}

impl From<Unclear> for Untested {
    fn from(unclear: Unclear) -> Untested {
        match unclear {
            Unclear::MonthsMissing(missing) => Untested::MonthsMissing(missing),
            Unclear::FewEvents => Untested::TooFew,
        }
    }
}

impl Headline {
    /// The value of the same month a year ago.
    pub fn year_ago(&self) -> Option<Value> {
        self.path.first().and_then(|(_, value)| *value)
    }
}

/// Every number of [`HEADLINE`] with its path and its change.
pub(super) fn headline(
    ledger: &Ledger,
    paths: &Paths,
    metrics: &[Metric],
    shop: &Shop,
) -> Vec<Headline> {
    let past =
        Past { ledger, paths, active: i32::try_from(shop.active_days()).unwrap_or(i32::MAX / 2) };
    let mut all: Vec<Headline> = HEADLINE.iter().map(|id| past.headline(id, metrics)).collect();
    let mut tests: Vec<&mut Tested> = all.iter_mut().flat_map(tests).collect();
    let p: Vec<f64> = tests.iter().map(|tested| tested.change.p).collect();
    for (tested, adjusted) in tests.iter_mut().zip(benjamini_hochberg(&p)) {
        tested.adjusted = adjusted;
    }
    all
}

fn tests(one: &mut Headline) -> impl Iterator<Item = &mut Tested> {
    one.year.as_mut().ok().into_iter().chain(one.trend.as_mut())
}

/// A total of a month, as tests of months take it.
type OfMonth = fn(&MonthTotals, u32) -> Option<Total>;

/// What is known of earlier months.
struct Past<'a> {
    ledger: &'a Ledger,
    paths: &'a Paths,
    /// The activity window in days.
    active: i32,
}

impl Past<'_> {
    fn headline(&self, id: &'static str, metrics: &[Metric]) -> Headline {
        let month = self.ledger.month();
        let now = of_id(metrics, id).and_then(|metric| metric.outcome.ok());
        let before = (month - (PATH - 1)).to(month - 1);
        let mut path: Vec<_> = before.map(|month| (month, self.value(id, month))).collect();
        path.push((month, now.map(|reading| reading.value)));
        let year = match now {
            Some(now) => self.year(id, &now),
            None => Err(Untested::Undefined),
        };
        let trend = year.ok().and_then(|_| {
            let months = self.totals(id)?;
            monthly::against_trend(&months).ok().map(tested)
        });
        Headline { id, path, year: year.map(tested), trend }
    }

    /// The value as of an earlier month; `None` where it is undefined.
    fn value(&self, id: &str, month: Month) -> Option<Value> {
        let (totals, turn) = (self.ledger.totals(month), self.paths.at(month));
        if month < self.ledger.frame.first.month() {
            return None;
        }
        let whole = || (month >= self.whole()).then_some(());
        Some(match id {
            "revenue" => whole().map(|()| Value::Money(totals.net))?,
            "orders" => whole().map(|()| Value::Count(totals.orders))?,
            "new_customers" => whole().map(|()| Value::Count(totals.new))?,
            "aov" => {
                whole()?;
                let orders = i64::try_from(totals.orders).ok().filter(|orders| *orders > 0)?;
                let half = if totals.net.0 < 0 { -orders / 2 } else { orders / 2 };
                Value::Money(Money((totals.net.0 + half) / orders))
            }
            "returning_customer_share" => {
                whole()?;
                Value::Share(ratio(totals.returning, totals.new + totals.returning)?)
            }
            "repeat_purchase_rate" => {
                Value::Share(ratio(turn.year_repeaters, turn.year_customers)?)
            }
            "customer_retention_rate" => self
                .sees_lapses(month - 11)
                .then(|| ratio(turn.kept, turn.base))?
                .map(Value::Share)?,
            "second_order_rate_90d" => self.second(month)?.value,
            _ => return None,
        })
    }

    /// Share with a second order within [`SECOND_WITHIN`], as of a month: whoever
    /// came back or is followed for longer still waits on the day after.
    fn second(&self, month: Month) -> Option<Reading> {
        let upto = |table: &BTreeMap<(Month, Days), u64>, from: Month| {
            let mut sums = BTreeMap::<Days, u64>::new();
            for ((_, days), count) in table.range((from, Days(0))..(month + 1, Days(0))) {
                *sums.entry(*days).or_default() += count;
            }
            sums.into_iter().collect::<Vec<_>>()
        };
        let first = self.ledger.frame.first.month();
        let mut followed = Followed {
            events: upto(&self.paths.seconds, first),
            waits: upto(&self.paths.waiting, month),
        };
        let turns = self.paths.months.range(..=month);
        let customers: u64 = turns.map(|(_, turn)| turn.first).sum();
        let longer = customers - followed.count();
        if longer > 0 {
            followed.waits.push((Days(SECOND_WITHIN.0 + 1), longer));
        }
        Survival::of(&followed).returned_within(SECOND_WITHIN).ok()
    }

    /// The first month that the data hold whole, as far as orders can tell.
    fn whole(&self) -> Month {
        let first = self.ledger.frame.first;
        first.month() + i32::from(first != first.month().first())
    }

    /// Whether the data reach a whole activity window back from the start of a
    /// month: whoever was a customer then is known to have been one.
    fn sees_lapses(&self, month: Month) -> bool {
        self.ledger.frame.first + self.active <= month.first()
    }

    fn year(&self, id: &str, now: &Reading) -> Result<Change, Untested> {
        let month = self.ledger.month();
        let before = month - 12;
        let (totals, turn) = (self.ledger.totals(before), self.paths.at(before));
        match id {
            "revenue" | "orders" | "new_customers" => {
                let months = self.totals(id).unwrap_or_default();
                if months.is_empty() {
                    return Err(Untested::TooFew);
                }
                Ok(monthly::year_on_year(&months)?)
            }
            "aov" if before < self.whole() => Err(Untested::HistoryTooShort),
            "aov" => self.average(before, month),
            "returning_customer_share" if self.sees_lapses(before) => {
                shares((totals.returning, totals.new + totals.returning), now)
            }
            "repeat_purchase_rate" if before - 11 >= self.whole() => {
                shares((turn.year_repeaters, turn.year_customers), now)
            }
            "customer_retention_rate" if self.sees_lapses(before - 11) => {
                shares((turn.kept, turn.base), now)
            }
            "second_order_rate_90d" if self.value(id, before).is_some() => {
                Err(Untested::SamePeople)
            }
            _ => Err(Untested::HistoryTooShort),
        }
    }

    /// The totals of all months that can be compared, without a gap.
    fn totals(&self, id: &str) -> Option<Vec<Total>> {
        let total: OfMonth = match id {
            "revenue" => |month, days| Total::sum(month.net, month.orders, days),
            "orders" => |month, days| Some(Total::count(month.orders, days)),
            "new_customers" => |month, days| Some(Total::count(month.new, days)),
            _ => return None,
        };
        // Before an activity window has passed, old customers look new.
        let known = |month: &Month| id != "new_customers" || self.sees_lapses(*month);
        let months = self.whole().to(self.ledger.month()).filter(known);
        let days = |month: Month| month.last().since(month.first()).0 + 1;
        let all = months.map(|month| total(&self.ledger.totals(month), days(month)));
        Some(all.fold(Vec::new(), |mut run, total| {
            match total {
                Some(total) => run.push(total),
                None => run.clear(),
            }
            run
        }))
    }

    /// The average order as sold, of the orders that name somebody, where these
    /// are the larger part.
    fn average(&self, before: Month, now: Month) -> Result<Change, Untested> {
        let amounts = |month: Month| -> Result<Amounts, Untested> {
            let turn: Turn = self.paths.at(month);
            if turn.orders * 2 < self.ledger.totals(month).orders {
                return Err(Untested::Unnamed);
            }
            Ok(Amounts { count: turn.orders, sum: turn.net, squares: turn.squares })
        };
        mean::change(&amounts(before)?, &amounts(now)?).ok_or(Untested::TooFew)
    }
}

fn tested(change: Change) -> Tested {
    Tested { change, adjusted: change.p }
}

/// A share against one of other people.
fn shares(before: (u64, u64), now: &Reading) -> Result<Change, Untested> {
    let before = Estimate::share(before.0, before.1).ok_or(Untested::TooFew)?;
    let now = Estimate::of(now).ok_or(Untested::TooFew)?;
    Ok(share::between(&before, &now))
}
