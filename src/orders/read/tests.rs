//! The law of threads: read swiftly or carefully, the orders are the same.

use proptest::prelude::*;

use super::super::glance::Plan;
use super::super::rows;
use super::super::shelf::tests::again;
use super::*;

/// Everything about the orders that does not depend on how they were read.
fn told(batches: Vec<Batch>, terms: &Terms) -> String {
    let mut orders = gather(batches, terms);
    let person = |person: super::super::Person| {
        format!("{:?} {:?}", person.all().collect::<Vec<_>>(), orders.traits[person.first()])
    };
    let mut people: Vec<String> = orders.people().map(person).collect();
    people.sort();
    orders.lots.clear();
    format!("{orders:#?}\n{people:#?}")
}

/// Reads files one after the other, swiftly on so many threads, or with
/// care.
fn read_all(files: &[String], config: &str, swift: Option<(usize, usize)>) -> (String, bool) {
    let config = config::Config::from_text(config, "perennial.toml".as_ref()).unwrap();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/terms");
    let terms = &Terms::new(&config, root.as_ref()).unwrap();
    let columns = ("columns.toml", include_str!("../../../content/formats/columns.toml"));
    let (section, formats) = (&config.orders[0], Formats::parse([columns].into_iter()).unwrap());
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = pool.num_threads(swift.map_or(1, |(threads, _)| threads)).build().unwrap();
    let (mut batches, mut faults) = (Vec::<Batch>::new(), Faults::default());
    let mut was_swift = true;
    for text in files {
        let source = Source::Embedded("orders.csv", text.clone().leak().as_bytes());
        let mut file = File {
            opening: Opening { source: &source, section, formats: &formats, shop: &terms.shop },
            terms,
            store: Store { number: 0, is_one_of_several: false },
            remembers: files.len() > 1,
            currency: batches.last().and_then(|batch| batch.currency).or(terms.shop.currency),
            sum: batches.last().map_or(0, |batch| batch.sum),
            block: swift.map_or(0, |(_, block)| block),
            progress: &mut |_| {},
        };
        let batch = pool.install(|| match swift {
            // What is kept of files is in the law too.
            Some(_) => {
                let (read, clean) = (file.swiftly(), faults.first.is_empty());
                was_swift &= clean && matches!(read, Ok(Some(_)));
                let read = read.and_then(|it| it.map_or_else(|| file.carefully(&mut faults), Ok));
                read.map(
                    |it| if faults.first.is_empty() { again(&it, file.sum, terms) } else { it },
                )
            }
            None => file.carefully(&mut faults),
        });
        match batch {
            Ok(batch) => batches.push(batch),
            Err(error) => faults.add(error),
        }
    }
    match faults.none() {
        Ok(()) => (told(batches, terms), was_swift),
        Err(faults) => (format!("{faults:#?}"), was_swift),
    }
}

/// Has something done with a file, as one of several.
pub(in crate::orders) fn with_file<T>(
    source: &Source,
    section: &config::Orders,
    formats: &Formats,
    terms: &Terms,
    work: impl FnOnce(&mut File) -> T,
) -> T {
    work(&mut File {
        opening: Opening { source, section, formats, shop: &terms.shop },
        terms,
        store: Store { number: 0, is_one_of_several: false },
        remembers: true,
        currency: terms.shop.currency,
        sum: 0,
        block: swift::BLOCK,
        progress: &mut |_| {},
    })
}

const ROWS: &str = r#"
    [[orders]]
    name = "North"
    format = "columns"
    [orders.columns]
    order = "id"
    customer = "who"
    date = "when"
    amount = "amount"
    discount = "off"
    status = "status"
    product = "what"
    phone = "phone"
    customer_id = "number"
    [orders.rules]
    leave_out = [
        { column = "what", equals = "test", why = "a test" },
        { column = "what", has = "trade", why = "trade" },
    ]
    footer = ["Total"]
    [orders.rules.status]
    counts = ["", "paid"]
    refunded = ["back"]
    leave_out = { void = "voided" }
