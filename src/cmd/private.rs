//! The project's private folder: what is about people, and is neither published
//! nor committed.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::orders::Shelf;

use super::error::Error;

/// Its name, in the project's folder.
const FOLDER: &str = ".perennial";

/// The folder in it with what was read of files.
const SHELF: &str = "read";

/// The private folder of a project.
#[derive(Debug)]
pub(super) struct Private(PathBuf);

impl Private {
    /// That of the project in the folder `root`.
    pub(super) fn of(root: &Path) -> Private {
        Private(root.join(FOLDER))
    }

    /// Writes a file in it anew: as a whole, for nobody else to read, and with
    /// a word to git to pass over the folder.
    ///
    /// # Errors
    ///
    /// [`Error::Private`] when the folder cannot be written to, or what `write`
    /// says.
    pub(super) fn write(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
    ) -> Result<PathBuf, Error> {
        let path = self.0.join(name);
        let fault = |source: io::Error| Error::Private { path: path.clone(), source };
        fs::create_dir_all(&self.0).map_err(fault)?;
        let ignore = self.0.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").map_err(fault)?;
        }
        let beside = self.0.join(format!("{name}.new"));
        let mut file = BufWriter::new(for_the_owner(&beside).map_err(fault)?);
        write(&mut file)?;
        file.flush().map_err(fault)?;
        drop(file);
        fs::rename(&beside, &path).map_err(fault)?;
        Ok(path)
    }

    /// The shelf in it, on which what was read of files is kept. It makes its
    /// folder itself, when there is something to keep.
    pub(super) fn shelf(&self) -> Shelf {
        Shelf { folder: self.0.join(SHELF) }
    }

    /// Removes a file in it, if it is there.
    pub(super) fn remove(&self, name: &str) -> Result<(), Error> {
        let path = self.0.join(name);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(Error::Private { path, source })
            }
            _ => Ok(()),
        }
    }
}

/// A new file that only its owner can read, where the system knows owners.
fn for_the_owner(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
