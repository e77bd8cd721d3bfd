//! `perennial plan adopt`: a plan file from a playbook.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde_json::Value as Json;

use crate::config;
use crate::pages::Assets;
use crate::plans;
use crate::plans::{Adopted, Draft, Text};
use crate::playbooks::Playbook;
use crate::units::Day;
use crate::units::Month;

use super::super::assets;
use super::super::error::Error;
use super::super::past::past;
use super::super::when;
use super::{FOLDER, Place, PlanError, files};

/// What to adopt, who sees to it, and by when.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A playbook, by its name in content/playbooks and in the link to its page
    pub(super) playbook: String,
    /// Who sees to it; the pages name them, and a role will do
    #[arg(long, value_name = "NAME", value_parser = owner)]
    pub(super) owner: String,
    /// The last day on which it is in time
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = when::day)]
    pub(super) due: Day,
    /// The report by which it was decided [default: the latest of the site]
    #[arg(long, value_name = "YYYY-MM", value_parser = when::month)]
    pub(super) month: Option<Month>,
}

fn owner(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) {
        return Err("a name is one line of text".into());
    }
    Ok(text.into())
}

/// Writes the plan, and says on `say` where it is and what comes next. A plan
/// that is there is never written over.
pub(super) fn run(args: &Args, place: &Place, say: &mut dyn Write) -> Result<(), Error> {
    let assets = assets::of(Some(place.root()))?;
    let playbooks = assets::content(&assets)?.playbooks;
    let Some(playbook) = playbooks.iter().find(|it| it.id == args.playbook) else {
        let hint = config::nearest(&args.playbook, playbooks.iter().map(|it| it.id.as_str()));
        return Err(PlanError::NoPlaybook { id: args.playbook.clone(), hint }.into());
    };
    let mut reports = past(&place.site)?;
    let latest = reports.last().map(|past| past.month);
    let none = || PlanError::NoMonth { site: place.site.clone() };
    let month = args.month.or(latest).ok_or_else(none)?;
    if args.due < month.first() {
        return Err(PlanError::DueBefore { due: args.due, month }.into());
    }
    reports.retain(|past| past.month == month);
    let before = reports.pop().map(|past| past.number(&playbook.measure.metric));
    let known = before.is_some();
    let before = before.unwrap_or_default();
    let adopted =
        Adopted { month, owner: args.owner.clone(), due: args.due, before: before.clone() };
    let draft = Draft::new(playbook, words(&assets, place, playbook), &adopted);

    let path = files::below(place.root(), FOLDER).join(format!("{}.md", draft.name));
    // A playbook of the project's own may say what no plan can be made of.
    let file = Text { path: path.clone(), text: draft.text.clone() };
    let steps = plans::parse(&[file])?.first().map_or(0, |plan| plan.steps.len());
    write(&path, &draft.text)?;

    writeln!(say, "wrote     {}: {steps} steps, due {}", path.display(), args.due)?;
    let metric = &playbook.measure.metric;
    match before {
        Json::Null if known => writeln!(say, "before    {metric} was undefined in {month}")?,
        Json::Null => writeln!(say, "before    the site has no report of {month}")?,
        Json::String(amount) => writeln!(say, "before    {metric} {amount} in {month}")?,
        number => writeln!(say, "before    {metric} {number} in {month}")?,
    }
    writeln!(say, "next      tick what is done with [x]; perennial build shows how far it is")?;
    Ok(())
}

/// Title and body of a playbook in the shop's first language, or as they were
/// written.
fn words<'a>(assets: &'a Assets, place: &Place, playbook: &'a Playbook) -> (&'a str, &'a str) {
    let language = place.own.config.shop.locales.first().map_or("", String::as_str);
    assets.playbook(language, &playbook.id).unwrap_or((&playbook.title, &playbook.body))
}

/// Writes a file that is not there yet, whole or not at all.
fn write(path: &Path, text: &str) -> Result<(), PlanError> {
    let fault = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => PlanError::Exists { path: path.into() },
        _ => PlanError::Unwritten { path: path.into(), source },
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|source| PlanError::Unwritten { path: folder.into(), source })?;
    }
    let mut file = fs::File::create_new(path).map_err(fault)?;
    file.write_all(text.as_bytes()).map_err(|source| {
        // What is said is why it could not be written.
        let _ = fs::remove_file(path);
        fault(source)
    })
}
