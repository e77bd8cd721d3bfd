//! The terms of a loyalty programme: what a simulation of one takes for given.

use serde::{Deserialize, Deserializer};

use crate::units::Money;

use super::words;

/// Terms of a loyalty programme.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Loyalty {
    /// Where tiers above the first begin, in the report's currency: what a
    /// customer has to spend in twelve months. Empty: from the shop's numbers.
    #[serde(deserialize_with = "tiers")]
    pub tiers: Vec<Money>,
    /// What points are worth, as a share of what was paid, 0 to 1.
    #[serde(deserialize_with = "words::share")]
    pub points_rate: f64,
    /// The share of points that are redeemed, 0 to 1.
    #[serde(deserialize_with = "words::share")]
    pub redemption: f64,
    /// What is left of revenue after the cost of goods, 0 to 1, where the files
    /// do not say it.
    #[serde(deserialize_with = "margin")]
    pub margin: Option<f64>,
    /// Of customers within reach of the next tier, the share that is taken to
    /// spend what is missing, 0 to 1.
    #[serde(deserialize_with = "words::share")]
    pub reach: f64,
}

impl Default for Loyalty {
    fn default() -> Loyalty {
        Loyalty { tiers: Vec::new(), points_rate: 0.05, redemption: 0.6, margin: None, reach: 0.2 }
    }
}

/// One to three amounts above 0, each above the one before.
fn tiers<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Money>, D::Error> {
    let wrong = "tiers wants one to three amounts, each above the one before: [100, 300]";
    let amounts = Vec::<f64>::deserialize(from)?;
    let tiers: Vec<Money> = amounts.iter().map(|units| Money::of_units(*units)).collect();
    let is_ascending = tiers.is_sorted_by(|one, next| one < next);
    let is_above = tiers.first().is_some_and(|first| *first > Money::ZERO);
    let is_known = amounts.iter().all(|units| units.is_finite() && *units < 1e12);
    if is_ascending && is_above && is_known && tiers.len() <= 3 {
        Ok(tiers)
    } else {
        Err(serde::de::Error::custom(wrong))
    }
}

fn margin<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    words::share(from).map(Some)
}
