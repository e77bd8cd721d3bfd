//! `perennial.toml` as a value. Nothing else reads configuration.
//!
//! The column roles and row rules are also what a format file says about an
//! export layout, so both share [`Columns`] and [`Rules`].

mod contacts;
mod day;
mod error;
mod identity;
mod loyalty;
mod region;
mod role;
mod stage;
mod targets;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::units::Currency;

pub use contacts::{Contacts, Detail};
pub use day::day;
pub use error::{Error, bad, is_of_file, near, nearest, parse};
pub use identity::{Currencies, Identity, Ignored};
pub use loyalty::Loyalty;
pub use region::Region;
pub use role::Role;
pub use stage::StageLines;
pub use targets::Targets;
pub use words::{OneOrMany, near_currency};

/// The name of a project's configuration file.
pub const FILE: &str = "perennial.toml";

/// A project: the shop, and where its orders are.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Facts and thresholds of the shop.
    pub shop: Shop,
    /// By what two customers are known to be one.
    pub identity: Identity,
    /// Money of other currencies than the report's.
    pub currency: Currencies,
    /// Terms of a loyalty programme; [`Shop::loyalty`] has them too.
    pub loyalty: Loyalty,
    /// What the shop wants its numbers to be.
    pub targets: Targets,
    /// Order files, a section for each layout.
    pub orders: Vec<Orders>,
}

/// Facts and thresholds of the shop. Every key may be left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shop {
    /// As the report's title names it.
    pub name: String,
    /// Languages of the pages; the first has the places without a name.
    #[serde(deserialize_with = "words::languages")]
    pub locales: Vec<String>,
    /// The report's currency; the files' own when absent.
    #[serde(deserialize_with = "words::currency")]
    pub currency: Option<Currency>,
    /// Where days and months are cut; as the files write them when absent.
    #[serde(deserialize_with = "words::zone")]
    pub time_zone: Option<TimeZone>,
    /// What is sold, as benchmark files name it ("tea", "apparel").
    pub vertical: Option<String>,
    /// A customer is active for this many days after an order; [`ACTIVE_DAYS`]
    /// when absent. At least 31, so that nobody lapses within the month of an
    /// order.
    #[serde(deserialize_with = "words::active_days")]
    pub active_days: Option<u32>,
    /// Orders ever that make a loyal customer.
    #[serde(deserialize_with = "words::at_least_two")]
    pub loyal_orders: u32,
    /// Groups with fewer customers are not broken out.
    pub privacy_threshold: u64,
    /// By how much an amount is worth less a year later, 0 to 1.
    #[serde(deserialize_with = "words::share")]
    pub discount_rate: f64,
    /// From where on the store has come how far.
    pub stage: StageLines,
    /// Terms of a loyalty programme, from a section of their own.
    #[serde(skip)]
    pub loyalty: Loyalty,
}

/// The activity window when the shop sets none: a year has each season once.
pub const ACTIVE_DAYS: u32 = 365;

impl Shop {
    /// The activity window in days, whether it was set or not.
    pub fn active_days(&self) -> u32 {
        self.active_days.unwrap_or(ACTIVE_DAYS)
    }
}

impl Default for Shop {
    fn default() -> Shop {
        Shop {
            name: String::new(),
            locales: vec!["en".into()],
            currency: None,
            time_zone: None,
            vertical: None,
            active_days: None,
            loyal_orders: 5,
            privacy_threshold: 10,
            discount_rate: 0.1,
            stage: StageLines::default(),
            loyalty: Loyalty::default(),
        }
    }
}

/// Order files of one layout. Written again, it has the keys that were set.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Orders {
    /// The store they are of: the channel of orders whose rows name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Paths or patterns (`data/*.csv`), relative to the configuration file.
    pub files: Vec<String>,
    /// A format's name, `auto` to go by the header, or `columns`.
    pub format: String,
    /// The sheet of a workbook; the only one that has orders when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Which bytes stand for which letters; told from the file when absent.
    #[serde(deserialize_with = "words::encoding", serialize_with = "words::encoding_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<&'static Encoding>,
    /// With `columns`: which header plays which role.
    #[serde(skip_serializing_if = "Columns::is_empty")]
    pub columns: Columns,
    /// Which header says how a customer is reached.
    #[serde(skip_serializing_if = "Contacts::is_empty")]
    pub contacts: Contacts,
    /// What a row is, beyond its columns. Adds to the format's own rules.
    #[serde(skip_serializing_if = "Rules::is_empty")]
    pub rules: Rules,
}

impl Default for Orders {
    fn default() -> Orders {
        Orders {
            name: None,
            files: Vec::new(),
            format: "auto".into(),
            sheet: None,
            encoding: None,
            columns: Columns::default(),
            contacts: Contacts::default(),
            rules: Rules::default(),
        }
    }
}

/// Which header plays which role. Several headers for one role are tried in
/// order, and the first cell that is not blank counts.
pub type Columns = BTreeMap<Role, OneOrMany>;

