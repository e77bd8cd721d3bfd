//! Audiences as people write them: the files for platforms, who is held out, what is
//! recorded, what is refused, and that nobody gets into the site by it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use perennial::effects::Side;
use perennial::ledger::{Watch, arms};
use perennial::orders::{Orders, Pseudonym, Secret};
use perennial::report;
use perennial::segments;
use perennial::units::{Day, Money, Month};

use crate::plans::PLAN;
use crate::shop::{CONFIG, Folder, blessing, config, csv, read_with, repository, tree};

/// A shop with a name, a telephone number and more of each customer.
fn shop() -> Folder {
    let folder = Folder::new();
    for name in ["perennial.toml", "orders.csv"] {
        folder.put(name, fs::read(repository("tests/fixtures/audience").join(name)).unwrap());
    }
    folder
}

/// Runs `audience` with these arguments; it has to do what it was asked.
fn export(folder: &Folder, args: &[&str]) -> String {
    let ran = folder.run(&[&["audience"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}: {}", ran.out);
    ran.out
}

/// What it says when it refuses.
fn refused(folder: &Folder, args: &[&str]) -> String {
    let ran = folder.run(&[&["audience"], args].concat());
    assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.out);
    ran.err
}

/// Customers who ordered once, on the days of a year.
fn customers(numbers: std::ops::Range<usize>) -> Vec<String> {
    let first = Month::parse("2025-01").unwrap().first();
    let day = |it: usize| first + i32::try_from(it % 365).unwrap();
    numbers.map(|it| format!("{it},c{it}@example.com,{},10", day(it))).collect()
}

fn of_rows(rows: &[String]) -> Folder {
    Folder::of_rows(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The sides of a record's people.
fn sides(folder: &Folder, name: &str) -> BTreeMap<String, String> {
    let text = folder.text(&format!("plan/{name}.sent.csv"));
    let rows = text.lines().skip(1).map(|row| row.split_once(',').unwrap());
    rows.map(|(who, side)| (who.to_string(), side.to_string())).collect()
}

/// The first cells of a list.
fn listed(folder: &Folder, name: &str) -> BTreeSet<String> {
    let text = folder.text(&format!("private/{name}.csv"));
    text.lines().skip(1).map(|row| row.split(',').next().unwrap().to_string()).collect()
}

#[test]
fn each_platform_gets_its_own_file() {
    let folder = shop();
    let mut faults = Vec::new();
    for platform in ["csv", "google", "hubspot", "klaviyo", "mailchimp", "meta"] {
        export(&folder, &["everyone", "--for", platform, "--holdout", "0"]);
        let list = folder.text(&format!("private/2026-02-everyone-{platform}.csv"));
        let expected = repository("tests/fixtures/audience").join(format!("{platform}.csv"));
        if blessing() {
            fs::write(&expected, &list).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != list {
            faults.push(format!("{platform}:\n{list}"));
        }
    }
    assert!(faults.is_empty(), "run: just bless, if this is right\n{}", faults.join("\n"));
}

/// So that nobody blesses these away.
#[test]
fn hashes_are_of_what_each_platform_wants_hashed() {
    use sha2::{Digest as _, Sha256};
    let of = |text: &str| -> String {
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let file = |name| fs::read_to_string(repository("tests/fixtures/audience").join(name)).unwrap();
    let ada: Vec<String> = ["ada@example.com", "+442079460018", "ada", "king"].map(of).into();
    assert!(file("google.csv").contains(&format!("{},GB,NW8 9AA\n", ada.join(","))));
    let ada = ["ada@example.com", "442079460018", "ada", "king", "stjohnswood", "nw89aa", "gb"];
    assert!(file("meta.csv").contains(&ada.map(of).join(",")));
    let ben = ["ben@example.com", "33142764978", "ben", "béla", "îlerousse", "20220", "fr"];
    assert!(file("meta.csv").contains(&ben.map(of).join(",")));
}

/// Dee said no, Eve took her yes back, and Fay was never asked. A key that is no
/// address is found on no platform.
#[test]
fn who_has_not_agreed_is_not_written_to() {
    let folder = shop();
    let said = export(&folder, &["everyone", "--for", "mailchimp", "--holdout", "0"]);
    let keys = listed(&folder, "2026-02-everyone-mailchimp");
    let expected = ["ada@example.com", "ben@example.com", "cy@example.com"];
    assert_eq!(keys, expected.map(String::from).into());
    assert!(said.contains("left out  1 customer who cannot be found there"), "{said}");
    assert!(said.contains("left out  3 customers who have not agreed"), "{said}");
    assert!(!said.contains("warning"), "{said}");
    let silent = of_rows(&customers(0..30));
    assert!(export(&silent, &["everyone", "--for", "csv"]).contains("no order file says who"));
}

#[test]
fn the_list_is_the_owners_and_the_secret_is_made_once() {
    let folder = shop();
    let first = export(&folder, &["everyone", "--for", "csv"]);
    assert!(first.contains("secret    made in ./.perennial/secret"), "{first}");
    let secret = folder.text(".perennial/secret");
    assert_eq!(secret.trim().len(), 64);
    assert!(!export(&folder, &["everyone", "--for", "meta"]).contains("secret    made"));
    assert_eq!(folder.text(".perennial/secret"), secret);
    assert_eq!(folder.text("private/.gitignore"), "*\n");
    #[cfg(unix)]
    for name in [".perennial/secret", "private/2026-02-everyone-csv.csv"] {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(folder.at(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let left: Vec<String> =
        tree(&folder.at("")).into_keys().filter(|it| it.ends_with(".new")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_list_without_its_record_is_taken_back() {
    let folder = shop();
    let [record, list] = ["plan/2026-02-everyone.sent.csv", "private/2026-02-everyone-csv.csv"];
    // Where the record's people belong is something that no file can replace.
    fs::create_dir_all(folder.at(record)).unwrap();
    let csv = ["everyone", "--for", "csv"];
    assert!(refused(&folder, &csv).contains("cannot write ./plan/2026-02-everyone.sent.csv"));
    let left = || -> Vec<String> {
        let files = tree(&folder.at("")).into_keys();
        files.filter(|it| it.contains(".sent.") || it.contains("2026-02")).collect()
    };
    assert!(left().is_empty(), "{:?}", left());
    // An earlier list is as it was.
    folder.put(list, "earlier");
    refused(&folder, &csv);
    assert_eq!((folder.text(list).as_str(), left().len()), ("earlier", 1), "{:?}", left());
    fs::remove_dir(folder.at(record)).unwrap();
    export(&folder, &csv);
    assert_eq!(left().len(), 3, "{:?}", left());
    assert_ne!(folder.text(list), "earlier");
}

#[test]
fn who_is_held_out_stays_so_and_is_not_on_the_list() {
    let folder = of_rows(&customers(0..500));
    export(&folder, &["everyone", "--for", "csv", "--holdout", "20%"]);
    let before = sides(&folder, "2025-12-everyone");
    let held = |sides: &BTreeMap<String, String>| -> BTreeSet<String> {
        sides.iter().filter(|(_, side)| *side == "held_out").map(|(who, _)| who.clone()).collect()
    };
    // Four standard errors of a fifth of 500 are 36.
    assert!((64..=136).contains(&held(&before).len()), "{}", held(&before).len());
    let list = listed(&folder, "2025-12-everyone-csv");
    assert_eq!(list.len() + held(&before).len(), 500);
    // Another platform, and more customers on the same terms: nobody changes sides.
    folder
        .put("orders.csv", csv(&customers(0..900).iter().map(String::as_str).collect::<Vec<_>>()));
    export(&folder, &["everyone", "--for", "csv"]);
    let after = sides(&folder, "2025-12-everyone");
    assert_eq!(after.len(), 900);
    assert!(before.iter().all(|(who, side)| after[who] == *side));
    let more = listed(&folder, "2025-12-everyone-csv");
    assert!(list.is_subset(&more));
    // Other names of plans draw otherwise.
    for name in ["other-plan", "third-plan"] {
        folder.put(&format!("plan/{name}.md"), PLAN.replace("lapsed", "everyone"));
        export(&folder, &["--plan", name, "--for", "csv", "--holdout", "20"]);
    }
    let [one, other] = ["other-plan", "third-plan"].map(|name| held(&sides(&folder, name)));
    let both = one.intersection(&other).count();
    assert!((10..=62).contains(&both), "{both} of {} and {}", one.len(), other.len());
    assert!(folder.text("plan/other-plan.sent.toml").contains("days = 30\n"));
}

#[test]
fn what_may_not_be_is_refused_and_nothing_is_written() {
    let folder = of_rows(&customers(0..60));
    folder.put("site/perennial.json", "{}");
    folder.put("plan/p.md", PLAN);
    let before = tree(&folder.at(""));
    for (args, what) in [
        (&["everyone", "--for", "csv", "--out", "site/lists"][..], "site/lists is in a site"),
        (&["everyone", "--for", "csv", "--out", "./site/../site"], "is in a site"),
        (&["everyon", "--for", "csv"], "there is no audience \"everyon\""),
        (&["everyone", "--for", "klavio"], "there is no platform \"klavio\""),
        (&["--for", "csv"], "no audience is named"),
        (&["everyone", "--for", "csv", "--plan", "../x"], "is not the name of a plan"),
        (&["everyone", "--for", "csv", "--plan", "q"], "there is no plan ./plan/q.md"),
        (
            &["everyone", "--for", "csv", "--plan", "p"],
            "the plan p is for lapsed, not for everyone",
        ),
        (
            &["everyone", "--for", "csv", "--sent-on", "2025-02-01"],
            "2025-02-01 is not after 2025-03-01",
        ),
        (&["won-back", "--for", "csv"], "of 0 customers in the audience, nobody is left"),
    ] {
        let said = refused(&folder, args);
        assert!(said.contains(what), "{args:?}: {said}");
        assert!(said.contains("  hint: "), "{args:?}: {said}");
        assert_eq!(tree(&folder.at("")), before, "{args:?}");
    }
    let numbers = Folder::of_rows(&["1,17850,2025-01-05,10", "2,17851,2025-01-06,10"]);
    let said = refused(&numbers, &["everyone", "--for", "klaviyo"]);
    assert!(
        said.starts_with(
            "error: no order file says an e-mail address of anybody, which Klaviyo needs"
        ),
        "{said}"
    );
    assert!(
        export(&numbers, &["everyone", "--for", "csv", "--holdout", "0"])
            .contains("2 customers to")
    );
    let said = refused(&numbers, &["everyone", "--for", "csv", "--days", "30"]);
    assert!(said.contains("is of an export with another number of days"), "{said}");
    assert!(refused(&Folder::new(), &["everyone", "--for", "csv"]).contains("the sample shop"));
}

/// Every audience is as many people as the report counts.
#[test]
fn an_audience_is_whom_the_report_counts() {
    let rows: Vec<String> = (0..700)
        .flat_map(|it: usize| {
            let days = (0..=it % 7).map(move |order| (it * 13 + order * (it % 11 + 1) * 9) % 900);
            days.enumerate().map(move |(order, day)| {
                let day = Month::parse("2023-01").unwrap().first() + i32::try_from(day).unwrap();
                format!("{it}-{order},c{it}@example.com,{day},{}", 5 + it % 40)
            })
        })
        .collect();
    let text = csv(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let config = config(CONFIG);
    let orders = read_with(&text, &config, &Secret::new([3; 32]));
    let period = report::period(&orders, Some(Month::parse("2025-04").unwrap())).unwrap();
    let of = |id| report::audience(&orders, period, &config.shop, id).unwrap();
    let all: Vec<(&str, BTreeSet<Pseudonym>)> =
        segments::audience_ids().into_iter().map(|id| (id, of(id))).collect();
    assert_eq!(report::audience(&orders, period, &config.shop, "nobody"), None);
    let report = crate::shop::report(orders, &config, Some("2025-04"));
    let states = report.states.iter().map(|(state, group)| (state.id(), group.customers));
    let places = report.rfm.places.iter().map(|(place, group)| (place.id(), group.customers));
    let everyone = report.states.iter().map(|(_, group)| group.customers).sum();
    let counted = states.chain(places).chain([(segments::EVERYONE, everyone)]);
    let counted: BTreeMap<&str, u64> = counted.collect();
    for (id, people) in &all {
        let expected = counted[id];
        assert_eq!(people.len() as u64, expected, "{id}");
    }
    assert!(all.iter().filter(|(_, people)| !people.is_empty()).count() > 10);
}

/// Who was written to and held out under two addresses, and is then known to be one,
/// counts on neither side; who is gone is told.
#[test]
fn who_turns_out_to_be_one_counts_once_or_not_at_all() {
    let phones = ["0207 946 0018", "0207 946 0018", "0207 946 0019", "0207 946 0019"];
    let row = |(at, phone): (usize, &str)| {
        format!("{at},{at}@example.com,2025-01-0{},10,{phone}", at + 1)
    };
    let rows: Vec<String> = phones.into_iter().enumerate().map(row).collect();
    let text = csv(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let with_phone = CONFIG.replace("refunded = \"refunded\"", "phone = \"refunded\"");
    let secret = Secret::new([9; 32]);
    let apart = read_with(&text, &config(&with_phone), &secret);
    let who = |orders: &Orders, day: i32| {
        let first = Month::parse("2025-01").unwrap().first();
        let mut people = orders.lots.iter().flat_map(|lot| lot.people_with_pseudonyms());
        people.find(|(person, _)| person.all().any(|(at, _)| at == first + day)).unwrap().1
    };
    let put: BTreeMap<Pseudonym, Side> = [
        (who(&apart, 0), Side::Contacted),
        (who(&apart, 1), Side::HeldOut),
        (who(&apart, 2), Side::Contacted),
        (who(&apart, 3), Side::Contacted),
        (Pseudonym::parse(&"0".repeat(32)).unwrap(), Side::HeldOut),
    ]
    .into();
    // By their telephones the first two are one, and so are the others.
    let merging = config(&format!("{with_phone}[identity]\nphone = \"GB\"\n"));
    let merged = read_with(&text, &merging, &secret);
    let from = Month::parse("2025-01").unwrap().first();
    let watch = Watch { after: from..=from + 30, before: from - 30..=from - 1 };
    let counted = arms(&merged, &put, &watch);
    assert_eq!((counted.mixed, counted.missing), (1, 1));
    let contacted = counted.arms[&Side::Contacted];
    assert_eq!((contacted.customers, contacted.ordered, contacted.orders), (1, 1, 2));
    assert_eq!((contacted.order_squares, contacted.net), (4, Money(20 * Money::SCALE)));
    assert_eq!(counted.arms.get(&Side::HeldOut), None);
    // Apart, all of them count.
    let counted = arms(&apart, &put, &watch);
    assert_eq!((counted.mixed, counted.missing), (0, 1));
    assert_eq!(counted.arms[&Side::Contacted].customers, 3);
}

/// From the list to what the report says of it, and nobody in the site.
#[test]
fn the_report_tells_the_effect_and_nobody_is_in_it() {
    let mut rows = customers(0..365);
    let folder = of_rows(&rows);
    export(&folder, &["everyone", "--for", "csv", "--holdout", "50", "--days", "40"]);
    let name = "2025-12-everyone";
    folder.build(&["--as-of", "2025-12"]);
    let effects =
        |month: &str| folder.json(&format!("site/{month}/report.json"))["effects"].clone();
    assert_eq!(effects("2025-12")[0]["finding"], "running");
    // Each second of those who were written to orders, and nobody else.
    let list = listed(&folder, &format!("{name}-csv"));
    let december = Month::parse("2025-12").unwrap().last();
    let orders = list.iter().enumerate().filter(|(at, _)| at % 2 == 0);
    rows.extend(orders.map(|(at, who)| {
        let day: Day = december + 1 + i32::try_from(at % 40).unwrap();
        format!("new{at},{who},{day},25")
    }));
    rows.push(format!("end,c0@example.com,{},5", december + 59));
    folder.put("orders.csv", csv(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
    folder.build(&[]);
    let effect = &effects("2026-02")[0];
    assert_eq!((&effect["plan"], &effect["finding"]), (&name.into(), &"more".into()), "{effect}");
    let contacted = list.len() as u64;
    assert_eq!(effect["contacted"], contacted);
    assert_eq!(effect["held_out"], 365 - contacted);
    assert_eq!(effect["sides"]["contacted"]["ordered"], contacted.div_ceil(2));
    assert_eq!(effect["sides"]["held_out"]["ordered"], 0);
    let secret = folder.text(".perennial/secret");
    let people = sides(&folder, name).into_keys();
    let marks = [secret.trim().to_string(), secret.trim()[..16].to_string(), "@example".into()];
    let hidden: Vec<String> = people.chain(marks).collect();
    for (file, bytes) in tree(&folder.at("site")) {
        let text = String::from_utf8(bytes).unwrap();
        let found = hidden.iter().find(|it| text.contains(it.as_str()));
        assert_eq!(found, None, "{file}");
    }
    // The secret tells who is who, and another does not.
    fs::write(folder.at(".perennial/secret"), "0".repeat(64)).unwrap();
    folder.build(&[]);
    assert_eq!(effects("2026-02")[0]["finding"], "other_secret");
    fs::remove_file(folder.at(".perennial/secret")).unwrap();
    folder.build(&[]);
    assert_eq!(effects("2026-02")[0]["finding"], "no_secret");
    let ran = folder.run(&["build", "--strict"]);
    let said = "not measured, for .perennial/secret is not the one they were made with";
    assert!(ran.code == Some(1) && ran.out.contains(said), "{}", ran.out);
    // Another secret would measure nothing of what was sent.
    let err = refused(&folder, &["everyone", "--for", "csv"]);
    assert!(err.contains(".perennial/secret is not there, and plan/"), "{err}");
    assert!(!folder.at(".perennial/secret").exists());
    assert!(effects("2026-02")[0]["sides"].as_object().unwrap().is_empty());
}
