//! Spaces after marks that have room of their own.

/// Marks as wide as a letter, with their space in them.
const MARKS: [char; 6] = ['。', '，', '；', '：', '！', '？'];

/// Whether a language has wide marks, after which no space stands.
pub(super) fn is_wide(language: &str) -> bool {
    matches!(language.split('-').next(), Some("ja" | "yue" | "zh"))
}

/// HTML without the spaces that follow a wide mark, also where tags stand between
/// the two: templates put one sentence after the other with a space.
pub(super) fn close_up(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut in_tag, mut after_mark) = (false, false);
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            ' ' if !in_tag && after_mark => continue,
            _ if !in_tag => after_mark = MARKS.contains(&letter),
            _ => {}
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_space_follows_a_wide_mark() {
        assert_eq!(close_up("<p>一。 二： 3 4</p>"), "<p>一。二：3 4</p>");
        assert_eq!(close_up("<b>一。</b> <i a=\"。 b\">二</i>"), "<b>一。</b><i a=\"。 b\">二</i>");
        assert_eq!(close_up("One. Two（3） 4"), "One. Two（3） 4");
    }

    #[test]
    fn chinese_has_wide_marks_and_thai_has_not() {
        assert!(is_wide("zh-Hant") && !is_wide("th") && !is_wide("en"));
    }
}
