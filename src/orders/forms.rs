//! In which forms dates are written, from some of them.

use super::error::TwoForms;
use super::evidence::Seen;
use super::moment::{Clock, Moment};
use super::serial::Epoch;

/// What can stand between day, month and year, and what can follow them.
const BETWEEN: [&str; 3] = ["/", ".", "-"];
const TIMES: [&str; 13] = [
    "",
    " %H:%M",
    " %H:%M:%S",
    " %I:%M %p",
    " %I:%M:%S %p",
    ", %H:%M",
    ", %H:%M:%S",
    ", %I:%M %p",
    ", %I:%M:%S %p",
    " - %H:%M",
    " at %H:%M",
    " at %I:%M %p",
    " %H:%M:%S %z",
];

/// Orders of day, month and year, with `-` for what stands between.
const ORDERS: [&str; 4] = ["%d-%m-%Y", "%m-%d-%Y", "%d-%m-%y", "%m-%d-%y"];

/// Dates with the month as a word.
const WORDED: [&str; 10] = [
    "%b %d, %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%b-%d-%y",
    "%b %d %Y",
    "%a %b %d %Y",
    "%a, %d %b %Y",
];

/// Year first, otherwise than ISO 8601 has it.
const YEAR_FIRST: [&str; 5] = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"];

/// What the dates do not settle, and only the shop can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Whether the day or the month comes first: a date, and the forms by which
    /// it is one day or another.
    TwoDates(String, [Vec<String>; 2]),
    /// Whether a form is meant that few or many of the dates have.
    TwoForms(Box<TwoForms>),
}

/// The forms of dates that are not as ISO 8601 has them: one order of day, month and
/// year, with any times after it. There are none where all dates are year first,
/// or where no form that is known fits any, which the rows themselves will
/// tell. Numbers that no other form fits are days counted from `epoch`.
///
/// A date that is in no form at all does not make the others questionable.
///
/// # Errors
///
/// What the dates do not settle.
pub(super) fn forms(dates: &[Seen], clock: &Clock, epoch: Epoch) -> Result<Vec<String>, Question> {
    let foreign = dates.iter().filter(|(_, cell)| clock.read(cell).is_none());
    let foreign: Vec<&Seen> = foreign.collect();
    if foreign.is_empty() {
        return Ok(Vec::new());
    }
    let mut fitting = orders().filter_map(|order| Fit::of_all(order, &foreign, clock));
    if let Some(one) = fitting.next() {
        let mut questions = fitting.filter_map(|other| one.or(&other, &foreign));
        return questions.next().map_or(Ok(one.forms.clone()), Err);
    }
    let numbered = Fit::of(epoch.name().into(), &[""], &foreign, clock);
    let fits = orders().map(|order| Fit::of(order, &TIMES, &foreign, clock));
    let fits: Vec<Fit> = fits.filter(|fit| fit.count > 0).collect();
    let Some(most) = fits.iter().map(|fit| fit.count).max() else {
        let first = dates.iter().find(|it| !foreign.contains(it));
        return numbered.instead_of_year_first(first, &foreign);
    };
    let best = fits.iter().find(|fit| fit.count == most).expect("one of them has most");
    if let Some(question) = fits.iter().find_map(|other| best.or(other, &foreign)) {
        return Err(question);
    }
    // `max_by_key` takes the last of equals.
    let others = std::iter::once(&numbered).chain(fits.iter().rev());
    match others.max_by_key(|other| other.beyond(best).count()) {
        Some(other) if other.beyond(best).next().is_some() => Err(best.beside(other, &foreign)),
        _ => Ok(best.forms.clone()),
    }
}

/// What dates are by one order of day, month and year.
struct Fit {
    order: String,
    /// The order with each time that some date has.
    forms: Vec<String>,
    /// What each date is; `None` where it is not in this order.
    moments: Vec<Option<Moment>>,
    /// Dates that are.
    count: usize,
}

