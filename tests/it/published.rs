//! The models beside what others published of CDNOW: each number to half of the
//! last digit that was printed, and where that is not met, why.
//!
//! The sources, by the names that they have here:
//!
//! - **FHL**: Fader, Hardie & Lee (2005), "'Counting Your Customers' the Easy
//!   Way", Marketing Science 24(2), 275-284, and the sheet that goes with it.
//! - **BTYD**: McCarthy & Wadsworth (2014), "Buy 'Til You Die - A Walkthrough",
//!   and the manual of the R package.
//! - **lifetimes**: the Python package's documentation and tests.
//! - **BTYDplus**, **CLVTools**: the R packages' tests.
//! - **GG**: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary Value",
//!   and the sheet that goes with it.
//! - **computed**: with SciPy, from the same files.
//!
//! Calibration is to 1997-09-30, and the holdout the 39 weeks after it.

use std::fs;

use perennial::forecasts::clv::{self, Horizon};
use perennial::forecasts::gammagamma;
use perennial::forecasts::holdout;
use perennial::forecasts::{Fit, Fitted, Histories, History, Model as _, Params as _, Weeks};
use perennial::forecasts::{bgnbd, mbgnbd, nbd, paretonbd};
use perennial::units::{Days, Money};

use crate::shop::repository;

/// That a number is the published one, to half of the last digit in which that
/// is written.
#[track_caller]
pub(crate) fn near(found: f64, published: &str) {
    let (digits, exponent) = published.split_once('e').unwrap_or((published, "0"));
    let places = digits.split_once('.').map_or(0, |(_, after)| after.len());
    let exponent: f64 = exponent.parse().unwrap();
    let half = 0.5 * libm::pow(10.0, exponent - places as f64) * (1.0 + 1e-6);
    let known: f64 = published.parse().unwrap();
    assert!((found - known).abs() <= half, "{found} is not {published}");
}

#[track_caller]
pub(crate) fn all_near(found: impl IntoIterator<Item = f64>, published: &str) {
    let published: Vec<&str> = published.split_whitespace().collect();
    let found: Vec<f64> = found.into_iter().collect();
    assert_eq!(found.len(), published.len());
    for (found, published) in found.into_iter().zip(published) {
        near(found, published);
    }
}

/// The 2,357 customers of the sample by their history.
pub(crate) fn histories() -> Histories {
    let text = fs::read_to_string(repository("tests/fixtures/cdnow/histories.csv")).unwrap();
    let row = |line: &str| {
        let cells: Vec<u32> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        (history(cells[0], cells[1], cells[2]), u64::from(cells[3]))
    };
    text.lines().skip(1).map(row).collect()
}

pub(crate) fn history(repeats: u32, span: u32, age: u32) -> History {
    History::new(repeats, Days(span), Days(age)).unwrap()
}

/// Customer 1516: 26 repeats, the last a day before the end.
fn customer_1516() -> History {
    history(26, 216, 217)
}

pub(crate) fn fitted<M: Fitted<4>>() -> Fit<M, 4> {
    M::fit(&histories()).unwrap()
}

/// FHL's estimates, as printed.
fn bgnbd_printed() -> bgnbd::Params {
    bgnbd::Params::new(0.243, Weeks(4.414), 0.793, 2.426).unwrap()
}

/// BTYD fits three times, and goes on with the third: 0.2425967, 4.413659,
/// 0.7929869 and 2.426164. What it computes from them is printed with as many
/// digits, so that their next ones matter. These, which round to them, are such
/// that all fifteen numbers come out; with zeros there, two miss by a sixth of
/// the last digit's half.
pub(crate) fn bgnbd_of_btyd() -> bgnbd::Params {
    bgnbd::Params::new(0.242_596_72, Weeks(4.413_658_78), 0.792_986_87, 2.426_164_49).unwrap()
}

/// BTYD prints three decimals, 0.553, 10.580, 0.606 and 11.658. These, which
/// round to them, are those under which what it computes from them comes out:
/// fifteen numbers, for which four parameters were looked for.
fn paretonbd_of_btyd() -> paretonbd::Params {
    paretonbd::Params::new(0.553_371_51, Weeks(10.579_521_61), 0.605_906_46, Weeks(11.658_057_45))
        .unwrap()
}

