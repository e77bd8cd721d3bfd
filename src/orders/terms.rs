//! What the project says of all its order files together.

use std::path::Path;

use crate::config::Config;
use crate::config::Shop;

use super::faults::Faults;
use super::identity::Identity;
use super::pseudonym::Secret;
use super::rates::Rates;
use super::shelf::Shelf;
use super::tender::Tender;

/// The terms on which order files are read.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Facts and thresholds of the shop.
    pub shop: Shop,
    /// By what customers are merged.
    pub identity: Identity,
    /// What other currencies are worth; without it there is one currency.
    pub rates: Option<Rates>,
    /// Where what was read of several files is kept; without it, it is not.
    pub shelf: Option<Shelf>,
    /// By what people get pseudonyms; without it, nobody has one.
    pub secret: Option<Secret>,
}

impl Terms {
    /// What the project says of the currency of amounts.
    pub(super) fn tender(&self) -> Tender {
        Tender { code: self.shop.currency, sign: None }
    }

    /// Reads the files that the configuration names beside order files: aliases
    /// and rates, relative to `root`.
    ///
    /// # Errors
    ///
    /// Every fault of both files at once.
    pub fn new(config: &Config, root: &Path) -> Result<Terms, Faults> {
        let identity = Identity::new(&config.identity, root);
        let rates = Rates::new(&config.currency, config.shop.currency, root);
        match (identity, rates) {
            (Ok(identity), Ok(rates)) => {
                Ok(Terms { shop: config.shop.clone(), identity, rates, shelf: None, secret: None })
            }
            (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => Err(faults),
            (Err(faults), Err(others)) => Err(faults.and(others)),
        }
    }
}
