//! How wide words are, without a font.

/// The font size that charts are laid out for, in the unit of the viewBox.
pub const FONT_SIZE: f64 = 16.0;

/// Lines of text are this far apart, in the unit of the viewBox.
pub(super) const LEADING: f64 = 20.0;

/// Width of `text` at [`FONT_SIZE`]. Rather too wide than too narrow: it has
/// to hold for whatever sans-serif font the reader has.
pub(super) fn width(text: &str) -> f64 {
    f64::from(text.chars().map(advance).sum::<u32>()) * FONT_SIZE / 100.0
}

/// `text` on one line, without what XML forbids. Spaces that hold a number
/// together stay.
pub(super) fn one_line(text: &str) -> String {
    let kept =
        |c: &char| !matches!(c, '\u{fffe}' | '\u{ffff}') && (!c.is_control() || c.is_whitespace());
    let clean: String = text.chars().filter(kept).collect();
    let parts = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    clean.split(parts).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// As much of `text` as fits into `room`, with an ellipsis if that is not all.
pub(super) fn ellipsis(text: &str, room: f64) -> String {
    let text = one_line(text);
    if width(&text) <= room {
        return text;
    }
    let mut used = width("…");
    let mut kept = String::new();
    for c in text.chars() {
        used += f64::from(advance(c)) * FONT_SIZE / 100.0;
        if used > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// `text` on one line if it fits into `room`, else on two: the first as long as
/// words allow, the second with an ellipsis if it has to be cut.
pub(super) fn wrap(text: &str, room: f64) -> Vec<String> {
    let text = one_line(text);
    let breaks = text.rmatch_indices(' ').map(|(at, _)| at);
    let fits = |at: &usize| width(&text[..*at]) <= room;
    match breaks.into_iter().find(fits) {
        Some(at) if width(&text) > room => {
            vec![text[..at].to_string(), ellipsis(&text[at + 1..], room)]
        }
        _ => vec![ellipsis(&text, room)],
    }
}

/// `text` as the content of an element or attribute.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Advance width in hundredths of the font size, by class of glyph.
///
/// Measured in Chromium with Noto Sans, semi-bold too, and with DejaVu Sans,
/// the widest in common use: words in the five languages come out 0 to 60 %
/// too wide.
fn advance(c: char) -> u32 {
    if is_mark(c) {
        return 0;
    }
    match c {
        ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => 30,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' | '’' => 32,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '`' | '\\' => 42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' | '→' | '←' | '٪' => 96,
        'A'..='Z' | '&' => 74,
        '+' | '<' | '=' | '>' | '~' | '^' => 84,
        '0'..='9' => 64,
        '\0'..='\u{7f}' => 62,
        'ж' | 'м' | 'ш' | 'щ' | 'ю' | 'ф' | 'ы' => 90,
        'Ж' | 'М' | 'Ш' | 'Щ' | 'Ю' | 'Ф' | 'Ы' | 'Д' => 110,
        '\u{80}'..='\u{5ff}' if c.is_uppercase() => 76,
        '\u{80}'..='\u{5ff}' => 64,
        'ا' | 'أ' | 'إ' | 'آ' | 'ء' | 'د' | 'ذ' | 'ر' | 'ز' | 'ژ' | 'و' | 'ل' => 52,
        'س' | 'ش' | 'ص' | 'ض' => 110,
        '٫' | '٬' | '،' => 36,
        '\u{600}'..='\u{8ff}' => 66,
        'ณ' | 'ฌ' | 'ญ' | 'ฒ' | 'ฦ' | 'ำ' | 'ฤ' | 'ฑ' => 92,
        '\u{e00}'..='\u{e7f}' => 66,
        '\u{2212}' => 86,
        '\u{2010}'..='\u{2211}' => 72,
        '\u{1f000}'.. if c < '\u{20000}' => 140,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'.. => 102,
        _ => 90,
    }
}

/// A character that takes no room: it sits on the one before, or steers.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{61c}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_room() {
        assert!((width("กำ") - width("ก") - width("ำ")).abs() < 1e-9);
        assert!((width("ที่") - width("ท")).abs() < 1e-9);
        assert!((width("e\u{301}") - width("e")).abs() < 1e-9);
    }

    #[test]
    fn a_han_character_is_an_em_or_a_little_more() {
        assert!(width("月") >= FONT_SIZE && width("月") < 1.1 * FONT_SIZE);
    }

    #[test]
    fn what_is_cut_off_fits_and_says_so() {
        let cut = ellipsis("Постоянные покупатели", 100.0);
        assert!(cut.ends_with('…'), "{cut}");
        assert!(width(&cut) <= 100.0);
        assert_eq!(ellipsis("short", 100.0), "short");
        assert_eq!(ellipsis("nothing fits", 1.0), "…");
    }

    #[test]
    fn long_text_goes_on_two_lines() {
        let wrapped = wrap("Постоянные покупатели", 120.0);
        assert_eq!(wrapped, ["Постоянные", "покупатели"]);
        assert_eq!(wrap("short and sweet", 200.0), ["short and sweet"]);
        assert_eq!(wrap("Unteilbarkeitsbeweis", 60.0).len(), 1);
        let cut = wrap("as long as four lines would be, at the very least", 120.0);
        assert!(cut.len() == 2 && cut[1].ends_with('…'), "{cut:?}");
    }

    #[test]
    fn a_number_is_not_torn_apart() {
        assert_eq!(one_line("цель\n18\u{a0}000\u{202f}£ "), "цель 18\u{a0}000\u{202f}£");
        assert_eq!(wrap("цель 18\u{a0}000 £", 80.0), ["цель", "18\u{a0}000 £"]);
    }

    #[test]
    fn text_is_one_line_without_control_characters() {
        assert_eq!(one_line(" a\n b\u{0}\u{1b}[31m\tc\u{ffff} "), "a b[31m c");
    }
}
