//! `perennial inspect`: what a file is, and the configuration that reads it.

use std::io::Write;
use std::path::PathBuf;

use crate::config;
use crate::config::Config;
use crate::config::Mark;
use crate::config::Role;
use crate::orders;
use crate::orders::{Faults, Inspection, Source};

use super::error::Error;
use super::project;
use super::{Done, assets};

/// Columns without a role, and words of statuses, that are named.
const NAMED: usize = 100;

/// Which file to look at.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An order file: CSV, plain or packed (.gz, .zst), or a workbook (.xlsx);
    /// "-" is standard input
    pub file: PathBuf,
    /// The project's configuration [default: perennial.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The file's layout: a name in content/formats, or "auto" to go by the
    /// header
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,
}

/// Says on `say` what the file is, how it is read, what is left out of it, and
/// the configuration that reads it so. Writes nothing.
///
/// # Errors
///
/// Whatever keeps the file from being read. Where no format knows the header,
/// a configuration to begin with is said first.
pub fn run(args: &Args, say: &mut dyn Write) -> Result<Done, Error> {
    let (config, root) = match project::configured(args.config.as_deref())? {
        Some(own) => (own.config, Some(own.root)),
        None => (Config::default(), None),
    };
    let formats = assets::formats(&assets::of(root.as_deref())?)?;
    let section = project::section(&config, args.format.as_deref());
    let source = project::source(&args.file);
    let pattern = pattern(&source);

    let seen = match orders::inspect(&source, &section, &formats, &config.shop) {
        Ok(seen) => seen,
        Err(error) => {
            if let orders::Error::UnknownLayout { header, .. } = &error {
                begin(&pattern, header, say)?;
            }
            return Err(Faults::from(error).into());
        }
    };
    layout(&seen, say)?;
    columns(&seen, say)?;
    values(&seen, say)?;
    let input = orders::Input { sources: vec![source], section };
    let terms = project::terms(&config, root.as_deref())?;
    match orders::read(&[input], &formats, &terms, &mut |_| {}) {
        Ok(read) => account(&read, say)?,
        Err(faults) => {
            settings(
                &seen,
                pattern,
                "perennial.toml to begin with; it does not read all rows yet",
                say,
            )?;
            return Err(faults.into());
        }
    }
    settings(&seen, pattern, "perennial.toml that reads it so", say)?;
    Ok(Done::Well)
}

fn layout(seen: &Inspection, say: &mut dyn Write) -> Result<(), Error> {
    let between = match seen.delimiter {
        '\t' => "tab".to_string(),
        sign => format!("{sign:?}"),
    };
    writeln!(say, "layout     {} ({})", seen.file.format, seen.file.format_title)?;
    if !seen.told_by.is_empty() {
        writeln!(say, "           known by {}", seen.told_by.join(", "))?;
    }
    writeln!(say, "encoding   {}", seen.file.encoding)?;
    if let Some(sheet) = &seen.sheet {
        writeln!(say, "sheet      {}", sheet.name)?;
        if !sheet.others.is_empty() {
            let others = sheet.others.join(", ");
            writeln!(say, "           not read: {others}; for another, sheet = \"…\"")?;
        }
    } else {
        writeln!(say, "between    {between}")?;
    }
    if seen.preamble > 0 {
        writeln!(say, "above      {} records above the header are passed over", seen.preamble)?;
    }
    writeln!(say, "rows       {}", seen.file.rows)?;
    let dates = seen.date_formats.join(" or ");
    let dates = match dates.as_str() {
        "" => "year first",
        "excel" => "excel: days counted from 1900, as spreadsheets do",
        "excel1904" => "excel1904: days counted from 1904, as some spreadsheets do",
        forms => forms,
    };
    writeln!(say, "dates      {dates}")?;
    let zone = seen.file.zone.as_deref().unwrap_or("as the file writes them");
    writeln!(say, "days in    {zone}")?;
    if let Some(written) = &seen.written_in {
        writeln!(say, "times in   {written}")?;
    }
    let mark = if seen.decimal == Mark::Comma { "1.234,50" } else { "1,234.50" };
    writeln!(say, "decimals   {mark}")?;
    Ok(())
}

