//! Playbooks that were adopted: the files, and the page that follows them.

use std::fs;

use perennial::metrics::Value;
use perennial::orders::Orders;
use perennial::pages;
use perennial::plans::{self, Plan, Text, progress};
use perennial::report::{self, Content, Report};
use perennial::units::Month;
use proptest::prelude::*;

use crate::shop::{ASSETS, CONFIG, CONTENT, Folder, Ran, config, read_rows, tree};

/// Four months that are over.
const ROWS: [&str; 5] = [
    "1,ada@example.com,2024-01-05,10",
    "2,ben@example.com,2024-01-20,20",
    "3,ada@example.com,2024-02-02,30",
    "4,cyd@example.com,2024-03-29,40",
    "5,ben@example.com,2024-04-30,50",
];

/// A plan of three steps, as people write it.
pub(crate) const PLAN: &str = "+++\nplaybook = \"win-back\"\nmonth = \"2024-02\"\nowner = \"Marketing\"\n\
    due = 2024-03-15\naudience = \"lapsed\"\n[measure]\nmetric = \"revenue\"\nafter_days = 30\n\
    before = \"30.00\"\n+++\n\n# Win them back\n\n- [x] One\n- [ ] Two (due 2024-03-01)\n- [ ] Three\n";

/// Plans from `(name, text)`.
pub(crate) fn parsed(files: &[(&str, &str)]) -> Vec<Plan> {
    let text = |(name, text): &(&str, &str)| Text {
        path: format!("plan/{name}.md").into(),
        text: (*text).into(),
    };
    plans::parse(&files.iter().map(text).collect::<Vec<_>>()).unwrap()
}

fn orders() -> Orders {
    read_rows(&ROWS, &config(CONFIG))
}

/// The report of a month, with plans.
pub(crate) fn with_plans(month: &str, plans: Vec<Plan>) -> Report {
    let orders = orders();
    let period = report::period(&orders, Month::parse(month)).unwrap();
    let content = Content { plans, ..CONTENT.clone() };
    Report::new(orders, period, &config(CONFIG).shop, &content)
}

fn page(report: &Report, name: &str) -> String {
    let pages = pages::render(report, &ASSETS, &[]).unwrap();
    String::from_utf8(pages.month[name].clone()).unwrap()
}

fn adopt(folder: &Folder, more: &[&str]) -> Ran {
    let args = ["plan", "adopt", "win-back", "--owner", "Marketing", "--due", "2024-05-31"];
    folder.run(&[&args[..], more].concat())
}

fn failed(ran: &Ran) -> &str {
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    assert!(ran.err.lines().any(|line| line.starts_with("  hint: ")), "{}", ran.err);
    &ran.err
}

