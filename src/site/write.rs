//! A site to a folder: written beside, then swapped; undone on any error.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Error, unreadable, unwritable};
use super::leftover::Leftover;
use super::{MARK, Site, names};
use crate::units::Month;

/// What takes a change of the disk back.
enum Back {
    /// Moving the first path to the second, over what is there.
    Move(PathBuf, PathBuf),
    /// Removing a folder of ours with all that is in it.
    Clear(PathBuf),
    /// Removing a folder in which others may have put something.
    Remove(PathBuf),
}

/// Changes of the disk so far, each by what takes it back.
#[derive(Default)]
struct Changes(Vec<Back>);

/// Writes `site` to `out`, as [`Site::write`] promises.
pub(super) fn site(site: &Site, out: &Path) -> Result<(), Error> {
    named(site)?;
    Site::writable(out)?;
    let mut changes = Changes::default();
    let written = recover(out)
        .and_then(|()| unobstructed(site, out))
        .and_then(|()| stage(site, out, &mut changes))
        .and_then(|()| swap(site, out, &mut changes));
    if written.is_err() {
        changes.undo();
        return written;
    }
    for leftover in [Leftover::OldMonth(site.month), Leftover::OldRoot, Leftover::NewRoot] {
        // The site is in place; what cannot be removed, the next call tries.
        let _ = remove(&leftover.path(out));
    }
    Ok(())
}

/// Checks the names of a site's files.
fn named(site: &Site) -> Result<(), Error> {
    let bad = |name: &str| Err(Error::BadName { name: name.into() });
    for name in site.root.keys().chain(site.pages.keys()) {
        let outside = |part| matches!(part, "" | "." | "..");
        if name.split('/').any(outside) || name.contains(['\\', ':', '\0']) {
            return bad(name);
        }
    }
    for name in site.root.keys() {
        let first = name.split('/').next().unwrap_or(name);
        if Month::parse(first).is_some() || Leftover::parse(first).is_some() {
            return bad(name);
        }
    }
    if site.root.contains_key(MARK) { Ok(()) } else { Err(Error::NoMark) }
}

/// Ends what a process that died has begun: a month that is nowhere else goes
/// back to its place, and all other leftovers are removed.
fn recover(out: &Path) -> Result<(), Error> {
    for name in names(out)? {
        let Some(leftover) = Leftover::parse(&name) else { continue };
        let path = out.join(&name);
        let place = leftover.old_month().map(|month| out.join(month.to_string()));
        match place {
            Some(place) if path.is_dir() && metadata(&place)?.is_none() => rename(&path, &place)?,
            _ => remove(&path)?,
        }
    }
    Ok(())
}

/// Checks that nothing is where `site` goes but an older one.
fn unobstructed(site: &Site, out: &Path) -> Result<(), Error> {
    folder_or_nothing(&out.join(site.month.to_string()))?;
    for name in site.root.keys() {
        for (end, _) in name.match_indices('/') {
            folder_or_nothing(&out.join(&name[..end]))?;
        }
        let path = out.join(name);
        if metadata(&path)?.is_some_and(|found| !found.is_file()) {
            return Err(Error::NotAFile { path });
        }
    }
    Ok(())
}

fn folder_or_nothing(path: &Path) -> Result<(), Error> {
    match metadata(path)? {
        Some(found) if !found.is_dir() => Err(Error::NotAFolder { path: path.into() }),
        _ => Ok(()),
    }
}

/// What is at `path`, which may not be a symbolic link; `None` for nothing.
fn metadata(path: &Path) -> Result<Option<fs::Metadata>, Error> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(Error::Symlink { path: path.into() }),
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path)(error)),
    }
}

/// Writes the new files beside the old ones, and copies those of the root that
/// are to be replaced. No file of the old site changes.
fn stage(site: &Site, out: &Path, changes: &mut Changes) -> Result<(), Error> {
    let mut old = BTreeMap::new();
    for name in site.root.keys() {
        let path = out.join(name);
        if metadata(&path)?.is_some() {
            old.insert(name.clone(), fs::read(&path).map_err(unreadable(&path))?);
        }
    }
    changes.create(out)?;
    changes.fill(&Leftover::NewMonth(site.month).path(out), &site.pages)?;
    changes.fill(&Leftover::NewRoot.path(out), &site.root)?;
    changes.fill(&Leftover::OldRoot.path(out), &old)
}

/// Moves staged files to their places: [`MARK`] first, so that the folder is a
/// site whatever happens then, and the month before the pages that link to it.
fn swap(site: &Site, out: &Path, changes: &mut Changes) -> Result<(), Error> {
    changes.file(out, MARK)?;
    changes.month(out, site.month)?;
    for name in site.root.keys().filter(|name| *name != MARK) {
        changes.file(out, name)?;
    }
    Ok(())
}

