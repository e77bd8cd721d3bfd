//! What is peculiar to single export layouts, and layouts of a project's own.

use crate::formats::SHOP;
use crate::shop::{ASSETS, Folder, config, read};

/// Takings by day, as `2024-01-05 12.50`, of a text without a configuration:
/// orders before credit notes.
fn orders(text: &str) -> Vec<String> {
    let read = read(&[text.as_bytes()], &config(SHOP)).unwrap_or_else(|it| panic!("{it:?}"));
    let sums = read.days.iter().flat_map(|(day, takings)| {
        let all = takings.all();
        let sums = [(all.orders, all.net), (all.credit_notes, all.credits)].into_iter();
        let sums = sums.filter(|(count, _)| *count > 0);
        sums.map(move |(_, net)| format!("{day} {}", net.decimal(2)))
    });
    sums.collect()
}

#[test]
fn analytics_of_the_browser_has_refunds_of_their_own_day_and_some_rows_twice() {
    let text = "Date,Order #,Status,Customer,Customer type,Payment method,Product(s),Items sold,\
        Coupon(s),Net sales,Attribution\n\
        2024-01-05 10:12:00,7,Completed,Ada Example,new,Cash,2× Mug,2,,36,Direct\n\
        2024-01-05 10:12:00,7,Completed,Ada Example,new,Cash,2× Mug,2,,36,Direct\n\
        2024-02-01 09:00:00,7,Refunded,Ada Example,new,Cash,,-1,,-18,Direct\n\
        2024-02-02 09:00:00,7,Refunded,Ada Example,new,Cash,,,,-4.5,Direct\n\
        2024-02-03 09:00:00,8,Pending payment,Ben Sample,new,Cash,1× Mug,1,,18,Direct\n";
    assert_eq!(orders(text), ["2024-01-05 36.00", "2024-02-01 -18.00", "2024-02-02 -4.50"]);
}

#[test]
fn square_pays_back_in_parts_without_losing_the_sale() {
    let text = "Date,Time,Gross Sales,Discounts,Total Collected,Transaction ID,Event Type,Customer ID\n\
        2024-01-05,10:12:00,\"$1,036.00\",-$6.00,\"$1,030.00\",T1,Payment,C1\n\
        2024-02-01,10:00:00,-$30.00,$0.00,-$30.00,T1,Refund,C1\n\
        2024-02-01,11:00:00,-$18.00,$3.00,-$15.00,T1,Refund,C1\n";
    assert_eq!(orders(text), ["2024-01-05 1030.00", "2024-02-01 -45.00"]);
}

#[test]
fn square_pays_back_an_amount_or_items() {
    let text = "Date,Time,Gross Sales,Discounts,Partial Refunds,Total Collected,Transaction ID,Event Type,Customer ID\n\
        2024-01-05,10:12:00,$36.00,-$6.00,$0.00,$30.00,T1,Payment,C1\n\
        2024-02-01,10:00:00,$0.00,$0.00,-$5.00,-$5.00,T1,Refund,C1\n\
        2024-02-03,10:00:00,-$10.00,$0.00,$0.00,-$10.00,T1,Refund,C1\n";
    assert_eq!(orders(text), ["2024-01-05 30.00", "2024-02-01 -15.00"]);
}

#[test]
fn prestashop_has_refunded_orders_that_are_worth_nothing_after_all() {
    let text = "ID;Reference;New client;Delivery;Customer;Total;Payment;Status;Date\n\
        1;A;1;Italy;A. Example;$35.00;Cash;Refunded;2024-01-05 10:12:00\n\
        2;B;1;Italy;B. Sample;$20.00;Cash;Delivered;2024-01-06 10:12:00\n";
    assert_eq!(orders(text), ["2024-01-05 0.00", "2024-01-06 20.00"]);
}

#[test]
fn magento_writes_dates_in_several_ways() {
    let text = "ID,Purchase Point,Purchase Date,Grand Total (Base),Status,Customer Email\n\
        1,Main,\"Jan 5, 2024, 2:02:00 PM\",1,Complete,ada@example.com\n\
        2,Main,\"Jan 6, 2024 14:02:00 PM\",2,Complete,ada@example.com\n\
        3,Main,\"Jan 7, 2024 2:02:00 PM\",3,Complete,ada@example.com\n\
        4,Main,\"Jan 8, 2024, 14:02:00\",4,Suspected Fraud,ada@example.com\n\
        5,Main,\"Jan 9, 2024, 0:02:00\",5,processing,ada@example.com\n";
    let expected = ["2024-01-05 1.00", "2024-01-06 2.00", "2024-01-07 3.00", "2024-01-09 5.00"];
    assert_eq!(orders(text), expected);
}

