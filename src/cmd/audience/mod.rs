//! `perennial audience`: who is in a segment, as a file for a platform, with some held
//! out, and a record of that by which the report will tell the effect.

mod error;
mod files;
mod plan;
mod terms;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::config;
use crate::effects::Side;
use crate::effects::draw::side;
use crate::effects::record::Record;
use crate::orders::Contact;
use crate::orders::Pseudonym;
use crate::orders::Reached;
use crate::orders::Secret;
use crate::orders::contacts;
use crate::platforms::Platform;
use crate::report;
use crate::report::Period;
use crate::units::Day;
use crate::units::Month;

use super::build::many;
use super::error::Error as Any;
use super::private::Private;
use super::project::{Asked, Project};
use super::reading::{read, shelf};
use super::{Done, assets, project, records};

pub use error::Error;
use terms::Terms;

/// The folder of lists when `--out` names none.
const PRIVATE: &str = "private";

/// Held-out customers below which a small effect will not be seen.
const FEW_HELD_OUT: u64 = 100;

/// Whom to write out, for which platform, and where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The audience: a lifecycle state, an RFM place, or everyone [default: that of
    /// the plan]
    pub audience: Option<String>,
    /// Order files, as build takes them [default: those that perennial.toml names]
    pub files: Vec<PathBuf>,
    /// The platform: a name in content/platforms (csv, klaviyo, mailchimp, hubspot,
    /// google, meta)
    #[arg(long = "for", value_name = "PLATFORM")]
    pub platform: String,
    /// The plan that this carries out: the name of a file in plan/, without its
    /// ending [default: MONTH-AUDIENCE, without a plan]
    #[arg(long, value_name = "NAME")]
    pub plan: Option<String>,
    /// Percent of the customers who are held out, 0 to 50 [default: 10]
    #[arg(long, value_name = "PERCENT", value_parser = terms::percent)]
    pub holdout: Option<f64>,
    /// Days after which the effect is measured [default: those of the plan, or 60]
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub days: Option<u32>,
    /// The month at whose end people are in the audience [default: the day of the
    /// last order]
    #[arg(long, value_name = "YYYY-MM", value_parser = super::when::month)]
    pub as_of: Option<Month>,
    /// The first day on which an order can come of it [default: the day after]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::when::day)]
    pub sent_on: Option<Day>,
    /// The folder of the list, not in a site [default: private]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The project's configuration [default: perennial.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The files' layout: a name in content/formats, or "auto" to go by the header
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,
}

/// Writes the list and the record, and says on `say` who is on it and who is not.
///
/// # Errors
///
/// Whatever keeps the list from being written; nothing is written then.
pub fn run(args: &Args, say: &mut dyn Write) -> Result<Done, Any> {
    let project = project::find(Asked {
        files: &args.files,
        config: args.config.as_deref(),
        format: args.format.as_deref(),
    })?;
    if project.is_sample {
        return Err(Error::Sample.into());
    }
    let root = project.root.clone().unwrap_or_else(|| PathBuf::from("."));
    let out = args.out.clone().unwrap_or_else(|| root.join(PRIVATE));
    files::not_in_a_site(&out, &root)?;
    let assets = assets::of(project.root.as_deref())?;
    let (formats, platforms) = (assets::formats(&assets)?, assets::platforms(&assets)?);
    let no_platform = || Error::NoPlatform {
        name: args.platform.clone(),
        known: platforms.names().map(String::from).collect(),
    };
    let platform = platforms.get(&args.platform).ok_or_else(no_platform)?;
    let asked = terms::Asked::new(args, &root)?;

    let private = Private::of(&root);
    let kept = private.secret()?;
    let secret = kept.clone().map_or_else(|| new_secret(&root, &private), Ok)?;
    let mut reading = project.terms()?;
    (reading.shelf, reading.secret) = (shelf(&project), Some(secret.clone()));
    let orders = read(&project, &formats, &reading)?.tell_apart();
    let terms = asked.terms(args, &orders, &root, &secret)?;
    let shop = &project.config.shop;
    let no_audience = || Error::NoAudience { id: terms.audience.clone() };
    let all = report::audience(&orders, terms.period, shop, &terms.audience);
    let all = all.ok_or_else(no_audience)?;
    let reached = contacts(&project.inputs, &formats, &reading, &orders, &all)?;
    let eligible = eligible(&reached, all.len(), platform)?;

    let record = record(&terms, (&args.platform, &secret), eligible.keys().copied());
    let side_of = |who: &Pseudonym| record.people.get(who).copied();
    let goes_out = eligible.iter().filter(|(who, _)| side_of(who) == Some(Side::Contacted));
    let people: Vec<&Contact> = goes_out.map(|(_, contact)| *contact).collect();
    let list = out.join(format!("{}-{}.csv", terms.name, args.platform));
    let [facts, rows] = records::paths(&root, &terms.name);
    let (facts_text, rows_text) = record.text();
    if kept.is_none() {
        private.keep_secret(&secret)?;
    }
    files::write(
        &out,
        [
            // The list comes first: should the machine stop in between, nobody is on record
            // who is on no list. Who is on a list and not on record is not counted, and the
            // same command puts them there. Without its facts a record is none.
            (&list, &platform.file(people.iter().copied()), files::For::Owner),
            (&rows, rows_text.as_bytes(), files::For::Anyone),
            (&facts, facts_text.as_bytes(), files::For::Anyone),
        ],
    )?;
    let told = Told {
        terms: &terms,
        all: all.len(),
        reached: &reached,
        platform,
        eligible: eligible.len(),
        people: people.len(),
        record: &record,
        list: &list,
        rows: &rows,
        is_new_secret: kept.is_none(),
    };
    tell(&told, &project, say)?;
    Ok(Done::Well)
}

