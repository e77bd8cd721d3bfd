//! Playbooks of which a plan has been carried out: what it measured takes the place of
//! what was assumed, where it is beyond chance.

use perennial::effects::Side;
use perennial::effects::result::{Compared, Finding};
use perennial::ledger::Arm;
use perennial::metrics::change::Change;
use perennial::pages;
use perennial::report::{Content, Effect, Report, json};
use perennial::units::Day;
use serde_json::json;

use crate::advice::{against, content, file};
use crate::plans::{PLAN, parsed};
use crate::shop::{ASSETS, CONFIG, config, read_rows};

/// A change by as much as the middle of its interval.
pub(crate) fn change(low: f64, high: f64) -> Change {
    Change { difference: (low + high) / 2.0, interval: (low, high), p: 0.01 }
}

/// What a plan measured of each customer, and whether it was chance.
fn compared((low, high): (f64, f64), is_chance: bool) -> Finding {
    let ordered = if is_chance { change(-0.01, 0.07) } else { change(0.01, 0.07) };
    let net = Some(change(low, high));
    Finding::Compared(Compared { ordered, adjusted: 0.01, plans: 1, orders: net, net })
}

/// The effect of a plan for an audience, over the sixty days up to one.
pub(crate) fn effect((plan, audience): (&str, &str), finding: Finding, to: Day) -> Effect {
    Effect {
        plan: plan.into(),
        audience: audience.into(),
        as_of: to - 60,
        from: to - 59,
        to,
        days: 60,
        holdout: 0.1,
        sent: Some((900, 100)),
        finding,
        sides: Side::ALL.map(|side| (side, Arm { customers: 100, ..Arm::default() })).into(),
        missing: 0,
        mixed: 0,
    }
}

/// Twenty people who order for 20 in each of six months, and advice about all of them:
/// one order more of each hundred at least, and three at most.
fn shop(effects: &[(&str, &str, Finding, i32)]) -> Report {
    let month = |month: u32| {
        (1..=20).map(move |it| format!("{month}-{it},c{it}@example.com,2024-{month:02}-28,20"))
    };
    let rows: Vec<String> = (1..=6).flat_map(month).collect();
    let when = "all = [{ metric = \"customers\", op = \">\", value = 1 }]";
    let lift = "[lift]\norders = [0.01, 0.03]\nbasis = \"assumption\"";
    let plan = PLAN.replace("win-back", "again");
    let config = config(CONFIG);
    let report = |effects| {
        let content = Content {
            plans: parsed(&[("2024-01-again", &plan), ("2024-02-again", &plan)]),
            effects,
            ..content(&[file("again", "everyone", "", when, lift)])
        };
        against(read_rows(&rows, &config), &config, None, &content)
    };
    let bare = report(Vec::new());
    let one = |(plan, audience, finding, before): &(&str, &str, Finding, i32)| {
        effect((plan, audience), *finding, bare.period.as_of - *before)
    };
    report(effects.iter().map(one).collect())
}

/// Shops in which a plan has shown what a playbook does, and in which it has not.
pub(crate) fn shops() -> Vec<Report> {
    let of =
        |is_chance| shop(&[("2024-01-again", "everyone", compared((0.5, 1.5), is_chance), 30)]);
    vec![of(false), of(true)]
}

fn worth(report: &Report) -> (f64, f64) {
    let worth = report.advice[0].stake.worth.unwrap();
    (worth.low, worth.high)
}

fn page(report: &Report, name: &str) -> String {
    let pages = pages::render(report, &ASSETS, &[]).unwrap();
    String::from_utf8(pages.month[name].clone()).unwrap()
}

fn card(report: &Report) -> String {
    page(report, "playbooks/again.html")
}

fn near((low, high): (f64, f64), known: (f64, f64)) {
    assert!((low - known.0).abs() < 1e-9 && (high - known.1).abs() < 1e-9, "{low} {high}");
}

/// Twenty customers at 0.50 to 1.50 more are 10 to 30; assumed were 20 × 0.01 × 20 = 4
/// and three times that.
#[test]
fn what_is_beyond_chance_takes_the_place_of_what_was_assumed() {
    let [shown, chance] = shops().try_into().unwrap();
    near(worth(&shown), (10.0, 30.0));
    near(worth(&chance), (4.0, 12.0));
    let written =
        |report: &Report| -> serde_json::Value { serde_json::from_str(&json(report)).unwrap() };
    let measured = |is: bool| json!({ "plan": "2024-01-again", "days": 60, "net_per_customer": [0.5, 1.5], "shown": is });
    assert_eq!(written(&shown)["playbooks"][0]["measured"], measured(true));
    assert_eq!(written(&chance)["playbooks"][0]["measured"], measured(false));
    let page = card(&shown);
    assert!(page.contains("20 customers × £0.50 to £1.50 more from each of them = £10 to £30."));
    assert!(page.contains("Measured here: within 60 days") && !page.contains("an assumption"));
    assert!(page.contains("This takes the place of what the text assumes."));
    let page = card(&chance);
    assert!(page.contains("between £0.50 and £1.50 more within 60 days"), "{page}");
    assert!(page.contains("which may be chance. How much it adds is an assumption"));
}

/// What sixty days have shown is nowhere told as if it were for a year.
#[test]
fn what_was_measured_is_told_for_the_days_that_it_took() {
    let [shown, chance] = shops().try_into().unwrap();
    let told = [
        ("playbooks/again.html", "<dt>Worth in 60 days</dt>", "<dt>Worth in a year</dt>"),
        ("playbooks.html", "£0.50 to £1.50 from each customer in 60 days", "1 to 3"),
    ];
    for (name, measured, assumed) in told {
        assert!(page(&shown, name).contains(measured), "{name}");
        assert!(page(&chance, name).contains(assumed), "{name}");
    }
}

#[test]
fn the_plan_that_ended_last_counts_if_it_is_there_and_of_the_same_group() {
    let more = compared((0.5, 1.5), false);
    let plan = |report: &Report| {
        report.advice[0].stake.measured.as_ref().map(|it| (it.plan.clone(), it.low))
    };
    let earlier = compared((0.2, 0.3), false);
    let both = shop(&[
        ("2024-01-again", "everyone", more, 10),
        ("2024-02-again", "everyone", earlier, 40),
    ]);
    assert_eq!(plan(&both), Some(("2024-01-again".into(), 0.5)));
    let both = shop(&[
        ("2024-01-again", "everyone", more, 40),
        ("2024-02-again", "everyone", earlier, 10),
    ]);
    assert_eq!(plan(&both), Some(("2024-02-again".into(), 0.2)));
    assert_eq!(plan(&shop(&[("2024-01-again", "loyal", more, 10)])), None);
    assert_eq!(plan(&shop(&[("2023-01-again", "everyone", more, 10)])), None);
    assert_eq!(plan(&shop(&[("2024-01-again", "everyone", Finding::Running, 10)])), None);
}
