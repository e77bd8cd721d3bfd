//! What rules ask of the cells of a row, and whose rules count.

use crate::config::Accounts;
use crate::config::Is;
use crate::config::Rules;
use crate::config::Test;

use super::cells::{Cells, bare};

/// A condition on one cell.
#[derive(Debug)]
pub(super) struct Check {
    place: usize,
    is: Is,
}

/// Whether the text is this, which is in lower case, without regard to case.
pub(super) fn is_in_lower_case(text: &str, word: &str) -> bool {
    text.eq_ignore_ascii_case(word) || !text.is_ascii() && text.to_lowercase() == word
}

impl Check {
    pub(super) fn new(place: usize, is: &Is) -> Check {
        let is = match is {
            Is::StartingWith(start) => Is::StartingWith(start.clone()),
            Is::Equal(same) => Is::Equal(same.to_lowercase()),
            Is::Having(word) => Is::Having(word.trim().to_lowercase()),
        };
        Check { place, is }
    }

    pub(super) fn meets(&self, row: &impl Cells) -> bool {
        let cell = text(row, self.place);
        match &self.is {
            Is::StartingWith(start) => cell.starts_with(start.as_str()),
            Is::Equal(same) => is_in_lower_case(cell, same),
            Is::Having(_) if cell.is_empty() => false,
            Is::Having(word) => cell.split(',').any(|one| is_in_lower_case(one.trim(), word)),
        }
    }

    /// Whether it speaks of the whole order, on whichever of its rows.
    pub(super) fn is_of_the_order(&self) -> bool {
        matches!(self.is, Is::Having(_))
    }
}

/// A cell as text, trimmed and without armour; blank where the row has no such
/// cell.
#[inline]
pub(super) fn text(row: &impl Cells, place: usize) -> &str {
    bare(row.at(place))
}

/// The column of a header. `Name#2` is the second column called `Name`.
pub(super) fn place_of(header: &[String], name: &str) -> Option<usize> {
    let named = |name: &str, nth: usize| {
        let mut places = (0..).zip(header).filter(|(_, column)| *column == name);
        places.nth(nth).map(|(place, _)| place)
    };
    named(name, 0).or_else(|| {
        let (name, number) = name.rsplit_once('#')?;
        named(name, number.parse::<usize>().ok()?.checked_sub(1)?)
    })
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
    if own.account != Accounts::default() {
        let lower = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
        let Accounts { guest, account } = &own.account;
        rules.account = Accounts { guest: lower(guest), account: lower(account) };
    }
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
    fn a_header_that_occurs_twice_has_a_number() {
        let header = ["City", "Zip", "City"].map(String::from);
        assert_eq!(place_of(&header, "City"), Some(0));
        assert_eq!(place_of(&header, "City#2"), Some(2));
        assert_eq!(place_of(&header, "City#3"), None);
        let numbered = ["PO#", "Order#2"].map(String::from);
        assert_eq!(place_of(&numbered, "Order#2"), Some(1));
    }
}
