//! The plotters backend: shapes to SVG whose looks are classes.
//!
//! Plotters counts in whole units; here a unit is a tenth of a pixel, so that
//! curves are smooth, and numbers leave with at most one decimal.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoDrawingArea, RGBColor};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::Frame;
use super::text;

/// Plotters units per pixel.
const UNITS: f64 = 10.0;

/// `px` in plotters units.
pub(super) fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// `units` in pixels.
pub(super) fn pixels(units: i32) -> f64 {
    f64::from(units) / UNITS
}

/// What a shape is drawn with. Travels through plotters as a colour and
/// leaves as a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// A line of this token.
    Line(u8),
    /// A dashed line of this token.
    Dashes(u8),
    /// A bar or a dot of this token.
    Fill(u8),
    /// A band of this token.
    Band(u8),
    /// Words in the colour of this token.
    Name(u8),
    /// A gridline.
    Grid,
    /// The line at zero.
    Axis,
    /// A reference line.
    Reference,
    /// A benchmark.
    Benchmark,
    /// A tick label.
    Tick,
    /// The title of an axis.
    Title,
    /// Words inside the plot.
    Note,
}

impl Ink {
    /// As a colour: which ink, and its token.
    pub(super) fn color(self) -> RGBColor {
        let (kind, token) = match self {
            Ink::Line(token) => (0, token),
            Ink::Dashes(token) => (1, token),
            Ink::Fill(token) => (2, token),
            Ink::Band(token) => (3, token),
            Ink::Name(token) => (4, token),
            Ink::Grid => (5, 0),
            Ink::Axis => (6, 0),
            Ink::Reference => (7, 0),
            Ink::Benchmark => (8, 0),
            Ink::Tick => (9, 0),
            Ink::Title => (10, 0),
            Ink::Note => (11, 0),
        };
        RGBColor(kind, token, 0)
    }

    /// The class that [`Ink::color`] stands for.
    fn class(color: BackendColor) -> String {
        let (kind, token, _) = color.rgb;
        let token = if token <= 14 { token } else { (token - 1) % 8 + 1 };
        match kind {
            0 => format!("s{token}"),
            1 => format!("s{token} d"),
            2 => format!("f{token}"),
            3 => format!("b{token}"),
            4 => format!("l{token}"),
            _ => ["g", "a", "m", "k", "t", "u", "n"][usize::from(kind - 5) % 7].to_string(),
        }
    }
}

/// A whole SVG element of `size` pixels, its content drawn by `draw`, with
/// further attributes as `more` writes them.
pub(super) fn document(
    frame: &Frame,
    (class, more): (&str, &str),
    size: (f64, f64),
    draw: impl FnOnce(&DrawingArea<Svg<'_>, Shift>),
) -> String {
    let mut body = String::new();
    let area = Svg { body: &mut body, size: (units(size.0) as u32, units(size.1) as u32) };
    draw(&area.into_drawing_area());
    let id = identifier(&frame.id);
    let [title, description] =
        [&frame.title, &frame.description].map(|words| text::escape(&text::one_line(words)));
    let (width, height) = (short(units(size.0)), short(units(size.1)));
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{id}-t {id}-d\" direction=\"ltr\"{more}>\n\
         <title id=\"{id}-t\">{title}</title>\n<desc id=\"{id}-d\">{description}</desc>\n\
         {body}</svg>\n"
    )
}

/// `id` with `-` for all that could end an attribute or an id.
fn identifier(id: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    id.chars().map(safe).collect()
}