impl Fit {
    fn of(order: String, times: &[&str], cells: &[&Seen], clock: &Clock) -> Fit {
        let mut fit = Reader::new(&order, times, clock);
        let moments: Vec<Option<Moment>> = cells.iter().map(|(_, it)| fit.read(it)).collect();
        let count = moments.iter().flatten().count();
        Fit { forms: fit.used(), order, moments, count }
    }

    /// As [`Fit::of`] with all times, if it reads all cells.
    fn of_all(order: String, cells: &[&Seen], clock: &Clock) -> Option<Fit> {
        let mut fit = Reader::new(&order, &TIMES, clock);
        let moments = cells.iter().map(|(_, it)| fit.read(it).map(Some));
        let moments = moments.collect::<Option<Vec<_>>>()?;
        Some(Fit { forms: fit.used(), order, count: moments.len(), moments })
    }

    /// The question whether another is meant, if it reads all that this reads,
    /// and a date differently.
    fn or(&self, other: &Fit, cells: &[&Seen]) -> Option<Question> {
        let mut pairs = self.moments.iter().zip(&other.moments);
        if pairs.clone().any(|(mine, its)| mine.is_some() && its.is_none()) {
            return None;
        }
        let at = pairs.position(|(mine, its)| mine.is_some() && mine != its)?;
        let forms = [self.forms.clone(), other.forms.clone()];
        Some(Question::TwoDates(cells[at].1.clone(), forms))
    }

    /// Places of dates that this reads and `other` does not.
    fn beyond(&self, other: &Fit) -> impl Iterator<Item = usize> {
        let pairs = self.moments.iter().zip(&other.moments).enumerate();
        pairs.filter(|(_, (mine, its))| mine.is_some() && its.is_none()).map(|(at, _)| at)
    }

    /// The question whether both are meant.
    fn beside(&self, other: &Fit, cells: &[&Seen]) -> Question {
        let first = |mut places: Box<dyn Iterator<Item = usize> + '_>| {
            places.next().map(|at| cells[at].clone()).unwrap_or_default()
        };
        let cells = [first(Box::new(self.beyond(other))), first(Box::new(other.beyond(self)))];
        let forms = [self.forms.clone(), other.forms.clone()];
        let are_apart = day_and_month_changed(&self.order) != other.order;
        Question::TwoForms(Box::new(TwoForms { cells, forms, are_apart }))
    }

    /// Numbers as dates, if most dates that are not year first are such; the
    /// question whether they are meant, if `year_first` is there too.
    fn instead_of_year_first(
        self,
        year_first: Option<&Seen>,
        cells: &[&Seen],
    ) -> Result<Vec<String>, Question> {
        let number = self.moments.iter().position(Option::is_some);
        match (number, year_first) {
            _ if self.count * 2 <= cells.len() => Ok(Vec::new()),
            (Some(at), Some(year_first)) => Err(Question::TwoForms(Box::new(TwoForms {
                cells: [year_first.clone(), cells[at].clone()],
                forms: [Vec::new(), self.forms],
                are_apart: true,
            }))),
            _ => Ok(self.forms),
        }
    }
}

/// Reads dates of one order, and keeps with which times.
struct Reader {
    clocks: Vec<(Clock, bool)>,
    /// The one that read the last date.
    last: usize,
}

impl Reader {
    fn new(order: &str, times: &[&str], clock: &Clock) -> Reader {
        let clock =
            |time: &&str| Clock { formats: vec![format!("{order}{time}")], ..clock.clone() };
        Reader { clocks: times.iter().map(|time| (clock(time), false)).collect(), last: 0 }
    }

    fn read(&mut self, cell: &str) -> Option<Moment> {
        let mut tried = std::iter::once(self.last).chain(0..self.clocks.len());
        let (at, moment) =
            tried.find_map(|at| self.clocks[at].0.read(cell).map(|moment| (at, moment)))?;
        (self.last, self.clocks[at].1) = (at, true);
        Some(moment)
    }

