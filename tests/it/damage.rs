//! Files that are too long, cut off, or there twice: what can be read is, and
//! what cannot is told.

use std::io::Write;

use perennial::units::Money;

use crate::shop::{CONFIG, Folder, Ran, by_day, config, csv, read};

/// Three orders, each with a note and then a product.
fn noted(notes: [&str; 3]) -> String {
    let [one, two, three] = notes.map(|note| format!("\"{}\"", note.replace('"', "\"\"")));
    format!(
        "order,customer,date,note,amount,product\n\
         1,ada@example.com,05/01/2024,{one},\"1.234,50\",Tea\n\
         2,ben@example.com,31/01/2024,{two},\"7,05\",Mug\n\
         3,ada@example.com,28/02/2024,{three},\"12,00\",Tea\n"
    )
}

const NOTED: &str = "[[orders]]\nformat = \"columns\"\n[orders.columns]\norder = \"order\"\n\
    customer = \"customer\"\ndate = \"date\"\namount = \"amount\"\nproduct = \"product\"\n";

/// A million letters: beyond what is looked at to find out how dates are
/// written, wherever it stands.
#[test]
fn a_cell_may_be_as_long_as_it_likes() {
    let mega = "x".repeat(1 << 20);
    let lines = "He said: \"two, or\r\nthree;\n\n4 of 'em\",\n".repeat(1 << 15);
    for note in [mega.as_str(), lines.as_str()] {
        for notes in [[note, "", ""], ["", note, ""], ["", "", note], [note, note, note]] {
            let orders = read(&[noted(notes).as_bytes()], &config(NOTED));
            let orders = orders.unwrap_or_else(|it| panic!("{:?}", it.first));
            let rows: Vec<String> = by_day(&orders).iter().map(|(_, net)| net.decimal(2)).collect();
            assert_eq!(rows, ["1234.50", "7.05", "12.00"]);
        }
    }
}

/// The line of a fault is counted with the lines that are within cells.
#[test]
fn a_fault_below_a_long_cell_has_its_line() {
    let text = noted([&"a\nb\"\n".repeat(1 << 17), "", ""]).replace("\"7,05\"", "seven");
    let settings = format!("{NOTED}[orders.rules]\ndecimal = \",\"\n");
    let faults = read(&[text.as_bytes()], &config(&settings)).unwrap_err();
    let line = 2 + (1 << 18) + 1;
    assert_eq!(
        faults.first.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [format!("orders.csv:{line}: amount \"seven\" is not an amount")]
    );
}

const ONE: &str = "1,ada@example.com,2024-01-05,10";
const TWO: &str = "2,ben@example.com,2024-01-06,20";

/// Orders, rows used, rows left out, revenue.
#[track_caller]
fn counts(files: &[&[&str]], config_text: &str) -> (usize, u64, u64, String) {
    let texts: Vec<String> = files.iter().map(|rows| csv(rows)).collect();
    let texts: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
    let read = read(&texts, &config(config_text)).unwrap_or_else(|it| panic!("{:?}", it.first));
    let left_out = read.account.left_out.values().map(|left| left.rows).sum();
    assert_eq!(read.account.rows_used + left_out, read.account.rows_read);
    let orders = by_day(&read);
    let revenue = orders.iter().map(|(_, net)| *net).sum::<Money>();
    (orders.len(), read.account.rows_used, left_out, revenue.decimal(0))
}

#[test]
fn a_row_that_is_there_twice_counts_once_if_it_has_an_order_number() {
    assert_eq!(counts(&[&[ONE, TWO, ONE]], CONFIG), (2, 3, 0, "30".into()));
    assert_eq!(counts(&[&[ONE, TWO], &[TWO, ONE]], CONFIG), (2, 2, 2, "30".into()));
    assert_eq!(counts(&[&[ONE, ONE], &[TWO, ONE]], CONFIG), (2, 2, 2, "30".into()));
    // Lines add up, so that a line twice is two of the thing.
    let lines = format!("{CONFIG}[orders.rules]\namount_per = \"line\"\n");
    assert_eq!(counts(&[&[ONE, TWO, ONE]], &lines), (2, 3, 0, "40".into()));
    assert_eq!(counts(&[&[ONE, TWO], &[TWO, ONE]], &lines), (2, 2, 2, "30".into()));
}