/// The body of an SVG element while plotters draws it.
pub(super) struct Svg<'a> {
    body: &'a mut String,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Svg<'_> {
    fn shape(&mut self, name: &str, color: BackendColor, attributes: &str) -> Drawn {
        let class = Ink::class(color);
        writeln!(self.body, "<{name} class=\"{class}\" {attributes}/>")
            .expect("a string has no I/O to fail");
        Ok(())
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.shape("circle", color, &format!("{} r=\"0.5\"", pair("cx", "cy", point)))
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let size = pair("width", "height", (to.0 - from.0, to.1 - from.1));
        self.shape("rect", style.color(), &format!("{} {size}", pair("x", "y", from)))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        self.shape("path", style.color(), &format!("d=\"{}\"", path(points)))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let radius = short(radius as i32);
        self.shape("circle", style.color(), &format!("{} r=\"{radius}\"", pair("cx", "cy", center)))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        self.shape("path", style.color(), &format!("d=\"{}Z\"", path(points)))
    }

    /// `pos` is the middle of the line of text, whatever its size; CSS may
    /// choose a smaller one.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        words: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let class = Ink::class(style.color());
        let (at, words) = (pair("x", "y", pos), text::escape(&text::one_line(words)));
        writeln!(self.body, "<text class=\"{class}\" {at} dy=\".35em\"{anchor}>{words}</text>")
            .expect("a string has no I/O to fail");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        words: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text::width(words) / text::FONT_SIZE * style.size();
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        Ok(())
    }
}

/// Places in pixels, rounded to a tenth and parted by spaces.
pub(super) fn places(of: impl Iterator<Item = f64>) -> String {
    of.map(|px| short(units(px))).collect::<Vec<_>>().join(" ")
}

/// Units as pixels, in as few characters as possible.
fn short(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    match (units.unsigned_abs() / 10, units.unsigned_abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenths) => format!("{sign}{whole}.{tenths}"),
    }
}

fn pair(x: &str, y: &str, at: BackendCoord) -> String {
    format!("{x}=\"{}\" {y}=\"{}\"", short(at.0), short(at.1))
}

/// Path data through `points`, without those that repeat the one before.
fn path(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut data = String::new();
    let mut last: Option<BackendCoord> = None;
    for (x, y) in points {
        match last {
            None => data.push_str(&format!("M{} {}", short(x), short(y))),
            Some(old) if old == (x, y) => {}
            Some((_, old)) if old == y => data.push_str(&format!("H{}", short(x))),
            Some((old, _)) if old == x => data.push_str(&format!("V{}", short(y))),
            Some(_) => data.push_str(&format!("L{} {}", short(x), short(y))),
        }
        last = Some((x, y));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::style::Color;

    #[test]
    fn numbers_are_pixels_with_one_decimal_at_most() {
        let shown = [0, 5, 10, 123, -5, -20].map(short);
        assert_eq!(shown, ["0", "0.5", "1", "12.3", "-0.5", "-2"]);
    }

    #[test]
    fn paths_use_the_short_forms() {
        let steps = [(0, 0), (100, 0), (100, 0), (100, 55), (200, 60)];
        assert_eq!(path(steps), "M0 0H10V5.5L20 6");
    }

    #[test]
    fn ink_leaves_as_a_class() {
        let class = |ink: Ink| Ink::class(ink.color().to_backend_color());
        assert_eq!(class(Ink::Line(3)), "s3");
        assert_eq!(class(Ink::Dashes(0)), "s0 d");
        assert_eq!(class(Ink::Name(14)), "l14");
        assert_eq!(class(Ink::Fill(15)), "f7");
        assert_eq!(class(Ink::Grid), "g");
        assert_eq!(class(Ink::Note), "n");
    }

    #[test]
    fn hostile_words_and_ids_stay_text() {
        let frame = Frame {
            id: "x\" onload=\"a b".to_string(),
            title: "</title><script>&'\"".to_string(),
            description: "two\nlines\u{0}".to_string(),
            mirrored: false,
        };
        let svg = document(&frame, ("chart", ""), (10.0, 10.0), |_| ());
        assert!(svg.contains(
            "<title id=\"x--onload--a-b-t\">&lt;/title&gt;&lt;script&gt;&amp;&#39;&quot;</title>"
        ));
        assert!(svg.contains("<desc id=\"x--onload--a-b-d\">two lines</desc>"));
    }
}