#[test]
fn a_playbook_is_adopted_ticked_and_followed_to_its_end() {
    let folder = Folder::of_rows(&ROWS);
    folder.build(&["--as-of", "2024-02"]);
    folder.build(&["--as-of", "2024-03"]);
    let ran = adopt(&folder, &["--month", "2024-02"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let name = "plan/2024-02-win-back.md";
    assert!(ran.out.contains(&format!("wrote     {name}: ")), "{}", ran.out);
    // Without --month it is the latest of the site.
    assert!(adopt(&folder, &[]).out.contains("plan/2024-03-win-back.md"));
    fs::remove_file(folder.at("plan/2024-03-win-back.md")).unwrap();

    let text = folder.text(name);
    let before = folder.json("site/2024-02/report.json")["metrics"]["won_back_customers"].clone();
    assert_eq!(text.contains("\nbefore = "), !before["value"].is_null());
    let plan = &parsed(&[("2024-02-win-back", &text)])[0];
    let own = CONTENT.playbooks.iter().find(|it| it.id == "win-back").unwrap();
    assert_eq!((plan.title.as_str(), &plan.owner[..]), (own.title.as_str(), "Marketing"));
    assert_eq!(plan.steps.len(), own.body.matches("\n- [ ] ").count());
    assert_eq!((plan.done(), plan.audience.as_str()), (0, own.audience.as_str()));

    let state = |month: &str| {
        folder.build(&["--as-of", month]);
        let report = folder.json(&format!("site/{month}/report.json"));
        let one = &report["plans"]["all"][0];
        (one["state"].as_str().map(String::from), one["steps_done"].as_u64())
    };
    let some = |state: &str, done| (Some(state.to_string()), Some(done));
    assert_eq!(state("2024-01"), (None, None), "it was adopted later");
    assert_eq!(state("2024-02"), some("open", 0));
    folder.put(name, text.replacen("- [ ]", "- [x]", 2));
    assert_eq!(state("2024-04"), some("open", 2));
    folder.put(name, text.replacen("- [ ]", "- [X]", 2).replace("2024-05-31", "2024-04-29"));
    assert_eq!(state("2024-03"), some("open", 2));
    assert_eq!(state("2024-04"), some("overdue", 2), "an unfinished plan is carried on");
    folder.put(name, text.replace("- [ ]", "- [x]"));
    let all = plan.steps.len() as u64;
    assert_eq!(state("2024-04"), some("done", all));
    let summary = folder.text("site/2024-04/index.html");
    assert!(summary.contains("Plans: 0 open, 0 overdue, 1 done"));
}

#[test]
fn a_plan_is_never_written_over_and_a_failure_writes_nothing() {
    let folder = Folder::of_rows(&ROWS);
    let none = adopt(&folder, &[]);
    assert!(failed(&none).starts_with("error: site: there is no report to adopt"), "{}", none.err);
    assert!(none.err.contains("--month 2026-11"));
    assert!(!folder.at("plan").exists());
    assert_eq!(adopt(&folder, &["--month", "2024-02"]).code, Some(0));
    folder.put("plan/2024-02-win-back.md", PLAN);
    let before = tree(&folder.at(""));
    let again = adopt(&folder, &["--month", "2024-02"]);
    assert!(failed(&again).contains("2024-02-win-back.md: there is this plan already"));
    let late = adopt(&folder, &["--month", "2024-06"]);
    assert!(failed(&late).contains("a plan of 2024-06 cannot be due on 2024-05-31"));
    let args = ["--owner", "Marketing", "--due", "2024-05-31", "--month", "2024-02"];
    let unknown = folder.run(&[&["plan", "adopt", "win-bak"], &args[..]].concat());
    assert!(failed(&unknown).contains("did you mean \"win-back\"?"));
    for bad in [["--owner", " "], ["--due", "1 May"], ["--month", "May"]] {
        let ran = adopt(&folder, &bad);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{bad:?}");
    }
    assert!(tree(&folder.at("")) == before);
    let elsewhere = Folder::new();
    assert!(failed(&adopt(&elsewhere, &[])).contains("there is no perennial.toml here"));
    assert!(failed(&elsewhere.run(&["plan"])).contains("there is no perennial.toml here"));
    assert!(tree(&elsewhere.at("")).is_empty());
}

#[test]
fn a_plan_is_written_in_the_first_language_of_the_shop() {
    let folder = Folder::of_rows(&ROWS);
    let text =
        folder.text("perennial.toml").replace("[shop]", "[shop]\nlocales = [\"ru\", \"en\"]");
    folder.put("perennial.toml", text);
    assert_eq!(adopt(&folder, &["--month", "2024-02"]).code, Some(0));
    let title = ASSETS.0["content/locales/ru/playbooks/win-back.md"].lines().next().unwrap();
    let plan = folder.text("plan/2024-02-win-back.md");
    assert!(plan.contains(&format!("\n{title}\n")) && plan.matches("- [ ] ").count() > 3, "{plan}");
}

#[test]
fn an_own_playbook_without_steps_is_a_plan_of_one() {
    let folder = Folder::of_rows(&ROWS);
    let own = ASSETS.0["content/playbooks/win-back.md"].replace("win-back", "call-all");
    let (front, _) = own.split_once("\n+++\n").unwrap();
    folder.put("content/playbooks/call-all.md", format!("{front}\n+++\nBy telephone.\n"));
    let args = ["--owner", "\"Shop\" \\ team", "--due", "2024-05-31", "--month", "2024-02"];
    let ran = folder.run(&[&["plan", "adopt", "call-all"], &args[..]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let plan = parsed(&[("2024-02-call-all", &folder.text("plan/2024-02-call-all.md"))]).remove(0);
    assert_eq!((plan.owner.as_str(), plan.steps.len()), ("\"Shop\" \\ team", 1));
    // The playbook goes, and the plan stays.
    fs::remove_file(folder.at("content/playbooks/call-all.md")).unwrap();
    folder.build(&["--as-of", "2024-03"]);
    let page = folder.text("site/2024-03/plan.html");
    assert!(page.contains(&plan.title) && !page.contains("playbooks/call-all.html"));
}

#[test]
fn the_list_says_how_far_the_plans_are() {
    let folder = Folder::of_rows(&ROWS);
    let list = |args: &[&str]| {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.out
    };
    assert!(list(&["plan"]).starts_with("there is no plan in plan yet\n"));
    folder.put("plan/a.md", PLAN);
    folder.put("plan/b.md", PLAN.replace("[ ]", "[x]"));
    assert!(list(&["plan"]).starts_with("as of     no day: "));
    assert!(
        list(&["plan"]).contains("\nopen      a: due 2024-03-15, Marketing, 1 of 3 steps done\n")
    );
    folder.build(&["--as-of", "2024-03"]);
    let expected = "as of     2024-03-31, the day of the latest report\n\
        overdue   a: due 2024-03-15, Marketing, 1 of 3 steps done\n          \
        next: Two (due 2024-03-01)\n\
        done      b: due 2024-03-15, Marketing, 3 of 3 steps done\n";
    assert_eq!(list(&["plan"]), expected);
    assert_eq!(list(&["plan", "list"]), expected);
}

#[test]
fn only_markdown_in_the_folder_is_a_plan_and_every_fault_is_told_at_once() {
    let folder = Folder::of_rows(&ROWS);
    folder.put("plan/notes.txt", "no plan");
    folder.put("plan/a.sent.csv", "no,plan");
    folder.put("plan/old/deeper.md", "no plan");
    folder.build(&[]);
    let site = tree(&folder.at("site"));
    folder.put("plan/a.md", PLAN.replace("[x]", "[]").replace("\"lapsed\"", "\"lapse\""));
    folder.put("plan/b.md", "# Notes\n");
    folder.put("plan/c.md", b"\xff".as_slice());
    for command in [&["build"][..], &["plan"]] {
        let ran = folder.run(command);
        let said = failed(&ran);
        for fault in [
            "a.md:6: there is no audience \"lapse\"\n",
            "a.md:15: the box [] is neither open nor done\n",
            "b.md:1: the plan has no front matter\n",
            "c.md\n  because: ",
        ] {
            assert!(said.contains(fault), "{fault} is not in {said}");
        }
        assert!(said.matches("error: ").count() == 4, "{said}");
    }
    assert!(tree(&folder.at("site")) == site);
}

#[test]
fn the_page_has_what_the_files_and_the_report_say() {
    let done = PLAN.replace("[ ]", "[x]").replace("revenue", "orders").replace("\"30.00\"", "1");
    let open = PLAN.replace("2024-03-15", "2024-06-30").replace("win-back", "gone");
    let bare = PLAN.replace("before = \"30.00\"\n", "").replace("# Win", "# Bare: win");
    let files = [("done", &done), ("open", &open), ("late", &PLAN.into()), ("none", &bare)];
    let plans = parsed(&files.map(|(name, text): (&str, &String)| (name, text.as_str())));
    assert_eq!(plans[2].measure.before.map(Value::number), Some(30.0));
    let report = with_plans("2024-03", plans.clone());
    let html = page(&report, "plan.html");
    let order: Vec<usize> = ["plan-late", "plan-none", "plan-open", "plan-done"]
        .map(|id| html.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}")))
        .into();
    assert!(order.is_sorted());
    for said in [
        "Plans: 1 open, 2 overdue, 1 done",
        "1 of 3 steps done",
        "1 step is past its own day",
        "In February 2024, when adopted</dt><dd>£30.00",
        "Now, in March 2024</dt><dd>£40.00",
        "There was no number.",
        "</span> Two (due 2024-03-01)",
        "<details open>",
        "<details><summary>",
        "can be read since 14 April 2024",
        "href=\"playbooks/win-back.html\"",
        "plan/open.md",
    ] {
        let found = html.contains(said);
        assert_eq!(found, !said.contains("can be read since"), "{said}");
    }
    assert!(html.contains("to be read from 14 April 2024 on"));
    assert!(page(&with_plans("2024-04", plans), "plan.html").contains("read since 14 April 2024"));
    assert!(!html.contains("playbooks/gone.html"), "a playbook that is gone has no link");
    let summary = page(&report, "index.html");
    assert!(summary.contains("<a href=\"plan.html\">Plans: 1 open, 2 overdue, 1 done</a>"));
    let strategy = page(&report, "strategy.html");
    assert!(strategy.contains("href=\"plan.html#plan-late\""));
    assert!(strategy.contains("Overdue since 15 March 2024, Marketing: 1 of 3 steps done"));
    assert!(!strategy.contains("plan.html#plan-done"));

    let json: serde_json::Value = serde_json::from_str(&report::json(&report)).unwrap();
    let plans = &json["plans"];
    assert_eq!(
        (&plans["open"], &plans["overdue"], &plans["done"]),
        (&1.into(), &2.into(), &1.into())
    );
    let late = &plans["all"][0];
    assert_eq!(
        (&late["name"], &late["before"], &late["now"]),
        (&"late".into(), &"30.00".into(), &"40.00".into())
    );
    assert_eq!((&late["steps_late"], &late["read_from"]), (&1.into(), &"2024-04-14".into()));
    assert!(plans["all"][1]["before"].is_null());
    let csv = page(&report, "tables/plans.csv");
    assert_eq!(
        csv.lines().nth(1).unwrap(),
        "late,win-back,Marketing,2024-03-15,overdue,1,3,revenue,30.00,40.00"
    );
}

#[test]
fn without_a_plan_the_page_says_how_to_adopt_one() {
    let report = with_plans("2024-03", Vec::new());
    let html = page(&report, "plan.html");
    assert!(html.contains("No playbook has been adopted yet"));
    assert!(
        html.contains("perennial plan adopt ") && html.contains("--owner NAME --due YYYY-MM-DD")
    );
    assert!(!html.contains("tables/plans.csv"));
    assert!(!page(&report, "index.html").contains("plan.html\">Plans:"));
    assert!(!page(&report, "strategy.html").contains("under-way"));
}

#[test]
fn what_to_do_first_is_not_under_way() {
    let mut shops = crate::advice::shops().into_iter();
    let proposed = |report: &Report| -> Vec<String> {
        let all = report.advice.iter().filter(|one| one.is_proposed());
        all.map(|one| one.playbook.id.clone()).collect()
    };
    let mut report = shops.find(|report| proposed(report).len() > 1).unwrap();
    let title = |report: &Report| {
        let html = page(report, "strategy.html");
        let start = html.find("Start with “").unwrap() + "Start with “".len();
        html[start..].split('”').next().unwrap().to_string()
    };
    let before = title(&report);
    let text = PLAN.replace("win-back", &proposed(&report)[0]).replace("2024", "2000");
    report.plans = progress(
        &parsed(&[("a", &text)]),
        report.period.month,
        report.period.as_of,
        &report.metrics,
    );
    assert_ne!(title(&report), before);
}

#[test]
fn nothing_that_a_plan_says_acts_on_a_page() {
    let script = "<script>alert(1)</script>";
    let text = PLAN
        .replace("\"Marketing\"", "'<img src=x onerror=alert(1)>'")
        .replace("\"win-back\"", "'\"><script>alert(2)</script>'")
        .replace("Win them back", &format!("Win {script} <b onclick=x>them</b>"))
        .replace("Two", "[Two](javascript:alert(3)) <svg onload=alert(4)>")
        .replace("Three", "[Three](https://example.com \"\\\" onclick=alert(5)\")");
    let text = format!("{text}\n{script}\n\n![p](https://example.com/p.png)\n\n{{{{ page }}}}\n");
    let report = with_plans("2024-03", parsed(&[("bad", &text)]));
    for name in ["plan.html", "index.html", "strategy.html"] {
        // The page's own is the only one.
        let own = "<script src=\"perennial.js\" defer></script>";
        let html = page(&report, name).replacen(own, "", 1);
        for act in
            ["<script", "<img", "<b onclick", "<svg onload", "\" onclick", "href=\"javascript"]
        {
            assert!(!html.contains(act), "{act} is in {name}");
        }
    }
    let html = page(&report, "plan.html");
    assert!(html.contains("&lt;script") && html.contains("{{ page }}"));
    assert!(page(&report, "tables/plans.csv").contains("<img src=x"));
    for name in ["a b", "a\"b", "a#b", "<b>"] {
        let file = Text { path: format!("plan/{name}.md").into(), text: PLAN.into() };
        assert!(plans::parse(&[file]).unwrap_err().to_string().contains("other signs"), "{name}");
    }
}

/// Pieces that mean something to front matter or to markdown, and some that do
/// not.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("+++\n"),
        Just("# T"),
        Just("- [ ] "),
        Just("- [x] a"),
        Just("- [y]"),
        Just("-["),
        Just("  - "),
        Just("1. ["),
        Just("(due 2026-"),
        Just("01-01)"),
        Just("```"),
        Just("<b>"),
        Just("é\u{a0}اب"),
        Just("due = 2026-12-01\n"),
        Just("\r\n"),
        Just("> "),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn whatever_a_plan_says_nothing_panics(front in pieces(), body in pieces(), own in any::<bool>()) {
        let (head, _) = PLAN.split_once("\n# ").unwrap();
        let text = if own { format!("{front}{body}") } else { format!("{head}\n{body}") };
        let lines = text.lines().count() + 1;
        let file = Text { path: "plan/a.md".into(), text };
        match plans::parse(&[file]) {
            Ok(plans) => prop_assert!(plans.iter().all(|plan| plan.done() <= plan.steps.len())),
            Err(faults) => for fault in faults.0 {
                let said = fault.to_string();
                let line = said.split(':').nth(1).and_then(|line| line.parse::<usize>().ok());
                prop_assert!(line.is_some_and(|line| line <= lines), "{}", said);
            },
        }
    }
}
