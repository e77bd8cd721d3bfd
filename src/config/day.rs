//! Days in TOML.

use toml::value::Datetime;

use crate::units::Day;

/// A day as TOML writes it, such as `2026-10-31`; `None` for what has a time, or is
/// a time alone.
pub fn day(written: &Datetime) -> Option<Day> {
    let alone = written.time.is_none() && written.offset.is_none();
    written.to_string().parse().ok().filter(|_| alone).map(Day::of)
}
