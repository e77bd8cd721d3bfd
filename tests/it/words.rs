//! Every message is said somewhere, and none that is said is missing.

use std::collections::BTreeSet;

use perennial::benchmarks::{Library, claims};
use perennial::effects::result::{Compared, Finding};
use perennial::metrics::change::Change;
use perennial::orders::{Converted, Effect, Merged, Repeat, Rule, SideFile, Source};
use perennial::pages::{self, Past};
use perennial::playbooks;
use perennial::report::{self, Content, Effect as PlanEffect, Report, annotations};

use crate::advice;
use crate::changes::months;
use crate::histories::{paced, simulated};
use crate::languages;
use crate::measured::{change, effect};
use crate::plans::{PLAN, parsed, with_plans};
use crate::shop::{
    ASSETS, CONFIG, config, config_with, read_rows, read_sources, report, repository,
};

/// A day and a stretch of [`regulars`]' months.
const ANNOTATIONS: &str = "[[annotation]]\nfrom = 2021-02-05\ntext = \"a\"\n\
     [[annotation]]\nfrom = 2021-02-05\nto = 2021-03-05\ntext = \"b\"\n";

/// Ids of all messages.
fn ids() -> BTreeSet<String> {
    let files = ASSETS.below("content/locales/en/", ".ftl");
    let id = |line: &str| {
        let (id, _) = line.split_once(" =")?;
        let is_id = id.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        (is_id && line.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| id.to_string())
    };
    files.flat_map(|(_, text)| text.lines().filter_map(id).collect::<Vec<_>>()).collect()
}

/// Renders a report; what it said.
fn said(report: &Report, past: &[Past]) -> BTreeSet<String> {
    let pages = pages::render(report, &ASSETS, past).unwrap_or_else(|error| panic!("{error}"));
    pages.said.into_iter().collect()
}

/// A shop of a few rows, under some further lines of `[shop]`.
fn small(shop: &str, rows: &[String], month: Option<&str>) -> Report {
    let config = config_with(shop);
    report(read_rows(rows, &config), &config, month)
}

fn rows(rows: &[&str]) -> Vec<String> {
    rows.iter().map(ToString::to_string).collect()
}

/// People who order once a month.
fn regulars(customers: std::ops::RangeInclusive<u32>, months: u32) -> Vec<String> {
    let one = |month: u32, customer: u32| {
        let (year, month) = (2021 + month / 12, month % 12 + 1);
        format!(
            "{year}-{month}-{customer},c{customer}@example.com,{year}-{month:02}-28,{customer}0"
        )
    };
    (0..months).flat_map(|month| customers.clone().map(move |it| one(month, it))).collect()
}

/// People who order once, in the first month of [`regulars`].
fn once(customers: u32) -> Vec<String> {
    let one = |it: u32| format!("once{it},once{it}@example.com,2021-01-05,10");
    (0..customers).map(one).collect()
}

/// As [`report`], held against what people of the shop's own have written: a
/// number about each population, one of them in another unit, a playbook that leans on one of another trade,
/// and a claim of the one standing that the embedded claims lack.
fn beside_own_content(one: &str) -> Report {
    let mut files = String::from("[source]\ntitle = \"T\"\npublisher = \"P\"\nprimary = true\n");
    for population in ["businesses", "members", "orders", "visitors", "sessions"] {
        let unit = if population == "members" { "ratio" } else { "share" };
        files += &format!(
            "[[benchmark]]\nid = \"{population}\"\nmetric = \"repeat_purchase_rate_ever\"\n\
             grade = \"C\"\nvertical = \"music\"\nvalue = 0.5\nunit = \"{unit}\"\n\
             window = \"ever\"\npopulation = \"{population}\"\ndefinition = \"d\"\n"
        );
    }
    let benchmarks = Library::parse([("own.toml", files.as_str())].into_iter()).unwrap();
    let playbook = "+++\nid = \"own\"\ntitle = \"t\"\naudience = \"everyone\"\n\
         effort_hours = 1\nlead_days = 1\n[when]\nall = [{ metric = \
         \"repeat_purchase_rate_ever\", op = \"<\", benchmark = \"orders\" }]\n[measure]\n\
         metric = \"orders\"\nafter_days = 1\n+++\nText.\n";
    let claim = "id = \"own\"\ntext = \"t\"\nstated_source = \"s\"\nverdict = \"second-hand\"\n\
         known = \"k\"\n";
    let content = Content {
        playbooks: playbooks::parse([("own.md", playbook)].into_iter(), &benchmarks, &[]).unwrap(),
        claims: claims::parse([("own.toml", claim)].into_iter()).unwrap(),
        benchmarks,
        ..Content::default()
    };
    let config = config(CONFIG);
    let orders = read_rows(&[one], &config);
    let period = report::period(&orders, None).unwrap();
    Report::new(orders, period, &config.shop, &content)
}

