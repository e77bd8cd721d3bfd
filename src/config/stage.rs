//! From where on a store has come how far.

use serde::Deserialize;

/// The lines between the stages of a store. They are a rule of thumb.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StageLines {
    /// With fewer orders in twelve months a store has just started.
    pub gaining_orders: u64,
    /// And so has one of fewer months.
    pub gaining_months: u32,
    /// With fewer orders in twelve months a store is gaining traction.
    pub consistent_orders: u64,
    /// And so is one of fewer months.
    pub consistent_months: u32,
    /// And so is one whose orders grow faster than this in a year: 0.5 is by
    /// half.
    pub fast_growth: f64,
    /// With as many orders in twelve months a store is established,
    pub established_orders: u64,
    /// if it has as many months.
    pub established_months: u32,
}

impl Default for StageLines {
    fn default() -> StageLines {
        StageLines {
            gaining_orders: 250,
            gaining_months: 6,
            consistent_orders: 1_000,
            consistent_months: 12,
            fast_growth: 0.5,
            established_orders: 5_000,
            established_months: 36,
        }
    }
}