/// FHL; BTYD, section 4.2; MBG/NBD: BTYDplus, and computed.
#[test]
fn fits_are_those_published() {
    let fit = fitted::<bgnbd::Params>();
    all_near(fit.params.numbers(), "0.243 4.414 0.793 2.426");
    near(fit.ln_likelihood, "-9582.4");
    near(fit.ln_likelihood, "-9582.429");
    // Computed: 0.24259454 4.4136025 0.79292204 2.42590685, by a search that
    // stopped a little before the maximum, where CLVTools stopped too (alpha
    // 4.4136019, b 2.4258881).
    all_near(fit.params.numbers(), "0.2425945 4.41360 0.79292 2.42591");
    near(fit.ln_likelihood, "-9582.429207");

    // FHL, and computed with mpmath at 40 digits.
    let fit = nbd::Params::fit(&histories()).unwrap();
    all_near(fit.params.numbers(), "0.385 12.072");
    all_near(fit.params.numbers(), "0.38476613577 12.07202284484");
    near(fit.ln_likelihood, "-9763.7");
    near(fit.ln_likelihood, "-9763.657614673");

    let fit = fitted::<mbgnbd::Params>();
    all_near(fit.params.numbers(), "0.525 6.183 0.891 1.614");
    all_near(fit.params.numbers(), "0.52484 6.18309 0.89136 1.61400");
    near(fit.ln_likelihood, "-9582.135716");

    let fit = fitted::<paretonbd::Params>();
    all_near(fit.params.numbers(), "0.553 10.578 0.606 11.669");
    all_near(fit.params.numbers(), "0.553277 10.577683 0.606240 11.668735");
    near(fit.ln_likelihood, "-9595.0");
    near(fit.ln_likelihood, "-9594.976");
    near(fit.ln_likelihood, "-9594.976179");
}

/// lifetimes, Quickstart, from weeks with two decimals (38.86 for 272 days).
/// With whole days a and b have errors of .185734 and .705414. Here a week has
/// 700 days, of which 100 are one in the table: only alpha is the longer.
///
/// b's is .7053456 at the maximum, and printed as .705345, so one digit less of
/// it is held: the last depends on where in the flat of the maximum a search ends.
#[test]
fn standard_errors_of_bgnbd_are_those_of_lifetimes() {
    let hundredths = |days: Days| {
        // Two decimals, as printed: halves do not occur in sevenths.
        Days((days.0 * 200 + 7) / 14)
    };
    let rounded = |history: History| History {
        span: hundredths(history.span),
        age: hundredths(history.age),
        ..history
    };
    let histories: Histories =
        histories().iter().map(|(history, customers)| (rounded(history), customers)).collect();
    let fit = bgnbd::Params::fit(&histories).unwrap();
    let [r, alpha, a, b] = fit.standard_errors();
    all_near([r, alpha * 7.0 / 100.0, a], ".012557 .378221 .185719");
    near(b, ".70535");
}

/// CLVTools prints .0476264 .8427222 .1872594 6.2105448. These are the errors at
/// (0.553276, 10.577778, 0.606234, 11.669064), which is within 3 parts in 100,000
/// of the maximum and 1e-7 below it in likelihood, as far as a search may well stop
/// from it. So of its digits three or four are held. Those of the second line
/// were computed, at the maximum and from differences.
#[test]
fn standard_errors_of_paretonbd_are_those_of_clvtools() {
    let errors = fitted::<paretonbd::Params>().standard_errors();
    all_near(errors, ".0476 .8427 .1873 6.211");
    all_near(errors, ".047628 .842723 .18728 6.2111");
}

