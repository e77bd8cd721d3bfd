//! Shops to test with: in a folder for the program, in memory for the library.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use perennial::benchmarks::{Library, claims, targets};
use perennial::cmd;
use perennial::config::Config;
use perennial::orders::{self, Crowd, Faults, Formats, Input, Orders, Secret, Source, Terms};
use perennial::pages::Assets;
use perennial::playbooks;
use perennial::report::{self, Content, Report};
use perennial::units::{Day, Money, Month};

/// A configuration that names every column of [`csv`].
pub(crate) const CONFIG: &str = r#"
[shop]
name = "A test"
currency = "GBP"
privacy_threshold = 2
[[orders]]
files = ["*.csv"]
format = "columns"
[orders.columns]
order = "order"
customer = "customer"
date = "date"
amount = "amount"
refunded = "refunded"
status = "status"
channel = "channel"
product = "product"
"#;

/// Rows without a header (`order,customer,date,amount`, and then perhaps
/// `refunded,status,channel,product`) as a file that [`CONFIG`] describes.
pub(crate) fn csv(rows: &[impl AsRef<str>]) -> String {
    let mut text = String::from("order,customer,date,amount,refunded,status,channel,product\n");
    for row in rows {
        let row = row.as_ref();
        let commas = 7 - row.matches(',').count();
        text += &format!("{row}{}\n", ",".repeat(commas));
    }
    text
}

/// Day and net of every order and credit note by somebody, by day; those of a
/// person on one day in the order of time.
pub(crate) fn by_day(orders: &Orders) -> Vec<(Day, Money)> {
    let mut all: Vec<(Day, Money)> = orders.people().flat_map(|person| person.all()).collect();
    all.sort_by_key(|(day, _)| *day);
    all
}

/// A temporary folder, in which the program runs.
pub(crate) struct Folder(tempfile::TempDir);

/// What came of a run.
#[derive(Debug, PartialEq)]
pub(crate) struct Ran {
    /// The exit code; `None` after a signal.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// One with [`CONFIG`] and these rows.
    pub(crate) fn of_rows(rows: &[&str]) -> Folder {
        let folder = Folder::new();
        folder.put("perennial.toml", CONFIG);
        folder.put("orders.csv", csv(rows));
        folder
    }

    /// The path of something in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the folders it needs.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program, to be run here.
    pub(crate) fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_perennial"));
        program.current_dir(self.0.path());
        program
    }

    /// Runs the program here.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        ran(self.program().args(args))
    }

    /// Runs the program here; it has to do what it was asked.
    pub(crate) fn build(&self, args: &[&str]) -> Ran {
        let ran = self.run(&[&["build"], args].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}: {}", ran.out);
        ran
    }

    /// A file of the folder as text.
    pub(crate) fn text(&self, name: &str) -> String {
        let path = self.at(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// A JSON file of the folder.
    pub(crate) fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }
}

