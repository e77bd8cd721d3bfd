//! What was read of files and kept for the next build: nothing can be told from
//! it but the time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::shop::{Folder, Ran, tree};

#[path = "../../build.rs"]
#[expect(dead_code, unreachable_pub, clippy::print_stdout, reason = "it is a program by itself")]
mod build_script;

/// Where entries are.
const SHELF: &str = ".perennial/read";

const COLUMNS: &str = r#"
[[orders]]
files = ["*.csv"]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "date"
amount = "amount"
currency = "currency"
status = "status"
product = "product"
coupon = "coupon"
phone = "phone"
customer_id = "number"
[orders.rules.status]
counts = ["", "paid"]
leave_out = { void = "voided" }
"#;

const IDENTITY: &str = "[identity]\nemail = [\"tags\", \"dots\"]\nphone = \"GB\"\n\
                        customer_id = true\naliases = \"lists/aliases.csv\"\n";

const RATES: &str = "[currency]\nrates = \"lists/rates.csv\"\n";

const HEADER: &str = "order,customer,date,amount,currency,status,product,coupon,phone,number\n";

/// Months of a shop: people with several keys, guests, rows that are left out,
/// orders of several rows, and orders that the month after has again.
fn month(month: u32, money: &str) -> String {
    let mut text = HEADER.to_string();
    let first = 1000 + 40 * month;
    let again = if month > 1 { first - 20 } else { first };
    for order in again..first + 40 {
        let who = match order % 7 {
            0 => String::new(),
            1 => format!("ada+{order}@gmail.com"),
            who => format!("customer{}@example.com", who + order % 5),
        };
        let phone =
            if order % 3 == 0 { format!("020 7946 0{:03}", order % 9) } else { String::new() };
        let (day, status) = (order % 28 + 1, ["paid", "void", "", "paid"][order as usize % 4]);
        let month = if order < first { month - 1 } else { month };
        let money = if order % 4 == 0 { money } else { "GBP" };
        text += &format!(
            "INV-{order},{who},2024-{month:02}-{day:02},{order}.50,{money},{status},tea {},WELCOME,{phone},{}\n",
            order % 6,
            order % 11
        );
        if order % 5 == 0 {
            text += &format!("INV-{order},{who},,,,{status},\"mug, blue\",,,\n");
        }
    }
    text
}

/// A project with three months. `more` is more of its configuration.
fn project(more: &str) -> Folder {
    let folder = Folder::new();
    let money = if more.contains("rates") { "EUR" } else { "GBP" };
    folder.put("perennial.toml", format!("[shop]\ncurrency = \"GBP\"\n{more}{COLUMNS}"));
    folder.put("lists/aliases.csv", "key,same_as\ncustomer3@example.com,customer4@example.com\n");
    let months = (1..=6).map(|month| format!("2024-{month:02},EUR,0.8{month}\n"));
    folder.put(
        "lists/rates.csv",
        months.fold(String::from("month,currency,rate\n"), |all, it| all + &it),
    );
    for at in 1..=3 {
        folder.put(&format!("{at}.csv"), month(at, money));
    }
    folder
}

/// The site, and the rows that were left out.
fn made(folder: &Folder) -> (BTreeMap<String, Vec<u8>>, String) {
    (tree(&folder.at("site")), folder.text(".perennial/left-out.csv"))
}

/// Builds with entries where there are some, and says how many files were read
/// as before; the site has to be as without.
fn recalled(folder: &Folder) -> Option<String> {
    let ran = folder.build(&[]);
    let with = made(folder);
    let without_entries = folder.build(&["--no-cache"]);
    assert!(made(folder) == with, "the site depends on what was kept");
    let told = |ran: &Ran| {
        let lines = ran.out.lines().filter(|line| !line.starts_with("recalled"));
        lines.map(String::from).collect::<Vec<String>>()
    };
    assert_eq!(told(&ran), told(&without_entries));
    let line = ran.out.lines().find_map(|line| line.strip_prefix("recalled  "));
    line.map(String::from)
}

fn all_of_three() -> Option<String> {
    Some("3 of 3 files as read before".into())
}