/// A shop whose customers all come back and none of whom is loyal yet, among
/// peers of three kinds, and held against claims of each form.
fn among_peers() -> Report {
    let mut files = String::from("[source]\ntitle = \"T\"\npublisher = \"P\"\nprimary = true\n");
    for (id, metric, numbers) in [
        ("above", "repeat_purchase_rate_ever", "p25 = 0.1\np50 = 0.2\np75 = 0.3"),
        ("within", "repeat_purchase_rate_ever", "values = [0.7, 0.9, 1.0, 1.0]"),
        ("below", "loyal_customer_rate", "p25 = 0.2\np50 = 0.3\np75 = 0.4"),
    ] {
        files += &format!(
            "[[benchmark]]\nid = \"{id}\"\nmetric = \"{metric}\"\ngrade = \"A\"\n\
             vertical = \"all\"\n{numbers}\nunit = \"share\"\nwindow = \"ever\"\n\
             population = \"customers\"\ndefinition = \"d\"\n"
        );
    }
    let claim = |op: &str| {
        let text = format!(
            "id = \"c\"\ntext = \"t\"\nstated_source = \"s\"\nverdict = \"disputed\"\nknown = \"k\"\n\
             [test]\nmetric = \"purchase_frequency_12m\"\nop = \"{op}\"\nvalue = 2.0\n"
        );
        claims::parse([("c.toml", text.as_str())].into_iter()).unwrap().remove(0)
    };
    let content = Content {
        benchmarks: Library::parse([("peers.toml", files.as_str())].into_iter()).unwrap(),
        claims: ["<", "<=", ">", ">="].map(claim).to_vec(),
        annotations: annotations::parse([("own.toml", ANNOTATIONS)].into_iter()).unwrap(),
        ..Content::default()
    };
    let (rows, config) = (regulars(1..=60, 3), config(CONFIG));
    let orders = read_rows(&rows, &config);
    let period = report::period(&orders, None).unwrap();
    Report::new(orders, period, &config.shop, &content)
}

fn sample(month: &str) -> Report {
    let text = std::fs::read_to_string(repository("content/sample/perennial.toml")).unwrap();
    let (config, file) = (config(&text), repository("content/sample/data/orders.csv"));
    report(read_sources(vec![Source::File(file)], &config).unwrap(), &config, Some(month))
}

/// The shops that together have everything to say.
fn shops() -> Vec<Report> {
    let one = "1,ada@example.com,2024-01-31,10";
    let mut all = vec![
        sample("2026-10"),
        sample("2026-11"),
        sample("2023-12"),
        // One order, and it is not in a month that is over; nobody named it.
        small("", &rows(&[one]), None),
        small("", &rows(&["1,,2024-01-31,10"]), None),
        small("", &rows(&["1,ada@example.com,2024-01-15,10"]), None),
        // As much as the month before, and less.
        small("", &rows(&[one, "2,ben@example.com,2024-02-29,10"]), None),
        small("", &rows(&[one, "2,ben@example.com,2024-02-29,5"]), None),
        // More taken back than sold.
        small(
            "",
            &rows(&[one, "2,ada@example.com,2024-02-29,5", "3,ada@example.com,2024-02-03,-50"]),
            None,
        ),
        // More refunded than paid.
        small("", &rows(&["1,ada@example.com,2024-01-31,10,20"]), None),
    ];
    // No name, no currency, no zone.
    let bare = CONFIG.replace("name = \"A test\"\n", "").replace("currency = \"GBP\"\n", "");
    let bare = config(&bare);
    all.push(report(read_rows(&[one], &bare), &bare, None));
    // All come back, some do, and all but one are gone.
    let many = [regulars(1..=30, 3), regulars(31..=34, 1)].concat();
    all.push(small("", &many, None));
    all.push(small("", &regulars(1..=60, 30), None));
    let later = |it: u32, day: &str| format!("x{it}{day},c{it}@example.com,{day},10");
    let some: Vec<String> = (1..=5).map(|it| later(it, "2021-06-01")).collect();
    let few = [regulars(1..=10, 1), some, vec![later(1, "2022-03-31")]].concat();
    let gone = [regulars(1..=60, 1), vec![later(1, "2022-03-31")]].concat();
    all.extend([few, gone].map(|rows| small("", &rows, Some("2022-03"))));
    let strays = vec![later(1, "1999-01-01"), later(1, "2062-03-31")];
    all.push(small("", &[regulars(1..=10, 3), strays].concat(), None));
    // A first cohort that holds those who were customers before.
    let first = [
        regulars(1..=30, 1),
        rows(&["x1,y@example.com,2021-02-28,1", "x2,z@example.com,2021-03-31,1"]),
    ];
    all.push(small("", &first.concat(), None));
    all.push(small("active_days = 90", &many, None));
    all.push(small("", &[regulars(1..=60, 30), once(300)].concat(), None));
    all.push(beside_own_content(one));
    all.push(among_peers());
    // A layout that names nobody.
    let mut nobody = small("", &rows(&["1,,2024-01-31,10"]), None);
    nobody.data.account.no_customers.insert("Another export does.".into());
    all.push(nobody);
    all.push(merged_and_converted(one));
    all.extend(with_costs());
    all.extend(looking_ahead());
    all.extend(compared());
    all.push(with_plans("2024-03", in_every_state()));
    all.extend(advice::shops());
    all.push(crate::library::under_way());
    all.extend(crate::calendar::shops());
    all.extend(crate::loyalty::shops());
    all.extend(crate::targets::shops());
    all.extend(crate::measured::shops());
    all.extend(after_plans(one));
    all
}

