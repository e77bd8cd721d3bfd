//! Orders by person, in the order of time.

use std::ops::Range;

use crate::units::Day;
use crate::units::Money;

use super::days::FIRST_DAY;
use super::pseudonym::Pseudonym;

/// Some of the people who ordered, with their orders: 10 bytes an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// Of every order and credit note; those of a person stand together.
    pub(super) days: Vec<u16>,
    pub(super) nets: Vec<Money>,
    /// What the goods of each cost; empty when no file says it.
    pub(super) costs: Vec<Option<Money>>,
    /// Where each person's orders end in `days`.
    pub(super) ends: Vec<u32>,
    /// What the first order of each person tells, as a place in
    /// [`super::Orders::traits`]; of one with credit notes only, the first of
    /// those.
    pub(super) firsts: Vec<u32>,
    /// How many have credit notes only.
    pub(super) credit_only: usize,
    /// The pseudonym of each person; empty unless they are asked for.
    pub(super) pseudonyms: Vec<Pseudonym>,
}

/// A person's orders and credit notes.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    days: &'a [u16],
    nets: &'a [Money],
    first: u32,
}

impl<'a> Person<'a> {
    /// Day and net of each order and credit note, in the order of time. What is
    /// below 0 is a credit note.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = (Day, Money)> + Clone + use<'a> {
        let days = self.days.iter().map(|day| FIRST_DAY + i32::from(*day));
        days.zip(self.nets.iter().copied())
    }

    /// The orders without the credit notes.
    pub fn sales(&self) -> impl DoubleEndedIterator<Item = (Day, Money)> + Clone + use<'a> {
        self.all().filter(|(_, net)| *net >= Money::ZERO)
    }

    /// What the first order tells: a place in [`super::Orders::traits`].
    pub fn first(&self) -> usize {
        self.first as usize
    }
}

impl Lot {
    /// How many people are in it.
    pub fn how_many(&self) -> usize {
        self.ends.len()
    }

    /// How many orders and credit notes they have.
    pub(super) fn how_many_orders(&self) -> usize {
        self.days.len()
    }

    /// How many of them have credit notes and no order.
    pub fn with_credit_notes_only(&self) -> usize {
        self.credit_only
    }

    /// The people of this lot, in no order that means anything.
    pub fn people(&self) -> impl Iterator<Item = Person<'_>> {
        self.spans().zip(&self.firsts).map(|(span, first)| Person {
            days: &self.days[span.clone()],
            nets: &self.nets[span],
            first: *first,
        })
    }

    /// Whether a file says what the goods cost.
    pub fn has_costs(&self) -> bool {
        !self.costs.is_empty()
    }

    /// The same people, each with what the goods of each order and credit note
    /// cost, where that is known; nothing when no file says it.
    pub fn people_with_costs(&self) -> impl Iterator<Item = (Person<'_>, &[Option<Money>])> {
        let costs = self.spans().map(|span| self.costs.get(span).unwrap_or_default());
        self.people().zip(costs)
    }

    /// The same people, each with their pseudonym; nobody when pseudonyms are not
    /// asked for.
    pub fn people_with_pseudonyms(&self) -> impl Iterator<Item = (Person<'_>, Pseudonym)> {
        self.people().zip(self.pseudonyms.iter().copied())
    }

    /// Where the orders of each person are.
    fn spans(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| start as usize..*end as usize)
    }
}
