//! Whatever bytes it is given, the reader says yes or no and does not panic, and
//! what it says yes to goes all the way to a report.

use perennial::config::Config;
use perennial::report::json;
use perennial::units::Days;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random::{HEADER, all_rows, file, lines, shop};
use crate::shop::{read, report};

/// What the reader made of some bytes goes all the way to JSON.
fn use_whatever_it_is(bytes: &[u8], config: &Config) {
    let Ok(orders) = read(&[bytes], config) else { return };
    let (first, last) = orders.span().unwrap();
    // A report of a century is right, and too slow for this many.
    if last.since(first) < Days(36_500) {
        json(&report(orders, config, None));
    }
}

/// A change to one byte: put another in its place, take it out, put one in.
#[derive(Clone, Debug)]
struct Change(prop::sample::Index, u8, u8);

fn change() -> impl Strategy<Value = Change> {
    // Bytes that mean something to a reader of CSV, and any other.
    let byte = prop_oneof![prop::sample::select(b"\",\n\r-.:0129 @\x00\xff".to_vec()), any::<u8>()];
    (any::<prop::sample::Index>(), 0..3_u8, byte).prop_map(|(at, how, byte)| Change(at, how, byte))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn garbage_never_panics(bytes in vec(any::<u8>(), 0..400)) {
        use_whatever_it_is(&bytes, &lines());
        use_whatever_it_is(&bytes, &Config::default());
    }

    #[test]
    fn garbage_under_a_header_never_panics(rest in "[-0-9,.:\"a-z \n#@]{0,200}") {
        use_whatever_it_is(format!("{HEADER}{rest}").as_bytes(), &lines());
    }

    #[test]
    fn a_damaged_file_never_panics(shop in shop(), changes in vec(change(), 1..6)) {
        let mut bytes = file(&all_rows(&shop));
        for Change(at, how, byte) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, byte),
            }
        }
        use_whatever_it_is(&bytes, &lines());
    }

    #[test]
    fn a_file_that_was_cut_off_never_panics(shop in shop(), at in any::<prop::sample::Index>()) {
        let bytes = file(&all_rows(&shop));
        use_whatever_it_is(&bytes[..at.index(bytes.len())], &lines());
    }

    /// The first and the last days that there are.
    #[test]
    fn no_date_panics(year in 0..10_000_u32, month in 0..14_u32, day in 0..33_u32, rest in "[T :0-9Z+-]{0,12}") {
        let row = format!("#1,ada@example.com,{year:04}-{month:02}-{day:02}{rest},1,1.00,,,,\n");
        use_whatever_it_is(format!("{HEADER}{row}").as_bytes(), &lines());
    }
}

#[test]
fn the_ends_of_the_calendar_do_not_panic() {
    for day in ["0000-01-01", "0001-01-01", "9998-12-31", "9999-12-01", "9999-12-31"] {
        let row = format!("#1,ada@example.com,{day},1,1.00,,,,\n");
        use_whatever_it_is(format!("{HEADER}{row}").as_bytes(), &lines());
    }
}
