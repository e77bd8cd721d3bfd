//! What holds of every shop, whatever its orders.

use perennial::forecasts::holdout::split;
use perennial::ledger::histories::{Apart, Window, count};
use perennial::ledger::{Frame, Ledger, Named, Parts, count_all, fold, returns};
use perennial::metrics;
use perennial::metrics::retention::BRACKETS;
use perennial::metrics::{Unit, Why};
use perennial::orders::Orders;
use perennial::report::{json, period};
use perennial::units::{Days, Money};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::random::{
    ACTIVE, LINES, PEOPLE, all_rows, file, lines, lines_that_cost, orders_of, parts_of, people,
    report_of, rows, shop,
};
use crate::shop::{CONFIG, config, differences, read, read_crowd, read_rows, report};

fn frame(orders: &Orders) -> Frame {
    let period = period(orders, None).unwrap();
    let (first, as_of, over) = (period.first, period.as_of, period.over);
    Frame { first, as_of, over, active: Days(ACTIVE) }
}

/// Standings have no order of their own.
fn in_order(mut ledger: Ledger) -> Ledger {
    let mut standings: Vec<_> = ledger.standings.iter().copied().collect();
    standings.sort_unstable();
    ledger.standings = standings.into();
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_ledger_does_not_depend_on_how_customers_are_split(
        shop in shop(),
        sides in vec(any::<bool>(), PEOPLE),
    ) {
        let lines = lines_that_cost();
        let orders = read(&[&file(&all_rows(&shop))], &lines).unwrap();
        let frame = frame(&orders);
        let whole = in_order(fold(&orders, frame));
        let parts = parts_of(&shop, &sides, &lines);
        prop_assume!(parts.is_some());
        let ledger = |orders: Option<Orders>| orders.map_or_else(|| Ledger::new(frame), |it| fold(&it, frame));
        let [left, right] = parts.unwrap().map(ledger);
        prop_assert_eq!(in_order(left.clone().merge(right.clone()).unwrap()), whole.clone());
        prop_assert_eq!(in_order(right.merge(left).unwrap()), whole.clone());
        prop_assert_eq!(whole.clone().merge(Ledger::new(frame)).unwrap(), whole);
    }

    #[test]
    fn one_pass_counts_what_each_count_does_by_itself(shop in shop()) {
        let (text, lines) = (file(&all_rows(&shop)), lines_that_cost());
        let orders = read(&[&text], &lines).unwrap();
        let frame = frame(&orders);
        let (first, as_of) = (frame.first, frame.as_of);
        let window = Window { first, split: split(first, as_of), as_of };
        let text = String::from_utf8(text).unwrap();
        let counted =
            count_all(&mut read_crowd(&text, &lines), frame, &BRACKETS, Some(window));
        let people = || orders.people().map(|it| u64::from(it.sales().next().is_none()));
        let named = Named { people: people().count() as u64, credit_only: people().sum() };
        prop_assert_eq!(counted.named, named);
        prop_assert_eq!(in_order(counted.ledger), in_order(fold(&orders, frame)));
        prop_assert_eq!(counted.returns, returns(&orders, frame, &BRACKETS));
        prop_assert_eq!(counted.histories.map(Apart::together), Some(count(&orders, window)));
        // Of the month before, all but what no metric is made of.
        let before = frame.before().map(|before| fold(&orders, before));
        let before = before.map(|it| Ledger { standings: Parts::default(), firsts: [].into(), ..it });
        prop_assert_eq!(counted.before, before);
    }

    #[test]
    fn ledgers_of_different_days_do_not_merge(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let frame = frame(&orders);
        let ledger = fold(&orders, frame);
        let later = Ledger::new(Frame { as_of: frame.as_of + 1, ..frame });
        prop_assert_eq!(ledger.merge(later), None);
    }

    #[test]
    fn three_times_the_money_is_three_times_the_revenue(shop in shop()) {
        let people = people();
        let rows = shop.iter().enumerate().flat_map(|(at, sale)| rows(at, sale, &people, 3));
        let (one, three) = (report_of(&all_rows(&shop)), report_of(&rows.collect::<Vec<_>>()));
        for ((_, one), (_, three)) in one.months.iter().zip(&three.months) {
            prop_assert_eq!(Money(one.net.0 * 3), three.net);
            prop_assert_eq!(Money(one.gross.0 * 3), three.gross);
            prop_assert_eq!(Money(one.credits.0 * 3), three.credits);
        }
        for (one, three) in one.metrics.iter().zip(&three.metrics) {
            let id = one.definition.id;
            match (one.outcome, three.outcome) {
                (Err(one), Err(three)) => prop_assert_eq!(one, three),
                (Ok(one), Ok(three)) => match (one.value, three.value) {
                    // A quotient is rounded to a ten-thousandth, before and after.
                    (metrics::Value::Money(one), metrics::Value::Money(three)) => {
                        prop_assert!((one.0 * 3 - three.0).abs() <= 2, "{}: {:?} {:?}", id, one, three);
                    }
                    (one, three) => {
                        let apart = (one.number() - three.number()).abs();
                        prop_assert!(apart < 1e-12, "{}: {:?} {:?}", id, one, three);
                    }
                },
                (one, three) => prop_assert!(false, "{}: {:?} {:?}", id, one, three),
            }
        }
    }

    #[test]
    fn a_survival_curve_never_rises_and_its_interval_holds_it(shop in shop()) {
        for curve in report_of(&all_rows(&shop)).survivals {
            let mut before = 1.0;
            for step in &curve.steps {
                let (low, high) = step.interval();
                prop_assert!(step.waiting <= before && step.waiting >= 0.0, "{:?}", step);
                let returned = step.returned();
                prop_assert!(0.0 <= low && low <= returned, "{:?} {}", step, low);
                prop_assert!(returned <= high && high <= 1.0, "{:?} {}", step, high);
                before = step.waiting;
            }
            prop_assert!(curve.steps.last().is_none_or(|step| step.events <= curve.customers));
        }
    }

    #[test]
    fn a_share_is_from_0_to_1_and_its_interval_holds_it(shop in shop()) {
        for metric in report_of(&all_rows(&shop)).metrics {
            let Ok(reading) = metric.outcome else { continue };
            let (id, value) = (metric.definition.id, reading.value.number());
            prop_assert!(value.is_finite(), "{}", id);
            if metric.definition.unit == Unit::Share {
                prop_assert!((0.0..=1.0).contains(&value), "{}: {}", id, value);
                if let Some((low, high)) = reading.interval {
                    prop_assert!(0.0 <= low && low <= value, "{}: {} {}", id, low, value);
                    prop_assert!(value <= high && high <= 1.0, "{}: {} {}", id, value, high);
                }
            }
        }
    }

    #[test]
    fn retention_and_churn_make_a_whole(shop in shop()) {
        let report = report_of(&all_rows(&shop));
        for form in ["", "_quarter", "_month"] {
            let outcome = |id: &str| report.metric(&format!("{id}{form}")).unwrap().outcome;
            match (outcome("customer_retention_rate"), outcome("churn_rate")) {
                (Ok(kept), Ok(lost)) => {
                    let sum = kept.value.number() + lost.value.number();
                    prop_assert!((sum - 1.0).abs() < 1e-12, "{}: {}", form, sum);
                }
                (kept, lost) => prop_assert_eq!(kept.err(), lost.err()),
            }
        }
    }

    #[test]
    fn the_base_is_the_one_before_with_those_who_came_without_those_who_left(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let ledger = fold(&orders, frame(&orders));
        let mut active = 0;
        for month in ledger.frame.first.month().to(ledger.month()) {
            let flow = ledger.flows.get(&month).copied().unwrap_or_default();
            prop_assert_eq!(active + flow.new + flow.won_back - flow.lapsed, flow.active, "{}", month);
            active = flow.active;
        }
        prop_assert_eq!(active, ledger.periods[0].end);
        let new: u64 = ledger.flows.values().map(|flow| flow.new).sum();
        prop_assert_eq!(new, ledger.customers());
        let known = report(orders, &lines(), None).flows;
        let known: Vec<_> = known.into_iter().filter_map(|(_, flow)| flow).collect();
        for pair in known.windows(2) {
            let came = pair[0].active + pair[1].new + pair[1].won_back;
            prop_assert_eq!(came - pair[1].lapsed, pair[1].active);
        }
    }

    #[test]
    fn every_row_is_used_or_left_out_for_a_reason(shop in shop(), again in 0..30_usize) {
        // Rows of the first file come again in a second.
        let rows = all_rows(&shop);
        let second = &rows[..again.min(rows.len())];
        let files = [file(&rows), file(second)];
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let files = if second.is_empty() { &files[..1] } else { &files[..] };
        let account = read(files, &lines()).unwrap().account;
        let left_out = account.rows_left_out();
        prop_assert_eq!(account.rows_used + left_out, account.rows_read);
        prop_assert_eq!(account.rows_read, (rows.len() + second.len()) as u64);
        prop_assert_eq!(account.files.iter().map(|file| file.rows).sum::<u64>(), account.rows_read);
    }

    /// Each euro stands in one month and one cell, or belongs to nobody.
    #[test]
    fn money_is_neither_lost_nor_made(shop in shop()) {
        let orders = orders_of(&all_rows(&shop));
        let ledger = fold(&orders, frame(&orders));
        let until = || orders.days.range(..=ledger.frame.as_of).map(|(_, takings)| takings.all());
        let net: Money = until().map(|all| all.net + all.credits).sum();
        let months: Money = ledger.months.values().map(|month| month.net).sum();
        let unidentified: Money = ledger.months.values().map(|month| month.unidentified_net).sum();
        let cells: Money = ledger.cells.values().map(|cell| cell.net).sum();
        prop_assert_eq!((months, cells + unidentified), (net, net));
        let sales: u64 = until().map(|all| all.orders).sum();
        prop_assert_eq!(ledger.months.values().map(|month| month.orders).sum::<u64>(), sales);
        let standing: Money = ledger.standings.iter().map(|standing| standing.net).sum();
        prop_assert_eq!(standing, cells);
    }
}

