//! What holds for every chart, whatever is in it.

use super::place::{Anchor, Rect, Words};
use super::{Frame, Keep, Labelled, Labels, Span};

/// Words of every kind that must fit and must not break out.
pub(super) const WORDS: [&str; 8] = [
    "",
    "2",
    "12 %",
    "Постоянные покупатели",
    "مشتریان بازگشتی ۱۲٪",
    "ลูกค้าที่กลับมาซื้อซ้ำ",
    "二零二四年一月 回購率",
    "</text><script>alert(\"&'\")</script> and on\nand on, far beyond what there is room for",
];

pub(super) fn frame(mirrored: bool) -> Frame {
    Frame {
        id: "chart-1".to_string(),
        title: "A & B".to_string(),
        description: "What <it> shows".to_string(),
        mirrored,
    }
}

pub(super) fn labelled(at: f64, label: &str) -> Labelled {
    Labelled { at, label: label.to_string() }
}

/// `count` labels with these words and a number.
pub(super) fn labels(words: &str, count: usize) -> Labels {
    Labels {
        texts: (0..count).map(|index| format!("{words} {index}")).collect(),
        keep: Keep::First,
    }
}

/// Stretches of every kind: of no width, beside each other, over each other, and
/// beyond the axis.
pub(super) fn spans(words: &str) -> Vec<Span> {
    [(-9.0, 0.2), (0.4, 0.4), (0.5, 1.5), (0.6, 0.9), (1.0, 1.1), (90.0, 99.0), (f64::NAN, 1.0)]
        .map(|(from, to)| Span { from, to, label: words.into() })
        .to_vec()
}

pub(super) fn plain(value: f64) -> String {
    value.to_string()
}

/// Draws twice for both directions, with each of [`WORDS`], and checks.
pub(super) fn check(draw: impl Fn(&Frame, &str) -> String) {
    for words in WORDS {
        for mirrored in [false, true] {
            let frame = frame(mirrored);
            let svg = draw(&frame, words);
            assert_eq!(svg, draw(&frame, words), "not the same twice");
            check_markup(&svg);
            check_numbers(&svg);
            check_words(&svg);
        }
    }
}

/// Every element is closed, and nothing hostile has become an element.
fn check_markup(svg: &str) {
    assert!(svg.starts_with("<svg class=\"chart"), "{svg}");
    assert!(svg.ends_with("</svg>\n"), "{svg}");
    assert!(svg.contains("role=\"img\" aria-labelledby=\"chart-1-t chart-1-d\""), "{svg}");
    let known = ["svg", "/svg", "title", "/title", "desc", "/desc", "text", "/text"];
    let shapes = ["path", "rect", "circle"];
    for tag in svg.split('<').skip(1) {
        let name: String = tag.chars().take_while(|c| *c == '/' || c.is_alphanumeric()).collect();
        let (inside, _) = tag.split_once('>').expect("a tag ends");
        let closes_itself = shapes.contains(&name.as_str()) && inside.ends_with('/');
        assert!(closes_itself || known.contains(&name.as_str()), "{tag}");
        assert!(!inside.contains("fill=") && !inside.contains("stroke="), "a colour: {tag}");
    }
}

/// Coordinates have at most one decimal and lie in the viewBox.
fn check_numbers(svg: &str) {
    let bounds = bounds(svg);
    for name in ["x", "cx", "y", "cy", "width", "height", "r"] {
        for tag in svg.split('<') {
            let Some(value) = attribute(tag, name) else { continue };
            let most =
                if ["y", "cy", "height"].contains(&name) { bounds.bottom } else { bounds.right };
            check_number(value, most);
        }
    }
    for data in svg.split(" d=\"").skip(1) {
        let data = data.split('"').next().unwrap();
        for number in data.split(|c: char| c.is_ascii_alphabetic() || c == ' ') {
            if !number.is_empty() {
                check_number(number, bounds.right.max(bounds.bottom));
            }
        }
    }
}

fn check_number(number: &str, most: f64) {
    let value: f64 = number.parse().unwrap();
    assert!((0.0..=most).contains(&value), "{number} is outside");
    assert!(number.split('.').nth(1).is_none_or(|decimals| decimals.len() == 1), "{number}");
}

/// Words lie in the viewBox and not on each other.
fn check_words(svg: &str) {
    let bounds = bounds(svg);
    let words = words(svg);
    for (index, (one, text)) in words.iter().enumerate() {
        assert!(
            one.left >= bounds.left
                && one.top >= bounds.top
                && one.right <= bounds.right
                && one.bottom <= bounds.bottom,
            "{text:?} at {one:?} is cut off\n{svg}"
        );
        for (other, other_text) in &words[..index] {
            let apart = one.left >= other.right
                || other.left >= one.right
                || one.top >= other.bottom
                || other.top >= one.bottom;
            assert!(apart, "{text:?} at {one:?} lies on {other_text:?} at {other:?}\n{svg}");
        }
    }
}

fn bounds(svg: &str) -> Rect {
    let size = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split('"').next().unwrap();
    let (width, height) = size.split_once(' ').unwrap();
    Rect { left: 0.0, top: 0.0, right: width.parse().unwrap(), bottom: height.parse().unwrap() }
}

/// Every line of text and the room it takes.
pub(super) fn words(svg: &str) -> Vec<(Rect, String)> {
    let mut found = Vec::new();
    for tag in svg.split("<text ").skip(1) {
        let (attributes, rest) = tag.split_once('>').unwrap();
        let text = rest.split("</text>").next().unwrap();
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let text = text.replace("&#39;", "'").replace("&amp;", "&");
        assert!(!text.contains('\n') && !text.is_empty());
        let anchor = match attribute(attributes, "text-anchor") {
            None => Anchor::Left,
            Some("middle") => Anchor::Middle,
            Some(_) => Anchor::Right,
        };
        let [x, y] = ["x", "y"].map(|name| attribute(attributes, name).unwrap().parse().unwrap());
        found.push((Words { x, y, anchor, text: text.clone() }.rect(), text));
    }
    found
}

/// The texts of a chart, in the order drawn.
pub(super) fn texts(svg: &str) -> Vec<String> {
    words(svg).into_iter().map(|(_, text)| text).collect()
}

/// How many elements have exactly these classes.
pub(super) fn count(svg: &str, class: &str) -> usize {
    svg.matches(&format!(" class=\"{class}\"")).count()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}