impl Changes {
    /// Creates a folder and those it is in, where they are missing.
    fn create(&mut self, folder: &Path) -> Result<(), Error> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|path| !path.is_dir()).collect();
        for path in missing.into_iter().rev().filter(|path| !path.as_os_str().is_empty()) {
            match fs::create_dir(path) {
                Ok(()) => self.0.push(Back::Remove(path.into())),
                // `a/..` comes to exist with `a`.
                Err(_) if path.is_dir() => {}
                Err(error) => return Err(unwritable(path)(error)),
            }
        }
        Ok(())
    }

    /// Creates a folder with these files in it.
    fn fill(&mut self, folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
        fs::create_dir(folder).map_err(unwritable(folder))?;
        self.0.push(Back::Clear(folder.into()));
        for (name, bytes) in files {
            let path = folder.join(name);
            let parent = path.parent().unwrap_or(folder);
            fs::create_dir_all(parent).map_err(unwritable(parent))?;
            fs::write(&path, bytes).map_err(unwritable(&path))?;
        }
        Ok(())
    }

    /// Puts a staged file of the root in its place, over the old one.
    fn file(&mut self, out: &Path, name: &str) -> Result<(), Error> {
        let place = out.join(name);
        let new = Leftover::NewRoot.path(out).join(name);
        let old = Leftover::OldRoot.path(out).join(name);
        self.create(place.parent().unwrap_or(out))?;
        rename(&new, &place)?;
        let replaced = old.is_file();
        self.0.push(if replaced { Back::Move(old, place) } else { Back::Move(place, new) });
        Ok(())
    }

    /// Moves a month aside, if it is there, and the staged one to its place.
    fn month(&mut self, out: &Path, month: Month) -> Result<(), Error> {
        let place = out.join(month.to_string());
        let new = Leftover::NewMonth(month).path(out);
        let old = Leftover::OldMonth(month).path(out);
        if metadata(&place)?.is_some() {
            rename(&place, &old)?;
            self.0.push(Back::Move(old, place.clone()));
        }
        rename(&new, &place)?;
        self.0.push(Back::Move(place, new));
        Ok(())
    }

    /// Takes all changes back, the last first. Errors are dropped, since the
    /// one that led here is the one to report; if something cannot be moved
    /// back, the folders it could be moved from stay.
    fn undo(self) {
        let mut whole = true;
        for back in self.0.into_iter().rev() {
            match back {
                Back::Move(from, to) => whole &= rename(&from, &to).is_ok(),
                Back::Clear(folder) if whole => drop(remove(&folder)),
                Back::Clear(_) => {}
                Back::Remove(folder) => drop(fs::remove_dir(folder)),
            }
        }
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(unwritable(to))
}

