//! The project's private folder: what is about people, and is neither published
//! nor committed.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::orders::Secret;
use crate::orders::Shelf;

use super::audience;
use super::error::Error;

/// Its name, in the project's folder.
const FOLDER: &str = ".perennial";

/// The file in it with the project's secret.
const SECRET: &str = "secret";

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

    /// Where the secret is, or would be.
    pub(super) fn secret_path(&self) -> PathBuf {
        self.0.join(SECRET)
    }

    /// The project's secret; `None` when none was made yet.
    pub(super) fn secret(&self) -> Result<Option<Secret>, Error> {
        let path = self.secret_path();
        let text = match fs::read_to_string(&path) {
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(audience::Error::Read { path, source }.into()),
            Ok(text) => text,
        };
        let secret = unhex(text.trim()).ok_or(audience::Error::BadSecret { path })?;
        Ok(Some(Secret::new(secret)))
    }

    /// Writes the project's secret, for nobody else to read.
    pub(super) fn keep_secret(&self, secret: &Secret) -> Result<PathBuf, Error> {
        let path = self.secret_path();
        let fault = |source| Error::Private { path: path.clone(), source };
        self.write(SECRET, |to| writeln!(to, "{}", secret.to_hex()).map_err(fault))
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

/// The bytes that 64 hexadecimal digits write.
fn unhex(text: &str) -> Option<[u8; Secret::BYTES]> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let digits: Vec<u8> = text.bytes().map(|byte| digit(&byte)).collect::<Option<_>>()?;
    let bytes: Vec<u8> =
        digits.chunks(2).map(|pair| pair.iter().fold(0, |all, it| all << 4 | it)).collect();
    (digits.len() == 2 * Secret::BYTES).then(|| bytes.try_into().ok())?
}

/// A new file that only its owner can read, where the system knows owners.
pub(super) fn for_the_owner(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