    fn used(self) -> Vec<String> {
        self.clocks
            .into_iter()
            .filter(|(_, is_used)| *is_used)
            .flat_map(|it| it.0.formats)
            .collect()
    }
}

/// All orders that are tried.
fn orders() -> impl Iterator<Item = String> {
    let numbers = BETWEEN
        .into_iter()
        .flat_map(|between| ORDERS.into_iter().map(move |order| order.replace('-', between)));
    numbers.chain(WORDED.into_iter().chain(YEAR_FIRST).map(String::from))
}

/// The order with day and month in each other's place.
fn day_and_month_changed(order: &str) -> String {
    let change = |letter: char| match letter {
        'd' => 'm',
        'm' => 'd',
        other => other,
    };
    order.chars().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(cells: &[&str]) -> Vec<Seen> {
        cells.iter().zip(2..).map(|(cell, line)| (line, (*cell).to_string())).collect()
    }

    fn of(cells: &[&str]) -> Result<Vec<String>, Question> {
        forms(&seen(cells), &Clock::default(), Epoch::Of1900)
    }

    #[test]
    fn the_year_may_be_first_in_other_ways() {
        settled(&["2024/1/5", "2024/01/31"], &["%Y/%m/%d"]);
        settled(&["2024-1-5 9:05", "2024-01-31 10:12"], &["%Y-%m-%d %H:%M"]);
        settled(&["2024.01.05 10:12:00"], &["%Y.%m.%d %H:%M:%S"]);
        settled(&["20240105", "20241231"], &["%Y%m%d"]);
        settled(&["2024年1月5日"], &["%Y年%m月%d日"]);
        settled(&["2024-01-15 11:30 PM", "2024-01-15 09:30 am"], &["%Y-%m-%d %I:%M %p"]);
        settled(&["45321", "45322.5"], &["excel"]);
    }

    #[test]
    fn months_may_be_words() {
        settled(&["Mon Jan 15 2024", "Tue Jan 16 2024"], &["%a %b %d %Y"]);
        settled(&["Mon, 15 Jan 2024 10:12:00 +0100"], &["%a, %d %b %Y %H:%M:%S %z"]);
        settled(&["January 15, 2024 at 10:12 am"], &["%B %d, %Y at %I:%M %p"]);
        settled(&["Jan 15 2024"], &["%b %d %Y"]);
    }

    #[track_caller]
    fn settled(cells: &[&str], expected: &[&str]) {
        assert_eq!(of(cells).unwrap(), expected, "{cells:?}");
    }

    /// Forms, with one date of each by its line.
    #[track_caller]
    fn two(dates: &[&str], lines: [u64; 2], expected: [&[&str]; 2], apart: bool) {
        let found = of(dates);
        let Err(Question::TwoForms(two)) = found else { panic!("{dates:?}: {found:?}") };
        let TwoForms { cells, forms, are_apart } = *two;
        assert_eq!(cells.map(|(line, _)| line), lines, "{dates:?}");
        assert_eq!(
            (forms[0].as_slice(), forms[1].as_slice()),
            (&*owned(expected[0]), &*owned(expected[1]))
        );
        assert_eq!(are_apart, apart, "{dates:?}");
    }

    fn owned(forms: &[&str]) -> Vec<String> {
        forms.iter().map(|form| (*form).to_string()).collect()
    }

    #[test]
    fn a_day_above_twelve_settles_the_order() {
        settled(&["03/04/2026", "31/03/2026"], &["%d/%m/%Y"]);
        settled(&["03/04/26 9:15", "03/31/26 23:00"], &["%m/%d/%y %H:%M"]);
        settled(&["Jan 5, 2024, 10:12:00 AM"], &["%b %d, %Y, %I:%M:%S %p"]);
        settled(&["2026-04-03", "2026-12-31T10:00:00Z"], &[]);
        settled(&["2026-04-03", "31/03/2026"], &["%d/%m/%Y"]);
    }

    #[test]
    fn without_such_a_day_both_orders_are_named() {
        let question = |cell: &str, forms: [&[&str]; 2]| {
            Err(Question::TwoDates(cell.into(), forms.map(owned)))
        };
        let both: [&[&str]; 2] = [&["%d/%m/%Y"], &["%m/%d/%Y"]];
        assert_eq!(of(&["03/04/2026", "05/06/2026"]), question("03/04/2026", both));
        assert_eq!(of(&["05/05/2026", "05/06/2026"]), question("05/06/2026", both));
        assert_eq!(of(&["soon", "03/04/2026", "05/06/2026"]), question("03/04/2026", both));
        assert_eq!(of(&["05/05/2026", "Jan 5, 2024", "05/06/2026"]), question("05/06/2026", both));
        let timed: [&[&str]; 2] =
            [&["%d/%m/%Y", "%d/%m/%Y %H:%M"], &["%m/%d/%Y", "%m/%d/%Y %H:%M"]];
        assert_eq!(of(&["03/04/2026", "05/06/2026 10:00"]), question("03/04/2026", timed));
    }

    #[test]
    fn with_and_without_a_time_is_one_form() {
        settled(
            &["31/03/2026 10:12", "03/04/2026", "03/04/2026 10:12:13", "01/04/2026, 1:12 PM"],
            &["%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y, %I:%M %p"],
        );
        settled(&["5 Jan 2024", "6 Jan 2024 10:00"], &["%d %b %Y", "%d %b %Y %H:%M"]);
    }

    #[test]
    fn a_date_that_is_none_leaves_the_others_as_they_are() {
        settled(&["03/04/2026", "soon", "31/03/2026"], &["%d/%m/%Y"]);
        settled(&["soon", "Jan 5, 2024", "later"], &["%b %d, %Y"]);
        settled(&["soon", "2024-01-05"], &[]);
        settled(&["45321", "45322", "soon"], &["excel"]);
    }

    #[test]
    fn two_forms_are_named_with_the_first_line_of_each() {
        two(
            &["31/01/2024", "05/01/2024", "Jan 5, 2024", "Jan 6, 2024"],
            [2, 4],
            [&["%d/%m/%Y"], &["%b %d, %Y"]],
            true,
        );
        two(
            &["05/05/2024", "31/01/2024", "01/31/2024"],
            [3, 4],
            [&["%d/%m/%Y"], &["%m/%d/%Y"]],
            false,
        );
        two(
            &["01/31/2024", "01/30/2024", "31/01/2024"],
            [2, 4],
            [&["%m/%d/%Y"], &["%d/%m/%Y"]],
            false,
        );
        two(
            &["31/01/2024", "31.01.2024 10:00"],
            [2, 3],
            [&["%d/%m/%Y"], &["%d.%m.%Y %H:%M"]],
            true,
        );
        two(&["30/01/2024", "45321"], [2, 3], [&["%d/%m/%Y"], &["excel"]], true);
        two(&["2024-01-30", "45321"], [2, 3], [&[], &["excel"]], true);
    }

    #[test]
    fn numbers_are_days_when_all_dates_are_numbers_of_our_time() {
        settled(&["45321", "45321.5625"], &["excel"]);
        settled(&["29221", "73050,99"], &["excel"]);
        for cells in
            [["45321", "29220"], ["45321", "73051"], ["45321", "1706571000"], ["45321", "-45321"]]
        {
            settled(&cells, &[]);
        }
        two(&["45321", "20240130"], [3, 2], [&["%Y%m%d"], &["excel"]], true);
        let dates = seen(&["43859", "43859.5625"]);
        let found = forms(&dates, &Clock::default(), Epoch::Of1904);
        assert_eq!(found.unwrap(), ["excel1904"]);
    }
}