#[test]
fn bigcommerce_has_guests_with_the_number_0_and_days_before_months() {
    let text = "Order ID,Order Date,Order Time,Order Status,Order Total (ex tax),Customer ID,Billing Email\n\
        1,03/04/2024,10:12:00,Shipped,10.00,0,ada@example.com\n\
        2,04/04/2024,10:12:00,Shipped,20.00,0,\n\
        3,13/04/2024,10:12:00,Incomplete,30.00,7,\n\
        4,14/04/2024,10:12:00,Awaiting Fulfillment,40.00,7,\n";
    assert_eq!(orders(text), ["2024-04-03 10.00", "2024-04-04 20.00", "2024-04-14 40.00"]);
}

#[test]
fn stripe_is_read_in_its_newer_spelling_and_moved_to_the_shops_zone() {
    let text = "id,Created date (UTC),Amount,Amount Refunded,Currency,Mode,Status,Customer Email\n\
        ch_1,2024-02-01 04:30:00,30.00,10.00,usd,Live,Paid,chi@example.org\n\
        ch_2,2024-02-01 04:30:00,30.00,0.00,usd,test,Paid,chi@example.org\n";
    assert_eq!(orders(text), ["2024-01-31 20.00"]);
}

#[test]
fn a_layout_of_the_projects_own_is_known_by_its_header_or_takes_the_place_of_ours() {
    let folder = Folder::new();
    let till = "title = \"Till, day book\"\nverified = \"by its owner\"\ndetect = [\"Slip\", \"Card\"]\n\
        [columns]\norder = \"Slip\"\ncustomer = \"Card\"\ndate = \"Day\"\namount = \"Paid\"\n";
    folder.put("content/formats/till.toml", till);
    folder.put("till.csv", "Slip,Card,Day,Paid\n1,c1,2024-01-05,5.00\n2,c2,2024-02-29,7.00\n");
    folder.put("perennial.toml", "[shop]\ncurrency = \"GBP\"\n[[orders]]\nfiles = [\"*.csv\"]\n");
    let seen = folder.run(&["inspect", "till.csv"]);
    assert!(seen.out.contains("till (Till, day book)"), "{}", seen.out);
    folder.build(&[]);
    assert_eq!(folder.json("site/2024-02/report.json")["data"]["orders"], 2);

    folder.put("content/formats/till.toml", till.replace("Slip\", \"Card", "Nothing of it"));
    assert_eq!(folder.run(&["build"]).code, Some(2));
    let (_, ours) =
        ASSETS.below("content/formats/", ".toml").find(|it| it.0.contains("stripe")).unwrap();
    folder.put(
        "content/formats/stripe.toml",
        ours.replace("counts = [", "counts = [\"on the house\", "),
    );
    let row = "ch_1,2024-02-01 04:30:00,30.00,0.00,gbp,Live,On the house,chi@example.org";
    let header = "id,Created (UTC),Amount,Amount Refunded,Currency,Mode,Status,Customer Email";
    folder.put("till.csv", format!("{header}\n{row}\n"));
    let seen = folder.run(&["inspect", "till.csv"]);
    assert!(seen.out.contains("On the house                     1 rows  counts"), "{}", seen.out);
}

#[test]
fn a_refunded_order_of_named_columns_is_paid_back_whole_unless_a_column_says_how_much() {
    let header = "order,customer,date,amount,refunded,status";
    let text = format!(
        "{header}\n1,ada@example.com,2024-01-05,36.00,,Refunded\n\
         2,ada@example.com,2024-01-06,36.00,0.00,refunded\n\
         3,ada@example.com,2024-01-07,36.00,6.00,refunded\n\
         4,ada@example.com,2024-01-08,36.00,,Partially refunded\n"
    );
    let roles = ["order", "customer", "date", "amount", "status"];
    let roles: String = roles.iter().map(|role| format!("{role} = \"{role}\"\n")).collect();
    let columns = format!("{SHOP}[[orders]]\nformat = \"columns\"\n[orders.columns]\n{roles}");
    let net = |settings: &str| -> Vec<String> {
        let read = read(&[text.as_bytes()], &config(settings)).unwrap();
        read.days.values().map(|takings| takings.all().net.decimal(0)).collect()
    };
    assert_eq!(net(&columns), ["0", "0", "0", "36"]);
    assert_eq!(net(&format!("{columns}refunded = \"refunded\"\n")), ["0", "0", "30", "36"]);
}
