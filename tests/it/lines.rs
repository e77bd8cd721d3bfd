//! The line of a row is the one that an editor shows, whatever ends a line and
//! however many blank ones there are.

use std::fmt::Write as _;

use crate::shop::{Folder, config, read};

const COLUMNS: &str = "[[orders]]\nformat = \"columns\"\n[orders.columns]\norder = \"id\"\n\
    customer = \"who\"\ndate = \"day\"\namount = \"amount\"\nproduct = \"what\"\n";

const RULES: &str =
    "[orders.rules]\nleave_out = [{ column = \"what\", equals = \"test\", why = \"test\" }]\n";

/// A name over two lines, one with quotes, blank lines above and between.
const ROWS: &str = "\nid,who,day,amount,what\n1,ada@example.com,2024-01-05,5,test\n\n\n\
    2,ben@example.com,2024-01-06,5,\"tea\nfor two\"\n3,ben@example.com,2024-01-07,5,test\n\
    4,ada@example.com,2024-01-08,5,\"a \"\"test\"\"\"\n5,ada@example.com,2024-01-09,5,test\n\n\
    6,ben@example.com,2024-01-31,5,test";

/// Lines of [`ROWS`] with a test.
const TESTS: [u64; 4] = [3, 8, 10, 12];

/// The text with each end of a line.
fn endings(text: &str) -> [String; 4] {
    [text.to_string(), text.replace('\n', "\r\n"), text.replace('\n', "\r"), mixed(text)]
}

/// The text with each end of a line in turn.
fn mixed(text: &str) -> String {
    let mut mixed = String::new();
    for (at, line) in text.split('\n').enumerate() {
        let end = match at % 3 {
            _ if at == 0 => "",
            // A line feed after a carriage return is one end with it.
            _ if mixed.ends_with('\r') => "\r",
            1 => "\n",
            2 => "\r\n",
            _ => "\r",
        };
        mixed.extend([end, line]);
    }
    mixed
}

#[test]
fn rows_left_out_are_named_by_their_lines() {
    let config = config(&format!("{COLUMNS}{RULES}"));
    let expected = TESTS.map(|line| format!("orders.csv:{line}"));
    for text in endings(ROWS) {
        let orders = read(&[text.as_bytes()], &config).unwrap();
        assert_eq!(orders.account.left_out["test"].lines, expected, "{text:?}");
        // An order that comes again is read row after row.
        let end = if text.contains('\r') { "\r\n" } else { "\n" };
        let end = if text.contains('\n') { end } else { "\r" };
        let again = format!("{text}{end}2,ben@example.com,2024-01-06,5,tea{end}");
        let orders = read(&[again.as_bytes()], &config).unwrap();
        assert_eq!(orders.account.left_out["test"].lines, expected, "{again:?}");
    }
}

#[test]
fn rows_of_a_large_file_are_named_by_their_lines() {
    // More than a block, so that several threads have a part in it.
    let mut text = String::from("id,who,day,amount,what\n");
    for id in 1..60_000_u32 {
        let what = if id % 20_000 == 0 { "test" } else { "tea" };
        let blank = if id % 1_000 == 0 { "\n" } else { "" };
        writeln!(text, "{id},p{}@example.com,2024-01-05,5,{what}{blank}", id % 99).unwrap();
    }
    let lines = text.lines().zip(1..).filter(|(line, _)| line.ends_with("test"));
    let expected: Vec<String> = lines.map(|(_, line)| format!("orders.csv:{line}")).collect();
    for text in endings(&text) {
        let orders = read(&[text.as_bytes()], &config(&format!("{COLUMNS}{RULES}"))).unwrap();
        assert_eq!(orders.account.left_out["test"].lines, expected);
    }
}

#[test]
fn faults_are_named_by_their_lines() {
    let bad = ROWS.replace("2024-01-07", "soon").replace("2024-01-31", "later");
    for text in endings(&bad) {
        let faults = read(&[text.as_bytes()], &config(COLUMNS)).unwrap_err();
        let told: Vec<String> = faults.first.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("orders.csv:8: day \"soon\""), "{told:?}");
        assert!(told[1].starts_with("orders.csv:12: day \"later\""), "{told:?}");
    }
}

#[test]
fn a_header_that_is_no_text_is_named_by_its_line() {
    let auto = config("[[orders]]\nencoding = \"utf-8\"\n");
    for text in endings("\n\nid,wh\u{0}o\n1,2\n") {
        let faults = read(&[text.as_bytes()], &auto).unwrap_err();
        let told = faults.first[0].to_string();
        assert!(told.starts_with("orders.csv:3: "), "{told}");
    }
}

#[test]
fn inspecting_names_rows_by_their_lines() {
    for text in endings(ROWS) {
        let folder = Folder::new();
        folder.put(
            "perennial.toml",
            COLUMNS.replace("[orders.columns]", "files = [\"orders.csv\"]\n[orders.columns]"),
        );
        folder.put("orders.csv", text);
        let said = folder.run(&["inspect", "orders.csv"]).out;
        for line in ["line 3, of 2024-01-05", "line 6, of 2024-01-06", "line 8, of 2024-01-07"] {
            assert!(said.contains(line), "{line} is not in\n{said}");
        }
    }
}

#[test]
fn rows_that_are_kept_are_those_of_their_lines() {
    let settings = format!("{COLUMNS}{RULES}");
    let files = "files = [\"orders.csv\"]\n[orders.columns]";
    let expected = TESTS.iter().zip([
        "1,ada@example.com,2024-01-05,5,test",
        "3,ben@example.com,2024-01-07,5,test",
        "5,ada@example.com,2024-01-09,5,test",
        "6,ben@example.com,2024-01-31,5,test",
    ]);
    let expected: Vec<[String; 2]> =
        expected.map(|(line, row)| [line.to_string(), row.into()]).collect();
    // An order that comes again is read row after row, and its file once more.
    for again in ["", "\n2,ben@example.com,2024-01-06,5,tea\n"] {
        for text in endings(&format!("{ROWS}{again}")) {
            let folder = Folder::new();
            folder.put("perennial.toml", settings.replace("[orders.columns]", files));
            folder.put("orders.csv", &text);
            folder.build(&[]);
            let kept = folder.text(".perennial/left-out.csv");
            let rows = csv::Reader::from_reader(kept.as_bytes()).into_records();
            let rows = rows.map(|row| row.map(|row| [row[1].to_string(), row[3].to_string()]));
            assert_eq!(rows.collect::<Result<Vec<_>, _>>().unwrap(), expected, "{text:?}");
        }
    }
}

#[test]
fn rows_of_files_beside_are_named_by_their_lines() {
    let rates =
        "month,currency,rate\n2024-01,EUR,0.86\n\n2024-02,EUR,\"nought\n\"\n\n2024-03,EUR,none\n";
    for text in endings(rates) {
        let folder = Folder::of_rows(&["1,ada@example.com,2024-01-05,10"]);
        let settings = folder.text("perennial.toml");
        folder.put("perennial.toml", format!("[currency]\nrates = \"rates.csv\"\n{settings}"));
        folder.put("rates.csv", &text);
        let err = folder.run(&["build"]).err;
        for line in [4, 7] {
            assert!(err.contains(&format!("error: rates.csv:{line}: ")), "{text:?}\n{err}");
        }
    }
}
