//! Numbers to advice that applies.
//!
//! A playbook applies when its [`condition`]s hold, if it is right for a store
//! of this [`stage`]. Those that apply are ranked by what they might add to the
//! revenue of their audience: its [`stake`].

pub mod check;
mod clause;
pub mod condition;
mod rank;
pub mod stage;
pub mod stake;
mod wire;

use condition::When;
use stage::Stage;

pub use rank::{Advice, Applies, PROPOSED, advise};
pub use wire::parse;
pub(crate) use wire::split;

/// Advice bound to numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Playbook {
    /// Its name in files.
    pub id: String,
    /// What to do, in a few words.
    pub title: String,
    /// For whom: an id of [`crate::segments::audiences`].
    pub audience: String,
    /// Popular claims that it leans on, by their ids.
    pub claims: Vec<String>,
    /// Published numbers that it leans on, by their ids.
    pub benchmarks: Vec<String>,
    /// The stages of a store for which it is right.
    pub stages: Vec<Stage>,
    /// Hours of work until it runs.
    pub effort_hours: u32,
    /// Days from the decision to the first thing that a customer notices.
    pub lead_days: u32,
    /// When it applies.
    pub when: When,
    /// What it might add, if it says so.
    pub lift: Option<Lift>,
    /// What to look at afterwards.
    pub measure: Measure,
    /// The rest of the file: markdown, with its steps as a task list.
    pub body: String,
}

/// What a playbook might add in twelve months, as a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Lift {
    /// To what.
    pub per: Per,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// On what it rests.
    pub basis: Basis,
}

/// What a lift is added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Additional orders per customer of the audience.
    Orders,
    /// A share of the audience's revenue, on top of it.
    Revenue,
}

impl Per {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Per::Orders => "orders",
            Per::Revenue => "revenue",
        }
    }
}

/// On what a lift rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// On the judgement of who wrote the playbook.
    Assumption,
    /// On a published number.
    Published {
        /// Publisher, year and title.
        source: String,
        /// Where.
        url: String,
    },
}

impl Basis {
    /// Its word in files.
    pub fn id(&self) -> &'static str {
        match self {
            Basis::Assumption => "assumption",
            Basis::Published { .. } => "published",
        }
    }
}

/// What to look at after the steps were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The metric.
    pub metric: String,
    /// Days after the last step.
    pub after_days: u32,
}
