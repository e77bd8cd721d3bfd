//! Workbooks that cannot be read: each is told, and none panics.

use perennial::orders::Error;
use proptest::prelude::*;
use zip::CompressionMethod;

use crate::shop::{CONFIG, config, read};
use crate::workbooks::{one_order, order, orders, said};
use crate::xlsx::{Cell, DAY_TIME, parts, workbook, zipped};

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|(name, it)| ((*name).into(), it.to_vec())).collect();
    zipped(&parts, CompressionMethod::Deflated)
}

#[test]
fn what_is_no_workbook_is_told_with_what_to_do() {
    let ods = b"application/vnd.oasis.opendocument.spreadsheet";
    let other = "error: orders.xlsx is a spreadsheet of another kind than .xlsx\n  hint: save it \
                 as .xlsx or CSV from the spreadsheet\n";
    assert_eq!(said(archive(&[("mimetype", ods), ("content.xml", b"<a/>")])), other);
    assert_eq!(said(archive(&[("[Content_Types].xml", b""), ("xl/workbook.bin", b"")])), other);
    assert_eq!(
        said(archive(&[("orders.csv", b"order,customer\n")])),
        "error: orders.xlsx is an archive, not an order file\n  hint: take the order file out of \
         the archive\n"
    );
}

#[test]
fn a_workbook_that_was_cut_off_is_told() {
    let bytes = workbook(&[one_order("Orders")]);
    for part in [5, 30, 100, bytes.len() / 2, bytes.len() - 100, bytes.len() - 1] {
        let said = said(&bytes[..part]);
        let first = "error: orders.xlsx is a workbook that is damaged or incomplete\n  because: ";
        assert!(said.starts_with(first), "{part}: {said}");
        assert!(said.ends_with("hint: copy or export it again, or save it as CSV\n"), "{said}");
    }
}

/// The fault of a workbook with one part changed.
fn fault(name: &str, change: impl Fn(&str) -> String) -> String {
    let mut parts = parts(&[one_order("Orders")], false);
    let (_, bytes) = parts.iter_mut().find(|(part, _)| part == name).unwrap();
    *bytes = change(std::str::from_utf8(bytes).unwrap()).into_bytes();
    let bytes = zipped(&parts, CompressionMethod::Deflated);
    let faults = read(&[&bytes], &config(CONFIG)).unwrap_err();
    match faults.first.as_slice() {
        [Error::Workbook { fault, source, .. }] => {
            format!("{fault}: {}", source.as_ref().map(ToString::to_string).unwrap_or_default())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_workbook_that_says_too_much_takes_no_memory() {
    let texts = |count: &str| {
        fault("xl/sharedStrings.xml", |xml| {
            let (start, rest) = xml.split_once("uniqueCount=\"").unwrap();
            format!("{start}uniqueCount=\"{count}\"{}", rest.split_once('"').unwrap().1)
        })
    };
    for count in ["99999999999", "18446744073709551615"] {
        assert!(texts(count).contains("more texts are announced than there are"));
    }
    // Blank cells that are not even there.
    let wide = |rows: usize| {
        let row = |row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>");
        let rows: String = (2..rows).map(row).collect();
        fault("xl/worksheets/sheet1.xml", |xml| {
            xml.replace("</row></sheetData>", &format!("</row>{rows}</sheetData>"))
        })
    };
    let wide = wide(9000);
    assert!(wide.starts_with("unpacks to more than "), "{wide}");
}

/// Of a part of blanks, each byte stands for a thousand.
#[test]
#[ignore = "packs and unpacks 80 MB: seconds without optimization"]
fn a_workbook_that_unpacks_to_too_much_is_told() {
    let blanks = fault("xl/styles.xml", |xml| xml.to_string() + &" ".repeat(80 << 20));
    assert!(blanks.starts_with("unpacks to more than 7"), "{blanks}");
}

#[test]
fn cells_that_no_sheet_has_are_told() {
    let place = |place: &str| {
        fault("xl/worksheets/sheet1.xml", |xml| xml.replace("r=\"A2\"", &format!("r=\"{place}\"")))
    };
    let damaged = "is a workbook that is damaged or incomplete: ";
    for it in ["A1048577", "A4294967295", "XFE2", "A1", "AAAAAAAAAAAAAA2", "2", "A", ""] {
        assert!(place(it).starts_with(damaged), "{it}: {}", place(it));
    }
    let v = |value: &str| {
        fault("xl/worksheets/sheet1.xml", |xml| xml.replace("<v>0</v>", &format!("<v>{value}</v>")))
    };
    assert!(v("99").starts_with(damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_damaged_workbook_never_panics(
        part in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![
            prop::sample::select(b"<>/\"'&=;:-.![] 0189AZaz\x00\xff".to_vec()), any::<u8>()
        ]), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let sheet = orders(vec![
            order("1", Cell::Formatted("45321.5".into(), DAY_TIME)),
            order("2", Cell::Inline("2024-01-05".into())),
            order("3", Cell::Formula("NOW()", "2024-01-05".into())),
        ]);
        let mut parts = parts(&[sheet, one_order("Other")], false);
        let (_, bytes) = part.get(&parts).clone();
        let at = part.index(parts.len());
        parts[at].1 = bytes;
        for (place, byte) in changes {
            let place = place.index(parts[at].1.len());
            parts[at].1[place] = byte;
        }
        let mut bytes = zipped(&parts, CompressionMethod::Stored);
        drop(read(&[&bytes], &config(CONFIG)));
        bytes.truncate(cut.index(bytes.len()));
        drop(read(&[&bytes], &config(CONFIG)));
    }
}
