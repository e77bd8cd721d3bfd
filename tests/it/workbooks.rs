//! Order files that are `.xlsx` workbooks: they say what the same orders in CSV
//! say, and what cannot be read is told.

use std::fs;

use jiff::civil::DateTime;
use perennial::orders::Source;
use zip::CompressionMethod;

use crate::formats::shop_of;
use crate::shop::{
    CONFIG, Folder, Ran, by_day, config, differences, read, read_sources, report, repository,
};
use crate::xlsx::{Cell, DAY, DAY_TIME, SUM, Sheet, TIME, parts, sheet, workbook, zipped};

const HEADER: [&str; 8] =
    ["order", "customer", "date", "amount", "refunded", "status", "channel", "product"];

pub(crate) fn text(value: &str) -> Cell {
    Cell::Text(value.into())
}

fn number(value: impl ToString) -> Cell {
    Cell::Number(value.to_string())
}

/// Rows below the header of [`CONFIG`], which is the sheet's first row.
pub(crate) fn orders(rows: Vec<Vec<Cell>>) -> Sheet {
    let mut sheet = sheet("Orders", &[&HEADER]);
    for (row, cells) in (1..).zip(rows) {
        sheet.cells.extend((0..).zip(cells).map(|(column, cell)| (row, column, cell)));
    }
    sheet
}

/// An order of Ada's on a day.
pub(crate) fn order(id: &str, at: Cell) -> Vec<Cell> {
    vec![text(id), text("ada@example.com"), at, number(10)]
}

/// A folder with [`CONFIG`] and a workbook.
pub(crate) fn folder(bytes: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::new();
    folder.put("perennial.toml", CONFIG.replace("*.csv", "*.xlsx"));
    folder.put("orders.xlsx", bytes);
    folder
}

