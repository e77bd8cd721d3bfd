//! `perennial.toml` as a value. Nothing else reads configuration.
//!
//! The column roles and row rules are also what a format file says about an
//! export layout, so both share [`Columns`] and [`Rules`].

mod error;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::units::Currency;

pub use error::{Error, bad, near, nearest, parse};
pub use words::OneOrMany;

/// The name of a project's configuration file.
pub const FILE: &str = "perennial.toml";

/// A project: the shop, and where its orders are.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Facts and thresholds of the shop.
    pub shop: Shop,
    /// Order files, a section for each layout.
    pub orders: Vec<Orders>,
}

/// Facts and thresholds of the shop. Every key may be left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shop {
    /// As the report's title names it.
    pub name: String,
    /// The report's currency; the files' own when absent.
    #[serde(deserialize_with = "words::currency")]
    pub currency: Option<Currency>,
    /// Where days and months are cut; as the files write them when absent.
    #[serde(deserialize_with = "words::zone")]
    pub time_zone: Option<TimeZone>,
    /// What is sold, as benchmark files name it ("tea", "apparel").
    pub vertical: Option<String>,
    /// A customer is active for this many days after an order. At least 31,
    /// so that nobody lapses within the month of an order.
    #[serde(deserialize_with = "words::active_days")]
    pub active_days: u32,
    /// Orders ever that make a loyal customer.
    #[serde(deserialize_with = "words::at_least_two")]
    pub loyal_orders: u32,
    /// Groups with fewer customers are not broken out.
    pub privacy_threshold: u64,
}

impl Default for Shop {
    fn default() -> Shop {
        Shop {
            name: String::new(),
            currency: None,
            time_zone: None,
            vertical: None,
            active_days: 365,
            loyal_orders: 5,
            privacy_threshold: 10,
        }
    }
}

/// Order files of one layout. Written again, it has the keys that were set.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Orders {
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
    /// What a row is, beyond its columns. Adds to the format's own rules.
    #[serde(skip_serializing_if = "Rules::is_empty")]
    pub rules: Rules,
}

impl Default for Orders {
    fn default() -> Orders {
        Orders {
            files: Vec::new(),
            format: "auto".into(),
            sheet: None,
            encoding: None,
            columns: Columns::default(),
            rules: Rules::default(),
        }
    }
}

/// Which header plays which role. Several headers for one role are tried in
/// order, and the first cell that is not blank counts.
pub type Columns = BTreeMap<Role, OneOrMany>;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Rows with the same value are one order. Without it each row is one.
    Order,
    /// Tells apart two orders that share a value in `order`: filled on the first
    /// row of each, and blank or the same on its other rows.
    OrderStart,
    /// Who ordered: an e-mail or a customer number.
    Customer,
    /// When the order was placed.
    Date,
    /// The time of day, when it has a column of its own.
    Time,
    /// Units on the line.
    Quantity,
    /// Price of one unit.
    UnitPrice,
    /// What the order was worth. Wins over quantity × unit price.
    Amount,
    /// Taken off the amount, and no revenue.
    Discount,
    /// Paid back later, and no revenue.
    Refunded,
    /// Tax inside the amount, and no revenue.
    Tax,
    /// Delivery inside the amount, and no revenue.
    Shipping,
    /// ISO 4217 code of the amounts.
    Currency,
    /// A word that says whether the order counts.
    Status,
    /// Filled when the order was cancelled.
    Cancelled,
    /// Where it went.
    Country,
    /// How the customer came.
    Channel,
    /// What was bought.
    Product,
    /// A voucher that was used.
    Coupon,
}

impl Role {
    /// Every role, in order.
    pub const ALL: [Role; 19] = [
        Role::Order,
        Role::OrderStart,
        Role::Customer,
        Role::Date,
        Role::Time,
        Role::Quantity,
        Role::UnitPrice,
        Role::Amount,
        Role::Discount,
        Role::Refunded,
        Role::Tax,
        Role::Shipping,
        Role::Currency,
        Role::Status,
        Role::Cancelled,
        Role::Country,
        Role::Channel,
        Role::Product,
        Role::Coupon,
    ];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Role::Order => "order",
            Role::OrderStart => "order_start",
            Role::Customer => "customer",
            Role::Date => "date",
            Role::Time => "time",
            Role::Quantity => "quantity",
            Role::UnitPrice => "unit_price",
            Role::Amount => "amount",
            Role::Discount => "discount",
            Role::Refunded => "refunded",
            Role::Tax => "tax",
            Role::Shipping => "shipping",
            Role::Currency => "currency",
            Role::Status => "status",
            Role::Cancelled => "cancelled",
            Role::Country => "country",
            Role::Channel => "channel",
            Role::Product => "product",
            Role::Coupon => "coupon",
        }
    }
}

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
    /// The zone of times without an offset, when it is not the shop's.
    #[serde(deserialize_with = "words::zone", serialize_with = "words::zone_name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<TimeZone>,
    /// Cells in the customer's column that mean nobody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guest: Vec<String>,
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
    /// Orders that do not: word to reason.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub leave_out: BTreeMap<String, String>,
}

impl Statuses {
    fn is_empty(&self) -> bool {
        *self == Statuses::default()
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
    /// understood.
    pub fn from_text(text: &str, path: &Path) -> Result<Config, Error> {
        parse(text, path)
    }

    /// The configuration file of the folder `at`, if it has one.
    pub fn find(at: &Path) -> Option<PathBuf> {
        let path = at.join(FILE);
        path.is_file().then_some(path)
    }
}