/// After plans of which everything is said that can be.
fn after_plans(one: &str) -> Vec<Report> {
    let of = |low, high, adjusted, net: Option<Change>| {
        let ordered = change(low, high);
        Finding::Compared(Compared { ordered, adjusted, plans: 4, orders: net, net })
    };
    let net = Some(change(-1.0, 2.0));
    let findings = [
        Finding::NoSecret,
        Finding::OtherSecret,
        Finding::Running,
        Finding::TooFew,
        Finding::NoHoldout,
        Finding::FewOrders,
        of(0.01, 0.07, 0.02, net),
        of(-0.07, -0.01, 0.02, net),
        of(0.01, 0.07, 0.06, None),
        of(-0.01, 0.05, 0.5, None),
    ];
    let report = |findings: &[Finding]| {
        let mut report = small("", &rows(&[one]), None);
        let as_of = report.period.as_of;
        let effect = |(at, finding): (usize, &Finding)| PlanEffect {
            missing: 1,
            mixed: 2,
            ..effect((&format!("plan-{at}"), "at_risk"), *finding, as_of + 60)
        };
        report.effects = findings.iter().enumerate().map(effect).collect();
        report
    };
    vec![report(&findings), report(&findings[9..])]
}

/// Shops that say too seldom what goods cost, or sell below that.
fn with_costs() -> Vec<Report> {
    let config = config(&CONFIG.replace("refunded = \"refunded\"", "cost = \"refunded\""));
    let report = |rows: &[&str]| report(read_rows(rows, &config), &config, None);
    let dear = "1,ada@example.com,2024-01-31,10,12";
    vec![report(&[dear]), report(&[dear, "2,ben@example.com,2024-01-31,10"])]
}

/// Shops of whom nothing can be expected, for one reason and another, and some
/// in whose outlook something is missing.
fn looking_ahead() -> Vec<Report> {
    let idle = rows(&["1,ada@example.com,2024-01-15,10", "2,ben@example.com,2024-04-30,10"]);
    // All order on the same days: they do not differ, and nobody leaves.
    let alike = regulars(1..=500, 8);
    let mut some = small("", &simulated(700, |number| 10 + number), None);
    let flat = small("", &simulated(700, |_| 10), None);
    let Ok(outlook) = &mut some.outlook else { panic!("there is enough to go by") };
    let mut none_active = flat.clone();
    let amounts = outlook.amounts.clone();
    let Ok(flat_outlook) = &mut none_active.outlook else { panic!("there is enough to go by") };
    flat_outlook.whole.active = None;
    flat_outlook.trials[2].outcome =
        Err(perennial::forecasts::Error::NotConverged { model: "Pareto/NBD", steps: 200 });
    // Those in the middle are taken together, and those with most are not.
    let score = flat_outlook.trials[flat_outlook.chosen].outcome.as_ref().unwrap();
    none_active.shop.privacy_threshold = score.frequencies[7].customers;
    flat_outlook.amounts = amounts.map(|mut amounts| {
        amounts.correlation = None;
        amounts
    });
    // Nobody leaves; and half of them pause, as if they had left, and come back.
    let (steady, paused) =
        (paced(|_, _| true), paced(|customer, day| customer % 4 < 2 || !(110..205).contains(&day)));
    let shops = [&alike, &steady, &paused].map(|rows| small("", rows, None));
    [small("", &idle, Some("2024-03")), some, flat, none_active].into_iter().chain(shops).collect()
}