/// FHL's sheet and BTYD, section 4.3.
#[test]
fn expectations_of_bgnbd_are_those_published() {
    let params = bgnbd_of_btyd();
    near(params.expected(history(2, 213, 272), Weeks(39.0)), "1.226");
    let of_new = |weeks| params.expected_of_new(Weeks(weeks));
    let days = [1.0, 7.0, 21.0, 223.0, 224.0];
    all_near(days.map(|days| of_new(days / 7.0)), ".0078 .0532 .1506 1.0405 1.0437");
    near(of_new(52.0), "1.444004");
    near(params.expected(customer_1516(), Weeks(52.0)), "25.75659");
    near(params.alive(customer_1516()), "0.9688523");
    let paradox = |x| params.expected(history(x, 140, 273), Weeks(52.0));
    all_near([10, 15, 20, 25].map(paradox), ".3474606 .04283391 .004158973 .0003583685");
    // Computed, at the maximum.
    let fit = fitted::<bgnbd::Params>().params;
    near(fit.expected_of_new(Weeks(52.0)), "1.444012");
    near(fit.expected(customer_1516(), Weeks(52.0)), "25.757337");
    near(fit.alive(customer_1516()), "0.968854");
}

/// FHL's sheet has 1.8576 orders in 78 weeks; there are 1.8579. The sheet seems
/// to end its series after some 150 terms, where hundreds more are needed: with
/// as many, its number comes out.
#[test]
fn the_sheet_of_bgnbd_ends_its_series_early() {
    let fit = fitted::<bgnbd::Params>().params;
    near(fit.expected_of_new(Weeks(78.0)), "1.8580");
    let [r, alpha, a, b] = fit.numbers();
    let z = 78.0 / (alpha + 78.0);
    let (mut term, mut sum) = (1.0, 1.0);
    for n in (0..150).map(f64::from) {
        term *= (r + n) * (b + n) / ((a + b - 1.0 + n) * (n + 1.0)) * z;
        sum += term;
    }
    near((a + b - 1.0) / (a - 1.0) * (1.0 - libm::pow(1.0 - z, r) * sum), "1.8576");
}

/// BTYD's manual, at the parameters as printed by FHL.
#[test]
fn probabilities_of_bgnbd_are_those_of_btyd() {
    let params = bgnbd_printed();
    near(params.probability(0, Weeks(39.0)), "0.5737864");
    near(params.probability(0, Weeks(39.0)), "0.57378635");
    near(params.probability(10, Weeks(2.0)), "1.07869e-07");
    near(params.probability(10, Weeks(2.0)), "1.0786896e-07");
    all_near(
        (11..=20).map(|n| params.probability(n, Weeks(30.0))),
        ".0019995214 .0015170236 .0011633150 .0009003148 .0007023638
         .0005517902 .0004361913 .0003467171 .0002769613 .0002222260",
    );
}

/// BTYD's manual: of the parameters 0.55, 10.56, 0.61 and 11.64.
#[test]
fn expectations_of_new_customers_of_paretonbd_are_those_of_btyd() {
    let params = paretonbd::Params::new(0.55, Weeks(10.56), 0.61, Weeks(11.64)).unwrap();
    all_near(
        (0..10).map(|weeks| params.expected_of_new(Weeks(f64::from(weeks)))),
        "0 .05077821 .09916088 .14542507 .18979930 .23247466 .27361274 .31335159 .35181024
         .38909211",
    );
}

/// BTYD, section 3.3.
#[test]
fn expectations_of_paretonbd_are_those_of_btyd() {
    let params = paretonbd_of_btyd();
    all_near(params.numbers(), "0.553 10.580 0.606 11.658");
    near(params.ln_likelihood(&histories()), "-9594.976");
    near(params.expected_of_new(Weeks(52.0)), "1.473434");
    near(params.expected(customer_1516(), Weeks(52.0)), "25.45647");
    near(params.alive(customer_1516()), "0.997874");
    let paradox = |x| params.expected(history(x, 140, 273), Weeks(52.0));
    all_near([10, 15, 20, 25].map(paradox), ".7062289 .1442396 .02250658 .00309267");
    // Computed, at the maximum.
    let fit = fitted::<paretonbd::Params>().params;
    near(fit.expected_of_new(Weeks(52.0)), "1.473434");
}

/// By repeats, 0 to 6 and 7 or more.
fn by_repeats(of: impl Fn(History) -> f64) -> [f64; 8] {
    let mut sums = [0.0; 8];
    for (history, customers) in histories().iter() {
        sums[history.repeats.min(7) as usize] += customers as f64 * of(history);
    }
    sums
}

