//! Retention as JSON: cohorts with their counts, and all of them pooled.

use serde_json::{Map, Value as Json, json};

use crate::ledger::Bracket;
use crate::ledger::Cohort;
use crate::ledger::Grid;
use crate::ledger::Pace;
use crate::metrics::Why;
use crate::metrics::retention::{Kept, Kind, Measure, curve};
use crate::units::Money;

/// Retention of every pace.
pub(super) fn json(report: &super::Report, digits: u32) -> Json {
    let of = Of { report, digits };
    let pace = |pace: Pace| {
        let grid = report.retention.grid(pace);
        let cohorts = report.cohorts(pace);
        let cohorts = cohorts.iter().map(|cohort| {
            let mut told = of.cohort(cohort);
            told["why"] = why(report.few.hides(pace, cohort.from));
            told
        });
        let part = json!({
            "brackets": grid.brackets.iter().map(bracket).collect::<Json>(),
            "cohorts": cohorts.collect::<Json>(),
            "pooled": of.pooled(grid),
        });
        (pace.id().to_string(), part)
    };
    json!({
        "set_apart": report.retention.apart.map(|month| month.to_string()),
        "paces": Json::Object(Pace::ALL.into_iter().map(pace).collect()),
    })
}

fn bracket(bracket: &Bracket) -> Json {
    json!([bracket.from, bracket.to])
}

/// Why a cohort is not told.
pub(super) fn why(is_few: bool) -> Json {
    json!(is_few.then(|| Why::TooFewForPrivacy.id()))
}

struct Of<'a> {
    report: &'a super::Report,
    digits: u32,
}

impl Of<'_> {
    fn number(&self, number: i64, measure: Measure) -> Json {
        match measure {
            Measure::Revenue => json!(Money(number).decimal(self.digits)),
            _ => json!(number),
        }
    }

    fn kept(&self, kept: Kept, measure: Measure) -> Json {
        json!([self.number(kept.part, measure), self.number(kept.whole, measure)])
    }

    /// Customers in every kind; orders and revenue at each age, of which the
    /// other kinds are sums.
    fn cohort(&self, cohort: &Cohort) -> Json {
        let numbers = |kind: Kind, measure: Measure| -> Json {
            let curve = curve(cohort, kind, measure).into_iter();
            curve.map(|number| self.number(number, measure)).collect()
        };
        json!({
            "from": cohort.from.to_string(),
            "classic": numbers(Kind::Classic, Measure::Customers),
            "unbounded": numbers(Kind::Unbounded, Measure::Customers),
            "cumulative": numbers(Kind::Cumulative, Measure::Customers),
            "brackets": cohort.brackets,
            "orders": numbers(Kind::Classic, Measure::Orders),
            "revenue": numbers(Kind::Classic, Measure::Revenue),
        })
    }

    /// By measure and kind: part and whole of each age.
    fn pooled(&self, grid: &Grid) -> Json {
        let of = |measure: Measure| {
            let kind = |kind: Kind| {
                let ages = self.report.pooled(grid.pace, kind, measure).into_iter();
                (kind.id().to_string(), ages.map(|kept| self.kept(kept, measure)).collect())
            };
            let mut kinds: Map<String, Json> = Kind::ALL.into_iter().map(kind).collect();
            let brackets = self.report.pooled_brackets(grid.pace, measure).into_iter();
            let brackets = brackets.map(|(_, kept)| json!(kept.map(|it| self.kept(it, measure))));
            kinds.insert("brackets".into(), brackets.collect());
            (measure.id().to_string(), Json::Object(kinds))
        };
        Json::Object(Measure::ALL.into_iter().map(of).collect())
    }
}
