//! On what terms an audience is exported: those of the command line, of the plan, and
//! of an earlier export of the same.

use std::path::Path;

use crate::cmd::error::Error as Any;
use crate::cmd::records;
use crate::effects::record::Record;
use crate::orders::Orders;
use crate::orders::Secret;
use crate::report;
use crate::report::Period;
use crate::segments;
use crate::units::Day;

use super::plan;
use super::{Args, Error};

/// Held out when nothing is said.
const HOLDOUT: f64 = 0.1;

/// Days that count when nothing is said.
const DAYS: u32 = 60;

/// The most that may be held out, in percent.
const MOST: f64 = 50.0;

/// A number of percent, as a share.
pub(super) fn percent(text: &str) -> Result<f64, String> {
    let number = text.strip_suffix('%').unwrap_or(text).trim().parse::<f64>().ok();
    let fits = number.filter(|number| (0.0..=MOST).contains(number));
    fits.map(|number| number / 100.0).ok_or_else(|| "percent are from 0 to 50".into())
}

/// What is known before orders are read.
#[derive(Debug)]
pub(super) struct Asked {
    audience: String,
    days: Option<u32>,
}

impl Asked {
    /// What the command line and the plan say.
    pub(super) fn new(args: &Args, root: &Path) -> Result<Asked, Any> {
        let plan = match &args.plan {
            Some(name) => {
                let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
                if name.is_empty() || !name.chars().all(is_name) {
                    return Err(Error::BadName { name: name.clone() }.into());
                }
                plan::read(root, name)?.map(|plan| (name, plan))
            }
            None => None,
        };
        let theirs = plan.as_ref().map(|(name, plan)| (name, plan.audience.clone()));
        let asked = args.audience.as_ref().map(|id| id.replace('-', "_"));
        let audience = match (asked, theirs) {
            (Some(asked), Some((plan, theirs))) if asked != theirs => {
                let plan = plan.to_string();
                return Err(Error::OtherAudience { plan, theirs, asked }.into());
            }
            (Some(id), _) | (None, Some((_, id))) => id,
            (None, None) => return Err(Error::NotSaid.into()),
        };
        if !segments::audience_ids().contains(&audience.as_str()) {
            return Err(Error::NoAudience { id: audience }.into());
        }
        let days = args.days.or_else(|| Some(plan.as_ref()?.1.measure.after_days));
        Ok(Asked { audience, days })
    }

    /// The terms, when the orders are known. An earlier export of the same plan has
    /// settled them: what is said again has to be the same.
    pub(super) fn terms(
        self,
        args: &Args,
        orders: &Orders,
        root: &Path,
        secret: &Secret,
    ) -> Result<Terms, Any> {
        let period = match args.as_of {
            Some(month) => report::period(orders, Some(month))?,
            None => up_to_the_last_order(orders),
        };
        let default = || format!("{}-{}", period.month, self.audience);
        let name = args.plan.clone().unwrap_or_else(default);
        let Some(earlier) = records::one(root, &name)? else {
            let from = args.sent_on.unwrap_or(period.as_of + 1);
            if from <= period.as_of {
                return Err(Error::SentTooEarly { sent: from, as_of: period.as_of }.into());
            }
            let (audience, days) = (self.audience, self.days.unwrap_or(DAYS));
            let holdout = args.holdout.unwrap_or(HOLDOUT);
            return Ok(Terms { name, audience, period, from, days, holdout, earlier: None });
        };
        let differs = |is: bool, what| is.then_some(what);
        let holdout = |share: f64| (share - earlier.holdout).abs() > 1e-9;
        let what = differs(earlier.secret != secret.mark(), "secret")
            .or(differs(self.audience != earlier.audience, "audience"))
            .or(differs(args.as_of.is_some() && period.as_of != earlier.as_of, "month"))
            .or(differs(args.sent_on.is_some_and(|day| day != earlier.from), "day of sending"))
            .or(differs(self.days.is_some_and(|days| days != earlier.days), "number of days"))
            .or(differs(args.holdout.is_some_and(holdout), "holdout"));
        if let Some(what) = what {
            let [path, _] = records::paths(root, &name);
            return Err(Error::OtherTerms { path, what }.into());
        }
        Ok(Terms {
            name,
            audience: self.audience,
            period: up_to(earlier.as_of, orders),
            from: earlier.from,
            days: earlier.days,
            holdout: earlier.holdout,
            earlier: Some(earlier),
        })
    }
}

fn up_to_the_last_order(orders: &Orders) -> Period {
    let (_, last) = orders.span().expect("reading has refused input without an order that counts");
    up_to(orders.strays_after().map_or(last, |strays| strays.others), orders)
}

/// The days from the first order to this one.
fn up_to(as_of: Day, orders: &Orders) -> Period {
    let first = orders.span().map_or(as_of, |(first, _)| first);
    Period { month: as_of.month(), over: as_of == as_of.month().last(), as_of, first }
}

/// On what terms an audience is exported.
#[derive(Debug)]
pub(super) struct Terms {
    /// The name of the plan, or what stands for it.
    pub(super) name: String,
    pub(super) audience: String,
    /// The days whose orders decide who is in it.
    pub(super) period: Period,
    from: Day,
    days: u32,
    holdout: f64,
    /// The record of an earlier export.
    earlier: Option<Record>,
}

impl Terms {
    /// A record on these terms, with those who are in it already.
    pub(super) fn record(&self, secret: &Secret) -> Record {
        let new = || Record {
            plan: self.name.clone(),
            audience: self.audience.clone(),
            as_of: self.period.as_of,
            from: self.from,
            days: self.days,
            holdout: self.holdout,
            platforms: std::collections::BTreeSet::new(),
            secret: secret.mark(),
            people: std::collections::BTreeMap::new(),
        };
        self.earlier.clone().unwrap_or_else(new)
    }
}
