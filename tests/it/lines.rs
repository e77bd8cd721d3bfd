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
fn endings(text: &str) -> [String; 2] {
    [text.to_string(), text.replace('\n', "\r\n")]
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
