//! How often the 95 % intervals hold the truth, in shops whose customers are
//! drawn from known parameters: a table, by model and number.
//!
//! `cargo run --release --example coverage [SHOPS]`, 200 unless told. With 200
//! shops, a share of 95 % is known to three points. See `benches/README.md`.

#[path = "../tests/it/chance.rs"]
mod chance;

use std::collections::BTreeMap;

use perennial::forecasts::clv::{self, Group, Horizon};
use perennial::forecasts::gammagamma;
use perennial::forecasts::interval::{self, Estimate};
use perennial::forecasts::{Fit, Fitted, Histories, History, Params, Spend, Spends, Weeks};
use perennial::forecasts::{bgnbd, mbgnbd, nbd, paretonbd};
use perennial::metrics::followed::Followed;
use perennial::metrics::interval::wilson;
use perennial::metrics::survival::Survival;
use perennial::units::{Days, Money};

use chance::Chance;

/// Customers of a shop.
const CUSTOMERS: usize = 2_000;

/// What a shop is drawn from. As customers order seldom beside a day, that
/// histories are in days changes little.
const SPEND: [f64; 3] = [4.0, 3.5, 20.0];

fn main() {
    let shops: u64 = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(200);
    let mut table = Table::default();
    for shop in 0..shops {
        let mut chance = Chance(shop * 1_000 + 1);
        rates(&mut table, &mut chance);
        curves(&mut table, &mut chance);
        buying(&mut table, &mut chance);
    }
    table.print();
}

/// By name: shops whose interval held the truth, lay above it, lay below it;
/// and fits that failed.
#[derive(Default)]
struct Table(BTreeMap<String, [u64; 4]>);

impl Table {
    fn add(&mut self, name: String, (low, high): (f64, f64), truth: f64) {
        let at = if truth < low { 1 } else { 2 * usize::from(truth > high) };
        self.0.entry(name).or_default()[at] += 1;
    }

    fn failed(&mut self, name: &str) {
        self.0.entry(name.into()).or_default()[3] += 1;
    }

    #[expect(clippy::print_stdout, reason = "an example prints")]
    fn print(&self) {
        println!(
            "{:<36}{:>8}{:>8}{:>8}{:>8}{:>8}",
            "number", "shops", "holds", "above", "below", "failed"
        );
        for (name, [holds, above, below, failed]) in &self.0 {
            let shops = holds + above + below;
            let share =
                |count: &u64| format!("{:.1}%", 100.0 * *count as f64 / shops.max(1) as f64);
            let (holds, above, below) = (share(holds), share(above), share(below));
            println!("{name:<36}{shops:>8}{holds:>8}{above:>8}{below:>8}{failed:>8}");
        }
    }
}

/// Shares of few and many, small and large.
fn rates(table: &mut Table, chance: &mut Chance) {
    for (whole, share) in [(50, 0.1), (200, 0.3), (1_000, 0.02), (1_000, 0.5)] {
        let part = (0..whole).filter(|_| chance.share() < share).count() as u64;
        table.add(format!("Wilson, {share} of {whole}"), wilson(part, whole), share);
    }
}

/// Customers who come back after an exponential time, or never, and who are
/// followed for up to 600 days.
fn curves(table: &mut Table, chance: &mut Chance) {
    let (never, rate) = (0.4, 1.0 / 120.0);
    let (mut events, mut waits) = (BTreeMap::new(), BTreeMap::new());
    for _ in 0..500 {
        let followed = (600.0 * chance.share()) as u32;
        let back = if chance.share() < never { f64::INFINITY } else { chance.exponential(rate) };
        if back < f64::from(followed) {
            *events.entry(Days(back as u32 + 1)).or_insert(0) += 1;
        } else {
            *waits.entry(Days(followed)).or_insert(0) += 1;
        }
    }
    let followed =
        Followed { events: events.into_iter().collect(), waits: waits.into_iter().collect() };
    let curve = Survival::of(&followed);
    for day in [30, 90, 365] {
        let truth = (1.0 - never) * -libm::expm1(-rate * f64::from(day));
        if let Some((_, interval)) = curve.at_day(day) {
            table.add(format!("Kaplan-Meier, day {day}"), interval, truth);
        }
    }
}

