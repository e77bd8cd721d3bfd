//! The definitions of the method page, computed the slow and obvious way from
//! the orders of random shops, beside what the ledger makes of them.

use perennial::ledger::{Base, Flow, Frame, Ledger, Period, fold};
use perennial::metrics::survival::Survival;
use perennial::orders::{Orders, Person};
use perennial::report::period;
use perennial::units::{Day, Days, Month};
use proptest::prelude::*;

use crate::random::{ACTIVE, all_rows, orders_of, shop};

/// Days of the orders of each customer up to the as-of day, ascending.
type People = Vec<Vec<Day>>;

fn people(orders: &Orders, frame: Frame) -> People {
    let days = |person: Person| -> Vec<Day> {
        person.sales().map(|(day, _)| day).filter(|day| *day <= frame.as_of).collect()
    };
    orders.people().map(days).filter(|days| !days.is_empty()).collect()
}

/// An order lies on the day or on one of the days before it.
fn is_active(days: &[Day], on: Day) -> bool {
    days.iter().any(|day| *day <= on && on.since(*day).0 < ACTIVE)
}

fn flow(people: &People, month: Month) -> Flow {
    let mut flow = Flow::default();
    for days in people {
        let (before, after) = (is_active(days, month.first() - 1), is_active(days, month.last()));
        let ordered = days.iter().any(|day| day.month() == month);
        let is_new = days[0].month() == month;
        flow.active += u64::from(after);
        flow.new += u64::from(is_new);
        flow.won_back += u64::from(ordered && !is_new && !before);
        flow.lapsed += u64::from(before && !after);
    }
    flow
}

fn base(people: &People, ledger: &Ledger, period: Period) -> Base {
    let count = |is: &dyn Fn(bool, bool) -> bool| {
        let sides = people.iter().map(|days| {
            (is_active(days, ledger.start(period) - 1), is_active(days, ledger.frame.as_of))
        });
        sides.filter(|(start, end)| is(*start, *end)).count() as u64
    };
    Base {
        start: count(&|start, _| start),
        end: count(&|_, end| end),
        added: count(&|start, end| end && !start),
    }
}

/// Days from the `n`-th order to the next, and whether there is a next; else
/// to the as-of day.
fn times(people: &People, n: usize, as_of: Day) -> Vec<(u32, bool)> {
    let placed = people.iter().filter(|days| days.len() >= n);
    placed
        .map(|days| match days.get(n) {
            Some(next) => (next.since(days[n - 1]).0, true),
            None => (as_of.since(days[n - 1]).0, false),
        })
        .collect()
}

/// Π over days d ≤ t of (1 - events(d) / at risk(d)).
#[expect(clippy::cast_precision_loss, reason = "a handful of customers")]
fn waiting(times: &[(u32, bool)], until: u32) -> f64 {
    let on = |day: u32| {
        let events = times.iter().filter(|time| **time == (day, true)).count();
        let at_risk = times.iter().filter(|(time, _)| *time >= day).count();
        if events == 0 { 1.0 } else { 1.0 - events as f64 / at_risk as f64 }
    };
    (0..=until).map(on).product()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn the_base_moves_as_defined(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let period = period(&orders, None).unwrap();
        prop_assume!(period.over);
        let (first, as_of, active) = (period.first, period.as_of, Days(ACTIVE));
        let frame = Frame { first, as_of, over: true, active };
        let (ledger, people) = (fold(&orders, frame), people(&orders, frame));
        for month in first.month().to(ledger.month()) {
            let found = ledger.flows.get(&month).copied().unwrap_or_default();
            prop_assert_eq!(found, flow(&people, month), "{}", month);
        }
        for (found, period) in ledger.periods.into_iter().zip(Period::ALL) {
            prop_assert_eq!(found, base(&people, &ledger, period), "{:?}", period);
        }
        prop_assert_eq!(ledger.customers(), people.len() as u64);
        let year = people.iter().map(|days| days.iter().filter(|day| **day >= ledger.year_start()).count());
        let year: Vec<usize> = year.filter(|orders| *orders > 0).collect();
        prop_assert_eq!(ledger.year.customers, year.len() as u64);
        prop_assert_eq!(ledger.year.orders, year.iter().sum::<usize>() as u64);
        prop_assert_eq!(ledger.year.repeaters, year.iter().filter(|orders| **orders > 1).count() as u64);
    }

    #[test]
    fn a_survival_curve_is_the_product_of_its_definition(shop in shop(), n in 1..4_u32) {
        let orders = orders_of(&all_rows(&shop));
        let (first, as_of) = orders.span().unwrap();
        let frame = Frame { first, as_of, over: false, active: Days(ACTIVE) };
        let times = times(&people(&orders, frame), n as usize, as_of);
        let curve = Survival::from_order(&fold(&orders, frame), n);
        prop_assert_eq!(curve.customers, times.len() as u64);
        for step in &curve.steps {
            let expected = waiting(&times, step.day.0);
            prop_assert!((step.waiting - expected).abs() < 1e-12, "{:?} {}", step, expected);
        }
        let events = times.iter().filter(|(_, is_event)| *is_event).count() as u64;
        prop_assert_eq!(curve.steps.last().map_or(0, |step| step.events), events);
    }
}
