//! What columns are for.

use serde::{Deserialize, Serialize};

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
    /// A telephone number of who ordered. Read only if `[identity]` asks for it.
    Phone,
    /// The store's number of who ordered. Read only if `[identity]` asks for it.
    CustomerId,
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
    /// What kind of product was bought.
    Category,
    /// Whether it was ordered with an account or as a guest.
    Account,
    /// What the goods of the order, or of the line, cost the shop.
    Cost,
    /// What one unit costs the shop. `cost` wins over quantity × unit cost.
    UnitCost,
}

impl Role {
    /// Every role, in order.
    pub const ALL: [Role; 25] = [
        Role::Order,
        Role::OrderStart,
        Role::Customer,
        Role::Phone,
        Role::CustomerId,
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
        Role::Category,
        Role::Account,
        Role::Cost,
        Role::UnitCost,
    ];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Role::Order => "order",
            Role::OrderStart => "order_start",
            Role::Customer => "customer",
            Role::Phone => "phone",
            Role::CustomerId => "customer_id",
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
            Role::Category => "category",
            Role::Account => "account",
            Role::Cost => "cost",
            Role::UnitCost => "unit_cost",
        }
    }
}
