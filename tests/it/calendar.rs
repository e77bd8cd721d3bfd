//! The calendar, from the rows to the page and to the file that calendars read.

use std::collections::BTreeSet;
use std::io::BufReader;

use ical::IcalParser;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use perennial::pages;
use perennial::report::{self, Report};
use perennial::units::Day;

use crate::languages::assets;
use crate::shop::{ASSETS, config_with, read_rows, report as report_of};

/// A shop under some further lines of `[shop]`.
fn shop(further: &str, rows: &[String]) -> Report {
    let config = config_with(further);
    report_of(read_rows(rows, &config), &config, None)
}

/// Customers who order tea every so many days for two years, each from another
/// day on, and others who order once at the beginning.
pub(crate) fn every(days: usize, customers: i32, once: i32) -> Vec<String> {
    let first = Day::of(jiff::civil::date(2022, 1, 1));
    let regular = (0..customers).flat_map(|customer| {
        (customer % 28..730).step_by(days).map(move |at| {
            let name = format!("c{customer}@example.com");
            format!("{customer}-{at},{name},{},20,,,,Tea", first + at)
        })
    });
    let once = (0..once).map(|it| format!("o{it},o{it}@example.com,{},10", first + it % 28));
    regular.chain(once).collect()
}

/// Shops that have to say what others do not.
pub(crate) fn shops() -> Vec<Report> {
    vec![
        shop("", &every(60, 60, 300)),
        shop("", &every(5, 30, 300)),
        shop("active_days = 31", &["1,ada@example.com,2024-01-31,10".into()]),
    ]
}

fn file(report: &Report) -> String {
    let pages = pages::render(report, &ASSETS, &[]).unwrap();
    String::from_utf8(pages.month["calendar.ics"].clone()).unwrap()
}

/// What another program reads in it.
fn parsed(text: &str) -> IcalCalendar {
    let mut all: Vec<_> = IcalParser::new(BufReader::new(text.as_bytes())).collect();
    assert_eq!(all.len(), 1);
    all.remove(0).unwrap()
}

fn value(event: &IcalEvent, name: &str) -> String {
    let mut found = event.properties.iter().filter(|it| it.name == name);
    let value = found.next().and_then(|it| it.value.clone());
    assert!(found.next().is_none(), "{name} is there twice");
    value.unwrap_or_else(|| panic!("there is no {name}"))
}

fn names(text: &str) -> BTreeSet<String> {
    parsed(text).events.iter().map(|event| value(event, "UID")).collect()
}

/// Whoever orders again does so on day 60, so the lapse day is 60 and the line 60.
#[test]
fn days_are_those_of_the_shop() {
    let report = shop("", &every(60, 60, 300));
    let json: serde_json::Value = serde_json::from_str(&report::json(&report)).unwrap();
    assert_eq!(json["lifecycle_line"]["days"], 60);
    assert_eq!(json["calendar"]["month"], "2024-01");
    let contacts = json["calendar"]["contacts"].as_array().unwrap();
    let of = |state: &str| -> Vec<(String, u64)> {
        let own = contacts.iter().filter(|it| it["state"] == state);
        own.map(|it| (it["purpose"].as_str().unwrap().into(), it["day"].as_u64().unwrap()))
            .collect()
    };
    let days = |state: &str| of(state).into_iter().map(|it| it.1).collect::<Vec<_>>();
    assert_eq!(days("new"), [0, 12, 24, 29]);
    assert_eq!(days("at_risk"), [30, 48]);
    assert_eq!(days("lapsed"), [60, 120, 121]);
    let tea = &json["calendar"]["first_to_second_order"][0];
    assert_eq!((&tea["name"], &tea["regular"]), (&"Tea".into(), &true.into()));
    assert_eq!((&tea["median"], &tea["remind"]), (&60.into(), &48.into()));
}

/// The regulars order on the same days, 28 in a row and then none for 32: how many
/// come to day 30 in a week can be had from the rows.
#[test]
fn customers_due_are_those_of_the_rows() {
    let rows = every(60, 56, 300);
    let report = shop("", &rows);
    let as_of = report.period.as_of;
    let last = |customer: i32| {
        let from = Day::of(jiff::civil::date(2022, 1, 1)) + customer % 28;
        (0..13).map(|time| from + 60 * time).filter(|day| *day <= as_of).max().unwrap()
    };
    let calendar = &report.calendar;
    let ask = calendar.contacts.iter().find(|it| it.day.0 == 30).unwrap();
    for (week, due) in calendar.weeks.iter().zip(&ask.by_week) {
        let comes = |it: &i32| (week.monday..=week.to).contains(&(last(*it) + 30));
        let by_rows = (0..56).filter(comes).count() as u64;
        assert_eq!(due.unwrap_or(by_rows), by_rows, "{week:?}");
    }
    assert!(ask.due.is_some_and(|due| due > 0), "{ask:?}");
}

