//! Groups of a few cannot be worked out from what is told of others.

use std::collections::BTreeMap;

use perennial::orders::Source;
use perennial::report::json;
use proptest::prelude::*;
use serde_json::Value;

use crate::random::{LINES, all_rows, file, shop};
use crate::shop::{config, read, read_sources, report, repository};

/// Counts of customers by name, as far as they are told.
type Told = BTreeMap<String, Option<u64>>;

/// Names of counts that have the same sum as others.
type Sum = (Vec<String>, Vec<String>);

const STATES: [&str; 6] = ["new", "active", "loyal", "won_back", "at_risk", "lapsed"];

/// Places among the ranks that together are whole cells, with their ranks.
const PLACES: [(&[&str], [usize; 2], [usize; 2]); 6] = [
    (&["champions", "regulars"], [3, 5], [4, 5]),
    (&["promising"], [3, 5], [2, 3]),
    (&["newcomers"], [4, 5], [1, 1]),
    (&["drifting"], [3, 3], [1, 1]),
    (&["slipping", "cooling"], [1, 2], [2, 5]),
    (&["dormant"], [1, 2], [1, 1]),
];

fn names(folder: &str, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| format!("{folder} {id}")).collect()
}

/// Every count of a group that a report tells, and what it tells beside them.
fn told(report: &Value) -> Told {
    let mut told = Told::new();
    let mut tell = |name: String, count: &Value| {
        let entry = told.entry(name).or_default();
        *entry = entry.or(count.as_u64());
    };
    let (states, places) = (&report["lifecycle"], &report["rfm"]["places"]);
    for (folder, groups) in [("state", states), ("place", places)] {
        for (id, group) in groups.as_object().unwrap() {
            tell(format!("{folder} {id}"), &group["customers"]);
        }
    }
    let grid = report["rfm"]["grid"].as_array().unwrap();
    for (r, row) in grid.iter().enumerate() {
        for (f, group) in row.as_array().unwrap().iter().enumerate() {
            let score = |rank| if grid.len() == 3 { 2 * rank + 1 } else { rank + 1 };
            tell(format!("cell {} {}", score(r), score(f)), &group["customers"]);
        }
    }
    for (before, row) in report["movement"].as_object().into_iter().flatten() {
        for (now, count) in row.as_object().unwrap() {
            tell(
                match (before.as_str(), now.as_str()) {
                    ("total", "total") => "all".into(),
                    ("total", now) => format!("state {now}"),
                    (before, "total") => format!("before {before}"),
                    (before, now) => format!("{before} to {now}"),
                },
                count,
            );
        }
    }
    for kind in report["outlook"]["groups"].as_array().into_iter().flatten() {
        let name = format!("kind {} {}", kind["ordered_again"], kind["idle_half_windows"]);
        tell(name, &kind["customers"]);
    }
    for playbook in report["playbooks"].as_array().unwrap() {
        let audience = playbook["audience"].as_str().unwrap();
        let name = match audience {
            "everyone" => "all".into(),
            state if STATES.contains(&state) => format!("state {state}"),
            place => format!("place {place}"),
        };
        tell(name, &playbook["group"]["customers"]);
    }
    let rate = &report["metrics"]["repeat_purchase_rate"];
    tell("again".into(), &rate["numerator"]);
    tell("of".into(), &rate["denominator"]);
    tell("base".into(), &report["metrics"]["active_end"]["value"]);
    told
}

/// What adds up, for whoever knows the definitions: of some it depends on the lines
/// of the shop, which are told, and the `truth` says it. Totals are told whatever
/// they are: where one is of a few, or leaves a few, no group can hide them.
fn sums(truth: &Told, threshold: u64) -> Vec<Sum> {
    let few = |count: Option<u64>| count.is_some_and(|count| (1..threshold).contains(&count));
    if few(truth["all"]) {
        return Vec::new();
    }
    let all = || vec![String::from("all")];
    let kinds = |again: bool| (0..3).map(|idle| format!("kind {again} {idle}")).collect::<Vec<_>>();
    let both = |idle: u32| vec![format!("kind true {idle}"), format!("kind false {idle}")];
    let mut sums: Vec<Sum> = vec![
        (all(), names("state", &STATES)),
        (all(), PLACES.iter().flat_map(|(ids, ..)| names("place", ids)).collect()),
        (
            all(),
            [names("place", &["newcomers", "drifting", "dormant"]), vec!["again".into()]].concat(),
        ),
        (all(), vec!["base".into(), "state lapsed".into()]),
        (vec!["again".into()], kinds(true)),
        (all(), [kinds(false), vec!["again".into()]].concat()),
        (names("state", &["at_risk"]), both(1)),
        (names("state", &["lapsed"]), both(2)),
        (names("state", &["new"]), vec!["kind false 0".into()]),
        (vec!["kind true 0".into()], names("state", &["active", "loyal", "won_back"])),
    ];
    for (ids, [from, to], [least, most]) in PLACES {
        let cells = (from..=to).flat_map(|r| (least..=most).map(move |f| format!("cell {r} {f}")));
        sums.push((names("place", ids), cells.filter(|cell| truth.contains_key(cell)).collect()));
    }
    let before: Vec<&str> = STATES.into_iter().chain(["no_customer_yet"]).collect();
    sums.push((all(), names("before", &before)));
    for from in &before {
        sums.push((names("before", &[from]), names(&format!("{from} to"), &STATES)));
    }
    for to in STATES {
        let parts = before.iter().map(|from| format!("{from} to {to}"));
        sums.push((names("state", &[to]), parts.collect()));
    }
    let of = |names: &[String]| -> Option<u64> { names.iter().map(|it| *truth.get(it)?).sum() };
    let (all, base, again) = (truth["all"], truth["base"], truth["again"]);
    let left = |total: Option<u64>| Some(all? - total?);
    let gives_away = |name: &str| match name {
        "base" => few(left(base)),
        "again" => truth["of"] != all || few(left(again)) || few(again),
        _ => false,
    };
    sums.retain(|(whole, parts)| !whole.iter().chain(parts).any(|name| gives_away(name)));
    sums.retain(|(whole, parts)| of(whole).is_some() && of(whole) == of(parts));
    sums
}

