//! Retention four ways: each definition counted the slow and obvious way from
//! the orders of random shops, beside what is counted in one pass.

use std::collections::BTreeSet;

use perennial::ledger::{
    Bracket, Brackets, Cohort, Frame, Pace, ROLLING_DAYS, WEEKS_FOLLOWED, fold, returns,
};
use perennial::metrics::cohorts::triangle;
use perennial::metrics::retention::{BRACKETS, Kind, Measure, Retention, at, bracket, curve};
use perennial::orders::Orders;
use perennial::report::period;
use perennial::units::{Day, Days, Money};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random::{ACTIVE, PEOPLE, all_rows, orders_of, parts_of, shop};
use crate::shop::{CONFIG, Folder, config, read_rows};

fn frame(orders: &Orders) -> Frame {
    let period = period(orders, None).unwrap();
    let (first, as_of, over) = (period.first, period.as_of, period.over);
    Frame { first, as_of, over, active: Days(ACTIVE) }
}

/// The frame of the month of the last order.
fn last_frame(orders: &Orders) -> Frame {
    let (_, last) = orders.span().unwrap();
    let period = period(orders, Some(last.month())).unwrap();
    Frame { as_of: period.as_of, over: period.over, ..frame(orders) }
}

/// The period of a day: the day on which it begins.
fn start(pace: Pace, day: Day) -> Day {
    match pace {
        Pace::Week => {
            let weekday = day.date().weekday().to_monday_zero_offset();
            day - i32::from(weekday)
        }
        Pace::Month | Pace::Rolling => day.month().first(),
        Pace::Quarter => (day.month() - i32::from((day.month().number() - 1) % 3)).first(),
    }
}

/// The first day after a period that begins on this day.
fn end(pace: Pace, from: Day) -> Day {
    match pace {
        Pace::Week => from + 7,
        Pace::Month | Pace::Rolling => (from.month() + 1).first(),
        Pace::Quarter => (from.month() + 3).first(),
    }
}

/// At which age of a customer whose first order is on `first` a day lies.
fn age(pace: Pace, first: Day, day: Day) -> usize {
    if pace == Pace::Rolling {
        return usize::try_from((day.0 - first.0) / ROLLING_DAYS).unwrap();
    }
    let (mut at, mut age) = (start(pace, first), 0);
    while end(pace, at) <= day {
        at = end(pace, at);
        age += 1;
    }
    age
}

/// Whether an age of a cohort is over for everybody it can have.
fn is_whole(pace: Pace, frame: Frame, from: Day, age: usize) -> bool {
    let last_whole = if frame.over { frame.as_of } else { frame.as_of - 1 };
    let age = i32::try_from(age).unwrap();
    let last = if pace == Pace::Rolling {
        end(pace, from) - 1 + ROLLING_DAYS * age + ROLLING_DAYS - 1
    } else {
        (0..age).fold(end(pace, from), |from, _| end(pace, from)) - 1
    };
    last <= last_whole
}

/// Days and nets of a customer, and the first day with an order.
struct Known {
    first: Day,
    sales: Vec<(Day, Money)>,
    all: Vec<(Day, Money)>,
}

fn known(orders: &Orders) -> Vec<Known> {
    let one = |person: perennial::orders::Person| {
        let sales: Vec<_> = person.sales().collect();
        Some(Known { first: sales.first()?.0, sales, all: person.all().collect() })
    };
    orders.people().filter_map(one).collect()
}

