//! The conditions of a playbook as its file writes them.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::benchmarks::Library;
use crate::benchmarks::condition::{Op, fits, known_metric};
use crate::config;
use crate::ledger::Trait;
use crate::metrics::{Definition, Unit};
use crate::segments::audience_ids;

use super::condition::{Condition, Earlier, How, Line, Size, Subject, When};
use super::wire::File;

/// Exactly one of the two lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireWhen {
    all: Option<Vec<Spanned<WireCondition>>>,
    any: Option<Vec<Spanned<WireCondition>>>,
}

/// One subject, an operator, and one line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCondition {
    metric: Option<Spanned<String>>,
    segment: Option<Spanned<String>>,
    #[serde(rename = "trait")]
    by: Option<Spanned<String>>,
    is: Option<Spanned<String>>,
    op: Op,
    value: Option<f64>,
    benchmark: Option<Spanned<String>>,
    than: Option<Than>,
    customers: Option<u32>,
    share: Option<f64>,
    revenue_share: Option<f64>,
}

/// What a metric is held against that has no number of its own in the file.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Than {
    LastMonth,
    LastYear,
    Target,
}

impl From<Than> for Line {
    fn from(than: Than) -> Line {
        match than {
            Than::LastMonth => Line::Than(Earlier::LastMonth),
            Than::LastYear => Line::Than(Earlier::LastYear),
            Than::Target => Line::Target,
        }
    }
}

/// What the trait `account` tells of a first order.
const ACCOUNTS: [&str; 2] = ["account", "guest"];

impl WireWhen {
    /// The conditions, each with what it names.
    ///
    /// # Errors
    ///
    /// [`config::Error::Bad`] with the first line that is no condition, or names
    /// what there is not.
    pub(super) fn read(
        spanned: Spanned<WireWhen>,
        file: &File<'_>,
        benchmarks: &Library,
    ) -> Result<When, config::Error> {
        let at = spanned.span();
        let (how, list) = match spanned.into_inner() {
            WireWhen { all: Some(list), any: None } => (How::All, list),
            WireWhen { all: None, any: Some(list) } => (How::Any, list),
            _ => {
                let hint = "give all = [ … ], or any = [ … ]";
                return Err(file.bad(at, "[when] needs one of all and any", hint));
            }
        };
        if list.is_empty() {
            let hint = "write { metric = \"churn_rate\", op = \">\", value = 0.5 }";
            return Err(file.bad(at, "[when] has no condition", hint));
        }
        let one = |condition| WireCondition::read(condition, file, benchmarks);
        Ok(When { how, conditions: list.into_iter().map(one).collect::<Result<_, _>>()? })
    }
}

impl WireCondition {
    fn read(
        spanned: Spanned<WireCondition>,
        file: &File<'_>,
        benchmarks: &Library,
    ) -> Result<Condition, config::Error> {
        let (at, wire) = (spanned.span(), spanned.into_inner());
        let op = wire.op;
        if wire.is.is_some() && wire.by.is_none() {
            return Err(file.bad(at, "only a trait has a name", "take out is"));
        }
        let (subject, line) = match (&wire.metric, &wire.segment, &wire.by) {
            (Some(metric), None, None) => {
                let known = known_metric(metric, file.front, file.path)?;
                let line = wire.metric_line(&at, file, known, benchmarks)?;
                (Subject::Metric(metric.as_ref().clone()), line)
            }
            (None, Some(segment), None) => {
                file.known("segment", segment, audience_ids().into_iter())?;
                let (size, line) = wire.segment_line(&at, file)?;
                (Subject::Segment { id: segment.as_ref().clone(), size }, line)
            }
            (None, None, Some(by)) => {
                let known = Trait::ALL.into_iter().find(|known| known.id() == by.as_ref());
                let ids = Trait::ALL.iter().map(|by| by.id());
                let known = known.ok_or_else(|| file.unknown("trait", by, ids))?;
                let line = wire.trait_line(&at, file)?;
                if let (Trait::Account, Some(is)) = (known, &wire.is) {
                    file.known("kind of customer", is, ACCOUNTS.into_iter())?;
                }
                (Subject::Trait { by: known, is: wire.is.map(Spanned::into_inner) }, line)
            }
            _ => {
                let hint = "give one of metric, segment and trait";
                return Err(file.bad(at, "the condition needs one subject", hint));
            }
        };
        Ok(Condition { subject, op, line })
    }

    /// How many lines are given, of whatever kind.
    fn lines(&self) -> usize {
        [
            self.value.is_some(),
            self.benchmark.is_some(),
            self.than.is_some(),
            self.customers.is_some(),
            self.share.is_some(),
            self.revenue_share.is_some(),
        ]
        .iter()
        .filter(|is_given| **is_given)
        .count()
    }

    fn metric_line(
        &self,
        at: &Range<usize>,
        file: &File<'_>,
        metric: &Definition,
        benchmarks: &Library,
    ) -> Result<Line, config::Error> {
        match (self.value, &self.benchmark, self.than) {
            (Some(value), ..) if self.lines() == 1 => {
                if metric.unit == Unit::Share {
                    share(at, file, value)
                } else {
                    Ok(Line::Value(value))
                }
            }
            (None, Some(id), None) if self.lines() == 1 => {
                file.known("benchmark", id, benchmarks.ids())?;
                let of = benchmarks.get(id.as_ref()).and_then(|it| it.metric.as_deref());
                if of != Some(metric.id) {
                    let what = format!("the benchmark {:?} is not of {}", id.as_ref(), metric.id);
                    let hint = format!("it is of {}", of.unwrap_or("no metric"));
                    return Err(file.bad(id.span(), what, hint));
                }
                Ok(Line::Benchmark(id.as_ref().clone()))
            }
            (None, None, Some(than)) if self.lines() == 1 => Ok(than.into()),
            _ => Err(needs_line(at, file, "value, benchmark and than")),
        }
    }

    fn segment_line(
        &self,
        at: &Range<usize>,
        file: &File<'_>,
    ) -> Result<(Size, Line), config::Error> {
        match (self.customers, self.share, self.revenue_share) {
            _ if self.lines() != 1 => {}
            (Some(customers), ..) => {
                return Ok((Size::Customers, Line::Value(f64::from(customers))));
            }
            (_, Some(of), _) => return Ok((Size::Share, share(at, file, of)?)),
            (_, _, Some(of)) => return Ok((Size::RevenueShare, share(at, file, of)?)),
            _ => {}
        }
        Err(needs_line(at, file, "customers, share and revenue_share"))
    }

    fn trait_line(&self, at: &Range<usize>, file: &File<'_>) -> Result<Line, config::Error> {
        match self.share {
            Some(of) if self.lines() == 1 => share(at, file, of),
            _ => Err(file.bad(at.clone(), "the condition needs one line", "give share")),
        }
    }
}

fn needs_line(at: &Range<usize>, file: &File<'_>, of: &str) -> config::Error {
    file.bad(at.clone(), "the condition needs one line", format!("give one of {of}"))
}

fn share(at: &Range<usize>, file: &File<'_>, of: f64) -> Result<Line, config::Error> {
    let fault = |(what, hint): (String, &str)| file.bad(at.clone(), what, hint);
    fits(Unit::Share, of).map(|()| Line::Value(of)).map_err(fault)
}
