//! How telephone numbers are written in each country.

/// A region's numbers: how they are dialled from within it.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Its ISO 3166 code.
    pub id: &'static str,
    /// Its country calling code; several regions can share one.
    pub calling: u16,
    /// What is dialled before a calling code.
    pub abroad: &'static str,
    /// What is dialled before a number of the region itself; may be empty.
    pub trunk: &'static str,
    /// Digits of its fixed and mobile numbers without all of these, at least.
    pub shortest: usize,
    /// And at most.
    pub longest: usize,
}

impl Region {
    /// The region of an ISO 3166 code, in either case; `None` if it has no
    /// telephone numbers of its own.
    pub fn parse(id: &str) -> Option<&'static Region> {
        let id = id.trim().to_ascii_uppercase();
        REGIONS.binary_search_by(|region| region.id.cmp(&id)).ok().map(|at| &REGIONS[at])
    }

    /// Regions that share this calling code.
    pub fn calling(code: u16) -> impl Iterator<Item = &'static Region> {
        REGIONS.iter().filter(move |region| region.calling == code)
    }

    /// Whether a number of so many digits can be one of the region's.
    pub fn fits(&self, digits: usize) -> bool {
        (self.shortest..=self.longest).contains(&digits)
    }
}

const fn of(
    id: &'static str,
    calling: u16,
    abroad: &'static str,
    trunk: &'static str,
    shortest: usize,
    longest: usize,
) -> Region {
    Region { id, calling, abroad, trunk, shortest, longest }
}

