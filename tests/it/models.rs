//! What holds of the models whatever the customers, and that a fit finds the
//! parameters that customers were made with.

use perennial::forecasts::gammagamma;
use perennial::forecasts::interval;
use perennial::forecasts::{Error, bgnbd, clv, mbgnbd, nbd, paretonbd};
use perennial::forecasts::{Fit, Fitted, Histories, History, Params, Spend, Spends, Weeks};
use perennial::units::{Days, Money};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::chance::Chance;
use crate::published;

fn a_history() -> impl Strategy<Value = History> {
    (0_u32..60, 0_u32..800, 0_u32..800).prop_map(|(repeats, more, since)| {
        let span = if repeats == 0 { 0 } else { repeats + more };
        History::new(repeats, Days(span), Days(span + since)).unwrap()
    })
}

fn some_histories() -> impl Strategy<Value = Vec<(History, u64)>> {
    vec((a_history(), 1_u64..50), 1..30)
}

/// Logarithms of parameters from e^-3 to e^4.
fn some_logs() -> impl Strategy<Value = [f64; 4]> {
    proptest::array::uniform4(-3.0..4.0)
}

fn alive_is_a_probability<M: Fitted<4>>(
    logs: [f64; 4],
    history: History,
) -> Result<(), TestCaseError> {
    let alive = M::from_logs(logs).alive(history);
    prop_assert!((0.0..=1.0).contains(&alive), "{}: {alive}", M::MODEL);
    let later = History { age: Days(history.age.0 + 30), ..history };
    let later = M::from_logs(logs).alive(later);
    prop_assert!(later <= alive + 1e-12, "{}: {alive}, and then {later}", M::MODEL);
    Ok(())
}

fn more_time_is_more_orders<M: Fitted<4>>(
    logs: [f64; 4],
    history: History,
    [one, other]: [f64; 2],
) -> Result<(), TestCaseError> {
    let model = M::from_logs(logs);
    let (short, long) = (Weeks(one.min(other)), Weeks(one.max(other)));
    let expected = [Weeks(0.0), short, long].map(|ahead| model.expected(history, ahead));
    prop_assert!(expected[0].abs() < 1e-300, "{}: {expected:?}", M::MODEL);
    prop_assert!(expected[0] <= expected[1], "{}: {expected:?}", M::MODEL);
    prop_assert!(expected[1] <= expected[2] * (1.0 + 1e-10), "{}: {expected:?}", M::MODEL);
    let of_new = [short, long].map(|ahead| model.expected_of_new(ahead));
    prop_assert!(0.0 <= of_new[0] && of_new[0] <= of_new[1] * (1.0 + 1e-10), "{of_new:?}");
    Ok(())
}

fn parts_add_up<M: Fitted<4>>(
    logs: [f64; 4],
    left: &[(History, u64)],
    right: &[(History, u64)],
) -> Result<(), TestCaseError> {
    let model = M::from_logs(logs);
    let [left, right]: [Histories; 2] = [left, right].map(|it| it.iter().copied().collect());
    let sum = model.ln_likelihood(&left) + model.ln_likelihood(&right);
    let whole = model.ln_likelihood(&left.merge(right));
    prop_assert!(whole.is_finite(), "{}: {whole}", M::MODEL);
    prop_assert!((whole - sum).abs() <= 1e-9 * (1.0 + sum.abs()), "{}: {whole} {sum}", M::MODEL);
    Ok(())
}

/// Of the same customers in another order comes the same, to the last bit.
fn order_changes_nothing<M: Fitted<4>>(histories: &[(History, u64)], others: &[(History, u64)]) {
    let bits = |counts: &[(History, u64)]| {
        let fit = M::fit(&counts.iter().copied().collect()).unwrap();
        (fit.params.numbers().map(f64::to_bits), fit.ln_likelihood.to_bits())
    };
    assert_eq!(bits(histories), bits(others), "{}", M::MODEL);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn being_alive_is_a_probability_that_falls_with_time(logs in some_logs(), history in a_history()) {
        alive_is_a_probability::<bgnbd::Params>(logs, history)?;
        alive_is_a_probability::<mbgnbd::Params>(logs, history)?;
        alive_is_a_probability::<paretonbd::Params>(logs, history)?;
    }

    #[test]
    fn expectations_rise_with_the_time_ahead(
        logs in some_logs(),
        history in a_history(),
        weeks in proptest::array::uniform2(0.01..200.0),
    ) {
        more_time_is_more_orders::<bgnbd::Params>(logs, history, weeks)?;
        more_time_is_more_orders::<mbgnbd::Params>(logs, history, weeks)?;
        more_time_is_more_orders::<paretonbd::Params>(logs, history, weeks)?;
    }

    #[test]
    fn the_likelihood_of_the_whole_is_that_of_its_parts(
        logs in some_logs(),
        left in some_histories(),
        right in some_histories(),
    ) {
        parts_add_up::<bgnbd::Params>(logs, &left, &right)?;
        parts_add_up::<mbgnbd::Params>(logs, &left, &right)?;
        parts_add_up::<paretonbd::Params>(logs, &left, &right)?;
    }
}

