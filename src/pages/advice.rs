//! A playbook in this shop and month, as a card.

use serde::Serialize;

use crate::plans::State;
use crate::playbooks::check::Held;
use crate::playbooks::stage::Stage;
use crate::playbooks::stake::{By, Measured};
use crate::playbooks::{Advice, Applies, Basis, Lift, Per, Playbook};
use crate::segments::EVERYONE;
use crate::units::Money;

use super::benchmarks::{beside, tested};
use super::conditions::{Told, sentence, told};
use super::locale::Arg;
use super::markdown;
use super::segments::{audience, meaning};
use super::stage::stage_name;
use super::view::Setting;

/// A playbook in this shop and month.
#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    title: String,
    /// Its name, and how many are in it if that is told.
    audience: String,
    /// Who they are; `None` for everyone.
    meaning: Option<String>,
    /// Customers in the audience; `None` when too few to say.
    customers: Option<String>,
    /// Within what time it might be worth something: a year, or what a plan measured.
    worth_title: String,
    /// What it might be worth; `None` when nothing is said.
    worth: Option<String>,
    /// Else why not.
    unvalued: Option<String>,
    /// How that is reckoned.
    arithmetic: Option<String>,
    /// What the audience is expected to bring anyway.
    coming: Option<String>,
    /// On what that rests.
    basis: Option<String>,
    source: Option<Source>,
    /// Whether all conditions have to hold, or one; `None` with only one.
    how: Option<String>,
    conditions: Vec<Told>,
    /// Why it applies, or why not.
    reason: String,
    leans: Vec<Lean>,
    effort: String,
    measure: String,
    /// The stages of a store that it is for, where it is not for all.
    stages: Vec<String>,
    /// How to begin, where it is proposed and there is something to begin.
    start: Option<Start>,
    body: String,
    /// Whether title and body are in the language of the page.
    is_translated: bool,
}

/// What to type, and when.
#[derive(Serialize)]
struct Start {
    told: String,
    commands: Vec<String>,
}

/// Where a published lift comes from.
#[derive(Serialize)]
struct Source {
    title: String,
    url: String,
}

/// A claim or a published number that a playbook leans on.
#[derive(Serialize)]
pub(super) struct Lean {
    /// Where it stands on the benchmarks page.
    pub(super) link: String,
    pub(super) text: String,
    /// What is to be said of it in this shop.
    pub(super) verdict: String,
    pub(super) class: &'static str,
}

impl Card {
    /// Whether it says how it is begun.
    pub(super) fn starts(&self) -> bool {
        self.start.is_some()
    }
}

/// A playbook as the summary and the strategy page show it, and its own page.
pub(super) fn card(on: &Setting<'_>, advice: &Advice) -> Card {
    let playbook = &advice.playbook;
    let text = on.texts.playbook(playbook);
    let shown = on.report.untold.shows(&playbook.audience);
    let days = u64::from(playbook.measure.after_days);
    let when = &playbook.when;
    let lift = lift_of(advice);
    let source = lift.and_then(|lift| match &lift.basis {
        Basis::Published { source, url } => {
            Some(Source { title: source.clone(), url: url.clone() })
        }
        Basis::Assumption => None,
    });
    let every = playbook.stages.len() == Stage::ALL.len();
    let stages = playbook.stages.iter().filter(|_| !every);
    let all_hold = advice.checked.iter().all(|it| it.held == Held::Yes);
    let group = audience(on, &playbook.audience);
    let customers = shown.then(|| customers(on, advice));
    let counted = |customers: &String| {
        let args = [("group", group.as_str().into()), ("customers", customers.as_str().into())];
        on.say("audience-counted", &args)
    };
    Card {
        id: playbook.id.clone(),
        title: text.title.into(),
        audience: customers.as_ref().map_or_else(|| group.clone(), counted),
        meaning: meaning(on, &playbook.audience),
        customers,
        worth_title: match advice.stake.shown() {
            Some(it) => on.say("worth-in-days", &measured(on, it)),
            None => on.say("worth", &[]),
        },
        worth: worth(on, advice).map(|ends| on.say("worth-range", &ends)),
        unvalued: unvalued(on, advice),
        arithmetic: arithmetic(on, advice),
        // A lift of revenue has it in its arithmetic.
        coming: (is_told(on, advice) && lift.is_none_or(|it| it.per != Per::Revenue))
            .then(|| coming(on, advice)),
        basis: basis(on, advice),
        source,
        how: (when.conditions.len() > 1).then(|| on.say(&format!("how-{}", when.how.id()), &[])),
        conditions: advice.checked.iter().map(|it| told(on, it, !all_hold)).collect(),
        reason: reason(on, advice),
        leans: leans(on, playbook),
        effort: effort(on, playbook),
        measure: on.say(
            "measure",
            &[
                ("metric", on.metric_name(&playbook.measure.metric).into()),
                ("days", on.words.days(days as f64).into()),
            ],
        ),
        stages: stages.map(|stage| stage_name(on, *stage)).collect(),
        start: start(on, advice),
        body: markdown::render(text.body, 4),
        is_translated: text.is_translated,
    }
}

