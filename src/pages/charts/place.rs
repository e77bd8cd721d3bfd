//! Where words go so that they hide nothing.

use super::text;

/// A rectangle in pixels, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// Which part of a line of text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

/// Words at a position: the middle of the line in height, the anchor in width.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: Anchor,
    pub(super) text: String,
}

impl Words {
    /// The room they take.
    pub(super) fn rect(&self) -> Rect {
        let width = text::width(&self.text);
        let left = match self.anchor {
            Anchor::Left => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::Right => self.x - width,
        };
        let half = text::FONT_SIZE * 0.56;
        Rect { left, top: self.y - half, right: left + width, bottom: self.y + half }
    }

    /// These words, shifted sideways to lie between `left` and `right`.
    pub(super) fn kept_within(mut self, left: f64, right: f64) -> Words {
        let rect = self.rect();
        self.x += (left - rect.left).max(0.0) - (rect.right - right).max(0.0);
        self
    }
}

impl Rect {
    fn overlaps(&self, other: &Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Rect) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether the segment from `a` to `b` passes through: what is left of it
    /// after it is cut at each side (Liang & Barsky 1984, "A new concept and
    /// method for line clipping").
    fn is_crossed_by(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let sides = [
            (a.0 - b.0, a.0 - self.left),
            (b.0 - a.0, self.right - a.0),
            (a.1 - b.1, a.1 - self.top),
            (b.1 - a.1, self.bottom - a.1),
        ];
        for (along, room) in sides {
            if along < 0.0 {
                enter = enter.max(room / along);
            } else if along > 0.0 {
                leave = leave.min(room / along);
            } else if room < 0.0 {
                return false;
            }
        }
        enter <= leave
    }
}

/// A page that fills up with words.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Words stay in here.
    bounds: Rect,
    /// Words that are there.
    taken: Vec<Rect>,
    /// Lines that are there.
    lines: Vec<((f64, f64), (f64, f64))>,
}

impl Page {
    pub(super) fn new(bounds: Rect) -> Page {
        Page { bounds, ..Page::default() }
    }

    /// Words should not lie on the line through `points`.
    pub(super) fn avoid(&mut self, points: &[(f64, f64)]) {
        self.lines.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Chooses the candidate that crosses the fewest lines; among equals the
    /// first. `None` if each leaves the page or lies on other words.
    pub(super) fn place(&mut self, candidates: impl IntoIterator<Item = Words>) -> Option<Words> {
        let free = |words: &Words| {
            let rect = words.rect();
            self.bounds.holds(&rect) && !self.taken.iter().any(|other| other.overlaps(&rect))
        };
        let crossed = |words: &Words| {
            let rect = words.rect();
            self.lines.iter().filter(|(a, b)| rect.is_crossed_by(*a, *b)).count()
        };
        let best = candidates.into_iter().filter(free).min_by_key(crossed)?;
        self.taken.push(best.rect());
        Some(best)
    }
}

/// Moves `middles`, ascending, as little as it takes (least squares) for each
/// to be `gap` from the next and all to lie between `low` and `high`. Too many
/// for that run over `high`.
///
/// Less its rank times the gap, each may only not fall, so this is isotonic
/// regression: pool adjacent violators (Ayer et al. 1955, "An empirical
/// distribution function for sampling with incomplete information").
pub(super) fn apart(middles: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    // Each pool is a sum and how many it is of.
    let mut pools: Vec<(f64, f64)> = Vec::new();
    for (rank, middle) in middles.iter().enumerate() {
        pools.push((middle - gap * rank as f64, 1.0));
        while let [.., (sum, of), (next_sum, next_of)] = pools[..] {
            if sum / of <= next_sum / next_of {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push((sum + next_sum, of + next_of));
        }
    }
    let most = (high - gap * (middles.len().max(1) - 1) as f64).max(low);
    let spread = pools.iter().flat_map(|(sum, of)| vec![(sum / of).clamp(low, most); *of as usize]);
    spread.enumerate().map(|(rank, start)| start + gap * rank as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(x: f64, y: f64) -> Words {
        Words { x, y, anchor: Anchor::Left, text: "words".to_string() }
    }

    fn is_near(got: &[f64], want: &[f64]) -> bool {
        got.len() == want.len() && got.iter().zip(want).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    #[test]
    fn labels_move_apart_evenly_and_stay_inside() {
        assert!(is_near(&apart(&[10.0, 50.0], 20.0, 0.0, 100.0), &[10.0, 50.0]));
        assert!(is_near(&apart(&[50.0, 50.0], 20.0, 0.0, 100.0), &[40.0, 60.0]));
        assert!(is_near(&apart(&[98.0, 99.0, 100.0], 20.0, 0.0, 100.0), &[60.0, 80.0, 100.0]));
        assert!(is_near(&apart(&[0.0, 0.0], 20.0, 0.0, 100.0), &[0.0, 20.0]));
        assert!(is_near(&apart(&[], 20.0, 0.0, 100.0), &[]));
    }

    #[test]
    fn words_prefer_where_no_line_is() {
        let mut page = Page::new(Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 });
        page.avoid(&[(0.0, 20.0), (200.0, 20.0)]);
        let placed = page.place([words(10.0, 20.0), words(10.0, 60.0)]).unwrap();
        assert_eq!(placed, words(10.0, 60.0));
        assert_eq!(page.place([words(12.0, 62.0), words(12.0, 20.0)]).unwrap(), words(12.0, 20.0));
        assert_eq!(page.place([words(12.0, 62.0), words(190.0, 90.0)]), None);
    }

    #[test]
    fn a_line_that_passes_by_does_not_cross() {
        let rect = words(50.0, 50.0).rect();
        assert!(rect.is_crossed_by((0.0, 0.0), (100.0, 100.0)));
        assert!(rect.is_crossed_by((55.0, 48.0), (60.0, 52.0)));
        assert!(!rect.is_crossed_by((0.0, 30.0), (200.0, 30.0)));
        assert!(!rect.is_crossed_by((0.0, 0.0), (40.0, 40.0)));
    }
}
