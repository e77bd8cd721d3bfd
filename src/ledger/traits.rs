//! What the first orders of customers tell.

use crate::units::Money;

/// What the first order of a customer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// How the customer came.
    Channel,
    /// Where the order went.
    Country,
    /// The product with the largest amount.
    Product,
    /// A voucher that was used.
    Coupon,
    /// The kind of product with the largest amount.
    Category,
    /// Whether it was ordered with an account or as a guest.
    Account,
}

impl Trait {
    /// Every trait, in the order of [`crate::orders::Traits::all`].
    pub const ALL: [Trait; 6] = [
        Trait::Channel,
        Trait::Country,
        Trait::Product,
        Trait::Coupon,
        Trait::Category,
        Trait::Account,
    ];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Trait::Channel => "channel",
            Trait::Country => "country",
            Trait::Product => "product",
            Trait::Coupon => "coupon",
            Trait::Category => "category",
            Trait::Account => "account",
        }
    }
}

/// Customers whose first orders have a trait in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct First {
    /// How many.
    pub customers: u64,
    /// Of them, with two orders ever or more.
    pub repeaters: u64,
    /// Net revenue ever of all of them.
    pub net: Money,
}