/// Entries, by their names.
fn kept(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let shelf = folder.at(SHELF);
    let mut kept = if shelf.exists() { tree(&shelf) } else { BTreeMap::new() };
    let ignored = kept.remove(".gitignore");
    assert_eq!(ignored, shelf.exists().then(|| b"*\n".to_vec()));
    kept
}

fn entries(folder: &Folder) -> Vec<String> {
    kept(folder).into_keys().collect()
}

#[test]
fn a_build_from_what_was_kept_is_the_same_to_the_byte() {
    for more in [String::new(), IDENTITY.into(), RATES.into(), format!("{IDENTITY}{RATES}")] {
        let folder = project(&more);
        folder.build(&["--no-cache"]);
        assert!(entries(&folder).is_empty());
        let before = made(&folder);
        assert!(before.1.contains("in a later file again") && before.1.contains("voided"));
        for is_recalled in [false, true] {
            let ran = folder.build(&[]);
            let told = ran.out.contains("\nrecalled  3 of 3 files as read before\n");
            assert_eq!(told, is_recalled, "{more}: {}", ran.out);
            assert!(made(&folder) == before, "{more}");
            assert_eq!(entries(&folder).len(), 3);
        }
        let report = folder.json("site/2024-02/report.json");
        assert_eq!(report["data"]["identity"].is_object(), more.contains("identity"), "{more}");
    }
}

#[test]
fn only_what_is_new_or_changed_is_read() {
    let folder = project(IDENTITY);
    assert_eq!(recalled(&folder), None);
    folder.put("4.csv", month(4, "GBP"));
    assert_eq!(recalled(&folder).unwrap(), "3 of 4 files as read before");
    // A sum of the files before is no reason to read those after.
    folder.put("1.csv", month(1, "GBP").replace("1041.50", "1041.75"));
    assert_eq!(recalled(&folder).unwrap(), "3 of 4 files as read before");
    fs::rename(folder.at("1.csv"), folder.at("0.csv")).unwrap();
    assert_eq!(recalled(&folder).unwrap(), "4 of 4 files as read before");
    let left_out = folder.text(".perennial/left-out.csv");
    assert!(left_out.contains("\n0.csv,") && !left_out.contains("\n1.csv,"), "{left_out}");
    let report = folder.json("site/2024-03/report.json");
    assert_eq!(report["data"]["files"][0]["name"], "0.csv");
    // The same in a file of another name, in which it all comes again.
    fs::copy(folder.at("0.csv"), folder.at("5.csv")).unwrap();
    assert_eq!(recalled(&folder).unwrap(), "5 of 5 files as read before");
    assert_eq!(entries(&folder).len(), 4);
    for gone in ["0.csv", "2.csv", "5.csv"] {
        fs::remove_file(folder.at(gone)).unwrap();
    }
    assert_eq!(recalled(&folder).unwrap(), "2 of 2 files as read before");
    assert_eq!(entries(&folder).len(), 2);
    // Of a single file nothing is kept, and nothing stays.
    fs::remove_file(folder.at("3.csv")).unwrap();
    assert_eq!(recalled(&folder), None);
    assert!(entries(&folder).is_empty());
}

#[test]
fn what_files_are_read_by_is_that_of_the_present() {
    let folder = project(&format!("{IDENTITY}{RATES}"));
    assert_eq!(recalled(&folder), None);
    let config = folder.text("perennial.toml");
    // Who is an alias, and thresholds, are asked after the rows were read.
    folder.put("lists/aliases.csv", "key,same_as\ncustomer5@example.com,customer6@example.com\n");
    folder.put(
        "perennial.toml",
        config.replace("[shop]", "[shop]\nname = \"Tea\"\nactive_days = 40"),
    );
    assert_eq!(recalled(&folder), all_of_three());
    folder.put(
        "perennial.toml",
        config.replace("void =", "\"void\" =").replace("voided", "not paid"),
    );
    assert_eq!(recalled(&folder), None);
    assert!(folder.text(".perennial/left-out.csv").contains("not paid"));
    folder.put("perennial.toml", &config);
    assert_eq!(recalled(&folder), None);
    folder.put("content/formats/own.toml", "title = \"Own\"\nverified = \"never\"\n");
    assert_eq!(recalled(&folder), None);
    assert_eq!(recalled(&folder), all_of_three());
}

