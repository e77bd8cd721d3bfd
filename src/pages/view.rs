//! What templates see: words, numbers already written, and SVG.

use serde::Serialize;

use crate::metrics::Metric;
use crate::metrics::Value;
use crate::report::Report;
use crate::units::Money;

use super::charts::Frame;
use super::files::{Files, csv_file, file};
use super::locale::{Arg, is_from_right};
use super::texts::Texts;
use super::words::Words;

/// A report in one language, and the tables that its pages have made so far.
pub(super) struct Setting<'a> {
    pub(super) report: &'a Report,
    pub(super) words: &'a Words,
    pub(super) texts: Texts<'a>,
    /// The way to the folder of what has no language.
    pub(super) up: &'static str,
    /// CSV files by their path in the month's folder.
    pub(super) files: Files,
}

/// What the file calls a row that is the sum of the others.
pub(super) const TOTAL: &str = "total";

/// The class of a cell with the mark of what is not told.
const UNTOLD: &str = "none untold";

/// A table of fewer rows is seen at a glance.
const SORTED_ROWS: usize = 3;

/// A table, and the CSV file with the same numbers in full.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) csv: String,
    /// The day that it is of, for whoever cites it.
    as_of: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// Whether its rows may be put in another order: there are some, and none is
    /// the sum of the others.
    sorts: bool,
    /// Whether it is a triangle, whose columns are ages.
    aged: bool,
    /// What the mark says that stands for each number that is not told.
    untold: Option<String>,
    /// Whether its rows are blocks with labels where a line is too short for them.
    stacks: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Columns after the last cell: those of a triangle that are never filled.
    /// Written cell by cell they are a quarter of its page.
    beyond: usize,
    /// Where its first cell leads, if anywhere.
    link: Option<String>,
}

impl Row {
    fn of(mut cells: Vec<Cell>) -> Row {
        let all = cells.len();
        while cells.last().is_some_and(|cell| *cell == Cell::default()) {
            cells.pop();
        }
        Row { beyond: all - cells.len(), cells, link: None }
    }
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Column {
    /// Its header in the CSV file, the same in every language.
    #[serde(skip)]
    pub(super) id: String,
    pub(super) label: String,
    /// Numbers stand to the right.
    pub(super) numeric: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Cell {
    pub(super) text: String,
    /// What the CSV file has: unrounded, in no language. By it rows are sorted.
    pub(super) raw: String,
    /// CSS class; `h0` to `h9` are steps of a colour.
    pub(super) class: String,
}

impl Table {
    /// The same file behind fewer columns, by their ids, and fewer rows: those that
    /// have a link, which their first cell then is. Such rows are read one by one, so
    /// they stack.
    pub(super) fn narrowed(
        self,
        title: String,
        columns: &[&str],
        links: impl Iterator<Item = Option<String>>,
    ) -> Table {
        let place = |id: &&str| {
            let found = self.columns.iter().position(|column| column.id == **id);
            found.expect("pages choose among columns that there are")
        };
        let places: Vec<usize> = columns.iter().map(place).collect();
        let pick = |row: &Row| places.iter().map(|at| row.cells[*at].clone()).collect();
        let linked = self.rows.iter().zip(links).filter(|(_, link)| link.is_some());
        let rows: Vec<Row> = linked.map(|(row, link)| Row { link, ..Row::of(pick(row)) }).collect();
        // A choice of rows is short, and in the order of its choice.
        let sorts = self.sorts && rows.len() == self.rows.len();
        let columns = places.iter().map(|at| self.columns[*at].clone()).collect();
        Table { title, columns, rows, sorts, stacks: true, ..self }
    }
}

impl Table {
    /// The same table, whose rows are blocks where a line is too short for them: they
    /// are read one by one, in their order.
    pub(super) fn stacked(self) -> Table {
        Table { stacks: true, sorts: false, ..self }
    }

    /// The same file behind the last rows, so many at most, and no more columns than
    /// they fill.
    pub(super) fn latest(mut self, rows: usize) -> Table {
        self.rows.drain(..self.rows.len().saturating_sub(rows));
        let filled = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        self.narrow(filled)
    }

    /// The same file behind the first columns, so many at most.
    pub(super) fn narrow(mut self, columns: usize) -> Table {
        self.columns.truncate(columns);
        for row in &mut self.rows {
            row.cells.truncate(columns);
            row.beyond = self.columns.len() - row.cells.len();
        }
        self
    }
}

/// A chart with its finding, its definition, its legend and its table.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    pub(super) id: String,
    /// What it shows, as a sentence.
    pub(super) finding: String,
    /// What it is.
    pub(super) caption: String,
    /// Empty when the table has no number.
    pub(super) svg: String,
    pub(super) legend: Vec<Key>,
    pub(super) table: Table,
    /// What people have noted about the time that it shows.
    pub(super) notes: Vec<String>,
}

/// A line of a legend.
#[derive(Debug, Serialize)]
pub(super) struct Key {
    pub(super) token: u8,
    pub(super) label: String,
}

impl Cell {
    /// Words, the same on the page and in the file.
    pub(super) fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        Cell { raw: text.clone(), text, class: String::new() }
    }

