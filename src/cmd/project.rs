//! What a command line is about: a project, some files, or the sample shop.

use std::path::{Path, PathBuf};

use crate::config;
use crate::config::Config;
use crate::orders;
use crate::orders::Input;
use crate::orders::Source;
use crate::orders::Terms;

use super::assets;
use super::error::Error;

/// A project with its order files found.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) config: Config,
    pub(super) inputs: Vec<Input>,
    /// The folder of the configuration, whose templates and content count; none
    /// without one.
    pub(super) root: Option<PathBuf>,
    /// Whether it is the sample shop.
    pub(super) is_sample: bool,
}

impl Project {
    /// What the project says of all its order files together.
    pub(super) fn terms(&self) -> Result<Terms, Error> {
        terms(&self.config, self.root.as_deref())
    }
}

/// What a configuration in the folder `root` says of all order files together.
pub(super) fn terms(config: &Config, root: Option<&Path>) -> Result<Terms, Error> {
    Ok(Terms::new(config, root.unwrap_or(Path::new(".")))?)
}

/// What a command line says of its input.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) files: &'a [PathBuf],
    pub(super) config: Option<&'a Path>,
    pub(super) format: Option<&'a str>,
}

/// Finds out what to build: FILEs, else the project's own order files, else the
/// sample shop.
pub(super) fn find(args: Asked<'_>) -> Result<Project, Error> {
    match configured(args.config)? {
        None if args.files.is_empty() => sample(),
        None => files(args, Config::default(), None),
        Some(own) if args.files.is_empty() => project(args, own),
        Some(own) => files(args, own.config, Some(own.root)),
    }
}

/// A configuration, its file and its folder.
#[derive(Debug)]
pub(super) struct Configured {
    pub(super) config: Config,
    pub(super) root: PathBuf,
    path: PathBuf,
}

/// The configuration that was asked for, or that of the folder the program is
/// called in, if it has one.
pub(super) fn configured(asked: Option<&Path>) -> Result<Option<Configured>, Error> {
    let path = asked.map(PathBuf::from).or_else(|| Config::find(Path::new("")));
    let Some(path) = path else { return Ok(None) };
    let config = Config::read(&path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let root = folder.map_or_else(|| PathBuf::from("."), PathBuf::from);
    Ok(Some(Configured { config, root, path }))
}

fn sample() -> Result<Project, Error> {
    let (path, text) = assets::sample_config();
    let config = Config::from_text(text, Path::new(path))?;
    let section = config.orders.first().cloned().unwrap_or_default();
    let inputs = vec![Input { sources: assets::sample_orders(), section }];
    Ok(Project { config, inputs, root: None, is_sample: true })
}

/// How files on the command line are read: when the configuration has one
/// section, its columns and rules are theirs.
pub(super) fn section(config: &Config, format: Option<&str>) -> config::Orders {
    let section = match config.orders.as_slice() {
        [only] => only.clone(),
        _ => config::Orders::default(),
    };
    in_format(section, format)
}

/// A section in the format that the command line asks for, if it does.
fn in_format(section: config::Orders, format: Option<&str>) -> config::Orders {
    match format {
        Some(format) => config::Orders { format: format.into(), ..section },
        None => section,
    }
}

/// What an argument means: a file, a pipe, or `-`, standard input.
pub(super) fn source(file: &Path) -> Source {
    if file.as_os_str() == "-" { Source::input() } else { Source::at(file.into()) }
}

/// The files on the command line.
fn files(args: Asked<'_>, config: Config, root: Option<PathBuf>) -> Result<Project, Error> {
    let section = section(&config, args.format);
    let mut sources = Vec::new();
    for file in args.files {
        let pattern = file.to_string_lossy();
        if pattern.contains(['*', '?']) && !file.exists() {
            sources.extend(matching(&pattern, Path::new(""))?);
        } else {
            sources.push(source(file));
        }
    }
    Ok(Project { config, inputs: vec![Input { sources, section }], root, is_sample: false })
}

/// The order files that the configuration names.
fn project(args: Asked<'_>, own: Configured) -> Result<Project, Error> {
    let Configured { config, root, path } = own;
    let mut inputs = Vec::new();
    for section in &config.orders {
        let section = in_format(section.clone(), args.format);
        let mut sources = Vec::new();
        for pattern in &section.files {
            sources.extend(matching(pattern, &root)?);
        }
        inputs.push(Input { sources, section });
    }
    if inputs.iter().all(|input| input.sources.is_empty()) {
        return Err(Error::NoOrders { path });
    }
    Ok(Project { config, inputs, root: Some(root), is_sample: false })
}

/// The files that match a pattern, sorted by name.
fn matching(pattern: &str, root: &Path) -> Result<Vec<Source>, Error> {
    // The folder's own name may have signs that mean something in a pattern.
    let folder = glob::Pattern::escape(&root.to_string_lossy());
    let absolute = Path::new(pattern).is_absolute() || matches!(folder.as_str(), "" | ".");
    let full = if absolute { pattern.into() } else { format!("{folder}/{pattern}") };
    let none = || orders::Faults::from(orders::Error::NoFile { pattern: pattern.into() });
    let found = glob::glob(&full).map_err(|_| none())?;
    let mut paths: Vec<PathBuf> = found.filter_map(Result::ok).collect();
    paths.sort();
    if paths.is_empty() {
        return Err(none().into());
    }
    Ok(paths.into_iter().map(Source::at).collect())
}
