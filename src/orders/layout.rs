//! Which cell of a row plays which role.

use csv::ByteRecord;

use crate::config::Columns;
use crate::config::Is;
use crate::config::Part;
use crate::config::Role;
use crate::config::Rules;
use crate::config::Test;

use super::error::Error;
use super::moment::Clock;

/// Where each role stands in the rows of one file, and what the rows mean.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) header: Vec<String>,
    pub(super) rules: Rules,
    pub(super) clock: Clock,
    /// Columns of each role by [`Role`]'s number, tried in order.
    places: Vec<Vec<usize>>,
    credit_note: Option<Check>,
    leave_out: Vec<(Check, String)>,
}

/// A condition on one cell.
#[derive(Debug)]
struct Check {
    place: usize,
    is: Is,
}

impl Check {
    fn meets(&self, row: &ByteRecord) -> bool {
        let cell = text(row, self.place).trim();
        match &self.is {
            Is::StartingWith(start) => cell.starts_with(start.as_str()),
            Is::Equal(same) => cell.to_lowercase() == same.to_lowercase(),
        }
    }
}

/// A cell as text; blank where the row has no such cell. The reader has ruled
/// out rows that are not UTF-8.
fn text(row: &ByteRecord, place: usize) -> &str {
    row.get(place).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or("")
}

impl Layout {
    /// Finds the columns in `header`. A header that the project names has to
    /// be there; one that only the format names need not, since exports differ
    /// in age and plan.
    ///
    /// # Errors
    ///
    /// [`Error::NoColumn`], and [`Error::NoRole`] when nothing tells the
    /// customer, the date or the amount.
    pub(super) fn new(
        file: &str,
        header: Vec<String>,
        (format, own): (&Columns, &Columns),
        rules: Rules,
        clock: Clock,
    ) -> Result<Layout, Error> {
        let find = |name: &String| header.iter().position(|column| column == name);
        let must_find = |name: &String| {
            find(name).ok_or_else(|| Error::NoColumn {
                place: file.into(),
                wanted: name.clone(),
                header: header.clone(),
            })
        };
        let check =
            |test: &Test| Ok(Check { place: must_find(&test.column)?, is: test.is.clone() });
        let places = Role::ALL.iter().map(|role| match (own.get(role), format.get(role)) {
            (Some(headers), _) => headers.0.iter().map(must_find).collect(),
            (None, Some(headers)) => Ok(headers.0.iter().filter_map(find).collect()),
            (None, None) => Ok(Vec::new()),
        });
        let places = places.collect::<Result<_, Error>>()?;
        let credit_note = rules.credit_note.as_ref().map(check).transpose()?;
        let leave_out = rules.leave_out.iter().map(|it| Ok((check(&it.test)?, it.why.clone())));
        let leave_out = leave_out.collect::<Result<_, Error>>()?;
        let layout = Layout { places, credit_note, leave_out, rules, clock, header };
        layout.complete(file)?;
        Ok(layout)
    }

    fn complete(&self, file: &str) -> Result<(), Error> {
        let role = if !self.has(Role::Customer) {
            "customer"
        } else if !self.has(Role::Date) {
            "date"
        } else if !self.has(Role::Amount) && !self.has(Role::UnitPrice) {
            "amount"
        } else {
            return Ok(());
        };
        Err(Error::NoRole { place: file.into(), role, header: self.header.clone() })
    }

    /// Whether some column plays this role.
    pub(super) fn has(&self, role: Role) -> bool {
        !self.places[role as usize].is_empty()
    }

    /// Whether the amount is already without this part.
    pub(super) fn without(&self, part: Part) -> bool {
        self.rules.amount_without.contains(&part)
    }

    /// The first cell of the role's columns that is not blank, trimmed, and
    /// its column.
    pub(super) fn cell<'a>(&self, row: &'a ByteRecord, role: Role) -> Option<(&'a str, usize)> {
        let places = self.places[role as usize].iter();
        places.map(|place| (text(row, *place).trim(), *place)).find(|(cell, _)| !cell.is_empty())
    }

    /// The text of [`Layout::cell`]; blank when there is none.
    pub(super) fn text<'a>(&self, row: &'a ByteRecord, role: Role) -> &'a str {
        self.cell(row, role).map_or("", |(cell, _)| cell)
    }

    /// Whether a rule says that this row only takes money back.
    pub(super) fn is_credit_note(&self, row: &ByteRecord) -> bool {
        self.credit_note.as_ref().is_some_and(|check| check.meets(row))
    }

    /// Why a rule leaves this row out, if one does.
    pub(super) fn left_out(&self, row: &ByteRecord) -> Option<&str> {
        let rule = self.leave_out.iter().find(|(check, _)| check.meets(row));
        rule.map(|(_, why)| why.as_str())
    }
}

/// The format's rules with the project's own added; where both speak of one
/// word or one thing, the project's count.
pub(super) fn together(format: &Rules, own: &Rules) -> Rules {
    let mut rules = format.clone();
    rules.credit_note = own.credit_note.clone().or(rules.credit_note);
    rules.leave_out.extend(own.leave_out.iter().cloned());
    rules.date_format = own.date_format.clone().or(rules.date_format);
    if !own.amount_without.is_empty() {
        rules.amount_without.clone_from(&own.amount_without);
    }
    let counts: Vec<String> = own.status.counts.iter().map(|word| word.to_lowercase()).collect();
    let own_words = own.status.leave_out.iter();
    let leave_out: Vec<(String, String)> =
        own_words.map(|(word, why)| (word.to_lowercase(), why.clone())).collect();
    rules.status.counts.retain(|word| leave_out.iter().all(|(left, _)| left != word));
    rules.status.leave_out.retain(|word, _| !counts.contains(word));
    rules.status.counts.extend(counts);
    rules.status.leave_out.extend(leave_out);
    rules
}