/// Runs a program to its end.
pub(crate) fn ran(program: &mut Command) -> Ran {
    let done = program.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

/// Every file below a folder, by its path relative to it.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
            (name.replace('\\', "/"), fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A file of the repository.
pub(crate) fn repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A file of the data beside the repository; `None` where there is none.
pub(crate) fn data(name: &str) -> Option<PathBuf> {
    let path = repository("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("left out: there is no {}", path.display());
    None
}

/// Whether expectations are to be written instead of compared.
pub(crate) fn blessing() -> bool {
    std::env::var_os("PERENNIAL_BLESS").is_some_and(|value| value == "1")
}

/// The embedded templates, content and words.
pub(crate) static ASSETS: LazyLock<Assets> = LazyLock::new(cmd::embedded);

/// The embedded export layouts.
static FORMATS: LazyLock<Formats> =
    LazyLock::new(|| Formats::parse(ASSETS.below("content/formats/", ".toml")).unwrap());

/// The embedded benchmarks, claims and playbooks.
pub(crate) static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let benchmarks = Library::parse(ASSETS.below("content/benchmarks/", ".toml")).unwrap();
    let claims = claims::parse(ASSETS.below("content/claims/", ".toml")).unwrap();
    let playbooks = ASSETS.below("content/playbooks/", ".md");
    Content {
        playbooks: playbooks::parse(playbooks, &benchmarks, &claims).unwrap(),
        claims,
        benchmarks,
        ..Content::default()
    }
});

/// A configuration from text.
pub(crate) fn config(text: &str) -> Config {
    Config::from_text(text, Path::new("perennial.toml")).unwrap()
}

/// [`CONFIG`] with further lines of `[shop]`.
pub(crate) fn config_with(further: &str) -> Config {
    config(&CONFIG.replace("[shop]", &format!("[shop]\n{further}")))
}

/// Reads sources as files of the configuration's first section.
pub(crate) fn read_sources(sources: Vec<Source>, config: &Config) -> Result<Orders, Faults> {
    read_watched(sources, config, &mut |_| {})
}

/// The same; `progress` is told of the bytes that were read.
pub(crate) fn read_watched(
    sources: Vec<Source>,
    config: &Config,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Orders, Faults> {
    let terms = Terms::new(config, Path::new("."))?;
    read_on(sources, config, &terms, progress)
}

/// The same on these terms.
fn read_on(
    sources: Vec<Source>,
    config: &Config,
    terms: &Terms,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Orders, Faults> {
    let section = config.orders.first().cloned().unwrap_or_default();
    orders::read(&[Input { sources, section }], &FORMATS, terms, progress)
}

/// Reads a text as a file of the configuration's first section, with pseudonyms by a
/// secret.
pub(crate) fn read_with(text: &str, config: &Config, secret: &Secret) -> Orders {
    let mut terms = Terms::new(config, Path::new(".")).unwrap();
    terms.secret = Some(secret.clone());
    let sources = vec![Source::Embedded("orders.csv", text.as_bytes().to_vec().leak())];
    read_on(sources, config, &terms, &mut |_| {}).unwrap()
}

/// Reads texts as files of the configuration's first section. The texts stay in
/// memory until the tests end.
pub(crate) fn read(files: &[&[u8]], config: &Config) -> Result<Orders, Faults> {
    let source = |bytes: &&[u8]| Source::Embedded("orders.csv", bytes.to_vec().leak());
    read_sources(files.iter().map(source).collect(), config)
}

/// As [`read`] of one text, without telling people apart.
pub(crate) fn read_crowd(text: &str, config: &Config) -> Orders<Crowd> {
    let source = Source::Embedded("orders.csv", text.as_bytes().to_vec().leak());
    let input = Input { sources: vec![source], section: config.orders[0].clone() };
    let terms = Terms::new(config, Path::new(".")).unwrap();
    orders::read_crowd(&[input], &FORMATS, &terms, &mut |_| {}).unwrap()
}

/// What a project's own configuration adds to what is written elsewhere.
pub(crate) fn with_targets(content: &Content, config: &Config) -> Content {
    Content { targets: targets::read(&config.targets).unwrap(), ..content.clone() }
}

/// Reads rows as [`csv`] takes them.
pub(crate) fn read_rows(rows: &[impl AsRef<str>], config: &Config) -> Orders {
    read(&[csv(rows).as_bytes()], config).unwrap()
}

/// The report of a month; of the last that is over when none is named.
pub(crate) fn report(orders: Orders, config: &Config, month: Option<&str>) -> Report {
    let month = month.map(|text| Month::parse(text).unwrap());
    let period = report::period(&orders, month).unwrap();
    Report::new(orders, period, &config.shop, &with_targets(&CONTENT, config))
}

/// The report's JSON without the input files' names and hashes.
fn json_but_files(report: &Report) -> serde_json::Value {
    let mut json: serde_json::Value = serde_json::from_str(&report::json(report)).unwrap();
    json["data"].as_object_mut().unwrap().remove("files").unwrap();
    json
}

/// Where two reports differ, but for the names and hashes of their files.
pub(crate) fn differences(one: &Report, other: &Report) -> String {
    let (one, other) = (json_but_files(one), json_but_files(other));
    let mut found = Vec::new();
    for (part, mine) in one.as_object().unwrap() {
        let theirs = &other[part];
        match (mine, theirs) {
            (mine, theirs) if mine == theirs => {}
            (serde_json::Value::Object(mine), theirs) => {
                let differ = mine.iter().filter(|(name, value)| theirs[name.as_str()] != **value);
                found.extend(differ.map(|(name, value)| {
                    format!("{part}.{name}: {value} and {}", theirs[name.as_str()])
                }));
            }
            _ => found.push(format!("{part}: {mine} and {theirs}")),
        }
    }
    found.join("\n")
}
