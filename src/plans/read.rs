//! A plan file on disk: TOML between two `+++` lines, then markdown.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::benchmarks::condition::known_metric;
use crate::config;
use crate::metrics::Unit;
use crate::metrics::Value;
use crate::playbooks::split;
use crate::segments::audience_ids;
use crate::units::Day;
use crate::units::Money;
use crate::units::Month;

use super::steps::{self, Found};
use super::{Measure, Plan};

/// A plan file: its path as the user knows it, and what is in it.
#[derive(Clone, Debug)]
pub struct Text {
    /// For messages; the stem is the plan's name.
    pub path: PathBuf,
    /// All of it.
    pub text: String,
}

/// Everything that is wrong with plan files; at least one fault.
#[derive(Debug)]
pub struct Faults(pub Vec<config::Error>);

impl fmt::Display for Faults {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        to.write_str(&all.join("\n"))
    }
}

impl std::error::Error for Faults {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    playbook: String,
    month: Spanned<String>,
    owner: Spanned<String>,
    due: Spanned<Datetime>,
    audience: Spanned<String>,
    measure: WireMeasure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMeasure {
    metric: Spanned<String>,
    after_days: u32,
    before: Option<Spanned<toml::Value>>,
}

/// Reads plan files.
///
/// # Errors
///
/// Every fault of every file, each with its line: no front matter, an unknown
/// key, a day or month that is none, an audience or a metric that there is not,
/// no heading, no step, or what looks like a step and is none. A playbook that
/// there is not is no fault: the file says itself what is to be done.
pub fn parse(files: &[Text]) -> Result<Vec<Plan>, Faults> {
    let (mut plans, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        match plan(&file.path, file.text.trim_start_matches('\u{feff}')) {
            Ok(plan) => plans.push(plan),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(plans) } else { Err(Faults(faults)) }
}

fn plan(path: &Path, text: &str) -> Result<Plan, Vec<config::Error>> {
    let or = ", or keep what is no plan in another folder";
    let (front, body) = split(path, text, ("plan", or)).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) {
        let what = format!("the plan's name {name:?} has other signs than a to z, digits, - and _");
        let hint = "give the file another name".to_string();
        faults.push(config::bad(path, text, 0..0, what, Some(hint)));
    }
    let start = text.len() - body.len();
    let found = steps::find(body);
    let front = match config::parse::<Wire>(&front, path) {
        Ok(wire) => Front::of(wire, &front, path).map_err(|all| faults.extend(all)).ok(),
        Err(fault) => {
            faults.push(fault);
            None
        }
    };
    let mut in_body = |at: Range<usize>, what: String, hint: String| {
        let at = at.start + start..at.end + start;
        faults.push(config::bad(path, text, at, what, Some(hint)));
    };
    if found.title.trim().is_empty() {
        let hint = "write what is done on a line # Title, below the front matter".into();
        in_body(0..0, "the plan has no heading".into(), hint);
    }
    if found.steps.is_empty() && found.faults.is_empty() {
        let hint = "write at least one, as - [ ] what is to be done".into();
        in_body(0..0, "the plan has no step".into(), hint);
    }
    let Found { title, heading, steps, faults: misread } = found;
    misread.into_iter().for_each(|(at, what, hint)| in_body(at, what, hint));
    let Some(front) = front.filter(|_| faults.is_empty()) else { return Err(faults) };
    let heading = heading.unwrap_or_default();
    Ok(Plan {
        name,
        title: title.trim().into(),
        playbook: front.playbook,
        month: front.month,
        owner: front.owner,
        due: front.due,
        audience: front.audience,
        measure: front.measure,
        steps,
        body: format!("{}{}", &body[..heading.start], &body[heading.end..]),
    })
}

/// The front matter, understood.
struct Front {
    playbook: String,
    month: Month,
    owner: String,
    due: Day,
    audience: String,
    measure: Measure,
}

impl Front {
    fn of(wire: Wire, front: &str, path: &Path) -> Result<Front, Vec<config::Error>> {
        let mut faults = Vec::new();
        let mut bad = |at: Range<usize>, what: String, hint: String| {
            faults.push(config::bad(path, front, at, what, Some(hint)));
        };
        let month = Month::parse(wire.month.as_ref());
        if month.is_none() {
            let what = format!("{:?} is not a month", wire.month.as_ref());
            bad(wire.month.span(), what, "write month = \"2026-11\"".into());
        }
        if wire.owner.as_ref().trim().is_empty() {
            let hint = "say who sees to it: owner = \"Marketing\"".into();
            bad(wire.owner.span(), "the owner is blank".into(), hint);
        }
        let due = config::day(wire.due.as_ref());
        match (due, month) {
            (None, _) => {
                let what = format!("{} is not a day alone", wire.due.as_ref());
                bad(wire.due.span(), what, "write due = 2026-12-01".into());
            }
            (Some(due), Some(month)) if due < month.first() => {
                let what =
                    format!("the plan is due on {due}, before the month it is from, {month}");
                bad(wire.due.span(), what, "correct the year or the month".into());
            }
            _ => {}
        }
        let audience = wire.audience.as_ref();
        if !audience_ids().contains(&audience.as_str()) {
            let hint = config::nearest(audience, audience_ids().into_iter());
            bad(wire.audience.span(), format!("there is no audience {audience:?}"), hint);
        }
        let WireMeasure { metric, after_days, before } = wire.measure;
        let known = known_metric(&metric, front, path);
        let number = match (&before, &known) {
            (Some(before), Ok(known)) => {
                let number = value(before.as_ref(), known.unit);
                if number.is_none() {
                    let what =
                        format!("{} is not a number of {:?}", before.as_ref(), metric.as_ref());
                    let hint = "write it as report.json has it, or leave it out";
                    bad(before.span(), what, hint.into());
                }
                number
            }
            _ => None,
        };
        faults.extend(known.err());
        match (month, due) {
            (Some(month), Some(due)) if faults.is_empty() => Ok(Front {
                playbook: wire.playbook,
                month,
                owner: wire.owner.into_inner().trim().into(),
                due,
                audience: wire.audience.into_inner(),
                measure: Measure { metric: metric.into_inner(), after_days, before: number },
            }),
            _ => Err(faults),
        }
    }
}

/// A number as report.json has it: money as text.
fn value(written: &toml::Value, unit: Unit) -> Option<Value> {
    let number = match written {
        toml::Value::String(text) if unit == Unit::Money => text.parse().ok()?,
        toml::Value::Float(number) => *number,
        toml::Value::Integer(count) if unit == Unit::Count => {
            return Some(Value::Count(u64::try_from(*count).ok()?));
        }
        toml::Value::Integer(number) => f64::from(i32::try_from(*number).ok()?),
        _ => return None,
    };
    let value = match unit {
        Unit::Count => return None,
        Unit::Money => Value::Money(Money::of_units(number)),
        Unit::Share => Value::Share(number),
        Unit::Days => Value::Days(number),
        Unit::Ratio => Value::Ratio(number),
    };
    number.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const GOOD: &str = "+++\nplaybook = \"win-back\"\nmonth = \"2026-11\"\n\
        owner = \"Marketing\"\ndue = 2026-12-01\naudience = \"lapsed\"\n[measure]\n\
        metric = \"churn_rate\"\nafter_days = 60\nbefore = 0.25\n+++\n\nBefore.\n\n# Title\n\n\
        - [ ] One\n- [x] Two\n\nAfter.\n";

    fn read(text: &str) -> Result<Plan, Faults> {
        let file = Text { path: "plan/2026-11-win-back.md".into(), text: text.into() };
        parse(&[file]).map(|mut plans| plans.remove(0))
    }

    fn fault(text: &str) -> String {
        let Faults(faults) = read(text).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].hint().is_some(), "{faults:?}");
        faults[0].to_string().replace("plan/2026-11-win-back.md", "")
    }

    #[test]
    fn a_plan_is_read_with_its_own_words() {
        let plan = read(GOOD).unwrap();
        assert_eq!((plan.name.as_str(), plan.title.as_str()), ("2026-11-win-back", "Title"));
        assert_eq!((plan.steps.len(), plan.done()), (2, 1));
        assert_eq!(plan.measure.before, Some(Value::Share(0.25)));
        assert!(plan.body.starts_with("Before.") && plan.body.contains("After."));
        assert!(!plan.body.contains("Title"));
        let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
        assert_eq!(read(&windows).unwrap().steps, plan.steps);
        let other = GOOD.replace("win-back", "of our own");
        assert_eq!(read(&other).unwrap().playbook, "of our own");
    }

    #[test]
    fn each_fault_has_its_line() {
        for (from, to, said) in [
            ("+++\nplay", "play", ":1: the plan has no front matter"),
            ("2026-11\"", "2026-13\"", ":3: \"2026-13\" is not a month"),
            ("Marketing", " ", ":4: the owner is blank"),
            ("2026-12-01", "2026-12-01T10:00:00", ":5: 2026-12-01T10:00:00 is not a day alone"),
            (
                "due = 2026",
                "due = 2025",
                ":5: the plan is due on 2025-12-01, before the month it is from, 2026-11",
            ),
            ("lapsed", "lapse", ":6: there is no audience \"lapse\""),
            ("churn_rate", "churn", ":8: there is no metric \"churn\""),
            ("0.25", "\"a\"", ":10: \"a\" is not a number of \"churn_rate\""),
            ("0.25", "nan", ":10: nan is not a number of \"churn_rate\""),
            ("owner", "ower", ":4: unknown key `ower`"),
            ("# Title", "Title", ":13: the plan has no heading"),
            ("- [ ] One\n- [x] Two\n", "", ":13: the plan has no step"),
            ("[x]", "[v]", ":18: the box [v] is neither open nor done"),
            ("- [ ] O", "-[ ] O", ":17: there is no blank between the dash and the box"),
            ("One", "One (due 2026-02-30)", ":17: \"2026-02-30\" is not a day"),
        ] {
            assert_eq!(fault(&GOOD.replacen(from, to, 1)), said);
        }
    }

    #[test]
    fn all_faults_of_all_files_are_told() {
        let bad = GOOD.replace("lapsed", "x").replace("Marketing", "").replace("[x]", "[v]");
        let files = ["a", "b"].map(|name| Text { path: name.into(), text: bad.clone() });
        assert_eq!(parse(&files).unwrap_err().0.len(), 6);
    }

    #[test]
    fn numbers_are_read_as_reports_write_them() {
        let of = |text: &str, unit| value(&text.parse().unwrap(), unit);
        assert_eq!(of("12", Unit::Count), Some(Value::Count(12)));
        assert_eq!(of("12.5", Unit::Count), None);
        assert_eq!(of("\"12.50\"", Unit::Money), Some(Value::Money(Money(125_000))));
        assert_eq!(of("1", Unit::Share), Some(Value::Share(1.0)));
        assert_eq!(of("\"1\"", Unit::Share), None);
        assert_eq!(of("-1", Unit::Count), None);
    }
}
