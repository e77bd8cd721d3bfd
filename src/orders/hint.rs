//! What to do about each fault.

use std::io::ErrorKind;

use crate::config::Mark;

use super::amount;
use super::error::{Error, Problem, TwoForms};

/// A sentence that says what to do next.
pub type Hint = Option<String>;

impl Error {
    /// What the user can do next, as one sentence, when there is something.
    pub fn hint(&self) -> Hint {
        Some(match self {
            Error::Io { source, .. } => match source.kind() {
                ErrorKind::NotFound => "look at its name, and at the folder in which it is".into(),
                ErrorKind::PermissionDenied => "let the file be read".into(),
                _ => "it may be damaged or cut short: copy or export it again".into(),
            },
            Error::NoRows { .. } => {
                "export it again with its orders, or leave the file out".into()
            }
            Error::TooMuch { .. } => "look for an amount that is mistyped".into(),
            Error::Directory { place } => {
                format!("name the files in it: '{}/*.csv'", place.trim_end_matches('/'))
            }
            Error::Copy { .. } => {
                "set TMPDIR to a folder with room for it, or give it as a file".into()
            }
            Error::Workbook { fault, .. } => fault.hint(),
            Error::Empty { .. } => "export the file again from the store".into(),
            Error::NotText { .. } => {
                "give a CSV file, plain, .gz or .zst, or an .xlsx workbook; if it is text of another kind, say encoding = \"windows-1252\" or \"utf-16le\" under [[orders]]"
                    .into()
            }
            Error::NoFile { .. } => {
                "paths under [[orders]] files are relative to perennial.toml".into()
            }
            Error::NoFormat { known, name } => {
                crate::config::nearest(name, known.iter().map(String::as_str))
            }
            Error::UnknownLayout { header, .. } if header.iter().all(String::is_empty) => {
                "the first row that is filled has to name the columns".into()
            }
            Error::UnknownLayout { header, .. } => format!(
                "{}; name their roles under [orders.columns] in perennial.toml, with format = \"columns\"",
                columns(header)
            ),
            Error::NoRole { role, header, .. } => format!(
                "{}; name one with {role} = \"…\" under [orders.columns] in perennial.toml",
                columns(header)
            ),
            Error::NoColumn { header, wanted, .. } => {
                let near = crate::config::near(wanted, header.iter().map(String::as_str));
                near.unwrap_or_else(|| columns(header))
            }
            Error::Ragged { .. } => {
                "a file that stops half-way ends so: export it again; else look for a stray quote".into()
            }
            Error::BadCell { problem, value, .. } => return problem.hint(value),
            Error::Unclosed { .. } => {
                "take the quote out, or write it twice if it is part of the text; else export the file again"
                    .into()
            }
            Error::TooLong { .. } => {
                "a row ends with a line break: export the file again, as CSV".into()
            }
            Error::TwoDates { forms: [one, other], .. } => format!(
                "set date_format = {} or date_format = {} under [orders.rules]",
                listed(one),
                listed(other)
            ),
            Error::TwoForms { found, .. } => found.hint(),
            Error::TwoMarks { .. } => {
                "set decimal = \",\" or decimal = \".\" under [orders.rules], and mend the amounts that are not so"
                    .into()
            }
            Error::NoMark { .. } => {
                "set decimal = \".\" under [orders.rules] if a point comes before decimals, or decimal = \",\" if a comma does"
                    .into()
            }
            Error::Disagree { role: "amount", .. } => {
                "if amount is the amount of one line, map quantity and unit_price instead, or leave out order"
                    .into()
            }
            Error::Disagree { .. } => {
                "check that the column mapped as order is unique to one order".into()
            }
            Error::TwoCurrencies { .. } => {
                "a report has one currency: name a file of rates with rates = \"rates.csv\" under [currency], or build a report from the export of each"
                    .into()
            }
            Error::NoRate { month, currency, .. } => {
                format!("add the row {month},{currency},… with what one {currency} was worth")
            }
            Error::BadTable { problem, .. } => return problem.hint(),
            Error::BadRate { problem, .. } => return problem.hint(),
            Error::BadAlias { problem, .. } => return problem.hint(),
            Error::NoOrders { reasons, .. } => {
                if reasons.is_empty() {
                    return Some("each takes money back: look at the signs of amounts, and at credit_note under [orders.rules]".into());
                }
                let reasons: Vec<String> =
                    reasons.iter().map(|(why, rows)| format!("{rows} {why}")).collect();
                format!("left out were {}; look at [orders.rules]", reasons.join(", "))
            }
        })
    }
}