/// With a last month that is much better, much worse, or of few; of guests; and of
/// more months than have rows of their own, the first large and another small.
fn compared() -> Vec<Report> {
    let steady = |last: u32| {
        let mut counts = vec![80; 30];
        counts[29] = last;
        small("", &months(&counts), None)
    };
    let guests: Vec<String> = months(&[30; 30])
        .iter()
        .map(|row| row.replace(row.split(',').nth(1).unwrap(), ""))
        .collect();
    let mut long = vec![80; 30];
    (long[0], long[3]) = (300, 1);
    vec![
        small("", &months(&long), None),
        steady(250),
        steady(20),
        steady(81),
        small("", &months(&[3; 30]), None),
        small("", &guests, None),
    ]
}

/// Plans that are overdue, open and done, with a number to read later and now.
fn in_every_state() -> Vec<perennial::plans::Plan> {
    let open = PLAN.replace("2024-03-15", "2024-06-30").replace("before = \"30.00\"\n", "");
    let done = PLAN.replace("[ ]", "[x]").replace("after_days = 30", "after_days = 1");
    parsed(&[("late", PLAN), ("open", &open), ("done", &done)])
}

/// With customers merged by every rule, and money of another currency.
fn merged_and_converted(one: &str) -> Report {
    let mut report = small("", &rows(&[one]), None);
    let file = SideFile { name: "aliases.csv".into(), hash: "0".repeat(64) };
    let rules = Rule::ALL.map(|rule| (rule, Effect::default())).to_vec();
    let after = Repeat { customers: 1, repeaters: 0 };
    let account = &mut report.data.account;
    account.merged =
        Some(Merged { rules, after, aliases: Some(file.clone()), ..Merged::default() });
    account.converted = Some(Converted { rates: file, orders: [("EUR", 1)].into() });
    report
}

#[test]
fn every_message_is_said_by_some_shop() {
    let shops = shops();
    let mut unsaid = ids();
    assert!(unsaid.len() > 300, "{}", unsaid.len());
    for report in &shops {
        for id in said(report, &[]) {
            unsaid.remove(&id);
        }
    }
    // The site's first page beside earlier months.
    let json = serde_json::from_str(&report::json(&shops[2])).unwrap();
    let past = [Past { month: shops[2].period.month, report: json }];
    for id in said(&shops[0], &past) {
        unsaid.remove(&id);
    }
    // All pages in one file.
    for id in pages::single(&shops[0], &ASSETS).unwrap().said {
        unsaid.remove(&id);
    }
    // A second language, into which not all texts are translated.
    let two = languages::shop(r#"["en", "fa"]"#);
    let two = pages::render(&two, &languages::half_translated(), &[]);
    for id in two.unwrap().said {
        unsaid.remove(&id);
    }
    assert!(
        unsaid.is_empty(),
        "no shop says these:\n{}",
        unsaid.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn what_more_customers_would_bring_is_told_of_whole_people() {
    let mut report = advice::SAMPLE.clone();
    assert!(report::what_if(&report).iter().any(in_parts));
    report.shop.locales = ["en", "fa", "ru", "th", "zh-Hant"].map(String::from).into();
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    for at in ["", "fa/", "ru/", "th/", "zh-Hant/"] {
        let page = String::from_utf8_lossy(&pages.month[&format!("{at}value.html")]);
        let table = page.split("<table aria-labelledby=\"what-if-title\"").nth(1).unwrap();
        let rows = table.split("</table>").next().unwrap().split("<tr").skip(2);
        let told: Vec<String> = rows.map(|row| row.split("<td").nth(3).unwrap().into()).collect();
        assert!(told.len() >= report::POINTS.len(), "{at}: {told:?}");
        for cell in told {
            let text = cell.split('>').nth(1).unwrap().split('<').next().unwrap();
            // What follows a mark is a thousand, and not a decimal.
            let groups: Vec<&str> = text.split(|c: char| !c.is_numeric()).collect();
            let last = groups[groups.len() - 1].chars().count();
            assert!(groups.len() == 1 || last == 3, "{at}: {text}");
        }
    }
}

/// Whether a rise is of customers that are not whole.
fn in_parts(it: &report::WhatIf) -> bool {
    it.outcome
        .is_ok_and(|rise| report::POINTS.iter().any(|by| rise.by(*by).customers.fract() != 0.0))
}
