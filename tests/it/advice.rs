//! Advice: when a playbook applies, what it is worth, and for which store.

use std::sync::LazyLock;

use perennial::benchmarks::{Library, claims};
use perennial::config::Config;
use perennial::orders::{Orders, Source};
use perennial::playbooks::check::Held;
use perennial::playbooks::stage::Stage;
use perennial::playbooks::stake::By;
use perennial::playbooks::{self, Applies, PROPOSED};
use perennial::report::{self, Content, Report, json};
use perennial::segments::lifecycle::State;
use perennial::units::Month;
use serde_json::Value;

use crate::shop::{
    ASSETS, CONFIG, CONTENT, config, config_with, read_rows, read_sources, report, repository,
    with_targets,
};

/// A playbook file, with its audience and further lines before `[when]`.
pub(crate) fn file(
    id: &str,
    audience: &str,
    head: &str,
    when: &str,
    lift: &str,
) -> (String, String) {
    let text = format!(
        "+++\nid = \"{id}\"\ntitle = \"Do {id}\"\naudience = \"{audience}\"\n{head}\n\
         effort_hours = 4\nlead_days = 0\n[when]\n{when}\n{lift}\n\
         [measure]\nmetric = \"orders\"\nafter_days = 30\n+++\nBody of {id}.\n"
    );
    (format!("{id}.md"), text)
}

pub(crate) fn content(files: &[(String, String)]) -> Content {
    let benchmarks = Library::parse(ASSETS.below("content/benchmarks/", ".toml")).unwrap();
    let claims = claims::parse(ASSETS.below("content/claims/", ".toml")).unwrap();
    let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Content {
        playbooks: playbooks::parse(files, &benchmarks, &claims).unwrap(),
        benchmarks,
        claims,
        ..Content::default()
    }
}

pub(crate) fn against(
    orders: Orders,
    config: &Config,
    month: Option<&str>,
    content: &Content,
) -> Report {
    let month = month.map(|text| Month::parse(text).unwrap());
    let period = report::period(&orders, month).unwrap();
    Report::new(orders, period, &config.shop, &with_targets(content, config))
}

fn sample_config() -> Config {
    config(&std::fs::read_to_string(repository("content/sample/perennial.toml")).unwrap())
}

pub(crate) fn sample(month: &str, content: &Content) -> Report {
    let (config, file) = (sample_config(), repository("content/sample/data/orders.csv"));
    against(read_sources(vec![Source::File(file)], &config).unwrap(), &config, Some(month), content)
}

/// The sample in the month that its site shows, with its own playbooks.
pub(crate) static SAMPLE: LazyLock<Report> = LazyLock::new(|| sample("2026-10", &CONTENT));

/// A shop of a few rows, under some further lines of `[shop]`.
fn small(shop: &str, rows: &[String], content: &Content) -> Report {
    let config = config_with(shop);
    against(read_rows(rows, &config), &config, None, content)
}

/// Twelve people who order each month from 2023 on, for so many months that are
/// over, and one who did so once.
fn steady(months: u32) -> Vec<String> {
    let mut rows = vec!["x,ada@example.com,2023-01-28,10".to_string()];
    for month in 0..=months {
        let (year, of) = (2023 + month / 12, month % 12 + 1);
        rows.extend((0..12).map(|who| {
            format!("{who}-{month},c{who}@example.com,{year}-{of:02}-28,20,,,{}", channel(who))
        }));
    }
    rows
}

fn channel(who: u32) -> &'static str {
    if who < 9 { "search" } else { "mail" }
}

/// Conditions of every kind; what comes of them differs from shop to shop.
fn every_kind() -> String {
    let mut all = vec![
        "{ metric = \"repeat_purchase_rate_ever\", op = \"<\", value = 1.0 }".to_string(),
        "{ metric = \"repeat_purchase_rate_ever\", op = \">=\", value = 1.0 }".into(),
        "{ metric = \"orders\", op = \">=\", than = \"last-year\" }".into(),
        "{ metric = \"margin_12m\", op = \">\", value = 1.0 }".into(),
        "{ trait = \"coupon\", op = \">\", share = 0.9 }".into(),
        "{ trait = \"account\", is = \"guest\", op = \"<\", share = 0.9 }".into(),
        "{ trait = \"account\", is = \"account\", op = \"<\", share = 0.9 }".into(),
        "{ trait = \"channel\", op = \">\", share = 0.9 }".into(),
        "{ trait = \"channel\", is = \"search\", op = \"<\", share = 0.5 }".into(),
    ];
    let published = "rjmetrics-2015-second-order-365d";
    for op in ["<", ">"] {
        all.push(format!(
            "{{ metric = \"second_order_rate_365d\", op = \"{op}\", benchmark = \"{published}\" }}"
        ));
        for metric in ["aov", "revenue", "orders", "new_customers", "churn_rate"] {
            for than in ["last-month", "last-year"] {
                all.push(format!("{{ metric = \"{metric}\", op = \"{op}\", than = \"{than}\" }}"));
            }
        }
    }
    for state in State::ALL {
        all.push(format!("{{ segment = \"{}\", op = \">=\", customers = 5 }}", state.id()));
        all.push(format!("{{ segment = \"{}\", op = \">=\", share = 0.5 }}", state.id()));
        all.push(format!("{{ segment = \"{}\", op = \">=\", revenue_share = 0.5 }}", state.id()));
    }
    all.join(",\n")
}