#[test]
fn a_fit_does_not_depend_on_the_order_of_customers() {
    let histories: Vec<(History, u64)> = published::histories().iter().collect();
    // Each customer apart, and the last first.
    let one = |(history, customers): &(History, u64)| vec![(*history, 1); *customers as usize];
    let apart: Vec<(History, u64)> = histories.iter().rev().flat_map(one).collect();
    assert_eq!(apart.len(), 2357);
    order_changes_nothing::<bgnbd::Params>(&histories, &apart);
    order_changes_nothing::<mbgnbd::Params>(&histories, &apart);
    order_changes_nothing::<paretonbd::Params>(&histories, &apart);
}

const CUSTOMERS: usize = 20_000;

/// Customers of ages from 150 to 400 weeks, who order so seldom that a day is a
/// short time. `leaves` makes a customer, and is asked at each order, the first
/// one included, when the customer leaves.
fn simulated<F: FnMut(&mut Chance, f64) -> f64>(
    r: f64,
    alpha: f64,
    customer: impl Fn(&mut Chance) -> F,
) -> Histories {
    drawn(Chance(17), CUSTOMERS, [r, alpha], customer)
}

fn drawn<F: FnMut(&mut Chance, f64) -> f64>(
    mut chance: Chance,
    customers: usize,
    [r, alpha]: [f64; 2],
    customer: impl Fn(&mut Chance) -> F,
) -> Histories {
    let one = |_| {
        let age = 150.0 + 250.0 * chance.share();
        let rate = chance.gamma(r, alpha);
        let mut leaves = customer(&mut chance);
        let (mut repeats, mut last, mut now) = (0, 0.0, 0.0);
        let mut until = leaves(&mut chance, 0.0);
        loop {
            now += chance.exponential(rate);
            if now > until || now > age {
                break;
            }
            (repeats, last) = (repeats + 1, now);
            until = leaves(&mut chance, now);
        }
        let days = |weeks: f64| Days((weeks * 7.0).round() as u32);
        (History { repeats, span: days(last), age: days(age) }, 1)
    };
    (0..customers).map(one).collect()
}

#[track_caller]
fn recovered<P: Params<N>, const N: usize>(fit: &Fit<P, N>, truth: [f64; N]) {
    let (found, errors) = (fit.params.numbers(), fit.standard_errors());
    for i in 0..N {
        let off = (found[i] - truth[i]) / errors[i];
        assert!(off.abs() < 3.0, "{} {}: {found:?} {errors:?}", P::MODEL, P::NAMES[i]);
        assert!(errors[i] < 0.3 * truth[i], "{} {}: {errors:?}", P::MODEL, P::NAMES[i]);
    }
}

/// Where a model says that nobody leaves, no parameters of it are likelier than
/// nobody leaving; where it finds some, they are. What it found, in a word.
fn leaving_is_likelier_or_not_found<M: Fitted<4>>(histories: &Histories) -> &'static str {
    let nbd = nbd::Params::fit(histories).unwrap();
    match M::fit(histories) {
        Ok(fit) => {
            assert!(fit.ln_likelihood > nbd.ln_likelihood - 1e-6, "{}", M::MODEL);
            "found"
        }
        Err(Error::NobodyLeaves { .. }) => {
            // r and alpha about the likeliest, and all ways to leave.
            let mut chance = Chance(5);
            let [r, alpha] = nbd.params.logs();
            for _ in 0..60 {
                let mut near = |log: f64| log + 0.6 * (chance.share() - 0.5);
                let (r, alpha) = (near(r), near(alpha));
                let mut any = || 14.0 * (chance.share() - 0.5);
                let other = M::from_logs([r, alpha, any(), any()]);
                let likelier = other.ln_likelihood(histories);
                assert!(likelier <= nbd.ln_likelihood + 1e-6, "{}: {likelier}", M::MODEL);
            }
            "nobody_leaves"
        }
        Err(error) => error.id(),
    }
}