/// Fewer cases, because each compares two whole reports.
const WHOLE: u32 = 60;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(WHOLE) })]

    #[test]
    fn the_order_of_rows_changes_nothing(
        (shop, shuffled) in shop().prop_flat_map(|shop| {
            let rows = Just(all_rows(&shop)).prop_shuffle();
            (Just(shop), rows)
        }),
    ) {
        let (one, other) = (report_of(&all_rows(&shop)), report_of(&shuffled));
        prop_assert_eq!(differences(&one, &other), "");
    }

    #[test]
    fn the_names_of_customers_change_nothing(
        shop in shop(),
        names in Just(people()).prop_shuffle(),
        suffix in "[a-z]{0,3}",
    ) {
        let names: Vec<String> = names.iter().map(|name| format!("{name}{suffix}")).collect();
        let renamed = shop.iter().enumerate().flat_map(|(at, sale)| rows(at, sale, &names, 1));
        let renamed: Vec<String> = renamed.collect();
        let (one, other) = (report_of(&all_rows(&shop)), report_of(&renamed));
        prop_assert_eq!(differences(&one, &other), "");
    }

    #[test]
    fn several_files_are_as_one(shop in shop(), parts in vec(0..3_usize, 61)) {
        let people = people();
        let part = |wanted: usize| -> Vec<String> {
            let sales = shop.iter().enumerate().filter(|(at, _)| parts[*at] == wanted);
            sales.flat_map(|(at, sale)| rows(at, sale, &people, 1)).collect()
        };
        let files: Vec<Vec<u8>> =
            (0..3).map(part).filter(|rows| !rows.is_empty()).map(|rows| file(&rows)).collect();
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let split = report(read(&files, &lines()).unwrap(), &lines(), None);
        prop_assert_eq!(differences(&split, &report_of(&all_rows(&shop))), "");
    }

    #[test]
    fn a_group_below_the_threshold_is_not_told(shop in shop(), threshold in 1..8_u64) {
        let config = config(&LINES.replace("= 1\n", &format!("= {threshold}\n")));
        let report = report(read(&[&file(&all_rows(&shop))], &config).unwrap(), &config, None);
        let json: Value = serde_json::from_str(&json(&report)).unwrap();
        let mut groups: Vec<&Value> = Vec::new();
        groups.extend(json["lifecycle"].as_object().unwrap().values());
        groups.extend(json["rfm"]["places"].as_object().unwrap().values());
        groups.extend(json["rfm"]["grid"].as_array().unwrap().iter().flat_map(|it| it.as_array().unwrap()));
        groups.extend(json["playbooks"].as_array().unwrap().iter().map(|it| &it["group"]));
        let firsts = json["first_orders"].as_object().unwrap().values();
        groups.extend(firsts.flat_map(|slices| slices.as_array().unwrap()));
        prop_assert!(groups.len() > 6 + 8 + 9);
        for row in json["movement"].as_object().into_iter().flat_map(|rows| rows.values()) {
            for count in row.as_object().unwrap().values().filter_map(Value::as_u64) {
                prop_assert!(count == 0 || count >= threshold, "{}", json["movement"]);
            }
        }
        assert_cohorts_are_enough(&json, threshold);
        for group in groups {
            match group["customers"].as_u64() {
                Some(customers) => prop_assert!(customers == 0 || customers >= threshold, "{}", group),
                None => prop_assert!(group["revenue"].is_null() && group["orders"].is_null(), "{}", group),
            }
        }
    }
}

