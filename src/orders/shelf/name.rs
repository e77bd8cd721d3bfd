//! What an entry is called: a hash of all that what is read of a file depends
//! on, so that an entry with the right name is the right one.

use blake3::{Hash, Hasher};

use crate::config;
use crate::config::Shop;
use crate::orders::opening::Opening;
use crate::orders::read::File;
use crate::orders::{Formats, Terms};

/// Tells this build of the program from every other: the hash of its source.
const PROGRAM: &str = env!("PERENNIAL_SOURCE");

/// What is the same for all files: the program, the formats, and the terms.
///
/// All of it is written out as its types are, so that what is added to one of
/// them is part of the name. What is not asked for when rows are read is left out
/// by name.
pub(super) fn common(formats: &Formats, terms: &Terms) -> Hash {
    of_program(PROGRAM, formats, terms)
}

pub(super) fn of_program(program: &str, formats: &Formats, terms: &Terms) -> Hash {
    // Pseudonyms are given when all rows are read.
    let Terms { shop, identity, rates, shelf: _, secret: _ } = terms;
    // Which rates were asked for is in the entry.
    hash(&[
        program,
        &format!("{formats:?}"),
        &format!("{:?}", of_rows(shop)),
        &format!("{:?} {}", identity.of_rows(), rates.is_some()),
    ])
}

/// The shop without what is said of it only after its orders are read.
fn of_rows(shop: &Shop) -> Shop {
    let shop = shop.clone();
    Shop {
        name: String::new(),
        vertical: None,
        active_days: None,
        loyal_orders: 0,
        privacy_threshold: 0,
        discount_rate: 0.0,
        ..shop
    }
}

/// The name of the entry of a file with this hash.
pub(super) fn name(common: &Hash, file: &File, content: &Hash) -> Hash {
    let File { opening, terms: _, store, remembers, tender, sum: _, block: _, progress: _ } = file;
    let Opening { source: _, section, formats: _, shop: _ } = opening;
    // Which files the section has is settled; this is one of them.
    let section = config::Orders { files: Vec::new(), ..(*section).clone() };
    let basis = format!("{section:?} {store:?} {remembers} {tender:?}");
    hash(&[&common.to_hex(), &content.to_hex(), &basis])
}

fn hash(parts: &[&str]) -> Hash {
    let mut hasher = Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    hasher.finalize()
}
