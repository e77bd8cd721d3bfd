//! Orders whose dates are far from all others.

use crate::shop::Folder;

/// An order every day of January and February 2024, and these.
fn folder(others: &[&str]) -> Folder {
    let day = |at: u32| format!("2024-{:02}-{:02}", at / 31 + 1, at % 31 + 1);
    let row = |at: u32| format!("{at},p{}@example.com,{},10", at % 7, day(at));
    let mut rows: Vec<String> = (0..60).map(row).collect();
    let other = |(at, day): (usize, &&str)| format!("x{at},p1@example.com,{day},10");
    rows.extend(others.iter().enumerate().map(other));
    Folder::of_rows(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What a build said in lines that are warnings, and the month that it is of.
fn built(folder: &Folder, args: &[&str]) -> (Vec<String>, bool) {
    let ran = folder.run(&[&["build"], args].concat());
    let warned = ran.out.lines().filter_map(|line| line.strip_prefix("warning   "));
    (warned.map(String::from).collect(), folder.at("site/2024-02/report.json").exists())
}

#[test]
fn a_few_orders_long_after_all_others_do_not_make_the_reports_month() {
    let far =
        "1 order on 2062-03-15 is 13894 days after all others: mend the date if it is mistyped";
    assert_eq!(built(&folder(&["2062-03-15"]), &[]), (vec![far.to_string()], true));
    let two = "2 orders on 2025-03-15 or after are 380 days after all others: mend the date if it is mistyped";
    let shop = folder(&["2025-03-15", "2025-03-16"]);
    assert_eq!(built(&shop, &[]), (vec![two.to_string()], true));
    let json = shop.json("site/2024-02/report.json");
    assert_eq!(json["data"]["warnings"], serde_json::json!(["strays_after"]));
    assert_eq!(json["data"]["orders_later"], 2);
    for page in ["index", "data"] {
        let page = shop.text(&format!("site/2024-02/{page}.html"));
        let said = "2 orders are dated 15 March 2025 or after, 380 days after all others.";
        assert!(page.contains(said), "{page}");
    }
    // Whoever asks for their month has it.
    let (warned, _) = built(&shop, &["--as-of", "2025-02", "--out", "other"]);
    assert_eq!(warned, [two]);
    assert!(shop.at("other/2025-02").exists());
    assert_eq!(shop.run(&["build", "--strict"]).code, Some(1));
}

#[test]
fn a_few_orders_long_before_all_others_are_told() {
    let far =
        "1 order on 1999-01-01 is 9131 days before all others: mend the date if it is mistyped";
    assert_eq!(built(&folder(&["1999-01-01"]), &[]), (vec![far.to_string()], true));
}

#[test]
fn orders_after_a_pause_are_orders() {
    for others in [&["2024-07-15"][..], &["2025-03-15", "2025-03-16", "2025-04-30"]] {
        let (warned, is_of_february) = built(&folder(others), &[]);
        assert_eq!((warned, is_of_february), (Vec::new(), false), "{others:?}");
    }
}

/// An audience is of the last day that is no stray's.
#[test]
fn nobody_is_long_gone_by_a_mistyped_date() {
    let shop = folder(&["2062-03-15"]);
    let toml = shop.text("perennial.toml") + "[orders.contacts]\nemail = \"customer\"\n";
    shop.put("perennial.toml", toml);
    let ran = shop.run(&["audience", "everyone", "--for", "csv"]);
    assert!(
        ran.out.starts_with("audience  everyone: 7 customers on 2024-02-29\n"),
        "{}{}",
        ran.out,
        ran.err
    );
}