#[test]
fn without_an_order_number_every_row_is_an_order() {
    let nameless = CONFIG.replace("order = \"order\"\n", "");
    assert_eq!(counts(&[&[ONE, TWO, ONE]], &nameless), (3, 3, 0, "40".into()));
    assert_eq!(counts(&[&[ONE, TWO], &[TWO, ONE]], &nameless), (4, 4, 0, "60".into()));
}

/// With all its cells the last line is read, whether or not it is ended; with
/// fewer it is refused.
#[test]
fn the_last_line_counts_if_it_has_all_its_cells() {
    let whole = csv(&[ONE, TWO]);
    for (end, orders) in [("", 2), ("\r", 2), ("\n\n\r\n", 2)] {
        let text = format!("{}{end}", whole.trim_end_matches('\n'));
        let read = read(&[text.as_bytes()], &config(CONFIG)).unwrap();
        assert_eq!(by_day(&read).len(), orders);
    }
    for cut in 1..=4 {
        let text = &whole[..whole.len() - 1 - cut];
        let faults = read(&[text.as_bytes()], &config(CONFIG)).unwrap_err();
        let message = format!("orders.csv:3: the row has {} cells and the header 8", 8 - cut);
        assert_eq!(faults.first[0].to_string(), message);
    }
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn a_packed_file_that_was_cut_off_is_told_and_nothing_is_written() {
    // Letters of no pattern, so that much is left to be cut off.
    let id = |row: u32| row.wrapping_mul(2_654_435_761);
    let rows: Vec<String> = (0..4000)
        .map(|row| format!("{},a{}@example.com,2024-01-05,10", id(row), id(row + 1)))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let text = csv(&rows);
    let packed = [
        ("orders.csv.gz", gzip(text.as_bytes())),
        ("orders.csv.zst", zstd::encode_all(text.as_bytes(), 1).unwrap()),
    ];
    for (name, bytes) in packed {
        let folder = Folder::of_rows(&[ONE]);
        folder.put(name, &bytes);
        folder.build(&[name]);
        std::fs::remove_dir_all(folder.at("site")).unwrap();
        for cut in [bytes.len() / 50, bytes.len() / 2, bytes.len() - 3, bytes.len() - 1] {
            folder.put(name, &bytes[..cut]);
            let Ran { code, out, err } = folder.run(&["build", name]);
            assert_eq!((code, out.as_str()), (Some(2), ""), "{name} cut at {cut}");
            let start = format!("error: cannot read {name}\n  because: ");
            assert!(err.starts_with(&start), "{name} cut at {cut}: {err}");
            assert!(!folder.at("site").exists());
        }
    }
}

/// As a computer leaves it that lost its power.
#[test]
fn bytes_that_are_nought_are_told_with_their_line() {
    let whole = csv(&[ONE, TWO]);
    for (text, line) in [
        (format!("{whole}\0\0\0\0"), 4),
        (whole.replace("ben", "b\0n"), 3),
        (whole.replace("customer", "cust\0mer"), 1),
        ("\0".repeat(4096), 1),
    ] {
        let faults = read(&[text.as_bytes()], &config(CONFIG)).unwrap_err();
        let said: Vec<String> = faults.first.iter().map(ToString::to_string).collect();
        let expected = format!("orders.csv:{line}: ");
        assert!(said.iter().all(|it| it.starts_with(&expected)), "{said:?}");
    }
}

#[test]
fn the_key_that_is_named_settles_the_order_of_day_and_month() {
    let rows = ["1,ada@example.com,03/04/2024,10", "2,ben@example.com,05/06/2024,20"];
    let folder = Folder::of_rows(&rows);
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, Some(2));
    let (_, hint) = ran.err.split_once("hint: set ").unwrap();
    let (keys, _) = hint.split_once(" under [orders.rules]").unwrap();
    let last: Vec<String> = keys
        .split(" or ")
        .map(|key| {
            folder.put("perennial.toml", format!("{CONFIG}[orders.rules]\n{key}\n"));
            folder.build(&[]);
            let read = read(&[csv(&rows).as_bytes()], &config(&folder.text("perennial.toml")));
            read.unwrap().span().unwrap().1.to_string()
        })
        .collect();
    assert_eq!(last, ["2024-06-05", "2024-05-06"]);
}

