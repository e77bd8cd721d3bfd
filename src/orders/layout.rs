//! Which cell of a row plays which role.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::config::Columns;
use crate::config::Is;
use crate::config::Part;
use crate::config::Per;
use crate::config::Role;
use crate::config::Rules;
use crate::config::Test;

use super::cells::{Cells, bare};
use super::error::Error;
use super::moment::Clock;

/// Where each role stands in the rows of one file, and what the rows mean.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) header: Vec<String>,
    pub(super) rules: Rules,
    pub(super) clock: Clock,
    /// Columns of each role by [`Role`]'s number, tried in order.
    places: [Vec<usize>; Role::ALL.len()],
    credit_note: Option<Check>,
    leave_out: Vec<(Check, Why)>,
    /// Every reason to leave out a row, sorted.
    reasons: Vec<String>,
    /// Roles with one column, and that; roles with several.
    single: Vec<(Role, usize)>,
    several: Vec<Role>,
    adds_up: bool,
    /// Whether the amount is already without discount, tax, shipping.
    without: [bool; 3],
}

/// A reason to leave out a row, as its place among [`Layout::reasons`], so
/// that reasons sort as their texts do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Why(pub(super) u16);

/// A rule that leaves out: its place among the layout's rules, by which it
/// comes before others, and its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    place: u16,
    pub(super) why: Why,
}

/// The parts of [`Layout::without`].
const PARTS: [Part; 3] = [Part::Discount, Part::Tax, Part::Shipping];

/// The reasons that no rule gives: below the rows; a date in the column for
/// cancellations; nothing to be paid; the order is in a later file too.
pub(super) const FOOTER: &str = "footer";
pub(super) const CANCELLED: &str = "cancelled";
pub(super) const WORTH_NOTHING: &str = "worth nothing";
pub(super) const READ_AGAIN: &str = "in a later file again";

/// Every reason there is, with these rules.
fn reasons(rules: &Rules) -> Vec<String> {
    let by_status = rules.status.leave_out.values();
    let by_rule = rules.leave_out.iter().map(|rule| &rule.why);
    let fixed = [FOOTER, CANCELLED, WORTH_NOTHING, READ_AGAIN].map(String::from);
    let all: BTreeSet<String> = by_status.chain(by_rule).cloned().chain(fixed).collect();
    all.into_iter().collect()
}

fn place_in(reasons: &[String], reason: &str) -> Why {
    let place = reasons.binary_search_by(|it| it.as_str().cmp(reason)).ok();
    Why(place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX))
}

/// A row's cells by [`Role`]'s number.
pub(super) type Picked<'a> = [&'a str; Role::ALL.len()];

/// Filled cells that a record below the rows has at most.
const FOOTER_CELLS: usize = 3;

/// A condition on one cell.
#[derive(Debug)]
struct Check {
    place: usize,
    is: Is,
}

/// Whether the text is this, which is in lower case, without regard to case.
fn is_in_lower_case(text: &str, word: &str) -> bool {
    if text.is_ascii() { text.eq_ignore_ascii_case(word) } else { text.to_lowercase() == word }
}

impl Check {
    fn new(place: usize, is: &Is) -> Check {
        let is = match is {
            Is::StartingWith(start) => Is::StartingWith(start.clone()),
            Is::Equal(same) => Is::Equal(same.to_lowercase()),
            Is::Having(word) => Is::Having(word.trim().to_lowercase()),
        };
        Check { place, is }
    }

    fn meets(&self, row: &impl Cells) -> bool {
        let cell = text(row, self.place);
        match &self.is {
            Is::StartingWith(start) => cell.starts_with(start.as_str()),
            Is::Equal(same) => is_in_lower_case(cell, same),
            Is::Having(_) if cell.is_empty() => false,
            Is::Having(word) => cell.split(',').any(|one| is_in_lower_case(one.trim(), word)),
        }
    }

    /// Whether it speaks of the whole order, on whichever of its rows.
    fn is_of_the_order(&self) -> bool {
        matches!(self.is, Is::Having(_))
    }
}

/// A cell as text, trimmed and without armour; blank where the row has no such
/// cell.
#[inline]
fn text(row: &impl Cells, place: usize) -> &str {
    bare(row.at(place))
}

/// The column of a header. `Name#2` is the second column called `Name`.
fn place_of(header: &[String], name: &str) -> Option<usize> {
    let named = |name: &str, nth: usize| {
        let mut places = (0..).zip(header).filter(|(_, column)| *column == name);
        places.nth(nth).map(|(place, _)| place)
    };
    named(name, 0).or_else(|| {
        let (name, number) = name.rsplit_once('#')?;
        named(name, number.parse::<usize>().ok()?.checked_sub(1)?)
    })
}

