//! What holds of the whole: the program as people run it, and the library from
//! order files to a site. `tests/README.md` says which kind of test is where.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod advice;
mod architecture;
mod audience;
mod bad_workbooks;
mod calendar;
mod cdnow;
mod chance;
mod changes;
mod claims;
mod cli;
mod damage;
mod definitions;
mod dirt;
mod edges;
mod effects;
mod formats;
mod garbage;
mod histories;
mod hostile;
mod identity;
mod inspect;
mod languages;
mod later;
mod laws;
mod leads;
mod ledger;
mod left_out;
mod library;
mod lines;
mod loyalty;
mod margin;
mod measured;
mod messages;
mod models;
mod paths;
mod peers;
mod plans;
mod published;
mod random;
mod readme;
mod real;
mod retention;
mod sample;
mod script;
mod shelf;
mod shop;
mod stores;
mod streams;
mod targets;
mod traits;
mod words;
mod workbooks;
mod xlsx;