/// BTYD, sections 3.4 and 4.4.
#[test]
fn expectations_by_repeats_are_those_of_btyd() {
    let customers = by_repeats(|_| 1.0);
    all_near(customers, "1411 439 214 100 62 38 29 64");
    let mean = |sums: [f64; 8]| sums.into_iter().zip(customers).map(|(sum, n)| sum / n);
    let (bgnbd, paretonbd) = (bgnbd_of_btyd(), paretonbd_of_btyd());
    let expected = by_repeats(|history| bgnbd.expected(history, Weeks(39.0)));
    all_near(
        mean(expected),
        ".2250893 .5231364 1.044126 1.520256 2.163824 2.653789 3.503957 6.157036",
    );
    near(expected.iter().sum(), "1653.4");
    let expected = by_repeats(|history| paretonbd.expected(history, Weeks(39.0)));
    all_near(mean(expected), ".138 .600 1.196 1.714 2.399 2.907 3.819 6.403");
}

/// BTYD, sections 3.4 and 4.4: weeks 20 to 25, and all up to the first and the
/// last of them.
#[test]
fn weeks_are_those_of_btyd() {
    let weeks = holdout::by_week(&bgnbd_of_btyd(), &histories(), 25);
    all_near(weeks[19..].iter().copied(), "76.87 74.89 73.05 71.32 69.70 68.18");
    near(weeks[..20].iter().sum(), "1312.458");
    near(weeks.iter().sum(), "1669.6");
    let weeks = holdout::by_week(&paretonbd_of_btyd(), &histories(), 25);
    all_near(weeks[19..].iter().copied(), "78.308 76.419 74.648 72.983 71.414 69.933");
    near(weeks[..20].iter().sum(), "1308.856");
    near(weeks.iter().sum(), "1674.253");
}

/// Computed: how many customers of each number of repeats BG/NBD expects where
/// it was fitted, and how many are alive.
#[test]
fn what_bgnbd_expects_of_its_own_data() {
    let fit = fitted::<bgnbd::Params>().params;
    let mut expected = [0.0; 8];
    for (history, customers) in histories().iter() {
        let chance = |n| fit.probability(n, Weeks::from(history.age));
        let some: Vec<f64> = (0..7).map(chance).collect();
        for (n, chance) in some.iter().enumerate() {
            expected[n] += customers as f64 * chance;
        }
        expected[7] += customers as f64 * (1.0 - some.iter().sum::<f64>());
    }
    all_near(expected, "1407.68 460.32 192.46 101.16 59.85 38.12 25.55 71.85");
    assert_eq!(histories().repeats(), 2457);
    let alive = by_repeats(|history| fit.alive(history));
    near(clv::total_active(&fit, &histories()) / 2357.0, "0.813");
    near(alive[1..].iter().sum::<f64>() / 946.0, "0.535");
}

/// lifetimes, Quickstart: customer 1 is worth 140.096, which is what comes of
/// twelve steps of 30 weeks where months were meant, 1 % a step. With months of
/// 4.345 weeks it is 36.28. Both from weeks with two decimals, so that a week
/// has 100 days here, and from parameters fitted to such (computed).
#[test]
fn lifetime_value_is_that_of_lifetimes() {
    let hundred = 100.0 / 7.0;
    let alpha = Weeks(4.413_531_53 * hundred);
    let bgnbd = bgnbd::Params::new(0.242_592_91, alpha, 0.792_886_14, 2.425_753_41).unwrap();
    let amounts = gammagamma::Params::new(6.248_802, 3.744_589, 15.447_751).unwrap();
    let value = |weeks: f64| {
        let step = Weeks(weeks * hundred);
        let annual_rate = libm::pow(1.01, Weeks::YEAR.0 / step.0) - 1.0;
        let horizon = Horizon { steps: 12, step, annual_rate };
        let customer_1 = (history(2, 3043, 3886), Money(44_7000));
        clv::value(&bgnbd, &amounts, customer_1, horizon).unwrap()
    };
    near(value(30.0), "140.096");
    near(value(4.345), "36.28");
}
