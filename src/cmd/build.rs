//! `perennial build`: one month's report into a site.

use std::fs::File;
use std::io::{Read as _, Write};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};

use crate::benchmarks::targets;
use crate::config::Shop;
use crate::orders::{Account, Crowd, Orders, Repeat, Strays};
use crate::pages;
use crate::report;
use crate::report::{Content, Effect, Period, Report, Sent, Warning};
use crate::site::Site;
use crate::units::Month;

use super::error::Error;
use super::past::{SITE, past};
use super::project::Asked;
use super::reading::{as_before, keep, read, shelf};
use super::{Done, assets, plan, project, records, when};

/// What to build, and where.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Order files: CSV, plain or packed (.gz, .zst), or workbooks (.xlsx)
    ///
    /// A pipe will do: "-" is standard input. It is copied to a temporary file.
    /// Without any, the files that perennial.toml names are read; without a
    /// perennial.toml too, the simulated sample shop is.
    pub files: Vec<PathBuf>,
    /// The project's configuration [default: perennial.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The files' layout: a name in content/formats, or "auto" to go by the
    /// header
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,
    /// The report's month [default: the last that the orders show to be over]
    #[arg(long, value_name = "YYYY-MM", value_parser = when::month)]
    pub as_of: Option<Month>,
    /// The site's folder: empty, new, or a site already [default: site]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Read every file anew, and keep nothing of it for the next time
    ///
    /// What was read of several files is otherwise kept in .perennial/read, so
    /// that only files that are new or changed are read. That folder may be
    /// deleted at any time.
    #[arg(long)]
    pub no_cache: bool,
    /// Write the month's pages into one HTML file too, for a mail
    ///
    /// It has the first language, its style and the tables in itself, asks for no
    /// other file, and runs no script.
    #[arg(long, value_name = "FILE")]
    pub single_file: Option<PathBuf>,
    /// Exit with 1 when there are warnings
    #[arg(long)]
    pub strict: bool,
}

/// Builds the report and says on `say` what was read, what was left out, and
/// which file to open.
///
/// # Errors
///
/// Whatever stops a stage; the site is then as it was.
pub fn run(args: &Args, say: &mut dyn Write) -> Result<Done, Error> {
    let project = project::find(Asked {
        files: &args.files,
        config: args.config.as_deref(),
        format: args.format.as_deref(),
    })?;
    let out = args.out.clone().unwrap_or_else(|| match &project.root {
        Some(root) if root != Path::new(".") && args.files.is_empty() => root.join(SITE),
        _ => PathBuf::from(SITE),
    });
    Site::writable(&out)?;
    if let Some(path) = &args.single_file {
        has_a_place(path, &out)?;
    }
    let assets = assets::of(project.root.as_deref())?;
    let mut content = assets::content(&assets)?;
    content.plans = plan::read(&project)?;
    content.targets = targets::read(&project.config.targets)?;

    let (formats, mut terms) = (assets::formats(&assets)?, project.terms()?);
    terms.shelf = if args.no_cache { None } else { shelf(&project) };
    let sent = match project.is_sample {
        true => Sent::default(),
        false => {
            let root = project.root.as_deref().unwrap_or(Path::new("."));
            let (sent, secret) = records::all(root)?;
            terms.secret = secret;
            sent
        }
    };
    let mut orders = read(&project, &formats, &terms)?;
    let as_before = orders.shelved.take().map_or(0, |shelved| as_before(&shelved, &terms));
    let left_rows = std::mem::take(&mut orders.left_rows);
    let period = report::period(&orders, args.as_of)?;
    // Rows that were left out are written down while others count.
    let (report, site, single, kept) = std::thread::scope(|scope| {
        let kept = scope.spawn(|| keep(&project, &formats, &terms, &left_rows));
        let (orders, effects) = effects(orders, period, &project.config.shop, &sent);
        let content = Content { effects, ..content };
        let report = Report::new(orders, period, &project.config.shop, &content);
        let pages = pages::render(&report, &assets, &past(&out)?)?;
        let site = Site { month: period.month, root: pages.root, pages: pages.month };
        site.check(&out)?;
        let single =
            args.single_file.as_ref().map(|_| pages::single(&report, &assets)).transpose()?;
        let kept = kept.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok::<_, Error>((report, site, single, kept))
    })?;
    site.write(&out)?;
    if let (Some(path), Some(single)) = (&args.single_file, single) {
        let written = std::fs::write(path, single.html);
        written.map_err(|source| Error::SingleFile { path: path.clone(), source })?;
    }
    let told = Told { is_sample: project.is_sample, as_before, kept };
    tell(&report, &site, &out, &told, say)?;
    if let Some(path) = &args.single_file {
        writeln!(say, "mail      {}", path.display())?;
    }
    let warned = !report.warnings().is_empty();
    Ok(if warned && args.strict { Done::WithWarnings } else { Done::Well })
}

/// What came of plans: who was in them is known of people who are told apart.
fn effects(
    orders: Orders<Crowd>,
    period: Period,
    shop: &Shop,
    sent: &Sent,
) -> (Orders<Crowd>, Vec<Effect>) {
    if sent.records.is_empty() {
        return (orders, Vec::new());
    }
    let orders = orders.tell_apart();
    let effects = report::effects(&orders, period, shop, sent);
    (orders.into(), effects)
}

