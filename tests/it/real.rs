//! Real orders: known numbers come out, and nobody who ordered does. The larger
//! files may not be committed; where they are not, their tests say so and pass.

use std::collections::BTreeSet;
use std::fs;

use perennial::config::Config;
use perennial::metrics::Why;
use perennial::metrics::cohorts::Row;
use perennial::orders::Source;
use perennial::report::Report;
use perennial::units::{Money, Month};

use crate::shop::{Folder, config, data, read_sources, report, repository, tree};

/// Active customers by cohort month; the last number of each row is of
/// December 2011, which is not over. Computed from UCI Online Retail (Chen,
/// Sain & Guo 2012): orders that are neither credit notes nor adjustments and
/// are worth more than 0.
const ONLINE_RETAIL: &str = "\
2010-12 885 324 286 340 321 352 321 309 313 350 331 445 235
2011-01 417  92 111  96 134 120 103 101 125 136 152  49
2011-02 380  71  71 108 103  94  96 106  94 116  26
2011-03 452  68 114  90 101  76 121 104 126  39
2011-04 300  64  61  63  59  68  65  78  22
2011-05 284  54  49  49  59  66  75  27
2011-06 242  42  38  64  56  81  23
2011-07 188  34  39  42  51  21
2011-08 169  35  42  41  21
2011-09 299  70  90  34
2011-10 358  86  41
2011-11 323  36
2011-12  41";

/// One row an invoice.
const LEVEL: &str = r#"
[shop]
currency = "GBP"
[[orders]]
format = "columns"
[orders.columns]
order = "InvoiceNo"
customer = "CustomerID"
date = "InvoiceDate"
amount = "Total"
country = "Country"
[orders.rules]
leave_out = [{ column = "InvoiceNo", starts_with = "A", why = "adjustment" }]
"#;

fn online_retail(name: &str, config: &Config) -> Option<Report> {
    let path = data("online-retail")?.join(name);
    let orders = read_sources(vec![Source::File(path)], config).unwrap();
    Some(report(orders, config, Some("2011-11")))
}

fn assert_cohorts_of_online_retail(report: &Report) {
    assert_eq!(report.triangle.rows.len(), 12);
    for (row, line) in report.triangle.rows.iter().zip(ONLINE_RETAIL.lines()) {
        let (month, numbers) = line.split_once(' ').unwrap();
        let numbers: Vec<u64> = numbers.split_whitespace().map(|it| it.parse().unwrap()).collect();
        let found: Vec<u64> = row.cells.iter().map(|cell| cell.unwrap().customers).collect();
        assert_eq!(row.cohort.to_string(), month);
        assert_eq!(found, numbers[..numbers.len() - 1], "{month}");
    }
    assert_eq!(report.triangle.left_censored(), Month::parse("2010-12"));
}

/// A year of orders is too short to see anybody lapse.
fn assert_nobody_can_be_seen_to_lapse(report: &Report) {
    let forms = ["", "_quarter", "_month"];
    let rates = ["customer_retention_rate", "churn_rate"];
    let rates = rates.iter().flat_map(|id| forms.map(|form| format!("{id}{form}")));
    for id in rates.chain(["won_back_customers", "lapsed_customers"].map(String::from)) {
        let outcome = report.metric(&id).unwrap().outcome;
        assert!(matches!(outcome, Err(Why::HistoryTooShort(_))), "{id}: {outcome:?}");
    }
}

#[test]
fn online_retail_by_invoice_has_the_published_cohorts() {
    let Some(report) = online_retail("orders_level.csv.zst", &config(LEVEL)) else { return };
    assert_cohorts_of_online_retail(&report);
    assert_nobody_can_be_seen_to_lapse(&report);
    assert_eq!(report.data.orders_identified, 18_532);
    assert_eq!(report.data.customers, 4338);
    // 8911407.904 by line; this file has each invoice rounded to pence.
    assert_eq!(report.data.gross_identified.decimal(2), "8911407.90");
    assert_eq!(report.data.credits_identified.decimal(2), "-611342.09");
    assert_eq!(report.data.credit_only, 33);
}

#[test]
#[ignore = "slow: 541,909 lines"]
fn online_retail_by_line_has_the_published_cohorts() {
    let Some(report) = online_retail("online_retail.csv.zst", &Config::default()) else { return };
    assert_cohorts_of_online_retail(&report);
    assert_nobody_can_be_seen_to_lapse(&report);
    assert_eq!(report.data.account.rows_read, 541_909);
    assert_eq!(report.data.account.left_out["adjustment"].rows, 3);
    assert_eq!(report.data.orders_identified, 18_532);
    assert_eq!(report.data.customers, 4338);
    assert_eq!(report.data.gross_identified.decimal(2), "8911407.904");
    assert_eq!(report.data.credit_notes, 3836);
    assert_eq!(report.data.credits_identified.decimal(2), "-611342.09");
    assert_eq!(report.data.credit_only, 33);
}

#[test]
#[ignore = "slow: 531,282 lines"]
fn online_retail_as_a_shopify_export_has_the_published_cohorts() {
    let name = "shopify_shaped_orders_export.csv.zst";
    let Some(report) = online_retail(name, &Config::default()) else { return };
    assert_cohorts_of_online_retail(&report);
    assert_nobody_can_be_seen_to_lapse(&report);
    assert_eq!(report.data.account.files[0].format, "shopify");
    assert_eq!(report.data.orders_identified, 18_532);
    assert_eq!(report.data.customers, 4338);
}