#[test]
fn the_file_is_as_the_standard_has_it() {
    let text = file(&shop("", &["1,ada@example.com,2024-01-31,10".into()]));
    let (head, _) = text.split_once("END:VEVENT").unwrap();
    let name: String = blake3::hash(b"A test").to_hex().chars().take(16).collect();
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//perennial//perennial//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME;VALUE=TEXT:A test: customers",
        "BEGIN:VEVENT",
        "DESCRIPTION:Export all orders up to the end of January 2024\\, build the rep",
        " ort of that month\\, and read it with those who decide.",
        "DTEND;VALUE=DATE:20240202",
        "DTSTAMP:20240131T000000Z",
        "DTSTART;VALUE=DATE:20240201",
        "SUMMARY:Build and read the report",
        "TRANSP:TRANSPARENT",
        &format!("UID:{name}-2024-02-build@perennial"),
        "",
    ];
    assert_eq!(head, expected.join("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn another_program_reads_what_the_page_says() {
    let report = shop("", &every(60, 60, 300));
    let calendar = parsed(&file(&report));
    // Four tasks, and five Mondays.
    assert_eq!(calendar.events.len(), 4 + report.calendar.weeks.len());
    let page = pages::render(&report, &ASSETS, &[]).unwrap().month["calendar.html"].clone();
    let page = String::from_utf8(page).unwrap();
    let mut before = String::new();
    for event in &calendar.events {
        let day = value(event, "DTSTART");
        let dashed = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
        assert!(page.contains(&format!("<time datetime=\"{dashed}\">")), "{dashed}");
        assert!(page.contains(&value(event, "SUMMARY")));
        assert!(before <= day && day < value(event, "DTEND"));
        before = day;
    }
}

#[test]
fn events_have_the_same_names_whenever_the_month_is_built() {
    let some = file(&shop("", &every(60, 60, 300)));
    let mut rows = every(60, 60, 300);
    rows.push("late,late@example.com,2023-12-30,7".into());
    let more = shop("", &rows);
    assert_eq!(names(&some), names(&file(&more)));
    let mut other = more.clone();
    other.shop.name = "Another".into();
    assert!(names(&some).is_disjoint(&names(&file(&other))));
    rows.push("next,next@example.com,2024-01-31,7".into());
    assert!(names(&some).is_disjoint(&names(&file(&shop("", &rows)))));
}

#[test]
fn a_name_cannot_end_the_calendar() {
    let mut report = shop("", &every(60, 60, 300));
    let events = parsed(&file(&report)).events.len();
    report.shop.name = "Tea, \u{1}; \\n\r\nEND:VEVENT\r\nEND:VCALENDAR\nBEGIN:VEVENT".repeat(9);
    let text = file(&report);
    let calendar = parsed(&text);
    assert_eq!(calendar.events.len(), events);
    assert_eq!(text.matches("\nEND:VCALENDAR").count(), 1);
    assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), events);
    let unfolded = text.replace("\r\n ", "");
    let name = unfolded.lines().find(|line| line.starts_with("X-WR-CALNAME")).unwrap();
    assert!(name.contains("Tea\\,  \\; \\\\n  END:VEVENT"), "{name}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn each_language_has_a_file_of_its_own() {
    let report = shop("locales = [\"en\", \"fa\"]", &every(60, 60, 300));
    let pages = pages::render(&report, &assets(&["fa"]), &[]).unwrap();
    let text = |name: &str| String::from_utf8(pages.month[name].clone()).unwrap();
    assert_eq!(names(&text("calendar.ics")), names(&text("fa/calendar.ics")));
    assert!(text("fa/calendar.html").contains("href=\"calendar.ics\""));
    assert!(text("fa/calendar.ics").split("\r\n").all(|line| line.len() <= 75));
    // Persian numbers and dates have marks of direction on pages.
    let marks = ['\u{200e}', '\u{200f}', '\u{2066}', '\u{2069}'];
    let unfolded = text("fa/calendar.ics").replace("\r\n ", "");
    assert!(text("fa/calendar.html").contains(marks) && !unfolded.contains(marks), "{unfolded}");
}

#[test]
fn no_few_customers_are_told_of() {
    for report in shops() {
        let threshold = report.shop.privacy_threshold;
        for contact in &report.calendar.contacts {
            let told = contact.by_week.iter().chain([&contact.due]).flatten();
            assert!(told.copied().all(|due| due == 0 || due >= threshold), "{contact:?}");
            let hidden = contact.by_week.iter().filter(|due| due.is_none()).count();
            assert!(hidden != 1, "{contact:?}");
        }
    }
}