/// A secret, for a project that has none and never had: without the one with which
/// its records were made, they would say nothing.
fn new_secret(root: &Path, private: &Private) -> Result<Secret, super::error::Error> {
    let (sent, _) = records::all(root)?;
    match sent.records.first() {
        Some(record) => {
            let plan = records::paths(Path::new(""), &record.plan)[0].display().to_string();
            Err(Error::SecretGone { path: private.secret_path(), plan }.into())
        }
        None => Ok(files::new_secret()?),
    }
}

/// Those who can be found on the platform and may be written to.
fn eligible<'a>(
    reached: &'a Reached,
    all: usize,
    platform: &Platform,
) -> Result<BTreeMap<Pseudonym, &'a Contact>, Error> {
    let people = || reached.people.iter();
    let found = || people().filter(|(_, contact)| platform.can_reach(contact));
    if all > 0
        && found().next().is_none()
        && let Some(key) = platform.needs.first()
    {
        let named = |it: &config::Detail| match it {
            config::Detail::Email => "e-mail address",
            config::Detail::Phone => "telephone number",
            other => other.id(),
        };
        let needs: Vec<&str> = platform.needs.iter().map(named).collect();
        return Err(Error::NoDetail {
            platform: platform.software().into(),
            needs: needs.join(" or "),
            key: key.id(),
        });
    }
    let may = found().filter(|(_, contact)| contact.may_be_reached());
    let may: BTreeMap<Pseudonym, &Contact> = may.map(|(who, contact)| (*who, contact)).collect();
    if may.is_empty() {
        let found = found().count();
        return Err(Error::Nobody { all, unreachable: all - found, refusing: found });
    }
    Ok(may)
}

/// The record with these people: who was put on a side before stays there.
fn record(
    terms: &Terms,
    (platform, secret): (&str, &Secret),
    people: impl Iterator<Item = Pseudonym>,
) -> Record {
    let mut record = terms.record(secret);
    record.platforms.insert(platform.into());
    for who in people {
        let drawn = || side(secret, &terms.name, record.holdout, who);
        record.people.entry(who).or_insert_with(drawn);
    }
    record
}

/// What is told of an export.
struct Told<'a> {
    terms: &'a Terms,
    all: usize,
    reached: &'a Reached,
    platform: &'a Platform,
    eligible: usize,
    people: usize,
    record: &'a Record,
    list: &'a Path,
    rows: &'a Path,
    is_new_secret: bool,
}

fn tell(told: &Told, project: &Project, say: &mut dyn Write) -> Result<(), Any> {
    let Told { terms, all, reached, platform, eligible, people, record, list, rows, .. } = told;
    let customers = |count: usize| many(count as u64, "customer");
    let Period { as_of, .. } = terms.period;
    writeln!(say, "audience  {}: {} on {as_of}", terms.audience, customers(*all))?;
    let found = reached.people.values().filter(|contact| platform.can_reach(contact)).count();
    if all > &found {
        writeln!(say, "left out  {} who cannot be found there", customers(all - found))?;
    }
    if found > *eligible {
        let refusing = customers(found - eligible);
        writeln!(say, "left out  {refusing} who have not agreed to be written to")?;
    }
    let held = eligible - people;
    writeln!(say, "held out  {held} of {}, by the secret of this project", customers(*eligible))?;
    writeln!(say, "wrote     {} to {} ({})", customers(*people), list.display(), platform.title)?;
    writeln!(say, "recorded  who that was, without a name, in {}", rows.display())?;
    let (from, to) = (record.from, record.to());
    writeln!(say, "measured  by orders from {from} to {to}, in reports after that")?;
    if told.is_new_secret {
        let path = Private::of(project.root.as_deref().unwrap_or(Path::new("."))).secret_path();
        let path = path.display();
        writeln!(
            say,
            "secret    made in {path}: keep a copy, since nothing is measured without it"
        )?;
    }
    if !reached.asks_consent {
        writeln!(
            say,
            "warning   no order file says who has agreed to be written to: that is for you to know"
        )?;
    }
    let threshold = project.config.shop.privacy_threshold;
    let held = record.count(Side::HeldOut);
    if record.holdout > 0.0 && held < threshold {
        writeln!(
            say,
            "warning   {held} held out are fewer than the privacy threshold of {threshold}: no report will tell the effect"
        )?;
    } else if record.holdout > 0.0 && held < FEW_HELD_OUT {
        writeln!(say, "warning   with {held} held out, only a large effect will be seen")?;
    }
    if files::would_be_tracked(list) {
        let list = list.display();
        writeln!(say, "warning   git does not ignore {list}: it has people in it")?;
    }
    Ok(())
}
