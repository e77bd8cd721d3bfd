//! What the shop wants its numbers to be: in the file, on tiles, in charts, in
//! `report.json`, and in the conditions of playbooks.

use perennial::pages;
use perennial::playbooks::check::Held;
use perennial::report::{self, Report};

use crate::advice::{against, content, file};
use crate::shop::{ASSETS, CONFIG, CONTENT, config, read_rows};

/// Six months of forty orders of 10 each, by people of whom so many order each month
/// and the others once: of 40 a month, `regulars` are the same.
fn rows(regulars: u32) -> Vec<String> {
    let one = |month: u32, who: u32| {
        let name = if who < regulars { format!("r{who}") } else { format!("m{month}x{who}") };
        format!("{month}-{who},{name}@example.com,2024-{month:02}-28,10,,,search")
    };
    let months = (1..=6).flat_map(|month| (0..40).map(move |who| one(month, who)));
    months.chain(["last,z@example.com,2024-06-30,10,,,search".into()]).collect()
}

/// A shop of [`rows`] with a section `[targets]`, and playbooks beside the embedded
/// benchmarks.
fn shop(head: &str, targets: &str, playbooks: &[(String, String)]) -> Report {
    let rows = rows(20);
    let text = CONFIG.replace("[shop]", &format!("[shop]\n{head}"));
    let config = config(&format!("{text}\n[targets]\n{targets}\n"));
    let content = if playbooks.is_empty() { CONTENT.clone() } else { content(playbooks) };
    against(read_rows(&rows, &config), &config, None, &content)
}

/// Shops with everything that can be said of targets. Of 141 customers 20 have
/// ordered twice: between 9.4% and 20.9%, by Wilson.
pub(crate) fn shops() -> Vec<Report> {
    let one = |id: &str, op: &str, metric: &str| {
        let when = format!("any = [{{ metric = \"{metric}\", op = \"{op}\", than = \"target\" }}]");
        file(id, "everyone", "", &when, "")
    };
    let playbooks = [
        one("below", "<", "repeat_purchase_rate"),
        one("above", ">", "repeat_purchase_rate"),
        one("none", "<", "repeat_purchase_rate_ever"),
    ];
    let shop = |targets: &str| shop("", targets, &playbooks);
    vec![
        shop("repeat_purchase_rate = 0.05\nrevenue = 500\ncustomer_retention_rate = 0.5"),
        shop("repeat_purchase_rate = 0.5\nreturning_customer_share = 0.2"),
        shop("repeat_purchase_rate = 0.15"),
    ]
}

fn page(report: &Report, path: &str) -> String {
    let pages = pages::render(report, &ASSETS, &[]).unwrap();
    String::from_utf8(pages.month[path].clone()).unwrap()
}

/// What the tile of a metric says of its target.
fn told(page: &str, id: &str) -> String {
    let tile = page.split(&format!("<div class=\"tile\" id=\"{id}\">")).nth(1).unwrap();
    let tile = tile.split("</div>").next().unwrap();
    let line = tile.split("<dd class=\"target ").nth(1).unwrap_or_default();
    line.split("</dd>").next().unwrap().replace("\">", ": ")
}

#[test]
fn a_tile_says_whether_its_target_is_reached_and_by_how_much() {
    let targets = "revenue = 400\norders = 50\nnew_customers = 21\nchurn_rate = 0.1\n\
                   returning_customer_share = 0.4\nrepeat_purchase_rate = 0.5";
    let summary = page(&shop("", targets, &[]), "index.html");
    assert_eq!(told(&summary, "revenue"), "reached: Target £400.00: reached, £10.00 above");
    assert_eq!(told(&summary, "orders"), "missed: Target 50: not reached, 9 below");
    assert_eq!(told(&summary, "new_customers"), "reached: Target 21: reached exactly");
    // 14.2% of 141.
    let repeat = "missed: Target 50.0%: not reached, 35.8 points below";
    assert_eq!(told(&summary, "repeat_purchase_rate"), repeat);
    let rate = told(
        &page(&shop("", "repeat_purchase_rate = 0.15", &[]), "index.html"),
        "repeat_purchase_rate",
    );
    assert_eq!(rate, "within_chance: Target 15.0%: within chance of it");
    assert_eq!(told(&summary, "aov"), "");
}

/// Its numbers are read from the latest month's `report.json`.
#[test]
fn the_first_page_says_the_same_of_the_latest_month() {
    let pages = pages::render(&shop("", "revenue = 400\norders = 50", &[]), &ASSETS, &[]).unwrap();
    let first = String::from_utf8(pages.root["index.html"].clone()).unwrap();
    assert!(first.contains("Target £400.00: reached, £10.00 above"), "{first}");
    assert!(first.contains("Target 50: not reached, 9 below"), "{first}");
    assert_eq!(first.matches("class=\"target ").count(), 2);
}

#[test]
fn a_number_that_is_undefined_or_has_no_better_side_is_not_judged() {
    let report = shop("", "churn_rate = 0.5\nreturning_customer_share = 0.9", &[]);
    let customers = page(&report, "customers.html");
    assert_eq!(told(&customers, "churn_rate"), "open: Target 50.0%");
    // 20 of 41.
    let share = "beside: Target 90.0%: 41.2 points below";
    assert_eq!(told(&page(&report, "index.html"), "returning_customer_share"), share);
}