const ALWAYS: &str = "all = [{ metric = \"customers\", op = \">\", value = 0 }]";
const NEVER: &str = "all = [{ metric = \"customers\", op = \"<\", value = 0 }]";
const OF_ORDERS: &str = "[lift]\norders = [0.005, 0.02]\nbasis = \"assumption\"";
const OF_REVENUE: &str = "[lift]\nrevenue = [0.01, 0.03]\nbasis = \"published\"\n\
    source = \"Publisher (2020), title\"\nurl = \"https://example.com/\"";

/// Lines by which a store of any size has come as far as possible.
const FAR: &str = "gaining_orders = 1, gaining_months = 1, consistent_orders = 1, \
    consistent_months = 1, fast_growth = 9.0, established_months = 1";

/// Shops with everything that advice can say.
pub(crate) fn shops() -> Vec<Report> {
    let leans = "claims = [\"sell-to-existing\"]\n\
        benchmarks = [\"rjmetrics-2015-second-order-365d\"]\nstages = [\"gaining-traction\"]";
    let every = content(&[
        file("any", "everyone", leans, &format!("any = [{}]", every_kind()), OF_ORDERS),
        file("all", "new", "", &format!("all = [{}]", every_kind()), OF_REVENUE),
        file("revenue", "everyone", "", ALWAYS, OF_REVENUE),
        file("lapsed", "lapsed", "", ALWAYS, ""),
        file("won-back", "won_back", "", ALWAYS, OF_ORDERS),
        file("never", "everyone", "", NEVER, OF_ORDERS),
        file("young", "everyone", "stages = [\"just-started\"]", ALWAYS, OF_ORDERS),
    ]);
    let unvalued = content(&[
        file("one", "everyone", "", ALWAYS, ""),
        file("two", "everyone", "", ALWAYS, ""),
    ]);
    let stage =
        |established: u64| format!("stage = {{ {FAR}, established_orders = {established} }}");
    vec![
        sample("2026-10", &every),
        small("", &steady(30), &every),
        small("", &steady(14), &every),
        small("", &steady(1), &unvalued),
        small("active_days = 40", &slow(), &every),
        small(&stage(1), &steady(30), &every),
        small(&stage(9_999), &steady(30), &every),
    ]
}

/// People who order every forty days or so: late, by a window of forty days.
fn slow() -> Vec<String> {
    let one = |who: u32, month: u32| {
        let month = 2 * month + 1;
        format!("{who}-{month},c{who}@example.com,2023-{month:02}-1{},20", who % 9)
    };
    (0..12).flat_map(|who| (0..6).map(move |month| one(who, month))).collect()
}

fn held(report: &Report, id: &str) -> Vec<Held> {
    let advice = report.advice.iter().find(|one| one.playbook.id == id).unwrap();
    advice.checked.iter().map(|it| it.held).collect()
}

/// What comes of each condition, in a playbook of its own.
fn outcomes(shop: &str, rows: &[String], conditions: &[&str]) -> Vec<(Held, Applies)> {
    let files: Vec<_> = (conditions.iter().enumerate())
        .map(|(at, it)| file(&format!("p{at}"), "everyone", "", &format!("any = [{it}]"), ""))
        .collect();
    let report = small(shop, rows, &content(&files));
    let outcome = |at: usize| {
        let id = format!("p{at}");
        let one = report.advice.iter().find(|one| one.playbook.id == id).unwrap();
        (one.checked[0].held, one.applies)
    };
    (0..conditions.len()).map(outcome).collect()
}

