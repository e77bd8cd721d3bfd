//! Files that hold no orders, or hold them as nobody would: each is told in a
//! few lines, with its place and what to do about it.

use std::fs;

use crate::shop::{CONFIG, Folder, Ran};

/// Lines and letters of what is said: a person reads it.
const LINES: usize = 60;
const LETTERS: usize = 8_000;

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Files, with what is said of each when its layout is to be found out, and
/// when the configuration says which columns there are.
fn files() -> Vec<(&'static str, Vec<u8>, [&'static str; 2])> {
    let unknown = ":1: no known format has this header";
    let columns = [unknown, ":1: there is no column \"order\""];
    let no_text = [":1: this is not text in UTF-8"; 2];
    let quote = [":1: a quote opens in this row and is not closed"; 2];
    let many =
        |what: &str| (0..5_000).map(|at| format!("{what}{at}")).collect::<Vec<_>>().join(",");
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    picture.extend((0..4_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8));
    vec![
        ("empty", Vec::new(), [" is empty"; 2]),
        ("mark", b"\xef\xbb\xbf".to_vec(), [" is empty"; 2]),
        ("blank", b"\r\n\n".to_vec(), [" is empty"; 2]),
        ("letter", b"x".to_vec(), columns),
        ("commas", b",,,\n1,2,3,4\n".to_vec(), columns),
        ("nought", vec![0; 5_000], no_text),
        ("picture", picture, no_text),
        ("sixteen", utf_16("order,customer,date,amount\n"), no_text),
        ("quote", b"\"".to_vec(), quote),
        ("quotes", vec![b'"'; 10_001], quote),
        ("wide", format!("{}\n{}\n", many("column "), many("")).into_bytes(), columns),
        ("long", vec![b'a'; 2 << 20], columns),
        ("prose", b"{\"orders\": [{\"id\": 1}]}\n".to_vec(), columns),
        ("packed.gz", b"\x1f\x8b\x08\0".to_vec(), ["cannot read "; 2]),
        ("packed.zst", b"\x28\xb5\x2f\xfd".to_vec(), ["cannot read "; 2]),
        ("zip", b"PK\x03\x04".to_vec(), [" is a workbook that is damaged"; 2]),
    ]
}

#[track_caller]
fn told(folder: &Folder, args: &[&str], fault: &str) {
    let Ran { code, out, err } = folder.run(args);
    assert_eq!(code, Some(2), "{args:?}: {err}");
    let name = args[args.len() - 1];
    let first = err.lines().next().unwrap_or_default();
    assert!(first.starts_with("error: ") && first.contains(name), "{args:?}: {first}");
    assert!(first.contains(fault), "{args:?}: {first:.300}");
    assert!(err.lines().any(|line| line.starts_with("  hint: ")), "{args:?}: {err:.300}");
    for said in [out, err] {
        assert!(said.lines().count() < LINES && said.len() < LETTERS, "{args:?}: {said:.999}");
    }
}

#[test]
fn a_file_without_orders_is_told_with_its_place_and_what_to_do() {
    let folder = Folder::new();
    folder.put("perennial.toml", "");
    folder.put("named.toml", CONFIG);
    for (name, bytes, faults) in files() {
        folder.put(name, bytes);
        for command in ["inspect", "build"] {
            told(&folder, &[command, name], faults[0]);
            told(&folder, &[command, "--config", "named.toml", name], faults[1]);
        }
    }
    fs::create_dir(folder.at("folder")).unwrap();
    for command in ["inspect", "build"] {
        told(&folder, &[command, "folder"], " is a directory");
        told(&folder, &[command, "nowhere"], "cannot read ");
    }
}

#[test]
fn what_is_inspected_of_a_strange_file_fits_a_screen_or_two() {
    let folder = Folder::new();
    folder.put("perennial.toml", CONFIG);
    let header = "order,customer,date,amount,refunded,status,channel,product";
    let idle: String = (0..5_000).map(|at| format!(",column {at}")).collect();
    let row = format!("1,ada@example.com,2024-01-05,10,,,,tea{}", ",x".repeat(5_000));
    folder.put("wide.csv", format!("{header}{idle}\n{row}\n"));
    let long = "long ".repeat(300_000);
    folder.put("long.csv", format!("{header}\n1,ada@example.com,2024-01-05,10,,,,{long}\n"));
    for name in ["wide.csv", "long.csv"] {
        let ran = folder.run(&["inspect", name]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name}");
        assert!(ran.out.contains("used       1 rows of 1"), "{:.999}", ran.out);
        assert!(ran.out.len() < LETTERS, "{name}: {} letters", ran.out.len());
    }
    let statuses: String = (0..3_000)
        .map(|at| format!("{at},ada@example.com,2024-01-05,10,,word {at},,tea\n"))
        .collect();
    folder.put("words.csv", format!("{header}\n{statuses}"));
    let ran = folder.run(&["inspect", "words.csv"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("\n  and 2900 more\n"), "{:.999}", ran.out);
}