/// Cohorts that are told have enough customers, a quarter that is told has all of
/// its months told, and what is pooled is of enough.
fn assert_cohorts_are_enough(json: &Value, threshold: u64) {
    let is_enough = |count: &Value| count.as_u64().is_none_or(|it| it == 0 || it >= threshold);
    for row in json["cohorts"]["rows"].as_array().unwrap() {
        assert!(is_enough(&row["customers"][0]), "{row}");
        assert!(row["why"].is_null() || row["revenue"][0].is_null(), "{row}");
    }
    let paces = &json["retention"]["paces"];
    for (name, pace) in paces.as_object().unwrap() {
        for cohort in pace["cohorts"].as_array().unwrap() {
            assert!(is_enough(&cohort["classic"][0]), "{name}: {cohort}");
        }
        let pooled = pace["pooled"]["customers"].as_object().unwrap();
        for kept in pooled.values().flat_map(|ages| ages.as_array().unwrap()) {
            assert!(kept.is_null() || is_enough(&kept[1]), "{name}: {kept}");
        }
    }
    let hidden = |pace: &str| -> Vec<String> {
        let cohorts = paces[pace]["cohorts"].as_array().unwrap().iter();
        let hidden = cohorts.filter(|cohort| !cohort["why"].is_null());
        hidden.map(|cohort| cohort["from"].as_str().unwrap().to_string()).collect()
    };
    let (months, quarters) = (hidden("month"), hidden("quarter"));
    assert_eq!(months, hidden("rolling"));
    let quarter = |month: &String| {
        let number: u32 = month[5..7].parse().unwrap();
        format!("{}-{:02}-01", &month[..4], (number - 1) / 3 * 3 + 1)
    };
    assert!(
        months.iter().all(|month| quarters.contains(&quarter(month))),
        "{months:?} {quarters:?}"
    );
}

/// A new customer's money, less what returning ones got back.
#[test]
fn a_share_of_less_than_nothing_is_undefined() {
    let rows = [
        "1,ada@example.com,2024-01-31,10",
        "2,ben@example.com,2024-02-29,50",
        "3,ada@example.com,2024-02-10,-5",
    ];
    let config = config(CONFIG);
    let report = report(read_rows(&rows, &config), &config, None);
    let outcome = report.metric("returning_revenue_share").unwrap().outcome;
    assert_eq!(outcome, Err(Why::MoreRefundsThanSales));
}