"#;

/// Customers with several keys, and money of several currencies.
const TERMS: &str = r#"
    [shop]
    currency = "GBP"
    [identity]
    email = ["tags", "dots"]
    phone = "GB"
    customer_id = true
    aliases = "aliases.csv"
    [currency]
    rates = "rates.csv"
"#;

fn with_terms() -> String {
    let named = "customer_id = \"number\"\n";
    format!("{TERMS}{}", ROWS.replace(named, &format!("{named}currency = \"currency\"\n")))
}

/// Everything else that a row can be asked at a glance.
const MORE: &str = r#"
    [[orders]]
    format = "columns"
    [orders.columns]
    order = "id"
    order_start = "begun"
    customer = ["cancelled", "who"]
    date = "when"
    amount = "amount"
    quantity = "number"
    unit_price = "off"
    status = "status"
    cancelled = "cancelled"
    country = ["cancelled", "currency", "what"]
    coupon = "phone"
    [orders.rules]
    decimal = ","
    date_format = ["%d.%m.%Y", "%Y-%m-%d"]
    amount_without = ["discount"]
    credit_note = { column = "what", starts_with = "a " }
    guest = ["x", "-"]
    footer = ["Tür"]
    leave_out = [{ column = "currency", equals = "gbp", why = "pounds" }]
    [orders.rules.status]
    counts = ["", "paid"]
    leave_out = { void = "voided", back = "back" }
"#;

/// A file as [`MORE`] has it.
fn with_commas(text: &str) -> String {
    text.replace(',', ";").replace(".5;", ",5;")
}

/// The header of [`rows`].
const HEADER: &str = "id,who,when,amount,off,status,what,phone,number,currency,cancelled,begun\n";

