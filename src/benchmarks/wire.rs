//! A benchmark file on disk.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::config;
use crate::metrics::Unit;

use super::condition::known_metric;
use super::peers::{FEWEST, quartiles};

/// Whom or what a published number can be about.
pub const POPULATIONS: [&str; 7] =
    ["businesses", "customers", "members", "orders", "repeat_customers", "sessions", "visitors"];

/// Stretches of time that are no number of days, months or years (`90d`, `12m`,
/// `3y`): `none` is one that is not stated.
pub const WINDOWS: [&str; 4] = ["month", "quarter", "ever", "none"];

/// Grades of what is shown; what is worse is not added.
pub const GRADES: [&str; 3] = ["A", "B", "C"];

/// Where a published number comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When; `None` when it does not say.
    pub year: Option<u32>,
    /// Where; `None` when there is no address to give.
    pub url: Option<String>,
    /// Read at its origin, or as others quote it.
    pub primary: bool,
    /// Whom the publisher quotes; `None` where the number is its own, or it does not
    /// say.
    pub quoting: Option<String>,
    /// Computed here, from data that the publisher gave away.
    #[serde(default)]
    pub computed: bool,
}

/// A published number.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Its name in files.
    pub id: String,
    /// Where it comes from.
    pub source: Source,
    /// The nearest of our metrics, if one is near.
    pub metric: Option<String>,
    /// A: primary, defined, sample given. B: primary but thin. C: without
    /// definition or method, or second-hand.
    pub grade: String,
    /// The trade, or "all".
    pub vertical: String,
    /// The number, or the lower end of a range; of peers, their lower quartile.
    pub low: f64,
    /// The number again, or the upper end; of peers, their upper quartile.
    pub high: f64,
    /// Of peers, their median; `None` for a single number or a range.
    pub median: Option<f64>,
    /// Its unit.
    pub unit: Unit,
    /// The currency, when the unit is money.
    pub currency: Option<String>,
    /// The stretch of time it looks at.
    pub window: String,
    /// Whom or what it is about.
    pub population: String,
    /// Shops in the sample, when stated.
    pub shops: Option<u64>,
    /// Customers in the sample, when stated.
    pub customers: Option<u64>,
    /// When the data are from, when stated.
    pub period: Option<String>,
    /// What was measured.
    pub definition: String,
    /// What is weak or odd about it.
    pub note: Option<String>,
}

