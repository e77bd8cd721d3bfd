//! Popular claims: where they come from, what is known of them, and whether
//! they hold in this shop.

use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::config;
use crate::metrics::Metric;
use crate::metrics::Why;

use super::condition::{Op, known_metric};

/// What is known of a claim's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Its source was found, and says so.
    Confirmed,
    /// Only others' accounts of its source were found.
    SecondHand,
    /// Other findings contradict it.
    Disputed,
    /// No source was found.
    Unverified,
    /// Its source says something else.
    Distorted,
}

impl Standing {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Standing::Confirmed => "confirmed",
            Standing::SecondHand => "second-hand",
            Standing::Disputed => "disputed",
            Standing::Unverified => "unverified",
            Standing::Distorted => "distorted",
        }
    }
}

/// A popular claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its name in files.
    pub id: String,
    /// The claim.
    pub text: String,
    /// To whom it is credited.
    pub stated_source: String,
    /// What is known of that.
    pub standing: Standing,
    /// What is known of the claim.
    pub known: String,
    /// How to test it on a shop's own orders, where they can.
    pub test: Option<Test>,
}

/// How a claim is tested.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The metric it speaks of.
    pub metric: String,
    /// The side of the line it claims.
    pub op: Op,
    /// The line.
    pub value: f64,
}

/// What came of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The whole interval is on the side that is claimed.
    Holds,
    /// The whole interval is on the other.
    DoesNotHold,
    /// The interval holds the line.
    TooCloseToCall,
    /// The metric is undefined here.
    Undefined(Why),
    /// Orders cannot tell.
    NotTestable,
}

impl Verdict {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::DoesNotHold => "does_not_hold",
            Verdict::TooCloseToCall => "too_close_to_call",
            Verdict::Undefined(_) => "undefined",
            Verdict::NotTestable => "not_testable",
        }
    }
}

/// A claim, and what came of it in this shop.
#[derive(Clone, Debug, PartialEq)]
pub struct Tested {
    /// The claim.
    pub claim: Claim,
    /// The metric it speaks of.
    pub metric: Option<Metric>,
    /// What came of it.
    pub verdict: Verdict,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: String,
    text: String,
    stated_source: String,
    verdict: Standing,
    known: String,
    test: Option<WireTest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireTest {
    metric: Spanned<String>,
    op: Op,
    value: f64,
}

/// Reads `(path, text)` of every claim file.
///
/// # Errors
///
/// [`config::Error::Bad`] with the first line that is not understood.
pub fn parse<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Claim>, config::Error> {
    let read = |(path, text)| {
        let path = Path::new(path);
        let wire: Wire = config::parse(text, path)?;
        if let Some(test) = &wire.test {
            known_metric(&test.metric, text, path)?;
        }
        Ok(Claim {
            id: wire.id,
            text: wire.text,
            stated_source: wire.stated_source,
            standing: wire.verdict,
            known: wire.known,
            test: wire.test.map(|test| Test {
                metric: test.metric.into_inner(),
                op: test.op,
                value: test.value,
            }),
        })
    };
    files.map(read).collect()
}

/// Every claim with what came of it.
pub fn test(claims: &[Claim], metrics: &[Metric]) -> Vec<Tested> {
    let of_id = |id: &str| metrics.iter().find(|metric| metric.definition.id == id).copied();
    let one = |claim: &Claim| {
        let metric = claim.test.as_ref().and_then(|test| of_id(&test.metric));
        let verdict = match (&claim.test, metric) {
            (Some(test), Some(metric)) => verdict(test, metric),
            _ => Verdict::NotTestable,
        };
        Tested { claim: claim.clone(), metric, verdict }
    };
    claims.iter().map(one).collect()
}

fn verdict(test: &Test, metric: Metric) -> Verdict {
    let reading = match metric.outcome {
        Ok(reading) => reading,
        Err(why) => return Verdict::Undefined(why),
    };
    let number = reading.value.number();
    let (low, high) = reading.interval.unwrap_or((number, number));
    match (test.op.holds(low, test.value), test.op.holds(high, test.value)) {
        (true, true) => Verdict::Holds,
        (false, false) => Verdict::DoesNotHold,
        _ => Verdict::TooCloseToCall,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Reading, Value, definition};

    fn verdict_of(low: f64, high: f64) -> Verdict {
        let test = Test { metric: "top_20_share".into(), op: Op::AtLeast, value: 0.8 };
        let reading =
            Reading { value: Value::Share(low), parts: None, interval: Some((low, high)) };
        let definition = definition("top_20_share").unwrap();
        verdict(&test, Metric { definition, outcome: Ok(reading) })
    }

    #[test]
    fn a_claim_holds_only_beyond_chance() {
        assert_eq!(verdict_of(0.81, 0.85), Verdict::Holds);
        assert_eq!(verdict_of(0.78, 0.82), Verdict::TooCloseToCall);
        assert_eq!(verdict_of(0.60, 0.65), Verdict::DoesNotHold);
    }
}
