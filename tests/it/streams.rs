//! Order files that come through a pipe, and files that change while they are
//! read.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::process::Stdio;

use perennial::orders::{Faults, Orders, Source};
use serde_json::Value;

use crate::shop::{CONFIG, Folder, Ran, config, csv, read_watched};

/// Order 1 comes again at the end, so that the file is read more than once.
const ROWS: [&str; 4] = [
    "1,ada@example.com,2024-01-05,10",
    "2,ben@example.com,2024-01-06,20",
    "3,ada@example.com,2024-01-31,30",
    "1,ada@example.com,2024-01-05,10",
];

/// Runs the program with this on its standard input, through a pipe.
fn piped(folder: &Folder, args: &[&str], bytes: &[u8]) -> Ran {
    let mut program = folder.program();
    program.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().unwrap();
    let mut input = running.stdin.take().unwrap();
    // The program may end before it has read everything.
    std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(bytes));
        let done = running.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
    })
}

/// The report and the name of its only file, which is taken out of it.
fn told(folder: &Folder) -> (Value, String) {
    let mut report = folder.json("site/2024-01/report.json");
    let name = report["data"]["files"][0]["name"].take();
    (report, name.as_str().unwrap().to_string())
}

#[test]
fn standard_input_says_what_the_file_says() {
    let folder = Folder::of_rows(&ROWS);
    let text = folder.text("orders.csv").into_bytes();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&text).unwrap();
    for (file, bytes) in [("orders.csv", text), ("orders.csv.gz", gzip.finish().unwrap())] {
        folder.put(file, &bytes);
        folder.build(&[file]);
        let (of_file, name) = told(&folder);
        assert_eq!(name, file);
        let ran = piped(&folder, &["build", "-"], &bytes);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{file}");
        assert_eq!(told(&folder), (of_file, "standard input".into()), "{file}");
    }
}

#[test]
fn what_is_wrong_in_standard_input_has_its_line() {
    let folder = Folder::of_rows(&ROWS);
    let bad = csv(&[ROWS[0], "2,ben@example.com,soon,20"]);
    for command in ["build", "inspect"] {
        let ran = piped(&folder, &[command, "-"], bad.as_bytes());
        assert_eq!(ran.code, Some(2));
        let start = "error: standard input:3: date \"soon\" is not a date";
        assert!(ran.err.starts_with(start), "{}", ran.err);
    }
    let nothing = piped(&folder, &["build", "-"], b"");
    assert!(nothing.err.starts_with("error: standard input is empty\n"), "{}", nothing.err);
}

#[test]
fn rows_of_standard_input_that_were_left_out_are_kept() {
    let folder = Folder::of_rows(&ROWS);
    let rows = csv(&[ROWS[0], "2,ben@example.com,2024-01-31,0"]);
    let ran = piped(&folder, &["build", "-"], rows.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let kept = folder.text(".perennial/left-out.csv");
    let row = "standard input,3,worth nothing,\"2,ben@example.com,2024-01-31,0,,,,\"\n";
    assert!(kept.ends_with(row), "{kept}");
}

#[test]
fn inspecting_standard_input_proposes_a_file() {
    let folder = Folder::of_rows(&ROWS);
    let ran = piped(&folder, &["inspect", "-"], csv(&ROWS).as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("used       4 rows of 4"), "{}", ran.out);
    assert!(ran.out.contains("\nfiles = [\"orders.csv\"]\n"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn whatever_is_no_file_is_read_once() {
    let folder = Folder::of_rows(&ROWS);
    folder.build(&["orders.csv"]);
    let (of_file, _) = told(&folder);
    for path in ["/dev/stdin", "/dev/fd/0"] {
        for is_piped in [true, false] {
            std::fs::remove_dir_all(folder.at("site")).unwrap();
            let ran = if is_piped {
                piped(&folder, &["build", path], csv(&ROWS).as_bytes())
            } else {
                let file = File::open(folder.at("orders.csv")).unwrap();
                crate::shop::ran(folder.program().args(["build", path]).stdin(file))
            };
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{path}");
            assert_eq!(told(&folder), (of_file.clone(), path.into()));
        }
    }
    let made = std::process::Command::new("mkfifo").arg(folder.at("pipe")).status().unwrap();
    assert!(made.success());
    let pipe = folder.at("pipe");
    std::thread::scope(|scope| {
        scope.spawn(|| std::fs::write(&pipe, csv(&ROWS)).unwrap());
        folder.build(&["pipe"]);
    });
    assert_eq!(told(&folder), (of_file, "pipe".into()));
}

/// Reads a file to which something happens when `is_time`, of the bytes read
/// so far in this pass and the number of the pass.
fn while_it_is_read(
    rows: &str,
    is_time: impl Fn(u64, u32) -> bool + Sync,
    happens: impl Fn(&File) + Sync,
) -> Result<Orders, Faults> {
    let folder = Folder::new();
    folder.put("orders.csv", rows);
    let file = OpenOptions::new().append(true).open(folder.at("orders.csv")).unwrap();
    let source = Source::File(folder.at("orders.csv"));
    let (mut last, mut pass, mut is_over) = (u64::MAX, 0, false);
    let read = read_watched(vec![source], &config(CONFIG), &mut |bytes| {
        pass += u32::from(bytes < last);
        last = bytes;
        if !is_over && is_time(bytes, pass) {
            happens(&file);
            is_over = true;
        }
    });
    assert!(is_over, "nothing has happened");
    read
}

/// Orders that stand together, of which the first comes again if `is_again`.
/// Rows of some blocks.
const MANY: u32 = 80_000;

fn many(is_again: bool) -> String {
    let ids = (1..=MANY).chain(is_again.then_some(1));
    let rows = ids.map(|id| format!("{id},p{}@example.com,2024-01-05,10", id % 99));
    let rows: Vec<String> = rows.collect();
    csv(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whatever is read is counted, and what is cut off is told.
#[test]
fn a_file_may_shrink_while_it_is_read() {
    for is_again in [false, true] {
        let rows = many(is_again);
        for pass in 1..=1 + u32::from(is_again) {
            for (at, length) in [(1, 0), (1, 300_000), (200_000, 100_000), (200_000, 400_001)] {
                let read = while_it_is_read(
                    &rows,
                    |bytes, now| now == pass && bytes >= at,
                    |file| file.set_len(length).unwrap(),
                );
                match read {
                    Ok(read) => {
                        assert!(read.account.rows_read < u64::from(MANY));
                        assert_eq!(read.account.rows_used, read.account.rows_read);
                    }
                    Err(faults) => {
                        let told = faults.first[0].to_string();
                        let is_told =
                            ["the row has", "there is no column", "has a header and no rows"];
                        assert!(is_told.iter().any(|it| told.contains(it)), "{told}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_file_may_grow_while_it_is_read() {
    let rows = many(true);
    for pass in 1..=2 {
        let read = while_it_is_read(
            &rows,
            |bytes, now| now == pass && bytes >= 400_000,
            |mut file| file.write_all(b"ben-1,ben@example.com,2024-01-31,10,,,,\n").unwrap(),
        );
        let account = read.unwrap().account;
        assert_eq!(
            (account.rows_read, account.rows_used),
            (u64::from(MANY) + 2, u64::from(MANY) + 2)
        );
    }
}
