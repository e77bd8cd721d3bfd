//! Rows are what the csv crate says they are.

use csv::{ByteRecord, StringRecord};
use proptest::prelude::*;

use super::super::block::Block;
use super::super::blocks::{Blocks, Endless};
use super::super::cells::Cells as _;
use super::super::shape::reader;
use super::*;

/// Lines of the rows with their cells, none for what is no text.
type Read = Vec<(u64, Option<Vec<String>>)>;

/// And the line of a row without end.
fn in_blocks(bytes: &[u8], size: usize, columns: usize) -> (Read, Option<(u64, Endless)>) {
    let mut blocks = Blocks::new(bytes, b',', size);
    let (mut block, mut read, mut line) = (Block::default(), Vec::new(), 1);
    while blocks.next(&mut block).unwrap().is_some() {
        let mut take = |row: Line| {
            let cells = |cut: Cut| (0..cut.count()).map(|it| cut.at(it).to_string()).collect();
            read.push((line + row.breaks, row.cells.map(cells)));
        };
        let _ = Cutter::default().pieces(&block, b',', columns, |piece| {
            match piece {
                Piece::Line(line) => take(line),
                Piece::Sheaf(sheaf) => {
                    assert_eq!(sheaf.columns, columns);
                    sheaf.lines().for_each(&mut take);
                }
            }
            ControlFlow::Continue(())
        });
        line += lines::count(&block, 0..block.len());
    }
    (read, blocks.endless().map(|why| (line, why)))
}

/// What the csv crate makes of all of it in one go. A record's line is
/// counted here, since the crate's own is that of the line end before it.
fn at_once(bytes: &[u8]) -> Read {
    let mut csv = reader(b',').from_reader(bytes);
    let (mut record, mut read) = (ByteRecord::new(), Vec::new());
    loop {
        let mut start = usize::try_from(csv.position().byte()).unwrap();
        if !csv.read_byte_record(&mut record).unwrap() {
            return read;
        }
        while matches!(bytes[start], b'\n' | b'\r') {
            start += 1;
        }
        let line = 1 + lines::count(bytes, 0..start);
        let text = StringRecord::from_byte_record(record.clone()).ok();
        let text = text.filter(|it| !it.as_slice().contains('\0'));
        read.push((line, text.map(|it| it.iter().map(String::from).collect())));
    }
}

#[test]
fn a_quote_is_a_letter_unless_it_opens_a_cell() {
    let text = b"a,5\" pipe\n\"x \"\"y\"\"\n,z\",\"q\"r\r\n\n\"\"\n,\n";
    let cells: Vec<Vec<String>> =
        in_blocks(text, 1, 2).0.into_iter().map(|(_, cells)| cells.unwrap()).collect();
    assert_eq!(cells[0], ["a", "5\" pipe"]);
    assert_eq!(cells[1], ["x \"y\"\n,z", "qr"]);
    assert_eq!(
        (cells[2].as_slice(), cells[3].as_slice()),
        (&[String::new()][..], &[String::new(), String::new()][..])
    );
}

/// Bytes of which every few mean something.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        6 => prop::sample::select(b"a1 ;'=".to_vec()),
        3 => Just(b','),
        3 => Just(b'"'),
        2 => Just(b'\n'),
        1 => Just(b'\r'),
        1 => prop::sample::select(vec![0, 0x80, 0xc3]),
    ];
    let tame = prop::sample::select(b"ab,,\n\n\"".to_vec());
    let pieces = prop::sample::select(vec![
        "a,b\n",
        "\"a\",\"b\"\n",
        "a\r\n",
        "\"a\nb\",c\n",
        "\"a\"\"b\"\n",
        "é,1\r\n",
        "\"\r\n\",\n",
        "\n",
    ]);
    prop_oneof![
        prop::collection::vec(byte, 0..80),
        prop::collection::vec(tame, 0..80),
        prop::collection::vec(pieces, 0..30).prop_map(|it| it.concat().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

    #[test]
    fn wherever_it_is_cut_the_rows_are_those_of_the_csv_crate(bytes in hostile(), size in 1..40_usize, columns in 0..4_usize) {
        let (read, endless) = in_blocks(&bytes, size, columns);
        let mut expected = at_once(&bytes);
        // Where a quote is not closed, a line below is no row of its own.
        let below = at_once(&[&bytes[..], b"\nx\n"].concat());
        let is_open = below.len() == expected.len() && !expected.is_empty();
        let last = if is_open { expected.pop().map(|(line, _)| (line, Endless::Unclosed)) } else { None };
        prop_assert_eq!((read, endless), (expected, last));
    }
}
