//! A loyalty programme's tiers and costs, whatever the shop.

use perennial::orders::Source;
use perennial::pages;
use perennial::report::{self, Loyalty, Report};
use perennial::units::Money;

use crate::advice;
use crate::shop::{
    ASSETS, CONFIG, CONTENT, config, read_rows, read_sources, report as report_of, repository,
};

/// Customers with one to five orders in a year, of an amount that grows from one
/// to the next, `times` as large.
fn rows(customers: u32, times: u32) -> Vec<String> {
    (0..customers)
        .flat_map(|customer| {
            (0..=customer % 5).map(move |order| {
                let pence = (300 + customer * customer % 7_001) * times;
                let (name, month) = (format!("c{customer}@example.com"), order * 2 + 1);
                let amount = format!("{}.{:02}", pence / 100, pence % 100);
                format!(
                    "{customer}-{order},{name},2024-{month:02}-{:02},{amount}",
                    customer % 28 + 1
                )
            })
        })
        .chain([format!("last,last@example.com,2024-12-31,{times}")])
        .collect()
}

/// A shop with a section `[loyalty]`.
fn shop(terms: &str, rows: &[String]) -> Report {
    let config = config(&format!("{CONFIG}\n[loyalty]\n{terms}\n"));
    report_of(read_rows(rows, &config), &config, None)
}

/// Shops that have to say what others do not.
pub(crate) fn shops() -> Vec<Report> {
    let alike: Vec<String> =
        (0..150).map(|it| format!("{it},c{it}@example.com,2024-12-31,10")).collect();
    vec![
        shop("margin = 0.9\npoints_rate = 0.001\nreach = 1.0", &rows(300, 1)),
        shop("margin = 0.2\nreach = 0.01", &rows(300, 1)),
        shop("margin = 0.02", &rows(300, 1)),
        shop("tiers = [5000]", &rows(300, 1)),
        shop("", &alike),
    ]
}

fn borders(loyalty: &Loyalty) -> Vec<Money> {
    loyalty.tiers.as_ref().unwrap().iter().filter_map(|tier| tier.from).collect()
}

#[test]
fn tiers_hold_every_customer_and_all_revenue() {
    for terms in ["", "tiers = [20, 100]", "tiers = [50]"] {
        let Loyalty { customers, orders, revenue, tiers, .. } = shop(terms, &rows(500, 1)).loyalty;
        let tiers = tiers.unwrap();
        assert!((2..=4).contains(&tiers.len()));
        let of = || tiers.iter().filter_map(|tier| tier.of);
        assert_eq!(of().map(|of| of.customers).sum::<u64>(), customers);
        assert_eq!(of().map(|of| of.orders).sum::<u64>(), orders);
        assert_eq!(of().map(|of| of.revenue).sum::<Money>(), revenue);
        assert!(tiers.is_sorted_by(|one, next| one.from < next.from));
    }
}

#[test]
fn tenfold_money_has_tenfold_borders() {
    let (one, ten) = (shop("", &rows(500, 1)).loyalty, shop("", &rows(500, 10)).loyalty);
    let (small, large) = (borders(&one), borders(&ten));
    assert!(!small.is_empty());
    assert_eq!(small.len(), large.len());
    // To a penny, in which borders are told, and ten of the larger.
    for (small, large) in small.iter().zip(large) {
        assert!((small.0 * 10 - large.0).abs() <= Money::SCALE / 10, "{small:?} {large:?}");
    }
    let members = |of: &Loyalty| -> Vec<_> {
        of.tiers.as_ref().unwrap().iter().map(|tier| tier.of.map(|of| of.customers)).collect()
    };
    assert_eq!(members(&one), members(&ten));
}

#[test]
fn the_order_of_rows_and_the_names_of_customers_change_nothing() {
    let all = rows(400, 1);
    let mut turned: Vec<String> = all.iter().map(|row| row.replace(",c", ",somebody")).collect();
    turned.reverse();
    assert_eq!(shop("", &all).loyalty, shop("", &turned).loyalty);
}