/// Removes a folder with all that is in it, a file, a link, or nothing.
fn remove(path: &Path) -> Result<(), Error> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    };
    removed.map_err(unwritable(path))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{sample, tree};
    use super::*;

    /// What can be missing when it is to be moved, in the order of the moves.
    const MOVES: [&str; 5] = [
        ".root.new/perennial.json",
        ".2011-11.new",
        ".root.new/fa/index.html",
        ".root.new/feed.xml",
        ".root.new/index.html",
    ];

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_old_site() {
        let temp = tempfile::tempdir().unwrap();
        let (out, mut site) = (temp.path().join("site"), sample("2011-11", "b"));
        site.pages.insert("report.json/x".into(), Vec::new());
        let error = site.write(&out).unwrap_err();
        assert!(matches!(error, Error::Unwritable { .. }));
        assert!(error.hint().is_some_and(|hint| hint.contains("--out")));
        assert_eq!(tree(temp.path()), BTreeMap::new());
        sample("2011-11", "a").write(&out).unwrap();
        let before = tree(temp.path());
        assert!(matches!(site.write(&out), Err(Error::Unwritable { .. })));
        assert_eq!(tree(temp.path()), before);
    }

    /// Stages a site, takes a staged thing away, and swaps up to there.
    fn swap_without(missing: &str, site: &Site, out: &Path) -> Changes {
        let mut changes = Changes::default();
        stage(site, out, &mut changes).unwrap();
        remove(&out.join(missing)).unwrap();
        let error = swap(site, out, &mut changes).unwrap_err();
        assert!(matches!(error, Error::Unwritable { .. }), "{error}");
        changes
    }

    #[test]
    fn a_swap_that_fails_half_way_leaves_the_old_site() {
        for missing in MOVES {
            let temp = tempfile::tempdir().unwrap();
            sample("2011-10", "a").write(temp.path()).unwrap();
            sample("2011-11", "a").write(temp.path()).unwrap();
            let mut site = sample("2011-11", "b");
            site.root.insert("fr/fr/index.html".into(), Vec::new());
            let before = tree(temp.path());
            swap_without(missing, &site, temp.path()).undo();
            assert_eq!(tree(temp.path()), before, "{missing}");
        }
    }

    #[test]
    fn a_first_write_that_fails_half_way_leaves_nothing() {
        for missing in MOVES {
            let temp = tempfile::tempdir().unwrap();
            let out = temp.path().join("new/site");
            swap_without(missing, &sample("2011-11", "a"), &out).undo();
            assert_eq!(tree(temp.path()), BTreeMap::new(), "{missing}");
        }
    }

    #[test]
    fn a_write_after_one_that_died_anywhere_is_as_if_it_had_not_been() {
        let temp = tempfile::tempdir().unwrap();
        let expected = temp.path().join("expected");
        sample("2011-11", "a").write(&expected).unwrap();
        sample("2011-12", "c").write(&expected).unwrap();
        for (n, missing) in MOVES.iter().enumerate() {
            let out = temp.path().join(n.to_string());
            swap_without(missing, &sample("2011-11", "b"), &out);
            sample("2011-11", "a").write(&out).unwrap();
            swap_without(missing, &sample("2011-11", "a"), &out);
            sample("2011-12", "c").write(&out).unwrap();
            assert_eq!(tree(&out), tree(&expected), "{missing}");
        }
    }

    #[test]
    fn a_stale_old_month_is_restored_if_it_is_the_only_one() {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path();
        for month in ["2011-09", "2011-10"] {
            sample(month, "a").write(out).unwrap();
        }
        let before = tree(&out.join("2011-09"));
        fs::rename(out.join("2011-09"), out.join(".2011-09.old")).unwrap();
        fs::create_dir(out.join(".2011-10.old")).unwrap();
        fs::create_dir_all(out.join(".root.new/fa")).unwrap();
        fs::write(out.join(".root.old"), "").unwrap();
        sample("2011-11", "b").write(out).unwrap();
        assert_eq!(tree(&out.join("2011-09")), before);
        let left = names(out).unwrap().into_iter().filter(|name| name.starts_with('.'));
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn something_in_the_way_is_named_and_nothing_changes() {
        let temp = tempfile::tempdir().unwrap();
        let (out, site) = (temp.path(), sample("2011-11", "b"));
        sample("2011-11", "a").write(out).unwrap();
        for (place, said) in [
            ("feed.xml", "feed.xml: is not a file"),
            ("fa", "fa: is not a folder"),
            ("2011-11", "2011-11: is not a folder"),
        ] {
            let (place, aside) = (out.join(place), out.join("aside"));
            fs::rename(&place, &aside).unwrap();
            let file = aside.is_dir();
            if file {
                fs::write(&place, "x").unwrap()
            } else {
                fs::create_dir(&place).unwrap()
            }
            let before = tree(out);
            let error = site.write(out).unwrap_err();
            assert!(error.to_string().ends_with(said), "{error}");
            assert_eq!(tree(out), before);
            remove(&place).unwrap();
            fs::rename(aside, place).unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let (out, target) = (temp.path().join("site"), temp.path().join("target"));
        for place in ["2011-11", "index.html", "fa"] {
            sample("2011-10", "a").write(&out).unwrap();
            fs::create_dir(&target).unwrap();
            remove(&out.join(place)).unwrap();
            std::os::unix::fs::symlink(&target, out.join(place)).unwrap();
            let error = sample("2011-11", "b").write(&out).unwrap_err();
            assert!(matches!(error, Error::Symlink { .. }), "{error}");
            assert!(!out.join("2011-11/index.html").exists() && tree(&target).is_empty());
            remove(&out).unwrap();
            remove(&target).unwrap();
        }
    }

    #[test]
    fn a_name_that_leads_out_of_its_place_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        for name in ["", "/x", "../x", "a//b", "a/..", "C:x", "a\\b", "2011-10/x", ".root.new/x"] {
            let mut site = sample("2011-11", "a");
            site.root.insert(name.into(), Vec::new());
            let error = site.write(&temp.path().join("out")).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("{name:?}: is not a name that a file of a site can have")
            );
        }
        let mut site = sample("2011-11", "a");
        site.root.remove(MARK);
        assert!(matches!(site.write(temp.path()), Err(Error::NoMark)));
        assert_eq!(tree(temp.path()), BTreeMap::new());
    }
}
