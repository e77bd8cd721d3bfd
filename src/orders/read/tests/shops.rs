//! Files of orders with all that can be in them, and how they are read.

use proptest::prelude::*;

/// Most of what a row can say.
pub(super) const ROWS: &str = r#"
    [[orders]]
    name = "North"
    format = "columns"
    [orders.columns]
    order = "id"
    customer = "who"
    date = "when"
    amount = "amount"
    discount = "off"
    status = "status"
    product = "what"
    category = "currency"
    account = "number"
    phone = "phone"
    customer_id = "number"
    [orders.rules]
    leave_out = [
        { column = "what", equals = "test", why = "a test" },
        { column = "what", has = "trade", why = "trade" },
    ]
    footer = ["Total"]
    [orders.rules.account]
    guest = ["", "3"]
    [orders.rules.status]
    counts = ["", "paid"]
    refunded = ["back"]
    leave_out = { void = "voided" }
"#;

/// Customers with several keys, and money of several currencies.
pub(super) const TERMS: &str = r#"
    [shop]
    currency = "GBP"
    [identity]
    email = ["tags", "dots"]
    phone = "GB"
    customer_id = true
    aliases = "aliases.csv"
    [currency]
    rates = "rates.csv"
"#;

pub(super) fn with_terms() -> String {
    let named = "customer_id = \"number\"\n";
    format!("{TERMS}{}", ROWS.replace(named, &format!("{named}currency = \"currency\"\n")))
}

/// With the cost of an order, which some name on a further row.
pub(super) fn with_cost(config: &str) -> String {
    config.replace("product = \"what\"", "product = \"what\"\ncost = \"amount\"")
}

/// With that of a unit, which some rows lack.
pub(super) fn with_unit_cost() -> String {
    let named = "coupon = \"phone\"";
    MORE.replace(named, &format!("{named}\nunit_cost = \"off\""))
}

/// Everything else that a row can be asked at a glance.
pub(super) const MORE: &str = r#"
    [[orders]]
    format = "columns"
    [orders.columns]
    order = "id"
    order_start = "begun"
    customer = ["cancelled", "who"]
    date = "when"
    amount = "amount"
    quantity = "number"
    unit_price = "off"
    status = "status"
    cancelled = "cancelled"
    country = ["cancelled", "currency", "what"]
    coupon = "phone"
    category = ["what", "cancelled"]
    account = "status"
    [orders.rules]
    decimal = ","
    date_format = ["%d.%m.%Y", "%Y-%m-%d"]
    amount_without = ["discount"]
    credit_note = { column = "what", starts_with = "a " }
    guest = ["x", "-"]
    footer = ["Tür"]
    leave_out = [{ column = "currency", equals = "gbp", why = "pounds" }]
    [orders.rules.account]
    guest = ["VOID"]
    account = ["paid", "back"]
    [orders.rules.status]
    counts = ["", "paid"]
    leave_out = { void = "voided", back = "back" }
"#;

/// Whose labels all stand beside each other, some in quotes, and some longer
/// than what is looked up at once.
pub(super) const TOGETHER: &str = r#"
    [[orders]]
    name = "South"
    format = "columns"
    [orders.columns]
    order = "id"
    customer = "who"
    date = "when"
    amount = "amount"
    refunded = "off"
    status = "status"
    product = ["what"]
    coupon = "phone"
    category = "number"
    country = "phone"
    [orders.rules.status]
    counts = ["", "paid", "back"]
    leave_out = { void = "voided" }
"#;

/// Whose lines each have an amount and a status.
pub(super) fn by_line() -> String {
    let counts = "counts = [\"\", \"paid\"]\nrefunded = [\"back\"]";
    let rules = TOGETHER.replace("counts = [\"\", \"paid\", \"back\"]", counts);
    let rules = rules.replace(
        "[orders.rules.status]",
        "[orders.rules]\namount_per = \"line\"\n[orders.rules.status]",
    );
    rules.replace("country = \"phone\"", "country = \"phone\"\ncost = \"number\"")
}

/// A file as [`MORE`] has it.
pub(super) fn with_commas(text: &str) -> String {
    text.replace(',', ";").replace(".5;", ",5;")
}

/// The header of [`rows`].
pub(super) const HEADER: &str =
    "id,who,when,amount,off,status,what,phone,number,currency,cancelled,begun\n";

pub(super) fn rows() -> impl Strategy<Value = String> {
    let what = ["tea", "a \"\"quote\"\"", "two\nlines", "test", "", "Tür", "tea, trade"];
    let row = (
        prop_oneof![60 => Just(1_u32), 12 => Just(0_u32), 1 => 0_u32..9],
        0..6_u32,
        0..500_i32,
        prop_oneof![9 => (0..5000_i32).prop_map(|it| format!("{it}.5")), 1 => Just("-3".to_string()), 1 => Just("0".to_string())],
        prop::sample::select(vec!["paid", "paid", "", "void", "back"]),
        prop::sample::select(what.to_vec()),
        (0..9_u32, 0..6_u32, prop::sample::select(vec!["", "", "GBP", "EUR", "EUR"])),
        (
            prop::sample::select(vec!["", "", "1.5", "-"]),
            prop_oneof![20 => Just(""), 1 => Just("x")],
            prop_oneof![40 => Just(None), 1 => Just(Some("")), 2 => Just(Some("2"))],
        ),
    );
    // Most amounts are bare; a few files are of another currency here and there.
    let sign = prop::sample::select(vec!["", "", "", "£", "€", "$", "GBP "]);
    let odd = prop_oneof![9 => Just(None), 1 => (0..60_usize).prop_map(Some)];
    (prop::collection::vec(row, 1..60), sign, odd).prop_map(|(rows, sign, odd)| {
        let mut text = String::from(HEADER);
        let mut id = 0;
        for (at, row) in rows.into_iter().enumerate() {
            let (step, who, day, amount, status, what, of_order, others) = row;
            let ((phone, number, currency), (off, cancelled, begun)) = (of_order, others);
            let sign = if odd == Some(at) { "¥" } else { sign };
            let amount =
                if day % 3 == 0 && !amount.is_empty() { format!("{sign}{amount}") } else { amount };
            id = if step > 1 { step } else { id + step };
            let day = crate::units::Day(18_000 + day);
            // There are rates of dollars from 2020 on only.
            let is_dollar = (who, number) == (2, 5);
            let who = match who {
                _ if step == 0 => String::new(),
                0 => "a.da@gmail.com".into(),
                1 => "ada+b@googlemail.com".into(),
                5 => String::new(),
                who => format!("p{who}@example.com"),
            };
            // Most further rows of an order leave out what stands once.
            let amount = if step == 0 && phone < 8 { String::new() } else { amount };
            let phone = if phone < 4 { format!("020 7946 001{phone}") } else { "-".into() };
            let currency = if step == 0 {
                ""
            } else if is_dollar {
                "USD"
            } else {
                currency
            };
            // What is taken off is said once, and so is where an order begins.
            let begun = begun.unwrap_or(if step == 0 { "" } else { "1" });
            let off = if step == 0 { "" } else { off };
            text += &format!(
                "#{id},{who},{day},{amount},{off},{status},\"{what}\",{phone},{number},{currency},\
                 {cancelled},{begun}\n"
            );
        }
        text
    })
}