impl Benchmark {
    /// The number, the middle of a range, or the median of peers.
    pub fn middle(&self) -> f64 {
        self.median.unwrap_or_else(|| f64::midpoint(self.low, self.high))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Source,
    benchmark: Vec<Wire>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    id: Spanned<String>,
    metric: Option<Spanned<String>>,
    grade: Spanned<String>,
    vertical: String,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    p25: Option<f64>,
    p50: Option<f64>,
    p75: Option<f64>,
    values: Option<Vec<f64>>,
    unit: Unit,
    currency: Option<String>,
    window: Spanned<String>,
    population: Spanned<String>,
    shops: Option<u64>,
    customers: Option<u64>,
    period: Option<String>,
    definition: String,
    note: Option<String>,
}

/// The line of a file and what is wrong on it, with a hint.
type Fault = (Range<usize>, String, String);

/// Reads one file. `taken` has the ids of the files before with their paths.
///
/// # Errors
///
/// [`config::Error::Bad`] with the first line that is not understood: an id that
/// is taken, a metric, window, population or grade that there is not, or numbers
/// that are neither one, nor a range, nor those of peers.
pub(super) fn parse(
    path: &str,
    text: &str,
    taken: &mut BTreeMap<String, String>,
) -> Result<Vec<Benchmark>, config::Error> {
    let file: File = config::parse(text, Path::new(path))?;
    let source = file.source;
    let read = |wire: Wire| {
        if let Some(metric) = &wire.metric {
            known_metric(metric, text, Path::new(path))?;
        }
        let bad = |(at, what, hint)| config::bad(Path::new(path), text, at, what, Some(hint));
        let numbers = check(&wire).and_then(|()| numbers(&wire)).map_err(bad)?;
        if let Some(file) = taken.insert(wire.id.as_ref().clone(), path.into()) {
            let what = format!("the id {:?} is taken", wire.id.as_ref());
            return Err(bad((wire.id.span(), what, format!("it is in {file} already"))));
        }
        Ok(benchmark(wire, numbers, source.clone()))
    };
    file.benchmark.into_iter().map(read).collect()
}

/// A low end, a high end, and the median of peers.
type Numbers = (f64, f64, Option<f64>);

fn benchmark(wire: Wire, (low, high, median): Numbers, source: Source) -> Benchmark {
    let listed = wire.values.as_ref().map(|values| values.len() as u64);
    Benchmark {
        id: wire.id.into_inner(),
        source,
        metric: wire.metric.map(Spanned::into_inner),
        grade: wire.grade.into_inner(),
        vertical: wire.vertical,
        low,
        high,
        median,
        unit: wire.unit,
        currency: wire.currency,
        window: wire.window.into_inner(),
        population: wire.population.into_inner(),
        shops: wire.shops.or(listed),
        customers: wire.customers,
        period: wire.period,
        definition: wire.definition,
        note: wire.note,
    }
}

/// That the words are among those that there are.
fn check(wire: &Wire) -> Result<(), Fault> {
    let known = |word: &Spanned<String>, what: &str, words: &[&str]| {
        if words.contains(&word.as_ref().as_str()) {
            return Ok(());
        }
        let hint = config::nearest(word.as_ref(), words.iter().copied());
        Err((word.span(), format!("there is no {what} {:?}", word.as_ref()), hint))
    };
    known(&wire.grade, "grade", &GRADES)?;
    known(&wire.population, "population", &POPULATIONS)?;
    let window = wire.window.as_ref();
    let number = window.strip_suffix(['d', 'm', 'y']).and_then(|it| it.parse::<u32>().ok());
    if number.is_some_and(|number| number > 0) {
        return Ok(());
    }
    known(&wire.window, "window", &WINDOWS).map_err(|(at, what, hint)| {
        (at, what, format!("{hint}; days, months and years are written 90d, 12m, 3y"))
    })
}

/// The numbers, of which exactly one kind has to be given.
fn numbers(wire: &Wire) -> Result<Numbers, Fault> {
    let id = wire.id.as_ref();
    let bad = |what: String, hint: &str| (wire.id.span(), what, hint.to_string());
    let given = [wire.p25, wire.p50, wire.p75];
    let (low, high, median) = match (wire.value, (wire.low, wire.high), given, &wire.values) {
        (Some(value), (None, None), [None, None, None], None) => (value, value, None),
        (None, (Some(low), Some(high)), [None, None, None], None) => (low, high, None),
        (None, (None, None), [Some(low), Some(median), Some(high)], None) => {
            (low, high, Some(median))
        }
        (None, (None, None), [None, None, None], Some(values)) => {
            let [low, median, high] = quartiles(values).ok_or_else(|| {
                let what = format!("{id:?} has fewer than {FEWEST} values");
                bad(what, "of fewer shops there are no quartiles; give low and high")
            })?;
            (low, high, Some(median))
        }
        _ => {
            let what = format!("{id:?} has neither a value nor a range");
            return Err(bad(what, "give value, or low and high, or p25, p50 and p75, or values"));
        }
    };
    let middle = median.unwrap_or(low);
    if !(low <= middle && middle <= high && low.is_finite() && high.is_finite()) {
        return Err(bad(format!("the numbers of {id:?} do not ascend"), "write the lowest first"));
    }
    if wire.unit == Unit::Share && !(0.0..=1.0).contains(&low) | !(0.0..=1.0).contains(&high) {
        return Err(bad(format!("{id:?} is no share"), "a share is from 0 to 1: 0.32 for 32%"));
    }
    Ok((low, high, median))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[source]\ntitle = \"t\"\npublisher = \"p\"\nprimary = true\n\
        [[benchmark]]\nid = \"b\"\nmetric = \"churn_rate\"\ngrade = \"A\"\nvertical = \"all\"\n\
        value = 0.3\nunit = \"share\"\nwindow = \"12m\"\npopulation = \"customers\"\n\
        definition = \"d\"\n";

    fn read(text: &str) -> Result<Benchmark, config::Error> {
        parse("b.toml", text, &mut BTreeMap::new()).map(|mut all| all.remove(0))
    }

    fn fault(numbers: &str) -> (String, String) {
        let error = read(&GOOD.replace("value = 0.3", numbers)).unwrap_err();
        (error.to_string(), error.hint().unwrap())
    }

    #[test]
    fn an_unknown_word_comes_with_its_line_and_the_nearest() {
        let fault = |from: &str, to: &str| {
            let error = read(&GOOD.replace(from, to)).unwrap_err();
            (error.to_string(), error.hint().unwrap())
        };
        let (what, hint) = fault("customers", "custmers");
        assert_eq!(what, "b.toml:13: there is no population \"custmers\"");
        assert_eq!(hint, "did you mean \"customers\"?");
        let (what, hint) = fault("12m", "evr");
        assert_eq!(what, "b.toml:12: there is no window \"evr\"");
        assert!(hint.starts_with("did you mean \"ever\"?; days"), "{hint}");
        for window in ["365", "d", "0d", "-3m", "12 m", ""] {
            let (what, _) = fault("12m", window);
            assert_eq!(what, format!("b.toml:12: there is no window {window:?}"));
        }
        assert_eq!(fault("\"A\"", "\"D\"").0, "b.toml:8: there is no grade \"D\"");
    }

    #[test]
    fn an_id_is_given_once() {
        let mut taken = BTreeMap::new();
        parse("a.toml", GOOD, &mut taken).unwrap();
        let error = parse("b.toml", GOOD, &mut taken).unwrap_err();
        assert_eq!(error.to_string(), "b.toml:6: the id \"b\" is taken");
        assert_eq!(error.hint().unwrap(), "it is in a.toml already");
    }

    #[test]
    fn numbers_are_one_or_a_range_or_those_of_peers() {
        let of = |numbers: &str| {
            let it = read(&GOOD.replace("value = 0.3", numbers)).unwrap();
            (it.low, it.median, it.high, it.shops)
        };
        assert_eq!(of("value = 0.3"), (0.3, None, 0.3, None));
        assert_eq!(of("low = 0.3\nhigh = 0.4"), (0.3, None, 0.4, None));
        assert_eq!(of("p25 = 0.2\np50 = 0.3\np75 = 0.4"), (0.2, Some(0.3), 0.4, None));
        let listed = of("values = [0.5, 0.1, 0.25, 0.375, 0.2]");
        assert_eq!(listed, (0.2, Some(0.25), 0.375, Some(5)));
        let what = fault("values = [0.1, 0.2, 0.3]").0;
        assert_eq!(what, "b.toml:6: \"b\" has fewer than 4 values");
        for neither in
            ["", "low = 0.3", "p25 = 0.1\np50 = 0.2", "value = 0.3\nlow = 0.1\nhigh = 0.4"]
        {
            let what = fault(neither).0;
            assert_eq!(what, "b.toml:6: \"b\" has neither a value nor a range");
        }
        for down in ["low = 0.4\nhigh = 0.3", "p25 = 0.2\np50 = 0.1\np75 = 0.4", "value = nan"] {
            assert_eq!(fault(down).0, "b.toml:6: the numbers of \"b\" do not ascend");
        }
        assert_eq!(fault("value = 32").1, "a share is from 0 to 1: 0.32 for 32%");
    }
}
