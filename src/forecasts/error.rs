//! Why there is no model.

use super::fit::Params;

/// Why a model has no parameters, or none that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A parameter is zero, negative, infinite or not a number.
    #[error("{model} parameter {name} is {value}, not a positive number")]
    NotPositive {
        /// The model's name.
        model: &'static str,
        /// The parameter's name in the literature.
        name: &'static str,
        /// What was given.
        value: f64,
    },
    /// Nobody ordered again, so nothing can be told of when, or for how much.
    #[error("{model}: none of {customers} customers ordered again")]
    NobodyRepeats {
        /// The model's name.
        model: &'static str,
        /// All customers.
        customers: u64,
    },
    /// The likelihood still rises where a parameter is beyond anything that a
    /// shop can mean: the customers do not differ in the way that the model
    /// says, or are too few to show it.
    #[error("{model}: the fit runs away with {name} at {value:.3e}")]
    RunsAway {
        /// The model's name.
        model: &'static str,
        /// The parameter that went farthest.
        name: &'static str,
        /// Where it was when the search was given up.
        value: f64,
    },
    /// The likelihood of nobody leaving rises nowhere as customers begin to
    /// leave: these orders do not show that anybody does.
    #[error("{model}: the orders do not show that anybody leaves")]
    NobodyLeaves {
        /// The model's name.
        model: &'static str,
    },
    /// The search stopped before it found a maximum.
    #[error("{model}: the fit did not converge in {steps} steps")]
    NotConverged {
        /// The model's name.
        model: &'static str,
        /// Steps taken.
        steps: u32,
    },
    /// An expectation is beyond what can be computed.
    #[error("{model}: an expectation is not a number")]
    NoNumber {
        /// The model's name.
        model: &'static str,
    },
    /// Amounts differ so much between customers that they have no mean.
    #[error("{model}: q is {q:.3}, and amounts have no mean unless it is above 1")]
    NoMean {
        /// The model's name.
        model: &'static str,
        /// The parameter.
        q: f64,
    },
}

impl Error {
    /// A word that stays the same in every language and version.
    pub fn id(self) -> &'static str {
        match self {
            Error::NotPositive { .. } => "not_positive",
            Error::NobodyRepeats { .. } => "nobody_repeats",
            Error::RunsAway { .. } => "runs_away",
            Error::NobodyLeaves { .. } => "nobody_leaves",
            Error::NotConverged { .. } => "not_converged",
            Error::NoNumber { .. } => "no_number",
            Error::NoMean { .. } => "no_mean",
        }
    }
}

/// That every parameter is a positive number.
///
/// # Errors
///
/// [`Error::NotPositive`] names the first that is not.
pub(super) fn all_positive<P: Params<N>, const N: usize>(params: &P) -> Result<(), Error> {
    for (name, value) in P::NAMES.into_iter().zip(params.numbers()) {
        if !(value > 0.0 && value.is_finite()) {
            return Err(Error::NotPositive { model: P::MODEL, name, value });
        }
    }
    Ok(())
}
