//! The coming month as a file that calendars read (RFC 5545, iCalendar).

use icalendar::{Calendar, Component, Event, Property};

use crate::units::Day;

use super::calendar::agenda;
use super::view::Setting;

/// Letters of the name of the shop's events: 64 bits, which two shops in one
/// calendar do not share.
const NAME: usize = 16;

/// `calendar.ics`: an event a day on which there is something to do, all day.
///
/// An event has the same name (UID) whenever the month is built, so that reading
/// the file again changes events and adds none. When it was made is the as-of day:
/// the file depends on the orders only.
pub(super) fn ics(on: &Setting<'_>) -> Vec<u8> {
    let report = on.report;
    let shop: String =
        blake3::hash(report.shop.name.as_bytes()).to_hex().chars().take(NAME).collect();
    let month = report.calendar.month;
    let name = on.say("calendar-name", &[("shop", shop_name(on).into())]);
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//perennial//perennial//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.append_property(text("X-WR-CALNAME", &name));
    for it in agenda(on) {
        let mut event = Event::new();
        event.uid(&format!("{shop}-{month}-{}@perennial", it.id));
        event.append_property((
            "DTSTAMP",
            format!("{}T000000Z", date(report.period.as_of)).as_str(),
        ));
        event.append_property(day("DTSTART", it.day));
        // The end is the first day that is no longer in it.
        event.append_property(day("DTEND", it.day + 1));
        event.append_property(("TRANSP", "TRANSPARENT"));
        event.summary(&plain(&it.title));
        let lines = std::iter::once(it.text).chain(it.lines);
        let lines: Vec<String> = lines.map(|line| plain(&line)).collect();
        event.description(&lines.join("\n"));
        calendar.push(event);
    }
    calendar.to_string().into_bytes()
}

fn shop_name(on: &Setting<'_>) -> String {
    let name = &on.report.shop.name;
    if name.is_empty() { on.say("a-shop", &[]) } else { name.clone() }
}

/// `20261130`.
fn date(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn day(key: &str, day: Day) -> Property {
    let mut property = Property::new(key, date(day));
    property.add_parameter("VALUE", "DATE");
    property.done()
}

/// A property that is text, which one with a name of nobody's standard has to
/// say for its commas to be escaped.
fn text(key: &str, text: &str) -> Property {
    let mut property = Property::new(key, plain(text));
    property.add_parameter("VALUE", "TEXT");
    property.done()
}

/// Without what ends a line or is no letter: a name may hold anything. Marks of
/// direction, which numbers and dates of right-to-left languages have for pages, are
/// left out: programs that read calendars show them as boxes.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| !is_mark_of_direction(*letter));
    letters.map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// Whether a character only says which way the text runs (Unicode Standard Annex 9,
/// section 2). A joiner is none: Persian words are written with it.
fn is_mark_of_direction(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_of_direction_are_left_out_and_joiners_are_not() {
        assert_eq!(
            plain("تا \u{2068}۱۶ آذر\u{2069}، \u{200e}(E)\u{200e} سفارش\u{200c}ها\r"),
            "تا ۱۶ آذر، (E) سفارش\u{200c}ها "
        );
    }
}