/// Parts of an order that its amount may already be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The amount is after discounts.
    Discount,
    /// The amount is before tax.
    Tax,
    /// The amount is without delivery.
    Shipping,
}

/// What a row is, beyond its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// Rows that only take money back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_note: Option<Test>,
    /// Rows that are no orders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leave_out: Vec<LeaveOut>,
    /// What the words in the status column mean.
    #[serde(skip_serializing_if = "Statuses::is_empty")]
    pub status: Statuses,
    /// What the amount does not contain, so that it is not taken off twice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amount_without: Vec<Part>,
    /// Whether amounts stand once for an order or on each of its lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_per: Option<Per>,
    /// The decimal mark; a point when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Mark>,
    /// How dates are written, in strptime's letters (`%d/%m/%Y %H:%M`), or
    /// `excel` or `excel1904` for days as spreadsheets count them, tried in
    /// order. Year first (`2024-03-31`, with or without a time and an
    /// offset) needs none.
    #[serde(skip_serializing_if = "OneOrMany::is_empty")]
    pub date_format: OneOrMany,
    /// Abbreviated names of months in the language of the file, where they are
    /// not English ones, with the English one of each (`Dez` to `Dec`).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub months: BTreeMap<String, String>,
    /// The zone of times without an offset, when it is not the shop's.
    #[serde(deserialize_with = "words::zone", serialize_with = "words::zone_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<TimeZone>,
    /// Cells in the customer's column that mean nobody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guest: Vec<String>,
    /// What the words in the account's column mean.
    #[serde(skip_serializing_if = "Accounts::is_empty")]
    pub account: Accounts,
    /// What a cell of a record contains that is no row but stands at the end of
    /// a file, with at most three cells filled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub footer: Vec<String>,
}

impl Rules {
    fn is_empty(&self) -> bool {
        *self == Rules::default()
    }
}

/// How often amounts stand in the rows of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once, or the same on each row.
    Order,
    /// On each row its own, to be added up.
    Line,
}

/// A decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Mark {
    /// `1,234.50`.
    #[default]
    #[serde(rename = ".")]
    Point,
    /// `1.234,50`.
    #[serde(rename = ",")]
    Comma,
}

/// A condition on one cell.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "words::WireTest", into = "words::WireTest")]
pub struct Test {
    /// Header of the column.
    pub column: String,
    /// What the cell has to be.
    pub is: Is,
}

/// What a cell can be asked to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Is {
    /// It begins so.
    StartingWith(String),
    /// It is this, without regard to case.
    Equal(String),
    /// It is a list, divided by commas, in which this occurs, without regard to
    /// case. Such a list (tags) is of the whole order and may stand on one of
    /// its rows only, so a rule with it leaves out all of them.
    Having(String),
}

/// Rows to leave out, and why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "words::WireLeaveOut", into = "words::WireLeaveOut")]
pub struct LeaveOut {
    /// Which rows.
    pub test: Test,
    /// The reason that the data page prints.
    pub why: String,
}

/// What the words in a status column mean, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Statuses {
    /// Orders that count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<String>,
    /// Orders that count and were paid back in full, in a file that does not
    /// write how much.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refunded: Vec<String>,
    /// Orders that do not: word to reason.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub leave_out: BTreeMap<String, String>,
}

impl Statuses {
    fn is_empty(&self) -> bool {
        *self == Statuses::default()
    }
}

/// What the cells of an account's column mean, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accounts {
    /// Cells of guests. With an empty text among them a blank cell is a guest's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guest: Vec<String>,
    /// Cells of customers with an account. Without any, whatever is no guest's is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub account: Vec<String>,
}

impl Accounts {
    fn is_empty(&self) -> bool {
        *self == Accounts::default()
    }
}

impl Config {
    /// Reads the configuration in `path`.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when the file cannot be read; [`Error::Bad`] with the line
    /// of the first key or value that is not understood.
    pub fn read(path: &Path) -> Result<Config, Error> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| Error::Io { path: path.into(), source })?;
        Config::from_text(&text, path)
    }

    /// As [`Config::read`], from text that is already at hand; `path` is for
    /// messages.
    ///
    /// # Errors
    ///
    /// [`Error::Bad`] with the line of the first key or value that is not
    /// understood, or of rates that convert into no currency.
    pub fn from_text(text: &str, path: &Path) -> Result<Config, Error> {
        let mut config: Config = parse(text, path)?;
        config.shop.loyalty = config.loyalty.clone();
        config.targets.text = text.into();
        config.targets.path = path.into();
        match &config.currency.rates {
            Some(rates) if config.shop.currency.is_none() => {
                let what = "rates convert into the report's currency, and none is set";
                let hint = "set currency = \"GBP\" under [shop]".to_string();
                Err(bad(path, text, rates.span(), what.into(), Some(hint)))
            }
            _ => Ok(config),
        }
    }

    /// The configuration file of the folder `at`, if it has one.
    pub fn find(at: &Path) -> Option<PathBuf> {
        let path = at.join(FILE);
        path.is_file().then_some(path)
    }
}
