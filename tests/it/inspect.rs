//! `perennial inspect`: it tells what a file is, tells nobody's name, writes
//! nothing, and the configuration it gives reads the file as it was read.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use perennial::config::Config;
use serde_json::Value as Json;

use crate::shop::{Folder, repository, tree};

const SHOPIFY: &str = "tests/fixtures/shopify/orders_export.csv";

/// What stands above the configuration at the end.
const SECTION: &str = "\nperennial.toml that reads it so:\n\n";

const SHOP: &str = "[shop]\ntime_zone = \"America/New_York\"\nprivacy_threshold = 1\n";

/// An export as a German spreadsheet saves it. 2 March is not the only day
/// that could be 3 February.
const GERMAN: &str = "\
Auswertung;;;;;
Bestellung;Kunde;Datum;Betrag;Status;Artikel
A-1;ada@example.com;05.01.2024;1.234,50 €;bezahlt;Käse, groß
A-2;BEN@example.com;02.03.2024;7,05 €;bezahlt;Brötchen
A-3;cyd@example.com;31.03.2024;12,00 €;storniert;Käse, groß
A-4; ada@example.com ;31.03.2024;18,00 €;bezahlt;Brötchen
";

const GERMAN_SETTINGS: &str = r#"
[[orders]]
files = ["umsatz.csv"]
format = "columns"
[orders.columns]
order = "Bestellung"
customer = "Kunde"
date = "Datum"
amount = "Betrag"
status = "Status"
product = "Artikel"
[orders.rules.status]
counts = ["bezahlt"]
leave_out = { storniert = "cancelled" }
"#;

/// A folder with the repository's file, by its name alone.
fn folder_of(file: &str) -> (Folder, String) {
    let folder = Folder::new();
    let path = repository(file);
    let name = path.file_name().unwrap().to_str().unwrap().to_string();
    folder.put(&name, fs::read(path).unwrap());
    (folder, name)
}

fn german() -> Folder {
    let folder = Folder::new();
    folder.put("umsatz.csv", encoding_rs::WINDOWS_1252.encode(GERMAN).0);
    folder.put("perennial.toml", format!("{SHOP}{GERMAN_SETTINGS}"));
    folder
}

fn sample() -> Folder {
    let folder = Folder::new();
    for file in ["perennial.toml", "data/orders.csv"] {
        folder.put(file, fs::read(repository("content/sample").join(file)).unwrap());
    }
    folder
}

