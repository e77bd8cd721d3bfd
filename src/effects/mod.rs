//! Whether a plan worked: those who were contacted beside those who were held out.
//!
//! 1. [`draw`]: who is held out, by a secret and the name of the plan.
//! 2. [`record`]: who was contacted and who was held out, by pseudonym, as a project
//!    keeps it.
//! 3. [`result`]: what both ordered in the days after, and what that says.
//!
//! The two differ by the draw alone, so whatever else is different in what they order
//! comes from the plan or from chance, and chance is what the interval is for. Without
//! a holdout nothing can be said of the plan: then there is what was ordered before
//! and after, and no more.

pub mod draw;
mod exact;
pub mod record;
pub mod result;

/// Which side of a draw somebody is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// On the list that goes out.
    Contacted,
    /// Left out of it.
    HeldOut,
}

impl Side {
    /// Both, in order.
    pub const ALL: [Side; 2] = [Side::Contacted, Side::HeldOut];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Side::Contacted => "contacted",
            Side::HeldOut => "held_out",
        }
    }
}
