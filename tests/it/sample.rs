//! The sample shop: its site is the committed one, and its report tells the
//! truth about what was simulated.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use perennial::config::Config;
use perennial::ledger::{Frame, Ledger, Trait, fold};
use perennial::metrics::survival::Survival;
use perennial::orders::{Orders, Person, Source};
use perennial::units::{Day, Days, Money};

use crate::shop::{Folder, blessing, config, ran, read, read_sources, report, repository, tree};

/// Names of files shown when a comparison fails.
const SHOWN: usize = 10;

/// How two trees of files differ, a line a file; blank when they do not.
fn difference(found: &Path, expected: &Path) -> String {
    let (found, expected) = (tree(found), tree(expected));
    let names: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    let differs = |name: &&String| match (found.get(*name), expected.get(*name)) {
        (Some(one), Some(other)) if one == other => None,
        (Some(one), Some(other)) => {
            let at = one.iter().zip(other).take_while(|(one, other)| one == other).count();
            Some(format!("{name} differs from byte {at} on"))
        }
        (Some(_), None) => Some(format!("{name} should not be there")),
        _ => Some(format!("{name} is missing")),
    };
    let all: Vec<String> = names.iter().filter_map(differs).collect();
    let more = all.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!("\nand {more} more") } else { String::new() };
    all.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n") + &more
}

