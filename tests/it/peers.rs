//! A shop among its peers: from a file of its own to the page.

use std::fs;

use crate::shop::{Folder, repository};

/// Forty customers who have all come back.
fn shop(vertical: &str) -> Folder {
    let order = |it: u32, day: &str| format!("{it}{day},c{it}@example.com,{day},10");
    let orders = (1..=40).flat_map(|it| [order(it, "2024-01-10"), order(it, "2024-02-20")]);
    let rows: Vec<String> = orders.chain([order(1, "2024-03-01")]).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let folder = Folder::of_rows(&rows);
    let config = folder.text("perennial.toml");
    let trade = format!("[shop]\nvertical = \"{vertical}\"");
    folder.put("perennial.toml", config.replace("[shop]", &trade));
    let peers = fs::read(repository("tests/fixtures/peers/peers.toml")).unwrap();
    folder.put("content/benchmarks/peers.toml", peers);
    folder
}

/// The benchmark with this id in `report.json`.
fn beside(folder: &Folder, id: &str) -> serde_json::Value {
    let report = folder.json("site/2024-02/report.json");
    let all = report["benchmarks"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).unwrap().clone()
}

#[test]
fn a_shop_stands_in_a_quarter_of_its_peers() {
    let folder = shop("tea");
    folder.build(&[]);
    let given = beside(&folder, "circle-repeat");
    assert_eq!(given["position"], "above");
    assert_eq!(
        (&given["low"], &given["median"], &given["high"]),
        (&0.1.into(), &0.2.into(), &0.3.into())
    );
    let listed = beside(&folder, "circle-repeat-12m");
    assert_eq!(listed["position"], "above");
    for (end, expected) in [("low", 0.175), ("median", 0.25), ("high", 0.325)] {
        assert!((listed[end].as_f64().unwrap() - expected).abs() < 1e-12, "{listed}");
    }
    let page = folder.text("site/2024-02/benchmarks.html");
    let entry = page.split("id=\"circle-repeat\"").nth(1).unwrap();
    let entry = entry.split("</article>").next().unwrap();
    assert!(entry.contains("in their highest quarter"), "{entry}");
    assert!(entry.contains("20.0%") && entry.contains("(middle half 10.0% to 30.0%)"), "{entry}");
    assert!(entry.contains("12 shops") && entry.contains("Tea Sellers"), "{entry}");
    let csv = folder.text("site/2024-02/tables/benchmarks.csv");
    assert!(csv.contains("circle-repeat,repeat_purchase_rate_ever,0.1,0.3,0.2,above,"), "{csv}");
}

/// Peers are held to the same definitions as what was published.
#[test]
fn peers_of_another_trade_or_window_are_not_compared() {
    let folder = shop("coffee");
    folder.build(&[]);
    assert_eq!(beside(&folder, "circle-repeat")["mismatches"], serde_json::json!(["vertical"]));
    let frequency = beside(&folder, "circle-frequency");
    assert_eq!(frequency["mismatches"], serde_json::json!(["window", "vertical"]));
}
