//! Whether an order was placed with an account or as a guest.

use crate::config::Accounts;

use super::rules::is_in_lower_case;

/// How the two are named where traits are named.
pub(super) const ACCOUNT: &str = "account";
pub(super) const GUEST: &str = "guest";

/// What a cell of the account's column says, blank or not: one of the two names,
/// or `Ok(None)` when a blank cell says nothing.
///
/// # Errors
///
/// `Err(())` when no word of the layout explains it.
pub(super) fn named(cell: &str, words: &Accounts) -> Result<Option<&'static str>, ()> {
    let is = |words: &[String]| words.iter().any(|word| is_in_lower_case(cell, word));
    if is(&words.guest) {
        Ok(Some(GUEST))
    } else if cell.is_empty() {
        Ok(None)
    } else if words.account.is_empty() || is(&words.account) {
        Ok(Some(ACCOUNT))
    } else {
        Err(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_guests_go_first_and_without_words_of_accounts_anything_else_is_one() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_string()).collect();
        let ids = Accounts { guest: list(&["", "0"]), account: Vec::new() };
        let flags = Accounts { guest: list(&["no", "gäste"]), account: list(&["yes"]) };
        for (cell, by_id, by_flag) in [
            ("", Ok(Some(GUEST)), Ok(None)),
            ("0", Ok(Some(GUEST)), Err(())),
            ("17850", Ok(Some(ACCOUNT)), Err(())),
            ("YES", Ok(Some(ACCOUNT)), Ok(Some(ACCOUNT))),
            ("GÄSTE", Ok(Some(ACCOUNT)), Ok(Some(GUEST))),
            ("maybe", Ok(Some(ACCOUNT)), Err(())),
        ] {
            assert_eq!((named(cell, &ids), named(cell, &flags)), (by_id, by_flag), "{cell:?}");
        }
    }
}
