//! What people read when something is wrong with what they gave.
//!
//! Each folder of `tests/fixtures/bad` is a project with one thing wrong:
//! `args.txt` is the command line and `stderr.txt` what it says; the rest is
//! copied into a folder in which the program runs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shop::{Folder, Ran, blessing, repository, tree};

/// Files of a case that are not part of the project.
const NOT_COPIED: [&str; 2] = ["args.txt", "stderr.txt"];

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository("tests/fixtures/bad")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// The case's project in a folder of its own.
fn project(case: &Path) -> Folder {
    let folder = Folder::new();
    for (name, bytes) in tree(case) {
        if !NOT_COPIED.contains(&name.as_str()) {
            folder.put(&name, bytes);
        }
    }
    folder
}

/// What a case gets wrong itself; `None` when all is as expected.
fn fault(case: &Path, site: &Folder) -> Option<String> {
    let args = fs::read_to_string(case.join("args.txt")).unwrap();
    let args: Vec<&str> = args.split_whitespace().collect();
    let folder = project(case);
    for (name, bytes) in tree(&site.at("site")) {
        folder.put(&format!("site/{name}"), bytes);
    }
    let before = tree(&folder.at(""));
    let ran = folder.run(&args);
    if tree(&folder.at("")) != before {
        return Some("something was written".into());
    }
    let fresh = folder.run(&[&args[..], &["--out", "not/there/yet"]].concat());
    if tree(&folder.at("")) != before || folder.at("not").exists() {
        return Some("something was written to a new --out".into());
    }
    let expected = case.join("stderr.txt");
    if blessing() {
        fs::write(&expected, &ran.err).unwrap();
    }
    let err = fs::read_to_string(&expected).unwrap_or_else(|_| "(no stderr.txt)".into());
    let expected = Ran { code: Some(2), out: String::new(), err };
    if ran != expected {
        let said = format!("code {:?}\n{}{}", ran.code, ran.out, ran.err);
        return Some(format!("said\n{said}instead of\n{}", expected.err));
    }
    // clap shows the usage without the flag that came last.
    let is_usage = expected.err.contains("For more information, try");
    (!is_usage && fresh != expected).then(|| format!("with --out it said\n{}", fresh.err))
}

#[test]
fn every_kind_of_bad_input_is_told_and_nothing_is_written() {
    let site = Folder::of_rows(&["1,ada@example.com,2024-01-05,10"]);
    site.build(&[]);
    let cases = cases();
    assert!(cases.len() > 40, "{} cases", cases.len());
    let fault = |case: &PathBuf| {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        fault(case, &site).map(|what| format!("{name}: {what}"))
    };
    let faults: Vec<String> = cases.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "run: just bless, if this is right\n{}", faults.join("\n"));
}

fn said(case: &str) -> String {
    let path = repository("tests/fixtures/bad").join(case).join("stderr.txt");
    fs::read_to_string(path).unwrap()
}

/// So that nobody blesses this away.
#[test]
fn all_bad_rows_are_told_at_once_and_beyond_twenty_they_are_counted() {
    let errors = |case| said(case).lines().filter(|line| line.starts_with("error: ")).count();
    assert_eq!(errors("every-bad-row"), 3);
    assert_eq!(errors("two-bad-files"), 3);
    assert_eq!(errors("more-than-twenty"), 21);
    assert!(said("more-than-twenty").ends_with("error: and 5 more like these\n"));
    assert!(said("more-than-are-kept").ends_with("error: and 130 more like these\n"));
}

/// The shape of every message: `error: ` in lower case without a full stop,
/// each cause once, and at most one hint for each.
#[test]
fn messages_have_one_shape() {
    for case in cases() {
        let text = fs::read_to_string(case.join("stderr.txt")).unwrap();
        let is_ours = !text.contains("For more information, try");
        assert!(text.starts_with("error: ") && text.ends_with('\n'), "{text}");
        for line in text.lines().filter(|_| is_ours) {
            assert!(!line.ends_with('.'), "{line}");
            let cause = line.strip_prefix("  because: ");
            assert!(
                cause.is_none_or(|cause| text.matches(cause).count() == 1),
                "{}: the cause is told twice: {line}",
                case.display()
            );
        }
    }
}

#[test]
fn a_hint_fits_its_fault() {
    let text = said("only-credit-notes");
    assert!(!text.contains("were ;"), "a list of nothing: {text}");
    let text = said("missing-file");
    assert!(!text.contains("[[orders]]"), "the file was named on the command line: {text}");
}

/// What is wrong with an order file, or a table beside it, can be mended by who
/// gave it. The others are about what they wrote themselves.
#[test]
fn whatever_is_wrong_with_order_files_has_a_hint() {
    let own = ["configuration-", "missing-configuration", "telephone-", "template-", "words-"];
    for case in cases() {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let text = said(&name);
        let is_own = own.iter().any(|own| name.starts_with(own));
        let has_hint = text.contains("\n  hint: ") || text.contains("For more information, try");
        assert!(is_own || has_hint, "{name}: {text}");
    }
}

/// A year that was mistyped must not make a report of a thousand years: the
/// cohort triangle grows with its square.
#[test]
#[cfg(unix)]
fn a_year_that_no_shop_has_is_refused() {
    for day in ["0024-01-05", "9024-01-05", "9999-12-31"] {
        let row = format!("2,ada@example.com,{day},10");
        let folder = Folder::of_rows(&["1,ada@example.com,2024-01-05,10", &row]);
        let mut limited = std::process::Command::new("sh");
        let program = folder.program();
        let line =
            format!("ulimit -v 2000000; ulimit -t 20; exec {:?} build", program.get_program());
        limited.current_dir(folder.at("")).args(["-c", &line]);
        let ran = crate::shop::ran(&mut limited);
        let first = ran.err.lines().next().unwrap_or_default();
        assert_eq!(ran.code, Some(2), "{day}: {first}");
        assert!(first.starts_with("error: orders.csv:3: "), "{day}: {first}");
    }
}
