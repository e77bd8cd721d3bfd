//! Rows that were left out, as the private folder keeps them.

use std::fs;

use crate::shop::Folder;

const HEADER: &str = "order,customer,date,amount,refunded,status,channel,product\n";

/// The configuration of [`crate::shop::CONFIG`] with words for statuses.
fn config() -> String {
    let words =
        "[orders.rules.status]\ncounts = [\"paid\", \"\"]\nleave_out = { void = \"voided\" }\n";
    crate::shop::CONFIG.to_string() + words
}

#[test]
fn rows_are_kept_as_they_were_with_line_and_reason() {
    let folder = Folder::new();
    folder.put("perennial.toml", config());
    folder.put(
        "a.csv",
        format!(
            "{HEADER}1,ada@example.com,2024-01-05,10,,paid,,\r\n\
             2,ben@example.com,2024-01-06,20,,void,,\"two\nlines, \"\"quoted\"\"\"\r\n\r\n\
             3,cy@example.com,2024-01-07,0,,paid,,Tür \r\n\
             4,dee@example.com,2024-02-08,7,,paid,,mug\r\n"
        ),
    );
    // A newer export has an order again, in other letters.
    let newer = format!(
        "{HEADER}4,dee@example.com,2024-02-08,7,2,paid,,mug\n5,eve@example.com,2024-02-09,8,,void,,caf\u{e9}\n"
    );
    let western: Vec<u8> = newer.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    folder.put("b.csv", western);
    let ran = folder.build(&[]);
    assert!(
        ran.out.contains("kept      what was left out, in ./.perennial/left-out.csv"),
        "{}",
        ran.out
    );
    let expected = "file,line,reason,row\n\
        a.csv,3,voided,\"2,ben@example.com,2024-01-06,20,,void,,\"\"two\nlines, \"\"\"\"quoted\"\"\"\"\"\"\"\n\
        a.csv,6,worth nothing,\"3,cy@example.com,2024-01-07,0,,paid,,Tür \"\n\
        a.csv,7,in a later file again,\"4,dee@example.com,2024-02-08,7,,paid,,mug\"\n\
        b.csv,3,voided,\"5,eve@example.com,2024-02-09,8,,void,,café\"\n";
    assert_eq!(folder.text(".perennial/left-out.csv"), expected);
    // Git passes over the folder, and nobody else can read the file.
    assert_eq!(folder.text(".perennial/.gitignore"), "*\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(folder.at(".perennial/left-out.csv")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(!folder.at("site/.perennial").exists());
}

#[test]
fn what_is_kept_is_of_the_last_build() {
    let folder =
        Folder::of_rows(&["1,ada@example.com,2024-01-05,10", "2,ben@example.com,2024-01-06,0"]);
    folder.build(&[]);
    assert!(folder.at(".perennial/left-out.csv").exists());
    folder.put("orders.csv", crate::shop::csv(&["1,ada@example.com,2024-01-05,10"]));
    folder.build(&[]);
    assert!(!folder.at(".perennial/left-out.csv").exists());
}

#[test]
fn nothing_is_kept_of_the_sample() {
    let folder = Folder::new();
    folder.build(&["--out", "site"]);
    assert!(!folder.at(".perennial").exists());
}

/// As many rows as the account says, of a large file.
#[test]
fn all_rows_of_the_account_are_kept() {
    let row = |at: usize| {
        let status = if at.is_multiple_of(3) { "void" } else { "paid" };
        format!("{at},p{}@example.com,2024-0{}-11,5,,{status},,tea\n", at % 50, at % 9 + 1)
    };
    let folder = Folder::new();
    folder.put("perennial.toml", config());
    folder
        .put("orders.csv", (1..=40_000).map(row).fold(HEADER.to_string(), |text, row| text + &row));
    folder.build(&[]);
    let kept = folder.text(".perennial/left-out.csv");
    let rows: Vec<&str> = kept.lines().skip(1).collect();
    assert_eq!(rows.len(), 13_333);
    for (at, found) in (3..).step_by(3).zip(rows) {
        assert_eq!(found, format!("orders.csv,{},voided,\"{}\"", at + 1, row(at).trim_end()));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_told_and_the_site_stays() {
    let folder =
        Folder::of_rows(&["1,ada@example.com,2024-01-05,10", "2,ben@example.com,2024-01-06,0"]);
    folder.put(".perennial", "a file, where the folder should be");
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: cannot write ./.perennial/left-out.csv\n"), "{}", ran.err);
    assert!(ran.err.contains("  hint: "), "{}", ran.err);
    assert!(!folder.at("site/index.html").exists());
}