/// A customer's ages, and when each leaves: asked at each order.
fn shop<F: FnMut(&mut Chance, f64) -> f64>(
    chance: &mut Chance,
    [r, alpha]: [f64; 2],
    customer: impl Fn(&mut Chance) -> F,
) -> Histories {
    let one = |_| {
        let age = 52.0 + 104.0 * chance.share();
        let rate = chance.gamma(r, alpha);
        let mut leaves = customer(chance);
        let (mut repeats, mut last, mut now) = (0, 0.0, 0.0);
        let mut until = leaves(chance, 0.0);
        loop {
            now += chance.exponential(rate);
            if now > until || now > age {
                break;
            }
            (repeats, last) = (repeats + 1, now);
            until = leaves(chance, now);
        }
        let days = |weeks: f64| Days((weeks * 7.0).round() as u32);
        (History { repeats, span: days(last), age: days(age) }, 1)
    };
    (0..CUSTOMERS).map(one).collect()
}

fn buying(table: &mut Table, chance: &mut Chance) {
    let truth = [0.5, 20.0, 0.8, 2.5];
    let by_order = |first: bool| {
        move |chance: &mut Chance| {
            let p = chance.beta(0.8, 2.5);
            move |chance: &mut Chance, now: f64| {
                let may = first || now > 0.0;
                if may && chance.share() < p { now } else { f64::INFINITY }
            }
        }
    };
    let histories = shop(chance, [0.5, 20.0], by_order(false));
    model::<bgnbd::Params, 4>(table, chance, &histories, truth);
    let histories = shop(chance, [0.5, 20.0], by_order(true));
    model::<mbgnbd::Params, 4>(table, chance, &histories, truth);
    let histories = shop(chance, [0.6, 20.0], |chance| {
        let rate = chance.gamma(0.7, 40.0);
        let until = chance.exponential(rate);
        move |_: &mut Chance, _: f64| until
    });
    model::<paretonbd::Params, 4>(table, chance, &histories, [0.6, 20.0, 0.7, 40.0]);
    let histories = shop(chance, [0.5, 20.0], |_| |_: &mut Chance, _: f64| f64::INFINITY);
    model::<nbd::Params, 2>(table, chance, &histories, [0.5, 20.0]);
}

/// The parameters of a model with their own intervals, on the scale of
/// logarithms, and what is expected of the customers beside what is by the true
/// parameters. Amounts are drawn for each customer's repeats.
fn model<M: Fitted<N>, const N: usize>(
    table: &mut Table,
    chance: &mut Chance,
    histories: &Histories,
    truth: [f64; N],
) {
    let Ok(fit) = M::fit(histories) else { return table.failed(M::MODEL) };
    parameters(table, &fit, truth);
    let known = M::from_logs(truth.map(libm::log));
    let orders = |model: &M| clv::total_orders(model, histories, Weeks::YEAR);
    table.add(
        format!("{} orders, 12 months", M::MODEL),
        interval::of(&fit, orders).interval(),
        orders(&known),
    );
    let active = |model: &M| clv::total_active(model, histories);
    table.add(
        format!("{} active", M::MODEL),
        interval::of(&fit, active).interval(),
        active(&known),
    );
    let mut groups = Vec::new();
    for (history, customers) in histories.iter() {
        for _ in 0..customers {
            let scale = chance.gamma(SPEND[1], SPEND[2]);
            let repeats = f64::from(history.repeats);
            let net =
                if history.repeats > 0 { chance.gamma(SPEND[0] * repeats, scale) } else { 0.0 };
            let net = Money((net * 10_000.0).round() as i64);
            groups.push(Group { history, customers: 1, net });
        }
    }
    let spends: Spends = groups
        .iter()
        .map(|group| (Spend { repeats: group.history.repeats, net: group.net }, 1))
        .collect();
    let Ok(amounts) = gammagamma::Params::fit(&spends) else { return table.failed("Gamma-Gamma") };
    let spend = gammagamma::Params::from_logs(SPEND.map(libm::log));
    if N == 2 {
        parameters(table, &amounts, SPEND);
        let mean = |it: &gammagamma::Params| it.mean().unwrap_or(f64::NAN);
        table.add("Gamma-Gamma mean".into(), interval::of(&amounts, mean).interval(), mean(&spend));
    }
    let value = |model: &M, amounts: &gammagamma::Params| {
        clv::total_value(model, amounts, &groups, Horizon::year(0.1)).unwrap_or(f64::NAN)
    };
    let found = interval::of_two(&fit, &amounts, value);
    table.add(format!("{} CLV", M::MODEL), found.interval(), value(&known, &spend));
}

fn parameters<P: Params<N>, const N: usize>(table: &mut Table, fit: &Fit<P, N>, truth: [f64; N]) {
    let numbers = fit.params.numbers().into_iter().zip(fit.standard_errors());
    for ((name, (value, error)), truth) in P::NAMES.into_iter().zip(numbers).zip(truth) {
        let interval = Estimate { value, error }.interval();
        table.add(format!("{} {name}", P::MODEL), interval, truth);
    }
}