/// Of thirteen customers twelve order each month, nine of them came by search.
#[test]
fn conditions_hold_by_what_can_be_counted_by_hand() {
    let yes = (Held::Yes, Applies::Yes);
    let no = (Held::No, Applies::No);
    let got = outcomes(
        "",
        &steady(30),
        &[
            "{ metric = \"customers\", op = \">=\", value = 13 }",
            "{ metric = \"customers\", op = \">\", value = 13 }",
            "{ metric = \"customers\", op = \"<=\", value = 13 }",
            "{ segment = \"everyone\", op = \">=\", customers = 13 }",
            "{ segment = \"loyal\", op = \">=\", customers = 12 }",
            "{ segment = \"loyal\", op = \">\", customers = 12 }",
            "{ segment = \"loyal\", op = \"<\", share = 0.93 }",
            "{ segment = \"loyal\", op = \"<\", share = 0.92 }",
            "{ trait = \"channel\", is = \"search\", op = \">\", share = 0.69 }",
            "{ trait = \"channel\", is = \"search\", op = \">\", share = 0.70 }",
            "{ metric = \"orders\", op = \"<\", than = \"last-month\" }",
            "{ metric = \"orders\", op = \"<=\", than = \"last-month\" }",
        ],
    );
    assert_eq!(got, [yes, no, yes, yes, yes, no, yes, no, yes, no, no, yes]);
}

#[test]
fn what_cannot_be_told_decides_nothing() {
    let unknown = |held| (held, Applies::Unknown);
    let rows = steady(30);
    let got = outcomes(
        "",
        &rows,
        &[
            // One person lapsed, and the threshold is two.
            "{ segment = \"lapsed\", op = \">=\", customers = 1 }",
            "{ trait = \"coupon\", op = \">\", share = 0.0 }",
        ],
    );
    assert_eq!(got, [unknown(Held::TooFew), unknown(Held::NotInTheFiles)]);
    let first = "{ metric = \"orders\", op = \">\", than = \"last-year\" }";
    assert_eq!(outcomes("", &steady(2), &[first]), [unknown(Held::NoEarlier)]);
    assert_eq!(outcomes("", &steady(14), &[&first.replace('>', ">=")]), [unknown(Held::NotTested)]);
}

/// Each month has twelve orders, but the last has many more or one more.
#[test]
fn a_change_since_last_year_counts_only_beyond_chance() {
    let more = |extra: u32| -> Vec<String> {
        let new = |who: u32| format!("n{who},n{who}@example.com,2025-06-15,20");
        steady(30).into_iter().chain((0..extra).map(new)).collect()
    };
    let rose = "{ metric = \"orders\", op = \">\", than = \"last-year\" }";
    let fell = "{ metric = \"orders\", op = \"<\", than = \"last-year\" }";
    let got = outcomes("", &more(1), &[rose, fell]);
    assert_eq!(got, [(Held::WithinNoise, Applies::No), (Held::No, Applies::No)]);
    let got = outcomes("", &more(60), &[rose, fell]);
    assert_eq!(got, [(Held::Yes, Applies::Yes), (Held::No, Applies::No)]);
    // For a number without a test the number decides.
    let customers = "{ metric = \"customers\", op = \">\", than = \"last-year\" }";
    assert_eq!(outcomes("", &more(1), &[customers]), [(Held::Yes, Applies::Yes)]);
}

#[test]
fn all_needs_each_and_any_needs_one() {
    let (yes, no) = (
        "{ metric = \"customers\", op = \">\", value = 1 }",
        "{ metric = \"customers\", op = \"<\", value = 1 }",
    );
    let unknown = "{ trait = \"coupon\", op = \">\", share = 0.0 }";
    let lists = [
        (format!("all = [{yes}, {yes}]"), Applies::Yes),
        (format!("all = [{yes}, {no}, {unknown}]"), Applies::No),
        (format!("all = [{yes}, {unknown}]"), Applies::Unknown),
        (format!("any = [{no}, {unknown}, {yes}]"), Applies::Yes),
        (format!("any = [{no}, {unknown}]"), Applies::Unknown),
        (format!("any = [{no}, {no}]"), Applies::No),
    ];
    for (when, applies) in lists {
        let report = small("", &steady(3), &content(&[file("p", "everyone", "", &when, "")]));
        assert_eq!(report.advice[0].applies, applies, "{when}");
    }
}

#[test]
fn the_arithmetic_of_the_stake_can_be_done_again_from_the_json() {
    let json: Value = serde_json::from_str(&json(&SAMPLE)).unwrap();
    let money = |value: &Value| -> f64 { value.as_str().unwrap().parse().unwrap() };
    let mut worth = Vec::new();
    for one in json["playbooks"].as_array().unwrap() {
        let (lift, group) = (&one["lift"], &one["group"]);
        if lift.is_null() || one["worth"].is_null() {
            continue;
        }
        let aov = money(&group["revenue"]) / group["orders"].as_f64().unwrap();
        assert!((aov - money(&one["aov"])).abs() < 0.001, "{one}");
        let whole = match lift["per"].as_str().unwrap() {
            "orders" => group["customers"].as_f64().unwrap() * aov,
            _ => money(&one["revenue_next_12m"]),
        };
        for end in ["low", "high"] {
            let by_hand = whole * lift[end].as_f64().unwrap();
            assert!((by_hand - money(&one["worth"][end])).abs() < 0.2, "{one}");
        }
        if !one["rank"].is_null() {
            worth.push(money(&one["worth"]["middle"]));
        }
    }
    assert!(worth.len() > PROPOSED && worth.is_sorted_by(|one, next| one >= next), "{worth:?}");
    let proposed = |one: &&Value| one["proposed"] == true;
    assert_eq!(json["playbooks"].as_array().unwrap().iter().filter(proposed).count(), PROPOSED);
}

