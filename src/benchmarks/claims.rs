//! Popular claims: where they come from, what is known of them, and whether
//! they hold in this shop.

use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::config;
use crate::metrics::Why;
use crate::metrics::{Metric, of_id};

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
    /// What it claims of it.
    pub claimed: Claimed,
    /// What exactly is tested, where that is not the claim word by word.
    pub asks: Option<String>,
}

/// What a claim says of a number, in the metric's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Claimed {
    /// That it is on one side of a line.
    Side(Op, f64),
    /// That it is from one number to another, both included.
    Between(f64, f64),
}

impl Claimed {
    /// Where an interval of the number leaves the claim.
    ///
    /// ```text
    /// side:     holds with both ends on it, does not with none
    /// between:  holds with both ends within, does not with the whole of the
    ///           interval below or above
    /// ```
    fn verdict(self, low: f64, high: f64) -> Verdict {
        let (holds, fails) = match self {
            Claimed::Side(op, line) => {
                let ends = (op.holds(low, line), op.holds(high, line));
                (ends == (true, true), ends == (false, false))
            }
            Claimed::Between(from, to) => (low >= from && high <= to, high < from || low > to),
        };
        match (holds, fails) {
            (true, _) => Verdict::Holds,
            (_, true) => Verdict::DoesNotHold,
            _ => Verdict::TooCloseToCall,
        }
    }
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
    id: Spanned<String>,
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
    op: Option<Op>,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    asks: Option<String>,
}

impl WireTest {
    fn claimed(&self) -> Option<Claimed> {
        match (self.op, self.value, self.low, self.high) {
            (Some(op), Some(value), None, None) => Some(Claimed::Side(op, value)),
            (None, None, Some(low), Some(high)) if low <= high => Some(Claimed::Between(low, high)),
            _ => None,
        }
    }
}

/// Reads `(path, text)` of every claim file.
///
/// # Errors
///
/// [`config::Error::Bad`] with the first line that is not understood: an id that
/// is not the file's name, a metric that there is not, or a test with neither a
/// line nor two ends.
pub fn parse<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Claim>, config::Error> {
    files.map(|(path, text)| claim(Path::new(path), text)).collect()
}

fn claim(path: &Path, text: &str) -> Result<Claim, config::Error> {
    let wire: Wire = config::parse(text, path)?;
    config::is_of_file(&wire.id, text, path)?;
    let test = |test: WireTest| {
        known_metric(&test.metric, text, path)?;
        let claimed = test.claimed().ok_or_else(|| {
            let what = "the test has neither a line nor two ends".to_string();
            let hint = "give op and value, or low and high".to_string();
            config::bad(path, text, test.metric.span(), what, Some(hint))
        })?;
        Ok(Test { metric: test.metric.into_inner(), claimed, asks: test.asks })
    };
    Ok(Claim {
        id: wire.id.into_inner(),
        text: wire.text,
        stated_source: wire.stated_source,
        standing: wire.verdict,
        known: wire.known,
        test: wire.test.map(test).transpose()?,
    })
}

/// Every claim with what came of it.
pub fn test(claims: &[Claim], metrics: &[Metric]) -> Vec<Tested> {
    let one = |claim: &Claim| {
        let metric = claim.test.as_ref().and_then(|test| of_id(metrics, &test.metric));
        let verdict = match (&claim.test, metric) {
            (Some(test), Some(metric)) => verdict(test, *metric),
            _ => Verdict::NotTestable,
        };
        Tested { claim: claim.clone(), metric: metric.copied(), verdict }
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
    test.claimed.verdict(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Reading, Value, definition};

    /// The verdict where the top fifth's share lies between the two.
    fn verdict_of(claimed: Claimed, low: f64, high: f64) -> Verdict {
        let test = Test { metric: "top_20_share".into(), claimed, asks: None };
        let reading =
            Reading { value: Value::Share(low), parts: None, interval: Some((low, high)) };
        let definition = definition("top_20_share").unwrap();
        verdict(&test, Metric { definition, outcome: Ok(reading) })
    }

    #[test]
    fn a_claim_of_one_side_holds_only_beyond_chance() {
        let at_least = Claimed::Side(Op::AtLeast, 0.8);
        assert_eq!(verdict_of(at_least, 0.81, 0.85), Verdict::Holds);
        assert_eq!(verdict_of(at_least, 0.78, 0.82), Verdict::TooCloseToCall);
        assert_eq!(verdict_of(at_least, 0.60, 0.65), Verdict::DoesNotHold);
        let at_most = Claimed::Side(Op::AtMost, 0.07);
        assert_eq!(verdict_of(at_most, 0.04, 0.06), Verdict::Holds);
        assert_eq!(verdict_of(at_most, 0.06, 0.08), Verdict::TooCloseToCall);
        assert_eq!(verdict_of(at_most, 0.40, 0.42), Verdict::DoesNotHold);
    }

    #[test]
    fn a_claim_of_a_range_does_not_hold_beyond_either_end() {
        let between = Claimed::Between(0.6, 0.7);
        assert_eq!(verdict_of(between, 0.61, 0.69), Verdict::Holds);
        assert_eq!(verdict_of(between, 0.55, 0.62), Verdict::TooCloseToCall);
        assert_eq!(verdict_of(between, 0.50, 0.80), Verdict::TooCloseToCall);
        assert_eq!(verdict_of(between, 0.40, 0.59), Verdict::DoesNotHold);
        assert_eq!(verdict_of(between, 0.71, 0.90), Verdict::DoesNotHold);
    }

    #[test]
    fn without_a_number_or_a_test_there_is_no_verdict() {
        let test =
            Test { metric: "top_20_share".into(), claimed: Claimed::Between(0.0, 1.0), asks: None };
        let metric = Metric {
            definition: definition("top_20_share").unwrap(),
            outcome: Err(Why::NobodyThere),
        };
        assert_eq!(verdict(&test, metric), Verdict::Undefined(Why::NobodyThere));
    }

    const GOOD: &str = "id = \"c\"\ntext = \"t\"\nstated_source = \"s\"\nverdict = \"disputed\"\n\
        known = \"k\"\n[test]\nmetric = \"churn_rate\"\nop = \"<=\"\nvalue = 0.07\n";

    fn fault(text: &str) -> String {
        parse([("c.toml", text)].into_iter()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_with_a_claim_comes_with_its_line() {
        let claim = &parse([("c.toml", GOOD)].into_iter()).unwrap()[0];
        assert_eq!(claim.test.as_ref().unwrap().claimed, Claimed::Side(Op::AtMost, 0.07));
        assert_eq!(
            fault(&GOOD.replace("\"c\"", "\"d\"")),
            "c.toml:1: the id \"d\" is not the file's name"
        );
        assert_eq!(
            fault(&GOOD.replace("churn_rate", "churn")),
            "c.toml:7: there is no metric \"churn\""
        );
        let neither = "c.toml:7: the test has neither a line nor two ends";
        assert_eq!(fault(&GOOD.replace("value = 0.07\n", "")), neither);
        assert_eq!(fault(&GOOD.replace("value", "low = 0.01\nhigh")), neither);
        let ends = "low = 0.09\nhigh = 0.07";
        assert_eq!(fault(&GOOD.replace("op = \"<=\"\nvalue = 0.07", ends)), neither);
    }
}
