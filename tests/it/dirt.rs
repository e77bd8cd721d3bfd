//! The same orders, written as shops, spreadsheets and accountants write them:
//! the report stays the same.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use perennial::orders::Source;
use perennial::report::{self, Data, Report};

use crate::shop::{Folder, config, differences, read_sources, tree};

/// Three customers and somebody unknown in three months, written cleanly.
const ORDERS: [[&str; 7]; 13] = [
    ["order", "customer", "placed", "amount", "refunded", "product", "coupon"],
    ["101", "ada@example.com", "2024-01-05 10:12", "1234.50", "", "Café set, large", ""],
    ["102", "ben@example.com", "2024-01-20 14:02", "12.00", "", "Mug", "WELCOME"],
    ["103", "cyd@example.com", "2024-01-31 23:30", "25.00", "", "Tea", ""],
    ["104", "ada@example.com", "2024-02-02 09:00", "7.05", "", "Mug", ""],
    ["105", "ben@example.com", "2024-02-10 11:00", "30.00", "5.00", "Tea", ""],
    ["106", "cyd@example.com", "2024-02-14 12:45", "18.00", "", "Mug", ""],
    ["107", "", "2024-02-29 08:00", "9.99", "", "Tea", ""],
    ["108", "ada@example.com", "2024-03-03 13:00", "2450.00", "", "Café set, large", ""],
    ["109", "cyd@example.com", "2024-03-10 01:30", "12.00", "", "Tea", ""],
    ["110", "ben@example.com", "2024-03-12 19:20", "60.00", "", "Tea", "WELCOME"],
    ["111", "ada@example.com", "2024-03-15 00:05", "19.50", "", "Mug", ""],
    ["112", "ben@example.com", "2024-03-31 22:10", "11.00", "", "Mug", ""],
];

/// Without its last line break, so that rules can be added to it.
const SETTINGS: &str = r#"
[shop]
currency = "GBP"
time_zone = "America/New_York"
privacy_threshold = 1
[[orders]]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "placed"
amount = "amount"
refunded = "refunded"
product = "product"
coupon = "coupon""#;

/// The shop's zone.
const HERE: &str = "America/New_York";

type Rows = Vec<Vec<String>>;

fn rows() -> Rows {
    ORDERS.iter().map(|row| row.iter().map(|cell| (*cell).to_string()).collect()).collect()
}

/// The rows with each cell of a column, but not its header, written anew.
fn each(column: &str, change: impl Fn(&str) -> String) -> Rows {
    let mut rows = rows();
    let place = rows[0].iter().position(|name| name == column).unwrap();
    rows[1..].iter_mut().for_each(|row| row[place] = change(&row[place]));
    rows
}

/// Rows as a file, with quotes where they are needed.
fn csv(rows: &[Vec<String>], between: &str) -> String {
    let mut csv = csv::WriterBuilder::new();
    let mut csv = csv.delimiter(between.as_bytes()[0]).from_writer(Vec::new());
    rows.iter().for_each(|row| csv.write_record(row).unwrap());
    String::from_utf8(csv.into_inner().unwrap()).unwrap()
}