#[test]
fn what_the_models_expect_of_the_states_adds_up_to_what_they_expect_of_all() {
    let files = State::ALL.map(|state| file(state.id(), state.id(), "", ALWAYS, OF_REVENUE));
    let report = sample("2026-10", &content(&files));
    assert_eq!(report.advice.len(), State::ALL.len());
    assert!(report.advice.iter().all(|one| one.stake.coming.by == By::Model));
    let sum: f64 = report.advice.iter().map(|one| one.stake.coming.revenue).sum();
    let (whole, _) = report.outlook.as_ref().unwrap().whole.worth.unwrap();
    assert!((sum / whole.value - 1.0).abs() < 1e-9, "{sum} {}", whole.value);
}

/// Twelve people spend 20 in each of the last twelve months; no model is fitted.
#[test]
fn without_a_model_an_audience_brings_what_it_brought() {
    let report = small("", &steady(30), &content(&[file("p", "loyal", "", ALWAYS, OF_REVENUE)]));
    let stake = &report.advice[0].stake;
    assert_eq!(stake.coming.by, By::Observed);
    assert!((stake.coming.revenue - 2_880.0).abs() < 1e-9, "{stake:?}");
    let worth = stake.worth.unwrap();
    assert!((worth.low - 28.8).abs() < 1e-9 && (worth.high - 86.4).abs() < 1e-9);
}

#[test]
fn the_stage_is_told_by_orders_growth_and_age_and_by_lines_of_the_configuration() {
    let stage = |shop: &str, months| small(shop, &steady(months), &CONTENT).store;
    let young = stage("", 5);
    assert_eq!((young.stage, young.evidence.months), (Stage::JustStarted, 5));
    assert_eq!(young.evidence.growth, None);
    let steady = stage("stage = { gaining_orders = 144 }", 30);
    assert_eq!((steady.stage, steady.evidence.orders), (Stage::GainingTraction, 144));
    assert_eq!(steady.evidence.growth, Some(0.0));
    let lines = format!("stage = {{ {FAR}, established_orders = 144 }}");
    assert_eq!(stage(&lines, 30).stage, Stage::Established);
    let text = CONFIG.replace("[shop]", "[shop]\nstage = { gaining_order = 1 }");
    let error = Config::from_text(&text, std::path::Path::new("perennial.toml")).unwrap_err();
    assert_eq!(error.to_string(), "perennial.toml:3: unknown key `gaining_order`");
}

#[test]
fn a_playbook_for_another_stage_is_set_apart_whatever_its_conditions() {
    let young = "stages = [\"just-started\"]";
    let content = content(&[
        file("yes", "everyone", young, ALWAYS, OF_ORDERS),
        file("no", "everyone", young, NEVER, OF_ORDERS),
    ]);
    let apply = |months| -> Vec<Applies> {
        let stage = "stage = { gaining_orders = 100 }";
        small(stage, &steady(months), &content).advice.iter().map(|one| one.applies).collect()
    };
    assert_eq!(apply(5), [Applies::Yes, Applies::No]);
    assert_eq!(apply(30), [Applies::OtherStage; 2]);
}

/// Of every number on the strategy page report.json has the value.
#[test]
fn each_condition_is_in_the_json_with_its_number_and_its_line() {
    let json: Value = serde_json::from_str(&json(&SAMPLE)).unwrap();
    let mut conditions = 0;
    for one in json["playbooks"].as_array().unwrap() {
        assert!(matches!(one["how"].as_str(), Some("all" | "any")), "{one}");
        for condition in one["when"].as_array().unwrap() {
            let known = matches!(condition["held"].as_str(), Some("yes" | "no" | "within_noise"));
            assert_eq!(
                known,
                !condition["value"].is_null() && !condition["line"].is_null(),
                "{one}"
            );
            conditions += 1;
        }
    }
    assert!(conditions >= SAMPLE.advice.len());
    assert_eq!(json["stage"]["stage"], SAMPLE.store.stage.id());
}

#[test]
fn own_and_embedded_playbooks_name_numbers_that_there_are() {
    let report = report(
        read_rows(&["1,ada@example.com,2024-01-31,10"], &config(CONFIG)),
        &config(CONFIG),
        None,
    );
    // Nothing is proposed to a shop of one customer whom nobody may tell.
    assert!(
        report.advice.iter().all(|one| one.applies != Applies::Yes),
        "{:?}",
        held(&report, "win-back")
    );
}