/// What is said of a file that can be read. Nothing is written, and nobody in
/// the file is named.
#[track_caller]
fn said(folder: &Folder, file: &str) -> String {
    let before = tree(&folder.at(""));
    let ran = folder.run(&["inspect", file]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert!(tree(&folder.at("")) == before, "something was written");
    names_nobody(&ran.out, &fs::read(folder.at(file)).unwrap());
    ran.out
}

#[track_caller]
fn names_nobody(said: &str, file: &[u8]) {
    let (text, said) = (String::from_utf8_lossy(file).to_lowercase(), said.to_lowercase());
    let words = text.split([',', ';', '"', '\n', ' ']);
    let emails: Vec<&str> = words.filter(|word| word.contains('@')).collect();
    assert!(emails.len() > 2);
    for email in emails {
        assert!(!said.contains(email), "{email} is named in\n{said}");
    }
}

/// That each of these is a line, whatever blanks there are between its words.
#[track_caller]
fn has_lines(said: &str, lines: &[&str]) {
    let plain = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let all: Vec<String> = said.lines().map(plain).collect();
    for line in lines {
        assert!(all.iter().any(|said| said == line), "{line:?} is no line of\n{said}");
    }
}

/// The report of the project as it is.
#[track_caller]
fn report(folder: &Folder) -> Json {
    let out = folder.at("site");
    if out.exists() {
        fs::remove_dir_all(&out).unwrap();
    }
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.err, folder.text("perennial.toml"));
    let mut files = tree(&out).into_iter();
    let (_, bytes) = files.find(|(name, _)| name.ends_with("/report.json")).unwrap();
    fs::remove_dir_all(&out).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// That the section which is said of a file reads it as the project does.
#[track_caller]
fn goes_round(folder: &Folder, file: &str) {
    let expected = report(folder);
    let said = said(folder, file);
    let (_, section) = said.split_once(SECTION).unwrap();
    let settings = folder.text("perennial.toml");
    let shop = settings.split("[[orders]]").next().unwrap();
    folder.put("perennial.toml", format!("{shop}\n{section}"));
    assert!(report(folder) == expected, "another report by\n{section}");
}

#[test]
fn a_known_export_is_told_as_it_is_read() {
    let (folder, file) = folder_of(SHOPIFY);
    let text = said(&folder, &file);
    has_lines(
        &text,
        &[
            "layout shopify (Shopify, orders export)",
            "encoding UTF-8",
            "between ','",
            "rows 14",
            "dates year first",
            "days in as the file writes them",
            "decimals 1,234.50",
            "currency USD (12 rows)",
            "paid 9 rows counts",
            "refunded 1 rows counts",
            "voided 1 rows left out: voided",
            "used 13 rows of 14",
            "left out 1 rows: cancelled (first orders_export.csv:4)",
        ],
    );
    let known_by = text.lines().find(|line| line.contains("known by")).unwrap();
    assert!(known_by.contains("Financial Status") && known_by.contains("Lineitem name"));
}

#[test]
fn every_role_has_its_column() {
    let (folder, file) = folder_of(SHOPIFY);
    has_lines(
        &said(&folder, &file),
        &[
            "order Name",
            "order_start Id",
            "customer Email",
            "date Created at",
            "quantity Lineitem quantity",
            "unit_price Lineitem price",
            "amount Subtotal",
            "discount Discount Amount",
            "refunded Refunded Amount",
            "tax Taxes",
            "shipping Shipping",
            "currency Currency",
            "status Financial Status",
            "cancelled Cancelled at",
            "country Shipping Country",
            "country Billing Country",
            "channel Source",
            "product Lineitem name",
            "coupon Discount Code",
        ],
    );
    let sample = said(&sample(), "data/orders.csv");
    has_lines(&sample, &["customer email", "date ordered_at", "amount total", "coupon coupon"]);
}

#[test]
fn the_sample_is_told_in_its_shops_zone() {
    let text = said(&sample(), "data/orders.csv");
    has_lines(
        &text,
        &[
            "layout columns (columns named in perennial.toml)",
            "rows 16447",
            "days in Europe/London",
            "currency GBP (16447 rows)",
            "used 15918 rows of 16447",
            "line 2, of 2023-12-04",
            "customer r…@e…",
        ],
    );
    for left in ["320 rows: cancelled", "162 rows: failed", "17 rows: worth nothing"] {
        assert!(text.contains(left), "{left} is not in\n{text}");
    }
}

#[test]
fn a_file_of_other_customs_is_told_with_them() {
    has_lines(
        &said(&german(), "umsatz.csv"),
        &[
            "encoding windows-1252",
            "between ';'",
            "above 1 records above the header are passed over",
            "rows 4",
            "dates %d.%m.%Y",
            "days in America/New_York",
            "decimals 1.234,50",
            "order Bestellung",
            "customer Kunde",
            "bezahlt 3 rows counts",
            "storniert 1 rows left out: cancelled",
            "line 3, of 2024-01-05",
            "customer a…@e…",
            "product Käse, groß",
            "left out 1 rows: cancelled (first umsatz.csv:5)",
        ],
    );
}

#[test]
fn its_configuration_reads_a_known_export_as_before() {
    let (folder, file) = folder_of(SHOPIFY);
    for shop in ["", SHOP] {
        folder.put("perennial.toml", format!("{shop}[[orders]]\nfiles = [\"*.csv\"]\n"));
        goes_round(&folder, &file);
    }
    let own = "format = \"shopify\"\n[orders.columns]\namount = \"Total\"\n";
    folder.put("perennial.toml", format!("{SHOP}[[orders]]\nfiles = [\"*.csv\"]\n{own}"));
    goes_round(&folder, &file);
}

#[test]
fn its_configuration_reads_the_sample_as_before() {
    goes_round(&sample(), "data/orders.csv");
}

#[test]
fn its_configuration_reads_other_customs_as_before() {
    goes_round(&german(), "umsatz.csv");
}

/// Everything under `[[orders]]` in turn, each of which changes the report.
#[test]
fn its_configuration_keeps_every_setting() {
    let rows = "\
order,who,who,day,paid,off,kind
1,Guest,ada@example.com,2024-01-31 23:30,10.00,1.00,a
1,Guest,ada@example.com,2024-01-31 23:30,10.00,1.00,a
2,ben@example.com,cyd@example.com,2024-02-03 12:00,10.00,2.00,b
3,ben@example.com,,2024-03-31 02:00,10.00,0.00,c
4,,ada@example.com,2024-04-30 02:00,10.00,0.00,a
Total,,,2024-04-30 03:00,50.00,,
";
    let columns = "[[orders]]\nfiles = [\"own.csv\"]\nformat = \"columns\"\n[orders.columns]\n\
                   order = \"order\"\ncustomer = \"who\"\ndate = \"day\"\namount = \"paid\"\n\
                   discount = \"off\"\n";
    let rule = |rule: &str| format!("{columns}[orders.rules]\n{rule}\n");
    let folder = Folder::new();
    folder.put("own.csv", rows);
    folder.put("perennial.toml", format!("{SHOP}{columns}"));
    let plain = report(&folder);
    let mut lost = Vec::new();
    for settings in [
        columns.replace("\"who\"", "\"who#2\""),
        columns.replace("= \"who\"", "= [\"who#2\", \"who\"]"),
        format!("{columns}product = \"kind\"\ncoupon = \"kind\"\n"),
        rule("amount_per = \"line\""),
        rule("amount_without = [\"discount\"]"),
        rule("date_format = [\"%Y-%d-%m %H:%M\", \"%Y-%m-%d %H:%M\"]"),
        rule("zone = \"Asia/Tokyo\""),
        rule("guest = [\"Guest\"]"),
        rule("footer = [\"Total\"]"),
        rule("credit_note = { column = \"kind\", equals = \"b\" }"),
        rule("leave_out = [{ column = \"kind\", starts_with = \"b\", why = \"a \\\"test\\\"\" }]"),
        format!("{columns}status = \"kind\"\n")
            + "[orders.rules.status]\ncounts = [\"a\", \"c\"]\nleave_out = { b = \"lost\" }\n",
    ] {
        folder.put("perennial.toml", format!("{SHOP}{settings}"));
        assert!(report(&folder) != plain, "nothing changes by\n{settings}");
        let round = std::panic::catch_unwind(|| goes_round(&folder, "own.csv"));
        lost.extend(round.is_err().then_some(settings));
    }
    assert!(lost.is_empty(), "{} lost on the way:\n{}", lost.len(), lost.join("\n"));
}

/// Names have letters in them that TOML writes in its own way.
#[test]
fn its_configuration_keeps_every_letter_of_a_name() {
    let rows =
        "a@example.com,2024-01-31,1\nb@example.com,2024-02-29,2\nc@example.com,2024-02-29,3\n";
    let folder = Folder::new();
    let mut lost = Vec::new();
    for name in ["paid\u{a0}(€)", "pai\u{301}d", "paid \\ \"net\"", "paid\u{200b}", "paid\tnet"] {
        folder.put("own.csv", format!("who,day,\"{}\"\n{rows}", name.replace('"', "\"\"")));
        let section = format!(
            "{SHOP}[[orders]]\nfiles = [\"own.csv\"]\nformat = \"columns\"\n[orders.columns]\n\
             customer = \"who\"\ndate = \"day\"\namount = {}\n",
            toml::Value::from(name)
        );
        folder.put("perennial.toml", section);
        let round = std::panic::catch_unwind(|| goes_round(&folder, "own.csv"));
        lost.extend(round.is_err().then_some(name));
    }
    assert!(lost.is_empty(), "lost on the way: {lost:?}");
}

/// Paths in a configuration are patterns, and a download may be `orders[1].csv`.
#[test]
fn its_configuration_finds_a_file_of_any_name() {
    let mut lost = Vec::new();
    for name in ["orders[1].csv", "it's all (2).csv", "Bestellu\u{308}bersicht.csv"] {
        let folder = Folder::new();
        folder.put(name, fs::read(repository(SHOPIFY)).unwrap());
        folder.put("perennial.toml", "[[orders]]\nfiles = [\"*.csv\"]\n");
        let round = std::panic::catch_unwind(|| goes_round(&folder, name));
        lost.extend(round.is_err().then_some(name));
    }
    assert!(lost.is_empty(), "lost on the way: {lost:?}");
}

#[test]
fn an_unknown_header_comes_with_a_configuration_to_begin_with() {
    let folder = Folder::new();
    folder.put(
        "till.csv",
        "Order ID,Customer Email,Ordered At,Grand\u{a0}Total,Colour\n\
         1,ada@example.com,2024-01-31,10.00,red\n2,ben@example.com,2024-02-29,20.00,blue\n\
         3,ada@example.com,2024-02-29,5.00,red\n",
    );
    let before = tree(&folder.at(""));
    let ran = folder.run(&["inspect", "till.csv"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: till.csv:1: no known format has this header\n  hint: "));
    assert!(tree(&folder.at("")) == before);
    names_nobody(&ran.out, before["till.csv"].as_slice());

    let (told, settings) = ran.out.split_once("\n\n").unwrap();
    assert!(told.starts_with("no known format has this header; "), "{told}");
    let config = Config::from_text(settings, Path::new("perennial.toml")).unwrap();
    assert_eq!(config.orders[0].columns.len(), 4);
    folder.put("perennial.toml", settings);
    assert_eq!(report(&folder)["data"]["customers"], 2);
}

#[test]
fn a_file_with_faults_is_told_before_they_are() {
    let folder = german();
    let text = GERMAN.replace("storniert", "verloren").replace("€;bezahlt;B", "€;?;B");
    folder.put("umsatz.csv", encoding_rs::WINDOWS_1252.encode(&text).0);
    let ran = folder.run(&["inspect", "umsatz.csv"]);
    assert_eq!(ran.code, Some(2));
    let unknown = "not known: say what it means under [orders.rules.status]";
    has_lines(&ran.out, &[&format!("verloren 1 rows {unknown}"), &format!("? 2 rows {unknown}")]);
    assert_eq!(ran.err.matches("is not a status that is known").count(), 3);
    names_nobody(&format!("{}{}", ran.out, ran.err), text.as_bytes());
    let title = "\nperennial.toml to begin with; it does not read all rows yet:\n\n[[orders]]\n";
    assert!(ran.out.contains(title) && !ran.out.contains(SECTION), "{}", ran.out);
}

#[test]
fn whoever_stops_listening_is_no_failure() {
    let (folder, file) = folder_of(SHOPIFY);
    let (listener, speaker) = std::io::pipe().unwrap();
    drop(listener);
    let mut program = folder.program();
    program.args(["inspect", &file]).stdout(speaker).stderr(Stdio::piped());
    let done = program.spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(
        (done.status.code(), String::from_utf8(done.stderr).unwrap()),
        (Some(0), String::new())
    );
}
