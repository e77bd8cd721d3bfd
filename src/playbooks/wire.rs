//! A playbook file on disk: TOML between two `+++` lines, then markdown.

use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::benchmarks::Library;
use crate::benchmarks::claims::Claim;
use crate::benchmarks::condition::known_metric;
use crate::config;
use crate::segments::audience_ids;

use super::clause::WireWhen;
use super::stage::Stage;
use super::{Basis, Lift, Measure, Per, Playbook};

/// The line before and after the front matter.
const FENCE: &str = "+++";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: Spanned<String>,
    title: String,
    audience: Spanned<String>,
    #[serde(default)]
    claims: Vec<Spanned<String>>,
    #[serde(default)]
    benchmarks: Vec<Spanned<String>>,
    stages: Option<Spanned<Vec<Stage>>>,
    effort_hours: u32,
    lead_days: u32,
    when: Spanned<WireWhen>,
    lift: Option<Spanned<WireLift>>,
    measure: WireMeasure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireLift {
    orders: Option<[f64; 2]>,
    revenue: Option<[f64; 2]>,
    basis: WireBasis,
    source: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WireBasis {
    Assumption,
    Published,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMeasure {
    metric: Spanned<String>,
    after_days: u32,
}

/// What a playbook can name.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) benchmarks: &'a Library,
    pub(super) claims: &'a [Claim],
}

/// A file that is being read: its faults come with path and line.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) path: &'a Path,
    pub(super) front: &'a str,
}

impl File<'_> {
    /// A fault at these bytes of the front matter.
    pub(super) fn bad(
        &self,
        at: Range<usize>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> config::Error {
        config::bad(self.path, self.front, at, what.into(), Some(hint.into()))
    }

    /// That there is something of this name.
    pub(super) fn known<'a>(
        &self,
        kind: &str,
        name: &Spanned<String>,
        names: impl Iterator<Item = &'a str> + Clone,
    ) -> Result<(), config::Error> {
        let is_known = names.clone().any(|known| known == name.as_ref());
        if is_known { Ok(()) } else { Err(self.unknown(kind, name, names)) }
    }

    /// That there is nothing of this name; the nearest of `names` is the hint.
    pub(super) fn unknown<'a>(
        &self,
        kind: &str,
        name: &Spanned<String>,
        names: impl Iterator<Item = &'a str> + Clone,
    ) -> config::Error {
        let id = name.as_ref();
        self.bad(name.span(), format!("there is no {kind} {id:?}"), config::nearest(id, names))
    }
}

/// Reads `(path, text)` of every playbook file.
///
/// # Errors
///
/// [`config::Error::Bad`] with the first line that is not understood: no front
/// matter, an unknown key, a metric, group, trait, benchmark or claim that there
/// is not, with the nearest that there is, or a condition or lift that is none.
pub fn parse<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
    benchmarks: &Library,
    claims: &[Claim],
) -> Result<Vec<Playbook>, config::Error> {
    let known = Known { benchmarks, claims };
    files.map(|(path, text)| playbook(Path::new(path), text, known)).collect()
}

