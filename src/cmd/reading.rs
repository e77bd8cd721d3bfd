//! The orders of a project: how they are read, and what is kept beside them.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::orders;
use crate::orders::{Crowd, Formats, LeftRows, Orders, Shelf, Shelved, Terms};

use super::error::Error;
use super::private::Private;
use super::project::Project;

/// Reads the orders and shows how far it is.
pub(super) fn read(
    project: &Project,
    formats: &Formats,
    terms: &Terms,
) -> Result<Orders<Crowd>, Error> {
    let sources = project.inputs.iter().flat_map(|input| &input.sources);
    let bar = ProgressBar::new(sources.map(orders::Source::size).sum());
    if std::io::stderr().is_terminal() {
        let form = "reading {bar:30} {bytes} of {total_bytes}";
        bar.set_style(ProgressStyle::with_template(form).expect("the template is right"));
    } else {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let read = orders::read_crowd(&project.inputs, formats, terms, &mut |bytes| {
        // How long a pipe is shows when it has been read.
        if bar.length() < Some(bytes) {
            bar.set_length(bytes);
        }
        bar.set_position(bytes);
    });
    bar.finish_and_clear();
    Ok(read?)
}

/// Where what is read of the project's files is kept, or of files that are named
/// in the current folder. Of the sample nothing is kept.
pub(super) fn shelf(project: &Project) -> Option<Shelf> {
    (!project.is_sample).then(|| private(project).shelf())
}

/// How many files were read as before; warns when something could not be kept.
pub(super) fn as_before(shelved: &Shelved, terms: &Terms) -> u64 {
    if let (Some(error), Some(shelf)) = (&shelved.fault, &terms.shelf) {
        let folder = shelf.folder.display();
        // Nothing can be said when even standard error is closed.
        let _ = writeln!(
            std::io::stderr(),
            "warning: cannot keep in {folder} what was read, for the next time: {error}"
        );
    }
    shelved.as_before
}

/// The project's private folder, or that of the current folder when there is no
/// project.
fn private(project: &Project) -> Private {
    Private::of(project.root.as_deref().unwrap_or(Path::new(".")))
}

/// The file of the rows that were left out, in the private folder.
const LEFT_OUT: &str = "left-out.csv";

/// Keeps the rows that were left out, as they were, in the project's private
/// folder, or in that of the current folder when there is no project. Of the
/// sample nothing is kept.
pub(super) fn keep(
    project: &Project,
    formats: &Formats,
    terms: &Terms,
    rows: &LeftRows,
) -> Result<Option<PathBuf>, Error> {
    if project.is_sample {
        return Ok(None);
    }
    let private = private(project);
    if rows.is_empty() {
        private.remove(LEFT_OUT)?;
        return Ok(None);
    }
    let path = private.write(LEFT_OUT, |to| {
        let written = orders::write_left_out(rows, &project.inputs, formats, terms, to);
        Ok(written.map_err(orders::Faults::from)?)
    })?;
    Ok(Some(path))
}