#[test]
fn a_rate_that_was_not_asked_for_is_no_reason_to_read_again() {
    let folder = project(RATES);
    assert_eq!(recalled(&folder), None);
    let rates = folder.text("lists/rates.csv");
    folder.put("lists/rates.csv", format!("{rates}2024-07,EUR,0.87\n2024-03,USD,0.7\n"));
    assert_eq!(recalled(&folder), all_of_three());
    // January is in the files of January and, again, of February.
    folder.put("lists/rates.csv", rates.replace("2024-01,EUR,0.81", "2024-01,EUR,0.82"));
    assert_eq!(recalled(&folder).unwrap(), "1 of 3 files as read before");
    assert_eq!(recalled(&folder), all_of_three());
}

#[test]
fn what_is_wrong_with_an_entry_is_as_if_it_were_not_there() {
    let folder = project(IDENTITY);
    assert_eq!(recalled(&folder), None);
    let before = made(&folder);
    let names = entries(&folder);
    let path = |at: usize| folder.at(SHELF).join(&names[at]);
    let sound = fs::read(path(0)).unwrap();
    // Of whichever entry it is, it is not what was written there.
    let flipped = |at: usize| {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x40;
        bytes
    };
    let other = fs::read(path(1)).unwrap();
    let half = sound.len() / 2;
    let [junk, empty] = [b"no entry".to_vec(), Vec::new()];
    for bad in [
        [sound[..half].to_vec(), flipped(half), flipped(9)],
        [empty, [&sound[..], b"more"].concat(), flipped(sound.len() - 1)],
        // Those of others, too, and what is no entry at all.
        [other, sound.clone(), junk],
    ] {
        for (at, bytes) in bad.into_iter().enumerate() {
            fs::write(path(at), bytes).unwrap();
        }
        let ran = folder.build(&[]);
        assert!(!ran.out.contains("recalled") && made(&folder) == before, "{}", ran.out);
        let ran = folder.build(&[]);
        assert!(ran.out.contains("recalled  3 of 3 files") && made(&folder) == before);
    }
    fs::remove_file(path(0)).unwrap();
    fs::create_dir(path(0)).unwrap();
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("recalled  2 of 3 files"), "{}", ran.out);
    assert!(ran.err.starts_with("warning: cannot keep in "), "{}", ran.err);
}

