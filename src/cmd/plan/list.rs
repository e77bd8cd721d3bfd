//! `perennial plan list`: how far the plans are.

use std::io::Write;

use crate::plans::State;
use crate::units::Day;

use super::super::error::Error;
use super::super::past::past;
use super::{FOLDER, Place, files};

/// Says a line for each plan: overdue first, then open, then done.
pub(super) fn run(place: &Place, say: &mut dyn Write) -> Result<(), Error> {
    let mut plans = files::of(place.root())?;
    if plans.is_empty() {
        let folder = files::below(place.root(), FOLDER);
        writeln!(say, "there is no plan in {} yet", folder.display())?;
        writeln!(say, "begin     perennial plan adopt win-back --owner NAME --due YYYY-MM-DD")?;
        return Ok(());
    }
    let latest = past(&place.site)?.pop();
    let as_of = latest.and_then(|past| past.as_of());
    match as_of {
        Some(day) => writeln!(say, "as of     {day}, the day of the latest report")?,
        None => writeln!(say, "as of     no day: there is no report in {}", place.site.display())?,
    }
    // Before every day nothing is overdue.
    let as_of = as_of.unwrap_or(Day(i32::MIN));
    plans.sort_by_key(|plan| (plan.state(as_of), plan.due));
    for plan in &plans {
        let (state, of) = (plan.state(as_of), plan.steps.len());
        let next = plan.next().filter(|_| state != State::Done);
        writeln!(
            say,
            "{:<9} {}: due {}, {}, {} of {of} steps done",
            state.id(),
            plan.name,
            plan.due,
            plan.owner,
            plan.done()
        )?;
        if let Some(step) = next {
            writeln!(say, "          next: {}", step.text)?;
        }
    }
    Ok(())
}
