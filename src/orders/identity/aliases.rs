//! The shop's own list of customers who are one.

use std::collections::BTreeSet;

use crate::orders::error::Error;
use crate::orders::faults::Faults;
use crate::orders::hint::Hint;
use crate::orders::key::plain;
use crate::orders::table::Table;

/// Pairs of customers' keys who are one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Aliases {
    pub(super) pairs: BTreeSet<(String, String)>,
}

/// What is wrong with a row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AliasProblem {
    /// A key is missing.
    #[error("an alias needs a key and the key that it is the same as")]
    Blank,
    /// Both keys are the same.
    #[error("this key is the same as itself")]
    Itself,
}

impl AliasProblem {
    /// What the user can do next.
    pub(in crate::orders) fn hint(self) -> Hint {
        Some(match self {
            AliasProblem::Blank => {
                "write both keys as the order files write them, or take the row out".into()
            }
            AliasProblem::Itself => {
                "capitals and blanks tell no two keys apart: take the row out".into()
            }
        })
    }
}

impl Aliases {
    /// Reads the list; each key as it stands in the customer's column.
    ///
    /// # Errors
    ///
    /// Every row that is not understood, and whatever keeps [`Table`] from
    /// being read.
    pub(super) fn of(table: &Table) -> Result<Aliases, Faults> {
        let mut aliases = Aliases::default();
        table.each(["key", "same_as"], |line, keys| {
            let bad = |problem| Error::BadAlias { place: table.place.clone(), line, problem };
            aliases.pairs.insert(pair(keys).map_err(bad)?);
            Ok(())
        })?;
        Ok(aliases)
    }
}

fn pair(keys: [&str; 2]) -> Result<(String, String), AliasProblem> {
    let [key, same_as] = keys.map(|key| plain(key).into_owned());
    if key.is_empty() || same_as.is_empty() {
        return Err(AliasProblem::Blank);
    }
    if key == same_as { Err(AliasProblem::Itself) } else { Ok((key, same_as)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Aliases, Vec<String>> {
        let table = Table::of("aliases.csv", text.as_bytes().to_vec())
            .map_err(|it| vec![it.to_string()])?;
        Aliases::of(&table).map_err(|faults| faults.first.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn keys_are_as_in_the_order_files() {
        let aliases = of("key,same_as\n ADA@Example.com ,a-17\nben@example.com,17850\n").unwrap();
        let pair = |one: &str, other: &str| (one.to_string(), other.to_string());
        assert!(aliases.pairs.contains(&pair("ada@example.com", "a-17")));
        assert_eq!(aliases.pairs.len(), 2);
    }

    #[test]
    fn every_bad_row_is_told_with_its_line() {
        let faults = of("key,same_as\nada@example.com,\n\nben@example.com,BEN@example.com\na\n")
            .unwrap_err();
        assert_eq!(
            faults,
            [
                "aliases.csv:2: an alias needs a key and the key that it is the same as",
                "aliases.csv:4: this key is the same as itself",
                "aliases.csv:5: the row has 1 cells and the header 2",
            ]
        );
        assert_eq!(of("a,b\n").unwrap_err(), ["aliases.csv:1: there is no column \"key\""]);
    }
}
