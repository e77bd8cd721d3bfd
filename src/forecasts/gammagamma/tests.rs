use super::*;
use crate::forecasts::differences::agree;

fn spend(repeats: u32, net: i64) -> Spend {
    Spend { repeats, net: Money(net * Money::SCALE) }
}

#[test]
fn a_customers_amount_lies_between_their_own_and_the_mean() {
    let params = Params::new(6.25, 3.74, 15.44).unwrap();
    let mean = params.mean().unwrap();
    // 6.25 (15.44 + 200)/(6.25 · 2 + 2.74).
    let found = params.expected(spend(2, 200)).unwrap();
    assert!((found - 6.25 * 215.44 / 15.24).abs() < 1e-12);
    assert!(mean < found && found < 100.0);
    assert!((params.expected(spend(0, 0)).unwrap() - mean).abs() < 1e-12);
    assert_eq!(params.expected(spend(1, -5)), params.expected(spend(1, 0)));
}

#[test]
fn where_there_is_no_mean_there_is_none() {
    let params = Params::new(0.5, 0.4, 10.0).unwrap();
    assert_eq!((params.mean(), params.expected(spend(1, 5))), (None, None));
    assert!(params.expected(spend(2, 5)).is_some());
    let at_the_edge = Params::new(0.5, 1.0, 10.0).unwrap();
    assert_eq!(at_the_edge.mean(), None);
    let at_the_edge = Params::new(0.5, 0.5, 10.0).unwrap();
    assert_eq!(at_the_edge.expected(spend(1, 5)), None);
}

/// Of one customer with x = 2 and z = 3, at p = 1, q = 2, v = 4: the density
/// Γ(4)/(Γ(2) Γ(2)) · 4² · 3 · 2² / 10⁴.
#[test]
fn the_likelihood_is_a_density_of_means() {
    let params = Params::new(1.0, 2.0, 4.0).unwrap();
    let found = params.ln_likelihood(&[(spend(2, 6), 1)].into_iter().collect());
    assert!((found - libm::log(6.0 * 16.0 * 3.0 * 4.0 / 10_000.0)).abs() < 1e-12, "{found}");
}

/// Of the same customer at p = 3, q = 3, v = 4, where no part is the same as
/// another: Γ(9)/(Γ(6) Γ(3)) · 4³ · 3⁵ · 2⁶ / 10⁹. Of three customers, two
/// of them alike, it is the product: of x = 1 and z = 6 it is the same with
/// Γ(6)/(Γ(3) Γ(3)) · 4³ · 6² / 10⁶.
#[test]
fn the_likelihood_of_several_is_the_product_of_densities() {
    let params = Params::new(3.0, 3.0, 4.0).unwrap();
    let one = 168.0 * 64.0 * 243.0 * 64.0 / 1e9;
    let other = 30.0 * 64.0 * 36.0 / 1e6;
    let found = |counts: &[(Spend, u64)]| params.ln_likelihood(&counts.iter().copied().collect());
    let near =
        |found: f64, density: f64| assert!((found - libm::log(density)).abs() < 1e-12, "{found}");
    near(found(&[(spend(2, 6), 1)]), one);
    near(found(&[(spend(1, 6), 1)]), other);
    near(found(&[(spend(2, 6), 2), (spend(1, 6), 1)]), one * one * other);
}

/// In multiples of 2: nets of 5 to three customers with one repeat, and of 6
/// and 10 to two and one with two.
#[test]
fn amounts_are_grouped_by_repeats_as_multiples() {
    let spends = [(spend(2, 10), 1), (spend(1, 5), 3), (spend(2, 6), 2)].into_iter().collect();
    let Amounts { groups, constant } = Amounts::new(&spends, 2.0);
    let near = |found: f64, known: f64| assert!((found - known).abs() < 1e-12, "{found}");
    let [one, two] = groups.try_into().ok().unwrap();
    assert_eq!((one.x, one.customers, one.totals), (1.0, 3.0, vec![(2.5, 3.0)]));
    assert_eq!((two.x, two.customers, two.totals), (2.0, 3.0, vec![(3.0, 2.0), (5.0, 1.0)]));
    near(one.logs, libm::log(2.5 * 2.5 * 2.5));
    near(two.logs, libm::log(3.0 * 3.0 * 5.0));
    // Means are 5, 3 and 5, in units and not in multiples.
    near(constant, -libm::log(125.0 * 9.0 * 5.0));
}

/// With one amount more than may be, two next to each other become one: 1
/// and 2 of one and three customers are 7/4 of four.
#[test]
fn rough_amounts_are_means_of_neighbours() {
    let totals = (1..=4097).map(|total| (f64::from(total), if total == 2 { 3.0 } else { 1.0 }));
    let group = Group { x: 2.0, customers: 4099.0, logs: 7.0, totals: totals.collect() };
    let rough = Amounts { groups: vec![group], constant: -5.0 }.rough();
    let Group { x, customers, logs, totals } = &rough.groups[0];
    assert_eq!((*x, *customers, *logs, rough.constant), (2.0, 4099.0, 7.0, -5.0));
    assert_eq!(totals.len(), 2049);
    assert_eq!(totals[..2], [(1.75, 4.0), (3.5, 2.0)]);
    assert_eq!(totals.last(), Some(&(4097.0, 1.0)));
}