/// That a file can be written to `path`: its folder is there, or in the site that is
/// written before it, and nothing is there already but a page.
fn has_a_place(path: &Path, out: &Path) -> Result<(), Error> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let why = match folder {
        _ if path.is_dir() => "this is a folder",
        _ if path.exists() && !is_page(path) => "this file is no page, and would be lost",
        Some(folder) if !folder.is_dir() && !folder.starts_with(out) => "there is no such folder",
        _ => return Ok(()),
    };
    Err(Error::SingleFile { path: path.into(), source: std::io::Error::other(why) })
}

/// Whether a file begins as a page does.
fn is_page(path: &Path) -> bool {
    const PAGE: &[u8] = b"<!doctype html";
    let mut start = [0; PAGE.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start.eq_ignore_ascii_case(PAGE)
}

/// What is told beside the report.
struct Told {
    is_sample: bool,
    /// Files that did not have to be read again.
    as_before: u64,
    /// Where the rows are that were left out.
    kept: Option<PathBuf>,
}

fn tell(
    report: &Report,
    site: &Site,
    out: &Path,
    told: &Told,
    say: &mut dyn Write,
) -> Result<(), Error> {
    let (data, period) = (&report.data, report.period);
    let account = &data.account;
    if told.is_sample {
        writeln!(
            say,
            "no perennial.toml here and no files named: this is the simulated sample shop"
        )?;
    }
    let read = [
        many(account.rows_read, "row"),
        many(account.files.len() as u64, "file"),
        many(data.orders, "order"),
        many(data.customers, "customer"),
    ];
    writeln!(say, "read      {} in {}: {}, {}", read[0], read[1], read[2], read[3])?;
    if told.as_before > 0 {
        let files = many(account.files.len() as u64, "file");
        writeln!(say, "recalled  {} of {files} as read before", told.as_before)?;
    }
    let reasons: Vec<String> =
        account.left_out.iter().map(|(why, left)| format!("{} {why}", left.rows)).collect();
    let reasons =
        if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join(", ")) };
    writeln!(say, "left out  {}{reasons}", many(account.rows_left_out(), "row"))?;
    if let Some(path) = &told.kept {
        writeln!(say, "kept      what was left out, in {}", path.display())?;
    }
    settings(account, say)?;
    if data.orders_later > 0 {
        writeln!(say, "waiting   {} after {}", many(data.orders_later, "order"), period.as_of)?;
    }
    for warning in report.warnings() {
        writeln!(say, "warning   {}", warn(warning, report))?;
    }
    let place = out.join(period.month.to_string());
    writeln!(say, "wrote     {} files to {}", site.pages.len(), place.display())?;
    writeln!(say, "open      {}", out.join("index.html").display())?;
    Ok(())
}

/// What merging customers and converting money did, where they are asked for.
fn settings(account: &Account, say: &mut dyn Write) -> Result<(), Error> {
    if let Some(merged) = &account.merged {
        let keys = many(merged.keys, "key");
        let again = |it: Repeat| {
            format!("{} of {} ordered again", it.repeaters, many(it.customers, "customer"))
        };
        let (before, after) = (again(merged.before), again(merged.after));
        writeln!(say, "merged    {keys}: before {before}, after {after}")?;
    }
    if let Some(converted) = &account.converted {
        let of = converted
            .orders
            .iter()
            .map(|(code, orders)| format!("{} in {code}", many(*orders, "order")));
        let of: Vec<String> = of.collect();
        let of = if of.is_empty() { "no order".into() } else { of.join(", ") };
        writeln!(say, "converted {of}, by {}", converted.rates.name)?;
    }
    Ok(())
}

/// `1 row`, `2 rows`.
pub(super) fn many(count: u64, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// `1 order on 2062-03-01 is 13879 days after all others: …`.
fn strays(strays: Option<Strays>, side: &str) -> String {
    let Some(Strays { day, orders, days, .. }) = strays else { return String::new() };
    let (orders, are, or) = match orders {
        1 => ("1 order".into(), "is", String::new()),
        _ => (many(orders, "order"), "are", format!(" or {side}")),
    };
    format!(
        "{orders} on {day}{or} {are} {days} days {side} all others: mend the date if it is mistyped"
    )
}

fn warn(warning: Warning, report: &Report) -> String {
    match warning {
        Warning::MonthNotOver => {
            format!(
                "{} is not over: the last order is on {}",
                report.period.month, report.period.as_of
            )
        }
        Warning::SecretGone => {
            let plans: Vec<&str> = report.unmeasured().collect();
            format!(
                "not measured, for .perennial/secret is not the one they were made with: {}; put the copy of it back",
                plans.join(", ")
            )
        }
        Warning::StraysBefore => strays(report.data.strays[0], "before"),
        Warning::StraysAfter => strays(report.data.strays[1], "after"),
        Warning::CurrencyUnknown => {
            "no currency is named: set currency = \"GBP\" under [shop] in perennial.toml".into()
        }
        Warning::NoCustomers => {
            let instead = report.data.account.no_customers.iter();
            let instead = instead.map(String::as_str).collect::<Vec<_>>().join(" ");
            format!("the files name no customer, so there is no retention in the report. {instead}")
        }
        Warning::MostlyUnidentified => {
            format!("more than half of the orders of {} name no customer", report.period.month)
        }
    }
}