/// A playbook on its own page, where its title is the heading of the page.
pub(super) fn page(on: &Setting<'_>, advice: &Advice) -> Card {
    let told = on.texts.playbook(&advice.playbook);
    Card { body: markdown::render(told.body, 2), ..card(on, advice) }
}

/// The commands by which a proposed playbook is begun: a plan is made of it, unless
/// there is one, and its people are written out, unless it is for everyone.
fn start(on: &Setting<'_>, advice: &Advice) -> Option<Start> {
    let (playbook, month) = (&advice.playbook, on.report.period.month);
    if !advice.is_proposed() {
        return None;
    }
    let is_its_own = |it: &&crate::plans::Progress| {
        it.plan.playbook == playbook.id && (it.state != State::Done || it.plan.month == month)
    };
    let plan = on.report.plans.iter().find(is_its_own).map(|it| it.plan.name.clone());
    let lists = playbook.audience != EVERYONE && on.report.shows_count(advice.audience.customers);
    let id = &playbook.id;
    let adopt =
        || format!("perennial plan adopt {id} --month {month} --owner NAME --due YYYY-MM-DD");
    let list = |plan: &str| format!("perennial audience --plan {plan} --for csv");
    let (told, commands) = match (plan, lists) {
        (None, true) => ("start-adopt", vec![adopt(), list(&format!("{month}-{id}"))]),
        (None, false) => ("start-adopt", vec![adopt()]),
        (Some(plan), true) => ("start-list", vec![list(&plan)]),
        (Some(_), false) => return None,
    };
    Some(Start { told: on.say(told, &[]), commands })
}

/// A playbook's title in the language of the page.
pub(super) fn title<'a>(on: &'a Setting<'_>, playbook: &'a Playbook) -> &'a str {
    on.texts.playbook(playbook).title
}

/// "1,204 customers".
pub(super) fn customers(on: &Setting<'_>, advice: &Advice) -> String {
    on.say("customers", &on.words.counted(advice.audience.customers))
}

/// "9 hours".
pub(super) fn hours(on: &Setting<'_>, playbook: &Playbook) -> String {
    on.say("hours", &on.words.counted(u64::from(playbook.effort_hours)))
}

/// Whether there is an audience of which something may be told.
pub(super) fn is_told(on: &Setting<'_>, advice: &Advice) -> bool {
    advice.audience.customers > 0 && on.report.untold.shows(&advice.playbook.audience)
}

/// Both ends of what it might be worth.
pub(super) fn worth<'a>(on: &Setting<'_>, advice: &Advice) -> Option<[Arg<'a>; 2]> {
    let worth = advice.stake.worth.filter(|_| is_told(on, advice))?;
    Some([("low", amount(on, worth.low).into()), ("high", amount(on, worth.high).into())])
}

/// Within what time it might be worth that.
pub(super) fn within<'a>(on: &Setting<'_>, advice: &Advice) -> Arg<'a> {
    let within = match advice.stake.shown() {
        Some(it) => on.say("in-days", &measured(on, it)),
        None => on.say("in-a-year", &[]),
    };
    ("within", within.into())
}

/// An amount that is reckoned: without decimals, unless little would be left.
fn amount(on: &Setting<'_>, units: f64) -> String {
    if (0.005..10.0).contains(&units) {
        on.words.money(Money::of_units(units))
    } else {
        on.words.money_round(units)
    }
}

fn effort(on: &Setting<'_>, playbook: &Playbook) -> String {
    let days = u64::from(playbook.lead_days);
    let args = [
        ("hours", hours(on, playbook).into()),
        ("n", days.into()),
        ("days", on.words.days(days as f64).into()),
    ];
    on.say("effort-and-lead", &args)
}

/// Why nothing is said of what it might be worth; `None` where something is.
fn unvalued(on: &Setting<'_>, advice: &Advice) -> Option<String> {
    let why = match advice.audience.customers {
        0 => "applies-nobody_there",
        customers if !on.report.shows_count(customers) => "too-few",
        _ if !on.report.untold.shows(&advice.playbook.audience) => "not-told",
        _ => "not-said",
    };
    worth(on, advice).is_none().then(|| on.say(why, &[]))
}

/// What a plan measured, in amounts of each customer.
pub(super) fn measured<'a>(on: &Setting<'_>, it: &Measured) -> [Arg<'a>; 4] {
    let money = |units: f64| on.words.money_exact(Money::of_units(units));
    [
        ("plan", it.plan.clone().into()),
        ("days", on.words.days(f64::from(it.days)).into()),
        ("low", money(it.low).into()),
        ("high", money(it.high).into()),
    ]
}