/// The report of some files. No row is lost on the way to it.
#[track_caller]
fn report_of(files: &[(&'static str, &[u8])], settings: &str) -> Report {
    let config = config(settings);
    let source =
        |(name, bytes): &(&'static str, &[u8])| Source::Embedded(name, bytes.to_vec().leak());
    let orders = read_sources(files.iter().map(source).collect(), &config);
    let orders = orders.unwrap_or_else(|faults| panic!("{:?}", faults.first));
    let account = &orders.account;
    let left_out = account.rows_left_out();
    assert_eq!(account.rows_read, account.rows_used + left_out);
    crate::shop::report(orders, &config, None)
}

fn truth() -> Report {
    report_of(&[("clean.csv", csv(&rows(), ",").as_bytes())], SETTINGS)
}

fn with_rules(rules: &str) -> String {
    format!("{SETTINGS}\n[orders.rules]\n{rules}\n")
}

/// That a file of these bytes gives the report of the clean one.
#[track_caller]
fn same(bytes: impl AsRef<[u8]>, settings: &str) {
    let report = report_of(&[("dirty.csv", bytes.as_ref())], settings);
    let none: [&str; 0] = [];
    assert_eq!(changed(&report), none, "{}", String::from_utf8_lossy(bytes.as_ref()));
}

/// What of the report a file changes, by its keys.
#[track_caller]
fn changed(report: &Report) -> Vec<String> {
    let lines = differences(&truth(), report);
    lines.lines().map(|line| line.split(": ").next().unwrap_or_default().to_string()).collect()
}

/// `1234.50` as people group it.
fn grouped(cell: &str, by: &str) -> String {
    match cell.len().checked_sub(6) {
        Some(at) if at > 0 => format!("{}{by}{}", &cell[..at], &cell[at..]),
        _ => cell.into(),
    }
}

/// A clean date in strftime's letters, as a clock in `zone` has it.
fn clock(cell: &str, format: &str, zone: &str) -> String {
    let here = DateTime::strptime("%Y-%m-%d %H:%M", cell).unwrap();
    let here = here.to_zoned(TimeZone::get(HERE).unwrap()).unwrap();
    here.with_time_zone(TimeZone::get(zone).unwrap()).strftime(format).to_string()
}

/// The rows with their dates so.
fn dated(format: &str, zone: &str) -> String {
    csv(&each("placed", |cell| clock(cell, format, zone)), ",")
}

#[test]
fn the_clean_orders_say_what_was_written() {
    let truth = truth();
    let json = report::json(&truth);
    assert!(json.contains("Café set, large") && json.contains("WELCOME"), "{json}");
    let Data { orders, customers, gross, .. } = truth.data;
    assert_eq!((orders, customers, gross.0), (12, 3, 38_890_400));
    assert_eq!(truth.data.last.to_string(), "2024-03-31");
}

#[test]
fn letters_arrive_from_every_encoding() {
    let text = csv(&rows(), ",");
    same(format!("\u{feff}{text}"), SETTINGS);
    let utf_16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    };
    same(utf_16(&csv(&rows(), "\t"), u16::to_le_bytes), SETTINGS);
    same(utf_16(&text, u16::to_be_bytes), SETTINGS);
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    same(&windows, SETTINGS);
    let mac: Vec<u8> = windows.iter().map(|it| if *it == 0xe9 { 0x8e } else { *it }).collect();
    same(mac, &SETTINGS.replace("[orders.columns]", "encoding = \"macintosh\"\n[orders.columns]"));
}

#[test]
fn cells_may_be_apart_by_any_usual_sign_and_below_something_else() {
    let preamble = "Orders report\n\"From 2024-01-01, to 2024-03-31\"\n\n";
    for between in [",", ";", "\t", "|"] {
        let text = csv(&rows(), between);
        same(&text, SETTINGS);
        ["\r\n", "\r"].iter().for_each(|end| same(text.replace('\n', end), SETTINGS));
        same(text.trim_end_matches('\n'), SETTINGS);
        same(format!("{preamble}{text}"), SETTINGS);
        same(format!("\u{feff}sep={between}\r\n{text}"), SETTINGS);
    }
}

#[test]
fn what_stands_below_the_rows_is_left_out_by_a_rule() {
    let text = format!("{}\nTotal,,,3889.04\n12 record(s) downloaded\n", csv(&rows(), ","));
    let settings = with_rules("footer = [\"Total\", \"record(s)\"]");
    let report = report_of(&[("dirty.csv", text.as_bytes())], &settings);
    assert_eq!(changed(&report), ["data.rows_read", "data.rows_left_out", "data.gross_left_out"]);
    assert_eq!(report.data.account.left_out["footer"].rows, 2);
}

#[test]
fn quoted_cells_keep_what_would_end_them() {
    let note = "She said \"ring, twice;\"\n\tat 2024-01-01,12.00\r\n\"\"";
    let mut noted = rows();
    noted.iter_mut().for_each(|row| row.insert(1, note.into()));
    noted[0][1] = "a note, or\ntwo".into();
    for between in [",", ";", "\t", "|"] {
        same(csv(&noted, between), SETTINGS);
    }
}

#[test]
fn amounts_may_be_dressed() {
    let dressed: [fn(&str) -> String; 6] = [
        |cell| format!("£{}", grouped(cell, ",")),
        |cell| format!("{cell} GBP"),
        |cell| format!("GBP {}", grouped(cell, ",")),
        |cell| grouped(cell, "'"),
        |cell| format!(" {}\u{a0}£ ", grouped(cell, "\u{a0}")),
        |cell| format!("+{cell}000"),
    ];
    for dress in dressed {
        same(csv(&each("amount", dress), ","), SETTINGS);
    }
}

#[test]
fn a_comma_may_be_the_decimal_mark() {
    let forms: [fn(&str) -> String; 3] = [
        |cell| cell.into(),
        |cell| grouped(cell, "."),
        |cell| format!("{}\u{a0}£", grouped(cell, "\u{202f}")),
    ];
    for form in forms {
        let mut rows = each("amount", |cell| form(&cell.replace('.', ",")));
        rows[5][4] = "5,00".into();
        for between in [";", ",", "\t"] {
            same(csv(&rows, between), SETTINGS);
            same(csv(&rows, between), &with_rules("decimal = \",\""));
        }
    }
}

#[test]
fn refunds_may_be_below_zero_and_nothing_may_have_a_sign() {
    for refund in ["(5.00)", "-5.00", "\u{2212}5", "-£5.00", "(£5.00)", "(5.00 GBP)"] {
        for nothing in ["", "--", "-", "–", "—", "0", "£0.00", "(0.00)"] {
            let cell = |cell: &str| if cell.is_empty() { nothing } else { refund }.to_string();
            same(csv(&each("refunded", cell), ","), SETTINGS);
        }
    }
}

#[test]
fn the_day_or_the_month_may_come_first_and_months_may_be_words() {
    let forms = "%d/%m/%Y %H:%M|%d.%m.%Y %H:%M:%S|%-d.%-m.%y %-H:%M|%d-%m-%Y, %H:%M|\
                 %m/%d/%Y %I:%M %p|%-m/%-d/%y %-I:%M:%S %p|%b %d, %Y, %I:%M:%S %p|\
                 %B %d, %Y %-I:%M %p|%-d %B %Y, %H:%M|%d %b %Y %H:%M|%d-%b-%y %H:%M:%S";
    for format in forms.split('|') {
        let text = dated(format, HERE);
        same(&text, SETTINGS);
        let named = format.replace("%-", "%");
        same(text, &with_rules(&format!("date_format = {named:?}")));
    }
}

/// As an export of May has them.
#[test]
fn dates_that_mean_the_same_in_both_forms_are_no_question() {
    let settings = "[[orders]]\nformat = \"columns\"\n[orders.columns]\ncustomer = \"who\"\n\
                    date = \"day\"\namount = \"paid\"\n";
    let [words, numbers] = [["05 May 2024", "31 May 2024"], ["06/06/2024", "07/07/2024"]];
    for (days, last) in [(words, "2024-05-31"), (numbers, "2024-07-07")] {
        let text = format!("who,day,paid\nada,{},7\nben,{},8\n", days[0], days[1]);
        let report = report_of(&[("days.csv", text.as_bytes())], settings);
        assert_eq!(report.data.last.to_string(), last);
    }
}

#[test]
fn the_time_may_have_a_column_of_its_own() {
    for (date, time) in [("%d/%m/%Y", "%H:%M"), ("%m/%d/%y", "%I:%M %p"), ("%Y-%m-%d", "%T")] {
        let mut apart = each("placed", |cell| clock(cell, date, HERE));
        apart[0].push("time".into());
        for (row, clean) in apart[1..].iter_mut().zip(&ORDERS[1..]) {
            row.push(clock(clean[2], time, HERE));
        }
        same(csv(&apart, ","), &format!("{SETTINGS}\ntime = \"time\""));
    }
}

#[test]
fn times_of_another_zone_are_moved_to_the_shops() {
    same(dated("%Y-%m-%d %H:%M:%S %z", HERE), SETTINGS);
    same(dated("%Y-%m-%dT%H:%M:%S%:z", "Asia/Kolkata"), SETTINGS);
    same(dated("%Y-%m-%dT%H:%M:%SZ", "UTC"), SETTINGS);
    same(dated("%Y-%m-%d %H:%M UTC", "UTC"), SETTINGS);
    let format = "%d/%m/%Y %H:%M %z";
    same(dated(format, "Europe/Berlin"), &with_rules(&format!("date_format = {format:?}")));
    for format in ["%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%b %d, %Y %I:%M %p"] {
        same(dated(format, "UTC"), &with_rules("zone = \"UTC\""));
    }
    let utc = report_of(&[("utc.csv", dated("%Y-%m-%d %H:%M", "UTC").as_bytes())], SETTINGS);
    assert_ne!(differences(&truth(), &utc), "", "without the rule, January ends elsewhere");
}

/// There is no time to be moved: midnight is only how a day begins.
#[test]
fn a_day_without_a_time_stays_that_day() {
    let days = csv(&each("placed", |cell| cell[..10].into()), ",");
    let of = |settings: &str| report_of(&[("days.csv", days.as_bytes())], settings);
    assert!(differences(&of(SETTINGS), &of(&with_rules("zone = \"UTC\""))).is_empty());
}

#[test]
fn dates_that_mean_two_days_are_refused() {
    let folder =
        Folder::of_rows(&["1,ada@example.com,03/04/2024,10", "2,ben@example.com,05/06/2024,20"]);
    let before = tree(&folder.at(""));
    let ran = folder.run(&["build"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(
        ran.err,
        "error: orders.csv: dates such as \"03/04/2024\" can be read in two ways\n  hint: set \
         date_format = \"%d/%m/%Y\" or date_format = \"%m/%d/%Y\" under [orders.rules]\n"
    );
    assert!(tree(&folder.at("")) == before);
}

#[test]
fn customers_are_the_same_however_a_spreadsheet_keeps_their_numbers() {
    let number = |cell: &str| cell.bytes().next().map_or(String::new(), |it| format!("0{it}"));
    let numbers = each("customer", number);
    for (before, after) in [("'", ""), ("=\"", "\""), (" ", " ")] {
        let mut armoured = numbers.clone();
        for row in armoured[1..].iter_mut().step_by(2).filter(|row| !row[1].is_empty()) {
            row[1] = format!("{before}{}{after}", row[1]);
        }
        same(csv(&armoured, ","), SETTINGS);
        same(csv(&armoured, ",").replace("\"=\"\"", "=\"").replace("\"\"\"", "\""), SETTINGS);
    }
}

#[test]
fn customers_are_the_same_in_any_case_and_a_guest_is_nobody() {
    let guest = |cell: &str| if cell.is_empty() { "Guest" } else { cell }.to_string();
    let mut loud = each("customer", guest);
    for row in loud[1..].iter_mut().step_by(2).filter(|row| row[1] != "Guest") {
        row[1] = format!(" {}\u{a0}", row[1].to_uppercase());
    }
    same(csv(&loud, ","), &with_rules("guest = [\"none\", \"Guest\"]"));
}

#[test]
fn the_second_column_of_a_name_has_a_number() {
    let mut named = rows();
    (named[0][1], named[0][5], named[0][6]) = ("name".into(), "name".into(), "name".into());
    let settings = SETTINGS.replace("= \"customer\"", "= \"name\"");
    let settings = settings.replace("\"product\"", "\"name#2\"");
    same(csv(&named, ","), &settings.replace("\"coupon\"", "\"name#3\""));
}

/// Each order as two lines, of which the second is worth 1.00.
fn lines(amount: impl Fn(&str) -> [String; 2]) -> Rows {
    let mut lines = vec![rows()[0].clone()];
    for row in &rows()[1..] {
        let [mut first, mut second] = [row.clone(), row.clone()];
        [first[3], second[3]] = amount(&row[3]);
        (second[4], second[5]) = (String::new(), "Wrapping".into());
        lines.extend([first, second]);
    }
    lines
}

#[test]
fn amounts_may_stand_on_each_line_or_once_for_an_order() {
    let halves = |cell: &str| {
        let rest = cell.replace('.', "").parse::<i64>().unwrap() - 100;
        [format!("{}.{:02}", rest / 100, rest % 100), "1.00".into()]
    };
    let per_line = with_rules("amount_per = \"line\"");
    let repeated = lines(|cell| [cell.into(), cell.into()]);
    let first_only = lines(|cell| [cell.into(), String::new()]);
    for (lines, settings) in
        [(lines(halves), &*per_line), (repeated, SETTINGS), (first_only, SETTINGS)]
    {
        let mut backwards = lines.clone();
        backwards[1..].reverse();
        for lines in [lines, backwards] {
            let report = report_of(&[("lines.csv", csv(&lines, ",").as_bytes())], settings);
            assert_eq!(changed(&report), ["data.rows_read", "data.rows_used"]);
            assert_eq!(report.data.account.rows_used, 24);
        }
    }
}

#[test]
fn rows_may_come_in_any_order() {
    let mut rows = rows();
    for turn in 1..12 {
        rows[1..].rotate_left(turn);
        rows[1..8].reverse();
        same(csv(&rows, ","), SETTINGS);
    }
}

#[test]
fn an_export_that_is_there_twice_counts_once() {
    let text = csv(&rows(), ",");
    let files = [("one.csv", text.as_bytes()), ("two.csv", text.as_bytes())];
    let report = report_of(&files, SETTINGS);
    assert_eq!(changed(&report), ["data.rows_read", "data.rows_left_out", "data.gross_left_out"]);
    let left = &report.data.account.left_out["in a later file again"];
    assert_eq!((left.rows, left.gross), (12, report.data.gross));
    assert_eq!(left.lines[..2], ["one.csv:2", "one.csv:3"]);
}

#[test]
fn a_newer_export_has_the_newer_refunds() {
    let newer = csv(&rows(), ",");
    let older = csv(&rows()[..9], ",").replace(",5.00,", ",,");
    let report = report_of(&[("1.csv", older.as_bytes()), ("2.csv", newer.as_bytes())], SETTINGS);
    assert_eq!(changed(&report), ["data.rows_read", "data.rows_left_out", "data.gross_left_out"]);
    assert_eq!(report.data.account.left_out["in a later file again"].rows, 8);
    let turned = report_of(&[("1.csv", newer.as_bytes()), ("2.csv", older.as_bytes())], SETTINGS);
    assert!(changed(&turned).contains(&"metrics.revenue_12m".into()), "the later file counts");
}