impl TwoForms {
    fn hint(&self) -> String {
        let [one, other] = &self.forms;
        if self.are_apart {
            let both = listed(&self.forms.concat());
            return format!("if both are meant, set date_format = {both} under [orders.rules]");
        }
        format!(
            "set date_format = {} or date_format = {} under [orders.rules], and mend the dates that are not so",
            listed(one),
            listed(other)
        )
    }
}

/// What to do about a cell that is no number with this mark.
fn number(value: &str, mark: Mark) -> String {
    let (other, is_read) = match mark {
        Mark::Comma => (
            Mark::Point,
            "numbers of this file are read as 1.234,50; if they are written as 1,234.50, set decimal = \".\" under [orders.rules]",
        ),
        Mark::Point => (
            Mark::Comma,
            "numbers of a file are all written in one way, 1,234.50 or 1.234,50; the latter is decimal = \",\" under [orders.rules]",
        ),
    };
    let is_digits = |c: char| c.is_ascii_digit() || ".,-+ '".contains(c);
    if amount::parse(value, other).is_some() {
        return is_read.into();
    }
    if value.starts_with('#') {
        return "a formula of the spreadsheet has failed: mend it, or leave its cell blank".into();
    }
    if value.parse::<f64>().is_ok_and(f64::is_finite) && !value.chars().all(is_digits) {
        return "give the column a number format without exponents in the spreadsheet, and export it again".into();
    }
    if value.parse::<f64>().is_ok() {
        return "it is too large for one amount: look whether it is mistyped".into();
    }
    "write a number: its thousands may be in groups, and a currency's sign or its code of three capital letters may stand beside it"
        .into()
}

impl Problem {
    fn hint(self, value: &str) -> Hint {
        match self {
            Problem::Date => Some(
                "if the file writes dates in a way of its own, name it with date_format under [orders.rules], by strptime: 31.12.2024 is \"%d.%m.%Y\""
                    .into(),
            ),
            Problem::Amount(mark) | Problem::Quantity(mark) => Some(number(value, mark)),
            Problem::Status => Some(
                "say what it means under [orders.rules.status]: counts = [\"…\"], or leave_out = { \"…\" = \"why\" }"
                    .into(),
            ),
            Problem::Account => Some(
                "say what it means under [orders.rules.account]: guest = [\"…\"], and account = [\"…\"], without which all others have an account"
                    .into(),
            ),
            Problem::Currency => Some(crate::config::near_currency(value)),
            Problem::AmountIn(_) => {
                Some("look which of the two is right: the currency's column, or the sign".into())
            }
            Problem::Sign => Some(
                "several currencies have this sign: name the column that says which, with currency = \"…\" under [orders.columns]"
                    .into(),
            ),
            Problem::Consent => Some(
                "name the column that says who has agreed to be written to, with consent = \"…\" under [orders.contacts]; it has yes or no, true or false, 1 or 0, subscribed or unsubscribed"
                    .into(),
            ),
            Problem::NoDate => Some(
                "if the row is none of an order, such as totals, name a word of it with footer = [\"…\"] under [orders.rules]; else name another column that has the date, as date = [\"…\", \"…\"] under [orders.columns]"
                    .into(),
            ),
        }
    }
}

/// Columns that are named, and letters of each.
const NAMED: usize = 60;

/// The columns there are, as far as a person would read them.
fn columns(header: &[String]) -> String {
    let mut names = header.iter().filter(|name| !name.is_empty());
    let named: Vec<String> = names.by_ref().take(NAMED).map(|name| shortened(name)).collect();
    let more = match names.count() {
        0 if named.is_empty() => return "no column has a name".into(),
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("the columns are {}{more}", named.join(", "))
}

/// A text that may be of any length, as a message shows it.
pub(super) fn shortened(text: &str) -> String {
    let start: String = text.chars().take(NAMED).collect();
    start.trim_end().into()
}

/// Forms of dates as the configuration lists them.
fn listed(forms: &[String]) -> String {
    match forms {
        [one] => format!("{one:?}"),
        several => format!("{several:?}"),
    }
}