/// Marks that a copy of the data puts on each customer and order, and that may
/// not come out anywhere.
const MARKS: [&str; 3] = ["custzz", "ordzz", "example.com"];

/// A copy with each cell of `customer` as an e-mail and each of `order` marked.
fn marked(bytes: &[u8], customer: &str, order: &str) -> Vec<u8> {
    let mut rows = csv::Reader::from_reader(bytes);
    let header = rows.headers().unwrap().clone();
    let mut copy = csv::Writer::from_writer(Vec::new());
    copy.write_record(&header).unwrap();
    for row in rows.records().map(Result::unwrap) {
        let mark = |(name, cell): (&str, &str)| match cell {
            "" => String::new(),
            cell if name == customer => format!("Q{cell}custzz@example.com"),
            cell if name == order => format!("{cell}ordzz"),
            cell => cell.to_string(),
        };
        copy.write_record(header.iter().zip(&row).map(mark)).unwrap();
    }
    copy.into_inner().unwrap()
}

/// Builds a site from a marked copy and looks for the marks in every byte.
fn assert_nobody_can_be_identified(config: &str, bytes: &[u8], columns: [&str; 2]) {
    let folder = Folder::new();
    folder.put("perennial.toml", config);
    let copy = String::from_utf8(marked(bytes, columns[0], columns[1])).unwrap();
    assert!(MARKS.iter().all(|mark| copy.contains(mark)));
    folder.put("marked.csv", copy);
    folder.build(&["marked.csv", "--as-of", "2011-11"]);
    let site = tree(&folder.at("site"));
    assert!(site.len() > 20);
    for (name, bytes) in site {
        let text = String::from_utf8(bytes).unwrap().to_lowercase();
        let found = MARKS.iter().find(|mark| text.contains(**mark));
        assert_eq!(found, None, "in {name}");
    }
}

#[test]
fn no_customer_or_order_of_online_retail_by_invoice_is_in_the_site() {
    let Some(path) = data("online-retail/orders_level.csv.zst") else { return };
    let bytes = zstd::decode_all(fs::File::open(path).unwrap()).unwrap();
    assert_nobody_can_be_identified(LEVEL, &bytes, ["CustomerID", "InvoiceNo"]);
}

#[test]
#[ignore = "slow: 541,909 lines"]
fn no_customer_or_order_of_online_retail_by_line_is_in_the_site() {
    let Some(path) = data("online-retail/online_retail.csv.zst") else { return };
    let bytes = zstd::decode_all(fs::File::open(path).unwrap()).unwrap();
    assert_nobody_can_be_identified("", &bytes, ["CustomerID", "InvoiceNo"]);
}

/// The sample's e-mails and order numbers are unlike anything else.
#[test]
fn no_customer_or_order_of_the_sample_is_in_its_site() {
    let mut rows = csv::Reader::from_path(repository("content/sample/data/orders.csv")).unwrap();
    let cells = |row: csv::StringRecord| [row[0].to_string(), row[1].replace("@example.", "")];
    let names: BTreeSet<String> =
        rows.records().flat_map(|row| cells(row.unwrap())).filter(|it| !it.is_empty()).collect();
    assert!(names.len() > 20_000);
    let folder = Folder::new();
    folder.build(&[]);
    for (name, bytes) in tree(&folder.at("site")) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("@example."), "{name}");
        let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
        assert_eq!(words.find(|word| names.contains(*word)), None, "{name}");
    }
}

const SHOPIFY: &str = "tests/fixtures/shopify/orders_export.csv";

fn shopify(zone: &str) -> Report {
    let config = config(&format!("[shop]\ntime_zone = \"{zone}\"\n"));
    let orders = read_sources(vec![Source::File(repository(SHOPIFY))], &config).unwrap();
    report(orders, &config, Some("2024-04"))
}

fn cohorts(report: &Report) -> Vec<Vec<u64>> {
    let row = |row: &Row| row.cells.iter().map(|cell| cell.unwrap().customers).collect();
    report.triangle.rows.iter().map(row).collect()
}

/// `tests/fixtures/shopify/README.md` has the numbers.
#[test]
fn a_shopify_export_is_read_as_its_readme_says() {
    let report = shopify("America/New_York");
    assert_eq!(cohorts(&report)[..2], [vec![3, 2, 2, 1], vec![1, 0, 1]]);
    assert_eq!((report.data.orders_identified, report.data.customers), (10, 4));
    // 331.00 with 40.00 of delivery, and after 6.00 of discount.
    assert_eq!(report.data.gross_identified.decimal(2), "297.00");
    assert_eq!(report.data.gross.decimal(2), "315.00");
    assert_eq!(report.data.account.left_out["cancelled"].gross.decimal(2), "25.00");
    // One refund of 30.00 gives back 5.00 of delivery too.
    assert_eq!(report.data.account.refunds_beyond, 1);
    let net: Money = report.months.iter().map(|(_, month)| month.net).sum();
    assert_eq!(net.decimal(2), "266.00");
}

/// 23:30 on 31 January in New York is February in UTC.
#[test]
fn the_zone_decides_to_which_cohort_a_customer_belongs() {
    let first: Vec<u64> = cohorts(&shopify("UTC")).iter().map(|row| row[0]).collect();
    assert_eq!(first[..2], [2, 2]);
}