fn columns(seen: &Inspection, say: &mut dyn Write) -> Result<(), Error> {
    writeln!(say, "\ncolumns")?;
    for (name, role) in seen.columns.iter().filter(|(_, role)| role.is_some()) {
        writeln!(say, "  {:<12} {name}", role.map_or("", Role::id))?;
    }
    let without = seen.columns.iter().filter(|(name, role)| role.is_none() && !name.is_empty());
    let (by_rule, idle): (Vec<&str>, Vec<&str>) =
        without.map(|(name, _)| &**name).partition(|name| seen.by_rule.contains(*name));
    for (said, names) in [("(by a rule)", by_rule), ("(not used)", idle)] {
        let more = names.len().saturating_sub(NAMED);
        let named = names[..names.len() - more].join(", ");
        match (names.len(), more) {
            (0, _) => {}
            (_, 0) => writeln!(say, "  {said:<12} {named}")?,
            _ => writeln!(say, "  {said:<12} {named} and {more} more")?,
        }
    }
    Ok(())
}

fn values(seen: &Inspection, say: &mut dyn Write) -> Result<(), Error> {
    if !seen.currencies.is_empty() {
        let codes = seen.currencies.iter().map(|(code, rows)| format!("{code} ({rows} rows)"));
        writeln!(say, "\ncurrency   {}", codes.collect::<Vec<_>>().join(", "))?;
    }
    if !seen.statuses.is_empty() {
        writeln!(say, "\nstatuses")?;
    }
    for status in seen.statuses.iter().take(NAMED) {
        let meaning = match &status.left_out {
            Some(why) => format!("left out: {why}"),
            None if status.is_known => "counts".into(),
            None => "not known: say what it means under [orders.rules.status]".into(),
        };
        writeln!(say, "  {:<24} {:>9} rows  {meaning}", status.word, status.rows)?;
    }
    if let Some(more @ 1..) = seen.statuses.len().checked_sub(NAMED) {
        writeln!(say, "  and {more} more")?;
    }
    for sample in &seen.samples {
        let day = sample.day.as_deref().unwrap_or("no day");
        writeln!(say, "\nline {}, of {day}", sample.line)?;
        for (role, cell) in &sample.cells {
            writeln!(say, "  {:<12} {cell}", role.id())?;
        }
    }
    Ok(())
}

fn account(read: &orders::Orders, say: &mut dyn Write) -> Result<(), Error> {
    let account = &read.account;
    writeln!(say, "\nused       {} rows of {}", account.rows_used, account.rows_read)?;
    for (why, left) in &account.left_out {
        let lines = left.lines.join(", ");
        writeln!(say, "left out   {} rows: {why} (first {lines})", left.rows)?;
    }
    for instead in &account.no_customers {
        writeln!(say, "nobody     this layout names no customer. {instead}")?;
    }
    Ok(())
}

/// The section of a configuration that reads the file as it was read here.
fn settings(
    seen: &Inspection,
    file: String,
    title: &str,
    say: &mut dyn Write,
) -> Result<(), Error> {
    #[derive(serde::Serialize)]
    struct Settings {
        orders: [config::Orders; 1],
    }
    let files = vec![file];
    let settings = Settings { orders: [config::Orders { files, ..seen.section.clone() }] };
    let text = toml::to_string(&settings).expect("what was read from TOML can be written as TOML");
    writeln!(say, "\n{title}:\n\n{text}")?;
    Ok(())
}

/// A file as a pattern that matches it alone; a file to be, of a stream.
fn pattern(source: &Source) -> String {
    match source {
        Source::Stream(_) => "orders.csv".into(),
        source => glob::Pattern::escape(&source.place()),
    }
}

/// A configuration to begin with, for a header that no format knows.
fn begin(file: &str, header: &[String], say: &mut dyn Write) -> Result<(), Error> {
    writeln!(
        say,
        "no known format has this header; a perennial.toml to begin with, by its words:\n"
    )?;
    writeln!(say, "[[orders]]\nfiles = [{}]", toml::Value::from(file))?;
    writeln!(say, "format = \"columns\"\n[orders.columns]")?;
    for (role, name) in orders::guess(header) {
        writeln!(say, "{} = {}", role.id(), toml::Value::from(name))?;
    }
    writeln!(say)?;
    Ok(())
}
