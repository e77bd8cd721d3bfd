//! How far a store has come.
//!
//! What is right for a store depends on it: one without customers has nobody
//! to keep. The lines are this tool's rule of thumb and stand in the
//! configuration; no study is known that draws them.

use serde::{Deserialize, Serialize};

use crate::config::StageLines;

/// How far a store has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Few orders yet, or only some months of them.
    JustStarted,
    /// Orders come, but few or young, or growing fast.
    GainingTraction,
    /// Orders come steadily.
    Consistent,
    /// Many orders, for years.
    Established,
}

impl Stage {
    /// Every stage, the youngest first.
    pub const ALL: [Stage; 4] =
        [Stage::JustStarted, Stage::GainingTraction, Stage::Consistent, Stage::Established];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Stage::JustStarted => "just-started",
            Stage::GainingTraction => "gaining-traction",
            Stage::Consistent => "consistent",
            Stage::Established => "established",
        }
    }
}

/// By what the stage is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Orders of the trailing twelve months, of everybody.
    pub orders: u64,
    /// Months from the first order in the data to the report's month, both
    /// counted; a shop may be older than its data.
    pub months: u32,
    /// Orders of the trailing twelve months over those of the twelve before,
    /// less one: 0.5 is half as many again. `None` before the data have both.
    pub growth: Option<f64>,
}

impl Evidence {
    /// The stage by these lines; the first of the rules that applies.
    ///
    /// ```text
    /// just started      orders < gaining_orders or months < gaining_months
    /// gaining traction  orders < consistent_orders or months < consistent_months
    ///                   or growth > fast_growth
    /// established       orders >= established_orders and months >= established_months
    /// consistent        otherwise
    /// ```
    pub fn stage(&self, lines: &StageLines) -> Stage {
        let Evidence { orders, months, growth } = *self;
        if orders < lines.gaining_orders || months < lines.gaining_months {
            Stage::JustStarted
        } else if orders < lines.consistent_orders
            || months < lines.consistent_months
            || growth.is_some_and(|growth| growth > lines.fast_growth)
        {
            Stage::GainingTraction
        } else if orders >= lines.established_orders && months >= lines.established_months {
            Stage::Established
        } else {
            Stage::Consistent
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(orders: u64, months: u32, growth: Option<f64>) -> Stage {
        Evidence { orders, months, growth }.stage(&StageLines::default())
    }

    #[test]
    fn the_first_rule_that_applies_is_the_stage() {
        assert_eq!(stage(249, 60, Some(0.0)), Stage::JustStarted);
        assert_eq!(stage(9_000, 5, None), Stage::JustStarted);
        assert_eq!(stage(999, 60, Some(0.0)), Stage::GainingTraction);
        assert_eq!(stage(9_000, 11, None), Stage::GainingTraction);
        assert_eq!(stage(9_000, 60, Some(0.51)), Stage::GainingTraction);
        assert_eq!(stage(1_000, 12, None), Stage::Consistent);
        assert_eq!(stage(9_000, 35, Some(0.5)), Stage::Consistent);
        assert_eq!(stage(4_999, 36, Some(0.5)), Stage::Consistent);
        assert_eq!(stage(5_000, 36, Some(-0.2)), Stage::Established);
    }

    #[test]
    fn stages_are_read_by_the_names_they_have() {
        for stage in Stage::ALL {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.id());
        }
    }
}