impl Layout {
    /// Finds the columns in `header`. A header that the project names has to
    /// be there; one that only the format names need not, since exports differ
    /// in age and plan.
    ///
    /// # Errors
    ///
    /// [`Error::NoColumn`].
    pub(super) fn new(
        file: &str,
        header: Vec<String>,
        (format, own): (&Columns, &Columns),
        rules: Rules,
        clock: Clock,
    ) -> Result<Layout, Error> {
        let find = |name: &String| place_of(&header, name);
        let must_find = |name: &String| {
            find(name).ok_or_else(|| Error::NoColumn {
                place: file.into(),
                wanted: name.clone(),
                header: header.clone(),
            })
        };
        let check = |test: &Test| Ok(Check::new(must_find(&test.column)?, &test.is));
        let places = Role::ALL.iter().map(|role| match (own.get(role), format.get(role)) {
            (Some(headers), _) => headers.0.iter().map(must_find).collect(),
            (None, Some(headers)) => Ok(headers.0.iter().filter_map(find).collect()),
            (None, None) => Ok(Vec::new()),
        });
        let places = places.collect::<Result<Vec<Vec<usize>>, Error>>()?;
        let credit_note = rules.credit_note.as_ref().map(check).transpose()?;
        let reasons = reasons(&rules);
        let leave_out = rules.leave_out.iter();
        let leave_out = leave_out.map(|it| Ok((check(&it.test)?, place_in(&reasons, &it.why))));
        let leave_out = leave_out.collect::<Result<_, Error>>()?;
        let columns = || Role::ALL.into_iter().zip(&places);
        let one = |(role, places): (Role, &Vec<usize>)| match places.as_slice() {
            [place] => Some((role, *place)),
            _ => None,
        };
        let single = columns().filter_map(one).collect();
        let several = columns().filter(|(_, places)| places.len() > 1).map(|(role, _)| role);
        let several = several.collect();
        let has_amount = !places[Role::Amount as usize].is_empty();
        Ok(Layout {
            adds_up: rules.amount_per == Some(Per::Line) || !has_amount,
            without: PARTS.map(|part| rules.amount_without.contains(&part)),
            places: places.try_into().expect("there is one for each role"),
            credit_note,
            leave_out,
            reasons,
            single,
            several,
            rules,
            clock,
            header,
        })
    }

    /// That every role is there that cannot be done without.
    ///
    /// # Errors
    ///
    /// [`Error::NoRole`] names the first that is missing.
    pub(super) fn complete(&self, file: &str, needs_customer: bool) -> Result<(), Error> {
        let role = if needs_customer && !self.has(Role::Customer) {
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

    /// The columns that play this role, tried in order.
    pub(super) fn places(&self, role: Role) -> &[usize] {
        &self.places[role as usize]
    }

    /// Every column with the first role it plays.
    pub(super) fn columns(&self) -> Vec<(String, Option<Role>)> {
        let role = |place: usize| {
            Role::ALL.into_iter().find(|role| self.places[*role as usize].contains(&place))
        };
        (0..).zip(&self.header).map(|(place, name)| (name.clone(), role(place))).collect()
    }

    /// Whether the amount is already without this part.
    pub(super) fn without(&self, part: Part) -> bool {
        self.without[part as usize]
    }

    /// The first cell of the role's columns that is not blank, trimmed, and
    /// its column.
    #[inline]
    pub(super) fn cell<'a>(&self, row: &'a impl Cells, role: Role) -> Option<(&'a str, usize)> {
        match self.places[role as usize].as_slice() {
            [] => None,
            [place] => Some((text(row, *place), *place)).filter(|(cell, _)| !cell.is_empty()),
            places => {
                let mut cells = places.iter().map(|place| (text(row, *place), *place));
                cells.find(|(cell, _)| !cell.is_empty())
            }
        }
    }

    /// The cell of every role as [`Layout::cell`] has it, blank where there is
    /// none.
    #[inline(always)]
    pub(super) fn pick<'a>(&self, row: &'a impl Cells) -> Picked<'a> {
        let mut picked = [""; Role::ALL.len()];
        for (role, place) in &self.single {
            picked[*role as usize] = text(row, *place);
        }
        for role in &self.several {
            picked[*role as usize] = self.cell(row, *role).map_or("", |(cell, _)| cell);
        }
        picked
    }

    /// The first cell of the customer's columns that names somebody.
    pub(super) fn customer<'a>(&self, row: &'a impl Cells) -> Option<&'a str> {
        let places = self.places[Role::Customer as usize].iter();
        let guests = &self.rules.guest;
        let nobody = |cell: &&str| cell.is_empty() || guests.iter().any(|it| it == cell);
        places.map(|place| text(row, *place)).find(|cell| !nobody(cell))
    }

    /// The header of the first column that plays this role; blank when none
    /// does.
    pub(super) fn name(&self, role: Role) -> &str {
        self.places[role as usize].first().map_or("", |place| self.header[*place].as_str())
    }

    /// The date's cell, with the time's joined to it by a blank, and its column.
    pub(super) fn date<'a>(&self, row: &'a impl Cells) -> Option<(Cow<'a, str>, usize)> {
        let (date, column) = self.cell(row, Role::Date)?;
        let time = self.cell(row, Role::Time).map_or("", |(time, _)| time);
        Some((with_time(date, time), column))
    }

    /// Whether amounts are to be added up over the rows of an order.
    pub(super) fn adds_up(&self) -> bool {
        self.adds_up
    }

    /// Whether a record is no row but something below the rows.
    pub(super) fn is_footer(&self, row: &impl Cells) -> bool {
        let footer = &self.rules.footer;
        if footer.is_empty() {
            return false;
        }
        let cells = (0..row.count()).map(|place| text(row, place)).filter(|cell| !cell.is_empty());
        let filled: Vec<&str> = cells.take(FOOTER_CELLS + 1).collect();
        let says = |cell: &&str| footer.iter().any(|part| cell.contains(part.as_str()));
        filled.len() <= FOOTER_CELLS && filled.iter().any(says)
    }

    /// Whether a rule says that this row only takes money back.
    pub(super) fn is_credit_note(&self, row: &impl Cells) -> bool {
        self.credit_note.as_ref().is_some_and(|check| check.meets(row))
    }

    /// Why a rule leaves this row out, if one does.
    pub(super) fn left_out(&self, row: &impl Cells) -> Option<Why> {
        let mut rules = self.leave_out.iter().filter(|(check, _)| !check.is_of_the_order());
        rules.find(|(check, _)| check.meets(row)).map(|(_, why)| *why)
    }

    /// The first rule by which this row leaves its whole order out, if one does.
    pub(super) fn order_left_out(&self, row: &impl Cells) -> Option<Rule> {
        let rule = self
            .leave_out
            .iter()
            .position(|(check, _)| check.is_of_the_order() && check.meets(row))?;
        Some(Rule { place: u16::try_from(rule).unwrap_or(u16::MAX), why: self.leave_out[rule].1 })
    }

    /// Every reason to leave out a row of this file, sorted.
    pub(super) fn reasons(&self) -> &[String] {
        &self.reasons
    }

    /// A reason of [`Layout::reasons`] by its text.
    pub(super) fn why(&self, reason: &str) -> Why {
        place_in(&self.reasons, reason)
    }
}