#[test]
fn leaving_is_found_where_it_is_and_not_where_it_makes_nothing_likelier() {
    let (mut nobodys, mut somes) = (Vec::new(), Vec::new());
    for seed in 0..6 {
        let nobody = drawn(Chance(seed), 700, [0.8, 30.0], |_| |_: &mut Chance, _| f64::INFINITY);
        let some = drawn(Chance(seed), 700, [0.8, 30.0], |chance| {
            let p = chance.beta(0.9, 1.6);
            move |chance: &mut Chance, now: f64| {
                if chance.share() < p { now } else { f64::INFINITY }
            }
        });
        nobodys.push(leaving_is_likelier_or_not_found::<mbgnbd::Params>(&nobody));
        somes.push(leaving_is_likelier_or_not_found::<mbgnbd::Params>(&some));
    }
    assert!(nobodys.contains(&"nobody_leaves"), "{nobodys:?}");
    assert_eq!(somes, ["found"; 6]);
}

#[test]
#[ignore = "slow: 20,000 customers"]
fn bgnbd_finds_the_parameters_of_its_customers() {
    let truth = [0.5, 60.0, 0.8, 2.5];
    let histories = simulated(truth[0], truth[1], |chance| {
        let p = chance.beta(truth[2], truth[3]);
        move |chance: &mut Chance, now: f64| {
            if now > 0.0 && chance.share() < p { now } else { f64::INFINITY }
        }
    });
    let fit = bgnbd::Params::fit(&histories).unwrap();
    recovered(&fit, truth);
}

#[test]
#[ignore = "slow: 20,000 customers"]
fn mbgnbd_finds_the_parameters_of_its_customers() {
    let truth = [0.6, 60.0, 0.9, 1.6];
    let histories = simulated(truth[0], truth[1], |chance| {
        let p = chance.beta(truth[2], truth[3]);
        move |chance: &mut Chance, now: f64| {
            if chance.share() < p { now } else { f64::INFINITY }
        }
    });
    let fit = mbgnbd::Params::fit(&histories).unwrap();
    recovered(&fit, truth);
    // About b/(a+b) of those without repeats have not left at once, so that
    // far fewer are active than by BG/NBD.
    let active = interval::of(&fit, |model| clv::total_active(model, &histories));
    let known = clv::total_active(&mbgnbd::Params::from_logs(truth.map(libm::log)), &histories);
    assert!((active.value - known).abs() < 3.0 * active.error, "{active:?} {known}");
    assert!(active.error < 0.1 * known, "{active:?}");
}

#[test]
#[ignore = "slow: 20,000 customers"]
fn paretonbd_finds_the_parameters_of_its_customers() {
    let truth = [0.8, 60.0, 0.7, 120.0];
    let histories = simulated(truth[0], truth[1], |chance| {
        let rate = chance.gamma(truth[2], truth[3]);
        let until = chance.exponential(rate);
        move |_: &mut Chance, _: f64| until
    });
    let fit = paretonbd::Params::fit(&histories).unwrap();
    recovered(&fit, truth);
}

/// Each has 1 to 8 repeats, whose amounts are exact to a ten-thousandth.
#[test]
fn gammagamma_finds_the_parameters_of_its_customers() {
    let truth = [4.0, 3.5, 20.0];
    let mut chance = Chance(19);
    let one = |at: usize| {
        let repeats = at as u32 % 8 + 1;
        let scale = chance.gamma(truth[1], truth[2]);
        let net = chance.gamma(truth[0] * f64::from(repeats), scale);
        (Spend { repeats, net: Money((net * 10_000.0).round() as i64) }, 1)
    };
    let spends: Spends = (0..CUSTOMERS).map(one).collect();
    let fit = gammagamma::Params::fit(&spends).unwrap();
    recovered(&fit, truth);
    // In another currency v is larger by as much, and nothing else changes.
    let times = |spend: Spend| Spend { net: Money(spend.net.0 * 150), ..spend };
    let other: Spends = spends.iter().map(|(spend, customers)| (times(spend), customers)).collect();
    let other = gammagamma::Params::fit(&other).unwrap().params.numbers();
    let [p, q, v] = fit.params.numbers();
    for (found, known) in other.into_iter().zip([p, q, 150.0 * v]) {
        assert!((found / known - 1.0).abs() < 1e-6, "{found} {known}");
    }
}
