//! Pages to a folder: links checked first, then a month swapped whole.

mod error;
mod leftover;
mod links;
mod page;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use error::unreadable;
use leftover::Leftover;

pub use error::{Error, Fault};

use crate::units::Month;

/// At the root of every site; only a folder that has it, or is empty or
/// absent, is ever written to.
pub const MARK: &str = "perennial.json";

/// A rendered site: what is at the root, and the folder of one month.
///
/// Everything that can fail, other than links and the disk, has failed before
/// there is one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The month reported on, whose folder has the month's name: `2011-11`.
    pub month: Month,
    /// Files at the root by name, [`MARK`] among them; a name may have folders
    /// in it: `fa/index.html`.
    pub root: BTreeMap<String, Vec<u8>>,
    /// Files of the month's folder by name relative to it: `tables/x.csv`.
    pub pages: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Checks that every link of every page leads somewhere, and that no page
    /// has an id twice.
    ///
    /// A link is an `href` or a `src` in an HTML file or in `feed.xml`. It has
    /// to lead to a file, and to an id in it if it names one, of this site or
    /// of another month's folder that is in `out` already. Links to the web
    /// and to mail are let through unfollowed; `url()` in a style sheet is not
    /// looked at.
    ///
    /// # Errors
    ///
    /// [`Error::Links`] with every fault; [`Error::Unreadable`] and
    /// [`Error::Symlink`] for what is in `out`.
    pub fn check(&self, out: &Path) -> Result<(), Error> {
        let faults = links::faults(self, out)?;
        if faults.is_empty() { Ok(()) } else { Err(Error::Links { faults }) }
    }

    /// Checks that a site may be written to `out`; creates nothing.
    ///
    /// # Errors
    ///
    /// [`Error::NotASite`] if `out` is neither absent nor empty nor has
    /// [`MARK`]; [`Error::NotAFolder`] if it, or what it should be created in,
    /// is something else; [`Error::Unreadable`].
    pub fn writable(out: &Path) -> Result<(), Error> {
        let there = out.ancestors().find(|path| path.exists());
        let there = if out.as_os_str().is_empty() { Some(out) } else { there };
        if let Some(path) = there.filter(|path| !path.is_dir()) {
            return Err(Error::NotAFolder { path: path.into() });
        }
        let foreign = |name: &String| Leftover::parse(name).is_none();
        if !out.join(MARK).is_file() && names(out)?.iter().any(foreign) {
            return Err(Error::NotASite { path: out.into() });
        }
        Ok(())
    }

    /// Replaces the month's folder whole, and the root's files one by one, in
    /// `out`; creates `out` if it is absent. Other months and files of
    /// other names stay as they are.
    ///
    /// New files are written beside the old ones (`.2011-11.new`, `.root.new`)
    /// and take their places by renames, so a reader never sees half a file or
    /// half a month, but for a moment may see no month, or one beside an older
    /// index. After an error `out` is as it was. If the process dies, the next
    /// call puts a missing month back and removes what was left; until then
    /// [`archive`] and [`Site::check`] find it where it is.
    ///
    /// One call at a time: two processes that write to one folder can undo
    /// each other's work.
    ///
    /// # Errors
    ///
    /// Those of [`Site::writable`]; [`Error::BadName`] and [`Error::NoMark`]
    /// for this site; [`Error::Symlink`], [`Error::NotAFile`] and
    /// [`Error::NotAFolder`] for what is in the way; [`Error::Unwritable`] with
    /// the first path that could not be written.
    pub fn write(&self, out: &Path) -> Result<(), Error> {
        write::site(self, out)
    }
}

/// Months in a site's folder, ascending, each with the bytes of its
/// `report.json`; an absent folder has none, and a month without that file is
/// left out.
///
/// # Errors
///
/// [`Error::Unreadable`]; [`Error::Symlink`] if a month is one.
pub fn archive(out: &Path) -> Result<Vec<(Month, Vec<u8>)>, Error> {
    let mut reports = Vec::new();
    for (month, folder) in months(out)? {
        let path = folder.join("report.json");
        match fs::read(&path) {
            Ok(report) => reports.push((month, report)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(&path)(error)),
        }
    }
    Ok(reports)
}

/// The folder of each month in a site's folder. A month that a process moved
/// aside, and died before it put another in place, is where it was moved to.
fn months(out: &Path) -> Result<BTreeMap<Month, PathBuf>, Error> {
    let (mut months, mut aside) = (BTreeMap::new(), BTreeMap::new());
    for name in names(out)? {
        let path = out.join(&name);
        let place = Month::parse(&name).map(|month| (&mut months, month));
        let Some((found, month)) =
            place.or_else(|| Some((&mut aside, Leftover::parse(&name)?.old_month()?)))
        else {
            continue;
        };
        if path.is_symlink() {
            return Err(Error::Symlink { path });
        }
        if path.is_dir() {
            found.insert(month, path);
        }
    }
    aside.append(&mut months);
    Ok(aside)
}

