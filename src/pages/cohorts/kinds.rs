//! Retention four ways, on calendar months.

use crate::ledger::Bracket;
use crate::ledger::Pace;
use crate::metrics::retention::{Kept, Kind, Measure};
use crate::units::Money;

use super::super::charts::{Keep, Labels, Line, Lines, lines};
use super::super::view::{Cell, Figure, Setting, Table};

/// Months after the first order that are shown; `retention-pooled.csv` has all.
const MONTHS: usize = 12;

/// The month whose numbers the title has.
const TOLD: usize = 3;

/// All kinds of one measure, pooled, by age from 0 to [`MONTHS`].
struct Kinds {
    measure: Measure,
    by_age: [Vec<Kept>; 3],
    brackets: Vec<(Bracket, Option<Kept>)>,
}

impl Kinds {
    fn new(on: &Setting<'_>, measure: Measure) -> Kinds {
        let retention = &on.report.retention;
        let kind = |kind: Kind| {
            let mut ages = retention.pooled(Pace::Month, kind, measure);
            ages.truncate(MONTHS + 1);
            ages
        };
        let brackets = retention.pooled_brackets(Pace::Month, measure);
        Kinds { measure, by_age: Kind::ALL.map(kind), brackets }
    }

    /// Ages after 0.
    fn ages(&self) -> std::ops::Range<usize> {
        1..self.by_age[0].len().max(1)
    }

    fn share(&self, kind: Kind, age: usize) -> Option<f64> {
        self.by_age[kind as usize].get(age)?.share()
    }

    /// The share of the bracket that an age is in.
    fn bracket(&self, age: usize) -> Option<f64> {
        let holds = |bracket: &Bracket| (bracket.from..=bracket.to).contains(&age);
        self.brackets.iter().find(|(bracket, _)| holds(bracket))?.1?.share()
    }

    fn table(&self, on: &Setting<'_>, id: &str) -> Table {
        let share = |share: Option<f64>| share.map_or_else(|| on.blank(), |it| on.share(it));
        let row = |age: usize| -> Vec<Cell> {
            let whole = self.by_age[0][age].whole;
            let whole = match self.measure {
                Measure::Revenue => on.money(Money(whole)),
                _ => on.count(u64::try_from(whole).unwrap_or(0)),
            };
            let kinds = Kind::ALL.map(|kind| share(self.share(kind, age)));
            let bracket = share(self.bracket(age));
            [on.count(age as u64), whole].into_iter().chain(kinds).chain([bracket]).collect()
        };
        let columns = ["age", "of", "classic", "unbounded", "cumulative", "bracket"];
        on.table(id, &columns.map(|id| (id, true)), self.ages().map(row).collect())
    }
}

/// The four curves of customers.
pub(super) fn figure(on: &Setting<'_>) -> Figure {
    let kinds = Kinds::new(on, Measure::Customers);
    let line = |(token, kind): (u8, Kind)| Line {
        label: on.say(&format!("kind-{}", kind.id()), &[]),
        token,
        values: kinds.ages().map(|age| kinds.share(kind, age)).collect(),
        ..Line::default()
    };
    let mut series: Vec<Line> = (1..).zip(Kind::ALL).map(line).collect();
    // A bracket is level over its ages, and does not go over into the next.
    let known = kinds.brackets.iter().filter(|(_, kept)| kept.is_some());
    let last = known.clone().count();
    for (place, (Bracket { from, to }, kept)) in known.enumerate() {
        let held = |age: usize| (*from..=*to).contains(&age);
        let share = kept.and_then(Kept::share);
        series.push(Line {
            label: if place + 1 == last { on.say("kind-bracket", &[]) } else { String::new() },
            token: 4,
            values: kinds.ages().map(|age| share.filter(|_| held(age))).collect(),
            ..Line::default()
        });
    }
    let chart = Lines { x: ages(on, kinds.ages()), x_title: axis(on), series, ..Lines::default() };
    let legend = [
        (1, "legend-classic"),
        (2, "legend-unbounded"),
        (3, "legend-cumulative"),
        (4, "legend-bracket"),
    ];
    on.figure(finding(on, &kinds), kinds.table(on, "retention-by-kind"), &legend, |frame| {
        lines(frame, &chart, &|share| on.words.share_round(share))
    })
}

fn finding(on: &Setting<'_>, kinds: &Kinds) -> String {
    let age = kinds.ages().next_back().map(|last| last.min(TOLD));
    let all = age.and_then(|age| {
        let [classic, unbounded, cumulative] = Kind::ALL.map(|kind| kinds.share(kind, age));
        Some((age, classic?, unbounded?, cumulative?))
    });
    let Some((age, classic, unbounded, cumulative)) = all else {
        return on.say("finding-kinds-undefined", &[]);
    };
    let share = |share: f64| on.words.share(share).into();
    on.say(
        "finding-kinds",
        &[
            ("age", on.words.count(age as u64).into()),
            ("classic", share(classic)),
            ("unbounded", share(unbounded)),
            ("cumulative", share(cumulative)),
        ],
    )
}

/// The same of orders.
pub(super) fn orders(on: &Setting<'_>) -> Table {
    Kinds::new(on, Measure::Orders).table(on, "retention-orders")
}

/// The same of revenue.
pub(super) fn revenue(on: &Setting<'_>) -> Table {
    Kinds::new(on, Measure::Revenue).table(on, "retention-revenue")
}

/// Ages below an axis.
pub(super) fn ages(on: &Setting<'_>, ages: std::ops::Range<usize>) -> Labels {
    Labels { texts: ages.map(|age| on.words.count(age as u64)).collect(), keep: Keep::First }
}

/// What they count.
pub(super) fn axis(on: &Setting<'_>) -> String {
    on.say("axis-months-since-first", &[])
}
