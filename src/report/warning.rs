//! What has to be known before any number.

use crate::effects::result::Finding;
use crate::units::Currency;

use super::Report;

/// Something that the reader of the terminal has to know, and that is on the
/// data page too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The report's month is not over.
    MonthNotOver,
    /// The first few orders are long before all others.
    StraysBefore,
    /// The last few orders are long after all others.
    StraysAfter,
    /// The secret with which people were put on record is not there.
    SecretGone,
    /// Neither the shop nor the files name a currency.
    CurrencyUnknown,
    /// The layout names nobody, so there is revenue and no retention.
    NoCustomers,
    /// More than half of the month's orders name nobody.
    MostlyUnidentified,
}

impl Warning {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Warning::MonthNotOver => "month_not_over",
            Warning::StraysBefore => "strays_before",
            Warning::StraysAfter => "strays_after",
            Warning::SecretGone => "secret_gone",
            Warning::CurrencyUnknown => "currency_unknown",
            Warning::NoCustomers => "no_customers",
            Warning::MostlyUnidentified => "mostly_unidentified",
        }
    }
}

impl Report {
    /// Plans of which nothing can be measured, since the secret of their record is
    /// not there.
    pub fn unmeasured(&self) -> impl Iterator<Item = &str> {
        let gone = |finding| matches!(finding, Finding::NoSecret | Finding::OtherSecret);
        let effects = self.effects.iter().filter(move |effect| gone(effect.finding));
        effects.map(|effect| effect.plan.as_str())
    }

    /// What the reader of the terminal has to know.
    pub fn warnings(&self) -> Vec<Warning> {
        let month = self.months.last().map(|(_, totals)| *totals).unwrap_or_default();
        let nobody = self.data.customers == 0 && !self.data.account.no_customers.is_empty();
        let mostly = !nobody && month.unidentified_orders * 2 > month.orders;
        [
            (!self.period.over, Warning::MonthNotOver),
            (self.data.strays[0].is_some(), Warning::StraysBefore),
            (self.data.strays[1].is_some(), Warning::StraysAfter),
            (self.unmeasured().next().is_some(), Warning::SecretGone),
            (self.currency == Currency::UNKNOWN, Warning::CurrencyUnknown),
            (nobody, Warning::NoCustomers),
            (mostly, Warning::MostlyUnidentified),
        ]
        .into_iter()
        .filter_map(|(applies, warning)| applies.then_some(warning))
        .collect()
    }
}