    /// Words on the page, and an id in the file.
    pub(super) fn named(text: String, id: &str) -> Cell {
        Cell { text, raw: id.into(), class: String::new() }
    }

    /// Whether it is the mark of what is not told.
    fn is_untold(&self) -> bool {
        self.class == UNTOLD
    }

    /// The same cell in a step of a colour, 0 to 9.
    pub(super) fn heated(mut self, heat: usize) -> Cell {
        self.class = format!("h{}", heat.min(9));
        self
    }
}

impl Setting<'_> {
    /// A message.
    pub(super) fn say(&self, id: &str, args: &[Arg<'_>]) -> String {
        self.words.say(id, args)
    }

    /// Several texts as one: the message `id`, which has a place for `one` and for
    /// the `next`, over and over. Empty of none.
    pub(super) fn joined(&self, id: &str, parts: impl IntoIterator<Item = String>) -> String {
        let two =
            |one: String, next: String| self.say(id, &[("one", one.into()), ("next", next.into())]);
        parts.into_iter().reduce(two).unwrap_or_default()
    }

    /// A text that people wrote once, as the message `id` has it in the language
    /// of the page, or as it was written.
    pub(super) fn told(&self, id: &str, text: &str) -> String {
        if self.words.locale.has(id) { self.say(id, &[]) } else { text.into() }
    }

    /// A table called `id`, with `columns` as (id, numeric), named by the
    /// messages `column-ID`. Its CSV file is kept for the month's folder.
    pub(super) fn table(
        &self,
        id: &str,
        columns: &[(&'static str, bool)],
        rows: Vec<Vec<Cell>>,
    ) -> Table {
        let column = |(id, numeric): &(&'static str, bool)| Column {
            id: (*id).into(),
            label: self.say(&format!("column-{id}"), &[]),
            numeric: *numeric,
        };
        let columns: Vec<Column> = columns.iter().map(column).collect();
        self.table_of(id, columns, rows)
    }

    /// As [`Setting::table`], with columns that are at hand.
    pub(super) fn table_of(&self, id: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
        self.titled(id, self.say(&format!("table-{id}"), &[]), columns, rows)
    }

    /// As [`Setting::table_of`], with a title that is at hand.
    pub(super) fn titled(
        &self,
        id: &str,
        title: String,
        columns: Vec<Column>,
        rows: Vec<Vec<Cell>>,
    ) -> Table {
        let csv = format!("tables/{id}.csv");
        self.files.keep(csv.clone(), csv_file(&columns, &rows));
        let csv = format!("{}{csv}", self.up);
        let mark = rows.iter().flatten().any(Cell::is_untold).then(|| self.say("untold-mark", &[]));
        let untold = mark.map(|mark| self.say("untold-read", &[("mark", mark.into())]));
        let is_sum = |row: &Vec<Cell>| row.first().is_some_and(|cell| cell.raw == TOTAL);
        let sorts = rows.len() >= SORTED_ROWS && !rows.iter().any(is_sum);
        let rows = rows.into_iter().map(Row::of).collect();
        let aged = columns.get(2).is_some_and(|column| column.id == "age_0");
        let day = self.words.day(self.report.period.as_of);
        let as_of = self.say("as-of-day", &[("day", day.into())]);
        Table {
            id: id.into(),
            title,
            csv,
            as_of,
            columns,
            rows,
            sorts,
            aged,
            untold,
            stacks: false,
        }
    }

    /// A CSV file that has no table on a page, row by row: there may be many.
    /// Gives the way to it.
    pub(super) fn file(
        &self,
        id: &str,
        columns: &[&str],
        rows: impl Iterator<Item = Vec<String>>,
    ) -> String {
        let path = format!("tables/{id}.csv");
        let way = format!("{}{path}", self.up);
        self.files.keep(path, file(columns, rows));
        way
    }

    /// The frame of a chart.
    pub(super) fn frame(&self, id: &str, title: &str, description: &str) -> Frame {
        Frame {
            id: format!("chart-{id}"),
            title: title.into(),
            description: description.into(),
            mirrored: is_from_right(&self.words.language),
        }
    }

    /// A chart with the table `table` below it.
    pub(super) fn figure(
        &self,
        finding: String,
        table: Table,
        legend: &[(u8, &str)],
        draw: impl FnOnce(&Frame) -> String,
    ) -> Figure {
        let id = table.id.clone();
        let caption = self.say(&format!("caption-{id}"), &[]);
        let is_blank = |cell: &Cell| cell.raw.is_empty();
        let empty = table.rows.iter().all(|row| row.cells.iter().skip(1).all(is_blank));
        let svg = if empty { String::new() } else { draw(&self.frame(&id, &finding, &caption)) };
        let key = |(token, label): &(u8, &str)| Key { token: *token, label: self.say(label, &[]) };
        let legend = legend.iter().map(key).collect();
        Figure { id, finding, caption, svg, legend, table, notes: Vec::new() }
    }

    /// A count in a cell.
    pub(super) fn count(&self, count: u64) -> Cell {
        Cell { text: self.words.count(count), raw: count.to_string(), class: String::new() }
    }

    /// An amount in a cell.
    pub(super) fn money(&self, money: Money) -> Cell {
        let raw = money.decimal(self.report.currency.digits());
        Cell { text: self.words.money(money), raw, class: String::new() }
    }

    /// A share in a cell.
    pub(super) fn share(&self, share: f64) -> Cell {
        Cell { text: self.words.share(share), raw: share.to_string(), class: String::new() }
    }

    /// A cell for what is undefined or not shown.
    pub(super) fn blank(&self) -> Cell {
        Cell { text: self.say("none", &[]), raw: String::new(), class: "none".into() }
    }

    /// A cell for what is of too few people to be told.
    pub(super) fn not_told(&self) -> Cell {
        Cell { text: self.say("not-told", &[]), raw: String::new(), class: "none".into() }
    }

    /// The same where many are not told: a mark, which the table explains once. Who
    /// cannot see it hears the words.
    pub(super) fn untold(&self) -> Cell {
        Cell { class: UNTOLD.into(), ..self.not_told() }
    }

    /// A value in a cell.
    pub(super) fn value(&self, value: Value) -> Cell {
        match value {
            Value::Count(count) => self.count(count),
            Value::Money(money) => self.money(money),
            Value::Share(share) => self.share(share),
            Value::Days(number) | Value::Ratio(number) => {
                let text = self.words.value(value);
                Cell { text, raw: number.to_string(), class: String::new() }
            }
        }
    }

    /// A metric's name.
    pub(super) fn metric_name(&self, id: &str) -> String {
        self.say(&format!("metric-{id}"), &[("n", self.loyal_orders().into())])
    }

    /// A metric's definition, with the shop's own thresholds in it.
    pub(super) fn metric_definition(&self, id: &str) -> String {
        let shop = &self.report.shop;
        let days = self.words.count(u64::from(shop.active_days()));
        self.say(
            &format!("define-{id}"),
            &[("days", days.into()), ("n", self.loyal_orders().into())],
        )
    }

    fn loyal_orders(&self) -> String {
        self.words.count(u64::from(self.report.shop.loyal_orders))
    }

    /// A metric that is known to exist; ids stand in code and are tested.
    pub(super) fn metric(&self, id: &str) -> &Metric {
        self.report.metric(id).expect("pages name metrics that are defined")
    }
}