/// The SVG of a figure.
fn chart(page: &str, id: &str) -> String {
    let figure = page.split(&format!("<figure id=\"{id}\">")).nth(1).unwrap();
    figure.split("</svg>").next().unwrap().to_string()
}

/// The words of a chart, in the order in which they stand there.
fn said(svg: &str) -> String {
    let texts = svg.split("<text").skip(1).filter_map(|it| it.split_once('>')?.1.split('<').next());
    texts.collect::<Vec<&str>>().join(" ")
}

#[test]
fn a_chart_of_the_number_has_the_target_as_a_line_with_its_words() {
    let targets = "revenue = 900\naov = 25\nsecond_order_rate_90d = 0.3";
    let report = shop("locales = [\"en\", \"fa\"]\n", targets, &[]);
    let plain = shop("locales = [\"en\", \"fa\"]\n", "", &[]);
    let lines = |svg: &str| svg.matches("class=\"m\"").count();
    let words = [
        ("index.html", "revenue-by-month", ["target £900.00", "هدف"]),
        ("value.html", "revenue-by-month", ["target £900.00", "هدف"]),
        ("value.html", "aov-by-month", ["target £25.00", "هدف"]),
        ("segments.html", "by-channel", ["target 30.0%", "هدف"]),
    ];
    for (path, id, words) in words {
        for (path, words) in [path.to_string(), format!("fa/{path}")].into_iter().zip(words) {
            let (with, without) = (page(&report, &path), page(&plain, &path));
            let (with, without) = (chart(&with, id), chart(&without, id));
            assert!(said(&with).contains(words), "{path} {id}: {with}");
            assert!(!said(&without).contains(words), "{path} {id}");
            assert_eq!(lines(&with), lines(&without) + 1, "{path} {id}");
        }
    }
    // The highest month has 410: the axis would end at 500.
    let [with, without] =
        [&report, &plain].map(|it| chart(&page(it, "index.html"), "revenue-by-month"));
    assert!(with.contains(">£1,000<") && !without.contains(">£1,000<"));
}

#[test]
fn the_json_and_the_file_have_each_target_beside_its_number() {
    let report = shop("", "revenue = 400\nchurn_rate = 0.5\nrepeat_purchase_rate = 0.5", &[]);
    let json: serde_json::Value = serde_json::from_str(&report::json(&report)).unwrap();
    let targets = &json["targets"];
    let revenue = serde_json::json!({
        "target": "400.00", "value": "410.00", "difference": "10.00", "verdict": "reached",
        "why": null,
    });
    assert_eq!(targets["revenue"], revenue);
    assert_eq!(targets["churn_rate"]["verdict"], serde_json::Value::Null);
    assert_eq!(targets["churn_rate"]["why"], json["metrics"]["churn_rate"]["why"]);
    assert_eq!(targets["repeat_purchase_rate"]["verdict"], "missed");
    assert_eq!(targets.as_object().unwrap().len(), 3);
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    let file = String::from_utf8(pages.month["tables/targets.csv"].clone()).unwrap();
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines[0], "metric,target,ours,difference,verdict,low,high");
    assert_eq!(lines[1], "revenue,400.00,410.00,10.00,reached,,");
    assert_eq!(lines[2], "churn_rate,0.5,,,undefined,,");
    assert!(lines[3].starts_with("repeat_purchase_rate,0.5,0.1418") && lines.len() == 4, "{file}");
    // Without any there is neither file nor section.
    let pages = pages::render(&shop("", "", &[]), &ASSETS, &[]).unwrap();
    assert!(!pages.month.contains_key("tables/targets.csv"));
    let page = String::from_utf8(pages.month["benchmarks.html"].clone()).unwrap();
    assert!(!page.contains("targets-section"));
}

#[test]
fn a_condition_goes_by_the_target_beyond_chance() {
    let held = |report: &Report, id: &str| {
        let one = report.advice.iter().find(|one| one.playbook.id == id).unwrap();
        one.checked[0].held
    };
    let all = shops();
    let of = |id: &str| -> Vec<Held> { all.iter().map(|report| held(report, id)).collect() };
    assert_eq!(of("below"), [Held::No, Held::Yes, Held::WithinNoise]);
    assert_eq!(of("above"), [Held::Yes, Held::No, Held::No]);
    assert_eq!(of("none"), [Held::NoTarget; 3]);
    let strategy = page(&all[1], "strategy.html");
    assert!(strategy.contains("14.2%, below the target of 50.0%."));
    assert!(strategy.contains("The shop has set no target for it."));
    let json: serde_json::Value = serde_json::from_str(&report::json(&all[2])).unwrap();
    let below = json["playbooks"].as_array().unwrap().iter().find(|one| one["id"] == "below");
    let condition = &below.unwrap()["when"][0];
    assert_eq!(
        (&condition["than"], &condition["held"]),
        (&"target".into(), &"within_noise".into())
    );
    assert_eq!(condition["line"], 0.15);
}
