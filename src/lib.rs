//! Customer-retention reports, from order files and playbooks to a static site.
//!
//! The stages, in the order they run; a stage imports only stages above it:
//!
//! 1. [`units`]: days, months, money, currencies.
//! 2. [`config`]: `perennial.toml` to a value.
//! 3. [`orders`]: input files to orders. Identity ends here.
//!    People go on to [`platforms`] only, by the command `audience`: lists for campaigns.
//! 4. [`ledger`]: orders to counts, without identifiers. The waist.
//! 5. [`metrics`], [`segments`], [`forecasts`]: counts to numbers, to groups of customers,
//!    and to what is to be expected; [`effects`]: what plans have done.
//! 6. [`benchmarks`]: numbers beside published numbers and popular claims.
//! 7. [`playbooks`]: numbers to advice that applies.
//! 8. [`plans`]: advice that was adopted, and how far it is.
//! 9. [`report`]: everything computed, as one plain value and as JSON.
//! 10. [`pages`]: the report to HTML, SVG and CSV.
//! 11. [`site`]: pages to a directory, whole or not at all.
//! 12. [`cmd`]: a command line to all of the above.

pub mod units;

pub mod config;

pub mod orders;

pub mod platforms;

pub mod ledger;

pub mod metrics;

pub mod segments;

pub mod forecasts;

pub mod effects;

pub mod benchmarks;

pub mod playbooks;

pub mod plans;

pub mod report;

pub mod pages;

pub mod site;

pub mod cmd;