fn playbook(path: &Path, text: &str, known: Known<'_>) -> Result<Playbook, config::Error> {
    let (front, body) = split(path, text, ("playbook", ""))?;
    let file = File { path, front: &front };
    let wire: Wire = config::parse(&front, path)?;

    config::is_of_file(&wire.id, &front, path)?;
    let id = wire.id.as_ref();
    // It is part of links and of names of files.
    if !id.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) {
        let what = format!("the id {id:?} has other signs than a to z, digits, - and _");
        return Err(file.bad(wire.id.span(), what, "give it and the file another name"));
    }
    file.known("audience", &wire.audience, audience_ids().into_iter())?;
    for claim in &wire.claims {
        file.known("claim", claim, known.claims.iter().map(|it| it.id.as_str()))?;
    }
    for benchmark in &wire.benchmarks {
        file.known("benchmark", benchmark, known.benchmarks.ids())?;
    }
    let when = WireWhen::read(wire.when, &file, known.benchmarks)?;
    let lift = wire.lift.map(|lift| read_lift(&file, lift)).transpose()?;
    let stages = wire.stages.map(|stages| read_stages(&file, stages)).transpose()?;
    known_metric(&wire.measure.metric, &front, path)?;
    let names = |all: Vec<Spanned<String>>| all.into_iter().map(Spanned::into_inner).collect();
    Ok(Playbook {
        id: wire.id.into_inner(),
        title: wire.title,
        audience: wire.audience.into_inner(),
        claims: names(wire.claims),
        benchmarks: names(wire.benchmarks),
        stages: stages.unwrap_or_else(|| Stage::ALL.to_vec()),
        effort_hours: wire.effort_hours,
        lead_days: wire.lead_days,
        when,
        lift,
        measure: Measure {
            metric: wire.measure.metric.into_inner(),
            after_days: wire.measure.after_days,
        },
        body: body.to_string(),
    })
}

/// The stages that are named, each once, the youngest first.
fn read_stages(file: &File<'_>, stages: Spanned<Vec<Stage>>) -> Result<Vec<Stage>, config::Error> {
    if stages.as_ref().is_empty() {
        return Err(file.bad(stages.span(), "stages names none", "take it out for all of them"));
    }
    let is_named = |stage: &Stage| stages.as_ref().contains(stage);
    Ok(Stage::ALL.into_iter().filter(is_named).collect())
}

fn read_lift(file: &File<'_>, lift: Spanned<WireLift>) -> Result<Lift, config::Error> {
    let (at, lift) = (lift.span(), lift.into_inner());
    let bad = |what: &str, hint: &str| Err(file.bad(at.clone(), what, hint));
    let (per, [low, high]) = match (lift.orders, lift.revenue) {
        (Some(range), None) => (Per::Orders, range),
        (None, Some(range)) => (Per::Revenue, range),
        _ => {
            let hint = "give orders = [0.01, 0.03], or revenue = [0.02, 0.05]";
            return bad("the lift is not one of orders and revenue", hint);
        }
    };
    if !(0.0 <= low && low <= high && high.is_finite()) {
        return bad("the lift does not ascend from 0 or more", "give the lower number first");
    }
    let basis = match (lift.basis, lift.source, lift.url) {
        (WireBasis::Assumption, None, None) => Basis::Assumption,
        (WireBasis::Published, Some(source), Some(url)) => Basis::Published { source, url },
        (WireBasis::Assumption, ..) => {
            return bad("an assumption has no source", "write basis = \"published\"");
        }
        (WireBasis::Published, ..) => {
            let hint = "give source = \"Publisher (year), title\" and url = \"https://…\"";
            return bad("the published lift lacks its source or its url", hint);
        }
    };
    Ok(Lift { per, low, high, basis })
}

/// The front matter and the rest. The front matter begins with a blank line in
/// place of the fence, so that its lines count as in the file.
///
/// # Errors
///
/// [`config::Error::Bad`] where there is no front matter, with `kind`, what the
/// file is to be, and what else can be done, as the end of the hint.
pub(crate) fn split<'a>(
    path: &Path,
    text: &'a str,
    (kind, or): (&str, &str),
) -> Result<(String, &'a str), config::Error> {
    parts(text).ok_or_else(|| {
        let hint = format!("begin with a line +++, then TOML, then a line +++{or}");
        config::bad(path, text, 0..0, format!("the {kind} has no front matter"), Some(hint))
    })
}

