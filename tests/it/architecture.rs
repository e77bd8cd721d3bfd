//! ARCHITECTURE.md is true.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shop::repository;

/// Lines that a file of the library may have.
const LONGEST: usize = 400;

/// What no stage does: read a clock, or write where nobody asked for it.
const NEVER: [&str; 8] = [
    "std::time",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "println!",
    "print!(",
    "dbg!",
];

/// The lines of the `stages` block, in order.
fn stages() -> Vec<Vec<String>> {
    let text = fs::read_to_string(repository("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let block = text.split("```stages\n").nth(1).expect("a block opened by ```stages");
    let block = block.split("```").next().unwrap();
    block.lines().map(|line| line.split_whitespace().map(String::from).collect()).collect()
}

/// The Rust files of a stage, or of all when the name is blank.
fn files(stage: &str) -> Vec<PathBuf> {
    let file = repository(&format!("src/{stage}.rs"));
    let start = if file.exists() { file } else { repository("src").join(stage) };
    let walk = walkdir::WalkDir::new(start).sort_by_file_name().into_iter();
    let paths = walk.map(|entry| entry.unwrap().into_path());
    paths.filter(|path| path.extension().is_some_and(|it| it == "rs")).collect()
}

/// Lines of a file for which `is_fault` holds, as `file:line: text`.
fn lines(path: &Path, is_fault: impl Fn(&str) -> bool) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let name = path.strip_prefix(repository("")).unwrap().display();
    let numbered = (1..).zip(text.lines()).filter(|(_, line)| is_fault(line));
    numbered.map(|(number, line)| format!("{name}:{number}: {}", line.trim())).collect()
}

/// Whether a line names a module of the crate outside `allowed`.
fn names_other(line: &str, allowed: &[&str]) -> bool {
    let named = line.split("crate::").skip(1);
    named.into_iter().any(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        !allowed.contains(&&rest[..end])
    })
}

#[test]
fn imports_point_up() {
    let (mut above, mut found) = (Vec::new(), Vec::new());
    let stages = stages();
    for neighbours in &stages {
        for stage in neighbours {
            let allowed = [&above[..], &[stage.as_str()]].concat();
            let paths = files(stage);
            assert!(!paths.is_empty(), "ARCHITECTURE.md has the stage {stage}, and src has not");
            for path in paths {
                found.extend(lines(&path, |line| names_other(line, &allowed)));
            }
        }
        above.extend(neighbours.iter().map(String::as_str));
    }
    assert!(found.is_empty(), "not above in ARCHITECTURE.md:\n{}", found.join("\n"));
}

#[test]
fn every_module_is_a_stage_in_the_order_of_lib_rs() {
    let lib = fs::read_to_string(repository("src/lib.rs")).unwrap();
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_eq!(modules.collect::<Vec<_>>(), stages().concat());
    assert!(!lib.lines().any(|line| line.starts_with("mod ")), "a stage is public");
}

#[test]
fn no_stage_reads_a_clock_or_prints() {
    let forbidden = |line: &str| NEVER.iter().any(|word| line.contains(word));
    let found: Vec<String> = files("").iter().flat_map(|path| lines(path, forbidden)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let length = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().count();
    let long: Vec<_> = files("").into_iter().filter(|path| length(path) > LONGEST).collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:?}");
}

/// Attributes that switch a lint off for good; an `expect` says why, and is
/// found out when it is needless.
#[test]
fn lints_are_expected_and_not_allowed() {
    let allowed = |line: &str| line.contains("#[allow(") || line.contains("#![allow(");
    let found: Vec<String> = files("").iter().flat_map(|path| lines(path, allowed)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