fn rows() -> impl Strategy<Value = String> {
    let what = ["tea", "a \"\"quote\"\"", "two\nlines", "test", "", "Tür", "tea, trade"];
    let row = (
        prop_oneof![60 => Just(1_u32), 12 => Just(0_u32), 1 => 0_u32..9],
        0..6_u32,
        0..500_i32,
        prop_oneof![9 => (0..5000_i32).prop_map(|it| format!("{it}.5")), 1 => Just("-3".to_string()), 1 => Just("0".to_string())],
        prop::sample::select(vec!["paid", "paid", "", "void", "back"]),
        prop::sample::select(what.to_vec()),
        (0..9_u32, 0..6_u32, prop::sample::select(vec!["", "", "GBP", "EUR", "EUR"])),
        (
            prop::sample::select(vec!["", "", "1.5", "-"]),
            prop_oneof![20 => Just(""), 1 => Just("x")],
            prop_oneof![40 => Just(None), 1 => Just(Some("")), 2 => Just(Some("2"))],
        ),
    );
    prop::collection::vec(row, 1..40).prop_map(|rows| {
        let mut text = String::from(HEADER);
        let mut id = 0;
        for (
            step,
            who,
            day,
            amount,
            status,
            what,
            (phone, number, currency),
            (off, cancelled, begun),
        ) in rows
        {
            id = if step > 1 { step } else { id + step };
            let day = crate::units::Day(18_000 + day);
            // There are rates of dollars from 2020 on only.
            let is_dollar = (who, number) == (2, 5);
            let who = match who {
                _ if step == 0 => String::new(),
                0 => "a.da@gmail.com".into(),
                1 => "ada+b@googlemail.com".into(),
                5 => String::new(),
                who => format!("p{who}@example.com"),
            };
            // Most further rows of an order leave out what stands once.
            let amount = if step == 0 && phone < 8 { String::new() } else { amount };
            let phone = if phone < 4 { format!("020 7946 001{phone}") } else { "-".into() };
            let currency = if step == 0 {
                ""
            } else if is_dollar {
                "USD"
            } else {
                currency
            };
            // What is taken off is said once, and so is where an order begins.
            let begun = begun.unwrap_or(if step == 0 { "" } else { "1" });
            let off = if step == 0 { "" } else { off };
            text += &format!(
                "#{id},{who},{day},{amount},{off},{status},\"{what}\",{phone},{number},{currency},\
                 {cancelled},{begun}\n"
            );
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn on_any_number_of_threads_in_any_blocks_the_orders_are_the_same(
        files in prop::collection::vec(rows(), 1..3),
        threads in 1..9_usize,
        block in 1..300_usize,
    ) {
        let more: Vec<String> = files.iter().map(|text| with_commas(text)).collect();
        for (config, files) in [(ROWS.into(), &files), (with_terms(), &files), (MORE.into(), &more)] {
            let (careful, _) = read_all(files, &config, None);
            let (swift, _) = read_all(files, &config, Some((threads, block)));
            prop_assert_eq!(careful, swift);
        }
    }
}

/// So that the law above is about something.
#[test]
fn usual_files_are_read_swiftly() {
    let row = |id: &u32| {
        let (who, day) = (id % 3, id % 9 + 1);
        format!("#{id},p{who}@example.com,2020-01-0{day},5,,paid,tea,020 7946 0018,7,EUR,,{id}\n")
    };
    let rows = |ids: &[u32]| HEADER.to_string() + &ids.iter().map(row).collect::<String>();
    for config in [ROWS.to_string(), with_terms(), MORE.to_string()] {
        let rows = |ids: &[u32]| if config == MORE { with_commas(&rows(ids)) } else { rows(ids) };
        let is_swift = |files: &[String]| read_all(files, &config, Some((2, 64))).1;
        assert!(is_swift(&[rows(&[1, 2, 3, 4, 5, 6, 7])]));
        assert!(is_swift(&[rows(&[7, 6, 5])]));
        assert!(is_swift(&[rows(&[3, 1, 2])]));
        assert!(is_swift(&[rows(&[1, 1, 1, 2, 3, 3])]));
        assert!(is_swift(&[rows(&[3, 1]), rows(&[1, 4])]));
        assert!(!is_swift(&[rows(&[1, 2, 1])]));
    }
    // Order 1 is in both files; its customer is in the later one only.
    let (told, _) = read_all(&[rows(&[1, 2]), rows(&[1, 3])], &with_terms(), Some((2, 64)));
    assert!(told.contains("\"EUR\": 3"), "{told}");
    assert!(told.contains("found: 3"), "{told}");
    assert!(told.contains("customers: 1,"), "{told}");
}

/// Every format in the program.
fn formats() -> Formats {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/formats");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|it| it == "toml"));
    let text = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    let files: Vec<(String, String)> = files.map(text).collect();
    Formats::parse(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap()
}

#[test]
fn most_rows_of_every_format_take_no_more_than_a_glance() {
    let (formats, terms, section) = (&formats(), &Terms::default(), &config::Orders::default());
    let exports = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats");
    let mut seen = 0;
    for entry in std::fs::read_dir(exports).unwrap() {
        let source = &Source::File(entry.unwrap().path());
        if matches!(source.name().as_str(), "README.md" | "truth_orders.csv") {
            continue;
        }
        let mut file = File {
            opening: Opening { source, section, formats, shop: &terms.shop },
            terms,
            store: Store { number: 0, is_one_of_several: false },
            remembers: false,
            currency: None,
            sum: 0,
            block: 0,
            progress: &mut |_| {},
        };
        let counted = file.pass(false, |job, from| {
            let (plan, mut kept) = (Plan::of(job).unwrap(), job.kept());
            let (mut glances, mut rows) = (0, 0);
            rows::each(from, job.shape, |_, cells| {
                rows += 1;
                glances += u32::from(plan.look(job, cells.unwrap(), &mut kept).is_some());
            })?;
            Ok((glances, rows))
        });
        let (_, _, (glances, rows)) = counted.unwrap();
        assert!(glances * 3 >= rows * 2, "{}: {glances} of {rows}", source.name());
        seen += 1;
    }
    assert!(seen >= 19, "{seen}");
}
