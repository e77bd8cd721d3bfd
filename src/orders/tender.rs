//! In which currency amounts are, by its code or by its sign.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use crate::units::Currency;

/// What is known of the one currency of all amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tender {
    /// Which it is, once anything has said so.
    pub(super) code: Option<Currency>,
    /// The sign that amounts bear, once one has borne any.
    pub(super) sign: Option<char>,
}

/// What an amount says of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Code(Currency),
    /// A sign, which several currencies may have.
    Sign(char),
}

/// Two of a report's amounts are not in the same currency: what one says, and what
/// all say before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Differs {
    pub(super) found: String,
    pub(super) expected: String,
}

impl Told {
    /// What stands with a number that has been read as an amount. Other letters
    /// than those of a code are in none.
    pub(super) fn all(amount: &str) -> impl Iterator<Item = Told> + '_ {
        let code = amount.find(|c: char| c.is_ascii_uppercase());
        let code = code.and_then(|at| Currency::parse(amount.get(at..at + 3)?)).map(Told::Code);
        code.into_iter().chain(amount.chars().filter(|c| is_sign(*c)).map(Told::Sign))
    }

    /// Whether amounts in this currency may say so.
    pub(super) fn fits(self, currency: Currency) -> bool {
        match self {
            Told::Code(code) => code == currency,
            Told::Sign(sign) => bearers(sign).contains(&currency),
        }
    }

    /// The currency, where no other has the sign.
    pub(super) fn only(self) -> Option<Currency> {
        match self {
            Told::Code(code) => Some(code),
            Told::Sign(sign) => match bearers(sign) {
                [only] => Some(*only),
                _ => None,
            },
        }
    }
}

impl Tender {
    /// Whether an amount says what is known.
    pub(super) fn is(self, told: Told) -> bool {
        match told {
            Told::Code(code) => self.code == Some(code),
            Told::Sign(sign) => self.sign == Some(sign),
        }
    }

    /// Takes in what one more amount says.
    ///
    /// # Errors
    ///
    /// When it is another currency's.
    pub(super) fn take(&mut self, told: Told) -> Result<(), Differs> {
        let own = self.sign.map(Told::Sign);
        let fits = match (told, self.code) {
            (_, Some(code)) => told.fits(code),
            (Told::Code(code), None) => own.is_none_or(|own| own.fits(code)),
            (Told::Sign(_), None) => own.is_none_or(|own| own == told),
        };
        if !fits {
            let expected = self.code.map(Told::Code).or(own).map(|own| own.to_string());
            let (found, expected) = (told.to_string(), expected.unwrap_or_default());
            return Err(Differs { found, expected });
        }
        self.code = self.code.or_else(|| told.only());
        if let Told::Sign(sign) = told {
            self.sign = Some(sign);
        }
        Ok(())
    }

    /// Takes in what other amounts have said.
    ///
    /// # Errors
    ///
    /// When they are in another currency.
    pub(super) fn join(&mut self, other: Tender) -> Result<(), Differs> {
        let told = [other.code.map(Told::Code), other.sign.map(Told::Sign)];
        told.into_iter().flatten().try_for_each(|told| self.take(told))
    }
}

impl fmt::Display for Told {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Told::Code(code) => to.write_str(code.code()),
            Told::Sign(sign) => write!(to, "{sign}"),
        }
    }
}

/// Whether a letter is the sign of a currency.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{e3f}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}')
}

/// The currencies that have a sign, such as `$`, by itself or in another, such as
/// `R$`.
fn bearers(sign: char) -> &'static [Currency] {
    static BEARERS: LazyLock<BTreeMap<char, Vec<Currency>>> = LazyLock::new(|| {
        let mut bearers = BTreeMap::<char, Vec<Currency>>::new();
        for currency in Currency::codes().filter_map(Currency::parse) {
            for sign in currency.sign().chars().filter(|c| is_sign(*c)) {
                bearers.entry(sign).or_default().push(currency);
            }
        }
        bearers
    });
    BEARERS.get(&sign).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> Told {
        Told::Code(Currency::parse(code).unwrap())
    }

    /// What is known after these, or what did not fit.
    fn after(told: &[Told]) -> Result<(Option<&'static str>, Option<char>), [String; 2]> {
        let mut tender = Tender::default();
        let all = told.iter().try_for_each(|told| tender.take(*told));
        all.map_err(|differs| [differs.found, differs.expected])?;
        Ok((tender.code.map(Currency::code), tender.sign))
    }

    #[test]
    fn an_amount_says_its_currency_by_code_or_sign() {
        let told = |amount| Told::all(amount).collect::<Vec<_>>();
        assert_eq!(told("12.50"), []);
        assert_eq!(told("(-12.50)"), []);
        assert_eq!(told("€12.50"), [Told::Sign('€')]);
        assert_eq!(told("-12,50 €"), [Told::Sign('€')]);
        assert_eq!(told("12.50 GBP"), [code("GBP")]);
        assert_eq!(told("USD $12.50"), [code("USD"), Told::Sign('$')]);
    }

    #[test]
    fn a_sign_is_that_of_each_currency_that_has_it() {
        for (sign, fitting, other) in [
            ('$', ["USD", "CAD", "MXN", "BRL"], "GBP"),
            ('£', ["GBP", "EGP", "GIP", "FKP"], "USD"),
            ('¥', ["JPY", "CNY", "JPY", "CNY"], "KRW"),
        ] {
            for one in fitting {
                assert!(Told::Sign(sign).fits(Currency::parse(one).unwrap()), "{sign} {one}");
            }
            assert!(!Told::Sign(sign).fits(Currency::parse(other).unwrap()), "{sign} {other}");
            assert_eq!(Told::Sign(sign).only(), None, "{sign}");
        }
        for (sign, one) in [('€', "EUR"), ('₹', "INR"), ('₺', "TRY"), ('฿', "THB"), ('﷼', "IRR")]
        {
            assert!(Told::Sign(sign).fits(Currency::parse(one).unwrap()), "{sign} {one}");
        }
        assert_eq!(Told::Sign('€').only(), Currency::parse("EUR"));
    }

    #[test]
    fn amounts_of_one_currency_agree() {
        let [dollar, pound, euro] = ['$', '£', '€'].map(Told::Sign);
        assert_eq!(after(&[dollar, dollar]), Ok((None, Some('$'))));
        assert_eq!(after(&[dollar, code("CAD")]), Ok((Some("CAD"), Some('$'))));
        assert_eq!(after(&[code("CAD"), dollar]), Ok((Some("CAD"), Some('$'))));
        assert_eq!(after(&[euro]), Ok((Some("EUR"), Some('€'))));
        let differs = |found: &str, expected: &str| Err([found.into(), expected.into()]);
        assert_eq!(after(&[dollar, pound]), differs("£", "$"));
        assert_eq!(after(&[dollar, code("GBP")]), differs("GBP", "$"));
        assert_eq!(after(&[code("GBP"), dollar]), differs("$", "GBP"));
        assert_eq!(after(&[euro, dollar]), differs("$", "EUR"));
        assert_eq!(after(&[code("GBP"), code("USD")]), differs("USD", "GBP"));
    }
}
