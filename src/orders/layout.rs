//! Which cell of a row plays which role.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::config::Columns;
use crate::config::Part;
use crate::config::Per;
use crate::config::Role;
use crate::config::Rules;
use crate::config::Test;

use super::cells::Cells;
use super::error::Error;
use super::moment::Clock;
use super::rules::{Check, place_of, text};

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

impl Why {
    /// The place of a reason among these, which are sorted.
    pub(super) fn of(reasons: &[String], reason: &str) -> Why {
        let place = reasons.binary_search_by(|it| it.as_str().cmp(reason)).ok();
        Why(place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX))
    }
}

/// A row's cells by [`Role`]'s number.
pub(super) type Picked<'a> = [&'a str; Role::ALL.len()];

/// Filled cells that a record below the rows has at most.
const FOOTER_CELLS: usize = 3;

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
        let leave_out = leave_out.map(|it| Ok((check(&it.test)?, Why::of(&reasons, &it.why))));
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

    /// Whether a column says what goods cost.
    pub(super) fn has_costs(&self) -> bool {
        self.has(Role::Cost) || self.has(Role::UnitCost)
    }

    /// Whether costs are to be added up over the rows of an order.
    pub(super) fn costs_add_up(&self) -> bool {
        self.adds_up || !self.has(Role::Cost)
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
        let cells = (0..row.count()).map(|place| text(row, place));
        let mut filled = cells.filter(|cell| !cell.is_empty());
        let says = |cell: &str| footer.iter().any(|part| cell.contains(part.as_str()));
        filled.clone().nth(FOOTER_CELLS).is_none() && filled.any(says)
    }

    /// Whether any rule asks something of a row's cells.
    pub(super) fn has_rules_for_rows(&self) -> bool {
        let has_check = self.credit_note.is_some() || !self.leave_out.is_empty();
        has_check || !self.rules.footer.is_empty()
    }

    /// Whether a row meets any of these.
    pub(super) fn meets_a_rule(&self, row: &impl Cells) -> bool {
        self.leave_out.iter().any(|(check, _)| check.meets(row))
            || self.is_credit_note(row)
            || self.is_footer(row)
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
        Why::of(&self.reasons, reason)
    }
}

/// A date's cell, and the time's where it has a column of its own.
pub(super) fn with_time<'a>(date: &'a str, time: &str) -> Cow<'a, str> {
    if time.is_empty() { Cow::Borrowed(date) } else { Cow::Owned(format!("{date} {time}")) }
}