/// What the program says of a workbook that it cannot read.
#[track_caller]
pub(crate) fn said(bytes: impl AsRef<[u8]>) -> String {
    let Ran { code, out, err } = folder(bytes).run(&["build"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    err
}

/// Days of the orders in a workbook.
#[track_caller]
fn days(bytes: &[u8], config_text: &str) -> Vec<String> {
    let read = read(&[bytes], &config(config_text)).unwrap_or_else(|it| panic!("{:?}", it.first));
    by_day(&read).iter().map(|(day, _)| day.to_string()).collect()
}

/// A cell as a spreadsheet would keep it.
fn kept(value: &str) -> Cell {
    let is_plain = value.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-'));
    let is_code = value.starts_with('0') && !value.starts_with("0.") && value != "0";
    if is_plain && !is_code && value.len() < 16 && value.parse::<f64>().is_ok() {
        return Cell::Formatted(value.into(), SUM);
    }
    match DateTime::strptime("%Y-%m-%d %H:%M:%S", value) {
        Ok(at) => Cell::Formatted(serial(at), DAY_TIME),
        Err(_) => text(value),
    }
}

/// A moment as a spreadsheet counts it, with the digits of a double.
fn serial(at: DateTime) -> String {
    let since = at.duration_since(DateTime::constant(1899, 12, 30, 0, 0, 0, 0));
    (since.as_secs() as f64 / 86_400.0).to_string()
}

/// A CSV file as a sheet, each row where it stands there.
fn as_sheet(bytes: &[u8]) -> Sheet {
    let rows = |delimiter: u8| {
        let mut csv = csv::ReaderBuilder::new();
        csv.delimiter(delimiter).has_headers(false).flexible(true);
        csv.from_reader(bytes).into_records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let widest = |delimiter: &u8| rows(*delimiter).iter().map(csv::StringRecord::len).max();
    let rows = rows([b'\t', b';', b','].into_iter().max_by_key(widest).unwrap());
    let mut cells = Vec::new();
    for row in rows {
        let line = usize::try_from(row.position().unwrap().line()).unwrap() - 1;
        let filled = (0..).zip(&row).filter(|(_, cell)| !cell.is_empty());
        cells.extend(filled.map(|(column, cell)| (line, column, kept(cell))));
    }
    Sheet { name: "Orders", is_hidden: false, cells }
}

#[test]
fn every_layout_says_the_same_in_a_workbook() {
    let mut seen = 0;
    for entry in fs::read_dir(repository("tests/fixtures/formats")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if matches!(name.as_str(), "README.md" | "truth_orders.csv") {
            continue;
        }
        let config = config(&shop_of(&name));
        // A row of nothing but blank cells is none in a sheet.
        let text = fs::read_to_string(&path).unwrap();
        let is_blank = |line: &&str| {
            line.contains([',', ';']) && line.trim_matches([',', ';', '"', '\r']).is_empty()
        };
        let text: Vec<&str> = text.split('\n').filter(|line| !is_blank(line)).collect();
        let text = text.join("\n").into_bytes();
        let bytes = workbook(&[as_sheet(&text)]);
        let of = |source| {
            let orders = read_sources(vec![source], &config);
            report(orders.unwrap_or_else(|it| panic!("{name}: {:?}", it.first)), &config, None)
        };
        let (csv, xlsx) = (
            of(Source::Embedded("a.csv", text.leak())),
            of(Source::Embedded("a.xlsx", bytes.leak())),
        );
        assert_eq!(differences(&csv, &xlsx), "", "{name}");
        let (csv, xlsx) = (&csv.data.account.files[0], &xlsx.data.account.files[0]);
        assert_eq!((&csv.format, csv.rows), (&xlsx.format, xlsx.rows), "{name}");
        seen += 1;
    }
    assert!(seen >= 19, "{seen}");
}

#[test]
fn the_account_has_the_bytes_on_disk() {
    let bytes = workbook(&[orders(vec![order("1", text("2024-01-05"))])]);
    let read = read(&[&bytes], &config(CONFIG)).unwrap();
    let file = &read.account.files[0];
    assert_eq!(file.hash, blake3::hash(&bytes).to_hex().to_string());
    assert_eq!((file.encoding, file.rows), ("xlsx", 1));
}

#[test]
fn dates_are_the_same_in_both_systems_and_however_they_are_kept() {
    let cells = |from: f64| {
        let formatted = |days: f64, format| Cell::Formatted((days - from).to_string(), format);
        vec![
            formatted(45_321.0, DAY),
            formatted(45_321.562_5, DAY),
            formatted(45_321.562_511_574, DAY_TIME),
            formatted(45_321.999_999, DAY_TIME),
            Cell::Iso("2024-01-31T13:30:00"),
            text("2024-01-31 13:30:01"),
            Cell::Formula("NOW()", "2024-01-31 13:30:02".into()),
            Cell::Inline("2024-01-31 13:30:03".into()),
        ]
    };
    // Those of a day stand in the order of time, and by amount at the same time.
    let expected = ["30 8", "30 7", "30 6", "31 5", "31 4", "31 3", "31 2", "31 1"];
    for (is_1904, from) in [(false, 0.0), (true, 1462.0)] {
        let rows = (1..).zip(cells(from)).map(|(id, at)| {
            let mut row = order(&format!("{id}"), at);
            row[3] = number(9 - id);
            row
        });
        let bytes = zipped(&parts(&[orders(rows.collect())], is_1904), CompressionMethod::Stored);
        let read = read(&[&bytes], &config(CONFIG)).unwrap_or_else(|it| panic!("{:?}", it.first));
        let told = by_day(&read).into_iter();
        let told = told.map(|(day, net)| format!("{day} {}", net.decimal(0)));
        let told: Vec<String> = told.map(|it| it.replace("2024-01-", "")).collect();
        assert_eq!(told, expected, "1904: {is_1904}");
    }
}

/// Some programs write dates without saying that they are dates.
#[test]
fn numbers_in_the_place_of_dates_are_days_of_the_workbooks_system() {
    for (is_1904, at) in [(false, "45321.5625"), (true, "43859.5625")] {
        let sheet = orders(vec![order("1", number(at))]);
        let bytes = zipped(&parts(&[sheet], is_1904), CompressionMethod::Stored);
        assert_eq!(days(&bytes, CONFIG), ["2024-01-30"]);
        // In Auckland the day after has begun by then.
        let zones = CONFIG.replace("[[orders]]", "time_zone = \"Pacific/Auckland\"\n[[orders]]");
        let zones = format!("{zones}[orders.rules]\nzone = \"UTC\"\n");
        assert_eq!(days(&bytes, &zones), ["2024-01-31"]);
    }
}

/// Midnight is a time where the format shows one, and moved between zones.
#[test]
fn a_day_has_a_time_if_its_format_shows_one() {
    let config = CONFIG.replace("[[orders]]", "time_zone = \"America/New_York\"\n[[orders]]");
    let config = format!("{config}[orders.rules]\nzone = \"UTC\"\n");
    for (format, expected) in [(DAY, "2024-01-30"), (DAY_TIME, "2024-01-29")] {
        let sheet = orders(vec![order("1", Cell::Formatted("45321".into(), format))]);
        assert_eq!(days(&workbook(&[sheet]), &config), [expected]);
    }
    let mut sheet = orders(vec![order("1", Cell::Formatted("45321".into(), DAY))]);
    sheet.cells.push((1, 6, Cell::Formatted("0.1875".into(), TIME)));
    let config = config.replace("channel = \"channel\"", "time = \"channel\"");
    assert_eq!(days(&workbook(&[sheet]), &config), ["2024-01-29"]);
}

/// Amounts are exact, and two orders whose numbers are long stay two.
#[test]
fn numbers_lose_their_noise_and_no_digit() {
    let row = |id: &str, amount: &str| {
        vec![number(id), text("ada@example.com"), text("2024-01-30"), number(amount)]
    };
    let rows = vec![
        row("1E15", "0.30000000000000004"),
        row("1234567890123456", "1.1500000000000001E2"),
        row("1234567890123457", "19.989999999999998"),
        row("7", "1E-2"),
    ];
    let read = read(&[&workbook(&[orders(rows)])], &config(CONFIG)).unwrap();
    let mut net: Vec<String> = by_day(&read).iter().map(|(_, net)| net.decimal(4)).collect();
    net.sort();
    assert_eq!(net, ["0.0100", "0.3000", "115.0000", "19.9900"]);
}

/// A number is that number, whatever decimal mark texts have.
#[test]
fn the_decimal_mark_is_for_text() {
    let amounts = [text("1.234,50 £"), number("1234.5"), number("0.125"), number(7)];
    let rows = amounts
        .into_iter()
        .zip(1..)
        .map(|(amount, id)| vec![number(id), text("ada@example.com"), text("2024-01-30"), amount]);
    let bytes = workbook(&[orders(rows.collect())]);
    let comma = format!("{CONFIG}[orders.rules]\ndecimal = \",\"\n");
    let orders = by_day(&read(&[&bytes], &config(&comma)).unwrap());
    let net: i64 = orders.iter().map(|(_, net)| net.0).sum();
    assert_eq!(net, 24_761_250);
    assert!(said(&bytes).contains("orders.xlsx:2: amount \"1.234,50 £\" is not an amount"));
}

#[test]
fn rows_have_the_numbers_of_the_sheet() {
    let mut sheet = Sheet { name: "Orders", ..Sheet::default() };
    sheet.cells.push((0, 0, text("Orders,\nas of \"today\"\r\nand later")));
    sheet.cells.extend((1..).zip(HEADER).map(|(column, name)| (3, column, text(name))));
    let row = |row, cells: [Cell; 4]| (1..).zip(cells).map(move |(at, cell)| (row, at, cell));
    let ada = text("ada@example.com");
    sheet.cells.extend(row(4, [number(1), ada.clone(), text("2024-01-05"), number(10)]));
    sheet.cells.push((4, 8, text("Mug,\nlarge")));
    sheet.cells.extend(row(8, [number(2), ada.clone(), text("2024-01-06"), Cell::Error("#N/A")]));
    sheet.cells.push((10, 3, text("  ")));
    sheet.cells.extend(row(12, [number(3), ada, Cell::Bool(true), number(7)]));
    // Nothing is wrong with what is not used, nor with what is far to the right.
    sheet.cells.push((12, 40, Cell::Error("#DIV/0!")));
    assert_eq!(
        said(workbook(&[sheet])).lines().filter(|it| it.starts_with("error")).collect::<Vec<_>>(),
        [
            "error: orders.xlsx:9: amount \"#N/A\" is not an amount",
            "error: orders.xlsx:13: date \"TRUE\" is not a date from 1980 to 2099"
        ]
    );
}

/// Rows of an order that stand apart are read row after row, others on all
/// threads: each way knows the blank rows and the same orders.
#[test]
fn a_workbook_says_the_same_read_in_either_way() {
    let settings = format!(
        "{CONFIG}[orders.rules]\nleave_out = [{{ column = \"channel\", equals = \"test\", why = \"a test\" }}]\n"
    );
    let of = |ids: &[u32]| {
        let mut sheet = orders(Vec::new());
        for (place, id) in ids.iter().enumerate() {
            // Below each row a blank one.
            let row = 1 + 2 * place;
            let who = format!("p{}@example.com", id % 5);
            let cells = [
                number(id),
                text(&who),
                Cell::Formatted(format!("{}", 45_000 + id), DAY),
                number(5),
            ];
            sheet.cells.extend((0..).zip(cells).map(|(column, cell)| (row, column, cell)));
            if id % 7 == 0 {
                sheet.cells.push((row, 6, text("test")));
            }
        }
        let read = read(&[&workbook(&[sheet])], &config(&settings)).unwrap();
        let left = &read.account.left_out["a test"];
        (by_day(&read), left.rows, left.lines.clone(), read.account.rows_read)
    };
    let ids: Vec<u32> = (1..=100).collect();
    let (swift, rows, lines, all) = of(&ids);
    assert_eq!((swift.len(), rows, all), (86, 14, 100));
    assert_eq!(lines, [7, 14, 21, 28, 35].map(|id| format!("orders.csv:{}", 2 * id)));
    let (careful, rows, again, all) = of(&[&ids[..], &ids[..1]].concat());
    assert_eq!((careful, rows, again, all), (swift, 14, lines, 101));
}

#[test]
fn a_formula_is_what_it_came_to() {
    let mut rows = vec![order("1", text("2024-01-05")), order("2", text("2024-01-06"))];
    rows[0][3] = Cell::Formula("A1+B1", "12.50".into());
    rows[1][3] = Cell::Uncomputed("A2+B2");
    let read = read(&[&workbook(&[orders(rows)])], &config(CONFIG)).unwrap();
    let orders = by_day(&read);
    assert_eq!(orders[0].1.decimal(2), "12.50");
    assert_eq!((orders.len(), read.account.rows_used, read.account.rows_read), (1, 1, 2));
}

pub(crate) fn one_order(name: &'static str) -> Sheet {
    Sheet { name, ..orders(vec![order("1", text("2024-01-05"))]) }
}

#[test]
fn the_sheet_with_the_orders_is_read() {
    let hidden = |sheet| Sheet { is_hidden: true, ..sheet };
    let blank = || Sheet { name: "Blank", ..Sheet::default() };
    let notes = || sheet("Notes", &[&["as of", "2024"], &["by", "Ada"]]);
    for sheets in [
        vec![one_order("Orders")],
        vec![hidden(one_order("Old")), blank(), one_order("Orders")],
        vec![notes(), one_order("Orders"), notes()],
    ] {
        assert_eq!(days(&workbook(&sheets), CONFIG), ["2024-01-05"]);
    }
    let named = CONFIG.replace("format", "sheet = \"Old\"\nformat");
    let sheets = [one_order("Orders"), hidden(one_order("Old"))];
    assert_eq!(days(&workbook(&sheets), &named), ["2024-01-05"]);
    let nothing = said(workbook(&[hidden(one_order("Old")), blank()]));
    assert_eq!(
        nothing,
        "error: orders.xlsx has no visible sheet with rows\n  hint: the sheets are \"Old\", \
         \"Blank\"; a hidden one can be named with sheet = \"…\" under [[orders]]\n"
    );
}

#[test]
fn of_several_sheets_with_orders_one_has_to_be_named() {
    let bytes = workbook(&[one_order("2023"), one_order("2024, new"), sheet("Notes", &[&["by"]])]);
    assert_eq!(
        said(&bytes),
        "error: orders.xlsx has orders on several sheets\n  hint: they are \"2023\", \"2024, \
         new\"; say which with sheet = \"2023\" under [[orders]], in a section for each\n"
    );
    let folder = folder(&bytes);
    let settings = folder.text("perennial.toml");
    let of = |name: &str| settings.replace("format", &format!("sheet = {name:?}\nformat"));
    folder.put("perennial.toml", of("2024, new"));
    folder.build(&[]);
    let newer = of("2024, new");
    let (_, newer) = newer.split_once("[[orders]]").unwrap();
    folder.put("perennial.toml", format!("{}[[orders]]{newer}", of("2023")));
    let ran = folder.build(&[]);
    assert!(ran.out.contains("2 rows in 2 files: 2 orders, 1 customer"), "{}", ran.out);
    folder.put("perennial.toml", of("2025"));
    let ran = folder.run(&["build"]);
    assert_eq!(
        ran.err,
        "error: orders.xlsx has no sheet \"2025\"\n  hint: did you mean \"2023\"?\n"
    );
}

#[test]
fn inspect_says_which_sheet_it_is_and_the_configuration_that_reads_it() {
    let rows = vec![order("1", number("45321.5")), order("2", number("45322"))];
    let folder = folder(workbook(&[sheet("Notes", &[&["by", "Ada"]]), orders(rows)]));
    let ran = folder.run(&["inspect", "orders.xlsx"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for line in [
        "encoding   xlsx\n",
        "sheet      Orders\n",
        "not read: Notes",
        "dates      excel: days counted from 1900",
        "line 2, of 2024-01-30\n",
        "\nsheet = \"Orders\"\n",
        "\ndate_format = \"excel\"\n",
    ] {
        assert!(ran.out.contains(line), "{line:?} is not in\n{}", ran.out);
    }
    assert!(!ran.out.contains("between"));
    folder.build(&[]);
    let before = folder.json("site/2024-01/report.json");
    let (_, section) = ran.out.split_once("reads it so:\n\n").unwrap();
    let shop = CONFIG.split("[[orders]]").next().unwrap();
    folder.put("perennial.toml", format!("{shop}{section}"));
    folder.build(&[]);
    assert_eq!(folder.json("site/2024-01/report.json"), before);
}