/// By code. Calling codes and the 15 digits that a number has at most are those
/// of ITU-T E.164; prefixes and lengths are those of the metadata of Google's
/// libphonenumber, version 9.0.33, of fixed and mobile numbers. Where several
/// prefixes lead abroad, it is the usual one, and 00 where each carrier has one
/// of its own.
static REGIONS: [Region; 245] = [
    of("AC", 247, "00", "", 5, 5),
    of("AD", 376, "00", "", 6, 9),
    of("AE", 971, "00", "0", 8, 9),
    of("AF", 93, "00", "0", 9, 9),
    of("AG", 1, "011", "1", 10, 10),
    of("AI", 1, "011", "1", 10, 10),
    of("AL", 355, "00", "0", 8, 9),
    of("AM", 374, "00", "0", 8, 8),
    of("AO", 244, "00", "", 9, 9),
    of("AR", 54, "00", "0", 10, 11),
    of("AS", 1, "011", "1", 10, 10),
    of("AT", 43, "00", "0", 4, 13),
    of("AU", 61, "0011", "0", 9, 9),
    of("AW", 297, "00", "", 7, 7),
    of("AX", 358, "00", "0", 6, 10),
    of("AZ", 994, "00", "0", 9, 9),
    of("BA", 387, "00", "0", 8, 9),
    of("BB", 1, "011", "1", 10, 10),
    of("BD", 880, "00", "0", 6, 10),
    of("BE", 32, "00", "0", 8, 9),
    of("BF", 226, "00", "", 8, 8),
    of("BG", 359, "00", "0", 6, 9),
    of("BH", 973, "00", "", 8, 8),
    of("BI", 257, "00", "", 8, 8),
    of("BJ", 229, "00", "", 10, 10),
    of("BL", 590, "00", "0", 9, 9),
    of("BM", 1, "011", "1", 10, 10),
    of("BN", 673, "00", "", 7, 7),
    of("BO", 591, "00", "0", 8, 8),
    of("BQ", 599, "00", "", 7, 7),
    of("BR", 55, "00", "0", 10, 11),
    of("BS", 1, "011", "1", 10, 10),
    of("BT", 975, "00", "", 7, 8),
    of("BW", 267, "00", "", 7, 8),
    of("BY", 375, "810", "8", 9, 9),
    of("BZ", 501, "00", "", 7, 7),
    of("CA", 1, "011", "1", 10, 10),
    of("CC", 61, "0011", "0", 9, 9),
    of("CD", 243, "00", "0", 7, 10),
    of("CF", 236, "00", "", 8, 8),
    of("CG", 242, "00", "", 9, 9),
    of("CH", 41, "00", "0", 9, 9),
    of("CI", 225, "00", "", 10, 10),
    of("CK", 682, "00", "", 5, 5),
    of("CL", 56, "00", "", 9, 9),
    of("CM", 237, "00", "", 9, 9),
    of("CN", 86, "00", "0", 7, 11),
    of("CO", 57, "00", "0", 8, 10),
    of("CR", 506, "00", "", 8, 8),
    of("CU", 53, "119", "0", 6, 10),
    of("CV", 238, "0", "", 7, 7),
    of("CW", 599, "00", "", 7, 8),
    of("CX", 61, "0011", "0", 9, 9),
    of("CY", 357, "00", "", 8, 8),
    of("CZ", 420, "00", "", 9, 9),
    of("DE", 49, "00", "0", 5, 13),
    of("DJ", 253, "00", "", 8, 8),
    of("DK", 45, "00", "", 8, 8),
    of("DM", 1, "011", "1", 10, 10),
    of("DO", 1, "011", "1", 10, 10),
    of("DZ", 213, "00", "0", 8, 9),
    of("EC", 593, "00", "0", 8, 9),
    of("EE", 372, "00", "", 7, 8),
    of("EG", 20, "00", "0", 8, 10),
    of("EH", 212, "00", "0", 9, 9),
    of("ER", 291, "00", "0", 7, 7),
    of("ES", 34, "00", "", 9, 9),
    of("ET", 251, "00", "0", 9, 9),
    of("FI", 358, "00", "0", 5, 10),
    of("FJ", 679, "00", "", 7, 7),
    of("FK", 500, "00", "", 5, 5),
    of("FM", 691, "00", "", 7, 7),
    of("FO", 298, "00", "", 6, 6),
    of("FR", 33, "00", "0", 9, 9),
    of("GA", 241, "00", "", 7, 8),
    of("GB", 44, "00", "0", 9, 10),
    of("GD", 1, "011", "1", 10, 10),
    of("GE", 995, "00", "0", 9, 9),
    of("GF", 594, "00", "0", 9, 9),
    of("GG", 44, "00", "0", 10, 10),
    of("GH", 233, "00", "0", 9, 9),
    of("GI", 350, "00", "", 8, 8),
    of("GL", 299, "00", "", 6, 6),
    of("GM", 220, "00", "", 7, 7),
    of("GN", 224, "00", "", 8, 9),
    of("GP", 590, "00", "0", 9, 9),
    of("GQ", 240, "00", "", 9, 9),
    of("GR", 30, "00", "", 10, 10),
    of("GT", 502, "00", "", 8, 8),
    of("GU", 1, "011", "1", 10, 10),
    of("GW", 245, "00", "", 9, 9),
    of("GY", 592, "001", "", 7, 7),
    of("HK", 852, "00", "", 8, 8),
    of("HN", 504, "00", "", 8, 8),
    of("HR", 385, "00", "0", 8, 9),
    of("HT", 509, "00", "", 8, 8),
    of("HU", 36, "00", "06", 8, 9),
    of("ID", 62, "00", "0", 7, 12),
    of("IE", 353, "00", "0", 7, 10),
    of("IL", 972, "00", "0", 8, 12),
    of("IM", 44, "00", "0", 10, 10),
    of("IN", 91, "00", "0", 10, 10),
    of("IO", 246, "00", "", 7, 7),
    of("IQ", 964, "00", "0", 8, 10),
    of("IR", 98, "00", "0", 6, 10),
    of("IS", 354, "00", "", 7, 9),
    of("IT", 39, "00", "", 6, 12),
    of("JE", 44, "00", "0", 10, 10),
    of("JM", 1, "011", "1", 10, 10),
    of("JO", 962, "00", "0", 8, 9),
    of("JP", 81, "010", "0", 9, 10),
    of("KE", 254, "000", "0", 7, 9),
    of("KG", 996, "00", "0", 9, 9),
    of("KH", 855, "00", "0", 8, 9),
    of("KI", 686, "00", "0", 5, 8),
    of("KM", 269, "00", "", 7, 7),
    of("KN", 1, "011", "1", 10, 10),
    of("KP", 850, "00", "0", 8, 10),
    of("KR", 82, "00", "0", 5, 10),
    of("KW", 965, "00", "", 8, 8),
    of("KY", 1, "011", "1", 10, 10),
    of("KZ", 7, "810", "8", 10, 10),
    of("LA", 856, "00", "0", 8, 10),
    of("LB", 961, "00", "0", 7, 8),
    of("LC", 1, "011", "1", 10, 10),
    of("LI", 423, "00", "0", 7, 9),
    of("LK", 94, "00", "0", 9, 9),
    of("LR", 231, "00", "0", 7, 9),
    of("LS", 266, "00", "", 8, 8),
    of("LT", 370, "00", "0", 8, 8),
    of("LU", 352, "00", "", 4, 11),
    of("LV", 371, "00", "", 8, 8),
    of("LY", 218, "00", "0", 9, 9),
    of("MA", 212, "00", "0", 9, 9),
    of("MC", 377, "00", "0", 8, 9),
    of("MD", 373, "00", "0", 8, 8),
    of("ME", 382, "00", "0", 8, 8),
    of("MF", 590, "00", "0", 9, 9),
    of("MG", 261, "00", "0", 9, 9),
    of("MH", 692, "011", "1", 7, 7),
    of("MK", 389, "00", "0", 8, 8),
    of("ML", 223, "00", "", 8, 8),
    of("MM", 95, "00", "0", 6, 10),
    of("MN", 976, "001", "0", 8, 10),
    of("MO", 853, "00", "", 8, 8),
    of("MP", 1, "011", "1", 10, 10),
    of("MQ", 596, "00", "0", 9, 9),
    of("MR", 222, "00", "", 8, 8),
    of("MS", 1, "011", "1", 10, 10),
    of("MT", 356, "00", "", 8, 8),
    of("MU", 230, "020", "", 7, 8),
    of("MV", 960, "00", "", 7, 7),
    of("MW", 265, "00", "0", 7, 9),
    of("MX", 52, "00", "", 10, 10),
    of("MY", 60, "00", "0", 8, 10),
    of("MZ", 258, "00", "", 8, 9),
    of("NA", 264, "00", "0", 8, 9),
    of("NC", 687, "00", "", 6, 6),
    of("NE", 227, "00", "", 8, 8),
    of("NF", 672, "00", "", 6, 6),
    of("NG", 234, "009", "0", 10, 10),
    of("NI", 505, "00", "", 8, 8),
    of("NL", 31, "00", "0", 9, 11),
    of("NO", 47, "00", "", 8, 8),
    of("NP", 977, "00", "0", 8, 10),
    of("NR", 674, "00", "", 7, 7),
    of("NU", 683, "00", "", 4, 7),
    of("NZ", 64, "00", "0", 8, 10),
    of("OM", 968, "00", "", 8, 8),
    of("PA", 507, "00", "", 7, 8),
    of("PE", 51, "00", "0", 8, 9),
    of("PF", 689, "00", "", 8, 8),
    of("PG", 675, "00", "", 7, 8),
    of("PH", 63, "00", "0", 6, 10),
    of("PK", 92, "00", "0", 9, 10),
    of("PL", 48, "00", "", 7, 9),
    of("PM", 508, "00", "0", 6, 9),
    of("PR", 1, "011", "1", 10, 10),
    of("PS", 970, "00", "0", 8, 9),
    of("PT", 351, "00", "", 9, 9),
    of("PW", 680, "00", "", 7, 7),
    of("PY", 595, "00", "0", 7, 9),
    of("QA", 974, "00", "", 8, 8),
    of("RE", 262, "00", "0", 9, 9),
    of("RO", 40, "00", "0", 6, 9),
    of("RS", 381, "00", "0", 7, 12),
    of("RU", 7, "810", "8", 10, 10),
    of("RW", 250, "00", "0", 8, 9),
    of("SA", 966, "00", "0", 9, 9),
    of("SB", 677, "00", "", 5, 7),
    of("SC", 248, "00", "", 7, 7),
    of("SD", 249, "00", "0", 9, 9),
    of("SE", 46, "00", "0", 7, 9),
    of("SG", 65, "00", "", 8, 8),
    of("SH", 290, "00", "", 4, 5),
    of("SI", 386, "00", "0", 8, 8),
    of("SJ", 47, "00", "", 8, 8),
    of("SK", 421, "00", "0", 6, 9),
    of("SL", 232, "00", "0", 8, 8),
    of("SM", 378, "00", "", 8, 10),
    of("SN", 221, "00", "", 9, 9),
    of("SO", 252, "00", "0", 6, 9),
    of("SR", 597, "00", "", 6, 7),
    of("SS", 211, "00", "0", 9, 9),
    of("ST", 239, "00", "", 7, 7),
    of("SV", 503, "00", "", 8, 8),
    of("SX", 1, "011", "1", 10, 10),
    of("SY", 963, "00", "0", 8, 9),
    of("SZ", 268, "00", "", 8, 8),
    of("TA", 290, "00", "", 4, 4),
    of("TC", 1, "011", "1", 10, 10),
    of("TD", 235, "00", "", 8, 8),
    of("TG", 228, "00", "", 8, 8),
    of("TH", 66, "00", "0", 8, 9),
    of("TJ", 992, "810", "", 9, 9),
    of("TK", 690, "00", "", 4, 7),
    of("TL", 670, "00", "", 7, 8),
    of("TM", 993, "810", "8", 8, 8),
    of("TN", 216, "00", "", 8, 8),
    of("TO", 676, "00", "", 5, 7),
    of("TR", 90, "00", "0", 10, 10),
    of("TT", 1, "011", "1", 10, 10),
    of("TV", 688, "00", "", 5, 7),
    of("TW", 886, "00", "0", 8, 9),
    of("TZ", 255, "00", "0", 9, 9),
    of("UA", 380, "00", "0", 9, 9),
    of("UG", 256, "00", "0", 9, 9),
    of("US", 1, "011", "1", 10, 10),
    of("UY", 598, "00", "0", 8, 8),
    of("UZ", 998, "00", "", 9, 9),
    of("VA", 39, "00", "", 6, 11),
    of("VC", 1, "011", "1", 10, 10),
    of("VE", 58, "00", "0", 10, 10),
    of("VG", 1, "011", "1", 10, 10),
    of("VI", 1, "011", "1", 10, 10),
    of("VN", 84, "00", "0", 9, 10),
    of("VU", 678, "00", "", 5, 7),
    of("WF", 681, "00", "", 6, 6),
    of("WS", 685, "0", "", 5, 10),
    of("XK", 383, "00", "0", 8, 12),
    of("YE", 967, "00", "0", 7, 9),
    of("YT", 262, "00", "0", 9, 9),
    of("ZA", 27, "00", "0", 5, 9),
    of("ZM", 260, "00", "0", 9, 9),
    of("ZW", 263, "00", "0", 5, 10),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_found_by_its_code() {
        assert_eq!(Region::parse("gb").map(|it| (it.id, it.calling)), Some(("GB", 44)));
        assert_eq!(Region::parse("UK"), None);
        assert_eq!(Region::parse(""), None);
        for region in &REGIONS {
            assert_eq!(Region::parse(region.id), Some(region));
        }
    }

    /// So that a number after `+` is read without knowing which of them it is
    /// of, and where its calling code ends.
    #[test]
    fn regions_of_one_calling_code_share_the_prefix_and_no_code_begins_another() {
        for region in &REGIONS {
            assert!(Region::calling(region.calling).all(|it| it.trunk == region.trunk));
            let digits = region.calling.to_string();
            assert!(region.shortest <= region.longest && digits.len() + region.longest <= 15);
            for other in &REGIONS {
                let longer = other.calling.to_string();
                assert!(longer == digits || !longer.starts_with(&digits), "{digits} {longer}");
            }
        }
    }
}
