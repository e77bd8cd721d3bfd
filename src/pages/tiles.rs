//! Headline numbers.

use serde::Serialize;

use crate::metrics::Metric;
use crate::metrics::Value;

use super::changes::Changed;
use super::targets;
use super::view::Setting;

/// A headline number.
#[derive(Debug, Serialize)]
pub(super) struct Tile {
    pub(super) id: String,
    pub(super) name: String,
    /// The number; `None` when undefined.
    pub(super) value: Option<String>,
    /// Why it is undefined.
    pub(super) why: Option<String>,
    /// Numerator, denominator and interval in a line.
    pub(super) basis: Option<String>,
    /// What it was a month ago.
    pub(super) before: Option<String>,
    /// What the shop wants it to be, and how far it is from that.
    pub(super) target: Option<targets::Told>,
    pub(super) definition: String,
    /// Its path, and whether it has changed.
    pub(super) changed: Option<Changed>,
    /// Others that are undefined for the same reason.
    pub(super) also: Vec<Tile>,
}

impl Setting<'_> {
    /// A metric as a headline number.
    pub(super) fn tile(&self, id: &str) -> Tile {
        let metric = self.metric(id);
        let before = self.report.metric_before(id).and_then(|metric| metric.outcome.ok());
        let value = metric.outcome.ok().map(|reading| self.words.value(reading.value));
        let before = before.filter(|_| value.is_some()).map(|before| {
            let month = self.words.month(self.report.period.month - 1);
            let number = self.words.value(before.value);
            self.say("tile-before", &[("number", number.into()), ("month", month.into())])
        });
        Tile {
            id: id.into(),
            name: self.metric_name(id),
            value,
            why: metric.outcome.err().map(|why| self.words.why(why)),
            basis: self.basis(metric),
            before,
            target: targets::told(self, id),
            definition: self.metric_definition(id),
            changed: None,
            also: Vec::new(),
        }
    }

    /// Several metrics as headline numbers. Those that are undefined for the same
    /// reason, and have no target, share a tile, which says it once.
    pub(super) fn tiles(&self, ids: &[&str]) -> Vec<Tile> {
        let mut tiles: Vec<Tile> = Vec::new();
        for tile in ids.iter().map(|id| self.tile(id)) {
            let same = |other: &&mut Tile| {
                let both_open = other.target.is_none() && tile.target.is_none();
                both_open && other.why.is_some() && other.why == tile.why
            };
            match tiles.iter_mut().find(same) {
                Some(first) => first.also.push(tile),
                None => tiles.push(tile),
            }
        }
        tiles
    }

    /// "1,204 of 5,874; between 19.5 % and 21.6 %".
    fn basis(&self, metric: &Metric) -> Option<String> {
        let reading = metric.outcome.ok()?;
        let (part, whole) = reading.parts?;
        let (part, whole) = (self.words.value(part), self.words.value(whole));
        let is_part = matches!(reading.value, Value::Share(_));
        let basis = if is_part { "basis" } else { "basis-per" };
        Some(match reading.interval {
            Some((low, high)) => self.say(
                "basis-interval",
                &[
                    ("part", part.into()),
                    ("whole", whole.into()),
                    ("low", self.words.value(reading.value.like(low)).into()),
                    ("high", self.words.value(reading.value.like(high)).into()),
                ],
            ),
            None => self.say(basis, &[("part", part.into()), ("whole", whole.into())]),
        })
    }
}