/// All that follows from what is told: what is alone in a sum is what is left of it.
fn worked_out(mut told: Told, sums: &[Sum]) -> Told {
    loop {
        let before = told.clone();
        for (whole, parts) in sums {
            let of = |names: &[String]| names.iter().filter_map(|it| told[it]).sum::<u64>();
            let missing: Vec<&String> =
                whole.iter().chain(parts).filter(|it| told[*it].is_none()).collect();
            if let [one] = missing[..] {
                let left = of(whole).abs_diff(of(parts));
                told.insert(one.clone(), Some(left));
            }
        }
        if told == before {
            return told;
        }
    }
}

/// What reports of the same orders, told from one customer on and from `threshold`
/// on, give away of groups of fewer; and how many counts the second does not tell.
fn given_away(report: impl Fn(u64) -> Value, threshold: u64) -> (Vec<String>, usize) {
    let [mut truth, mut told] = [1, threshold].map(|from| told(&report(from)));
    let cells = |of: &Told| of.keys().filter(|name| name.starts_with("cell")).count();
    if cells(&truth) != cells(&told) {
        // Ranks are thirds for one and fifths for the other.
        let is_kept = |name: &String| !name.starts_with("cell") && !name.starts_with("place");
        truth.retain(|name, _| is_kept(name));
        told.retain(|name, _| is_kept(name));
    }
    let hidden = told.values().filter(|count| count.is_none()).count();
    let found = worked_out(told, &sums(&truth, threshold));
    let is_few = |count: u64| (1..threshold).contains(&count);
    let of_few = found.into_iter().filter(|(name, count)| {
        assert!(count.is_none() || *count == truth[name], "{name}");
        count.is_some_and(is_few) && !["all", "again", "of", "base"].contains(&name.as_str())
    });
    (of_few.map(|(name, _)| name).collect(), hidden)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_few_are_what_is_left(shop in shop(), threshold in 2..6_u64) {
        let of = |threshold: u64| {
            let config = config(&LINES.replace("= 1\n", &format!("= {threshold}\n")));
            let report = report(read(&[&file(&all_rows(&shop))], &config).unwrap(), &config, None);
            serde_json::from_str(&json(&report)).unwrap()
        };
        let (few, _) = given_away(of, threshold);
        prop_assert!(few.is_empty(), "{few:?}");
    }
}

/// At the end of March 2025 three customers of the sample had been won back. With its
/// own line and with that of the base.
#[test]
fn the_sample_gives_no_few_away() {
    let text = std::fs::read_to_string(repository("content/sample/perennial.toml")).unwrap();
    let file = Source::File(repository("content/sample/data/orders.csv"));
    let orders = read_sources(vec![file], &config(&text)).unwrap();
    let own = "";
    for (month, line, threshold) in [
        ("2024-09", own, 60),
        ("2025-03", own, 10),
        ("2025-03", "active_days = 365", 10),
        ("2026-10", "active_days = 365", 90),
    ] {
        let of = |threshold: u64| {
            let shop = format!("privacy_threshold = {threshold}\n{line}");
            let config = config(&text.replace("privacy_threshold = 10", &shop));
            let report = report(orders.clone(), &config, Some(month));
            serde_json::from_str(&json(&report)).unwrap()
        };
        let (few, hidden) = given_away(of, threshold);
        assert!(few.is_empty(), "{month} {line}: {few:?}");
        assert!(hidden > 1, "{month} {line}");
    }
}