/// A date's cell, and the time's where it has a column of its own.
pub(super) fn with_time<'a>(date: &'a str, time: &str) -> Cow<'a, str> {
    if time.is_empty() { Cow::Borrowed(date) } else { Cow::Owned(format!("{date} {time}")) }
}

/// The format's rules with the project's own added; where both speak of one
/// word or one thing, the project's count. A rule of the format for a column
/// that this file lacks does not apply to it.
pub(super) fn together(format: &Rules, own: &Rules, header: &[String]) -> Rules {
    let mut rules = format.clone();
    let is_there = |test: &Test| place_of(header, &test.column).is_some();
    rules.credit_note = rules.credit_note.filter(is_there);
    rules.leave_out.retain(|rule| is_there(&rule.test));
    rules.credit_note = own.credit_note.clone().or(rules.credit_note);
    rules.leave_out.extend(own.leave_out.iter().cloned());
    if !own.date_format.0.is_empty() {
        rules.date_format = own.date_format.clone();
    }
    rules.amount_per = own.amount_per.or(rules.amount_per);
    rules.decimal = own.decimal.or(rules.decimal);
    rules.zone = own.zone.clone().or(rules.zone);
    rules.guest.extend(own.guest.iter().cloned());
    rules.months.extend(own.months.clone());
    rules.footer.extend(own.footer.iter().cloned());
    if !own.amount_without.is_empty() {
        rules.amount_without.clone_from(&own.amount_without);
    }
    let counts: Vec<String> = own.status.counts.iter().map(|word| word.to_lowercase()).collect();
    let own_words = own.status.leave_out.iter();
    let leave_out: Vec<(String, String)> =
        own_words.map(|(word, why)| (word.to_lowercase(), why.clone())).collect();
    let refunded: Vec<String> =
        own.status.refunded.iter().map(|word| word.to_lowercase()).collect();
    let is_out = |word: &String| leave_out.iter().any(|(left, _)| left == word);
    rules.status.counts.retain(|word| !is_out(word) && !refunded.contains(word));
    rules.status.refunded.retain(|word| !is_out(word) && !counts.contains(word));
    rules.status.leave_out.retain(|word, _| !counts.contains(word) && !refunded.contains(word));
    rules.status.counts.extend(counts);
    rules.status.refunded.extend(refunded);
    rules.status.leave_out.extend(leave_out);
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn armour_comes_off_and_names_keep_their_apostrophe() {
        assert_eq!(bare("'02138"), "02138");
        assert_eq!(bare("'+31612345678"), "+31612345678");
        assert_eq!(bare("=\"00123\""), "00123");
        assert_eq!(bare("'t Hooft"), "'t Hooft");
    }

    #[test]
    fn a_header_that_occurs_twice_has_a_number() {
        let header = ["City", "Zip", "City"].map(String::from);
        assert_eq!(place_of(&header, "City"), Some(0));
        assert_eq!(place_of(&header, "City#2"), Some(2));
        assert_eq!(place_of(&header, "City#3"), None);
        let numbered = ["PO#", "Order#2"].map(String::from);
        assert_eq!(place_of(&numbered, "Order#2"), Some(1));
    }
}