/// The density as in the source, term by term.
#[test]
fn value_slopes_and_bends_are_those_of_the_density() {
    let counts = [((1, 4), 3_u32), ((1, 30), 2), ((2, 6), 1), ((5, 200), 4)];
    let known = |logs: [f64; 3]| {
        let [p, q, v] = logs.map(libm::exp);
        let one = |(repeats, net): (u32, i32)| {
            let (x, total) = (f64::from(repeats), f64::from(net));
            let (z, share) = (total / x, v / (total + v));
            let beta = libm::lgamma(p * x) + libm::lgamma(q) - libm::lgamma(p * x + q);
            q * libm::log(share) + p * x * libm::log(1.0 - share) - libm::log(z) - beta
        };
        counts.iter().map(|(of, customers)| f64::from(*customers) * one(*of)).sum()
    };
    let spends = counts.iter().map(|((repeats, net), customers)| {
        (spend(*repeats, i64::from(*net)), u64::from(*customers))
    });
    let amounts = Amounts::new(&spends.collect(), 1.0);
    for params in [[6.0, 4.0, 15.0], [0.7, 1.5, 3.0]] {
        agree(|logs| amounts.ln_likelihood(logs), known, params.map(libm::log));
    }
}

#[test]
fn correlation_is_that_of_customers() {
    let spends = |counts: &[(u32, i64, u64)]| -> Spends {
        counts.iter().map(|(x, net, customers)| (spend(*x, *net), *customers)).collect()
    };
    // (1, 1), (2, 2), (3, 3), and once more the first.
    let up = correlation(&spends(&[(1, 1, 2), (2, 4, 1), (3, 9, 1)])).unwrap();
    assert!((up - 1.0).abs() < 1e-12);
    // x = 1, 1, 2 and z = 1, 3, 2.
    let none = correlation(&spends(&[(1, 1, 1), (1, 3, 1), (2, 4, 1)])).unwrap();
    assert!(none.abs() < 1e-12);
    assert_eq!(correlation(&spends(&[(1, 1, 2), (1, 4, 1)])), None);
    assert_eq!(correlation(&spends(&[(1, 2, 2), (2, 4, 1)])), None);
    // z = 1 and 3/2 are apart by less than one.
    let little = correlation(&spends(&[(1, 1, 1), (2, 3, 1)])).unwrap();
    assert!((little - 1.0).abs() < 1e-12);
    assert_eq!(mean(&spends(&[(1, 1, 3), (2, 10, 1)])), Some(2.0));
}

#[test]
fn customers_who_all_spend_alike_run_away() {
    let spends = [(spend(1, 20), 300), (spend(2, 40), 100)].into_iter().collect();
    let error = Params::fit(&spends).unwrap_err();
    assert!(matches!(error, Error::RunsAway { .. }), "{error}");
    assert!(matches!(Params::fit(&Spends::default()), Err(Error::NobodyRepeats { .. })));
}

/// Customers who spend differently, at amounts that are so many times as large.
fn spends_times(times: i64) -> Spends {
    let net = |of: (u32, i64, u64)| (spend(of.0, of.1 * times), of.2);
    let some = [(1, 4, 30), (1, 9, 40), (1, 30, 9), (2, 16, 30), (2, 50, 9), (4, 90, 20)];
    some.into_iter().map(net).collect()
}

/// v is in money, p and q are not; and nothing beside the fit is likelier.
#[test]
fn a_fit_is_a_maximum_and_the_same_in_any_currency() {
    let (one, other) = (spends_times(1), spends_times(100));
    let (fit, larger) = (Params::fit(&one).unwrap(), Params::fit(&other).unwrap());
    for (found, known) in
        larger.params.numbers().into_iter().zip([fit.params.p, fit.params.q, 100.0 * fit.params.v])
    {
        assert!((found / known - 1.0).abs() < 1e-6, "{found} is not {known}");
    }
    let top = fit.params.ln_likelihood(&one);
    for at in 0..3 {
        for by in [-0.05, 0.05] {
            let mut beside = fit.params.logs();
            beside[at] += by;
            assert!(Params::from_logs(beside).ln_likelihood(&one) < top - 1e-6);
        }
    }
}

/// Amounts of single orders lie far apart, and means of 16 orders do not: nobody
/// differs from anybody. v runs away, and is told in money.
#[test]
fn how_far_a_parameter_ran_is_told_in_money() {
    let far = |times: i64| {
        let some = [(1, 1, 20), (1, 2, 20), (1, 10, 20), (1, 100, 20), (16, 452, 60)];
        let net = |of: (u32, i64, u64)| (spend(of.0, of.1 * times), of.2);
        Params::fit(&some.into_iter().map(net).collect())
    };
    let value = |times: i64| match far(times) {
        Err(Error::RunsAway { name: "v", value, .. }) => value,
        other => panic!("{other:?}"),
    };
    assert!((value(100) / value(1) / 100.0 - 1.0).abs() < 1e-6);
}
