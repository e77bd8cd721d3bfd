//! The folders that writing a site needs for a moment.

use std::path::{Path, PathBuf};

use crate::units::Month;

/// A folder that is there only while a site is written, or after a process
/// died at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leftover {
    /// A month that is not in its place yet.
    NewMonth(Month),
    /// A month that another takes the place of.
    OldMonth(Month),
    /// Files of the root that are not in their places yet.
    NewRoot,
    /// Copies of the root's files that others take the places of.
    OldRoot,
}

impl Leftover {
    /// Reads `.2011-11.old` or `.root.new`; `None` for anything else.
    pub(super) fn parse(name: &str) -> Option<Leftover> {
        let (what, age) = name.strip_prefix('.')?.split_once('.')?;
        match (what, age) {
            ("root", "new") => Some(Leftover::NewRoot),
            ("root", "old") => Some(Leftover::OldRoot),
            (month, "new") => Month::parse(month).map(Leftover::NewMonth),
            (month, "old") => Month::parse(month).map(Leftover::OldMonth),
            _ => None,
        }
    }

    /// The month that this is the old folder of.
    pub(super) fn old_month(self) -> Option<Month> {
        if let Leftover::OldMonth(month) = self { Some(month) } else { None }
    }

    /// Where it is, or would be, in a site's folder.
    pub(super) fn path(self, out: &Path) -> PathBuf {
        out.join(match self {
            Leftover::NewMonth(month) => format!(".{month}.new"),
            Leftover::OldMonth(month) => format!(".{month}.old"),
            Leftover::NewRoot => ".root.new".into(),
            Leftover::OldRoot => ".root.old".into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_writing_makes_is_a_leftover() {
        let month = Month::parse("2011-11").unwrap();
        for leftover in [
            Leftover::NewMonth(month),
            Leftover::OldMonth(month),
            Leftover::NewRoot,
            Leftover::OldRoot,
        ] {
            let path = leftover.path(Path::new(""));
            assert_eq!(Leftover::parse(path.to_str().unwrap()), Some(leftover));
        }
        for name in ["root.new", ".root", ".2011-13.old", ".2011-11.bak", ".git", "2011-11"] {
            assert_eq!(Leftover::parse(name), None, "{name}");
        }
    }
}
