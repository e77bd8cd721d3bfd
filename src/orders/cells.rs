//! The cells of one row, wherever they stand.

use csv::StringRecord;

/// A row cut into cells.
pub(super) trait Cells {
    /// How many there are.
    fn count(&self) -> usize;

    /// The cell at this place, as it is written; blank where there is none.
    fn at(&self, place: usize) -> &str;
}

impl Cells for StringRecord {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, place: usize) -> &str {
        self.get(place).unwrap_or("")
    }
}

/// Cells that were cut out of a text and left in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut<'a> {
    pub(super) text: &'a str,
    /// Where they begin and end there.
    pub(super) spans: &'a [(u32, u32)],
}

/// The text of a span.
#[inline]
pub(super) fn within(text: &str, (start, end): (u32, u32)) -> &str {
    text.get(start as usize..end as usize).unwrap_or("")
}

impl Cells for Cut<'_> {
    fn count(&self) -> usize {
        self.spans.len()
    }

    #[inline]
    fn at(&self, place: usize) -> &str {
        within(self.text, self.spans.get(place).copied().unwrap_or((0, 0)))
    }
}

/// A cell trimmed and without what a spreadsheet puts around it to keep it as
/// text: an apostrophe before a number or a sign, or `="…"`.
#[inline]
pub(super) fn bare(cell: &str) -> &str {
    // Most cells begin and end with a sign that is neither a blank nor armour.
    let plain = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_graphic());
    let (first, last) = (cell.as_bytes().first(), cell.as_bytes().last());
    if plain(first) && plain(last) && !matches!(first, Some(b'\'' | b'=')) {
        return cell;
    }
    if cell.is_empty() { cell } else { without_armour(cell.trim()) }
}

#[cold]
fn without_armour(cell: &str) -> &str {
    if let Some(quoted) = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return quoted;
    }
    let armoured = |rest: &&str| {
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '=' | '@'))
    };
    cell.strip_prefix('\'').filter(armoured).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_puts_around_a_cell_is_taken_off() {
        for (written, read) in [
            ("a", "a"),
            (" \u{a0}a b ", "a b"),
            ("'02138", "02138"),
            (" '-5 ", "-5"),
            ("'+31612345678", "+31612345678"),
            ("'tis", "'tis"),
            ("'t Hooft", "'t Hooft"),
            ("=\"007\"", "007"),
            ("=\"", "=\""),
            ("", ""),
            (" ", ""),
        ] {
            assert_eq!(bare(written), read, "{written:?}");
        }
    }
}