/// The lift that a playbook's worth is reckoned from; `None` where a plan has taken its
/// place, or nobody is there.
fn lift_of(advice: &Advice) -> Option<&Lift> {
    let stands = advice.audience.customers > 0 && advice.stake.shown().is_none();
    advice.playbook.lift.as_ref().filter(|_| stands)
}

/// On what it rests what a playbook might be worth; `None` when nothing is said.
fn basis(on: &Setting<'_>, advice: &Advice) -> Option<String> {
    if let Some(it) = advice.stake.shown().filter(|_| advice.audience.customers > 0) {
        return Some(on.say("lift-measured", &measured(on, it)));
    }
    let lift = on.say(&format!("lift-{}", lift_of(advice)?.basis.id()), &[]);
    let chance = advice.stake.measured.as_ref();
    let chance = chance.map(|it| on.say("lift-not-shown", &measured(on, it)));
    Some(on.joined("one-sentence-next", chance.into_iter().chain([lift])))
}

/// "1,204 customers × 1 to 3 more orders per 100 × £31.20 = £376 to £1,127".
fn arithmetic(on: &Setting<'_>, advice: &Advice) -> Option<String> {
    let [from, to] = worth(on, advice)?;
    let sums = [("from", from.1), ("to", to.1)];
    if let Some(it) = advice.stake.shown() {
        let customers = [("customers", customers(on, advice).into())];
        let args: Vec<Arg<'_>> =
            customers.into_iter().chain(measured(on, it)).chain(sums).collect();
        return Some(on.say("arithmetic-measured", &args));
    }
    let lift = lift_of(advice)?;
    let args = match lift.per {
        Per::Orders => [
            ("customers", customers(on, advice).into()),
            ("aov", on.words.money(advice.stake.aov?).into()),
        ],
        Per::Revenue => [
            ("revenue", amount(on, advice.stake.coming.revenue).into()),
            ("by", advice.stake.coming.by.id().into()),
        ],
    };
    let args: Vec<Arg<'_>> = args.into_iter().chain(ends(on, lift)).chain(sums).collect();
    Some(on.say(&format!("arithmetic-{}", lift.per.id()), &args))
}

/// Both ends of a lift: orders from each 100 customers, or a share of revenue.
pub(super) fn ends<'a>(on: &Setting<'_>, lift: &Lift) -> [Arg<'a>; 2] {
    let [low, high] = match lift.per {
        Per::Orders => {
            let ends = [lift.low, lift.high].map(|end| end * 100.0);
            let places = if ends.into_iter().all(is_whole) { 0 } else { 1 };
            ends.map(|end| on.words.number(end, places))
        }
        Per::Revenue => [lift.low, lift.high].map(|end| on.words.share(end)),
    };
    [("low", low.into()), ("high", high.into())]
}

fn is_whole(number: f64) -> bool {
    (number - libm::round(number)).abs() < 1e-9
}

/// What the audience is expected to bring anyway, and by what.
fn coming(on: &Setting<'_>, advice: &Advice) -> String {
    let coming = advice.stake.coming;
    let revenue = amount(on, coming.revenue);
    let id = match coming.by {
        By::Model => "coming-model",
        By::Observed => "coming-observed",
    };
    on.say(id, &[("revenue", revenue.into())])
}

/// The sentence that decides: why it applies, or why not.
pub(super) fn reason(on: &Setting<'_>, advice: &Advice) -> String {
    match advice.applies {
        Applies::OtherStage => other_stage(on, &advice.playbook),
        Applies::NobodyThere | Applies::TooFewThere => {
            on.say(&format!("applies-{}", advice.applies.id()), &[])
        }
        Applies::Yes | Applies::No | Applies::Unknown => {
            advice.deciding().map(|checked| sentence(on, checked)).unwrap_or_default()
        }
    }
}

/// The stages that a playbook is for, which are at most three.
fn other_stage(on: &Setting<'_>, playbook: &Playbook) -> String {
    let mut names = playbook.stages.iter().map(|stage| stage_name(on, *stage));
    let mut args = vec![("n", (playbook.stages.len() as u64).into())];
    for place in ["first", "second", "third"] {
        args.push((place, names.next().unwrap_or_default().into()));
    }
    on.say("applies-other_stage", &args)
}

/// Claims with their verdict, and published numbers beside the shop's.
fn leans(on: &Setting<'_>, playbook: &Playbook) -> Vec<Lean> {
    let claims = playbook.claims.iter().filter_map(|id| {
        on.report.claims.iter().find(|one| one.claim.id == *id).map(|one| tested(on, one))
    });
    let benchmarks = playbook.benchmarks.iter().filter_map(|id| {
        on.report.comparisons.iter().find(|one| one.benchmark.id == *id).map(|one| beside(on, one))
    });
    claims.chain(benchmarks).collect()
}