fn parts(text: &str) -> Option<(String, &str)> {
    let rest = text.strip_prefix(FENCE)?;
    let rest = rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n"))?;
    let end = rest.find(&format!("\n{FENCE}"))?;
    let body = rest[end + 1 + FENCE.len()..].trim_start_matches(['\r', '\n']);
    Some((format!("\n{}\n", &rest[..end]), body))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::playbooks::condition::{Earlier, How, Line, Size, Subject};

    const GOOD: &str = "+++\nid = \"p\"\ntitle = \"t\"\naudience = \"new\"\nclaims = [\"c\"]\n\
        effort_hours = 9\nlead_days = 3\n[when]\nall = [\n\
        { metric = \"churn_rate\", op = \">\", value = 0.5 },\n\
        { metric = \"aov\", op = \"<\", than = \"last-year\" },\n\
        { segment = \"lapsed\", op = \">=\", customers = 50 },\n\
        { trait = \"account\", is = \"guest\", op = \">\", share = 0.4 },\n]\n\
        [lift]\norders = [0.01, 0.03]\nbasis = \"assumption\"\n\
        [measure]\nmetric = \"churn_rate\"\nafter_days = 90\n+++\n\nBody\n";

    fn read(text: &str) -> Result<Playbook, config::Error> {
        let claim = "id = \"c\"\ntext = \"t\"\nstated_source = \"s\"\nverdict = \"disputed\"\n\
            known = \"k\"\n";
        let claims = crate::benchmarks::claims::parse([("c.toml", claim)].into_iter()).unwrap();
        let known = Known { benchmarks: &Library::default(), claims: &claims };
        playbook(Path::new("p.md"), text, known)
    }

    fn fault(from: &str, to: &str) -> (String, String) {
        assert!(GOOD.contains(from), "{from}");
        let error = read(&GOOD.replacen(from, to, 1)).unwrap_err();
        (error.to_string(), error.hint().unwrap_or_default())
    }

    #[test]
    fn front_matter_and_body_are_told_apart() {
        let read = read(GOOD).unwrap();
        assert_eq!((read.title.as_str(), read.body.as_str()), ("t", "Body\n"));
        assert_eq!((read.effort_hours, read.lead_days), (9, 3));
        assert_eq!(read.stages, Stage::ALL);
        assert_eq!(read.when.how, How::All);
        let [churn, aov, lapsed, guests] = read.when.conditions.as_slice() else { panic!() };
        assert_eq!(churn.line, Line::Value(0.5));
        assert_eq!(aov.line, Line::Than(Earlier::LastYear));
        let segment = Subject::Segment { id: "lapsed".into(), size: Size::Customers };
        assert_eq!((&lapsed.subject, &lapsed.line), (&segment, &Line::Value(50.0)));
        assert!(matches!(&guests.subject, Subject::Trait { is: Some(is), .. } if is == "guest"));
        let lift = read.lift.unwrap();
        assert_eq!((lift.per, lift.low, lift.high), (Per::Orders, 0.01, 0.03));
    }

    #[test]
    fn an_unknown_name_comes_with_its_line_and_the_nearest() {
        for (from, to, what, hint) in [
            ("\"new\"", "\"knew\"", "p.md:4: there is no audience \"knew\"", "\"new\""),
            ("\"c\"", "\"d\"", "p.md:5: there is no claim \"d\"", "\"c\""),
            ("churn_rate", "churn_rat", "p.md:10: there is no metric \"churn_rat\"", "churn_rate"),
            ("lapsed", "lapse", "p.md:12: there is no segment \"lapse\"", "lapsed"),
            (
                "trait = \"account",
                "trait = \"acount",
                "p.md:13: there is no trait \"acount\"",
                "account",
            ),
            ("value = 0.5", "benchmark = \"b\"", "p.md:10: there is no benchmark \"b\"", ""),
            ("last-year", "lastyear", "p.md:11: unknown key `lastyear`", "last-year"),
            ("lead_days", "lead_day", "p.md:7: unknown key `lead_day`", "lead_days"),
        ] {
            let (told, told_hint) = fault(from, to);
            assert_eq!(told, what);
            assert!(told_hint.contains(hint), "{told_hint}");
        }
    }

    #[test]
    fn a_condition_has_one_subject_and_one_line() {
        for (from, to, what) in [
            (", value = 0.5", "", "p.md:10: the condition needs one line"),
            (
                "value = 0.5",
                "value = 0.5, than = \"last-month\"",
                "p.md:10: the condition needs one line",
            ),
            ("customers = 50", "value = 50", "p.md:12: the condition needs one line"),
            ("share = 0.4", "customers = 4", "p.md:13: the condition needs one line"),
            ("metric = \"churn_rate\", op", "op", "p.md:10: the condition needs one subject"),
            (
                "{ segment",
                "{ metric = \"aov\", segment",
                "p.md:12: the condition needs one subject",
            ),
            ("value = 0.5", "value = 50.0", "p.md:10: 50 is not a share"),
            ("share = 0.4", "share = 40.0", "p.md:13: 40 is not a share"),
            ("{ segment", "{ is = \"guest\", segment", "p.md:12: only a trait has a name"),
            ("\"guest\"", "\"gest\"", "p.md:13: there is no kind of customer \"gest\""),
        ] {
            assert_eq!(fault(from, to).0, what, "{to}");
        }
        let any = "any = [ { metric = \"aov\", op = \">\", value = 1.0 } ]\nall = [";
        assert_eq!(fault("all = [", any).0, "p.md:8: [when] needs one of all and any");
        let none = fault("all = [", "all = []\n[unused]\nx = [");
        assert!(none.0.contains("unknown key `unused`"), "{none:?}");
        let empty =
            GOOD.replace("all = [\n", "all = []\n#").replace("{ ", "# { ").replace("\n]", "");
        assert_eq!(read(&empty).unwrap_err().to_string(), "p.md:8: [when] has no condition");
    }

    #[test]
    fn a_lift_is_one_range_with_what_it_rests_on() {
        for (from, to, what) in [
            ("orders = [0.01, 0.03]\n", "", "p.md:15: the lift is not one of orders and revenue"),
            ("[0.01, 0.03]", "[0.03, 0.01]", "p.md:15: the lift does not ascend from 0 or more"),
            (
                "assumption\"",
                "published\"",
                "p.md:15: the published lift lacks its source or its url",
            ),
            ("assumption\"", "assumption\"\nurl = \"u\"", "p.md:15: an assumption has no source"),
        ] {
            assert_eq!(fault(from, to).0, what, "{to}");
        }
    }

    #[test]
    fn stages_are_named_once_and_not_none_of_them() {
        let twice = "stages = [\"established\", \"consistent\", \"established\"]\nlead_days";
        let read = read(&GOOD.replace("lead_days", twice)).unwrap();
        assert_eq!(read.stages, [Stage::Consistent, Stage::Established]);
        let none = fault("lead_days", "stages = []\nlead_days");
        assert_eq!(none.0, "p.md:7: stages names none");
        let (what, hint) = fault("lead_days", "stages = [\"consistant\"]\nlead_days");
        assert_eq!(what, "p.md:7: unknown key `consistant`");
        assert_eq!(hint, "did you mean \"consistent\"?");
    }

    #[test]
    fn an_id_can_be_part_of_a_link() {
        let text = GOOD.replace("id = \"p\"", "id = \"p q\"");
        let known = Known { benchmarks: &Library::default(), claims: &[] };
        let error = playbook(Path::new("p q.md"), &text, known).unwrap_err();
        let what = "p q.md:2: the id \"p q\" has other signs than a to z, digits, - and _";
        assert_eq!(error.to_string(), what);
    }

    #[test]
    fn what_is_missing_is_named() {
        let error = read("# Title\n").unwrap_err();
        assert_eq!(error.to_string(), "p.md:1: the playbook has no front matter");
        assert!(fault("title = \"t\"\n", "").0.contains("missing field `title`"));
    }
}