/// Every number of a cohort, by its definition.
fn assert_cohort(pace: Pace, frame: Frame, people: &[&Known], cohort: &Cohort) {
    let ages = cohort.cells.len();
    // That far weeks are followed.
    let is_last = pace == Pace::Week && ages == WEEKS_FOLLOWED as usize;
    assert!(is_last || !is_whole(pace, frame, cohort.from, ages));
    assert!(ages == 0 || is_whole(pace, frame, cohort.from, ages - 1));
    let at_ages: Vec<BTreeSet<usize>> = people
        .iter()
        .map(|one| {
            let all = one.sales.iter().map(|(day, _)| age(pace, one.first, *day));
            all.filter(|age| *age < ages).collect()
        })
        .collect();
    let customers = |is: &dyn Fn(usize) -> bool| {
        let counted = at_ages.iter().filter(|ages| ages.iter().any(|age| is(*age)));
        i64::try_from(counted.count()).unwrap()
    };
    let of = |kind| curve(cohort, kind, Measure::Customers);
    for a in 0..ages {
        assert_eq!(of(Kind::Classic)[a], customers(&|age| age == a), "classic {a}");
        assert_eq!(of(Kind::Unbounded)[a], customers(&|age| age >= a), "unbounded {a}");
        let by_then = customers(&|age| (1..=a).contains(&age));
        assert_eq!(of(Kind::Cumulative)[a], by_then, "cumulative {a}");
        let sales = people.iter().flat_map(|one| one.sales.iter().map(move |it| (one, it)));
        let orders = sales.filter(|(one, (day, _))| age(pace, one.first, *day) == a).count();
        assert_eq!(cohort.cells[a].orders, orders as u64, "orders {a}");
        let net = people.iter().flat_map(|one| one.all.iter().map(move |it| (one, it)));
        // A credit note before the first order may be of the same period.
        let net = net.filter(|(one, (day, _))| {
            let is_before = pace == Pace::Rolling && *day < one.first;
            let at = start(pace, *day) >= start(pace, one.first) && !is_before;
            at && age(pace, one.first, (*day).max(one.first)) == a
        });
        let net: Money = net.map(|(_, (_, net))| *net).sum();
        assert_eq!(cohort.cells[a].net, net, "net {a}");
    }
    for (found, Bracket { from, to }) in cohort.brackets.iter().zip(BRACKETS[pace as usize]) {
        let counted = customers(&|age| (*from..=*to).contains(&age));
        let counted = (*to < ages).then_some(u64::try_from(counted).unwrap());
        assert_eq!(*found, counted, "bracket {from}-{to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn every_count_is_that_of_its_definition(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let known = known(&orders);
        // The last month is seldom over.
        for frame in [frame(&orders), last_frame(&orders)] {
        for grid in &returns(&orders, frame, &BRACKETS).grids {
            let mut from = start(grid.pace, frame.first);
            for cohort in &grid.cohorts {
                prop_assert_eq!(cohort.from, from);
                let of = |one: &&Known| start(grid.pace, one.first) == from;
                let people: Vec<&Known> = known.iter().filter(of).collect();
                prop_assert!(people.is_empty() || from >= start(grid.pace, frame.first));
                assert_cohort(grid.pace, frame, &people, cohort);
                from = end(grid.pace, from);
            }
            prop_assert!(from > frame.as_of && start(grid.pace, frame.as_of) < from);
        }
        }
    }

    #[test]
    fn returns_do_not_depend_on_how_customers_are_split(
        shop in shop(),
        sides in vec(any::<bool>(), PEOPLE),
    ) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let whole = returns(&orders, frame, &BRACKETS);
        let parts = parts_of(&shop, &sides, &crate::random::lines());
        prop_assume!(matches!(parts, Some([Some(_), Some(_)])));
        let [left, right] = parts.unwrap().map(|it| returns(&it.unwrap(), frame, &BRACKETS));
        prop_assert_eq!(&left.clone().merge(&right).unwrap(), &whole);
        prop_assert_eq!(&right.merge(&left).unwrap(), &whole);
        let later = Frame { as_of: frame.as_of + 1, ..frame };
        prop_assert_eq!(whole.merge(&returns(&orders, later, &BRACKETS)), None);
    }

    #[test]
    fn the_four_ways_keep_their_order(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let retention =
            Retention { returns: returns(&orders, frame(&orders), &BRACKETS), apart: None };
        for grid in &retention.returns.grids {
            for cohort in &grid.cohorts {
                let of = |kind| curve(cohort, kind, Measure::Customers);
                let (classic, unbounded) = (of(Kind::Classic), of(Kind::Unbounded));
                let cumulative = of(Kind::Cumulative);
                prop_assert!(unbounded.is_sorted_by(|one, next| one >= next), "{:?}", unbounded);
                prop_assert!(cumulative.is_sorted(), "{:?}", cumulative);
                prop_assert_eq!(unbounded.last(), classic.last());
                prop_assert_eq!(cumulative.get(1), classic.get(1));
                for age in 1..classic.len() {
                    prop_assert!(classic[age] <= unbounded[age] && classic[age] <= cumulative[age]);
                    prop_assert!(unbounded[age].max(cumulative[age]) <= classic[0]);
                }
            }
        }
    }

    #[test]
    fn a_bracket_of_one_age_is_classic(shop in shop(), age in 1..8_usize) {
        let one = [Bracket { from: age, to: age }];
        let orders = orders_of(&all_rows(&shop));
        let found = returns(&orders, frame(&orders), &([&one[..]; 4] as Brackets));
        for grid in &found.grids {
            for cohort in &grid.cohorts {
                for measure in Measure::ALL {
                    let classic = at(cohort, age, Kind::Classic, measure);
                    prop_assert_eq!(bracket(grid, cohort, 0, measure), classic);
                }
            }
        }
    }

    #[test]
    fn pooled_is_total_over_total(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let retention =
            Retention { returns: returns(&orders, frame(&orders), &BRACKETS), apart: None };
        for pace in Pace::ALL {
            for (kind, measure) in Kind::ALL.into_iter().flat_map(|it| Measure::ALL.map(|m| (it, m))) {
                let curves = retention.grid(pace).cohorts.iter().filter_map(|cohort| {
                    let whole = at(cohort, 0, Kind::Classic, measure)?.whole;
                    Some((curve(cohort, kind, measure), whole))
                });
                let curves: Vec<(Vec<i64>, i64)> = curves.collect();
                for (age, pooled) in retention.pooled(pace, kind, measure).into_iter().enumerate() {
                    let kept = curves.iter().filter_map(|(all, of)| Some((*all.get(age)?, *of)));
                    let sums = kept.fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
                    prop_assert_eq!((pooled.part, pooled.whole), sums);
                }
            }
        }
    }

    #[test]
    fn by_month_they_are_the_cells_of_the_triangle(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let (triangle, found) = (triangle(&fold(&orders, frame)), returns(&orders, frame, &BRACKETS));
        let apart = triangle.left_censored();
        let pooled = Retention { returns: found.clone(), apart }
            .pooled(Pace::Month, Kind::Classic, Measure::Customers);
        let pairs = triangle.pooled().into_iter();
        let pairs: Vec<_> = pairs.map(|(part, of)| (part.cast_signed(), of.cast_signed())).collect();
        prop_assert_eq!(pooled.iter().map(|it| (it.part, it.whole)).collect::<Vec<_>>(), pairs);
        let cohorts = &found.grid(Pace::Month).cohorts;
        prop_assert_eq!(cohorts.len(), triangle.rows.len());
        for (cohort, row) in cohorts.iter().zip(&triangle.rows) {
            prop_assert_eq!(cohort.from, row.cohort.first());
            let cells: Vec<_> = row.cells.iter().flatten().collect();
            prop_assert_eq!(cohort.cells.len(), cells.len());
            for (mine, theirs) in cohort.cells.iter().zip(cells) {
                prop_assert_eq!((mine.customers, mine.orders), (theirs.customers, theirs.orders));
                prop_assert_eq!(mine.net, theirs.net);
            }
        }
    }
}