/// `45321.5625` is half past one on 30 January 2024.
#[test]
fn days_may_be_numbers_as_spreadsheets_count_them() {
    let rows = ["1,ada@example.com,45321.5625,10", "2,ben@example.com,45322,20"];
    let days = |config_text: &str, rows: &[&str]| {
        let read = read(&[csv(rows).as_bytes()], &config(config_text));
        let read = read.map_err(|faults| faults.first[0].to_string())?;
        Ok(by_day(&read).iter().map(|(day, _)| day.to_string()).collect::<Vec<_>>())
    };
    let both = ["2024-01-30", "2024-01-31"].map(String::from).to_vec();
    assert_eq!(days(CONFIG, &rows), Ok(both.clone()));
    let form = |form: &str| format!("{CONFIG}[orders.rules]\ndate_format = \"{form}\"\n");
    assert_eq!(days(&form("excel"), &rows), Ok(both.clone()));
    let of_1904 = rows.map(|row| row.replace("45321", "43859").replace("45322", "43860"));
    assert_eq!(days(&form("excel1904"), &of_1904.each_ref().map(String::as_str)), Ok(both.clone()));
    // In Auckland the day after has begun by then.
    let zones = CONFIG.replace("[[orders]]", "time_zone = \"Pacific/Auckland\"\n[[orders]]");
    let zones = format!("{zones}[orders.rules]\nzone = \"UTC\"\n");
    assert_eq!(days(&zones, &rows[..1]), Ok(both[1..].to_vec()));
    let mixed = [rows[0], "2,ben@example.com,31/01/2024,20"];
    let refused: Result<Vec<String>, String> =
        Err("orders.csv: dates are written in two forms: \"31/01/2024\" in line 3 and \"45321.5625\" in line 2".into());
    assert_eq!(days(CONFIG, &mixed), refused);
    let folder = Folder::of_rows(&rows);
    let ran = folder.run(&["inspect", "orders.csv"]);
    assert!(ran.out.contains("\ndates      excel: days counted from 1900"), "{}", ran.out);
    assert!(ran.out.contains("\ndate_format = \"excel\"\n"), "{}", ran.out);
}

/// Rows of several megabytes are read, in a file that is packed too.
#[test]
fn a_row_may_be_long_and_has_an_end() {
    let mega = "a line of many, and no quote in it\n".repeat(120_000);
    let text = noted(["", &mega, ""]);
    let rows = |bytes: &[u8]| read(&[bytes], &config(NOTED)).map(|read| by_day(&read).len());
    assert_eq!(rows(text.as_bytes()).unwrap(), 3);
    assert_eq!(rows(&zstd::encode_all(text.as_bytes(), 1).unwrap()).unwrap(), 3);
}

