//! Templates and content: embedded, and a project's own in their place.

use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use crate::benchmarks::Library;
use crate::benchmarks::claims;
use crate::config;
use crate::orders::Formats;
use crate::orders::Source;
use crate::pages::Assets;
use crate::plans::Text;
use crate::platforms::Platforms;
use crate::playbooks;
use crate::report::{Content, annotations};

use super::error::Error;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// Endings of files that are templates or content.
const ENDINGS: [&str; 7] = ["html", "xml", "css", "js", "toml", "md", "ftl"];

/// What a project notes about stretches of time.
const ANNOTATIONS: &str = "content/annotations.toml";

/// Where among the content and templates files are looked for. The sample
/// shop's are not among them.
const PLACES: [&str; 10] = [
    ANNOTATIONS,
    "templates/",
    "content/benchmarks/",
    "content/claims/",
    "content/formats/",
    "content/locales/",
    "content/platforms/",
    "content/playbooks/",
    "content/method.md",
    "content/limits.md",
];

/// Everything that is embedded, by path.
pub fn embedded() -> Assets {
    let mut assets = Assets::default();
    add(&TEMPLATES, "templates", &mut assets);
    add(&CONTENT, "content", &mut assets);
    assets
}

fn add(dir: &Dir<'_>, root: &str, assets: &mut Assets) {
    for file in dir.files() {
        let path = slashes(&Path::new(root).join(file.path()));
        if let Some(text) = file.contents_utf8().filter(|_| wanted(&path)) {
            assets.0.insert(path, text.into());
        }
    }
    dir.dirs().for_each(|below| add(below, root, assets));
}

/// The embedded files, with those of the project in `root` in their place.
pub(super) fn of(root: Option<&Path>) -> Result<Assets, Error> {
    match root {
        Some(root) => overridden(embedded(), root),
        None => Ok(embedded()),
    }
}

/// Puts the project's own `templates/` and `content/` in the place of the
/// embedded files of the same name, file by file.
fn overridden(mut assets: Assets, root: &Path) -> Result<Assets, Error> {
    for folder in ["templates", "content"] {
        let start = root.join(folder);
        if !start.is_dir() {
            continue;
        }
        for entry in WalkDir::new(&start).sort_by_file_name() {
            let entry = entry.map_err(|error| Error::Asset {
                path: error.path().unwrap_or(&start).into(),
                source: error.into(),
            })?;
            let path = slashes(entry.path().strip_prefix(root).unwrap_or(entry.path()));
            if entry.file_type().is_file() && wanted(&path) {
                let text = fs::read_to_string(entry.path())
                    .map_err(|source| Error::Asset { path: entry.path().into(), source })?;
                assets.0.insert(path, text);
            }
        }
    }
    Ok(assets)
}

fn wanted(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ENDINGS.contains(&ending) && PLACES.iter().any(|place| path.starts_with(place))
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The export layouts.
pub(super) fn formats(assets: &Assets) -> Result<Formats, config::Error> {
    Formats::parse(assets.below("content/formats/", ".toml"))
}

/// What platforms take.
pub(super) fn platforms(assets: &Assets) -> Result<Platforms, config::Error> {
    Platforms::parse(assets.below("content/platforms/", ".toml"))
}

/// Published numbers, claims and playbooks; plans are no content, and none are
/// in it.
pub(super) fn content(assets: &Assets) -> Result<Content, config::Error> {
    let benchmarks = Library::parse(assets.below("content/benchmarks/", ".toml"))?;
    let claims = claims::parse(assets.below("content/claims/", ".toml"))?;
    let playbooks =
        playbooks::parse(assets.below("content/playbooks/", ".md"), &benchmarks, &claims)?;
    let annotations = annotations::parse(assets.below(ANNOTATIONS, ".toml"))?;
    Ok(Content { benchmarks, claims, playbooks, annotations, ..Content::default() })
}

/// The sample shop's configuration: its path and text.
pub(super) fn sample_config() -> (&'static str, &'static str) {
    let path = "sample/perennial.toml";
    let file = CONTENT.get_file(path).and_then(include_dir::File::contents_utf8);
    ("content/sample/perennial.toml", file.expect("the sample shop is embedded"))
}

/// The sample shop's order files.
pub(super) fn sample_orders() -> Vec<Source> {
    let folder = CONTENT.get_dir("sample/data").expect("the sample shop is embedded");
    let files = folder.files().filter(|file| file.path().extension().is_some_and(|it| it == "csv"));
    let name = |file: &'static include_dir::File<'static>| file.path().to_str().unwrap_or("orders");
    files.map(|file| Source::Embedded(name(file), file.contents())).collect()
}

/// The sample shop's plan files.
pub(super) fn sample_plans() -> Vec<Text> {
    let files = CONTENT.get_dir("sample/plan").into_iter().flat_map(include_dir::Dir::files);
    let text = |file: &include_dir::File<'_>| {
        let text = file.contents_utf8()?.to_string();
        Some(Text { path: Path::new("content").join(file.path()), text })
    };
    files.filter_map(text).collect()
}