/// Two who first order on the first and on the last day of January, and again
/// 30 days later.
#[test]
fn a_rolling_period_begins_with_each_customers_own_first_order() {
    let rows = [
        "1,ada@example.com,2024-01-01,10",
        "2,ben@example.com,2024-01-31,10",
        "3,ada@example.com,2024-01-31,10",
        "4,ben@example.com,2024-03-01,10",
        "5,zoe@example.com,2024-04-30,10",
    ];
    let orders = read_rows(&rows, &config(CONFIG));
    let found = returns(&orders, frame(&orders), &BRACKETS);
    let customers = |pace| -> Vec<u64> {
        found.grid(pace).cohorts[0].cells.iter().map(|cell| cell.customers).collect()
    };
    assert_eq!(customers(Pace::Month), [2, 0, 1, 0]);
    // Whoever came on the last of January is followed for 90 days on April 29.
    assert_eq!(customers(Pace::Rolling), [2, 2, 0]);
    assert_eq!(customers(Pace::Week)[..5], [1, 0, 0, 0, 1]);
    assert_eq!(customers(Pace::Quarter), [2]);
}

/// However long ago the first order, the table by week does not grow with the
/// square of all weeks.
#[test]
fn a_cohort_by_week_is_followed_for_two_years() {
    let rows = [
        "1,ada@example.com,1990-01-01,10",
        "2,ada@example.com,1991-12-30,10",
        "3,ada@example.com,1992-01-06,10",
        "4,zoe@example.com,2024-04-30,10",
    ];
    let orders = read_rows(&rows, &config(CONFIG));
    let found = returns(&orders, frame(&orders), &BRACKETS);
    let weeks = &found.grid(Pace::Week).cohorts;
    assert!(weeks.iter().all(|cohort| cohort.cells.len() <= 105));
    let cells = &weeks[0].cells;
    let ordered: Vec<usize> = (0..105).filter(|age| cells[*age].customers > 0).collect();
    assert_eq!((ordered, cells[104].last), (vec![0, 104], 1));
    assert_eq!(found.grid(Pace::Quarter).cohorts[0].cells[8].last, 1);
}