/// Three gigabytes of a row, of which none but the first part is read.
#[cfg(unix)]
#[test]
#[ignore = "reads a row of 64 MB twelve times"]
fn a_row_without_end_is_told_with_its_line_in_little_memory() {
    let folder = Folder::of_rows(&[ONE]);
    let whole = csv(&[ONE, "2,ben@example.com,soon,20"]);
    let size = 3_u64 << 30;
    let packed = |text: &[u8]| zstd::encode_all(text, 1).unwrap();
    let (much, parts) = (packed(&vec![b'x'; 1 << 24]), 192);
    for (row, fault) in [
        ("\n3,\"", "a quote opens in this row and is not closed"),
        ("\n3,", "the row is longer than 64 MB"),
    ] {
        let start = format!("{whole}{row}");
        folder.put("plain.csv", &start);
        let file = std::fs::File::options().write(true).open(folder.at("plain.csv")).unwrap();
        // Bytes of nought that take no room.
        file.set_len(size).unwrap();
        folder.put("packed.csv.zst", [packed(start.as_bytes()), much.repeat(parts)].concat());
        for (name, command) in
            [("plain.csv", "build"), ("packed.csv.zst", "build"), ("packed.csv.zst", "inspect")]
        {
            let program = folder.program();
            let line =
                format!("ulimit -v 900000; exec {:?} {command} {name}", program.get_program());
            let mut limited = std::process::Command::new("sh");
            limited.current_dir(folder.at("")).args(["-c", &line]);
            let Ran { code, err, .. } = crate::shop::ran(&mut limited);
            let expected = [
                format!("error: {name}:3: date \"soon\" is not a date"),
                format!("error: {name}:5: {fault}\n  hint: "),
            ];
            for expected in expected {
                assert!(err.contains(&expected), "{command} {expected}\n{err}");
            }
            assert_eq!(code, Some(2));
        }
    }
}

/// As the last quote of a file is lost: what is below it is in no order.
#[test]
fn a_quote_that_is_not_closed_is_told_with_the_line_of_its_row() {
    for end in ["\n", "\r\n", "\r"] {
        for (last, line) in [
            ("3,eve@example.com,2024-01-07,30,,,,\"mug", 4),
            ("3,eve@example.com,2024-01-07,30,,,,\"mug\n4,ada@example.com,2024-01-08,5,,,,tea", 4),
            ("\n\"", 5),
        ] {
            let text = format!("{}{last}\n", csv(&[ONE, TWO])).replace('\n', end);
            let faults = read(&[text.as_bytes()], &config(CONFIG)).unwrap_err();
            let said: Vec<String> = faults.first.iter().map(ToString::to_string).collect();
            let expected =
                format!("orders.csv:{line}: a quote opens in this row and is not closed");
            assert_eq!(said, [expected], "{text:?}");
        }
    }
    // In the row of an order that stands together, the last of all is closed.
    let text = format!("{}3,eve@example.com,2024-01-07,30,,,,\"mug\"", csv(&[ONE, TWO]));
    assert_eq!(by_day(&read(&[text.as_bytes()], &config(CONFIG)).unwrap()).len(), 3);
}

/// After one order of day, month and year, which only the first row settles.
#[test]
fn a_time_may_follow_a_date_or_not() {
    let times = [" 23:59", "", " 10:12:13", ", 1:30 PM", " 09:00"];
    for [first, second] in
        [["31/01/2024", "02/02/2024"], ["1.31.24", "2.2.24"], ["Jan 31, 2024", "Feb 2, 2024"]]
    {
        let row = |(at, time): (usize, &&str)| {
            let day = if at == 0 { first } else { second };
            format!("{at},ada@example.com,\"{day}{time}\",10,,,,")
        };
        let rows: Vec<String> = times.iter().enumerate().map(row).collect();
        let text = format!(
            "order,customer,date,amount,refunded,status,channel,product\n{}",
            rows.join("\n")
        );
        let read =
            read(&[text.as_bytes()], &config(CONFIG)).unwrap_or_else(|it| panic!("{:?}", it.first));
        let days: Vec<String> = by_day(&read).iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(days, ["2024-01-31", "2024-02-02", "2024-02-02", "2024-02-02", "2024-02-02"]);
    }
}