#[test]
fn a_setting_that_makes_no_sense_is_refused_with_its_line() {
    for wrong in
        ["tiers = [300, 100]", "tiers = []", "tiers = [0]", "tiers = [1, 2, 3, 4]", "reach = 2.0"]
    {
        let text = format!("{CONFIG}\n[loyalty]\n{wrong}\n");
        let path = std::path::Path::new("perennial.toml");
        let refused = perennial::config::Config::from_text(&text, path).unwrap_err().to_string();
        assert!(refused.starts_with("perennial.toml:"), "{wrong}: {refused}");
    }
}

#[test]
fn the_page_and_the_file_say_the_same() {
    let report = shop("tiers = [20, 100]\nmargin = 0.4\nreach = 0.3", &rows(500, 1));
    let json: serde_json::Value = serde_json::from_str(&report::json(&report)).unwrap();
    let pages = pages::render(&report, &ASSETS, &[]).unwrap();
    let table = String::from_utf8(pages.month["tables/loyalty-tiers.csv"].clone()).unwrap();
    let tiers = json["loyalty"]["tiers"].as_array().unwrap();
    assert_eq!(table.lines().count(), tiers.len() + 1);
    for (row, tier) in table.lines().skip(1).zip(tiers) {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(cells[2], tier["customers"].to_string());
        assert_eq!(cells[4], tier["revenue"].as_str().unwrap());
    }
    let outcomes = json["loyalty"]["outcomes"].as_array().unwrap();
    let left: f64 = outcomes[2]["left"].as_str().unwrap().parse().unwrap();
    assert!(left.abs() < 0.01, "{left}");
    // 0.03 of 0.4 - 0.03.
    assert!((json["loyalty"]["break_even"].as_f64().unwrap() - 0.03 / 0.37).abs() < 1e-12);
    let page = String::from_utf8(pages.month["loyalty.html"].clone()).unwrap();
    assert!(page.contains("8.1%") && page.contains("40.0%"));
    assert!(page.contains("<td class=\"t\" data-label=\"From\">reach under [loyalty]"));
    assert!(page.contains("the default of points_rate under [loyalty]"));
}

/// A year is as long, and its margin as well known, whatever day it is.
#[test]
fn a_month_that_is_not_over_is_no_shorter_year() {
    let [whole, part] = ["2026-10", "2026-11"].map(|month| advice::sample(month, &CONTENT));
    assert!(!part.period.over);
    let settings = std::fs::read_to_string(repository("content/sample/perennial.toml")).unwrap();
    let file = Source::File(repository("content/sample/data/orders.csv"));
    let orders = read_sources(vec![file], &config(&settings)).unwrap();
    let year = part.period.as_of - 364..=part.period.as_of;
    let people = orders.lots.iter().flat_map(|lot| lot.people());
    let within = people.flat_map(|person| person.sales().collect::<Vec<_>>());
    let within = within.filter(|(day, _)| year.contains(day)).count() as u64;
    assert_eq!(part.loyalty.orders, within);
    let share = |report: &Report| report.loyalty.points.unwrap().margin.unwrap().share;
    assert_eq!(share(&part).to_bits(), share(&whole).to_bits());
    let table = pages::render(&part, &ASSETS, &[]).unwrap();
    let table = String::from_utf8_lossy(&table.month["tables/aov-by-month.csv"]).into_owned();
    assert_eq!(table.lines().last(), Some("2026-11,,,"));
    let json: serde_json::Value = serde_json::from_str(&report::json(&part)).unwrap();
    let over: Vec<bool> =
        json["months"].as_array().unwrap().iter().map(|it| it["over"] == true).collect();
    assert!(over[..over.len() - 1].iter().all(|it| *it) && !over[over.len() - 1]);
}