/// Twelve new customers in January, three in February, eleven in March and forty
/// in April, who all come back a month later: February is of too few, and March,
/// the next smallest, goes with it.
#[test]
fn a_cohort_of_a_few_is_blank_wherever_it_stands() {
    let came = [(1, 12), (2, 3), (3, 11), (4, 40)];
    let order = |month: u32, it: u32, later: u32| {
        format!("{month}.{it}.{later},c{month}.{it}@example.com,2024-{:02}-10,10", month + later)
    };
    let of_month = |(month, count): (u32, u32)| {
        (0..count).flat_map(move |it| [order(month, it, 0), order(month, it, 1)])
    };
    let rows: Vec<String> = came
        .into_iter()
        .flat_map(of_month)
        .chain(["x,x@example.com,2024-06-30,1".into()])
        .collect();
    let folder = Folder::of_rows(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let config = folder.text("perennial.toml").replace("= 2", "= 10");
    folder.put("perennial.toml", config);
    folder.build(&["--as-of", "2024-05"]);
    let file = |name: &str| folder.text(&format!("site/2024-05/tables/{name}.csv"));
    for name in [
        "cohort-retention",
        "cohort-customers",
        "cohort-orders",
        "cohort-revenue",
        "retention-trend",
    ] {
        let (text, hidden) = (file(name), ["2024-02", "2024-03"]);
        // Nobody is new in May, which is told.
        for line in text.lines().skip(1).filter(|line| !line.starts_with("2024-05")) {
            let blank = line.split(',').skip(1).all(str::is_empty);
            assert_eq!(blank, hidden.contains(&&line[..7]), "{name}: {line}");
        }
    }
    let cohorts = file("retention-cohorts");
    for (row, there) in [
        ("month,2024-01-01,", true),
        ("month,2024-02-01,", false),
        ("rolling,2024-01-01,", true),
        ("rolling,2024-03-01,", false),
        ("quarter,2024-01-01,", false),
        ("week,2024-04-01,", true),
        ("week,2024-03-04,", false),
    ] {
        assert_eq!(cohorts.contains(row), there, "{row}\n{cohorts}");
    }
    assert!(
        folder.text("site/2024-05/cohorts.html").contains("Cohorts of fewer than 10 customers")
    );
}