#[test]
fn nobody_and_no_order_is_named_in_what_is_kept() {
    let folder = project(&format!("{IDENTITY}{RATES}"));
    folder.build(&[]);
    let has = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|it| it == text.as_bytes());
    let kept = kept(&folder);
    assert_eq!(kept.len(), 3);
    let mut names_products = false;
    for (name, bytes) in kept {
        for file in 1..=3 {
            for row in folder.text(&format!("{file}.csv")).lines().skip(1) {
                let cells: Vec<&str> = row.split(',').collect();
                let own = [cells[0], &cells[0][4..], cells[1], cells[cells.len() - 2]];
                for cell in own.into_iter().filter(|cell| !cell.is_empty()) {
                    assert!(!has(&bytes, cell), "{name}: {cell}");
                }
            }
        }
        for part in ["@example", "gmail", "customer", "INV", "7946", "79460"] {
            assert!(!has(&bytes, part), "{name}: {part}");
        }
        names_products |= has(&bytes, "mug, blue");
        #[cfg(unix)]
        {
            let about = fs::metadata(folder.at(SHELF).join(&name)).unwrap();
            let mode = std::os::unix::fs::PermissionsExt::mode(&about.permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    }
    assert!(names_products);
}

#[test]
fn nothing_is_kept_nor_looked_for_when_that_is_asked_for() {
    let folder = project("");
    folder.build(&["--no-cache"]);
    assert!(!folder.at(SHELF).exists());
    folder.build(&[]);
    let kept = tree(&folder.at(SHELF));
    folder.put("1.csv", month(1, "GBP").replace("INV-1041", "INV-901"));
    let ran = folder.build(&["--no-cache"]);
    assert!(!ran.out.contains("recalled"), "{}", ran.out);
    assert!(tree(&folder.at(SHELF)) == kept);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_a_warning() {
    let folder = project("");
    folder.put(SHELF, "a file, where a folder should be");
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let start = format!("warning: cannot keep in ./{SHELF} what was read, for the next time: ");
    assert!(ran.err.starts_with(&start), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    let with = made(&folder);
    folder.build(&["--no-cache"]);
    assert!(made(&folder) == with);
}

/// Nothing is said where nothing is kept.
#[test]
fn of_one_file_and_of_the_sample_nothing_is_kept() {
    let folder = project("");
    folder.build(&["1.csv"]);
    assert!(!folder.at(SHELF).exists());
    let empty = Folder::new();
    empty.build(&[]);
    assert!(!empty.at(".perennial").exists());
}

/// A build that fails has read the files in which nothing is wrong.
#[test]
fn a_file_with_a_fault_is_not_kept_and_the_others_are() {
    let folder = project("");
    folder.put("2.csv", month(2, "GBP").replace("1083.50", "much"));
    assert_eq!(folder.run(&["build"]).code, Some(2));
    assert_eq!(entries(&folder).len(), 2);
    assert_eq!(folder.run(&["build"]).code, Some(2));
    folder.put("2.csv", month(2, "GBP"));
    assert_eq!(recalled(&folder).unwrap(), "2 of 3 files as read before");
    // A header alone has no rows, in whatever files it is among.
    folder.put("2.csv", HEADER);
    for _ in 0..2 {
        let ran = folder.run(&["build"]);
        assert!(ran.err.contains("2.csv has a header and no rows"), "{}", ran.err);
    }
}

#[test]
fn order_numbers_of_two_stores_stay_two() {
    let folder = project("");
    let section =
        COLUMNS.replace("*.csv", "1.csv").replace("[[orders]]", "[[orders]]\nname = \"A\"");
    let other = section.replace("\"1.csv\"", "\"2.csv\"").replace("\"A\"", "\"B\"");
    folder.put("2.csv", folder.text("1.csv"));
    folder.put("perennial.toml", format!("{section}{other}"));
    assert_eq!(recalled(&folder), None);
    assert_eq!(recalled(&folder).unwrap(), "2 of 2 files as read before");
    // Each is now what the other was.
    folder.put("perennial.toml", format!("{other}{section}"));
    assert_eq!(recalled(&folder), None);
}

#[test]
fn a_pipe_can_be_recalled_too() {
    use std::io::Write as _;
    let folder = project("");
    let input = folder.text("3.csv");
    let piped = || {
        let mut program = folder.program();
        program.args(["build", "1.csv", "2.csv", "-"]);
        program.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let mut running = program.spawn().unwrap();
        running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let done = running.wait_with_output().unwrap();
        assert!(done.status.success());
        String::from_utf8(done.stdout).unwrap()
    };
    assert!(!piped().contains("recalled"));
    let before = made(&folder);
    assert!(piped().contains("recalled  3 of 3 files as read before"));
    assert!(made(&folder) == before);
}

/// Two builds of one version do not take each other's entries for their own.
#[test]
fn the_source_of_the_program_is_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = build_script::source(root);
    let folder = Folder::new();
    for part in ["src/main.rs", "src/orders/row.rs", "content/formats/shopify.toml", "Cargo.lock"] {
        let before = build_script::source(&folder.at(""));
        folder.put(part, "one");
        let one = build_script::source(&folder.at(""));
        folder.put(part, "other");
        let other = build_script::source(&folder.at(""));
        assert!(before != one && one != other && other != own, "{part}");
    }
    let before = build_script::source(&folder.at(""));
    fs::rename(folder.at("src/main.rs"), folder.at("src/lib.rs")).unwrap();
    assert_ne!(build_script::source(&folder.at("")), before);
}
