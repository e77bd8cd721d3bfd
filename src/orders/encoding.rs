//! Which bytes stand for which letters.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;

/// The encoding of a file that starts so: as a byte order mark says, or UTF-8
/// where that fits, or else as the frequency of its letters suggests.
pub(super) fn encoding(start: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(start) {
        return marked;
    }
    let cut_short = match std::str::from_utf8(start) {
        Ok(_) => true,
        // The last letter may continue beyond the start.
        Err(error) => error.error_len().is_none(),
    };
    // Text has no NUL; what has is left to be refused as it is.
    if cut_short || start.contains(&0) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(start, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// The bytes as UTF-8 without a byte order mark. UTF-8 itself is passed on as
/// it is, so that what is not text can be refused with its line.
pub(super) fn decoded<'a>(
    bytes: impl Read + Send + 'a,
    encoding: &'static Encoding,
) -> Box<dyn Read + Send + 'a> {
    let mut builder = DecodeReaderBytesBuilder::new();
    if encoding == UTF_8 {
        return Box::new(builder.utf8_passthru(true).strip_bom(true).build(bytes));
    }
    Box::new(builder.encoding(Some(encoding)).bom_override(true).build(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (&'static str, String) {
        let encoding = encoding(bytes);
        let mut text = String::new();
        decoded(bytes, encoding).read_to_string(&mut text).unwrap();
        (encoding.name(), text)
    }

    #[test]
    fn utf_8_stays_and_loses_its_mark() {
        assert_eq!(read("id;café\n".as_bytes()), ("UTF-8", "id;café\n".into()));
        assert_eq!(read("\u{feff}id\n".as_bytes()), ("UTF-8", "id\n".into()));
    }

    #[test]
    fn utf_16_is_known_by_its_mark() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("id\tcafé\n".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(read(&bytes), ("UTF-16LE", "id\tcafé\n".into()));
    }

    #[test]
    fn other_letters_are_told_by_how_often_they_occur() {
        let western = b"name;ville\nM\xfcller;K\xf6ln\nGro\xdfmann;D\xfcsseldorf\n";
        let (name, text) = read(western);
        assert_eq!(name, "windows-1252");
        assert!(text.contains("Müller;Köln"), "{text}");
    }

    #[test]
    fn a_letter_cut_in_half_at_the_end_is_still_utf_8() {
        assert_eq!(encoding(&"café".as_bytes()[..4]).name(), "UTF-8");
    }
}