#[test]
fn the_sample_renders_to_exactly_the_committed_site() {
    let folder = Folder::new();
    folder.build(&[]);
    let (built, committed) = (folder.at("site"), repository("site"));
    if blessing() {
        fs::remove_dir_all(&committed).unwrap();
        for (name, bytes) in tree(&built) {
            let path = committed.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let difference = difference(&committed, &built);
    assert!(
        difference.is_empty(),
        "site/ is not what content/sample renders to:\n{difference}\nif that is right, run: just bless"
    );
}

fn sample() -> (Orders, Config, toml::Table) {
    let text = |name: &str| fs::read_to_string(repository("content/sample").join(name)).unwrap();
    let config = config(&text("perennial.toml"));
    let file = repository("content/sample/data/orders.csv");
    let orders = read_sources(vec![Source::File(file)], &config).unwrap();
    (orders, config, text("truth.toml").parse().unwrap())
}

/// The ledger on the last day of the export, in a month that is not over.
fn ledger_to_the_end(orders: &Orders, last: &toml::Value) -> Ledger {
    let as_of = Day::of(last.as_str().unwrap().parse().unwrap());
    let (first, _) = orders.span().unwrap();
    fold(orders, Frame { first, as_of, over: false, active: Days(365) })
}

/// Amounts in the truth have two decimals.
fn money(value: &toml::Value) -> Money {
    let pence: i64 = value.as_str().unwrap().replace('.', "").parse().unwrap();
    Money(pence * Money::SCALE / 100)
}

fn count(value: &toml::Value) -> u64 {
    value.as_integer().unwrap().unsigned_abs()
}

#[test]
fn every_row_is_accounted_for_as_it_was_simulated() {
    let (orders, config, truth) = sample();
    let ledger = ledger_to_the_end(&orders, &truth["last_day"]);
    let report = report(orders, &config, None);
    assert_eq!(report.period.month.to_string(), truth["last_month_over"].as_str().unwrap());
    assert_eq!(report.data.first.to_string(), truth["first_day"].as_str().unwrap());
    assert_eq!(report.data.last.to_string(), truth["last_day"].as_str().unwrap());

    let account = &report.data.account;
    assert_eq!(account.rows_read, count(&truth["rows"]));
    let reason = |name: &str| match name {
        "pending" => "not paid".to_string(),
        name => name.replace('_', " "),
    };
    let left_out = truth["left_out"].as_table().unwrap().iter();
    let expected: BTreeMap<String, u64> =
        left_out.map(|(why, rows)| (reason(why), count(rows))).collect();
    let found: BTreeMap<String, u64> =
        account.left_out.iter().map(|(why, left)| (why.clone(), left.rows)).collect();
    assert_eq!(found, expected);

    let counting = &truth["counting"];
    assert_eq!(report.data.orders, count(&counting["orders"]));
    assert_eq!(report.data.orders_identified, count(&counting["identified_orders"]));
    assert_eq!(report.data.customers, count(&counting["customers"]));
    // The truth's gross is with delivery, which is no revenue here.
    let goods = money(&counting["gross"]) - money(&counting["shipping"]);
    assert_eq!(report.data.gross, goods);
    let net: Money = ledger.months.values().map(|month| month.net).sum();
    let identified: Money = ledger.cells.values().map(|cell| cell.net).sum();
    assert_eq!(net, money(&counting["net"]));
    assert_eq!(identified, money(&counting["identified_net"]));
    let costed = ledger
        .costed
        .values()
        .fold((0, Money::ZERO), |(orders, cost), month| (orders + month.orders, cost + month.cost));
    let cost: i64 = counting["cost"].as_str().unwrap().replace('.', "").parse().unwrap();
    assert_eq!(costed, (count(&counting["orders"]), Money(cost)));
}

#[test]
fn the_cohort_triangle_is_the_one_that_was_simulated() {
    let (orders, config, truth) = sample();
    let report = report(orders, &config, None);
    let cohorts = truth["cohorts"].as_array().unwrap();
    // The last cohort of the truth is of the month that is not over.
    assert_eq!(report.triangle.rows.len() + 1, cohorts.len());
    for (row, cohort) in report.triangle.rows.iter().zip(cohorts) {
        assert_eq!(row.cohort.to_string(), cohort["month"].as_str().unwrap());
        let list = |name: &str| cohort[name].as_array().unwrap()[..row.cells.len()].to_vec();
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.unwrap()).collect();
        let numbers: [Vec<u64>; 2] =
            ["active", "orders"].map(|it| list(it).iter().map(count).collect());
        assert!(cells.iter().map(|cell| cell.customers).eq(numbers[0].iter().copied()));
        assert!(cells.iter().map(|cell| cell.orders).eq(numbers[1].iter().copied()));
        assert!(cells.iter().map(|cell| cell.net).eq(list("net").iter().map(money)));
    }
    assert_eq!(report.triangle.left_censored(), None);
}

#[test]
fn first_orders_have_the_traits_that_were_simulated() {
    let (orders, _, truth) = sample();
    let ledger = ledger_to_the_end(&orders, &truth["last_day"]);
    for (by, name) in [
        (Trait::Channel, "first_channel"),
        (Trait::Country, "first_country"),
        (Trait::Product, "first_product"),
        (Trait::Category, "first_category"),
        (Trait::Account, "first_account"),
    ] {
        let all = ledger.firsts.iter().filter(|((kind, _), _)| *kind == by);
        let found: BTreeMap<String, u64> =
            all.map(|((_, name), first)| (name.clone().unwrap(), first.customers)).collect();
        let table = truth[name].as_table().unwrap().iter();
        let expected = table.map(|(name, number)| (name.clone(), count(number))).collect();
        assert_eq!(found, expected, "{name}");
    }
}

/// The truth also sees what comes after the last day, so nobody is censored in
/// it: it has to lie in the interval of the Kaplan-Meier share.
#[test]
fn the_uncensored_shares_lie_in_the_intervals() {
    let (orders, config, truth) = sample();
    let shares = truth["second_order"].as_table().unwrap();
    let report = report(orders, &config, None);
    let within: Vec<_> = shares
        .iter()
        .filter_map(|(name, share)| Some((name.strip_prefix("within_")?, share)))
        .collect();
    assert_eq!(within.len(), 5);
    for (days, share) in within {
        let metric = report.metric(&format!("second_order_rate_{days}")).unwrap();
        let (low, high) = metric.outcome.unwrap().interval.unwrap();
        let share = share.as_float().unwrap();
        assert!(low <= share && share <= high, "{days}: {low} {share} {high}");
    }
}

/// One order a row.
const COLUMNS: &str = r#"
[[orders]]
format = "columns"
columns = { customer = "customer", date = "date", amount = "amount" }
"#;

#[test]
fn so_do_those_of_each_channel() {
    let (orders, _, truth) = sample();
    for (channel, share) in truth["second_order_365d_by_channel"].as_table().unwrap() {
        let came_by = |person: &Person| {
            let name = orders.traits[person.first()].channel;
            name.is_some_and(|name| orders.names[name.0 as usize] == *channel)
        };
        let rows = orders.people().filter(came_by).enumerate().flat_map(|(number, person)| {
            person.sales().map(move |(day, _)| format!("{number},{day},1\n"))
        });
        let part = "customer,date,amount\n".to_string() + &rows.collect::<String>();
        let part = read(&[part.as_bytes()], &config(COLUMNS)).unwrap();
        let ledger = ledger_to_the_end(&part, &truth["last_day"]);
        let (found, (low, high)) = Survival::from_order(&ledger, 1).at_day(365).unwrap();
        let share = share.as_float().unwrap();
        assert!(low <= share && share <= high, "{channel}: {low} {share} {high}, found {found}");
    }
}

#[test]
#[ignore = "slow: compiles the example when it is not built yet"]
fn the_example_writes_the_committed_sample() {
    let folder = Folder::new();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(repository("")).args(["run", "--quiet", "--example", "sample_shop"]);
    let ran = ran(cargo.arg("--").arg(folder.at("")));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let difference = difference(&repository("content/sample"), &folder.at(""));
    assert!(difference.is_empty(), "content/sample is not what the example writes:\n{difference}");
}