/// Names in a folder, ascending; an absent folder has none. A name that is not
/// UTF-8 comes altered, and is none of ours either way.
fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(unreadable(folder))?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of `month` whose every file says `text`.
    pub(super) fn sample(month: &str, text: &str) -> Site {
        let file = |name: &str| (name.to_string(), format!("{name}: {text}").into_bytes());
        Site {
            month: Month::parse(month).unwrap(),
            root: [MARK, "fa/index.html", "feed.xml", "index.html"].map(file).into(),
            pages: ["index.html", "report.json", "tables/x.csv"].map(file).into(),
        }
    }

    /// Everything below a folder: the bytes of files, `None` for folders.
    pub(super) fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut all = BTreeMap::new();
        for name in names(folder).unwrap() {
            let path = folder.join(&name);
            if path.is_dir() {
                let below = tree(&path).into_iter();
                all.extend(below.map(|(rest, bytes)| (Path::new(&name).join(rest), bytes)));
                all.insert(name.into(), None);
            } else {
                all.insert(name.into(), Some(fs::read(path).unwrap()));
            }
        }
        all
    }

    fn files(folder: &Path) -> Vec<String> {
        let files = tree(folder).into_iter().filter(|(_, bytes)| bytes.is_some());
        files.map(|(path, _)| path.to_str().unwrap().replace('\\', "/")).collect()
    }

    #[test]
    fn a_written_site_is_its_files_and_nothing_else() {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("not/there/yet");
        let site = sample("2011-11", "a");
        Site::writable(&out).unwrap();
        assert_eq!(tree(temp.path()), BTreeMap::new());
        site.write(&out).unwrap();
        let mut expected: Vec<String> =
            site.pages.keys().map(|name| format!("2011-11/{name}")).collect();
        expected.extend(site.root.keys().cloned());
        expected.sort();
        assert_eq!(files(&out), expected);
        let once = tree(&out);
        site.write(&out).unwrap();
        assert_eq!(tree(&out), once);
    }

    #[test]
    fn a_month_is_replaced_whole_and_everything_else_stays() {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path();
        sample("2011-10", "a").write(out).unwrap();
        fs::write(out.join("CNAME"), "x.y").unwrap();
        fs::write(out.join("2011-10/mine"), "").unwrap();
        let october = tree(&out.join("2011-10"));
        let mut site = sample("2011-11", "b");
        site.write(out).unwrap();
        site.pages.remove("tables/x.csv");
        site.write(out).unwrap();
        assert_eq!(tree(&out.join("2011-10")), october);
        assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "x.y");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "index.html: b");
        assert_eq!(files(&out.join("2011-11")), ["index.html", "report.json"]);
        assert!(!out.join("2011-11/tables").exists());
    }

    #[test]
    fn a_folder_of_someone_else_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path();
        fs::write(out.join("thesis.doc"), "x").unwrap();
        let before = tree(out);
        for error in [Site::writable(out), sample("2011-11", "a").write(out)] {
            assert!(matches!(error, Err(Error::NotASite { .. })), "{error:?}");
        }
        assert!(matches!(Site::writable(Path::new("")), Err(Error::NotAFolder { .. })));
        for place in ["thesis.doc", "thesis.doc/site"].map(|name| out.join(name)) {
            for error in [Site::writable(&place), sample("2011-11", "a").write(&place)] {
                let error = error.unwrap_err().to_string();
                assert!(error.ends_with("thesis.doc: is not a folder"), "{error}");
            }
        }
        assert_eq!(tree(out), before);
    }

    #[test]
    fn the_archive_is_the_months_in_order_and_nothing_else() {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path();
        assert_eq!(archive(&out.join("absent")).unwrap(), []);
        for month in ["2012-01", "2011-12", "2011-09"] {
            sample(month, month).write(out).unwrap();
        }
        for folder in ["2011-13", "tables", ".2011-10.new", "2011-11"] {
            fs::create_dir(out.join(folder)).unwrap();
            fs::write(out.join(folder).join("index.html"), "").unwrap();
        }
        fs::rename(out.join("2011-12"), out.join(".2011-12.old")).unwrap();
        let found = archive(out).unwrap();
        let texts: Vec<_> = found.iter().map(|(month, _)| month.to_string()).collect();
        assert_eq!(texts, ["2011-09", "2011-12", "2012-01"]);
        assert_eq!(found[0].1, b"report.json: 2011-09");
    }
}
